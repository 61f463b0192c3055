"""A Flow and a sheet → boxes and arrows drawn on the sheet, under its table, as shapes that an office can move."""

from __future__ import annotations

from typing import Any, Final

from gwstd.document import Flow, Stop
from gwstd.render._xlsx_page import Worksheet
from gwstd.spreadsheet import capacity, clean, lines

_ARROW: Final = 34
_LINE: Final = 18
"""Pixels: the gap in which an arrow stands, a line of text in a box."""
_ROW: Final = 18
"""Pixels of a row that nobody made higher, or a little less."""
_POINTS: Final = 9
_A_LINE: Final = 3
_KEEP_SIZE: Final = 2
"""What XlsxWriter calls a shape that moves with its cell and keeps its size when columns are made wider."""
_BOX: Final[dict[str, Any]] = {
    "line": {"color": "#44546A", "width": 1},
    "fill": {"color": "#F2F6FA"},
    "font": {"name": "宋体", "size": _POINTS},
    "align": {"vertical": "middle", "horizontal": "center"},
    "object_position": _KEEP_SIZE,
}
_SIGN: Final[dict[str, Any]] = {
    "width": _ARROW,
    "line": {"none": True},
    "fill": {"none": True},
    "font": {"name": "宋体", "size": 14},
    "align": {"vertical": "middle", "horizontal": "center"},
    "object_position": _KEEP_SIZE,
}


def draw_flow(sheet: Worksheet, flow: Flow, row: int, width: int) -> int:
    """Draw the flow from the first column of ``row`` on, ``width`` pixels wide, a few boxes a line; return the last
    row that it covers."""
    box = width // _A_LINE - _ARROW
    room = capacity(box - 24, _POINTS)
    height = max((sum(lines(text, room) for text in _texts(stop)) for stop in flow.stops), default=1) * _LINE + 14
    for index, stop in enumerate(flow.stops):
        left, top = index % _A_LINE * (box + _ARROW), index // _A_LINE * (height + 16)
        if index:
            sheet.insert_textbox(row, 0, "→", _SIGN | {"x_offset": left, "y_offset": top, "height": height})
        text = "\n".join(_texts(stop))
        place = {"x_offset": left + _ARROW, "y_offset": top, "width": box, "height": height}
        sheet.insert_textbox(row, 0, text, _BOX | place | {"description": text})
    return row + -(-(-(-len(flow.stops) // _A_LINE) * (height + 16)) // _ROW)


def _texts(stop: Stop) -> tuple[str, ...]:
    return tuple(clean(text) for text in (f"【{stop.name}】", stop.who, stop.limit) if text)
