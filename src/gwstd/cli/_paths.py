"""PATH arguments of a command → names inside the catalogue."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import typer


def chosen(root: Path, paths: list[Path]) -> Callable[[str], bool]:
    """Whether a file of the catalogue (its name, with /) is one of ``paths`` or lies in one; all are when none is given.

    A path counts from the working folder, else from the catalogue. Raises BadParameter (exit 2) for one that is not there.
    """
    names = [_name(root, path) for path in paths]
    return lambda name: not names or any(not n or name == n or name.startswith(f"{n}/") for n in names)


def _name(root: Path, path: Path) -> str:
    there = path if path.exists() else root / path
    if not there.exists():
        raise typer.BadParameter(f"没有这个文件：{path}")
    # As written first: a file of the catalogue that is a link is known by its own name. Then as the links lead.
    here = Path.cwd()
    as_written = Path(os.path.normpath(here / there)), Path(os.path.normpath(here / root))
    for placed, base in (as_written, (there.resolve(), root.resolve())):
        if base.is_relative_to(placed):
            return ""
        if placed.is_relative_to(base):
            return placed.relative_to(base).as_posix()
    raise typer.BadParameter(f"{path} 不在目录文件夹 {root} 里")
