"""A clerk's 公开依据 → the parts of each citation in it: name, 文号, article, notes. ``library`` finds the laws.

Accepted: a name or short name of the library, with an article after a space if need be (``社会救助法 第十条``), and
the full form 《名称》（文号）第十条. Both mean the same (GB/T 9704-2012, 7.2.5 for 文号). What other people's tables
add or spell badly (【法律】, 1., dates of amendment, [2019], a lost 》) is read too, so that rules can say what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from gwstd.domain.number_forms import is_like
from gwstd.domain.patterns import HAN, late

COUNTRY: Final = "中华人民共和国"
_NUMERAL: Final = "[〇零一二三四五六七八九十百千0-9０-９]+"

# ---------------------------------------------------------------------------------------------- one citation


class Citation(NamedTuple):
    """名称 (without its outer marks), 文号 (without brackets) and 条款 as written; empty text where there is none.

    ``label``: 法律 of 【法律】; ``history``: 2015年4月24日修正; ``rest``: what follows and is none of these (等).
    """

    name: str
    number: str = ""
    article: str = ""
    label: str = ""
    history: str = ""
    rest: str = ""

    def __str__(self) -> str:
        """The full form. What is parsed from it is this citation again."""
        label = f"【{self.label}】" if self.label else ""
        name = f"《{self.name}》" if self.name else ""
        number = (f"（{self.number}）" if name else self.number) if self.number else ""
        return f"{label}{name}{number}{f'（{self.history}）' if self.history else ''}{self.article}{self.rest}"


_MARK: Final = late(
    r"^(?:[●·•◆■▪*①-⑳]\s*|[一二三四五六七八九十]{1,3}、(?=《)|[-－—]\s+|\d{1,2}\s*[.．、]\s*(?=\D)|\d{1,2}(?=《)|[（(]\d{1,2}[）)]\s*)+"
)
_RANK: Final = (
    "(?:(?:国家|地方|地方性|国务院|部门|政府|行政|地方政府|党内)?(?:法律|法规|规章|规范性文件)|条例|国务院文件)"
)
_LABEL: Final = late(rf"(?:【([^】]{{1,20}})】|[\[［〔（(]({_RANK})[\]］〕）)](?=《)|({_RANK})(?=[：:]《))[\s：:]*")
_NUMBERED: Final = (
    rf"第\s*[（(]?{_NUMERAL}[）)]?(?:\s*[、，,和及与至到—-]\s*[（(]?{_NUMERAL}[）)]?)*\s*[编章节条款项目]"
)
_LEAD: Final = late(r"(?:依据|根据|按照|依照|参照)\s*(?=《)")
_PART: Final = late(rf"[（(]?({HAN}{{2,12}}[编章])[）)]?$")
_SAYS: Final = late("的?(?:规定|要求)[。；;]?")
_ALIAS: Final = late("以下简称|下称|简称")
_ARTICLE: Final = late(rf"{_NUMBERED}|附[件则]")
_LOOSE_ARTICLE: Final = late(rf"{_NUMBERED}|{_NUMERAL}条|附[件则]")
_ORDER: Final = late(rf"(?:{COUNTRY})?(?:国务院|国|主席)令\s*第?\s*{_NUMERAL}(?:\s*号)*")
_LOOSE_NUMBER: Final = late(
    rf"(?:(?:{HAN}{{1,20}}[部委局署会院行]、){{0,5}}{HAN}{{1,30}}(?:令\s*(?:\d{{4}}\s*年)?\s*第?\s*{_NUMERAL}\s*号?"
    r"|[〔﹝\[［【]\s*\d{2,}\s*年?\s*[〕﹞\]］】）)]?\s*第?\s*\d*\s*号?|[（(]\s*\d{4}\s*[）)]\s*第?\s*\d+\s*号?"
    r"|\d{4}\s*年?\s*[〕﹞\]］】）)]?\s*第?\s*\d+\s*号|\d{5,}\s*号)"
    r"|GB(?:[/\s]?T)?\s*\d[\d.]*\s*[-—–]\s*\d{4})(?=$|[\s、，,；;。）)第《等]|文件?$)"
)
_JOINT_ORDER: Final = late(rf"{HAN}{{2,20}}[、\s]{HAN}{{2,20}}令\s*第?\s*{_NUMERAL}\s*号")
_AFTER_SPACE: Final = late(rf"(?:(?<=[\s》])|^)(?={HAN}|G)")
_HISTORY: Final = late(r"\d{4}\s*年|修[正订改]|通过|公布|施行|^\d{4}(?:年|版|本)*$")
_PART_OF_NAME: Final = late("试行|暂行|草案|征求意见稿|[一二三四五六七八九十]+")
_AFTER: Final = "法律|法规|规章|政策|规范性|文件|规定|要求|制度|精神|标准"
_OTHER: Final = (
    "其他|其它|有关|相关|配套|国家|地方性|地方|上级|本级|各级|各地|本地|当地|上述|以上|部门|省|市|区|县|的|其"
)
_VAGUE_TAIL: Final = late(
    rf"[\s、，,；;]*(?:等(?:{_AFTER}|{_OTHER}|和|及|与|、)*|(?:以?及|和|与|或)(?:{_OTHER})+"
    rf"(?:{_AFTER}|实施细则|实施办法|实施条例|司法解释|细则|办法|条例|通知|和|及|与|、)+"
    rf"|(?:的|(?<=[、，,；;])(?:{_OTHER})+)?(?:有关|相关|配套|其他|其它)(?:{_OTHER})*(?:{_AFTER}|和|及|与|、)+)[。；;]?$"
)
_VAGUE: Final = late(
    rf"(?=.*(?:法律|法规|规章|政策|文件|规定|要求|制度))(?:{_AFTER}|{_OTHER}|现行|行业|信息公开|政务公开|政府|工作|依法|按照|根据|依据|和|及|与|等|、|，|通知)+"
)


@lru_cache(maxsize=65536)
def parse(text: str) -> Citation:
    """One 公开依据 → its parts. Any text gives a citation: what is no article or number belongs to the name."""
    rest = _MARK.sub("", text.strip())
    label = ""
    if match := _LABEL.match(rest):
        label, rest = match[1] or match[2] or match[3], rest[match.end() :]
    rest = _LEAD.sub("", rest, count=1)
    number, rest = _number_first(rest)
    end = _closing(rest) if rest.startswith("《") else 0
    if end > 0:
        name, tail = rest[1:end], rest[end + 1 :]
    else:
        body = rest.removeprefix("《") if end else rest
        start = _end_of_name(body)
        name, tail = body[:start], body[start:]
        if name.count("》") > name.count("《"):
            name = name.rstrip().removesuffix("》")
    return _with_tail(Citation(name.strip(), number, label=label), tail)


def _number_first(text: str) -> tuple[str, str]:
    """A 文号 that stands before its title (国务院令第711号《……》), and the text without it."""
    if "《" not in text or text.startswith("《"):
        return "", text
    match = _number_at(text)
    rest = text[match.end() :].lstrip() if match else ""
    return (match[0].strip(), rest) if match and rest.startswith("《") else ("", text)


def _number_at(text: str) -> re.Match[str] | None:
    """The 文号 without brackets that a text begins with."""
    return _ORDER.match(text) or _LOOSE_NUMBER.match(text) or _JOINT_ORDER.match(text)


def _closing(text: str) -> int:
    """Index of the 》 that closes the 《 at 0; -1 when it is never closed."""
    depth = 0
    for index, char in enumerate(text):
        depth += (char == "《") - (char == "》")
        if depth == 0:
            return index
    return -1


def _end_of_name(text: str) -> int:
    """Where a name without marks ends: at a 文号, a bracket with dates, an article, a vague ending, or the text's end."""
    if text.startswith("〈") and (close := text.find("〉")) > 0 and text.count("〈") == 1:
        return close + 1  # the wrong marks, but they say where the name ends
    ends = [len(text)]
    if _VAGUE.fullmatch("".join(text.split())):
        return len(text)
    if (match := _VAGUE_TAIL.search(text)) and match.start() > 0:
        ends.append(match.start())
    if match := _ORDER.search(text):
        ends.append(match.start())
    if (match := _ARTICLE.search(text)) and match.start() > 0:
        ends.append(match.start())
    ends.extend(m.start() for m in _AFTER_SPACE.finditer(text) if _LOOSE_NUMBER.match(text, m.start()))
    for match in re.finditer("[（(]", text):
        content = _bracketed(text[match.start() :])[0]
        if _kind_of(content) and not content.isdigit():
            ends.append(match.start())
            break
    return min(ends)


