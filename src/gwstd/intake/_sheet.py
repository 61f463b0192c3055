"""What a spreadsheet's reader found in one sheet → its grid: trimmed to what has content, merges put in order.

The same for every file format: the limits of rows, columns and cells, long runs of empty rows cut short, merges that
reach beyond the content or over each other, and texts that a merge hides.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from gwstd.grid import At, Grid, Repair, UnreadableError, column_letters
from gwstd.intake import _guard
from gwstd.intake._number_format import GENERAL
from gwstd.intake._pieces import ALL_STRUCK, STRUCK_OUT, quoted
from gwstd.intake._symbols import is_symbol_font

MAX_CELLS: Final = 300_000
"""How many cells of a file may have content: what is read in five seconds at worst, many times the largest catalogue."""
_LONGEST_GAP: Final = 2
"""So many empty rows one after the other stay, since they set tables apart; of a longer run one does."""


NO_VALUE: Final = (
    "这一格是公式，文件里没有存计算结果，读作空白。请在 Excel 或 WPS 里打开，按“保存”后再读，或者直接填上结果"
)


class Style(NamedTuple):
    """How a cell shows what it holds: its number format, its font where that draws signs, whether it is struck out,
    whether a truth value is shown as a check box."""

    code: str = GENERAL
    font: str = ""
    struck: bool = False
    box: bool = False


@lru_cache(maxsize=1024)
def symbol_font(name: str) -> str:
    """A font's name where it draws signs instead of letters; empty for all others, which need no second look."""
    return name if is_symbol_font(name) else ""


def struck_out(at: At, text: str, rest: str) -> tuple[bool, Iterator[Repair]]:
    """The struck-out text of a cell and its other text → whether the struck one is left out, since a hand deleted it
    there, and what is said of it. A cell that is struck out as a whole stays: a person must decide."""
    word = text.strip()
    partly = bool(word and rest.strip())
    said = quoted(STRUCK_OUT if partly else ALL_STRUCK, word)
    return partly, iter((Repair(at, said, decide=not partly),) if word else ())


def linked(target: str) -> str:
    """What is said of a cell with a hyperlink."""
    return f"这一格带有链接，网址没有读入：{target}"


def wrong_value(text: str) -> str:
    """What is said of a cell that shows an error (#REF!)."""
    return f"这一格是错误值 {text}，请填上正确的内容"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as it is stored; rows and columns from 0, ``cells``: row → column → text, in any order.

    ``repairs`` may lie anywhere, also beyond the content. ``merges`` are pairs of corners as the file has them.
    """

    name: str
    cells: Mapping[int, Mapping[int, str]]
    merges: Sequence[tuple[At, At]] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    repairs: Sequence[Repair] = ()


def clean(text: str) -> str:
    """A cell's text with ``\\n`` as the only line end, and without control characters, which show nothing."""
    if text.isprintable():
        return text
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


_LINE_END: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def grids(sheets: Iterable[Sheet], notes: Sequence[str] = ()) -> list[Grid]:
    """The grids of the sheets that have content, in their order. What is to be said of the whole file (``notes``), and
    of sheets without content, stands in the first one. Raises UnreadableError beyond the limits, or without content."""
    found: list[Grid] = []
    said = [Repair(None, note) for note in notes]
    cells = 0
    for sheet in sheets:
        cells += sum(map(len, sheet.cells.values()))
        if cells > MAX_CELLS:
            raise UnreadableError(
                f"有内容的单元格超过 {MAX_CELLS} 个，不读。请删去无关的工作表，或者拆成几个文件再读。"
            )
        if grid := _grid(sheet):
            found.append(grid)
        else:
            said += [Repair(None, f"工作表“{sheet.name}”没有内容；{repair.text}") for repair in sheet.repairs]
    if not found:
        raise UnreadableError("文件里没有内容：所有工作表都是空的。请核对是不是发错了文件。")
    found[0] = dataclasses.replace(found[0], repairs=(*said, *found[0].repairs))
    return found


