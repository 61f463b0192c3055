"""What ``gwstd import`` says on the console: what was read, what to look at, what was written, what comes next."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gwstd.draft import Draft, Fate, Remark

if TYPE_CHECKING:
    from gwstd.adopt import Adoption
    from gwstd.model import Corpus

_MOST: Final = 12
"""Remarks of one kind that are shown; all of them stand in the report."""
_WIDE: Final = 140
_COLUMNS: Final = (
    ("序号", 5), ("一级事项", 14), ("二级事项", 20), ("公开内容", 24), ("公开时限", 20), ("公开主体", 16), ("公开渠道", 22),
)  # fmt: skip
"""What a table of items shows on the console, and how much of the width each column gets."""
_SHOWN: Final = ((Fate.DECIDE, "!"), (Fate.LEFT, "×"), (Fate.REPAIRED, "·"))


def shown(drafts: Sequence[Draft], remarks: Sequence[Remark]) -> str:
    """Everything that was read, as a table a file, with the remarks."""
    from rich.console import Console
    from rich.table import Table

    from gwstd.reports.intake import row, summary

    out = StringIO()
    width = shutil.get_terminal_size((_WIDE, 24)).columns if sys.stdout.isatty() else _WIDE
    console = Console(
        file=out, width=width, highlight=False, markup=False, emoji=False, color_system=None, legacy_windows=False
    )
    for draft in drafts:
        table = Table(box=None, pad_edge=False, show_edge=False, expand=True)
        for title, ratio in _COLUMNS:
            table.add_column(title, ratio=ratio, overflow="ellipsis", no_wrap=True)
        for item in draft.items:
            cells = [cell.replace("\n", "；") for cell in row(item)]
            table.add_row(*(cells[at] for at in (0, 2, 3, 5, 7, 8, 9)))
        console.print(f"{summary(draft)}", table, "", sep="\n")
    return (
        "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n" + told((), _all(drafts, remarks), None)
    )


def told(drafts: Sequence[Draft], remarks: Sequence[Remark], report: Path | None) -> str:
    """One line a file, then what a person must decide, what was left out and what was repaired."""
    from gwstd.reports.intake import grouped, summary

    lines = [summary(draft) for draft in drafts]
    said = grouped(_all(drafts, remarks))
    for fate, sign in _SHOWN:
        found = [f"  {sign} {_places(where)}  {text}" for (its, text), where in said.items() if its is fate]
        if found:
            lines += [f"{fate.value}：", *found[:_MOST]]
        if (rest := len(found) - _MOST) > 0:
            lines.append(f"    其余 {rest} 条" + (f"见 {report}" if report else "：加 --report 报告.xlsx 写成文件"))
    return "\n".join(lines) + "\n" if lines else ""


def _places(where: Sequence[str]) -> str:
    return where[0] + (f" 等 {len(where)} 处" if len(where) > 1 else "")


def _all(drafts: Iterable[Draft], remarks: Iterable[Remark]) -> list[Remark]:
    return [*(remark for draft in drafts for remark in draft.remarks), *remarks]


def proposals(entries: Sequence[Mapping[str, Any]]) -> str:
    """The entries proposed for laws.yaml as the lines to paste there."""
    from gwstd import adopt

    if not entries:
        return ""
    text = adopt.written("laws.yaml", {"依据库": [dict(entry) for entry in entries]})
    return text.partition("依据库:\n")[2]


def laws(entries: Sequence[Mapping[str, Any]]) -> str:
    """What to do about laws that the library lacks."""
    if not entries:
        return ""
    count = len(entries)
    return f"依据库里没有的依据 {count} 部，补上缺的、核对后登记到 laws.yaml：\n{proposals(entries)}"


def targets(adoption: Adoption, base: Path, written: bool) -> str:
    """Which files gain the items."""
    lines = []
    for name in adoption.files:
        there = name in adoption.existing
        verb = ("已接到" if there else "已写") if written else ("会接到" if there else "会写")
        lines.append(f"{verb} {(base / name).as_posix()}")
    lines.append(f"共 {len(adoption.files)} 个文件，新事项 {adoption.items} 个")
    return "\n".join(lines) + "\n"


def next_step(corpus: Corpus, adoption: Adoption, out: Path | None) -> str:
    """What ``validate`` will say about the new files, so that nobody takes them for finished."""
    from gwstd.check import check
    from gwstd.load import load
    from gwstd.vocabulary import SEVERITY_WORDS

    given = {name: text.encode("utf-8") for name, text in adoption.files.items()}
    findings = [f for f in check(load(corpus.root, instead=given)) if f.file in adoption.files]
    if not findings:
        return "√ 新事项校验没有发现问题\n"
    counts = {severity: sum(f.severity is severity for f in findings) for severity in SEVERITY_WORDS}
    said = "，".join(f"{SEVERITY_WORDS[severity]} {count}" for severity, count in counts.items() if count)
    where = "移进目录后用" if out is not None else "用"
    return f"新事项校验：{said}；{where} gwstd validate 逐条查看\n"
