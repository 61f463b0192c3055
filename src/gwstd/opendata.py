"""Compendium → catalog.json and catalog.csv: the catalogue as open data, in the Chinese words of the YAML.

Both hold one entry an item, in the order of the compendium; where several towns' identical items are printed as one
row, each has its entry, and 同行 names the item that stands for them. ``schemas/opendata.schema.json`` describes the
JSON. Every entry begins with what the Regulations on Open Government Information, art. 12, want of a catalogue:
索引, 名称, 内容概述, 生成日期.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from gwstd import vocabulary
from gwstd.model import Chapter, Compendium, Item, Row

FORMAT_VERSION: Final = "1"
"""Of the JSON; it changes when a reader of the old one would go wrong."""

ENTRY_KEYS: Final = ("索引", "名称", "内容概述", "生成日期", "领域", "部门", "序号", "同行")
"""The keys of an entry before those of the item itself."""

# What a spreadsheet opening the CSV would take for a formula, and the full-width forms that it folds into one; and the
# mark itself, so that whoever takes one ' away has the text.
_MARKED: Final = frozenset("=+-@\t\r＝＋－＠'")
# What it would take for a number, and lose zeros or digits of: the 31 digits of a matter's code; or for a day (1-2).
_MISREAD: Final = re.compile(r"0[0-9]+|[0-9]{12,}|[0-9]{1,2}[-/][0-9]{1,2}|[0-9]+[Ee][0-9]+")
_DIGITS: Final = frozenset("0123456789")

Value = str | int | list[str | dict[str, str]] | dict[str, str]


def to_json(compendium: Compendium) -> bytes:
    """catalog.json: UTF-8 without BOM, LF; the envelope on lines of its own, then one line an item."""
    output = io.BytesIO()
    output.writelines(line.encode("utf-8", "replace") for line in _json_lines(compendium))
    return output.getvalue()


class Csv(NamedTuple):
    """catalog.csv, and where in it the lines of each field stand (by its code), behind the first line of all."""

    data: bytes
    fields: Mapping[str, tuple[int, int]]

    def of_field(self, code: str) -> bytes:
        """The CSV of one field by itself."""
        first, end = self.fields[code]
        head = min(start for start, _ in self.fields.values())
        return self.data[:head] + self.data[first:end]


def to_csv(compendium: Compendium) -> Csv:
    """catalog.csv: UTF-8 with BOM and CRLF, as Excel wants it; lists are joined by ``；``.

    A text that a spreadsheet would take for a formula, or for a number and change it, has ``'`` before it, which is not
    part of the text; so has a text that begins with one. A stamped compendium has its stamp in a first column, on
    every line.
    """
    output = io.BytesIO(codecs.BOM_UTF8)  # by hand: the encoding that begins with it is a slow one
    output.seek(0, io.SEEK_END)
    # Encoded line by line: the whole text beside its bytes would double what the largest catalogue takes.
    text = io.TextIOWrapper(output, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    keys = (*ENTRY_KEYS, *vocabulary.ITEM)
    stamp = [compendium.stamp] if compendium.stamp else []
    writer.writerow(["校验结果", *keys] if stamp else keys)
    fields = {}
    for chapter in compendium.chapters:
        first = output.tell()
        for entry in _entries(compendium, chapter):
            writer.writerow([*stamp, *[_cell(entry[key]) if key in entry else "" for key in keys]])
        fields[chapter.field.code] = first, output.tell()
    return Csv(output.getvalue(), fields)


_dump: Final = json.JSONEncoder(ensure_ascii=False).encode


def _json_lines(compendium: Compendium) -> Iterator[str]:
    yield "{\n"
    for key, value in _envelope(compendium).items():
        yield f"{_dump(key)}: {_dump(value)},\n"
    yield f"{_dump(vocabulary.FIELD_KEY)}: ["
    yield from _separated(_field(chapter, compendium) for chapter in compendium.chapters)
    yield f"\n],\n{_dump(vocabulary.ITEMS_KEY)}: ["
    yield from _separated(entry for chapter in compendium.chapters for entry in _entries(compendium, chapter))
    yield "\n]\n}\n"


def _separated(values: Iterator[dict[str, Value]]) -> Iterator[str]:
    """The values, each on a new line, with a comma after each but the last."""
    comma = ""
    for value in values:
        yield f"{comma}\n{_dump(value)}"
        comma = ","


def _envelope(compendium: Compendium) -> dict[str, str]:
    edition = compendium.edition
    owner = compendium.owner.name if compendium.owner else ""
    parts = {
        "格式版本": FORMAT_VERSION,
        "名称": edition.title,
        "地区": edition.region,
        "编制单位": edition.publisher,
        "版本": edition.version,
        "基准日": edition.base_date,
        "发布日期": edition.publish_date,
        "单位": owner,
        "状态": compendium.stamp,
    }
    return {key: text for key, text in parts.items() if text}


def _field(chapter: Chapter, compendium: Compendium) -> dict[str, Value]:
    field = chapter.field
    names = _department_names(compendium)
    return {
        "代码": field.code,
        "名称": field.name,
        "类别": field.kind,
        "状态": field.status,
        "牵头单位": [names.get(lead, lead) for lead in field.leads],
        "事项数": sum(1 + len(row.also) for row in chapter.rows),
    }


def _department_names(compendium: Compendium) -> dict[str, str]:
    """Code, full name and short name → short name, the one that is printed."""
    return {key: d.name for d in compendium.departments for key in (d.code, d.full_name, d.name)}


def _entries(compendium: Compendium, chapter: Chapter) -> Iterator[dict[str, Value]]:
    names = _department_names(compendium)
    made = compendium.edition.publish_date or compendium.edition.base_date
    for row in chapter.rows:
        for item in (row.item, *row.also):
            entry: dict[str, Value] = {
                "索引": item.code,
                "名称": "—".join(name for name in item.names if name),
                "内容概述": "；".join(item.contents),
                "生成日期": made,
                "领域": chapter.field.name,
                "部门": names.get(item.department, item.department),
                "序号": row.number,
            }
            if item is not row.item:
                entry["同行"] = row.item.code
            _add_elements(entry, item, row)
            yield entry


def _add_elements(entry: dict[str, Value], item: Item, row: Row) -> None:
    """Add the elements that the item has, under the keys of the YAML and in their order."""
    for key, special, attribute in _ELEMENTS:
        value = special(item, row) if special else getattr(item, attribute)
        if value:
            entry[key] = list(value) if type(value) is tuple else value


def _channels(item: Item, _: Row) -> list[str | dict[str, str]]:
    """The channels; 其他 with what it is, as the YAML has it."""
    other = vocabulary.OTHER_CHANNEL
    names = dict.fromkeys(item.channels)
    if item.channel_note:
        names.setdefault(other)
    return [{other: item.channel_note} if name == other and item.channel_note else name for name in names]


def _audience(item: Item, _: Row) -> str | dict[str, str]:
    return {item.audience: item.audience_note} if item.audience_note else item.audience


def _change(item: Item, _: Row) -> dict[str, str]:
    parts = {key: str(getattr(item, attribute)) for key, attribute in vocabulary.CHANGE.items()}
    return {key: text for key, text in parts.items() if text}


# The elements of the YAML that the model keeps in another shape; 公开主体 is what the compendium prints.
_SPECIAL: Final[Mapping[str, Callable[[Item, Row], Value]]] = MappingProxyType(
    {
        "公开主体": lambda _, row: list(row.subjects),
        "公开渠道": _channels,
        "公开对象": _audience,
        "调整": _change,
        "扩展": lambda item, _: dict(item.extension),
    }
)
_ELEMENTS: Final = tuple((key, _SPECIAL.get(key), attribute) for key, attribute in vocabulary.ITEM.items())
"""Key of the YAML, how to write the element where the model has another shape, else the attribute that holds it."""


def _cell(value: Value) -> str:
    text = value if type(value) is str else _flat(value)
    first = text[:1]
    return f"'{text}" if first in _MARKED or (first in _DIGITS and _MISREAD.fullmatch(text)) else text


def _flat(value: Value | dict[str, str]) -> str:
    """A value on one line: lists and maps joined by ``；``, a key and its value by ``：``."""
    if isinstance(value, dict):
        return "；".join([f"{key}：{text}" for key, text in value.items()])
    if isinstance(value, list):
        return "；".join([part if type(part) is str else _flat(part) for part in value])
    return str(value)
