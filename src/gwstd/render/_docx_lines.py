"""Text and the width of a column in, the lines that the text takes out, as Word breaks Chinese text.

Only as exact as a program without the fonts can be, and never too few lines: a Han character is one square wide,
letters and digits half of one; a closing mark does not begin a line, an opening one does not end it, and a word or
number stays whole where a line can hold it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_HALF: Final = re.compile("[\x20-\u024f]+")
_LETTER: Final = 0.56
"""Half a square, and the little more that letters and digits take in the faces that stand in for 仿宋."""
_BESIDE: Final = 0.5
"""What LibreOffice leaves free on both sides of letters and digits among Han characters."""
_WIDEST: Final = _LETTER + _BESIDE
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
    runs = _HALF.findall(text)
    return len(text) - sum(map(len, runs)) * (1 - _LETTER) + len(runs) * _BESIDE if runs else len(text)


def even(text: str, per_line: float) -> int:
    """How many squares a line of a short title may have so that its lines are equally long: 公开方 / 式 is 公开 / 方式."""
    most = max(1, int(per_line))
    lines = -(-len(text) // most)
    return -(-len(text) // max(1, lines))


@lru_cache(maxsize=1 << 16)
def _count(line: str, per_line: float) -> int:
    """The lines that one line of a text takes. Kept: a field's own document has the rows of the whole once more."""
    if len(line) <= per_line or squares(line) <= per_line:
        return 1
    count, at = 0, 0
    while at < len(line):
        at = _break(line, at, per_line)
        count += 1
    return count


def _break(line: str, start: int, per_line: float) -> int:
    """Where the line that begins at ``start`` ends."""
    # No sign takes more than _WIDEST, so several of them are given or taken at once; the last ones one by one.
    end = start + int(per_line)
    narrow = _HALF.search(line, start, end + 1) is not None  # else each square of the line is a whole one
    while narrow and (over := squares(line[start:end]) - per_line) > 0 and end > start + 1:
        end = max(start + 1, end - max(1, int(over / _WIDEST)))
    while narrow and end < len(line) and (left := per_line - squares(line[start : end + 1])) >= 0:
        end += max(1, int(left / _WIDEST))
    if end >= len(line):
        return len(line)
    first = end
    while first > start + 1 and (_joined(line[first - 1], line[first])):
        first -= 1
    return first if first > start + 1 else max(end, start + 1)


def _joined(before: str, after: str) -> bool:
    """Whether a line may not end between two characters."""
    if after in _CLOSING or before in _OPENING:
        return True
    return before.isascii() and after.isascii() and before not in " -" and after != " "
