"""Which rows of a grid are a header, and what each of its columns is: by scoring, not by places.

A row is a header's when most of its cells read like labels (labels.py) and some of them like labels that are never the
text of an item. The rows above and below that only hold groups, parts or pieces of labels belong to it. A column is
what its label says; where labels are lost, unknown or there twice, what its texts look like (evidence.py).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from gwstd.tables import labels
from gwstd.tables.elements import NAME_LEVELS, NAMING, SEVERAL, WHOLE, Column, Element
from gwstd.tables.evidence import are_ticks, is_number, looks_like, shares
from gwstd.tables.merged import Merged, bare

_SAMPLE: Final = 200
"""So many rows below a header tell what its columns hold."""
_HIGHEST: Final = 5
"""No header has more rows."""


class Header(NamedTuple):
    """The rows ``first`` to ``last`` of a grid, and the columns that they name; ``starts``: the columns of the grid in
    which cells begin."""

    first: int
    last: int
    columns: tuple[Column, ...]
    starts: tuple[int, ...] = ()

    @property
    def kinds(self) -> tuple[tuple[Element, str], ...]:
        """What makes two headers the same."""
        return tuple((c.element, c.label) for c in self.columns)


def find(grid: Merged) -> tuple[Header, ...]:
    """All headers of a grid from top to bottom, repeated ones too."""
    spans = _spans(grid)
    found = []
    for index, (first, last) in enumerate(spans):
        end = spans[index + 1][0] if index + 1 < len(spans) else grid.height
        columns = columns_of(grid, first, last, end)
        if is_enough(columns):
            counted = last + 1 < end and _is_count(grid, last + 1)
            rows = range(first, min(end, last + 1 + _SAMPLE))
            found.append(Header(first, last + counted, columns, _starts(grid, rows)))
    return tuple(found)


def agreed(found: Sequence[Header]) -> list[Header]:
    """The headers of a file, each damaged one with the columns of a sound one that it repeats: both have as many
    columns, and they differ only where a label of the damaged one is unknown."""
    return [max((other for other in found if _repeats(header, other)), key=_soundness) for header in found]


def _repeats(header: Header, other: Header) -> bool:
    if len(header.columns) != len(other.columns):
        return False
    pairs = list(zip(header.columns, other.columns, strict=True))
    unlike = [(a, b) for a, b in pairs if (a.element, _level(a)) != (b.element, _level(b))]
    return len(unlike) <= 3 and all(_is_unsure(a) or _is_unsure(b) for a, b in unlike)


def _level(column: Column) -> str:
    return column.label if column.element in {Element.LEVEL_TICK, Element.CHANNEL_TICK, Element.EXTRA} else ""


def _is_unsure(column: Column) -> bool:
    return column.guessed or labels.of_text(column.label).get(column.element, 0.0) < 0.9


def _soundness(header: Header) -> int:
    return -sum(map(_is_unsure, header.columns))


def is_enough(columns: Iterable[Column]) -> bool:
    """Whether these columns make a catalogue: a name and two more elements of it."""
    elements = {WHOLE.get(c.element, c.element) for c in columns}
    others = elements - NAMING - {Element.SEQ, Element.EXTRA, Element.UNREAD}
    return bool(elements & NAMING) and len(others) >= 2


# ---------------------------------------------------------------------------------------------- the rows


def _spans(grid: Merged) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    row = 0
    while row < grid.height:
        if _is_seed(grid, row):
            first, last = _grown(grid, row, spans[-1][1] + 1 if spans else 0)
            spans.append((first, last))
            row = last + 1
        else:
            row += 1
    return spans


def _is_seed(grid: Merged, row: int) -> bool:
    filled = grid.filled(row)
    if len(filled) < 3:
        return False
    scores = [labels.of_text(grid.own((row, column))) for column in filled]
    top = {max(s, key=lambda e: s[e]) for s in scores if labels.is_top(s)}
    known = sum(labels.is_label(s) for s in scores)
    return (len(top) >= 3 and known * 2 >= len(filled)) or (
        len(top) >= 2 and known * 4 >= len(filled) * 3 and known >= 3
    )


def _grown(grid: Merged, seed: int, floor: int) -> tuple[int, int]:
    first = seed
    while first > floor and seed - first < 2 and _is_above(grid, first - 1):
        first -= 1
    last = max(
        grid.end((row, column))[0]
        for row in range(first, seed + 1)
        for column in range(grid.width)
        if grid.own((row, column)) and labels.is_label(labels.of_text(grid.own((row, column))))
    )
    last = min(max(seed, last), first + _HIGHEST - 1, grid.height - 1)
    for row in range(seed + 1, last + 1):
        if grid.filled(row) and not (_is_below(grid, first, row) or _is_seed(grid, row)):
            last = row - 1
            break
    while last + 1 < grid.height and last - first + 1 < _HIGHEST:
        if not (_is_below(grid, first, last + 1) or _is_seed(grid, last + 1)):
            break
        last += 1
    return first, last


def _is_above(grid: Merged, row: int) -> bool:
    """Whether the row above a seed holds only groups of columns."""
    filled = grid.filled(row)
    scores = [labels.of_text(grid.own((row, column))) for column in filled]
    return len(filled) >= 2 and all(labels.is_label(s) for s in scores)


def _digits(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _is_below(grid: Merged, first: int, row: int) -> bool:
    """Whether a row below a header's last row holds only parts of labels, or pieces of cut ones."""
    filled = grid.filled(row)
    if not filled:
        return False
    known = unknown = 0
    for column in filled:
        text = grid.own((row, column))
        word = bare(text)
        if _LEGEND.search(word):
            known += 1
            continue
        no_label = (len(word) > 16 or _digits(word)) and not labels.is_label(labels.of_text(text))
        if no_label or are_ticks([text]):
            return False
        above = _path(grid, first, row - 1, column)
        alone, before, joined = (
            labels.of_text(text),
            labels.of_path(above),
            labels.of_text("".join([*above[-1:], text])),
        )
        part = labels.is_label(alone) and not (labels.is_top(alone) and _is_leaf(before))
        better = max(joined.values(), default=0) >= max((0.9, *before.values())) and len(word) <= 6
        if part or better:
            known += 1
        elif len(word) > 8 or (_is_leaf(before) and not _is_wide(grid, row - 1, column)):
            return False
        else:
            unknown += not _is_wide(grid, row - 1, column)
    return known > 0 and known * 2 >= unknown * 3


