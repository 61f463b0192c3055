"""Bytes of one YAML file → text → plain values (dict, list, str), with a flaw for whatever cannot be read.

Values carry no marks: ``locate`` finds the line and column of a key path by one more pass over that file, only
when a finding asks for it. Every plain scalar stays text (dates, ``no``, ``012``); duplicate keys, anchors, aliases,
tags, merge keys and nesting deeper than 32 are refused at their place. The events come from ruamel.yaml's own C
parser; where ``ruamel.yaml.clib`` is missing, its pure parser gives the same events, slower (``FAST`` says which).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate, islice
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

from gwstd import slips
from gwstd.domain.patterns import late
from gwstd.model import Fault, Fix, Flaw, KeyPath, Place, Position
from gwstd.vocabulary import ALL_KEYS

try:
    from _ruamel_yaml import CParser
except ImportError:  # pragma: no cover - exercised by a test that hides the C part
    CParser = None

FAST: Final = CParser is not None
"""Whether the C parser is there; without it reading takes about thirty times as long."""

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 32
MAX_FLAWS: Final = 100
"""How many flaws of a kind are reported for one file: who mends these sees the next, and no file floods a report."""
MERGE_KEY: Final = "<<"

_BOMS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
ODD: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\ue000-\uf8ff]"
)
_WIDE_COLON: Final = late(r"^[ \t]*(-[ \t]+)?([\u4e00-\u9fff]+)[ \t]*(：)", re.MULTILINE)
_ENTRY_KEYS: Final = frozenset(
    {"编码", "一级事项", "代码", "名称", "全称", "简称", "步骤", "文号", "公布", "规则", "年份"}
)
"""Keys that may open an entry: after “- ”, any other word with ： is an element of a list (联系电话：…), not a slip."""
_BAD_INDENT: Final = late("^ *([\t\u3000\xa0]+)", re.MULTILINE)
_TIGHT_DASH: Final = late(r"^ *(-(?![-\s])(?=\S)|[－–−﹣—](?!—)(?=[ \t\u3000]*\S))", re.MULTILINE)
_TIGHT_COLON: Final = late(r"^ *(-[ \t]+)?([\u4e00-\u9fff]+)(:)(?![ \t\r\n]|\Z)", re.MULTILINE)
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


_YEAR_IN_SQUARE: Final = late(r"(?<=[\u4e00-\u9fff])\[((?:19|20)\d\d)\](?=\d)")
_HASH_IN_FLOW: Final = re.compile(r"[\[{][^#]*\S[ \t]+(#[^\r\n]*?[\]}])\s*$")


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
            _flaw(
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


def _flaw(rule: str, name: str, position: Position, message: str, advice: str, fix: Fix | None = None) -> Flaw:
    return Flaw(rule, Fault(Place(name, position=position), message, advice, fix=fix))


# ---------------------------------------------------------------------------------------------- text → values


def parse(name: str, text: str, pool: dict[str, str] | None = None) -> tuple[object, list[Flaw]]:
    """The value of a YAML text and its flaws. The value is None when there is nothing to use (empty, unreadable).

    ``pool`` shares equal texts between files (an office writes the same phrases in hundreds of items).
    """
    flaws: list[Flaw] = []
    if ODD.search(text):
        flaws.extend(_odd_characters(name, text))
        text = ODD.sub(" ", text)
    builder = _Builder(name, pool if pool is not None else {})
    try:
        value = builder.document(text)
    except _TooDeepError:
        return None, [*flaws, *builder.flaws]
    except YAMLError as error:
        return None, [*flaws, *builder.flaws, *_syntax_flaws(name, text, error)]
    if isinstance(value, str) and (accidents := list(_accidents(name, text))):
        return None, [*flaws, *builder.flaws, *accidents]  # no key was recognised: the whole file reads as one sentence
    if value is None and not builder.flaws:
        flaws.append(_flaw("file-empty", name, start_of_file(), "文件是空的", "补上内容；不再需要的文件请删除"))
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
                first = seen.setdefault(event.value, _span(event))
                if first != _span(event):
                    firsts[_span(event)] = first
            else:
                _first_keys(get, event, firsts)
            _first_keys(get, get(), firsts)


class _TooDeepError(Exception):
    """Nesting deeper than MAX_DEPTH; the flaw is already noted."""


def events(text: str) -> Callable[[], Any]:
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
            raise _TooDeepError
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
                joined = joined or key in _ENTRY_KEYS
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
            self.flaws.append(_flaw(rule, self.name, _span(event), message, advice))


def _span(event: Any) -> Position:
    start, end = event.start_mark, event.end_mark
    return Position(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


# ---------------------------------------------------------------------------------------------- what went wrong


def lines(text: str) -> list[str]:
    """The lines of a text with their ends, as the YAML parser counts them: LF, CRLF or CR (``splitlines`` knows more)."""
    return [line for line in _LINE.findall(text) if line]


def _odd_characters(name: str, text: str) -> Iterator[Flaw]:
    counts = Counter(ODD.findall(text))
    for char, count in islice(counts.items(), MAX_FLAWS):
        start = text.index(char)
        more = f"，全文共 {count} 处" if count > 1 else ""
        yield _flaw("odd-character", name, position_at(text, start, start + 1),
                    f"这里有一个看不见或不该有的字符 U+{ord(char):04X}{more}",
                    "多半是从网页、PDF 或微信复制带来的；删掉它，需要空格就重新打一个", slips.invisible(char))  # fmt: skip


def _syntax_flaws(name: str, text: str, error: YAMLError) -> list[Flaw]:
    """Typing accidents of a Chinese office are named as themselves; only without one is the parser's word passed on."""
    accidents = list(_accidents(name, text))
    written = lines(text) or [""]
    (line, column), message, advice = _explain(error, written)
    line = min(line, len(written) - 1)
    stumbled = line if "end of stream" in str(error) else max(line, _spot(getattr(error, "problem_mark", None))[0])
    if any(flaw.fault.place.position.line <= stumbled + 2 for flaw in accidents if flaw.fault.place.position):
        return accidents  # one of them is what the parser stumbled over, perhaps a line later
    if (opened := _open_quote(text, stumbled)) is not None:
        closed = f"到第 {stumbled + 1} 行才遇到另一半"
        return [
            _flaw("yaml-syntax", name, opened, f"这里的引号没有配对，{closed}，中间的内容都读成了一段文字", _CLOSE_IT)
        ]
    return [_broken(name, written[line], line, column, message, advice), *accidents]


