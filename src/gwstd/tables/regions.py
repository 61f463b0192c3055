"""The grids of a file → its stretches: lines of items that stand under the same columns, in one field.

Every other row and text of the file becomes a remark here: titles, headers (repeated ones too), units and dates, prose,
notes, signatures, page numbers. A grid without a header goes on with the columns of the one before, where its texts
look like them.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from gwstd.draft import Fate, Remark
from gwstd.grid import At, Grid
from gwstd.tables import forms, headers, headings, labels, places, shifts, titles
from gwstd.tables.elements import NAMING, Column, Element
from gwstd.tables.evidence import are_ticks, is_number
from gwstd.tables.headers import Header
from gwstd.tables.mapping import Mapping
from gwstd.tables.merged import Merged, bare, resolve


class Value(NamedTuple):
    """What one column has in one row: its text and the cells that it comes from. ``own``: it begins in this row;
    ``across``: the place is taken up by the cell of a column further left."""

    text: str = ""
    cells: tuple[At, ...] = ()
    own: bool = False
    across: bool = False


class Line(NamedTuple):
    """One row below a header, its values in the order of the columns. ``heading``: a text that stands alone over a
    group of items. ``first``: whether a page or a table begins with it; ``follows``: it belongs to the line before."""

    grid: Merged
    row: int
    values: tuple[Value, ...]
    heading: str = ""
    first: bool = False
    follows: bool = False

    def label(self, at: At) -> str:
        return self.grid.grid.label(at)


@dataclass(slots=True)
class Stretch:
    """Lines under the same columns in one field. ``goes_on``: no title stands between it and the stretch before."""

    columns: tuple[Column, ...]
    field: str
    goes_on: bool = False
    lines: list[Line] = dataclasses.field(default_factory=list)


@dataclass(slots=True)
class _State:
    """What is known while the grids of a file are gone through from top to bottom. ``header``: the columns that hold;
    ``printed``: the header that was seen last, of which those may be a copy for a finer grid."""

    title: str = ""
    field: str = ""
    header: Header | None = None
    printed: Header | None = None
    fresh: bool = True
    titled: bool = False
    noting: bool = False
    stretches: list[Stretch] = dataclasses.field(default_factory=list)
    remarks: list[Remark] = dataclasses.field(default_factory=list)
    unknown: list[Merged] = dataclasses.field(default_factory=list)


class Regions(NamedTuple):
    """A file's stretches, its title, the remarks on everything that is no item, and the grids without a known table."""

    stretches: tuple[Stretch, ...]
    title: str
    remarks: tuple[Remark, ...]
    unknown: tuple[Merged, ...]


def split(grids: Sequence[Grid], mapping: Mapping | None = None) -> Regions:
    """The grids of one file → what stands where in them."""
    state = _State()
    merged = [resolve(grid, number) for number, grid in enumerate(grids)]
    known = {grid.number: headers.find(grid) or _by_mapping(mapping, grid) for grid in merged}
    every = [header for found in known.values() for header in found]
    sound = iter(headers.agreed(every))
    for grid in merged:
        _beside(state, grid, grid.grid.before, "之前")
        _grid(state, grid, [_placed(header, next(sound)) for header in known[grid.number]])
        _beside(state, grid, grid.grid.after, "之后")
    return Regions(tuple(state.stretches), state.title, tuple(state.remarks), tuple(state.unknown))


# ---------------------------------------------------------------------------------------------- texts between tables


def _beside(state: _State, grid: Merged, lines: Iterable[str], where: str) -> None:
    for number, line in enumerate(lines, 1):
        if not bare(line):
            continue
        fate = titles.fate_of(line) or Fate.NOTE
        if fate is Fate.TITLE:
            _title(state, line)
        state.remarks.append(Remark(f"{grid.grid.name}{where}第{number}行", fate, line.strip()))


def _title(state: _State, text: str) -> None:
    """A title ends the stretch; the field that it names holds from here on."""
    if titles.is_heading_only(text):
        return
    state.title = state.title or bare(text)
    state.field = titles.field_of(text) or state.field
    state.fresh, state.titled, state.noting = True, True, False


# ---------------------------------------------------------------------------------------------- one grid

