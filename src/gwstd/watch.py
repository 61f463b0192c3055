"""A catalogue folder → each set of files that somebody just changed, by looking at their stats again and again.

No program of the system is asked (those differ, and miss network drives): only name, size and time of each file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

INTERVAL: Final = 0.5
"""Seconds between two looks."""

Stats = dict[str, tuple[int, int, int]]


def stats(root: Path) -> Stats:
    """Name from the root → (time of change in nanoseconds, size, inode) of every file that is not hidden."""
    found: Stats = {}
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.startswith((".", "~$")):
                continue
            path = Path(folder) / name
            try:
                seen = path.stat()
            except OSError:  # gone between the two calls
                continue
            found[path.relative_to(root).as_posix()] = (seen.st_mtime_ns, seen.st_size, seen.st_ino)
    return found


def changes(
    root: Path, sleep: Callable[[float], None], interval: float = INTERVAL, since: Stats | None = None
) -> Iterator[tuple[str, ...]]:
    """The names that changed, came or went, each time that some did and then none for one interval.

    Endless. ``since``: the stats from which on changes count, if not from now. An editor that writes a temporary file
    and renames it, and a ``git checkout``, are one change.
    """
    before = stats(root)
    reported = before if since is None else since
    while True:
        sleep(interval)
        now = stats(root)
        if now != before:
            before = now  # still being written
            continue
        if now != reported:
            names = tuple(sorted(name for name in now.keys() | reported.keys() if now.get(name) != reported.get(name)))
            reported = now
            yield names