def _open_quote(text: str, stumbled: int) -> Position | None:
    """The quote that was not closed where it should be: its text runs over keys to the line of the next quote."""
    last = None
    with suppress(YAMLError):
        get = events(text)
        while type(event := get()) is not StreamEndEvent:
            if type(event) is ScalarEvent and event.style in ("'", '"') and event.start_mark.line < event.end_mark.line:
                last = event
    if last is None or last.end_mark.line != stumbled or ": " not in last.value:
        return None
    line, column = last.start_mark.line + 1, last.start_mark.column + 1
    return Position(line, column, line, column + 1)


def _broken(name: str, line: str, number: int, column: int, message: str, advice: str) -> Flaw:
    """What the parser stumbled over on a line (its number from 0), or the writing in that line that trips it."""
    if "括号" in message and (year := _YEAR_IN_SQUARE.search(line)):
        where = Position(number + 1, year.start() + 1, number + 1, year.end() + 1)
        return _flaw("yaml-syntax", name, where, f"文号的年份写成“{year[0]}”，半角方括号在这里是列表的记号",
                     f"年份用六角括号：“〔{year[1]}〕”（GB/T 9704-2012）", Fix(f"〔{year[1]}〕"))  # fmt: skip
    if "括号" in message and (cut := _HASH_IN_FLOW.search(line)):
        where = Position(number + 1, cut.start(1) + 1, number + 1, cut.end(1) + 1)
        return _flaw("text-cut", name, where, f"“{cut[1]}”没有读进去：空格后面的“#”被当成了注释的开头，括号因此没有配对",
                     "是正文的，给这一项加英文单引号，如 ['2楼 #3窗口']；是注释的，写在括号后面")  # fmt: skip
    return _flaw("yaml-syntax", name, Position(number + 1, column + 1, number + 1, column + 2), message, advice)


