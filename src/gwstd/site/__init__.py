"""Compendium and its fields' documents in; the portal column out: static pages that work from a folder.

No server, no outside host, a strict policy (nothing inline), relative links only. Without JavaScript the home page
lists every field and department, each field, department and item has its complete page, and the plain page lists all
items in large type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from gwstd.document import Document
from gwstd.model import Chapter, Compendium, Field, Row
from gwstd.outputs import Earlier, FieldFiles, Output, made
from gwstd.render import html
from gwstd.resources import template
from gwstd.site import changes, departments, items, machine, search, statistics, subjects, tags
from gwstd.site.frame import Frame
from gwstd.site.frame import column_title as column_title
from gwstd.site.machine import FOLDER as FOLDER
from gwstd.site.machine import Download as Download

KINDS: Final = {"基础": "基础领域", "重点": "重点领域", "试点": "试点领域"}
SCHEMA: Final = "../catalog.schema.json"
"""Where a build puts the description of catalog.json, from the column's folder."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The fields of one 类别, each with its number of items."""

    anchor: str
    title: str
    fields: tuple[tuple[Field, int], ...]

    @property
    def count(self) -> int:
        return len(self.fields)


def pages(
    compendium: Compendium,
    documents: Mapping[str, Document],
    downloads: Sequence[Download] = (),
    catalogue: Path | None = None,
    files: FieldFiles | None = None,
) -> Iterator[Output]:
    """Each file of the column, by its path in it.

    ``documents`` has the document of each field by its code (KeyError where one is missing); ``catalogue`` is the
    catalogue folder whose own ``templates/site/`` may override a template; ``files``: those that an earlier build made.
    """
    edition = compendium.edition
    base = machine.base_address(edition)
    column = column_title(compendium)
    described = machine.dataset(compendium, column, downloads, base)
    files = files or FieldFiles(Earlier(), compendium, documents)
    names: list[str] = []
    for page in _pages(Frame(compendium, catalogue), documents, downloads, described, files):
        names.append(page.name)
        yield page
    yield made("feed.xml", changes.feed(compendium, column, changes.changes(compendium), base))
    yield made("dataset.jsonld", machine.json_ld(described))
    for name, data in machine.sitemaps(sorted(names), base, edition.publish_date or edition.base_date):
        yield made(name, data)
    css = html.styles() + template("site/site.css", catalogue).read_text(encoding="utf-8")
    yield made("assets/site.css", css.encode())
    for script in ("site.js", "view.js"):
        yield made(f"assets/{script}", template(f"site/{script}", catalogue).read_bytes())
    yield made("assets/data.js", search.data_script(compendium, subjects.Subjects(compendium), catalogue))


def _pages(
    frame: Frame,
    documents: Mapping[str, Document],
    downloads: Sequence[Download],
    described: Mapping[str, Any],
    files: FieldFiles,
) -> Iterator[Output]:
    compendium = frame.compendium
    offices = departments.offices(compendium, subjects.Subjects(compendium))
    yield made("index.html", _home(frame, offices, downloads))
    yield from _fields(frame, documents, downloads, files)
    yield from departments.pages(frame, offices, files)
    yield from items.pages(frame, documents, {office.subject.value for office in offices}, files)
    yield made("plain.html", frame.page("plain", "简洁版", kinds=_plain(compendium), href=items.href))
    yield made("statistics.html", statistics.page(frame, offices))
    yield made("changes.html", changes.page(frame, changes.changes(compendium)))
    yield made("downloads.html", _downloads(frame, downloads, described))
    yield made("request.html", _request(frame, offices))


def _kinds(compendium: Compendium) -> tuple[Kind, ...]:
    found = (
        Kind(
            f"kind-{number}", title, tuple((c.field, len(c.rows)) for c in compendium.chapters if c.field.kind == kind)
        )
        for number, (kind, title) in enumerate(KINDS.items(), 1)
    )
    return tuple(kind for kind in found if kind.fields)


