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


class Box(NamedTuple):
    """A tick or an empty box, the sign itself, and the text behind it up to the next one."""

    ticked: bool
    sign: str
    text: str


def shown(text: str) -> str:
    """Signs of symbol fonts in the private area → what they draw; boxes drawn with brackets → single signs."""
    text = text.translate(_SYMBOL_FONT).replace("\ufe0f", "").replace("\ufe0e", "")
    return _IN_BRACKETS.sub(lambda match: "☑" if match[1] else "☐", text)


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
