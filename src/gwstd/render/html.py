"""Document in; one self-contained HTML page out: no script, no outside host, readable, printable, accessible.

``body`` gives the blocks alone, for a page of the site. Looks are in templates/html/.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256

from gwstd.document import (
    Block,
    Chart,
    Contents,
    Cover,
    Document,
    Flow,
    Heading,
    Listing,
    Orientation,
    Paragraph,
    Table,
)
from gwstd.render._html_table import Additions as Additions
from gwstd.render._html_table import table_html
from gwstd.render._html_text import Escaped, attribute
from gwstd.resources import template


def render(document: Document) -> bytes:
    """The whole document as one page (UTF-8)."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    css = styles()
    covers = any(isinstance(block, Cover) for block in document.blocks)
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        template("html/document.html.j2").read_text(encoding="utf-8")
    )
    html = page.render(
        document=document,
        keywords="，".join(document.keywords),
        css=Markup(css),
        css_hash=b64encode(sha256(css.encode()).digest()).decode(),
        title=not covers,
        body=Markup("".join(_Blocks(document.blocks, 2, Additions()).html(document.blocks))),
    )
    return html.encode()


def styles() -> str:
    """The style sheet of a document; the site's begins with the same text."""
    return template("html/document.css").read_text(encoding="utf-8")


def body(document: Document, more: Additions | None = None) -> str:
    """The document's blocks for a page that has its own title (its ``h1``): the cover is left out.

    The highest headings are ``h2`` whatever their level in the document. ``more`` is what the page adds to the rows of
    its tables.
    """
    blocks = [block for block in document.blocks if not isinstance(block, Cover)]
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    top = 3 - min(levels, default=1)
    return "".join(_Blocks(blocks, top, more or Additions()).html(blocks))


class _Blocks:
    """The blocks of one page: their ids, their numbers, and the headings that the contents list."""

    def __init__(self, blocks: Sequence[Block], top: int, more: Additions) -> None:
        self.text = Escaped()
        self.top = top
        self.more = more
        self.headings = [block for block in blocks if isinstance(block, Heading)]
        self.ids: set[str] = set()
        self.numbered = 0
        self.titled = False

    def html(self, blocks: Iterable[Block]) -> Iterable[str]:
        lying = False
        for block in blocks:
            if isinstance(block, Orientation):
                if block.landscape != lying:
                    yield '<div class="landscape">\n' if block.landscape else "</div>\n"
                lying = block.landscape
            else:
                yield self._block(block)
        if lying:
            yield "</div>\n"

    def _block(self, block: Block) -> str:
        match block:
            case Cover():
                return self._cover(block)
            case Contents():
                return self._contents(block)
            case Heading():
                return self._heading(block)
            case Paragraph():
                return f'<p class="{block.kind}">{self.text[block.text]}</p>\n'
            case Listing():
                return self._listing(block)
            case Table():
                self.numbered += 1
                return table_html(block, self.numbered, self.text, self.ids, self.more)
            case Chart():
                self.numbered += 1
                return self._chart(block)
            case Flow():
                self.numbered += 1
                return self._flow(block)
            case Orientation():
                return ""

    def _cover(self, block: Cover) -> str:
        title = (
            f'<p class="again-title">{self.text[block.title]}</p>'
            if self.titled
            else f"<h1>{self.text[block.title]}</h1>"
        )
        self.titled = True
        lines = "".join(f'<p class="subtitle">{self.text[line]}</p>\n' for line in block.subtitles)
        issuer = f'<p class="issuer">{self.text[block.issuer]}</p>\n' if block.issuer else ""
        date = f'<p class="date">{self.text[block.date]}</p>\n' if block.date else ""
        return f'<div class="cover">\n{title}\n{lines}{issuer}{date}</div>\n'

    def _contents(self, block: Contents) -> str:
        listed = [heading for heading in self.headings if heading.level <= block.depth]
        if not listed:
            return ""
        self.numbered += 1
        name = f"_n{self.numbered}"
        entries = "\n".join(
            f'<li class="level{heading.level}"><a href="#{attribute(heading.anchor)}">{self.text[heading.text]}</a></li>'
            for heading in listed
        )
        return f'<nav class="contents" aria-labelledby="{name}">\n<h2 id="{name}">{self.text[block.title]}</h2>\n<ul>\n{entries}\n</ul>\n</nav>\n'

    def _heading(self, block: Heading) -> str:
        level = min(max(block.level + self.top - 1, 2), 6)
        own = ""
        if block.anchor not in self.ids:
            self.ids.add(block.anchor)
            own = f' id="{attribute(block.anchor)}"'
        page = ' class="new-page"' if block.new_page else ""
        return f"<h{level}{own}{page}>{self.text[block.text]}</h{level}>\n"

    def _listing(self, block: Listing) -> str:
        tag = "ol" if block.ordered else "ul"
        entries = "\n".join(f"<li>{self.text[entry]}</li>" for entry in block.entries)
        return f'<{tag} class="listing">\n{entries}\n</{tag}>\n' if entries else ""

    def _chart(self, block: Chart) -> str:
        """Bars beside their numbers: a table whose numbers are text, so that nobody needs to see the bars."""
        name = f"_f{self.numbered}"
        most = max((value for value in block.values if value > 0), default=1)
        unit = self.text[block.unit]
        rows = "\n".join(
            f'<tr><th scope="row">{self.text[label]}</th><td class="bar">'
            '<svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
            f'<rect width="1000" height="20" class="rail"/><rect width="{max(value, 0) * 1000 // most}" height="20" class="fill"/></svg></td>'
            f'<td class="number">{value}&nbsp;{unit}</td></tr>'
            for label, value in zip(block.labels, block.values, strict=True)
        )
        return (
            f'<figure class="chart" aria-labelledby="{name}">\n<figcaption id="{name}">{self.text[block.title]}</figcaption>\n'
            f'<table>\n<thead class="unseen"><tr><th scope="col">名称</th><th scope="col">图示</th><th scope="col">数量</th></tr></thead>\n'
            f"<tbody>\n{rows}\n</tbody>\n</table>\n</figure>\n"
        )

    def _flow(self, block: Flow) -> str:
        """Boxes that the style sheet joins with arrows; without it, a numbered list."""
        name = f"_f{self.numbered}"
        stops = "\n".join(
            f"<li><b>{self.text[stop.name]}</b>"
            + "".join(f"<span>{self.text[text]}</span>" for text in (stop.who, stop.limit) if text)
            + "</li>"
            for stop in block.stops
        )
        return (
            f'<figure class="flow" aria-labelledby="{name}">\n<figcaption id="{name}">{self.text[block.title]}</figcaption>\n'
            f"<ol>\n{stops}\n</ol>\n</figure>\n"
        )
