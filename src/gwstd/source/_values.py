"""YAML text → events → values, with a flaw for whatever is not plain YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from gwstd.model import Flaw, Position
from gwstd.source import ENTRY_KEYS, MAX_DEPTH, MAX_FLAWS, flaw_at

try:
    from _ruamel_yaml import CParser
except ImportError:  # pragma: no cover - exercised by a test that hides the C part
    CParser = None

MERGE_KEY: Final = "<<"


class TooDeepError(Exception):
    """Nesting deeper than MAX_DEPTH; the flaw is already noted."""


def events(text: str) -> Callable[[], Any]:
    """A function that gives the next event of a YAML text."""
    if CParser is not None:
        get: Callable[[], Any] = CParser(text).get_event
        return get
    events: Iterator[Any] = iter(YAML(typ="safe", pure=True).parse(text))
    return events.__next__


class Builder:
    """Events → values. The hot loop of loading: scalars are taken without a call of their own."""

    def __init__(self, name: str, pool: dict[str, str]) -> None:
        self.name = name
        self.flaws: list[Flaw] = []
        self._share = pool.setdefault

    def document(self, text: str) -> object:
        self._get = events(text)
        self._get()
        event = self._get()
        if type(event) is StreamEndEvent:
            return None
        value = self._node(self._get(), 1)
        self._get()
        event = self._get()
        if type(event) is DocumentStartEvent:
            self._note("many-documents", event, "一个文件里有几份 YAML（中间有一行 ---）",
                       "删去“---”，把内容并成一份，或分成几个文件；从这里往下没有检查")  # fmt: skip
        return None if value == "" else value

    def _node(self, event: Any, depth: int) -> object:
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse(event)
            return self._share(event.value, event.value)
        if kind is AliasEvent:
            self._refuse(event)
            return ""
        if event.anchor is not None or event.ctag is not None:
            self._refuse(event)
        if depth > MAX_DEPTH:
            self._note("nesting-depth", event, f"嵌套超过 {MAX_DEPTH} 层", "检查括号是否配对；目录的数据最多四五层")
            raise TooDeepError
        return self._sequence(depth) if kind is SequenceStartEvent else self._mapping(depth)

    def _sequence(self, depth: int) -> list[object]:
        get, share = self._get, self._share
        out: list[object] = []
        while type(event := get()) is not SequenceEndEvent:
            if type(event) is ScalarEvent and event.anchor is None and event.ctag is None:
                out.append(share(event.value, event.value))
            else:
                out.append(self._node(event, depth + 1))
        return out

    def _mapping(self, depth: int) -> dict[str, object]:
        get, share = self._get, self._share
        out: dict[str, object] = {}
        joined = False  # two entries run together for want of “- ”: one slip, however many keys they share
        while type(event := get()) is not MappingEndEvent:
            if type(event) is ScalarEvent and event.anchor is None and event.ctag is None and event.value != MERGE_KEY:
                key: str | None = share(event.value, event.value)
            else:
                key = self._odd_key(event, depth)
            follow = get()
            if type(follow) is ScalarEvent and follow.anchor is None and follow.ctag is None:
                value: object = share(follow.value, follow.value)
            else:
                value = self._node(follow, depth + 1)
            if key is None:
                continue
            if key in out:
                if not joined:
                    self._note("duplicate-key", event, f"“{key}”写了两次，只能留一个",
                               "对照两处内容，删去多余的一处；若是两个事项，新事项前要有“- ”")  # fmt: skip
                joined = joined or key in ENTRY_KEYS
            else:
                out[key] = value
        return out

    def _odd_key(self, event: Any, depth: int) -> str | None:
        """What is no plain key is refused: its text, or None where there is none to be reported as unknown too."""
        self._refuse(event)
        if type(event) is not ScalarEvent:
            if type(event) is not AliasEvent:
                self._node(event, depth + 1)
            return None
        key: str = event.value
        return self._share(key, key) if key != MERGE_KEY else None

    def _refuse(self, event: Any) -> None:
        self._note("anchor-used", event, "这里用了 YAML 的锚点、别名、标签、合并键或复杂键（& * ! << ?）",
                   "把内容原样写出来；各事项相同的内容写在文件开头的“默认”里；以这些符号开头的文字要加引号")  # fmt: skip

    def _note(self, rule: str, event: Any, message: str, advice: str) -> None:
        if len(self.flaws) < MAX_FLAWS:
            self.flaws.append(flaw_at(rule, self.name, span_of(event), message, advice))


def span_of(event: Any) -> Position:
    start, end = event.start_mark, event.end_mark
    return Position(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
