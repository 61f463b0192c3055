"""PATH arguments of a command → names inside the catalogue."""

from __future__ import annotations

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
    resolved, base = there.resolve(), root.resolve()
    if base.is_relative_to(resolved):
        return ""
    if not resolved.is_relative_to(base):
        raise typer.BadParameter(f"{path} 不在目录文件夹 {root} 里")
    return resolved.relative_to(base).as_posix()
