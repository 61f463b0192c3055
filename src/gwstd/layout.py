"""The text of one catalogue file → its canonical text: the same values, every comment, one way to write them.

Key order is that of ``vocabulary``; two spaces a level, dashes indented under their key; quotes only where YAML would
read the text differently without; lists of short names in flow style on one line, 公开内容 one element a line. Comments
are those of the gaps between the parser's tokens, each kept at its entry. What was laid out stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from gwstd import source
from gwstd import vocabulary as v

WIDTH: Final = 100
"""Columns (a Han character is two) that a list may take to be put on one line."""
WIDEST: Final = 120
"""Columns that what already stands on one line may take to stay there."""
ONE_A_LINE: Final = "公开内容"
MOST_ON_ONE_LINE: Final = 2
"""How many elements of 公开内容 may stand on one line: a list of sentences is read from top to bottom."""

_MODELINE: Final = re.compile(r"#\s*yaml-language-server:\s*\$schema=\S")
_ORDERS: Final[Mapping[tuple[str, ...], Sequence[str]]] = MappingProxyType(
    {
        ("items",): (v.DEPARTMENT_KEY, v.FIELD_KEY, v.DEFAULTS_KEY, v.ITEMS_KEY),
        ("items", v.DEFAULTS_KEY): tuple(v.ITEM),
        ("items", v.DEFAULTS_KEY, "调整"): tuple(v.CHANGE),
        ("items", v.ITEMS_KEY): tuple(v.ITEM),
        ("items", v.ITEMS_KEY, "调整"): tuple(v.CHANGE),
        ("catalog",): tuple(v.EDITION),
        ("catalog", "网站"): tuple(v.WEBSITE),
        ("catalog", "豁免"): tuple(v.EXEMPTION),
        ("departments", "单位"): tuple(v.DEPARTMENT),
        ("departments", "单位", "工作组"): tuple(v.WORK_GROUP),
        ("fields", "领域"): tuple(v.FIELD),
        ("fields", "领域", "工作流程"): tuple(v.STEP),
        ("channels", "渠道"): tuple(v.CHANNEL),
        ("laws", "依据库"): tuple(v.LAW),
        ("laws", "依据库", "版本"): tuple(v.LAW_VERSION),
        ("list",): tuple(v.MATTER_LIST),
        ("list", v.MATTERS_KEY): tuple(v.MATTER),
        ("guideline",): tuple(v.GUIDELINE),
        ("guideline", v.ITEMS_KEY): tuple(v.GUIDELINE_ITEM),
        ("mapping", v.TABLES_KEY): tuple(v.MAPPING),
        ("mapping", v.TABLES_KEY, "列"): tuple(v.MAPPING_COLUMN),
        ("holidays", v.ARRANGEMENTS_KEY): tuple(v.ARRANGEMENT),
    }
)
"""Kind of file and keys down to a mapping → its keys in canonical order."""


class UnlayableError(Exception):
    """The file cannot be laid out without a risk to its meaning; the message says why, for the user."""


def kind(name: str) -> str:
    """Which schema a file of the catalogue has: ``items`` for an item file."""
    folder = {v.LISTS_FOLDER: "list", v.GUIDELINES_FOLDER: "guideline"}.get(name.partition("/")[0])
    if folder:
        return folder
    return {v.HOLIDAYS_FILE: "holidays", v.MAPPING_FILE: "mapping", **v.SCHEMA_OF}.get(name, "items")


def modeline(name: str) -> str:
    """The first line of a file, by which an editor finds its schema."""
    return f"# yaml-language-server: $schema={'../' * name.count('/')}schemas/{kind(name)}.schema.json"


def layout(name: str, text: str) -> str:
    """The canonical text of the file ``name`` (relative to the catalogue). Raises UnlayableError."""
    value, flaws = source.parse(name, text)
    if any(flaw.rule == "file-empty" for flaw in flaws):
        raise UnlayableError("文件是空的，没有排版")
    if value is None or any(flaw.rule != "odd-character" for flaw in flaws):
        raise UnlayableError("文件读不通，没有排版")
    reader = _Reader(text)
    root = reader.document()
    if not isinstance(root, _Collection) or not root.mapping:
        raise UnlayableError("文件应以“键: 值”开头，没有排版")
    _settle(root, 0, (kind(name),))
    head = [line for line in reader.head if not _MODELINE.match(line)]
    first = next((line for line in reader.head if _MODELINE.match(line)), modeline(name))
    body = _body(root, 0) if root.entries else [*root.tail, "{}"]
    lines = [*_single_blanks([first, *head]), *body, *reader.foot]
    made = "\n".join(lines) + "\n"
    if made == text:
        return text
    again, flaws_again = source.parse(name, made)
    if again != value or {f.rule for f in flaws_again} > {f.rule for f in flaws}:
        raise UnlayableError("这个文件的写法排版后意思会变，没有排版")
    return made


def key_lines(key: str, value: object, indent: int) -> list[str]:
    """A key and a plain value as the lines that ``layout`` would write, the key at column ``indent``."""
    return _keyed(_Entry(_Scalar(key, "", ""), _tree(value, key)), indent)


def element_lines(value: object, indent: int) -> list[str]:
    """A plain value as an element of a list, the dash at column ``indent``; a mapping of several keys a line each."""
    tree = _tree(value, "")
    if isinstance(tree, _Collection) and tree.mapping and len(tree.entries) > 1:
        tree.flow = False
    return _dashed(_Entry(None, tree), indent)


def flowing(value: object) -> str:
    """A plain value on one line, as it stands within ``[ ]`` or ``{ }``."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{flowing(key)}: {flowing(part)}' for key, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flowing, value))}]"
    return written(str(value), flow=True)


