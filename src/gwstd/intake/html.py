"""Saved web pages, and what Word and Excel save as a web page: their tables, with the lines between them.

lxml's parser mends what pages get wrong (tags not closed, rows outside of tables) as far as the pages of governments
need; it fetches nothing and resolves no entities but those of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gwstd.grid import Grid, UnreadableError
from gwstd.intake._encoding import decoded
from gwstd.intake._flow import Block, Line, grids
from gwstd.intake._guard import check_file, damaged_as_unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST: Final = 50 * 1024 * 1024
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w-]+)|encoding\s*=\s*["']([\w-]+)["']""", re.I
)
_HEAD: Final = 65536
_MOST_TAGS: Final = 3_000_000
"""Five thousand items, as Word saves them, have half a million. The tree of this many takes 300 MB."""
_LONG_TAG: Final = re.compile(r"<[a-zA-Z][^<>]{10000,}")
_MOST_ATTRIBUTES: Final = 1000
"""The parser's time grows with their square."""
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read(path: Path) -> Iterator[Grid]:
    """The tables of a .html or .htm. Raises UnreadableError where it cannot be read or has none."""
    check_file(path)
    yield from read_bytes(path.read_bytes())


def read_bytes(data: bytes) -> Iterator[Grid]:
    """The tables of a page."""
    with damaged_as_unreadable():
        yield from grids(blocks(data))


def blocks(data: bytes) -> Iterator[Block]:
    """A page's lines and tables; the page's title first, where the page does not show it."""
    if len(data) > _LARGEST:
        raise UnreadableError(
            f"网页有 {len(data) // 1024 // 1024} MB，超过 {_LARGEST // 1024 // 1024} MB，不读。请只留目录表格，另存后再读。"
        )
    match = _DECLARED.search(data[:_HEAD])
    text, seen = decoded(data, (match[1] or match[2] or b"").decode("ascii", "replace") if match else "")
    root = _root(text)
    if root.find(".//frameset") is not None and root.find(".//table") is None:
        raise UnreadableError(
            "这个网页只是框架，表格在别的文件里（Excel 存的网页，在同名 .files 文件夹的 sheet001.htm 里）。请读那个文件。"
        )
    read = _read(root)
    title = "".join(map(str, head.itertext())).strip() if (head := root.find(".//title")) is not None else ""
    lines = {block.text.strip() for block in read if isinstance(block, Line)}
    yield Line("" if title in lines else title, seen)
    yield from read


def _root(text: str) -> _Element:
    from lxml import etree

    if text.count("<") > _MOST_TAGS:
        raise UnreadableError(f"网页有{_MOST_TAGS // 10000}万个以上的标签，太大，不读。请只留目录表格，另存后再读。")
    if any(tag[0].count("=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise UnreadableError(
            "网页里有上千个属性的标签，不像正常的网页，不读。请把目录表格复制到 Excel 或 Word 里再读。"
        )
    # huge_tree: pictures inside the page may be as long as they like, and tags may lie 2048 deep instead of 256.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    data = _CONTROL.sub("", text).encode("utf-8", "replace")
    root: _Element | None = etree.fromstring(data, parser) if data.strip() else None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableError("网页的标签一层套一层，超过 2048 层，读不全。请把目录表格复制到 Excel 或 Word 里再读。")
    if root is None:
        raise UnreadableError("网页是空的。请在浏览器里打开原网页，等表格显示出来以后重新保存。")
    return root


def _read(root: _Element) -> list[Block]:
    from lxml import etree

    from gwstd.intake._html_style import sheet
    from gwstd.intake._html_walk import Walk

    walk = Walk(sheet(["".join(map(str, style.itertext())) for style in root.iter("style")]))
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "end":
            walk.end(element)
        elif not walk.start(element):
            events.skip_subtree()
    return walk.blocks()
