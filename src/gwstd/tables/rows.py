"""The lines of a stretch → one row per item: what belongs to one item comes together, what means “as above” is filled in.

A line begins an item when it has a number or a name of its own. A line without them goes on with the item above (its
content or channels in pieces), unless it has a content, a limit and ticks of its own where the item has them already:
then it is one more item of the same names. Blanks are filled down where the table shows that they mean “as above”:
always for names, for other texts where no two neighbours spell out the same text, never for ticks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from gwstd.draft import Fate, Remark
from gwstd.tables import cutlines, headings, limits, places, titles, words
from gwstd.tables.elements import NAME_LEVELS, NAMING, TICKS, WHOLE, Column, Element
from gwstd.tables.evidence import is_number, looks_like
from gwstd.tables.merged import bare
from gwstd.tables.regions import Line, Stretch


class Cell(NamedTuple):
    """What one column has for one item: its text, the labels of the cells that it comes from, what was done and what
    must be decided about it, and where that is said."""

    text: str = ""
    labels: tuple[str, ...] = ()
    repair: str = ""
    doubt: str = ""
    where: str = ""


class Row(NamedTuple):
    """One item of a stretch, its cells in the order of the columns; ``heading``: the text over its group; ``hidden``:
    it stands in a hidden row; ``where``: its first cell."""

    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    field: str
    where: str
    heading: Cell = Cell()
    hidden: bool = False


@dataclass(slots=True)
class _Group:
    """The lines of one item."""

    lines: list[Line]
    heading: Line | None

    @property
    def head(self) -> Line:
        return self.lines[0]


def read(stretch: Stretch, above: Mapping[Element, Cell]) -> tuple[tuple[Row, ...], tuple[Remark, ...]]:
    """A stretch → its items in order, and the remarks on lines that are none. ``above``: the names over its first line,
    where it goes on from another."""
    remarks: list[Remark] = []
    stretch = _uncut(stretch, remarks)
    groups = _groups(stretch, remarks)
    filled = _filled(stretch.columns, groups, above if stretch.goes_on else {})
    rows = tuple(
        _under_heading(
            Row(
                stretch.columns,
                cells,
                stretch.field,
                _where(group),
                _heading(group),
                _is_hidden(group.head),
            )
        )
        for group, cells in zip(groups, filled, strict=True)
    )
    return rows, tuple(remarks)


def _uncut(stretch: Stretch, remarks: list[Remark]) -> Stretch:
    """A stretch whose rows are printed lines, with a line for each item again."""
    lines, cut = cutlines.gathered(stretch.columns, stretch.lines)
    if not cut:
        return stretch
    text = "表里每一行只有单元格的一行字（像是从 PDF 转来的），已按序号和对齐把它们合成各个事项，请核对。"
    remarks.append(Remark(stretch.lines[0].grid.grid.name, Fate.DECIDE, text))
    return replace(stretch, lines=lines)


def names_of(rows: Sequence[Row]) -> Mapping[Element, Cell]:
    """The names of the last of these items, by their levels."""
    if not rows:
        return {}
    pairs = zip(rows[-1].columns, rows[-1].cells, strict=True)
    return {column.element: cell for column, cell in pairs if column.element in NAME_LEVELS}


def _where(group: _Group) -> str:
    line = group.head
    cells = [cell for value in line.values for cell in value.cells if cell[0] == line.row]
    return line.label(min(cells, default=(line.row, 0)))


def _heading(group: _Group) -> Cell:
    if group.heading is None:
        return Cell()
    return Cell(group.heading.heading, (group.heading.label(group.heading.values[0].cells[0]),))


def _under_heading(row: Row) -> Row:
    """An item with what the heading over its group says of an element that the table has no column for."""
    said = headings.of_group(row.heading.text, row.columns) if row.heading.text else None
    if said is None:
        return row
    told = f"分组标题写的“{said.label}”用于其下各项。"
    doubt = "" if said.label else f"分组标题“{said.text}”读作其下各项的{said.element.value}，请核对。"
    cell = Cell(said.text, row.heading.labels, told if said.label else "", doubt)
    column = Column(said.element, said.label, ())
    return row._replace(columns=(*row.columns, column), cells=(*row.cells, cell), heading=Cell())


# ---------------------------------------------------------------------------------------------- lines → items


class _Shape(NamedTuple):
    """What holds for a whole stretch: the columns of its elements, and whether each of its items has its own number."""

    columns: tuple[Column, ...]
    seq: int | None
    names: tuple[int, ...]
    ticks: tuple[int, ...]
    numbered: bool

    def has(self, line: Line, *elements: Element) -> bool:
        """Whether a line has a text of its own in a column of these elements."""
        return any(
            v.own and WHOLE.get(c.element, c.element) in elements
            for c, v in zip(self.columns, line.values, strict=True)
        )


def _shape(stretch: Stretch) -> _Shape:
    columns = stretch.columns
    seq = next((i for i, c in enumerate(columns) if c.element is Element.SEQ), None)
    names = tuple(i for i, c in enumerate(columns) if c.element in NAMING)
    ticks = tuple(i for i, c in enumerate(columns) if c.element in TICKS and c.element not in {Element.CHANNEL_TICK})
    named = [line for line in stretch.lines if not line.heading and any(line.values[i].own for i in names[-1:])]
    own = sum(line.values[seq].own for line in named) if seq is not None else 0
    return _Shape(columns, seq, names, ticks, bool(named) and own >= 0.6 * len(named))


def _groups(stretch: Stretch, remarks: list[Remark]) -> list[_Group]:
    shape = _shape(stretch)
    groups: list[_Group] = []
    heading: Line | None = None
    for line in _with_leading(shape, stretch.lines):
        if line.heading:
            heading = line
            at = line.values[0].cells[0]
            remarks.append(Remark(line.label(at), Fate.NOTE, f"分组标题：{line.heading.strip()}"))
        elif not any(v.own for v in line.values):
            continue
        elif _is_lone_number(shape, line):
            at = line.values[shape.seq or 0].cells[0]
            remarks.append(Remark(line.label(at), Fate.LEFT, "这一行只有序号，没有事项，未读入。"))
        elif groups and _is_hidden(line) and not (_is_named(shape, line) or _is_hidden(groups[-1].head)):
            remarks.append(_left_hidden(line))
        elif groups and (line.follows or _goes_on(shape, groups[-1], line)):
            if _is_hidden(line) and not _is_hidden(groups[-1].head):
                remarks.append(_left_hidden(line))
            else:
                groups[-1].lines.append(line)
        else:
            groups.append(_Group([line], heading))
    return _without_lone_names(shape, groups, remarks)


def _is_hidden(line: Line) -> bool:
    return line.row in line.grid.grid.hidden_rows


def _left_hidden(line: Line) -> Remark:
    """The remark on a hidden row that would go on with the item above it, which is seen: what is out of use, mostly."""
    filled = line.grid.filled(line.row)
    said = " | ".join(bare(line.grid.own((line.row, column))) for column in filled)
    where = places.span(line.grid.grid, line.row, filled)
    return Remark(
        where,
        Fate.DECIDE,
        f"这是隐藏的行，没有自己的序号和名称，没有并入上面的事项：{said}。还要用的请取消隐藏，再导入一次。",
    )


def _with_leading(shape: _Shape, lines: Sequence[Line]) -> list[Line]:
    """The lines, those that stand over the line with the number and name of their item put behind it. Tables with names
    in the middle of their rows are known by their very first line, which no item stands before."""
    plain = [line for line in lines if not line.heading]
    start = next((line for line in plain if any(v.own for v in line.values)), None)
    if start is None or _is_named(shape, start) or not any(_is_named(shape, line) for line in plain):
        return list(lines)
    first = _first_words(start)
    found: list[Line] = []
    leading: list[Line] = []
    for line in lines:
        if line.heading or _is_named(shape, line):
            found.append(line)
            found.extend(each._replace(follows=True) for each in leading)
            leading = []
        elif leading or line.first or _first_words(line) == first:
            leading.append(line)
        else:
            found.append(line._replace(follows=True))
    return [*found, *leading]


def _is_named(shape: _Shape, line: Line) -> bool:
    keys = (*shape.names, *(() if shape.seq is None else (shape.seq,)))
    return any(line.values[i].text for i in keys)


def _first_words(line: Line) -> str:
    """The beginning of a line's first text, without its tick."""
    text = next((bare(v.text) for v in line.values if v.own), "")
    return text.lstrip("■□☑☒▲◆▄▇☐口√●○〇")[:3]


