"""A file's text → where YAML reads something other than what stands there: text cut off by “ #”, lines run together.

Both are sound YAML and therefore lose or change words without a sound (YAML 1.2, 6.6 comments, 6.5 line folding). A
cheap look at the lines finds what may be such a place; only then is the text read once more to know it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from gwstd import slips, source
from gwstd.model import Fault, Flaw, Place, Position

_HASH: Final = re.compile(r"(?<=\S)([ \t]+)(#[^\r\n]*)")
"""From the blanks before a “#” that follows something on its line."""
_KEY: Final = re.compile(r"^ *(?:- +)?([^\s:#]+):(?: |$)")
_CHOSEN: Final = frozenset({"编码", "代码", "公开对象", "公开方式", "公开层级", "五公开", "状态", "类别", "类型", "核实",
                            "列方案", "渠道显示", "事由", "基准日", "发布日期", "公布", "施行", "失效", "生效"})  # fmt: skip
"""Keys whose value is one of a few words, a code or a date: what follows it can only be a comment."""
_NUMBERING: Final = re.compile(r"#(?:\d|[A-Za-z](?![A-Za-z])|[^\s#]+#)")
"""#2号窗口, #A座, #话题#: a mark of the text and no comment."""
_UNFINISHED: Final = ("，", "、", "；", "：", "—")
_BRACKETS: Final = ("（）", "《》", "〈〉", "“”", "‘’", "【】", "〔〕", "()")
_BARE: Final = re.compile(r"^ +[^\s\-#\[\]{}\"'&*!|>%@`?:,][^:\n]*[^\s:,\[{]\r?$", re.MULTILINE)
"""A line that neither opens with a dash nor holds a key."""
_DEEPER: Final = re.compile(r"^( *)- (?![\"'\[{|>])[^\n]*[^\s:,\[{|>]\r?\n\1 +- ", re.MULTILINE)
"""A list entry and one below it that stands further right."""
_UNEVEN: Final = re.compile(r"\n( *+)(?:- [^\n]*+(?=\n\1 +- )|(?<= )[^-#\s][^:\n]*+(?:\n|\Z))")
_SHORT: Final = 60
"""A line shorter than this was not broken for its length."""
_QUOTED: Final = 16


class _Written(NamedTuple):
    """A plain text: where it begins and ends (lines and columns from 0)."""

    line: int
    column: int
    end_line: int
    end_column: int


def check(name: str, text: str) -> list[Flaw]:
    """The flaws of a text that ``source.parse`` could read: text-cut and text-joined."""
    hashes = [match for match in _hashes(text) if _may_be_text(text, match)]
    joined = _is_uneven(text) and bool(_DEEPER.search(text) or _may_be_joined(text))
    if not hashes and not joined:
        return []
    written = list(_plain(text))
    return [*_cut(name, text, hashes, written), *(_joined(name, text, written) if joined else ())]


def _plain(text: str) -> Iterator[_Written]:
    from ruamel.yaml.events import DocumentEndEvent, ScalarEvent, StreamEndEvent

    get = source.events(source.ODD.sub(" ", text))
    while type(event := get()) not in (DocumentEndEvent, StreamEndEvent):
        if type(event) is ScalarEvent and not (event.style or "").strip():
            start, end = event.start_mark, event.end_mark
            yield _Written(start.line, start.column, end.line, end.column)


def _line_before(text: str, at: int) -> str:
    """What stands before a place on its own line."""
    return text[max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1 : at]


# ---------------------------------------------------------------------------------------------- cut off by “ #”


def _hashes(text: str) -> Iterator[re.Match[str]]:
    """Each “ #” that follows something on its line; there are few, so “#” is looked for and not every blank."""
    at = text.find("#")
    while at >= 0:
        lead = at
        while lead and text[lead - 1] in " \t":
            lead -= 1
        if match := _HASH.match(text, lead):
            yield match
        at = text.find("#", match.end() if match else at + 1)


def _may_be_text(text: str, match: re.Match[str]) -> bool:
    """Whether what follows “ #” looks like text that was meant to be printed, not like a remark to colleagues."""
    before, gap, after = _line_before(text, match.start()), match[1], match[2]
    key = _KEY.match(before)
    if before[-1] in "'\"]},[{|>" or (key and key[1] in _CHOSEN):
        return False
    close = len(after) > 1 and not after[1].isspace()
    if before.endswith(":"):
        return close
    if before.endswith(_UNFINISHED) or any(_left_open(before, pair) and pair[1] in after for pair in _BRACKETS):
        return True
    return bool(_NUMBERING.match(after)) or (gap == " " and close and after[1] > "\u2e7f")


def _left_open(text: str, pair: str) -> bool:
    return text.count(pair[0]) > text.count(pair[1])


def _cut(name: str, text: str, hashes: list[re.Match[str]], written: list[_Written]) -> Iterator[Flaw]:
    ends = {(w.end_line, w.end_column) for w in written}
    for match in hashes:
        where = source.position_at(text, match.start(2), match.end(2))
        if (where.line - 1, len(_line_before(text, match.start()))) not in ends:
            continue
        lost = match[2].rstrip()
        shown = lost if len(lost) <= _QUOTED else f"{lost[:_QUOTED]}……"
        fault = Fault(
            Place(name, position=where), f"“{shown}”没有读进去：空格后面的“#”被当成了注释的开头",
            "是正文的，给整段内容加英文单引号，如 '2楼 #3窗口'；是注释的，“#”后面空一格",
        )  # fmt: skip
        yield Flaw("text-cut", fault)


# ---------------------------------------------------------------------------------------------- run together


def _is_uneven(text: str) -> bool:
    """Whether any line may be one that ``_BARE`` or ``_DEEPER`` find, which take ten times as long."""
    return _UNEVEN.search(f"\n{text}") is not None


def _may_be_joined(text: str) -> bool:
    bare = [match.start() for match in _BARE.finditer(text) if _may_continue(text, match.start())]
    quoted = slips.quoted_lines(text) if bare else frozenset()
    return any(source.position_at(text, at, at).line not in quoted for at in bare)


def _may_continue(text: str, start: int) -> bool:
    """Whether the line above is one that a bare line may be taken to continue."""
    above = _line_before(text, max(start - 1, 0)).rstrip()
    return bool(above) and not above.endswith((":", ",", "[", "{", "|", ">", "-")) and above.lstrip()[0] != "#"


def _joined(name: str, text: str, written: list[_Written]) -> Iterator[Flaw]:
    lines = source.lines(text)
    for plain in written:
        for number in range(plain.line, plain.end_line):
            above, below = lines[number].strip(), lines[number + 1].strip()
            listed = below.startswith("- ")
            if not below or len(above) >= _SHORT or not (listed or (above[-1:] > "\u2e7f" and below[0] > "\u2e7f")):
                continue  # between other than Chinese characters a blank is right
            column = len(_indent(lines[number + 1])) + 1
            why = "“- ”比上一项缩进得深" if listed else "前面没有“- ”，也没有键"
            advice = "“- ”与上一项对齐" if listed else (
                "另起一项的，前面加“- ”，与上一项对齐；接着上一行说的，写到上一行去，否则中间会多出一个空格"
            )  # fmt: skip
            yield Flaw("text-joined", Fault(
                Place(name, position=Position(number + 2, column, number + 2, column + len(below))),
                f"这一行{why}，被接在“{above.removeprefix('- ')[-_QUOTED:]}”的后面", advice,
            ))  # fmt: skip


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]
