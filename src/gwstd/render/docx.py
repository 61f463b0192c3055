"""A Document in, a Word file out, laid out after GB/T 9704-2012; opens clean in Word, WPS and LibreOffice.

Styles, pages and page numbers come from ``templates/compendium.docx``; the body is formatted as text and streamed into
the file, so that its size does not matter. The same document gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from gwstd import resources
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
from gwstd.render._docx_cover import fill, laid_out
from gwstd.render._docx_flow import flow
from gwstd.render._docx_head import page_head
from gwstd.render._docx_pages import Place
from gwstd.render._docx_shell import cover_layout, shell
from gwstd.render._docx_table import chart, table
from gwstd.render._docx_template import Section, Template, read_template
from gwstd.render._docx_xml import (
    DECLARATION,
    escape,
    field,
    field_begin,
    field_end,
    paragraph,
    run,
)
from gwstd.render._zip import pack

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARAGRAPH_STYLE = {
    "body": "Body Text",
    "plain": "Normal",
    "note": "说明文字",
    "centered": "居中正文",
    "title": "Title",
    "heading": "说明标题",
}
_FIRST = re.compile("[一二三四五六七八九十百]+、")
_ATTACHED = re.compile("附[录件]")
_HEAD_PART = "word/header_own.xml"
_HEAD_ID = "rIdHead"
_CHUNK = 1 << 18


def render(document: Document) -> bytes:
    """The document as .docx. Raises TemplateError where the template cannot be used."""
    return render_paged(document, {})


def render_paged(document: Document, pages: Mapping[str, int]) -> bytes:
    """The document with known page numbers (heading anchor → number as printed) in its contents list."""
    return _packed(document, pages, live=False)


def render_live(document: Document) -> bytes:
    """The document for LibreOffice, which works page numbers out by itself where they stand in no contents field."""
    return _packed(document, {}, live=True)


def _packed(document: Document, pages: Mapping[str, int], live: bool) -> bytes:
    path = resources.template("compendium.docx", document.catalogue)
    try:
        template = read_template(path.read_bytes() if path.is_file() else shell())
    except resources.TemplateError as error:
        raise resources.TemplateError(
            f"Word 模板 {path} 用不了：{error}。改好再试；或者删掉它，用自带的模板"
        ) from error
    return pack(_parts(document, template, pages, live).items())


def bookmarks(document: Document) -> dict[str, str]:
    """Heading anchor → bookmark name. Word takes letters, digits and underscores, at most 40 of them."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            name = "_" + re.sub(r"[^0-9A-Za-z]", "_", block.anchor)
            if len(name) > 40 or name in taken:
                name = f"{name[:30]}_{index}"
            names[block.anchor] = name
            taken.add(name)
    return names


def unnumbered(document: Document) -> int:
    """How many pages stand before the page numbered 1."""
    return sum(isinstance(block, Cover) for block in document.blocks)


class _Leaf(NamedTuple):
    """Blocks that stand in one Word section."""

    section: Section
    blocks: tuple[Block, ...]
    cover: bool = False


class _Writing(NamedTuple):
    """What writing the body needs to know of the whole document."""

    document: Document
    template: Template
    pages: Mapping[str, int]
    bookmarks: Mapping[str, str]
    bookmark_ids: Iterator[int]
    lists: Iterator[int]
    live: bool

    def style(self, name: str) -> str:
        return self.template.styles[name]


def _parts(
    document: Document, template: Template, pages: Mapping[str, int], live: bool
) -> dict[str, bytes | Iterable[bytes]]:
    lists = _ordered_lists(document, template)
    writing = _Writing(document, template, pages, bookmarks(document), count(1), iter(lists), live)
    parts: dict[str, bytes | Iterable[bytes]] = dict(template.parts)
    parts["word/document.xml"] = _chunks(_document(writing))
    parts["docProps/core.xml"] = _core_properties(document).encode()
    if lists:
        parts["word/numbering.xml"] = _numbering(template, lists)
    if _has_head(document):
        parts[_HEAD_PART] = (DECLARATION + page_head(document, template.styles)).encode()
        override = f'<Override PartName="/{_HEAD_PART}" ContentType="{_WORD}.header+xml"/>'
        link = f'<Relationship Id="{_HEAD_ID}" Type="{_OFFICE}/header" Target="header_own.xml"/>'
        for part, added, end in (
            ("[Content_Types].xml", override, "</Types>"),
            ("word/_rels/document.xml.rels", link, "</Relationships>"),
        ):
            parts[part] = template.parts[part].replace(end.encode(), f"{added}{end}".encode())
    return parts


def _has_head(document: Document) -> bool:
    return bool(document.stamp or document.watermark or document.running)


