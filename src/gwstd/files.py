"""Bytes → disk, whole or not at all: temporary file in the same folder, fsync, rename; a folder is staged and swapped.

A command that is killed or meets a full disk leaves the old files as they were.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from io import BytesIO, FileIO
from pathlib import Path
from typing import Any, Final

from gwstd.outputs import Output

MANIFEST: Final = "manifest.json"
_STAGING: Final = ".gwstd-staging-"
_OLD: Final = ".gwstd-old-"
_AT_A_TIME: Final = 32
_ZIP: Final = b"PK\x03\x04"


class ForeignFolderError(Exception):
    """The output folder holds files that no build made, and no manifest: it is somebody's own folder."""


def write(path: Path, data: bytes) -> None:
    """Replace one file by ``data``. Raises OSError; then the old file is untouched."""
    import shutil
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, name)
        else:
            Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of an earlier build in ``folder``, or None."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("outputs"), dict) else None


def unchanged(folder: Path, fingerprint: str) -> bool:
    """Whether ``folder`` holds, byte for byte, what a build of the same fingerprint made."""
    found = manifest(folder)
    if found is None or found.get("fingerprint") != fingerprint:
        return False
    for name, facts in found["outputs"].items():
        path = folder / name
        if not path.is_file() or _sha256(path.read_bytes()) != facts.get("file_sha256"):
            return False
    return True


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Before:
    """What an earlier build left in a folder, as far as it still stands there byte for byte."""

    def __init__(self, folder: Path, entries: Mapping[str, object]) -> None:
        """``entries``: the outputs in the manifest, which somebody may have edited."""
        self.folder = folder
        self.names = frozenset(entries)
        self._facts = {name: facts for name, facts in entries.items() if isinstance(facts, dict) and _is_below(name)}
        self._sizes: dict[str, int | None] = {}
        self._made_of: dict[str, list[str]] = {}
        for name, facts in self._facts.items():
            self._made_of.setdefault(str(facts.get("made_of")), []).append(name)

    def made_of(self, origin: str) -> tuple[Output, ...]:
        """The files that were made of this, by name; none where one of them is no longer whole."""
        sizes = {name: self._size(name) for name in self._made_of.get(origin, ())}
        found = tuple(Output(name, size, None, origin) for name, size in sizes.items() if size is not None)
        return found if len(found) == len(sizes) else ()

    def facts(self, output: Output) -> dict[str, Any] | None:
        """What the manifest says of the earlier file that is the same, or None where there is none."""
        facts = self._facts.get(output.name)
        if facts is None or (output.data is not None and facts.get("file_sha256") != _sha256(output.data)):
            return None
        size, parts = self._size(output.name), facts.get("parts_sha256")
        if size is None or not isinstance(parts, str):
            return None
        return _entry(size, facts["file_sha256"], parts, output.made_of)

    def _size(self, name: str) -> int | None:
        """The size of a file that is what the manifest says. A link to elsewhere is none of a build's own."""
        if name not in self._sizes:
            self._sizes[name] = None
            path = f"{self.folder}/{name}"
            with suppress(OSError):
                data = content(path)
                if not os.path.islink(path) and _sha256(data) == self._facts[name].get("file_sha256"):  # noqa: PTH114
                    self._sizes[name] = len(data)
        return self._sizes[name]


def _is_below(name: str) -> bool:
    return not Path(name).is_absolute() and ".." not in Path(name).parts


