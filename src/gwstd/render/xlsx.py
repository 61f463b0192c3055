"""A Document → the bytes of a workbook: 说明, what is to be handed on, an index and a sheet of all rows for each pool
of tables, a sheet for each table, one for the charts.

Every text is written as a text, so that nothing in a catalogue becomes a formula or a link. The bytes depend on the
document alone: the workbook's time stamp is the document's own date.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from gwstd.document import Chart, Column, Cover, Document, Flow, Handout, Heading, Listing, Paragraph, Table
from gwstd.render._xlsx_charts import Stacked, write_charts
from gwstd.render._xlsx_flow import draw_flow
from gwstd.render._xlsx_front import Entry, Line, write_front
from gwstd.render._xlsx_handout import write_handout
from gwstd.render._xlsx_index import LINKED, Index, index
from gwstd.render._xlsx_page import FRONT_NAME, Formats, Running, Workbook, link_target
from gwstd.render._xlsx_sheets import Area, Use, write_table
from gwstd.render._xlsx_widths import column_widths, sample_of
from gwstd.spreadsheet import OPTIONS, SheetNames, as_string, clean, without_system

if TYPE_CHECKING:
    from gwstd.render._xlsx_fast import TableSheet

CHARTS_NAME: Final = "统计"
CHARTS_OTHER_NAME: Final = "统计图"
"""Where a table has taken the first."""
ROWS_BESIDE_FLOW: Final = 12
"""So many rows of a table and the flow drawn from them are shrunk to one page, lest the drawing is torn."""
UNDATED: Final = "1980-01-01"
# Excel's rule for names, which sheets need not keep; a name with a Han character is no reference to a cell.
_DEFINABLE: Final = re.compile(r"(?=.*[\u3400-\u9fff])[^\W\d]\w*")
_TABS: Final = {"pool": "#2F75B5", "pooled": "#9DC3E6", "handout": "#F4B183", "charts": "#A9D18E"}


@dataclass(frozen=True, slots=True)
class _Charts:
    """What the sheet of the charts shows: charts, and tables drawn from the figures on their own sheets."""

    charts: tuple[Chart, ...]
    stacked: tuple[int, ...]
    """Indexes of the blocks in the document."""

    def titles(self, document: Document) -> tuple[str, ...]:
        drawn = (document.blocks[at] for at in self.stacked)
        return (*(chart.title for chart in self.charts), *(block.title for block in drawn if isinstance(block, Table)))


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which sheets the workbook gets after 说明, in order, and on which of them each table or chart stands."""

    sheets: tuple[tuple[str, Table | Handout | Index | _Charts], ...]
    places: Mapping[int, str]
    """Index of the block in the document → name of the sheet."""
    flows: Mapping[str, Flow]
    """Name of a sheet → the flow that is drawn under its table."""


def render(document: Document) -> bytes:
    """The document as an .xlsx file. Raises ValueError for a table that no workbook can hold."""
    from xlsxwriter import Workbook

    output = io.BytesIO()
    # A copy: XlsxWriter adds to the default format, and the process's next workbook would get other styles.
    workbook = Workbook(output, deepcopy(OPTIONS))
    workbook.set_properties(_properties(document))
    _write(workbook, document)
    workbook.close()
    return without_system(output.getvalue())


def _write(workbook: Workbook, document: Document) -> None:
    from gwstd.render._xlsx_fast import TableSheet

    formats = Formats.of(workbook)
    running = Running(clean(document.title), clean(document.stamp))
    plan = _plan(document)
    front = workbook.add_worksheet(FRONT_NAME)
    write_front(workbook, front, tuple(_lines(document, plan)), _entries(document, plan), running)
    widths = {pool: _shared_widths([table for _, table in _of_pool(document, pool)]) for pool in _pools(document)}
    areas: dict[str, Area] = {}
    later = []
    for name, content in plan.sheets:
        sheet = workbook.add_worksheet(name, worksheet_class=None if isinstance(content, _Charts) else TableSheet)
        if tab := _tab(content):
            sheet.set_tab_color(tab)
        if isinstance(content, Handout):
            areas[name] = write_handout(workbook, sheet, content, running, formats)
        elif isinstance(content, Table):
            areas[name] = write_table(sheet, content, running, formats, Use(widths=widths.get(content.pool, ())))
            if name in plan.flows:
                wide = sum(column_widths(content.columns))
                last = draw_flow(sheet, plan.flows[name], areas[name].end + 1, wide)
                sheet.print_area(0, 0, last, areas[name].last_column)
                if len(content.rows) <= ROWS_BESIDE_FLOW:
                    sheet.fit_to_pages(1, 1)
        else:
            later.append((sheet, content))
    # These lead to rows of the sheets above, or draw them.
    for sheet, content in later:
        if isinstance(content, Index):
            _write_index(sheet, content, document, plan, areas, running, formats)
        else:
            drawn: tuple[Chart | Stacked, ...] = (*content.charts, *_stacked(content, document, plan, areas))
            write_charts(workbook, sheet, drawn, running, formats)
    for name, area in areas.items():
        if _DEFINABLE.fullmatch(name):
            workbook.define_name(name, _reference(name, area))


