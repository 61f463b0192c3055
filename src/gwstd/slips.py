"""The text of a file that cannot be read → which typing slips in it have one certain repair, and what that is.

A repair is certain when the text can be meant in one way only; ``source`` hands these on with its flaws.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from gwstd.domain.patterns import late
from gwstd.model import Fix
from gwstd.vocabulary import ALL_KEYS

_BLOCK: Final = late(r"^( *(?:- +)*)([^\s#-][^\r\n]*?(?:: +|：[ \t]*))?[|>][-+1-9]*[ \t]*(?:#[^\r\n]*)?$")
_LEAD: Final = late("^[ \t\u3000\xa0]+", re.MULTILINE)
_WIDTHS: Final = (2, 4, 8)
"""What a TAB at the start of a line can stand for, in columns."""
_OPENING: Final = late(rf"[\"'\[{{]|(?:{'|'.join(sorted(ALL_KEYS, key=lambda key: (-len(key), key)))})[ \t]*[:：]")


def colon(text: str, end: int) -> Fix:
    """What stands instead of a wrong colon that ends at ``end``: with a space where a value follows at once."""
    return Fix(":" if text[end : end + 1] in ("", " ", "\t", "\r", "\n") else ": ")


def quoted_lines(text: str) -> frozenset[int]:
    """The numbers (from 1) of the lines inside block texts (| >), where nothing is a slip."""
    inside: set[int] = set()
    depth = -1
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        lead = len(line) - len(line.lstrip(" "))
        if depth >= 0 and (not line.strip() or lead > depth):
            inside.add(number)
            continue
        opened = _BLOCK.match(line)
        depth = -1 if opened is None else len(opened[1]) if opened[2] else opened[1].rfind("-")
    return frozenset(inside)


def indents(text: str, read: Callable[[str], object]) -> Callable[[str], Fix | None]:
    """What each run of TABs and full-width spaces at the start of a line stands for.

    A TAB is two, four or eight columns to the editor that typed it. It is certain only if every width with which the
    text can be read (``read`` gives None where not) gives the same values; a width that makes the line a part of the
    text before it (``- 甲`` and, too far in, ``- 乙`` are one text “甲 - 乙”) does not count where another does not.
    """
    found: list[tuple[int, object]] = []
    for width in _WIDTHS:
        value = read(_LEAD.sub(lambda lead, width=width: _spaces(lead.group(), width), text))  # type: ignore[misc]
        if value is not None:
            found.append((width, value))
    most = max((_texts(value) for _, value in found), default=0)
    found = [(width, value) for width, value in found if _texts(value) == most]
    if not found or any(value != found[0][1] for _, value in found):
        return lambda run: None
    return lambda run: Fix(_spaces(run, found[0][0]))


def _texts(value: object) -> int:
    """How many texts a value holds, keys among them."""
    if isinstance(value, dict):
        return sum(1 + _texts(part) for part in value.values())
    return sum(map(_texts, value)) if isinstance(value, list) else 1


def _spaces(run: str, width: int) -> str:
    return run.replace("\t", " " * width).replace("\u3000", "  ").replace("\xa0", " ")


def dash(text: str, start: int, end: int) -> Fix | None:
    """What stands instead of a wrong dash: certain before a key, a quote or a bracket, and in a list already begun."""
    follow = text[end : end + 1]
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    before = [line for line in re.split(r"[\r\n]+", text[:line_start]) if line.strip()]
    above = before[-1].rstrip() if before else ""
    begun = above.endswith((":", "：")) or above.startswith(" " * (start - line_start) + "- ")
    if follow == "\u3000" or not (begun or _OPENING.match(text, end)):
        return None
    return Fix("-" if follow in (" ", "\t") else "- ")


def invisible(char: str) -> Fix | None:
    """Instead of a character that cannot be seen: a space for a non-breaking one, nothing for one without width.

    None for what may stand for a lost character (private use, replacement, control characters, line separators).
    """
    if char == "\xa0":
        return Fix(" ")
    if (
        char in "\xad\ufeff"
        or "\u200b" <= char <= "\u200f"
        or "\u202a" <= char <= "\u202e"
        or "\u2060" <= char <= "\u2069"
    ):
        return Fix("")
    return None
