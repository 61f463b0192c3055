"""A text that cannot be read → what was mistyped, in the words of the office that typed it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, Final

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import ScalarEvent, StreamEndEvent

from gwstd import slips
from gwstd.domain.patterns import late
from gwstd.model import Fix, Flaw, Position
from gwstd.source import ENTRY_KEYS, MAX_FLAWS, ODD, flaw_at, lines, position_at
from gwstd.source._values import Builder, TooDeepError, events
from gwstd.vocabulary import ALL_KEYS

_WIDE_COLON: Final = late(r"^[ \t]*(-[ \t]+)?([\u4e00-\u9fff]+)[ \t]*(：)", re.MULTILINE)
_BAD_INDENT: Final = late("^ *([\t\u3000\xa0]+)", re.MULTILINE)
_TIGHT_DASH: Final = late(r"^ *(-(?![-\s])(?=\S)|[－–−﹣—](?!—)(?=[ \t\u3000]*\S))", re.MULTILINE)
_TIGHT_COLON: Final = late(r"^ *(-[ \t]+)?([\u4e00-\u9fff]+)(:)(?![ \t\r\n]|\Z)", re.MULTILINE)
_YEAR_IN_SQUARE: Final = late(r"(?<=[\u4e00-\u9fff])\[((?:19|20)\d\d)\](?=\d)")
_HASH_IN_FLOW: Final = re.compile(r"[\[{][^#]*\S[ \t]+(#[^\r\n]*?[\]}])\s*$")


def odd_characters(name: str, text: str) -> Iterator[Flaw]:
    counts = Counter(ODD.findall(text))
    for char, count in islice(counts.items(), MAX_FLAWS):
        start = text.index(char)
        more = f"，全文共 {count} 处" if count > 1 else ""
        yield flaw_at("odd-character", name, position_at(text, start, start + 1),
                    f"这里有一个看不见或不该有的字符 U+{ord(char):04X}{more}",
                    "多半是从网页、PDF 或微信复制带来的；删掉它，需要空格就重新打一个", slips.invisible(char))  # fmt: skip


def syntax_flaws(name: str, text: str, error: YAMLError) -> list[Flaw]:
    """Typing accidents of a Chinese office are named as themselves; only without one is the parser's word passed on."""
    mistyped = list(accidents(name, text))
    written = lines(text) or [""]
    (line, column), message, advice = _explain(error, written)
    line = min(line, len(written) - 1)
    stumbled = line if "end of stream" in str(error) else max(line, _spot(getattr(error, "problem_mark", None))[0])
    if any(flaw.fault.place.position.line <= stumbled + 2 for flaw in mistyped if flaw.fault.place.position):
        return mistyped  # one of them is what the parser stumbled over, perhaps a line later
    if (opened := _open_quote(text, stumbled)) is not None:
        closed = f"到第 {stumbled + 1} 行才遇到另一半"
        return [
            flaw_at("yaml-syntax", name, opened, f"这里的引号没有配对，{closed}，中间的内容都读成了一段文字", _CLOSE_IT)
        ]
    return [_broken(name, written[line], line, column, message, advice), *mistyped]


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
        return flaw_at("yaml-syntax", name, where, f"文号的年份写成“{year[0]}”，半角方括号在这里是列表的记号",
                     f"年份用六角括号：“〔{year[1]}〕”（GB/T 9704-2012）", Fix(f"〔{year[1]}〕"))  # fmt: skip
    if "括号" in message and (cut := _HASH_IN_FLOW.search(line)):
        where = Position(number + 1, cut.start(1) + 1, number + 1, cut.end(1) + 1)
        return flaw_at("text-cut", name, where, f"“{cut[1]}”没有读进去：空格后面的“#”被当成了注释的开头，括号因此没有配对",
                     "是正文的，给这一项加英文单引号，如 ['2楼 #3窗口']；是注释的，写在括号后面")  # fmt: skip
    return flaw_at("yaml-syntax", name, Position(number + 1, column + 1, number + 1, column + 2), message, advice)


def accidents(name: str, text: str) -> Iterator[Flaw]:
    """The typing slips of a text, but for the lines of block texts (| >), where nothing is one."""
    quoted = slips.quoted_lines(text)

    def found(matches: Iterable[re.Match[str]], group: int) -> Iterator[tuple[re.Match[str], Position]]:
        placed = ((match, position_at(text, match.start(group), match.end(group))) for match in matches)
        return islice((one for one in placed if one[1].line not in quoted), MAX_FLAWS)

    for match, where in found(_slips(_WIDE_COLON, text), 3):
        yield flaw_at("fullwidth-colon", name, where, f"“{match[2]}”后面用了全角冒号“：”",
                    f"改成半角冒号加一个空格：“{match[2]}: ”", slips.colon(text, match.end(3)))  # fmt: skip
    for match, where in found(_slips(_TIGHT_COLON, text), 3):
        yield flaw_at("yaml-syntax", name, where, f"“{match[2]}”的冒号后面没有半角空格",
                    f"冒号后加一个半角空格：“{match[2]}: ”", slips.colon(text, match.end(3)))  # fmt: skip
    indent = slips.indents(text, _sound_value) if _BAD_INDENT.search(text) else None
    for match, where in found(_BAD_INDENT.finditer(text), 1):
        what = " TAB 键" if "\t" in match.group(1) else "全角或不换行空格"
        yield flaw_at("indent-character", name, where, f"行首缩进用了{what}",
                    "改成半角空格，每层两个（编辑器里可设“按 TAB 插入空格”）", indent(match.group(1)) if indent else None)  # fmt: skip
    for match, where in found(_TIGHT_DASH.finditer(text), 1):
        yield flaw_at("dash-space", name, where, "列表的短横后面没有空格，或用了全角短横", "写成半角短横加一个空格：“- ”",
                    slips.dash(text, match.start(1), match.end(1)))  # fmt: skip


def _sound_value(text: str) -> object:
    """The value of a text without any flaw, else None."""
    builder = Builder("", {})
    try:
        value = builder.document(text)
    except (TooDeepError, YAMLError):
        return None
    return None if builder.flaws or isinstance(value, str) else value


def _slips(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The lines that begin with a key of the catalogue followed by a wrong colon."""
    return (m for m in pattern.finditer(text) if m[2] in (ENTRY_KEYS if m[1] else ALL_KEYS))


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
