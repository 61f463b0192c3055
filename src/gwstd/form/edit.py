"""New values for some keys of some items → the text of their file with exactly these changed.

Every edit is of exact characters: comments, order of keys, quotes and line ends stay. A file that was laid out
canonically is so again afterwards; any other keeps its own layout. The result is read again and must give exactly the
values that were wanted, or the edit is not made.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from gwstd import layout, source
from gwstd.form.columns import Value, Values
from gwstd.vocabulary import ITEM, ITEMS_KEY

REMOVED: Final = None
"""What stands in place of a key's new value where the key is to go."""

Changes = Mapping[int, Mapping[str, Value | None]]
"""Index of an item in its file → key → its new value, or REMOVED."""


class Addition(NamedTuple):
    """A new item; it is put behind the item at index ``after`` of the file as it was."""

    after: int
    values: Values


class NotExactError(Exception):
    """The file's way of writing does not allow exactly these edits."""


def edited(name: str, text: str, changes: Changes, additions: Sequence[Addition] = ()) -> str:
    """The text of the file ``name`` with the changes made and the items added. Raises NotExactError."""
    value, _ = source.parse(name, text)
    wanted = _wanted(value, changes, additions)
    made = _applied(text, sorted(_edits(text, changes, additions)))
    if source.parse(name, made)[0] != wanted:
        raise NotExactError
    if _is_canonical(name, text):
        try:
            return layout.layout(name, made)
        except layout.UnlayableError:
            return made
    return made


def _is_canonical(name: str, text: str) -> bool:
    try:
        return layout.layout(name, text) == text
    except layout.UnlayableError:
        return False


def _wanted(value: object, changes: Changes, additions: Sequence[Addition]) -> dict[str, Any]:
    """The value that the edited file must have."""
    assert isinstance(value, dict)
    items: list[Any] = list(value[ITEMS_KEY])
    for index, keys in changes.items():
        items[index] = dict(items[index])
        for key, new in keys.items():
            if new is REMOVED:
                items[index].pop(key, None)
            else:
                items[index][key] = new
    grown: list[Any] = []
    for index, entry in enumerate(items):
        grown += [entry, *(dict(added.values) for added in additions if added.after == index)]
    return {**value, ITEMS_KEY: grown}


# ---------------------------------------------------------------------------------------------- spans of the text


