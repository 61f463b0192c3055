"""Where a text stands, in the words of a report; and whether a report names every text of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from gwstd.draft import Draft
from gwstd.grid import Grid, column_letters
from gwstd.tables.merged import bare


def span(grid: Grid, row: int, columns: Sequence[int]) -> str:
    """Several cells of one row: ``社会保险!A2:N2``, or ``表格2第1行第1至14列``."""
    first = grid.label((row, columns[0]))
    if len(columns) == 1:
        return first
    last = grid.label((row, columns[-1]))
    if grid.sheet:
        return f"{first}:{last.rpartition('!')[2]}"
    return f"{first.removesuffix('列')}至{columns[-1] + 1}列"


_SHEET_SPAN: Final = re.compile(r"(.*!)([A-Z]+)(\d+):([A-Z]+)\3", re.DOTALL)
_TABLE_SPAN: Final = re.compile(r"(.*行第)(\d+)至(\d+)列", re.DOTALL)


def labels_of(where: str) -> Iterator[str]:
    """The labels of all cells that a place of a report names."""
    if match := _SHEET_SPAN.fullmatch(where):
        for column in range(_number(match[2]), _number(match[4]) + 1):
            yield f"{match[1]}{column_letters(column)}{match[3]}"
    elif match := _TABLE_SPAN.fullmatch(where):
        for number in range(int(match[2]), int(match[3]) + 1):
            yield f"{match[1]}{number}列"
    else:
        yield where


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def unnamed(grids: Iterable[Grid], draft: Draft) -> tuple[tuple[str, str], ...]:
    """The texts of a file that neither an item of the draft nor a remark names, as place and text: none, if nothing is
    lost."""
    named = {label for item in draft.items for labels in item.cells.values() for label in labels}
    named.update(label for remark in draft.remarks for label in labels_of(remark.where))
    return tuple((where, text) for grid in grids for where, text in texts(grid) if where not in named)


def texts(grid: Grid) -> Iterator[tuple[str, str]]:
    """Each text of a grid with its place: the lines before it, its cells, the lines after it."""
    for where, lines in (("之前", grid.before), ("之后", grid.after)):
        for number, line in enumerate(lines, 1):
            if bare(line):
                yield f"{grid.name}{where}第{number}行", line
    for row, cells in enumerate(grid.rows):
        for column, text in enumerate(cells):
            if bare(text):
                yield grid.label((row, column)), text
