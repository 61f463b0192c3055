"""The plan of a form and the findings of its items → the bytes of a workbook that a clerk can fill in.

Same plan, same bytes. Every text is written as a text; the cells are formatted as text, so that what a clerk types
stays what was typed. The rows can be sorted and deleted although the sheet is protected, which spreadsheets allow only
where no cell of a row is locked, to the last column: therefore only the head is.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import datetime
from typing import Any, Final, NamedTuple

from gwstd import vocabulary as v
from gwstd.form._front import Told, write_findings, write_guide
from gwstd.form.columns import (
    CERTAIN,
    CODE,
    EVERYONE,
    NUMBER,
    OTHER,
    OTHER_NOTE,
    REQUIRED,
    TICK,
    Column,
)
from gwstd.form.plan import (
    BASE,
    FINDINGS,
    FIRST_ROW,
    FORM_VERSION,
    GROUP_ROW,
    GUIDE,
    ID_ROW,
    LEAF_ROW,
    LISTS,
    META,
    NEW_ROWS,
    NOTE_ROW,
    TITLE_ROW,
    Sheet,
)
from gwstd.grid import column_letters
from gwstd.model import Corpus, Finding
from gwstd.spreadsheet import OPTIONS, ROW_HEIGHT_LIMIT, as_string, capacity, lines

Workbook = Any
Worksheet = Any
Format = Any

MISSING: Final = "#F8CBAD"
WRONG: Final = "#FFE699"
PROTECTION: Final = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_rows": True, "delete_rows": True,
    "sort": True, "autofilter": True,
}  # fmt: skip
_TITLE_LIMIT: Final = 32
"""Characters of the title of an input message (Excel's limit)."""
_LEAF_LINES: Final = 9
_KEY: Final = re.compile(f"“({'|'.join(v.ITEM)})”")
LINE_PITCH: Final = 14.0
"""Points from line to line of 10 pt 宋体, a little more where another font stands in for it."""
_ITEM_ROW: Final = re.compile(rb'(<row r="(?:[6-9]|[1-9]\d+)"[^>]* ht="[\d.]+") customHeight="1"')
"""A row from FIRST_ROW on."""
_LAST_COLUMN: Final = re.compile(rb'(<col min="\d+" max=")\d+("[^>]*/></cols>)')
_UNDATED: Final = "1980-01-01"


class _Formats(NamedTuple):
    """The formats that the item sheets share."""

    title: Format
    note: Format
    required: Format
    optional: Format
    text: Format
    centered: Format
    number: Format
    blank: Format
    head_row: Format
    missing: Format
    wrong: Format

    @classmethod
    def of(cls, workbook: Workbook) -> _Formats:
        song: dict[str, Any] = {"font_name": "宋体", "font_size": 10}
        open_cell = song | {"locked": False, "num_format": "@", "text_wrap": True, "valign": "top"}
        framed = open_cell | {"border": 1, "border_color": "#7F7F7F"}
        middle = {"align": "center", "valign": "vcenter"}
        head = song | middle | {"bold": True, "text_wrap": True, "border": 1, "border_color": "#7F7F7F"}
        return cls(
            title=workbook.add_format({"font_name": "黑体", "font_size": 15, "valign": "vcenter"}),
            note=workbook.add_format(song | {"font_color": "#595959", "valign": "vcenter"}),
            required=workbook.add_format(head | {"bg_color": "#BDD7EE"}),
            optional=workbook.add_format(head | {"bg_color": "#EDEDED"}),
            text=workbook.add_format(framed),
            centered=workbook.add_format(framed | middle),
            number=workbook.add_format(framed | middle | {"num_format": "0"}),
            blank=workbook.add_format(open_cell),
            head_row=workbook.add_format(song | {"locked": True}),
            missing=workbook.add_format({"bg_color": MISSING}),
            wrong=workbook.add_format({"bg_color": WRONG}),
        )


def workbook(corpus: Corpus, sheets: Sequence[Sheet], findings: Iterable[Finding]) -> bytes:
    """The form as an .xlsx file."""
    from xlsxwriter import Workbook

    output = io.BytesIO()
    book = Workbook(output, deepcopy(OPTIONS))  # a copy: XlsxWriter adds to the default format
    edition = corpus.edition
    title = f"{edition.title or edition.region}填报表"
    created = datetime.fromisoformat(edition.base_date if edition.base_date > "1980" else _UNDATED)
    book.set_properties({"title": title, "author": edition.publisher, "created": created})
    formats = _Formats.of(book)
    guide, told = book.add_worksheet(GUIDE), book.add_worksheet(FINDINGS)
    lists = _Lists(book)
    lists.name(tuple(department.name for department in corpus.departments), _UNITS)
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, formats, lists)
    write_guide(book, guide, title, sheets)
    write_findings(book, told, tuple(_told(sheets, findings)))
    _write_meta(book.add_worksheet(META), corpus, sheets)
    _write_base(book.add_worksheet(BASE), sheets)
    lists.write()
    guide.activate()
    book.close()
    return _growing(output.getvalue())


