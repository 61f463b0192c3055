"""Compendium in; the page of its figures out: items by field, office, channel and limit, the matrix of 五公开, and how
the cited laws stand. Each chart is a drawing with its numbers as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from gwstd.document import Chart, Document
from gwstd.domain.channels import by_name
from gwstd.model import Chapter, Compendium
from gwstd.render import html
from gwstd.site import tags
from gwstd.site.departments import Office
from gwstd.site.frame import Frame
from gwstd.site.limits import CLASSES, limit_class
from gwstd.vocabulary import NATIONAL_CHANNELS, OTHER_CHANNEL, STAGES

if TYPE_CHECKING:
    from markupsafe import Markup

_TITLE: Final = "统计"
_NAME_WIDTH, _CELL, _LINE, _HEAD = 220, 84, 34, 40
_SMALLEST, _LARGEST = 4.0, 15.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of the matrix, with the circle that stands for it: its area is in proportion to the number."""

    x: int
    count: int
    radius: float


class Line(NamedTuple):
    """One field of the matrix; ``y`` is the middle of its line in the drawing."""

    name: str
    y: int
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """Fields by 五公开. ``heads``: name and place of each column."""

    heads: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]
    width: int
    height: int


def page(frame: Frame, offices: Sequence[Office]) -> bytes:
    """The page of figures."""
    compendium = frame.compendium
    edition = compendium.edition
    title = f"{frame.column}统计"
    own = tags.article_tags(
        edition, title, f"{title}：事项按领域、单位、渠道、五公开、时限的数量", ("统计", "政务公开")
    )
    modes = Counter(row.item.mode for row in compendium.rows if row.item.mode)
    return frame.page(
        "statistics",
        _TITLE,
        own_tags=own,
        heading=title,
        count=len(compendium.rows),
        chapters=len(compendium.chapters),
        offices=sum(not office.members for office in offices),
        modes=sorted(modes.items(), key=lambda pair: (-pair[1], pair[0])),
        charts=_charts(compendium, offices),
        matrix=matrix(compendium.chapters),
        laws=_laws(frame),
    )


def _charts(compendium: Compendium, offices: Sequence[Office]) -> Markup:
    from markupsafe import Markup

    known = by_name(compendium.channels)
    limits = Counter(limit_class(row.item.time_limit) for row in compendium.rows)
    channels = Counter(
        name
        for row in compendium.rows
        for name in {known[name].national if name in known else OTHER_CHANNEL for name in row.item.channels}
    )
    drawn = (
        _chart("各领域事项数", {c.field.name: len(c.rows) for c in compendium.chapters}),
        _chart("公开时限", {name: limits[name] for name in CLASSES if limits[name]}),
        _chart("公开渠道（一个事项可以有几个渠道）", {n: channels[n] for n in NATIONAL_CHANNELS if channels[n]}),
        _chart("各单位应当公开的事项数", {o.subject.name: o.count for o in offices if not o.members}),
    )
    # Numbered apart from the drawing that follows in the template.
    return Markup(html.body(Document("", "", compendium.edition.base_date, drawn)))


def _chart(title: str, numbers: Mapping[str, int]) -> Chart:
    return Chart(title, tuple(numbers), tuple(numbers.values()))


def matrix(chapters: Iterable[Chapter]) -> Matrix:
    """How many items of each field belong to each of the 五公开."""
    counted = [
        (chapter.field.name, Counter(stage for row in chapter.rows for stage in row.item.stages))
        for chapter in chapters
    ]
    most = max((number for _, counts in counted for number in counts.values()), default=1)
    places = [(stage, _NAME_WIDTH + _CELL * i + _CELL // 2) for i, stage in enumerate(STAGES)]
    lines = tuple(
        Line(
            name,
            _HEAD + _LINE * i + _LINE // 2,
            tuple(Cell(x, counts[stage], _radius(counts[stage], most)) for stage, x in places),
        )
        for i, (name, counts) in enumerate(counted)
    )
    return Matrix(tuple(places), lines, _NAME_WIDTH + _CELL * len(STAGES), _HEAD + _LINE * len(lines))


def _radius(number: int, most: int) -> float:
    return round(max(_SMALLEST, _LARGEST * (number / most) ** 0.5), 1) if number else 0.0


def _laws(frame: Frame) -> tuple[tuple[str, int], ...]:
    """How many of the cited laws are in which state."""
    found = {law for row in frame.compendium.rows for law in frame.standings.laws(row.item.bases)}
    counts = Counter(state for _, state in found)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