def _bracketed(text: str) -> tuple[str, int]:
    """What stands in the brackets that open at 0, and where the text goes on. Year marks may be of the wrong sort:
    of （国办发〔2018)23号〕） and （国办发〔201954号） the last ） is the one that closes."""
    stack: list[str] = []
    for index, char in enumerate(text):
        if char in "（(〔﹝[":
            stack.append(char)
        elif char in "〕﹞]" and len(stack) > 1 and stack[-1] in "〔﹝[（(":
            stack.pop()
        elif char in "）)":
            if stack[-1] in "〔﹝[" and re.match(r"\s*第?\d+\s*号", text[index + 1 :]):
                stack.pop()
                continue
            while stack and stack[-1] in "〔﹝[":
                stack.pop()
            stack.pop()
            if not stack:
                return text[1:index].strip(), index + 1
    return text[1:].strip(), len(text)


def _kind_of(content: str) -> Literal["number", "history", ""]:
    if is_like(content):
        return "number"
    return "history" if _HISTORY.search(content) else ""


def _with_tail(citation: Citation, tail: str) -> Citation:
    """The citation with what follows its name: brackets, 文号 without brackets, articles, the rest."""
    while tail := tail.lstrip(" \t\r\n\u3000、，,；;。）)〕】》：:"):
        content, end = _bracketed(tail) if tail[0] in "（(" else ("", 0)
        part = _kind_of(content)
        if part == "number":
            citation = citation._replace(number="，".join(filter(None, (citation.number, content))))
        elif part == "history":
            citation = citation._replace(history="，".join(filter(None, (citation.history, content))))
        elif end and not citation.article and _PART_OF_NAME.fullmatch(content):
            citation = citation._replace(name=f"{citation.name}（{content}）")
        elif end and _ALIAS.match(content):
            pass
        elif not citation.article and (named := _PART.match(tail)):
            citation, end = citation._replace(article=named[1]), named.end()
        elif not citation.article and _LOOSE_ARTICLE.match(tail):
            end = _end_of_article(tail)
            citation = citation._replace(article=tail[:end].strip(" \t\u3000、，,；;。"))
        elif not citation.number and (match := _number_at(tail)):
            end = match.end()
            citation = citation._replace(number=match[0].strip())
            end += 2 if tail[end:] == "文件" else tail[end:] == "文"
        else:
            return citation if _SAYS.fullmatch(tail.strip()) else citation._replace(rest=tail.strip())
        tail = tail[end:]
    return citation


