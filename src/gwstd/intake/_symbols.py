"""Characters of symbol fonts → the signs that the fonts draw: Wingdings þ is ☑, Wingdings 2 R is ☑ and £ is □.

Only signs that serve as ticks, boxes, bullets, numbers and arrows are known here; where Unicode has several drawings of
one sign, the plain one stands (■, not ◼). A letter of such a font that is none of them stays as it was typed, since
somebody may have formatted real text with the font by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_WINGDINGS: Final = {
    **dict(zip("AEFGHJlmnopqrstuvwxz", "✌☜☞☝☟☺●○■□□❑❒◆◆◆❖◆☒⌘", strict=True)),
    **dict(zip(map(chr, range(0x80, 0x96)), "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    "\x9e": "·", "\x9f": "•", "\xa1": "○", "\xa2": "○", "\xa3": "○", "\xa4": "◉", "\xa5": "◎", "\xa6": "○",
    "\xa7": "▪", "\xa8": "□", "\xaa": "✦", "\xab": "★", "\xac": "✶", "\xd5": "⌫", "\xd6": "⌦", "\xd8": "➢",
    "\xdc": "➲", "\xdf": "←", "\xe0": "→", "\xe1": "↑", "\xe2": "↓", "\xe7": "⬅", "\xe8": "➔", "\xe9": "⬆",
    "\xea": "⬇", "\xef": "⇦", "\xf0": "⇨", "\xf1": "⇧", "\xf2": "⇩", "\xfb": "✗", "\xfc": "√", "\xfd": "☒",
    "\xfe": "☑",
}  # fmt: skip
_WINGDINGS_2: Final = {
    **dict(zip("OPQRSTUVWXBCJK", "✗✓☒☑☒☒⊗⊗⊘⊘☜☞☝☟", strict=True)),
    **dict(zip(map(chr, range(0x69, 0x7F)), "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    "\x95": "·", "\x96": "•", "\x97": "•", "\x98": "●", "\x99": "○", "\x9a": "○", "\x9b": "○", "\x9c": "○",
    "\x9d": "⊙", "\x9e": "◉", "\x9f": "•", "\xa0": "▪", "\xa1": "▪", "\xa2": "■", "\xa3": "□", "\xa4": "□",
    "\xa5": "□", "\xa6": "□", "\xa7": "▣", "\xa8": "▣", "\xa9": "▣", "\xaa": "▣", "\xad": "◆", "\xae": "◆",
    "\xaf": "◇", "\xb0": "◇", "\xb1": "◈", "\xb2": "◈", "\xb5": "◆", "\xb6": "◆", "\xb7": "◇", "\xb8": "◇",
}  # fmt: skip
_WINGDINGS_3: Final = dict(zip("fghipqrstuvw}~", "←→↑↓▲▼△▽◀▶◁▷▶▲", strict=True))
_WEBDINGS: Final = dict(zip("acgnr3456", "√□■●✗◀▶▲▼", strict=True))
_ZAPF: Final = {
    **dict(zip("345678", "✓✔✕✖✗✘", strict=True)),
    **dict(zip("lmnopqrstuvHI", "●○■❏❐❑❒▲▼◆❖★✩", strict=True)),
    **dict(zip(map(chr, range(0xAC, 0xC0)), "①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿", strict=True)),
    "\xd4": "➔", "\xd5": "→", "\xe4": "➤",
}  # fmt: skip
_SYMBOL: Final = {
    "\xa3": "≤", "\xa5": "∞", "\xa8": "♦", "\xac": "←", "\xad": "↑", "\xae": "→", "\xaf": "↓", "\xb0": "°",
    "\xb1": "±", "\xb3": "≥", "\xb4": "×", "\xb7": "•", "\xb8": "÷", "\xb9": "≠", "\xba": "≡", "\xbb": "≈",
    "\xbc": "…", "\xc4": "⊗", "\xc5": "⊕", "\xd6": "√", "\xd7": "·", "\xde": "⇒", "\xe0": "◊",
}  # fmt: skip

_FONTS: Final[Mapping[str, Mapping[str, str]]] = {
    "wingdings": _WINGDINGS, "wingdings2": _WINGDINGS_2, "wingdings3": _WINGDINGS_3, "webdings": _WEBDINGS,
    "symbol": _SYMBOL, "zapfdingbats": _ZAPF, "monotypesorts": _ZAPF,
}  # fmt: skip

_PRIVATE: Final = 0xF000
"""Where Word and Excel put the 256 characters of a symbol font in Unicode: U+F000 to U+F0FF."""
_IN_PRIVATE_USE: Final = re.compile("[\uf020-\uf0ff]")

_LIKELIEST: Final = {
    **_WINGDINGS_2, **_SYMBOL, **_WINGDINGS, **{c: _WINGDINGS_2[c] for c in "OPQRST\xa2\xa3\xa4"},
}  # fmt: skip
"""What a private-use character stands for when its font was lost: boxes and ticks before the rest."""


def is_symbol_font(name: str | None) -> bool:
    """Whether a font of that name draws signs instead of letters."""
    return _key(name) in _FONTS


def drawn(text: str, font: str | None = None) -> str:
    """A text and the name of its font → the text as it is seen. Han characters are never drawn by a symbol font and
    stay; private-use characters (U+F0FE) become signs without a font, too."""
    signs = _FONTS.get(_key(font)) if font else None
    if signs is None and not _IN_PRIVATE_USE.search(text):
        return text
    return "".join(_sign(char, signs) for char in text)


def _sign(char: str, signs: Mapping[str, str] | None) -> str:
    code = ord(char) - _PRIVATE
    if 0x20 <= code <= 0xFF:
        return (_LIKELIEST if signs is None else signs).get(chr(code), char)
    return char if signs is None else signs.get(char, char)


def _key(name: str | None) -> str:
    """A font's name without what differs between programs: "Wingdings 2", "'Wingdings2'", "wingdings-2"."""
    return "".join(char for char in (name or "").split(";")[0].casefold() if char.isalnum())