def _is_lone_number(shape: _Shape, line: Line) -> bool:
    """A row with nothing but its number, whatever merged cells reach into it."""
    own = [i for i, v in enumerate(line.values) if v.own]
    if own != [shape.seq] or not is_number(line.values[shape.seq or 0].text):
        return False
    return not any(
        v.text
        for i, (c, v) in enumerate(zip(shape.columns, line.values, strict=True))
        if c.element is Element.CONTENT or i in shape.names[-1:]
    )


_WHOLE_ROW: Final = (Element.LIMIT, Element.SUBJECT, Element.AUDIENCE, Element.MODE, Element.LEVELS)


def _goes_on(shape: _Shape, group: _Group, line: Line) -> bool:
    """Whether a line belongs to the item of the lines above it."""
    number = line.values[shape.seq].text if shape.seq is not None and line.values[shape.seq].own else ""
    named = [i for i in shape.names if line.values[i].own]
    if number or named:
        return _is_repeated(shape, group, line, number, named) or _is_cut(shape, group, line, number, named)
    return not _is_another(shape, group, line)


def _is_repeated(shape: _Shape, group: _Group, line: Line, number: str, named: list[int]) -> bool:
    """A line that repeats its item (after a page break, or because merged cells were filled up) and brings only more
    pieces of its content or channels."""
    head = group.head
    if number and shape.seq is not None and bare(number) != bare(head.values[shape.seq].text):
        return False
    if not number and shape.numbered and not named:
        return False
    if any(bare(line.values[i].text) != bare(head.values[i].text) for i in named):
        return False
    if not number and len(named) < len(shape.names):
        return False
    pieces = {Element.CHANNEL, Element.CHANNEL_TICK} | ({Element.CONTENT} if number else set())
    return all(
        not v.own or c.element in pieces or bare(v.text) == bare(h.text)
        for c, v, h in zip(shape.columns, line.values, head.values, strict=True)
    )


