"""The cells of a web page's table, as its tags give them → where each lies (HTML standard, forming a table)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from gwstd.grid import UnreadableError
from gwstd.intake._flow import Block, Cell, Table
from gwstd.intake._guard import MAX_COLUMNS

_WIDEST: Final = MAX_COLUMNS * 5
"""Columns that are laid out, empty ones included."""
_MOST_ROWS: Final = 1_000_000


class Spanned(NamedTuple):
    """A cell with the rows and columns that it asks for; 0 rows: down to the end of its part of the table."""

    blocks: tuple[Block, ...]
    rows: int
    columns: int


def span(text: str | None) -> int:
    """A rowspan or colspan as browsers read it; absurd ones bounded."""
    match = re.match(r"\s*\+?(\d{1,9})", text or "")
    return min(int(match[1]), _MOST_ROWS) if match else 1


@dataclass
class _Part:
    """A thead, tbody or tfoot."""

    kind: str
    rows: list[list[Spanned]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)


@dataclass
class Tags:
    """Takes the tags of one table in their order."""

    hidden: bool = False
    seen: list[str] = field(default_factory=list)
    _parts: list[_Part] = field(default_factory=list)
    _columns: int = 0
    _hidden_columns: set[int] = field(default_factory=set)

    def part(self, kind: str) -> None:
        """A thead, tbody or tfoot begins."""
        self._parts.append(_Part(kind))

    def row(self, *, hidden: bool = False) -> None:
        """A row begins."""
        if not self._parts:
            self.part("tbody")
        part = self._parts[-1]
        if hidden:
            part.hidden.add(len(part.rows))
        part.rows.append([])

    def column(self, count: int, *, hidden: bool) -> None:
        """A col, or a colgroup without any."""
        count = min(count, _WIDEST)
        if hidden:
            self._hidden_columns.update(range(self._columns, self._columns + count))
        self._columns += count

    def cell(self, cell: Spanned) -> None:
        """A cell of the row that began last."""
        if not self._parts or not self._parts[-1].rows:
            self.row()
        self._parts[-1].rows[-1].append(cell)

    def table(self) -> Table:
        """The whole, its parts as they are shown: the first thead on top, the first tfoot at the bottom."""
        cells: list[Cell] = []
        hidden: set[int] = set()
        top = 0
        for part in _in_order(self._parts):
            cells.extend(_laid_out(part, top))
            hidden.update(top + row for row in part.hidden)
            top += len(part.rows)
        return Table(tuple(cells), self.hidden, frozenset(hidden), frozenset(self._hidden_columns), tuple(self.seen))


def _in_order(parts: Sequence[_Part]) -> list[_Part]:
    head = next((part for part in parts if part.kind == "thead"), None)
    foot = next((part for part in parts if part.kind == "tfoot"), None)
    body = [part for part in parts if part is not head and part is not foot]
    return [*([head] if head else []), *body, *([foot] if foot else [])]


def _laid_out(part: _Part, top: int) -> list[Cell]:
    """The cells of one part of a table, whose first row is ``top``. Browsers leave hidden rows out when they count the
    rows of a cell, some programs count them; which one it is shows in the rows that come out as wide as the others."""
    seen = [row for row in range(len(part.rows)) if row not in part.hidden]
    cells = list(_placed(part.rows, top, seen))
    if not part.hidden or not seen:
        return cells if seen else list(_placed(part.rows, top, range(len(part.rows))))
    counted = list(_placed(part.rows, top, range(len(part.rows))))
    return counted if _even(counted, top, seen) > _even(cells, top, seen) else cells


def _even(cells: Iterable[Cell], top: int, rows: Sequence[int]) -> int:
    """How many of these rows reach as far to the right as most of them do."""
    ends: dict[int, int] = {}
    for cell in cells:
        for row in range(cell.at[0], cell.end[0] + 1):
            ends[row] = max(ends.get(row, 0), cell.end[1])
    counts = Counter(ends.get(top + row, 0) for row in rows)
    return max(counts.values(), default=0)


def _placed(rows: Sequence[Sequence[Spanned]], top: int, counted: Sequence[int]) -> Iterator[Cell]:
    """The cells of rows, each as deep as it asks for in the rows that are ``counted``; none leaves the rows, no two
    share a slot."""
    taken: list[int] = []
    """For each column the last row that a cell above reaches."""
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while column < len(taken) and taken[column] >= row:
                column += 1
            end = column + 1
            wished = column + max(cell.columns, 1)
            while end < min(wished, _WIDEST) and (end >= len(taken) or taken[end] < row):
                end += 1
            if column >= _WIDEST:
                raise UnreadableError(f"表格超过{_WIDEST}列，不像一张目录。请把目录表格单独复制到一个新文件里再读。")
            last = _last(row, cell.rows, counted, len(rows))
            taken.extend([-1] * (end - len(taken)))
            taken[column:end] = [last] * (end - column)
            yield Cell((top + row, column), (top + last, end - 1), cell.blocks)
            column = end


def _last(row: int, wished: int, counted: Sequence[int], height: int) -> int:
    """The last row of a cell that begins in a row and asks for so many of the counted ones; 0: all that follow."""
    if not wished:
        return height - 1
    place = bisect_left(counted, row)
    if place == len(counted) or counted[place] != row:
        return row
    return counted[min(place + wished, len(counted)) - 1]
