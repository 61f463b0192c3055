"""Grids of a foreign catalogue → drafts of its items: headers found by scoring, rows, merged cells, ticks, texts."""

from __future__ import annotations

import dataclasses
from collections import abc
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from gwstd.draft import Draft, DraftItem, Fate, Remark
from gwstd.grid import Grid
from gwstd.tables import items, legends, places, regions, rows, several, titles
from gwstd.tables.elements import Element
from gwstd.tables.mapping import Mapping, MappingError, UnknownLayoutError, proposal
from gwstd.tables.merged import Merged, bare
from gwstd.tables.regions import Regions

__all__ = ["Mapping", "MappingError", "UnknownLayoutError", "read"]


def read(grids: Sequence[Grid], file: str, mapping: Mapping | None = None) -> Draft:
    """The grids of one file → its items and what became of every cell. ``file``: its name, which tells the field where
    no title does. Raises UnknownLayoutError where no table is understood."""
    found = regions.split(grids, mapping)
    if not found.stretches:
        raise _unknown(grids, found)
    drafts, remarks = _items(found)
    remarks = [*found.remarks, *remarks, *_left(found), *_repairs(grids, drafts), *_coloured(found)]
    drafts = _with_fields(drafts, found.title, file)
    draft = Draft(
        file,
        found.title,
        tuple(dict.fromkeys(item.field for item in drafts if item.field)),
        _level_columns(found),
        tuple(drafts),
        tuple(remarks),
    )
    lost = places.unnamed(grids, draft)
    late = tuple(Remark(where, Fate.LEFT, f"没有读入：{_cut(text)}") for where, text in lost)
    return Draft(file, draft.title, draft.fields, draft.level_columns, draft.items, draft.remarks + late)


def _items(found: Regions) -> tuple[list[DraftItem], list[Remark]]:
    drafts: list[DraftItem] = []
    remarks: list[Remark] = []
    above: abc.Mapping[Element, rows.Cell] = {}
    legend = legends.of(_notes(found))
    for stretch in found.stretches:
        read_rows, on_lines = rows.read(stretch, above)
        above = rows.names_of(read_rows)
        named = items.name_readers(read_rows)
        remarks.extend(on_lines)
        for row in read_rows:
            parts = several.split(row)
            if parts.repair:
                remarks.append(Remark(row.where, Fate.REPAIRED, parts.repair, len(drafts)))
            if parts.doubt:
                remarks.append(Remark(row.where, Fate.DECIDE, parts.doubt, len(drafts)))
            for part in parts.rows:
                item, on_item = items.read(legends.applied(part, legend), len(drafts), named)
                drafts.append(item)
                remarks.extend(on_item)
    return drafts, remarks


def _notes(found: Regions) -> list[str]:
    return [remark.text for remark in found.remarks if remark.fate is Fate.NOTE]


def _coloured(found: Regions) -> Iterator[Remark]:
    """Colours are not read: where they mean something, a person must fill that in."""
    if said := legends.coloured(_notes(found)):
        where = next(remark.where for remark in found.remarks if remark.text == said)
        text = f"“{_cut(said)}”：用颜色表示的内容读不出来，请对照原表填写。"
        yield Remark(where, Fate.DECIDE, text)


def _with_fields(items_read: list[DraftItem], title: str, file: str) -> list[DraftItem]:
    """Items whose titles name no field: that of the file's name, or else what the whole catalogue is of."""
    stem = PurePath(file).stem
    named = titles.field_of(stem) if "领域" in stem or "公开" in stem else ""
    if "领域" in named and len({item.field for item in items_read}) == 1 and "领域" not in items_read[0].field:
        return [dataclasses.replace(item, field=named) for item in items_read]
    if any(item.field for item in items_read):
        return items_read
    field = named or (titles.town_of(title) if title else "")
    return [dataclasses.replace(item, field=field) for item in items_read]


def _level_columns(found: Regions) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            column.label
            for stretch in found.stretches
            for column in stretch.columns
            if column.element is Element.LEVEL_TICK
        )
    )


def _left(found: Regions) -> Iterator[Remark]:
    """Tables that are not understood beside understood ones: one remark a row."""
    for grid in found.unknown:
        for row in range(grid.height):
            if filled := grid.filled(row):
                said = " | ".join(bare(grid.own((row, column))) for column in filled)
                where = places.span(grid.grid, row, filled)
                if said == found.title:
                    yield Remark(where, Fate.TITLE, said)
                else:
                    yield Remark(where, Fate.LEFT, f"“{grid.grid.name}”不是认得的目录表，没有读入：{_cut(said)}")


def _cut(text: str) -> str:
    word = bare(text)
    return word if len(word) <= 200 else word[:199] + "…"


def _repairs(grids: Sequence[Grid], drafts: Sequence[DraftItem]) -> Iterator[Remark]:
    """What the reader of the file put right, with the item that the cell belongs to."""
    owners: dict[str, int] = {}
    for number, item in enumerate(drafts):
        for labels in item.cells.values():
            for label in labels:
                owners.setdefault(label, number)
    for grid in grids:
        for at, text, decide in grid.repairs:
            where = grid.name if at is None else grid.label(at)
            yield Remark(where, Fate.DECIDE if decide else Fate.REPAIRED, text, owners.get(where))


def _unknown(grids: Sequence[Grid], found: Regions) -> UnknownLayoutError:
    unknown: Sequence[Merged] = [grid for grid in found.unknown if grid.height > 1] or found.unknown
    if not unknown:
        return UnknownLayoutError("文件里没有表格，读不出目录；请确认选对了文件。", {"表": []})
    names = "、".join(f"“{grid.grid.name}”" for grid in unknown[:3])
    message = (
        f"在{names}里没有认出目录的表头（至少要有事项名称，以及公开内容、依据、时限、主体、渠道等栏目中的两项）；"
        "请在对照文件里写明每一列是什么，再带上它导入一次。"
    )
    return UnknownLayoutError(message, proposal(unknown))