def _end_of_article(text: str) -> int:
    ends = [len(text)]
    if (start := text.find("《")) > 0:
        ends.append(start)
    if match := _VAGUE_TAIL.search(text):
        ends.append(match.start())
    for match in re.finditer("[（(]", text):
        if _kind_of(_bracketed(text[match.start() :])[0]):
            ends.append(match.start())
            break
    return min(ends)


_NOTHING: Final = late("(?:暂?无|没有|不详|待定|空|略|[-—－–/／]+)[。.]?")


def is_nothing(citation: Citation) -> bool:
    """Whether a sign for nothing stands where a law should: 无, —."""
    return bool(_NOTHING.fullmatch("".join(citation.name.split()))) and not citation.number


def is_vague(citation: Citation) -> bool:
    """Whether no law is named at all: 有关法律法规, 信息公开规定, 无."""
    name = "".join(citation.name.split())
    return is_nothing(citation) or (not citation.number and bool(_VAGUE.fullmatch(name)))


def vague_ending(citation: Citation) -> str:
    """等, 及其实施细则 and the like after the law; empty text where there is none."""
    rest = citation.rest
    return rest if rest and (_VAGUE_TAIL.fullmatch(rest) or _VAGUE.fullmatch("".join(rest.split()))) else ""


def continued(citation: Citation) -> Citation:
    """The same words, where the name goes on after its 》: 《关于……的意见》实施细则（国办发〔2016〕80号）."""
    end = _end_of_name(citation.rest)
    return _with_tail(
        Citation(f"《{citation.name}》{citation.rest[:end].strip()}", label=citation.label), citation.rest[end:]
    )


