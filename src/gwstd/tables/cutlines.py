"""Tables that came out of a PDF with each printed line in a row of its own → one line per item again.

Such a table is known by words and brackets that go on in the row below. Which rows belong to an item is settled by its
number and by how the cells were aligned (top, middle, bottom): of all ways to part the rows, one number each, the one in
which the texts of every column stand as they then should.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from gwstd.tables import limits
from gwstd.tables._lines import width
from gwstd.tables.elements import NAMING, TICKS, Column, Element
from gwstd.tables.evidence import is_number
from gwstd.tables.regions import Line, Value

_HIGHEST: Final = 60
"""No item is printed on more lines."""
_FEWEST: Final = 3
"""So many numbered items show how a table is made."""
_PAIRS: Final = ("《》", "（）", "()", "〔〕")

_Offset = Callable[[int], int]
"""Free rows of an item → how many of them stand over a text."""
_ALIGNED: Final[tuple[_Offset, ...]] = (
    lambda free: 0,
    lambda free: free // 2,
    lambda free: -(-free // 2),
    lambda free: free,
)


class Gathered(NamedTuple):
    """The lines of a stretch, and whether rows were put together."""

    lines: list[Line]
    cut: bool = False


def gathered(columns: Sequence[Column], lines: Sequence[Line]) -> Gathered:
    """The lines under a header → one per item, where each row is a printed line; else as they are."""
    seq = next((i for i, c in enumerate(columns) if c.element is Element.SEQ), None)
    if seq is None or not _is_cut(columns, seq, [line for line in lines if not line.heading]):
        return Gathered(list(lines))
    widths = [
        max((width(line.values[i].text) for line in lines if not line.heading), default=0) for i in range(len(columns))
    ]
    found: list[Line] = []
    for segment in _segments(lines):
        if segment[0].heading:
            found.extend(segment)
        else:
            blocks = _parted(columns, seq, segment)
            found.extend(_one(columns, widths, seq, segment[a : b + 1]) for a, b in blocks)
    return Gathered(found, True)


def _segments(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines between headings, the headings by themselves."""
    found: list[list[Line]] = []
    for line in lines:
        if line.heading or not found or found[-1][0].heading:
            found.append([line])
        else:
            found[-1].append(line)
    return found


# ---------------------------------------------------------------------------------------------- is it such a table

_READ: Final = frozenset({Element.CONTENT, Element.BASIS, Element.LIMIT, Element.SUBJECT, *NAMING})


