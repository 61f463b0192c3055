"""One file of any kind → its grids: each module reads one file format by ``read(path) -> Iterable[Grid]``.

A reader raises UnreadableError with a sentence for the user; what it had to repair stands in the grids. Which reader
reads a file is told by its content (``_sniff.py``), never by its ending.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from gwstd import plugins
from gwstd.grid import Grid, Repair, UnreadableError
from gwstd.intake import _guard, _sniff


def grids(path: Path) -> tuple[Grid, ...]:
    """All tables of a file, at least one. Raises UnreadableError, and no other exception, whatever the file is."""
    with _guard.damaged_as_unreadable():
        kind = _sniff.kind_of(path)
        found = tuple(plugins.module("intake", kind.reader).read(path))
    if not found:
        raise UnreadableError(f"这个{kind.name}里没有表格。请核对是不是发错了文件。")
    ending = path.suffix.lower()
    if not ending or ending in kind.endings:
        return found
    told = Repair(None, f"文件名以 {path.suffix} 结尾，内容其实是{kind.name}，已按{kind.name}读")
    return dataclasses.replace(found[0], repairs=(told, *found[0].repairs)), *found[1:]
