"""Cells of a catalogue from clean items, in the ways departments write them; files lay them out as tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from truth import NATIONAL, Basis, Item

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"


@dataclass
class Table:
    """Rows of cells (text, number, date or None) and merges (top, left, bottom, right), all from 0."""

    rows: list[list[Any]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def add(self, *cells: Any) -> int:
        self.rows.append(list(cells))
        return len(self.rows) - 1

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge; every cell but the first becomes empty, as in real files."""
        if (top, left) == (bottom, right):
            return
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    self.rows[row][column] = None
        self.merges.append((top, left, bottom, right))

    def merge_equal(self, column: int, top: int, bottom: int, within: int | None = None) -> None:
        """Merge runs of the same text downwards (inside runs of the column ``within`` where given)."""
        keys = [
            (self.rows[row][column], self._shown(row, within) if within is not None else None)
            for row in range(top, bottom + 1)
        ]
        start = 0
        for at in range(1, len(keys) + 1):
            if at == len(keys) or keys[at] != keys[start]:
                if at - start > 1 and keys[start][0] not in (None, ""):
                    self.merge(top + start, column, top + at - 1, column)
                start = at

    def _shown(self, row: int, column: int) -> Any:
        """The text a cell shows, its merge resolved."""
        for r1, c1, r2, c2 in self.merges:
            if r1 <= row <= r2 and c1 <= column <= c2:
                return (r1, c1)
        return self.rows[row][column]

    def blank_equal(self, column: int, top: int, bottom: int) -> None:
        """Blank cells that repeat the one above, without a merge."""
        last: Any = None
        for row in range(top, bottom + 1):
            value = self.rows[row][column]
            if value == last:
                self.rows[row][column] = None
            else:
                last = value

    def extend(self, other: Table) -> None:
        offset = len(self.rows)
        self.rows += other.rows
        self.merges += [(r1 + offset, c1, r2 + offset, c2) for r1, c1, r2, c2 in other.merges]


def marks(style: str) -> Callable[[int], str]:
    """List marks by style: ``1.`` ``1、`` ``（1）`` ``①`` ``●`` ``·``."""
    return {
        "1.": lambda n: f"{n}.",
        "1. ": lambda n: f"{n}. ",
        "1．": lambda n: f"{n}．",
        "1、": lambda n: f"{n}、",
        "（1）": lambda n: f"（{n}）",
        "(1)": lambda n: f"({n})",
        "①": lambda n: CIRCLED[n - 1],
        "●": lambda n: "●",
        "·": lambda n: "·",
        "-": lambda n: "- ",
        "": lambda n: "",
    }[style]


def listed(values: Sequence[str], style: str, between: str = "\n", end: str = "", last: str = "") -> str:
    """Elements with list marks; a single one goes without a number."""
    if len(values) == 1 and style not in ("●", "·"):
        return values[0] + last
    mark = marks(style)
    texts = [mark(number) + value for number, value in enumerate(values, 1)]
    return between.join(text + (end if at < len(texts) - 1 else last) for at, text in enumerate(texts))


def laws(bases: Sequence[Basis], between: str = "、", style: str = "", end: str = "") -> str:
    mark = marks(style)
    single = len(bases) == 1
    return between.join(("" if single else mark(n)) + basis.text() for n, basis in enumerate(bases, 1)) + end


def boxes(
    item: Item,
    on: str = "■",
    off: str = "□",
    names: dict[str, str] | None = None,
    per_line: int = 2,
    gap: str = " ",
    other: str = "其他",
    without: tuple[str, ...] = (),
) -> str:
    """The full list with every box; ``other``: how what stands behind 其他 is written (``其他：{}`` or ``其他{}``)."""
    shown = []
    for name in NATIONAL:
        if name in without:
            continue
        printed = (names or {}).get(name, name)
        if name == "其他":
            ticked = name in item.channels or bool(item.others)
            text = other.format("、".join(item.others)) if item.others and "{}" in other else printed
        else:
            ticked, text = name in item.channels, printed
        shown.append((on if ticked else off) + text)
    return "\n".join(gap.join(shown[at : at + per_line]) for at in range(0, len(shown), per_line))


def ticked(
    item: Item, on: str = "■", between: str = "\n", names: dict[str, str] | None = None, other: str = "{}"
) -> str:
    """Only the ticked ones."""
    shown = [on + (names or {}).get(name, name) for name in item.channels if name != "其他" or not item.others]
    shown += [on + other.format(text) for text in item.others]
    return between.join(shown)


def tick(flag: bool, sign: str = "√") -> str | None:
    return sign if flag else None


def special(item: Item, sign: str = "√", with_sign: bool = False) -> str | None:
    if item.specific is None:
        return None
    if item.specific is True:
        return sign
    return (sign if with_sign else "") + str(item.specific)
