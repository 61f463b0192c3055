"""How an element of a web page looks, as far as it matters to its text: its own style, its classes, its attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from gwstd.intake._symbols import is_symbol_font

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_CSS: Final = 1_000_000
_COMMENT: Final = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_LONGEST_SELECTORS: Final = 2000
_SIMPLE: Final = re.compile(r"(?:[a-z0-9]+)?[.#][\w-]+|[a-z0-9]+")
_WANTED: Final = frozenset(
    ("font-family", "font", "mso-symbol-font-family", "display", "visibility", "white-space", "text-decoration",
     "text-decoration-line", "list-style", "list-style-type", "mso-hide", "mso-list")
)  # fmt: skip
_FAMILY: Final = re.compile("|".join(("wingdings ?[23]?", "webdings", "zapf ?dingbats")), re.IGNORECASE)

Style = Mapping[str, str]


def declarations(text: str) -> dict[str, str]:
    """The properties of a style attribute that matter here."""
    found: dict[str, str] = {}
    for part in text.split(";"):
        name, _, value = part.partition(":")
        if value and (key := name.strip().lower()) in _WANTED:
            found[key] = value.replace("!important", "").strip().strip("\"'").lower()
    return found


def sheet(texts: list[str]) -> dict[str, dict[str, str]]:
    """The simple rules of style sheets (``.xl65``, ``td.xl65``, ``#foot``) that set something that matters."""
    rules: dict[str, dict[str, str]] = {}
    for text in texts:
        for rule in _without_media(_COMMENT.sub("", text[:_MOST_CSS])).split("}"):
            selectors, _, body = rule.partition("{")
            if len(selectors) <= _LONGEST_SELECTORS and (found := declarations(body)):
                for selector in map(str.strip, selectors.lower().split(",")):
                    if _SIMPLE.fullmatch(selector):
                        rules.setdefault(selector, {}).update(found)
    return rules


def _without_media(text: str) -> str:
    """Style sheets without what holds for print or small screens only."""
    parts, depth, start = [], 0, 0
    for match in re.finditer(r"@media[^{]*\{|[{}]", text):
        if depth == 0 and match[0].startswith("@"):
            parts.append(text[start : match.start()])
            depth = 1
        elif depth and match[0].endswith("{"):
            depth += 1
        elif depth:
            depth -= 1
            start = match.end()
    return "".join((*parts, text[start:] if not depth else ""))


class Look(NamedTuple):
    """``font``: the symbol font that draws the text; ``marker``: the kind of numbers of a list, "" for the usual one."""

    hidden: bool = False
    font: str = ""
    kept_blanks: bool = False
    struck: bool = False
    marker: str = ""


def look(element: _Element, tag: str, parent: Look, rules: Mapping[str, Style]) -> Look:
    """How an element looks inside its parent."""
    marker = "" if tag in ("ol", "ul") else parent.marker
    style: dict[str, str] = {}
    if rules:
        names = [f".{name}" for name in (element.get("class") or "").lower().split()]
        names += [f"#{element.get('id', '').lower()}"] if element.get("id") else []
        for selector in (tag, *names, *(f"{tag}{name}" for name in names)):
            style.update(rules.get(selector, {}))
    if own := element.get("style"):
        style.update(declarations(own))
    plain = not (style or tag in _STRUCK or tag in ("pre", "textarea", "font") or element.get("hidden") is not None)
    if plain:
        return parent if parent.marker == marker else parent._replace(marker=marker)
    blanks = style.get("white-space", "pre" if tag in ("pre", "textarea") else "")
    return Look(
        parent.hidden or _is_hidden(element, style),
        _font(element, style, parent.font),
        blanks.startswith("pre") if blanks else parent.kept_blanks,
        parent.struck
        or tag in _STRUCK
        or "line-through" in style.get("text-decoration", style.get("text-decoration-line", "")),
        (style.get("list-style-type") or style.get("list-style") or marker).split(" ")[0],
    )


_STRUCK: Final = frozenset(("s", "strike", "del"))


def _is_hidden(element: _Element, style: Style) -> bool:
    return (
        element.get("hidden") is not None
        or style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or style.get("mso-hide") == "all"
    )


def _font(element: _Element, style: Style, inherited: str) -> str:
    symbol = style.get("mso-symbol-font-family", "")
    named = style.get("font-family") or element.get("face") or ""
    if not named and "font" in style:
        named = (found[0] if (found := _FAMILY.search(style["font"])) else "") or "plain"
    if not named and not symbol:
        return inherited
    first = named.split(",")[0].strip("\"' ")
    return next((name for name in (first, symbol.strip("\"' ")) if is_symbol_font(name)), "")
