"""Where the elements of a list begin in a cell: at marks at the start of a line, and at those inside a line that count on."""

from __future__ import annotations

import itertools
import re
from typing import Final, NamedTuple

from gwstd.tables import _marks
from gwstd.tables._lines import depths

_BULLET: Final = re.compile(
    rf"[{re.escape(_marks.BULLETS)}√☑]+[ \t]*(?=[^\s])|[-—–─]+(?:[ \t]+(?=\S)|(?=[\u4e00-\u9fff《“]))"
)
_PAIRS: Final = ("●○〇◯", "◆◇", "■□▪▫", "★☆", "▲△")
_BARE: Final = re.compile(r"(\d{1,2})\s*(?=[\u4e00-\u9fff《“])")
_COUNTING: Final = re.compile("[年月日岁周个项类级号万亿元种次件家户时分天倍米批人名条期“]")


_HEAD: Final = re.compile(rf"[\dA-Za-z（(\[［【〔<①-⓿❶-➓㈠-㊰Ⅰ-Ⅻ一二三四五六七八九十—–─√☑{re.escape(_marks.BULLETS)}-]")
"""The characters that marks begin with."""


_DECIMAL: Final = re.compile(r"\d{1,2}(?!\d|周?岁|[A-Za-z])")


class Start(NamedTuple):
    """Where an element begins: place of its mark, place of its text, the mark as printed, its sort and number."""

    at: int
    text: int
    mark: str
    sort: str
    number: int


class _Lists(NamedTuple):
    """The lists that are open at a place, with the number each has reached; the sorts used so far; the mark before."""

    last: dict[str, int]
    seen: set[str]
    mark: str


def list_starts(cell: str) -> tuple[list[Start], list[str]]:
    """The marks of a cell that begin elements, in order, and what was repaired in them."""
    levels = depths(cell)
    found: list[Start] = []
    repairs: list[str] = []
    lists = _Lists({}, set(), "")
    bare = _bare_list(cell)
    end = 0
    for head in _HEAD.finditer(cell):
        index = head.start()
        if index < end or levels[index]:
            continue
        line_start = index == 0 or cell[index - 1] == "\n"
        start = _start(cell, index, line_start, lists)
        if start is None and (start := _without_dot(cell, index, line_start, lists)) and index not in bare:
            repairs.append(f"“{start.mark}”后面缺了“.”，当作序号")
        if start is None and index in bare and (match := _BARE.match(cell, index)):
            start = Start(index, match.end(), match[1], "number", int(match[1]))
        if start is not None and not (found and found[-1].text == index and found[-1].sort == start.sort):
            found.append(start)
            lists = _counted(lists, start)
            end = start.text
    return found, repairs


def _bare_list(cell: str) -> set[int]:
    """Where lines begin with numbers without any dot that count up from 1: 1 名称, 2 地址."""
    places: list[int] = []
    behind: set[str] = set()
    index = 0
    for line in cell.split("\n"):
        match = _BARE.match(line)
        if match and int(match[1]) == len(places) + 1:
            places.append(index)
            behind.add(line[match.end()])
        index += len(line) + 1
    counted = len(behind) == 1 and _COUNTING.match(behind.copy().pop())  # 1人户, 2人户: figures
    return set(places) if len(places) > 1 and not counted else set()


def _counted(lists: _Lists, start: Start) -> _Lists:
    """The lists after one more element; those that were opened inside its list are over."""
    last = dict(itertools.takewhile(lambda item: item[0] != start.sort, lists.last.items()))
    lists.seen.add(start.sort)
    return _Lists({**last, start.sort: start.number}, lists.seen, start.mark)


def _start(cell: str, index: int, line_start: bool, lists: _Lists) -> Start | None:
    """The mark at a place, if it begins an element there."""
    if mark := _mark(cell, index, lists.last):
        if _is_figure(cell, mark) and not _in_list(cell, mark, lists):
            return None
        if line_start or _counts_on(cell, mark, lists):
            return Start(index, mark.end, mark.text, mark.sort, mark.number)
        return None
    match = _BULLET.match(cell, index)
    if match and (line_start or (match[0][0] in _marks.BULLETS + "√☑" and _bulleted(cell, match[0][0]))):
        return Start(index, match.end(), match[0].strip(), "bullet", 0)
    return None


