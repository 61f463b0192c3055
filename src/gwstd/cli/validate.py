"""``gwstd validate``: check the catalogue and report every finding."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, Optional

import typer

from gwstd import plugins
from gwstd.cli import FINDINGS, _options, _stdin
from gwstd.cli._options import Catalog
from gwstd.cli._stdin import StdinFilename

if TYPE_CHECKING:
    from collections.abc import Callable

    from gwstd.cache import Cache
    from gwstd.changed import Changes
    from gwstd.model import Corpus, Finding, Severity

FORMATS = plugins.names("findings")
LEVELS = ("error", "warning", "info", "never")
BASELINE = "baseline"


class _Wanted(NamedTuple):
    """What the options ask for. ``outputs`` are (format, file), file None being stdout; ``stdin`` is the name, from
    the catalogue folder, of the file whose text came by stdin, with that text."""

    root: Path
    paths: list[Path]
    chosen: Callable[[str], bool]
    outputs: tuple[tuple[str, Path | None], ...]
    changed_since: str | None
    baseline: Path | None
    write_baseline: bool
    stdin: tuple[str, bytes] | None
    cached: bool

    @property
    def plain(self) -> bool:
        """Whether the answer depends on nothing but the catalogue's bytes: no history, no other file."""
        return self.cached and self.changed_since is None and self.baseline is None and self.stdin is None


def run(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(metavar="[PATH]...", help="只报告这些文件或文件夹的问题（整个目录照样检查）；写 - 就从标准输入读一个文件。",
                       show_default=False),
    ] = None,
    catalog: Catalog = None,
    output: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--format", metavar="FORMAT[:FILE]", show_default="text",
                     help=f"输出格式：{'、'.join(FORMATS)}；可以写几次，写“格式:文件”就存成文件。"),
    ] = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="LEVEL", help="有这一级以上的问题就返回 1：error、warning、info、never。")
    ] = "error",
    changed_since: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--changed-since", metavar="REF", help="只报告从这个分支或提交以来改动的文件，以及受其影响的事项。"),
    ] = None,
    baseline: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--baseline", metavar="FILE", help="不报告这个基线文件里记下的旧问题；只写名称就用目录的 baselines/名称.json。"),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="把现有的问题全部记进基线文件，以后只报告新的。")
    ] = False,
    stdin_filename: StdinFilename = None,
    watch: Annotated[bool, typer.Option("--watch", help="一直看着目录，文件一改就重新校验；按 Ctrl+C 结束。")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="不用上次校验记下的结果，全部重新读、重新查。")] = False,
) -> None:  # fmt: skip
    """校验目录：每个问题给出文件、行、列，错在哪里、改成什么。"""
    from gwstd.model import Severity

    _choice("--fail-on", fail_on, LEVELS)
    outputs = _outputs(output or ["text"])
    _agree(paths or [], stdin_filename, watch, outputs, write_baseline)
    root, chosen, stdin = _stdin.asked(paths or [], catalog, stdin_filename)
    kept = _baseline_file(root, baseline or BASELINE) if baseline or write_baseline else None
    wanted = _Wanted(root, paths or [], chosen, outputs, changed_since, kept, write_baseline, stdin, not no_cache)
    worst = _once(wanted)
    if watch:
        _keep_watching(wanted)
    if worst is not None and fail_on != "never" and worst >= Severity[fail_on.upper()]:
        raise typer.Exit(FINDINGS)


# ---------------------------------------------------------------------------------------------- one validation


def _once(wanted: _Wanted) -> Severity | None:
    """Validate, write every output, and give the worst severity of what was reported."""
    if not wanted.cached:
        return _tell(_judge(wanted, None), wanted)
    from gwstd.cache import Cache

    with Cache.of(wanted.root) as cache:
        question = _question(wanted, cache) if wanted.plain else ""
        known = cache.answer(question) if question else None
        answer = _Answer(*known) if isinstance(known, list) else _judge(wanted, cache)
        if question and known is None:
            cache.remember(question, answer)
    return _tell(answer, wanted)


class _Answer(NamedTuple):
    """What a validation says: the text of each output, the closing line, the worst severity (0: nothing found)."""

    texts: list[str]
    summary: str
    worst: int