def _home(frame: Frame, offices: Sequence[departments.Office], downloads: Sequence[Download]) -> bytes:
    compendium = frame.compendium
    return frame.page(
        "home",
        frame.column,
        issuer=compendium.owner.full_name if compendium.owner else compendium.edition.region,
        count=len(compendium.rows),
        kinds=_kinds(compendium),
        offices=[office for office in offices if not office.members],
        downloads=[(one.label, one.href, size_text(one.size)) for one in downloads if not one.field],
    )


def _fields(
    frame: Frame, documents: Mapping[str, Document], downloads: Sequence[Download], files: FieldFiles
) -> Iterator[Output]:
    chapters = frame.compendium.chapters
    kinds = {field.code: kind for kind in _kinds(frame.compendium) for field, _ in kind.fields}
    for i, chapter in enumerate(chapters):
        code = chapter.field.code
        around = (chapters[i - 1].field if i else None, chapters[i + 1].field if i + 1 < len(chapters) else None)
        own = [one for one in downloads if one.field == code]
        make = partial(_field, frame, chapter, documents[code], kinds[code], around, own)
        yield from files.or_make("page", [code], make, kinds[code], around, own)


def _field(
    frame: Frame,
    chapter: Chapter,
    document: Document,
    kind: Kind,
    around: tuple[Field | None, Field | None],
    downloads: Sequence[Download],
) -> Iterator[tuple[str, bytes]]:
    from markupsafe import Markup

    field = chapter.field
    # Towns' identical items share a row; the address of each must still lead there.
    ids = {row.item.code: tuple(other.code for other in row.also) for row in chapter.rows if row.also}
    links = {row.item.code: (f"../{items.href(row.item.code)}", row.item.title) for row in chapter.rows}
    links.pop("", None)
    groups: dict[str, list[Row]] = {}
    for row in chapter.rows:
        if row.item.code:
            groups.setdefault(row.item.level1, []).append(row)
    page = frame.page(
        "field",
        document.title,
        root="../",
        own_tags=tags.field_tags(frame.compendium.edition, field, document.title),
        heading=document.title,
        field=field,
        kind=kind,
        count=len(chapter.rows),
        groups=[(name, rows[0].item.code, len(rows)) for name, rows in groups.items()],
        body=Markup(html.body(document, html.Additions(ids, links))),
        before=around[0],
        after=around[1],
        downloads=downloads,
    )
    yield f"fields/{field.code}.html", page


def _downloads(frame: Frame, downloads: Sequence[Download], described: Mapping[str, Any]) -> bytes:
    own = {field: [one for one in downloads if one.field == field] for field in {one.field for one in downloads}}
    whole = own.get("", [])
    return frame.page(
        "downloads",
        "下载",
        heading=f"{frame.column}下载",
        offered=list(zip(whole, described["distribution"], strict=True)),
        fields=[(c.field, own[c.field.code]) for c in frame.compendium.chapters if c.field.code in own],
        size_text=size_text,
        described=described,
        schema=SCHEMA if any(one.kind == "json" and not one.field for one in downloads) else "",
    )


def _request(frame: Frame, offices: Sequence[departments.Office]) -> bytes:
    title = "怎样申请公开政府信息"
    text = "向谁申请、申请要写什么、多长时间答复、收不收费、不服怎么办（政府信息公开条例第二十七条至第四十三条、第五十一条）"
    own = tags.article_tags(frame.compendium.edition, title, text, ("依申请公开", "政府信息公开申请", "政务公开"))
    return frame.page("request", title, own_tags=own, departments=departments.contacts(offices))


def _plain(compendium: Compendium) -> list[tuple[Field, list[tuple[str, list[Row]]]]]:
    """Field → 一级事项 → its rows."""
    found = []
    for chapter in compendium.chapters:
        groups: dict[str, list[Row]] = {}
        for row in chapter.rows:
            groups.setdefault(row.item.level1, []).append(row)
        found.append((chapter.field, list(groups.items())))
    return found


def size_text(size: int) -> str:
    """Bytes for people: 532 字节, 48 KB, 1.3 MB."""
    if size < 1024:
        return f"{size} 字节"
    if size < 1024 * 1024:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024 / 1024:.1f} MB"
