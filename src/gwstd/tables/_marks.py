"""List marks and outline numbers: what stands before an element or a name, and which number it is."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from gwstd.domain.numerals import value

BULLETS: Final = "●○〇◯•·∙◆◇■□▪▫▲△▶►➢➤➣★☆※◎⊙♦◘－❖▸▹✓✔*\uf0b7\uf0d8\uf06c\uf06e\uf075\uf0a7\uf0fc\uf076"
_HAN: Final = "[一二三四五六七八九十]"
_FIGURE: Final = re.compile(
    r"(?:岁|周岁|万[元人户亩吨]|亿|元|%|％|‰|℃|倍|公里|千米|平方|吨|亩|公斤|小时|分钟|个月|个?工作日|[A-Za-z]|[-—~～至到+＋·]\d)"
)
_DAYS: Final = re.compile(
    r"(?:3[.．]15|12[.．]4|5[.．]12|11[.．]9|4[.．]15|6[.．]26|12[.．]1|6[.．]5|10[.．]17|9[.．]8)(?=[”\"]?\s*(?:消费|国家|国际|世界|全国|全民|宪法|法制|防灾|减灾|消防|禁毒|艾滋|宣传|活动|主题))"
)
"""Days that are named by their date; 3.15 in 3.15消费维权活动 is no number of a list."""
_BELOW_ONE: Final = re.compile(r"0[.．]\d")
_LEVELLED: Final = re.compile(
    r"(\d{1,2}(?:[.．]\d{1,2}(?!\d)){1,3}|\d{1,2}(?:-\d{1,2}(?!\d)){1,2})(?:[.．、](?!\d{1,2}\D)|(?=\D|$))\s*"
)
_NUMBER: Final = re.compile(
    r"(\d{1,3})\s*(?:(?!、\d{1,5}[、和及与/])[.．、)）](?!\d{1,2}\s*[年月日](?!\w))|[，,。:：·](?=\s*[\u4e00-\u9fff《“]))\s*"
)
_BRACKETED: Final = re.compile(rf"[（(\[［【〔<]\s*(\d{{1,2}}|{_HAN}{{1,3}})\s*[）)\]］】〕>]\s*[.、．]?\s*")
_SIGN: Final = re.compile(r"([①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿➀-➉㊀-㊉])\s*[.、．]?\s*")
_COUNTED: Final = re.compile(rf"({_HAN}{{1,3}})\s*[、.．](?!{_HAN}{{1,2}}[级类项、])\s*")
_CHAPTER: Final = re.compile(rf"(第\s*(?:{_HAN}{{1,3}}|\d{{1,2}})\s*(?:章|节|编|篇|部分))[、:：\s]*")
_LETTER: Final = re.compile(r"([A-Za-z])[.．、)）]\s*(?=[\u4e00-\u9fff《“])")
_ROMAN: Final = re.compile(r"([Ⅰ-Ⅻ]|[IVX]{1,4})[.．、)）]\s*(?=[\u4e00-\u9fff《“])")
_SIGNS: Final = (("①", 1, 20), ("⑴", 1, 20), ("⒈", 1, 20), ("㈠", 1, 10), ("❶", 1, 10), ("➀", 1, 10), ("㊀", 1, 10))


_DIGITS: Final = re.compile(r"\d+")
_UNITS: Final = frozenset("%％‰万亿元倍")


class Mark(NamedTuple):
    """A list mark: the sort of list it belongs to, its number there, as it is printed, and where the text goes on."""

    sort: str
    number: int
    text: str
    end: int


def at(text: str, start: int = 0) -> Mark | None:
    """The numbered mark that a text has at a place, or None."""
    if _DAYS.match(text, start) or _BELOW_ONE.match(text, start):
        return None
    if (match := _LEVELLED.match(text, start)) and not _FIGURE.match(text, match.end()):
        number = int(re.split("[.．-]", match[1])[-1])
        return Mark(f"level{len(re.split('[.．-]', match[1]))}", number, match[1], match.end())
    if (match := _NUMBER.match(text, start)) and not _decimal(text, match):
        return Mark("number", int(match[1]), match[1], match.end())
    if match := _BRACKETED.match(text, start):
        sort = "bracket" if match[1].isdigit() else "han bracket"
        return Mark(sort, value(match[1]) or 0, match[0].strip(), match.end())
    if match := _SIGN.match(text, start):
        return Mark("sign", _sign(match[1]), match[1], match.end())
    if match := _COUNTED.match(text, start):
        return Mark("han", value(match[1]) or 0, match[0].strip(), match.end())
    for sort, pattern in (("letter", _LETTER), ("roman", _ROMAN)):
        if match := pattern.match(text, start):
            return Mark(
                sort, ord(match[1][0].upper()) - ord("A") + 1 if sort == "letter" else 0, match[0].strip(), match.end()
            )
    return None


def chapter(text: str) -> Mark | None:
    """第一章, 第二部分 at the start of a text."""
    match = _CHAPTER.match(text)
    return Mark("chapter", 0, match[1], match.end()) if match and match.end() < len(text) else None


def _decimal(text: str, match: re.Match[str]) -> bool:
    """Whether the dot of a number is that of a figure: 2.5%, 1.5万元. A number of a list may stand before a figure:
    1.2024年度预算, 2.3岁以下."""
    if match[0].rstrip()[-1] not in ".．":
        return False
    after = _DIGITS.match(text, match.end())
    if after is None or len(after[0]) > 2 or match[0][-1].isspace():
        return False
    return text[after.end() : after.end() + 1] in _UNITS


def _sign(char: str) -> int:
    return next((ord(char) - ord(first) + low for first, low, high in _SIGNS if 0 <= ord(char) - ord(first) < high), 0)