_LEGEND: Final = re.compile('表示必选|表示可选|至少选择|请写明|请注明|打[“"]?√')
_LEAVES: Final = frozenset({Element.CONTENT, Element.BASIS, Element.LIMIT, Element.SUBJECT, Element.SEQ})


def _is_leaf(scores: labels.Scores) -> bool:
    """Whether a label is whole and has no parts, so that what stands below it is an item's."""
    return any(score >= 0.95 and element in _LEAVES for element, score in scores.items())


def _is_wide(grid: Merged, row: int, column: int) -> bool:
    """Whether the cell at a place spans several columns."""
    source = grid.source((row, column))
    return grid.end(source)[1] > source[1]


_COUNTS: Final = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "甲乙丙丁戊己庚辛壬癸", "一二三四五六七八九十", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


def _is_count(grid: Merged, row: int) -> bool:
    """A row that numbers the columns: 1 2 3 4 …, （1）（2）…, A B C …, 甲 乙 1 2 3 …"""
    texts = [bare(grid.own((row, column))).strip("（）()") for column in grid.filled(row)]
    texts = texts[1:] if texts and texts[0] in {"栏次", "列次", "列号", "栏号", "序列"} else texts
    if len(texts) < 5 or len(texts) * 3 < grid.width * 2:
        return False
    counted = [_counted(text) for text in texts]
    if counted[0][1] != 1 or any(number < 1 for _, number in counted):
        return False
    return all(b == (a[0], a[1] + 1) or (b[0] != a[0] and b[1] == 1) for a, b in itertools.pairwise(counted))


def _counted(text: str) -> tuple[str, int]:
    """A sign that counts → the sort of its series, and its place in it; 0 for any other text."""
    if match := re.fullmatch(r"([A-Za-z]*)([0-9]{1,3})", text):
        return match[1], int(match[2])
    return next(((signs, signs.index(text) + 1) for signs in _COUNTS if len(text) == 1 and text in signs), ("", 0))


