"""The cells of a web page's table, as its tags give them → where each lies (HTML standard, forming a table)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
            cells.extend(_laid_out(part.rows, top))
            hidden.update(top + row for row in part.hidden)
            top += len(part.rows)
        return Table(tuple(cells), self.hidden, frozenset(hidden), frozenset(self._hidden_columns), tuple(self.seen))


def _in_order(parts: Sequence[_Part]) -> list[_Part]:
    head = next((part for part in parts if part.kind == "thead"), None)
    foot = next((part for part in parts if part.kind == "tfoot"), None)
    body = [part for part in parts if part is not head and part is not foot]
    return [*([head] if head else []), *body, *([foot] if foot else [])]


def _laid_out(rows: Sequence[Sequence[Spanned]], top: int) -> Iterator[Cell]:
    """The cells of one part of a table, whose first row is ``top``; none leaves its part, no two share a slot."""
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
            last = min(row + cell.rows, len(rows)) - 1 if cell.rows else len(rows) - 1
            taken.extend([-1] * (end - len(taken)))
            taken[column:end] = [last] * (end - column)
            yield Cell((top + row, column), (top + last, end - 1), cell.blocks)
            column = end