def _question(wanted: _Wanted, cache: Cache) -> str:
    """A digest of all that decides a plain answer: every byte of the catalogue, and how it is asked for."""
    import hashlib

    from gwstd import files

    contents: set[str] = set()
    tree = files.tree_digest([wanted.root], each=contents)
    cache.expect(contents)
    shown = [*(name for name, _ in wanted.outputs), str(_options.colored(sys.stdout))]
    asked = [tree, str(wanted.root), *map(str, wanted.paths), str(Path.cwd()), *shown]
    return hashlib.sha256("\0".join(asked).encode("utf-8", "surrogateescape")).hexdigest()


def _judge(wanted: _Wanted, cache: Cache | None) -> _Answer:
    corpus = _options.load_catalogue(wanted.root, dict([wanted.stdin]) if wanted.stdin else None, cache)
    from gwstd.check import check, worst

    findings = check(corpus)
    if wanted.write_baseline and wanted.baseline is not None:
        _write_baseline(wanted.baseline, findings, corpus)
    if wanted.baseline is not None:
        findings = _without_known(wanted.baseline, findings, corpus)
    findings, changes = _narrowed(findings, corpus, wanted)
    texts = [_written(name, findings, corpus, changes, file is None) for name, file in wanted.outputs]
    return _Answer(texts, plugins.module("findings", "text").summary(findings, corpus), worst(findings) or 0)


def _tell(answer: _Answer, wanted: _Wanted) -> Severity | None:
    """Write each output where it was asked for; without one on the screen the closing line says how it went."""
    from gwstd.model import Severity

    shown = False
    for text, (name, file) in zip(answer.texts, wanted.outputs, strict=True):
        if file is None:
            _options.emit(text, name != "text")
            shown = name != "github"
        else:
            from gwstd import files

            files.write(file, text.encode("utf-8"))
    if not shown:
        print(answer.summary, file=sys.stderr)
    return Severity(answer.worst) if answer.worst else None


def _written(name: str, findings: tuple[Finding, ...], corpus: Corpus, changes: Changes | None, to_stdout: bool) -> str:
    """The report in one format. Text may be coloured; a format that names ``changes`` is told what changed."""
    from inspect import signature

    writer = plugins.module("findings", name)
    offered = {"color": to_stdout and _options.colored(sys.stdout), "changes": changes}
    taken = signature(writer.write).parameters
    return str(writer.write(findings, corpus, **{key: value for key, value in offered.items() if key in taken}))


def _narrowed(
    findings: tuple[Finding, ...], corpus: Corpus, wanted: _Wanted
) -> tuple[tuple[Finding, ...], Changes | None]:
    """The findings that PATH, stdin and ``--changed-since`` ask for."""
    if wanted.stdin is not None:
        name = wanted.stdin[0]
        if name not in corpus.sources and not any(f.file == name for f in findings):
            raise _stdin.not_of_the_catalogue(corpus.root / name)
    findings = tuple(f for f in findings if wanted.chosen(f.file))
    if wanted.changed_since is None:
        return findings, None
    from gwstd.changed import NoHistoryError, since

    try:
        changes = since(corpus, wanted.changed_since)
    except NoHistoryError as error:
        raise typer.BadParameter(str(error)) from error
    reached = sum(item.kind != "删除" for item in changes.items)
    print(f"只报告 {changes.ref} 以来的改动：{len(changes.files)} 个文件，涉及 {reached} 个事项", file=sys.stderr)
    return tuple(f for f in findings if changes.concern(f)), changes


# ---------------------------------------------------------------------------------------------- baseline


def _baseline_file(root: Path, name: str) -> Path:
    """A bare name is a file of the catalogue's ``baselines``; anything else is a path as seen from here."""
    from gwstd.baseline import FOLDER

    if Path(name).name == name and not name.endswith(".json"):
        return root / FOLDER / f"{name}.json"
    if not name.endswith(".json"):
        raise typer.BadParameter(f"基线文件的名称要以 .json 结尾：{name}")
    return _report_file(Path(name))


def _write_baseline(file: Path, findings: tuple[Finding, ...], corpus: Corpus) -> None:
    from gwstd import baseline, files

    text, left_out = baseline.write(findings, corpus)
    files.write(file, text.encode("utf-8"))
    more = f"；另有 {left_out} 个在读不出来的文件里，不能记，请先改正" if left_out else ""
    print(f"基线已写好：{file.as_posix()}，记下 {len(findings) - left_out} 个问题{more}", file=sys.stderr)


