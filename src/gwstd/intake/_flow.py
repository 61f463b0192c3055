"""What a document says from top to bottom, lines and tables, → grids: the part that Word files and web pages share.

A table that only lays out a page (one column, or a frame around bigger tables) is no grid: its texts are lines. A small
table inside a cell of a data table is text of that cell; a big one is a grid of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, NamedTuple

from gwstd.grid import At, Grid, Repair, UnreadableError
from gwstd.intake._guard import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from gwstd.intake._pieces import ALL_STRUCK, STRUCK_OUT, quoted

DEEPEST: Final = 40
"""How deep tables may lie in tables."""

_WIDE: Final = 4
"""Columns from which on a table inside a table may be a catalogue."""


class Line(NamedTuple):
    """A paragraph, its lines apart by ``\\n``; ``seen``: what the reader put right or saw in it (Chinese); ``struck``:
    the texts in it that are struck out, ``rest``: the text without them."""

    text: str
    seen: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    rest: str = ""


class Cell(NamedTuple):
    """A cell from its upper left to its lower right slot, both inclusive."""

    at: At
    end: At
    blocks: tuple[Block, ...]
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table; no two of them share a slot."""

    cells: tuple[Cell, ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    seen: tuple[str, ...] = ()


Block = Line | Table


def grids(blocks: Iterable[Block]) -> Iterator[Grid]:
    """The grids of a document, each with the lines before it; the last one with those after it, too. Raises
    UnreadableError where there is no table with text."""
    lines: list[str] = []
    seen: list[str] = []
    last: Grid | None = None
    number = 0
    for block in _unframed(blocks):
        if isinstance(block, Line):
            texts, says, doubts = _unstruck((block,))
            lines.extend(line for text in texts for line in shown_lines(text))
            seen.extend((*block.seen, *says, *doubts))
            continue
        if last is not None:
            yield last
        number += 1
        last = _grid(block, f"表格{number}", tuple(lines), tuple(seen))
        lines, seen = [], []
    if last is None:
        raise UnreadableError("文件里没有表格。请确认选对了文件；目录若是图片或纯文字，请先整理成表格再读。")
    yield replace(last, after=tuple(lines), repairs=(*last.repairs, *(Repair(None, text) for text in seen)))


_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff")) | {ord("\u00a0"): " "}
"""Signs without width, and the blank that does not break, which every editor puts in unasked."""


def shown_lines(text: str) -> list[str]:
    """The lines of a text as they are seen: without blanks around them and signs of no width, no empty ones."""
    return [shown for line in text.translate(_UNSEEN).splitlines() if (shown := line.strip())]


def _unstruck(lines: Sequence[Line]) -> tuple[list[str], list[str], list[str]]:
    """The texts of the lines of one cell without what a hand struck out, what is told of it, and what a person must
    decide: where nothing else stands in the cell, it stays."""
    out = [words for line in lines for words in line.struck]
    texts = [line.rest if line.struck else line.text for line in lines]
    if not out or any(map(shown_lines, texts)):
        return texts, [quoted(STRUCK_OUT, words) for words in out], []
    return [line.text for line in lines], [], [quoted(ALL_STRUCK, "".join(out))]


def has_text(blocks: Iterable[Block]) -> bool:
    """Whether anything stands in blocks."""
    return any(
        shown_lines(block.text) if isinstance(block, Line) else any(has_text(cell.blocks) for cell in block.cells)
        for block in blocks
    )


def _unframed(blocks: Iterable[Block], hidden: bool = False, depth: int = 0) -> Iterator[Block]:
    """Lines and tables with text of their own, in the order of reading; frames dissolved."""
    if depth > DEEPEST:
        raise UnreadableError(f"表格一层套一层，超过{DEEPEST}层，读不了。请把目录表格单独复制到一个新文件里再读。")
    for block in blocks:
        if isinstance(block, Line):
            yield block
        elif not has_text((block,)):
            yield Line("", tuple(all_seen((block,))))
        elif _is_frame(block):
            yield Line("", block.seen)
            for cell in block.cells:
                yield Line("", cell.seen)
                yield from _unframed(cell.blocks, hidden or block.hidden, depth + 1)
        else:
            yield replace(block, hidden=True) if hidden else block
            inner = [table for cell in block.cells for table in _tables(cell.blocks) if _is_big(table)]
            yield from _unframed(inner, hidden or block.hidden, depth + 1)


def _is_frame(table: Table) -> bool:
    """Whether a table only lays out a page."""
    inner = [block for cell in table.cells for block in cell.blocks if isinstance(block, Table)]
    columns = len({cell.at[1] for cell in table.cells if has_text(cell.blocks)})
    if columns <= 1:
        return True
    size = _size(inner)
    return size > 0 and (columns < _WIDE or size * 2 >= _size((table,)))


def _is_big(table: Table) -> bool:
    """Whether a table inside a data table stands for itself."""
    rows = {cell.at[0] for cell in table.cells if has_text(cell.blocks)}
    columns = {cell.at[1] for cell in table.cells if has_text(cell.blocks)}
    return len(columns) >= _WIDE and len(rows) > 1


def _size(blocks: Iterable[Block]) -> int:
    """How many characters stand in blocks."""
    return sum(
        len(block.text.strip()) if isinstance(block, Line) else sum(_size(cell.blocks) for cell in block.cells)
        for block in blocks
    )


def _tables(blocks: Iterable[Block]) -> Iterator[Table]:
    return (block for block in blocks if isinstance(block, Table))


def all_seen(blocks: Iterable[Block]) -> Iterator[str]:
    """Whatever was seen in blocks, and in the cells of their tables."""
    for block in blocks:
        yield from block.seen
        if isinstance(block, Line):
            yield from (quoted("有删除线的文字，请核对", words) for words in block.struck)
        if isinstance(block, Table):
            for cell in block.cells:
                yield from cell.seen
                yield from all_seen(cell.blocks)


# ---------------------------------------------------------------------------------------------- one table


class _Filled(NamedTuple):
    """A cell with its text."""

    at: At
    end: At
    text: str
    seen: tuple[str, ...]
    doubts: tuple[str, ...] = ()


def _grid(table: Table, name: str, before: tuple[str, ...], seen: Sequence[str]) -> Grid:
    filled = [_filled(cell) for cell in table.cells]
    kept = _kept_rows(filled)
    starts = sorted({cell.at[1] for cell in filled})
    rows = {row: index for index, row in enumerate(kept)}
    columns = {column: index for index, column in enumerate(starts)}
    if len(kept) > MAX_ROWS or len(starts) > MAX_COLUMNS:
        raise UnreadableError(
            f"{name}有{len(kept)}行、{len(starts)}列，超过{MAX_ROWS}行或{MAX_COLUMNS}列，不像一张目录。请拆成几个文件再读。"
        )
    texts = [[""] * len(starts) for _ in kept]
    merges: dict[At, At] = {}
    repairs = [Repair(None, text) for text in (*seen, *table.seen)]
    for cell in (cell for cell in filled if cell.at[0] in rows):
        at = rows[cell.at[0]], columns[cell.at[1]]
        end = _last(kept, cell.end[0]), _last(starts, cell.end[1])
        if len(cell.text) > MAX_CELL:
            raise UnreadableError(
                f"{name}第{cell.at[0] + 1}行有一格超过{MAX_CELL}字，不像目录的一格。请检查这格，删去误粘的内容再读。"
            )
        texts[at[0]][at[1]] = cell.text
        repairs.extend(Repair(at, text) for text in cell.seen)
        repairs.extend(Repair(at, text, decide=True) for text in cell.doubts)
        if end != at:
            merges[at] = end
    return Grid(
        name,
        tuple(map(tuple, texts)),
        MappingProxyType(merges),
        before,
        sheet=False,
        hidden=table.hidden,
        hidden_rows=frozenset(rows[row] for row in table.hidden_rows if row in rows),
        hidden_columns=frozenset(columns[column] for column in table.hidden_columns if column in columns),
        origin=tuple(row + 1 for row in kept) if kept != list(range(len(kept))) else (),
        repairs=tuple(repairs),
    )


def _filled(cell: Cell) -> _Filled:
    """A cell with the text of its paragraphs and of the small tables in it."""
    lines: list[str] = []
    texts, says, doubts = _unstruck([block for block in cell.blocks if isinstance(block, Line)])
    text_of_line = iter(texts)
    seen = [*cell.seen, *says]
    for block in cell.blocks:
        if isinstance(block, Line):
            lines.extend(shown_lines(next(text_of_line)))
            seen.extend(block.seen)
        elif not has_text((block,)):
            seen.extend(all_seen((block,)))
        elif not _is_big(block):
            lines.extend(_in_lines(block))
            seen.extend(("格内套着小表，已按行读成文字", *all_seen((block,))))
    return _Filled(cell.at, cell.end, "\n".join(lines), tuple(seen), tuple(doubts))


def _in_lines(table: Table) -> Iterator[str]:
    """A small table as text: a line for each row."""
    rows: dict[int, list[str]] = {}
    for cell in sorted(table.cells, key=lambda cell: cell.at):
        lines = [_filled(cell).text]
        lines += [line for inner in _tables(cell.blocks) if _is_big(inner) for line in _in_lines(inner)]
        rows.setdefault(cell.at[0], []).append("\n".join(filter(None, lines)))
    return (" ".join(filter(None, row)) for _, row in sorted(rows.items()) if any(row))


def _kept_rows(cells: Iterable[_Filled]) -> list[int]:
    """The rows in which something stands, and the first of the empty ones between them: the others say nothing."""
    kept: list[int] = []
    for row in sorted({cell.at[0] for cell in cells if cell.text or cell.seen}):
        before = kept[-1] + 1 if kept else 0
        kept.extend((before, row) if row > before else (row,))
    return kept


def _last(kept: Sequence[int], end: int) -> int:
    """Index of the last of the kept rows or columns that is not behind ``end``."""
    return bisect_right(kept, end) - 1
