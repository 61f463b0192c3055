"""Bytes of one YAML file → text → plain values (dict, list, str), with a flaw for whatever cannot be read.

Values carry no marks: ``locate`` finds the line and column of a key path by one more pass over that file, only
when a finding asks for it. Every plain scalar stays text (dates, ``no``, ``012``); duplicate keys, anchors, aliases,
tags, merge keys and nesting deeper than 32 are refused at their place. The events come from ruamel.yaml's own C
parser; where ``ruamel.yaml.clib`` is missing, its pure parser gives the same events, slower (``FAST`` says which).
``quick`` gives the value of a plain text without any events, where the extra ``fast`` is installed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import accumulate
from typing import Any, Final

from gwstd.domain.patterns import late
from gwstd.model import Fault, Fix, Flaw, KeyPath, Place, Position
from gwstd.vocabulary import ALL_KEYS

FAST: Final = find_spec("_ruamel_yaml") is not None
"""Whether the C parser is there; without it reading takes about thirty times as long."""

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 32
MAX_FLAWS: Final = 100
"""How many flaws of a kind are reported for one file: who mends these sees the next, and no file floods a report."""

_BOMS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
ODD: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ue000-\uf8ff]"
)
ENTRY_KEYS: Final = frozenset(
    {"编码", "一级事项", "代码", "名称", "全称", "简称", "步骤", "文号", "公布", "规则", "年份"}
)
"""Keys that may open an entry: after “- ”, any other word with ： is an element of a list (联系电话：…), not a slip."""
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


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
        flaws.append(
            flaw_at(
                "file-bom",
                name,
                start_of_file(),
                "文件开头有 BOM 标记",
                "不影响读取；另存时选“UTF-8”（不带 BOM）即可去掉",
            )
        )
        data = data[3:]
    try:
        return data.decode("utf-8"), flaws
    except UnicodeDecodeError as error:
        return _decode_other(name, data, error, flaws)


def _decode_other(name: str, data: bytes, error: UnicodeDecodeError, flaws: list[Flaw]) -> tuple[str, list[Flaw]]:
    for encoding, shown in (("gb18030", "GBK"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")):
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if any(key in text for key in ALL_KEYS):
                return text, [*flaws, _encoding_flaw(name, shown)]
    line = data.count(b"\n", 0, error.start) + 1
    column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8", "replace")) + 1
    where = Position(line, column, line, column + 1)
    flaw = flaw_at(
        "file-encoding", name, where, "这里的字节不是 UTF-8 文字，文件无法读取",
        "用记事本或 VS Code 打开原件，另存为“UTF-8”；如果这是 Word、Excel 或压缩文件，请不要改成 .yaml 后缀",
    )  # fmt: skip
    return "", [*flaws, flaw]


def _encoding_flaw(name: str, encoding: str) -> Flaw:
    return flaw_at(
        "file-encoding", name, start_of_file(), f"文件以 {encoding} 编码保存，不是 UTF-8",
        "在记事本里“另存为”，编码选“UTF-8”；在 VS Code 里点右下角编码，选“通过编码保存” → UTF-8",
    )  # fmt: skip


def flaw_at(rule: str, name: str, position: Position, message: str, advice: str, fix: Fix | None = None) -> Flaw:
    """A flaw of the file ``name`` at a place that is known already."""
    return Flaw(rule, Fault(Place(name, position=position), message, advice, fix=fix))


# ---------------------------------------------------------------------------------------------- text → values


def parse(name: str, text: str, pool: dict[str, str] | None = None) -> tuple[object, list[Flaw]]:
    """The value of a YAML text and its flaws. The value is None when there is nothing to use (empty, unreadable).

    ``pool`` shares equal texts between files (an office writes the same phrases in hundreds of items).
    """
    from gwstd.source import _reading

    return _reading.parse(name, text, pool if pool is not None else {})


_SIGNS: Final = (b"&", b"*", b"!", b"<", b">", b"|", b"?", b"%", b"\\", b"\t", b"\r")
"""Without these bytes no text has what ``_UNUSUAL`` finds; few texts have even one of them."""
_UNUSUAL: Final = late(r"[&*!<>|?%](?<![^\s\[\]{},].)|[\\\t\r]")
_IN_LISTS: Final = re.compile(r"\[[^][?:\n]*+(?:: [^][?:\n]*+)*+(?!\])")
_IN_MAPPINGS: Final = re.compile(r"\{[^{}?:\n]*+(?:: [^{}?:\n]*+)*+(?!\})")

_NESTED: Final = "- - - "
_INDENTED: Final = "\n" + 64 * " "
"""Nesting so deep that it is no catalogue's: yaml-rs goes down by recursion, and a stack has an end."""


