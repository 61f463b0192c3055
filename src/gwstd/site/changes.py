"""Compendium in; what was changed in this edition out, newest first, as a page and as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from gwstd.model import RETIRED, Compendium, Edition, Item
from gwstd.site import tags
from gwstd.site.frame import Frame
from gwstd.site.items import href
from gwstd.site.wording import straight

_TITLE: Final = "目录调整"
_LONGEST: Final = 200
"""Entries of the feed: a reader program asks again and again, and wants the newest."""
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Change(NamedTuple):
    """An item that this edition changed, brought in or put out of use. ``day`` is empty where none was written."""

    day: str
    kind: str
    text: str
    item: Item
    field: str

    @property
    def name(self) -> str:
        return " › ".join(name for name in self.item.names if name)


def changes(compendium: Compendium) -> tuple[Change, ...]:
    """Newest first; of one day in the order of codes."""
    fields = {chapter.field.code: chapter.field.name for chapter in compendium.chapters}
    items = [item for row in compendium.rows for item in (row.item, *row.also)]
    found = [
        Change(
            item.effective,
            item.change_kind or ("停用" if item.status == RETIRED else "生效"),
            item.change_text,
            item,
            fields.get(item.field, ""),
        )
        for item in (*items, *compendium.retired)
        if item.code and (item.effective or item.change_kind or item.change_text or item.status == RETIRED)
    ]
    found.sort(key=lambda change: change.item.code)
    found.sort(key=lambda change: change.day, reverse=True)
    return tuple(found)


def page(frame: Frame, found: Sequence[Change]) -> bytes:
    """The page of changes."""
    title = f"{frame.column}调整记录"
    own = tags.article_tags(
        frame.compendium.edition, title, f"{title}（{frame.compendium.edition.version}）", (_TITLE,)
    )
    return frame.page("changes", _TITLE, own_tags=own, heading=title, changes=found, href=href)


def feed(compendium: Compendium, column: str, found: Sequence[Change], base: str) -> bytes:
    """The feed: this edition itself, then its changes. ``base`` is the column's address on the web, or empty: then
    links are relative to the feed."""
    return straight("\n".join(_feed(compendium.edition, column, found[:_LONGEST], base)).encode("utf-8", "replace"))


def _feed(edition: Edition, column: str, found: Sequence[Change], base: str) -> Iterator[str]:
    published = edition.publish_date or edition.base_date
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">'
    yield f"<title>{_text(column)}调整</title>"
    yield f"<id>{_identity(edition, 'feed')}</id>"
    yield f"<updated>{_moment(max([published, *(change.day for change in found)]))}</updated>"
    yield f"<author><name>{_text(edition.publisher)}</name></author>"
    yield f'<link rel="alternate" type="text/html" href="{_text(base)}changes.html"/>'
    if base:
        yield f'<link rel="self" type="application/atom+xml" href="{_text(base)}feed.xml"/>'
    yield "<entry>"
    yield f"<title>{_text(f'{column}（{edition.version}）公布')}</title>"
    yield f"<id>{_identity(edition, 'edition', edition.version)}</id>"
    yield f"<updated>{_moment(published)}</updated>"
    yield f'<link rel="alternate" type="text/html" href="{_text(base)}index.html"/>'
    yield f"<summary>{_text(f'基准日 {edition.base_date}')}</summary>"
    yield "</entry>"
    for change in found:
        item = change.item
        yield "<entry>"
        yield f"<title>{_text(f'{change.kind}：{change.name}')}</title>"
        yield f"<id>{_identity(edition, item.code, change.kind, change.day)}</id>"
        yield f"<updated>{_moment(change.day or published)}</updated>"
        yield f'<link rel="alternate" type="text/html" href="{_text(base)}{href(item.code)}"/>'
        yield f'<category term="{_text(change.kind)}"/>'
        yield f"<summary>{_text(change.text or '；'.join(item.contents))}</summary>"
        yield "</entry>"
    yield "</feed>\n"


def _identity(edition: Edition, *parts: str) -> str:
    """The same for the same change, wherever and whenever the feed is made."""
    name = "\0".join((edition.region, edition.title, *parts))
    return uuid5(NAMESPACE_URL, name.encode("utf-8", "replace").decode("utf-8")).urn


def _moment(day: str) -> str:
    """A day as the time stamp that the format wants: its start in China."""
    return f"{day}T00:00:00+08:00"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))
