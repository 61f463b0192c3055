"""Word's formula fields that draw one sign over another, as people draw ticked boxes and numbers in circles by hand."""

from __future__ import annotations

import re
from typing import Final

from gwstd.intake._numerals import numeral

_OVERLAY: Final = re.compile(
    r"\s*eq\s*\\o\s*(?:\\a[clr]\s*)?[（(]\s*(.*?)\s*[,;，；]\s*(.*?)\s*[）)]\s*(?:\\\*.*)?", re.IGNORECASE | re.DOTALL
)
_RAISED: Final = re.compile(r"\\s(?:\s*\\(?:up|do|ai|di)\s*\d*)*\s*[（(]([^（()）]*)[）)]", re.IGNORECASE)
_BOXES: Final = frozenset("□☐◻▢口〇○◯")
_CIRCLES: Final = frozenset("○〇◯")
_TICKS: Final = frozenset("√✓✔")


def equation(code: str) -> str | None:
    """The code of a field → what its overlay shows: ``eq \\o\\ac(□,√)`` is ☑, ``eq \\o\\ac(○,3)`` ③; None for any other."""
    match = _OVERLAY.fullmatch(_RAISED.sub(r"\1", code))
    if match is None:
        return None
    one, other = match.groups()
    around, inner = (one, other) if one in _BOXES else (other, one)
    if around not in _BOXES:
        return f"{one}{other}"
    if inner in _TICKS:
        return "☑"
    if around in _CIRCLES and re.fullmatch("[0-9]{1,2}", inner):
        return numeral(int(inner), "decimalEnclosedCircle")
    return inner or "□"
