"""Bytes of one YAML file → text → plain values (dict, list, str), with a flaw for whatever cannot be read.

Values carry no marks: ``locate`` finds the line and column of a key path by one more pass over that file, only
when a finding asks for it. Every plain scalar stays text (dates, ``no``, ``012``); duplicate keys, anchors, aliases,
tags, merge keys and nesting deeper than 32 are refused at their place. The events come from ruamel.yaml's own C
parser; where ``ruamel.yaml.clib`` is missing, its pure parser gives the same events, slower (``FAST`` says which).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from gwstd.model import Fault, Flaw, KeyPath, Place, Position
from gwstd.vocabulary import ALL_KEYS

try:
    from _ruamel_yaml import CParser
except ImportError:  # pragma: no cover - exercised by a test that hides the C part
    CParser = None

FAST: Final = CParser is not None
"""Whether the C parser is there; without it reading takes about thirty times as long."""

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 32
MERGE_KEY: Final = "<<"

_BOMS: Final = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ODD: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ue000-\uf8ff]"
)
_WIDE_COLON: Final = re.compile(r"^[ \t]*(-[ \t]+)?([\u4e00-\u9fff]+)[ \t]*(：)", re.MULTILINE)
_ENTRY_KEYS: Final = frozenset({"编码", "一级事项", "代码", "名称", "全称", "简称", "步骤", "文号", "公布", "规则"})
"""Keys that may open an entry: after “- ”, any other word with ： is an element of a list (联系电话：…), not a slip."""
_BAD_INDENT: Final = re.compile("^ *([\t\u3000\xa0]+)", re.MULTILINE)
_TIGHT_DASH: Final = re.compile(r"""^ *([-－—](?![-\s]))(?=\S)""", re.MULTILINE)


def start_of_file() -> Position:
    return Position(1, 1, 1, 1)


# ---------------------------------------------------------------------------------------------- bytes → text


def decode(name: str, data: bytes) -> tuple[str, list[Flaw]]:
    """The text of a file. UTF-8 is expected; a BOM is dropped with a note; GBK and UTF-16 are recognised and read, so
    that the rest of the file is still checked. Bytes that are none of these give an empty text and a flaw."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace").lstrip("\ufeff"), [_encoding_flaw(name, encoding.upper())]
    flaws: list[Flaw] = []
    if data.startswith(b"\xef\xbb\xbf"):
        flaws.append(_flaw("file-bom", name, start_of_file(), "文件开头有 BOM 标记", "不影响读取；另存时选“UTF-8”（不带 BOM）即可去掉"))
        data = data[3:]
    try:
        return data.decode("utf-8"), flaws
    except UnicodeDecodeError as error:
        return _decode_other(name, data, error, flaws)


def _decode_other(name: str, data: bytes, error: UnicodeDecodeError, flaws: list[Flaw]) -> tuple[str, list[Flaw]]:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if any(key in text for key in ALL_KEYS):
        return text, [*flaws, _encoding_flaw(name, "GBK")]
    line = data.count(b"\n", 0, error.start) + 1
    column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
    where = Position(line, column, line, column + 1)
    flaw = _flaw(
        "file-encoding", name, where, "这里的字节不是 UTF-8 文字，文件无法读取",
        "用记事本或 VS Code 打开原件，另存为“UTF-8”；如果这是 Word、Excel 或压缩文件，请不要改成 .yaml 后缀",
    )  # fmt: skip
    return "", [*flaws, flaw]


def _encoding_flaw(name: str, encoding: str) -> Flaw:
    return _flaw(
        "file-encoding", name, start_of_file(), f"文件以 {encoding} 编码保存，不是 UTF-8",
        "在记事本里“另存为”，编码选“UTF-8”；在 VS Code 里点右下角编码，选“通过编码保存” → UTF-8",
    )  # fmt: skip


def _flaw(rule: str, name: str, position: Position, message: str, advice: str) -> Flaw:
    return Flaw(rule, Fault(Place(name, position=position), message, advice))


# ---------------------------------------------------------------------------------------------- text → values


def parse(name: str, text: str, pool: dict[str, str] | None = None) -> tuple[object, list[Flaw]]:
    """The value of a YAML text and its flaws. The value is None when there is nothing to use (empty, unreadable).

    ``pool`` shares equal texts between files (an office writes the same phrases in hundreds of items).
    """
    flaws: list[Flaw] = []
    if _ODD.search(text):
        flaws.extend(_odd_characters(name, text))
        text = _ODD.sub(" ", text)
    builder = _Builder(name, pool if pool is not None else {})
    try:
        value = builder.document(text)
    except _TooDeepError:
        return None, [*flaws, *builder.flaws]
    except YAMLError as error:
        return None, [*flaws, *builder.flaws, *_syntax_flaws(name, text, error)]
    if value is None and not builder.flaws:
        flaws.append(_flaw("file-empty", name, start_of_file(), "文件是空的", "补上内容；不再需要的文件请删除"))
    return value, [*flaws, *builder.flaws]


