"""What is printable, as frozen data: a Document is a list of blocks of a few kinds. Reports make it, renderers write it.

Apart from ``model`` because checking a catalogue needs none of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from gwstd.model import Website


@dataclass(frozen=True, slots=True)
class Cover:
    """The title page: title, lines under it (版本, 领域 …), the issuing body, the date as printed."""

    title: str
    subtitles: tuple[str, ...] = ()
    issuer: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the list of headings stands. ``depth``: the deepest heading level listed."""

    title: str = "目录"
    depth: int = 2
    new_page: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、), 2 (（一）) or 3 (1.). The number is part of ``text``; ``anchor`` is unique, ASCII."""

    level: int
    text: str
    anchor: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``kind``: body (first line indented), plain (not indented), note (small), heading (over notes, in no
    contents), centered, title (of a document without a cover)."""

    text: str
    kind: Literal["body", "plain", "note", "heading", "centered", "title"] = "body"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of short texts; ``ordered`` numbers them."""

    entries: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A leaf column. Neighbours with the same ``group`` stand under one head cell. ``width`` in mm on paper.

    ``small``: much text that is nearly the same in each row, to be set in smaller type where paper is scarce.
    """

    title: str
    width: int
    group: str = ""
    centered: bool = False
    small: bool = False


Merge = tuple[int, int, int]
"""A vertical merge: column, first row, last row (from 0, inclusive). The text is in the first row's cell."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text cells; ``\\n`` in a cell is a line end. Cells under a merge's first one hold the same text.

    ``anchors`` has one ASCII id a row (an item's 编码) or is empty. ``name`` is short: the sheet of a workbook.
    Tables of one ``pool`` have the same columns; a workbook also prints them together in one sheet of that name,
    with the leading column ``pool_column`` holding each table's ``name``. ``numbers``: the columns whose cells are
    whole numbers; ``stacked``: those of them that a workbook also draws, one stacked bar a row, named by the first
    column that is not a number.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...] = ()
    anchors: tuple[str, ...] = ()
    pool: str = ""
    pool_column: str = ""
    numbers: tuple[int, ...] = ()
    stacked: tuple[int, ...] = ()


class Blank(NamedTuple):
    """A column to be filled in by hand: with one of the ``choices``, with a ``date``, else with any text."""

    column: Column
    choices: tuple[str, ...] = ()
    date: bool = False


@dataclass(frozen=True, slots=True)
class Handout:
    """A table to be handed on and filled in, which only a workbook has: ``blanks`` stand behind the table's columns.

    Rows with the same text in column ``by`` belong to one receiver and stand together; None: all are one receiver's.
    The first ``fixed`` columns say which row it is, and stay in view. ``note`` tells the receiver what to do.
    """

    table: Table
    blanks: tuple[Blank, ...]
    by: int | None = None
    fixed: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars: one number a label. Excel draws it natively, HTML as SVG, Word as a table with bars."""

    title: str
    labels: tuple[str, ...]
    values: tuple[int, ...]
    unit: str = "项"


class Stop(NamedTuple):
    """One box of a flow: what is done there, by whom, within what time."""

    name: str
    who: str = ""
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """Boxes in their order with arrows between them. Word draws it as cells, HTML as a list, Excel as shapes on the
    sheet of the table that follows."""

    title: str
    stops: tuple[Stop, ...]

    @property
    def path(self) -> str:
        """The whole way in one line: 产生 → 审查 → 发布."""
        return " → ".join(stop.name for stop in self.stops)


@dataclass(frozen=True, slots=True)
class Orientation:
    """From here on, pages lie (landscape) or stand. Starts a new page."""

    landscape: bool


Block = Cover | Contents | Heading | Paragraph | Listing | Table | Chart | Flow | Orientation


@dataclass(frozen=True, slots=True)
class Document:
    """Anything printable: a report makes it, a renderer turns it into bytes.

    ``date`` (ISO) is the document's own date, used wherever a file format wants a time stamp. ``stamp`` is a mark
    that must be seen on every page or screen (未通过校验), or empty. ``catalogue`` is the folder whose own
    ``templates/`` come before the packaged ones. ``watermark`` lies behind the text of every printed page (征求意见稿);
    ``running`` is a line at the head of each (a gazette's name and number). ``handouts`` are no part of what is published.
    """

    title: str
    author: str
    date: str
    blocks: tuple[Block, ...]
    subject: str = ""
    keywords: tuple[str, ...] = ()
    stamp: str = ""
    website: Website = field(default_factory=Website)
    catalogue: Path | None = None
    watermark: str = ""
    running: str = ""
    handouts: tuple[Handout, ...] = ()
