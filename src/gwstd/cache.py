"""What an earlier run found out, by content: bytes of a file → its sound value; a question about a catalogue → its answer.

Everything is keyed by SHA-256 of what it was made from, so nothing here can be out of date: a changed byte, another
version of the program or another Python is another key. It is kept in the user's own cache folder (``GWSTD_CACHE_DIR``
names another), as JSON, since a cache must not be able to run code. A cache that is absent, locked, full or broken
costs time and nothing else: every failure of it means "not known".
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from collections.abc import Set
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from gwstd import __version__, files, resources

FOLDER: Final = "GWSTD_CACHE_DIR"
"""The environment variable that names the folder to use instead of the system's; CI keeps it between runs."""

_written: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ANSWERS: Final = 16
"""How many questions about a catalogue are remembered: the formats that an office and its CI ask for."""
_BEGINNING: Final = (
    "CREATE TABLE IF NOT EXISTS made_by (program TEXT)",
    "CREATE TABLE IF NOT EXISTS texts (digest TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, answer TEXT)",
    "DELETE FROM made_by",
    "DELETE FROM texts",
    "DELETE FROM answers",
)


def folder() -> Path:
    """Where caches are kept: ``GWSTD_CACHE_DIR``, else the user's cache folder of this system."""
    chosen = os.environ.get(FOLDER)
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("gwstd", appauthor=False)


def program() -> str:
    """A digest of this program: its code and schemas, its version, the Python that runs it."""
    return hashlib.sha256("\0".join([__version__, sys.version, _code()]).encode()).hexdigest()


def _code() -> str:
    """What tells this code from any other: the list of all its files with their digests that an installation wrote; for
    a checkout, which has none, the names, sizes and times of its files, since somebody may be at work on them."""
    here = Path(__file__).parent
    try:
        return hashlib.sha256((here.parent / f"gwstd-{__version__}.dist-info" / "RECORD").read_bytes()).hexdigest()
    except OSError:
        return files.tree_state([here, resources.schema("items").parent])


class Cache:
    """The cache of one catalogue, open for one run: ``with Cache.of(root) as cache``."""

    def __init__(self, path: Path, made_by: str) -> None:
        self._made_by = made_by
        self._seen: set[str] = set()
        self._new: dict[str, str] = {}
        self._kept: frozenset[str] = frozenset()
        self._expected: Set[str] | None = None
        self._moved = False
        self._known: sqlite3.Connection | None = None
        self._path = path
        try:
            self._known = self._open()
        except sqlite3.OperationalError:
            pass  # locked, or in a folder that cannot be written
        except sqlite3.DatabaseError:  # not a database any more: begin anew
            with suppress(OSError, sqlite3.Error):
                path.unlink()
                self._known = self._open()
        except OSError:
            pass

    @classmethod
    def of(cls, root: Path) -> Cache:
        """The cache of the catalogue at ``root``."""
        name = hashlib.sha256(str(root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        return cls(folder() / f"{name}.sqlite", program())

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def value(self, digest: str) -> object | None:
        """The value of the file with this digest (…:SHA-256), if it is known to be sound; never None for a known one."""
        self._seen.add(digest)
        self._moved |= self._expected is not None and digest.rpartition(":")[2] not in self._expected
        if digest not in self._kept:
            return None
        row = self._row("SELECT value FROM texts WHERE digest = ?", digest)
        return None if row is None else json.loads(row)

    def keep(self, digest: str, value: object) -> None:
        """Remember the value of a file in which reading and schema found no flaw."""
        if self._known is not None:
            self._new[digest] = _written(value)

    def expect(self, contents: Set[str]) -> None:
        """The SHA-256 of the contents that a question is about. An answer for which another content was looked at, since
        somebody saved a file in the meantime, is not remembered."""
        self._expected = contents

    def answer(self, question: str) -> object | None:
        """What was answered to this question about these very bytes, or None."""
        row = self._row("SELECT answer FROM answers WHERE question = ?", question)
        return None if row is None else json.loads(row)

    def remember(self, question: str, answer: object) -> None:
        """Remember an answer; the oldest of more than ``_ANSWERS`` are forgotten."""
        if self._known is None or self._moved:
            return
        with suppress(sqlite3.Error):
            self._known.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (question, json.dumps(answer)))
            newest = "SELECT rowid FROM answers ORDER BY rowid DESC LIMIT ?"
            self._known.execute(f"DELETE FROM answers WHERE rowid NOT IN ({newest})", (_ANSWERS,))

    def close(self) -> None:
        """Write what is new, forget the files that this catalogue no longer has, and let go of the cache."""
        known, self._known = self._known, None
        if known is None:
            return
        with suppress(sqlite3.Error):
            known.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?)", self._new.items())
            if self._new:
                kept = self._seen | self._new.keys()
                known.executemany("DELETE FROM texts WHERE digest = ?", [(digest,) for digest in self._kept - kept])
            known.commit()
        with suppress(sqlite3.Error):
            known.close()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # A second is enough for another run to finish its writing; after it this run goes on without a cache.
        known = sqlite3.connect(self._path, timeout=1.0)
        try:
            known.execute("PRAGMA synchronous = OFF")  # a cache lost to a power cut is made again
            made = known.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,)
            if not made or known.execute("SELECT program FROM made_by").fetchall() != [(self._made_by,)]:
                known.execute("BEGIN IMMEDIATE")
                for statement in _BEGINNING:
                    known.execute(statement)
                known.execute("INSERT INTO made_by VALUES (?)", (self._made_by,))
                known.commit()
            self._kept = frozenset(digest for (digest,) in known.execute("SELECT digest FROM texts"))
        except sqlite3.Error:
            known.close()  # Windows deletes no open file
            raise
        return known

    def _row(self, query: str, key: str) -> str | None:
        if self._known is None:
            return None
        with suppress(sqlite3.Error):
            row = self._known.execute(query, (key,)).fetchone()
            if row is not None:
                return str(row[0])
        return None