def _chunks(pieces: Iterable[str]) -> Iterator[bytes]:
    """Pieces of text as UTF-8 in chunks large enough to compress well."""
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > _CHUNK:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()


# ------------------------------------------------------------------------------------------------ body


def _document(writing: _Writing) -> Iterator[str]:
    yield f"{DECLARATION}{writing.template.root}<w:body>"
    leaves = tuple(_leaves(writing))
    opened = False
    for index, leaf in enumerate(leaves):
        section = leaf.section
        if not leaf.cover and not opened:
            # Pages are counted from the first one after the cover.
            section, opened = section._replace(xml=section.opening()), True
        xml = section.with_header(_HEAD_ID) if _has_head(writing.document) else section.xml
        pieces = _flow(leaf, writing)
        yield from pieces if index == len(leaves) - 1 else _closed(pieces, xml, writing)
        if index == len(leaves) - 1:
            yield xml
    yield "</w:body></w:document>"


def _leaves(writing: _Writing) -> Iterator[_Leaf]:
    """The blocks by section: the cover has its own, and each change of orientation begins one."""
    template = writing.template
    section, held = template.upright, list[Block]()
    for block in writing.document.blocks:
        if isinstance(block, Cover | Orientation):
            if held:
                yield _Leaf(section, tuple(held))
            held = []
        if isinstance(block, Cover):
            yield _Leaf(template.cover, (block,), cover=True)
        elif isinstance(block, Orientation):
            section = template.lying if block.landscape else template.upright
        else:
            held.append(block)
    if held or not writing.document.blocks:
        yield _Leaf(section, tuple(held))


def _closed(pieces: Iterator[str], section: str, writing: _Writing) -> Iterator[str]:
    """The pieces with the section's end in the last paragraph, or in a paragraph of one point where there is none."""
    held = ""
    for piece in pieces:
        yield held
        held = piece
    if not held.startswith("<w:p>"):
        yield held
        held = paragraph(writing.style("表后间隔"), "")
    yield held.replace("</w:pPr>", f"{section}</w:pPr>", 1)


def _flow(leaf: _Leaf, writing: _Writing) -> Iterator[str]:
    """The pieces of one section: whole paragraphs, or parts of tables."""
    place = Place()
    types = writing.template.types
    for index, block in enumerate(leaf.blocks):
        match block:
            case Cover():
                yield from _cover(block, writing)
            case Contents():
                yield from _contents(block, writing, first=index == 0)
                place = Place()
            case Heading():
                yield _heading(block, writing, first=index == 0)
                place = place.heading(types[_heading_style(block)].height, block.new_page)
            case Paragraph():
                name = _PARAGRAPH_STYLE[block.kind]
                yield from (paragraph(writing.style(name), run(line)) for line in block.text.split("\n"))
                place = place.text(block.text, types[name], leaf.section)
            case Listing():
                yield from _listing(block, writing)
                place = Place()
            case Table():
                yield from _captioned(block.title, writing)
                if block.columns:
                    place = place.heading(types["caption"].height if block.title else 0)
                    place = yield from table(block, leaf.section, writing.template, place)
                    yield paragraph(writing.style("表后间隔"), "")
            case Chart():
                yield from _captioned(block.title, writing)
                if block.labels:
                    yield from chart(block, leaf.section, writing.template.styles)
                    yield paragraph(writing.style("表后间隔"), "")
                place = Place()
            case Flow():
                yield from _captioned(block.title, writing)
                if block.stops:
                    yield from flow(block, leaf.section, writing.template.styles)
                    yield paragraph(writing.style("表后间隔"), "")
                place = Place()
    if not leaf.blocks:
        yield paragraph(writing.style("Normal"), "")


def _captioned(title: str, writing: _Writing) -> Iterator[str]:
    if title:
        yield paragraph(writing.style("caption"), run(title))


def _heading(block: Heading, writing: _Writing, first: bool) -> str:
    number = next(writing.bookmark_ids)
    name = writing.bookmarks[block.anchor]
    content = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{run(block.text)}<w:bookmarkEnd w:id="{number}"/>'
    # The first paragraph of a section is on a new page already.
    fresh = "<w:pageBreakBefore/>" if block.new_page and not first else ""
    # 附录 and its number stand at the left edge, as the standard has it for 附件.
    flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>' if _ATTACHED.match(block.text) else ""
    return paragraph(writing.style(_heading_style(block)), content, fresh + flush)


def _heading_style(block: Heading) -> str:
    """The style of a heading: the standard ties faces to numbers (一、黑体, （一）楷体, 1. 仿宋), and a title without a
    number is set as one."""
    if block.level == 1 and not _FIRST.match(block.text) and not _ATTACHED.match(block.text):
        return "篇名"
    return "篇内标题" if block.level == 2 and _FIRST.match(block.text) else f"heading {block.level}"