def _is_cut(shape: _Shape, group: _Group, line: Line, number: str, named: list[int]) -> bool:
    """A line without number in a table that numbers each item, with only the second halves of the item's texts."""
    if (
        number
        or not shape.numbered
        or shape.has(line, *_WHOLE_ROW)
        or not (shape.ticks or shape.has(group.head, *_WHOLE_ROW))
    ):
        return False
    if shape.seq is not None and line.values[shape.seq].text:
        return False
    if any(v.text and not v.own for v in line.values):
        return False
    others = [i for i, v in enumerate(line.values) if v.own and i not in shape.names]
    return bool(others) and all(group.head.values[i].text for i in named) and not line.heading


def _is_another(shape: _Shape, group: _Group, line: Line) -> bool:
    """A line without number and names that is one more item of the same names."""
    head_has = {
        WHOLE.get(c.element, c.element)
        for each in group.lines
        for c, v in zip(shape.columns, each.values, strict=True)
        if v.text
    }
    ticked = any(group.head.values[i].text for i in shape.ticks)
    if ticked and line.first and not any(line.values[i].text for i in shape.ticks):
        return False
    if any(line.values[i].own and group.head.values[i].text for i in shape.ticks):
        return shape.has(line, Element.LIMIT, Element.CONTENT, Element.SUBJECT)
    if shape.has(line, Element.CONTENT) and shape.has(line, Element.LIMIT) and Element.LIMIT in head_has:
        return not _is_piece(shape, group, line)
    return False


def _is_piece(shape: _Shape, group: _Group, line: Line) -> bool:
    """Whether the limit of a line is the second half of the limit above it, cut off by the end of a page."""
    for index, column in enumerate(shape.columns):
        if column.element is Element.LIMIT:
            before, text = bare(group.lines[-1].values[index].text), bare(line.values[index].text)
            whole = looks_like(before, Element.LIMIT) and looks_like(text, Element.LIMIT)
            return not whole or text.startswith(("个", "工作日", "日内", "内", "起"))
    return False


