"""A text that stands alone over a group of items: what it says of each of them, where it names an element itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from gwstd.tables import labels
from gwstd.tables.elements import WHOLE, Column, Element
from gwstd.tables.evidence import looks_like
from gwstd.tables.merged import bare

_SAID: Final = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?(.{2,12}?)[：:](.+)", re.DOTALL)
_ELEMENTS: Final = frozenset(
    {Element.SUBJECT, Element.BASIS, Element.LIMIT, Element.CHANNEL, Element.AUDIENCE, Element.MODE, Element.LEVELS}
)


class Said(NamedTuple):
    """An element, its text for all items below, and the label that named it; "" where only the text tells it."""

    element: Element
    text: str
    label: str


def said(text: str) -> Said | None:
    """公开主体：区司法局 → the subject of the items below it; None for a heading that names no element."""
    match = _SAID.fullmatch(text.strip())
    if match is None:
        return None
    scores = labels.of_text(match[1])
    element = max(_ELEMENTS & scores.keys(), key=lambda each: scores[each], default=None)
    return Said(element, match[2].strip(), bare(match[1])) if element and scores[element] >= 0.5 else None


def of_group(text: str, columns: Iterable[Column]) -> Said | None:
    """What a heading says of its items beyond what the columns of the table say; a body alone (区司法局) is their
    subject where no column names one."""
    known = {WHOLE.get(column.element, column.element) for column in columns}
    found = said(text)
    if found is None and looks_like(text, Element.SUBJECT) and len(bare(text)) <= 12:
        found = Said(Element.SUBJECT, text.strip(), "")
    return found if found is not None and found.element not in known else None
