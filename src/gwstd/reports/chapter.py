"""One field of the compendium → Document: its introduction, its catalogue table, its workflow drawn and told."""

from __future__ import annotations

from collections.abc import Iterator

from gwstd.document import Block, Column, Document, Flow, Heading, Orientation, Paragraph, Stop, Table
from gwstd.merge import keepers
from gwstd.model import Chapter, Compendium
from gwstd.reports._columns import Layout, layout, table
from gwstd.vocabulary import TRIAL


def report(compendium: Compendium, chapter: Chapter, columns: Layout | None = None) -> Document:
    """The document of one field by itself (a page of the portal column)."""
    edition = compendium.edition
    field = chapter.field
    return Document(
        title=catalogue_title(chapter),
        author=edition.publisher,
        date=edition.publish_date or edition.base_date,
        blocks=tuple(blocks(chapter, "", columns or layout(compendium))),
        subject=edition.title,
        keywords=(field.name, *field.aliases),
        stamp=compendium.stamp,
        website=edition.website,
    )


def each(compendium: Compendium) -> dict[str, Document]:
    """The document of every field by its code; the columns and citations are worked out once for all."""
    columns = layout(compendium)
    return {chapter.field.code: report(compendium, chapter, columns) for chapter in compendium.chapters}


def volume_title(compendium: Compendium, chapter: Chapter) -> tuple[Block, ...]:
    """What stands above the document of one field where it is a file by itself: title, version, issuer."""
    edition = compendium.edition
    return (
        Paragraph(catalogue_title(chapter), "title"),
        Paragraph(f"（{edition.version}）", "centered"),
        Paragraph(edition.publisher, "centered"),
    )


def catalogue_title(chapter: Chapter) -> str:
    """As published catalogues are titled: 社会救助领域政务公开标准目录（试行）."""
    trial = "（试行）" if chapter.field.status == TRIAL else ""
    return f"{chapter.field.name}领域政务公开标准目录{trial}"


def blocks(chapter: Chapter, number: str, columns: Layout) -> Iterator[Block]:
    """The blocks of one chapter. ``number`` is its Chinese ordinal (一, 二 …), or empty for a document by itself."""
    field = chapter.field
    trial = "（试行）" if field.status == TRIAL else ""
    if number:
        yield Heading(1, f"{number}、{field.name}领域{trial}", field.code, new_page=True)
    yield Heading(2, "（一）说明", f"{field.code}-about")
    yield from _introduction(chapter)
    yield Orientation(landscape=True)
    yield Heading(2, "（二）标准目录", f"{field.code}-catalogue")
    yield table(columns, chapter.rows, field.name, catalogue_title(chapter))
    yield Orientation(landscape=False)
    if field.workflow:
        yield Heading(2, "（三）工作流程", f"{field.code}-workflow")
        yield Flow(
            f"{field.name}领域政务公开流程图", tuple(Stop(step.name, step.who, step.limit) for step in field.workflow)
        )
        yield _workflow(chapter)


def _introduction(chapter: Chapter) -> Iterator[Block]:
    field = chapter.field
    if field.text:
        yield Paragraph(field.text)
    named = "、".join(department.name for department in keepers((chapter,)))
    yield Paragraph(f"牵头单位：{'、'.join(field.leads)}。事项由{named}梳理，共 {len(chapter.rows)} 项。")
    if field.guideline:
        yield Paragraph(f"本目录对应国家“{field.guideline}”领域基层政务公开标准指引，并按本区职责细化。")
    if field.status == TRIAL:
        yield Paragraph("本领域为试点领域，目录试行，边实施、边检验，逐步完善。")


def _workflow(chapter: Chapter) -> Table:
    """The steps as a table: the number, what, who, within what time, how."""
    columns = (
        Column("序号", 11, centered=True),
        Column("环节", 13, centered=True),
        Column("责任单位", 33),
        Column("时限", 45),
        Column("工作要求", 54),
    )
    rows = tuple(
        (str(number), step.name, step.who, step.limit, step.text)
        for number, step in enumerate(chapter.field.workflow, 1)
    )
    name = f"{chapter.field.name}流程"
    return Table(name=name, title=f"{chapter.field.name}领域政务公开工作流程", columns=columns, rows=rows)
