"""Tables → files: xlsx, xls, docx (its XML by hand, so that every oddity of Word can be had), html, csv."""

from __future__ import annotations

import io
import os
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from render import Table

_WHEN = (2024, 3, 15, 9, 30, 0)
Dress = Callable[[Any], None]


def rezip(data: bytes) -> bytes:
    """The same package with fixed times, so that a new run gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            body = source.read(name)
            if name == "docProps/core.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2024-03-15T09:30:00Z", body)
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, body)
    return out.getvalue()


def fill(sheet: Any, table: Table, top: int = 0) -> None:
    """Put a table into a sheet of openpyxl from row ``top`` (from 0) on."""
    from openpyxl.styles import Alignment, Border, Side

    line = Side(style="thin")
    thin = Border(left=line, right=line, top=line, bottom=line)
    for r, row in enumerate(table.rows):
        for c, value in enumerate(row):
            cell = sheet.cell(top + r + 1, c + 1)
            if value not in (None, ""):
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            cell.border = thin
    for r1, c1, r2, c2 in table.merges:
        sheet.merge_cells(start_row=top + r1 + 1, start_column=c1 + 1, end_row=top + r2 + 1, end_column=c2 + 1)


def xlsx(path: Path, sheets: list[tuple[str, Table]], dress: Dress | None = None) -> None:
    from openpyxl import Workbook

    book: Any = Workbook()
    book.remove(book.active)
    for name, table in sheets:
        fill(book.create_sheet(name), table)
    if dress:
        dress(book)
    out = io.BytesIO()
    book.save(out)
    path.write_bytes(rezip(out.getvalue()))


def xls(path: Path, sheets: list[tuple[str, Table]], dress: Dress | None = None) -> None:
    """Through LibreOffice: the only writer of real BIFF files at hand. Its bytes differ a little with each run."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "catalogue.xlsx"
        xlsx(source, sheets, dress)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, env=os.environ | {"HOME": folder})
        path.write_bytes((Path(folder) / "catalogue.xls").read_bytes())


# --- Word -----------------------------------------------------------------------------------------------------------

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TOKEN = re.compile(r"\{(W|F|ins|del|cut):([^}]*)\}")
_REVISION = 'w:author="办公室" w:date="2024-03-01T08:00:00Z"'


def _text(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>' if text else ""


def runs(text: str) -> str:
    """Text with tokens → runs: ``{W:FE}`` a Wingdings sign, ``{F:n}`` a letter in the font Wingdings, ``{ins:…}`` inserted, ``{del:…}`` deleted text,
    ``{cut:甲|乙}`` one word over two runs."""
    out, at = "", 0
    for number, found in enumerate(_TOKEN.finditer(text)):
        out += _text(text[at : found.start()])
        kind, body = found.groups()
        if kind == "W":
            out += f'<w:r><w:sym w:font="Wingdings" w:char="F0{body}"/></w:r>'
        elif kind == "F":
            fonts = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
            out += f"<w:r>{fonts}<w:t>{escape(body)}</w:t></w:r>"
        elif kind == "ins":
            out += f'<w:ins w:id="{100 + number}" {_REVISION}>{_text(body)}</w:ins>'
        elif kind == "del":
            out += f'<w:del w:id="{200 + number}" {_REVISION}>{_text(body, "delText")}</w:del>'
        else:
            out += "".join(_text(piece) for piece in body.split("|"))
        at = found.end()
    return out + _text(text[at:])


def paragraph(text: str, number: tuple[int, int] | None = None) -> str:
    """One paragraph; ``number``: numId and level of Word's automatic numbering. ``\\v`` is a line break inside it."""
    mark = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    body = "<w:r><w:br/></w:r>".join(runs(line) for line in text.split("\v"))
    return f"<w:p><w:pPr>{mark}</w:pPr>{body}</w:p>"


_NUMBERED = re.compile(r"^\{N:(\d+):(\d+)\}")


def cell_body(value: Any) -> str:
    """A cell's paragraphs; a line that begins with ``{N:1:0}`` is numbered by Word. Text beginning with ``<w:`` is XML."""
    text = "" if value is None else str(value)
    if text.startswith("<w:"):
        return text if text.endswith("</w:p>") else text + "<w:p/>"
    out = ""
    for line in text.split("\n"):
        found = _NUMBERED.match(line)
        out += paragraph(line[found.end() :], (int(found[1]), int(found[2]))) if found else paragraph(line)
    return out


def word_table(table: Table, headers: int = 0, width: int = 900) -> str:
    """A table of Word with gridSpan and vMerge."""
    columns = max(len(row) for row in table.rows)
    spans = {(r1, c1): (r2, c2) for r1, c1, r2, c2 in table.merges}
    across = {(r, c1): c2 - c1 + 1 for r1, c1, r2, c2 in table.merges for r in range(r1, r2 + 1)}
    down = {(r, c1) for r1, c1, r2, c2 in table.merges for r in range(r1 + 1, r2 + 1)}
    out = "".join(f'<w:gridCol w:w="{width}"/>' for _ in range(columns))
    out = f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{out}</w:tblGrid>'
    for r, row in enumerate(table.rows):
        out += "<w:tr>" + ("<w:trPr><w:tblHeader/></w:trPr>" if r < headers else "")
        c = 0
        while c < columns:
            span = across.get((r, c), 1)
            properties = f'<w:tcW w:w="{width * span}" w:type="dxa"/>'
            if span > 1:
                properties += f'<w:gridSpan w:val="{span}"/>'
            if (r, c) in down:
                properties += "<w:vMerge/>"
            elif (r, c) in spans and spans[r, c][0] > r:
                properties += '<w:vMerge w:val="restart"/>'
            value = row[c] if c < len(row) else None
            out += f"<w:tc><w:tcPr>{properties}</w:tcPr>{cell_body(value)}</w:tc>"
            c += span
        out += "</w:tr>"
    return out + "</w:tbl>"


_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{}</Types>'
)
_NUMBERING_TYPE = (
    '<Override PartName="/word/numbering.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_REL = (
    '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
)


