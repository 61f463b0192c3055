"""Names of XML elements and attributes without their namespaces, of which office formats have several for one thing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return local_name(element.tag)


@lru_cache(maxsize=1024)
def local_name(tag: str) -> str:
    return tag.rpartition("}")[2]


def attribute(element: etree._Element, name: str, otherwise: str = "") -> str:
    """An attribute that has a namespace (``r:id``, ``table:name``), by its name without it."""
    return next((str(value) for key, value in element.items() if str(key).endswith("}" + name)), otherwise)