_PLAIN_SHEET: Final = re.compile(
    r"(?:sheet|工作表|表格?|table|目录|标准目录|公开目录|正文|全文|续表?|page|第)\s*\d*页?(?:\s*[（(]\d+[）)])?|\d+",
    re.IGNORECASE,
)


def _grid(state: _State, grid: Merged, found: Sequence[Header]) -> None:
    if not any(grid.filled(row) for row in range(grid.height)):
        return
    if grid.grid.sheet and found and not _is_page(grid, found[0]):
        state.field, state.fresh, state.titled = "", True, True
    if not found and (items := forms.find(grid)):
        _hidden(state, grid)
        _forms(state, grid, items)
        return
    going_on = None if found else _going_on(state, grid, range(grid.height))
    if not found and going_on is None:
        _cover(state, grid)
        state.unknown.append(grid)
        return
    _hidden(state, grid)
    if going_on is not None:
        state.header = going_on
        _body(state, grid, 0, grid.height)
        return
    _above(state, grid, found[0])
    for index, header in enumerate(found):
        _header(state, grid, header)
        end = found[index + 1].first if index + 1 < len(found) else grid.height
        _body(state, grid, header.last + 1, end)


def _hidden(state: _State, grid: Merged) -> None:
    """Hidden sheets and columns are read like all others, and a person is told."""
    if grid.grid.hidden:
        text = "这是隐藏的工作表，已照样读入；不需要的请在导入后删去。"
        state.remarks.append(Remark(grid.grid.name, Fate.DECIDE, text))
    for column in sorted(grid.grid.hidden_columns):
        row = next((r for r in range(grid.height) if column < grid.width and grid.own((r, column))), None)
        if row is not None:
            text = "这一列是隐藏的，已照样读入；不需要的请在导入后删去。"
            state.remarks.append(Remark(grid.grid.label((row, column)), Fate.DECIDE, text))


def _cover(state: _State, grid: Merged) -> None:
    """The title of the whole catalogue may stand on a cover."""
    for row in range(grid.height):
        texts = [grid.own((row, column)) for column in grid.filled(row)]
        if not state.title and len(texts) == 1 and titles.is_title(texts[0]) and not titles.is_outlined(texts[0]):
            state.title = bare(texts[0])


def _forms(state: _State, grid: Merged, found: Sequence[forms.Form]) -> None:
    """One stretch for each form; what stands over, between and below them is told."""
    inside = {cell for form in found for entry in form.entries for cell in (entry.label, *entry.cells)}
    known: dict[int, forms.Form] = {form.first: form for form in found}
    for row in range(grid.height):
        for column in grid.filled(row):
            if (row, column) not in inside:
                _alone(state, grid, (row, column))
        if form := known.get(row):
            for entry in form.entries:
                where = grid.grid.label(entry.label)
                state.remarks.append(Remark(where, Fate.HEADER, bare(grid.own(entry.label))))
            values = tuple(Value(entry.text, entry.cells, bool(entry.text)) for entry in form.entries)
            columns = tuple(entry.column for entry in form.entries)
            state.stretches.append(Stretch(columns, state.field, lines=[Line(grid, row, values)]))
    state.fresh = True


def _alone(state: _State, grid: Merged, at: At) -> None:
    """A text beside forms: a title, a signature, or a note."""
    text = grid.own(at)
    fate = titles.fate_of(text) or Fate.NOTE
    if fate is Fate.TITLE:
        _title(state, text)
    state.remarks.append(Remark(grid.grid.label(at), fate, text.strip()))


def _is_page(grid: Merged, header: Header) -> bool:
    """Whether a sheet is only the next page of the one before: no title, and no name of its own."""
    return not any(map(grid.filled, range(header.first))) and bool(_PLAIN_SHEET.fullmatch(grid.grid.name.strip()))


def _by_mapping(mapping: Mapping | None, grid: Merged) -> tuple[Header, ...]:
    return mapping.headers(grid) if mapping else ()


def _placed(header: Header, sound: Header) -> Header:
    """A header with the columns of the sound one that it repeats, at its own places."""
    columns = tuple(
        there._replace(columns=here.columns) for here, there in zip(header.columns, sound.columns, strict=True)
    )
    return header._replace(columns=columns)


