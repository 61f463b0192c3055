"""A row of a table → the draft of its item: each cell read by the module for its kind of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, Final, TypeVar

from gwstd.draft import Basis, DraftItem, Fate, Reading, Remark, Ticked
from gwstd.tables import bases, channels, contents, limits, names, rows, subjects, ticks, words
from gwstd.tables._traditional import restored, simplified
from gwstd.tables.elements import NAME_LEVELS, Column, Element
from gwstd.tables.labels import level_of
from gwstd.tables.merged import bare
from gwstd.tables.rows import Cell, Row

_T = TypeVar("_T")
NameReaders = Mapping[Element, Callable[[str], Reading[tuple[str, str]]]]
"""For each level of names how to read one, as the whole column shows."""


@dataclass(slots=True)
class _Making:
    """An item in the making: its values by attribute, the cells they come from, and the remarks."""

    number: int
    row: Row
    named: NameReaders
    values: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, list[str]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    names: list[str] = field(default_factory=lambda: ["", "", "", ""])
    levels: list[str] = field(default_factory=list)
    channels: list[Ticked] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)

    by_element: dict[Element, list[tuple[Column, Cell]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for column, cell in zip(self.row.columns, self.row.cells, strict=True):
            if cell.text:
                self.by_element.setdefault(column.element, []).append((column, cell))

    def of(self, element: Element) -> Sequence[tuple[Column, Cell]]:
        """The columns of an element that have a text."""
        return self.by_element.get(element, ())

    def name(self, attribute: str, cell: Cell) -> None:
        known = self.cells.setdefault(attribute, [])
        known.extend(label for label in cell.labels if label not in known)

    def read(self, attribute: str, cell: Cell, reader: Callable[[str], Reading[_T]]) -> _T:
        """The reading of one cell; its repairs and doubts become remarks."""
        self.name(attribute, cell)
        reading: Reading[_T] = _reading(reader, cell.text)
        repairs = (*((cell.repair,) if cell.repair else ()), *reading.repairs)
        doubts = (*((cell.doubt,) if cell.doubt else ()), *reading.doubts)
        where = cell.where or self.row.where
        self.remarks.extend(Remark(where, Fate.REPAIRED, text, self.number) for text in repairs)
        self.remarks.extend(Remark(where, Fate.DECIDE, text, self.number) for text in doubts)
        return reading.value


@lru_cache(maxsize=65536)
def _reading(reader: Callable[[str], Reading[Any]], text: str) -> Reading[Any]:
    """Readers are pure, and the columns of a catalogue say the same thing over and over."""
    plain = simplified(text)
    reading = reader(plain)
    return reading if plain == text else Reading(restored(reading.value, text), reading.repairs, reading.doubts)


def name_readers(read_rows: Iterable[Row]) -> NameReaders:
    """The rows of one table → how to read their names."""
    cells: dict[Element, list[str]] = {}
    for row in read_rows:
        for column, cell in zip(row.columns, row.cells, strict=True):
            if column.element in NAME_LEVELS:
                cells.setdefault(column.element, []).append(cell.text)
    return {element: partial(names.read, numbered=names.numbering(texts)) for element, texts in cells.items()}


def read(row: Row, number: int, named: NameReaders) -> tuple[DraftItem, tuple[Remark, ...]]:
    """A row → its item, which has this number in the draft, and the remarks on it. ``named``: how to read its names."""
    making = _Making(number, row, named)
    _names(making)
    for attribute, element, reader in _PLAIN:
        for _, cell in making.of(element):
            making.values[attribute] = making.read(attribute, cell, reader)
    _numbers_of_laws(making)
    _channels(making)
    _audience(making)
    _mode(making)
    _levels(making)
    _extra(making)
    _missing(making)
    if row.hidden:
        making.remarks.append(Remark(row.where, Fate.DECIDE, "这是隐藏的行，已照样读入；不需要的请删去。", number))
    item = DraftItem(
        field=row.field,
        names=(making.names[0], making.names[1], making.names[2], making.names[3]),
        channels=channels.together(making.channels),
        levels=tuple(dict.fromkeys(making.levels)),
        extra=making.extra,
        cells={attribute: tuple(labels) for attribute, labels in making.cells.items() if labels},
        **making.values,
    )
    return item, tuple(making.remarks)


def _seq(text: str) -> Reading[str]:
    return Reading(bare(text))


_PLAIN: Final[Sequence[tuple[str, Element, Callable[[str], Reading[Any]]]]] = (
    ("seq", Element.SEQ, _seq),
    ("contents", Element.CONTENT, contents.read),
    ("bases", Element.BASIS, bases.read),
    ("time_limit", Element.LIMIT, limits.read),
    ("subjects", Element.SUBJECT, subjects.read),
)


# ---------------------------------------------------------------------------------------------- names

_SLASH: Final = re.compile(r"\s*(?:[/／\\|｜>＞→]|—>|->|——|－－|--)\s*")


def _names(making: _Making) -> None:
    for level, element in enumerate(NAME_LEVELS):
        for _, cell in making.of(element):
            making.names[level] = making.read("names", cell, making.named[element])[0]
    for _, cell in making.of(Element.NAMES):
        _slashed(making, cell)
    if first := rows.heading_name(making.row):
        making.names = [first, *(name for name in making.names if name), "", "", ""][:4]
        making.name("names", making.row.heading)


def _slashed(making: _Making, cell: Cell) -> None:
    """一级/二级 in one cell: apart at the first slash, or else at the line end."""
    parts = _SLASH.split(cell.text.strip(), maxsplit=1)
    if len(parts) == 1:
        parts = [part for part in cell.text.strip().split("\n", 1) if bare(part)]
    for level, part in enumerate(parts[:2]):
        making.names[level] = making.read("names", cell._replace(text=part), names.read)[0]
        cell = cell._replace(repair="", doubt="")


# ---------------------------------------------------------------------------------------------- laws and their numbers


def _numbers_of_laws(making: _Making) -> None:
    """Numbers in a column of their own, each to the law that stands in its place of the list."""
    for column, cell in making.of(Element.BASIS_NUMBER):
        laws: tuple[Basis, ...] = making.values.get("bases", ())
        numbers = [bare(part) for part in re.split(r"[\n；;、]", cell.text) if bare(part)]
        if len(numbers) == len(laws):
            making.name("bases", cell)
            making.values["bases"] = tuple(map(_with_number, laws, numbers))
            continue
        making.extra[column.label] = making.read(f"extra:{column.label}", cell, _said)
        text = f"依据有{len(laws)}部，文号有{len(numbers)}个，对不上，请核对。"
        making.remarks.append(Remark(cell.where or making.row.where, Fate.DECIDE, text, making.number))


def _with_number(law: Basis, number: str) -> Basis:
    if law.number or words.is_none(number):
        return law
    read_with = bases.read(f"《{law.title}》（{number.strip('（）()')}）").value
    return law._replace(number=read_with[0].number or number if read_with else number)


# ---------------------------------------------------------------------------------------------- channels


def _channels(making: _Making) -> None:
    if cells := [cell for _, cell in making.of(Element.CHANNEL)]:
        text, places = "\n".join(cell.text for cell in cells), tuple(label for cell in cells for label in cell.labels)
        making.channels.append(making.read("channels", cells[0]._replace(text=text, labels=places), channels.read))
    for column, cell in making.of(Element.CHANNEL_TICK):
        ticked, said = making.read("channels", cell, ticks.read)
        if ticked:
            making.channels.append(_ticked(column.label, said))


def _ticked(label: str, said: str) -> Ticked:
    """A tick (and words) in the column of one channel."""
    known = channels.column(label) or Ticked(others=(label,), spelled=(label,))
    if not said or bare(said) == label:
        return known
    if known.other:
        return Ticked(others=(said,), spelled=(said,), other=True)
    return known


# ---------------------------------------------------------------------------------------------- ticks and words


def _audience(making: _Making) -> None:
    for _, cell in making.of(Element.AUDIENCE):
        public, specific = making.read("public", cell, words.audience)
        making.name("specific", cell)
        making.values |= {"public": public, "specific": specific}
    for column, cell in making.of(Element.PUBLIC):
        making.values["public"] = _is_ticked(making, "public", column, cell, {"全社会", "社会", "社会公众"})
    for _, cell in making.of(Element.SPECIFIC):
        ticked, said = making.read("specific", cell, ticks.read)
        making.values["specific"] = (_named(said) or "√") if ticked else ""


def _is_ticked(making: _Making, attribute: str, column: Column, cell: Cell, same: Collection[str]) -> bool:
    """Whether a cell is ticked; words in it that do not only repeat its label (``same``) are for a person to see."""
    ticked, said = making.read(attribute, cell, ticks.read)
    if said and bare(said) not in same:
        text = f"“{column.label}”一列写有“{said}”，按已勾选读入，请核对。"
        making.remarks.append(Remark(cell.where or making.row.where, Fate.DECIDE, text, making.number))
    return ticked


def _named(said: str) -> str:
    return "" if bare(said) in {"特定群体", "特定群众", "特定对象", "请写明"} else said


def _mode(making: _Making) -> None:
    for _, cell in making.of(Element.MODE):
        proactive, on_request = making.read("proactive", cell, words.mode)
        making.name("on_request", cell)
        making.values |= {"proactive": proactive, "on_request": on_request}
    for column, cell in making.of(Element.PROACTIVE):
        making.values["proactive"] = _is_ticked(making, "proactive", column, cell, {"主动", "主动公开"})
    for column, cell in making.of(Element.REQUEST):
        same = {"依申请", "依申请公开", "申请公开"}
        making.values["on_request"] = _is_ticked(making, "on_request", column, cell, same)


def _levels(making: _Making) -> None:
    for _, cell in making.of(Element.LEVELS):
        found: tuple[str, ...] = making.read("levels", cell, words.levels)
        making.levels.extend(found)
    for column, cell in making.of(Element.LEVEL_TICK):
        text = bare(cell.text)
        same = {column.label, text} if level_of(text) else {column.label}
        if _is_ticked(making, "levels", column, cell, same):
            making.levels.append(column.label)


def _extra(making: _Making) -> None:
    for column, cell in making.of(Element.EXTRA):
        making.extra[column.label] = making.read(f"extra:{column.label}", cell, _said)


def _said(text: str) -> Reading[str]:
    return Reading("\n".join(" ".join(line.split()) for line in text.splitlines() if bare(line)))


# ---------------------------------------------------------------------------------------------- what is missing

_NEEDED: Final = (
    ("contents", (Element.CONTENT,)),
    ("bases", (Element.BASIS,)),
    ("time_limit", (Element.LIMIT,)),
    ("subjects", (Element.SUBJECT,)),
    ("channels", (Element.CHANNEL, Element.CHANNEL_TICK)),
    ("public", (Element.AUDIENCE, Element.PUBLIC)),
    ("proactive", (Element.MODE, Element.PROACTIVE)),
)


def _missing(making: _Making) -> None:
    """One remark for all elements that the table has a column for and this item has not."""
    elements = {column.element for column in making.row.columns}
    wanting = [
        columns[0].value for attribute, columns in _NEEDED if elements & set(columns) and not _has(making, attribute)
    ]
    wanting = [{"全社会": "公开对象", "主动公开": "公开方式"}.get(word, word) for word in wanting]
    if not any(making.names):
        wanting.insert(0, "事项名称")
    if wanting:
        text = f"没有读到{'、'.join(wanting)}，请补上。"
        making.remarks.append(Remark(making.row.where, Fate.DECIDE, text, making.number))


def _has(making: _Making, attribute: str) -> bool:
    if attribute == "channels":
        return any(t.spelled or t.other for t in making.channels)
    pairs: Iterable[str] = {"public": ("public", "specific"), "proactive": ("proactive", "on_request")}.get(
        attribute, (attribute,)
    )
    return any(making.values.get(each) for each in pairs)
