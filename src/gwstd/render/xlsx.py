"""A Document → the bytes of a workbook: 说明, a sheet for each pool of tables, one for each table, one for the charts.

Every text is written as a text, so that nothing in a catalogue becomes a formula or a link. The bytes depend on the
document alone: the workbook's time stamp is the document's own date.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

from gwstd.document import Chart, Column, Cover, Document, Flow, Heading, Listing, Paragraph, Table
from gwstd.render._xlsx_charts import write_charts
from gwstd.render._xlsx_flow import draw_flow
from gwstd.render._xlsx_front import Entry, Line, write_front
from gwstd.render._xlsx_sheets import Formats, column_widths, write_table
from gwstd.spreadsheet import OPTIONS, SheetNames, without_system

FRONT_NAME: Final = "说明"
CHARTS_NAME: Final = "统计"
CHARTS_OTHER_NAME: Final = "统计图"
"""Where a table has taken the first."""
UNDATED: Final = "1980-01-01"


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which sheets the workbook gets after 说明, in order, and on which of them each table or chart stands."""

    sheets: tuple[tuple[str, Table | tuple[Chart, ...]], ...]
    places: Mapping[int, str]
    """Index of the block in the document → name of the sheet."""
    flows: Mapping[str, Flow]
    """Name of a sheet → the flow that is drawn under its table."""


def render(document: Document) -> bytes:
    """The document as an .xlsx file. Raises ValueError for a table that no workbook can hold."""
    from xlsxwriter import Workbook

    from gwstd.render._xlsx_fast import TableSheet

    output = io.BytesIO()
    # A copy: XlsxWriter adds to the default format, and the process's next workbook would get other styles.
    workbook = Workbook(output, deepcopy(OPTIONS))
    workbook.set_properties(_properties(document))
    formats = Formats.of(workbook)
    plan = _plan(document)
    front = workbook.add_worksheet(FRONT_NAME)
    write_front(workbook, front, tuple(_lines(document, plan)), _entries(plan), document.stamp)
    for name, content in plan.sheets:
        if isinstance(content, Table):
            sheet = workbook.add_worksheet(name, worksheet_class=TableSheet)
            below = write_table(sheet, content, document.stamp, formats)
            if name in plan.flows:
                draw_flow(sheet, plan.flows[name], below + 1, sum(column_widths(content.columns)))
        else:
            write_charts(workbook, workbook.add_worksheet(name), content, document.stamp, formats)
    workbook.close()
    return without_system(output.getvalue())


def _properties(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "subject": document.subject,
        "author": document.author,
        "keywords": "；".join(document.keywords),
        "status": document.stamp,
        "created": datetime.fromisoformat(document.date or UNDATED),
    }


def _plan(document: Document) -> _Plan:
    """Pools first, then tables and charts in the order of the document."""
    names = SheetNames()
    names.claim(FRONT_NAME)
    tables = tuple(block for block in document.blocks if isinstance(block, Table))
    charts = tuple(block for block in document.blocks if isinstance(block, Chart))
    sheets: list[tuple[str, Table | tuple[Chart, ...]]] = []
    for pool in dict.fromkeys(table.pool for table in tables if table.pool):
        pooled = _pooled(document.title, pool, tuple(table for table in tables if table.pool == pool))
        sheets.append((names.claim(pool), pooled))
    # Tables choose their names before the charts do, wherever they stand.
    places = {at: names.claim(block.name) for at, block in enumerate(document.blocks) if isinstance(block, Table)}
    charts_name = ""
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table):
            sheets.append((places[at], block))
        elif isinstance(block, Chart):
            if not charts_name:
                charts_name = names.claim(CHARTS_NAME if names.is_free(CHARTS_NAME) else CHARTS_OTHER_NAME)
                sheets.append((charts_name, charts))
            places[at] = charts_name
    flows = {}
    for at, (block, follower) in enumerate(pairwise(document.blocks)):
        if isinstance(block, Flow) and isinstance(follower, Table):
            places[at] = places[at + 1]
            flows[places[at]] = block
    return _Plan(tuple(sheets), places, flows)


def _pooled(title: str, pool: str, tables: tuple[Table, ...]) -> Table:
    """All rows of a pool's tables in one, each with its table's name first. No merges: it is there to be filtered
    and sorted, and a spreadsheet sorts no range with merged cells; so every row says everything itself."""
    first = tables[0]
    if any(table.columns != first.columns for table in tables):
        raise ValueError(f"“{pool}”各表的列不一致，不能合为一张工作表")
    longest = max(len(table.name) for table in tables)
    leading = Column(first.pool_column or pool, min(30, 6 + 3 * min(longest, 6)), centered=True)
    rows = tuple((table.name, *row) for table in tables for row in table.rows)
    return Table(pool, f"{title}{pool}", (leading, *first.columns), rows)


def _entries(plan: _Plan) -> tuple[Entry, ...]:
    entries = []
    for name, content in plan.sheets:
        if isinstance(content, Table):
            entries.append(Entry(name, content.title or content.name, f"{len(content.rows)}行"))
        else:
            entries.append(Entry(name, "、".join(chart.title for chart in content), f"{len(content)}图"))
    return tuple(entries)


def _lines(document: Document, plan: _Plan) -> Iterator[Line]:
    """What the sheet 说明 says, from top to bottom; the index of the sheets comes after the cover's lines."""
    cover = next((block for block in document.blocks if isinstance(block, Cover)), Cover(document.title))
    yield Line("title", cover.title)
    for text in (*cover.subtitles, cover.issuer, cover.date):
        if text:
            yield Line("centered", text)
    yield Line("index")
    for at, block in enumerate(document.blocks):
        match block:
            case Heading():
                yield Line("heading" if block.level == 1 else "subheading", block.text)
            case Paragraph(kind="centered"):
                yield Line("centered", block.text)
            case Paragraph():
                yield Line("text", ("　　" if block.kind == "body" else "") + block.text)
            case Listing():
                for number, entry in enumerate(block.entries, 1):
                    yield Line("text", f"{number}. {entry}" if block.ordered else f"· {entry}")
            case Table():
                yield Line("link", block.title or block.name, plan.places[at])
            case Chart():
                yield Line("link", block.title, plan.places[at])
            case Flow():
                yield Line("text", f"{block.title}：{block.path}")
            case _:
                pass
