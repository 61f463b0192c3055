"""``gwstd validate --watch``: a saved file is validated at once, half-written states are not, Ctrl+C ends well."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gwstd import watch


def script(*steps: Callable[[], object] | None) -> Callable[[float], None]:
    """A ``sleep`` that does the next step instead of waiting, and ends the watch after the last."""
    rest: Iterator[Callable[[], object] | None] = iter(steps)

    def sleep(seconds: float) -> None:
        assert seconds == watch.INTERVAL
        try:
            step = next(rest)
        except StopIteration:
            raise KeyboardInterrupt from None
        if step is not None:
            step()

    return sleep


def seen(root: Path, *steps: Callable[[], object] | None) -> list[tuple[str, ...]]:
    out = []
    with pytest.raises(KeyboardInterrupt):
        for names in watch.changes(root, script(*steps)):
            out.append(names)
    return out


def test_a_change_is_told_once_it_has_settled(catalogue: Path) -> None:
    file = catalogue / "mzj" / "shjz.yaml"
    steps = [
        None,
        lambda: file.write_text("部门: 区民政局\n", "utf-8"),  # an editor writes in two goes
        lambda: file.write_text("部门: 区民政局\n领域: 社会救助\n", "utf-8"),
        None,
        None,
    ]
    assert seen(catalogue, *steps) == [("mzj/shjz.yaml",)]


def test_new_renamed_and_deleted_files_are_told(catalogue: Path) -> None:
    file = catalogue / "mzj" / "shjz.yaml"
    steps = [
        lambda: (catalogue / "gaj").mkdir() or (catalogue / "gaj" / "shjz.yaml").write_bytes(b"x"),
        None,
        lambda: file.rename(file.with_name("hjgl.yaml")),
        None,
        lambda: file.with_name("hjgl.yaml").unlink(),
        None,
    ]
    assert seen(catalogue, *steps) == [("gaj/shjz.yaml",), ("mzj/hjgl.yaml", "mzj/shjz.yaml"), ("mzj/hjgl.yaml",)]


def test_a_save_by_rename_is_one_change(catalogue: Path) -> None:
    file = catalogue / "mzj" / "shjz.yaml"

    def save() -> None:
        fresh = file.with_name(".shjz.yaml.tmp")
        fresh.write_bytes(file.read_bytes())
        os.utime(fresh, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
        fresh.replace(file)

    assert seen(catalogue, save, None, None) == [("mzj/shjz.yaml",)]


def test_what_was_saved_since_an_earlier_look_counts(catalogue: Path) -> None:
    earlier = watch.stats(catalogue)
    (catalogue / "mzj" / "shjz.yaml").write_text("部门: 区民政局\n", "utf-8")
    found = watch.changes(catalogue, script(None, None), since=earlier)
    assert next(found) == ("mzj/shjz.yaml",)


def test_what_editors_and_git_keep_hidden_is_not_watched(catalogue: Path) -> None:
    hidden = [catalogue / ".git" / "index", catalogue / ".shjz.yaml.swp", catalogue / "~$目录.docx"]

    def write() -> None:
        for path in hidden:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"x")

    assert seen(catalogue, write, None, None) == []


def test_a_change_and_its_undoing_are_nothing(catalogue: Path) -> None:
    file = catalogue / "mzj" / "fresh.yaml"
    assert seen(catalogue, lambda: file.write_bytes(b"x"), file.unlink, None, None) == []


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent another way on Windows")
def test_the_command_validates_again_and_ends_with_zero(catalogue: Path, tmp_path: Path) -> None:
    out, err = tmp_path / "out", tmp_path / "err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        running = subprocess.Popen([sys.executable, "-m", "gwstd", "validate", "--catalog", str(catalogue), "--watch"],
                                   stdout=stdout, stderr=stderr)  # fmt: skip
        try:
            until(lambda: "正在看着" in err.read_text("utf-8"))
            assert "没有发现问题" in out.read_text("utf-8")
            file = catalogue / "mzj" / "shjz.yaml"
            file.write_text(file.read_text("utf-8").replace("[区民政局]", "[民政部门]"), "utf-8")
            until(lambda: "department-unknown" in out.read_text("utf-8"))
            assert "mzj/shjz.yaml 有改动" in err.read_text("utf-8")
            running.send_signal(signal.SIGINT)
            assert running.wait(20) == 0
        finally:
            running.kill()
            running.wait()
    assert "Traceback" not in err.read_text("utf-8")


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end, "it did not happen in 30 seconds"
        time.sleep(0.1)


@pytest.mark.parametrize(
    "words", [("-", "--stdin-filename", "mzj/shjz.yaml"), ("--write-baseline",), ("--format", "json")]
)
def test_what_does_not_go_together_is_refused(catalogue: Path, words: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "gwstd", "validate", "--catalog", str(catalogue), "--watch", *words]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False)
    assert done.returncode == 2 and "--watch" in done.stderr
