"""Edition and page in; the meta tags of government websites out (国办发〔2017〕47号: site, column, article).

A tag without a value is left out: an empty one, or a “null”, counts as a fault when a website is inspected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from gwstd.model import Edition, Field

Tag = tuple[str, str]
COLUMN_TYPE: Final = "信息公开目录"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST: Final = 200
"""Of a description: what a search engine shows is shorter."""


def markup(tags: Iterable[Tag]) -> Markup:
    """Tags as lines of a page's head. Not in a template: thousands of pages have a dozen each."""
    return Markup("".join(f'<meta name="{name}" content="{escape(content)}">\n' for name, content in tags))


def column_tags(edition: Edition, title: str) -> tuple[Tag, ...]:
    """The tags that every page of the column has."""
    return tuple(_filled(_column(edition, title)))


def field_tags(edition: Edition, field: Field, title: str) -> tuple[Tag, ...]:
    """The tags of one field's page."""
    text = field.text or f"{edition.region}{field.name}领域政务公开标准目录"
    return article_tags(edition, title, text, (field.name, *field.aliases, "政务公开", "标准目录"))


def article_tags(
    edition: Edition, title: str, description: str, keywords: Sequence[str], source: str = ""
) -> tuple[Tag, ...]:
    """The tags of a page with content of its own. ``source`` is who made that content, if not the publisher.

    ``PubDate`` has minutes; an edition is published at the start of its day.
    """
    published = f"{edition.publish_date} 00:00" if _DAY.fullmatch(edition.publish_date) else ""
    return tuple(
        _filled(
            (
                ("ArticleTitle", title),
                ("PubDate", published),
                ("ContentSource", source or edition.publisher),
                ("Author", edition.publisher),
                ("Keywords", ",".join(dict.fromkeys(filter(None, keywords)))),
                ("Description", description[:_LONGEST]),
            )
        )
    )


def _column(edition: Edition, title: str) -> Iterator[Tag]:
    website = edition.website
    yield "SiteName", website.name
    yield "SiteDomain", _domain(website.url)
    yield "SiteIDCode", website.code
    yield "ColumnName", title
    yield "ColumnDescription", f"{edition.publisher}编制的{title}（{edition.version}）" if edition.version else title
    yield "ColumnKeywords", ",".join(("政务公开", "标准目录", edition.region))
    yield "ColumnType", COLUMN_TYPE


def _domain(url: str) -> str:
    """The host of a web address; empty text where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _filled(tags: Iterable[Tag]) -> Iterator[Tag]:
    return ((name, " ".join(value.split())) for name, value in tags if value.strip())
