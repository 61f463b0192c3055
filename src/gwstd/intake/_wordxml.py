"""The XML of Word files: names, children and attributes of its elements, in the words of the format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_2010: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"

_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", RELATION[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)
"""The names of ISO 29500 Strict, and those that every Word writes unless told otherwise."""


def transitional(data: bytes) -> bytes:
    """A part of a Strict document with the names of an ordinary one."""
    if b"//purl.oclc.org/ooxml/" in data:
        for strict, ordinary in _STRICT:
            data = data.replace(strict, ordinary)
    return data


def w(name: str) -> str:
    """The full name of an element or attribute of Word's own."""
    return WORD + name


def local(element: _Element) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: _Element | None, name: str) -> _Element | None:
    """The first child of that name of Word's own."""
    # iterchildren, since find() parses a path each time: this is asked a dozen times for each cell.
    return next(element.iterchildren(WORD + name), None) if element is not None and len(element) else None


def children(element: _Element, name: str) -> Iterator[_Element]:
    """The children of that name of Word's own."""
    return element.iterchildren(WORD + name)


def attribute(element: _Element | None, name: str) -> str:
    """An attribute of Word's own; "" where there is none."""
    return (element.get(WORD + name) or "") if element is not None else ""


def is_on(element: _Element | None) -> bool:
    """Whether a property that is on or off is on: there without a value, or with a true one."""
    return element is not None and (element.get(WORD + "val") or "true").lower() in ("true", "1", "on")
