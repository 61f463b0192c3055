"""条款 as cited (第二十条第（七）项) → what is wrong with its form or its place in the law, and the certain right text.

编、章、节、条 are counted through; a 条 has 款 (paragraphs without a number of their own), a 款 has numbered 项, a 项 has
目 (立法法 on the structure of laws). So 第二十条第二款 is the second paragraph, not the item (二).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from gwstd.domain.numerals import counted, value
from gwstd.domain.patterns import late

_RANK: Final = {unit: rank for rank, unit in enumerate("编章节条款项目")}
_NUMERAL: Final = "[〇零一二三四五六七八九十百千]+|[0-9０-９]+"
_TOKEN: Final = late(
    rf"(?:第\s*(?P<open>[（(])?\s*(?P<number>{_NUMERAL})\s*[）)]?\s*(?P<unit>[编章节条款项目])(?:之[一二三四五六七八九十]+)?"
    rf"|(?P<bare>{_NUMERAL})(?P<bare_unit>条)|[（(]\s*(?P<item>{_NUMERAL})\s*[）)]\s*(?P<item_unit>[款项目])?)\s*"
)
_LIST: Final = late(
    rf"第\s*(?P<first>[（(]?\s*(?:{_NUMERAL})\s*[）)]?)(?P<more>(?:\s*(?:以及|[、，,和及与至到—－-])\s*"
    rf"[（(]?\s*(?:{_NUMERAL})\s*[）)]?)+)\s*(?P<unit>[编章节条款项目])"
)
_LISTED: Final = late(rf"(以及|[、，,和及与至到—－-])\s*([（(]?\s*(?:{_NUMERAL})\s*[）)]?)")
_QUOTED: Final = late(
    r"^\s*[:：]|^(?!(?:的|之|中)?(?:有关|相关)?(?:规定|要求|内容)|附|[等及和与、，,；;])[^，,。；;]{4}"
)
_JOINT: Final = late(r"(?:以及|或者|[、，,；;和及与或至到—－-])\s*")


class ArticleFault(NamedTuple):
    """What is wrong, what to write, and the whole 条款 written right where nothing else can be meant."""

    what: str
    advice: str
    right: str = ""


class _Part(NamedTuple):
    """One 条, 款, 项 …; ``joint``: what stands between it and the part before (“、”), or nothing."""

    raw: str
    unit: str
    number: int
    bracketed: bool
    joint: str

    @property
    def misspelt(self) -> bool:
        return bool(re.search("[0-9０-９]", self.raw)) or "第" not in self.raw

    @property
    def written(self) -> str:
        if self.raw and not self.misspelt:
            return self.raw
        if not 1 <= self.number <= 9999:
            return self.raw
        numeral = f"（{counted(self.number)}）" if self.bracketed else counted(self.number)
        after = re.search("之[一二三四五六七八九十]+", self.raw)
        return f"第{numeral}{self.unit}{after[0] if after else ''}"


class _Article(NamedTuple):
    paragraphs: int
    items: int


class _Structure(NamedTuple):
    """What is certain of a law's text: how many 条, and of some of them how many 款 and 项."""

    articles: int
    known: Mapping[int, _Article]


_STRUCTURES: Final[Mapping[str, _Structure]] = {
    "中华人民共和国政府信息公开条例": _Structure(56, {20: _Article(1, 15), 36: _Article(1, 7)}),
}
"""国务院令第711号: 56 条; 第二十条 is one 款 with 15 项, 第三十六条 one 款 with 7 项."""


@lru_cache(maxsize=16384)
def fault(text: str, law: str) -> ArticleFault | None:
    """The first fault of a 条款 that cites ``law`` (full name); None also for what cannot be judged."""
    parts, rest = _parts(_LIST.sub(_spelt_out, text))
    if not parts:
        return None
    if _QUOTED.search(rest):
        return ArticleFault(
            "条款后面抄了条文", f"只写“{_joined(parts)}”，条文不抄进来：法律修改时抄的条文会过时，公众按条号查原文"
        )
    form = _order_fault(parts) or _brackets_fault(parts)
    if form:
        return form
    place = _place_fault(parts, law)
    if place:
        what, advice, mended = place
        return ArticleFault(what, advice, _joined(mended) + rest if mended else "")
    if not any(part.misspelt for part in parts):
        return None
    right = _joined(parts) + rest
    return ArticleFault(_spelling_fault(parts), f"改为“{right}”", right)


