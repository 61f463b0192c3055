"""A Flow in, the WordprocessingML of a table out: boxes of cells with arrows between them.

Word's own drawings differ between Word, WPS and LibreOffice; bordered cells look the same in all and can be edited as
text. Three boxes a line; every second line runs back from right to left, so that each arrow leads to a neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gwstd.document import Flow, Stop
from gwstd.render._docx_shell import TABLE_STYLE
from gwstd.render._docx_template import Section
from gwstd.render._docx_xml import attribute, paragraph, run

_A_LINE = 3
_ARROW = 520
"""Twips between two boxes."""
_EDGES = ("top", "left", "bottom", "right")
_BORDERS = "".join(f'<w:{edge} w:val="single" w:sz="6" w:space="0" w:color="404040"/>' for edge in _EDGES)
_FREE = (
    '<w:tcMar><w:top w:w="56" w:type="dxa"/><w:left w:w="56" w:type="dxa"/>'
    '<w:bottom w:w="56" w:type="dxa"/><w:right w:w="56" w:type="dxa"/></w:tcMar>'
)


def flow(block: Flow, section: Section, styles: Mapping[str, str]) -> Iterator[str]:
    """The flow as one table; none of its rows is split over two pages."""
    box = (section.width - (_A_LINE - 1) * _ARROW) // _A_LINE
    grid = [box if index % 2 == 0 else _ARROW for index in range(2 * _A_LINE - 1)]
    none = "".join(f'<w:{edge} w:val="nil"/>' for edge in (*_EDGES, "insideH", "insideV"))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles[TABLE_STYLE]}"/><w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
        f'<w:tblBorders>{none}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>'
        f'<w:tblCaption w:val="{attribute(block.title)}"/><w:tblDescription w:val="流程图：{attribute(block.path)}"/>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )
    lines = [block.stops[at : at + _A_LINE] for at in range(0, len(block.stops), _A_LINE)]
    for number, line in enumerate(lines):
        back = number % 2 == 1
        if number:
            yield _row([_cell(width, _sign("↓" if at == _turn(back) else "", styles)) for at, width in enumerate(grid)])
        yield _row(list(_boxes(line, back, grid, styles)))
    yield "</w:tbl>"


def _turn(back: bool) -> int:
    """The column under which a line that runs ``back`` begins: where the line before it ended."""
    return 2 * _A_LINE - 2 if back else 0


def _boxes(line: tuple[Stop, ...], back: bool, grid: list[int], styles: Mapping[str, str]) -> Iterator[str]:
    """One line of boxes and arrows from left to right, with empty cells where there are fewer boxes."""
    places: list[Stop | None] = [*line, *[None] * (_A_LINE - len(line))]
    if back:
        places.reverse()
    for index, stop in enumerate(places):
        if index:
            joined = stop is not None and places[index - 1] is not None
            yield _cell(grid[2 * index - 1], _sign(("←" if back else "→") if joined else "", styles))
        yield _cell(grid[2 * index], _stop(stop, styles) if stop else _sign("", styles), boxed=stop is not None)


def _stop(stop: Stop, styles: Mapping[str, str]) -> str:
    """What is done and by whom. Time limits are sentences: they stand in the table under the flow, not in its boxes."""
    who = paragraph(styles["表格居中"], run(stop.who)) if stop.who else ""
    return paragraph(styles["竖排表头"], run(stop.name)) + who


def _sign(sign: str, styles: Mapping[str, str]) -> str:
    """An arrow, in the type of the text so that it is seen; a cell without one is as low as can be."""
    if not sign:
        return paragraph(styles["表格居中"], "")
    return paragraph(styles["居中正文"], run(sign), '<w:spacing w:line="300" w:lineRule="exact"/>')


def _row(cells: list[str]) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, content: str, boxed: bool = False) -> str:
    borders = f"<w:tcBorders>{_BORDERS}</w:tcBorders>{_FREE}" if boxed else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )
