"""A number and its number format → the text that a spreadsheet shows: 20 and 000 → 020, 46053 and yyyy"年"m"月" → 2026年1月.

Formats are those of Excel in the Chinese edition (ECMA-376 part 1, 18.8.30 and 18.8.31): up to four sections,
conditions, digits, thousands, percent, exponents, fractions, dates, times, Chinese numerals ([DBNum1]) and literal text.
A format that is none of them shows the number as General does, so that no number is ever lost.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

GENERAL: Final = "General"

CHINESE: Final = {
    14: "yyyy/m/d", 22: "yyyy/m/d h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    **dict.fromkeys((34, 55), '上午/下午h"时"mm"分"'), **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
}  # fmt: skip
"""The built-in formats whose look depends on the language: those of the Chinese edition."""

LONG_DATE: Final = 'yyyy"年"m"月"d"日"'

_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general|G/通用格式)|(?P<half>上午/下午|AM/PM|A/P)|(?P<fraction>[#?0]*\s*[#?0]+\s*/\s*(?:\d+|[#?0]+))"
    r"|(?P<exponent>E[+-][0#?]+)|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|e+|b+|g+)|(?P<digit>[0#?][0#?,]*|\.[0#?]*|,)"
    r"|(?P<percent>%)|(?P<text>@)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION: Final = re.compile(r"\[\s*(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\s*\]")
_HAN_DIGITS: Final = ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖")
_WEEKDAYS: Final = "一二三四五六日"
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LONGEST: Final = 1e15


class _Token(NamedTuple):
    kind: str
    text: str


class _Section(NamedTuple):
    tokens: tuple[_Token, ...]
    condition: tuple[str, float] | None


def builtin(number: int) -> str:
    """The code of a built-in format (ECMA-376, 18.8.30) as the Chinese edition has it; General for unknown ones."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    return CHINESE.get(number) or BUILTIN_FORMATS.get(number, GENERAL)


def is_date(code: str) -> bool:
    """Whether a format shows a number as a date or a time of day."""
    return any(t.kind == "date" or t.kind == "elapsed" for s in _sections(code)[:1] for t in s.tokens)


def general(value: float) -> str:
    """A number without a format: 20.0 → 20, and long ones with all their digits, since they are numbers of something
    (telephone, credit code) that General would cut to 1.38E+10."""
    if value == int(value) and abs(value) < _LONGEST:
        return str(int(value))
    text = f"{value:.11g}"
    if "e" not in text:
        return text
    mantissa, _, power = text.partition("e")
    return f"{mantissa}E{int(power):+03d}"


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """A number, its format code → what the cell shows (General where the format shows nothing of the number)."""
    sections = _sections(code)
    section, signed = _chosen(value, sections)
    kinds = {token.kind for token in section.tokens}
    if not kinds or kinds <= {"general", "text"}:
        return general(value)
    try:
        if kinds & {"date", "elapsed"}:
            return _date(value, section, from_1904=from_1904)
        return _number(value if signed else abs(value), section) or general(value)
    except (ValueError, OverflowError, ArithmeticError):  # no date that exists, a number beyond all formats
        return general(value)


def iso(text: str, code: str) -> str:
    """A date as strict files store it (2026-01-31T00:00:00) → what the cell shows; the text itself if it is none."""
    try:
        at = datetime.datetime.fromisoformat(text)
    except ValueError:
        return text
    days = (at.replace(tzinfo=None) - datetime.datetime(1899, 12, 30)) / datetime.timedelta(days=1)
    return shown(days, code if is_date(code) else LONG_DATE)


def shown_text(text: str, code: str) -> str:
    """A text and the format code of its cell → what the cell shows: a section with @ may put words around it."""
    if "@" not in code:
        return text
    section = _sections(code)[-1]
    if not any(token.kind == "text" for token in section.tokens):
        return text
    return "".join(text if t.kind == "text" else t.text for t in section.tokens if t.kind in ("text", "literal"))


def _chosen(value: float, sections: tuple[_Section, ...]) -> tuple[_Section, bool]:
    """The section for a number, and whether the minus sign is still to be shown (not where a section is for it)."""
    conditions = [s for s in sections[:3] if s.condition]
    if conditions:
        for section in conditions:
            assert section.condition
            if _holds(value, *section.condition):
                return section, True
        rest = [s for s in sections[:3] if not s.condition]
        return (rest[0], True) if rest else (_Section((_Token("general", ""),), None), True)
    if len(sections) > 1 and value < 0:
        return sections[1], False
    if len(sections) > 2 and value == 0:
        return sections[2], True
    return sections[0], True