# ---------------------------------------------------------------------------------------------- the columns


def _path(grid: Merged, first: int, last: int, column: int) -> list[str]:
    """The cells of a header over one column from top to bottom, those of merges once."""
    sources = dict.fromkeys(grid.source((row, column)) for row in range(first, last + 1))
    return [text for source in sources if (text := grid.own(source)) and source[0] >= first]


class _Place(NamedTuple):
    """Columns of the grid under one label: the label's cells from top to bottom, its scores, and the texts below."""

    columns: tuple[int, ...]
    path: tuple[str, ...]
    scores: labels.Scores
    texts: tuple[str, ...]


def columns_of(grid: Merged, first: int, last: int, end: int) -> tuple[Column, ...]:
    """What each column is under the header in the rows ``first`` to ``last``; its items end before ``end``."""
    places = _places(grid, first, last, end)
    chosen = _chosen(places)
    return _named(places, chosen)


def _places(grid: Merged, first: int, last: int, end: int) -> list[_Place]:
    below = range(last + 1, min(end, last + 1 + _SAMPLE))
    groups: list[list[int]] = []
    for column in range(grid.width):
        source = grid.source((last, column))
        same = (
            column > 0 and grid.source((last, column - 1)) == source and (grid.own(source) or source != (last, column))
        )
        if same and (_is_one(grid.own(source)) or not _apart(grid, below, groups[-1][0], column)):
            groups[-1].append(column)
        else:
            groups.append([column])
    found = []
    for group in groups:
        path = _path(grid, first, last, group[0])
        texts = tuple(grid.own((row, column)) for row in below for column in group if grid.own((row, column)))
        found.append(_Place(tuple(group), tuple(path), labels.of_path(path), texts))
    return _with_lost_groups(grid, first, last, _without_far(found))


def _without_far(places: list[_Place]) -> list[_Place]:
    """The places without columns that stand apart on the right of the table and have no label: choices for the lists of
    a form."""
    labelled = [i for i, place in enumerate(places) if place.path]
    for index in range(max(labelled, default=len(places)) + 1, len(places)):
        if not places[index].texts:
            return places[:index]
    return places


def _is_one(label: str) -> bool:
    """Whether the columns under a wide label hold one text, however it is laid out in them."""
    return any(score >= 0.7 and element in _LEAVES - {Element.SEQ} for element, score in labels.of_text(label).items())


def _apart(grid: Merged, below: range, left: int, right: int) -> bool:
    """Whether two columns under one label hold texts of their own in the same rows."""
    both = sum(1 for row in below if grid.own((row, left)) and grid.own((row, right)))
    separate = sum(
        1
        for row in below
        if grid.source((row, left)) != grid.source((row, right)) and (grid.own((row, left)) or grid.own((row, right)))
    )
    merged = sum(
        1 for row in below if grid.source((row, left)) == grid.source((row, right)) and grid.shown((row, left))
    )
    return both > 0 or separate > merged


def _with_lost_groups(grid: Merged, first: int, last: int, places: list[_Place]) -> list[_Place]:
    """A group that is written over its first column only holds for the columns beside it that have no group of their
    own: it tells what an unknown word under it is."""
    found: list[_Place] = []
    group = ""
    for place in places:
        top = grid.shown((first, place.columns[0])) if last > first else ""
        if top:
            group = top
        elif group and place.path and not labels.is_label(place.scores):
            place = place._replace(scores=labels.of_path([group, *place.path]))
        elif not place.path and found and place.columns[0] == found[-1].columns[-1] + 1 and not _is_sequence(place):
            place = place._replace(scores=_inherited(found[-1].scores))
        found.append(place)
    return found


def _is_sequence(place: _Place) -> bool:
    return bool(place.texts) and all(map(is_number, place.texts))


def _inherited(scores: labels.Scores) -> labels.Scores:
    """What a column without a label is beside a group whose parts have lost their labels."""
    groups = {Element.NAME, Element.AUDIENCE, Element.MODE, Element.LEVELS}
    return {element: score - 0.2 for element, score in scores.items() if element in groups and score >= 0.9}