def _is_plain(data: bytes, text: str) -> bool:
    """Whether a text has nothing that YAML parsers read differently (? and : or a line's end between brackets, an end
    mark) or that a catalogue must not use."""
    if ODD.search(text) or (any(sign in data for sign in _SIGNS) and _UNUSUAL.search(text)):
        return False
    if _NESTED in text or _INDENTED in text or "\n..." in text or text.startswith("..."):
        return False
    return not (_IN_LISTS.search(text) or _IN_MAPPINGS.search(text))


def quick(data: bytes, text: str) -> object | None:
    """The value of plain YAML by yaml-rs, three times as fast as from events; None for whatever needs ``parse``.

    It is that of ``parse`` where the schema, to which all is text, finds it sound: what yaml-rs takes for a number or
    for nothing is no text, and what it cannot read or finds twice it refuses. ``text`` is ``data``, decoded.
    """
    loads = _quick_parser()
    if loads is None or not _is_plain(data, text):
        return None
    try:
        return loads(text, parse_datetime=False)
    except (TypeError, ValueError):  # no YAML, a key twice, a list as a key
        return None


@cache
def _quick_parser() -> Callable[..., object] | None:
    try:
        from yaml_rs import loads
    except ImportError:
        return None
    return loads


@cache
def quick_version() -> str:
    """Which yaml-rs ``quick`` reads with; nothing where there is none. Another one may read otherwise."""
    if _quick_parser() is None:
        return ""
    from yaml_rs import __version__

    return __version__


def events(text: str) -> Callable[[], Any]:
    """A function that gives the next event of a YAML text."""
    from gwstd.source import _values

    return _values.events(text)


# ---------------------------------------------------------------------------------------------- positions


def lines(text: str) -> list[str]:
    """The lines of a text with their ends, as the YAML parser counts them: LF, CRLF or CR (``splitlines`` knows more)."""
    return [line for line in _LINE.findall(text) if line]


def position_at(text: str, start: int, end: int) -> Position:
    """The span between two places (from 0) of a text, as lines and columns; it ends on the line where it begins."""
    line = text.count("\n", 0, start) + text.count("\r", 0, start) - text.count("\r\n", 0, start) + 1
    column = start - max(text.rfind("\n", 0, start), text.rfind("\r", 0, start))
    return Position(line, column, line, column + end - start)


Wanted = tuple[KeyPath, bool]


def locate(text: str, wanted: Iterable[Wanted]) -> dict[Wanted, Position]:
    """Line and column of each wanted (key path, on the key?) in a text that ``parse`` could read.

    A path that is not there gets the place of its nearest ancestor that is; a mapping is shown at its first key (so
    a missing key is reported at the item's first line), an empty value at its key.
    """
    from gwstd.source import _places

    return _places.locate(text, set(wanted))


def narrow(text: str, span: Position, find: str) -> Position:
    """The place of ``find`` inside ``span``; the span itself when the text is not there to the letter."""
    start, end = offsets(text, span)
    at = text.find(find, start, max(end, start + 1))
    return position_at(text, at, at + len(find)) if at >= 0 and find else span


def cut(text: str, span: Position) -> str:
    """What stands in a span."""
    start, end = offsets(text, span)
    return text[start:end]


def offsets(text: str, span: Position) -> tuple[int, int]:
    """A span as places (from 0) in the text."""
    starts = _line_starts(text)
    return (
        starts[min(span.line, len(starts)) - 1] + span.column - 1,
        starts[min(span.end_line, len(starts)) - 1] + span.end_column - 1,
    )


@lru_cache(maxsize=8)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where each line begins; kept for the texts at hand, since a file's findings come one after another."""
    return (0, *accumulate(map(len, lines(text))))
