"""``gwstd fmt``: lay the catalogue's files out in one canonical way, or apply the certain fixes of their findings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gwstd.cli import FINDINGS, _difference, _options, _stdin
from gwstd.cli._options import Catalog
from gwstd.cli._stdin import StdinFilename

if TYPE_CHECKING:
    from gwstd.mend import Mended


@dataclass
class _Work:
    """``changed``: name → (bytes before, bytes after, fixes made). ``left``: files that were left alone, and why.
    ``given``: what came by stdin instead of a file's own bytes."""

    mended: Mended
    given: Mapping[str, bytes]
    changed: dict[str, tuple[bytes, bytes, int]] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    seen: int = 0

    def before(self, name: str) -> bytes:
        """A file's bytes before anything was done."""
        known = self.given.get(name)
        return self.mended.corpus.sources[name].path.read_bytes() if known is None else known


def run(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(
            metavar="[PATH]...",
            help="只处理这些文件或文件夹；写 - 就从标准输入读一个文件，结果写到标准输出。",
            show_default=False,
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="不排版，只改有把握的问题（全角冒号、文号括号、别名等），其余一字不动。")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示会改成什么样，不写文件。")] = False,
    check: Annotated[bool, typer.Option("--check", help="只检查，不写文件；有文件要改就返回 1。")] = False,
    catalog: Catalog = None,
    stdin_filename: StdinFilename = None,
) -> None:
    """统一目录文件的版式（键序、缩进、引号，注释都保留），补上缺少的编码；--fix 改正有把握的问题。"""
    by_stdin = _stdin.agree("fmt", paths or [], stdin_filename)
    root, wanted, stdin = _stdin.asked(paths or [], catalog, stdin_filename)
    work = (_fixed if fix else _laid_out)(root, wanted, dict([stdin]) if stdin else {})
    if not work.seen and not work.left:
        raise _stdin.not_of_the_catalogue(root / stdin[0]) if stdin else typer.BadParameter("这里没有目录文件")
    if diff:
        _options.emit("".join(_diff(root, name, work) for name in work.changed), not sys.stdout.isatty())
    elif not check:
        _hand_over(root, work, stdin)
    if not by_stdin or diff or check:
        rest = sum(wanted(finding.file) for finding in work.mended.findings) if fix else 0
        report = sys.stderr if diff else sys.stdout
        print(_listed(root, work, fix, written=not (diff or check), rest=rest), end="", file=report)
    _say_what_is_left(work)
    if work.left or (check and work.changed):
        raise typer.Exit(FINDINGS)


def _hand_over(root: Path, work: _Work, stdin: tuple[str, bytes] | None) -> None:
    """Write the changed files; what came by stdin goes to stdout instead, and not at all where it was left alone."""
    if stdin is None:
        from gwstd import files

        for name, (_, after, _) in work.changed.items():
            files.write((root / name).resolve(), after)
    elif stdin[0] not in work.left:
        _, after, _ = work.changed.get(stdin[0], (b"", stdin[1], 0))
        sys.stdout.buffer.write(after)
        sys.stdout.buffer.flush()


# ---------------------------------------------------------------------------------------------- what changes


def _fixed(root: Path, wanted: Callable[[str], bool], given: Mapping[str, bytes]) -> _Work:
    from gwstd import mend

    work = _Work(mend.mended(root, wanted, instead=given), given)
    for name, (before, after) in work.mended.files.items():
        work.changed[name] = (before, after, work.mended.counts[name])
    for name in work.mended.corpus.sources:
        if wanted(name):
            work.seen += 1
            data = work.changed[name][1] if name in work.changed else work.before(name)
            if not mend.readable(name, data):
                work.left[name] = "文件读不通，有把握的改法改后仍读不通，没有改动"
    _note_unreadable(work, wanted)
    return work


def _laid_out(root: Path, wanted: Callable[[str], bool], given: Mapping[str, bytes]) -> _Work:
    from gwstd import mend
    from gwstd.load import collector_off

    work = _Work(mend.mended(root, wanted, rules=mend.CODES, instead=given), given)
    with collector_off():
        for name in work.mended.corpus.sources:
            if wanted(name):
                work.seen += 1
                before, data = work.mended.files.get(name) or (work.before(name),) * 2
                _lay_out(work, name, before, data)
    _note_unreadable(work, wanted)
    return work


def _lay_out(work: _Work, name: str, before: bytes, data: bytes) -> None:
    from gwstd import layout, mend, source

    try:
        if not mend.lossless(name, data):
            raise layout.UnlayableError("文件不是 UTF-8 编码，转换会丢字，没有排版")
        after = layout.layout(name, source.decode(name, data)[0]).encode("utf-8")
    except layout.UnlayableError as error:
        work.left[name] = str(error)
        return
    if after != before:
        work.changed[name] = (before, after, work.mended.counts.get(name, 0))


def _note_unreadable(work: _Work, wanted: Callable[[str], bool]) -> None:
    """Files of which not even the text could be had."""
    for flaw in work.mended.corpus.flaws:
        name = flaw.fault.place.file
        known = name in work.mended.corpus.sources or name in work.left
        if flaw.rule in ("file-encoding", "file-size", "file-unreadable") and not known and wanted(name):
            work.left[name] = "文件读不出来，没有改动"


# ---------------------------------------------------------------------------------------------- what is said


def _listed(root: Path, work: _Work, fix: bool, written: bool, rest: int) -> str:
    """What was or would be changed, file by file. ``rest``: findings that no fix can mend."""
    lines = []
    for name, (_, _, count) in work.changed.items():
        what = ("已改" if written else "要改") if fix else ("已排版" if written else "要排版")
        done = f"{count} 处" if fix else f"补编码 {count} 个"
        lines.append(f"{what} {(root / name).as_posix()}{f'（{done}）' if count else ''}")
    changed, whole = len(work.changed), f"{work.seen} 个文件"
    if changed:
        verb = "改了" if written else "要改"
        lines.append(f"共 {whole}，{verb} {changed} 个")
    elif not work.left:
        lines.append(f"√ {whole}，{'没有能代改的问题' if fix else '都符合版式'}")
    if rest:
        lines.append(f"还有 {rest} 个问题要人来改，用 gwstd validate 查看")
    return "\n".join(lines) + "\n" if lines else ""


def _say_what_is_left(work: _Work) -> None:
    """The files left alone, with the findings that say why, on stderr."""
    if not work.left:
        return
    from gwstd.findings import text

    corpus = work.mended.corpus
    rules = {(flaw.rule, flaw.fault.place.file) for flaw in corpus.flaws}
    shown = [f for f in work.mended.findings if f.file in work.left and (f.rule, f.file) in rules]
    for name, why in work.left.items():
        print(f"没有动 {(corpus.root / name).as_posix()}：{why}", file=sys.stderr)
    if shown:
        print(text.write(shown, corpus, _options.colored(sys.stderr)), end="", file=sys.stderr)


def _diff(root: Path, name: str, work: _Work) -> str:
    before, after, _ = work.changed[name]
    return _difference.unified((root / name).as_posix(), before, after)
