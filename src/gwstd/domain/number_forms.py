"""A 文号 as clerks write it → its one right spelling, whether two are the same, and what is missing in one.

GB/T 9704-2012, 7.2.5: 机关代字, the year of four digits in 〔〕, the serial without 第 and leading zeros, 号. Orders are
numbered in Chinese numerals when the President signs (主席令第二十四号), in Arabic ones otherwise (国务院令第711号).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from gwstd.domain.numerals import counted, value
from gwstd.domain.patterns import HAN, late

NumberKind = Literal["主席令", "国务院令", "令", "文", "标准"]

_OPEN, _CLOSE = "〔﹝\\[［【（(", "〕﹞\\]］】）)"
_WORDS: Final = f"(?:(?![号令]){HAN}|、)"
_NUMERAL: Final = "(?:[0-9]+|[〇零一二三四五六七八九十百千]+)"
_YEAR_MARKS: Final = late(rf"(?<={HAN})[{_OPEN}](\d{{4}})年?[{_CLOSE}](?=第?\d)")
_YEAR_OF_ORDER: Final = late(r"(?<=国务院令)〔\d{4}〕第?(?=\d+号)")
_ORDER: Final = late(rf"({_WORDS}{{1,40}})(?:令(?:(\d{{4}})年)?第?({_NUMERAL})号?|第?(\d+)号令)")
_DOCUMENT: Final = late(rf"({_WORDS}{{1,30}})〔(\d{{4}})〕第?0*(\d+)号?")
_NOTICE: Final = late(rf"({_WORDS}{{0,30}})(公告|通告)(\d{{4}})年第?(\d+)号?")
_NO_WORD: Final = late(rf"(国务院|主席)第({_NUMERAL})号(?!令)")
_STANDARD: Final = late(r"([A-Z]{1,4}\d{0,2})(/[A-Z]{1,2})?(\d+(?:\.\d+)?)[-—–－](\d{4})")
_LIKE: Final = late(
    rf"[〔﹝\[［【]\s*\d|令\s*(?:第|\d)|\d\s*号|第\s*{_NUMERAL}\s*号|^[A-Z]{{2,4}}\d{{0,2}}(?:[/\s]?[A-Z]{{1,2}})?\s?\d"
    rf"|{HAN}[（(]\s*\d{{4}}\s*[）)]\s*第?\d"
)
_RIGHT: Final = late(rf"(?:(?![号令]){HAN}){{1,30}}〔[0-9]{{4}}〕[1-9][0-9]*号|国务院令第[1-9][0-9]*号")
"""One 文号 as it should be, and nothing else: most of them."""
_BEFORE_ISSUER: Final = late(
    "^(?:.*[日月]|年|.*(?:根据|依据|依照|通过|公布|发布|修订|修正|修改|[经由按]))?、*(?:中华人民共和国)?"
)
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９／－ＧＢＴ", "0123456789/-GBT")


class NumberFault(NamedTuple):
    """What is missing in a 文号, the spelling probably meant, and whether nothing else can be meant."""

    what: str
    meant: str
    certain: bool = False


def squeezed(text: str) -> str:
    """Without spaces, with half-width digits and with 〔〕 about a year that stands in other brackets."""
    plain = "".join(text.split()).translate(_FULL_WIDTH)
    return _YEAR_OF_ORDER.sub("第", _YEAR_MARKS.sub(r"〔\1〕", plain))


def is_like(text: str) -> bool:
    """Whether a text is (or holds) a 文号, however badly written."""
    return bool(_LIKE.search(text.translate(_FULL_WIDTH)))


@lru_cache(maxsize=16384)
def numbers(text: str) -> tuple[str, ...]:
    """Every 文号 in a text, each in its right spelling; the order is that of the text."""
    if _RIGHT.fullmatch(text):
        return (text,)
    plain = squeezed(text)
    found: list[tuple[int, str]] = []
    for match in _ORDER.finditer(plain):
        issuer = (_BEFORE_ISSUER.sub("", match[1]) or match[1]).removesuffix("第")
        number = value(match[3] or match[4])
        if number is not None:
            found.append((match.start(), _order("国务院" if issuer == "国" else issuer, match[2], number)))
    for match in _NO_WORD.finditer(plain):
        number = value(match[2])
        if number is not None:
            found.append((match.start(), _order(match[1], None, number)))
    for match in _NOTICE.finditer(plain):
        found.append((match.start(), f"{_BEFORE_ISSUER.sub('', match[1])}{match[2]}{match[3]}年第{int(match[4])}号"))
    for match in _DOCUMENT.finditer(plain):
        found.append((match.start(), f"{match[1].lstrip('、')}〔{match[2]}〕{int(match[3])}号"))
    for match in _STANDARD.finditer(plain):
        found.append((match.start(), f"{match[1]}{match[2] or ''} {match[3]}-{match[4]}"))
    return tuple(number for _, number in sorted(found))


def _order(issuer: str, year: str | None, number: int) -> str:
    if issuer.endswith("主席"):
        return f"主席令第{counted(number)}号" if 1 <= number <= 9999 else f"主席令第{number}号"
    return f"{issuer}令{f'{year}年' if year else ''}第{number}号"


def kind(number: str) -> NumberKind | None:
    """What sort of 文号 a right spelling is; None for what is none."""
    if number.startswith("主席令"):
        return "主席令"
    if number.startswith("国务院令"):
        return "国务院令"
    if _RIGHT.fullmatch(number):
        return "文"
    if _STANDARD.fullmatch(number.replace(" ", "")):
        return "标准"
    if _DOCUMENT.fullmatch(number):
        return "文"
    return "令" if _ORDER.fullmatch(number) or _NOTICE.fullmatch(number) else None


def same(one: str, other: str) -> bool:
    """Whether two right spellings are one number: equal, or orders of one body under a shorter name
    (住房城乡建设部令第11号 for 住房和城乡建设部令第11号), or without the second of two bodies (国务院、中央军委令第788号).
    机关代字 are never shortened: 民发 is not 民办发."""
    if one == other:
        return True
    first, second = _ORDER.fullmatch(one), _ORDER.fullmatch(other)
    if first is None or second is None or first.groups()[1:] != second.groups()[1:]:
        return False
    short, long = sorted((first[1], second[1]), key=len)
    rest = iter(long)
    return long.startswith(short) or (short[-1] == long[-1] and all(char in rest for char in short))


_SOUND: Final = late(
    rf"{_WORDS}+(?:〔\d{{4}}〕[1-9]\d*号|(?:令(?:\d{{4}}年)?|公告\d{{4}}年|通告\d{{4}}年)第{_NUMERAL}号)|[A-Z]{{1,4}}(?:/[A-Z])?[\d.]+-\d{{4}}"
)
"""A 文号 that has none of the defects: most of them, and compiling the table below takes longer than judging them all."""
_DEFECTS: Final = (
    (rf"^({_WORDS}+)〔((?:19|20)\d\d)(\d{{1,4}})号?$", "年份后面缺“〕”", r"\1〔\2〕\3号", False),
    (rf"^({_WORDS}+)〔((?:19|20)\d\d)号?$", "年份后面缺“〕”和序号", r"\1〔\2〕……号", False),
    (rf"^({_WORDS}+)((?:19|20)\d\d)[{_CLOSE}](\d+)号?$", "年份前面缺“〔”", r"\1〔\2〕\3号", False),
    (rf"^({_WORDS}+)((?:19|20)\d\d)(\d{{1,4}})号?$", "年份没有用“〔〕”括起", r"\1〔\2〕\3号", False),
    (rf"^((?:(?!公告|通告){_WORDS})+)((?:19|20)\d\d)年(\d+)号?$", "年份没有用“〔〕”括起", r"\1〔\2〕\3号", False),
    (rf"^({_WORDS}+)〔(\d{{1,3}}|\d{{5,}})〕(\d+)号?$", "年份要写四位数", r"\1〔年份〕\3号", False),
    (rf"^({_WORDS}+)〔(\d{{4}})〕号?$", "缺序号", r"\1〔\2〕……号", False),
    (rf"^({_WORDS}+)〔(\d{{4}})〕第?0*([1-9]\d*)$", "序号后面缺“号”", r"\1〔\2〕\3号", True),
    (rf"^({_WORDS}+)〔(\d{{4}})〕第0*([1-9]\d*)号$", "序号前面多了“第”", r"\1〔\2〕\3号", True),
    (rf"^({_WORDS}+)〔(\d{{4}})〕0+([1-9]\d*)号$", "序号前面多了“0”", r"\1〔\2〕\3号", True),
    (rf"^({_WORDS}+令(?:\d{{4}}年)?第?{_NUMERAL})$", "序号后面缺“号”", r"\1号", True),
    (rf"^({_WORDS}+令(?:\d{{4}}年)?第?{_NUMERAL}号)[{_CLOSE}]?号$", "多了一个“号”", r"\1", True),
    (rf"^({_WORDS}+〔\d{{4}}〕\d+号)[{_CLOSE}]?号$", "多了一个“号”", r"\1", True),
    (rf"^({_WORDS}+〔\d{{4}}〕\d+号)[{_CLOSE}]+$", "后面多了括号", r"\1", True),
    (r"^([A-Z]{2}\d{0,2})T(\d+(?:\.\d+)?)[-—–－](\d{4})$", "标准编号缺“/”", r"\1/T \2-\3", True),
)


@cache
def _defects() -> tuple[tuple[re.Pattern[str], str, str, bool], ...]:
    """The table with its patterns compiled, on the first number that is judged: most catalogues cite by name alone."""
    return tuple((re.compile(pattern), what, meant, certain) for pattern, what, meant, certain in _DEFECTS)


@lru_cache(maxsize=16384)
def fault(text: str) -> NumberFault | None:
    """What a single 文号 lacks, or None. Wrong brackets alone are no fault here: the number can be read."""
    if _RIGHT.fullmatch(text) or _SOUND.fullmatch(plain := squeezed(text)):
        return None
    for pattern, what, meant, certain in _defects():
        if pattern.match(plain):
            return NumberFault(what, re.sub("^国令", "国务院令", pattern.sub(meant, plain)), certain)
    return None
