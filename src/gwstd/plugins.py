"""The one extension idea: a module in a known folder that defines one known function, found by its file name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType


@cache
def names(folder: str) -> tuple[str, ...]:
    """The names of the modules in ``gwstd/<folder>``, sorted, without importing any of them."""
    directory = Path(__file__).parent / folder
    found = {path.stem for path in directory.glob("*.py")} | {path.stem for path in directory.glob("*.pyc")}
    return tuple(sorted(name for name in found if not name.startswith("_")))


def module(folder: str, name: str) -> ModuleType:
    """Import one module of ``gwstd/<folder>``. Raises KeyError when there is none of that name."""
    if name not in names(folder):
        raise KeyError(name)
    return import_module(f"gwstd.{folder}.{name}")
