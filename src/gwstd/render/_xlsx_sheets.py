"""A table and a workbook → one more sheet: titles, heads, rows, merges, outline, filter, print set-up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from operator import getitem
from typing import TYPE_CHECKING, Final, NamedTuple

from gwstd.document import Column, Merge, Table
from gwstd.render._xlsx_merges import cut, outline, page_starts
from gwstd.render._xlsx_page import (
    BODY_POINTS,
    LINE_PITCH,
    ROW_PADDING,
    SMALL_POINTS,
    Above,
    Format,
    Formats,
    Running,
    Worksheet,
    around,
    height,
    set_up_page,
    write_across,
    write_text,
    write_top,
)
from gwstd.render._xlsx_widths import A4_LANDSCAPE_TEXT, column_widths, sample_of
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

NARROW: Final = 60
"""Pixels. In the head of a narrower column the button of the filter would hide the title's last line."""

A3_LANDSCAPE_TEXT: Final = 400
"""Millimetres between the side margins, as A4_LANDSCAPE_TEXT."""
_SPARE: Final = 0.5
"""So much more fits."""
A4_LANDSCAPE_POINTS: Final = 501.7
A3_LANDSCAPE_POINTS: Final = 748.3
"""From the upper margin to the lower."""
SCALES: Final = (1.0, 0.94, 0.92)
"""How much more a page is shrunk until the columns fit: not at all in Excel; by one of the others in LibreOffice, whose
columns count in digits of 7.4 pixels where Excel's count in whole ones, 7."""
SHRINKING_LIMIT: Final = 1.15
"""A table this many times wider than an A4 page is still shrunk to it (9 pt becomes 7.8 pt); a wider one gets A3."""
SCALE_RESERVE: Final = 0.92
"""Of a page's width, where the scale is given: LibreOffice makes columns wider than Excel."""
MOST_PAGE_BREAKS: Final = 1023

NUMBER_COLUMN: Final = "序号"
_ORDINAL: Final = re.compile("[1-9][0-9]{0,14}")
_COUNT: Final = re.compile("0|[1-9][0-9]{0,14}")
_LONGEST_AS_TEXT: Final = 255
"""Characters. Older spreadsheets show #### for a longer text in a cell formatted as text."""
# Excel makes a formula of such a text as soon as somebody edits its cell, unless the cell says that it is text.
_FORMULA_LIKE: Final = frozenset("=+-@＝＋－＠\t")


class Use(NamedTuple):
    """What a table is for, beyond being read. ``forms``: columns with a format of their own; ``blanks``: those to be
    filled in; ``parts``: the column each change of which begins a new page; ``fixed``: columns that stay in view;
    ``note``: a line under the title; ``widths``: the columns' in pixels, where other tables have the same."""

    forms: Mapping[int, Format] = {}
    blanks: frozenset[int] = frozenset()
    parts: int | None = None
    fixed: int = 0
    note: str = ""
    widths: tuple[int, ...] = ()


class Area(NamedTuple):
    """Where a table's rows stand on its sheet: the row of the filter, the first of the body, the first under it, the
    last column."""

    head: int
    body: int
    end: int
    last_column: int


def write_table(sheet: TableSheet, table: Table, running: Running, formats: Formats, use: Use | None = None) -> Area:
    """Fill an empty sheet with a table; say where. Raises ValueError for a table that no workbook can hold."""
    use = use or Use()
    columns = tuple(replace(c, title=clean(c.title), group=clean(c.group)) for c in table.columns)
    if any(len(row) != len(columns) for row in table.rows):
        raise ValueError(f"表“{table.name}”有的行不是 {len(columns)} 格")
    widths = use.widths or column_widths(columns, sample_of([table]))
    for index, width in enumerate(widths):
        sheet.set_column_pixels(index, index, width)
    last = len(columns) - 1
    title = clean(table.title or table.name)
    top = write_top(sheet, title, running.stamp, sum(widths), last, formats, use.note)
    head = _write_head(sheet, columns, widths, top.rows, formats, use)
    body = top.rows + head.rows
    end = body + len(table.rows)
    if end > ROW_LIMIT:
        raise ValueError(f"表“{table.name}”有 {len(table.rows)} 行，超过工作表的 {ROW_LIMIT} 行上限")
    _check_merges(table)
    rooms = [(room - head.points - top.points, room - head.points) for room in _rooms(widths)]
    _write_rows(sheet, table, widths, body, rooms, formats, use)
    sheet.autofilter(body - 1, 0, max(body - 1, end - 1), last)
    sheet.freeze_panes(body, use.fixed)
    sheet.repeat_rows(top.rows, body - 1)
    sheet.print_area(0, 0, end - 1, last)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    if table.merges:
        sheet.outline_settings(symbols_below=False)
    _set_up_pages(sheet, table, widths, running, body, use)
    return Area(body - 1, body, end, last)