def _above(state: _State, grid: Merged, header: Header) -> None:
    """The rows over the first header: a table that goes on from the grid before, or titles, units and dates."""
    rows = [row for row in range(header.first) if len(grid.filled(row)) >= 4]
    if not grid.grid.sheet and rows and (going_on := _going_on(state, grid, rows)):
        state.header = going_on
        _body(state, grid, 0, header.first)
        return
    named = False
    for row in range(header.first):
        filled = grid.filled(row)
        for column in filled:
            text = grid.own((row, column))
            fate = titles.fate_of(text)
            if fate is None:
                alone = len(filled) == 1 and not named and len(bare(text)) <= 60 and row < 3
                fate = Fate.TITLE if alone and not re.search("[。：:]", text) else Fate.NOTE
            if fate is Fate.TITLE:
                _title(state, text)
                named = True
            elif fate is Fate.FOOTER:
                fate = Fate.NOTE
            state.remarks.append(Remark(grid.grid.label((row, column)), fate, text.strip()))
    name = grid.grid.name
    sorted_by_field = any("领域" in column.label for column in header.columns)
    if grid.grid.sheet and not (state.field or sorted_by_field or _PLAIN_SHEET.fullmatch(name.strip())):
        state.field = titles.field_of(name) or state.field


def _going_on(state: _State, grid: Merged, rows: Sequence[int]) -> Header | None:
    """The header of the table before at its places in these rows, if they are items of that."""
    known = (header for header in (state.header, state.printed) if header is not None)
    return next((found for header in known if (found := headers.going_on(header, grid, rows))), None)


def _header(state: _State, grid: Merged, header: Header) -> None:
    for row in range(header.first, header.last + 1):
        filled = grid.filled(row)
        if filled:
            words = "、".join(dict.fromkeys(bare(grid.own((row, column))) for column in filled))
            state.remarks.append(Remark(places.span(grid.grid, row, filled), Fate.HEADER, words))
    if state.header is None or state.header.kinds != header.kinds:
        state.fresh = True
        _guesses(state, grid, header)
    state.header, state.printed, state.noting = header, header, False


def _guesses(state: _State, grid: Merged, header: Header) -> None:
    for column in header.columns:
        if column.guessed:
            at = (header.last, column.columns[0])
            said = f"表头“{column.label}”" if column.label else "没有表头的一列"
            text = f"{said}按位置和内容读作“{column.element.value}”，请核对。"
            state.remarks.append(Remark(grid.grid.label(at), Fate.DECIDE, text))


def _stretch(state: _State) -> Stretch:
    assert state.header is not None
    if state.fresh or not state.stretches:
        state.stretches.append(Stretch(state.header.columns, state.field, bool(state.stretches) and not state.titled))
        state.fresh = state.titled = False
    return state.stretches[-1]


# ---------------------------------------------------------------------------------------------- the rows below a header


def _body(state: _State, grid: Merged, start: int, end: int) -> None:
    first = True
    for row in range(start, end):
        filled = grid.filled(row)
        if not filled and not _shows(grid, row):
            continue
        fate = _fate(state, grid, row, filled)
        if fate is None:
            state.noting = False
            _line(state, grid, row, first)
            first = False
        elif fate is Fate.LEFT:
            text = grid.own((row, filled[0]))
            _stretch(state).lines.append(Line(grid, row, (Value(text, ((row, filled[0]),), True),), text))
        else:
            first = True
            for column in filled:
                text = grid.own((row, column))
                state.remarks.append(Remark(grid.grid.label((row, column)), fate, text.strip()))
                if fate is Fate.TITLE:
                    _title(state, text)
            state.noting = state.noting or fate is Fate.NOTE


def _shows(grid: Merged, row: int) -> bool:
    """Whether something is seen in a row without texts of its own, from the merges that reach into it."""
    return any(grid.source((row, column))[0] < row and grid.shown((row, column)) for column in range(grid.width))


