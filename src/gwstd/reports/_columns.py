"""Rows of a chapter → the cells of the published table, column by column, as the edition's 列方案 asks.

The national layout has a two-row header and 14 leaf columns (the ministries' guidelines of 2019; domain practice of
the published catalogues). A profile changes which columns are printed, never the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple

from gwstd.document import Column, Merge, Table
from gwstd.domain.library import citer
from gwstd.model import Channel, Compendium, Item, Row
from gwstd.vocabulary import (
    CERTAIN_GROUP,
    DISTRICT_LEVEL,
    EVERYONE,
    NATIONAL_CHANNELS,
    ON_REQUEST,
    OTHER_CHANNEL,
    PROACTIVE,
    STAGES,
    TOWN_LEVEL,
)

TICK: Final = "√"
CHOSEN: Final = "■"
EMPTY: Final = "□"
_WIDE_SPACE: Final = "　"
_FEW: Final = 3
_ALONE: Final = "社区/企事业单位/村公示栏（电子屏）"

Print = Callable[[Row], str]


class Leaf(NamedTuple):
    """A leaf column and how a row's cell in it is written."""

    column: Column
    write: Print


class Layout(NamedTuple):
    """The columns of a compendium's tables; ``depth`` of them name the matter (一级, 二级, 三级事项)."""

    leaves: tuple[Leaf, ...]
    depth: int


def layout(compendium: Compendium) -> Layout:
    """The columns that the edition's 列方案 asks for, the same in every chapter: 三级事项 only where some item has one."""
    depth = 3 if any(row.item.level3 for row in compendium.rows) else 2
    return Layout(tuple(_leaves(compendium, depth)), depth)


def table(columns: Layout, rows: Sequence[Row], name: str, title: str) -> Table:
    """The catalogue table of some rows: equal 一级 and 二级事项 of neighbouring rows are merged."""
    return Table(
        name=name,
        title=title,
        columns=tuple(leaf.column for leaf in columns.leaves),
        rows=tuple(tuple(leaf.write(row) for leaf in columns.leaves) for row in rows),
        merges=tuple(_merges(rows, columns.depth)),
        anchors=tuple(row.item.code for row in rows),
        pool="总表",
        pool_column="领域",
    )


def _merges(rows: Sequence[Row], depth: int) -> Iterable[Merge]:
    """Columns 1 to ``depth``: runs of rows with the same names down to that level (an empty name is never merged)."""
    for level in range(1, depth + 1):
        start = 0
        for index in range(1, len(rows) + 1):
            same = index < len(rows) and rows[index].item.names[:level] == rows[start].item.names[:level]
            if not same:
                if index - start > 1 and rows[start].item.names[level - 1]:
                    yield level, start, index - 1
                start = index


def _leaves(compendium: Compendium, depth: int) -> list[Leaf]:
    profile = compendium.edition.profile
    leaves = [
        Leaf(Column("序号", 8, centered=True), lambda row: str(row.number)),
        Leaf(Column("一级事项", 11, "公开事项", centered=True), lambda row: row.item.level1),
        Leaf(Column("二级事项", 11, "公开事项", centered=True), lambda row: row.item.level2),
    ]
    if depth == 3:
        leaves.append(Leaf(Column("三级事项", 11, "公开事项", centered=True), lambda row: row.item.level3))
    leaves += [
        Leaf(Column("公开内容（要素）", 46), lambda row: numbered(row.item.contents)),
        Leaf(Column("公开依据", 38), _bases(compendium)),
        Leaf(Column("公开时限", 21), lambda row: row.item.time_limit),
        Leaf(Column("公开主体", 22, centered=True), _subjects),
        Leaf(_channel_column(compendium), _channels(compendium)),
        _tick("全社会", "公开对象", lambda item: item.audience == EVERYONE),
        Leaf(Column("特定群体", 14, "公开对象", centered=True), _audience),
        _tick("主动", "公开方式", lambda item: item.mode == PROACTIVE),
        _tick("依申请", "公开方式", lambda item: item.mode == ON_REQUEST),
    ]
    if profile != "乡镇":
        district, town = ("县级", "乡级") if profile == "国家" else (DISTRICT_LEVEL, TOWN_LEVEL)
        leaves.append(_tick(district, "公开层级", lambda item: DISTRICT_LEVEL in item.levels))
        leaves.append(_tick(town, "公开层级", lambda item: TOWN_LEVEL in item.levels))
    if profile == "含五公开":
        leaves += [_stage(stage) for stage in STAGES]
    return leaves


