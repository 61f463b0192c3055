"""Layouts that are not known: what a person is asked, and what the answer says.

The proposal is a plain value, written as YAML: each table that was not understood, with its columns, texts of them as
samples, and the best guess of what they hold. Filled in, it is read again and holds for every table with these labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gwstd.grid import column_letters
from gwstd.tables import labels
from gwstd.tables.elements import Column, Element
from gwstd.tables.evidence import shares
from gwstd.tables.headers import Header, columns_of
from gwstd.tables.merged import Merged, bare

_TABLES: Final = "表"
_PLACE: Final = "位置"
_ROW: Final = "表头行"
_COLUMNS: Final = "列"
_COLUMN: Final = "列号"
_LABEL: Final = "表头"
_SAMPLES: Final = "例"
_AS: Final = "读作"
_SHOWN: Final = 3


class UnknownLayoutError(Exception):
    """No table of the file is understood. ``proposal``: the mapping file's value, for a person to fill in."""

    def __init__(self, message: str, proposal: dict[str, Any]) -> None:
        super().__init__(message)
        self.proposal = proposal


class MappingError(Exception):
    """A mapping file that says nothing usable; the message says in Chinese where and what to write."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """For each known set of column labels, what the columns hold. Tables without labels are known by their width."""

    tables: tuple[tuple[tuple[str, Element], ...], ...] = ()

    def headers(self, grid: Merged) -> tuple[Header, ...]:
        """The header rows of a grid whose labels are those of a table of the mapping."""
        for table in self.tables:
            named = [(label, element) for label, element in table if label]
            rows = [row for row in range(grid.height) if named and _has(grid, row, [label for label, _ in named])]
            if rows:
                return tuple(Header(row, row, _columns(grid, row, table)) for row in rows)
            if not named and len(table) == grid.width:
                found = tuple(Column(e, "", (i,)) for i, (_, e) in enumerate(table) if e is not Element.UNREAD)
                return (Header(0, -1, found),)
        return ()


def _has(grid: Merged, row: int, wanted: Sequence[str]) -> bool:
    return set(wanted) <= {bare(grid.own((row, column))) for column in grid.filled(row)}


def _columns(grid: Merged, row: int, table: Sequence[tuple[str, Element]]) -> tuple[Column, ...]:
    left = list(table)
    found = []
    for column in range(grid.width):
        label = bare(grid.own((row, column)))
        index = next((i for i, (known, _) in enumerate(left) if known == label), None)
        if index is not None:
            _, element = left.pop(index)
            if element is not Element.UNREAD:
                found.append(Column(element, label, (column,)))
    return tuple(found)


def from_value(value: Any) -> Mapping:
    """The value of a filled in mapping file → the mapping. Raises MappingError."""
    if not isinstance(value, dict) or not isinstance(value.get(_TABLES), list):
        raise MappingError(f"对照文件应当有“{_TABLES}：”一节，其中每张表一项；请用程序写出的文件填写。")
    return Mapping(tuple(_table(number, table) for number, table in enumerate(value[_TABLES], 1)))


def _table(number: int, table: Any) -> tuple[tuple[str, Element], ...]:
    columns = table.get(_COLUMNS) if isinstance(table, dict) else None
    if not isinstance(columns, list) or not columns:
        raise MappingError(f"对照文件的第{number}张表没有“{_COLUMNS}：”，请写明它的每一列读作什么。")
    return tuple(_column(number, index, column) for index, column in enumerate(columns, 1))


def _column(number: int, index: int, column: Any) -> tuple[str, Element]:
    said = column.get(_AS) if isinstance(column, dict) else None
    if said in (None, ""):
        return bare(str(column.get(_LABEL) or "")) if isinstance(column, dict) else "", Element.UNREAD
    try:
        return bare(str(column.get(_LABEL) or "")), Element(str(said).strip())
    except ValueError:
        known = "、".join(element.value for element in Element)
        raise MappingError(
            f"对照文件第{number}张表第{index}列的“{_AS}：{said}”不认识，请从这些词里选：{known}。"
        ) from None


def proposal(grids: Iterable[Merged]) -> dict[str, Any]:
    """The mapping file for grids that were not understood, with the best guesses filled in."""
    return {_TABLES: [_proposed(grid) for grid in grids]}


def _proposed(grid: Merged) -> dict[str, Any]:
    row = _likeliest(grid)
    known = {c.columns[0]: c for c in columns_of(grid, row, row, grid.height)}
    columns = []
    for column in range(grid.width):
        texts = [t for r in range(row + 1, grid.height) if (t := grid.own((r, column)))]
        label = bare(grid.own((row, column)))
        if not label and not texts:
            continue
        columns.append(
            {
                _COLUMN: column_letters(column),
                _LABEL: label,
                _SAMPLES: [_cut(text) for text in list(dict.fromkeys(texts))[:_SHOWN]],
                _AS: _guess(known.get(column), texts),
            }
        )
    return {_PLACE: grid.grid.name, _ROW: row + 1, _COLUMNS: columns}


def _likeliest(grid: Merged) -> int:
    """The row that looks most like a header: labels, and else the first row with most texts."""

    def weight(row: int) -> tuple[float, int]:
        filled = grid.filled(row)
        scores = [max(labels.of_text(grid.own((row, c))).values(), default=0.0) for c in filled]
        return sum(scores), len(filled)

    return max(range(min(grid.height, 20)), key=lambda row: (*weight(row), -row), default=0)


def _guess(column: Column | None, texts: Sequence[str]) -> str:
    if column is not None and column.element is not Element.EXTRA:
        return str(column.element.value)
    look = shares(texts)
    best = max(look, key=lambda element: look[element], default=None)
    if best is None or best is Element.PUBLIC or look[best] < 0.8:
        return ""
    return str(best.value)


def _cut(text: str) -> str:
    word = " ".join(text.split())
    return word if len(word) <= 40 else word[:39] + "…"
