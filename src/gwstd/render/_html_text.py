"""Plain text in; safe HTML text out. What a clerk wrote stays text, whatever it looks like."""

from __future__ import annotations

import re
from html import escape

_GAP = re.compile("\N{IDEOGRAPHIC SPACE}+(?=[□■])")
# Control characters may not stand in an HTML file at all. (str.translate would take ten times as long on Chinese.)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Escaped(dict[str, str]):
    """Text → HTML, line ends as ``<br>``. Each distinct text is worked out once: cells repeat a great deal."""

    def __missing__(self, text: str) -> str:
        html = _escaped(text).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")
        self[text] = html
        return html


class Boxes(Escaped):
    """Tick boxes → HTML: the wide spaces between two boxes of a line become a gap, a line end on a narrow phone."""

    def __missing__(self, text: str) -> str:
        self[text] = html = _GAP.sub(r'<span class="gap">\g<0></span>', super().__missing__(text))
        return html


def attribute(text: str) -> str:
    """Text for a quoted attribute: one line."""
    return " ".join(_escaped(text).split())


def _escaped(text: str) -> str:
    return escape(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text))
