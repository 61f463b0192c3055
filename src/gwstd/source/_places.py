"""Key paths → where they stand in the text of a file."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from gwstd.model import KeyPath, Position
from gwstd.source import ODD, Wanted, lines, start_of_file
from gwstd.source._values import TooDeepError, events, span_of


def locate(text: str, asked: set[Wanted]) -> dict[Wanted, Position]:
    """``source.locate``."""
    tree: dict[Any, Any] = {}
    for path, _ in asked:
        node = tree
        for part in path:
            node = node.setdefault(part, {})
    finder = _Finder(ODD.sub(" ", text))
    with suppress(YAMLError, TooDeepError):  # the flaw is already reported; what was found before it stands
        finder.document(tree)
    return {(path, on_key): finder.best(path, on_key) for path, on_key in asked}


class _Finder:
    def __init__(self, text: str) -> None:
        self._get = events(text)
        self._lines = lines(text)
        self.values: dict[KeyPath, Position] = {(): start_of_file()}
        self.keys: dict[KeyPath, Position] = {}

    def best(self, path: KeyPath, on_key: bool) -> Position:
        if on_key and path in self.keys:
            return self.keys[path]
        while path not in self.values:
            path = path[:-1]
        return self.values[path]

    def document(self, tree: dict[Any, Any]) -> None:
        self._get()
        if type(self._get()) is not StreamEndEvent:
            self._node(self._get(), (), tree, None)

    def _node(self, event: Any, path: KeyPath, tree: dict[Any, Any], key: Position | None) -> None:
        kind = type(event)
        span = span_of(event)
        if kind is ScalarEvent or kind is AliasEvent:
            if kind is ScalarEvent and event.style in ("|", ">"):
                span = self._block(span)
            empty = kind is ScalarEvent and event.value == "" and key is not None and span[:2] == span[2:]
            self.values.setdefault(path, key if empty and key else span)
            return
        if path not in self.values:
            self.values[path] = Position(span.line, span.column, span.line, span.column + 1)
        if kind is MappingStartEvent:
            self._mapping(path, tree)
        elif kind is SequenceStartEvent:
            index = 0
            while type(event := self._get()) is not SequenceEndEvent:
                self._below(event, (*path, index), tree.get(index), None)
                index += 1

    def _below(self, event: Any, path: KeyPath, tree: dict[Any, Any] | None, key: Position | None) -> None:
        """The node that begins with an event; one in which nothing is wanted is passed over, as most of a file is."""
        if tree is not None:
            self._node(event, path, tree, key)
            return
        get, depth = self._get, 0
        while True:
            kind = type(event)
            if kind is SequenceStartEvent or kind is MappingStartEvent:
                depth += 1
            elif kind is SequenceEndEvent or kind is MappingEndEvent:
                depth -= 1
            if not depth:
                return
            event = get()

    def _block(self, span: Position) -> Position:
        """The words of a block text, without its sign (| or >) and the blank lines around them."""
        inside = [n for n in range(span.line, span.end_line) if n < len(self._lines) and self._lines[n].strip()]
        if not inside:
            return span
        first, last = self._lines[inside[0]], self._lines[inside[-1]].rstrip()
        return Position(inside[0] + 1, len(first) - len(first.lstrip(" ")) + 1, inside[-1] + 1, len(last) + 1)

    def _mapping(self, path: KeyPath, tree: dict[Any, Any]) -> None:
        first = True
        while type(event := self._get()) is not MappingEndEvent:
            key = event.value if type(event) is ScalarEvent else ""
            below = tree.get(key)
            span = span_of(event) if below is not None or first else None
            if type(event) is not ScalarEvent:
                self._below(event, (), None, None)
            if first and path and span is not None:
                self.values[path] = span
            first = False
            here = (*path, key)
            if below is not None and span is not None:
                self.keys.setdefault(here, span)
            self._below(self._get(), here, below, span)
