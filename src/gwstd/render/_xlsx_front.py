"""The lines of a document's text and the list of its sheets → the sheet 说明, a page to read and to go on from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from gwstd.render._xlsx_page import Format, Running, Workbook, Worksheet, link_target, set_up_page, write_text
from gwstd.spreadsheet import ROW_HEIGHT_LIMIT, as_string, capacity, clean, lines, pieces, pixels

COLUMNS: Final = (("序号", 12), ("工作表", 46), ("内容", 108), ("规模", 20))
"""Head and width in mm of the index; together as wide as an A4 page."""
TEXT_POINTS: Final = 10.5
LINE_PITCH: Final = 15.5
LONGEST_PIECE: Final = 1_000
"""Characters in one row of running text: 25 lines, which stay under the highest row there can be."""

LineKind = Literal["title", "centered", "heading", "subheading", "text", "link", "index"]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet (``index``: the whole list of sheets). ``sheet`` is where a link leads."""

    kind: LineKind
    text: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sheet in the index: its name, what is on it, how much."""

    name: str
    text: str
    extent: str


def write_front(
    workbook: Workbook, sheet: Worksheet, content: tuple[Line, ...], entries: tuple[Entry, ...], running: Running
) -> None:
    """Fill the empty sheet with the lines, and with the index where the line ``index`` stands."""
    forms = _forms(workbook)
    for index, (_, width) in enumerate(COLUMNS):
        sheet.set_column_pixels(index, index, pixels(width))
    row = 0
    if running.stamp:
        row = _write_line(sheet, row, running.stamp, "stamp", forms)
    for line in content:
        if line.kind == "index":
            row = _write_index(sheet, row, entries, forms)
        elif line.kind == "link":
            row = _write_link(sheet, row, line, forms)
        else:
            for piece in pieces(clean(line.text), LONGEST_PIECE):
                row = _write_line(sheet, row, piece, line.kind, forms)
    sheet.hide_gridlines(2)
    sheet.fit_to_pages(1, 0)
    set_up_page(sheet, running, wide=False)


def _forms(workbook: Workbook) -> dict[str, Format]:
    text: dict[str, Any] = {"font_name": "宋体", "font_size": TEXT_POINTS, "text_wrap": True, "valign": "vcenter"}
    black = text | {"font_name": "黑体"}
    center = {"align": "center"}
    boxed = text | {"border": 1, "border_color": "#7F7F7F"}
    link = {"font_color": "#0563C1", "underline": 1}
    kinds: dict[str, dict[str, Any]] = {
        "stamp": text | center | {"font_size": 14, "bold": True, "font_color": "#FF0000"},
        "title": black | center | {"font_size": 20},
        "centered": text | center | {"font_size": 12},
        "heading": black | {"font_size": 14},
        "subheading": text | {"bold": True, "font_size": 12},
        "text": text | {"valign": "top"},
        "link": text | link,
        "head": boxed | center | {"bold": True, "bg_color": "#DCE6F1"},
        "boxed": boxed,
        "boxed centered": boxed | center,
        "boxed link": boxed | link,
    }
    return {kind: workbook.add_format(properties) for kind, properties in kinds.items()}


def _write_line(sheet: Worksheet, row: int, text: str, kind: str, forms: dict[str, Format]) -> int:
    _make_room(sheet, row, text, kind, forms)
    write_text(sheet, row, 0, text, forms[kind])
    return row + 1


def _make_room(sheet: Worksheet, row: int, text: str, kind: str, forms: dict[str, Format]) -> None:
    """Merge a row over all columns, as high as the text that it will hold."""
    points = forms[kind].font_size
    width = sum(pixels(width) for _, width in COLUMNS)
    sheet.merge_range(row, 0, row, len(COLUMNS) - 1, "", forms[kind])
    space = {"title": 30, "heading": 16, "subheading": 10, "centered": 6, "stamp": 8}.get(kind, 4)
    pitch = points * LINE_PITCH / TEXT_POINTS
    sheet.set_row(row, min(ROW_HEIGHT_LIMIT, lines(text, capacity(width, points)) * pitch + space))


def _write_link(sheet: Worksheet, row: int, line: Line, forms: dict[str, Format]) -> int:
    """A row that leads to the sheet on which the table or chart of this place stands."""
    text = clean(line.text) if line.text == line.sheet else f"{clean(line.text)}（见工作表“{line.sheet}”）"
    _make_room(sheet, row, text, "link", forms)
    _link(sheet, row, 0, line.sheet, text, forms["link"])
    return row + 1


def _write_index(sheet: Worksheet, row: int, entries: tuple[Entry, ...], forms: dict[str, Format]) -> int:
    row += 1
    for column, (title, _) in enumerate(COLUMNS):
        write_text(sheet, row, column, title, forms["head"])
    sheet.set_row(row, LINE_PITCH + 6)
    for number, entry in enumerate(entries, 1):
        text = clean(entry.text)
        sheet.write_number(row + number, 0, number, forms["boxed centered"])
        _link(sheet, row + number, 1, entry.name, entry.name, forms["boxed link"])
        write_text(sheet, row + number, 2, text, forms["boxed"])
        write_text(sheet, row + number, 3, entry.extent, forms["boxed centered"])
        fitting = (capacity(pixels(width), TEXT_POINTS) for _, width in COLUMNS[1:3])
        height = max(lines(value, room) for value, room in zip((entry.name, text), fitting, strict=True))
        sheet.set_row(row + number, min(ROW_HEIGHT_LIMIT, height * LINE_PITCH + 5))
    return row + len(entries) + 2


def _link(sheet: Worksheet, row: int, column: int, target: str, text: str, form: Format) -> None:
    sheet.write_url(row, column, link_target(target), form, as_string(text))
