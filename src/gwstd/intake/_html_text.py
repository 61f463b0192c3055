"""The text of web pages as browsers show it: blanks, list numbers, boxes to tick, pictures that stand for ticks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from gwstd.intake._flow import Block, Line
from gwstd.intake._html_style import Look
from gwstd.intake._numerals import numeral
from gwstd.intake._pieces import Piece, struck, told
from gwstd.intake._symbols import drawn

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAP: Final = "\0"
"""A line end of the source, which shows as a blank, or as nothing between Han characters."""
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_BLANKS: Final = re.compile(" +")
_HAN: Final = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WRAPPED_HAN: Final = re.compile(f"(?<={_HAN}) ?{_WRAP} ?(?={_HAN})")


@dataclass
class Flow:
    """Gathers the lines and tables of a page or a cell."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def add(self, text: str, look: Look) -> None:
        """Text of the source."""
        shown = _kept(text) if look.kept_blanks else _SPACE.sub(_blank, text)
        self.put(drawn(shown, look.font), look)

    def put(self, text: str, look: Look) -> None:
        """Text as it is shown; ``\\n`` begins a new line."""
        if text:
            self.pieces.append(Piece(text, look.struck, look.hidden))

    def end_line(self) -> None:
        """A paragraph ends here, if one has begun."""
        if self.pieces or self.seen:
            text = _shown("".join(piece.text for piece in self.pieces))
            if text.strip() or self.seen:
                says = (_shown(remark) for remark in told(self.pieces, leaves_hidden=False))
                out = tuple(map(_shown, struck(self.pieces)))
                rest = _shown("".join(piece.text for piece in self.pieces if not piece.struck)) if out else ""
                self.blocks.append(Line(text, (*says, *self.seen), out, rest))
            self.pieces, self.seen = [], []


def _kept(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "\u00a0")


def _blank(match: re.Match[str]) -> str:
    return _WRAP if "\n" in match[0] else " "


def _shown(text: str) -> str:
    if _WRAP in text:
        text = _WRAPPED_HAN.sub("", text).replace(_WRAP, " ")
    return _BLANKS.sub(" ", text) if "  " in text else text


# ---------------------------------------------------------------------------------------------- lists

_FORMS: Final = {
    "a": "lowerLetter", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "A": "upperLetter",
    "upper-alpha": "upperLetter", "upper-latin": "upperLetter", "i": "lowerRoman", "lower-roman": "lowerRoman",
    "I": "upperRoman", "upper-roman": "upperRoman", "decimal-leading-zero": "decimalZero",
    "cjk-ideographic": "chineseCountingThousand", "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand", "cjk-decimal": "ideographDigital",
    "simp-chinese-formal": "chineseLegalSimplified", "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
}  # fmt: skip
_BULLETS: Final = {"circle": "○", "square": "▪"}
_IDEOGRAPHIC: Final = frozenset(("chineseCountingThousand", "chineseLegalSimplified", "ideographDigital",
                                 "ideographTraditional", "ideographZodiac"))  # fmt: skip


@dataclass
class Numbering:
    """The list that is open: how far it has been counted."""

    ordered: bool
    form: str
    number: int
    step: int = 1

    def next(self, element: _Element, look: Look) -> str:
        """The mark in front of the next entry, with what parts it from the text."""
        if (value := element.get("value") or "").strip().lstrip("-").isdecimal():
            self.number = int(value[:9])
        number, self.number = self.number, self.number + self.step
        marker = look.marker or element.get("type") or self.form
        if marker == "none":
            return ""
        if marker in ("disc", "circle", "square") or (not self.ordered and marker not in (*_FORMS, "decimal")):
            return f"{_BULLETS.get(marker, '•')} "
        form = _FORMS.get(marker, "decimal")
        return f"{numeral(number, form)}{'、' if form in _IDEOGRAPHIC else '. '}"


def numbering(element: _Element, tag: str) -> Numbering:
    """A list that begins."""
    start = (element.get("start") or "").strip()
    backwards = tag == "ol" and element.get("reversed") is not None
    count = sum(1 for entry in element if entry.tag == "li") if backwards else 1
    first = int(start[:9]) if start.lstrip("-").isdecimal() else count
    return Numbering(tag == "ol", element.get("type") or "", first, -1 if backwards else 1)


_OWN_MARK: Final = re.compile(r"\s*(?:[(（]?(?:\d+|[一二三四五六七八九十]+)\s*[.．、)）]|[①-⑳•·●○■▪◆])")


def has_own_mark(element: _Element) -> bool:
    """Whether an entry's text begins with a number or bullet of its own: then the page's design shows no other."""
    for text in map(str, element.itertext()):
        if text.strip():
            return bool(_OWN_MARK.match(text))
    return False


# ---------------------------------------------------------------------------------------------- boxes and pictures


def control(element: _Element, tag: str) -> str:
    """What a field of a form shows: a box its state, a text field its value, a choice the chosen entry."""
    if tag == "select":
        options = list(element.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return "、".join(text for option in chosen if (text := "".join(map(str, option.itertext())).strip()))
    kind = (element.get("type") or "text").lower()
    checked = element.get("checked") is not None
    if kind == "checkbox":
        return "☑" if checked else "□"
    if kind == "radio":
        return "●" if checked else "○"
    return (element.get("value") or "") if kind in ("text", "number", "date", "tel", "url", "email", "search") else ""


_NOT_TICKED: Final = re.compile(
    "un|no(?!rmal|te)|not|off|empty|blank|false|wrong|cross|error|cuo|fou|未|不|否|空|叉|×|✗|□"
)
_TICKED: Final = re.compile("check|tick|select|dui|gou|yes|right|true|√|✓|✔|☑|■|勾|对号|是|已选")
_BOX: Final = re.compile("check|box|select|radio|tick|dui|gou|勾|框|yes|right|true|√|✓|✔|☑|■|□|×|✗|对号|叉|是|否|选")


def picture(element: _Element) -> tuple[str, str]:
    """The sign that a picture stands for ("" for none), and what to tell of it ("" for pure ornament)."""
    alt = (element.get("alt") or element.get("title") or "").strip()
    source = element.get("src") or ""
    file = "" if source.startswith("data:") else unquote(source.partition("?")[0].rpartition("/")[2])
    if any(_is_tiny(element.get(side)) for side in ("width", "height")):
        return "", ""
    if alt in _SIGNS:
        return alt, f"图片按它的替代文字读成“{alt}”"
    for name in (alt.lower(), file.rpartition(".")[0].lower()):
        if name and len(name) <= 24 and _BOX.search(name):
            sign = "□" if _NOT_TICKED.search(name) else "☑" if _TICKED.search(name) else ""
            if sign:
                return sign, f"图片（{name}）读成“{sign}”，请核对"
    named = f"（{alt or file}）" if alt or file else ""
    return "", f"有图片{named[:100]}，图中文字没有读"


_SIGNS: Final = frozenset("√✓✔☑■□☐×✗✘☒●○◆★▲")


def _is_tiny(size: str | None) -> bool:
    match = re.match(r"\s*(\d+)\s*(?:px)?\s*$", size or "")
    return bool(match) and int(match[1][:6]) <= 3 if match else False


def joined(texts: Sequence[str]) -> str:
    """Texts that were hidden, in one line."""
    return _SPACE.sub(" ", " ".join(texts)).strip()
