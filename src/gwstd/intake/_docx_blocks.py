"""The body of a Word file → its lines and tables in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from gwstd.intake._docx_paragraph import Story, alternative, paragraph, plain_text, relation
from gwstd.intake._flow import Block, Cell, Line, Table, has_text
from gwstd.intake._guard import MAX_COLUMNS
from gwstd.intake._pieces import quoted
from gwstd.intake._wordxml import attribute, child, children, is_on, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS: Final = frozenset(("customXml", "smartTag", "ins", "moveTo"))
_DELETED: Final = frozenset(("del", "moveFrom"))
_NARROW: Final = 120
"""Twips (2 mm): grid columns that no text fits into come from borders that somebody moved a little in some rows."""


@dataclass
class Body:
    """A document's story, and what its embedded files give: ``chunk`` reads one by the name of its relation."""

    story: Story
    chunk: Callable[[str], Iterator[Block]]

    def blocks(self, parent: _Element, *, numbered: bool = True) -> Iterator[Block]:
        """The paragraphs and tables in an element. ``numbered``: whether they take part in automatic numbering."""
        for element in parent:
            name = local(element)
            if name == "p":
                read = paragraph(element, self.story, numbered=numbered)
                yield Line(read.text, read.seen, read.struck, read.rest)
                for box in read.boxes:
                    yield from self.blocks(box, numbered=numbered)
            elif name == "tbl":
                yield self._table(element)
            elif name == "sdt":
                for content in children(element, "sdtContent"):
                    yield from self.blocks(content, numbered=numbered)
            elif name in _WRAPPERS:
                yield from self.blocks(element, numbered=numbered)
            elif name == "AlternateContent":
                for chosen in alternative(element):
                    yield from self.blocks(chosen, numbered=numbered)
            elif name in _DELETED:
                yield Line("", _left_out("修订中删去的文字", element))
            elif name == "altChunk":
                yield from self.chunk(relation(element))

    def _table(self, element: _Element) -> Table:
        rows = _Rows()
        for row in _members(element, "tr", rows.seen):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                rows.seen.extend(_left_out("修订中删去的一行", row))
                continue
            rows.begin(_number(child(properties, "gridBefore"), 0), hidden=is_on(child(properties, "hidden")))
            for cell in _members(row, "tc", rows.seen):
                self._cell(cell, rows)
        return rows.table(_widths(element))

    def _cell(self, element: _Element, rows: _Rows) -> None:
        properties = child(element, "tcPr")
        span = max(_number(child(properties, "gridSpan"), 1), 1)
        merge = child(properties, "vMerge")
        if child(properties, "cellDel") is not None:
            rows.add(span, (), _left_out("修订中删去的一格", element))
        elif rows.take_in(span, left=_goes_on(child(properties, "hMerge")), above=_goes_on(merge)):
            rows.append(tuple(self.blocks(element, numbered=False)))
        else:
            rows.add(span, tuple(self.blocks(element)), goes_on=merge is not None)


def _goes_on(merge: _Element | None) -> bool:
    return merge is not None and (attribute(merge, "val") or "continue") != "restart"


def _left_out(what: str, element: _Element) -> tuple[str, ...]:
    text = plain_text(element)
    return (quoted(f"{what}没有读入", text),) if text else ()


def _number(element: _Element | None, otherwise: int) -> int:
    """A count of columns; an absurd one is what a table can have at most."""
    text = attribute(element, "val")
    return min(int(text[:9]), MAX_COLUMNS) if re.fullmatch("[0-9]+", text) else otherwise


