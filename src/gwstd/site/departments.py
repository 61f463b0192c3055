"""Compendium in; a page for each department, town and group out: what this office must make public, field by field,
and where it is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from gwstd.document import Column, Document, Heading, Table
from gwstd.model import Chapter, Compendium, Department, Row
from gwstd.outputs import FieldFiles, Output
from gwstd.render import html
from gwstd.site import tags
from gwstd.site.addresses import page_name
from gwstd.site.frame import Frame
from gwstd.site.items import channels, short_name
from gwstd.site.subjects import Subject, Subjects

_COLUMNS: Final = (
    Column("事项", 40),
    Column("一级事项", 26),
    Column("公开时限", 46),
    Column("公开渠道", 46),
    Column("公开方式", 18, centered=True),
)

Parts = Sequence[tuple[Chapter, Sequence[Row]]]
"""The rows of one office, by field."""


@dataclass(frozen=True, slots=True)
class Office:
    """A department, a group or a name that the registry does not know, with the rows that concern it."""

    subject: Subject
    department: Department | None
    parts: Parts
    groups: tuple[Subject, ...] = ()
    members: tuple[Subject, ...] = ()

    @property
    def href(self) -> str:
        """Its page, from the column's folder."""
        return f"departments/{page_name(self.subject.value)}.html"

    @property
    def count(self) -> int:
        return sum(len(rows) for _, rows in self.parts)


def offices(compendium: Compendium, subjects: Subjects) -> tuple[Office, ...]:
    """Every office that has a page: those that the home page lists, then the groups that are named as 公开主体."""
    named = {name: d for d in compendium.departments for name in (d.code, d.full_name, d.name)}
    rows: dict[str, dict[int, list[Row]]] = {s.value: {} for s in subjects.all}
    groups: dict[str, dict[int, list[Row]]] = {}
    for number, chapter in enumerate(compendium.chapters):
        for row in chapter.rows:
            for subject in subjects.of(row):
                if subject.value in rows:
                    rows[subject.value].setdefault(number, []).append(row)
            for code in dict.fromkeys(named[name].code for name in row.subjects if name in named):
                groups.setdefault(code, {}).setdefault(number, []).append(row)
    by_code = {d.code: d for d in compendium.departments}

    def office(subject: Subject, own: dict[int, list[Row]]) -> Office:
        parts = tuple((compendium.chapters[number], found) for number, found in own.items())
        department = by_code.get(subject.value)
        within = tuple(
            Subject(d.code, d.name) for d in compendium.departments if subject.value in d.members and d.code in groups
        )
        members = tuple(
            Subject(code, by_code[code].name) for code in (department.members if department else ()) if code in rows
        )
        return Office(subject, department, parts, within, members)

    listed = [office(subject, rows[subject.value]) for subject in subjects.all if rows[subject.value]]
    whole = [
        office(Subject(d.code, d.name), groups[d.code])
        for d in compendium.departments
        if d.code in groups and d.code not in rows and any(code in rows for code in d.members)
    ]
    return (*listed, *whole)


def pages(frame: Frame, found: Sequence[Office], files: FieldFiles) -> Iterator[Output]:
    """Each office's page, by its path."""
    for office in found:
        fields = [chapter.field.code for chapter, _ in office.parts]
        rows = [[row.number for row in rows] for _, rows in office.parts]
        about = (office.subject, office.department, office.groups, office.members, rows)
        yield from files.or_make("office", fields, partial(_page, frame, office), *about)


class Contact(NamedTuple):
    """Where an office is found, and its page."""

    name: str
    href: str
    address: str
    phone: str


def contacts(found: Sequence[Office]) -> tuple[Contact, ...]:
    """Every office with an address or a telephone."""
    return tuple(
        Contact(d.full_name, office.href, d.address, d.phone)
        for office in found
        if (d := office.department) and (d.address or d.phone)
    )


def _page(frame: Frame, office: Office) -> Iterator[tuple[str, bytes]]:
    from markupsafe import Markup

    edition = frame.compendium.edition
    full_name = office.department.full_name if office.department else office.subject.name
    title = f"{full_name}应当公开什么"
    text = f"{full_name}应当公开的 {office.count} 项政府信息：公开什么、什么时候公开、在哪里看"
    own = tags.article_tags(edition, title, text, (full_name, office.subject.name, "政务公开", "标准目录"))
    page = frame.page(
        "department",
        title,
        root="../",
        own_tags=own,
        heading=title,
        full_name=full_name,
        office=office,
        department=office.department,
        page_name=page_name,
        body=Markup(_tables(office, edition.base_date)),
    )
    yield office.href, page


def _tables(office: Office, day: str) -> str:
    """One table a field; each row leads to its item."""
    blocks: list[Heading | Table] = []
    links: dict[str, tuple[str, str]] = {}
    for chapter, rows in office.parts:
        field = chapter.field
        blocks.append(Heading(2, f"{field.name}（{len(rows)} 项）", f"f-{page_name(field.code)}"))
        cells = tuple(
            (short_name(row.item), row.item.level1, row.item.time_limit, channels(row.item), row.item.mode)
            for row in rows
        )
        anchors = tuple(row.item.code for row in rows)
        blocks.append(Table(field.name, f"{office.subject.name}·{field.name}", _COLUMNS, cells, anchors=anchors))
        links.update({code: (f"../item/{page_name(code)}.html", "") for code in anchors if code})
    return html.body(Document("", "", day, tuple(blocks)), html.Additions(links=links))