class _TooDeepError(Exception):
    """Nesting deeper than MAX_DEPTH; the flaw is already noted."""


def _events(text: str) -> Callable[[], Any]:
    """A function that gives the next event of a YAML text."""
    if CParser is not None:
        get: Callable[[], Any] = CParser(text).get_event
        return get
    events: Iterator[Any] = iter(YAML(typ="safe", pure=True).parse(text))
    return events.__next__


class _Builder:
    """Events → values. The hot loop of loading: scalars are taken without a call of their own."""

    def __init__(self, name: str, pool: dict[str, str]) -> None:
        self.name = name
        self.flaws: list[Flaw] = []
        self._share = pool.setdefault

    def document(self, text: str) -> object:
        self._get = _events(text)
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
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if depth > MAX_DEPTH:
            self._note("nesting-depth", event, f"嵌套超过 {MAX_DEPTH} 层", "检查括号是否配对；目录的数据最多四五层")
            raise _TooDeepError
        return self._sequence(depth) if kind is SequenceStartEvent else self._mapping(depth)

    def _sequence(self, depth: int) -> list[object]:
        get, share = self._get, self._share
        out: list[object] = []
        while type(event := get()) is not SequenceEndEvent:
            if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
                out.append(share(event.value, event.value))
            else:
                out.append(self._node(event, depth + 1))
        return out

    def _mapping(self, depth: int) -> dict[str, object]:
        get, share = self._get, self._share
        out: dict[str, object] = {}
        while type(event := get()) is not MappingEndEvent:
            key = self._key(event, depth)
            follow = get()
            if type(follow) is ScalarEvent and follow.anchor is None and follow.tag is None:
                value: object = share(follow.value, follow.value)
            else:
                value = self._node(follow, depth + 1)
            if key in out:
                self._note("duplicate-key", event, f"“{key}”写了两次，只能留一个",
                           "对照两处内容，删去多余的一处；若是两个事项，新事项前要有“- ”")  # fmt: skip
            else:
                out[key] = value
        return out

    def _key(self, event: Any, depth: int) -> str:
        if type(event) is not ScalarEvent or event.anchor is not None or event.tag is not None:
            self._refuse(event)
            if type(event) is not ScalarEvent:
                self._node(event, depth + 1)
                return ""
        key: str = event.value
        if key == MERGE_KEY:
            self._refuse(event)
        return self._share(key, key)

    def _refuse(self, event: Any) -> None:
        self._note("anchor-used", event, "这里用了 YAML 的锚点、别名、标签、合并键或复杂键（& * ! << ?）",
                   "把内容原样写出来；各事项相同的内容写在文件开头的“默认”里；以这些符号开头的文字要加引号")  # fmt: skip

    def _note(self, rule: str, event: Any, message: str, advice: str) -> None:
        self.flaws.append(_flaw(rule, self.name, _span(event), message, advice))


