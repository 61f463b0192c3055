"""Old binary workbooks (.xls of Excel 5 to 2003, .et of WPS) → a grid a sheet, each cell as it is shown.

xlrd reads this format alone, and the format has not changed since 2003. Unlike faster readers it knows number formats,
the fonts of single letters, notes and hidden rows, without which ticks, dates and remarks would be lost.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gwstd.grid import At, Grid, Repair, UnreadableError
from gwstd.intake import _guard, _number_format, _sheet
from gwstd.intake._sheet import Style, symbol_font
from gwstd.intake._symbols import drawn

if TYPE_CHECKING:
    import xlrd
    from xlrd.book import Book

MAX_FILE: Final = 20 * 1024 * 1024
"""The format packs thirty formatted empty cells into the bytes of one text: more would take too long to walk through."""
_TEXT: Final = 1
_NUMBER: Final = 2
_DATE: Final = 3
_BOOLEAN: Final = 4
_ERROR: Final = 5
_MACROS: Final = "_VBA_PROJECT".encode("utf-16-le")


def read(path: Path) -> Iterator[Grid]:
    """The sheets of a workbook that have content, hidden ones too."""
    _guard.check_file(path)
    size = path.stat().st_size
    if size > MAX_FILE:
        raise UnreadableError(
            f"旧版工作簿（.xls）有 {size // 1024 // 1024} MB，超过 {MAX_FILE // 1024 // 1024} MB，不读。"
            "请在 Excel 或 WPS 里打开，删去图片，另存为 .xlsx 后再读。"
        )
    data = path.read_bytes()
    with _guard.damaged_as_unreadable():
        log = io.StringIO()
        book = _book(data, log)
        notes = [_guard.MACROS] if _MACROS in data else []
        if "Ignoring non-worksheet data" in log.getvalue():
            notes.append("文件里有不是表格的工作表（图表、宏表等），没有读")
        found = _sheet.grids(_sheets(book), notes)
    yield from found


def _check_chains() -> None:
    """Make xlrd refuse a short stream whose chain of sectors bites its own tail: it would follow it without end."""
    from xlrd import compdoc

    document: Any = compdoc.CompDoc
    follow = document._get_stream
    if follow.__name__ == "checked":
        return

    def checked(self: Any, mem: Any, base: Any, sat: Any, size: Any, start: int, *more: Any, **named: Any) -> Any:
        seen: set[int] = set()
        sector = start
        while 0 <= sector < len(sat):
            if sector in seen:
                raise compdoc.CompDocError("a chain of sectors without end")
            seen.add(sector)
            sector = sat[sector]
        return follow(self, mem, base, sat, size, start, *more, **named)

    document._get_stream = checked


def _book(data: bytes, log: io.StringIO) -> Book:
    import xlrd
    from xlrd.biffh import XLRDError

    _check_chains()
    try:
        return xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=log, verbosity=1,
            ignore_workbook_corruption=True,
        )  # fmt: skip
    except XLRDError as error:
        if "encrypted" in str(error):
            raise UnreadableError(_guard.ENCRYPTED) from error
        raise


def _sheets(book: Book) -> Iterator[_sheet.Sheet]:
    for index in range(book.nsheets):
        sheet = book.sheet_by_index(index)
        reader = _Cells(book, sheet)
        rows = {row: cells for row in range(sheet.nrows) if (cells := reader.row(row))}
        yield _sheet.Sheet(
            name=sheet.name,
            cells=rows,
            merges=[((top, left), (end - 1, right - 1)) for top, end, left, right in sheet.merged_cells],
            hidden=bool(sheet.visibility),
            hidden_rows=frozenset(row for row in rows if _is_hidden(sheet.rowinfo_map, row)),
            hidden_columns=frozenset(column for column in sheet.colinfo_map if _is_hidden(sheet.colinfo_map, column)),
            repairs=(*reader.repairs, *_beside(sheet)),
        )
        book.unload_sheet(index)


def _is_hidden(sizes: Mapping[int, Any], index: int) -> bool:
    return index in sizes and bool(sizes[index].hidden)


def _beside(sheet: xlrd.sheet.Sheet) -> Iterator[Repair]:
    """Notes and links, which lie over cells."""
    for at, note in sheet.cell_note_map.items():
        if words := " ".join(note.text.split()):
            yield Repair(at, f"批注没有读入：{words}")
    for link in sheet.hyperlink_list:
        row, column = link.frowx, link.fcolx
        if isinstance(link.url_or_path, str) and row is not None and column is not None:
            yield Repair((row, column), _sheet.linked(link.url_or_path))


class _Cells:
    """The texts of one sheet's rows, and what was to be said about them."""

    def __init__(self, book: Book, sheet: xlrd.sheet.Sheet) -> None:
        self._book = book
        self._sheet = sheet
        self._fonts = [(symbol_font(font.name), bool(font.struck_out)) for font in book.font_list]
        self._styles = _styles(book, self._fonts)
        self.repairs: list[Repair] = []

    def row(self, number: int) -> dict[int, str]:
        """Column → text of the cells of a row that have one."""
        types: Sequence[int] = self._sheet.row_types(number)
        found: dict[int, str] = {}
        for column, kind in enumerate(types):
            if kind in (_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR) and (text := self._text((number, column), kind)):
                found[column] = text
        return found

    def _text(self, at: At, kind: int) -> str:
        value: Any = self._sheet.cell_value(*at)
        style = self._styles[self._sheet.cell_xf_index(*at)]
        if kind == _TEXT:
            return self._words(at, str(value), style)
        if kind == _BOOLEAN:
            return "TRUE" if value else "FALSE"
        if kind == _ERROR:
            from xlrd.biffh import error_text_from_code

            shown = str(error_text_from_code.get(value, "#N/A"))
            self.repairs.append(Repair(at, _sheet.wrong_value(shown)))
            return shown
        text = _number_format.shown(float(value), style.code, from_1904=bool(self._book.datemode))
        if style.struck:
            self.repairs.extend(_sheet.struck_out(at, text, "")[1])
        return text

    def _words(self, at: At, value: str, style: Style) -> str:
        """A text with the fonts of its letters: each piece as its font draws it."""
        pieces = [(value, style.font, style.struck)]
        if runs := self._sheet.rich_text_runlist_map.get(at):
            ends = [*(offset for offset, _ in runs), len(value)]
            pieces = [(value[: ends[0]], style.font, style.struck)]
            pieces += [(value[o:end], *self._fonts[i]) for (o, i), end in zip(runs, ends[1:], strict=True)]
        if any(struck for _, _, struck in pieces):
            out, rest = ("".join([text for text, _, struck in pieces if struck is which]) for which in (True, False))
            partly, says = _sheet.struck_out(at, out, rest)
            self.repairs.extend(says)
            pieces = [piece for piece in pieces if not (partly and piece[2])]
        text = "".join([drawn(text, font) for text, font, _ in pieces])
        return _sheet.clean(_number_format.shown_text(text, style.code))


def _styles(book: Book, fonts: Sequence[tuple[str, bool]]) -> list[Style]:
    """The looks that cells name by number."""
    found = []
    for look in book.xf_list:
        key: Any = look.format_key
        code = _number_format.builtin(key) if key in _number_format.CHINESE else book.format_map[key].format_str
        found.append(Style(code, *fonts[look.font_index]))
    return found
