"""Web pages saved as one file (.mht), and workbooks that Excel saves so: the pages inside it, read one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gwstd.grid import Grid, UnreadableError
from gwstd.intake import _guard, html


def read(path: Path) -> Iterator[Grid]:
    """The tables of all pages in the file, in their order."""
    _guard.check_file(path)
    found: list[Grid] = []
    with _guard.damaged_as_unreadable():
        pages = list(_pages(path.read_bytes()))
        for page in pages:
            found += html.read_bytes(page)
    if not pages:
        raise UnreadableError("这个单文件网页（.mht）里没有网页内容。请在浏览器里打开原网页，另存为 .html 后再读。")
    yield from found


def _pages(data: bytes) -> Iterator[bytes]:
    """The pages as UTF-8 with its mark, so that what a page says of its encoding after it was decoded does no harm."""
    from email import message_from_bytes
    from email.policy import compat32

    for part in message_from_bytes(data, policy=compat32).walk():
        if part.get_content_type() != "text/html":
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip() and b"<frameset" not in content[:65536].lower():
            yield _as_utf8(content, part.get_content_charset())


def _as_utf8(content: bytes, charset: str | None) -> bytes:
    """A page in the encoding that its part declares; as it is where it declares none, or another than it has."""
    try:
        name = "gb18030" if charset in ("gb2312", "gbk", "gb_2312-80") else charset
        return content.decode(name).encode("utf-8-sig") if name else content
    except (UnicodeDecodeError, LookupError):
        return content
