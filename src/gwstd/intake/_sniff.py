"""The first bytes of a file → which reader reads it, whatever its name ends in; or a sentence what to do with it.

Portals export web pages as .xls, people rename .csv to .xlsx: only the content says what a file is.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Final, NamedTuple

from gwstd.grid import UnreadableError
from gwstd.intake import _guard

_HEAD: Final = 16 * 1024


class Kind(NamedTuple):
    """A file format: the module of this folder that reads it, its name for people, the endings files of it have."""

    reader: str
    name: str
    endings: tuple[str, ...]


XLSX: Final = Kind("xlsx", "新版 Excel 工作簿（.xlsx）", (".xlsx", ".xlsm", ".xltx", ".xltm", ".et", ".ett"))
XLS: Final = Kind("xls", "旧版 Excel 工作簿（.xls）", (".xls", ".xlt", ".et", ".ett"))
ODS: Final = Kind("ods", "开放文档表格（.ods）", (".ods", ".ots"))
DOCX: Final = Kind("docx", "新版 Word 文档（.docx）", (".docx", ".docm", ".dotx", ".dotm", ".wps", ".wpt"))
HTML: Final = Kind("html", "网页", (".html", ".htm", ".shtml", ".xhtml"))
MHTML: Final = Kind("mhtml", "单文件网页（.mht）", (".mht", ".mhtml"))
SPREADSHEETML: Final = Kind("spreadsheetml", "可扩展标记表格（Excel 2003 XML）", (".xml",))
CSV: Final = Kind("csv", "文本表格（.csv）", (".csv", ".tsv", ".tab", ".txt"))

_DOC: Final = "这是旧版 Word 或 WPS 文字文档（.doc、.wps），读不了。请在 Word 或 WPS 里打开，另存为 .docx 后再读。"
_SLIDES: Final = "这是演示文稿，不读。请把表格复制到 Excel 或 Word，存成 .xlsx 或 .docx 后再读。"
_TEXT_DOCUMENT: Final = "这是 OpenDocument 文字文档（.odt），读不了。请打开后另存为 .docx 再读。"
_ARCHIVE: Final = "这是压缩包。请先解压，再读里面的表格和文档。"
_PAGES: Final = "这是版式文件（{}），里面没有表格结构，读不了。请找原来的 Excel 或 Word 文件；没有的，先转成 .xlsx 或 .docx 并核对再读。"
_PICTURE: Final = (
    "这是图片，读不出文字。请找原来的 Excel 或 Word 文件；没有的，先做文字识别，存成 .xlsx 或 .docx 并核对再读。"
)
_RICH: Final = "这是 RTF 文档，读不了。请在 Word 或 WPS 里打开，另存为 .docx 后再读。"
_OFFICE_XML: Final = "这是单个 XML 文件的 Office 文档，读不了。请打开后另存为 .docx 或 .xlsx 再读。"
_UNKNOWN: Final = (
    "认不出这是什么文件。能读的是 .xlsx、.xls、.ods、.docx、.html、.mht、.csv。请用原来的软件打开，另存为其中一种再读。"
)

_REFUSED: Final = (
    (rb"%PDF-", _PAGES.format("PDF")), (rb"\{\\rtf", _RICH), (rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ", _ARCHIVE),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM....\0\0\0\0|II\*\0|MM\0\*|RIFF....WEBP", _PICTURE),
)  # fmt: skip
_OLD_STREAM: Final = re.compile(rb"\x09(?:\x00\x04|\x02\x06|\x04\x06|\x08[\x06\x08\x10])\x00")
"""A workbook of Excel 2 to 5 without the container that later ones have."""


def kind_of(path: Path) -> Kind:
    """The format of a file. Raises UnreadableError for what cannot be read, with what to do instead."""
    _guard.check_file(path)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_guard.OLE):
        return _of_container(path)
    if head.startswith(b"PK"):
        return _of_archive(path)
    for start, sentence in _REFUSED:
        if re.match(start, head, re.DOTALL):
            raise UnreadableError(sentence)
    if _OLD_STREAM.match(head):
        return XLS
    kind = _of_text(head)
    if kind is CSV and path.suffix.lower() not in ("", *CSV.endings, *XLSX.endings, *XLS.endings, *HTML.endings):
        raise UnreadableError(_UNKNOWN)  # a text, but nobody keeps tables in .json or .md
    return kind


def _of_container(path: Path) -> Kind:
    """What lies in an OLE container, by the names of its streams; where one document holds another, by its ending."""
    data = path.read_bytes()

    def has(name: str) -> bool:
        return name.encode("utf-16-le") + b"\0\0" in data

    if has("EncryptedPackage"):
        raise UnreadableError(_guard.ENCRYPTED)
    workbook, document = has("Workbook") or has("Book"), has("WordDocument")
    if workbook and not (document and path.suffix.lower() in (".doc", ".wps", ".dot", ".wpt", ".docx")):
        return XLS
    if document:
        raise UnreadableError(_DOC)
    if has("PowerPoint Document"):
        raise UnreadableError(_SLIDES)
    raise UnreadableError(_guard.DAMAGED if path.suffix.lower() in XLS.endings + XLSX.endings else _UNKNOWN)


def _of_archive(path: Path) -> Kind:
    with _guard.damaged_as_unreadable(), zipfile.ZipFile(path) as archive:
        names = {name.replace("\\", "/").lstrip("/").casefold() for name in archive.namelist()}
        mimetype = b""
        if "mimetype" in archive.namelist():
            with archive.open("mimetype") as part:
                mimetype = part.read(200)
    if b"opendocument.spreadsheet" in mimetype:
        return ODS
    if b"opendocument" in mimetype:
        raise UnreadableError(_TEXT_DOCUMENT if b"text" in mimetype else _SLIDES)
    for folder, kind in (("xl/", XLSX), ("word/", DOCX)):
        if any(name.startswith(folder) for name in names):
            return kind
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableError(_SLIDES)
    if "ofd.xml" in names:
        raise UnreadableError(_PAGES.format("OFD"))
    if "[content_types].xml" in names:
        raise UnreadableError(_guard.DAMAGED)
    raise UnreadableError(_ARCHIVE)


_MIME: Final = re.compile(rb"^mime-version:|^content-type:\s*(?:multipart/related|text/html)", re.MULTILINE)
_PAGE: Final = re.compile(rb"<(?:!doctype html|html|head|body|table|tbody|tr|td|div|p|meta|style|script|center|font)\b")

_ROOT: Final = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?-->)*<(?:\w+:)?([\w-]+)", re.DOTALL)


def _of_text(head: bytes) -> Kind:
    """Web pages, XML and plain text, in any encoding whose signs of ASCII are those of ASCII, or UTF-16."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or re.match(rb"(?:[\t\r\n -~]\0){4}|(?:\0[\t\r\n -~]){4}", head)
    text = head.replace(b"\0", b"") if wide else head
    text = text.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip().lower()
    if not wide and sum(text.count(sign) for sign in (b"\0", b"\1", b"\2", b"\3", b"\4")) > len(text) // 100:
        raise UnreadableError(_UNKNOWN)
    if _MIME.match(text) or (re.match(rb"[\w-]+:[^\n]*\n", text) and _MIME.search(text)):
        return MHTML
    root = _ROOT.match(text)
    if root and root[1] == b"workbook" and b"urn:schemas-microsoft-com:office:spreadsheet" in text:
        return SPREADSHEETML
    if root and root[1] in (b"worddocument", b"package", b"document", b"document-content"):
        raise UnreadableError(_OFFICE_XML)
    if _PAGE.search(text):
        return HTML
    if text.startswith(b"<"):
        raise UnreadableError(_UNKNOWN)
    return CSV
