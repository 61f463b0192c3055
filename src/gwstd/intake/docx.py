"""Word files: every table in the order of reading, with the paragraphs between them as they are seen.

The XML is read straight: python-docx's cells take minutes in tables of this size, and leave out inserted text,
numbers, boxes to tick and nested tables.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from gwstd.grid import Grid, UnreadableError
from gwstd.intake import html
from gwstd.intake._docx_blocks import Body
from gwstd.intake._docx_numbers import read_numbers
from gwstd.intake._docx_paragraph import NOTES, Story, note, plain_text, show_states, unread
from gwstd.intake._docx_styles import read_styles
from gwstd.intake._encoding import decoded
from gwstd.intake._flow import Block, Line, grids
from gwstd.intake._guard import DAMAGED, check_package, damaged_as_unreadable, parse_xml
from gwstd.intake._pieces import quoted
from gwstd.intake._wordxml import PACKAGE, attribute, children, transitional, w

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST_PART: Final = 64 * 1024 * 1024
"""A text of that size takes about half a gigabyte of memory; five thousand items make 20 MB."""
_MOST_TAGS: Final = 3_000_000
_PAGE: Final = re.compile(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b")


def read(path: Path) -> Iterator[Grid]:
    """The tables of a .docx (.docm, .dotx). Raises UnreadableError where it cannot be read or has none."""
    check_package(path)
    with damaged_as_unreadable(), zipfile.ZipFile(path) as archive:
        yield from grids(_blocks(archive))


@dataclass(frozen=True)
class _Part:
    """One part of the package: its name, and the names of the parts that it refers to, by relation and by kind."""

    name: str
    targets: dict[str, str]
    kinds: dict[str, list[str]]


def _blocks(archive: zipfile.ZipFile) -> Iterator[Block]:
    """What a package says: the headers of its pages, its body, its footers, and comments that hang nowhere."""
    whole = _part(archive, "")
    names = whole.kinds.get("officeDocument", ["word/document.xml"])
    main = _part(archive, names[0])
    root = _xml(archive, main.name)
    bodies = list(children(root, "body")) if root is not None else []
    if root is None or not bodies:
        raise UnreadableError(f"{DAMAGED}（里面没有 Word 正文）")
    story = _story(archive, main)
    body = _body(archive, main, story)
    yield from _margins(archive, main, "header", story)
    show_states(root)
    for element in bodies:
        yield from body.blocks(element)
    yield from _margins(archive, main, "footer", story)
    left = unread(root)
    yield Line("", (quoted("位置不合规矩的文字没有读入", left),) if left else ())
    yield Line("", tuple(note(kind, text) for (kind, _), text in story.notes.items()))


def _body(archive: zipfile.ZipFile, part: _Part, story: Story) -> Body:
    return Body(story, lambda relation: _chunk(archive, part.targets.get(relation, "")))


def _story(archive: zipfile.ZipFile, main: _Part) -> Story:
    """The styles, lists, comments and notes that paragraphs refer to."""
    styles = read_styles(_related(archive, main, "styles"))
    numbers = read_numbers(_related(archive, main, "numbering"), lambda style: styles.list_place(style, {}).number)
    story = Story(styles, numbers)
    for kind in NOTES:
        root = _related(archive, main, f"{kind}s")
        for element in children(root, kind) if root is not None else ():
            if attribute(element, "type") in ("", "normal") and (text := plain_text(element)):
                story.notes[kind, attribute(element, "id")] = text
    return story


def _margins(archive: zipfile.ZipFile, main: _Part, kind: str, story: Story) -> Iterator[Block]:
    """Tables and lines of the headers or footers, each text once, page numbers left out: they are no text."""
    told: set[str] = set()
    for name in main.kinds.get(kind, ()):
        root = _xml(archive, name)
        if root is None:
            continue
        show_states(root)
        for element in list(root.iter(w("p"))):
            if any(_PAGE.search(code.text or "") for code in element.iter(w("instrText"))) or any(
                _PAGE.search(attribute(field, "instr")) for field in element.iter(w("fldSimple"))
            ):
                element.clear()
        body = _body(archive, _part(archive, name), story)
        for block in body.blocks(root):
            if isinstance(block, Line) and (block.text in told or not block.text.strip()):
                continue
            told.add(block.text if isinstance(block, Line) else "")
            yield block


def _chunk(archive: zipfile.ZipFile, name: str) -> Iterator[Block]:
    """What an embedded file (altChunk) says: web pages and plain text are read, others are told."""
    data = _bytes(archive, name)
    if data is not None and re.search(r"\.x?html?$", name, re.IGNORECASE):
        yield from html.blocks(data)
    elif data is not None and name.lower().endswith(".txt"):
        yield Line(decoded(data).text)
    else:
        file = posixpath.basename(name) or "找不到"
        yield Line("", (f"文档里嵌着另一个文件（{file}），没有读。请在 Word 里打开，另存后再读",))


# ---------------------------------------------------------------------------------------------- the package


def _part(archive: zipfile.ZipFile, name: str) -> _Part:
    """A part with its relations; the package itself is the part without a name."""
    folder, file = posixpath.split(name)
    root = _xml(archive, posixpath.join(folder, "_rels", f"{file}.rels"))
    targets: dict[str, str] = {}
    kinds: dict[str, list[str]] = {}
    for relation in root.iterchildren(f"{PACKAGE}Relationship") if root is not None else ():
        if relation.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join(folder, unquote(relation.get("Target") or ""))).lstrip("/")
        targets[relation.get("Id") or ""] = target
        kinds.setdefault((relation.get("Type") or "").rpartition("/")[2], []).append(target)
    return _Part(name, targets, kinds)


def _related(archive: zipfile.ZipFile, part: _Part, kind: str) -> _Element | None:
    """The part of a kind that another refers to; a broken one is as if it were not there: text counts more."""
    for name in part.kinds.get(kind, ()):
        return _xml(archive, name)
    return None


def _xml(archive: zipfile.ZipFile, name: str) -> _Element | None:
    data = _bytes(archive, name)
    if data is not None and data.count(b"<") > _MOST_TAGS:
        raise UnreadableError(f"文档有{_MOST_TAGS // 10000}万个以上的标记，太大，不读。请拆成几个文件再读。")
    return parse_xml(transitional(data)) if data is not None else None


def _bytes(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """A part's bytes; None where there is no such part."""
    names = {entry.filename.casefold(): entry for entry in archive.infolist()}
    entry = names.get(name.casefold())
    if entry is None:
        return None
    if entry.file_size > _LARGEST_PART:
        raise UnreadableError(
            f"文档正文有 {entry.file_size // 1024 // 1024} MB，超过 {_LARGEST_PART // 1024 // 1024} MB，不读。"
            "请拆成几个文件再读。"
        )
    return archive.read(entry)