def _without_known(file: Path, findings: tuple[Finding, ...], corpus: Corpus) -> tuple[Finding, ...]:
    from gwstd import baseline

    if not file.is_file():
        raise typer.BadParameter(f"没有基线文件 {file.as_posix()}；第一次用时加 --write-baseline 写一份")
    resolved, top = file.resolve(), corpus.root.resolve()
    name = resolved.relative_to(top).as_posix() if resolved.is_relative_to(top) else resolved.as_posix()
    try:
        entries = baseline.read(file.read_text("utf-8"))
    except (baseline.BadBaselineError, UnicodeDecodeError) as error:
        why = error if isinstance(error, baseline.BadBaselineError) else "不是 UTF-8 文字"
        raise typer.BadParameter(f"{file.as_posix()}：{why}") from error
    fresh, known = baseline.apply(findings, entries, corpus, name)
    if known:
        print(f"基线里记下的 {known} 个旧问题没有报告（{file.as_posix()}）", file=sys.stderr)
    return fresh


# ---------------------------------------------------------------------------------------------- watching


def _keep_watching(wanted: _Wanted) -> None:
    """Validate again at each change, until Ctrl+C; that ends well."""
    import time
    from datetime import datetime

    from gwstd.watch import changes

    print(f"正在看着 {wanted.root.as_posix()}，改了就重新校验；按 Ctrl+C 结束", file=sys.stderr, flush=True)
    try:
        for names in changes(wanted.root, time.sleep):
            more = f" 等 {len(names)} 个文件" if len(names) > 1 else ""
            print(f"\n{datetime.now():%H:%M:%S} {names[0]}{more} 有改动", file=sys.stderr, flush=True)
            _once(wanted)
    except KeyboardInterrupt:
        print("不再看着", file=sys.stderr)
        raise typer.Exit(0) from None


# ---------------------------------------------------------------------------------------------- options


def _choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise typer.BadParameter(f"{option} 没有 {value} 这个选择，可以写：{'、'.join(choices)}")


def _outputs(written: list[str]) -> tuple[tuple[str, Path | None], ...]:
    outputs = []
    for word in written:
        name, colon, file = word.partition(":")
        _choice("--format", name, FORMATS)
        if colon and not file:
            raise typer.BadParameter(f"--format {word} 的冒号后面要写存成哪个文件，如 {name}:gwstd.{name}")
        outputs.append((name, _report_file(Path(file)) if file else None))
    if sum(file is None for _, file in outputs) > 1:
        raise typer.BadParameter("只能有一种格式显示在屏幕上，其余的写成“格式:文件”，如 --format sarif:gwstd.sarif")
    written_to = [file.resolve() for _, file in outputs if file is not None]
    if len(set(written_to)) < len(written_to):
        raise typer.BadParameter("两种格式不能存成同一个文件")
    return tuple(outputs)


def _report_file(file: Path) -> Path:
    """A file that a report may be written to: never one that could be a department's own."""
    if file.suffix.lower() in (".yaml", ".yml"):
        raise typer.BadParameter(f"报告不能存成 {file.as_posix()}：.yaml 是目录文件，会被盖掉")
    if file.is_dir():
        raise typer.BadParameter(f"报告不能存成 {file.as_posix()}：这是文件夹")
    return file


def _agree(
    paths: list[Path],
    stdin_filename: Path | None,
    watch: bool,
    outputs: tuple[tuple[str, Path | None], ...],
    write_baseline: bool,
) -> None:
    """Refuse options that contradict each other."""
    by_stdin = _stdin.agree("validate", paths, stdin_filename)
    if watch and (by_stdin or write_baseline):
        raise typer.BadParameter("--watch 不能和 -、--write-baseline 一起用")
    if watch and any(name != "text" and file is None for name, file in outputs):
        raise typer.BadParameter("--watch 时屏幕上只显示 text；其他格式写成“格式:文件”")
    if write_baseline and by_stdin:
        raise typer.BadParameter("--write-baseline 不能和 - 一起用：基线记的是存盘的目录")
