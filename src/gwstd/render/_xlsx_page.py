"""What the sheets of an edition share: cell formats, page set-up, the lines over a table, the links to other sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from gwstd.spreadsheet import ROW_HEIGHT_LIMIT, as_string, capacity, lines, pixels

BODY_POINTS: Final = 9
SMALL_POINTS: Final = 7.5
"""Of columns of small type, as in the Word file."""
TITLE_POINTS: Final = 15
LINE_PITCH: Final = 13
"""Points from line to line of the body: 9 pt 宋体 takes 11.25 in Excel, Noto Serif in its place (LibreOffice) 13."""
ROW_PADDING: Final = 4

A4: Final = 9
A3: Final = 8
RUNNING_LIMIT: Final = 40
"""Characters of the title at the head of each printed page; it shares the line with the stamp and the sheet's name."""

FRONT_NAME: Final = "说明"
"""The first sheet: from it links lead to all others, and from them back."""
_BACK: Final = "← 返回目录"
_BACK_WIDTH: Final = 22

Workbook = Any
Worksheet = Any
Format = Any


class Above(NamedTuple):
    """What stands above something: the rows of the sheet, and their height in points."""

    rows: int
    points: float


class Running(NamedTuple):
    """What stands at the head of each printed page: the document's title, and the stamp or nothing."""

    title: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Formats:
    """The cell formats of a workbook. Every sheet shares them: a format a cell would be slow and bloat the file.

    ``left`` and ``centered`` say that the cell is text, so that 007 stays 007 when somebody edits it; ``…_long`` do
    not; ``…_literal`` say it of a single text as well. ``blank…`` are cells to be filled in.
    """

    stamp: Format
    title: Format
    note: Format
    link: Format
    head: Format
    head_on_top: Format
    blank_head: Format
    number: Format
    left: Format
    left_link: Format
    centered: Format
    left_long: Format
    centered_long: Format
    left_literal: Format
    small: Format
    small_long: Format
    small_literal: Format
    centered_literal: Format
    blank: Format
    blank_date: Format

    @classmethod
    def of(cls, workbook: Workbook) -> Formats:
        """The formats, made in ``workbook``."""
        song: dict[str, Any] = {"font_name": "宋体", "font_size": BODY_POINTS, "text_wrap": True}
        cell = song | {"border": 1, "border_color": "#7F7F7F", "align": "left", "valign": "vcenter"}
        middle = cell | {"align": "center"}
        small = cell | {"font_size": SMALL_POINTS}
        text = {"num_format": "@"}
        literal = text | {"quote_prefix": True}
        head = middle | {"bold": True, "bg_color": "#DCE6F1"}
        blank = {"bg_color": "#FFFBE6"}
        title = {"font_name": "黑体", "font_size": TITLE_POINTS, "align": "center", "valign": "vcenter"}
        stamp = {"font_size": 12, "bold": True, "font_color": "#FF0000", "align": "center", "valign": "vcenter"}
        link = {"font_color": "#0563C1", "underline": 1}
        return cls(
            stamp=workbook.add_format(song | stamp),
            title=workbook.add_format(title | {"text_wrap": True}),
            note=workbook.add_format(song | {"valign": "vcenter"}),
            link=workbook.add_format(song | link | {"text_wrap": False, "valign": "vcenter"}),
            head=workbook.add_format(head),
            head_on_top=workbook.add_format(head | {"valign": "top"}),
            blank_head=workbook.add_format(head | {"bg_color": "#FFE699"}),
            number=workbook.add_format(middle | {"num_format": "0"}),
            left=workbook.add_format(cell | text),
            left_link=workbook.add_format(cell | text | link),
            centered=workbook.add_format(middle | text),
            left_long=workbook.add_format(cell),
            centered_long=workbook.add_format(middle),
            left_literal=workbook.add_format(cell | literal),
            small=workbook.add_format(small | text),
            small_long=workbook.add_format(small),
            small_literal=workbook.add_format(small | literal),
            centered_literal=workbook.add_format(middle | literal),
            blank=workbook.add_format(cell | text | blank),
            blank_date=workbook.add_format(middle | blank | {"num_format": "yyyy-mm-dd"}),
        )


def height(count: int) -> float:
    """The height in points of a row with so many lines of the body."""
    return around(count * LINE_PITCH)


def around(points: float) -> float:
    """The height in points of a row whose lines take so much."""
    return min(ROW_HEIGHT_LIMIT, points + ROW_PADDING)


def write_text(sheet: Worksheet, row: int, column: int, text: str, form: Format) -> None:
    """Write a text as a text, whatever it looks like."""
    sheet.write_string(row, column, as_string(text), form)


def write_across(sheet: Worksheet, area: tuple[int, int, int, int], text: str, form: Format) -> None:
    """Write a text into an area (first row, first column, last row, last column), merged if it is more than a cell."""
    row, column, last_row, last_column = area
    if (row, column) != (last_row, last_column):
        sheet.merge_range(row, column, last_row, last_column, "", form)
    write_text(sheet, row, column, text, form)


def link_target(name: str, row: int = 0, column: int = 0) -> str:
    """A place in the workbook as XlsxWriter's links want it; a quote in a sheet's name is written twice."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    quoted = name.replace("'", "''")
    return f"internal:'{quoted}'!{xl_rowcol_to_cell(row, column)}"


def set_up_page(sheet: Worksheet, running: Running, *, wide: bool = True, large: bool = False) -> None:
    """Paper and margins; title, stamp and sheet over each printed page, page numbers under it."""
    if wide:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.set_paper(A3 if large else A4)
    sheet.set_margins(left=0.38, right=0.38, top=0.7, bottom=0.6)
    sheet.center_horizontally()
    sheet.set_footer("&C第 &P 页，共 &N 页", {"margin": 0.3})
    # 255 characters is all a header may have; & begins a code, && is the character. The name of the font stands
    # between its size and the text: a title may begin with a digit.
    title, stamp = (text[:RUNNING_LIMIT].replace("&", "&&") for text in running)
    middle = f'&C&"宋体,Bold"&KFF0000{stamp}' if stamp else ""
    header = f'&L&9&"宋体,Regular"{title}{middle}&R&9&"宋体,Regular"&A'
    sheet.set_header(header, {"margin": 0.3})


def write_top(
    sheet: Worksheet, title: str, stamp: str, width: int, last_column: int, formats: Formats, note: str = ""
) -> Above:
    """Write the stamp, the title and the note over all columns, as far as there are any, and beside them, where it is
    not printed, the way back to the first sheet; say how much it is."""
    row, points = 0, 0.0
    title_height = min(ROW_HEIGHT_LIMIT, 10 + 20 * lines(title, capacity(width, TITLE_POINTS)))
    for text, form, high in (
        (stamp, formats.stamp, 21),
        (title, formats.title, title_height),
        (note, formats.note, height(lines(note, capacity(width, BODY_POINTS)))),
    ):
        if text or form is formats.title:
            write_across(sheet, (row, 0, row, last_column), text, form)
            sheet.set_row(row, high)
            row, points = row + 1, points + high
    sheet.set_column_pixels(last_column + 1, last_column + 1, pixels(_BACK_WIDTH))
    sheet.write_url(0, last_column + 1, link_target(FRONT_NAME), formats.link, _BACK)
    return Above(row, points)
