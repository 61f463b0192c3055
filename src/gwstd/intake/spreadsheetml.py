"""XML spreadsheets of Excel 2003, which portals like to export and call .xls → a grid a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gwstd.grid import At, Grid, Repair
from gwstd.intake import _guard, _number_format, _sheet
from gwstd.intake._sheet import Style, symbol_font
from gwstd.intake._symbols import drawn
from gwstd.intake._xml import attribute, local

if TYPE_CHECKING:
    from lxml import etree

_NAMED: Final = {
    "General Number": "General", "General Date": "yyyy/m/d h:mm", "Long Date": _number_format.LONG_DATE,
    "Medium Date": "d-mmm-yy", "Short Date": "yyyy/m/d", "Long Time": "h:mm:ss", "Medium Time": "h:mm AM/PM",
    "Short Time": "h:mm", "Currency": "¥#,##0.00", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%",
    "Scientific": "0.00E+00",
}  # fmt: skip
_KINDS: Final = ("Style", "Column", "Row", "Visible", "Worksheet")


def read(path: Path) -> Iterator[Grid]:
    """The sheets of a file that have content, hidden ones too."""
    _guard.check_file(path)
    with _guard.damaged_as_unreadable():
        with path.open("rb") as part:
            _guard.check_prolog(part, is_xml=True)
        found = _sheet.grids(_sheets(path))
    yield from found


def _sheets(path: Path) -> Iterator[_sheet.Sheet]:
    styles: dict[str, Style] = {}
    cells = _Cells(styles)
    with path.open("rb") as part:
        for element in _guard.stream_xml(part, [f"{{*}}{kind}" for kind in _KINDS]):
            kind = local(element)
            if kind == "Style":
                styles[attribute(element, "ID")] = _style(element, styles)
            elif kind == "Column":
                cells.add_column(element)
            elif kind == "Row":
                cells.add_row(element)
            elif kind == "Visible":
                cells.hidden = "Hidden" in (element.text or "")
            else:
                yield cells.sheet(attribute(element, "Name"))
                cells = _Cells(styles)


def _style(element: etree._Element, styles: dict[str, Style]) -> Style:
    """A style with what it takes from its parent."""
    found = styles.get(attribute(element, "Parent"), styles.get("Default", Style()))
    for child in element:
        if local(child) == "NumberFormat":
            code = attribute(child, "Format", "General")
            found = found._replace(code=_NAMED.get(code, code))
        elif local(child) == "Font":
            struck = attribute(child, "StrikeThrough") == "1"
            found = found._replace(font=symbol_font(attribute(child, "FontName", found.font)), struck=struck)
    return found


class _Cells:
    """The cells of one sheet, collected while the file is streamed."""

    def __init__(self, styles: dict[str, Style]) -> None:
        self._styles = styles
        self._rows: dict[int, dict[int, str]] = {}
        self._merges: list[tuple[At, At]] = []
        self._repairs: list[Repair] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row = -1
        self._column = -1
        self.hidden = False

    def sheet(self, name: str) -> _sheet.Sheet:
        return _sheet.Sheet(
            name=name,
            cells=self._rows,
            merges=self._merges,
            hidden=self.hidden,
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(self._hidden_columns),
            repairs=self._repairs,
        )

    def add_column(self, element: etree._Element) -> None:
        first = _index(element, self._column)
        self._column = first + _count(element, "Span")
        if attribute(element, "Hidden") == "1":
            self._hidden_columns.update(range(first, min(self._column + 1, _guard.MAX_COLUMNS)))

    def add_row(self, element: etree._Element) -> None:
        self._row = _index(element, self._row)
        found: dict[int, str] = {}
        column = -1
        for cell in element.iterchildren("{*}Cell"):
            column = _index(cell, column)
            if text := self._text(cell, (self._row, column)):
                found[column] = text
            right, down = _count(cell, "MergeAcross"), _count(cell, "MergeDown")
            if right or down:
                self._merges.append(((self._row, column), (self._row + down, column + right)))
            column += right
        if found:
            self._rows[self._row] = found
            if attribute(element, "Hidden") == "1":
                self._hidden_rows.add(self._row)
        self._row += _count(element, "Span")

    def _text(self, cell: etree._Element, at: At) -> str:
        """What a cell shows, with a repair for what hangs on it."""
        style = self._styles.get(attribute(cell, "StyleID"), self._styles.get("Default", Style()))
        if link := attribute(cell, "HRef"):
            self._repairs.append(Repair(at, _sheet.linked(link)))
        for comment in cell.iterchildren("{*}Comment"):
            if words := " ".join("".join(map(str, comment.itertext())).split()):
                self._repairs.append(Repair(at, f"批注没有读入：{words}"))
        data = cell.find("{*}Data")
        value = "" if data is None else "".join(map(str, data.itertext()))
        if data is None or not value:
            if attribute(cell, "Formula"):
                self._repairs.append(Repair(at, _sheet.NO_VALUE))
            return ""
        if style.struck:
            self._repairs.extend(_sheet.struck_out(at, value, "")[1])
        kind = attribute(data, "Type")
        if kind == "Error":
            self._repairs.append(Repair(at, _sheet.wrong_value(value)))
        if kind == "Boolean":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind == "DateTime":
            return _number_format.iso(value.strip(), style.code)
        if kind == "Number":
            try:
                return _number_format.shown(float(value), style.code)
            except ValueError:
                return value
        return _sheet.clean(_number_format.shown_text(_seen(data, style.font), style.code))


def _seen(data: etree._Element, font: str) -> str:
    """The text of a cell, each piece as its font draws it (``<Font html:Face="Wingdings">``)."""
    pieces = [drawn(data.text or "", font)]
    for child in data:
        pieces.append(_seen(child, symbol_font(attribute(child, "Face", font))))
        pieces.append(drawn(child.tail or "", font))
    return "".join(pieces)


def _index(element: etree._Element, before: int) -> int:
    """The place, from 0, that an element names, or the one after that before it."""
    text = attribute(element, "Index")
    return int(text) - 1 if text.isdecimal() and 0 < len(text) < 8 else before + 1


def _count(element: etree._Element, name: str) -> int:
    text = attribute(element, name)
    return int(text) if text.isdecimal() and len(text) < 8 else 0
