"""Entries → the text of an item file, as ``fmt`` would lay it out: a new file, or an old one with entries added."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from gwstd import source
from gwstd import vocabulary as v
from gwstd.form import edit
from gwstd.layout import layout

_COMMON: Final = ("公开时限", "公开主体", "公开渠道", "公开对象", "公开方式", "公开层级")
"""The keys that 默认 takes over where most items say the same (what 同上 was for)."""
_FEWEST: Final = 3


def new_file(name: str, department: str, chapter: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """The canonical text of a new item file."""
    defaults = _defaults(entries)
    own = [_without(entry, defaults) for entry in entries]
    value = {v.DEPARTMENT_KEY: department, v.FIELD_KEY: chapter, **({v.DEFAULTS_KEY: defaults} if defaults else {}),
             v.ITEMS_KEY: own}  # fmt: skip
    return written(name, value)


def _defaults(entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What more than half of the entries say alike, where no entry is without that key (it would get the default)."""
    found: dict[str, Any] = {}
    for key in _COMMON:
        if not all(key in entry for entry in entries):
            continue
        (text, count), *_ = Counter(json.dumps(entry[key], ensure_ascii=False) for entry in entries).most_common(1)
        if count >= _FEWEST and count * 2 > len(entries):
            found[key] = json.loads(text)
    return found


def _without(entry: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in defaults or defaults[key] != value}


def with_entries(name: str, text: str, entries: Sequence[Mapping[str, Any]]) -> str:
    """An item file's text with entries after its last one; what stood there stays as it was. Raises ValueError."""
    value, flaws = source.parse(name, text)
    if flaws or not isinstance(value, dict) or not value.get(v.ITEMS_KEY):
        raise ValueError(f"{name} 读不通，接不上新事项：先用 gwstd validate 查看")
    last = len(value[v.ITEMS_KEY]) - 1
    defaults = value.get(v.DEFAULTS_KEY) or {}
    try:
        return edit.edited(name, text, {}, [edit.Addition(last, _without(entry, defaults)) for entry in entries])
    except edit.NotExactError as error:
        raise ValueError(f"{name} 的写法接不上新事项：先用 gwstd fmt 排版") from error


def written(name: str, value: object) -> str:
    """The canonical text of a catalogue file with this value."""
    return layout(name, _loose(value, 0))


def _loose(value: object, depth: int) -> str:
    """Any plain value as YAML that ``layout`` can read: block style, every text in JSON's quotes."""
    pad = "  " * depth
    if isinstance(value, Mapping) and value:
        return "".join(
            f"{pad}{json.dumps(key, ensure_ascii=False)}:{_after(inner, depth)}" for key, inner in value.items()
        )
    if isinstance(value, list | tuple) and value:
        return "".join(f"{pad}-{_after(inner, depth)}" for inner in value)
    return f"{pad}{_scalar(value)}\n"


def _after(value: object, depth: int) -> str:
    if isinstance(value, Mapping | list | tuple) and value:
        return f"\n{_loose(value, depth + 1)}"
    return f" {_scalar(value)}\n"


def _scalar(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
