"""Writing to disk: whole or not at all, whatever fails; and digests that say whether anything changed."""

from __future__ import annotations

import builtins
import errno
import hashlib
import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gwstd import files
from gwstd.outputs import Output, made

Files = tuple[tuple[str, bytes], ...]

FIRST: Files = (
    ("compendium.docx", b"old word"),
    ("site/index.html", b"old page"),
    ("site/gone.html", b"gone"),
    ("site/same.html", b"same"),
)
SECOND: Files = (
    ("compendium.docx", b"new word"),
    ("site/index.html", b"new page"),
    ("site/more.html", b"more"),
    ("site/same.html", b"same"),
)


def swap_in(folder: Path, outputs: Files, facts: dict[str, object]) -> dict[str, int]:
    """Made anew, whatever an earlier build left."""
    return files.swap_in(folder, lambda _: [made(name, data) for name, data in outputs], facts)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".gwstd")]


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    swap_in(folder, FIRST, {"fingerprint": "1"})
    return folder


# ---------------------------------------------------------------------------------------------- one file


def test_write_replaces_a_file_and_makes_its_folder(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b.txt"
    files.write(target, b"1")
    target.chmod(0o640)
    files.write(target, b"2")
    assert target.read_bytes() == b"2"
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in target.parent.iterdir()] == ["b.txt"]


# ---------------------------------------------------------------------------------------------- a folder


def test_a_build_replaces_what_a_build_made_and_keeps_what_is_not_its_own(dist: Path) -> None:
    (dist / "来函.txt").write_bytes(b"letter")
    sizes = swap_in(dist, SECOND, {"fingerprint": "2"})
    assert sizes == {name: len(data) for name, data in SECOND}
    kept = snapshot(dist)
    manifest = json.loads(kept.pop(files.MANIFEST))
    assert kept == {**dict(SECOND), "来函.txt": b"letter"}
    assert list(manifest["outputs"]) == sorted(name for name, _ in SECOND)
    assert manifest["outputs"]["site/more.html"]["bytes"] == 4
    assert leftovers(dist.parent) == []