def _is_cut(columns: Sequence[Column], seq: int, lines: Sequence[Line]) -> bool:
    """Whether most rows have no number, and texts of many items go on in the row below in the middle of a word."""
    numbered = [i for i, line in enumerate(lines) if _numbered(line, seq)]
    if len(numbered) < _FEWEST or len(lines) < 2 * len(numbered):
        return False
    gaps = [b - a for a, b in zip([-1, *numbered], [*numbered, len(lines)], strict=True)]
    if max(gaps) > _HIGHEST:
        return False
    read = [i for i, column in enumerate(columns) if column.element in _READ]
    cut = sum(
        any(_goes_on(columns[i].element, line.values[i], below.values[i]) for i in read)
        for line, below in itertools.pairwise(lines)
    )
    return cut >= max(_FEWEST, len(numbered) // 2)


def _numbered(line: Line, seq: int) -> bool:
    return line.values[seq].own and is_number(line.values[seq].text)


def _goes_on(element: Element, value: Value, below: Value) -> bool:
    """Whether a text goes on in the cell below it: a bracket stays open, a limit is understood only as a whole."""
    text, more = value.text.strip(), below.text.strip()
    if not (text and more and value.own and below.own):
        return False
    if _is_open(text) and not _is_open(text + more):
        return True
    return element is Element.LIMIT and bool(limits.read(text).doubts) and not limits.read(text + more).doubts


def _is_open(text: str) -> bool:
    return any(text.count(a) > text.count(b) for a, b in _PAIRS)


# ---------------------------------------------------------------------------------------------- which rows belong together


def _parted(columns: Sequence[Column], seq: int, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """First and last line of each item."""
    numbers = [i for i, line in enumerate(lines) if _numbered(line, seq)]
    if not numbers:
        return [(i, i) for i in range(len(lines))]
    marks = _Marks(columns, lines)
    ways = [_best(numbers, len(lines), functools.partial(marks.cost, offset)) for offset in _ALIGNED]
    return min(ways, key=lambda way: way[0])[1]


class _Marks:
    """What tells whether some lines are one item: where the texts of each column stand, and whether they are whole."""

    def __init__(self, columns: Sequence[Column], lines: Sequence[Line]) -> None:
        self.texts = [
            [line.values[i].text.strip() if line.values[i].own else "" for line in lines] for i in range(len(columns))
        ]
        self.channel = next((i for i, c in enumerate(columns) if c.element is Element.CHANNEL), None)

    def cost(self, offset: _Offset, first: int, last: int) -> float:
        """How far the texts of the lines ``first`` to ``last`` stand from where those of one item would."""
        found = 0.0
        for texts in self.texts:
            filled = [i for i in range(first, last + 1) if texts[i]]
            if not filled:
                continue
            free = last - first + 1 - (filled[-1] - filled[0] + 1)
            found += abs(filled[0] - first - offset(free))
            found += filled[-1] - filled[0] + 1 - len(filled)
            found += 2 * _is_open("".join(texts[first : last + 1]))
        if self.channel is not None:
            found += self._head(first) != self._head(0)
        return found

    def _head(self, index: int) -> str:
        """The beginning of the channels on a line, without its box."""
        return self.texts[self.channel or 0][index].lstrip("■□☑☒▲◆▄▇☐口√●○〇")[:3]


def _best(
    numbers: Sequence[int], height: int, cost: Callable[[int, int], float]
) -> tuple[float, list[tuple[int, int]]]:
    """The cheapest way to part the lines into blocks with one number each, and what it costs."""
    ways: dict[int, tuple[float, list[tuple[int, int]]]] = {-1: (0.0, [])}
    for number, following in zip(numbers, [*numbers[1:], height], strict=True):
        ends = range(number, following) if following < height else (height - 1,)
        found: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for end in ends:
            tried = [
                (spent + cost(before + 1, end), blocks, before)
                for before, (spent, blocks) in ways.items()
                if before < number
            ]
            spent, blocks, before = min(tried, key=lambda each: each[0])
            found[end] = (spent, [*blocks, (before + 1, end)])
        ways = found
    return min(ways.values(), key=lambda way: way[0])


# ---------------------------------------------------------------------------------------------- one line again


def _one(columns: Sequence[Column], widths: Sequence[int], seq: int, lines: Sequence[Line]) -> Line:
    """The lines of one item as one, which stands where its number does."""
    head = next((line for line in lines if _numbered(line, seq)), lines[0])
    values = tuple(
        _together(column.element, widths[index], [line.values[index] for line in lines])
        for index, column in enumerate(columns)
    )
    return head._replace(values=values, first=any(line.first for line in lines))


def _together(element: Element, widest: int, values: Sequence[Value]) -> Value:
    """The pieces of one cell. A line that fills its column was broken by it; a shorter one ended there."""
    own = [value for value in values if value.own and value.text]
    if not own:
        return next((value for value in values if value.text), values[0])
    text = own[0].text.strip()
    for before, value in itertools.pairwise(own):
        full = width(before.text.strip()) >= widest - 2
        ended = element is Element.CHANNEL or not (full or element in NAMING or element in TICKS)
        text = f"{text}\n{value.text.strip()}" if ended else text + value.text.strip()
    return Value(text, tuple(cell for value in own for cell in value.cells), True)
