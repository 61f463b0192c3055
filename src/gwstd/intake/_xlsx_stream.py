"""The XML of a sheet without its empty cells and rows, before any parser sees it.

Sheets that somebody formatted to the very end have a million of them, and a parser takes seconds for what holds nothing.
"""

from __future__ import annotations

import re
from typing import IO, Final

_EMPTY: Final = re.compile(rb'<(?:\w{1,20}:)?(?:c|row) r="[^<>]{0,300}/>')
"""Only what names its own place: cells without one are counted, and the empty ones with them."""
_CHUNK: Final = 256 * 1024


class Filled:
    """A part to be read like a file. From the first CDATA section on, nothing is left out: it may hold anything."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part = part
        self._rest = b""
        self._plain = False

    def read(self, _size: int = -1) -> bytes:
        """The next piece, of any length, however much is asked for; empty at the end."""
        while chunk := self._part.read(_CHUNK):
            text = self._rest + chunk
            self._plain = self._plain or b"<![CDATA[" in text
            # Cut where no element is cut in two, unless there is no such place.
            end = len(text) if self._plain else text.rfind(b"<") if b"<" in text[-_CHUNK:] else len(text)
            text, self._rest = text[:end], text[end:]
            if slim := text if self._plain else _EMPTY.sub(b"", text):
                return slim
        rest, self._rest = self._rest, b""
        return rest
