"""编码 of an item: ``<field>-<department>-<number>``, stable for ever, never reused."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

CODE: Final = re.compile(r"([a-z][a-z0-9]*)-([a-z][a-z0-9]*)-([0-9]{3,})")


class ItemCode(NamedTuple):
    """The three parts of an 编码."""

    field: str
    department: str
    number: int

    def __str__(self) -> str:
        return f"{self.field}-{self.department}-{self.number:03d}"


def parse(code: str) -> ItemCode | None:
    """The parts of an 编码, or None when it is not of the shape."""
    match = CODE.fullmatch(code)
    return ItemCode(match[1], match[2], int(match[3])) if match else None


def free(prefix_field: str, prefix_department: str, used: set[str]) -> ItemCode:
    """The next number of a prefix: one after the highest that was ever given (a retired item keeps its own)."""
    numbers = [c.number for c in map(parse, used) if c and c[:2] == (prefix_field, prefix_department)]
    return ItemCode(prefix_field, prefix_department, max(numbers, default=0) + 1)
