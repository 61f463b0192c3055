"""A Table or Chart in, the WordprocessingML of one table out, row by row.

Rows are formatted as text: going through python-docx's cells costs a thousand times as much. Widths are twips.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import getitem
from typing import Final, NamedTuple

from gwstd.document import Chart, Column, Table
from gwstd.render._docx_lines import Lines, even, squares
from gwstd.render._docx_pages import Group, Place, groups, parts
from gwstd.render._docx_shell import TABLE_STYLE
from gwstd.render._docx_template import Margins, Section, Template
from gwstd.render._docx_xml import attribute, paragraph, run

_TWIPS: Final = 56.7  # to the millimetre
_NARROW: Final = 8
"""Up to this width in mm, a column holds a mark or a number and needs all of it."""
_BORDER: Final = 10
_HEAD_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
_RESTART, _CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_KEEP = "<w:keepNext/>"
_AGAIN: Final = "（续）"


class _Faces(NamedTuple):
    """The styles of a table, by name, and what its cells leave free; None: as the template has it."""

    head: str
    text: str
    centered: str
    small: str
    margins: Margins | None = None


_LYING: Final = _Faces("表头", "表格文字", "表格居中", "表格小字")
_UPRIGHT: Final = _Faces("竖排表头", "竖排表格文字", "竖排表格居中", "表格小字", Margins(120, 50))
"""On upright pages columns are few, so there is room for larger type."""


_BAR_STEPS = 60
_BAR_LONGEST = 50
_BAR_FILL = "5B7DB1"


def widths(columns: Sequence[Column], total: int, small: float = 1) -> tuple[int, ...]:
    """The columns' widths in twips, ``total`` together.

    Columns of marks and numbers and those of small type (``small``: its size as a share of the others') keep theirs;
    the others share the rest in their proportions. Where that would leave them less than half, all do.
    """
    wanted = [column.width * (small if column.small else 1) * _TWIPS for column in columns]
    firm = [column.small or column.width <= _NARROW for column in columns]
    kept = sum(width for width, keeps in zip(wanted, firm, strict=True) if keeps)
    if kept > total / 2 or all(firm):
        firm, kept = [False] * len(columns), 0
    scale = (total - kept) / (sum(wanted) - kept)
    ends = [0.0]
    for width, keeps in zip(wanted, firm, strict=True):
        ends.append(ends[-1] + (width if keeps else width * scale))
    return tuple(round(right) - round(left) for left, right in pairwise(ends))


class _Sheet(NamedTuple):
    """A table's columns on the page: their widths, styles (by name), and the type of the template."""

    columns: tuple[Column, ...]
    grid: tuple[int, ...]
    names: tuple[str, ...]
    head: str
    margins: Margins
    template: Template

    def per_line(self, index: int, style: str) -> float:
        """How many Han characters of a style stand on a line of a column."""
        return (self.grid[index] - self.margins.across - _BORDER) / self.template.types[style].size

    def title_lines(self, title: str, first: int, last: int) -> int:
        """The lines of a title in the head over the columns from ``first`` to before ``last``."""
        return -(-len(title) // max(1, int(self.title_room(first, last))))

    def title_room(self, first: int, last: int) -> float:
        """How many Han characters of the head stand on a line over these columns."""
        return (sum(self.grid[first:last]) - self.margins.across - _BORDER) / self.template.types[self.head].size

    def head_lines(self) -> int:
        """The lines of the head, both rows together."""
        upper, lower, across = 1, 0, 1
        for first, last in _groups(self.columns):
            titles = [self.title_lines(self.columns[at].title, at, at + 1) for at in range(first, last)]
            if self.columns[first].group:
                upper = max(upper, self.title_lines(self.columns[first].group, first, last))
                lower = max(lower, *titles)
            else:
                across = max(across, *titles)
        return max(upper + lower, across)

    def heights(self, rows: Sequence[tuple[str, ...]], merged: Mapping[int, Sequence[int]]) -> Iterator[int]:
        """The height of each row; the text of a merge (``merged``: row → columns where one goes on) counts once."""
        types = [self.template.types[name] for name in self.names]
        lines = [Lines(self.per_line(at, name)) for at, name in enumerate(self.names)]
        pitch = [kind.line for kind in types]
        spare = self.margins.down + _BORDER
        for index, row in enumerate(rows):
            high = [count * line for count, line in zip(map(getitem, lines, row), pitch, strict=True)]
            for column in merged.get(index, ()):
                high[column] = 0
            yield max(high) + spare


def table(block: Table, section: Section, template: Template, place: Place) -> Generator[str, None, Place]:
    """The table with its head, which Word repeats on each page. Returns the place after it.

    Raises ValueError for a row of the wrong length.
    """
    columns = block.columns
    for index, row in enumerate(block.rows):
        if len(row) != len(columns):
            raise ValueError(f"表“{block.name}”第 {index + 1} 行不是 {len(columns)} 格")
    faces = _LYING if section.width > section.height else _UPRIGHT
    small = template.types[faces.small].size / template.types[faces.text].size
    names = tuple(
        faces.small if column.small else faces.centered if column.centered else faces.text for column in columns
    )
    margins = faces.margins or template.margins
    sheet = _Sheet(columns, widths(columns, section.width, small), names, faces.head, margins, template)
    yield _opening(block, section.width, sheet.grid, template.styles, faces.margins)
    yield from _head(sheet)
    after = yield from _rows(block, sheet, section, place)
    yield "</w:tbl>"
    return after


def _rows(block: Table, sheet: _Sheet, section: Section, place: Place) -> Generator[str, None, Place]:
    """The rows of the body. Those of one page are kept together where the table has merges, else the last three."""
    template = sheet.template
    whole = parts(block.merges, ())
    heights = list(sheet.heights(block.rows, whole.continued))
    line = max(template.types[name].line for name in sheet.names)
    head = sheet.head_lines() * template.types[sheet.head].line + 2 * (sheet.margins.down + _BORDER)
    room = max(line, section.height - head - line)
    longest = room * 9 // 10
    used = place.above(head + sum(heights[:1]), section.height)
    pages = groups(heights, room, used, longest)
    cut = parts(block.merges, pages)
    kept = {row for page in pages if page.together for row in range(page.first, page.last)}
    if not block.merges:
        kept = set(range(max(0, len(heights) - 3), len(heights) - 1))
    forms = {keep: _Forms(sheet, keep) for keep in (True, False)}
    for index, row in enumerate(block.rows):
        form = forms[index in kept]
        cells = list(map(getitem, form.plain, row))
        for column in cut.starts.get(index, ()):
            cells[column] = form.restart[column][row[column]]
        for column in cut.again.get(index, ()):
            source = form.restart if column in cut.starts.get(index, ()) else form.plain
            cells[column] = source[column][row[column] + _AGAIN]
        for column in cut.continued.get(index, ()):
            cells[column] = form.goes_on[column]
        unsplit = "<w:trPr><w:cantSplit/></w:trPr>" if heights[index] <= longest else ""
        yield f"<w:tr>{unsplit}{''.join(cells)}</w:tr>"
    last = pages[-1] if pages else Group(0, -1)
    filled = head + sum(heights[last.first : last.last + 1]) + (used if len(pages) < 2 else 0)
    return Place(filled % section.height)


class _Forms:
    """The ways in which the cells of each column begin: by themselves, as the first of a merge, inside one."""

    def __init__(self, sheet: _Sheet, keep: bool) -> None:
        styles = [sheet.template.styles[name] for name in sheet.names]
        places = list(zip(sheet.grid, styles, strict=True))
        self.plain = [_Cells(_cell(width, style, "", keep)) for width, style in places]
        self.restart = [_Cells(_cell(width, style, _RESTART, keep)) for width, style in places]
        self.goes_on = [f"{_cell(width, style, _CONTINUE, keep)}</w:p></w:tc>" for width, style in places]


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
    last = len(block.labels) - 1
    for index, (name, value) in enumerate(zip(block.labels, block.values, strict=True)):
        keep = _KEEP if index < last else ""
        yield _bar(name, f"{value} {block.unit}".strip(), max(0, value) / largest, grid, styles, keep)
    yield "</w:tbl>"


# ------------------------------------------------------------------------------------------------ parts of a table


def _opening(
    block: Table, total: int, grid: tuple[int, ...], styles: Mapping[str, str], margins: Margins | None
) -> str:
    heads = "、".join(f"{column.group}·{column.title}" if column.group else column.title for column in block.columns)
    description = attribute(f"共 {len(block.rows)} 行；各列：{heads}")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles[TABLE_STYLE]}"/><w:tblW w:w="{total}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_free(margins) if margins else ""}<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{attribute(block.title or block.name)}"/>'
        f'<w:tblDescription w:val="{description}"/></w:tblPr>{_grid(grid)}'
    )


