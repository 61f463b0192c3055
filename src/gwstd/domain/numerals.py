"""Numbers as Chinese documents count: 1 → 一, 23 → 二十三, 1242 → 一千二百四十二; and back."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_VALUES: Final = {"零": 0, **{digit: value for value, digit in enumerate(_DIGITS)}}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}


def chinese(number: int) -> str:
    """A whole number from 1 to 99 in Chinese numerals (GB/T 9704-2012, 7.3.3: 一、 （一）). Raises ValueError beyond."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return head + (_DIGITS[ones] if ones else "")


def counted(number: int) -> str:
    """A whole number from 1 to 9999 as articles are counted: 十二, 一百零五, 一千二百六十. Raises ValueError beyond."""
    if not 1 <= number <= 9999:
        raise ValueError(number)
    if number <= 99:
        return chinese(number)
    text = ""
    gap = False
    for unit, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, value)
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + unit
        gap = not digit
    return text


def value(text: str) -> int | None:
    """What a numeral says, in Chinese (二十四, 二〇一九, 一百零五) or Arabic digits; None for what is no numeral."""
    if text.isascii():
        return int(text) if text.isdigit() else None
    if all(char in _VALUES for char in text):
        return int("".join(str(_VALUES[char]) for char in text)) if text else None
    total, digit = 0, None
    for char in text:
        if char in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        elif char in _VALUES:
            digit = _VALUES[char] or digit
        else:
            return None
    return total + (digit or 0)
