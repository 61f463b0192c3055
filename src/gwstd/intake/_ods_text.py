"""The text of a cell in an OpenDocument file, by the fonts of its letters, and what hangs on it (notes, pictures)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from gwstd.intake._sheet import symbol_font
from gwstd.intake._symbols import drawn
from gwstd.intake._xml import attribute, local

if TYPE_CHECKING:
    from lxml import etree

TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPHS: Final = ("p", "h")


class Look(NamedTuple):
    """What a style says of its letters; None: what the style it rests on says."""

    font: str | None = None
    struck: bool | None = None
    parent: str = ""
    hides: bool = False


Looks = Mapping[str, Look]


class Piece(NamedTuple):
    text: str
    struck: bool = False


def number(element: etree._Element, name: str) -> int:
    """A count (``table:number-columns-repeated``) by its full name: 1 where it is missing or nonsense."""
    text = element.get(name)
    return max(1, int(text)) if text and text.isdecimal() and len(text) < 10 else 1


def look_of(style: etree._Element) -> Look:
    """What a ``style:style`` says: font, struck out, hidden (of tables)."""
    properties, table = style.find("{*}text-properties"), style.find("{*}table-properties")
    parent = attribute(style, "parent-style-name")
    hides = table is not None and attribute(table, "display") == "false"
    if properties is None:
        return Look(parent=parent, hides=hides)
    name = attribute(properties, "font-name") or attribute(properties, "font-family")
    font = symbol_font(name) if name else None
    through = attribute(properties, "text-line-through-style") or attribute(properties, "text-line-through-type")
    return Look(font, through != "none" if through else None, parent, hides)


def resolved(style: str, looks: Looks) -> Look:
    """The look of a style with that of the styles it rests on; a circle of them ends where it closes."""
    found, seen = Look(), set[str]()
    while style in looks and style not in seen:
        seen.add(style)
        look = looks[style]
        found = Look(
            look.font if found.font is None else found.font, look.struck if found.struck is None else found.struck
        )
        style = look.parent
    return found


def lines(cell: etree._Element, look: Look, looks: Looks) -> list[list[Piece]]:
    """The paragraphs of a cell of that look, each in pieces; notes and shapes are none of them."""
    found = []
    for child in cell:
        if local(child) in _PARAGRAPHS:
            found.append(list(_pieces(child, look, looks)))
        elif local(child) == "list":
            found += [list(_pieces(p, look, looks)) for p in child.iter("{*}p")]
    return found


def words(element: etree._Element) -> str:
    """All text below an element (a note, a shape) on one line."""
    paragraphs = ("".join(piece.text for piece in _pieces(p, Look(), {})) for p in element.iter("{*}p"))
    return " ".join(" ".join(paragraphs).split())


def _pieces(element: etree._Element, look: Look, looks: Looks) -> Iterator[Piece]:
    """The pieces of a paragraph or span; spans within change the look, blanks and line ends are elements."""
    yield from _piece(element.text, look)
    for child in element:
        kind = local(child)
        if kind == "s":
            yield Piece(" " * min(number(child, f"{TEXT}c"), 1000), bool(look.struck))
        elif kind in ("tab", "line-break"):
            yield Piece("\t" if kind == "tab" else "\n")
        elif kind not in ("annotation", "ruby-text"):
            own = resolved(child.get(f"{TEXT}style-name", ""), looks) if kind in ("span", "a") else Look()
            inner = Look(look.font if own.font is None else own.font, look.struck if own.struck is None else own.struck)
            yield from _pieces(child, inner, looks)
        yield from _piece(child.tail, look)


def _piece(text: str | None, look: Look) -> Iterator[Piece]:
    if text:
        yield Piece(drawn(text, look.font), bool(look.struck))
