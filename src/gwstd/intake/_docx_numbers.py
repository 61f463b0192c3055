"""Automatic numbers of Word: the list definitions of a document and the paragraphs in their order → each one's number.

Word stores no numbers, only which list and level a paragraph belongs to; whoever reads counts (ECMA-376-1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from gwstd.intake._numerals import numeral
from gwstd.intake._symbols import drawn, is_symbol_font
from gwstd.intake._wordxml import attribute, child, children, is_on, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEEPEST: Final = 8
"""The last of Word's nine levels."""

_LONGEST_TEXT: Final = 200


class Level(NamedTuple):
    """One level of a list: the numbers it shows. ``restart``: the level, from 1, after which it begins anew; 0: never;
    None: after any higher one."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    text: str = ""
    suffix: str = " "
    restart: int | None = None
    legal: bool = False
    font: str = ""


class _List(NamedTuple):
    """What a numId stands for: ``key`` names the counters, which lists of one definition share."""

    key: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass
class Numbers:
    """The lists of a document and how far each has been counted."""

    lists: Mapping[str, _List] = field(default_factory=dict)
    style_levels: Mapping[str, int] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, number: str, depth: int) -> str:
        """The number of the next paragraph of that list and level, with what parts it from the text; "" for none."""
        found = self.lists.get(number)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        counts = self._counts.setdefault(found.key, {})
        if depth in found.starts and (number, depth) not in self._begun:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for higher in range(depth):  # a level that was left out counts as begun
            if higher in found.levels:
                counts.setdefault(higher, found.levels[higher].start)
        self._begun.add((number, depth))
        for deeper in [d for d in counts if d > depth]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or 0 < depth + 1 <= restart:
                del counts[deeper]
        shown = _shown(found.levels, counts, depth)
        return f"{shown}{level.suffix}" if shown else ""


def _shown(levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
    level = levels[depth]
    if level.form == "bullet":
        return drawn(level.text, level.font)

    def number(match: re.Match[str]) -> str:
        other = int(match[1]) - 1
        if other not in levels or other > depth:
            return ""
        form = "decimal" if level.legal and levels[other].form != "decimalZero" else levels[other].form
        return numeral(counts.get(other, levels[other].start), form, levels[other].pattern)

    return re.sub(r"%([1-9])", number, level.text)


def read_numbers(root: _Element | None, style_list: Callable[[str], str]) -> Numbers:
    """The lists of numbering.xml. ``style_list``: the numId of a numbering style, for definitions that only name one."""
    if root is None:
        return Numbers()
    definitions = {attribute(d, "abstractNumId"): d for d in children(root, "abstractNum")}
    numbers = {attribute(n, "numId"): n for n in children(root, "num")}

    def definition(number: str, hops: int = 3) -> str:
        """The abstractNum of a list; one that only links to a numbering style is followed."""
        link = child(numbers[number], "abstractNumId") if number in numbers else None
        key = attribute(link, "val")
        linked = attribute(child(definitions[key], "numStyleLink"), "val") if key in definitions else ""
        other = style_list(linked) if linked else ""
        return definition(other, hops - 1) if hops and other in numbers and other != number else key

    lists: dict[str, _List] = {}
    shared: dict[str, Mapping[int, Level]] = {}
    style_levels: dict[str, int] = {}
    for number, element in numbers.items():
        key = definition(number)
        if key not in definitions:
            continue
        if key not in shared:
            shared[key] = dict(_levels(definitions[key], style_levels))
        levels = shared[key]
        starts: dict[int, int] = {}
        for override in children(element, "lvlOverride"):
            depth = _whole(attribute(override, "ilvl"))
            levels = {**levels, **dict(_levels(override, style_levels))}
            if (start := child(override, "startOverride")) is not None:
                starts[depth] = _whole(attribute(start, "val"))
        lists[number] = _List(key, levels, starts)
    return Numbers(lists, style_levels)


def _levels(parent: _Element, style_levels: dict[str, int]) -> Iterator[tuple[int, Level]]:
    for element in children(parent, "lvl"):
        depth = min(_whole(attribute(element, "ilvl")), _DEEPEST)
        if style := attribute(child(element, "pStyle"), "val"):
            style_levels.setdefault(style, depth)
        yield depth, _level(element)


def _level(element: _Element) -> Level:
    start, restart = child(element, "start"), child(element, "lvlRestart")
    form = next(element.iter(w("numFmt")), None)
    suffix = attribute(child(element, "suff"), "val")
    fonts = child(child(element, "rPr"), "rFonts")
    names = [attribute(fonts, kind) for kind in ("ascii", "hAnsi")]
    return Level(
        _whole(attribute(start, "val")) if start is not None else 0,
        attribute(form, "val") or "decimal",
        attribute(form, "format"),
        attribute(child(element, "lvlText"), "val")[:_LONGEST_TEXT],
        "" if suffix == "nothing" else " ",
        _whole(attribute(restart, "val")) if restart is not None else None,
        is_on(child(element, "isLgl")),
        next((name for name in names if is_symbol_font(name)), ""),
    )


def _whole(text: str) -> int:
    return min(int(text), 1_000_000) if re.fullmatch(r"[0-9]{1,9}", text) else 0
