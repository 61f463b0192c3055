"""Table in; HTML out: two-row head, true rowspans, row ids, and on a phone one card a row.

Row HTML is joined from text, not looped over in a template: three thousand rows take a tenth of a second. Widths are
classes (``w7``: seven per cent) because the site's policy forbids style attributes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any, NamedTuple

from gwstd.document import Column, Table
from gwstd.render._html_text import Boxes, Escaped, attribute

_STAY = '<span class="stay">'  # keeps a merged cell's text in sight while its rows pass
NOTHING: Mapping[str, Any] = MappingProxyType({})
WIDE = 7
"""From this many columns on, a table keeps a least width and scrolls inside its frame on a small screen."""


class Additions(NamedTuple):
    """What a page adds to the rows of a document's tables, by their anchors.

    ``ids``: codes of the items that stand in the row too. ``links``: where the text of its first cell leads, and words
    for a screen reader after that text (a number alone says little as the name of a link).
    """

    ids: Mapping[str, Sequence[str]] = NOTHING
    links: Mapping[str, tuple[str, str]] = NOTHING


def table_html(
    table: Table,
    number: int,
    text: Escaped,
    ids: set[str],
    more: Additions,
) -> str:
    """One table as HTML.

    ``number`` makes its ids unique; ``ids`` holds the ids that the page has (row ids are added, a second use of one
    is left out); ``more`` is what the page adds to its rows.
    """
    name = f"_t{number}"
    size = " wide" if len(table.columns) >= WIDE else ""
    head, heads = _head(table.columns, name, text)
    return (
        f'<div class="sheet" role="group" aria-labelledby="{name}" tabindex="0">\n<table class="grid{size}">\n'
        f'<caption id="{name}">{text[table.title or table.name]}</caption>\n'
        f"{_widths(table.columns)}\n<thead>\n{head}\n</thead>\n<tbody>\n"
        f"{_rows(table, name, heads, text, ids, more)}\n</tbody>\n</table>\n</div>\n"
    )


def label(column: Column) -> str:
    """A column's name where its group is not in sight: 一级事项 says enough, 全社会 needs 公开对象 before it."""
    if not column.group or column.title.endswith(column.group[-2:]):
        return column.title
    return f"{column.group}：{column.title}"


def _percentages(columns: Sequence[Column]) -> list[int]:
    """The widths as whole per cents that make 100 (largest remainder)."""
    total = sum(max(column.width, 1) for column in columns)
    exact = [max(column.width, 1) * 100 / total for column in columns]
    shares = [max(int(share), 1) for share in exact]
    by_remainder = sorted(range(len(columns)), key=lambda i: (int(exact[i]) - exact[i], i))
    for i in by_remainder[: max(0, 100 - sum(shares))]:
        shares[i] += 1
    return shares


def _widths(columns: Sequence[Column]) -> str:
    """One ``colgroup`` a head cell, so that a group's head belongs to exactly its columns."""
    parts: list[str] = []
    for _, pairs in _groups(list(zip(columns, _percentages(columns), strict=True))):
        cols = "".join(f'<col class="w{share}">' for _, share in pairs)
        parts.append(f"<colgroup>{cols}</colgroup>")
    return "".join(parts)


def _groups(pairs: list[tuple[Column, int]]) -> list[tuple[str, list[tuple[Column, int]]]]:
    """Neighbours with the same group together; a column without group stands alone."""
    keyed = [
        ((column.group, 0) if column.group else ("", i), (column, value)) for i, (column, value) in enumerate(pairs)
    ]
    return [(key[0], [pair for _, pair in found]) for key, found in groupby(keyed, key=lambda entry: entry[0])]


def _head(columns: Sequence[Column], name: str, text: Escaped) -> tuple[str, list[str]]:
    """The head rows, and for each column the ids of the head cells over it."""
    upper: list[str] = []
    lower: list[str] = []
    heads = [""] * len(columns)
    double = any(column.group for column in columns)
    for group, pairs in _groups([(column, i) for i, column in enumerate(columns)]):
        over = ""
        if group:
            over = f"{name}g{pairs[0][1]}"
            upper.append(f'<th id="{over}" scope="colgroup" colspan="{len(pairs)}">{text[group]}</th>')
        for column, i in pairs:
            own = f"{name}h{i}"
            heads[i] = f"{over} {own}".strip()
            span = ' rowspan="2"' if double and not group else ""
            (lower if group else upper).append(f'<th id="{own}" scope="col"{span}>{text[column.title]}</th>')
    rows = [upper, lower] if double else [upper]
    return "\n".join(f"<tr>{''.join(cells)}</tr>" for cells in rows), heads