def _listing(block: Listing, writing: _Writing) -> Iterator[str]:
    number = next(writing.lists, 0) if block.ordered else 0
    numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    style = writing.style("List Number" if block.ordered else "List Bullet")
    for entry in block.entries:
        yield paragraph(style, run(entry), numbered)


def _cover(block: Cover, writing: _Writing) -> Iterator[str]:
    """The cover as the template lays it out; a template that does not say where the title stands gets ours."""
    mark = ""
    if writing.document.stamp:
        edges = "".join(
            f'<w:{edge} w:val="single" w:sz="12" w:space="6" w:color="FF0000"/>'
            for edge in ("top", "left", "bottom", "right")
        )
        box = f'<w:pBdr>{edges}</w:pBdr><w:spacing w:before="870"/><w:ind w:left="1600" w:right="1600"/>'
        mark = paragraph(writing.style("校验标记"), run(writing.document.stamp), box)
    own = writing.template.cover_body
    yield fill(own if laid_out(own) else cover_layout(writing.template.styles), block, mark)
    # The section's end must not stand in the frame of the last line.
    yield paragraph(writing.style("表后间隔"), "")


def _contents(block: Contents, writing: _Writing, first: bool) -> Iterator[str]:
    """A contents field with its result written out: each line a link, its page number a field of its own.

    Where no numbers are known, a last line says how Word makes them; it is part of the result, so it goes when they
    come.
    """
    title = paragraph(
        writing.style("TOC Heading"), run(block.title), "<w:pageBreakBefore/>" if block.new_page and not first else ""
    )
    listed = [
        heading for heading in writing.document.blocks if isinstance(heading, Heading) and heading.level <= block.depth
    ]
    if writing.live:
        yield title
        yield from (paragraph(writing.style(f"toc {one.level}"), _entry(one, writing)) for one in listed)
        return
    yield (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        "</w:sdtPr><w:sdtContent>"
    )
    yield title
    opening = field_begin(f'TOC \\o "1-{block.depth}" \\h \\z \\u')
    for heading in listed:
        yield paragraph(writing.style(f"toc {heading.level}"), opening + _entry(heading, writing))
        opening = ""
    if listed:
        known = all(heading.anchor in writing.pages for heading in listed)
        hint = "" if known else "（页码：在 Word 中全选后按 F9 键更新域即得，本行随之消失。）"
        yield paragraph(writing.style("说明文字"), run(hint) + field_end())
    yield "</w:sdtContent></w:sdt>"


def _entry(heading: Heading, writing: _Writing) -> str:
    """A line of the contents. A field without any result stays empty in LibreOffice, so a live one has a stand-in."""
    name = writing.bookmarks[heading.anchor]
    page = writing.pages.get(heading.anchor)
    number = field(f"PAGEREF {name} \\h", run("0" if writing.live else "" if page is None else str(page)))
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{run(heading.text)}<w:r><w:tab/></w:r>{number}</w:hyperlink>'


# ------------------------------------------------------------------------------------------------ whole document


def _ordered_lists(document: Document, template: Template) -> range:
    """A numbering of its own for each ordered list, so that each begins at 1."""
    ordered = sum(isinstance(block, Listing) and block.ordered for block in document.blocks)
    if not ordered or not template.ordered:
        return range(0)
    used = re.findall(rb'<w:num [^>]*w:numId="(\d+)"', template.parts["word/numbering.xml"])
    first = max((int(number) for number in used), default=0) + 1
    return range(first, first + ordered)


def _numbering(template: Template, lists: range) -> bytes:
    added = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{template.ordered}"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in lists
    )
    text = template.parts["word/numbering.xml"].decode("utf-8")
    end = "<w:numIdMacAtCleanup" if "<w:numIdMacAtCleanup" in text else "</w:numbering>"
    return text.replace(end, added + end, 1).encode()


def _core_properties(document: Document) -> str:
    day = document.date if re.fullmatch(r"\d{4}-\d{2}-\d{2}", document.date) else ""
    dates = "".join(
        f'<dcterms:{kind} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{kind}>'
        for kind in ("created", "modified")
        if day
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title><dc:subject>{escape(document.subject)}</dc:subject>"
        f"<dc:creator>{escape(document.author)}</dc:creator>"
        f"<cp:keywords>{escape('；'.join(document.keywords))}</cp:keywords>"
        f"<cp:lastModifiedBy>{escape(document.author)}</cp:lastModifiedBy>{dates}<dc:language>zh-CN</dc:language>"
        "</cp:coreProperties>"
    )
