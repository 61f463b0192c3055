"""Charts and a workbook → one sheet with the figures of each and a native bar chart beside them; under them what is
drawn from the figures of other sheets."""

from __future__ import annotations

import math
from typing import Any, Final, NamedTuple

from gwstd.document import Chart, Table
from gwstd.render._xlsx_page import (
    Format,
    Formats,
    Running,
    Workbook,
    Worksheet,
    link_target,
    set_up_page,
    write_text,
    write_top,
)
from gwstd.spreadsheet import capacity, clean, lines, pixels

LABEL_WIDTH: Final = 56
VALUE_WIDTH: Final = 14
GAP_WIDTH: Final = 4
CHART_WIDTH: Final = 160
"""Millimetres. All four leave a sixth of the A4 page that lies: column widths differ with the fonts there are, and
the page is not fitted to the width, because a spreadsheet that does so ignores page breaks."""
PAGE_HEIGHT: Final = 650
"""Pixels on such a page under the margins, the stamp and the title."""
ROW_PIXELS: Final = 22
BAR_PIXELS: Final = 26
_FONT: Final = {"name": "宋体", "size": 9}
_COLORS: Final = ("#2F75B5", "#F4B183", "#A9D18E", "#FFD966", "#9E7BB5", "#7F7F7F", "#C55A11")


_DARK: Final = frozenset({"#2F75B5", "#C55A11"})
"""On these, figures are white."""
_LABELLED: Final = 0.035
"""Of the longest bar, from which a part has room for its figure."""


class Stacked(NamedTuple):
    """A table of another sheet whose numbers are drawn: its sheet and the first row of its body there."""

    table: Table
    sheet: str
    body: int


