"""Text tables (.csv, .tsv, .txt) in any usual encoding and with any usual delimiter, as Excel would show them."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from gwstd.grid import Grid, Repair, UnreadableError
from gwstd.intake._encoding import decoded
from gwstd.intake._flow import shown_lines
from gwstd.intake._guard import MAX_CELL, MAX_COLUMNS, MAX_ROWS, check_file

_DELIMITERS: Final = (",", "\t", ";", "|", "，")
_SAMPLE: Final = 200_000
"""Characters by which the delimiter is told."""
_SAYS_DELIMITER: Final = re.compile(r'"?sep=(.)"?(?:\r\n|\r|\n)', re.IGNORECASE)
_AS_TEXT: Final = re.compile(r'="((?:[^"]|"")*)"')
"""How Excel is told to keep the zeros of ``="001"``."""
_NO_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")


def read(path: Path) -> Iterator[Grid]:
    """The one table of a text file. Raises UnreadableError where there is none."""
    check_file(path)
    yield from read_bytes(path.read_bytes(), path.stem)


def read_bytes(data: bytes, name: str) -> Iterator[Grid]:
    """The table that a text file with that name holds: one sheet, as Excel names it."""
    text, seen = decoded(data)
    if len(_NO_TEXT.findall(text[:_SAMPLE])) * 20 > len(text[:_SAMPLE]):
        raise UnreadableError("文件不是文本，读不出字来。请在 Excel 或 WPS 里打开，另存为 .xlsx 或“CSV UTF-8”后再读。")
    text, delimiter = _delimited(text)
    records, says = _quoted(text, delimiter)
    rows, origin = _rows(records)
    width = max(map(len, rows), default=0)
    if width < 2:
        raise UnreadableError(
            "文件里看不出分栏，每行只有一格。请在 Excel 或 WPS 里核对，用逗号或制表符分栏，或另存为 .xlsx 后再读。"
            if width
            else "文件里没有文字。请重新取得这个文件。"
        )
    if width > MAX_COLUMNS:
        raise UnreadableError(f"文件有{width}列，超过{MAX_COLUMNS}列，不像一张目录。请删去多余的列再读。")
    padded = tuple((*row, *[""] * (width - len(row))) for row in rows)
    yield Grid(name, padded, origin=origin, repairs=tuple(Repair(None, remark) for remark in (*seen, *says)))


# ---------------------------------------------------------------------------------------------- delimiters and quotes


def _delimited(text: str) -> tuple[str, str]:
    """The text, and what parts its cells: as its first line says (sep=;), or what makes the most rows alike."""
    if match := _SAYS_DELIMITER.match(text):
        return text[match.end() :], match[1]
    sample = text[:_SAMPLE]
    return text, max(_DELIMITERS, key=lambda delimiter: _likeness(sample, delimiter))


def _likeness(sample: str, delimiter: str) -> int:
    """How many cells stand in rows of the same width, if this is the delimiter."""
    if delimiter not in sample:
        return 0
    try:
        return _alike(_records(sample, delimiter))
    except UnreadableError:
        return 0


def _alike(records: Iterable[list[str]]) -> int:
    """How many cells stand in rows of the most usual width."""
    widths = Counter(len(record) for record in records if any(record))
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def _quoted(text: str, delimiter: str) -> tuple[Iterator[list[str]], tuple[str, ...]]:
    """The records of a text, and what to tell of its quotes: where they do not pair, each line is a record, if that
    makes the rows more alike than Excel's way to read them."""
    try:
        deque(_records(text, delimiter, strict=True), maxlen=0)
        return _records(text, delimiter), ()
    except UnreadableError:
        loose = _likeness(text, delimiter)
    if loose > _alike(_unquoted(text, delimiter)):
        return _records(text, delimiter), ("有引号用得不合规矩，照 Excel 的读法读入。请核对有引号的格",)
    return _unquoted(text, delimiter), ("有引号没有成对，只好一行读成一条。请核对各行，或另存为 .xlsx 后再读",)


def _records(text: str, delimiter: str, *, strict: bool = False) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    except csv.Error as error:
        raise UnreadableError(
            f"有一格超过{MAX_CELL}字，不像目录的一格，多半是少了一个引号。请在 Excel 或 WPS 里核对，另存为 .xlsx 后再读。"
        ) from error


def _unquoted(text: str, delimiter: str) -> Iterator[list[str]]:
    """Each line a record; quotes around a whole cell are no text."""
    for line in text.splitlines():
        cells = line.split(delimiter)
        yield [cell[1:-1] if re.fullmatch('".*"', cell) else cell for cell in cells]


# ---------------------------------------------------------------------------------------------- rows


def _rows(records: Iterator[list[str]]) -> tuple[list[tuple[str, ...]], tuple[int, ...]]:
    """The rows, of empty ones the first of each run between others; and their numbers where those differ."""
    rows: list[tuple[str, ...]] = []
    origin: list[int] = []
    for number, record in enumerate(records, 1):
        row = tuple(_text(cell, number) for cell in record)
        while row and not row[-1]:
            row = row[:-1]
        if not row:
            continue
        if number > (origin[-1] if origin else 0) + 1:
            rows.append(())
            origin.append(number - 1)
        rows.append(row)
        origin.append(number)
        if len(rows) > MAX_ROWS:
            raise UnreadableError(f"文件超过{MAX_ROWS}行，不像一张目录。请拆成几个文件再读。")
    return rows, tuple(origin) if origin != list(range(1, len(origin) + 1)) else ()


def _text(cell: str, number: int) -> str:
    if len(cell) > MAX_CELL:
        raise UnreadableError(
            f"第{number}行有一格超过{MAX_CELL}字，不像目录的一格，多半是少了一个引号。请在 Excel 或 WPS 里核对后再读。"
        )
    if match := _AS_TEXT.fullmatch(cell):
        cell = match[1].replace('""', '"')
    return cell if cell.isascii() and cell.isalnum() else "\n".join(shown_lines(cell))
