"""A filled-in form, however it was saved (.xlsx, .xls, .ods) → its rows. Knows nothing of the catalogue.

Rows may be sorted, columns hidden or moved, sheets renamed or left out. Only values are read: of a formula that
somebody typed, what it showed last.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from gwstd.form.columns import CODE, NUMBER
from gwstd.form.plan import BASE, FINDINGS, FORM_VERSION, GUIDE, LISTS, META
from gwstd.grid import UnreadableError, column_letters
from gwstd.vocabulary import NAMES

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MOST_BYTES: Final = 40 * 1024 * 1024
MOST_UNPACKED: Final = 400 * 1024 * 1024
MOST_EMPTY_ROWS: Final = 2000
"""So many empty rows one after another end a sheet: a stray cell at its very end is nobody's item."""
MOST_COLUMNS: Final = 300
_ENTITY: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROLOG: Final = 65536
_SHEET_NAMES: Final = re.compile(r"<(?:\w+:)?sheet\b[^>]*\bname=\"([^\"]*)\"")
_OTHER_FORMAT: Final = "先用 Excel 或 WPS 打开，另存为 .xlsx 再试"

_Row = Sequence[object]


class Row(NamedTuple):
    """One row of an item sheet: its number there (from 1), its mark (empty in a new row), id of the column → text."""

    number: int
    mark: str
    cells: Mapping[str, str]


class FormSheet(NamedTuple):
    """One item sheet. ``letters``: id of a column → its letters; ``strange``: texts in columns that the form has not,
    each with its cell."""

    file: str
    name: str
    rows: tuple[Row, ...]
    letters: Mapping[str, str]
    strange: tuple[tuple[str, str], ...] = ()


class FormRows(NamedTuple):
    """A form as it came back. ``base``: file → mark → cells as they were exported; ``copies``: names of sheets that
    are copies of another and were not read; ``headless``: of those that lack the hidden first row; ``files``: the files
    that it was exported with, each with the name of its sheet."""

    region: str
    title: str
    files: Mapping[str, str]
    sheets: tuple[FormSheet, ...]
    base: Mapping[str, Mapping[str, Mapping[str, str]]]
    copies: tuple[str, ...]
    headless: tuple[str, ...]


def is_form(path: Path) -> bool:
    """Whether a file is a form of ours, by its hidden sheets. Never raises for what is in the file."""
    try:
        names = _sheet_names(path)
    except (UnreadableError, OSError):
        return False
    return {META, BASE} <= set(names)


def read(path: Path) -> FormRows:
    """The rows of a form. Raises UnreadableError, with a sentence for the user."""
    tables = dict(_tables(path))
    if not {META, BASE} <= tables.keys():
        raise UnreadableError(
            f"{path.name} 不是 gwstd export --form 做的填报表（隐藏的工作表不在了）；重新导出一份，把改动贴过去"
        )
    meta = [tuple(_text(value) for value in row) for row in tables[META]]
    facts = {row[0]: row[1] for row in meta if len(row) > 1}
    if facts.get("gwstd") != FORM_VERSION:
        raise UnreadableError(f"{path.name} 是另一个版本的 gwstd 导出的填报表；用现在的版本重新导出，把改动贴过去")
    files = {name: title for name, title in facts.items() if name.endswith(".yaml")}
    base = _base(tables[BASE])
    sheets: dict[str, FormSheet] = {}
    copies = []
    own = {title: file for file, title in files.items()}
    for name in sorted(tables, key=lambda name: name not in own):  # a copy has a name of its own
        if name in (GUIDE, FINDINGS, META, BASE, LISTS):
            continue
        made = _sheet(name, tables[name], files)
        if made is not None and made.file in sheets:
            copies.append(name)
        elif made is not None:
            sheets[made.file] = made
    ordered = tuple(sheets[file] for file in files if file in sheets)
    headless = tuple(title for title, file in own.items() if title in tables and file not in sheets)
    return FormRows(facts.get("地区", ""), facts.get("名称", ""), files, ordered, base, tuple(copies), headless)


# ---------------------------------------------------------------------------------------------- cells → rows


def _base(rows: Iterable[_Row]) -> dict[str, dict[str, dict[str, str]]]:
    """The hidden sheet of the texts as exported."""
    made: dict[str, dict[str, dict[str, str]]] = {}
    ids: list[str] = []
    for row in rows:
        texts = [_text(value) for value in row]
        if not ids:
            ids = texts
        elif len(texts) > 1 and texts[0]:
            cells = {column: text for column, text in zip(ids[2:], texts[2:], strict=False) if text}
            made.setdefault(texts[0], {})[texts[1]] = cells
    return made


