"""Several items in one row of a table: the parts of its cells side by side, where it is certain which belong together."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from gwstd.tables.elements import NAME_LEVELS, Element
from gwstd.tables.merged import bare
from gwstd.tables.rows import Row

_NUMBERED: Final = re.compile(r"(?:^|(?<=[\s；;。]))(?:(\d{1,2})[.．、]|[（(](\d{1,2})[）)])(?!\d)")
_SPLIT: Final = frozenset({Element.SEQ, Element.CONTENT, Element.LIMIT, Element.SUBJECT, Element.EXTRA})
_CIRCLED: Final = re.compile("[①-⑳]")


class Split(NamedTuple):
    """The items of one row, what was done, and what a person must decide."""

    rows: tuple[Row, ...]
    repair: str = ""
    doubt: str = ""


def split(row: Row) -> Split:
    """A row → its items: names numbered 1. 2. 3. in one cell with as many numbers beside them, or with contents numbered
    likewise, are items of their own; where the parts do not match they stay one."""
    last = _last_name(row)
    names = parts(row.cells[last].text) if last is not None else []
    if last is None or len(names) < 2:
        return Split((row,))
    count = len(names)
    contents = _of(row, Element.CONTENT, count)
    if not contents and not _of(row, Element.SEQ, count):
        return Split((row,), "", f"这一格写有{count}个带编号的名称，其他列对不上，按一个事项读入，请核对是否应拆开。")
    split_columns = {last: names}
    for index, column in enumerate(row.columns):
        if index != last and column.element in _SPLIT:
            text = row.cells[index].text
            pieces = _lines(text) if column.element is Element.SEQ else parts(text)
            if len(pieces) == count:
                split_columns[index] = pieces
    rows = tuple(_one(row, split_columns, number) for number in range(count))
    doubt = "" if contents else "各事项的公开内容没有分开写，都读作整格的内容，请核对。"
    return Split(rows, f"一格里的{count}个名称按编号拆成{count}个事项。", doubt)


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
    cells = tuple(
        cell._replace(text=split_columns[index][number]) if index in split_columns else cell
        for index, cell in enumerate(row.cells)
    )
    return row._replace(cells=cells)