def _is_figure(cell: str, mark: _marks.Mark) -> bool:
    """Whether a number may be the first half of a figure: 1.5公里范围内学校, 0.5级."""
    if mark.sort != "number" or cell[mark.end - 1] not in ".．":
        return False
    return _DECIMAL.match(cell, mark.end) is not None


def _in_list(cell: str, mark: _marks.Mark, lists: _Lists) -> bool:
    """Whether a number goes on with a list, or begins one that goes on."""
    last = lists.last.get(mark.sort, 0)
    return (last > 0 and mark.number == last + 1) or (mark.number == 1 and _goes_on(cell, mark))


def _without_dot(cell: str, index: int, line_start: bool, lists: _Lists) -> Start | None:
    """The next number of a list that lost its dot: 3电请流程 after 2.所需材料."""
    match = _BARE.match(cell, index)
    if match is None or int(match[1]) != lists.last.get("number", -1) + 1:
        return None
    clear = line_start or cell[index - 1] in " ；;。"
    if not clear or _COUNTING.match(cell, match.end()):
        return None
    return Start(index, match.end(), match[1], "number", int(match[1]))


def _mark(cell: str, index: int, last: dict[str, int]) -> _marks.Mark | None:
    """The numbered mark at a place: 1.2 after 1.1, but 3 of 3.10日内 after 2."""
    mark = _marks.at(cell, index) if _may_stand(cell, index) else None
    if mark is None or not mark.sort.startswith("level"):
        return mark
    first = re.split("[.．-]", mark.text)[0]
    next_one = int(first) == last.get("number", 0) + 1
    if next_one and mark.number != 1 and mark.number != last.get(mark.sort, 0) + 1 and "-" not in mark.text:
        return _marks.Mark("number", int(first), first, index + len(first) + 1)
    return mark


def _may_stand(cell: str, index: int) -> bool:
    """Whether a number can begin at a place: not in the middle of a figure, and not after 第."""
    before = cell[index - 1] if index else "\n"
    if before in "第（([［【〔" or (before in ".．" and cell[index].isdigit()):
        return False
    return not (before.isdigit() and cell[index].isdigit()) and not (before.isascii() and before.isalpha())


def _counts_on(cell: str, mark: _marks.Mark, lists: _Lists) -> bool:
    """Whether a mark inside a line is the next of its list, or the first of a list that goes on or has been used."""
    last = lists.last
    if mark.sort.startswith("level"):
        return _counts_on_inside(mark, lists)
    if mark.sort in ("letter", "roman"):
        return mark.sort == "letter" and mark.number == last.get("letter", -1) + 1
    if mark.number == last.get(mark.sort, -1) + 1:
        return True
    again = mark.sort in lists.seen and (mark.sort not in last or len(last) > 1)
    return mark.number == 1 and (again or _goes_on(cell, mark))


def _counts_on_inside(mark: _marks.Mark, lists: _Lists) -> bool:
    """Whether 1.2 follows 1.1, or 2.1 follows 1.x or 2."""
    parent = int(re.split("[.．-]", mark.text)[-2])
    if mark.number == lists.last.get(mark.sort, 0) + 1 and parent > 0:
        return True
    before = re.split("[.．-]", lists.mark)
    return mark.number == 1 and len(before) > 1 and before[-2].isdigit() and parent == int(before[-2]) + 1


def _goes_on(cell: str, mark: _marks.Mark) -> bool:
    """Whether the second of a list comes after its first."""
    for index in range(mark.end, len(cell)):
        found = _mark(cell, index, {mark.sort: mark.number})
        if found is not None and found.sort == mark.sort:
            if found.number == mark.number + 1:
                return True
            if found.number == 1:
                return False
    return False


def _bulleted(cell: str, sign: str) -> bool:
    """Whether a sign, or the one it goes in pairs with, is the bullet of a cell: a line begins with it."""
    signs = next((pair for pair in _PAIRS if sign in pair), sign)
    return any(line[:1] in signs for line in cell.split("\n") if line)
