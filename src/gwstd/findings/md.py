"""Findings (and what a branch changed) → the Markdown of one comment on a pull or merge request.

It begins with a mark by which the next run finds its own comment again, stays under 60 kB (a forge takes no more
than 65,536 characters), and shows what clerks wrote as text: no markup, no HTML, no mention of a user, no link.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from gwstd.changed import Changes, ItemChange
from gwstd.findings._shown import advice, path
from gwstd.manual import escaped
from gwstd.model import Corpus, Finding, Severity
from gwstd.vocabulary import SEVERITY_WORDS

MARK: Final = "<!-- gwstd -->"
LIMIT: Final = 60_000
"""Bytes of UTF-8 that a comment stays under."""

_ITEMS_LIMIT: Final = 20_000
_SUMMARY_LIMIT: Final = 8_000
_LONGEST: Final = 300
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_REGISTRIES: Final = "登记文件"
_ZERO_WIDTH: Final = "&#8203;"
_ADDRESS: Final = re.compile(r"(?i)(?<=http)(s?):|(?<=ftp):|(?<=www)\.|(?<=mailto):")


def write(findings: Sequence[Finding], corpus: Corpus, changes: Changes | None = None) -> str:
    """The comment. With ``changes`` it also says what was changed and which items that affects."""
    parts = [MARK, _title(findings), _scope(findings, corpus, changes)]
    if changes is not None:
        parts += _registry_lines(changes)
    parts.append(_summary(findings, corpus, changes))
    if changes is not None and changes.items:
        parts.append(_items(changes.items, corpus))
    used = sum(len(part.encode()) + 2 for part in parts)
    if findings:
        parts.append(_problems(findings, corpus, LIMIT - used - 200))
    return "\n\n".join(part for part in parts if part) + "\n"


def _title(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    if not counts:
        return "### √ 目录校验：没有发现问题"
    words = "，".join(f"{word} {counts[severity]}" for severity, word in SEVERITY_WORDS.items() if counts[severity])
    return f"### {'×' if counts[Severity.ERROR] else '□'} 目录校验：{words}"


def _scope(findings: Sequence[Finding], corpus: Corpus, changes: Changes | None) -> str:
    checked = f"检查了 {len(corpus.item_files)} 个文件、{len(corpus.items)} 个事项。"
    if changes is None:
        return checked
    kinds = Counter(item.kind for item in changes.items)
    words = "、".join(f"{kind} {kinds[kind]} 项" for kind in ("新增", "修改", "删除") if kinds[kind])
    affected = f"另有 {kinds[None]} 项受影响。" if kinds[None] else ""
    what = f"与 {_cell(changes.ref)} 相比，改动 {len(changes.files)} 个文件，事项{words or '没有改动'}。{affected}"
    return f"{what}\n{checked}{'下面只列这次改动所及的问题。' if findings else ''}"


def _registry_lines(changes: Changes) -> list[str]:
    lines = [f"- {entry.file}：{entry.kind}“{_cell(entry.title)}”" for entry in changes.entries]
    return ["\n".join(_fitting(lines, _SUMMARY_LIMIT, "- "))] if lines else []


def _summary(findings: Sequence[Finding], corpus: Corpus, changes: Changes | None) -> str:
    """The table by department: how many items changed and are affected, how many findings of each severity."""
    rows: dict[str, Counter[str]] = {}
    for item in changes.items if changes else ():
        rows.setdefault(item.department, Counter())["受影响" if item.kind is None else "改动"] += 1
    for finding in findings:
        rows.setdefault(_folder(finding.file), Counter())[SEVERITY_WORDS[finding.severity]] += 1
    if not rows:
        return ""
    columns = (("改动", "受影响") if changes else ()) + tuple(SEVERITY_WORDS.values())
    order = {department.code: department.order for department in corpus.departments}
    names = _names(corpus)
    lines = []
    for code in sorted(rows, key=lambda code: (code != "", order.get(code, len(order)), code)):
        cells = " | ".join(str(rows[code][column] or "") for column in columns)
        lines.append(f"| {_cell(names.get(code, code))} | {cells} |")
    head = f"| 部门 | {' | '.join(columns)} |\n|---|{'--:|' * len(columns)}"
    return "\n".join([head, *_fitting(lines, _SUMMARY_LIMIT)])


def _items(items: Iterable[ItemChange], corpus: Corpus) -> str:
    names = _names(corpus)
    lines = []
    for item in sorted(items, key=lambda item: item.kind is None):  # what was changed itself comes first
        why = "；".join(item.reasons)
        cells = (names.get(item.department, item.department), item.code, item.title, item.kind or "受影响", why)
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    table = "| 部门 | 编码 | 事项 | 变动 | 改了什么、为什么 |\n|---|---|---|---|---|"
    return _folded(f"涉及的事项（{len(lines)}）", "\n".join([table, *_fitting(lines, _ITEMS_LIMIT)]))


def _problems(findings: Sequence[Finding], corpus: Corpus, room: int) -> str:
    """The findings, the worst first, by department."""
    order = {department.code: department.order for department in corpus.departments}
    names = _names(corpus)
    lines = []
    for finding in sorted(findings, key=lambda f: (-f.severity, order.get(_folder(f.file), -1))):
        where = f"{path(corpus, finding.file)}:{finding.position.line}"
        code = _folder(finding.file)
        cells = (
            names.get(code, code),
            SEVERITY_WORDS[finding.severity],
            where,
            finding.message,
            advice(finding),
            finding.rule,
        )
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    table = "| 部门 | 级别 | 位置 | 问题 | 怎么改 | 规则 |\n|---|---|---|---|---|---|"
    return _folded(f"问题（{len(lines)}）", "\n".join([table, *_fitting(lines, room)]), len(lines) <= 20)


def _folded(title: str, body: str, open_: bool = False) -> str:
    return f"<details{' open' if open_ else ''}>\n<summary>{title}</summary>\n\n{body}\n\n</details>"


def _fitting(lines: Sequence[str], room: int, lead: str = "\n") -> list[str]:
    """As many lines as fit into ``room`` bytes, and how many do not."""
    kept: list[str] = []
    for line in lines:
        room -= len(line.encode()) + 1
        if room < 0:
            return [*kept, f"{lead}另有 {len(lines) - len(kept)} 条没有列出，用 gwstd validate 查看全部"]
        kept.append(line)
    return kept


def _folder(file: str) -> str:
    """The department's code, by the folder; empty for what lies beside the folders."""
    return file.rpartition("/")[0]


def _names(corpus: Corpus) -> dict[str, str]:
    return {"": _REGISTRIES, **{department.code: department.name for department in corpus.departments}}


def _cell(text: str) -> str:
    """Words as the text of a table cell: one line, no markup, nobody mentioned, nothing linked."""
    text = _CONTROL.sub("\ufffd", " ".join(text.split()))
    text = escaped(text if len(text) <= _LONGEST else text[:_LONGEST] + "……")
    text = text.replace("@", f"@{_ZERO_WIDTH}").replace("\\#", f"#{_ZERO_WIDTH}")
    return _ADDRESS.sub(lambda match: f"{match[1] or ''}&#{ord(match[0][-1])};", text)