def _tick(title: str, group: str, holds: Callable[[Item], bool]) -> Leaf:
    return Leaf(Column(title, 5, group, centered=True), lambda row: TICK if holds(row.item) else "")


def _stage(stage: str) -> Leaf:
    return _tick(stage, "五公开", lambda item: stage in item.stages)


def _subjects(row: Row) -> str:
    """The bodies, one a line; many of them one after the other, or their column alone would fill a page."""
    return ("\n" if len(row.subjects) <= _FEW else "、").join(row.subjects)


def _audience(row: Row) -> str:
    return row.item.audience_note if row.item.audience == CERTAIN_GROUP else ""


def numbered(texts: Sequence[str]) -> str:
    """Several texts as a numbered list, one a line; a single text as it is."""
    if len(texts) < 2:
        return "".join(texts)
    return "\n".join(f"{number}.{text}" for number, text in enumerate(texts, 1))


# ---------------------------------------------------------------------------------------------- 公开依据


def _bases(compendium: Compendium) -> Print:
    cite = citer(compendium.laws, compendium.edition.base_date)
    return lambda row: "\n".join(cite(text) for text in row.item.bases)


# ---------------------------------------------------------------------------------------------- 公开渠道


def _all_named(compendium: Compendium) -> bool:
    """Whether the cells name every channel, or the chosen ones alone."""
    return compendium.edition.channel_style == "勾选"


def _channel_column(compendium: Compendium) -> Column:
    title = "公开渠道和载体"
    return Column(title, 49, small=True) if _all_named(compendium) else Column(title, 30)


def _channels(compendium: Compendium) -> Print:
    known = {channel.name: channel for channel in compendium.channels}
    full = _all_named(compendium)

    @cache
    def write(names: tuple[str, ...], note: str) -> str:
        chosen = _by_national(names, note, known)
        return _all_boxes(chosen) if full else "\n".join(CHOSEN + text for text in chosen.values())

    return lambda row: write(row.item.channels, row.item.channel_note)


def _by_national(names: Iterable[str], note: str, known: dict[str, Channel]) -> dict[str, str]:
    """National channel → the words of its box, in national order: a local channel stands in brackets after the one
    it counts as, and after a colon where that is 其他."""
    local: dict[str, list[str]] = {}
    for name in names:
        national = known[name].national if name in known else OTHER_CHANNEL
        local.setdefault(national, [])
        if name != national:
            local[national].append(name)
    if note:
        local.setdefault(OTHER_CHANNEL, []).append(note)
    chosen = {}
    for national in NATIONAL_CHANNELS:
        if national in local:
            more = "、".join(local[national])
            with_more = f"{national}：{more}" if national == OTHER_CHANNEL else f"{national}（{more}）"
            chosen[national] = with_more if more else national
    return chosen


def _all_boxes(chosen: dict[str, str]) -> str:
    """All 13 channels, ticked or not, two a line; the notice board and one with words of its own stand alone."""
    boxes = [(CHOSEN + chosen[name]) if name in chosen else EMPTY + name for name in NATIONAL_CHANNELS]
    lines: list[str] = []
    pending = ""
    for name, box in zip(NATIONAL_CHANNELS, boxes, strict=True):
        alone = name == _ALONE or len(box) > len(name) + 1
        if alone:
            lines += [pending, box] if pending else [box]
            pending = ""
        elif pending:
            lines.append(f"{pending}{_WIDE_SPACE * max(1, 7 - len(pending))}{box}")
            pending = ""
        else:
            pending = box
    return "\n".join([*lines, pending] if pending else lines)
