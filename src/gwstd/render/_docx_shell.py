"""Nothing in, the Word template out: page, styles, numbering and page numbers of GB/T 9704-2012.

``templates/compendium.docx`` is what :func:`shell` returns. It is written as text rather than with python-docx, whose
default template (American letter paper, 160 styles, its own name in the properties) changes from version to version.
After a change here write the file anew with ``Path("templates/compendium.docx").write_bytes(shell())``; a test compares
the two. The body of the template is for people: it shows every style. Rendering takes from it the three sections (cover,
upright pages, lying pages), the styles by name and the footers, so an office may change all of these in Word.

Lengths are twips (1/20 pt, 56.7 to the millimetre), type sizes half points.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gwstd.render._docx_cover import DATE, ISSUER, SUBTITLE, TITLE
from gwstd.render._docx_xml import DECLARATION, NAMESPACES, field, paragraph, run
from gwstd.render._zip import pack

FANGSONG = "仿宋_GB2312"
KAITI = "楷体_GB2312"
HEITI = "黑体"
SONGTI = "宋体"
TITLE_FACE = "方正小标宋简体"

# GB/T 9704-2012, 5.2: A4; 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
# The foot is 4 twips less than 35 mm, without which the last of 22 lines would not fit.
TOP, BOTTOM, LEFT, RIGHT = 2098, 1980, 1587, 1474
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
LINE_PITCH = 580  # 225 mm / 22 lines = 28.99 pt
# 28 characters of 16 pt in 156 mm stand 0.2 pt closer than they would: said of the type itself, for LibreOffice gives
# each character two squares of a grid (w:docGrid linesAndChars) whose squares are smaller than the type.
CHAR_SPACE = -5
BODY_SIZE = 32  # 三号
HEADER, FOOTER = 851, 1417  # 15 mm; the page number's dash stands 7 mm below the type area

_DASH = 28
"""Millimetres from the edge of the page to the middle of its number: 35 of 地脚 less 7."""


class _Style(NamedTuple):
    """A paragraph style: its properties besides the name, as XML in the order of the schema."""

    id: str
    name: str
    base: str
    following: str
    paragraph: str
    face: str
    size: int
    color: str = ""
    quick: bool = True


def _exact(line: int, before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


_PART_TITLE = f'<w:keepNext/><w:snapToGrid w:val="0"/>{_exact(760, 0, 290)}<w:jc w:val="center"/>'
_TWO_CHARACTERS = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_OFF_GRID = '<w:snapToGrid w:val="0"/>'
_CENTERED = '<w:jc w:val="center"/>'
_LEFT = '<w:jc w:val="left"/>'
_KEEP = "<w:keepNext/>"
# Without the quarter of a character that Word puts between Han characters and digits: columns are narrow, and lines
# are counted before Word breaks them.
_CLOSE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'


def _heading(level: int, face: str) -> _Style:
    body = f'{_KEEP}{_TWO_CHARACTERS}<w:outlineLvl w:val="{level - 1}"/>'
    return _Style(f"Heading{level}", f"heading {level}", "Normal", "BodyText", body, face, 32)


def _toc(level: int, face: str) -> _Style:
    # No indent at the right: LibreOffice prints nothing beyond one, and the page numbers stand there.
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    indent = f'<w:ind w:left="{(level - 1) * 420}"/>'
    body = f"{tabs}{_OFF_GRID}{_exact(360)}{indent}{_LEFT}"
    return _Style(f"TOC{level}", f"toc {level}", "Normal", "Normal", body, face, 28, quick=False)


def _list(id_: str, name: str, number: int) -> _Style:
    body = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>{_TWO_CHARACTERS}'
    return _Style(id_, name, "Normal", id_, body, FANGSONG, 32)


_RED_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="1" w:color="FF0000"/></w:pBdr>'
_STYLES = (
    _Style("BodyText", "Body Text", "Normal", "BodyText", _TWO_CHARACTERS, FANGSONG, 32),
    _Style("Title", "Title", "Normal", "BodyText", f"{_OFF_GRID}{_exact(760)}{_CENTERED}", TITLE_FACE, 44),
    _Style("Subtitle", "Subtitle", "Normal", "BodyText", f"{_exact(580, 60)}{_CENTERED}", KAITI, 32),
    _Style("CoverIssuer", "封面落款", "Normal", "CoverIssuer", f"{_exact(640)}{_CENTERED}", FANGSONG, 32),
    _heading(1, HEITI),
    _heading(2, KAITI),
    _heading(3, FANGSONG),
    # Titles without a number, and 「一、」 where it stands one level below them: the face follows the number's form.
    _Style("PartTitle", "篇名", "Normal", "BodyText", f'{_PART_TITLE}<w:outlineLvl w:val="0"/>', TITLE_FACE, 44),
    _Style("PartHeading", "篇内标题", "Heading2", "BodyText", _KEEP, HEITI, 32),
    _Style("Centered", "居中正文", "Normal", "Centered", _CENTERED, FANGSONG, 32),
    _Style("Note", "说明文字", "Normal", "Note", f"{_OFF_GRID}{_exact(340, 40, 40)}", FANGSONG, 21),
    _Style("NoteHeading", "说明标题", "Note", "Note", _KEEP, HEITI, 21),
    _list("ListBullet", "List Bullet", 1),
    _list("ListNumber", "List Number", 2),
    _Style(
        "Caption", "caption", "Normal", "BodyText", f"{_KEEP}{_OFF_GRID}{_exact(400, 120, 80)}{_CENTERED}", HEITI, 28
    ),
    _Style("TableHead", "表头", "Normal", "TableText", f"{_KEEP}{_OFF_GRID}{_exact(200)}{_CENTERED}", HEITI, 18),
    _Style("TableText", "表格文字", "Normal", "TableText", f"{_CLOSE}{_OFF_GRID}{_exact(206)}{_LEFT}", FANGSONG, 18),
    _Style("TableCentered", "表格居中", "TableText", "TableCentered", _CENTERED, FANGSONG, 18),
    # 六号, for the list of all channels that stands in each row
    _Style("TableSmall", "表格小字", "TableText", "TableSmall", _exact(180), FANGSONG, 15),
    # on upright pages, where columns are few
    _Style("UprightHead", "竖排表头", "TableHead", "UprightText", _exact(250), HEITI, 21),
    _Style("UprightText", "竖排表格文字", "TableText", "UprightText", _exact(250), FANGSONG, 21),
    _Style("UprightCentered", "竖排表格居中", "TableCentered", "UprightCentered", _exact(250), FANGSONG, 21),
    _Style("ChartLabel", "图表标签", "TableText", "ChartLabel", '<w:jc w:val="right"/>', FANGSONG, 18),
    _Style("TableEnd", "表后间隔", "Normal", "BodyText", f"{_OFF_GRID}{_exact(20, 0, 140)}", FANGSONG, 2, quick=False),
    _Style("TOCHeading", "TOC Heading", "Normal", "Normal", _PART_TITLE, TITLE_FACE, 44),
    _toc(1, HEITI),
    _toc(2, FANGSONG),
    _toc(3, FANGSONG),
    _Style("Header", "header", "Normal", "Header", f"{_OFF_GRID}{_exact(240)}{_CENTERED}", SONGTI, 18, quick=False),
    _Style("Footer", "footer", "Normal", "Footer", f"{_OFF_GRID}{_exact(340)}{_LEFT}", SONGTI, 28, quick=False),
    _Style(
        "Stamp", "校验标记", "Normal", "Stamp", f"{_RED_LINE}{_OFF_GRID}{_exact(400)}{_CENTERED}", HEITI, 28, "FF0000"
    ),
)
FALLBACKS = {
    "篇名": "heading 1",
    "篇内标题": "heading 2",
    "说明标题": "说明文字",
    "竖排表头": "表头",
    "竖排表格文字": "表格文字",
    "竖排表格居中": "表格居中",
}
"""Styles that a template may lack, those of offices made before there were any → what is taken instead."""
STYLE_NAMES = tuple(style.name for style in _STYLES if style.name not in FALLBACKS)
TABLE_STYLE = "目录表"


def shell() -> bytes:
    """The template, always with the same uncompressed parts."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml"), ("metadata/core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": _core_properties(),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("numbering", "numbering.xml"),
            ("fontTable", "fontTable.xml"),
            *(("footer", f"footer{number}.xml") for number in range(1, 6)),
            ("theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/numbering.xml": _numbering(),
        "word/fontTable.xml": _font_table(),
        "word/theme/theme1.xml": _theme(),
        "word/footer1.xml": _footer(paragraph("Footer", "")),
        "word/footer2.xml": _footer(_upright_number("right")),
        "word/footer3.xml": _footer(_upright_number("left")),
        "word/footer4.xml": _footer(_lying_number("right", 139)),
        "word/footer5.xml": _footer(_lying_number("left", 33)),
    }
    return pack((name, (DECLARATION + text).encode()) for name, text in parts.items())


# ------------------------------------------------------------------------------------------------ styles


def _fonts(face: str, size: int, color: str = "") -> str:
    # One face in all four slots: GB/T 9704 asks for no Latin face, and ■ □ “ ” — ①, which a program may take for
    # Latin text or for Chinese, look the same whatever it takes them for.
    ink = f'<w:color w:val="{color}"/>' if color else ""
    space = f'<w:spacing w:val="{CHAR_SPACE if size == BODY_SIZE else 0}"/>'
    return (
        f'<w:rPr><w:rFonts w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}" w:cs="{face}"/>{ink}{space}'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def _language(latin: str) -> str:
    return f'<w:lang w:val="{latin}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'


def _style(style: _Style) -> str:
    quick = "<w:qFormat/>" if style.quick else ""
    custom = "" if style.name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.base}"/><w:next w:val="{style.following}"/>{quick}'
        f"<w:pPr>{style.paragraph}</w:pPr>{_fonts(style.face, style.size, style.color)}</w:style>"
    )


