"""A Handout and a workbook → a sheet that its receiver fills in: drop-downs, dates, what is done and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from gwstd.document import Blank, Handout
from gwstd.render._xlsx_page import Formats, Running, Workbook
from gwstd.render._xlsx_sheets import Area, Use, write_table
from gwstd.spreadsheet import clean

_GREEN: Final = "#E2EFDA"
_ORANGE: Final = "#FCE4D6"
_EARLIEST: Final = date(2000, 1, 1)
_LATEST: Final = date(2099, 12, 31)

if TYPE_CHECKING:
    from gwstd.render._xlsx_fast import TableSheet


def write_handout(workbook: Workbook, sheet: TableSheet, handout: Handout, running: Running, formats: Formats) -> Area:
    """Fill an empty sheet with the table and its blanks; say where."""
    own = len(handout.table.columns)
    table = replace(
        handout.table,
        columns=(*handout.table.columns, *(blank.column for blank in handout.blanks)),
        rows=tuple((*row, *("" for _ in handout.blanks)) for row in handout.table.rows),
    )
    forms = {at: formats.blank_date if blank.date else formats.blank for at, blank in enumerate(handout.blanks, own)}
    use = Use(forms, frozenset(forms), handout.by, handout.fixed, clean(handout.note))
    area = write_table(sheet, table, running, formats, use)
    if table.rows:
        for at, blank in enumerate(handout.blanks, own):
            _ask(sheet, (area.body, at, area.end - 1, at), blank)
            if blank.choices:
                _color(workbook, sheet, (area.body, 0, area.end - 1, own - 1), at, blank.choices)
    return area


def _ask(sheet: TableSheet, cells: tuple[int, int, int, int], blank: Blank) -> None:
    """Let the cells take what the blank asks for, and say what that is to whoever writes something else."""
    title = clean(blank.column.title)
    if blank.choices:
        said = f"请从下拉列表里选：{'、'.join(blank.choices)}。"
        rule: dict[str, object] = {"validate": "list", "source": list(blank.choices)}
    elif blank.date:
        said = "请写成日期，如 2026-12-01。"
        rule = {"validate": "date", "criteria": "between", "minimum": _EARLIEST, "maximum": _LATEST}
    else:
        return
    sheet.data_validation(*cells, {**rule, "error_title": title, "error_message": said, "input_message": said})


def _color(
    workbook: Workbook, sheet: TableSheet, cells: tuple[int, int, int, int], column: int, choices: Sequence[str]
) -> None:
    """The row of the first choice turns green, of the second orange: what is done, what is not."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    first = xl_rowcol_to_cell(cells[0], column, col_abs=True)
    for choice, color in zip(choices, (_GREEN, _ORANGE), strict=False):
        criteria = f'={first}="{choice.replace(chr(34), chr(34) * 2)}"'
        form = workbook.add_format({"bg_color": color})
        sheet.conditional_format(*cells, {"type": "formula", "criteria": criteria, "format": form})
