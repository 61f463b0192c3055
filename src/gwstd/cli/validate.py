"""``gwstd validate``: check the catalogue and report every finding."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from gwstd import plugins
from gwstd.cli import _options
from gwstd.cli._options import Catalog

FORMATS = plugins.names("findings")
LEVELS = ("error", "warning", "info", "never")


def run(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(metavar="[PATH]...", help="只报告这些文件或文件夹的问题（整个目录照样检查）。", show_default=False),
    ] = None,
    catalog: Catalog = None,
    output: Annotated[str, typer.Option("--format", metavar="FORMAT", help=f"输出格式：{'、'.join(FORMATS)}。")] = "text",
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="LEVEL", help="有这一级以上的问题就返回 1：error、warning、info、never。")
    ] = "error",
) -> None:
    """校验目录：每个问题给出文件、行、列，错在哪里、改成什么。"""
    _choice("--format", output, FORMATS)
    _choice("--fail-on", fail_on, LEVELS)
    corpus = _options.load_catalogue(_options.catalogue_root(catalog))
    from gwstd.check import check, worst
    from gwstd.model import Severity

    findings = check(corpus)
    if paths:
        wanted = _inside(corpus.root, paths)
        findings = tuple(f for f in findings if any(f.file == w or f.file.startswith(w.rstrip("/") + "/") or not w for w in wanted))
    writer = plugins.module("findings", output)
    machine = output != "text"
    text = writer.write(findings, corpus) if machine else writer.write(findings, corpus, _options.colored(sys.stdout))
    _options.emit(text, machine)
    if output == "github":
        print(plugins.module("findings", "text").summary(findings, corpus), file=sys.stderr)
    level = worst(findings)
    if level is not None and fail_on != "never" and level >= Severity[fail_on.upper()]:
        raise typer.Exit(1)


def _choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise typer.BadParameter(f"{option} 没有 {value} 这个选择，可以写：{'、'.join(choices)}")


def _inside(root: Path, paths: list[Path]) -> list[str]:
    """The given paths as names inside the catalogue; empty text is the catalogue itself."""
    names = []
    for path in paths:
        there = path if path.exists() else root / path
        if not there.exists():
            raise typer.BadParameter(f"没有这个文件：{path}")
        resolved = there.resolve()
        base = root.resolve()
        if base == resolved or base.is_relative_to(resolved):
            names.append("")
        elif resolved.is_relative_to(base):
            names.append(resolved.relative_to(base).as_posix())
        else:
            raise typer.BadParameter(f"{path} 不在目录文件夹 {root} 里")
    return names
