"""The columns of tables, and some of their rows, in; how wide each column is made on a sheet, out.

The document's widths are for a page with the margins of a Word document. A sheet has more room, and a table with
columns of small type ("where paper is scarce"), or wider than the page, is shared out by what stands in it: an office that writes long contents
gets a wide column for them, one that names only the channels it uses gets a narrow one there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gwstd.document import Column, Table
from gwstd.render._xlsx_page import BODY_POINTS, LINE_PITCH, SMALL_POINTS
from gwstd.spreadsheet import capacity, clean, pixels

A4_LANDSCAPE_TEXT: Final = 277
"""Millimetres between the side margins, which are a little less than 10 mm: the columns, in whole pixels, must not be
shrunk, so that it is known how many rows a page takes."""
WIDENING_LIMIT: Final = 1.25
"""From the 225 mm that GB/T 9704 leaves on a lying page to these 277; small tables do not have to fill it."""
DENSE: Final = 1.14
"""How much wider than an A4 page a table with columns of small type is made. Printed, its 9 pt become 7.9 pt, and half
as many rows again stand on a page; on the screen, where all is as large as before, more is seen at once."""
NARROWEST: Final = 8
"""Millimetres, two characters of a title: with one a line, the head of a tick takes a tenth of the page."""

_ASKED: Final = 60
"""Rows whose texts are measured: more of them move no column by more than a few millimetres."""
_STEPS: Final = (2, 4, 8)
_LONG: Final = 24
"""Millimetres from which a column has much text."""
_LEAST_LONG: Final = 0.75
_LEAST_SHORT: Final = 1.2
"""Of its width in the document, that every column gets first; a short one no more than its width, where that takes more
than _MOST of the room."""
_MOST: Final = 0.85
_SPREAD: Final = 2.0
"""How much wider columns become that need no more, so that the page is filled."""
_SEVERITY: Final = 3
"""A row is as high as its highest cell. The sum of all cells' heights to this power follows that, and can be brought
down column by column; a greater power gives too much to a column with a few long texts."""

Sample = Sequence[Sequence[str]]
"""Rows of which each cell has the text that its row must have room for; nothing where it is merged with others."""


def column_widths(columns: Sequence[Column], sample: Sample = ()) -> tuple[int, ...]:
    """The columns' widths in pixels."""
    firm = [column.width < NARROWEST for column in columns]
    natural = [
        max(NARROWEST, column.width) * (SMALL_POINTS / BODY_POINTS if column.small else 1.0) for column in columns
    ]
    kept = sum(width for width, keeps in zip(natural, firm, strict=True) if keeps)
    small = any(column.small for column in columns)
    goal = max(sum(natural), A4_LANDSCAPE_TEXT * (DENSE if small else 1.0))
    if scarce := small or goal > A4_LANDSCAPE_TEXT:
        natural = _shared_out(columns, natural, firm, goal, sample)
    limit = _SPREAD if scarce else WIDENING_LIMIT
    growth = max(1.0, min(limit, (goal - kept) / max(1.0, sum(natural) - kept)))
    return tuple(pixels(width * (1.0 if keeps else growth)) for width, keeps in zip(natural, firm, strict=True))


def sample_of(tables: Sequence[Table]) -> Sample:
    """Some rows of the tables, from the first to the last."""
    step = -(-sum(len(table.rows) for table in tables) // _ASKED) or 1
    chosen: list[list[str]] = []
    passed = 0
    for table in tables:
        found = {at: list(table.rows[at]) for at in range(-passed % step, len(table.rows), step)}
        for column, first, last in table.merges:
            for at in range(first + (-passed - first) % step, last + 1, step):
                found[at][column] = ""
        chosen += (row for row in found.values() if len(row) == len(table.columns))
        passed += len(table.rows)
    return chosen


class _Measured:
    """A column's paragraphs in the rows that are asked, in half-widths: what it costs to make it so wide."""

    def __init__(self, texts: Sequence[str], points: float) -> None:
        self._points = points
        self._cells = [[len(part.encode("gb18030", "replace")) or 1 for part in text.split("\n")] for text in texts]
        self._costs: dict[int, float] = {}

    def cost(self, millimetres: float) -> float:
        """How much the column adds to the heights of the rows."""
        fitting = capacity(pixels(millimetres), self._points)
        if fitting not in self._costs:
            pitch = self._points / BODY_POINTS * LINE_PITCH
            lines = [sum([-(-units // fitting) for units in parts]) for parts in self._cells]
            self._costs[fitting] = sum([(count * pitch) ** _SEVERITY for count in lines])
        return self._costs[fitting]


def _shared_out(
    columns: Sequence[Column], natural: list[float], firm: list[bool], goal: float, sample: Sample
) -> list[float]:
    """``goal`` millimetres shared out: a little more to the column that most lowers the rows, as long as there is any."""
    # A column with nothing in it is there to be filled in.
    filled = [any(row[at] for row in sample) for at in range(len(columns))]
    short = [
        width * (1.0 if keeps else _LEAST_SHORT if column.width <= _LONG else _LEAST_LONG if some else 1.0)
        for column, width, keeps, some in zip(columns, natural, firm, filled, strict=True)
    ]
    widths = short if sum(short) <= _MOST * goal else list(map(min, short, natural))
    measured = {
        at: _Measured([clean(row[at]) for row in sample], SMALL_POINTS if column.small else BODY_POINTS)
        for at, column in enumerate(columns)
        if filled[at] and not firm[at]
    }
    left = goal - sum(widths)
    offers = {at: _offer(column, widths[at]) for at, column in measured.items()}
    while offers:
        at = max(offers, key=lambda one: offers[one][0])
        worth, step = offers[at]
        if worth <= 0 or step > left:
            del offers[at]
            continue
        widths[at] += step
        left -= step
        offers[at] = _offer(measured[at], widths[at])
    return widths


def _offer(column: _Measured, width: float) -> tuple[float, int]:
    """What a millimetre more is worth to the column, and how many it must be: one step may change nothing yet."""
    now = column.cost(width)
    return max(((now - column.cost(width + step)) / step, step) for step in _STEPS)