def _without_lone_names(shape: _Shape, groups: list[_Group], remarks: list[Remark]) -> list[_Group]:
    """A line with nothing but names (and a number) is the heading of the lines below it, which lack these names."""
    found: list[_Group] = []
    heading: Line | None = None
    for index, group in enumerate(groups):
        after = groups[index + 1] if index + 1 < len(groups) else None
        if after is None or not _is_lone_name(shape, group):
            group.heading = heading or group.heading
            found.append(group)
        elif len(shape.names) == 1:
            value = group.head.values[shape.names[0]]
            heading = group.head._replace(values=(value,), heading=value.text)
            _tell(shape, group.head, f"分组标题：{value.text.strip()}", shape.names[0], remarks)
        elif _lends(shape, group.head, after):
            _tell(shape, group.head, "", None, remarks)
        else:
            found.append(group)
    return found


def _is_lone_name(shape: _Shape, group: _Group) -> bool:
    """Whether a group is one line with only names in it; in a table with one column of names, numbered as headings are
    (一、…)."""
    line = group.head
    own = {i for i, v in enumerate(line.values) if v.text}
    if len(group.lines) > 1 or not own & set(shape.names) or not own <= {*shape.names, shape.seq}:
        return False
    if len(shape.names) == 1:
        return shape.columns[shape.names[0]].element in NAME_LEVELS and titles.is_outlined(
            line.values[shape.names[0]].text
        )
    return shape.names[-1] not in own


def _lends(shape: _Shape, line: Line, after: _Group) -> bool:
    """Give the names of a heading line to the item after it; False if that has such names itself."""
    first = after.head
    named = [i for i in shape.names if line.values[i].text]
    if any(first.values[i].text for i in named):
        return False
    values = list(first.values)
    for i in named:
        values[i] = line.values[i]._replace(own=True)
    after.lines[0] = first._replace(values=tuple(values))
    return True


def _tell(shape: _Shape, line: Line, text: str, index: int | None, remarks: list[Remark]) -> None:
    """Remarks on the cells of a heading line that no item names: its text, and its number."""
    if index is not None:
        remarks.append(Remark(line.label(line.values[index].cells[0]), Fate.NOTE, text))
    if shape.seq is not None and line.values[shape.seq].text:
        number = line.values[shape.seq]
        remarks.append(Remark(line.label(number.cells[0]), Fate.NOTE, f"分组序号：{number.text}"))


# ---------------------------------------------------------------------------------------------- texts of an item


_FILLED: Final = frozenset(
    {
        Element.BASIS,
        Element.BASIS_NUMBER,
        Element.LIMIT,
        Element.SUBJECT,
        Element.CHANNEL,
        Element.AUDIENCE,
        Element.MODE,
        Element.LEVELS,
        Element.EXTRA,
    }
)


def _filled(columns: tuple[Column, ...], groups: list[_Group], above: Mapping[Element, Cell]) -> list[tuple[Cell, ...]]:
    """Item by item the cells of all columns, blanks and 同上 filled in."""
    by_column = [[_cell(column, index, group) for group in groups] for index, column in enumerate(columns)]
    _fill_twins(columns, by_column, groups)
    levels = [i for i, c in enumerate(columns) if c.element in NAMING]
    anew = _anew(levels, groups)
    for index, column in enumerate(columns):
        if column.element in NAME_LEVELS:
            continue
        fill = _blanks_to_fill(column, index, by_column[index], groups, anew)
        by_column[index] = list(_down(by_column[index], fill))
    _fill_names(levels, columns, by_column, groups, above)
    return [tuple(cells[position] for cells in by_column) for position in range(len(groups))]


class _Piece(NamedTuple):
    """A part of a text that stands over several rows; ``cut``: a page begins with it."""

    text: str
    cut: bool


