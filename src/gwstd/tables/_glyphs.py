"""Ticks and boxes of every kind, single (■ □ √) and in brackets ([√], （ ）), and the letters that stand for them where
a symbol font was lost (þ £ R t 口)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

TICKED: Final = "■☑☒✓✔√▇█▄▆▅▉▊▀◼◾⬛▣◉●◆▲★✅🗹🗷☛✚＋⊠⊙◙◘▪♦🔲⧫❖"
EMPTY: Final = "□☐◻◽⬜○〇◯◇△▢❑❏❐❒▫☆✗✘×⧠◌🔳"
TICK_LETTERS: Final = "RþtünPulýS¢ÖVv"
EMPTY_LETTERS: Final = "£¨oq¡m口囗ロûr"
_SYMBOL_FONT: Final = {
    **{0xF000 + ord(char): "■" for char in "RþünPulýS¢Ö§tx"},
    **{0xF000 + ord(char): "□" for char in "£¨oq¡mû"},
    0xFE: "þ", 0xFFFD: "",
}  # fmt: skip
_IN_BRACKETS: Final = re.compile(rf"[\[［【（(〔]\s*(?:([{TICKED}VvＶ])|([{EMPTY}]?))\s*[\]］】）)〕]")


_WORD: Final = re.compile("[\u4e00-\u9fff]")


class Box(NamedTuple):
    """A tick or an empty box, the sign itself, and the text behind it up to the next one."""

    ticked: bool
    sign: str
    text: str


def shown(text: str) -> str:
    """Signs of symbol fonts in the private area → what they draw; boxes drawn with brackets → single signs."""
    text = text.translate(_SYMBOL_FONT).replace("\ufe0f", "").replace("\ufe0e", "")
    ticked = any(match[1] for match in _IN_BRACKETS.finditer(text))
    return _IN_BRACKETS.sub(lambda match: _single(text, match, ticked), text)


def _single(text: str, match: re.Match[str], ticked: bool) -> str:
    """The sign for a box drawn with brackets. Empty brackets are one where others are ticked, or where they stand first
    and before a word; those of 其他（　） are left."""
    if match[1] or match[2] or ticked:
        return "☑" if match[1] else "☐"
    before = text[: match.start()].rstrip(" ")
    first = not before or before[-1] == "\n" or before[-1] in "）)]】、，；"
    spaced = match.start() > 0 and text[match.start() - 1] == " "
    word = _WORD.match(text, match.end()) is not None
    return "☐" if first or (spaced and word) else match[0]


def boxes(text: str, lettered: frozenset[int] = frozenset()) -> tuple[str, list[Box]]:
    """A text as ``shown`` → what stands before its first box, and its boxes. ``lettered``: where a letter is one."""
    places = [index for index, char in enumerate(text) if char in TICKED or char in EMPTY or index in lettered]
    if not places:
        return text, []
    ends = [*places[1:], len(text)]
    ticks = TICKED + TICK_LETTERS
    found = [
        Box(text[start] in ticks, text[start], text[start + 1 : end]) for start, end in zip(places, ends, strict=True)
    ]
    return text[: places[0]].strip(), found