def _holds(value: float, sign: str, bound: float) -> bool:
    return {
        "<": value < bound, ">": value > bound, "<=": value <= bound, ">=": value >= bound, "=": value == bound,
        "<>": value != bound,
    }[sign]  # fmt: skip


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    parts = re.findall(r'(?:"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^;])+|(?<=;)(?=;|$)|^$', code, re.DOTALL) or [""]
    return tuple(_section(part) for part in parts)


def _section(code: str) -> _Section:
    condition = _CONDITION.search(code)
    tokens = tuple(token for match in _TOKEN.finditer(code) if (token := _token(match)))
    return _Section(_minutes(tokens), (condition[1], float(condition[2])) if condition else None)


def _token(match: re.Match[str]) -> _Token | None:
    kind, text = match.lastgroup, match[match.lastgroup or 0]
    if kind is None:
        return None
    if kind in ("quoted", "escaped", "literal"):
        return _Token("literal", text)
    if kind != "bracket":
        return _Token(kind, text.casefold() if kind in ("date", "half") else text)
    low = text.casefold()
    if re.fullmatch("h+|m+|s+", low):
        return _Token("elapsed", low)
    if low.startswith("dbnum"):
        return _Token("han", low[5:6])
    if low.startswith("$-f800"):
        return _Token("long", "")
    # [$¥-804]: the currency's sign is shown; [$-804], colours and conditions are not
    return _Token("literal", text[1:].partition("-")[0]) if text.startswith("$") and not low.startswith("$-") else None


def _minutes(tokens: tuple[_Token, ...]) -> tuple[_Token, ...]:
    """m and mm after hours or before seconds are minutes."""
    found = list(tokens)
    clock = [i for i, t in enumerate(tokens) if t.kind in ("date", "elapsed")]
    for place, i in enumerate(clock):
        token = tokens[i]
        if token.kind == "date" and token.text in ("m", "mm"):
            before = tokens[clock[place - 1]].text[:1] if place else ""
            after = tokens[clock[place + 1]].text[:1] if place + 1 < len(clock) else ""
            if before == "h" or after == "s":
                found[i] = _Token("date", "n" * len(token.text))
    return tuple(found)


# ---------------------------------------------------------------------------------------------- dates


def moment(value: float, *, from_1904: bool = False) -> datetime.datetime:
    """The day and time of a serial number, to the second. Raises ValueError for days that do not exist."""
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

    epoch = CALENDAR_MAC_1904 if from_1904 else CALENDAR_WINDOWS_1900
    if value < 0:
        raise ValueError(value)
    found = from_excel(value, epoch)
    if isinstance(found, datetime.time):
        # openpyxl gives a time alone for what is less than a day
        return datetime.datetime.combine(datetime.date(1904 if from_1904 else 1900, 1, 1), found)
    if not isinstance(found, datetime.datetime):
        raise ValueError(value)
    return (found + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)


def _date(value: float, section: _Section, *, from_1904: bool) -> str:
    at = moment(value, from_1904=from_1904)
    if any(token.kind == "long" for token in section.tokens):
        return f"{at.year}年{at.month}月{at.day}日"
    han = next((int(t.text) for t in section.tokens if t.kind == "han" and t.text in ("1", "2")), 0)
    half = any(token.kind == "half" for token in section.tokens)
    shown = []
    for token in section.tokens:
        if token.kind == "date":
            shown.append(_date_part(token.text, at, half=half, han=han))
        elif token.kind == "elapsed":
            whole = {"h": value * 24, "m": value * 1440, "s": value * 86400}[token.text[0]]
            shown.append(f"{int(whole + 1e-6):0{len(token.text)}d}")
        elif token.kind == "half":
            words = ("上午", "下午") if "上" in token.text else ("AM", "PM") if len(token.text) > 3 else ("A", "P")
            shown.append(words[at.hour >= 12])
        elif token.kind in ("literal", "digit"):
            shown.append(token.text)
    return "".join(shown).strip()


def _date_part(code: str, at: datetime.datetime, *, half: bool, han: int) -> str:
    sort, size = code[0], len(code)
    if sort in "ye":
        year = f"{at.year:04d}" if size > 2 or sort == "e" else f"{at.year % 100:02d}"
        return year.translate({48 + i: c for i, c in enumerate(_HAN_DIGITS[han - 1])}) if han else year
    if sort == "a" or (sort == "d" and size > 2):
        name = _WEEKDAYS[at.weekday()]
        if sort == "a":
            return f"星期{name}" if size == 4 else name
        return _DAYS[at.weekday()] if size > 3 else _DAYS[at.weekday()][:3]
    if sort == "m" and size > 2:
        return _MONTHS[at.month - 1] if size == 4 else _MONTHS[at.month - 1][: 1 if size > 4 else 3]
    if sort not in "mdhns":
        return ""
    hour = (at.hour % 12 or 12) if half else at.hour
    number = {"m": at.month, "d": at.day, "h": hour, "n": at.minute, "s": at.second}[sort]
    if han:
        return _han(number, han)
    return f"{number:02d}" if code[1:2] == sort else str(number)


