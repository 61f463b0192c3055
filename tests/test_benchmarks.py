"""The measuring tools: their catalogue is clean and always the same, and the table gets printed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gwstd.check import check
from gwstd.load import load

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def make(folder: Path, *options: str) -> Path:
    command = (sys.executable, str(BENCHMARKS / "generate.py"), str(folder), *options)
    subprocess.run(command, check=True, timeout=60)
    return folder


def digest(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def test_a_generated_catalogue_has_the_asked_size_and_no_findings(tmp_path: Path) -> None:
    corpus = load(make(tmp_path / "made", "--items", "60", "--files", "6"))
    assert check(corpus) == ()
    assert len(corpus.items) == 60
    assert len(corpus.item_files) == 6
    size = sum(path.stat().st_size for path in corpus.root.glob("*/*.yaml"))
    assert 900 < size / 60 < 1400, "an item is about as long as a real one with all its elements"


def test_items_do_not_end_up_in_one_field_or_one_department(tmp_path: Path) -> None:
    corpus = load(make(tmp_path / "made", "--items", "60", "--files", "30"))
    assert len({item.field for item in corpus.items}) > 10
    assert len({item.department for item in corpus.items}) > 2
    assert {level for item in corpus.items for level in item.levels} == {"区级", "镇街级"}


def test_the_same_arguments_give_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    size = ("--items", "60", "--files", "6")
    first, again, other = (
        make(tmp_path / "a", *size),
        make(tmp_path / "b", *size),
        make(tmp_path / "c", *size, "--seed", "2"),
    )
    assert digest(first) == digest(again)
    assert digest(first) != digest(other)


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    command = (sys.executable, str(BENCHMARKS / "generate.py"), str(tmp_path), "--items", "60")
    ended = subprocess.run(command, capture_output=True, timeout=60)
    assert ended.returncode != 0
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="figures of a child process need POSIX")
def test_the_table_has_every_step(tmp_path: Path) -> None:
    command = (
        sys.executable,
        str(BENCHMARKS / "run"),
        "--items",
        "60",
        "--repeat",
        "1",
        "--plain-limit",
        "20",
        "--cell-rows",
    )
    ended = subprocess.run(command, capture_output=True, timeout=400, encoding="utf-8")
    assert ended.returncode == 0, ended.stderr
    assert "## 60 个事项（3 个文件" in ended.stdout
    steps = [line.split("|")[1].strip() for line in ended.stdout.splitlines() if line.startswith("| ")]
    for step in (
        "校验·下限",
        "校验·gwstd",
        "校验·gwstd，每个文件一处错",
        "校验·直写",
        "汇编·下限",
        "汇编·gwstd，全部成品",
        "汇编·直写",
    ):
        assert step in steps
    assert str(Path.home()) not in ended.stdout
