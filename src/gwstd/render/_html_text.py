"""Plain text in; safe HTML text out. What a clerk wrote stays text, whatever it looks like."""

from __future__ import annotations

import re
from html import escape

_GAP = re.compile("\N{IDEOGRAPHIC SPACE}+(?=[□■])")
_CONTROLS = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r"}


class Escaped(dict[str, str]):
    """Text → HTML, line ends as ``<br>``. Each distinct text is worked out once: cells repeat a great deal."""

    def __missing__(self, text: str) -> str:
        # Control characters may not stand in an HTML file at all.
        html = escape(text.translate(_CONTROLS)).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")
        self[text] = html
        return html


class Boxes(Escaped):
    """Tick boxes → HTML: the wide spaces between two boxes of a line become a gap, a line end on a narrow phone."""

    def __missing__(self, text: str) -> str:
        self[text] = html = _GAP.sub(r'<span class="gap">\g<0></span>', super().__missing__(text))
        return html


def attribute(text: str) -> str:
    """Text for a quoted attribute: one line."""
    return escape(" ".join(text.translate(_CONTROLS).split()))
