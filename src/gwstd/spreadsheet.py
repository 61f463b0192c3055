"""What every workbook of ours keeps to: the texts that a cell can hold and the lines they take there, legal sheet
names, the options under which XlsxWriter takes texts for texts, the same bytes on every system.

Neither LibreOffice nor WPS fits the height of rows with merged cells, and Excel does not do it before a sheet is
opened, so heights are estimated here: a Han character is two half-widths, Latin letters and digits are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from gwstd.document import Column

CELL_LIMIT: Final = 32_767
"""UTF-16 units in one cell (Excel's specifications and limits)."""
ROW_LIMIT: Final = 1_048_576
ROW_HEIGHT_LIMIT: Final = 409.0
"""Points; Excel takes no higher row."""
SHEET_NAME_LIMIT: Final = 31

OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # Column widths count in digits of the default font. Arial 10 has the same 7 pixels as Calibri 11, by which XlsxWriter
    # reckons, is on every Windows and Mac, and elsewhere has stand-ins of the same widths. 宋体 and Calibri have none: where
    # they are missing, every column gets wider by a quarter, and the last ones are printed on pages of their own.
    "default_format_properties": {"font_name": "Arial", "font_size": 10},
}

_PIXELS_PER_MM: Final = 96 / 25.4
_CELL_PADDING: Final = 6
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ILLEGAL_IN_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]")


def clean(text: str) -> str:
    """The text without control characters and lone surrogates (no XML can hold them); line ends become ``\\n``."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub("", text)


def utf16_length(text: str) -> int:
    return len(text) + sum(1 for character in text if character > "\uffff")


def pixels(millimetres: float) -> int:
    """Paper millimetres → screen pixels at 96 dpi, the unit of a column's width."""
    return round(millimetres * _PIXELS_PER_MM)


def capacity(width: int, points: float) -> int:
    """How many half-widths of a font of ``points`` stand on one line of a cell ``width`` pixels wide; at least 2."""
    half_width = points * 96 / 72 / 2
    fitting = int((width - _CELL_PADDING) / half_width)
    return max(2, fitting - fitting % 2)


@lru_cache(maxsize=1 << 16)
def lines(text: str, fitting: int) -> int:
    """How many lines a text takes where ``fitting`` half-widths stand on one. An empty text takes one.

    Kept: what stands in a field's sheet stands in the sheet of all items too.
    """
    total = 0
    for part in text.split("\n"):
        # GB 18030 has one byte for a half-width character and two for a full-width one: the fastest ruler there is.
        units = len(part.encode("gb18030"))
        if units <= fitting:
            total += 1
            continue
        # A line loses a character where the next one may not begin with punctuation, and Latin words do not break.
        lost = units // fitting // 3 * 2 + (fitting // 2 if units == len(part) else 0)
        total += -(-(units + lost) // fitting)
    return total


def head_groups(columns: tuple[Column, ...]) -> Iterator[tuple[str, int, int]]:
    """Runs of neighbours under one head cell: group, first and last column; a column without a group is its own."""
    first = 0
    for index, column in enumerate(columns):
        following = columns[index + 1].group if index + 1 < len(columns) else ""
        if not column.group or following != column.group:
            yield column.group, first, index
            first = index + 1


class SheetNames:
    """Gives every wish a legal sheet name that no other sheet has; upper and lower case count as the same."""

    def __init__(self) -> None:
        self._taken: set[str] = {"history"}  # Excel keeps this name for itself

    def is_free(self, name: str) -> bool:
        return name.casefold() not in self._taken

    def claim(self, wish: str) -> str:
        """The wish without ``[]:*?/\\``, cut to 31 UTF-16 units, numbered （2）, （3） … where it is taken."""
        legal = _ILLEGAL_IN_SHEET_NAME.sub(" ", clean(wish)).strip(" '") or "表"
        name, number = _cut(legal, SHEET_NAME_LIMIT), 1
        while not self.is_free(name):
            number += 1
            mark = f"（{number}）"
            name = _cut(legal, SHEET_NAME_LIMIT - len(mark)) + mark
        self._taken.add(name.casefold())
        return name


def _cut(name: str, limit: int) -> str:
    while utf16_length(name) > limit:
        name = name[:-1]
    return name.strip(" '") or "表"


def pieces(text: str, longest: int) -> Iterator[str]:
    """A long text in parts of at most ``longest`` characters, cut after sentence ends where there are any."""
    while len(text) > longest:
        ends = [text.rfind(mark, longest // 2, longest) for mark in "。；\n，"]
        cut = next((end + 1 for end in ends if end >= 0), longest)
        yield text[:cut].strip("\n")
        text = text[cut:]
    yield text


def as_string(text: str) -> str:
    """The text as XlsxWriter must get it. It takes ``<r>…</r>`` for the XML of a rich string: that gets escaped."""
    if not (text.startswith("<r>") and text.endswith("</r>")):
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<r><t xml:space="preserve">{escaped}</t></r>'


def without_system(archive: bytes) -> bytes:
    """The same zip file, its entries marked as made on Unix: Python marks them with the system it runs on."""
    data = bytearray(archive)
    end = data.rindex(b"PK\x05\x06")
    position = int.from_bytes(data[end + 16 : end + 20], "little")
    for _ in range(int.from_bytes(data[end + 10 : end + 12], "little")):
        data[position + 5] = 3
        # An entry of the directory: 46 bytes, then its name, extra field and comment, whose lengths stand at 28 to 33.
        position += 46 + sum(int.from_bytes(data[position + at : position + at + 2], "little") for at in (28, 30, 32))
    return bytes(data)
