"""Where the titles of laws stand in a cell of 公开依据: between 《 and 》, nested ones inside, lost marks restored."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from gwstd.domain.citation import parse
from gwstd.tables import _marks
from gwstd.tables._lines import depths, joined

_KINDS: Final = (
    "法|条例|规定|办法|[细总通守规准]则|意见|通知|决定|标准|规范|指引|方案|规划|纲要|公告|决议|解释|批复|目录|制度|章程|规程|指南|要点|函|通告|令|预案|措施|公约|清单"
    "|通报|报告|计划|指标|要求|文件|政策|法典|宪法|大纲|答复|命令|准则"
)
_LAW: Final = re.compile(rf"(?:{_KINDS})(?:[（(](?:试行|暂行|修订|修正|草案|\d{{4}}年?[^（）()]{{0,8}})[）)])?$")
_STOPS: Final = "、，,；;。\n"
_BODIES: Final = re.compile(
    r"(?<=[部委局院署会厅办行央]) (?!办公[厅室])(?=[\u4e00-\u9fff]{1,12}(?:部|局|委|委员会|院|署|厅|会|总局|银行|办公厅|办公室|人民政府|办)"
    r"(?:[ 、]|令|公告|关于|印发|转发|联合))"
)
_STANDARD: Final = re.compile(r"(?<=[A-Z]) +(?=\d)")
_BRACKETED: Final = re.compile(r"[（(][^（）()]*\d[^（）()]*[）)]|[【\[][^】\]]*[】\]]|》")
"""What stands between two laws and ends with a bracket: a number, a date, a label."""
_NEXT: Final = re.compile(
    r"[、，,；;。]\s*(?:\d{1,2}[.、．]\s*)?(?=《)|\n(?=\s*(?:\d{1,2}[.、．]\s*)?《)|[；;。]|(?<=号[）)])\s*(?=《)|》"
)
"""Where a title that is never closed must have ended."""


LONGEST_NAME: Final = 300
"""No title with its number is longer; what is longer is no citation and is not read as one."""


class Title(NamedTuple):
    """A title in a text: where it begins and ends, marks included, and its words without the outer marks."""

    start: int
    end: int
    words: str


def is_law(name: str) -> bool:
    """Whether a name ends as laws and documents do: 法, 条例, 办法（试行）."""
    return _LAW.search(name) is not None


def one_line(text: str) -> str:
    """A title or a number on one line. The blank between two bodies that issued it together stays (财政部 农业部), and
    that in GB/T 9704-2012."""
    held = _STANDARD.sub("\ue001", _BODIES.sub("\ue000", text)) if "\n" not in text else text
    return joined(held).replace("\ue000", " ").replace("\ue001", " ")


def titles(cell: str) -> tuple[list[Title], list[str]]:
    """The titles of a cell outside brackets in order, and a word on each lost mark that was restored."""
    found: list[Title] = []
    repairs: list[str] = []
    closed = _brackets(cell)
    index, begin = 0, 0
    while index < len(cell):
        char = cell[index]
        if char in "（(" and index in closed:
            index = closed[index]
        elif char == "《":
            title = _closed(cell, index)
            if title is None:
                title = _unclosed(cell, index)
                repairs.append(f"《{title.words}后面缺“》”，已补上")
            found.append(title)
            index = begin = title.end
            continue
        elif char == "》":
            title = _unopened(cell, max(begin, index - LONGEST_NAME), index)
            begin = index + 1
            if title is not None:
                repairs.append(f"{title.words}》前面缺“《”，已补上")
                found.append(title)
        index += 1
    return found, repairs


def _brackets(cell: str) -> dict[int, int]:
    """Opening bracket → its closing one."""
    stack: list[int] = []
    found: dict[int, int] = {}
    for index, char in enumerate(cell):
        if char in "（(":
            stack.append(index)
        elif char in "）)" and stack:
            found[stack.pop()] = index
    return found


def _closed(cell: str, start: int) -> Title | None:
    """The title that opens at a place, if its 》 comes before the next law begins."""
    depth, inner = 0, False
    for index in range(start, len(cell)):
        if cell[index] == "《":
            if depth and not inner and _begins_anew(cell, start, index):
                return None
            depth += 1
            inner = inner or depth > 1
        elif cell[index] == "》":
            depth -= 1
            if depth == 0 or not _closes_later(cell, index, depth):
                return Title(start, index + 1, one_line(cell[start + 1 : index]))
    return None


def _begins_anew(cell: str, start: int, index: int) -> bool:
    """Whether a 《 inside an open title begins the next law: the 》 before it was lost."""
    before = cell[start + 1 : index].rstrip()
    if not before:
        return False
    if before[-1] in "、，,；;。）)〕】号" or re.search(r"(?:[\n、；;]|^)\s*\d{1,2}[.、．]$", before):
        return True
    return cell[index - 1] == "\n" and is_law(joined(before))


def _closes_later(cell: str, index: int, depth: int) -> bool:
    """Whether an open title is closed after an inner one, before the next 《."""
    rest = cell[index + 1 :]
    close, opening = rest.find("》"), rest.find("《")
    return close >= 0 and (opening < 0 or close < opening or depth > 1)


def _unclosed(cell: str, start: int) -> Title:
    """A title whose 》 is lost: it ends at its number, at the next stop, or where the next law begins."""
    rest = cell[start + 1 :]
    stop = _NEXT.search(rest)
    whole = (rest[: stop.start()] if stop else rest)[:LONGEST_NAME]
    length = _length(whole, parse(joined(whole)).name)
    return Title(start, start + 1 + length, one_line(whole[:length]))


def _length(text: str, name: str) -> int:
    """How far a name without its blanks reaches in a text with blanks."""
    flat = "".join(name.split())
    at = 0
    for index, char in enumerate(text):
        if at == len(flat):
            return index
        if not char.isspace():
            if char != flat[at]:
                return index if at else len(text)
            at += 1
    return len(text)


def _unopened(cell: str, begin: int, close: int) -> Title | None:
    """A title whose 《 is lost: it begins behind the stop, the bracket or the mark before it."""
    gap = cell[begin:close]
    levels = depths(gap)
    cuts = {i + 1 for i, char in enumerate(gap) if char in _STOPS and not levels[i]}
    ordered = sorted({0, *cuts, *(match.end() for match in _BRACKETED.finditer(gap))})
    cut = ordered.pop()
    while ordered and gap[cut - 1] == "、" and not _whole(gap[ordered[-1] : cut - 1]):
        cut = ordered.pop()  # a 、 of the title: 美术馆、公共图书馆免费开放工作的意见
    words = gap[cut:]
    if mark := _marks.at(words.lstrip()):
        cut += len(words) - len(words.lstrip()) + mark.end
    name = one_line(gap[cut:]).lstrip("●·•◆■ ")
    return Title(begin + cut, close + 1, name) if len(name) > _SHORTEST else None


_SHORTEST: Final = 2


def _whole(text: str) -> bool:
    """Whether a text before a 、 is a law, or nothing that could begin a title."""
    return not text.strip() or text.rstrip()[-1] in "）)】》号" or is_law(joined(text))