def _han(number: int, style: int) -> str:
    """Numbers below 100 in Chinese numerals: 31 → 三十一 (1) or 叁拾壹 (2)."""
    digits, ten = _HAN_DIGITS[style - 1], "十拾"[style - 1]
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return ("" if tens == 1 and style == 1 else digits[tens]) + ten + (digits[ones] if ones else "")


# ---------------------------------------------------------------------------------------------- numbers


def _number(value: float, section: _Section) -> str:
    """A number by its digits' places; literal text stands where the format has it."""
    kinds = [token.kind for token in section.tokens]
    if "general" in kinds or not {"digit", "fraction"} & set(kinds):
        return _with_text(general(value) if "general" in kinds else "", section)
    if "fraction" in kinds:
        return _with_text(_fraction(value, next(t.text for t in section.tokens if t.kind == "fraction")), section)
    exact = Decimal(repr(value)) * 100 ** kinds.count("percent")
    pattern = "".join(t.text for t in section.tokens if t.kind == "digit")
    whole, _, part = pattern.partition(".")
    scaled = sum(len(digits) - len(digits.rstrip(",")) for digits in (whole, part))
    exact /= 1000**scaled
    whole, part = whole.rstrip(","), part.rstrip(",")
    grouped = "," in whole
    exponent = next((t.text for t in section.tokens if t.kind == "exponent"), "")
    if exponent:
        return _with_text(_scientific(exact, part, exponent), section)
    most, least = sum(c in "0#?" for c in part), len(part.rstrip("#"))
    rounded = abs(exact).quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    integral, _, decimals = f"{rounded:f}".partition(".")
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    integral = integral.lstrip("0").rjust(whole.count("0"), "0")
    minus = "-" if exact < 0 and rounded else ""
    if grouped:
        integral = f"{int(integral or 0):0{len(integral)},d}" if integral else ""
    return _with_digits(minus, integral, decimals, section)


def _with_digits(minus: str, integral: str, decimals: str, section: _Section) -> str:
    """The digits among the literal text: literals between digits (000-0000, 第0号) keep their places."""
    places = [i for i, t in enumerate(section.tokens) if t.kind == "digit"]
    before = [i for i in places if "." not in section.tokens[i].text]
    dot = next((i for i in places if "." in section.tokens[i].text), None)
    groups = [i for i in before if dot is None or i < dot]
    text: dict[int, str] = {}
    rest = integral
    for i in reversed(groups):
        size = sum(c in "0#?" for c in section.tokens[i].text)
        text[i], rest = (rest, "") if i == groups[0] else (rest[-size:] if size else "", rest[:-size] if size else rest)
    first = groups[0] if groups else dot
    if first is not None:
        text[first] = minus + text.get(first, "")
    if dot is not None:
        text[dot] = text.get(dot, "") + ("." + decimals if decimals or "0" in section.tokens[dot].text else "")
    return "".join(
        text.get(i, "") if t.kind == "digit" else t.text if t.kind in ("literal", "percent") else ""
        for i, t in enumerate(section.tokens)
    ).strip()


def _with_text(number: str, section: _Section) -> str:
    """One number at the place of the first digit, with the literal text around it."""
    shown, done = [], False
    for token in section.tokens:
        if token.kind in ("literal", "percent"):
            shown.append(token.text)
        elif not done and token.kind in ("digit", "fraction", "general", "text"):
            shown.append(number)
            done = True
    return "".join(shown).strip()


def _scientific(value: Decimal, part: str, exponent: str) -> str:
    mantissa, _, power = f"{value:.{sum(c in '0#?' for c in part)}E}".partition("E")
    number = int(power)
    sign = "-" if number < 0 else "+" if exponent[1] == "+" else ""
    return f"{mantissa}E{sign}{abs(number):0{len(exponent) - 2}d}"


def _fraction(value: float, pattern: str) -> str:
    """# ?/? : a whole number and the nearest fraction with that many digits below."""
    above, _, below = pattern.partition("/")
    exact = abs(Fraction(value))
    fixed = below.strip()
    nearest = (
        Fraction(round(exact * int(fixed)), int(fixed))
        if fixed.isdecimal() and int(fixed)
        else exact.limit_denominator(10 ** len(fixed) - 1)
    )
    whole, rest = divmod(nearest, 1) if len(above.split()) > 1 else (0, nearest)
    parts = [str(whole)] if whole or not rest else []
    if rest:
        parts.append(f"{rest.numerator}/{rest.denominator}")
    return ("-" if value < 0 else "") + " ".join(parts)
