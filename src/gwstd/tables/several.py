"""Several items in one row of a table: the parts of its cells side by side, where it is certain which belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gwstd.tables.elements import NAME_LEVELS, NAMING, Column, Element
from gwstd.tables.merged import bare
from gwstd.tables.rows import Cell, Row

_NUMBERED: Final = re.compile(r"(?:^|(?<=[\s；;。]))(?:(\d{1,2})[.．、]|[（(](\d{1,2})[）)])(?!\d)")
_CIRCLED: Final = re.compile("[①-⑳]")


def split(row: Row) -> tuple[tuple[Row, ...], str]:
    """A row → its items, and what a person must decide: names numbered 1. 2. 3. in one cell with as many numbers beside
    them, or with contents numbered likewise, are items of their own; where the parts do not match they stay one."""
    last = _last_name(row)
    if last is None:
        return (row,), ""
    names = parts(row.cells[last].text)
    if len(names) < 2:
        return (row,), ""
    count = len(names)
    numbers = _of(row, Element.SEQ, count)
    contents = _of(row, Element.CONTENT, count)
    if not numbers and not contents:
        return (row,), f"这一格写有{count}个带编号的名称，其他列对不上，按一个事项读入，请核对是否应拆开。"
    split_columns = {last: names}
    for index, column in enumerate(row.columns):
        if index == last or (column.element in NAMING and column.element is not Element.NAMES):
            continue
        pieces = parts(row.cells[index].text) if column.element is not Element.SEQ else _lines(row.cells[index].text)
        if len(pieces) == count and (
            column.element in {Element.SEQ, Element.CONTENT} or _is_aligned(column, row.cells[index].text)
        ):
            split_columns[index] = pieces
    rows = tuple(_one(row, split_columns, number) for number in range(count))
    doubt = "" if contents else f"一格里的{count}个名称按编号拆成{count}个事项，其公开内容没有分开，请核对。"
    return rows, doubt


def _last_name(row: Row) -> int | None:
    named = [
        i for i, c in enumerate(row.columns)
        if (c.element in NAME_LEVELS or c.element is Element.NAMES) and bare(row.cells[i].text)
    ]  # fmt: skip
    return named[-1] if named else None


def _of(row: Row, element: Element, count: int) -> bool:
    """Whether the column of an element has as many parts."""
    for column, cell in zip(row.columns, row.cells, strict=True):
        if column.element is element:
            found = _lines(cell.text) if element is Element.SEQ else parts(cell.text)
            return len(found) == count
    return False


def _is_aligned(column: Column, text: str) -> bool:
    """Texts of other columns are split only where their parts are not list entries of their own kind."""
    return column.element in {Element.LIMIT, Element.SUBJECT, Element.EXTRA}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if bare(line)]


def parts(text: str) -> list[str]:
    """A text whose lines are numbered 1 2 3 … from its start → its parts; [] for any other."""
    marks = list(_NUMBERED.finditer(text))
    if [int(m[1] or m[2]) for m in marks] != list(range(1, len(marks) + 1)) or (
        marks and bare(text[: marks[0].start()])
    ):
        marks = list(_CIRCLED.finditer(text))
        if [ord(m[0]) - ord("①") for m in marks] != list(range(len(marks))) or (
            marks and bare(text[: marks[0].start()])
        ):
            return []
    if len(marks) < 2:
        return []
    ends = [*(m.start() for m in marks[1:]), len(text)]
    return [text[m.start() : end].strip() for m, end in zip(marks, ends, strict=True)]


def _one(row: Row, split_columns: dict[int, list[str]], number: int) -> Row:
    cells: Sequence[Cell] = [
        cell._replace(
            text=split_columns[index][number], repair=f"一格拆成{len(split_columns[index])}项，这是第{number + 1}项。"
        )
        if index in split_columns
        else cell
        for index, cell in enumerate(row.cells)
    ]
    return row._replace(cells=tuple(cells))
