"""Rows of a sheet and the items as exported → which row is which item, which rows are new, which items are gone.

The hidden 编码 says it, but a row may have been copied with its 编码, or the visible columns sorted without it; then
the names of the item decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from gwstd.form.columns import Cells, normal
from gwstd.form.sheet import Row
from gwstd.vocabulary import NAMES


class Matched(NamedTuple):
    """``rows``: mark of an item → its row; ``new``: rows of no exported item; ``gone``: marks without a row;
    ``notes``: what was not as it should be, in Chinese."""

    rows: Mapping[str, Row]
    new: tuple[Row, ...]
    gone: tuple[str, ...]
    notes: tuple[str, ...]


def match(rows: Sequence[Row], base: Mapping[str, Cells]) -> Matched:
    """``base``: mark → cells as exported."""
    filled = [row for row in rows if row.cells]
    names = {mark: _names(cells) for mark, cells in base.items()}
    times = Counter(names.values())
    by_names = {name: mark for mark, name in names.items() if times[name] == 1}
    found: dict[str, Row] = {}
    filled = _assign(filled, found, base, lambda row: row.mark if names.get(row.mark) == _names(row.cells) else "")
    strayed = {row.number for row in filled}
    filled = _assign(filled, found, base, lambda row: by_names.get(_names(row.cells), ""))
    strays = sum(row.number in strayed and row.mark not in ("", mark) for mark, row in found.items())
    filled = _assign(filled, found, base, lambda row: row.mark)
    notes = [
        f"第 {row.number} 行与另一行编码相同（多半是复制来的），按新事项处理" for row in filled if row.mark in base
    ]
    if strays:
        notes.append(f"有 {strays} 行的编码和内容对不上（多半是排序时没有带上隐藏的编码列），已按事项名称对上")
    return Matched(found, tuple(filled), tuple(mark for mark in base if mark not in found), tuple(notes))


def _assign(
    rows: list[Row], found: dict[str, Row], base: Mapping[str, Cells], meant: Callable[[Row], str]
) -> list[Row]:
    """Give rows to the items that they are ``meant`` for, the one most like the item where several are; the rest."""
    claims: dict[str, list[Row]] = {}
    for row in rows:
        mark = meant(row)
        if mark in base and mark not in found:
            claims.setdefault(mark, []).append(row)
    taken = set()
    for mark, claimants in claims.items():
        found[mark] = min(claimants, key=lambda row: _differences(row.cells, base[mark]))
        taken.add(found[mark].number)
    return [row for row in rows if row.number not in taken]


def _names(cells: Cells) -> tuple[str, ...]:
    return tuple(normal(cells.get(name, "")) for name in NAMES)


def _differences(cells: Cells, others: Cells) -> int:
    return sum(normal(cells.get(column, "")) != normal(others.get(column, "")) for column in {*cells, *others})