def requoted(value: str, style: str, flow: bool) -> str:
    """A text of one line in the quotes of the text that it replaces, or plain if it may be."""
    if source.ODD.search(value) or "\n" in value or "\r" in value:
        return written(value, flow=flow)
    if style == "'":
        return "'" + value.replace("'", "''") + "'"
    if style == '"':
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return written(value, flow=flow)


def _tree(value: object, key: str) -> _Scalar | _Collection:
    """A plain value as a tree: short lists and mappings on one line where they fit, 公开内容 one element a line."""
    if isinstance(value, dict):
        parts = [_Entry(_Scalar(name, "", ""), _tree(part, name)) for name, part in value.items()]
        return _Collection(True, key != "扩展", 0, parts)
    if isinstance(value, list):
        return _Collection(False, key != ONE_A_LINE, 0, [_Entry(None, _tree(element, "")) for element in value])
    return _Scalar(str(value), "", "")


def _single_blanks(lines: list[str]) -> list[str]:
    return [line for i, line in enumerate(lines) if line or i == 0 or lines[i - 1]]


# ---------------------------------------------------------------------------------------------- events → tree


@dataclass(slots=True)
class _Scalar:
    """A text: its value, the style it was written in (plain is empty) and, where that matters, the source itself."""

    value: str
    style: str
    raw: str


