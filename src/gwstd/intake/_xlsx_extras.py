"""What lies over a sheet's cells in a workbook's package and is no cell: notes, text boxes, pictures, controls, links.

None of it belongs to a table, and none of it may be lost without a word: each becomes a repair at its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gwstd.grid import At, Repair
from gwstd.intake import _guard, _sheet
from gwstd.intake._xlsx_package import Package, Relation, runs, text_of
from gwstd.intake._xml import local

if TYPE_CHECKING:
    from lxml import etree

_HEADER_CODE: Final = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[A-Z])')
_PAGE_WORDS: Final = re.compile(r"[\s\d第共页/\-—－]*")
_LINE_END: Final = re.compile(rb"<br[^<>]*>")
_VML_CELL: Final = re.compile(r"\s*(\d+)")


def repairs(package: Package, part: str, links: Sequence[tuple[At, str]]) -> Iterator[Repair]:
    """What lies over the sheet of that part; ``links``: cells and the relations that their hyperlinks name."""
    relations = package.relations(part)
    for at, identity in links:
        relation = relations.get(identity)
        if relation is not None and relation.target:
            yield Repair(at, _sheet.linked(relation.target))
    inside = [relation for relation in relations.values() if not relation.external]
    threaded: set[At] = set()
    for relation in _of_kind(inside, "threadedComment"):
        for at, text in _threaded(package, relation.target):
            threaded.add(at)
            yield Repair(at, f"批注没有读入：{text}")
    for relation in _of_kind(inside, "comments"):
        for at, text in _notes(package, relation.target):
            if at not in threaded:
                yield Repair(at, f"批注没有读入：{text}")
    for relation in _of_kind(inside, "drawing"):
        yield from _drawing(package, relation.target)
    for relation in _of_kind(inside, "vmlDrawing"):
        yield from _controls(package, relation.target)


def printed(text: str) -> str:
    """The words of a header or footer for printing: &C&"宋体,加粗"标题 → 标题; nothing where it only counts pages."""
    words = " ".join(_HEADER_CODE.sub(" ", text).split())
    return "" if _PAGE_WORDS.fullmatch(words) else words


def _of_kind(relations: Sequence[Relation], kind: str) -> list[Relation]:
    return [relation for relation in relations if relation.kind == kind]


def _cell(reference: str) -> At | None:
    from openpyxl.utils.cell import coordinate_to_tuple

    try:
        row, column = coordinate_to_tuple(reference.replace("$", ""))
    except (ValueError, TypeError):
        return None
    return row - 1, column - 1


def _notes(package: Package, name: str) -> Iterator[tuple[At, str]]:
    root = package.xml(name)
    for element in () if root is None else root.iterfind("{*}commentList/{*}comment"):
        at, text = _cell(element.get("ref", "")), element.find("{*}text")
        words = "" if text is None else " ".join(text_of(runs(text), "").split())
        if at is not None and words:
            yield at, words


def _threaded(package: Package, name: str) -> Iterator[tuple[At, str]]:
    root = package.xml(name)
    for element in () if root is None else root.iterfind("{*}threadedComment"):
        at = _cell(element.get("ref", ""))
        words = " ".join(element.findtext("{*}text", "").split())
        if at is not None and words:
            yield at, words


def _drawing(package: Package, name: str) -> Iterator[Repair]:
    """Text boxes by their text, pictures and charts by being there, at the cell where each begins."""
    root = package.xml(name)
    for anchor in () if root is None else root:
        at = _anchored(anchor)
        parts = [element for element in anchor.iter("{*}p") if not _is_fallback(element)]
        words = " ".join(filter(None, ("".join(t.text or "" for t in p.iter("{*}t")).strip() for p in parts)))
        if words:
            yield Repair(at, f"文本框（图形）里的文字没有读入：{words}")
        if next(anchor.iter("{*}pic"), None) is not None:
            yield Repair(at, "这里有图片，图中文字没有读")
        if next(anchor.iter("{*}graphicFrame"), None) is not None:
            yield Repair(at, "这里有图表，没有读")


def _is_fallback(element: etree._Element) -> bool:
    """Whether a text stands in what older programs show instead (``mc:Fallback``): the same text once more."""
    return any(local(parent) == "Fallback" for parent in element.iterancestors())


def _anchored(anchor: etree._Element) -> At | None:
    start = anchor.find("{*}from")
    if start is None:
        return None
    try:
        return int(start.findtext("{*}row", "")), int(start.findtext("{*}col", ""))
    except ValueError:
        return None


def _controls(package: Package, name: str) -> Iterator[Repair]:
    """Check boxes, buttons and labels, which Excel keeps in VML, often not quite well-formed (``<br>``)."""
    from lxml import etree

    part = package.open(name)
    if part is None:
        return
    with part:
        root = etree.fromstring(_LINE_END.sub(b"<br/>", part.read()), etree.XMLParser(**_guard.options(), recover=True))
    for shape in () if root is None else root.iter("{*}shape"):
        data = shape.find("{*}ClientData")
        if data is None or data.get("ObjectType") == "Note":
            continue
        words = " ".join("".join(str(t) for box in shape.iterchildren("{*}textbox") for t in box.itertext()).split())
        anchor = _VML_CELL.findall(data.findtext("{*}Anchor", ""))
        at = (int(anchor[2]), int(anchor[0])) if len(anchor) > 2 else None
        if data.get("ObjectType") in ("Checkbox", "Radio"):
            ticked = data.findtext("{*}Checked", "0").strip() == "1"
            yield Repair(at, f"这里有勾选框控件（{'已' if ticked else '未'}勾选），没有读入：{words or '没有文字'}")
        elif words:
            yield Repair(at, f"控件里的文字没有读入：{words}")