def _chosen(places: Sequence[_Place]) -> dict[int, tuple[Element, bool]]:
    """Index of a place → its element, and whether its texts decided."""
    looks = [shares(place.texts) for place in places]
    chosen: dict[int, tuple[Element, bool]] = {}
    taken: set[Element] = set()
    pairs = sorted(
        (
            (-score - _fit(element, looks[index]) - 0.01 * ("事项" in "".join(place.path[-1:])), index, element)
            for index, place in enumerate(places)
            for element, score in place.scores.items()
            if score >= 0.6
            and not (element is Element.EXTRA and score < 1)
            and not _belied(element, score, looks[index])
        ),
        key=lambda pair: (pair[0], pair[1], pair[2].value),
    )
    for _, index, element in pairs:
        if index not in chosen and (element not in taken or element in SEVERAL):
            chosen[index] = (element, False)
            taken.add(element)
    _choose_twins(places, looks, chosen, taken)
    _choose_weak(places, looks, chosen, taken)
    _choose_class(places, chosen)
    _choose_numbers(places, chosen)
    _choose_by_look(places, looks, chosen, taken)
    for index, place in enumerate(places):
        if index not in chosen and _is_more_channels(place, looks[index]):
            chosen[index] = (Element.CHANNEL, bool(not place.path))
    return chosen


def _is_more_channels(place: _Place, look: Mapping[Element, float]) -> bool:
    """A second column of channels, under the same label or none."""
    labelled = not place.path or place.scores.get(Element.CHANNEL, 0.0) >= 0.6
    return labelled and look.get(Element.CHANNEL, 0.0) >= 0.8


def _fit(element: Element, look: Mapping[Element, float]) -> float:
    """How well a column's texts go with an element that its label names."""
    as_seen = dict.fromkeys(
        (Element.PROACTIVE, Element.REQUEST, Element.LEVEL_TICK, Element.CHANNEL_TICK), Element.PUBLIC
    )
    return 0.3 * look.get(as_seen.get(element, element), 0.0)


def _belied(element: Element, score: float, look: Mapping[Element, float]) -> bool:
    """Whether a label is only like the element's, and the texts below it look like another's."""
    if element is Element.NAME and look.get(Element.SEQ, 0.0) >= 0.9:
        return True
    if element is Element.MODE and look.get(Element.CHANNEL, 0.0) >= 0.9:
        return look.get(Element.MODE, 0.0) < 0.1
    signs = {Element.BASIS, Element.LIMIT, Element.SUBJECT, Element.CHANNEL, Element.MODE, Element.AUDIENCE}
    others = max((share for other, share in look.items() if other in signs - {element}), default=0.0)
    return score < 0.9 and element in signs and look.get(element, 0.0) < 0.3 and others >= 0.8


def _choose_twins(
    places: Sequence[_Place],
    looks: Sequence[Mapping[Element, float]],
    chosen: dict[int, tuple[Element, bool]],
    taken: set[Element],
) -> None:
    """A label that is there twice: the parts of a group whose own labels are lost, by their order; 一级事项 twice."""
    parts = {
        Element.AUDIENCE: (Element.PUBLIC, Element.SPECIFIC),
        Element.MODE: (Element.PROACTIVE, Element.REQUEST),
        Element.LEVEL1: (Element.LEVEL1, Element.LEVEL2),
        Element.LEVEL2: (Element.LEVEL1, Element.LEVEL2),
    }
    for element, pair in parts.items():
        twins = [i for i, p in enumerate(places) if p.scores.get(element, 0) >= 0.6]
        if len(twins) != 2 or set(pair) & taken - {element}:
            continue
        if element in WHOLE.values() and max(looks[i].get(Element.PUBLIC, 0.0) for i in twins) < 0.6:
            continue
        taken.discard(element)
        for index, part in zip(twins, pair, strict=True):
            chosen[index] = (part, part is not element)
            taken.add(part)
    several = [i for i, p in enumerate(places) if p.scores.get(Element.LEVELS, 0) >= 0.7]
    if len(several) > 1 and all(looks[i].get(Element.PUBLIC, 0) >= 0.6 or not places[i].texts for i in several):
        for index in several:
            chosen[index] = (Element.LEVEL_TICK, True)
        taken.discard(Element.LEVELS)