# ---------------------------------------------------------------------------------------------- several in one entry

_SEPARATOR: Final = late(
    r"[、，,；;\n]|(?<=[》）)条款项号])\s*(?=《)|(?<=[》）)条款项号])\s*(?:和|及|与|以及)(?=《)|\s*[/／]\s*(?=《)|(?<=[^\s、，,；;])\s*(?=[①-⑳])|\s+(?=\d{1,2}\s*[.．、]\s*《)"
)
_CONTINUES: Final = late(rf"\s*(?:第\s*[（(]?{_NUMERAL}|[（(]?{_NUMERAL}[）)]?\s*[条款项]|[（(](?!\d{{1,2}}[）)]《))")
_OPENING: Final = "《〈（(〔﹝[［【"
_CLOSING: Final = "》〉）)〕﹞]］】"


def parts(text: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The citations that stand together in one entry; nothing where it is not certain where one ends.

    Certain are parts that are all ``known``, and parts that each begin with 《 (a title between its marks).
    """
    spans = _spans(text)
    if len(spans) > 1 and not all(known(text[start:end]) for start, end in spans):
        joined = spans[:1]
        for start, end in spans[1:]:
            if _LABEL.sub("", text[start:end]).startswith("《") or known(text[start:end]):
                joined.append((start, end))
            else:
                joined[-1] = (joined[-1][0], end)
        spans = joined
        if not all(known(text[start:end]) or _is_title(text[start:end]) for start, end in spans):
            return ()
    return tuple(text[start:end] for start, end in spans) if len(spans) > 1 else ()


def _is_title(text: str) -> bool:
    """Whether a text is one title between its marks, with what may follow one."""
    text = _LABEL.sub("", text)
    citation = parse(text)
    return text.startswith("《") and _closing(text) > 0 and (not citation.rest or bool(vague_ending(citation)))


def _spans(text: str) -> list[tuple[int, int]]:
    """The text cut where a new citation may begin: outside titles and brackets, and not before an article."""
    levels: list[int] = []
    level = 0
    for char in text:
        level -= char in _CLOSING and level > 0
        levels.append(level)
        level += char in _OPENING
    found: list[tuple[int, int]] = []
    start = 0
    for match in _SEPARATOR.finditer(text):
        marker = match[0] == "、" and text[start : match.start()].strip().isdigit()
        if levels[match.start()] == 0 and not marker and not _CONTINUES.match(text, match.end()):
            found.append((start, match.start()))
            start = match.end()
    found.append((start, len(text)))
    return [span for span in (_trimmed(text, *span) for span in found) if span[0] < span[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks and stops around it, and without its number (2.) or bullet."""
    inner = text[start:end].rstrip(" \t\r\n\u3000。；;、")
    bare = _MARK.sub("", inner.lstrip())
    return start + len(inner) - len(bare), start + len(inner)
