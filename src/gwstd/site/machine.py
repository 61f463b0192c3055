"""What the column tells machines: where its pages are (sitemaps.org) and what data it offers (schema.org Dataset)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Final, NamedTuple
from urllib.parse import quote, urljoin

from gwstd.model import Compendium, Edition
from gwstd.site.wording import day

FOLDER: Final = "site"
"""The column's folder among the files of a build."""
_MOST: Final = 50_000
"""Addresses that one sitemap may hold."""
_TYPES: Final = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "html": "text/html",
}


class Download(NamedTuple):
    """A file that the column offers: its label, its address from the column's folder, its size in bytes; ``field`` is
    the code of the field that it holds, empty for the whole catalogue."""

    label: str
    href: str
    size: int
    field: str = ""

    @property
    def kind(self) -> str:
        return self.href.rpartition(".")[2]


def base_address(edition: Edition) -> str:
    """The column's address on the web, with ``/`` at its end: its folder below 网站.地址, where what a build makes is
    put. Empty where no address is given."""
    url = edition.website.url.strip()
    return quote(f"{url.rstrip('/')}/{FOLDER}/", safe=":/?#[]@!$&'()*+,;=%~-._") if url else ""


def sitemaps(pages: Sequence[str], base: str, day: str) -> Iterator[tuple[str, bytes]]:
    """sitemap.xml, and further files where one may not hold all. Nothing without an address: the format wants whole
    ones."""
    if not base:
        return
    parts = [pages[start : start + _MOST] for start in range(0, len(pages), _MOST)]
    if len(parts) == 1:
        yield "sitemap.xml", _sitemap("urlset", "url", [base + page for page in pages], day)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield name, _sitemap("urlset", "url", [base + page for page in part], day)
    yield "sitemap.xml", _sitemap("sitemapindex", "sitemap", [base + name for name in names], day)


def _sitemap(whole: str, one: str, addresses: Sequence[str], day: str) -> bytes:
    entries = "".join(f"<{one}><loc>{escape(url)}</loc><lastmod>{day}</lastmod></{one}>\n" for url in addresses)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<{whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</{whole}>\n'
    ).encode()


def dataset(compendium: Compendium, column: str, downloads: Sequence[Download], base: str) -> dict[str, Any]:
    """A schema.org Dataset. Without an address on the web the files' addresses are relative to the column's folder."""
    edition = compendium.edition
    publisher = {"@type": "GovernmentOrganization", "name": edition.publisher}
    published = edition.publish_date or edition.base_date
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": column,
        "description": f"{edition.region}应当公开的政府信息事项，{len(compendium.chapters)} 个领域、"
        f"{len(compendium.rows)} 个事项：公开内容、依据、时限、主体、渠道、对象、方式。依据的效力以{day(edition.base_date)}为准。",
        "version": edition.version,
        "datePublished": published,
        "dateModified": published,
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "creator": publisher,
        "publisher": publisher,
        "spatialCoverage": {"@type": "Place", "name": edition.region},
        "keywords": ["政务公开", "标准目录", *(chapter.field.name for chapter in compendium.chapters)],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": one.label,
                "encodingFormat": _TYPES.get(one.kind, "application/octet-stream"),
                "contentUrl": urljoin(base, one.href),
                "contentSize": f"{one.size} B",
            }
            for one in downloads
            if not one.field
        ],
    }
    if base:
        found["@id"] = found["url"] = base
    return found


def json_ld(described: dict[str, Any]) -> bytes:
    """dataset.jsonld: for catalogues of data. The page of downloads says the same in its own markup (microdata), where
    search engines read it and the strict policy needs no exception."""
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
