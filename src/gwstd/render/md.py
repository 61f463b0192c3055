"""Document in; Markdown (CommonMark with pipe tables) out, for review in a forge or a plain editor.

What a clerk wrote stays text: markup characters are escaped. Pipe tables know neither merged cells nor a second head
row, so that a merged text is repeated in every row and a group's name stands before its columns' titles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import chain
from typing import Final

from gwstd.document import (
    Block,
    Chart,
    Column,
    Contents,
    Cover,
    Document,
    Flow,
    Heading,
    Listing,
    Orientation,
    Paragraph,
    Table,
)

_CONTROLS: Final = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(0x20), 0x7F) if chr(code) not in "\t\n\r"}
_SIGNS: Final = re.compile(r"[\\`*_\[\]<>|~&#$]")
_LINE_START: Final = re.compile(r"^(?:([-+=:]|!\[)|(\d{1,9})([.)]))")
_ADDRESS: Final = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(:)|\b(www)(\.)|(?<=[\w+.-])(@)(?=[\w-])")
_BAR: Final = 20
"""The longest bar of a chart, in signs."""


def render(document: Document) -> bytes:
    """The whole document as one Markdown file (UTF-8, LF)."""
    parts = [f"> **{_line(document.stamp)}**"] if document.stamp else []
    if not any(isinstance(block, Cover) for block in document.blocks):
        parts.append(f"# {_line(document.title)}")
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    parts += filter(None, (_block(block, headings) for block in document.blocks))
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block, headings: Sequence[Heading]) -> str:
    match block:
        case Cover():
            lines = (*block.subtitles, block.issuer, block.date)
            return "\n\n".join([f"# {_line(block.title)}", *(_line(line) for line in lines if line)])
        case Contents():
            return _contents(block, headings)
        case Heading():
            return f'<a id="{escape(block.anchor)}"></a>\n\n{"#" * min(block.level + 1, 6)} {_line(block.text)}'
        case Paragraph():
            return _lines(block.text)
        case Listing():
            return "\n".join(
                f"{f'{number}.' if block.ordered else '-'} {_line(entry)}"
                for number, entry in enumerate(block.entries, 1)
            )
        case Table():
            return _table(block)
        case Chart():
            return _chart(block)
        case Flow():
            return f"**{_line(block.title)}**：{_line(block.path)}"
        case Orientation():
            return ""


def _plain(text: str) -> str:
    """Text in which no sign is markup; line ends are ``\\n`` still."""
    text = text.translate(_CONTROLS).replace("\r\n", "\n").replace("\r", "\n")
    text = _SIGNS.sub(r"\\\g<0>", text)
    # Forges make links of bare addresses; an empty comment keeps them text.
    return _ADDRESS.sub(lambda m: f"{m[1] or m[3] or ''}<!-- -->{m[2] or m[4] or m[5]}", text)


def _start(line: str) -> str:
    """A line that begins no list, heading or rule, and no code by its indent."""
    line = line.strip(" \t")
    return _LINE_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)


def _lines(text: str) -> str:
    """A paragraph; its line ends stay."""
    return "\\\n".join(_start(line) for line in _plain(text).split("\n") if line.strip())


def _line(text: str) -> str:
    """Text for one line: of a heading, an entry."""
    return "<br>".join(filter(None, (_start(line) for line in _plain(text).split("\n"))))


def _contents(block: Contents, headings: Sequence[Heading]) -> str:
    listed = [heading for heading in headings if heading.level <= block.depth]
    if not listed:
        return ""
    top = min(heading.level for heading in listed)
    entries = (f"{'  ' * (h.level - top)}- [{_line(h.text)}](#{escape(h.anchor)})" for h in listed)
    return "\n".join([f"## {_line(block.title)}", "", *entries])


class _Cells(dict[str, str]):
    """Text → cell. Each distinct text is worked out once."""

    def __missing__(self, text: str) -> str:
        self[text] = cell = "<br>".join(line.strip(" \t") for line in _plain(text).split("\n"))
        return cell


def _title(column: Column) -> str:
    return f"{column.group}：{column.title}" if column.group else column.title


def _rows(rows: Sequence[Sequence[str]], cells: Mapping[str, str], anchors: Sequence[str]) -> Iterator[str]:
    met: set[str] = set()
    for number, row in enumerate(rows):
        anchor = anchors[number] if number < len(anchors) else ""
        mark = f'<a id="{escape(anchor)}"></a>' if anchor and anchor not in met else ""
        met.add(anchor)
        yield f"| {mark}{' | '.join([cells[value] for value in row])} |"


def _table(table: Table) -> str:
    cells = _Cells()
    head = "| " + " | ".join(cells[_title(column)] for column in table.columns) + " |"
    rule = "|" + "|".join(":-:" if column.centered else "---" for column in table.columns) + "|"
    caption = [f"**{_line(table.title)}**", ""] if table.title else []
    return "\n".join(chain(caption, (head, rule), _rows(table.rows, cells, table.anchors)))


def _chart(chart: Chart) -> str:
    """A table of labels and numbers, with bars of block signs."""
    most = max((value for value in chart.values if value > 0), default=1)
    bar: Callable[[int], str] = lambda value: "█" * max(1, round(value * _BAR / most)) if value > 0 else ""  # noqa: E731
    cells = _Cells()
    head = [f"**{_line(chart.title)}**", "", f"| 名称 | 数量（{cells[chart.unit]}） | 图示 |", "|---|--:|---|"]
    rows = (
        f"| {cells[label]} | {value} | {bar(value)} |" for label, value in zip(chart.labels, chart.values, strict=True)
    )
    return "\n".join(chain(head, rows))
