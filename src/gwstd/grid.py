"""What a reader makes of one table of a foreign file: texts in rows and columns, with merges, and where each stood."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

At = tuple[int, int]
"""A cell of a grid: row and column, both from 0."""


class UnreadableError(Exception):
    """The file cannot be read at all (encrypted, damaged, too big, another format); the message says in Chinese what
    is the matter and what to do."""


class Repair(NamedTuple):
    """What a reader put right in one cell on the way, or what it saw there: ``at`` is None for the table as a whole.
    ``decide``: whether a person must say what is meant."""

    at: At | None
    text: str
    decide: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One table (or one sheet) as it is shown to a reader.

    ``rows`` are all equally long. A text is what the cell shows: numbers and dates in their number format, symbol
    fonts as the signs they draw (Wingdings þ is ☑), automatic numbers of Word in front of their paragraph, lines apart
    by ``\\n``; no text is left out, those of hidden rows and sheets neither, but what is struck out beside other text of its
    cell and what Word hides (a repair quotes it). A cell covered by a merge is empty.

    ``merges``: upper left cell → lower right cell, both inclusive, only for merges of more than one cell.
    ``before``: the lines of text between the last table and this one (headings, titles, prose), not of sheets.
    ``after``: the lines after the last table of a file.
    ``sheet``: whether cells are named as in a spreadsheet (``社会保险!C12``), else by table, row and column.
    ``origin``: row of the source for each row, from 1, where they differ (empty rows left out); else empty.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merges: Mapping[At, At] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    sheet: bool = True
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    origin: tuple[int, ...] = ()
    repairs: tuple[Repair, ...] = ()

    def label(self, at: At) -> str:
        """How a person finds the cell: ``社会保险!C12``, or ``表格2第3行第5列``."""
        row = self.origin[at[0]] if self.origin else at[0] + 1
        return f"{self.name}!{column_letters(at[1])}{row}" if self.sheet else f"{self.name}第{row}行第{at[1] + 1}列"


_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Column from 0 → its letters in a spreadsheet: 0 → A, 26 → AA."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = _LETTERS[rest] + letters
    return letters