def _growing(archive: bytes) -> bytes:
    """The same workbook, the rows of its items no longer of fixed height: they grow with what is typed into them.

    XlsxWriter fixes whatever height it is given; without one LibreOffice shows a row of wrapped text as a single line.
    It would also walk over every column that has a format: that behind the last one is made to reach the end here.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename.startswith("xl/worksheets/sheet"):
                part = _ITEM_ROW.sub(rb"\1", part)
                if b' deleteRows="0"' in part:
                    part = _LAST_COLUMN.sub(rb"\g<1>16384\2", part)
            info.create_system = 3  # Unix, also when written on Windows
            new.writestr(info, part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


# ---------------------------------------------------------------------------------------------- an item sheet


def _write_sheet(sheet: Worksheet, plan: Sheet, formats: _Formats, lists: _Lists) -> None:
    last = FIRST_ROW + len(plan.entries) + NEW_ROWS - 1
    for index, column in enumerate(plan.columns):
        hidden = {"hidden": True} if column.id == CODE else {}
        sheet.set_column(index, index, column.width, formats.blank, hidden)
        sheet.write_string(ID_ROW, index, as_string(column.id))
        _guard(sheet, plan, index, last, lists)
    sheet.set_column(len(plan.columns), len(plan.columns), None, formats.blank)
    sheet.set_row(ID_ROW, None, formats.head_row, {"hidden": True})
    sheet.write_string(TITLE_ROW, 0, plan.file)
    sheet.write_string(TITLE_ROW, 1, as_string(plan.title), formats.title)
    sheet.set_row(TITLE_ROW, 28, formats.head_row)
    sheet.write_string(NOTE_ROW, 1, as_string(_note(plan)), formats.note)
    sheet.set_row(NOTE_ROW, 18, formats.head_row)
    _write_head(sheet, plan.columns, formats)
    for number, (entry, cells) in enumerate(zip(plan.entries, plan.cells, strict=True), 1):
        row = FIRST_ROW + number - 1
        sheet.set_row(row, _height(plan.columns, cells))
        sheet.write_string(row, 0, as_string(entry.mark), formats.blank)
        sheet.write_number(row, 1, number, formats.number)
        for index, column in enumerate(plan.columns[2:], 2):
            form = formats.centered if column.centered else formats.text
            if text := cells.get(column.id):
                sheet.write_string(row, index, as_string(text), form)
            else:
                sheet.write_blank(row, index, None, form)
    _mark(sheet, plan, last, formats)
    names = sum(column.id in (CODE, NUMBER, *v.NAMES) for column in plan.columns)
    sheet.freeze_panes(FIRST_ROW, names)
    # From the hidden 编码 on: whoever sorts by the filter must take it along.
    sheet.autofilter(LEAF_ROW, 0, last, len(plan.columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ROW + 1}:{column_letters(len(plan.columns))}{last + 1}"})
    sheet.protect("", PROTECTION)
    _set_up_page(sheet, plan)


def _note(plan: Sheet) -> str:
    """What a blank cell of a new row means."""
    from gwstd.form.columns import show_key

    said = []
    for key, value in plan.defaults.items():
        cells = show_key(key, value)
        texts = (text if text != TICK else column.rpartition("/")[2] for column, text in cells.items())
        said.append(f"{key} {'、'.join(texts)}".replace("\n", "、"))
    rest = f"；新增的行里，这些格空着就随本表的默认：{'；'.join(said)}" if said else ""
    return f"蓝色栏目必填，灰色栏目有才填；新事项在表中插入一行或写在表后的空行里{rest}"


def _write_head(sheet: Worksheet, columns: Sequence[Column], formats: _Formats) -> None:
    first = 0
    deepest = 1
    for index, column in enumerate(columns):
        form = formats.required if column.key in REQUIRED else formats.optional
        if not column.group:
            sheet.merge_range(GROUP_ROW, index, LEAF_ROW, index, "", form)
            sheet.write_string(GROUP_ROW, index, as_string(column.title), form)
            first = index + 1
            continue
        sheet.write_string(LEAF_ROW, index, as_string(column.title), form)
        deepest = max(deepest, lines(column.title, _capacity(column)))
        if index + 1 == len(columns) or columns[index + 1].group != column.group:
            if index > first:
                sheet.merge_range(GROUP_ROW, first, GROUP_ROW, index, "", form)
            sheet.write_string(GROUP_ROW, first, as_string(column.group), form)
            first = index + 1
    sheet.set_row(GROUP_ROW, 20, formats.head_row)
    sheet.set_row(LEAF_ROW, min(deepest, _LEAF_LINES) * LINE_PITCH + 6, formats.head_row)


def _capacity(column: Column) -> int:
    """How many half-widths stand on one line of the column."""
    return capacity(column.width * 7 + 5, 10)


def _height(columns: Sequence[Column], cells: Mapping[str, str]) -> float:
    """The points that a row needs to show all its cells."""
    most = max((lines(cells[c.id], _capacity(c)) for c in columns if c.id in cells), default=1)
    return min(ROW_HEIGHT_LIMIT, most * LINE_PITCH + 6)


def _guard(sheet: Worksheet, plan: Sheet, index: int, last: int, lists: _Lists) -> None:
    """The drop-down and the input message of a column."""
    column = plan.columns[index]
    area = (FIRST_ROW, index, last, index)
    if column.id == CODE:
        told = "编码由程序给，不用填也不要改"
        closed = {"validate": "custom", "value": "=FALSE", "error_title": CODE, "error_message": told}
        sheet.data_validation(*area, closed)
        return
    shown: dict[str, Any] = {}
    if column.about:
        shown = {"input_title": column.title[:_TITLE_LIMIT], "input_message": column.about}
    if column.choices:
        wrong = f"这一格只打{TICK}或留空" if column.ticked else f"只能从下拉里选：{'、'.join(column.choices)}"
        source: Any = [TICK] if column.ticked else f"={lists.name(column.choices)}"
        # A cell with a line for each name cannot be one of the choices: there the list only helps.
        rule: dict[str, Any] = {"validate": "list", "source": source, "show_error": column.strict}
        rule |= {"error_title": "请重新填", "error_message": wrong[:255]} if column.strict else {}
        sheet.data_validation(*area, rule | shown)
    elif shown:
        sheet.data_validation(*area, {"validate": "any", **shown})


def _set_up_page(sheet: Worksheet, plan: Sheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(2, 0)
    sheet.repeat_rows(GROUP_ROW, LEAF_ROW)
    sheet.repeat_columns(1, 1 + len(v.NAMES))
    sheet.print_area(TITLE_ROW, 1, FIRST_ROW + max(len(plan.entries), 1) - 1, len(plan.columns) - 1)
    sheet.set_footer("&L" + plan.name.replace("&", "&&")[:60] + "&C第 &P 页，共 &N 页", {"margin": 0.3})


# ---------------------------------------------------------------------------------------------- marks


def _mark(sheet: Worksheet, plan: Sheet, last: int, formats: _Formats) -> None:
    """Colours for what is missing or cannot be, as long as it is so."""
    at = {column.id: column_letters(index) for index, column in enumerate(plan.columns)}
    named = "&".join(f"${at[name]}{FIRST_ROW + 1}" for name in v.NAMES)

    def mark(columns: Sequence[str], condition: str, form: Format) -> None:
        first, end = min(columns, key=_order(plan)), max(columns, key=_order(plan))
        area = f"{at[first]}{FIRST_ROW + 1}:{at[end]}{last + 1}"
        criteria = f'=AND({named}<>"",{condition})'
        sheet.conditional_format(area, {"type": "formula", "criteria": criteria, "format": form})

    def cell(column: str) -> str:
        return f"${at[column]}{FIRST_ROW + 1}"

    def filled(columns: Sequence[str]) -> str:
        ends = min(columns, key=_order(plan)), max(columns, key=_order(plan))
        return f'SUMPRODUCT(--({cell(ends[0])}:{cell(ends[1])}<>""))'

    for key in sorted(REQUIRED, key=list(v.ITEM).index):
        columns = [column.id for column in plan.columns if column.key == key]
        if key not in plan.defaults:
            mark(columns, f"{filled(columns)}=0", formats.missing)
    mark([OTHER_NOTE], f'{cell(OTHER)}<>"",{cell(OTHER_NOTE)}=""', formats.missing)
    mark([OTHER], f'{cell(OTHER)}="",{cell(OTHER_NOTE)}<>""', formats.wrong)
    for columns in ([EVERYONE, CERTAIN], [column.id for column in plan.columns if column.key == "公开方式"]):
        mark(columns, f"{filled(columns)}>1", formats.wrong)
    for column in plan.unregistered:
        mark([column], f'{cell(column)}<>""', formats.wrong)
    subject = cell("公开主体")
    mark(["公开主体"], f'{subject}<>"",{_known_lines(subject)}<{_line_count(subject)}', formats.wrong)


def _order(plan: Sheet) -> Any:
    ids = [column.id for column in plan.columns]
    return ids.index


def _line_count(cell: str) -> str:
    return f'LEN({cell})-LEN(SUBSTITUTE({cell},CHAR(10),""))+1'


def _known_lines(cell: str) -> str:
    """How many of a cell's lines are names of registered bodies."""
    within = f"CHAR(10)&{cell}&CHAR(10)"
    return f"SUMPRODUCT(--ISNUMBER(FIND(CHAR(10)&{_UNITS}&CHAR(10),{within})))"


