"""Tables that hold one item each, its labels beside its values (事项名称 | 低保审批 | 公开主体 | 民政局), and the sheets in
which several of them stand one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gwstd.grid import At
from gwstd.tables import labels
from gwstd.tables.elements import NAME_LEVELS, TICKS, Column, Element
from gwstd.tables.evidence import are_ticks
from gwstd.tables.headers import is_enough
from gwstd.tables.merged import Merged, bare
from gwstd.tables.titles import fate_of

_FEWEST: Final = 5
"""No form has fewer labels."""
_LONGEST: Final = 16
"""No label without a known word is longer."""


class Entry(NamedTuple):
    """One label of a form with its value: the columns as a table would have them, and the cells of both."""

    column: Column
    label: At
    text: str
    cells: tuple[At, ...]


class Form(NamedTuple):
    """One item as a form: the rows from ``first`` to ``last`` of a grid."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def find(grid: Merged) -> tuple[Form, ...]:
    """The forms of a grid from top to bottom; none where it is not made of them."""
    pairs = list(_pairs(grid))
    if len(pairs) < _FEWEST:
        return ()
    key = pairs[0][0]
    starts = [i for i, (label, _) in enumerate(pairs) if bare(grid.own(label)) == bare(grid.own(key))]
    forms = []
    for start, end in zip(starts, [*starts[1:], len(pairs)], strict=True):
        entries = _entries(grid, pairs[start:end])
        if len(entries) < _FEWEST or not is_enough(entry.column for entry in entries) or _is_list(entries):
            return ()
        rows = [cell[0] for entry in entries for cell in (entry.label, *entry.cells)]
        forms.append(Form(min(rows), max(rows), entries))
    return tuple(forms)


def _is_list(entries: Sequence[Entry]) -> bool:
    """Whether several cells stand beside each label: a table about labels, as a data dictionary is."""
    return sum(len(entry.cells) > 1 for entry in entries) * 4 > len(entries)


# ---------------------------------------------------------------------------------------------- labels and values


def _pairs(grid: Merged) -> Iterator[tuple[At, list[At]]]:
    """Each label of a grid and the cells beside it up to the next label, empty ones too; parts (全社会) of their own
    where a cell stands beside them."""
    beside = _label_columns(grid)
    current: tuple[At, list[At]] | None = None
    for row in range(grid.height):
        cells = list(dict.fromkeys(grid.source((row, column)) for column in range(grid.width)))
        own = [cell for cell in cells if cell[0] == row]
        if own and own[0] == cells[0] and not _is_label(grid, own[0], beside):
            if current is not None:
                yield current
            current = None  # a title or a note across the form
        for index, cell in enumerate(own):
            if _is_label(grid, cell, beside) and not _is_chosen(grid, own, index):
                if current is not None:
                    yield current
                current = (cell, [])
            elif current is not None:
                current[1].append(cell)
    if current is not None:
        yield current


def _label_columns(grid: Merged) -> frozenset[int]:
    """The columns in which mostly labels stand: what else is short there is a label, too."""
    found = set()
    for column in range(grid.width):
        filled = [(row, column) for row in range(grid.height) if grid.own((row, column))]
        if sum(_is_known(grid, cell) for cell in filled) * 5 >= len(filled) * 3 and len(filled) > 1:
            found.add(column)
    return frozenset(found)


def _is_known(grid: Merged, cell: At) -> bool:
    return labels.is_label(labels.of_text(grid.own(cell)))


def _is_label(grid: Merged, cell: At, beside: frozenset[int]) -> bool:
    text = bare(grid.own(cell))
    if not text or grid.end(cell)[1] == grid.width - 1:
        return False
    other = cell[1] in beside and len(text) <= _LONGEST and not are_ticks([text]) and fate_of(text) is None
    return _is_known(grid, cell) or other


def _best(text: str) -> Element:
    scores = labels.of_text(text)
    return max(scores, key=lambda element: scores[element], default=Element.EXTRA)


def _is_chosen(grid: Merged, own: Sequence[At], index: int) -> bool:
    """Whether a part (主动公开) is what is chosen, the value of the group beside it, and not a label itself: nothing is
    ticked beside it, and no other part stands in its row."""
    parts = [cell for cell in own if grid.own(cell) and _best(grid.own(cell)) in TICKS]
    beside = grid.own(own[index + 1]) if index + 1 < len(own) else ""
    return own[index] in parts and len(parts) == 1 and not (beside and are_ticks([beside]))


# ---------------------------------------------------------------------------------------------- what they say


def _entries(grid: Merged, pairs: Sequence[tuple[At, list[At]]]) -> tuple[Entry, ...]:
    """The labels of one form as columns; names without a number take the levels that are free, in order."""
    elements = [_best(grid.own(label)) for label, _ in pairs]
    free = [level for level in NAME_LEVELS if level not in elements]
    found: list[Entry] = []
    seen: set[Element] = set()
    for (label, cells), element in zip(pairs, elements, strict=True):
        filled = tuple(cell for cell in cells if grid.own(cell))
        if element is Element.NAME and free:
            element = free.pop(0)
        if element in seen - {Element.EXTRA, Element.LEVEL_TICK, Element.CHANNEL_TICK} or (
            element in {Element.AUDIENCE, Element.MODE, Element.LEVELS} and not filled
        ):
            element = Element.EXTRA
        seen.add(element)
        word = bare(grid.own(label))
        name = labels.without_group(word) if element in {Element.LEVEL_TICK, Element.CHANNEL_TICK} else word
        text = "\n".join(grid.own(cell) for cell in filled)
        found.append(Entry(Column(element, name, (label[1],)), label, text, filled))
    return tuple(found)
