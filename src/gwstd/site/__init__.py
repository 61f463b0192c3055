"""Compendium and its fields' documents in; the portal column out: static pages that work from a folder.

No server, no outside host, a strict policy (nothing inline), relative links only. Without JavaScript the home page
lists every field and department, and each field's page is complete.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gwstd.document import Document
from gwstd.model import Chapter, Compendium, Edition, Field
from gwstd.render import html
from gwstd.resources import template
from gwstd.site import search, subjects, tags

if TYPE_CHECKING:
    from jinja2 import Environment

Download = tuple[str, str, int]
"""Label, relative address, size in bytes."""

KINDS: Final = {"基础": "基础领域", "重点": "重点领域", "试点": "试点领域"}


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
) -> Iterator[tuple[str, bytes]]:
    """Relative path and bytes of each file of the column.

    ``documents`` has the document of each field by its code (KeyError where one is missing); ``catalogue`` is the
    catalogue folder whose own ``templates/site/`` may override a template.
    """
    environment = _environment(catalogue)
    concerned = subjects.Subjects(compendium)
    yield "index.html", _home(environment, compendium, concerned, downloads)
    yield from _fields(environment, compendium, documents)
    css = html.styles() + template("site/site.css", catalogue).read_text(encoding="utf-8")
    yield "assets/site.css", css.encode()
    yield "assets/site.js", template("site/site.js", catalogue).read_bytes()
    yield "assets/data.js", search.data_script(compendium, concerned, catalogue)


def column_title(compendium: Compendium) -> str:
    """What the column is called: the edition's name, or the owner's own catalogue."""
    owner = compendium.owner
    return f"{owner.full_name}政务公开标准目录" if owner else compendium.edition.title


def _environment(catalogue: Path | None) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    def load(name: str) -> str:
        return template(f"site/{name}", catalogue).read_text(encoding="utf-8")

    # An office's own templates are data, not code: they get the sandbox.
    kind: type[Environment] = SandboxedEnvironment if catalogue else Environment
    return kind(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _kinds(compendium: Compendium) -> tuple[Kind, ...]:
    found = (
        Kind(
            f"kind-{number}", title, tuple((c.field, len(c.rows)) for c in compendium.chapters if c.field.kind == kind)
        )
        for number, (kind, title) in enumerate(KINDS.items(), 1)
    )
    return tuple(kind for kind in found if kind.fields)


def _home(
    environment: Environment, compendium: Compendium, concerned: subjects.Subjects, downloads: Sequence[Download]
) -> bytes:
    edition = compendium.edition
    title = column_title(compendium)
    page = environment.get_template("home.html.j2").render(
        _frame(compendium, title, tags.column_tags(edition, title), root=""),
        owner=compendium.owner,
        issuer=compendium.owner.full_name if compendium.owner else edition.region,
        count=len(compendium.rows),
        kinds=_kinds(compendium),
        departments=subjects.entries(compendium, concerned),
        downloads=[(label, href, size_text(size)) for label, href, size in downloads],
    )
    return page.encode()


def _frame(compendium: Compendium, title: str, page_tags: Sequence[tags.Tag], root: str) -> dict[str, object]:
    """What every page's frame needs. ``root`` leads from the page to the column's folder."""
    edition: Edition = compendium.edition
    return {
        "title": title,
        "column": column_title(compendium),
        "edition": edition,
        "stamp": compendium.stamp,
        "tags": page_tags,
        "root": root,
    }


def _fields(
    environment: Environment, compendium: Compendium, documents: Mapping[str, Document]
) -> Iterator[tuple[str, bytes]]:
    chapters = compendium.chapters
    kinds = {field.code: kind for kind in _kinds(compendium) for field, _ in kind.fields}
    for i, chapter in enumerate(chapters):
        around = (chapters[i - 1].field if i else None, chapters[i + 1].field if i + 1 < len(chapters) else None)
        document = documents[chapter.field.code]
        yield f"fields/{chapter.field.code}.html", _field(environment, compendium, chapter, document, kinds, around)


def _field(
    environment: Environment,
    compendium: Compendium,
    chapter: Chapter,
    document: Document,
    kinds: Mapping[str, Kind],
    around: tuple[Field | None, Field | None],
) -> bytes:
    from markupsafe import Markup

    field = chapter.field
    column = column_title(compendium)
    both = tags.column_tags(compendium.edition, column) + tags.article_tags(compendium.edition, field, document.title)
    # Towns' identical items share a row; the address of each must still lead there.
    also = {row.item.code: tuple(other.code for other in row.also) for row in chapter.rows if row.also}
    page = environment.get_template("field.html.j2").render(
        _frame(compendium, f"{document.title}－{column}", both, root="../"),
        heading=document.title,
        field=field,
        kind=kinds[field.code],
        count=len(chapter.rows),
        body=Markup(html.body(document, also)),
        before=around[0],
        after=around[1],
    )
    return page.encode()


def size_text(size: int) -> str:
    """Bytes for people: 532 字节, 48 KB, 1.3 MB."""
    if size < 1024:
        return f"{size} 字节"
    if size < 1024 * 1024:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024 / 1024:.1f} MB"