def _set_up_pages(
    sheet: TableSheet, table: Table, widths: tuple[int, ...], running: Running, body: int, use: Use
) -> None:
    """As wide as the page. A table of parts is scaled instead of fitted: where a spreadsheet fits, it ignores breaks."""
    large = _is_large(widths)
    set_up_page(sheet, running, large=large)
    part = use.parts
    if part is None:
        sheet.fit_to_pages(1, 0)
        return
    width = A3_LANDSCAPE_TEXT if large else A4_LANDSCAPE_TEXT
    share = width / _millimetres(widths)
    sheet.set_print_scale(max(10, min(100, int(100 * SCALE_RESERVE * share))))
    changes = [body + at for at, (one, next_one) in enumerate(pairwise(table.rows), 1) if one[part] != next_one[part]]
    if changes:
        sheet.set_h_pagebreaks(changes[:MOST_PAGE_BREAKS])


def _millimetres(widths: tuple[int, ...]) -> float:
    return max(1.0, sum(widths) / pixels(100) * 100)


def _is_large(widths: tuple[int, ...]) -> bool:
    return _millimetres(widths) > A4_LANDSCAPE_TEXT * SHRINKING_LIMIT


def _rooms(widths: tuple[int, ...]) -> list[float]:
    """How many points of rows a printed page takes, at each of the scales, which are whole per cents."""
    paper = (A3_LANDSCAPE_TEXT, A3_LANDSCAPE_POINTS) if _is_large(widths) else (A4_LANDSCAPE_TEXT, A4_LANDSCAPE_POINTS)
    width, points = paper
    fitted = min(1.0, (width + _SPARE) / _millimetres(widths))
    return [points / int(fitted * scale * 100 + 1e-6) * 100 for scale in SCALES]


def _write_head(
    sheet: Worksheet, columns: tuple[Column, ...], widths: tuple[int, ...], row: int, formats: Formats, use: Use
) -> Above:
    """Write the head in one row, or in two if there are groups; say how much it is."""
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
        narrow = bool(column.group) and widths[index] < NARROW
        form = formats.blank_head if index in use.blanks else formats.head_on_top if narrow else formats.head
        write_text(sheet, leaf, index, column.title, form)
        # The button of the filter takes a line of a narrow column; over both head rows there is one more.
        # As many as it has characters are enough: nothing is lost at the ends of lines of one character.
        wrapped = lines(column.title, capacity(widths[index], BODY_POINTS))
        needed = min(wrapped, max(1, len(column.title))) + narrow
        leaf_lines = max(leaf_lines, needed - (grouped and not column.group))
    if grouped:
        sheet.set_row(row, height(group_lines))
    sheet.set_row(leaf, height(leaf_lines))
    return Above(2, height(group_lines) + height(leaf_lines)) if grouped else Above(1, height(leaf_lines))


def _check_merges(table: Table) -> None:
    ends: dict[int, int] = {}
    for column, first, last in sorted(merge for merge in table.merges if merge[1] < merge[2]):
        if first <= ends.get(column, -1):
            raise ValueError(f"表“{table.name}”的“{table.columns[column].title}”第 {first + 1} 行被合并了两次")
        ends[column] = last


