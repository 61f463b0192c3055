"""A corpus → what the form says about each column, and what it offers to choose from: the schema's and the
catalogue's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from gwstd import vocabulary as v
from gwstd.enriched import enriched
from gwstd.form.columns import CERTAIN, EVERYONE, OTHER_NOTE, TICK, Words, key_of, part_of
from gwstd.model import Corpus, Item

ABOUT_LIMIT: Final = 255
"""Characters of an input message (Excel's limit)."""
MOST_LIMITS: Final = 60
"""How many of the 公开时限 in use are offered, the most usual first."""

_LINES: Final = frozenset({"公开内容", "公开依据", "公开主体", "法定事项", "对应事项"})


def words(corpus: Corpus, department: str, field: str) -> Words:
    """The words for the sheet of one department (its code) in one field (its code)."""
    schema = _schema(corpus)
    items = [item for item in corpus.live if item.field == field]
    choices = _fixed(schema) | {
        "公开依据": _listed(schema["$defs"]["bases"]["items"]),
        "公开主体": tuple(d.name for d in corpus.departments),
        "公开时限": _usual(item.time_limit for item in corpus.live),
        "一级事项": tuple(dict.fromkeys(item.level1 for item in items)),
        "责任科室": _offices(corpus, department, items),
    }
    abouts = _Abouts(schema, corpus)
    return Words(lambda key: str(_part(schema, key)["title"]), abouts, choices)


@lru_cache(maxsize=1)
def _schema(corpus: Corpus) -> Any:
    """The schema of item files with the catalogue's own choices; asked for by every sheet."""
    return enriched("items", corpus)


def _fixed(schema: Any) -> dict[str, tuple[str, ...]]:
    """The choices that the schema itself fixes."""
    definitions = schema["$defs"]
    return {
        "公开方式": tuple(definitions["mode"]["enum"]),
        "公开层级": tuple(definitions["levels"]["items"]["enum"]),
        "五公开": tuple(definitions["stages"]["items"]["enum"]),
        "状态": tuple(definitions["status"]["enum"]),
        "法定事项": tuple(definitions["statutory"]["items"]["examples"]),
        "调整=事由": tuple(_part(schema, "调整")["properties"]["事由"]["enum"]),
    }


def _listed(part: Any) -> tuple[str, ...]:
    """The names that the catalogue has for a part of the schema, if it has any."""
    return tuple(
        next((choice["enum"] for choice in part.get("anyOf", ()) if "enum" in choice), part.get("examples", ()))
    )


def _usual(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts in use, each once, the most frequent first."""
    return tuple(text for text, _ in Counter(filter(None, texts)).most_common(MOST_LIMITS) if "\n" not in text)


def _offices(corpus: Corpus, department: str, items: Iterable[Item]) -> tuple[str, ...]:
    known = [office for d in corpus.departments if d.code == department for office in d.work_group.offices]
    used = [item.office for item in items if item.department == department and item.office]
    return tuple(dict.fromkeys([*known, *used]))


def _part(schema: Any, key: str) -> Any:
    """What the schema says about a key of an item."""
    part = schema["$defs"]["item"]["properties"][key]
    return schema["$defs"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part


class _Abouts:
    """Column → the text of its input message, which must be short."""

    def __init__(self, schema: Any, corpus: Corpus) -> None:
        self._schema = schema
        self._channels = {channel.name: channel for channel in corpus.channels}

    def __call__(self, column: str) -> str:
        key, part = key_of(column), part_of(column)
        if column == OTHER_NOTE:
            return self._short(
                "国家 13 项之外、又没有登记的渠道，写明是什么，一个一行；同时在“其他”打√。例：征收现场公示牌"
            )
        if column == CERTAIN:
            return self._short(
                "只向一部分人公开的，写明是哪些人、怎样界定；向全社会公开的留空。例：申请人本人及其委托代理人"
            )
        if column == EVERYONE:
            return f"谁都可以看的打{TICK}；和“特定群体”只选一种"
        if column.startswith("公开渠道/"):
            return self._short(self._channel(part))
        if "/" in column:
            return self._short(f"是就打{TICK}，不是就留空。{self._choice(key, part)}")
        if column.startswith("调整="):
            return self._described(_part(self._schema, key)["properties"][part], lines=False)
        return self._described(_part(self._schema, key), lines=key in _LINES)

    def _channel(self, name: str) -> str:
        channel = self._channels.get(name)
        if channel is None:
            return f"“{name}”没有登记在渠道名录里，改选别的渠道，或先登记" if name != v.OTHER_CHANNEL else ""
        under = f"（汇编时归入“{channel.under}”）" if channel.under else ""
        text = f"{channel.text}。" if channel.text else ""
        return f"在{name}公开的打{TICK}，不在的留空。{text}{under}"

    def _choice(self, key: str, choice: str) -> str:
        """What the schema says of one of the fixed choices."""
        part = _part(self._schema, key)
        part = part.get("items", part)
        described: Mapping[str, str] = dict(zip(part["enum"], part["enumDescriptions"], strict=True))
        return described[choice]

    def _described(self, part: Any, lines: bool) -> str:
        example = part["examples"][0] if part.get("examples") else ""
        if isinstance(example, dict):
            example = ""
        shown = "；".join(example) if isinstance(example, list) else example
        how = "一行写一个，用 Alt+回车换行。" if lines else ""
        return self._short(f"{part['description']}{how}" + (f"例：{shown}" if shown else ""))

    @staticmethod
    def _short(text: str) -> str:
        return text if len(text) <= ABOUT_LIMIT else f"{text[: ABOUT_LIMIT - 1]}…"