@dataclass(slots=True)
class _Node:
    """A value of the text and where it stands; ``end`` is behind its last character that says something.

    ``parts``: of a mapping its keys and values, of a list its elements (without keys). ``column``: of a mapping's
    keys, of a list's dashes.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    style: str = ""
    flow: bool = False
    column: int = 0
    parts: list[tuple[_Node | None, _Node]] = field(default_factory=list)

    def part(self, key: str) -> tuple[_Node, _Node]:
        return next((name, node) for name, node in self.parts if name is not None and name.value == key)

    @property
    def keys(self) -> list[str]:
        return [name.value for name, _ in self.parts if name is not None]


def _tree(text: str) -> _Node:
    get = source.events(source.ODD.sub(" ", text))
    get()
    get()
    return _node(text, get, get(), flow=False)


def _node(text: str, get: Callable[[], Any], event: Any, flow: bool) -> _Node:
    start, end = event.start_mark.index, event.end_mark.index
    if type(event) is ScalarEvent:
        if event.style in ("|", ">"):
            end = _block_end(text, start, end)
        return _Node("text", start, end, event.value, event.style or "", flow)
    mapping = type(event) is MappingStartEvent
    made = _Node("mapping" if mapping else "list", start, end, "", "", bool(event.flow_style), event.start_mark.column)
    while type(event := get()) not in (MappingEndEvent, SequenceEndEvent):
        key = _node(text, get, event, made.flow) if mapping else None
        value = _node(text, get, get() if mapping else event, made.flow)
        if key is not None and value.start == value.end:  # nothing is written: the place behind the colon
            value.start = value.end = _behind_colon(text, key)
        made.parts.append((key, value))
    if made.flow:
        made.end = event.end_mark.index
    elif made.parts:
        made.end = made.parts[-1][1].end
        made.column = _column(text, made.start)
    return made


def _block_end(text: str, start: int, end: int) -> int:
    """Behind the last line of a block text; lines of blanks may be part of it, empty ones behind it are not."""
    block = text[start:end]
    last = max(block.rfind("\n"), block.rfind("\r")) + 1
    return start + len((block[:last] if last and not block[last:].strip() else block).rstrip("\r\n"))


def _behind_colon(text: str, key: _Node) -> int:
    colon = text.find(":", key.end)
    if colon < 0:
        raise NotExactError  # “? key” without a value
    return colon + 1


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    """Behind the end of the line in which ``at`` stands."""
    ends = [end for end in (text.find("\n", at), text.find("\r", at)) if end >= 0]
    if not ends:
        return len(text)
    return min(ends) + (2 if text.startswith("\r\n", min(ends)) else 1)


def _column(text: str, at: int) -> int:
    return at - _line_start(text, at)


def _line_break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"


# ---------------------------------------------------------------------------------------------- edits


class _Edit(NamedTuple):
    """Characters to replace; of several at one place the lower ``rank`` comes first."""

    start: int
    end: int
    rank: int
    text: str


def _applied(text: str, edits: Sequence[_Edit]) -> str:
    parts: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at:
            raise NotExactError
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))


def _edits(text: str, changes: Changes, additions: Sequence[Addition]) -> Iterator[_Edit]:
    root = _tree(text)
    _, items = root.part(ITEMS_KEY)
    for index, keys in changes.items():
        yield from _in_mapping(text, items.parts[index][1], keys, tuple(ITEM))
    for number, added in enumerate(additions):
        yield _added(text, items, added, number)


def _added(text: str, items: _Node, added: Addition, number: int) -> _Edit:
    """A whole new item behind another."""
    before = items.parts[added.after][1]
    if items.flow:
        return _Edit(before.end, before.end, number, f", {layout.flowing(dict(added.values))}")
    lines = layout.element_lines(added.values, items.column)
    return _new_lines(text, _behind(text, before.end, items.column), lines, len(ITEM) + number)


def _new_lines(text: str, at: int, lines: Sequence[str], rank: int) -> _Edit:
    """Lines of their own at the start of a line, or behind a last line that has no end."""
    end = _line_break(text)
    block = end.join(lines)
    return _Edit(at, at, rank, f"{end}{block}" if at and text[at - 1] not in "\r\n" else f"{block}{end}")


def _behind(text: str, at: int, column: int) -> int:
    """The start of the first line behind ``at`` that is no comment indented deeper than ``column``."""
    here = _line_end(text, at)
    kept = here
    while here < len(text):
        line = text[here : _line_end(text, here)]
        body = line.strip()
        if body and not (body.startswith("#") and len(line) - len(line.lstrip(" ")) > column):
            break
        here += len(line)
        if body:
            kept = here
    return kept


def _in_mapping(text: str, node: _Node, keys: Mapping[str, Value | None], order: Sequence[str]) -> Iterator[_Edit]:
    """New values for keys of a mapping; keys that it lacks go where ``order`` has them."""
    if node.kind != "mapping" or not node.parts:
        raise NotExactError
    gone = {key for key in node.keys if key in keys and keys[key] is REMOVED}
    if len(gone) == len(node.parts):
        raise NotExactError
    yield from _without(text, node, gone)
    for key, new in keys.items():
        if new is REMOVED:
            continue
        if key in node.keys:
            name, value = node.part(key)
            yield from _value(text, node, name, value, new)
        else:
            yield _key(text, node, key, new, order)


def _without(text: str, node: _Node, gone: set[str]) -> Iterator[_Edit]:
    """Keys of a mapping taken out with their values; comments on lines of their own stay."""
    names = node.keys
    if node.flow:
        yield from _out_of_flow(text, node, [index for index, name in enumerate(names) if name in gone])
        return
    head = next(index for index, name in enumerate(names) if name not in gone)
    if head:
        first, following = node.parts[0][0], node.parts[head][0]
        assert first is not None and following is not None
        comments = _comments(text, first.start, following.start)
        lead = "".join(f"{comment}{_line_break(text)}{' ' * node.column}" for comment in comments)
        yield _Edit(first.start, following.start, 0, lead)
    for name, value in node.parts[head:]:
        if name is not None and name.value in gone:
            start, end = _line_start(text, name.start), _line_end(text, value.end)
            lines = [f"{' ' * node.column}{comment}" for comment in _comments(text, name.start, value.end)]
            yield _Edit(start, end, 0, "".join(f"{line}{_line_break(text)}" for line in lines))


def _out_of_flow(text: str, node: _Node, gone: Sequence[int]) -> Iterator[_Edit]:
    """Entries of ``{ }`` taken out with one comma each; none with a comment."""
    spans = [((name or value).start, value.end) for name, value in node.parts]
    kept = [index for index in range(len(spans)) if index not in gone]
    for index in gone:
        ahead = index < kept[0]
        start, end = (spans[index][0], spans[index + 1][0]) if ahead else (spans[index - 1][1], spans[index][1])
        between = text[spans[index][1] : end] if ahead else text[start : spans[index][0]]
        value = node.parts[index][1]
        if "#" in between or _comments(text, value.start, value.end):
            raise NotExactError
        yield _Edit(start, end, 0, "")


def _key(text: str, node: _Node, key: str, new: Value, order: Sequence[str]) -> _Edit:
    """A key that the mapping lacks, behind the last key that ``order`` has before it."""
    rank = order.index(key) if key in order else len(order)
    before = [i for i, name in enumerate(node.keys) if name in order and order.index(name) < rank]
    at = before[-1] if before else 0
    value = node.parts[at][1]
    if node.flow:
        lead = " " if text[value.end - 1] == ":" else ""
        return _Edit(value.end, value.end, rank, f"{lead}, {layout.flowing(key)}: {layout.flowing(new)}")
    lines = layout.key_lines(key, new, node.column)
    return _new_lines(text, _behind(text, value.end, node.column), lines, rank)


def _value(text: str, node: _Node, name: _Node, value: _Node, new: Value) -> Iterator[_Edit]:
    """A new value in place of that of the key ``name``: as little of it as can be."""
    if isinstance(new, str) and value.kind == "text":
        if value.style not in ("|", ">") and "\n" not in new and value.start < value.end:
            yield _Edit(value.start, value.end, 0, layout.requoted(new, value.style, node.flow))
            return
    elif isinstance(new, list) and value.kind == "list" and not value.flow and value.parts and _is_plain(text, value):
        yield from _in_list(text, value, new)
        return
    elif isinstance(new, dict) and value.kind == "mapping" and set(value.keys) & set(new):
        keys: dict[str, Value | None] = {key: REMOVED for key in value.keys if key not in new}
        keys |= {key: part for key, part in new.items() if key not in value.keys or part != _plain(value.part(key)[1])}
        yield from _in_mapping(text, value, keys, tuple(new))
        return
    yield from _wholly(text, node, name, value, new)


def _plain(node: _Node) -> Value:
    """The value of a node."""
    if node.kind == "mapping":
        return {name.value: _plain(value) for name, value in node.parts if name is not None}
    return [_plain(value) for _, value in node.parts] if node.kind == "list" else node.value


def _wholly(text: str, node: _Node, name: _Node, value: _Node, new: Value) -> Iterator[_Edit]:
    """The value written anew behind its key, old elements of a list as they were; comments in it go above the key."""
    if node.flow:
        if _comments(text, value.start, value.end):
            raise NotExactError  # within braces a comment has no line of its own to go to
        lead = "" if text[value.start - 1] in " \n\r" else " "
        yield _Edit(value.start, value.end, 0, lead + _flow_text(text, value, new))
        return
    colon = _behind_colon(text, name)
    on_line = _flow_text(text, value, new) if value.flow and isinstance(new, list) else None
    columns = node.column + layout.columns(f"{name.value}: {on_line}")
    if on_line is not None and columns <= layout.WIDEST:
        made = [f" {on_line}"]
    else:
        first, *rest = layout.key_lines(name.value, new, node.column)
        made = [first[len(" " * node.column + layout.written(name.value)) + 1 :], *rest]
    comments = _comments(text, colon, value.end)
    for comment in comments:
        yield _Edit(name.start, name.start, 0, f"{comment}{_line_break(text)}{' ' * node.column}")
    beside = text[value.end : _line_end(text, value.end)].rstrip("\r\n") if len(made) > 1 else ""
    if beside.strip():  # a comment behind the value, which now has lines of its own
        made[0] += f"  {beside.strip()}"
    yield _Edit(colon, value.end + len(beside), 0, _line_break(text).join(made))


def _flow_text(text: str, value: _Node, new: Value) -> str:
    """A value on one line; elements that were in the list before keep their quotes."""
    if not isinstance(new, list):
        return layout.flowing(new)
    raw = {_hashed(_plain(part)): text[part.start : part.end] for _, part in value.parts}
    usable = {key: cut for key, cut in raw.items() if value.flow and not set(cut) & set("\r\n#")}
    return f"[{', '.join(usable.get(_hashed(one)) or layout.flowing(one) for one in new)}]"


def _hashed(value: Value) -> str:
    return repr(value)


# ---------------------------------------------------------------------------------------------- lists of lines


def _is_plain(text: str, node: _Node) -> bool:
    """Whether each element of a list has lines of its own, the dash first."""
    return all(not text[_line_start(text, dash) : dash].strip() for dash in _dashes(text, node))


def _dashes(text: str, node: _Node) -> list[int]:
    """Where the dash of each element of a block list stands."""
    found = []
    for _, value in node.parts:
        line = _line_start(text, value.start)
        while line > 0 and text[line + node.column : line + node.column + 1] != "-":
            line = _line_start(text, line - 1)
        found.append(line + node.column)
    return found


def _in_list(text: str, node: _Node, new: list[Value]) -> Iterator[_Edit]:
    """Elements of a block list taken out, put in, and replaced; what stays is not touched."""
    old = [_plain(value) for _, value in node.parts]
    starts = [_line_start(text, dash) for dash in _dashes(text, node)]
    ends = [_line_end(text, value.end) for _, value in node.parts]
    matcher = difflib.SequenceMatcher(None, [_hashed(o) for o in old], [_hashed(n) for n in new], autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        paired = min(j - i, m - k) if kind == "replace" else 0
        for at in range(paired):
            yield from _element(text, node, i + at, new[k + at], (starts[i + at], ends[i + at]))
        for at in range(i + paired, j):
            comments = _comments(text, node.parts[at][1].start, node.parts[at][1].end)
            lines = [f"{' ' * node.column}{comment}{_line_break(text)}" for comment in comments]
            yield _Edit(starts[at], ends[at], 0, "".join(lines))
        if k + paired < m:
            place = ends[i + paired - 1] if i + paired else starts[0]
            yield _new_lines(text, place, _dashed(text, node, old, new[k + paired : m]), 1)


def _element(text: str, node: _Node, at: int, new: Value, lines: tuple[int, int]) -> Iterator[_Edit]:
    """One element in place of another."""
    value = node.parts[at][1]
    if isinstance(new, str) and value.kind == "text" and value.style not in ("|", ">") and "\n" not in new:
        yield _Edit(value.start, value.end, 0, layout.requoted(new, value.style, flow=False))
    else:
        yield _Edit(*lines, 0, "".join(line + _line_break(text) for line in _dashed(text, node, [], [new])))


def _dashed(text: str, node: _Node, old: Sequence[Value], new: Sequence[Value]) -> list[str]:
    """Elements as lines with dashes; one that only moves keeps its own writing."""
    dashes = _dashes(text, node)
    lines: list[str] = []
    for element in new:
        if element in old:
            at = old.index(element)
            whole = text[_line_start(text, dashes[at]) : _line_end(text, node.parts[at][1].end)]
            lines += [line.rstrip("\r\n") for line in source.lines(whole)]
        else:
            lines += layout.element_lines(element, node.column)
    return lines


def _comments(text: str, start: int, end: int) -> list[str]:
    """The comments in a piece of the text that is a value or key and value, in order."""
    if "#" not in text[start:end]:
        return []
    line = _line_start(text, start)
    piece = " " * (start - line) + text[start:end]
    try:
        return list(layout.comments(piece))
    except (YAMLError, layout.UnlayableError) as error:
        raise NotExactError from error
