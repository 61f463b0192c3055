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
    work = _Work(compendium, chosen, catalogue, cache(partial(_csv, compendium)))
    downloads: list[tuple[str, str, int, str]] = []
    for kind, name, data in _single_files(work, typeset, imprint):
        downloads.append((_LABELS.get(kind, kind), f"../{name}", len(data), ""))
        yield made(name, data)
    if "json" in chosen:
        from gwstd import resources

        yield made(_SCHEMA, resources.schema("opendata").read_bytes())
    if _COLUMN in chosen:
        for output in _site(work, downloads, (earlier or Earlier()).below(SITE)):
            yield output._replace(name=f"{SITE}/{output.name}")


class _Work(NamedTuple):
    """What a build makes its files of, and the kinds of these. ``csv``: made when first asked for, then kept, since the
    volumes of the fields are parts of it."""

    compendium: Compendium
    chosen: Sequence[str]
    catalogue: Path | None
    csv: Callable[[], Csv]


def _csv(compendium: Compendium) -> Csv:
    from gwstd import opendata

    return opendata.to_csv(compendium)


def _single_files(work: _Work, typeset: Typeset | None, imprint: Imprint | None) -> Iterator[tuple[str, str, bytes]]:
    """Kind, file name and bytes of what is one file each."""
    compendium = work.compendium
    document: Document | None = None
    for kind in work.chosen:
        if kind == "json":
            from gwstd import opendata

            yield kind, "catalog.json", opendata.to_json(compendium)
        elif kind == "csv":
            yield kind, "catalog.csv", work.csv().data
        elif kind != _COLUMN:
            if document is None:
                from gwstd.reports.compendium import report

                document = report(compendium, work.catalogue, imprint)
            if kind == "docx" and typeset:
                word, pdf = typeset(document)
                yield kind, "compendium.docx", word
                yield "pdf", "compendium.pdf", pdf
            else:
                yield kind, f"compendium.{kind}", plugins.module("render", kind).render(document)


def _site(work: _Work, downloads: Sequence[tuple[str, str, int, str]], earlier: Earlier) -> Iterator[Output]:
    """The column, with the volume of each field in the kinds that are asked for. Names are those in its folder."""
    from gwstd import site
    from gwstd.reports import chapter

    compendium = work.compendium
    documents = chapter.each(compendium)
    files = FieldFiles(earlier, compendium, documents)
    offered = [site.Download(*one) for one in downloads]
    for kind in (kind for kind in _VOLUMES if kind in work.chosen):
        for one in compendium.chapters:
            code = one.field.code
            for volume in files.or_make(kind, code, partial(_volume, work, one, documents[code], kind)):
                offered.append(site.Download(_VOLUMES[kind], volume.name, volume.size, code))
                yield volume
    yield from site.pages(compendium, documents, offered, work.catalogue, files)


def _volume(work: _Work, chapter: Chapter, document: Document, kind: str) -> Iterator[tuple[str, bytes]]:
    """The file of one field by itself."""
    code = chapter.field.code
    if kind == "csv":
        data = work.csv().of_field(code)
    else:
        from gwstd.reports.chapter import volume_title

        blocks = (*volume_title(work.compendium, chapter), *document.blocks)
        whole = replace(document, blocks=blocks, catalogue=work.catalogue)
        data = plugins.module("render", kind).render(whole)
    yield f"files/{code}.{kind}", data