def swap_in(folder: Path, make: Callable[[Before], Iterable[Output]], facts: Mapping[str, object]) -> dict[str, int]:
    """Make ``folder`` hold the outputs that ``make`` gives, and a manifest written last; give each output's size.

    ``make`` is told what an earlier build left, and may say that files of it stay. The others are gone; files that are
    not a build's own stay. Raises ForeignFolderError when the folder has files but no manifest, OSError when the disk
    does not take it (the old folder is then whole).
    """
    import shutil
    import tempfile

    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(20, "不是文件夹", str(folder))
    _sweep(folder)
    left = manifest(folder)
    if left is None and folder.exists() and any(folder.iterdir()):
        raise ForeignFolderError(str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{_STAGING}{folder.name}-"))
    try:
        before = Before(folder, left["outputs"] if left else {})
        sizes = _stage(staging, before, make(before), facts)
        if folder.exists():
            _keep_foreign(before, staging)
        staging.chmod(0o755)
        _exchange(folder, staging)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return sizes


def _stage(staging: Path, before: Before, outputs: Iterable[Output], facts: Mapping[str, object]) -> dict[str, int]:
    entries: dict[str, dict[str, Any]] = {}
    folders: set[str] = set()
    new: list[Path] = []
    for output in outputs:
        name = output.name
        folder = name.rpartition("/")[0]
        if folder not in folders:
            (staging / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        known = before.facts(output)
        if known is None or not _linked(f"{before.folder}/{name}", f"{staging}/{name}"):
            data = content(before.folder / name) if output.data is None else output.data
            with open(f"{staging}/{name}", "wb", buffering=0) as stream:  # noqa: PTH123 - of a page for each item, a tenth
                _write_whole(stream, data)
            new.append(staging / name)
            whole = _sha256(data)
            parts = parts_digest(data) if data.startswith(_ZIP) else whole
            known = _entry(len(data), whole, parts, output.made_of)
        entries[name] = known
    _sync(new)
    text = json.dumps({**facts, "outputs": dict(sorted(entries.items()))}, ensure_ascii=False, indent=2)
    write(staging / MANIFEST, (text + "\n").encode("utf-8"))
    return {name: int(entry["bytes"]) for name, entry in entries.items()}


def _entry(size: int, whole: str, parts: str, made_of: str) -> dict[str, Any]:
    """What the manifest says of a file; what it was made of, where there is such, is for the builds to come."""
    facts = {"bytes": size, "file_sha256": whole, "parts_sha256": parts}
    return {**facts, "made_of": made_of} if made_of else facts


def _linked(old: str, new: str) -> bool:
    """Whether the new folder has the old one's file now, under both names until the old folder goes. It need not be
    written then, nor taken by the disk. Not every disk and share can do that."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def _write_whole(stream: FileIO, data: bytes) -> None:
    """Write all of it: one call takes at most two gigabytes, and what a full disk still has room for."""
    view = memoryview(data)
    while view:
        view = view[stream.write(view) :]


def _sync(paths: Sequence[Path]) -> None:
    """Have the disk take these files. Several at a time: of a page for each item, one by one, every one would wait for
    its own turn of the disk, half a minute in all. Each thread has its share: handing over file by file costs more than
    the files."""
    from concurrent.futures import ThreadPoolExecutor

    def sync(share: Sequence[Path]) -> None:
        for path in share:
            handle = os.open(path, os.O_RDWR)  # Windows flushes only what is open for writing
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        for _ in pool.map(sync, [paths[at::_AT_A_TIME] for at in range(_AT_A_TIME)]):
            pass


def _keep_foreign(before: Before, staging: Path) -> None:
    """Copy over what is not a build's own (an office may keep a cover letter beside its compendium)."""
    import shutil

    own = {MANIFEST, *before.names}
    for folder, _, names in os.walk(before.folder):
        inner = Path(folder).relative_to(before.folder).as_posix()
        for name in names if inner == "." else [f"{inner}/{name}" for name in names]:
            if name in own:
                continue
            path, target = before.folder / name, staging / name
            if path.is_file() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, target)


def _exchange(folder: Path, staging: Path) -> None:
    import shutil
    import tempfile

    if not folder.exists():
        staging.replace(folder)
        return
    old = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{_OLD}{folder.name}-"))
    folder.replace(old / folder.name)
    try:
        staging.replace(folder)
    except BaseException:
        (old / folder.name).replace(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Clear what a killed build left: put the old folder back if the swap was cut short, drop stale staging."""
    import shutil

    mine = re.compile(f"({re.escape(_OLD)}|{re.escape(_STAGING)}){re.escape(folder.name)}-[^-]+")  # not those of dist-2
    left = sorted(folder.parent.iterdir()) if folder.parent.is_dir() else []
    for path in left:
        if not mine.fullmatch(path.name):
            continue
        if path.name.startswith(_OLD) and not folder.exists() and (path / folder.name).exists():
            (path / folder.name).replace(folder)
        shutil.rmtree(path, ignore_errors=True)


# ---------------------------------------------------------------------------------------------- digests


def parts_digest(data: bytes) -> str:
    """SHA-256 of the content; for a zip (docx, xlsx) of its uncompressed parts, since deflate differs by machine."""
    if not data.startswith(_ZIP):
        return _sha256(data)
    import zipfile

    digest = hashlib.sha256()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            digest.update(f"{info.filename}\0{info.file_size}\0".encode())
            with archive.open(info) as part:
                while chunk := part.read(1 << 20):  # a compendium of a city is hundreds of megabytes of XML
                    digest.update(chunk)
    return digest.hexdigest()


def tree_digest(roots: Iterable[Path], skip: Path | None = None, each: set[str] | None = None) -> str:
    """SHA-256 over names and contents of all files below ``roots``, and the names of folders; what is hidden, caches
    and ``skip`` are left out. A file that cannot be read counts by its name and why. ``each`` is given the digest of each
    file, for whoever must know whether it is these contents that are judged."""
    digest = hashlib.sha256()
    for root in roots:
        for name, entry in _below(root, skip):
            digest.update(name.encode("utf-8", "surrogateescape") + b"\0")
            if entry is None:
                continue
            try:
                data = content(Path(entry.path))
            except OSError as error:
                data = f"unreadable: {error.errno}".encode()
            own = hashlib.sha256(data)
            digest.update(own.digest())
            if each is not None:
                each.add(own.hexdigest())
    return digest.hexdigest()


def tree_state(roots: Iterable[Path]) -> str:
    """SHA-256 over the names, sizes and times of change of all files below ``roots``: what says whether one of them was
    written since, without reading them."""
    digest = hashlib.sha256()
    for root in roots:
        for name, entry in _below(root):
            state = ""
            if entry is not None:
                with suppress(OSError):  # gone since, or a link to nothing
                    found = entry.stat()
                    state = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
            digest.update(f"{name}\0{state}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _below(root: Path, skip: Path | None = None) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """What is in a folder, in an order of its own: the names of its folders, ``/`` behind them, and of its files with
    their entries. A link to a folder is a file that cannot be read; a folder that cannot be read is an empty one."""
    folders = [("", str(root))]
    for inner, folder in folders:  # grows while it is walked
        if skip is not None and Path(folder).resolve().is_relative_to(skip):
            continue
        yield f"{inner}/", None
        try:
            found = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in found:
            if entry.name.startswith("."):
                continue
            if not entry.is_dir(follow_symlinks=False):
                yield f"{inner}/{entry.name}", entry
            elif not entry.name.startswith("__pycache__"):
                folders.append((f"{inner}/{entry.name}", entry.path))


def content(path: Path | str) -> bytes:
    """The bytes of a file, without the buffer that would only copy a small file once more. Raises OSError."""
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - thousands of files, a tenth of whose reading Path would be
        return stream.read()
