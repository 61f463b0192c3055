"""Compendium → the files of a build, as (relative path, bytes): Word, Excel, portal column, open data.

Each kind imports only its own libraries, so ``build --only csv`` does not pay for Word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from gwstd.model import Compendium

KINDS: Final = ("docx", "xlsx", "html", "json", "csv")
_FILES: Final = {
    "docx": ("compendium.docx", "Word 汇编"),
    "xlsx": ("compendium.xlsx", "Excel 目录"),
    "json": ("catalog.json", "开放数据（JSON）"),
    "csv": ("catalog.csv", "开放数据（CSV）"),
}
SITE: Final = "site"


def outputs(compendium: Compendium, kinds: Sequence[str], catalogue: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """The files of the chosen kinds, the portal column last (it links to the others with their sizes)."""
    downloads: list[tuple[str, str, int]] = []
    for kind, data in _single_files(compendium, kinds, catalogue):
        name, label = _FILES[kind]
        downloads.append((label, f"../{name}", len(data)))
        yield name, data
    if "html" in kinds:
        yield from _site(compendium, downloads, catalogue)


def _single_files(
    compendium: Compendium, kinds: Sequence[str], catalogue: Path | None
) -> Iterator[tuple[str, bytes]]:
    if "docx" in kinds or "xlsx" in kinds:
        from gwstd.reports.compendium import report

        document = report(compendium, catalogue)
        if "docx" in kinds:
            from gwstd.render import docx

            yield "docx", docx.render(document)
        if "xlsx" in kinds:
            from gwstd.render import xlsx

            yield "xlsx", xlsx.render(document)
    if "json" in kinds or "csv" in kinds:
        from gwstd import opendata

        if "json" in kinds:
            yield "json", opendata.to_json(compendium)
        if "csv" in kinds:
            yield "csv", opendata.to_csv(compendium)


def _site(
    compendium: Compendium, downloads: Sequence[tuple[str, str, int]], catalogue: Path | None
) -> Iterator[tuple[str, bytes]]:
    from gwstd import site
    from gwstd.reports import chapter

    documents = {one.field.code: chapter.report(compendium, one) for one in compendium.chapters}
    for name, data in site.pages(compendium, documents, downloads, catalogue):
        yield f"{SITE}/{name}", data