def _members(parent: _Element, name: str, seen: list[str]) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, those in wrappers and content controls too."""
    for element in parent:
        kind = local(element)
        if kind == name:
            yield element
        elif kind == "sdt":
            for content in children(element, "sdtContent"):
                yield from _members(content, name, seen)
        elif kind in _WRAPPERS:
            yield from _members(element, name, seen)
        elif kind in _DELETED:
            seen.extend(_left_out("修订中删去的文字", element))


def _widths(table: _Element) -> list[int]:
    """The widths of the grid's columns in twips."""
    grid = child(table, "tblGrid")
    texts = [attribute(column, "w") for column in children(grid, "gridCol")] if grid is not None else []
    return [int(text) if text.isdecimal() else _NARROW + 1 for text in texts]


@dataclass
class _Slot:
    """A cell while its table is being read."""

    row: int
    column: int
    last_row: int
    last_column: int
    blocks: list[Block]
    seen: list[str]


@dataclass
class _Rows:
    """Lays the cells of a table out. Cells merged downwards are one cell if they have the same columns in each row."""

    seen: list[str] = field(default_factory=list)
    _slots: list[_Slot] = field(default_factory=list)
    _hidden: set[int] = field(default_factory=set)
    _row: int = -1
    _column: int = 0
    _open: dict[int, _Slot] = field(default_factory=dict)
    """The cells of the row above that may go on in this row, by their first column."""
    _next: dict[int, _Slot] = field(default_factory=dict)
    _current: _Slot | None = None

    def begin(self, column: int, *, hidden: bool) -> None:
        """A new row that begins at a column of the grid."""
        self._row += 1
        self._column = column
        self._open, self._next, self._current = self._next, {}, None
        if hidden:
            self._hidden.add(self._row)

    def add(self, span: int, blocks: tuple[Block, ...], seen: tuple[str, ...] = (), *, goes_on: bool = False) -> None:
        """A cell of its own; ``goes_on``: the row below may continue it."""
        last = self._column + span - 1
        self._current = _Slot(self._row, self._column, self._row, last, list(blocks), list(seen))
        self._slots.append(self._current)
        if goes_on:
            self._next[self._column] = self._current
        self._column += span

    def take_in(self, span: int, *, left: bool, above: bool) -> bool:
        """Let the cell on the left or above go on over this one, if there is one that can."""
        return (left and self._widen(span)) or (above and self._lengthen(span))

    def _widen(self, span: int) -> bool:
        """The cell before takes this one in, if there is one in this row."""
        if self._current is None or self._current.row != self._row:
            return False
        self._next.pop(self._current.column, None)
        self._current.last_column += span
        self._column += span
        return True

    def _lengthen(self, span: int) -> bool:
        """The cell above takes this one in, if there is one that has the same columns."""
        above = self._open.get(self._column)
        if above is None or above.last_column != self._column + span - 1:
            return False
        above.last_row = self._row
        self._current = self._next[self._column] = above
        self._column += span
        return True

    def append(self, blocks: tuple[Block, ...]) -> None:
        """What still stands in a cell that was taken in: Word does not show it, but it is there."""
        if self._current is not None and has_text(blocks):
            self._current.blocks.extend(blocks)
            self._current.seen.append("合并单元格里被盖住的文字，已接在后面")

    def table(self, widths: list[int]) -> Table:
        """The table, without the columns of the grid that are too narrow for any text."""
        own = {slot.column for slot in self._slots if slot.column == slot.last_column}
        narrow = {i for i, width in enumerate(widths) if width <= _NARROW and i not in own}
        for slot in self._slots:
            if all(column in narrow for column in range(slot.column, slot.last_column + 1)):
                narrow.difference_update(range(slot.column, slot.last_column + 1))
        width = max((slot.last_column for slot in self._slots), default=0) + 2
        index = [0] * (width + 1)
        for column in range(width):
            index[column + 1] = index[column] + (column not in narrow)
        return Table(
            tuple(
                Cell(
                    (slot.row, index[slot.column]),
                    (slot.last_row, index[slot.last_column + 1] - 1),
                    tuple(slot.blocks),
                    tuple(slot.seen),
                )
                for slot in self._slots
            ),
            hidden_rows=frozenset(self._hidden),
            seen=tuple(self.seen),
        )