def _spans(table: Table) -> tuple[dict[int, dict[int, int]], dict[int, set[int]]]:
    """Row → columns where merges begin and how many rows they have; row → columns that merges from above cover."""
    starts: dict[int, dict[int, int]] = {}
    covered: dict[int, set[int]] = {}
    width = len(table.columns)
    for column, first, last in table.merges:
        last = min(last, len(table.rows) - 1)
        area = range(first, last + 1)
        taken = any(column in starts.get(row, ()) or column in covered.get(row, ()) for row in area)
        if last > first and column < width and not taken:
            starts.setdefault(first, {})[column] = last - first + 1
            for row in area[1:]:
                covered.setdefault(row, set()).add(column)
    # HTML knows no row without cells: where every column is merged the last one stays apart.
    for first, spans in starts.items():
        below = range(first + 1, first + spans.get(width - 1, 1))
        if any(len(covered[row]) == width for row in below):
            del spans[width - 1]
            for row in below:
                covered[row].remove(width - 1)
    return starts, covered


def _rows(
    table: Table,
    name: str,
    heads: Sequence[str],
    text: Escaped,
    ids: set[str],
    more: Additions,
) -> str:
    starts, covered = _spans(table)
    # A column with merges names what stands right of it: its cells are row heads.
    naming = {column for spans in starts.values() for column in spans}
    width = len(table.columns)
    labels = [f' data-label="{attribute(label(column))}"' for column in table.columns]
    boxes = [_boxes(table, i) for i in range(width)]
    middle = [_class(column, boxes[i]) for i, column in enumerate(table.columns)]
    write = [Boxes() if boxes[i] else text for i in range(width)]
    opening = [
        (f'<th scope="row"{middle[i]}{labels[i]}>' if i in naming else f"<td{middle[i]}{labels[i]}>")
        for i in range(width)
    ]
    closing = ["</th>" if i in naming else "</td>" for i in range(width)]
    above: list[str] = [""] * width  # the id of the merged cell now covering each column
    lines: list[str] = []
    for r, row in enumerate(table.rows):
        row_id, marks = _row_ids(table, r, ids, more.ids)
        spans, hidden = starts.get(r, {}), covered.get(r, ())
        cells: list[str] = []
        again: list[str] = []
        for c, value in enumerate(row[:width]):
            if c in hidden:
                if value:
                    again.append(f'<span class="again"{labels[c]}>{write[c][value]}</span>')
                continue
            if c not in spans:
                above[c] = ""
                inner = write[c][value] if c else _linked(table, r, write[c][value], text, more.links)
                cells.append(opening[c] + inner + closing[c])
                continue
            left = " ".join(above[i] for i in sorted(naming) if i < c and above[i])
            above[c] = f"{name}r{r}c{c}"
            cells.append(
                f'<th id="{above[c]}" scope="row" rowspan="{spans[c]}" headers="{f"{heads[c]} {left}".strip()}"'
                f"{middle[c]}{labels[c]}>{_STAY}{write[c][value]}</span></th>"
            )
        if again or marks:
            # On a phone each card must name its matter, although the merged cell stands in an earlier row.
            cells[0] = f"{cells[0][:-5]}{marks}{''.join(again)}{cells[0][-5:]}"
        lines.append(f"<tr{row_id}>{''.join(cells)}</tr>")
    return "\n".join(lines)


def _linked(table: Table, row: int, html: str, text: Escaped, links: Mapping[str, tuple[str, str]]) -> str:
    """The HTML of a first cell that is not merged, as the link of its row."""
    anchor = table.anchors[row] if row < len(table.anchors) else ""
    if anchor not in links:
        return html
    href, words = links[anchor]
    unseen = f'<span class="unseen">{text[words]}</span>' if words else ""
    return f'<a href="{attribute(href)}">{html}{unseen}</a>'


def _boxes(table: Table, index: int) -> bool:
    """Whether a column holds tick boxes."""
    return any("□" in row[index] or "■" in row[index] for row in table.rows)


def _class(column: Column, boxes: bool) -> str:
    """The class attribute of a column's cells: centred, tick boxes, a label that needs its group (phone)."""
    found = [("m", column.centered), ("boxes", boxes), ("part", label(column) != column.title)]
    names = " ".join(name for name, holds in found if holds)
    return f' class="{names}"' if names else ""


def _row_ids(table: Table, row: int, ids: set[str], also: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """The ``id`` attribute of a row, and empty targets for its further ids."""
    if row >= len(table.anchors):
        return "", ""
    anchor = table.anchors[row]
    own = ""
    if anchor and anchor not in ids:
        ids.add(anchor)
        own = f' id="{attribute(anchor)}"'
    marks: list[str] = []
    for further in also.get(anchor, ()):
        if further not in ids:
            ids.add(further)
            marks.append(f'<span id="{attribute(further)}"></span>')
    return own, "".join(marks)
