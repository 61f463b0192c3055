"""Numbers as Chinese documents count their headings: 1 → 一, 23 → 二十三."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    """A whole number from 1 to 99 in Chinese numerals (GB/T 9704-2012, 7.3.3: 一、 （一）). Raises ValueError beyond."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")