def _fate(state: _State, grid: Merged, row: int, filled: tuple[int, ...]) -> Fate | None:
    """What a row is that is no line of items; None for a line. ``LEFT`` stands for a heading over a group of items."""
    texts = [grid.own((row, column)) for column in filled]
    if not texts:
        return None
    fates = [titles.fate_of(text) for text in texts]
    if len(texts) > 1:
        if all(fate is Fate.FOOTER for fate in fates) or _is_total(texts):
            return Fate.FOOTER
        if titles.is_example(texts[0]):
            return Fate.NOTE
        if _is_signature(texts[0], _element(state, filled[0])) and state.stretches and state.stretches[-1].lines:
            return Fate.NOTE if fates[0] is Fate.NOTE else Fate.FOOTER
        if fates[0] is Fate.NOTE and len(texts) == 2 and len(texts[0]) <= 6:
            return Fate.NOTE
        return None
    text, column = texts[0], filled[0]
    if titles.is_page(text) and _element(state, column) is not Element.SEQ:
        return Fate.FOOTER
    if _shows(grid, row) and fates[0] is not Fate.TITLE:
        return None
    wide = grid.end((row, column))[1] - column + 1 >= max(3, grid.width // 2)
    place = _element(state, column)
    if wide and headings.said(text):
        return Fate.LEFT
    if fates[0] is not None and (wide or place in NAMING or place in {Element.SEQ, None}):
        if fates[0] is Fate.TITLE and not (wide or titles.field_of(text)):
            return None
        return fates[0]
    if state.noting and not is_number(text):
        return Fate.NOTE
    if wide or (place in {Element.SEQ, None} and not is_number(text) and column < 2):
        return Fate.NOTE if len(bare(text)) > 60 or "。" in text else Fate.LEFT
    return None


_SIGNATURE: Final = re.compile(r"[^：:。；;]{2,16}[：:]")


def _is_signature(text: str, place: Element | None) -> bool:
    """Whether a row begins with the bare label of a signature, a date or a note: 审核：, 填报单位（盖章）：."""
    if place not in NAMING | {Element.SEQ, None} or not _SIGNATURE.fullmatch(bare(text)):
        return False
    return titles.is_signed(text) or titles.fate_of(text) is Fate.NOTE or not labels.of_text(bare(text)[:-1])


_TOTAL: Final = re.compile("(?:合计|总计|小计|共计|总数)(?:[:：].*)?")
_COUNT: Final = re.compile(r"(?:共|计)?\d+(?:\.\d+)?[项条个件类%％]?")


def _is_total(texts: Sequence[str]) -> bool:
    """合计 | 12项 | 10 | 2: a word for the sum, and beside it nothing but numbers or few texts."""
    first, *others = map(bare, texts)
    return bool(_TOTAL.fullmatch(first)) and (len(texts) <= 4 or all(map(_COUNT.fullmatch, others)))


def _element(state: _State, column: int) -> Element | None:
    if state.header is not None:
        for each in state.header.columns:
            if column in each.columns:
                return each.element
    return None


def _line(state: _State, grid: Merged, row: int, first: bool) -> None:
    stretch = _stretch(state)
    columns = state.header.columns if state.header else ()
    chosen, beside = shifts.places(columns, grid, row)
    if beside:
        text = "这一行的内容和表头错开了一列，已按内容对上，请核对。"
        state.remarks.append(Remark(grid.grid.label((row, grid.filled(row)[0])), Fate.DECIDE, text))
    values = tuple(_value(grid, row, place) for place in chosen)
    values = _ticked_together(columns, values, grid, row)
    stretch.lines.append(Line(grid, row, values, first=first))


def _ticked_together(columns: Sequence[Column], values: tuple[Value, ...], grid: Merged, row: int) -> tuple[Value, ...]:
    """A tick in a cell that takes up several levels (or channels) beside each other holds for each of them."""
    found = list(values)
    for index, column in enumerate(columns):
        if index and values[index].across and column.element in {Element.LEVEL_TICK, Element.CHANNEL_TICK}:
            source = grid.source((row, column.columns[0]))
            if columns[index - 1].element is column.element and are_ticks([grid.own(source)]):
                found[index] = found[index - 1]
    return tuple(found)


def _value(grid: Merged, row: int, columns: tuple[int, ...]) -> Value:
    """The cells that begin in these columns, together."""
    texts: list[str] = []
    cells: list[At] = []
    inside = False
    for column in columns:
        if column >= grid.width:
            continue
        source = grid.source((row, column))
        if source[1] not in columns or source in cells:
            continue
        inside = True
        if text := grid.own(source):
            texts.append(text)
            cells.append(source)
    own = any(cell[0] == row for cell in cells)
    return Value("\n".join(texts), tuple(cells), own, bool(columns) and columns[0] < grid.width and not inside)
