"""Charts and a workbook → one sheet with the figures of each and a native bar chart beside them."""

from __future__ import annotations

from typing import Final

from gwstd.document import Chart
from gwstd.render._xlsx_sheets import Format, Formats, Workbook, Worksheet, set_up_page, write_text, write_top
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


def write_charts(workbook: Workbook, sheet: Worksheet, charts: tuple[Chart, ...], stamp: str, formats: Formats) -> None:
    """Fill the empty sheet with the charts, one under the other, none cut by the end of a page."""
    widths = tuple(pixels(width) for width in (LABEL_WIDTH, VALUE_WIDTH, GAP_WIDTH, CHART_WIDTH))
    for index, width in enumerate(widths):
        sheet.set_column_pixels(index, index, width)
    sheet.set_default_row(ROW_PIXELS * 72 / 96)
    row = write_top(sheet, "统计图表", clean(stamp), sum(widths), 3, formats)
    used, breaks = 0, []
    for chart in charts:
        rows, height = _size(chart)
        needed = max(rows * ROW_PIXELS, height) + 2 * ROW_PIXELS
        if used and used + needed > PAGE_HEIGHT:
            breaks.append(row)
            used = 0
        _write_chart(workbook, sheet, chart, row, formats)
        row += -(-needed // ROW_PIXELS)
        used += needed
    if breaks:
        sheet.set_h_pagebreaks(breaks)
    sheet.hide_gridlines(2)
    set_up_page(sheet, clean(stamp))


def _size(chart: Chart) -> tuple[int, int]:
    """Rows of figures with their head, and the height of the drawing in pixels, which is never over a page."""
    return len(chart.labels) + 1, min(PAGE_HEIGHT - 2 * ROW_PIXELS, max(220, 90 + BAR_PIXELS * len(chart.labels)))


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
            "fill": {"color": "#2F75B5"},
            "gap": 60,
            "data_labels": {"value": True, "font": {"name": "宋体", "size": 9}},
        }
    )
    title = f"{clean(chart.title)}（{clean(chart.unit)}）"
    drawing.set_title({"name": title, "name_font": {"name": "黑体", "size": 12}})
    drawing.set_legend({"none": True})
    # A bar chart counts its categories from the bottom; turned round they stand as in the list beside it.
    font = {"name": "宋体", "size": 9}
    drawing.set_y_axis({"reverse": True, "num_font": font, "interval_unit": 1, "line": {"color": "#7F7F7F"}})
    drawing.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    drawing.set_size({"width": pixels(CHART_WIDTH) - 4, "height": _size(chart)[1]})
    return drawing


def _in_words(chart: Chart) -> str:
    """The figures as a sentence, for those who do not see the drawing."""
    figures = "，".join(f"{label}{value}{chart.unit}" for label, value in zip(chart.labels, chart.values, strict=True))
    return clean(f"{chart.title}：{figures}")[:800]
