"""The first letter of the pinyin of each Chinese character, for a search by initials (zdshbz: 最低生活保障) and for words with
a sign that only sounds like the right one (底保: 低保).

The characters of GB 2312, level 1, stand in the order of their pinyin, so that their code says the letter; the rarer ones
that catalogues use stand in a table here. A character with several readings has the common one, and the words in which it
is read otherwise are listed with their letters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

_FIRST: Final = (
    (0xB0A1, "a"), (0xB0C5, "b"), (0xB2C1, "c"), (0xB4EE, "d"), (0xB6EA, "e"), (0xB7A2, "f"), (0xB8C1, "g"),
    (0xB9FE, "h"), (0xBBF7, "j"), (0xBFA6, "k"), (0xC0AC, "l"), (0xC2E8, "m"), (0xC4C3, "n"), (0xC5B6, "o"),
    (0xC5BE, "p"), (0xC6DA, "q"), (0xC8BB, "r"), (0xC8F6, "s"), (0xCBFA, "t"), (0xCDDA, "w"), (0xCEF4, "x"),
    (0xD1B9, "y"), (0xD4D1, "z"), (0xD7FA, ""),
)  # fmt: skip
"""Code of the first character of each letter; level 1 ends at the last."""
_STARTS: Final = tuple(code for code, _ in _FIRST)
_RARER: Final = MappingProxyType(
    {
        sign: letter
        for letter, signs in {
            "b": "殡濒孛陂亳", "c": "辍郴孱谶", "d": "镝蒂阽岱", "f": "孵芾", "g": "镉珙赣皋", "h": "稽颢浒",
            "j": "橘缙暨稷旌嘏羁", "k": "恪岢", "l": "浏遴棂珞黎琅俪漯", "m": "沐牟茉", "n": "妞", "p": "濮琵", "q": "衢圻虔",
            "r": "娠", "s": "赡嗣讼飨睢沭", "t": "佟郯", "w": "渥婺", "x": "恤徙馐酗歆勖", "y": "驿疡冶殒郢妪俣痍",
            "z": "赈诤酯桎砧",
        }.items()
        for sign in signs
    }
)  # fmt: skip
_WORDS: Final = MappingProxyType(
    {
        "调整": "tz", "调解": "tj", "调剂": "tj", "调控": "tk", "调节": "tj", "协调": "xt", "调处": "tc", "银行": "yh",
        "行业": "hy", "校长": "xz", "镇长": "zz", "区长": "qz", "局长": "jz", "家长": "jz", "增长": "zz", "成长": "cz",
        "长者": "zz", "村长": "cz", "会计": "kj", "给付": "jf", "供给": "gj", "牲畜": "sc", "重新": "cx", "重复": "cf",
        "音乐": "yy", "西藏": "xz", "便宜": "py", "大厦": "ds", "宿舍": "ss", "朝阳": "cy", "重建": "cj", "重审": "cs",
    }
)  # fmt: skip


def letter(sign: str) -> str:
    """The first letter of a character's pinyin; empty for what is no known Chinese character."""
    if known := _RARER.get(sign):
        return known
    try:
        code = int.from_bytes(sign.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return ""
    place = bisect_right(_STARTS, code) - 1
    return _FIRST[place][1] if place >= 0 else ""


def letters() -> dict[str, str]:
    """Letter → the characters that begin with it, in the order of their pinyin: those that sound alike stand near each
    other, the rarer ones last. All of them: what somebody types amiss need not stand in the catalogue."""
    found = {}
    for (start, first), (end, _) in pairwise(_FIRST):
        codes = (code.to_bytes(2, "big") for code in range(start, end) if 0xA1 <= code & 0xFF <= 0xFE)
        common = (sign for sign in b"".join(codes).decode("gb2312") if sign not in _RARER)
        found[first] = "".join((*common, *(sign for sign, known in _RARER.items() if known == first)))
    return found


def words(texts: Iterable[str]) -> Mapping[str, str]:
    """The words of the texts that are read otherwise than character by character, with their letters."""
    whole = "\n".join(texts)
    return {word: read for word, read in _WORDS.items() if word in whole}
