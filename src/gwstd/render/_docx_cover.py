"""The cover of the template and a Cover in, the paragraphs of the cover out.

The office lays its cover out in Word: where a paragraph of the template's first section says 【标题】, 【副标题】,
【编制单位】 or 【日期】, the words of this edition stand in their place; everything else there is printed as it is. A
paragraph whose words are empty is left out, and one with several (副标题) stands once for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import unescape

from gwstd.document import Cover
from gwstd.render._docx_xml import escape

TITLE, SUBTITLE, ISSUER, DATE = "【标题】", "【副标题】", "【编制单位】", "【日期】"

# A paragraph that holds no other one: text boxes have paragraphs inside paragraphs.
_PARAGRAPH: Final = re.compile(r"<w:p(?=[ >])(?:(?!<w:p[ >]).)*?</w:p>", re.DOTALL)
_TEXT: Final = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")
_MARKS: Final = re.compile(r"<w:bookmark(?:Start|End)\b[^>]*/>| w14:(?:paraId|textId)=\"[^\"]*\"")
_PLACE: Final = re.compile(f"({TITLE}|{SUBTITLE}|{ISSUER}|{DATE})")
_BREAK: Final = '</w:t><w:br/><w:t xml:space="preserve">'


def laid_out(template: str) -> bool:
    """Whether the cover of a template says where the title stands."""
    return any(TITLE in _words(found.group()) for found in _PARAGRAPH.finditer(template))


def fill(template: str, cover: Cover, mark: str) -> str:
    """The template's cover with the words of this edition, and ``mark`` (a paragraph, or empty) after the subtitles."""
    plain = _MARKS.sub("", template)
    everything = "".join(_words(found.group()) for found in _PARAGRAPH.finditer(plain))
    after = SUBTITLE if SUBTITLE in everything else TITLE

    def replaced(found: re.Match[str]) -> str:
        words = _words(found.group())
        if not _PLACE.search(words):
            return found.group()
        lines = [text for text in _lines(words, cover) if text.strip()]
        return "".join(_said(found.group(), line) for line in lines) + (mark if after in words else "")

    return _PARAGRAPH.sub(replaced, plain)


def _lines(words: str, cover: Cover) -> Iterator[str]:
    """A paragraph's words, with those of this edition in their places: once for each subtitle where it names them."""
    values = {TITLE: cover.title, ISSUER: cover.issuer, DATE: cover.date}
    for subtitle in cover.subtitles if SUBTITLE in words else ("",):
        said = values | {SUBTITLE: subtitle}
        yield "".join(said.get(piece, piece) for piece in _PLACE.split(words))


def _words(paragraph: str) -> str:
    """The text of a paragraph, which Word keeps in as many pieces as it likes."""
    return unescape("".join(found.group(2) for found in _TEXT.finditer(paragraph)))


def _said(paragraph: str, words: str) -> str:
    """The paragraph with these words in the place of its first piece of text, and no others."""
    pieces = iter([escape(words).replace("\n", _BREAK)])
    return _TEXT.sub(lambda found: f'<w:t xml:space="preserve">{next(pieces, "")}</w:t>', paragraph)
