"""The bytes of a Word template in, what rendering needs of it out: parts, sections, style ids, numbering.

Text that goes back into the new file (the sections, the root element with its namespaces) is taken as it stands, so
that nothing an office's Word or WPS wrote is lost; only what must be understood is parsed.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar
from xml.etree import ElementTree

from gwstd.render._docx_shell import FALLBACKS, STYLE_NAMES, TABLE_STYLE
from gwstd.render._zip import unpack
from gwstd.resources import TemplateError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SECTION = re.compile(r"<w:sectPr[ >].*?</w:sectPr>", re.DOTALL)
# What a section was before a change that is still marked: it holds a section of its own.
_CHANGED_SECTION = re.compile(r"<w:sectPrChange\b.*?</w:sectPrChange>", re.DOTALL)
# Elements of a section that follow its page numbering (CT_SectPr).
_AFTER_NUMBERING = re.compile(
    r"(?=<w:(?:cols|formProt|vAlign|noEndnote|titlePg|textDirection|bidi|rtlGutter|docGrid|printerSettings)\b|</w:sectPr>)"
)

_Said = TypeVar("_Said")


class Section(NamedTuple):
    """One ``w:sectPr`` as text, and the size of its type area in twips."""

    xml: str
    width: int
    height: int

    def opening(self) -> str:
        """The same section, on the next right-hand page, with the first page number of the document."""
        plain = re.sub(r"<w:(?:type|pgNumType)\b[^>]*/>", "", self.xml)
        plain = plain.replace("<w:pgSz", '<w:type w:val="oddPage"/><w:pgSz', 1)
        return _AFTER_NUMBERING.sub('<w:pgNumType w:start="1"/>', plain, count=1)

    def with_header(self, relationship: str) -> str:
        """The same section with this header on each of its pages and no other."""
        plain = re.sub(r"<w:headerReference\b[^>]*/>", "", self.xml)
        references = "".join(
            f'<w:headerReference w:type="{kind}" r:id="{relationship}"/>' for kind in ("default", "even", "first")
        )
        return re.sub(r"(<w:sectPr\b[^>]*>)", rf"\g<1>{references}", plain, count=1)


class Type(NamedTuple):
    """What a style says of type: its size, the pitch of its lines, and the space around a paragraph, in twips."""

    size: int
    line: int
    around: int = 0

    @property
    def height(self) -> int:
        """What a paragraph of one line takes."""
        return self.line + self.around


class Margins(NamedTuple):
    """What a cell of the catalogue table leaves free, left and right and above and below together, in twips."""

    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Template:
    """A template taken apart. ``styles``: style name → id; ``root``: the start tag of ``word/document.xml``.

    ``types``: style name → type, of every paragraph style; ``margins``: those of the cells of a table; ``cover_body``:
    what stands in the first section before the paragraph that ends it.
    """

    parts: Mapping[str, bytes]
    root: str
    cover: Section
    upright: Section
    lying: Section
    styles: Mapping[str, str]
    ordered: str
    types: Mapping[str, Type]
    margins: Margins
    cover_body: str


def read_template(data: bytes) -> Template:
    """Take a template apart. Raises TemplateError (in Chinese) for what is no Word file, or lacks a style or section."""
    try:
        return _taken_apart(unpack(data))
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, ElementTree.ParseError, NotImplementedError) as error:
        raise TemplateError("打不开，不是 Word 2007 以后的 .docx 文件，或者已经损坏") from error


def _taken_apart(parts: Mapping[str, bytes]) -> Template:
    body = _CHANGED_SECTION.sub("", parts["word/document.xml"].decode("utf-8"))
    root = re.search(r"<w:document\b[^>]*>", body)
    if root is None or _W[1:-1] not in root.group():
        raise TemplateError("不是一般的 .docx：在 Word 或 WPS 里另存为“Word 文档（.docx）”，不要选“严格 Open XML”")
    found = _SECTION.findall(body)
    if len(found) < 3:
        raise TemplateError(f"只有 {len(found)} 节，须有封面、竖排页、横排页三节（分节符不要删）")
    sections = [_section(root.group(), xml) for xml in found]
    upright = next((section for section in sections[1:] if section.width < section.height), None)
    lying = next((section for section in sections[1:] if section.width > section.height), None)
    if upright is None or lying is None:
        raise TemplateError(f"封面之后没有{'竖' if upright is None else '横'}排的节，须有一个竖排节和一个横排节")
    styles = _styles(parts["word/styles.xml"])
    missing = [name for name in (*STYLE_NAMES, TABLE_STYLE) if name not in styles]
    if missing:
        raise TemplateError(f"缺少样式：{'、'.join(missing)}（样式可以改，不能删，也不能改名）")
    ordered = _numbering_of(parts, styles["List Number"])
    sheet = ElementTree.fromstring(parts["word/styles.xml"])
    types, margins = _types(sheet), _margins(sheet, styles[TABLE_STYLE])
    front = _cover_body(body)
    return Template(parts, root.group(), sections[0], upright, lying, styles, ordered, types, margins, front)


def _section(root: str, xml: str) -> Section:
    element = ElementTree.fromstring(f"{root}{xml}</w:document>")
    size, margins = element.find(f"{_W}sectPr/{_W}pgSz"), element.find(f"{_W}sectPr/{_W}pgMar")
    if size is None or margins is None:
        raise TemplateError("有一节没有纸张大小或页边距：在“页面设置”里重新设置")

    def twips(holder: ElementTree.Element, *names: str) -> int:
        return sum(abs(int(holder.get(f"{_W}{name}", "0"))) for name in names)

    width = twips(size, "w") - twips(margins, "left", "right", "gutter")
    return Section(xml, width, twips(size, "h") - twips(margins, "top", "bottom"))


def _styles(data: bytes) -> dict[str, str]:
    """Style name → id. Word writes built-in names in English whatever its own language, ids not."""
    found: dict[str, str] = {}
    for style in ElementTree.fromstring(data).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            found[name.get(f"{_W}val", "")] = style.get(f"{_W}styleId", "")
    return _as_named(found)


def _as_named(found: Mapping[str, _Said]) -> dict[str, _Said]:
    """What is said of a template's styles, by our names for them.

    Capitals do not matter in built-in names, and LibreOffice writes ``Heading 1`` for Word's ``heading 1``; a name
    written as we write it comes first. What a template may lack is said of the style that is taken instead.
    """
    loosely = {name.lower(): said for name, said in found.items()} | dict(found)
    named = {name: loosely[name.lower()] for name in (*STYLE_NAMES, TABLE_STYLE) if name.lower() in loosely}
    taken = {name: named[other] for name, other in FALLBACKS.items() if other in named}
    return taken | named | dict(found)


def _cover_body(body: str) -> str:
    """The XML between the start of the body and the paragraph in which the first section ends."""
    start = body.index("<w:body>") + len("<w:body>")
    end = body.index("<w:sectPr", start)
    return body[start : max(body.rfind("<w:p>", start, end), body.rfind("<w:p ", start, end), start)]


def _types(sheet: ElementTree.Element) -> dict[str, Type]:
    """Style name → type, with what a style has from those that it is based on."""
    found = {style.get(f"{_W}styleId", ""): style for style in sheet.iter(f"{_W}style")}

    def said(style: ElementTree.Element | None, path: str) -> ElementTree.Element | None:
        for _ in found:  # a circle of styles ends too
            if style is None or (element := style.find(path)) is not None:
                return None if style is None else element
            base = style.find(f"{_W}basedOn")
            style = None if base is None else found.get(base.get(f"{_W}val", ""))
        return None

    types = {}
    for style in found.values():
        name, size = style.find(f"{_W}name"), said(style, f"{_W}rPr/{_W}sz")
        spacing = said(style, f"{_W}pPr/{_W}spacing[@{_W}line]")
        em = 10 * int(size.get(f"{_W}val", "20")) if size is not None else 200
        line, around = em * 13 // 10, 0  # what a line of Chinese type takes by itself
        if spacing is not None:
            pitch = int(float(spacing.get(f"{_W}line", "240")))
            line = line * pitch // 240 if spacing.get(f"{_W}lineRule", "auto") == "auto" else pitch
            around = sum(int(float(spacing.get(f"{_W}{side}", "0"))) for side in ("before", "after"))
        if name is not None:
            types[name.get(f"{_W}val", "")] = Type(em, line, around)
    return _as_named(types)


def _margins(sheet: ElementTree.Element, table: str) -> Margins:
    def wide(style: ElementTree.Element, *sides: str) -> int:
        found = (style.find(f"{_W}tblPr/{_W}tblCellMar/{_W}{side}") for side in sides)
        return sum(int(float(side.get(f"{_W}w", "0"))) for side in found if side is not None)

    style = next(style for style in sheet.iter(f"{_W}style") if style.get(f"{_W}styleId") == table)
    across = wide(style, "left", "right") or wide(style, "start", "end")
    return Margins(across or 216, wide(style, "top", "bottom"))  # 216: Word's own


def _numbering_of(parts: Mapping[str, bytes], style: str) -> str:
    """The abstract numbering behind the style of ordered lists, or empty text where an office took it out."""
    for element in ElementTree.fromstring(parts["word/styles.xml"]).iter(f"{_W}style"):
        number = element.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        if element.get(f"{_W}styleId") == style and number is not None and "word/numbering.xml" in parts:
            for instance in ElementTree.fromstring(parts["word/numbering.xml"]).iter(f"{_W}num"):
                abstract = instance.find(f"{_W}abstractNumId")
                if instance.get(f"{_W}numId") == number.get(f"{_W}val") and abstract is not None:
                    return abstract.get(f"{_W}val", "")
    return ""
