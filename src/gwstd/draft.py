"""What was understood of a foreign catalogue: its items as drafts, and what became of every cell."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

_T = TypeVar("_T")


class Reading(NamedTuple, Generic[_T]):
    """The reading of one cell's text: its value, what was repaired on the way, what a person must decide (Chinese)."""

    value: _T
    repairs: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class Basis(NamedTuple):
    """One cited law: title without the outer 《》, 文号 without its brackets, article; ``text``: as the cell has it."""

    title: str
    number: str = ""
    article: str = ""
    text: str = ""


class Ticked(NamedTuple):
    """The channels of one cell: national ones by their national names (without 其他), in the order of the cell; the
    ticked ones outside that list (what stands behind 其他, too) by their own names; ``spelled``: every ticked channel
    as the cell spells it, in its order. ``other``: whether 其他 itself is ticked, with or without a text."""

    national: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    spelled: tuple[str, ...] = ()
    other: bool = False


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One item of a foreign table.

    ``names``: 一级 to 四级事项 without outline numbers and line breaks, ``""`` for none; always four.
    ``public``: 全社会; ``specific``: 特定群体, ``"√"`` where the table only ticks it, ``""`` where not.
    ``levels``: the labels of the ticked 公开层级 columns (or the words of the one column), as the header has them.
    ``extra``: column outside the national layout → text. ``cells``: attribute → labels of the cells it came from.
    """

    seq: str = ""
    field: str = ""
    names: tuple[str, str, str, str] = ("", "", "", "")
    contents: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    time_limit: str = ""
    subjects: tuple[str, ...] = ()
    channels: Ticked = dataclasses.field(default_factory=Ticked)
    public: bool = False
    specific: str = ""
    proactive: bool = False
    on_request: bool = False
    levels: tuple[str, ...] = ()
    extra: Mapping[str, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    cells: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=lambda: MappingProxyType({}))


class Fate(Enum):
    """What became of a cell (or of a text beside the tables) that is not part of an item."""

    TITLE = "标题"
    HEADER = "表头"
    NOTE = "说明"
    FOOTER = "表尾"
    REPAIRED = "修整"
    DECIDE = "待定"
    LEFT = "未读入"


class Remark(NamedTuple):
    """One line of the report: where, what became of it, and what to know or to do; ``item``: its number in the draft,
    from 0, where the remark is about one."""

    where: str
    fate: Fate
    text: str
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that was read from one file.

    Every non-empty cell is named in ``cells`` of an item or in ``remarks``. ``fields``: the fields its titles name,
    in order. ``level_columns``: the labels of the 公开层级 columns.
    """

    file: str
    title: str = ""
    fields: tuple[str, ...] = ()
    level_columns: tuple[str, ...] = ()
    items: tuple[DraftItem, ...] = ()
    remarks: tuple[Remark, ...] = ()