def _accidents(name: str, text: str) -> Iterator[Flaw]:
    """The typing slips of a text, but for the lines of block texts (| >), where nothing is one."""
    quoted = slips.quoted_lines(text)

    def found(matches: Iterable[re.Match[str]], group: int) -> Iterator[tuple[re.Match[str], Position]]:
        placed = ((match, position_at(text, match.start(group), match.end(group))) for match in matches)
        return islice((one for one in placed if one[1].line not in quoted), MAX_FLAWS)

    for match, where in found(_slips(_WIDE_COLON, text), 3):
        yield _flaw("fullwidth-colon", name, where, f"“{match[2]}”后面用了全角冒号“：”",
                    f"改成半角冒号加一个空格：“{match[2]}: ”", slips.colon(text, match.end(3)))  # fmt: skip
    for match, where in found(_slips(_TIGHT_COLON, text), 3):
        yield _flaw("yaml-syntax", name, where, f"“{match[2]}”的冒号后面没有半角空格",
                    f"冒号后加一个半角空格：“{match[2]}: ”", slips.colon(text, match.end(3)))  # fmt: skip
    indent = slips.indents(text, _sound_value) if _BAD_INDENT.search(text) else None
    for match, where in found(_BAD_INDENT.finditer(text), 1):
        what = " TAB 键" if "\t" in match.group(1) else "全角或不换行空格"
        yield _flaw("indent-character", name, where, f"行首缩进用了{what}",
                    "改成半角空格，每层两个（编辑器里可设“按 TAB 插入空格”）", indent(match.group(1)) if indent else None)  # fmt: skip
    for match, where in found(_TIGHT_DASH.finditer(text), 1):
        yield _flaw("dash-space", name, where, "列表的短横后面没有空格，或用了全角短横", "写成半角短横加一个空格：“- ”",
                    slips.dash(text, match.start(1), match.end(1)))  # fmt: skip


def _sound_value(text: str) -> object:
    """The value of a text without any flaw, else None."""
    builder = _Builder("", {})
    try:
        value = builder.document(text)
    except (_TooDeepError, YAMLError):
        return None
    return None if builder.flaws or isinstance(value, str) else value