def _free(margins: Margins) -> str:
    across, down = margins.across // 2, margins.down // 2
    sides = (("top", down), ("left", across), ("bottom", down), ("right", across))
    free = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in sides)
    return f"<w:tblCellMar>{free}</w:tblCellMar>"


def _grid(grid: tuple[int, ...]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _cell(width: int, style: str, merge: str, keep: bool) -> str:
    """A cell up to the content of its only paragraph. Text stands at the top, where the eye looks for it."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{_KEEP if keep else ""}</w:pPr>'
    )


def _head(sheet: _Sheet) -> Iterator[str]:
    """One head row, or two where columns stand in groups: groups above, their columns below, the others across both."""
    columns = sheet.columns

    def cell(first: int, last: int, text: str, span: str = "") -> str:
        width = sum(sheet.grid[first:last])
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{_HEAD_FILL}<w:vAlign w:val="center"/></w:tcPr>'
        content = paragraph(sheet.template.styles[sheet.head], run(text), _inset(text, first, last, sheet))
        return f"<w:tc>{properties}{content}</w:tc>"

    def row(cells: list[str]) -> str:
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    if not any(column.group for column in columns):
        yield row([cell(at, at + 1, column.title) for at, column in enumerate(columns)])
        return
    upper: list[str] = []
    lower: list[str] = []
    for first, last in _groups(columns):
        group = columns[first].group
        if group:
            span = f'<w:gridSpan w:val="{last - first}"/>' if last - first > 1 else ""
            upper.append(cell(first, last, group, span))
            lower.extend(cell(index, index + 1, columns[index].title) for index in range(first, last))
        else:
            upper.append(cell(first, last, columns[first].title, _RESTART))
            lower.append(cell(first, last, "", _CONTINUE))
    yield row(upper)
    yield row(lower)


def _inset(text: str, first: int, last: int, sheet: _Sheet) -> str:
    """Space on both sides of a title of several lines, so that Word breaks it into lines of equal length."""
    room = sheet.title_room(first, last)
    length = even(text, room)
    if squares(text) <= room or length >= int(room):
        return ""
    side = int((room - length - 0.4) / 2 * sheet.template.types[sheet.head].size)
    return f'<w:ind w:left="{side}" w:right="{side}"/>'


def _groups(columns: tuple[Column, ...]) -> Iterator[tuple[int, int]]:
    """Runs of neighbours with the same group, as (first, last + 1); a column without a group stands alone."""
    first = 0
    for index in range(1, len(columns) + 1):
        if index == len(columns) or not columns[first].group or columns[index].group != columns[first].group:
            yield first, index
            first = index


class _Cells(dict[str, str]):
    """Text → its cell, which begins in the same way for all texts of a column."""

    def __init__(self, beginning: str) -> None:
        self._beginning = beginning

    def __missing__(self, text: str) -> str:
        self[text] = cell = f"{self._beginning}{run(text)}</w:p></w:tc>"
        return cell


def _bar(label: str, value: str, share: float, grid: tuple[int, ...], styles: Mapping[str, str], keep: str) -> str:
    """One bar; ``keep`` holds it on the page of the next one, so that no chart is parted where it need not be."""
    step = grid[1]
    long = round(share * _BAR_LONGEST)
    if share and not long:
        long = 1
    white = "".join(f'<w:{edge} w:val="single" w:sz="24" w:space="0" w:color="FFFFFF"/>' for edge in ("top", "bottom"))
    axis = '<w:tcBorders><w:right w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/></w:tcBorders>'
    cells = [
        f'<w:tc><w:tcPr><w:tcW w:w="{grid[0]}" w:type="dxa"/>{axis}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(styles['图表标签'], run(label), keep)}</w:tc>"
    ]
    if long:
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{long * step}" w:type="dxa"/><w:gridSpan w:val="{long}"/>'
            f'<w:tcBorders>{white}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{_BAR_FILL}"/></w:tcPr>'
            f"{paragraph(styles['表格文字'], '', keep)}</w:tc>"
        )
    rest = _BAR_STEPS - long
    cells.append(
        f'<w:tc><w:tcPr><w:tcW w:w="{rest * step}" w:type="dxa"/><w:gridSpan w:val="{rest}"/>'
        f'<w:vAlign w:val="center"/></w:tcPr>{paragraph(styles["表格文字"], run(value), keep)}</w:tc>'
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"
