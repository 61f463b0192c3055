"""Options that several commands share, and the one way to open the catalogue."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gwstd.cache import Cache
    from gwstd.model import Corpus

Catalog = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads it at run time
    typer.Option("--catalog", metavar="DIR", help="目录文件夹（里面有 catalog.yaml）；不写就从当前文件夹往上找。"),
]


def catalogue_root(chosen: Path | None) -> Path:
    """The catalogue folder, as seen from the working folder. Raises BadParameter (exit 2) when there is none."""
    from gwstd.load import NoCatalogueError, find_root

    try:
        return relative(find_root(Path.cwd(), chosen))
    except NoCatalogueError as error:
        raise typer.BadParameter(str(error)) from error


def load_catalogue(root: Path, instead: Mapping[str, bytes] | None = None, cache: Cache | None = None) -> Corpus:
    """Load a catalogue, saying so when only the slow parser is there. ``instead``, ``cache``: see ``load.load``."""
    from gwstd import source
    from gwstd.load import load

    if not source.FAST:
        print("没有安装 ruamel.yaml.clib，读取会慢几十倍：pip install ruamel.yaml.clib", file=sys.stderr)
    return load(root, keep_text=instead is not None, instead=instead, cache=cache)


def relative(path: Path) -> Path:
    """The path as seen from the working folder, where it lies below it; else as it is."""
    try:
        return Path(os.path.relpath(path)) if path.resolve().is_relative_to(Path.cwd()) else path
    except ValueError:  # another drive
        return path


def colored(stream: object) -> bool:
    """Whether to colour: on a terminal, unless NO_COLOR is set (no-color.org) or the terminal is dumb."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(getattr(stream, "isatty", lambda: False)()) and os.environ.get("TERM") != "dumb"


def emit(text: str, machine: bool) -> None:
    """A result on stdout: UTF-8 bytes for machines, the console's own encoding for people."""
    if machine and hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(text.encode("utf-8"))
    else:
        sys.stdout.write(text)
    sys.stdout.flush()