def _sheet(name: str, rows: Sequence[_Row], files: Mapping[str, str]) -> FormSheet | None:
    """A sheet of items; None for one that somebody added."""
    head = next((n for n, row in enumerate(rows[:12]) if _is_head([_text(cell) for cell in row])), None)
    if head is None:
        return None
    ids = {index: text for index, value in enumerate(rows[head]) if (text := _text(value))}
    at = {column: index for index, column in ids.items()}
    named = [_text(value) for row in rows[head + 1 : head + 4] for value in row[:60]]
    file = next((text for text in named if text in files), None)
    file = file or next((known for known, title in files.items() if title == name), None)
    if file is None:
        return None
    first = _first_row(rows, head, at)
    made, strange = [], []
    for number, row in enumerate(rows[first:], first + 1):
        texts = {ids[index]: _text(value) for index, value in enumerate(row) if index in ids}
        cells = {column: text for column, text in texts.items() if text and column not in (CODE, NUMBER)}
        mark = texts.get(CODE, "").strip()
        if cells or mark:
            made.append(Row(number, mark, cells))
        strange += [
            (f"{column_letters(index)}{number}", text)
            for index, value in enumerate(row)
            if index not in ids and (text := _text(value).strip())
        ]
    letters = {column: column_letters(index) for column, index in at.items()}
    return FormSheet(file, name, tuple(made), letters, tuple(strange))


def _is_head(texts: Sequence[str]) -> bool:
    """Whether a row is the hidden first one: only there stand ids of ticked columns."""
    return sum(text.startswith("公开渠道/") for text in texts) > 1


def _first_row(rows: Sequence[_Row], head: int, at: Mapping[str, int]) -> int:
    """The row under the visible head; right under the ids where that is gone."""
    index = at.get(NAMES[0], 0)
    for number in range(head + 1, min(head + 8, len(rows))):
        if len(rows[number]) > index and _text(rows[number][index]).strip() == NAMES[0]:
            return number + 1
    return head + 1


def _text(value: object) -> str:
    """What a cell says, as text: spreadsheets make numbers and dates of what looks like one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d") if value.time() == time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


# ---------------------------------------------------------------------------------------------- files → cells


def _content(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise UnreadableError(f"{path.name} 有 {size // 1024 // 1024} MB，太大了，没有读；检查是不是贴了图片")
    return path.read_bytes()


def _kind(path: Path, data: bytes) -> str:
    """xlsx, ods or xls, by content; a zip is looked through before anything opens it."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "xls"
    if not data.startswith(b"PK\x03\x04"):
        raise UnreadableError(f"{path.name} 不是 Excel、WPS 或 LibreOffice 的表格文件；{_OTHER_FORMAT}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED:
                raise UnreadableError(f"{path.name} 解开以后太大，没有读；{_OTHER_FORMAT}")
            names = set(archive.namelist())
            for name in names:
                if name.endswith((".xml", ".rels")):
                    with archive.open(name) as part:
                        if _ENTITY.search(part.read(_PROLOG)):
                            raise UnreadableError(f"{path.name} 里有不该有的声明，没有读；{_OTHER_FORMAT}")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise UnreadableError(f"{path.name} 已经损坏或加了密码，打不开；{_OTHER_FORMAT}") from error
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise UnreadableError(f"{path.name} 不是表格文件；{_OTHER_FORMAT}")


def _sheet_names(path: Path) -> list[str]:
    data = _content(path)
    if _kind(path, data) == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _SHEET_NAMES.findall(archive.read("xl/workbook.xml").decode("utf-8", "replace"))
    return list(_calamine(path, data).sheet_names)


def _tables(path: Path) -> Iterator[tuple[str, list[_Row]]]:
    """Name of a sheet → its rows, hidden ones too."""
    data = _content(path)
    if _kind(path, data) == "xlsx":
        yield from _workbook_tables(path, data)
        return
    from python_calamine import CalamineError

    book = _calamine(path, data)
    for name in book.sheet_names:
        try:
            sheet = book.get_sheet_by_name(name)
        except CalamineError as error:
            raise UnreadableError(f"{path.name} 的工作表“{name}”读不出来；{_OTHER_FORMAT}") from error
        yield name, _bounded(sheet.iter_rows(), sheet.start)


def _workbook_tables(path: Path, data: bytes) -> Iterator[tuple[str, list[_Row]]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            yield sheet.title, _bounded(sheet.iter_rows(values_only=True), None)
    except Exception as error:  # openpyxl raises whatever its parts raise
        raise UnreadableError(f"{path.name} 已经损坏，读不出来；{_OTHER_FORMAT}") from error


def _calamine(path: Path, data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableError(f"{path.name} 已经损坏或加了密码，打不开；{_OTHER_FORMAT}") from error


def _bounded(rows: Iterable[_Row], start: tuple[int, int] | None) -> list[_Row]:
    """The rows of a sheet from its very first, up to where only empty ones follow."""
    lead: list[_Row] = [()] * (start[0] if start else 0)
    margin = [None] * (start[1] if start else 0)
    made, empty = lead, 0
    for row in rows:
        kept = [*margin, *row[:MOST_COLUMNS]]
        empty = empty + 1 if not any(value is not None and value != "" for value in kept) else 0
        if empty > MOST_EMPTY_ROWS:
            break
        made.append(kept)
    return made