# ---------------------------------------------------------------------------------------------- hidden sheets


_UNITS: Final = "gwstd_units"
"""The list of the registered bodies, which the marks need by name."""


class _Lists:
    """What drop-downs offer, each list once in a column of a hidden sheet under a defined name."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._names: dict[tuple[str, ...], str] = {}

    def name(self, choices: tuple[str, ...], name: str = "") -> str:
        return self._names.setdefault(choices, name or f"gwstd_{len(self._names) + 1}")

    def write(self) -> None:
        sheet = self._book.add_worksheet(LISTS)
        for index, (choices, name) in enumerate(self._names.items()):
            for row, choice in enumerate(choices):
                sheet.write_string(row, index, as_string(choice))
            letters = column_letters(index)
            self._book.define_name(name, f"='{LISTS}'!${letters}$1:${letters}${len(choices)}")
        _hide(sheet)


def _hide(sheet: Worksheet) -> None:
    sheet.protect()
    sheet.very_hidden()


def _write_meta(sheet: Worksheet, corpus: Corpus, sheets: Sequence[Sheet]) -> None:
    """By what the file is known as a form, and of which catalogue."""
    head = [("gwstd", FORM_VERSION), ("地区", corpus.edition.region), ("名称", corpus.edition.title)]
    rows = [*head, *((plan.file, plan.name) for plan in sheets)]
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            sheet.write_string(row, column, as_string(text))
    _hide(sheet)


def _write_base(sheet: Worksheet, sheets: Sequence[Sheet]) -> None:
    """The texts of all cells as exported: only what differs from them was changed by whoever filled the form in."""
    ids = list(
        dict.fromkeys(column.id for plan in sheets for column in plan.columns if column.id not in (CODE, NUMBER))
    )
    at = {column: index for index, column in enumerate(["", CODE, *ids])}
    for column, index in at.items():
        sheet.write_string(0, index, as_string(column))
    row = 0
    for plan in sheets:
        for entry, cells in zip(plan.entries, plan.cells, strict=True):
            row += 1
            sheet.write_string(row, 0, plan.file)
            sheet.write_string(row, 1, as_string(entry.mark))
            for column, text in cells.items():
                sheet.write_string(row, at[column], as_string(text))
    _hide(sheet)


# ---------------------------------------------------------------------------------------------- findings


def _told(sheets: Sequence[Sheet], findings: Iterable[Finding]) -> Iterator[Told]:
    """The findings of these sheets' files, each with the cell that it is about."""
    by_file = {plan.file: plan for plan in sheets}
    for finding in findings:
        plan = by_file.get(finding.file)
        if plan is not None:
            row, column = _cell_of(plan, finding)
            cell = f"{column_letters(column)}{row + 1}" if row is not None else ""
            yield Told(finding, plan.name, cell)


