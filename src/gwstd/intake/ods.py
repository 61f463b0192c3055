"""OpenDocument spreadsheets (.ods of LibreOffice and WPS) → a grid a sheet: these files hold each cell as it is shown."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gwstd.grid import At, Grid, Repair, UnreadableError
from gwstd.intake import _guard, _number_format, _sheet
from gwstd.intake._ods_text import Look, lines, look_of, number, resolved, words
from gwstd.intake._xml import attribute, local

if TYPE_CHECKING:
    from lxml import etree

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC: Final = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ERROR: Final = re.compile(r"#(?:REF|DIV/0|N/A|NAME|VALUE|NUM|NULL)[!?]?|Err:\d+")
_KINDS: Final = ("style", "shapes", "forms", "table-source", "table-column", "table-row", "table")


def read(path: Path) -> Iterator[Grid]:
    """The sheets of a file that have content, hidden ones too."""
    _guard.check_package(path)
    with _guard.damaged_as_unreadable(), zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise UnreadableError(_guard.ENCRYPTED)
        reader = _Content(archive)
        sheets = list(reader.sheets())
        notes = [_guard.MACROS] if any(name.startswith("Basic/") for name in names) else []
        if reader.has_external:
            notes.append(_guard.EXTERNAL)
        found = _sheet.grids(sheets, notes)
    yield from found


class _Content:
    """The content of one file, sheet by sheet while it is streamed."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._looks: dict[str, Look] = {}
        self._resolved: dict[str, Look] = {}
        self.has_external = False
        self._begin()

    def _begin(self) -> None:
        self._cells: dict[int, dict[int, str]] = {}
        self._merges: list[tuple[At, At]] = []
        self._repairs: list[Repair] = []
        self._column_styles: list[str] = []
        self._hidden_columns: set[int] = set()
        self._hidden_rows: set[int] = set()
        self._external = False
        self._row = 0

    def sheets(self) -> Iterator[_sheet.Sheet]:
        if "styles.xml" in self._archive.namelist():
            with self._archive.open("styles.xml") as part:
                for element in _guard.stream_xml(part, ("{*}style",)):
                    self._looks[attribute(element, "name")] = look_of(element)
        with self._archive.open("content.xml") as part:
            for element in _guard.stream_xml(part, [f"{{*}}{kind}" for kind in _KINDS]):
                kind = local(element)
                if kind == "style":
                    self._looks[attribute(element, "name")] = look_of(element)
                elif kind == "table-column":
                    self._add_column(element)
                elif kind == "table-row":
                    self._add_row(element)
                elif kind == "table-source":
                    self._external = self.has_external = True
                elif kind in ("shapes", "forms"):
                    self._repairs += [Repair(None, text) for text in _beside(element)]
                else:
                    if not self._external:
                        yield self._finished(element)
                    self._begin()

    def _finished(self, table: etree._Element) -> _sheet.Sheet:
        style = self._looks.get(attribute(table, "style-name"), Look())
        return _sheet.Sheet(
            name=attribute(table, "name"),
            cells=self._cells,
            merges=self._merges,
            hidden=style.hides,
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(self._hidden_columns),
            repairs=self._repairs,
        )

    def _add_column(self, element: etree._Element) -> None:
        first = len(self._column_styles)
        last = min(first + number(element, f"{_TABLE}number-columns-repeated"), _guard.MAX_COLUMNS)
        self._column_styles += [element.get(f"{_TABLE}default-cell-style-name", "")] * (last - first)
        if _is_hidden(element):
            self._hidden_columns.update(range(first, last))

    def _add_row(self, element: etree._Element) -> None:
        repeated = number(element, f"{_TABLE}number-rows-repeated")
        found: dict[int, str] = {}
        column = 0
        for cell in element:
            times = number(cell, f"{_TABLE}number-columns-repeated")
            holds = len(cell) > 0 or cell.get(f"{_OFFICE}value-type") or cell.get(f"{_TABLE}formula")
            if holds and (text := self._cell(cell, (self._row, column))):
                found[column] = text
                found.update(dict.fromkeys(range(column, min(column + times, _guard.MAX_COLUMNS + 1)), text))
            column += times
        if found:
            rows = range(self._row, self._row + min(repeated, _guard.MAX_ROWS + 1))
            self._cells.update(dict.fromkeys(rows, found))
            if _is_hidden(element):
                self._hidden_rows.update(rows)
        self._row += repeated

    def _look(self, style: str) -> Look:
        if style not in self._resolved:
            self._resolved[style] = resolved(style, self._looks)
        return self._resolved[style]

    def _cell(self, cell: etree._Element, at: At) -> str:
        """What a cell shows; its merge and what there is to say of it are put down."""
        down, right = number(cell, f"{_TABLE}number-rows-spanned"), number(cell, f"{_TABLE}number-columns-spanned")
        if down > 1 or right > 1:
            self._merges.append((at, (at[0] + down - 1, at[1] + right - 1)))
        default = self._column_styles[at[1]] if at[1] < len(self._column_styles) else ""
        look = self._look(cell.get(f"{_TABLE}style-name") or default)
        formula = bool(cell.get(f"{_TABLE}formula"))
        if len(cell) == 1 and len(cell[0]) == 0 and local(cell[0]) == "p" and not (formula or look.struck or look.font):
            return _sheet.clean(cell[0].text or "") or _value(cell)  # as nearly all cells are
        paragraphs = lines(cell, look, self._looks)
        struck = "".join(piece.text for line in paragraphs for piece in line if piece.struck)
        rest = "".join(piece.text for line in paragraphs for piece in line if not piece.struck)
        partly, told = _sheet.struck_out(at, struck, rest)
        self._repairs += told
        kept = [[piece.text for piece in line if not (partly and piece.struck)] for line in paragraphs]
        text = _sheet.clean("\n".join("".join(line) for line in kept))
        says = []
        if not text:
            text = _value(cell)
            if formula and not cell.get(f"{_OFFICE}value-type"):
                says.append(_sheet.NO_VALUE)
        elif cell.get(f"{_CALC}value-type") == "error" or (formula and _ERROR.fullmatch(text)):
            says.append(_sheet.wrong_value(text))
        links = dict.fromkeys(attribute(link, "href") for link in cell.iter("{*}a"))
        says += [_sheet.linked(link) for link in links if link]
        self._repairs += [Repair(at, said) for said in (*says, *_beside(cell))]
        return text


def _is_hidden(element: etree._Element) -> bool:
    return element.get(f"{_TABLE}visibility", "visible") != "visible"


def _value(cell: etree._Element) -> str:
    """The value of a cell that some programs write without the text that shows it."""
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "date":
        return _number_format.iso(cell.get(f"{_OFFICE}date-value", ""), _number_format.LONG_DATE)
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value", "").upper()
    if kind == "string":
        return _sheet.clean(cell.get(f"{_OFFICE}string-value", ""))
    try:
        return _number_format.general(float(cell.get(f"{_OFFICE}value", ""))) if kind else ""
    except ValueError:
        return ""


def _beside(element: etree._Element) -> Iterator[str]:
    """What is said of the notes, shapes and controls below an element."""
    for child in element:
        kind = local(child)
        if kind == "annotation":
            yield f"批注没有读入：{words(child)}"
        elif kind == "form":
            labels = " ".join(filter(None, (attribute(control, "label") for control in child)))
            if labels:
                yield f"控件里的文字没有读入：{labels}"
        elif kind not in ("p", "h", "list", "detective"):
            if text := words(child):
                yield f"文本框（图形）里的文字没有读入：{text}"
            if next(child.iter("{*}image"), None) is not None:
                yield "这里有图片，图中文字没有读"
