"""What the catalogue has in; as a page shows it out: a day in Chinese, a telephone number that can be called, nothing that
turns a line round."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PHONE: Final = re.compile(r"(?<![\d-])(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9}|[48]00-\d{3}-\d{4})(?!\d)")
"""With its area code, of a mobile, or 400 and 800: a bare row of seven digits may be anything."""

_TURNING: Final = re.compile(b"\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
"""U+202A to U+202E, U+2066 to U+2069 in UTF-8. Nobody sees them; they turn what is written behind them."""


def straight(page: bytes) -> bytes:
    """A file of the column without the signs that make its reader see other words than stand there (区民政局 as 局政民区).
    Scripts that run from right to left need none of them: each text is isolated by the style sheet."""
    return _TURNING.sub(b"", page)


def day(text: str) -> str:
    """2026-12-01 → 2026年12月1日; what is no whole day stays as it is written."""
    found = _DAY.fullmatch(text)
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else text


def phones(text: str) -> Markup:
    """Text with each telephone number as a link that calls it, which no end of line cuts in two."""
    parts: list[Markup] = []
    at = 0
    for found in _PHONE.finditer(text):
        parts += (
            Markup.escape(text[at : found.start()]),
            Markup('<a class="phone" href="tel:{0}">{0}</a>').format(found[0]),
        )
        at = found.end()
    return Markup("").join([*parts, Markup.escape(text[at:])])
