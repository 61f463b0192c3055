"""A value of the catalogue in; as a page's sentence has it out: a day in Chinese, a telephone number that can be called."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PHONE: Final = re.compile(r"(?<![\d-])(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9}|[48]00-\d{3}-\d{4})(?!\d)")
"""With its area code, of a mobile, or 400 and 800: a bare row of seven digits may be anything."""


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
