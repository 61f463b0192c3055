"""Compendium → the files of a build, as (relative path, bytes): Word, Excel, portal column, open data.

Each kind imports only its own libraries, so ``build --only csv`` does not pay for Word. A format is a module of
``render/``: a new one can be asked for at once (``--only md``); DEFAULT says what a build makes unasked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from gwstd import plugins
from gwstd.document import Document
from gwstd.model import Compendium

DEFAULT: Final = ("docx", "xlsx", "html", "json", "csv")
"""What ``build`` makes when nothing is chosen."""

SITE: Final = "site"
_COLUMN: Final = "html"
_OPEN_DATA: Final = ("json", "csv")
_LABELS: Final = {
    "docx": "Word 汇编",
    "xlsx": "Excel 目录",
    "json": "开放数据（JSON）",
    "csv": "开放数据（CSV）",
}


def kinds() -> tuple[str, ...]:
    """Every kind that a build can make: the default ones in their order, then the other formats of ``render/``."""
    return (*DEFAULT, *(name for name in plugins.names("render") if name not in DEFAULT))


def outputs(
    compendium: Compendium, chosen: Sequence[str], catalogue: Path | None = None
) -> Iterator[tuple[str, bytes]]:
    """The files of the chosen kinds, the portal column last (it links to the others with their sizes)."""
    downloads: list[tuple[str, str, int]] = []
    for kind, name, data in _single_files(compendium, chosen, catalogue):
        downloads.append((_LABELS.get(kind, kind), f"../{name}", len(data)))
        yield name, data
    if _COLUMN in chosen:
        yield from _site(compendium, downloads, catalogue)


def _single_files(
    compendium: Compendium, chosen: Sequence[str], catalogue: Path | None
) -> Iterator[tuple[str, str, bytes]]:
    """Kind, file name and bytes of what is one file each."""
    document: Document | None = None
    for kind in chosen:
        if kind in _OPEN_DATA:
            from gwstd import opendata

            write = opendata.to_json if kind == "json" else opendata.to_csv
            yield kind, f"catalog.{kind}", write(compendium)
        elif kind != _COLUMN:
            if document is None:
                from gwstd.reports.compendium import report

                document = report(compendium, catalogue)
            yield kind, f"compendium.{kind}", plugins.module("render", kind).render(document)


def _site(
    compendium: Compendium, downloads: Sequence[tuple[str, str, int]], catalogue: Path | None
) -> Iterator[tuple[str, bytes]]:
    from gwstd import site
    from gwstd.reports import chapter

    for name, data in site.pages(compendium, chapter.each(compendium), downloads, catalogue):
        yield f"{SITE}/{name}", data