@dataclass(slots=True)
class _Collection:
    """A mapping or a list. ``tail``: comments after the last entry. ``column``: of the entries, in the source."""

    mapping: bool
    flow: bool
    column: int
    entries: list[_Entry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Entry:
    """One key with its value, or one element. ``above``: comment lines before it (empty text: a blank line)."""

    key: _Scalar | None = None
    node: _Scalar | _Collection = field(default_factory=lambda: _Scalar("", "", ""))
    above: list[str] = field(default_factory=list)
    beside: str = ""


class _Reader:
    """Events and the gaps between them → a tree that has every comment."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.head: list[str] = []
        self.foot: list[str] = []
        self._odd = bool(source.ODD.search(text))
        self._get = source.events(source.ODD.sub(" ", text) if self._odd else text)
        self._at = 0
        self._blank = False
        self._latest: _Entry | None = None
        self._open: list[_Collection] = []
        self._recent: list[_Collection] = []

    def document(self) -> _Scalar | _Collection | None:
        self._get()
        if type(self._get()) is StreamEndEvent:
            return None
        event = self._get()
        self._gap(event.start_mark.index, self.head)
        if self._blank and self.head:
            self.head.append("")
        self._blank = False
        node = self._node(event, _Entry())
        self._latest = self._latest or _Entry()
        self._gap(len(self.text), None)
        return node

    def _node(self, event: Any, owner: _Entry) -> _Scalar | _Collection:
        if type(event) is ScalarEvent:
            return self._scalar(event)
        mapping = type(event) is MappingStartEvent
        if not mapping and type(event) is not SequenceStartEvent:
            raise UnlayableError("文件读不通，没有排版")
        made = _Collection(mapping, bool(event.flow_style), event.start_mark.column)
        if made.flow:
            self._at = event.end_mark.index
        self._open.append(made)
        end = MappingEndEvent if mapping else SequenceEndEvent
        while type(event := self._get()) is not end:
            entry = _Entry()
            start = self._after_dash() if _is_empty(event) and not mapping else event.start_mark.index
            self._gap(start, entry.above, made)
            if self._blank and not made.flow:
                entry.above.append("")
            self._blank = False
            made.entries.append(entry)
            self._latest = entry
            self._recent = [c for c in self._open if not c.flow]
            if mapping:
                entry.key = self._scalar(event)
                event = self._value_event(entry)
            entry.node = self._node(event, entry)
        if made.flow:
            self._gap(event.start_mark.index, made.tail, made)
            self._at = event.end_mark.index
            self._blank = False
            self._latest = owner
        self._open.pop()
        return made

    def _value_event(self, entry: _Entry) -> Any:
        """The event after a key; comments between a key and a value that begins on its own line go above the key."""
        event = self._get()
        if not _is_empty(event) and (type(event) is ScalarEvent or event.flow_style):
            self._gap(event.start_mark.index, entry.above, None, between=True)
            self._blank = False
        return event

    def _scalar(self, event: Any) -> _Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        if not _is_empty(event):
            self._at = max(self._at, end)
        block = event.style in ("|", ">")
        raw = self.text[start:end] if block or self._odd else ""
        if block:
            header, *rest = _LINE_END.split(raw, maxsplit=1)
            if "#" in header:
                self._beside(header[header.index("#") :].rstrip())
            self._blank = _blank_after("".join(rest), event.value)
        return _Scalar(event.value, event.style or "", raw)

    def _after_dash(self) -> int:
        """Where an element without a value ends (the two parsers disagree about it): after its dash."""
        return next((m.end() for m in _PIECE.finditer(self.text, self._at) if m.group() == "-"), self._at)

    def _gap(self, end: int, above: list[str] | None, inside: _Collection | None = None, between: bool = False) -> None:
        """Collect the comments up to ``end``. ``above`` is the list of the entry that follows (None: the file ends)."""
        if end <= self._at:
            return
        if (
            not self._odd
            and self.text.find("#", self._at, end) < 0
            and self.text[self._at - 1 : self._at] not in ("\n", "\r")
        ):
            self._blank = self._blank or _BLANK_LINE.search(self.text, self._at, end) is not None
            self._at = end
            return
        line = max(self.text.rfind("\n", 0, self._at), self.text.rfind("\r", 0, self._at)) + 1
        fresh = not self.text[line : self._at].strip()
        dash = False
        for match in _PIECE.finditer(self.text, self._at, max(end, self._at)):
            piece = match.group()
            if piece[0] in "\r\n":
                self._blank = self._blank or fresh
                fresh, dash, line = True, False, match.end()
            elif piece[0] == "#":
                if fresh or dash:
                    own = above if dash or between or (inside is not None and inside.flow) else None
                    target = self._place(match.start() - line, above, inside) if own is None else own
                    if self._blank and not between and not (inside is not None and inside.flow):
                        target.append("")
                    self._blank = False
                    target.append(piece.rstrip())
                else:
                    self._beside(piece.rstrip())
                fresh = False
            elif not piece.isspace() and not source.ODD.fullmatch(piece):
                fresh, dash = False, dash or piece == "-"
        self._at = max(self._at, end)

    def _beside(self, comment: str) -> None:
        if self._latest is None:
            self.head.append(comment)
        elif self._latest.beside:
            self._latest.above.append(comment)
        else:
            self._latest.beside = comment

    def _place(self, column: int, above: list[str] | None, inside: _Collection | None) -> list[str]:
        """Where a comment on a line of its own belongs: above the next entry, or, where it is indented deeper than
        that, at the end of the block that it continues."""
        open_now = self._open if inside is not None else []
        floor = inside.column if inside is not None else -1
        if above is None or (column > floor and inside is not None):
            deeper = [c for c in self._recent if c.column <= column and not any(c is o for o in open_now)]
            if deeper:
                return deeper[-1].tail
        return self.foot if above is None else above


def _blank_after(content: str, value: str) -> bool:
    """Whether a blank line follows a block text (``content``: its source lines). A line of more spaces than the text
    is indented by is no blank line: what it has beyond the indentation belongs to the text."""
    rows = _LINE_END.split(content)
    seen = [next((line for line in lines if line.strip()), "") for lines in (rows, value.split("\n"))]
    depth = _lead(seen[0]) - _lead(seen[1])
    last = max((number for number, row in enumerate(rows) if row.strip() or len(row) > depth), default=0)
    return len(rows) - last > 2


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_empty(event: Any) -> bool:
    """Whether nothing at all is written for a value."""
    return type(event) is ScalarEvent and bool(event.start_mark.index == event.end_mark.index)


_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BLANK_LINE: Final = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]")
_PIECE: Final = re.compile(r"#[^\r\n]*|%[^\r\n#]*|\r\n|[\r\n]|[ \t]+|.")


# ---------------------------------------------------------------------------------------------- tree → lines


def _settle(node: _Collection, indent: int, path: tuple[str, ...]) -> None:
    """Put keys in order, and move comments to where they can stand: above a dash, not between it and its first key."""
    order = _ORDERS.get(path)
    if node.mapping and order is not None:
        rank = {key: number for number, key in enumerate(order)}
        node.entries.sort(key=lambda entry: rank.get(entry.key.value if entry.key else "", len(rank)))
    for entry in node.entries:
        if isinstance(entry.node, _Collection):
            _settle(entry.node, indent + 2, path if entry.key is None else (*path, entry.key.value))
            if not entry.node.entries:
                entry.above.extend(line for line in entry.node.tail if line)  # [] and {} have no room for them
                entry.node.tail.clear()
            if entry.key is None:
                _hoist(entry, entry.node, indent)
    if node.entries and node.entries[0].above[:1] == [""]:
        del node.entries[0].above[0]


def _hoist(entry: _Entry, node: _Collection, indent: int) -> None:
    """Comments of an element that begin its block, to above its dash."""
    if node.entries:
        entry.above.extend(line for line in node.entries[0].above if line)
        node.entries[0].above.clear()
    if entry.beside and _on_one_line(entry, indent + 2, "") is None:
        entry.above.append(entry.beside)
        entry.beside = ""


def _body(node: _Collection, indent: int) -> list[str]:
    """The lines of a block collection, its entries at column ``indent``."""
    pad = " " * indent
    lines: list[str] = []
    for entry in node.entries:
        made = _keyed(entry, indent) if entry.key is not None else _dashed(entry, indent)
        lines.extend(pad + comment if comment else "" for comment in _single_blanks(entry.above))
        lines.extend(made)
    lines.extend(pad + comment if comment else "" for comment in _single_blanks(node.tail))
    return lines


def _keyed(entry: _Entry, indent: int) -> list[str]:
    assert entry.key is not None
    start = " " * indent + written(entry.key.value, entry.key.style, entry.key.raw) + ":"
    return _after(start, entry, indent, _on_one_line(entry, indent + columns(start.strip()) + 1, entry.key.value))


def _dashed(entry: _Entry, indent: int) -> list[str]:
    start = " " * indent + "-"
    return _after(start, entry, indent, _on_one_line(entry, indent + 2, ""))


def _after(start: str, entry: _Entry, indent: int, whole: str | None) -> list[str]:
    """The lines of an entry that begins with ``start`` (key and colon, or dash)."""
    if whole is not None:
        return [_with(f"{start} {whole}" if whole else start, entry.beside)]
    if isinstance(entry.node, _Scalar):
        head, content = _block_scalar(entry.node, indent + 2)
        return [_with(f"{start} {head}", entry.beside), *content]
    lines = _body(entry.node, indent + 2)
    if entry.key is not None:
        return [_with(start, entry.beside), *lines]
    return [f"{start} {lines[0].lstrip(' ')}", *lines[1:]]


def _with(line: str, beside: str) -> str:
    return f"{line}  {beside}" if beside else line


def _on_one_line(entry: _Entry, used: int, key: str) -> str | None:
    """What stands after the key or dash when the whole value goes on that line; None when it takes lines of its own."""
    node = entry.node
    if isinstance(node, _Scalar):
        return None if _needs_lines(node) else written(node.value, node.style, node.raw)
    if not node.entries and not node.tail:
        return "{}" if node.mapping else "[]"
    if not node.flow and (node.mapping or key == ONE_A_LINE):
        return None
    text = _flowing(node) if node.flow or not any(isinstance(e.node, _Collection) for e in node.entries) else None
    if text is None:
        return None
    wide = used + columns(text)
    if key == ONE_A_LINE and not node.mapping:
        return text if len(node.entries) <= MOST_ON_ONE_LINE and wide <= WIDTH else None
    if node.flow:
        return text if wide <= WIDEST else None
    elements = [e.node for e in node.entries if isinstance(e.node, _Scalar)]
    alike = all(written(one.value, one.style, one.raw) == _element(one) for one in elements)
    return text if wide <= WIDTH and alike else None


def _flowing(node: _Collection) -> str | None:
    """A collection in flow style; None when a comment or a text of several lines stands in it."""
    if node.tail:
        return None
    parts: list[str] = []
    for entry in node.entries:
        if entry.beside or any(entry.above) or (isinstance(entry.node, _Scalar) and _needs_lines(entry.node)):
            return None
        value = _element(entry.node) if isinstance(entry.node, _Scalar) else _flowing(entry.node)
        if value is None:
            return None
        parts.append(f"{_element(entry.key)}: {value}" if entry.key is not None else value)
    inner = ", ".join(parts)
    return f"{{{inner}}}" if node.mapping else f"[{inner}]"


def _element(scalar: _Scalar) -> str:
    return written(scalar.value, scalar.style, scalar.raw, flow=True)


# ---------------------------------------------------------------------------------------------- texts

_FIRST: Final = r"[^-?:,\[\]{}#&*!|>'\"%@`\s]"
_BLOCK_PLAIN: Final = re.compile(rf"{_FIRST}(?:[^\n\t:# ]|:(?![ \n]|$)|(?<! )#| (?![#]|$))*")
_FLOW_PLAIN: Final = re.compile(rf"{_FIRST}(?:[^\n\t:# ,\[\]{{}}?]|(?<! )#| (?![#]|$))*")
_OTHERWISE_READ: Final = re.compile(
    r"null|Null|NULL|~|true|True|TRUE|false|False|FALSE|[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|=|<<"
    r"|[-+]?[0-9][0-9_]*|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?[0-9]+(?::[0-5]?[0-9])+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
"""What YAML takes for a number, a truth value or nothing. Dates are text in YAML 1.2 and stay as they are."""
_ESCAPES: Final = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


@lru_cache(maxsize=65536)
def plain_safe(value: str, flow: bool) -> bool:
    """Whether a text may stand without quotes, in flow style ([ ] { }) or not. A full-width blank at its end is seen, and
    kept by every editor, only between quotes."""
    if value != value.strip():
        return False
    pattern = _FLOW_PLAIN if flow else _BLOCK_PLAIN
    return bool(pattern.fullmatch(value)) and not _OTHERWISE_READ.fullmatch(value) and not source.ODD.search(value)


def written(value: str, style: str = "", raw: str = "", flow: bool = False) -> str:
    """A text on one line, quoted only if it must be. ``style`` and ``raw``: how it was written before.

    Raises UnlayableError for a text of several lines with an invisible character in it.
    """
    if raw and source.ODD.search(raw):
        if "\n" in raw or "\r" in raw:
            raise UnlayableError("换行的文字里有看不见的字符，先用 gwstd fmt --fix 去掉，再排版")
        return raw if style or plain_safe(value, flow) else f'"{_escaped(raw)}"'
    if not value:
        return '""' if style or flow else ""
    if plain_safe(value, flow):
        return value
    if source.ODD.search(value) or any(char in value for char in "\n\t\r"):
        return f'"{"".join(_escape(char) for char in value)}"'
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _escaped(raw: str) -> str:
    return "".join(_ESCAPES.get(char, char) for char in raw)


def _escape(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if not source.ODD.match(char):
        return char
    return f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"


def _needs_lines(scalar: _Scalar) -> bool:
    """Whether a text goes on lines of its own: it has line ends, or was folded (>) by who wrote it."""
    return _folded(scalar) is not None or _literal(scalar.value) is not None


def _block_scalar(scalar: _Scalar, indent: int) -> tuple[str, list[str]]:
    """The header (``|-``) and the lines of a text, its lines at column ``indent``."""
    made = _folded(scalar) or _literal(scalar.value)
    assert made is not None
    header, content = made
    if source.ODD.search(scalar.raw):
        raise UnlayableError("换行的文字里有看不见的字符，先用 gwstd fmt --fix 去掉，再排版")
    return header, [" " * indent + line if line else "" for line in content]


def _literal(value: str) -> tuple[str, list[str]] | None:
    """A text with line ends as a literal block; None where quotes with escapes are the only way."""
    body = value.removesuffix("\n")
    if "\n" not in value or not body.strip() or body.endswith("\n") or source.ODD.search(value) or "\r" in value:
        return None
    content = body.split("\n")
    first = next(line for line in content if line)
    if first[0] == "\t" or not first.strip():
        return None
    return f"|{'2' if first[0] == ' ' else ''}{'' if value.endswith(chr(10)) else '-'}", content


def _folded(scalar: _Scalar) -> tuple[str, list[str]] | None:
    """A folded block (>) as it was broken into lines, without its indentation."""
    if scalar.style != ">":
        return None
    header, *rest = _LINE_END.split(scalar.raw)
    mark = header.split("#")[0].strip()
    first = next((line for line in rest if line.strip(" ")), "")
    depth = _lead(first)
    content = [line if line.strip(" ") or len(line) > depth else "" for line in rest]
    while content and not content[-1]:
        content.pop()
    if mark not in (">", ">-") or not first.strip() or any(line and not line.strip(" ") for line in content):
        return None  # a line of spaces alone is part of the text here: no editor would keep it
    end = "" if scalar.value.endswith("\n") else "-"  # the last line of a file may lack its end: > is then >-
    return f">{end}", [line[depth:] for line in content]


def columns(text: str) -> int:
    """How many columns a text takes, as a Chinese screen counts them: a Han character or a Chinese mark is two."""
    return len(text.encode("gb18030", "replace"))


def comments(text: str) -> Iterator[str]:
    """Every comment of a text that parses, in the order of the file. Raises UnlayableError for one that does not."""
    reader = _Reader(text)
    root = reader.document()
    yield from (line for line in reader.head if line)
    if isinstance(root, _Collection):
        yield from _comments_in(root)
    yield from (line for line in reader.foot if line)


def _comments_in(node: _Collection) -> Iterator[str]:
    for entry in node.entries:
        yield from (line for line in entry.above if line)
        if entry.beside:
            yield entry.beside
        if isinstance(entry.node, _Collection):
            yield from _comments_in(entry.node)
    yield from (line for line in node.tail if line)
