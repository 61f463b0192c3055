"""The styles of a Word file: what a run or a paragraph takes over from the style that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from gwstd.intake._symbols import is_symbol_font
from gwstd.intake._wordxml import attribute, child, children, is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_CHAIN = 20
"""How many basedOn are followed; more is a circle."""


class Look(NamedTuple):
    """How a run looks, as far as it matters to its text. ``font``: its symbol font, "" for an ordinary one; None: it
    does not say."""

    font: str | None = None
    hidden: bool | None = None
    struck: bool | None = None

    def over(self, other: Look) -> Look:
        """This look, and where it does not say, the other one."""
        return Look(
            other.font if self.font is None else self.font,
            other.hidden if self.hidden is None else self.hidden,
            other.struck if self.struck is None else self.struck,
        )


class ListPlace(NamedTuple):
    """Which list a paragraph belongs to, and on which level from 0; "" for none."""

    number: str = ""
    depth: int | None = None


def look(properties: _Element | None) -> Look:
    """What a w:rPr itself says."""
    if properties is None:
        return Look()
    fonts, vanish = child(properties, "rFonts"), child(properties, "vanish")
    strikes = [s for s in (child(properties, "strike"), child(properties, "dstrike")) if s is not None]
    return Look(
        _font(fonts) if fonts is not None else None,
        is_on(vanish) if vanish is not None else None,
        any(is_on(strike) for strike in strikes) if strikes else None,
    )


def _font(fonts: _Element) -> str | None:
    names = [name for kind in ("ascii", "hAnsi") if (name := attribute(fonts, kind))]
    if attribute(fonts, "hint") == "eastAsia":
        names.append(attribute(fonts, "eastAsia"))
    return next((name for name in names if is_symbol_font(name)), "") if names else None


def list_place(properties: _Element | None) -> ListPlace:
    """What a w:pPr itself says of its list."""
    numbering = child(properties, "numPr")
    depth = attribute(child(numbering, "ilvl"), "val")
    return ListPlace(attribute(child(numbering, "numId"), "val"), min(int(depth), 8) if depth.isdecimal() else None)


@dataclass(frozen=True)
class Styles:
    """The styles by their ids."""

    elements: Mapping[str, _Element] = field(default_factory=dict)

    @cached_property
    def default_paragraph(self) -> str:
        """The style of paragraphs that name none."""
        for name, element in self.elements.items():
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                return name
        return ""

    @cached_property
    def _looks(self) -> dict[str, Look]:
        return {}

    def look(self, style: str) -> Look:
        """What a style says of runs, those included that it is based on."""
        if style not in self._looks:
            found = Look()
            for element in self._chain(style):
                found = found.over(look(child(element, "rPr")))
            self._looks[style] = found
        return self._looks[style]

    def list_place(self, style: str, levels: Mapping[str, int]) -> ListPlace:
        """The list of a paragraph style; ``levels``: the levels of lists that name a style."""
        number, depth = "", None
        for element in self._chain(style):
            place = list_place(child(element, "pPr"))
            depth = place.depth if depth is None else depth
            if depth is None:
                depth = levels.get(attribute(element, "styleId"))
            number = number or place.number
            if number:
                break
        return ListPlace(number, depth)

    def _chain(self, style: str) -> Iterator[_Element]:
        for _ in range(_LONGEST_CHAIN):
            element = self.elements.get(style)
            if element is None:
                return
            yield element
            style = attribute(child(element, "basedOn"), "val")


def read_styles(root: _Element | None) -> Styles:
    """The styles of styles.xml."""
    return Styles({attribute(s, "styleId"): s for s in children(root, "style")} if root is not None else {})