def _styles() -> str:
    # The document is Chinese (LibreOffice says so in the PDF); its Latin text is not, or LibreOffice would break
    # numbers and words between any two of their letters.
    defaults = _fonts(FANGSONG, BODY_SIZE).replace("</w:rPr>", f"{_language('zh-CN')}</w:rPr>")
    own = _fonts(FANGSONG, BODY_SIZE).replace("</w:rPr>", f"{_language('en-US')}</w:rPr>")
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/>{_exact(LINE_PITCH)}<w:jc w:val="both"/></w:pPr>{own}</w:style>'
    )
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (
        '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="26" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="26" w:type="dxa"/></w:tblCellMar>'
    )
    none = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    )
    table = (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="CatalogueTable"><w:name w:val="{TABLE_STYLE}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders>{edges}</w:tblBorders>{margins}</w:tblPr></w:style>"
    )
    named = "".join(_style(style) for style in _STYLES)
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault><w:pPrDefault/>"
        f"</w:docDefaults>{normal}{named}{none}{table}</w:styles>"
    )


def _numbering() -> str:
    def level(number: int, form: str, text: str, suffix: str) -> str:
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="{suffix}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>{_TWO_CHARACTERS}</w:pPr></w:lvl>'
            "</w:abstractNum>"
        )

    numbers = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2))
    # 「1.」 with a dot and nothing after it: GB/T 9704-2012, 7.3.3.
    levels = level(1, "bullet", "•", "space") + level(2, "decimal", "%1.", "nothing")
    return f"<w:numbering {NAMESPACES}>{levels}{numbers}</w:numbering>"