def _parts(text: str) -> tuple[list[_Part], str]:
    """The parts that a text begins with, and what follows the last."""
    parts: list[_Part] = []
    index = 0
    joint = ""
    while match := _TOKEN.match(text, index):
        number = value(
            (match["number"] or match["bare"] or match["item"]).translate(
                str.maketrans("０１２３４５６７８９", "0123456789")
            )
        )
        if number is None:
            break
        unit = match["unit"] or match["bare_unit"] or match["item_unit"] or "项"
        parts.append(_Part(match[0].strip(), unit, number, bool(match["open"] or match["item"]), joint))
        index = match.end()
        joined = _JOINT.match(text, index)
        joint = joined[0].strip() if joined and _TOKEN.match(text, joined.end()) else ""
        index = joined.end() if joined and joint else index
    return parts, text[index:]


def _spelt_out(match: re.Match[str]) -> str:
    """第十九、二十条 → 第十九条、第二十条: each of a list with its own 第 and unit, so that each can be judged."""
    unit = match["unit"]
    more = "".join(f"{joint}第{number}{unit}" for joint, number in _LISTED.findall(match["more"]))
    return f"第{match['first']}{unit}{more}"


def _joined(parts: list[_Part]) -> str:
    return "".join(part.joint + part.written for part in parts)


def _order_fault(parts: list[_Part]) -> ArticleFault | None:
    if parts[0].unit in "款项目":
        return ArticleFault(f"“{parts[0].raw}”前面没有写第几条", "先写条，再写款、项，如“第二十条第（七）项”")
    before = -1
    for part in parts:
        if not part.joint and _RANK[part.unit] <= before:
            return ArticleFault(
                f"“{part.raw}”写在了下一级的后面", "按条、款、项、目的次序写，如“第三十三条第二款第（一）项”"
            )
        before = _RANK[part.unit]
    return None


def _brackets_fault(parts: list[_Part]) -> ArticleFault | None:
    for part in parts:
        if part.bracketed and part.unit != "项":
            item = f"第（{counted(part.number)}）项" if 1 <= part.number <= 99 else "第（几）项"
            return ArticleFault(
                f"“{part.raw}”：带括号的序号是项，不是{part.unit}",
                f"对照原文：是项就写“{item}”，是{part.unit}就去掉括号",
            )
    return None


def _spelling_fault(parts: list[_Part]) -> str:
    if any(re.search("[0-9０-９]", part.raw) for part in parts):
        return "条款的序号要用汉字"
    if any("第" not in part.raw and part.unit == "项" for part in parts):
        return "带括号的序号没有写成“第（几）项”"
    return "条号前面没有“第”"


def _place_fault(parts: list[_Part], law: str) -> tuple[str, str, list[_Part]] | None:
    """A 条, 款 or 项 that the law does not have: what, advice, and the parts as they certainly should be (or none)."""
    structure = _STRUCTURES.get(law)
    if structure is None:
        return None
    mended: list[_Part] = []
    wrong: _Part | None = None
    for part, article in _with_article(parts):
        if part.unit == "条" and part.number > structure.articles:
            return f"《{law}》只有{counted(structure.articles)}条，没有{part.raw}", "对照原文改条号", []
        known = structure.known.get(article)
        if known and part.unit == "项" and part.number > known.items:
            return f"第{counted(article)}条只有{counted(known.items)}项，没有{part.raw}", "对照原文改项号", []
        if known and part.unit == "款" and part.number > known.paragraphs:
            if part.number > known.items:
                return f"第{counted(article)}条只有一款，没有{part.raw}", "对照原文改写", []
            wrong = wrong or part
            part = part._replace(unit="项", bracketed=True, raw="")
        mended.append(part)
    if wrong is None:
        return None
    article = next(number for part, number in _with_article(parts) if part is wrong)
    advice = f"第（{counted(wrong.number)}）项不是{wrong.raw}：改为“{_joined(mended)}”"
    return f"第{counted(article)}条只有一款，下面分项，没有{wrong.raw}", advice, mended


def _with_article(parts: list[_Part]) -> Iterator[tuple[_Part, int]]:
    article = 0
    for part in parts:
        if part.unit in "编章节":
            article = 0
        elif part.unit == "条":
            article = part.number
        yield part, article
