"""A Table or Chart in, the WordprocessingML of one table out, row by row.

Rows are formatted as text: going through python-docx's cells costs a thousand times as much. Widths are twips.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from operator import getitem

from gwstd.document import Chart, Column, Table
from gwstd.render._docx_shell import TABLE_STYLE
from gwstd.render._docx_template import Section
from gwstd.render._docx_xml import attribute, paragraph, run

_LINE = 240  # the pitch of a line in 表格文字
_CHARACTER = 180  # 小五, 9 pt
_MARGINS = 80  # left and right margin of a cell
_HEAD_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
_RESTART, _CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

_BAR_STEPS = 60
_BAR_LONGEST = 50
_BAR_FILL = "5B7DB1"


def widths(columns: tuple[Column, ...], total: int) -> tuple[int, ...]:
    """The columns' widths scaled so that they fill ``total`` to the twip."""
    wanted = sum(column.width for column in columns)
    ends = [0]
    for column in columns:
        ends.append(ends[-1] + column.width)
    edges = [end * total // wanted for end in ends]
    return tuple(right - left for left, right in pairwise(edges))


def table(block: Table, section: Section, styles: Mapping[str, str]) -> Iterator[str]:
    """The table with its head, which Word repeats on each page. Raises ValueError for a row of the wrong length."""
    columns = block.columns
    grid = widths(columns, section.width)
    yield _opening(block, section.width, grid, styles)
    yield from _head(columns, grid, styles["表头"])
    names = [styles["表格居中"] if column.centered else styles["表格文字"] for column in columns]
    # A row is kept whole unless it fills more than half of what the head leaves of a page.
    limit = max(1, (section.height - 4 * _LINE) // (2 * _LINE))
    lines = [_Lines(max(1, (width - _MARGINS) // _CHARACTER)) for width in grid]
    plain = [_Cells(_cell(width, name)) for width, name in zip(grid, names, strict=True)]
    restart = [_Cells(_cell(width, name, _RESTART)) for width, name in zip(grid, names, strict=True)]
    goes_on = [f"{_cell(width, name, _CONTINUE)}</w:p></w:tc>" for width, name in zip(grid, names, strict=True)]
    starts, continued = _merges(block)
    for index, row in enumerate(block.rows):
        if len(row) != len(columns):
            raise ValueError(f"表“{block.name}”第 {index + 1} 行不是 {len(columns)} 格")
        whole = "<w:trPr><w:cantSplit/></w:trPr>" if max(map(getitem, lines, row)) <= limit else ""
        cells = list(map(getitem, plain, row))
        for column in starts.get(index, ()):
            cells[column] = restart[column][row[column]]
        for column in continued.get(index, ()):
            cells[column] = goes_on[column]
        yield f"<w:tr>{whole}{''.join(cells)}</w:tr>"
    yield "</w:tbl>"


def chart(block: Chart, section: Section, styles: Mapping[str, str]) -> Iterator[str]:
    """The chart as a table: label, a shaded cell as long as the value, the value behind it."""
    label = section.width * 3 // 10
    step = (section.width - label) // _BAR_STEPS
    grid = (label, *(step for _ in range(_BAR_STEPS)))
    none = "".join(f'<w:{edge} w:val="nil"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    caption = attribute(block.title)
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles[TABLE_STYLE]}"/><w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
        f'<w:tblBorders>{none}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/>'
        f'<w:tblCaption w:val="{caption}"/><w:tblDescription w:val="条形图，每行一项：名称、数量"/></w:tblPr>{_grid(grid)}'
    )
    largest = max((value for value in block.values if value > 0), default=1)
    for name, value in zip(block.labels, block.values, strict=True):
        yield _bar(name, f"{value} {block.unit}".strip(), max(0, value) / largest, grid, styles)
    yield "</w:tbl>"


# ------------------------------------------------------------------------------------------------ parts of a table


def _opening(block: Table, total: int, grid: tuple[int, ...], styles: Mapping[str, str]) -> str:
    heads = "、".join(f"{column.group}·{column.title}" if column.group else column.title for column in block.columns)
    description = attribute(f"共 {len(block.rows)} 行；各列：{heads}")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles[TABLE_STYLE]}"/><w:tblW w:w="{total}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{attribute(block.title or block.name)}"/>'
        f'<w:tblDescription w:val="{description}"/></w:tblPr>{_grid(grid)}'
    )


def _grid(grid: tuple[int, ...]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _cell(width: int, style: str, merge: str = "") -> str:
    """A cell up to the content of its only paragraph.

    Text stands at the top: in the middle, that of a merge over several pages could fall between two of them, and
    LibreOffice puts the last row of a page at the top anyway while a merge goes on.
    """
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    )


def _head(columns: tuple[Column, ...], grid: tuple[int, ...], style: str) -> Iterator[str]:
    """One head row, or two where columns stand in groups: groups above, their columns below, the others across both."""

    def cell(width: int, text: str, span: str = "") -> str:
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{_HEAD_FILL}<w:vAlign w:val="center"/></w:tcPr>'
        return f"<w:tc>{properties}{paragraph(style, run(text))}</w:tc>"

    def row(cells: list[str]) -> str:
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    if not any(column.group for column in columns):
        yield row([cell(width, column.title) for column, width in zip(columns, grid, strict=True)])
        return
    upper: list[str] = []
    lower: list[str] = []
    for first, last in _groups(columns):
        group = columns[first].group
        if group:
            span = f'<w:gridSpan w:val="{last - first}"/>' if last - first > 1 else ""
            upper.append(cell(sum(grid[first:last]), group, span))
            lower.extend(cell(grid[index], columns[index].title) for index in range(first, last))
        else:
            upper.append(cell(grid[first], columns[first].title, _RESTART))
            lower.append(cell(grid[first], "", _CONTINUE))
    yield row(upper)
    yield row(lower)


def _groups(columns: tuple[Column, ...]) -> Iterator[tuple[int, int]]:
    """Runs of neighbours with the same group, as (first, last + 1); a column without a group stands alone."""
    first = 0
    for index in range(1, len(columns) + 1):
        if index == len(columns) or not columns[first].group or columns[index].group != columns[first].group:
            yield first, index
            first = index


class _Lines(dict[str, int]):
    """About how many lines a text takes in a column of so many Chinese characters; never too few.

    Counted once for each text of the column.
    """

    def __init__(self, per_line: int) -> None:
        self._per_line = per_line

    def __missing__(self, text: str) -> int:
        count = 1
        if len(text) > self._per_line or "\n" in text:
            count = sum([-(-len(line) // self._per_line) or 1 for line in text.split("\n")])
        self[text] = count
        return count


class _Cells(dict[str, str]):
    """Text → its cell, which begins in the same way for all texts of a column."""

    def __init__(self, beginning: str) -> None:
        self._beginning = beginning

    def __missing__(self, text: str) -> str:
        self[text] = cell = f"{self._beginning}{run(text)}</w:p></w:tc>"
        return cell


def _merges(block: Table) -> tuple[dict[int, list[int]], dict[int, set[int]]]:
    """Row → columns where a merge begins; row → columns where one goes on."""
    starts: dict[int, list[int]] = {}
    continued: dict[int, set[int]] = {}
    for column, first, last in block.merges:
        if last > first:
            starts.setdefault(first, []).append(column)
            for row in range(first + 1, last + 1):
                continued.setdefault(row, set()).add(column)
    return starts, continued


def _bar(label: str, value: str, share: float, grid: tuple[int, ...], styles: Mapping[str, str]) -> str:
    step = grid[1]
    long = round(share * _BAR_LONGEST)
    if share and not long:
        long = 1
    white = "".join(f'<w:{edge} w:val="single" w:sz="24" w:space="0" w:color="FFFFFF"/>' for edge in ("top", "bottom"))
    axis = '<w:tcBorders><w:right w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/></w:tcBorders>'
    cells = [
        f'<w:tc><w:tcPr><w:tcW w:w="{grid[0]}" w:type="dxa"/>{axis}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(styles['图表标签'], run(label))}</w:tc>"
    ]
    if long:
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{long * step}" w:type="dxa"/><w:gridSpan w:val="{long}"/>'
            f'<w:tcBorders>{white}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{_BAR_FILL}"/></w:tcPr>'
            f"{paragraph(styles['表格文字'], '')}</w:tc>"
        )
    rest = _BAR_STEPS - long
    cells.append(
        f'<w:tc><w:tcPr><w:tcW w:w="{rest * step}" w:type="dxa"/><w:gridSpan w:val="{rest}"/>'
        f'<w:vAlign w:val="center"/></w:tcPr>{paragraph(styles["表格文字"], run(value))}</w:tc>'
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"