def _slips(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The lines that begin with a key of the catalogue followed by a wrong colon."""
    return (m for m in pattern.finditer(text) if m[2] in (_ENTRY_KEYS if m[1] else ALL_KEYS))


_CLOSE_IT: Final = "在内容末尾补上同样的引号；中文引号“”不能与英文引号配对"
_NO_DASH: Final = ("列表的这一项前面缺少“- ”", "每项一行，以“- ”（短横加空格）开头，与上一项对齐；序号由程序印，不用写")
_NO_COLON: Final = ("这一行缺少冒号，或冒号后面缺少空格", "写成“键: 值”（半角冒号加一个空格）")
_EXPLAINED: Final = (
    ("cannot start any token", "这里的符号不能作为内容的开头", "给整段文字加上英文引号，如 '@…'、'%…'"),
    ("scanning a simple key", *_NO_COLON),
    ("(alias|anchor|tag);", "以 & * ! 开头的文字会被当成 YAML 的记号", "给整段文字加上英文引号，如 '*…'"),
    ("end of stream", "引号没有配对，直到文件末尾都没有找到另一半", _CLOSE_IT),
    ("escape", "英文双引号里的反斜杠“\\”有特殊含义", "把双引号改成英文单引号"),
    ("block scalar;", "“|”“>”后面不能直接写文字", "以这两个符号开头的文字要加英文引号"),
    ("sequence entries are not", "这里不能写“- ”", "列表另起一行，每项一行“- ”；文字本身以短横开头的，加英文引号"),
    ("unexpected ':'", "方括号、花括号里有半角冒号“:”", "改成全角冒号“：”；时刻、网址等要保留半角冒号的，加英文引号，如 '9:00—17:00'"),
    ("flow sequence;", "方括号没有配对，或两项之间缺少半角逗号",
     "写成 [甲, 乙]；全角“，”不能分隔两项，“］”“】”不能与“[”配对；含 [2021] 的文号改用〔2021〕或加英文引号"),
    ("flow mapping;", "花括号没有配对，或两项之间缺少半角逗号", "写成 {键: 值, 键: 值}"),
    ("flow node;", "括号里缺少内容或没有配对", "写成 [甲, 乙] 或 {键: 值}"),
    ("block collection;", "这一行的缩进与列表不一致", "列表各项的“- ”要对齐；不是列表项的行要再缩进两个空格"),
    ("tab character", "行首缩进用了 TAB 键", "改成半角空格，每层两个"),
)  # fmt: skip
"""(pattern over “context; problem” of the parser, message, advice); both parsers' words are covered."""


def _explain(error: YAMLError, written: list[str]) -> tuple[tuple[int, int], str, str]:
    """Line and column (from 0) to point at, what is wrong, what to do."""
    if not isinstance(error, MarkedYAMLError):
        return (0, 0), "这里不符合 YAML 的写法，无法读下去", "另存为“UTF-8”，再照旁边能读的写法改"
    words = f"{error.context or ''}; {error.problem or ''}"
    at, since = _spot(error.problem_mark), _spot(error.context_mark)
    before = written[min(at[0], len(written) - 1)][: at[1]]
    lead = len(before) - len(before.lstrip(" "))
    if "mapping values are not" in words:
        if ": " in before:
            return at, "这一行有两个“: ”，读不出哪个是键", "内容里的冒号用全角“：”，或给整段内容加英文引号"
        above = written[at[0] - 1] if at[0] else ""
        if (above_lead := len(above) - len(above.lstrip(" "))) >= lead and above.strip() and ":" not in above:
            return (at[0] - 1, above_lead), *_NO_COLON
        return (at[0], lead), "这一行缩进太深，被当成了上一行内容的延续", "与同一层的键左对齐，每层两个空格"
    if "block mapping;" in words:
        if before.strip(" -"):
            return (
                at,
                "引号或括号后面还有多余的文字，或前面有引号没有配对",
                "删去多余的文字；要原样保留的，用另一种英文引号括住整段",
            )
        return at, "这一行的缩进与上文不一致", "与同一层的键左对齐，每层两个空格"
    if "scanning a simple key" in words and _is_listed(written, since[0]):
        return since, *_NO_DASH
    for pattern, message, advice in _EXPLAINED:
        if re.search(pattern, words):
            opened = error.context_mark is not None and ("scanning" in words or "tag;" in words or since[0] != at[0])
            return since if opened and "collection" not in words else at, message, advice
    return at, "这里不符合 YAML 的写法，无法读下去", "检查这一行和上一行的冒号、引号、括号和缩进，照旁边能读的写法改"


def _is_listed(written: list[str], number: int) -> bool:
    """Whether the line above is an entry of a list that this line could be the next of."""
    above, line = written[number - 1] if number else "", written[number]
    return above.lstrip(" ").startswith("- ") and len(above) - len(above.lstrip(" ")) == len(line) - len(
        line.lstrip(" ")
    )


def _spot(mark: Any) -> tuple[int, int]:
    return (mark.line, mark.column) if mark is not None else (0, 0)


def position_at(text: str, start: int, end: int) -> Position:
    """The span between two places (from 0) of a text, as lines and columns; it ends on the line where it begins."""
    line = text.count("\n", 0, start) + text.count("\r", 0, start) - text.count("\r\n", 0, start) + 1
    column = start - max(text.rfind("\n", 0, start), text.rfind("\r", 0, start))
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
    finder = _Finder(ODD.sub(" ", text))
    with suppress(YAMLError, _TooDeepError):  # the flaw is already reported; what was found before it stands
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
        span = _span(event)
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
            span = _span(event) if below is not None or first else None
            if type(event) is not ScalarEvent:
                self._below(event, (), None, None)
            if first and path and span is not None:
                self.values[path] = span
            first = False
            here = (*path, key)
            if below is not None and span is not None:
                self.keys.setdefault(here, span)
            self._below(self._get(), here, below, span)


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
