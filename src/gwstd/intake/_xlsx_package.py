"""A workbook's package (.xlsx, .xlsm) → its sheets by name, shared texts, fonts and number formats.

Only local names of elements are looked at, so that strict files (ISO 29500) and those of every office program read
alike; parts are found by their relations, whatever they are called.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from gwstd.grid import UnreadableError
from gwstd.intake import _guard, _number_format
from gwstd.intake._sheet import Style, symbol_font
from gwstd.intake._symbols import drawn
from gwstd.intake._xml import attribute, local, local_name

if TYPE_CHECKING:
    from lxml import etree

_BINARY: Final = "这是二进制工作簿（.xlsb），不读。请在 Excel 或 WPS 里打开，另存为 .xlsx 后再读。"
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


class Relation(NamedTuple):
    """One relation of a part: the last word of its type (worksheet, comments), its target, whether outside the file."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of one open archive by name, whatever the case of its letters and the slashes it was written with.

    What is read is counted: a part that many relations name cannot make reading longer than the file's limit allows.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {_plain(entry.filename): entry for entry in archive.infolist()}
        self._left = 2 * _guard.MAX_UNPACKED

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def open(self, name: str) -> IO[bytes] | None:
        """The content of a part; None where there is none of that name."""
        entry = self._entries.get(_plain(name))
        if entry is None:
            return None
        self._left -= entry.file_size
        if self._left < 0:
            raise UnreadableError(_guard.DAMAGED)
        return self._archive.open(entry)

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part; None where there is none of that name."""
        part = self.open(name)
        if part is None:
            return None
        with part:
            return _guard.parse_xml(part.read())

    def relations(self, name: str) -> dict[str, Relation]:
        """Id → relation of a part; of the package itself for ``""``."""
        folder, _, file = name.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        found: dict[str, Relation] = {}
        for element in () if root is None else root.iterchildren("{*}Relationship"):
            target = element.get("Target", "").replace("\\", "/")
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(target[1:] if target.startswith("/") else posixpath.join(folder, target))
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(kind, target, external)
        return found


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


# ---------------------------------------------------------------------------------------------- the workbook


class Run(NamedTuple):
    """A piece of a text with one look: its symbol font (None: the cell's), whether it is struck out."""

    text: str
    font: str | None = None
    struck: bool = False


class SheetPart(NamedTuple):
    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets of a workbook share. ``skipped``: sheets that are no tables (charts, dialogs), by name."""

    sheets: tuple[SheetPart, ...]
    skipped: tuple[str, ...]
    texts: tuple[tuple[Run, ...], ...]
    styles: tuple[Style, ...]
    from_1904: bool
    external: bool

    def style(self, number: str | None) -> Style:
        """The style of a cell's ``s``; the plain one where there is none of that number."""
        index = int(number) if number and number.isdecimal() else 0
        return self.styles[index] if index < len(self.styles) else Style()


def workbook(package: Package) -> Workbook:
    """The workbook of a package. Raises UnreadableError where it has none, or one of another kind."""
    main = next((r.target for r in package.relations("").values() if r.kind == "officeDocument"), "xl/workbook.xml")
    if main.casefold().endswith(".bin"):
        raise UnreadableError(_BINARY)
    root = package.xml(main)
    if root is None or local(root) != "workbook":
        raise UnreadableError(_guard.DAMAGED)
    relations = package.relations(main)
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    sheets: list[SheetPart] = []
    skipped: list[str] = []
    for element in root.iterfind("{*}sheets/{*}sheet"):
        relation = relations.get(attribute(element, "id"))
        name = element.get("name", "")
        if relation is None or relation.kind != "worksheet":
            skipped.append(name)
        else:
            sheets.append(SheetPart(name, relation.target, element.get("state", "visible") != "visible"))
    if len({sheet.part for sheet in sheets}) < len(sheets):
        raise UnreadableError(_guard.DAMAGED)
    properties = root.find("{*}workbookPr")
    return Workbook(
        sheets=tuple(sheets),
        skipped=tuple(skipped),
        texts=tuple(_texts(package, by_kind.get("sharedStrings", "xl/sharedStrings.xml"))),
        styles=_styles(package.xml(by_kind.get("styles", "xl/styles.xml"))),
        from_1904=properties is not None and properties.get("date1904") in ("1", "true"),
        external="externalLink" in by_kind,
    )


def _texts(package: Package, name: str) -> Iterator[tuple[Run, ...]]:
    part = package.open(name)
    if part is not None:
        with part:
            for element in _guard.stream_xml(part, ("{*}si",)):
                yield runs(element)


def runs(element: etree._Element) -> tuple[Run, ...]:
    """The pieces of a text (``si``, ``is``, a comment's ``text``), without the readings above it (``rPh``)."""
    found: list[Run] = []
    for child in element:
        kind = local_name(child.tag)
        if kind == "t":
            found.append(Run(_unescaped(child.text or "")))
        elif kind == "r":
            text = "".join(_unescaped(t.text or "") for t in child.iterchildren("{*}t"))
            look = child.find("{*}rPr")
            if look is None:
                found.append(Run(text))
            else:
                font = look.find("{*}rFont")
                name = None if font is None else symbol_font(font.get("val", ""))
                found.append(Run(text, name, is_on(look.find("{*}strike"))))
    return tuple(found)


def text_of(pieces: tuple[Run, ...], font: str) -> str:
    """The text as it is seen in a cell of that font: symbol fonts as the signs they draw."""
    if len(pieces) == 1:
        return drawn(pieces[0].text, font if pieces[0].font is None else pieces[0].font)
    return "".join(drawn(run.text, font if run.font is None else run.font) for run in pieces)


def is_on(element: etree._Element | None) -> bool:
    """Whether a property (``<strike/>``) is there and not switched off."""
    return element is not None and element.get("val", "1") not in ("0", "false")


def _unescaped(text: str) -> str:
    """_x000D_ → the sign of that number: how Excel keeps what XML cannot hold."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _styles(root: etree._Element | None) -> tuple[Style, ...]:
    """The looks that cells name by number (``cellXfs``)."""
    if root is None:
        return ()
    codes = {
        element.get("numFmtId", ""): element.get("formatCode", "") for element in root.iterfind("{*}numFmts/{*}numFmt")
    }
    fonts: list[tuple[str, bool]] = []
    for element in root.iterfind("{*}fonts/{*}font"):
        name = element.find("{*}name")
        font = "" if name is None else symbol_font(name.get("val", ""))
        fonts.append((font, is_on(element.find("{*}strike"))))
    found = []
    for element in root.iterfind("{*}cellXfs/{*}xf"):
        number, font = element.get("numFmtId", "0"), element.get("fontId", "0")
        code = codes.get(number) or _number_format.builtin(int(number) if number.isdecimal() else 0)
        look = fonts[int(font)] if font.isdecimal() and int(font) < len(fonts) else ("", False)
        box = next(element.iter("{*}xfComplement"), None) is not None
        found.append(Style(code, *look, box))
    return tuple(found)
