"""How the names of one column are numbered: no single name tells whether the 2 of 2型糖尿病 counts it, the column does.

A sort of number counts the names of a column where it goes up from one name to the next, again and again from 1; what
is in front of a name and does not count it there belongs to the name.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from gwstd.domain.numerals import value
from gwstd.tables import _marks
from gwstd.tables._lines import plain

_NUMBER: Final = re.compile(r"(\d{1,3})\s*([.．、)）,，:：])\s*")
_LEVELS: Final = re.compile(r"\d{1,3}(?:[.．-]\d{1,2}(?!\d))+")
_LEVEL_END: Final = re.compile(r"(?:[.．、](?!\d))?\s*")
_SPACED: Final = re.compile(r"(\d{1,3})\s+(?=\S)")
_BARE: Final = re.compile(r"(\d{1,3})(?=[^\d\s.．、)）,，:：%％·/／~～—-])")
_CODE: Final = re.compile(r"(0\d{1,5})[.．、\s]*(?=\D)")
_COUNTED: Final = re.compile(r"([一二三四五六七八九十]{1,3})\s*[、.．]\s*")
_CHAPTER: Final = re.compile(r"第\s*([一二三四五六七八九十]{1,3}|\d{1,2})")
_STOPS: Final = {"．": ".", "）": ")", "，": ",", "：": ":"}
_SEVERAL: Final = 3


class Mark(NamedTuple):
    """What may be the number of a name: its sort, what it says (1.2 → (1, 2)), as printed, where the name goes on."""

    sort: str
    values: tuple[int, ...]
    text: str
    end: int


class Numbering(NamedTuple):
    """A column's names: cell → its number, None where nothing counts it; ``several``: whether there are names enough to
    show that these have none."""

    marks: Mapping[str, Mark | None] = MappingProxyType({})
    several: bool = False


def numbering(cells: Iterable[tuple[str, str]]) -> Numbering:
    """The cells of a column of names in order, each as it is and as ``names`` cleans it → how they are numbered."""
    column = [cell for cell, _ in itertools.groupby(pair for pair in cells if pair[1])]
    unread = {cell: list(_candidates(cell, name)) for cell, name in dict.fromkeys(column)}
    order = [cell for cell, _ in column]
    marks: dict[str, Mark | None] = dict.fromkeys(order)
    while best := _best(order, unread):
        marks.update(best)
        for cell in best:
            del unread[cell]
    return Numbering(marks, len(set(order)) >= _SEVERAL)


def _candidates(cell: str, name: str) -> Iterator[Mark]:
    """Everything that the beginning of a name may be as a number."""
    if match := _CODE.match(name):
        yield Mark(f"code {len(match[1])}", (int(match[1]),), match[1], match.end())
    if match := _NUMBER.match(name):
        yield Mark(f"number {_STOPS.get(match[2], match[2])}", (int(match[1]),), match[1], match.end())
    if match := _LEVELS.match(name):
        parts = re.split("([.．-])", match[0])
        for end in range(3, len(parts) + 1, 2):
            text = "".join(parts[:end])
            after = _LEVEL_END.match(name, len(text))
            yield Mark(f"level {end}", tuple(map(int, parts[:end:2])), text, after.end() if after else len(text))
    if (match := _SPACED.match(" ".join(plain(cell).split()))) and name.startswith(match[1]):
        yield Mark("spaced", (int(match[1]),), match[1], len(name) - len(name[len(match[1]) :].lstrip()))
    elif match := _BARE.match(name):
        yield Mark("bare", (int(match[1]),), match[1], match.end())
    yield from _signs(name)


def _signs(name: str) -> Iterator[Mark]:
    """第一章, 一、, （一）, ①, A."""
    if match := _COUNTED.match(name):
        yield Mark("han", (value(match[1]) or 0,), match[0].strip(), match.end())
        return
    mark = _marks.chapter(name) or _marks.at(name)
    if mark is None or mark.sort == "number" or mark.sort.startswith("level"):
        return
    chapter = _CHAPTER.match(mark.text) if mark.sort == "chapter" else None
    yield Mark(mark.sort, ((value(chapter[1]) or 0) if chapter else mark.number,), mark.text, mark.end)


def _best(order: Sequence[str], unread: Mapping[str, Sequence[Mark]]) -> dict[str, Mark]:
    """The cells that are counted by the sort that counts most of them, with their marks; {} where none does."""
    by_sort: dict[str, dict[str, Mark]] = {}
    for cell, marks in unread.items():
        for mark in marks:
            by_sort.setdefault(mark.sort, {})[cell] = mark
    best: tuple[int, str] = (0, "")
    counted: dict[str, Mark] = {}
    for sort, by_cell in by_sort.items():
        column = [(cell, by_cell[cell]) for cell in order if cell in by_cell]
        runs = _runs(column)
        whole = _is_whole(sort, [mark.values for _, mark in column], len(column) / len(order))
        cells = dict(column) if whole else {} if sort == "bare" else runs
        if cells and (len(runs) + 1, sort) > best:
            best, counted = (len(runs) + 1, sort), cells
    return counted


def _runs(column: Sequence[tuple[str, Mark]]) -> dict[str, Mark]:
    """The marks that count on from the one before them, or that the one behind them counts on from."""
    found: dict[str, Mark] = {}
    for before, after in itertools.pairwise(column):
        if _follows(before[1].values, after[1].values):
            found |= (before, after)
    return found


def _is_whole(sort: str, values: Sequence[tuple[int, ...]], share: float) -> bool:
    """Whether marks of one sort count nearly every name of a column, up again and again from 1. ``share``: how many of
    its names have them."""
    pairs = list(itertools.pairwise(values))
    steps = sum(_follows(a, b) for a, b in pairs)
    jumps = sum(b > a and not _follows(a, b) for a, b in pairs)
    breaks = sum(b <= a and b[-1] != 1 for a, b in pairs)
    if sort == "bare":
        return steps >= 2 and share >= 0.6 and not jumps + breaks and values[0][-1] == 1
    return (share >= 0.8 and steps > jumps + breaks) or (share >= 0.9 and not breaks and len(values) >= _SEVERAL)


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether a number is the next after another: 2 after 1; 1.2 after 1.1; 2.1 after 1.7."""
    if len(before) != len(after):
        return False
    if before[:-1] == after[:-1]:
        return after[-1] == before[-1] + 1
    return after[-1] == 1 and len(after) > 1 and _follows(before[:-1], after[:-1])