def write_charts(
    workbook: Workbook, sheet: Worksheet, charts: tuple[Chart | Stacked, ...], running: Running, formats: Formats
) -> None:
    """Fill the empty sheet with the charts, one under the other, none cut by the end of a page."""
    widths = tuple(pixels(width) for width in (LABEL_WIDTH, VALUE_WIDTH, GAP_WIDTH, CHART_WIDTH))
    for index, width in enumerate(widths):
        sheet.set_column_pixels(index, index, width)
    sheet.set_default_row(ROW_PIXELS * 72 / 96)
    row = write_top(sheet, "统计图表", running.stamp, sum(widths), 3, formats).rows
    used, breaks = 0, []
    for chart in charts:
        rows, height = _size(chart)
        needed = max(rows * ROW_PIXELS, height) + 2 * ROW_PIXELS
        if used and used + needed > PAGE_HEIGHT:
            breaks.append(row)
            used = 0
        if isinstance(chart, Stacked):
            _write_stacked(workbook, sheet, chart, row, formats)
        else:
            _write_chart(workbook, sheet, chart, row, formats)
        row += -(-needed // ROW_PIXELS)
        used += needed
    if breaks:
        sheet.set_h_pagebreaks(breaks)
    sheet.hide_gridlines(2)
    sheet.print_area(0, 0, row, 3)
    set_up_page(sheet, running)


def _size(chart: Chart | Stacked) -> tuple[int, int]:
    """Rows of figures with their head, and the height of the drawing in pixels, which is never over a page."""
    bars = len(chart.table.rows) if isinstance(chart, Stacked) else len(chart.labels)
    rows = 2 if isinstance(chart, Stacked) else bars + 1
    return rows, min(PAGE_HEIGHT - 2 * ROW_PIXELS, max(220, 90 + BAR_PIXELS * bars))


def _write_chart(workbook: Workbook, sheet: Worksheet, chart: Chart, row: int, formats: Formats) -> None:
    write_text(sheet, row, 0, clean(chart.title), formats.head)
    write_text(sheet, row, 1, clean(chart.unit), formats.head)
    sheet.set_row_pixels(row, ROW_PIXELS * lines(clean(chart.title), capacity(pixels(LABEL_WIDTH), 9)))
    for index, (label, value) in enumerate(zip(chart.labels, chart.values, strict=True), row + 1):
        write_text(sheet, index, 0, clean(label), formats.left)
        sheet.write_number(index, 1, value, formats.number)
        sheet.set_row_pixels(index, ROW_PIXELS * lines(clean(label), capacity(pixels(LABEL_WIDTH), 9)))
    if chart.labels:
        drawing = _drawing(workbook, sheet.get_name(), chart, row)
        # A little below the row's edge, which may be a page's: the frame would be drawn on the page before.
        sheet.insert_chart(row, 3, drawing, {"y_offset": 2, "object_position": 2, "description": _in_words(chart)})


def _drawing(workbook: Workbook, sheet_name: str, chart: Chart, row: int) -> Format:
    first, last = row + 1, row + len(chart.labels)
    drawing = workbook.add_chart({"type": "bar"})
    drawing.add_series(
        {
            "name": clean(chart.title),
            "categories": [sheet_name, first, 0, last, 0],
            "values": [sheet_name, first, 1, last, 1],
            "fill": {"color": _COLORS[0]},
            "gap": 60,
            "data_labels": {"value": True, "font": _FONT},
        }
    )
    drawing.set_legend({"none": True})
    _finish(drawing, f"{clean(chart.title)}（{clean(chart.unit)}）", _size(chart)[1])
    return drawing


def _finish(drawing: Any, title: str, height: int) -> None:
    drawing.set_title({"name": title, "name_font": {"name": "黑体", "size": 12}})
    # A bar chart counts its categories from the bottom; turned round they stand as in the list beside it.
    drawing.set_y_axis({"reverse": True, "num_font": _FONT, "interval_unit": 1, "line": {"color": "#7F7F7F"}})
    drawing.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    drawing.set_size({"width": pixels(CHART_WIDTH) - 4, "height": height})


def _write_stacked(workbook: Workbook, sheet: Worksheet, stacked: Stacked, row: int, formats: Formats) -> None:
    """A drawing, and beside it the way to its figures."""
    table, name = stacked.table, stacked.sheet
    write_text(sheet, row, 0, clean(table.title), formats.head)
    sheet.set_row_pixels(row, ROW_PIXELS * lines(clean(table.title), capacity(pixels(LABEL_WIDTH), 9)))
    sheet.write_url(row + 1, 0, link_target(name), formats.left_link, f"数字见工作表“{name}”")
    labels = next(at for at, column in enumerate(table.columns) if column.title != "序号" and at not in table.numbers)
    first, last = stacked.body, stacked.body + len(table.rows) - 1
    # A part too small for its figure has none: figures would stand on one another.
    least = max(1, math.ceil(_LABELLED * max(sum(int(row[at]) for at in table.stacked) for row in table.rows)))
    drawing = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for column, color in zip(table.stacked, (*_COLORS, *_COLORS), strict=False):
        drawing.add_series(
            {
                "name": clean(table.columns[column].title),
                "categories": [name, first, labels, last, labels],
                "values": [name, first, column, last, column],
                "fill": {"color": color},
                "gap": 60,
                "data_labels": {
                    "value": True,
                    "font": _FONT | {"size": 8, "color": "#FFFFFF" if color in _DARK else "#000000"},
                    "num_format": f"[>={least}]0;;",
                },
            }
        )
    drawing.set_legend({"position": "top", "font": _FONT})
    _finish(drawing, clean(table.title), _size(stacked)[1])
    words = _stacked_in_words(table, labels)
    sheet.insert_chart(row, 3, drawing, {"y_offset": 2, "object_position": 2, "description": words})


def _stacked_in_words(table: Table, labels: int) -> str:
    rows = (
        f"{row[labels]}（{'，'.join(table.columns[column].title + row[column] for column in table.stacked)}）"
        for row in table.rows
    )
    return clean(f"{table.title}：{'；'.join(rows)}")[:800]


def _in_words(chart: Chart) -> str:
    """The figures as a sentence, for those who do not see the drawing."""
    figures = "，".join(f"{label}{value}{chart.unit}" for label, value in zip(chart.labels, chart.values, strict=True))
    return clean(f"{chart.title}：{figures}")[:800]
