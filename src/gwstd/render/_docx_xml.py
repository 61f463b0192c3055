"""Plain text in, WordprocessingML text out: escaping, runs, paragraphs, fields."""

from __future__ import annotations

import re
from functools import lru_cache

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# What XML 1.0 cannot hold at all, not even escaped.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[\x00-\x1f&<>\ud800-\udfff\ufffe\uffff]")
_TEXT = '<w:t xml:space="preserve">'
# Without the hint Word takes ■ □ “ ” — ① from the Latin font.
_RUN = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'


def escape(text: str) -> str:
    """Text as element content; characters that XML cannot hold are dropped, line ends become ``\\n``."""
    if not _SPECIAL.search(text):
        return text
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text as a quoted attribute's value, on one line."""
    return escape(" ".join(text.split())).replace('"', "&quot;")


@lru_cache(maxsize=8192)
def run(text: str) -> str:
    """One run; ``\\n`` is a line break, a tab a tab. Empty text gives no run."""
    escaped = escape(text)
    if not escaped:
        return ""
    if "\n" in escaped or "\t" in escaped:
        escaped = escaped.replace("\n", f"</w:t><w:br/>{_TEXT}").replace("\t", f"</w:t><w:tab/>{_TEXT}")
    return f"{_RUN}{_TEXT}{escaped}</w:t></w:r>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style id. ``properties`` follow the style in ``w:pPr``, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(code: str, result: str) -> str:
    """A complex field with its last known result (runs); Word computes it anew on F9."""
    return field_begin(code) + result + field_end()


def field_begin(code: str) -> str:
    """The runs up to a field's result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {escape(code)} '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    """The run after a field's result."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
