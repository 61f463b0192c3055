"""Findings → text for a person: grouped by file, each with its source line, a caret, and what to write instead.

Only glyphs of GBK are used, so that it prints on every Chinese console; widths count a Han character as two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import groupby
from typing import Final
from unicodedata import east_asian_width

from gwstd import source
from gwstd.findings._shown import advice, path
from gwstd.model import Corpus, Finding, Position, Severity, SourceText
from gwstd.vocabulary import SEVERITY_WORDS

_STYLES: Final = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_WIDTH: Final = 96
_MOST_RELATED: Final = 3
_BREAKS: Final = "\x7f\x85\u2028\u2029"
"""What a console may take for a line end or an order, besides the control characters."""


def write(findings: Sequence[Finding], corpus: Corpus, color: bool = False) -> str:
    """The whole report, closing with a count. ``color`` adds ANSI colours."""
    if not findings and not color:
        return summary(findings, corpus) + "\n"
    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(file=out, force_terminal=color, no_color=not color, color_system="standard" if color else None,
                      width=10_000, highlight=False, markup=False, emoji=False, legacy_windows=False)  # fmt: skip
    for file, group in groupby(findings, key=lambda finding: finding.file):
        console.print(Text(path(corpus, file), "bold underline" if color else ""))
        known = corpus.sources.get(file)
        lines = _lines(known) if known else []
        for finding in group:
            console.print(_one(finding, lines, corpus))
        console.print()
    console.print(Text(summary(findings, corpus), "bold" if color else ""))
    return out.getvalue()


def summary(findings: Iterable[Finding], corpus: Corpus) -> str:
    """The closing line: how much was checked, how many findings of each severity."""
    counts = dict.fromkeys(SEVERITY_WORDS, 0)
    for finding in findings:
        counts[finding.severity] += 1
    checked = f"{len(corpus.item_files)} 个文件、{len(corpus.items)} 个事项"
    if not any(counts.values()):
        return f"√ 检查了 {checked}，没有发现问题"
    found = "，".join(f"{SEVERITY_WORDS[severity]} {count}" for severity, count in counts.items() if count)
    return f"检查了 {checked}：{found}"


def _lines(known: SourceText) -> list[str]:
    if known.text or not known.path.is_file():  # what an editor has not saved yet may be empty and on no disk
        return source.lines(known.text)
    return source.lines(source.decode(known.name, known.path.read_bytes())[0])


def _one(finding: Finding, lines: list[str], corpus: Corpus) -> object:
    from rich.text import Text

    position = finding.position
    text = Text()
    text.append(f"  {position.line}:{position.column} ", "cyan")
    text.append(SEVERITY_WORDS[finding.severity], _STYLES[finding.severity])
    text.append(f" {finding.message}")
    text.append(f"  [{finding.rule}]", "dim")
    if 0 < position.line <= len(lines):
        line, marks = _pointed(lines[position.line - 1], position)
        text.append(f"\n      {line}", "dim").append(f"\n      {marks}", _STYLES[finding.severity])
    if words := advice(finding):
        text.append("\n      → ").append(words)
    for other in finding.related[:_MOST_RELATED]:
        where = f"{path(corpus, other.file)}:{other.position.line}:{other.position.column}"
        text.append(f"\n      另见 {where}{f'（{other.item}）' if other.item else ''}", "dim")
    if len(finding.related) > _MOST_RELATED:
        text.append(f"\n      另见其余 {len(finding.related) - _MOST_RELATED} 处", "dim")
    return text


def _pointed(line: str, position: Position) -> tuple[str, str]:
    """The source line, cut to the width around the caret, and a line of carets under the span."""
    line = "".join(" " if char < " " or char in _BREAKS else char for char in line.rstrip("\r\n"))
    start = min(position.column - 1, len(line))
    end = len(line) if position.end_line > position.line else min(max(position.end_column - 1, start + 1), len(line))
    first = max(0, start - _WIDTH)
    while _columns(line[first:start]) > _WIDTH // 2:
        first += 1
    last = min(len(line), first + _WIDTH)
    while last > start + 1 and _columns(line[first:last]) > _WIDTH:
        last -= 1
    head, tail = "…" if first else "", "…" if last < len(line) else ""
    shown = head + line[first:last] + tail
    indent = _columns(head + line[first:start])
    return shown, " " * indent + "^" * max(_columns(line[start : min(end, last)]), 1)


def _columns(text: str) -> int:
    """How many columns a console needs for a text."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
