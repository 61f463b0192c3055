"""A table's texts, what each is written as, and row heights → the rows of a sheet's XML; a sheet XlsxWriter accepts.

XlsxWriter's public way costs a call and a kept tuple a cell, then a second walk over all cells when the workbook is
closed. A catalogue says most things many times and says all of it twice (总表 and its chapter), so here each distinct
text of a column becomes XML once, and a row is one join. Measured on the whole workbook: 1.0 s of CPU → 0.5 s with
3,000 items; 22 s → 8 s, and 470 MB more memory → 310 MB, with 50,000.

The price are private parts of XlsxWriter: ``Worksheet._write_rows``, ``_check_dimensions``, ``dim_rowmax``, ``merge``,
``fh``, ``outline_row_level`` and ``str_table``, ``Format._get_xf_index``. Nothing else in the package touches them;
pyproject.toml keeps the major version, and a test compares these rows with those of the public way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import getitem
from typing import Any, Final, NamedTuple

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

Format = Any

_BLANK: Final = '"/>'


class Cell(NamedTuple):
    """What is written for a text: the format, the XML behind its number, whether it is one of the shared strings."""

    form: Format
    xml: str
    shared: bool


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows that wait for the end: first row of the sheet, texts, cells by column and text, points, outline levels."""

    first: int
    texts: Sequence[Sequence[str]]
    cells: Sequence[Mapping[str, Cell]]
    heights: Sequence[float]
    levels: Sequence[int]


class TableSheet(Worksheet):  # type: ignore[misc]
    """A sheet whose last part are a table's rows; what stands over them is written as usual."""

    dim_rowmax: int

    def __init__(self) -> None:
        super().__init__()
        self._waiting: _Rows | None = None

    def text(self, text: str, form: Format) -> Cell:
        """A cell with a text of at least one character, which gets its number among the shared strings."""
        number = self.str_table._get_shared_string_index(text)
        self.str_table.count -= 1  # put_rows counts the cells
        return Cell(form, f'" t="s"><v>{number}</v></c>', True)

    def number(self, number: int, form: Format) -> Cell:
        """A cell with a number of at most 15 digits."""
        return Cell(form, f'"><v>{number}</v></c>', False)

    def blank(self, form: Format) -> Cell:
        """A cell with nothing but a format."""
        return Cell(form, _BLANK, False)

    def merge_down(self, column: int, first: int, last: int) -> None:
        """Merge the cells of some rows (counted in the sheet) in a column. They must not be merged already."""
        self.merge.append([first, column, last, column])

    def link(self, row: int, column: int, target: str, text: str, form: Format) -> None:
        """Make a cell of the table's rows, which has this text, a link to ``target``."""
        self.write_url(row, column, target, form, text)
        self.str_table.count -= 1  # put_rows counts the cells

    def put_rows(
        self,
        first: int,
        texts: Sequence[Sequence[str]],
        cells: Sequence[Mapping[str, Cell]],
        heights: Sequence[float],
        levels: Sequence[int],
    ) -> None:
        """Let the rows of a table begin in row ``first`` of the sheet, which is empty from there on.

        ``cells`` has what each text of a column is written as. Every row has as many texts as there are columns.
        Heights are points. ``levels``: how deep each row is in the outline. Call it once.
        """
        if not texts:
            return
        for column, known in zip(zip(*texts, strict=True), cells, strict=True):
            shared = {text for text, cell in known.items() if cell.shared}
            self.str_table.count += sum(map(shared.__contains__, column))
        self._check_dimensions(first + len(texts) - 1, len(cells) - 1)
        self.outline_row_level = max(levels)
        self._waiting = _Rows(first, texts, cells, heights, levels)

    def _write_rows(self) -> None:
        """XlsxWriter calls this between the tags of the sheet's data, when the workbook is closed."""
        if self._waiting is None:
            super()._write_rows()
            return
        last, self.dim_rowmax = self.dim_rowmax, self._waiting.first - 1
        super()._write_rows()
        self.dim_rowmax = last
        self.fh.writelines(_xml(self._waiting))


class _Written(dict[str, str]):
    """Text → the XML of its cell of one column from the style's number on, up to the next cell's row number.

    Made when first asked for: styles are numbered in the order in which the sheets use them.
    """

    def __init__(self, cells: Mapping[str, Cell], following: str) -> None:
        self._cells, self._following = cells, following

    def __missing__(self, text: str) -> str:
        cell = self._cells[text]
        self[text] = xml = f"{cell.form._get_xf_index()}{cell.xml}{self._following}"
        return xml


def _xml(rows: _Rows) -> Iterator[str]:
    """The rows as XML. Between two cells stands nothing but the row's number, so a row is its number's join."""
    beginnings = [f'<c r="{xl_col_to_name(column)}' for column in range(len(rows.cells))]
    followings = [*beginnings[1:], "</row>"]
    written = [_Written(cells, following) for cells, following in zip(rows.cells, followings, strict=True)]
    for index, (texts, points, level) in enumerate(zip(rows.texts, rows.heights, rows.levels, strict=True)):
        number = rows.first + index + 1
        parts = [beginnings[0], *map(getitem, written, texts)]
        # As XlsxWriter does: whole pixels, of which 96 are 72 points.
        height = int(points * 4 / 3 + 0.5) * 0.75
        outline = f' outlineLevel="{level}"' if level else ""
        yield f'<row r="{number}" spans="1:{len(written)}" ht="{height:.16g}" customHeight="1"{outline}>'
        yield f'{number}" s="'.join(parts)
