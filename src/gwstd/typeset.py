"""A Document in, the Word file with the right page numbers in its contents and the PDF of it out.

Word works the numbers out only when asked (F9). So LibreOffice lays the pages out once, for the PDF, and the numbers of
the Word file are read from that: they are those of LibreOffice's pages, and stay fields that Word can work out anew.
"""

from __future__ import annotations

from collections.abc import Callable

from gwstd import office
from gwstd.document import Document, Heading
from gwstd.render import docx

Say = Callable[[str], None]
"""Tells whoever waits what is being done."""


def typeset(document: Document, say: Say, progress: office.Progress | None = None) -> tuple[bytes, bytes]:
    """The Word file and its PDF. Raises OfficeError."""
    live = docx.render_live(document)
    for face, other in office.missing_faces(live).items():
        say(f"这台电脑没有字体“{face}”，PDF 里{f'用“{other}”代替' if other else '由 LibreOffice 自选字体代替'}")
    say("LibreOffice 正在排版做 PDF（600 页约两分钟，2000 页约一刻钟）")
    pdf = office.convert(live, progress=progress)
    return docx.render_paged(document, printed_pages(document, pdf)), pdf


def printed_pages(document: Document, pdf: bytes) -> dict[str, int]:
    """Heading anchor → its page as printed on it. Raises OfficeError where a heading is not in the PDF."""
    found = office.pages(pdf)
    before = docx.unnumbered(document)
    names = docx.bookmarks(document)
    numbers = {}
    for block in document.blocks:
        if isinstance(block, Heading):
            page = found.get(office.destination(names[block.anchor]), found.get(names[block.anchor]))
            if page is None:
                raise office.OfficeError(
                    f"PDF 里没有找到标题“{block.text}”，量不出页码。去掉 --pdf，在 Word 中按 F9 更新目录"
                )
            numbers[block.anchor] = page - before
    return numbers