def _font_table() -> str:
    # What Windows has where the office's own faces are not installed; what a face is like, for where that is missing too.
    faces = (
        (FANGSONG, "仿宋", "02010609030101010101", "modern"),
        (KAITI, "楷体", "02010609030101010101", "modern"),
        (HEITI, "SimHei", "02010609060101010101", "modern"),
        (SONGTI, "SimSun", "02010600030101010101", "auto"),
        (TITLE_FACE, "华文中宋", "02010600040101010101", "auto"),
    )
    fonts = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for face, other, panose, family in faces
    )
    return f"<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def _theme() -> str:
    """What an office's Word offers in its menus of colours and faces; no style here asks for any of it."""
    colours = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": "404040",
        "lt2": "F2F2F2",
        "hlink": "0000FF",
        "folHlink": "800080",
    }
    accents = ("5B7DB1", "C00000", "7F7F7F", "BF9000", "548235", "7030A0")
    colours |= {f"accent{number}": colour for number, colour in enumerate(accents, 1)}
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colours[name]}"/></a:{name}>' for name in order)
    faces = "".join(
        f'<a:{kind}Font><a:latin typeface="{face}"/><a:ea typeface="{face}"/><a:cs typeface=""/></a:{kind}Font>'
        for kind, face in (("major", HEITI), ("minor", FANGSONG))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="汇编"><a:themeElements>'
        f'<a:clrScheme name="汇编">{scheme}</a:clrScheme><a:fontScheme name="汇编">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="汇编"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def _settings() -> str:
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:mirrorMargins/><w:defaultTabStop w:val="420"/>'
        '<w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="290"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        "<w:compat><w:doNotExpandShiftReturn/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


# ------------------------------------------------------------------------------------------------ sections


def _section(footers: tuple[int, int], landscape: bool = False) -> str:
    odd, even = (f"rId{number + 3}" for number in footers)
    references = f'<w:footerReference w:type="default" r:id="{odd}"/><w:footerReference w:type="even" r:id="{even}"/>'
    if landscape:
        size = f'<w:pgSz w:w="{PAGE_HEIGHT}" w:h="{PAGE_WIDTH}" w:orient="landscape"/>'
        # The upright page turned to the left, so that the table's head is at the left when the book is held upright.
        top, right, bottom, left, footer = LEFT, TOP, RIGHT, BOTTOM, HEADER
    else:
        size = f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        top, right, bottom, left, footer = TOP, RIGHT, BOTTOM, LEFT, FOOTER
    margins = (
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{HEADER}" w:footer="{footer}" w:gutter="0"/>'
    )
    grid = f'<w:docGrid w:type="lines" w:linePitch="{LINE_PITCH}"/>'
    return f'<w:sectPr>{references}{size}{margins}<w:cols w:space="425"/>{grid}</w:sectPr>'


def _page_number() -> str:
    return run("— ") + field("PAGE", run("1")) + run(" —")


def _upright_number(side: str) -> str:
    # 单页码居右空一字，双页码居左空一字
    indent = f'<w:ind w:{side}Chars="100" w:{side}="280"/>'
    return paragraph("Footer", _page_number(), f'{indent}<w:jc w:val="{side}"/>')


def _lying_number(side: str, top: int) -> str:
    """On a lying page the number stands where it does on an upright one: at the left edge, turned (``top`` in mm).

    A text box of the older kind (VML): the newer one LibreOffice prints in the corner of the page where a section is
    short. Word and WPS take both.
    """
    width, height = 6, 40
    text = paragraph("Footer", _page_number(), f'<w:jc w:val="{side}"/>')
    place = (
        f"position:absolute;margin-left:{_DASH - width // 2}mm;margin-top:{top}mm;width:{width}mm;height:{height}mm;"
        "z-index:251658240;mso-position-horizontal-relative:page;mso-position-vertical-relative:page;"
        "v-text-anchor:middle"
    )
    box = (
        f'<v:rect id="PageNumber_{side}" alt="页码" style="{place}" o:allowincell="f" filled="f" stroked="f">'
        f'<v:textbox style="layout-flow:vertical" inset="0,0,0,0"><w:txbxContent>{text}</w:txbxContent></v:textbox>'
        "</v:rect>"
    )
    return paragraph("Footer", f"<w:r><w:pict>{box}</w:pict></w:r>")


def _footer(content: str) -> str:
    return (
        f'<w:ftr {NAMESPACES} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        f"{content}</w:ftr>"
    )


def cover_layout(styles: Mapping[str, str]) -> str:
    """The cover: title in the upper third, lines under it, issuer and date at the foot of the type area."""
    frame = (
        f'<w:framePr w:w="{TEXT_WIDTH}" w:hSpace="0" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" '
        'w:xAlign="center" w:yAlign="bottom"/>'
    )
    return (
        paragraph(styles["Title"], run(TITLE), '<w:spacing w:before="2900" w:after="520"/>')
        + paragraph(styles["Subtitle"], run(SUBTITLE))
        + paragraph(styles["封面落款"], run(ISSUER), frame)
        + paragraph(styles["封面落款"], run(DATE), frame)
    )


def _document() -> str:
    def ending(sentence: str, section: str) -> str:
        return paragraph("Note", run(sentence), section)

    samples = "".join(
        paragraph(style.id, run(f"样式“{style.name}”示例"))
        for style in _STYLES
        if style.quick and style.id not in {"Title", "Subtitle", "CoverIssuer", "Stamp"}
    )
    places = "、".join((TITLE, SUBTITLE, ISSUER, DATE))
    cover = cover_layout({style.name: style.id for style in _STYLES}) + ending(
        f"第一节：封面（无页码）。{places}汇编时换成本版的文字，位置和格式可以改，别的文字、图片照印；这一段不印。"
        "样式、页边距、页眉页脚都可以在 Word 中改；请勿改样式名称，勿删节。",
        _section((1, 1)),
    )
    upright = samples + ending("第二节：竖排页。正文取本节的纸张、页边距和页脚。", _section((2, 3)))
    lying = paragraph("Note", run("第三节：横排页。目录表取本节的纸张、页边距和页脚。"))
    return f"<w:document {NAMESPACES}><w:body>{cover}{upright}{lying}{_section((4, 5), True)}</w:body></w:document>"


# ------------------------------------------------------------------------------------------------ package


def _relationships(*targets: tuple[str, str]) -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{package if "/" in kind else office}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{package}">{listed}</Relationships>'


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings"}
    kinds |= {"numbering": "numbering", "fontTable": "fontTable"}
    kinds |= {f"footer{number}": "footer" for number in range(1, 6)}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{word}.{kind}+xml"/>' for part, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/word/theme/theme1.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>{overrides}</Types>'
    )


def _core_properties() -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>汇编模板</dc:title><dc:language>zh-CN</dc:language>'
        "</cp:coreProperties>"
    )