def _span(event: Any) -> Position:
    start, end = event.start_mark, event.end_mark
    return Position(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


# ---------------------------------------------------------------------------------------------- what went wrong


def _odd_characters(name: str, text: str) -> Iterator[Flaw]:
    seen: set[str] = set()
    for match in _ODD.finditer(text):
        char = match.group()
        if char in seen:
            continue
        seen.add(char)
        count = text.count(char)
        more = f"，全文共 {count} 处" if count > 1 else ""
        yield _flaw("odd-character", name, _position_at(text, match.start(), match.end()),
                    f"这里有一个看不见或不该有的字符 U+{ord(char):04X}{more}",
                    "多半是从网页、PDF 或微信复制带来的；删掉它，需要空格就重新打一个")  # fmt: skip


def _syntax_flaws(name: str, text: str, error: YAMLError) -> list[Flaw]:
    """Typing accidents of a Chinese office are named as themselves; only without one is the parser's word passed on."""
    accidents = list(_accidents(name, text))
    if accidents:
        return accidents
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.splitlines() or [""]
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark and mark.line == line else 0
    message, advice = _explain(error if isinstance(error, MarkedYAMLError) else None)
    return [_flaw("yaml-syntax", name, Position(line + 1, column + 1, line + 1, column + 2), message, advice)]


def _accidents(name: str, text: str) -> Iterator[Flaw]:
    for match in _WIDE_COLON.finditer(text):
        dash, key = match.group(1), match.group(2)
        if key in (_ENTRY_KEYS if dash else ALL_KEYS):
            yield _flaw("fullwidth-colon", name, _position_at(text, match.start(3), match.end(3)),
                        f"“{key}”后面用了全角冒号“：”", f"改成半角冒号加一个空格：“{key}: ”")  # fmt: skip
    for match in _BAD_INDENT.finditer(text):
        what = "TAB 键" if "\t" in match.group(1) else "全角或不换行空格"
        yield _flaw("indent-character", name, _position_at(text, match.start(1), match.end(1)),
                    f"行首缩进用了{what}", "改成半角空格，每层两个（编辑器里可设“按 TAB 插入空格”）")  # fmt: skip
    for match in _TIGHT_DASH.finditer(text):
        yield _flaw("dash-space", name, _position_at(text, match.start(1), match.end(1)),
                    "列表的短横后面没有空格，或用了全角短横", "写成半角短横加一个空格：“- ”")  # fmt: skip


_EXPLAINED: Final = (
    ("cannot start any token", "这里的符号不能作为内容的开头", "给整段文字加上英文引号，如 '@…'、'%…'"),
    ("mapping values are not allowed", "这一行有两个“: ”，读不出哪个是键", "内容里的冒号用全角“：”，或给整段内容加英文引号"),
    ("could not find expected ':'", "上一行缺少冒号，或冒号后缺少空格", "写成“键: 值”（半角冒号加一个空格）"),
    ("unexpected end of stream", "引号没有配对，直到文件末尾都没有找到另一半", "在内容末尾补上同样的引号"),
    ("expected ',' or ']'", "方括号没有配对，或两项之间缺少半角逗号", "写成 [甲, 乙]；全角“，”不能分隔两项"),
    ("expected ',' or '}'", "花括号没有配对，或两项之间缺少半角逗号", "写成 {键: 值, 键: 值}"),
    ("expected node content", "括号里缺少内容或没有配对", "写成 [甲, 乙] 或 {键: 值}"),
    ("did not find expected '-'", "这一行的缩进与列表不一致", "列表各项的“- ”要对齐；不是列表项的行要再缩进两个空格"),
    ("did not find expected key", "这一行的缩进与上文不一致，或引号后还有多余文字", "与同一层的键左对齐，每层两个空格"),
    ("tab character", "行首缩进用了 TAB 键", "改成半角空格，每层两个"),
)


def _explain(error: MarkedYAMLError | None) -> tuple[str, str]:
    problem = f"{getattr(error, 'problem', '') or ''}"
    for words, message, advice in _EXPLAINED:
        if words in problem:
            return message, advice
    return "这里不符合 YAML 的写法，无法读下去", "检查这一行和上一行的冒号、引号、括号和缩进，照旁边能读的写法改"


def _position_at(text: str, start: int, end: int) -> Position:
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Position(line, column, line, column + end - start)


# ---------------------------------------------------------------------------------------------- positions on demand

Wanted = tuple[KeyPath, bool]


def locate(text: str, wanted: Iterable[Wanted]) -> dict[Wanted, Position]:
    """Line and column of each wanted (key path, on the key?) in a text that ``parse`` could read.

    A path that is not there gets the place of its nearest ancestor that is; a mapping is shown at its first key (so
    a missing key is reported at the item's first line), an empty value at its key.
    """
    tree: dict[Any, Any] = {}
    asked = set(wanted)
    for path, _ in asked:
        node = tree
        for part in path:
            node = node.setdefault(part, {})
    finder = _Finder(_ODD.sub(" ", text))
    with suppress(YAMLError, _TooDeepError):  # the flaw is already reported; what was found before it stands
        finder.document(tree)
    return {(path, on_key): finder.best(path, on_key) for path, on_key in asked}


class _Finder:
    def __init__(self, text: str) -> None:
        self._get = _events(text)
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

    def _node(self, event: Any, path: KeyPath, tree: dict[Any, Any] | None, key: Position | None) -> None:
        kind = type(event)
        span = _span(event)
        if kind is ScalarEvent or kind is AliasEvent:
            if tree is not None:
                empty = kind is ScalarEvent and event.value == "" and key is not None and span[:2] == span[2:]
                self.values.setdefault(path, key if empty and key else span)
            return
        if tree is not None and path not in self.values:
            self.values[path] = Position(span.line, span.column, span.line, span.column + 1)
        if kind is MappingStartEvent:
            self._mapping(path, tree)
        elif kind is SequenceStartEvent:
            index = 0
            while type(event := self._get()) is not SequenceEndEvent:
                self._node(event, (*path, index), None if tree is None else tree.get(index), None)
                index += 1

    def _mapping(self, path: KeyPath, tree: dict[Any, Any] | None) -> None:
        first = True
        while type(event := self._get()) is not MappingEndEvent:
            key = event.value if type(event) is ScalarEvent else ""
            span = _span(event)
            if type(event) is not ScalarEvent:
                self._node(event, (), None, None)
            if first and tree is not None and path:
                self.values[path] = span
            first = False
            below = None if tree is None else tree.get(key)
            here = (*path, key)
            if below is not None:
                self.keys.setdefault(here, span)
            self._node(self._get(), here, below, span)


def narrow(text: str, span: Position, find: str) -> Position:
    """The place of ``find`` inside ``span``; the span itself when the text is not there to the letter."""
    lines = text.splitlines(keepends=True)
    start = sum(len(line) for line in lines[: span.line - 1]) + span.column - 1
    end = sum(len(line) for line in lines[: span.end_line - 1]) + span.end_column - 1
    at = text.find(find, start, max(end, start + 1))
    return _position_at(text, at, at + len(find)) if at >= 0 and find else span
