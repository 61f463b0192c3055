"""Rows whose cells stand a column beside their headers, because a cell of theirs was lost or is there too much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from gwstd.tables.elements import TICKS, Column, Element
from gwstd.tables.evidence import are_ticks, looks_like
from gwstd.tables.merged import Merged
from gwstd.tables.words import is_as_above

Places = tuple[tuple[int, ...], ...]
"""For each column of a table the columns of the grid that its text stands in; () for the one whose cell is lost."""

_SIGNS: Final = frozenset({Element.BASIS, Element.LIMIT, Element.CHANNEL})


def places(columns: Sequence[Column], grid: Merged, row: int) -> tuple[Places, bool]:
    """Where the texts of a row stand, and whether that is beside their headers: only where basis, limit and channels
    look wrong at their own places, and all of them right a column beside them."""
    own: Places = tuple(column.columns for column in columns)
    right, wrong = _fit(columns, own, grid, row)
    if wrong < 2 or right > 0 or any(len(column.columns) > 1 for column in columns):
        return own, False
    best = max(_shifted(own, grid.width), key=lambda each: _score(columns, each, grid, row), default=own)
    right, wrong = _fit(columns, best, grid, row)
    return (best, True) if right >= 2 and wrong == 0 else (own, False)


def _shifted(own: Places, width: int) -> Iterator[Places]:
    """The places with one cell lost (a first name's, rather than one behind it) or one too much (as late as can be)."""
    for start in range(len(own)):
        yield (*own[:start], (), *(_moved(place, -1, width) for place in own[start + 1 :]))
    for start in reversed(range(len(own))):
        yield (*own[:start], *(_moved(place, 1, width) for place in own[start:]))


def _moved(place: tuple[int, ...], by: int, width: int) -> tuple[int, ...]:
    return tuple(column + by for column in place if 0 <= column + by < width)


def _fit(columns: Sequence[Column], chosen: Places, grid: Merged, row: int) -> tuple[int, int]:
    """How many of the telling texts look right at these places, and how many wrong."""
    looks = [
        looks_like(text, column.element)
        for column, place in zip(columns, chosen, strict=True)
        if column.element in _SIGNS and (text := _text(grid, row, place)) and not is_as_above(text)
    ]
    return sum(looks), len(looks) - sum(looks)


def _score(columns: Sequence[Column], chosen: Places, grid: Merged, row: int) -> float:
    right, wrong = _fit(columns, chosen, grid, row)
    score = float(right - wrong)
    for column, place in zip(columns, chosen, strict=True):
        text = _text(grid, row, place)
        if column.element is Element.SEQ or column.element is Element.SUBJECT:
            score += 0.5 * looks_like(text, column.element) if text else 0
        elif column.element in TICKS and text:
            score += 0.2 if are_ticks([text]) else 0 if column.element is Element.SPECIFIC else -0.2
        elif text and column.element is not Element.EXTRA:
            score -= 0.3 * are_ticks([text])
    return score


def _text(grid: Merged, row: int, place: tuple[int, ...]) -> str:
    return grid.shown((row, place[0])) if place and place[0] < grid.width else ""