def _stacked(charts: _Charts, document: Document, plan: _Plan, areas: Mapping[str, Area]) -> Iterator[Stacked]:
    for at in charts.stacked:
        block = document.blocks[at]
        if isinstance(block, Table) and block.rows:
            yield Stacked(block, plan.places[at], areas[plan.places[at]].body)


def _write_index(
    sheet: TableSheet, content: Index, document: Document, plan: _Plan, areas: Mapping[str, Area], running: Running,
    formats: Formats,
) -> None:  # fmt: skip
    """The index, each of its matters a link to the row where the matter begins."""
    area = write_table(sheet, content.table, running, formats, Use({LINKED: formats.left_link}))
    names = [plan.places[at] for at, block in _of_pool(document, content.pool)]
    for row, (texts, (table, begin)) in enumerate(zip(content.table.rows, content.places, strict=True), area.body):
        name = names[table]
        if text := clean(texts[LINKED]):
            sheet.link(row, LINKED, link_target(name, areas[name].body + begin), as_string(text), formats.left_link)


def _reference(name: str, area: Area) -> str:
    """The table with its head, as a defined name wants it."""
    from xlsxwriter.utility import xl_range_abs

    quoted = name.replace("'", "''")
    return f"='{quoted}'!{xl_range_abs(area.head, 0, area.end - 1, area.last_column)}"


def _tab(content: Table | Handout | Index | _Charts) -> str:
    match content:
        case Handout():
            return _TABS["handout"]
        case Index():
            return _TABS["pool"]
        case _Charts():
            return _TABS["charts"]
        case Table():
            return _TABS["pooled" if content.pool else "pool"] if content.pool or content.pool_column else ""


def _properties(document: Document) -> dict[str, Any]:
    return {
        "title": clean(document.title),
        "subject": clean(document.subject),
        "author": clean(document.author),
        "keywords": clean("；".join(document.keywords)),
        "status": clean(document.stamp),
        "created": datetime.fromisoformat(document.date or UNDATED),
    }


def _pools(document: Document) -> tuple[str, ...]:
    return tuple(dict.fromkeys(block.pool for block in document.blocks if isinstance(block, Table) and block.pool))


def _shared_widths(tables: Sequence[Table]) -> tuple[int, ...]:
    """The widths of the columns of tables that look alike."""
    return column_widths(tables[0].columns, sample_of(tables))


def _of_pool(document: Document, pool: str) -> list[tuple[int, Table]]:
    return [(at, block) for at, block in enumerate(document.blocks) if isinstance(block, Table) and block.pool == pool]


def _plan(document: Document) -> _Plan:
    """Pools first, each with its index, then what is handed on, then tables and charts in the order of the document."""
    names = SheetNames()
    names.claim(FRONT_NAME)
    blocks = document.blocks
    sheets: list[tuple[str, Table | Handout | Index | _Charts]] = []
    for pool in _pools(document):
        tables = tuple(table for _, table in _of_pool(document, pool))
        sheets.append((names.claim(pool), _pooled(document.title, pool, tables)))
        if found := index(document.title, pool, tables):
            sheets.append((names.claim(found.table.name), found))
    # Tables choose their names before handouts and charts do, wherever they stand.
    places = {at: names.claim(block.name) for at, block in enumerate(blocks) if isinstance(block, Table)}
    sheets += [(names.claim(handout.table.name), handout) for handout in document.handouts]
    charts = _Charts(
        tuple(block for block in blocks if isinstance(block, Chart)),
        tuple(at for at, block in enumerate(blocks) if isinstance(block, Table) and block.stacked),
    )
    charts_name = ""
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            sheets.append((places[at], block))
        if isinstance(block, Chart) or at in charts.stacked:
            if not charts_name:
                charts_name = names.claim(CHARTS_NAME if names.is_free(CHARTS_NAME) else CHARTS_OTHER_NAME)
                sheets.append((charts_name, charts))
            places.setdefault(at, charts_name)
    flows = {}
    for at, (block, follower) in enumerate(pairwise(blocks)):
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
    name = first.pool_column or pool
    leading = Column(name, 6 + 2 * min(longest, 5), centered=True)
    rows = tuple((table.name, *row) for table in tables for row in table.rows)
    numbers = tuple(at + 1 for at in first.numbers)
    return Table(pool, f"{title}{pool}", (leading, *first.columns), rows, pool_column=name, numbers=numbers)


def _entries(document: Document, plan: _Plan) -> tuple[Entry, ...]:
    entries = []
    for name, content in plan.sheets:
        if isinstance(content, _Charts):
            titles = content.titles(document)
            entries.append(Entry(name, "、".join(titles), f"{len(titles)}图"))
        else:
            table = content if isinstance(content, Table) else content.table
            title = table.title or table.name
            said = f"{title}（没有合并的单元格，排序、筛选用这张）" if table.pool_column and not table.pool else title
            entries.append(Entry(name, said, f"{len(table.rows)}行"))
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
