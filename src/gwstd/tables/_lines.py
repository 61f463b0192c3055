"""The text of a cell → its lines with plain blanks; and what a narrow column broke over lines and blanks → one line."""

from __future__ import annotations

import re
from typing import Final

_ODD: Final = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u3000\t", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad"),
        **{chr(full): chr(full - 0xFEE0) for start, end in ("０９", "ＡＺ", "ａｚ") for full in range(ord(start), ord(end) + 1)},
    }
)  # fmt: skip
_BREAK: Final = re.compile("\r\n?|[\u2028\u2029\u0085\v\f]")
_UNPLAIN: Final = re.compile(f"[\\s{''.join(map(chr, _ODD))}]")
_LATIN: Final = re.compile("[A-Za-z]")
_GAP: Final = re.compile(r"\s+")
_WORD_GAP: Final = re.compile(r"[\u4e00-\u9fff] +[\u4e00-\u9fff]")
_FEW: Final = 4
_MANY: Final = 2
OPENING: Final = "（(《〈〔［[【“‘「{"
CLOSING: Final = "）)》〉〕］]】”’」}"


def plain(text: str) -> str:
    """A cell's text with one sort of line end and of blank, half-width digits and letters, no invisible signs."""
    if _UNPLAIN.search(text) is None:
        return text
    text = _BREAK.sub("\n", text).translate(_ODD)
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def lines(text: str) -> list[str]:
    """The lines of a cell that hold something."""
    return [line for line in plain(text).split("\n") if line]


def joined(text: str) -> str:
    """A text on one line: blanks and line ends that only break a word go, those beside Latin words stay.

    制 定 或 获 取 → 制定或获取; 20\\n个 → 20个; Wi-Fi 热点 stays. Digits apart by a blank stay apart, unless every
    character of the text stands alone.
    """
    text = plain(text)
    words = text.split()
    if len(words) < 2:
        return text
    single = len(words) >= _FEW and sum(map(len, words)) <= 1.3 * len(words)
    narrow = len(_WORD_GAP.findall(text)) >= _MANY
    return _GAP.sub(lambda gap: "" if single else _between(text, gap, narrow), text)


def _between(text: str, gap: re.Match[str], narrow: bool) -> str:
    """What stays of a gap in a text: a blank or nothing. ``narrow``: blanks cut words and figures all over the text."""
    before, after = text[gap.start() - 1], text[gap.end()]
    broken = "\n" in gap[0]
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        figure, capitals = before.isdigit() and after.isdigit(), before.isupper() and after.isupper()
        return "" if (broken or narrow) and (figure or capitals) else " "
    if not broken and (_LATIN.match(before) or _LATIN.match(after)) and (before.isalnum() and after.isalnum()):
        return " "
    return ""


_BRACKETS: Final = re.compile(f"[{re.escape(OPENING)}]")


def depths(text: str) -> list[int]:
    """How many brackets and marks are open at each place of a text; a bracket that is never closed opens nothing."""
    if _BRACKETS.search(text) is None:
        return [0] * len(text)
    stack: list[tuple[int, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, char in enumerate(text):
        if (kind := OPENING.find(char)) >= 0:
            stack.append((kind, index))
        elif (kind := CLOSING.find(char)) >= 0:
            place = next((at for at in reversed(range(len(stack))) if _match(stack[at][0], kind)), None)
            if place is not None:
                pairs.append((stack[place][1], index))
                del stack[place:]
    found = [0] * (len(text) + 1)
    for start, end in pairs:
        found[start + 1] += 1
        found[end] -= 1
    depth = 0
    for index, change in enumerate(found):
        depth += change
        found[index] = depth
    return found[: len(text)]


def _match(one: int, other: int) -> bool:
    """Whether an opening and a closing bracket go together: ( with ） too, [ with 】."""
    return one == other or (one < 2 and other < 2) or (4 <= one <= 7 and 4 <= other <= 7)


def width(line: str) -> int:
    """How many columns a line takes: a Han character two."""
    return sum(1 if char.isascii() else 2 for char in line)
