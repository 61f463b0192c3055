"""统一社会信用代码 → whether its check characters are right (GB 32100-2015; positions 9 to 17 after GB 11714-1997)."""

from __future__ import annotations

import re
from typing import Final

_CHARACTERS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS: Final = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANIZATION: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANIZATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
SHAPE: Final = re.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")


def is_valid(code: str) -> bool:
    """Whether an 18-character code has the right shape and both check characters."""
    return SHAPE.fullmatch(code) is not None and code[17] == check_character(code) and code[16] == _inner(code[8:16])


def check_character(code: str) -> str:
    """The 18th character for the first 17. Raises ValueError for a character that the standard does not use."""
    total = sum(_CHARACTERS.index(char) * weight for char, weight in zip(code, _WEIGHTS, strict=False))
    return _CHARACTERS[(31 - total % 31) % 31]


def _inner(body: str) -> str:
    """The check character of the organisation code, which is the 17th of the whole."""
    pairs = zip(body, _ORGANIZATION_WEIGHTS, strict=True)
    rest = 11 - sum(_ORGANIZATION.index(char) * weight for char, weight in pairs) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))