def _write_rows(
    sheet: TableSheet,
    table: Table,
    widths: tuple[int, ...],
    body: int,
    rooms: list[tuple[float, float]],
    formats: Formats,
    use: Use,
) -> None:
    """``rooms``: the points that may be free for rows on the first page and on each of the others."""
    # The cells under a merge keep their text, as Table says: a filter on 一级事项 then finds all rows of a matter,
    # where the blank cells that merging usually leaves would hide every row but the first.
    counts = tuple(_Texts(sheet, table, index, width, formats, use) for index, width in enumerate(widths))
    merged: dict[int, list[int]] = {}
    for column, first, last in table.merges:
        for row in range(first, last + 1):
            merged.setdefault(row, []).append(column)
    heights: list[float] = []
    for index, texts in enumerate(table.rows):
        tallest = list(map(getitem, counts, texts))
        for column in merged.get(index, ()):
            tallest[column] = LINE_PITCH
        heights.append(around(max(tallest)))
    _stretch(heights, table, table.merges, counts)
    starts = sorted({start for room in rooms for start in page_starts(heights, *room)})
    pieces = tuple(piece for merge in table.merges for piece in cut(merge, starts))
    _stretch(heights, table, pieces, counts)
    for column, first, last in pieces:
        if first < last:
            sheet.merge_down(column, body + first, body + last)
    levels = outline(table.merges, len(table.rows))
    sheet.put_rows(body, table.rows, tuple(count.cells for count in counts), heights, levels)


class _Texts(dict[str, float]):
    """How many points the lines of each text of one column take, and its cell: worked out once, most texts come again."""

    def __init__(self, sheet: TableSheet, table: Table, index: int, width: int, formats: Formats, use: Use) -> None:
        self._sheet, self._table, self._index, self._formats = sheet, table, index, formats
        self._column = table.columns[index]
        self._own = use.forms.get(index)
        ordinal = _ORDINAL if self._column.title == NUMBER_COLUMN else None
        self._number = _COUNT if index in table.numbers else ordinal
        points = SMALL_POINTS if self._column.small else BODY_POINTS
        self._capacity, self._pitch = capacity(width, points), points * LINE_PITCH / BODY_POINTS
        self.cells: dict[str, Cell] = {}

    def __missing__(self, text: str) -> float:
        """Work out and remember a new text. Raises ValueError when it is too long for a cell."""
        kept = clean(text)
        if len(kept) > CELL_LIMIT // 2 and utf16_length(kept) > CELL_LIMIT:
            row = next(number for number, row in enumerate(self._table.rows, 1) if row[self._index] == text)
            raise ValueError(
                f"表“{self._table.name}”第 {row} 行的“{self._column.title}”有 {utf16_length(kept)} 个字符，"
                f"超过单元格的 {CELL_LIMIT} 个字符上限"
            )
        self.cells[text] = self._cell(kept)
        count = lines(kept, self._capacity)
        if count > 2 and self._column.small and "\n" not in kept:
            # Running numbers, some of which begin a line of their own, and digits that are wider without 宋体.
            count += count // 4 + 1
        self[text] = points = count * self._pitch
        return points

    def _cell(self, text: str) -> Cell:
        if self._number and self._number.fullmatch(text):
            return self._sheet.number(int(text), self._formats.number)
        return self._sheet.text(as_string(text), self._form(text)) if text else self._sheet.blank(self._form(text))

    def _form(self, text: str) -> Format:
        formats = self._formats
        if self._own:
            return self._own
        if self._column.small:
            plain, long, literal = formats.small, formats.small_long, formats.small_literal
        elif self._column.centered:
            plain, long, literal = formats.centered, formats.centered_long, formats.centered_literal
        else:
            plain, long, literal = formats.left, formats.left_long, formats.left_literal
        if text[:1] in _FORMULA_LIKE:
            return literal
        return long if len(text) > _LONGEST_AS_TEXT else plain


def _stretch(heights: list[float], table: Table, merges: tuple[Merge, ...], counts: tuple[_Texts, ...]) -> None:
    """Make rows higher where the text of a merged cell needs more than its rows have together."""
    for column, first, last in merges:
        needed = counts[column][table.rows[first][column]] + ROW_PADDING
        missing = needed - sum(heights[first : last + 1])
        if missing > 0:
            share = missing / (last - first + 1)
            for row in range(first, last + 1):
                heights[row] = min(ROW_HEIGHT_LIMIT, heights[row] + share)
