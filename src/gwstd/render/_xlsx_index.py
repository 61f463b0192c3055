"""The tables of a pool → one table of their matters, each to be linked to where it begins on its table's sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from gwstd.document import Column, Table

LINKED: Final = 2
"""The column whose cells become links."""
_MOST_NAMES: Final = 12


class Index(NamedTuple):
    """The pool, the table, and for each of its rows the table of the pool (from 0) and the row there that it is about."""

    pool: str
    table: Table
    places: tuple[tuple[int, int], ...]


def index(title: str, pool: str, tables: Sequence[Table]) -> Index | None:
    """The index of the leftmost merged column, or None where nothing is merged (there is nothing to gather)."""
    first = tables[0]
    merged = [merge[0] for table in tables for merge in table.merges if merge[1] < merge[2]]
    if not merged:
        return None
    column = min(merged)
    inner = column + 1 if column + 1 < len(first.columns) else column
    columns = (
        Column("序号", 12, centered=True),
        Column(first.pool_column or pool, 44, centered=True),
        Column(first.columns[column].title, 60),
        Column("数量", 16, centered=True),
        Column("起止序号", 24, centered=True),
        Column(f"含{first.columns[inner].title}", 120),
    )
    rows: list[tuple[str, ...]] = []
    places: list[tuple[int, int]] = []
    for at, table in enumerate(tables):
        for begin, end in _runs(table, column):
            inside = _some(dict.fromkeys(row[inner] for row in table.rows[begin : end + 1] if row[inner]))
            span = _span(table, begin, end)
            count = str(end - begin + 1)
            rows.append((str(len(rows) + 1), table.name, table.rows[begin][column], count, span, inside))
            places.append((at, begin))
    name = f"{first.columns[column].title}索引"
    return Index(pool, Table(name, f"{title}{name}", columns, tuple(rows), numbers=(3,)), tuple(places))


def _runs(table: Table, column: int) -> Iterator[tuple[int, int]]:
    """First and last row of each matter: a merge's rows, or a row alone."""
    goes_on = set(chain.from_iterable(range(first + 1, last + 1) for at, first, last in table.merges if at == column))
    begins = [row for row in range(len(table.rows)) if row not in goes_on]
    for begin, following in zip(begins, [*begins[1:], len(table.rows)], strict=True):
        yield begin, following - 1


def _some(names: Collection[str]) -> str:
    more = f" 等 {len(names)} 个" if len(names) > _MOST_NAMES else ""
    return "、".join(islice(names, _MOST_NAMES)) + more


def _span(table: Table, begin: int, end: int) -> str:
    numbers = next((at for at, column in enumerate(table.columns) if column.title == "序号"), None)
    if numbers is None:
        return ""
    first, last = table.rows[begin][numbers], table.rows[end][numbers]
    return first if first == last else f"{first}～{last}"