def _cell_of(plan: Sheet, finding: Finding) -> tuple[int | None, int]:
    """Row and column of the cell; of a finding in 默认, of the first item that it reaches."""
    rows = {entry.index: FIRST_ROW + number for number, entry in enumerate(plan.entries)}
    codes = {entry.own.get(CODE): rows[entry.index] for entry in plan.entries}
    path = finding.path
    missing = _KEY.findall(finding.message)[:1]  # a key that stands nowhere has no place of its own
    if path[:1] == (v.ITEMS_KEY,) and len(path) > 1:
        row, rest = rows.get(int(path[1])), path[2:] or missing
        index = int(path[1])
        values: Mapping[str, Any] = next((e.values for e in plan.entries if e.index == index), {})
    else:
        reached = next((one.item for one in finding.related if one.file == plan.file and one.item in codes), None)
        row = codes.get(reached or finding.item)
        rest = path[1:] or missing if path[:1] == (v.DEFAULTS_KEY,) else ()
        values = plan.defaults
    return row, _column_of(plan, rest, values)


def _column_of(plan: Sheet, path: Sequence[str | int], values: Mapping[str, Any]) -> int:
    """The column for a key path inside an item."""
    ids = [column.id for column in plan.columns]
    key = str(path[0]) if path else v.NAMES[0]
    value = values.get(key)
    part = path[1] if len(path) > 1 else None
    if isinstance(part, int) and isinstance(value, list) and part < len(value):
        part = value[part]
    named = part if isinstance(part, str) else value if isinstance(value, str) else v.OTHER_CHANNEL
    for wanted in (key, f"{key}/{named}", f"{key}={named}"):
        if wanted in ids:
            return ids.index(wanted)
    return next((index for index, column in enumerate(plan.columns) if column.key == key), ids.index(v.NAMES[0]))
