"""Compendium in; a page for each item out, at the permanent address ``item/<编码>.html``: what is made public, by whom,
when, where, under which laws and whether these hold, how it comes about, and how to ask for what cannot be found.

An item that stands in another's row has its own page; one no longer in use keeps its page, which says so.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache, partial
from html import escape
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from gwstd.document import Document, Flow
from gwstd.domain.channels import by_name
from gwstd.model import RETIRED, Chapter, Department, Field, Item, Row
from gwstd.outputs import FieldFiles, Output, made
from gwstd.render import html
from gwstd.site import tags
from gwstd.site.addresses import page_name
from gwstd.site.frame import Frame
from gwstd.site.standings import Basis
from gwstd.vocabulary import CERTAIN_GROUP, FIELD_KEY, ITEM, ON_REQUEST, OTHER_CHANNEL, TRIAL

_TITLES: Final = {attribute: key for key, attribute in ITEM.items()}
_NEIGHBOURS: Final = 16
_PLAIN: Final = ("interpretation", "response", "review", "office", "phone", "remark")


class Link(NamedTuple):
    """A text, and the page that it leads to: empty where there is none."""

    text: str
    href: str = ""


class _Around(NamedTuple):
    """What the pages of one field's items share."""

    field: Field
    flow: Markup
    groups: Mapping[str, Sequence[str]]
    places: Mapping[str, tuple[str, int]]

    def related(self, item: Item) -> tuple[Markup, int]:
        """The neighbours of an item in its 一级事项 as entries of a list, and how many there are in all."""
        group, place = self.places[item.code]
        links = self.groups[group]
        start = max(0, min(place - _NEIGHBOURS // 2, len(links) - _NEIGHBOURS - 1))
        near = (links[i] for i in range(start, min(start + _NEIGHBOURS + 1, len(links))) if i != place)
        return Markup("".join(near)), len(links)


def pages(frame: Frame, documents: Mapping[str, Document], offices: Set[str], files: FieldFiles) -> Iterator[Output]:
    """Each item's page, by its path. An item without 编码 has no address; of two with one 编码 the first has it.
    ``offices`` are the codes or names of the departments that have a page."""
    compendium = frame.compendium
    writer = _Writer(frame, offices)
    met: set[str] = set()
    for chapter in compendium.chapters:
        code = chapter.field.code
        codes = {item.code for row in chapter.rows for item in (row.item, *row.also)}
        taken = codes & met
        make = partial(writer.pages, chapter, documents[code], taken)
        yield from files.or_make("items", [code], make, sorted(taken), sorted(offices))
        met |= codes
    for item in compendium.retired:
        if item.code and item.code not in met:
            met.add(item.code)
            yield made(href(item.code), writer.retired_page(item))


def href(code: str) -> str:
    """The address of an item's page, from the column's folder."""
    return f"item/{page_name(code)}.html"


def audience(item: Item) -> str:
    """公开对象 in words: 全社会, or the certain group with how it is made out."""
    note = item.audience_note
    return f"{item.audience}：{note}" if item.audience == CERTAIN_GROUP and note else item.audience


def channels(item: Item) -> str:
    """公开渠道 in words, with what 其他 is."""
    return "、".join(filter(None, (*item.channels, item.channel_note)))


def short_name(item: Item) -> str:
    """What tells an item from the others of its 一级事项."""
    names = "—".join(filter(None, (item.level2, item.level3)))
    return names or "；".join(item.contents) or item.level1


class _Writer:
    """The pages of one column's items."""

    def __init__(self, frame: Frame, offices: Set[str]) -> None:
        compendium = frame.compendium
        self.frame = frame
        self.offices = offices
        self._parts: Any = frame.environment.get_template("parts.html.j2").module
        self._made: dict[tuple[str, Hashable], Markup] = {}
        self.named = {name: d for d in compendium.departments for name in (d.code, d.full_name, d.name)}
        self.channel = by_name(compendium.channels)
        self.fields = {chapter.field.code: chapter.field for chapter in compendium.chapters}

    def pages(self, chapter: Chapter, document: Document, taken: Set[str]) -> Iterator[tuple[str, bytes]]:
        """The pages of one field's items, but for those whose address is ``taken``."""
        around = _around(chapter, self.flow(chapter, document))
        met = {"", *taken}
        for row in chapter.rows:
            for item in (row.item, *row.also):
                if item.code not in met:
                    met.add(item.code)
                    yield href(item.code), self.page(item, row, around)

    def page(self, item: Item, row: Row, around: _Around) -> bytes:
        alike = [
            Link(self._keeper(one), f"{page_name(one.code)}.html") for one in (row.item, *row.also) if one is not item
        ]
        return self._page(item, around.field, row, around.flow, around.related(item), tuple(alike))

    def retired_page(self, item: Item) -> bytes:
        return self._page(item, self.fields.get(item.field), None, None, None, ())

    def _page(
        self,
        item: Item,
        field: Field | None,
        row: Row | None,
        flow: Markup | None,
        related: tuple[Markup, int] | None,
        alike: tuple[Link, ...],
    ) -> bytes:
        subjects = row.subjects if row and not row.also else item.subjects
        leads = [self.named[name] for name in subjects if name in self.named]
        edition = self.frame.compendium.edition
        name = field.name if field else ""
        own = tags.article_tags(
            edition,
            item.title,
            "；".join(item.contents) or item.title,
            (item.title, item.level1, name, "政务公开"),
            leads[0].full_name if leads else self._keeper(item),
        )
        return self.frame.page(
            "item",
            item.title,
            root="../",
            own_tags=own,
            item=item,
            names=[part for part in (name, *item.names) if part and part != item.title],
            field=field,
            field_page=page_name(field.code) if field else "",
            retired=item.status == RETIRED,
            subjects=self._subjects(subjects),
            channels=[self._channel(name) for name in item.channels],
            audience=audience(item),
            on_request=item.mode == ON_REQUEST,
            laws=Markup("").join(self._law(basis) for basis in self.frame.standings.of(item.bases)),
            contents=_lines("<li>{}</li>\n", ((text,) for text in item.contents)),
            standard=_lines("<div><dt>{}</dt><dd>{}</dd></div>\n", self._elements(item, field)),
            flow=flow,
            related=related,
            alike=alike,
            asking=self._asking(_asked(leads), item.phone, item.mode == ON_REQUEST),
        )

    def _keeper(self, item: Item) -> str:
        department = self.named.get(item.department)
        return department.name if department else item.department

    def _subjects(self, names: tuple[str, ...]) -> Markup:
        return self._part("subjects", names, lambda: (tuple(self._subject(name) for name in names),))

    def _law(self, basis: Basis) -> Markup:
        return self._part("law", basis, lambda: (basis,))

    def _asking(self, asked: Department | None, phone: str, on_request: bool) -> Markup:
        key = (asked.code if asked else "", phone, on_request)
        return self._part("asking", key, lambda: (asked, phone or (asked.phone if asked else ""), on_request))

    def _part(self, name: str, key: Hashable, arguments: Callable[[], tuple[object, ...]]) -> Markup:
        """A part of a page that many items have alike, made once."""
        made = self._made.get((name, key))
        if made is None:
            made = self._made[name, key] = getattr(self._parts, name)(*arguments())
        return made

    def flow(self, chapter: Chapter, document: Document) -> Markup:
        """The drawing of a field's workflow, with its heading; nothing where the field has none."""
        drawn = tuple(block for block in document.blocks if isinstance(block, Flow))
        if not drawn:
            return Markup("")
        flow: Markup = self._parts.flow(chapter.field, Markup(html.body(replace(document, blocks=drawn))))
        return flow

    def _subject(self, name: str) -> Link:
        department = self.named.get(name)
        value = department.code if department else name
        return Link(department.name if department else name, page_name(value) if value in self.offices else "")

    def _channel(self, name: str) -> str:
        """A local channel with the national one that it counts as, so that a reader knows what it is."""
        channel = self.channel.get(name)
        return f"{name}（{channel.under}）" if channel and channel.under and channel.under != OTHER_CHANNEL else name

    def _elements(self, item: Item, field: Field | None) -> Iterator[tuple[str, str]]:
        """Title and text of the elements that the item has, but for those that its page shows above."""
        yield _TITLES["code"], item.code
        if field:
            yield FIELD_KEY, f"{field.name}（{TRIAL}）" if field.status == TRIAL else field.name
        for attribute in ("level1", "level2", "level3"):
            if text := getattr(item, attribute):
                yield _TITLES[attribute], text
        for attribute in ("levels", "stages", "statutory", "matters"):
            if values := getattr(item, attribute):
                yield _TITLES[attribute], "、".join(values)
        for attribute in _PLAIN:
            if text := getattr(item, attribute):
                yield _TITLES[attribute], text
        yield from item.extension.items()


_escaped = lru_cache(maxsize=16384)(escape)
"""Labels, channels and laws repeat from item to item."""


def _lines(pattern: str, values: Iterable[tuple[str, ...]]) -> Markup:
    """A line of HTML for each of the values. Not in the template: there are a hundred thousand of them."""
    return Markup("".join(pattern.format(*map(_escaped, parts)) for parts in values))


def _asked(leads: list[Department]) -> Department | None:
    """Who answers a request: the lead among the subjects. A group has no counter of its own."""
    return next((department for department in leads if department.kind != "组"), None)


def _around(chapter: Chapter, flow: Markup) -> _Around:
    places: dict[str, tuple[str, int]] = {}
    groups: dict[str, list[str]] = {}
    for row in chapter.rows:
        group = groups.setdefault(row.item.level1, [])
        places.update({item.code: (row.item.level1, len(group)) for item in (row.item, *row.also)})
        if row.item.code:
            link = f'<a href="{page_name(row.item.code)}.html">{Markup.escape(short_name(row.item))}</a>'
            group.append(f"<li>{link}</li>\n")
    return _Around(chapter.field, flow, groups, places)
