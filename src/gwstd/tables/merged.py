"""A grid with its merges resolved: which cell a place belongs to, and what is to be read there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gwstd.grid import At, Grid

_BLANK: Final = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff\xa0]+")


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """The text without any blank, line break or zero-width sign."""
    return _BLANK.sub("", text)


@dataclass(frozen=True, slots=True)
class Merged:
    """``grid`` and, for each covered place, the upper left cell of its merge; ``texts``: its rows, blank texts empty;
    ``number``: which grid of the file."""

    grid: Grid
    number: int
    covered: dict[At, At]
    texts: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> int:
        return len(self.grid.rows)

    @property
    def width(self) -> int:
        return len(self.grid.rows[0]) if self.grid.rows else 0

    def source(self, at: At) -> At:
        """The cell that a place belongs to."""
        return self.covered.get(at, at)

    def own(self, at: At) -> str:
        """The text that stands in this very cell; "" for one that shows nothing."""
        return self.texts[at[0]][at[1]]

    def shown(self, at: At) -> str:
        """The text that a reader sees at a place."""
        return self.own(self.source(at))

    def filled(self, row: int) -> tuple[int, ...]:
        """The columns of a row with a text of their own."""
        return tuple(column for column, text in enumerate(self.texts[row]) if text)

    def end(self, at: At) -> At:
        """The lower right corner of a cell."""
        return self.grid.merges.get(at, at)


def resolve(grid: Grid, number: int) -> Merged:
    """Grid → the same with its merges by place. Merges that reach beyond the grid are cut off; of two that overlap the
    first one keeps its places."""
    height, width = len(grid.rows), len(grid.rows[0]) if grid.rows else 0
    covered: dict[At, At] = {}
    for first, last in grid.merges.items():
        for row in range(first[0], min(last[0] + 1, height)):
            for column in range(first[1], min(last[1] + 1, width)):
                if (row, column) != first:
                    covered.setdefault((row, column), first)
    texts = tuple(tuple(text if text and bare(text) else "" for text in row) for row in grid.rows)
    return Merged(grid, number, covered, texts)
