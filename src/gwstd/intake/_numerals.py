"""Numbers of automatic lists in the formats of Word, which have those of web pages among them: 一, 甲, ①, iv, 007."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gwstd.domain import numerals

_CHINESE: Final = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand")
)
_SIGNS: Final[Mapping[str, str]] = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
}
_DIGITS: Final[Mapping[str, str]] = {
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "taiwaneseDigital": "〇一二三四五六七八九",
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
}
_LEGAL: Final = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def numeral(number: int, form: str, pattern: str = "") -> str:
    """A number in one of Word's number formats; ``pattern``: the first numbers of a custom one (``001, 002, …``).
    Where a format has no sign for it, in digits, as Word shows it."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02}"
    if form == "custom":
        return str(number).zfill(len(pattern.split(",")[0].strip()))
    if form in _CHINESE and 1 <= number <= 9999:
        return numerals.counted(number)
    if form == "chineseLegalSimplified" and 1 <= number <= 9999:
        counted = numerals.counted(number)
        return ("一" * counted.startswith("十") + counted).translate(_LEGAL)
    if form in _SIGNS and 1 <= number <= len(_SIGNS[form]):
        return _SIGNS[form][number - 1]
    if form in _DIGITS:
        return str(number).translate(str.maketrans("0123456789", _DIGITS[form]))
    if form in ("upperLetter", "lowerLetter") and number > 0:
        sign = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(number - 1) % 26] * min((number + 25) // 26, 30)
        return sign if form == "upperLetter" else sign.lower()
    if form in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        sign = _roman(number)
        return sign if form == "upperRoman" else sign.lower()
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text