def _choose_weak(
    places: Sequence[_Place],
    looks: Sequence[Mapping[Element, float]],
    chosen: dict[int, tuple[Element, bool]],
    taken: set[Element],
) -> None:
    """A label that names an element only for want of a better column, or where its texts are those of the element and
    the texts under the better label are not."""
    holders = {element: index for index, (element, _) in chosen.items()}
    for index, place in enumerate(places):
        if chosen.get(index, (Element.EXTRA,))[0] is not Element.EXTRA:
            continue
        for element, score in place.scores.items():
            if element is Element.EXTRA or not 0.4 <= score < 0.6:
                continue
            holder = holders.get(element)
            if not taken & {element, *_parts(element)}:
                chosen[index] = (element, True)
            elif holder is not None and _is_better(element, looks[index], looks[holder]):
                chosen[index] = (element, True)
                chosen[holder] = (Element.EXTRA, False)
            else:
                continue
            taken.add(element)
            break


def _choose_class(places: Sequence[_Place], chosen: dict[int, tuple[Element, bool]]) -> None:
    """A column that sorts the items (信息类别): their name where the table has no other; 一级事项 where it stands over
    the only one, several items under one of its texts."""
    naming = [i for i, (element, _) in sorted(chosen.items()) if element in NAMING]
    for index, place in enumerate(places):
        if chosen.get(index, (Element.EXTRA,))[0] is not Element.EXTRA or not place.texts:
            continue
        if not place.path or not labels.is_class(place.path[-1]) or place.texts[0].endswith("公开"):
            continue
        if not naming:
            chosen[index] = (Element.NAME, True)
        elif len(naming) == 1 and index < naming[0] and _sorts(place, chosen[naming[0]][0], places[naming[0]]):
            chosen[index] = (Element.LEVEL1, True)
        return


def _sorts(place: _Place, naming: Element, names: _Place) -> bool:
    """Whether a column has a text for several of the names beside it, which are no 一级事项 themselves."""
    return naming in {Element.NAME, Element.LEVEL2} and len(set(place.texts)) * 4 <= len(names.texts) * 3


def _choose_numbers(places: Sequence[_Place], chosen: dict[int, tuple[Element, bool]]) -> None:
    """A column of numbers (文号) beside the laws, or under one label with them."""
    laws = next((i for i, (element, _) in chosen.items() if element is Element.BASIS), None)
    for index, place in enumerate(places):
        if laws is None or chosen.get(index, (Element.EXTRA,))[0] is not Element.EXTRA or not place.path:
            continue
        together = place.path[0] == places[laws].path[0] if len(place.path) > 1 and places[laws].path else False
        if labels.is_number_of_law(place.path[-1]) and (together or abs(index - laws) == 1):
            chosen[index] = (Element.BASIS_NUMBER, False)
            return


def _is_better(element: Element, look: Mapping[Element, float], other: Mapping[Element, float]) -> bool:
    return look.get(element, 0.0) >= 0.8 and other.get(element, 0.0) < 0.2


def _parts(whole: Element) -> set[Element]:
    return {part for part, element in WHOLE.items() if element is whole}


def _choose_by_look(
    places: Sequence[_Place],
    looks: Sequence[Mapping[Element, float]],
    chosen: dict[int, tuple[Element, bool]],
    taken: set[Element],
) -> None:
    """Columns whose label is lost, unknown or a second one, by what their texts look like."""
    order = (
        Element.SEQ,
        Element.LEVELS,
        Element.MODE,
        Element.AUDIENCE,
        Element.BASIS,
        Element.CHANNEL,
        Element.LIMIT,
        Element.SUBJECT,
    )
    for index, place in enumerate(places):
        if index in chosen or not place.texts:
            continue
        for element in order:
            least = 0.9 if place.path else 0.6
            if element is Element.SEQ and (index > 2 or (place.path and not place.scores.get(Element.NAME))):
                continue
            if not taken & {element, *_parts(element)} and looks[index].get(element, 0.0) >= least:
                chosen[index] = (element, True)
                taken.add(element)
                break
    if Element.CONTENT not in taken:
        _choose_longest(places, chosen, taken)


