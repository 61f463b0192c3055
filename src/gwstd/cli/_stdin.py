"""A file that comes by standard input (``-``) with its name (``--stdin-filename``): what an editor has not saved yet."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final, Optional

import typer

from gwstd.cli import _options, _paths

STDIN: Final = Path("-")
StdinFilename = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads it at run time
    typer.Option("--stdin-filename", metavar="FILE", help="从标准输入读的是哪个文件。"),
]


def agree(command: str, paths: list[Path], name: Path | None) -> bool:
    """Whether the text comes by stdin. Raises BadParameter (exit 2) where ``-`` and the name do not go together."""
    by_stdin = paths == [STDIN]
    if STDIN in paths and not by_stdin:
        raise typer.BadParameter("从标准输入读（-）时不能再写别的文件")
    if by_stdin and name is None:
        raise typer.BadParameter("从标准输入读时要说明是哪个文件：--stdin-filename catalogs/mzj/shjz.yaml")
    if name is not None and not by_stdin:
        raise typer.BadParameter(f"--stdin-filename 要和 - 一起用：gwstd {command} - --stdin-filename 文件")
    return by_stdin


def asked(
    paths: list[Path], catalog: Path | None, name: Path | None
) -> tuple[Path, Callable[[str], bool], tuple[str, bytes] | None]:
    """The catalogue, which files of it are asked for, and what came by stdin with its name in the catalogue."""
    if name is None:
        root = _options.catalogue_root(catalog)
        return root, _paths.chosen(root, paths), None
    root = _options.catalogue_root(catalog) if catalog else _root_of(name)
    inside = _inside(root, name)
    return root, lambda file: file == inside, (inside, sys.stdin.buffer.read())


def _root_of(file: Path) -> Path:
    """The catalogue that a file belongs to: an editor runs us from anywhere."""
    from gwstd.load import NoCatalogueError, find_root

    start = (Path.cwd() / file).resolve().parent
    try:
        return _options.relative(find_root(start))
    except NoCatalogueError as error:
        raise typer.BadParameter(str(error)) from error


def _inside(root: Path, file: Path) -> str:
    for path in (file, root / file):
        resolved = path.resolve()
        if resolved.is_relative_to(root.resolve()) and (path is file or not file.is_absolute()):
            return resolved.relative_to(root.resolve()).as_posix()
    raise typer.BadParameter(f"{file} 不在目录文件夹 {root} 里")


def not_of_the_catalogue(path: Path) -> typer.BadParameter:
    """What is said of a name that no file of the catalogue may have."""
    return typer.BadParameter(f"{path} 不是目录文件：事项文件是“单位代码/领域代码.yaml”，代码要已登记")
