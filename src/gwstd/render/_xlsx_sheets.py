"""A table and a workbook → one more sheet: titles, heads, rows, merges, filter, print set-up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import getitem
from typing import TYPE_CHECKING, Any, Final

from gwstd.document import Column, Table
from gwstd.spreadsheet import (
    CELL_LIMIT,
    ROW_HEIGHT_LIMIT,
    ROW_LIMIT,
    as_string,
    capacity,
    clean,
    head_groups,
    lines,
    pixels,
    utf16_length,
)

if TYPE_CHECKING:
    from gwstd.render._xlsx_fast import Cell, TableSheet

BODY_POINTS: Final = 9
TITLE_POINTS: Final = 15
LINE_PITCH: Final = 13
"""Points from line to line of the body: 9 pt 宋体 takes 11.25 in Excel, Noto Serif in its place (LibreOffice) 13."""
ROW_PADDING: Final = 4
TALL: Final = 400
"""Points. Centred text of a merged cell higher than this, about a page, would not be seen where the cell begins."""

A4: Final = 9
A3: Final = 8
A4_LANDSCAPE_TEXT: Final = 277
"""Millimetres between the side margins of 10 mm."""
WIDENING_LIMIT: Final = 1.25
"""From the 225 mm that GB/T 9704 leaves on a lying page to these 277; small tables do not have to fill it."""
SHRINKING_LIMIT: Final = 1.15
"""A table this many times wider than an A4 page is still shrunk to it (9 pt becomes 7.8 pt); a wider one gets A3."""

NUMBER_COLUMN: Final = "序号"
_WHOLE_NUMBER: Final = re.compile("[1-9][0-9]{0,14}")
# Excel makes a formula of such a text as soon as somebody edits its cell, unless the cell says that it is text.
_FORMULA_LIKE: Final = frozenset("=+-@＝＋－＠\t")

Workbook = Any
Worksheet = Any
Format = Any


@dataclass(frozen=True, slots=True)
class Formats:
    """The cell formats of a workbook. Every sheet shares them: a format a cell would be slow and bloat the file."""

    stamp: Format
    title: Format
    head: Format
    number: Format
    left: Format
    centered: Format
    centered_on_top: Format
    left_literal: Format
    centered_literal: Format

    @classmethod
    def of(cls, workbook: Workbook) -> Formats:
        """The formats, made in ``workbook``."""
        song: dict[str, Any] = {"font_name": "宋体", "font_size": BODY_POINTS, "text_wrap": True}
        cell = song | {"border": 1, "border_color": "#7F7F7F", "align": "left", "valign": "top"}
        middle = cell | {"align": "center", "valign": "vcenter"}
        literal = {"quote_prefix": True}
        head = {"bold": True, "bg_color": "#DCE6F1"}
        title = {"font_name": "黑体", "font_size": TITLE_POINTS, "align": "center", "valign": "vcenter"}
        stamp = {"font_size": 12, "bold": True, "font_color": "#FF0000", "align": "center", "valign": "vcenter"}
        return cls(
            stamp=workbook.add_format(song | stamp),
            title=workbook.add_format(title | {"text_wrap": True}),
            head=workbook.add_format(middle | head),
            number=workbook.add_format(middle | {"num_format": "0"}),
            left=workbook.add_format(cell),
            centered=workbook.add_format(middle),
            centered_on_top=workbook.add_format(middle | {"valign": "top"}),
            left_literal=workbook.add_format(cell | literal),
            centered_literal=workbook.add_format(middle | literal),
        )


def write_text(sheet: Worksheet, row: int, column: int, text: str, form: Format) -> None:
    """Write a text as a text, whatever it looks like."""
    sheet.write_string(row, column, as_string(text), form)


def write_across(sheet: Worksheet, area: tuple[int, int, int, int], text: str, form: Format) -> None:
    """Write a text into an area (first row, first column, last row, last column), merged if it is more than a cell."""
    row, column, last_row, last_column = area
    if (row, column) != (last_row, last_column):
        sheet.merge_range(row, column, last_row, last_column, "", form)
    write_text(sheet, row, column, text, form)


def set_up_page(sheet: Worksheet, stamp: str, *, wide: bool = True, large: bool = False) -> None:
    """Paper, margins, page numbers and the stamp on every printed page."""
    if wide:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.set_paper(A3 if large else A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.7 if stamp else 0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.set_footer("&C第 &P 页，共 &N 页", {"margin": 0.3})
    if stamp:
        # 255 characters is all a header may have; & begins a code, && is the character.
        sheet.set_header('&C&"宋体,Bold"&KFF0000' + stamp[:80].replace("&", "&&"), {"margin": 0.3})


def write_top(sheet: Worksheet, title: str, stamp: str, width: int, last_column: int, formats: Formats) -> int:
    """Write the stamp, if there is one, and the title over all columns; return the first row under them."""
    row = 0
    if stamp:
        write_across(sheet, (row, 0, row, last_column), stamp, formats.stamp)
        sheet.set_row(row, 21)
        row += 1
    write_across(sheet, (row, 0, row, last_column), title, formats.title)
    sheet.set_row(row, min(ROW_HEIGHT_LIMIT, 10 + 20 * lines(title, capacity(width, TITLE_POINTS))))
    return row + 1


def write_table(sheet: TableSheet, table: Table, stamp: str, formats: Formats) -> int:
    """Fill an empty sheet with a table; return the first row under it. Raises ValueError for a table that no workbook
    can hold."""
    columns = tuple(Column(clean(c.title), c.width, clean(c.group), c.centered) for c in table.columns)
    if any(len(row) != len(columns) for row in table.rows):
        raise ValueError(f"表“{table.name}”有的行不是 {len(columns)} 格")
    widths = column_widths(columns)
    for index, width in enumerate(widths):
        sheet.set_column_pixels(index, index, width)
    last = len(columns) - 1
    first_head = write_top(sheet, clean(table.title or table.name), clean(stamp), sum(widths), last, formats)
    body = _write_head(sheet, columns, widths, first_head, formats)
    if body + len(table.rows) > ROW_LIMIT:
        raise ValueError(f"表“{table.name}”有 {len(table.rows)} 行，超过工作表的 {ROW_LIMIT} 行上限")
    _write_merges(sheet, table, body)
    _write_rows(sheet, table, widths, body, formats)
    end = max(body - 1, body + len(table.rows) - 1)
    sheet.autofilter(body - 1, 0, end, last)
    sheet.freeze_panes(body, 0)
    sheet.repeat_rows(first_head, body - 1)
    sheet.fit_to_pages(1, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    total = sum(column.width for column in columns)
    set_up_page(sheet, clean(stamp), large=total > A4_LANDSCAPE_TEXT * SHRINKING_LIMIT)
    return end + 1


def column_widths(columns: tuple[Column, ...]) -> tuple[int, ...]:
    """The columns' widths in pixels. The document's are for a page with the margins of a Word document; here they
    grow with the wider text of the page, so that rows get lower and fewer pages are printed."""
    growth = max(1.0, min(WIDENING_LIMIT, A4_LANDSCAPE_TEXT / sum(column.width for column in columns)))
    return tuple(pixels(column.width * growth) for column in columns)


def _write_head(
    sheet: Worksheet, columns: tuple[Column, ...], widths: tuple[int, ...], row: int, formats: Formats
) -> int:
    """Write the head in one row, or in two if there are groups; return the first row under it."""
    grouped = any(column.group for column in columns)
    leaf = row + 1 if grouped else row
    group_lines = leaf_lines = 1
    for group, first, last in head_groups(columns):
        if group:
            write_across(sheet, (row, first, row, last), group, formats.head)
            group_lines = max(group_lines, lines(group, capacity(sum(widths[first : last + 1]), BODY_POINTS)))
        elif grouped:
            sheet.merge_range(row, first, leaf, first, "", formats.head)
            write_text(sheet, row, first, columns[first].title, formats.head)
    for index, column in enumerate(columns):
        # Under a cell merged over both head rows the title stands again, unseen: the filter row has all its names.
        write_text(sheet, leaf, index, column.title, formats.head)
        leaf_lines = max(leaf_lines, lines(column.title, capacity(widths[index], BODY_POINTS)) - (not column.group))
    if grouped:
        sheet.set_row(row, _height(group_lines))
    sheet.set_row(leaf, _height(leaf_lines))
    return leaf + 1


def _write_merges(sheet: TableSheet, table: Table, body: int) -> None:
    ends: dict[int, int] = {}
    merges = [merge for merge in table.merges if merge[1] < merge[2]]
    for column, first, last in sorted(merges):
        if first <= ends.get(column, -1):
            raise ValueError(f"表“{table.name}”的“{table.columns[column].title}”第 {first + 1} 行被合并了两次")
        ends[column] = last
    for column, first, last in merges:
        sheet.merge_down(column, body + first, body + last)


def _write_rows(sheet: TableSheet, table: Table, widths: tuple[int, ...], body: int, formats: Formats) -> None:
    # The cells under a merge keep their text, as Table says: a filter on 一级事项 then finds all rows of a matter,
    # where the blank cells that merging usually leaves would hide every row but the first.
    counts = tuple(_Lines(sheet, table, index, width, formats) for index, width in enumerate(widths))
    merged: dict[int, list[int]] = {}
    for column, first, last in table.merges:
        for row in range(first, last + 1):
            merged.setdefault(row, []).append(column)
    heights: list[float] = []
    for index, texts in enumerate(table.rows):
        tallest = list(map(getitem, counts, texts))
        for column in merged.get(index, ()):
            tallest[column] = 1
        heights.append(_height(max(tallest)))
    _stretch(heights, table, counts)
    on_top: dict[int, dict[int, Cell]] = {}
    for column, first, last in table.merges:
        text = table.rows[first][column]
        if table.columns[column].centered and sum(heights[first : last + 1]) > TALL and clean(text):
            cell = counts[column].cells[text]
            on_top.setdefault(first, {})[column] = cell._replace(form=formats.centered_on_top)
    sheet.put_rows(body, table.rows, tuple(count.cells for count in counts), heights, on_top)


class _Lines(dict[str, int]):
    """How many lines each text of one column takes, and its cell: worked out once, most texts come again."""

    def __init__(self, sheet: TableSheet, table: Table, index: int, width: int, formats: Formats) -> None:
        self._sheet, self._table, self._index, self._formats = sheet, table, index, formats
        self._column = table.columns[index]
        self._capacity = capacity(width, BODY_POINTS)
        self.cells: dict[str, Cell] = {}

    def __missing__(self, text: str) -> int:
        """Work out and remember a new text. Raises ValueError when it is too long for a cell."""
        kept = clean(text)
        if len(kept) > CELL_LIMIT // 2 and utf16_length(kept) > CELL_LIMIT:
            row = next(number for number, row in enumerate(self._table.rows, 1) if row[self._index] == text)
            raise ValueError(
                f"表“{self._table.name}”第 {row} 行的“{self._column.title}”有 {utf16_length(kept)} 个字符，"
                f"超过单元格的 {CELL_LIMIT} 个字符上限"
            )
        self.cells[text] = self._cell(kept)
        self[text] = count = lines(kept, self._capacity)
        return count

    def _cell(self, text: str) -> Cell:
        if self._column.title == NUMBER_COLUMN and _WHOLE_NUMBER.fullmatch(text):
            return self._sheet.number(int(text), self._formats.number)
        return self._sheet.text(as_string(text), self._form(text)) if text else self._sheet.blank(self._form(text))

    def _form(self, text: str) -> Format:
        literal = text[:1] in _FORMULA_LIKE
        if self._column.centered:
            return self._formats.centered_literal if literal else self._formats.centered
        return self._formats.left_literal if literal else self._formats.left


def _height(count: int) -> float:
    return min(ROW_HEIGHT_LIMIT, count * LINE_PITCH + ROW_PADDING)


def _stretch(heights: list[float], table: Table, counts: tuple[_Lines, ...]) -> None:
    """Make rows higher where the text of a merged cell needs more than its rows have together."""
    for column, first, last in table.merges:
        needed = counts[column][table.rows[first][column]] * LINE_PITCH + ROW_PADDING
        missing = needed - sum(heights[first : last + 1])
        if missing > 0:
            share = missing / (last - first + 1)
            for row in range(first, last + 1):
                heights[row] = min(ROW_HEIGHT_LIMIT, heights[row] + share)
