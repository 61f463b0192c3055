"""Workbooks of Excel and WPS (.xlsx, .xlsm) → a grid a sheet, each cell as it is shown.

The sheets are streamed with lxml: openpyxl takes 22 seconds and 400 MB for 700,000 cells, loses rows of WPS files when
it streams, and fails on styles that Excel forgives. Its knowledge of formats and dates is used.
Macros and formulas are never run or carried on; values are those that the file was saved with.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from gwstd.grid import At, Grid, Repair, UnreadableError
from gwstd.intake import _guard, _number_format, _sheet, _xlsx_extras
from gwstd.intake._sheet import Style
from gwstd.intake._xlsx_package import Package, Run, Workbook, runs, text_of, workbook
from gwstd.intake._xlsx_stream import Filled
from gwstd.intake._xml import attribute, local

if TYPE_CHECKING:
    from lxml import etree

MAX_MERGES: Final = 200_000
_LAST_ROW: Final = 1_048_575
_LAST_COLUMN: Final = 16_383

_PICTURE: Final = "这一格是图片，图中文字没有读。请把图中文字填进表里"


def read(path: Path) -> Iterator[Grid]:
    """The sheets of a workbook that have content, hidden ones too."""
    _guard.check_package(path)
    with _guard.damaged_as_unreadable(), zipfile.ZipFile(path) as archive:
        package = Package(archive)
        book = workbook(package)
        notes = [f"“{name}”不是表格（图表、对话框等工作表），没有读" for name in book.skipped]
        if any(name.endswith("vbaproject.bin") for name in package.names):
            notes.append(_guard.MACROS)
        if book.external:
            notes.append(_guard.EXTERNAL)
        found = _sheet.grids(_sheets(package, book), notes)
    yield from found


def _sheets(package: Package, book: Workbook) -> Iterator[_sheet.Sheet]:
    for name, part, hidden in book.sheets:
        content = package.open(part)
        if content is None:
            raise UnreadableError(_guard.DAMAGED)
        with content:
            found = _Cells(book)
            found.read(content)
        extras = _xlsx_extras.repairs(package, part, found.links)
        yield _sheet.Sheet(
            name=name,
            cells=found.rows,
            merges=found.merges,
            hidden=hidden,
            hidden_rows=frozenset(found.hidden_rows),
            hidden_columns=frozenset(found.hidden_columns),
            repairs=(*found.repairs, *extras),
        )


class _Cells:
    """The cells of one sheet, collected while its part is streamed."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._row = -1
        self._known: dict[tuple[str, str | None], str] = {}
        self.rows: dict[int, dict[int, str]] = {}
        self.merges: list[tuple[At, At]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.links: list[tuple[At, str]] = []
        self.repairs: list[Repair] = []

    def read(self, part: IO[bytes]) -> None:
        kinds = {"row": self._add_row, "col": self._add_column, "mergeCell": self._add_merge,
                 "hyperlink": self._add_link, "headerFooter": self._add_header}  # fmt: skip
        for element in _guard.stream_xml(Filled(part), [f"{{*}}{kind}" for kind in kinds]):
            kinds[local(element)](element)

    def _add_row(self, element: etree._Element) -> None:
        number = element.get("r")
        self._row = int(number) - 1 if number else self._row + 1
        _check_place(self._row, _LAST_ROW)
        column = -1
        for cell in element:
            reference = cell.get("r")
            column = _column(reference) if reference else column + 1
            if len(cell) > 0:
                _check_place(column, _LAST_COLUMN)
                self._add_cell(cell, (self._row, column))
        if self._row in self.rows and (_is_true(element.get("hidden")) or _is_zero(element.get("ht"))):
            self.hidden_rows.add(self._row)

    def _add_cell(self, cell: etree._Element, at: At) -> None:
        kind, style, value = cell.get("t", "n"), cell.get("s"), cell[0].text or ""
        # Most cells are one shared text, and most of these (ticks, channels, limits) stand in many cells.
        key = (value, style) if kind == "s" and len(cell) == 1 else None
        text = self._known.get(key) if key else None
        if text is None:
            said = len(self.repairs)
            text = _sheet.clean(self._text(cell, kind, at, self._book.style(style)))
            if key and len(self.repairs) == said:
                self._known[key] = text
        if not text:
            return
        row = self.rows.setdefault(at[0], {})
        if at[1] in row:
            self.repairs.append(Repair(at, f"文件里这一格写了两次，读的是第一次，第二次没有读入：{text}"))
            return
        row[at[1]] = text

    def _text(self, cell: etree._Element, kind: str, at: At, style: Style) -> str:
        """What a cell shows, with a repair for what stands in the way of it."""
        value, pieces, formula = "", (), False  # type: str, tuple[Run, ...], bool
        for child in cell:
            name = local(child)
            if name == "v":
                value = child.text or ""
            elif name == "is":
                pieces = runs(child)
            elif name == "f":
                formula = True
        if formula and not value and kind != "str":
            self.repairs.append(Repair(at, _sheet.NO_VALUE))
            return ""
        if kind == "s" and value:
            pieces = self._shared(value, at)
        elif kind == "str":
            pieces = (Run(value),)
        if pieces or kind == "s":
            return self._words(pieces, at, style)
        if kind == "b":
            yes = value.strip() in ("1", "true")
            return ("☑" if yes else "□") if style.box else ("TRUE" if yes else "FALSE")
        if kind == "e" and value:
            picture = cell.get("vm") is not None
            self.repairs.append(Repair(at, _PICTURE if picture else _sheet.wrong_value(value)))
            return "" if picture else value
        return self._number(value.strip(), kind, style, at) if value.strip() else ""

    def _shared(self, value: str, at: At) -> tuple[Run, ...]:
        number = int(value)
        if 0 <= number < len(self._book.texts):
            return self._book.texts[number]
        self.repairs.append(Repair(at, "这一格的文字在文件里找不到了，读作空白。请在 Excel 或 WPS 里打开核对，补上"))
        return ()

    def _words(self, pieces: tuple[Run, ...], at: At, style: Style) -> str:
        text = text_of(pieces, style.font)
        if text.startswith(("=DISPIMG(", "=_xlfn.DISPIMG(")):  # how WPS keeps a picture inside a cell
            self.repairs.append(Repair(at, _PICTURE))
            return ""
        if style.struck or any(run.struck for run in pieces):
            out = text if style.struck else text_of(tuple(run for run in pieces if run.struck), style.font)
            rest = "" if style.struck else text_of(tuple(run for run in pieces if not run.struck), style.font)
            partly, says = _sheet.struck_out(at, out, rest)
            self.repairs.extend(says)
            text = rest if partly else text
        return _number_format.shown_text(text, style.code)

    def _number(self, value: str, kind: str, style: Style, at: At) -> str:
        if kind == "d":
            return _number_format.iso(value, style.code)
        try:
            number = float(value)
        except ValueError:
            return value
        if abs(number) >= 1e15 and style.code in (_number_format.GENERAL, "0", "@"):
            self.repairs.append(Repair(at, "表格软件只记得住数字的前 15 位，后面的变成了 0。请按文本重新填写"))
        text = _number_format.shown(number, style.code, from_1904=self._book.from_1904)
        if style.struck:
            self.repairs.extend(_sheet.struck_out(at, text, "")[1])
        return text

    def _add_column(self, element: etree._Element) -> None:
        if _is_true(element.get("hidden")) or _is_zero(element.get("width")):
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            self.hidden_columns.update(range(first - 1, min(last, _guard.MAX_COLUMNS)))

    def _add_merge(self, element: etree._Element) -> None:
        if (area := _area(element.get("ref", ""))) is not None:
            self.merges.append(area)
        if len(self.merges) > MAX_MERGES:
            raise UnreadableError(f"一张工作表里的合并单元格超过 {MAX_MERGES} 个，不读。请拆成几个文件再读。")

    def _add_link(self, element: etree._Element) -> None:
        area = _area(element.get("ref", ""))
        identity = attribute(element, "id")
        if area is not None and identity and len(self.links) < MAX_MERGES:
            self.links.append((area[0], identity))

    def _add_header(self, element: etree._Element) -> None:
        for child in element:
            if words := _xlsx_extras.printed(child.text or ""):
                self.repairs.append(Repair(None, f"打印用的页眉页脚里有文字，没有读入：{words}"))


def _check_place(number: int, last: int) -> None:
    if not 0 <= number <= last:
        raise UnreadableError(_guard.DAMAGED)


def _is_true(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _is_zero(size: str | None) -> bool:
    try:
        return size is not None and float(size) == 0
    except ValueError:
        return False


@lru_cache(maxsize=4096)
def _letters(letters: str) -> int:
    number = 0
    for char in letters:
        number = number * 26 + (ord(char) & 31)
    return number - 1


def _column(reference: str) -> int:
    """The column, from 0, of a cell's name: C12 → 2."""
    return _letters(reference.rstrip("0123456789"))


def _area(reference: str) -> tuple[At, At] | None:
    """The corners of A1:C3; None for what is no area of cells."""
    from openpyxl.utils.cell import range_boundaries

    try:
        left, top, right, bottom = range_boundaries(reference.replace("$", ""))
    except (ValueError, TypeError):
        return None
    if left is None or top is None or right is None or bottom is None:
        # whole columns (A:C) and whole rows (3:3)
        left, top, right, bottom = left or 1, top or 1, right or _LAST_COLUMN + 1, bottom or _LAST_ROW + 1
    return (top - 1, left - 1), (bottom - 1, right - 1)