def _choose_longest(places: Sequence[_Place], chosen: dict[int, tuple[Element, bool]], taken: set[Element]) -> None:
    """公开内容 without a label: the one nameless column with long texts."""
    free = [
        i for i, p in enumerate(places)
        if i not in chosen and p.texts and not any(map(bare, p.path)) and sum(map(len, p.texts)) >= 6 * len(p.texts)
    ]  # fmt: skip
    if len(free) == 1:
        chosen[free[0]] = (Element.CONTENT, True)
        taken.add(Element.CONTENT)


def _named(places: Sequence[_Place], chosen: Mapping[int, tuple[Element, bool]]) -> tuple[Column, ...]:
    """The columns with their labels; names without a number take the levels that are free, from left to right."""
    numbered = {element for element, _ in chosen.values()}
    free = [level for level in NAME_LEVELS if level not in numbered]
    found: list[Column] = []
    seen: dict[str, int] = {}
    for index, place in enumerate(places):
        element, guessed = chosen.get(index, (Element.EXTRA, False))
        if element is Element.NAME:
            element = free.pop(0) if free else Element.EXTRA
        label = labels.undoubled(_label(place.path))
        if element in {Element.LEVEL_TICK, Element.CHANNEL_TICK}:
            label = labels.without_group(label) or f"（第{place.columns[0] + 1}列）"
        if element is Element.EXTRA:
            if not label and not place.texts:
                continue
            label = label or f"（第{place.columns[0] + 1}列）"
            label += f"（{seen[label] + 1}）" if seen.get(label) else ""
        seen[label] = seen.get(label, 0) + 1
        found.append(Column(element, label, place.columns, guessed))
    return tuple(found)


def _label(path: Sequence[str]) -> str:
    """The lowest cell of a header; with the cells above it where it is only a piece of a label."""
    cells = [bare(part) for part in path if bare(part)]
    for start in range(len(cells) - 1, -1, -1):
        word = "".join(cells[start:])
        if labels.is_label(labels.of_text(word)):
            return word
    return cells[-1] if cells else ""


def going_on(header: Header, grid: Merged, rows: Sequence[int]) -> Header | None:
    """The header of the table before at its places in a grid that goes on without one; None where the texts of these
    rows do not look like its columns. The grid may be finer or coarser, as tables of Word are from page to page."""
    if _fits(header.columns, grid, rows):
        return header
    starts = _starts(grid, rows)
    if len(starts) != len(header.starts):
        return None
    ends = dict(zip(header.starts, zip(starts, [*starts[1:], grid.width], strict=True), strict=True))
    columns = tuple(
        column._replace(columns=tuple(i for start in column.columns if start in ends for i in range(*ends[start])))
        for column in header.columns
    )
    return header._replace(columns=columns, starts=starts) if _fits(columns, grid, rows) else None


def _starts(grid: Merged, rows: Iterable[int]) -> tuple[int, ...]:
    """The columns of a grid in which a cell of these rows begins."""
    return tuple(sorted({grid.source((row, column))[1] for row in rows for column in range(grid.width)}))


def _fits(columns: Sequence[Column], grid: Merged, rows: Sequence[int]) -> bool:
    """Whether at least two telling columns hold what they should, and more texts look right than wrong."""
    right = wrong = telling = 0
    for column in columns:
        if column.element is not Element.SEQ and column.element not in _TELLING:
            continue
        places = [place for place in column.columns if place < grid.width]
        texts = [text for row in rows[:60] for place in places if (text := grid.own((row, place)))]
        good = sum(looks_like(text, column.element) for text in texts)
        telling += good * 2 > len(texts) and column.element in _TELLING
        right, wrong = right + good, wrong + len(texts) - good
    return right > wrong and telling >= min(2, sum(c.element in _TELLING for c in columns))


_TELLING: Final = frozenset({Element.BASIS, Element.LIMIT, Element.CHANNEL, Element.SUBJECT})