def _cell(column: Column, index: int, group: _Group) -> Cell:
    """What the lines of an item have in one column, each cell once."""
    if len(group.lines) == 1:
        value = group.head.values[index]
        at = value.cells[0] if value.cells else (group.head.row, column.columns[0])
        return Cell(value.text.strip(), tuple(map(group.head.label, value.cells)), where=group.head.label(at))
    pieces: list[_Piece] = []
    labels: list[str] = []
    seen = set()
    for line in sorted(group.lines, key=lambda line: (line.grid.number, line.row)):
        value = line.values[index]
        named = tuple(line.label(cell) for cell in value.cells)
        if value.text and named not in seen:
            seen.add(named)
            labels.extend(named)
            if all(piece.text != value.text.strip() for piece in pieces):
                pieces.append(_Piece(value.text.strip(), line.first))
    where = labels[0] if labels else group.head.label((group.head.row, column.columns[0]))
    repair = f"由{len(pieces)}行的内容合成。" if len(pieces) > 1 and column.element not in TICKS else ""
    return Cell(_joined(column.element, pieces), tuple(labels), repair, where=where)


def _joined(element: Element, pieces: Sequence[_Piece]) -> str:
    """The pieces of a text as one. A piece that a page begins with goes on with the sentence before it."""
    text = pieces[0].text if pieces else ""
    if element is Element.SEQ:
        return text
    for piece in pieces[1:]:
        if element in NAMING:
            joint = ""
        elif element is Element.LIMIT:
            joint = "" if piece.cut or _is_one_limit(text, piece.text) else "；"
        elif element is Element.BASIS:
            joint = "" if piece.cut and (_is_open(text) or not piece.text.startswith("《")) else "\n"
        elif piece.cut:
            joint = "\n"
        else:
            joint = _JOINTS.get(element, "\n")
        text = f"{text}{joint}{piece.text}"
    return text


_JOINTS: Final = {Element.SUBJECT: "、", Element.CONTENT: "；\n"}


def _is_open(text: str) -> bool:
    """Whether a title or a bracket of a text is not closed."""
    return any(text.count(a) > text.count(b) for a, b in ("《》", "（）", "()", "〔〕"))


def _is_one_limit(text: str, more: str) -> bool:
    """Whether two pieces are one limit that the end of a page has cut: only together they are understood."""
    return bool(limits.read(f"{text}；{more}").doubts) and not limits.read(text + more).doubts


_NEVER_FILLED: Final = frozenset({Element.SEQ, *TICKS} - {Element.CHANNEL_TICK})


def _fill_twins(columns: Sequence[Column], by_column: list[list[Cell]], groups: Sequence[_Group]) -> None:
    """One more item of the same names has the number and the ticks of the one above, if it has none at all."""
    named = [i for i, column in enumerate(columns) if column.element in NAMING]
    ticked = [i for i, column in enumerate(columns) if column.element in TICKS]
    alike = [i for i, column in enumerate(columns) if column.element in _NEVER_FILLED]
    for position, group in enumerate(groups):
        if not position or any(group.head.values[i].text for i in named) or not named:
            continue
        bare_ticks = not any(by_column[i][position].text for i in ticked)
        for i in alike:
            above = by_column[i][position - 1]
            if above.text and not by_column[i][position].text and (bare_ticks or columns[i].element is Element.SEQ):
                by_column[i][position] = above._replace(repair="")


def _anew(levels: Sequence[int], groups: Sequence[_Group]) -> list[bool]:
    """For each item whether its first name is its own, so that a group of items begins with it."""
    return [not levels or bool(group.head.values[levels[0]].own) for group in groups]


def _blanks_to_fill(
    column: Column, index: int, cells: Sequence[Cell], groups: Sequence[_Group], anew: Sequence[bool]
) -> list[bool]:
    """For each item whether a blank of this column means “as above”."""
    nothing = [False] * len(groups)
    blank = [not cell.text and not group.head.values[index].across for cell, group in zip(cells, groups, strict=True)]
    if column.element not in _FILLED or not any(blank) or all(blank):
        return nothing
    merged = any(line.values[index].text and not line.values[index].own for group in groups for line in group.lines)
    own = [bool(group.head.values[index].own) for group in groups]
    spelled = sum(
        own[i] and own[i - 1] and bare(cells[i].text) == bare(cells[i - 1].text) for i in range(1, len(groups))
    )
    after_break = _after_break(blank, groups, [False] * len(groups) if merged or _is_class(column) else anew)
    if merged:
        return after_break
    blanks = sum(blank)
    inside = all(not anew[i] for i in range(len(groups)) if blank[i])
    if _is_class(column):
        means_above = spelled == 0
    elif column.element is Element.EXTRA:
        means_above = inside and spelled == 0 and blanks >= 2 and not all(anew)
    else:
        means_above = spelled * 4 <= blanks and (blanks >= 2 or inside)
    return blank if means_above else after_break