def test_somebody_elses_folder_is_never_touched(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("x")
    with pytest.raises(files.ForeignFolderError):
        swap_in(mine, FIRST, {})
    assert snapshot(mine) == {"letter.txt": b"x"}
    (mine / files.MANIFEST).write_text("[]")
    with pytest.raises(files.ForeignFolderError):
        swap_in(mine, FIRST, {})
    with pytest.raises(NotADirectoryError):
        swap_in(mine / "letter.txt", FIRST, {})


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    assert swap_in(tmp_path / "dist", FIRST, {})


def test_unchanged_means_every_byte(dist: Path) -> None:
    assert files.unchanged(dist, "1")
    assert not files.unchanged(dist, "2")
    page = dist / "site/index.html"
    page.write_bytes(b"0ld page")
    assert not files.unchanged(dist, "1")
    page.unlink()
    assert not files.unchanged(dist, "1")
    assert not files.unchanged(dist.parent / "nowhere", "1")


def test_outputs_that_fail_half_way_leave_the_old_ones(dist: Path) -> None:
    before = snapshot(dist)

    def failing(_: files.Before) -> Iterator[Output]:
        yield made(*SECOND[0])
        raise ValueError("template")

    with pytest.raises(ValueError, match="template"):
        files.swap_in(dist, failing, {})
    assert snapshot(dist) == before
    assert leftovers(dist.parent) == []


# ---------------------------------------------------------------------------------------------- what stays as it is


def again(folder: Path, *outputs: Output) -> None:
    files.swap_in(folder, lambda _: outputs, {"fingerprint": "2"})


def inode(path: Path) -> int:
    return path.stat().st_ino


def test_a_file_with_the_same_content_is_the_same_file(dist: Path) -> None:
    same, page = inode(dist / "site/same.html"), inode(dist / "site/index.html")
    os.utime(dist / "site/same.html", (1, 1))
    swap_in(dist, SECOND, {"fingerprint": "2"})
    assert inode(dist / "site/same.html") == same
    assert (dist / "site/same.html").stat().st_mtime == 1, "whoever sends on what is newer leaves it"
    assert inode(dist / "site/index.html") != page
    assert (dist / "site/same.html").stat().st_nlink == 1, "the old folder is gone"
    facts = json.loads((dist / files.MANIFEST).read_text("utf-8"))["outputs"]["site/same.html"]
    assert facts == {
        "bytes": 4,
        "file_sha256": hashlib.sha256(b"same").hexdigest(),
        "parts_sha256": facts["file_sha256"],
    }


def test_what_was_made_of_the_same_can_be_told_by_it_and_stays(dist: Path) -> None:
    again(dist, made("b.html", b"b", "x"), made("a.html", b"a", "x"), made("c.html", b"c", "y"))
    left: list[tuple[Output, ...]] = []

    def make(before: files.Before) -> Iterator[Output]:
        left.extend((before.made_of("x"), before.made_of("z"), before.made_of("")))
        yield from before.made_of("x")

    stayed = inode(dist / "a.html")
    sizes = files.swap_in(dist, make, {"fingerprint": "3"})
    assert left == [(Output("a.html", 1, None, "x"), Output("b.html", 1, None, "x")), (), ()]
    assert sizes == {"a.html": 1, "b.html": 1} and inode(dist / "a.html") == stayed
    kept = snapshot(dist)
    assert json.loads(kept.pop(files.MANIFEST))["outputs"]["a.html"]["made_of"] == "x"
    assert kept == {"a.html": b"a", "b.html": b"b"}


def left_of(folder: Path, made_of: str, *outputs: Output) -> tuple[Output, ...]:
    """What the next build is told to be left; it makes these outputs."""
    told: list[tuple[Output, ...]] = []

    def make(before: files.Before) -> tuple[Output, ...]:
        told.append(before.made_of(made_of))
        return outputs

    files.swap_in(folder, make, {})
    return told[0]


@pytest.mark.parametrize("harm", ["changed", "gone", "a link"])
def test_a_group_of_which_somebody_changed_or_took_a_file_is_made_anew(dist: Path, harm: str) -> None:
    again(dist, made("a.html", b"a", "x"), made("b.html", b"a", "x"))
    page = dist / "b.html"
    page.unlink()
    if harm == "changed":
        page.write_bytes(b"!")
    elif harm == "a link":
        page.symlink_to(dist / "a.html")
    assert left_of(dist, "x", made("b.html", b"a")) == ()
    assert page.read_bytes() == b"a" and not page.is_symlink()


def test_a_disk_without_links_gets_copies(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    again(dist, made("a.html", b"a", "x"), made("b.html", b"b"))
    monkeypatch.setattr(os, "link", refuse)
    files.swap_in(dist, lambda before: [*before.made_of("x"), made("b.html", b"b")], {})
    kept = snapshot(dist)
    assert json.loads(kept.pop(files.MANIFEST))["outputs"]["a.html"]["made_of"] == "x"
    assert kept == {"a.html": b"a", "b.html": b"b"}


@pytest.mark.parametrize("name", ["../secret.txt", "/secret.txt"])
def test_a_manifest_that_somebody_edited_leads_nowhere(dist: Path, tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(b"secret")
    name = name if name.startswith(".") else str(secret)
    sound = {"file_sha256": hashlib.sha256(b"secret").hexdigest(), "bytes": 6, "made_of": "x", "parts_sha256": ""}
    outputs = {name: sound, "site/same.html": 1, "site/index.html": {"bytes": "?"}}
    (dist / files.MANIFEST).write_text(json.dumps({"outputs": outputs}), "utf-8")
    assert left_of(dist, "x", made("site/same.html", b"same"), made("site/index.html", b"page")) == ()
    assert secret.read_bytes() == b"secret"
    assert (dist / "site/same.html").read_bytes() == b"same"


# ---------------------------------------------------------------------------------------------- every call may fail

CALLS = (
    (os, "open"),
    (os, "mkdir"),
    (os, "fsync"),
    (os, "link"),
    (os, "replace"),
    (os, "chmod"),
    (builtins, "open"),
    (io, "open"),
    (shutil, "copy2"),
)


class Disk:
    """Counts the calls that change or read the disk; one of them fails, with “disk full” or like a killed process."""

    def __init__(self, fails: int, error: BaseException) -> None:
        self.fails, self.error, self.count = fails, error, 0

    def wrap(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **named: Any) -> Any:
            self.count += 1
            if self.count == self.fails:
                raise self.error
            return call(*arguments, **named)

        return wrapped


def attempt(dist: Path, fails: int, error: BaseException) -> bool:
    """Swap in with the numbered call failing; whether there was such a call."""
    disk = Disk(fails, error)
    with pytest.MonkeyPatch.context() as patch:
        for module, name in CALLS:
            patch.setattr(module, name, disk.wrap(getattr(module, name)))
        try:
            swap_in(dist, SECOND, {"fingerprint": "2"})
        except (OSError, KeyboardInterrupt, files.ForeignFolderError):
            assert disk.count >= fails
    return disk.count >= fails


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()], ids=["full", "stop"]
)
def test_whatever_fails_the_folder_is_whole_and_the_next_build_clean(
    error: BaseException, dist: Path, tmp_path: Path
) -> None:
    (dist / "来函.txt").write_bytes(b"letter")
    old = snapshot(dist)
    kept = tmp_path / "kept"
    shutil.copytree(dist, kept)
    swap_in(kept, SECOND, {"fingerprint": "2"})
    new = snapshot(kept)
    fails = 1
    while attempt(dist, fails, error):
        assert snapshot(dist) in (old, new), f"call {fails}"
        swap_in(dist, FIRST, {"fingerprint": "1"})
        assert snapshot(dist) == old
        assert leftovers(tmp_path) == []
        fails += 1
    assert fails > 12, "the test reaches the calls it means"
    assert snapshot(dist) == new


def test_a_build_killed_between_the_two_renames_is_put_right(dist: Path) -> None:
    (dist / "来函.txt").write_bytes(b"letter")
    (dist.parent / ".gwstd-staging-dist-abcdefgh").mkdir()
    aside = dist.parent / ".gwstd-old-dist-abcdefgh"
    aside.mkdir()
    dist.replace(aside / "dist")
    swap_in(dist, SECOND, {})
    assert sorted(snapshot(dist)) == [
        "compendium.docx",
        "manifest.json",
        "site/index.html",
        "site/more.html",
        "site/same.html",
        "来函.txt",
    ]
    assert leftovers(dist.parent) == []


def test_what_another_build_has_under_way_is_left_alone(dist: Path) -> None:
    other = dist.parent / ".gwstd-old-dist-2026-abcdefgh"
    (other / "dist-2026").mkdir(parents=True)
    swap_in(dist, SECOND, {})
    assert other.exists()


def test_a_folder_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    folder = tmp_path / "成品[2026]*"
    (tmp_path / ".gwstd-staging-成品[2026]*-abcdefgh").mkdir()
    swap_in(folder, FIRST, {})
    assert leftovers(tmp_path) == []


# ---------------------------------------------------------------------------------------------- digests


def zipped(level: int, *parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, level)
    return out.getvalue()


def test_the_digest_of_a_zip_is_that_of_its_parts() -> None:
    parts = ("a.xml", b"text " * 500), ("b.xml", b"more " * 500)
    assert zipped(1, *parts) != zipped(9, *parts)
    assert files.parts_digest(zipped(1, *parts)) == files.parts_digest(zipped(9, *parts[::-1]))
    assert files.parts_digest(zipped(9, *parts)) != files.parts_digest(zipped(9, parts[0], ("b.xml", b"x")))
    assert files.parts_digest(zipped(9, ("a", b"xb"))) != files.parts_digest(zipped(9, ("ax", b"b")))


def test_the_digest_of_anything_else_is_that_of_its_bytes() -> None:
    assert files.parts_digest(b"") != files.parts_digest(b"PK")


def test_a_tree_digest_sees_names_contents_and_nothing_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "c/mzj").mkdir(parents=True)
    (tmp_path / "c/mzj/a.yaml").write_text("1")
    first = files.tree_digest([tmp_path / "c"])
    (tmp_path / "c/.git").mkdir()
    (tmp_path / "c/.git/x").write_text("1")
    (tmp_path / "c/dist").mkdir()
    (tmp_path / "c/dist/x").write_text("1")
    assert files.tree_digest([tmp_path / "c"], skip=tmp_path / "c/dist") == first
    monkeypatch.chdir(tmp_path)
    assert files.tree_digest([Path("c")], skip=tmp_path / "c/dist") == first, "from wherever it is started"
    assert files.tree_digest([tmp_path / "c"]) != first
    (tmp_path / "c/mzj/a.yaml").rename(tmp_path / "c/mzj/b.yaml")
    assert files.tree_digest([tmp_path / "c"], skip=tmp_path / "c/dist") != first


def test_the_state_of_a_tree_changes_with_each_file(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c.py").write_text("1")
    first = files.tree_state([tmp_path / "a"])
    (tmp_path / "a/__pycache__").mkdir()
    (tmp_path / "a/__pycache__/c.pyc").write_text("1")
    assert files.tree_state([tmp_path / "a"]) == first
    os.utime(tmp_path / "a/b/c.py", ns=(1, 1))
    touched = files.tree_state([tmp_path / "a"])
    assert touched != first
    (tmp_path / "a/d.py").write_text("")
    assert files.tree_state([tmp_path / "a"]) not in (first, touched)
    (tmp_path / "a/e.py").symlink_to("nowhere")
    assert files.tree_state([tmp_path / "a"])


def test_the_digests_that_a_digest_is_of_are_handed_on(tmp_path: Path) -> None:
    (tmp_path / "mzj").mkdir()
    (tmp_path / "mzj/a.yaml").write_bytes(b"1")
    (tmp_path / "d.yaml").symlink_to("nowhere")
    each: set[str] = set()
    assert files.tree_digest([tmp_path], each=each) == files.tree_digest([tmp_path])
    assert hashlib.sha256(b"1").hexdigest() in each
    assert len(each) == 2, "a file that cannot be read counts by its name and why"
