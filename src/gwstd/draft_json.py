"""Draft → the plain value that ``import --format json`` prints.

One object per file: ``file``, ``field`` (a list where the file holds several), ``level_columns``, ``items`` and
``remarks``. Of an item: ``seq``, ``level1`` to ``level3`` (null for none; ``level4`` where a table has one),
``content``, ``bases`` (``title``, ``doc_number``), ``time_limit_text``, ``subjects``, ``channels`` (national names),
``channels_other``, ``audience``, ``mode``, ``levels``, ``extra``; ``articles`` only where the table cites some.
"""

from __future__ import annotations

from typing import Any, Final

from gwstd.draft import Draft, DraftItem, Fate, Remark
from gwstd.vocabulary import NATIONAL_CHANNELS, OTHER_CHANNEL

TICK: Final = "√"
"""What ``DraftItem.specific`` is where the table only ticks 特定群体."""


def value(draft: Draft) -> dict[str, Any]:
    """The file's reading as plain data (see above)."""
    several = len(draft.fields) > 1
    return {
        "file": draft.file,
        "field": list(draft.fields) if several else next(iter(draft.fields), draft.title or None),
        "level_columns": list(draft.level_columns),
        "notes": [_line(remark) for remark in draft.remarks if remark.fate is Fate.DECIDE],
        "items": [({"field": item.field} if several else {}) | _item(item) for item in draft.items],
        "remarks": [_remark(remark) for remark in draft.remarks],
    }


def _item(item: DraftItem) -> dict[str, Any]:
    first, second, third, fourth = item.names
    channels = set(item.channels.national)
    if item.channels.others or item.channels.other:
        channels.add(OTHER_CHANNEL)
    made: dict[str, Any] = {
        "seq": item.seq,
        "level1": first or None,
        "level2": second or None,
        "level3": third or None,
        "content": list(item.contents),
        "bases": [{"title": basis.title, "doc_number": basis.number or None} for basis in item.bases],
        "time_limit_text": item.time_limit,
        "subjects": list(item.subjects),
        "channels": [name for name in NATIONAL_CHANNELS if name in channels],
        "channels_other": "、".join(item.channels.others) or None,
        "audience": {"public": item.public, "specific": _specific(item.specific)},
        "mode": {"proactive": item.proactive, "on_request": item.on_request},
        "levels": list(item.levels),
        "extra": dict(item.extra),
    }  # fmt: skip
    if fourth:
        made["level4"] = fourth
    if any(basis.article for basis in item.bases):
        made["articles"] = [basis.article or None for basis in item.bases]
    return made


def _specific(text: str) -> str | bool | None:
    return True if text == TICK else text or None


def _remark(remark: Remark) -> dict[str, Any]:
    return {"where": remark.where, "fate": remark.fate.value, "text": remark.text, "item": remark.item}


def _line(remark: Remark) -> str:
    return f"{remark.where}：{remark.text}" if remark.where else remark.text