def numbering(lists: dict[int, list[tuple[str, str]]]) -> str:
    """numId → levels of (format, text): ``{1: [("decimal", "%1.")]}``."""
    abstract = number = ""
    for key, levels in lists.items():
        inner = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate(levels)
        )
        abstract += f'<w:abstractNum w:abstractNumId="{key}">{inner}</w:abstractNum>'
        number += f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering {W}>{abstract}{number}</w:numbering>'


def docx(path: Path, body: str, lists: dict[int, list[tuple[str, str]]] | None = None) -> None:
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {W}><w:body>{body}'
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:body></w:document>'
    )
    parts = {
        "[Content_Types].xml": _TYPES.format(_NUMBERING_TYPE if lists else ""),
        "_rels/.rels": _RELS.format(_REL.format("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _RELS.format(
            _REL.format("rId1", "numbering", "numbering.xml") if lists else ""
        ),
    }
    if lists:
        parts["word/numbering.xml"] = numbering(lists)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, text.encode())


# --- the web, and plain text -----------------------------------------------------------------------------------------


def html_table(table: Table, cell: Callable[[str], str], attributes: str = 'border="1"', th: int = 0) -> str:
    """Rows with rowspan and colspan; ``cell``: text → markup inside the td."""
    covered = {
        (r, c): None
        for r1, c1, r2, c2 in table.merges
        for r in range(r1, r2 + 1)
        for c in range(c1, c2 + 1)
        if (r, c) != (r1, c1)
    }
    spans = {(r1, c1): (r2 - r1 + 1, c2 - c1 + 1) for r1, c1, r2, c2 in table.merges}
    out = f"<table {attributes}><tbody>\n"
    for r, row in enumerate(table.rows):
        out += "<tr>\n"
        for c, value in enumerate(row):
            if (r, c) in covered:
                continue
            rows, columns = spans.get((r, c), (1, 1))
            span = (f' rowspan="{rows}"' if rows > 1 else "") + (f' colspan="{columns}"' if columns > 1 else "")
            tag = "th" if r < th else "td"
            out += f"<{tag}{span}>{cell('' if value is None else str(value))}</{tag}>\n"
        out += "</tr>\n"
    return out + "</tbody></table>\n"


def csv_text(table: Table) -> str:
    import csv

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in table.rows:
        writer.writerow(["" if value is None else value for value in row])
    return out.getvalue()


def date(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day)