def _is_class(column: Column) -> bool:
    """Whether a column beside the layout sorts the items: 所属领域, 类别."""
    return column.element is Element.EXTRA and any(word in column.label for word in ("领域", "类别", "分类", "类型"))


def _after_break(blank: Sequence[bool], groups: Sequence[_Group], anew: Sequence[bool]) -> list[bool]:
    """Blanks of the items that a page break parted from the group or the merged cell they belong to."""
    found, going = [], False
    for i, group in enumerate(groups):
        going = blank[i] and not anew[i] and (group.head.first or going)
        found.append(going)
    return found


def _down(cells: Iterable[Cell], fill: Sequence[bool]) -> Iterator[Cell]:
    last = Cell()
    for cell, wanted in zip(cells, fill, strict=True):
        if cell.text and _is_as_above(cell.text):
            said = f"“{bare(cell.text)}”"
            alone = cell._replace(doubt=f"{said}之上没有可以沿用的内容，请填写。")
            cell = _as_above(cell, last, said) if last.text else alone
        elif not cell.text and wanted and last.text:
            cell = _as_above(cell, last, "空格")
        yield cell
        if cell.text and not cell.doubt:
            last = cell


@lru_cache(maxsize=16384)
def _is_as_above(text: str) -> bool:
    return len(text) <= _LONGEST and words.is_as_above(text)


_LONGEST: Final = 24
"""No word for “as above” is longer."""


def _as_above(cell: Cell, above: Cell, said: str) -> Cell:
    labels = tuple(dict.fromkeys((*cell.labels, *above.labels)))
    return Cell(above.text, labels, f"{said}按上一项读作“{_short(above.text)}”。", where=cell.where)


def _short(text: str) -> str:
    word = bare(text)
    return word if len(word) <= 20 else word[:19] + "…"


def _fill_names(
    levels: Sequence[int],
    columns: Sequence[Column],
    by_column: list[list[Cell]],
    groups: Sequence[_Group],
    above: Mapping[Element, Cell],
) -> None:
    """Names that stand blank under the name above, level by level: an item has its own last name, and the names over
    it; where it has none at all, it has those of the item before."""
    ranked = [i for i in levels if columns[i].element in NAME_LEVELS]
    ranked.sort(key=lambda i: NAME_LEVELS.index(columns[i].element))
    last = {i: above[columns[i].element] for i in ranked if columns[i].element in above}
    for position, group in enumerate(groups):
        if position and group.heading is not groups[position - 1].heading:
            last.clear()
        own = [i for i in ranked if by_column[i][position].text]
        deepest = own[-1] if own else None
        changed = False
        for i in ranked:
            cell = by_column[i][position]
            if cell.text and _is_as_above(cell.text) and i in last:
                cell = _as_above(cell, last[i], f"“{bare(cell.text)}”")
            elif not cell.text and _is_over(i, deepest, ranked) and i in last and not (changed or _taken(group, i)):
                cell = _as_above(cell, last[i], "空格") if last[i].text else cell
            changed = changed or bool(cell.text and (i not in last or bare(cell.text) != bare(last[i].text)))
            by_column[i][position] = cell
            last[i] = cell


def _is_over(index: int, deepest: int | None, ranked: Sequence[int]) -> bool:
    """Whether a name stands over the last name of an item, or the item has no name at all."""
    return deepest is None or ranked.index(index) < ranked.index(deepest)


def _taken(group: _Group, index: int) -> bool:
    """Whether the place of a name is taken up by a wide cell on its left."""
    return group.head.values[index].across


def heading_name(row: Row) -> str:
    """一、行政许可类 → 行政许可类: the first name of the items below it, where the table has none for them; else ""."""
    first = any(
        c.element in {Element.LEVEL1, Element.NAMES} and cell.text
        for c, cell in zip(row.columns, row.cells, strict=True)
    )
    more = any(c.element in {Element.LEVEL2, Element.NAMES} for c in row.columns)
    return "" if first and more else titles.without_outline(row.heading.text)
