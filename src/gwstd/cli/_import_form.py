"""The form part of ``gwstd import``: what a clerk changed is shown as a difference, then written into the item files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from gwstd.cli import FINDINGS, _difference, _options

if TYPE_CHECKING:
    from gwstd.form import Proposal
    from gwstd.form.changes import Told


def run(paths: Sequence[Path], root: Path, dry_run: bool, yes: bool, retire: bool) -> None:
    """Read each form and apply it, one after the other: a second form sees what the first one changed."""
    left = False
    for path in paths:
        left = _one(path, root, dry_run, yes, retire) or left
    if left:
        raise typer.Exit(FINDINGS)


def _one(path: Path, root: Path, dry_run: bool, yes: bool, retire: bool) -> bool:
    """Whether anything of this form could not be applied."""
    from gwstd.form import read_changes
    from gwstd.grid import UnreadableError

    corpus = _options.load_catalogue(root)
    try:
        proposal = read_changes(corpus, path, retire=retire)
    except UnreadableError as error:
        print(f"× {path}：{error}", file=sys.stderr)
        return True
    print(_said(path, proposal), end="")
    if proposal.files:
        for name, (before, after) in proposal.files.items():
            print(_difference.unified((root / name).as_posix(), before, after), end="")
        if not dry_run and _agreed(yes):
            _write(root, proposal)
    return bool(proposal.conflicts or proposal.problems)


def _said(path: Path, proposal: Proposal) -> str:
    """What the form changes, item by item, and what a person must look at."""
    lines = [f"{path.name}：改动 {len(proposal.lines)} 处" if proposal.lines else f"{path.name}：没有改动"]
    lines += [f"  + {line}" for line in proposal.lines]
    lines += _listed("没有采用的格子，请改好再导入：", "×", proposal.problems)
    lines += _listed("填报表和目录都改过，没有动，请商定后改事项文件：", "!", proposal.conflicts)
    if proposal.retire:
        lines.append("填报表里没有了的事项（没有动；确要停用，加 --retire）：")
        lines += [f"  - {item.code} {item.title}" for item in proposal.retire]
    lines += _listed("另外：", "·", proposal.notes)
    return "\n".join(lines) + "\n"


def _listed(head: str, sign: str, told: Iterable[Told]) -> list[str]:
    found = [f"  {sign} {one.where}  {one.text}" for one in told]
    return [head, *found] if found else []


def _agreed(yes: bool) -> bool:
    """On a terminal the user is asked; whoever runs it from a script has asked for it."""
    if yes or not sys.stdin.isatty():
        return True
    return typer.confirm("写进事项文件吗", default=False, prompt_suffix="？")


def _write(root: Path, proposal: Proposal) -> None:
    from gwstd import files

    for name, (_, after) in proposal.files.items():
        files.write((root / name).resolve(), after)
        print(f"已改 {(root / name).as_posix()}")
