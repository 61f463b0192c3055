"""Compendium → the files of a build: Word, Excel, portal column, open data.

Each kind imports only its own libraries, so ``build --only csv`` does not pay for Word. A format is a module of
``render/``: a new one can be asked for at once (``--only md``); DEFAULT says what a build makes unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from gwstd import plugins
from gwstd.document import Document
from gwstd.model import Chapter, Compendium
from gwstd.outputs import Earlier, FieldFiles, Output, made

if TYPE_CHECKING:
    from gwstd.opendata import Csv
    from gwstd.reports.compendium import Imprint

DEFAULT: Final = ("docx", "xlsx", "html", "json", "csv")
"""What ``build`` makes when nothing is chosen."""

SITE: Final = "site"
_COLUMN: Final = "html"
_LABELS: Final = {
    "docx": "Word 汇编",
    "pdf": "PDF 汇编",
    "xlsx": "Excel 目录",
    "json": "开放数据（JSON）",
    "csv": "开放数据（CSV）",
}
_VOLUMES: Final = {"docx": "Word", "csv": "CSV"}
"""What the column offers for each field by itself, where it is made at all. Not Excel: two dozen workbooks more would
take a fifth of the time of a build, and a spreadsheet opens the CSV."""
_SCHEMA: Final = "catalog.schema.json"


Typeset = Callable[[Document], tuple[bytes, bytes]]
"""A document → the Word file with its page numbers, and its PDF (see ``typeset``)."""


def kinds() -> tuple[str, ...]:
    """Every kind that a build can make: the default ones in their order, then the other formats of ``render/``."""
    return (*DEFAULT, *(name for name in plugins.names("render") if name not in DEFAULT))


def outputs(
    compendium: Compendium,
    chosen: Sequence[str],
    catalogue: Path | None = None,
    typeset: Typeset | None = None,
    imprint: Imprint | None = None,
    earlier: Earlier | None = None,
) -> Iterator[Output]:
    """The files of the chosen kinds, the portal column last (it links to the others with their sizes).

    With ``typeset`` the Word file has its page numbers, and its PDF comes with it. ``imprint``: see reports/compendium.
    ``earlier``: the files of an earlier build, which stay where they would be made of the same.
    """
    work = _Work(compendium, chosen, catalogue, cache(partial(_csv, compendium)), earlier or Earlier())
    downloads: list[tuple[str, str, int, str]] = []
    for kind, output in _single_files(work, typeset, imprint):
        downloads.append((_LABELS.get(kind, kind), f"../{output.name}", output.size, ""))
        yield output
    if "json" in chosen:
        from gwstd import resources

        yield made(_SCHEMA, resources.schema("opendata").read_bytes())
    if _COLUMN in chosen:
        for output in _site(work, downloads):
            yield output._replace(name=f"{SITE}/{output.name}")


class _Work(NamedTuple):
    """What a build makes its files of, and the kinds of these. ``csv``: made when first asked for, then kept, since the
    volumes of the fields are parts of it."""

    compendium: Compendium
    chosen: Sequence[str]
    catalogue: Path | None
    csv: Callable[[], Csv]
    earlier: Earlier


def _csv(compendium: Compendium) -> Csv:
    from gwstd import opendata

    return opendata.to_csv(compendium)


def _single_files(work: _Work, typeset: Typeset | None, imprint: Imprint | None) -> Iterator[tuple[str, Output]]:
    """The kind of what is one file each, and the file."""
    document: Document | None = None
    for kind in work.chosen:
        if kind == "json":
            from gwstd import opendata

            yield kind, made("catalog.json", opendata.to_json(work.compendium))
        elif kind == "csv":
            yield kind, made("catalog.csv", work.csv().data)
        elif kind != _COLUMN:
            if document is None:
                from gwstd.reports.compendium import report

                document = report(work.compendium, work.catalogue, imprint)
                printed = work.earlier.digest(replace(document, catalogue=None))
            if kind == "docx" and typeset:
                word, pdf = typeset(document)
                yield kind, made("compendium.docx", word)
                yield "pdf", made("compendium.pdf", pdf)
            else:
                make = partial(_rendered, f"compendium.{kind}", kind, document)
                yield from ((kind, one) for one in work.earlier.or_make(work.earlier.digest(kind, printed), make))


def _rendered(name: str, kind: str, document: Document) -> Iterator[tuple[str, bytes]]:
    yield name, plugins.module("render", kind).render(document)


def _site(work: _Work, downloads: Sequence[tuple[str, str, int, str]]) -> Iterator[Output]:
    """The column, with the volume of each field in the kinds that are asked for. Names are those in its folder."""
    from gwstd import site
    from gwstd.reports import chapter

    compendium = work.compendium
    documents = chapter.each(compendium)
    files = FieldFiles(work.earlier.below(SITE), compendium, documents)
    offered = [site.Download(*one) for one in downloads]
    for kind in (kind for kind in _VOLUMES if kind in work.chosen):
        for one in compendium.chapters:
            code = one.field.code
            for volume in files.or_make(kind, [code], partial(_volume, work, one, documents[code], kind)):
                offered.append(site.Download(_VOLUMES[kind], volume.name, volume.size, code))
                yield volume
    yield from site.pages(compendium, documents, offered, work.catalogue, files)


def _volume(work: _Work, chapter: Chapter, document: Document, kind: str) -> Iterator[tuple[str, bytes]]:
    """The file of one field by itself."""
    name = f"files/{chapter.field.code}.{kind}"
    if kind == "csv":
        yield name, work.csv().of_field(chapter.field.code)
        return
    from gwstd.reports.chapter import volume_title

    blocks = (*volume_title(work.compendium, chapter), *document.blocks)
    yield from _rendered(name, kind, replace(document, blocks=blocks, catalogue=work.catalogue))
