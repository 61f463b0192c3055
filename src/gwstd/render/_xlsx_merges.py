"""The vertical merges of a table → the pieces in which a sheet merges them, and the outline that they make.

A spreadsheet shows the text of a merged cell once: of a matter of twenty rows somewhere on the second of five printed
pages. So merges end where pages are expected to end, and each page says the names of its rows. Manual page breaks
would be surer; but they stay when rows are filtered, and tear what is left into pages of a row or two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from gwstd.document import Merge

DEEPEST: Final = 7
"""Levels of an outline that Excel knows."""


def outline(merges: Iterable[Merge], rows: int) -> list[int]:
    """How deep each row stands: in so many columns the text above it goes on. A matter folded up is its first row."""
    levels = [0] * rows
    for _, first, last in merges:
        for row in range(first + 1, last + 1):
            levels[row] = min(DEEPEST, levels[row] + 1)
    return levels


def page_starts(heights: Sequence[float], room_on_first: float, room: float) -> list[int]:
    """The rows with which printed pages begin, of rows that are not split, where so many points are free on a page."""
    starts = [0]
    free = room_on_first
    for row, points in enumerate(heights):
        if points > free and row > starts[-1]:
            starts.append(row)
            free = room
        free -= points
    return starts


def cut(merge: Merge, starts: Sequence[int]) -> Iterator[Merge]:
    """The merge in pieces, each on one page; a piece may be a single row."""
    column, first, last = merge
    inside = starts[bisect_right(starts, first) : bisect_left(starts, last + 1)]
    for begin, following in pairwise([first, *inside, last + 1]):
        yield column, begin, following - 1