def _grid(sheet: Sheet) -> Grid | None:
    """One sheet's grid; nothing where no cell has content."""
    filled = {
        row: cells for row, cells in sheet.cells.items() if any(text and not text.isspace() for text in cells.values())
    }
    if not filled:
        return None
    width = _checked_width(sheet.name, filled)
    source = _kept_rows(sorted(filled))
    place = {row: index for index, row in enumerate(source)}
    merges, repairs = _merges(sheet, source, width)
    repairs += [_placed(repair, place, width) for repair in sheet.repairs]
    covered = _covered(merges)
    blank = ("",) * width

    def shown(at: At) -> str:
        return filled.get(source[at[0]], {}).get(at[1], "")

    rows = []
    for index, row in enumerate(source):
        cells = filled.get(row)
        if cells is None:
            rows.append(blank)
            continue
        texts = [cells.get(column, "") for column in range(width)]
        repairs += _uncovered(texts, index, covered.get(index, ()), shown)
        rows.append(tuple(texts))
    straight = source == list(range(len(source)))
    return Grid(
        name=sheet.name,
        rows=tuple(rows),
        merges=MappingProxyType(dict(merges)),
        hidden=sheet.hidden,
        hidden_rows=frozenset(index for index, row in enumerate(source) if row in sheet.hidden_rows),
        hidden_columns=frozenset(column for column in sheet.hidden_columns if column < width),
        origin=() if straight else tuple(row + 1 for row in source),
        repairs=tuple(sorted(repairs, key=lambda repair: repair.at or (-1, -1))),
    )


def _checked_width(name: str, filled: Mapping[int, Mapping[int, str]]) -> int:
    """How many columns reach over the content; UnreadableError where there are too many rows, columns or signs."""
    if len(filled) > _guard.MAX_ROWS:
        raise UnreadableError(f"工作表“{name}”有内容的行超过 {_guard.MAX_ROWS} 行，不读。请拆成几个文件再读。")
    last = (-1, 0)
    for row, cells in filled.items():
        for column, text in cells.items():
            if len(text) > _guard.MAX_CELL:
                raise UnreadableError(
                    f"{name}!{column_letters(column)}{row + 1} 这一格有 {len(text)} 字，"
                    f"超过 {_guard.MAX_CELL} 字，不读。请把它拆成几格再读。"
                )
            if column > last[0] and text and not text.isspace():
                last = (column, row)
    if last[0] >= _guard.MAX_COLUMNS:
        raise UnreadableError(
            f"{name}!{column_letters(last[0])}{last[1] + 1} 还有内容，超过 {_guard.MAX_COLUMNS} 列，不读。"
            "请删去表格右边很远处的内容，另存后再读。"
        )
    return last[0] + 1


def _kept_rows(filled: list[int]) -> list[int]:
    """The rows of the grid: all with content, and what is empty between them, long runs cut to their first row."""
    kept: list[int] = []
    after = 0
    for row in filled:
        kept += range(after, row) if row - after <= _LONGEST_GAP else (after,)
        kept.append(row)
        after = row + 1
    return kept


def _placed(repair: Repair, place: Mapping[int, int], width: int) -> Repair:
    """A repair at its cell of the grid; where the grid has no such cell, the text names it."""
    if repair.at is None:
        return repair
    row, column = repair.at
    if row in place and column < width:
        return repair._replace(at=(place[row], column))
    return repair._replace(at=None, text=f"{column_letters(column)}{row + 1}：{repair.text}")


def _merges(sheet: Sheet, source: list[int], width: int) -> tuple[dict[At, At], list[Repair]]:
    """The merges of more than one cell inside the content, as places of the grid; of two that overlap, the first."""
    found: dict[At, At] = {}
    repairs: list[Repair] = []
    taken: dict[int, int] = {}
    for (top, left), (bottom, right) in sheet.merges:
        first, last = bisect_left(source, top), bisect_right(source, bottom) - 1
        right = min(right, width - 1)
        if first > last or left > right or source[first] != top or (first, left) == (last, right):
            continue
        bits = (1 << (right + 1)) - (1 << left)
        if any(taken.get(row, 0) & bits for row in range(first, last + 1)):
            area = f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"
            repairs.append(Repair((first, left), f"合并区域 {area} 与别的合并区域重叠，没有按合并读"))
            continue
        for row in range(first, last + 1):
            taken[row] = taken.get(row, 0) | bits
        found[first, left] = (last, right)
    return found, repairs


def _covered(merges: Mapping[At, At]) -> dict[int, list[tuple[At, int]]]:
    """Row → the merges that lie over it: corner, and the last column."""
    covered: dict[int, list[tuple[At, int]]] = {}
    for corner, (bottom, right) in merges.items():
        for row in range(corner[0], bottom + 1):
            covered.setdefault(row, []).append((corner, right))
    return covered


def _uncovered(
    texts: list[str], index: int, merges: Iterable[tuple[At, int]], shown: Callable[[At], str]
) -> Iterator[Repair]:
    """Empty the covered cells of one row; a repair for each text that the merge hides and does not show anyway."""
    for corner, right in merges:
        for column in range(corner[1], right + 1):
            if (index, column) == corner or not texts[column]:
                continue
            hidden, texts[column] = texts[column].strip(), ""
            if hidden and hidden != shown(corner).strip():
                yield Repair((index, column), f"合并单元格下面压着没有显示的文字，没有读入：{hidden}")
