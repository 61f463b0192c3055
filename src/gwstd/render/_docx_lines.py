"""Text and the width of a column in, the lines that the text takes out, as Word breaks Chinese text.

Only as exact as a program without the fonts can be, and never too few lines: a Han character is one square wide,
letters and digits half of one; a closing mark does not begin a line, an opening one does not end it, and a word or
number stays whole where a line can hold it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import Final

_HALF: Final = re.compile("[\x20-\u024f]+")
_SQUARE: Final = 100
_NARROW: Final = 56
"""Half a square, and the little more that letters and digits take in the faces that stand in for 仿宋."""
_FREE: Final = 50
"""What LibreOffice leaves free on both sides of letters and digits among Han characters."""
_ROUNDING: Final = 1e-6
"""A width that is a whole number of hundredths stays one, whatever division left behind it."""
_ASCII_END: Final = "\x80"
_CLOSING: Final = frozenset("，。、；：！？）》〉】〕”’·…,.;:!?)]}%")
_OPENING: Final = frozenset("（《〈【〔“‘([{")


class Lines(dict[str, int]):
    """Text → its lines in a column of ``per_line`` squares. Counted once for each text of the column."""

    def __init__(self, per_line: float) -> None:
        self._per_line = max(1.0, per_line)

    def __missing__(self, text: str) -> int:
        self[text] = count = sum(_count(line, self._per_line) for line in text.split("\n"))
        return count


def squares(text: str) -> float:
    """The width of a text on one line, in Han characters."""
    return sum(_widths(text)) / _SQUARE


def even(text: str, per_line: float) -> int:
    """How many squares a line of a short title may have so that its lines are equally long: 公开方 / 式 is 公开 / 方式."""
    most = max(1, int(per_line))
    lines = -(-len(text) // most)
    return -(-len(text) // max(1, lines))


@lru_cache(maxsize=1 << 16)
def _count(line: str, per_line: float) -> int:
    """The lines that one line of a text takes. Kept: a field's own document has the rows of the whole once more."""
    length = len(line)
    if length <= per_line:
        return 1
    widths = _widths(line)
    ends = list(accumulate(widths, initial=0))
    room = int(per_line * _SQUARE + _ROUNDING)
    count, start, reach = 1, 0, room
    while (end := bisect_right(ends, reach, start) - 1) < length:
        start = _break(line, start, max(end, start + 1))
        if start >= length:
            break
        count += 1
        # Letters that go on at the beginning of a line have free space before them again.
        reach = ends[start] + room - (_FREE if widths[start] == _NARROW else 0)
    return count


def _widths(line: str) -> list[int]:
    """The width of each character, in hundredths of a square; what is free beside letters is counted with the first."""
    widths = [_SQUARE] * len(line)
    for run in _HALF.finditer(line):
        first, end = run.span()
        widths[first:end] = [_NARROW + _FREE, *[_NARROW] * (end - first - 1)]
    return widths


def _break(line: str, start: int, end: int) -> int:
    """Where the line that begins at ``start`` and has room up to ``end`` ends."""
    if end >= len(line):
        return end
    first, after = end, line[end]
    while first > start + 1 and _joined(before := line[first - 1], after):
        first, after = first - 1, before
    return first if first > start + 1 else end


def _joined(before: str, after: str) -> bool:
    """Whether a line may not end between two characters."""
    if after in _CLOSING or before in _OPENING:
        return True
    return before < _ASCII_END and after < _ASCII_END and before not in " -" and after != " "
