"""The text of one file → its value and its flaws."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from gwstd.model import Flaw, Place, Position
from gwstd.source import ODD, flaw_at, start_of_file
from gwstd.source._accidents import accidents, odd_characters, syntax_flaws
from gwstd.source._values import Builder, TooDeepError, events, span_of


def parse(name: str, text: str, pool: dict[str, str]) -> tuple[object, list[Flaw]]:
    """``source.parse``."""
    flaws: list[Flaw] = []
    if ODD.search(text):
        flaws.extend(odd_characters(name, text))
        text = ODD.sub(" ", text)
    builder = Builder(name, pool)
    try:
        value = builder.document(text)
    except TooDeepError:
        return None, [*flaws, *builder.flaws]
    except YAMLError as error:
        return None, [*flaws, *builder.flaws, *syntax_flaws(name, text, error)]
    if isinstance(value, str) and (mistyped := list(accidents(name, text))):
        return None, [*flaws, *builder.flaws, *mistyped]  # no key was recognised: the whole file reads as one sentence
    if value is None and not builder.flaws:
        flaws.append(flaw_at("file-empty", name, start_of_file(), "文件是空的", "补上内容；不再需要的文件请删除"))
    if any(flaw.rule == "duplicate-key" for flaw in builder.flaws):
        builder.flaws = list(_with_firsts(name, text, builder.flaws))
    return value, [*flaws, *builder.flaws]


def _with_firsts(name: str, text: str, flaws: list[Flaw]) -> Iterator[Flaw]:
    """Each key written twice, with the place where it is written first."""
    firsts: dict[Position, Position] = {}
    get = events(text)
    get()
    get()
    _first_keys(get, get(), firsts)
    for flaw in flaws:
        first = firsts.get(flaw.fault.place.position or start_of_file())
        related = (Place(name, position=first),) if first is not None else ()
        yield flaw._replace(fault=flaw.fault._replace(related=related)) if related else flaw


def _first_keys(get: Callable[[], Any], event: Any, firsts: dict[Position, Position]) -> None:
    """Where a repeated key stands → where it stood first."""
    if type(event) is SequenceStartEvent:
        while type(event := get()) is not SequenceEndEvent:
            _first_keys(get, event, firsts)
    elif type(event) is MappingStartEvent:
        seen: dict[str, Position] = {}
        while type(event := get()) is not MappingEndEvent:
            if type(event) is ScalarEvent:
                first = seen.setdefault(event.value, span_of(event))
                if first != span_of(event):
                    firsts[span_of(event)] = first
            else:
                _first_keys(get, event, firsts)
            _first_keys(get, get(), firsts)
