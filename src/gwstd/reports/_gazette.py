"""The compendium as a gazette prints it (公报版): no cover, one page after the other, little besides the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from gwstd.document import Block, Contents, Heading, Listing, Orientation, Paragraph
from gwstd.domain.numerals import chinese
from gwstd.merge import keepers
from gwstd.model import Chapter, Compendium
from gwstd.reports import _prose, chapter
from gwstd.reports._appendices import laws
from gwstd.reports._columns import layout, table

_INDENT = "　　"
_FEW = 5


def blocks(
    compendium: Compendium, title: str, printed: str, data: Mapping[str, object], catalogue: Path | None
) -> Iterator[Block]:
    """Title, version and issuer as they were published, 编制说明 as the text under them, then the tables and 依据总表.

    A list of contents comes before the tables where there are more of them than a reader finds without one: what a
    gazette prints is listed on its own first pages.
    """
    edition = compendium.edition
    yield Paragraph(title, "title")
    yield Paragraph(f"（{edition.version}）", "centered")
    yield Paragraph(f"{edition.publisher}　{printed}公布", "centered")
    for block in _prose.blocks("preface.txt.j2", data, "preface", catalogue):
        yield from _small(block)
    if len(compendium.chapters) > _FEW:
        yield Contents(depth=1)
    yield Orientation(landscape=True)
    columns = layout(compendium)
    for number, one in enumerate(compendium.chapters, 1):
        yield Heading(1, f"{chinese(number)}、{chapter.catalogue_title(one)}", one.field.code)
        yield Paragraph(_line(one), "note")
        yield table(columns, one.rows, one.field.name, "")
    yield Heading(1, "附录 依据总表", "appendix-laws")
    yield laws(compendium)


def _small(block: Block) -> Iterator[Block]:
    """Text and headings in the small type of notes."""
    match block:
        case Heading():
            yield Paragraph(_INDENT + block.text, "heading")
        case Paragraph():
            yield Paragraph(_INDENT + block.text, "note")
        case Listing():
            yield from (Paragraph(_INDENT + entry, "note") for entry in block.entries)
        case _:
            yield block


def _line(one: Chapter) -> str:
    named = "、".join(department.name for department in keepers((one,)))
    return f"牵头单位：{'、'.join(one.field.leads)}。由{named}梳理，共 {len(one.rows)} 项。"
