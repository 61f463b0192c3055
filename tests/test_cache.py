"""The cache: the same answers as without it, whatever happens to its file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gwstd import __version__
from gwstd import load as loading
from gwstd.cache import FOLDER, Cache, program
from gwstd.cli import application

ITEMS = "mzj/shjz.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER, str(tmp_path / "kept"))
    return tmp_path / "kept"


def validate(catalogue: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(application(), ["validate", "--catalog", str(catalogue), *options])
    return done.exit_code, done.output


def spoil(catalogue: Path) -> None:
    path = catalogue / ITEMS
    path.write_text(path.read_text("utf-8").replace("公开方式: 主动公开", "公开方式: 公开", 1), "utf-8")


def no_parsing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """From here on, the names of the files that are parsed."""
    parsed: list[str] = []
    judged = loading._judged

    def noted(reading: object, name: str, *rest: object) -> object:
        parsed.append(name)
        return judged(reading, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, "_judged", noted)
    return parsed


def test_a_second_look_parses_nothing_and_says_the_same(
    catalogue: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = validate(catalogue)
    parsed = no_parsing(monkeypatch)
    assert validate(catalogue) == first
    assert parsed == []
    assert validate(catalogue, "--no-cache") == first
    assert ITEMS in parsed


def test_only_the_changed_file_is_parsed_again(catalogue: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    validate(catalogue)
    spoil(catalogue)
    parsed = no_parsing(monkeypatch)
    code, told = validate(catalogue)
    assert code == 1 and "公开方式" in told
    assert parsed == [ITEMS]


@pytest.mark.parametrize("options", [[], ["--format", "json"], ["--format", "junit"], ["--fail-on", "never"]])
def test_findings_are_the_same_each_time(options: list[str], catalogue: Path, folder: Path) -> None:
    spoil(catalogue)
    first = validate(catalogue, *options)
    assert validate(catalogue, *options) == first == validate(catalogue, *options, "--no-cache")


def test_a_new_file_a_folder_and_a_link_are_seen(catalogue: Path, folder: Path, tmp_path: Path) -> None:
    clean = validate(catalogue)
    (catalogue / "无关").mkdir()
    assert "无关" in validate(catalogue)[1]
    (catalogue / "无关").rmdir()
    assert validate(catalogue) == clean
    (tmp_path / "elsewhere").mkdir()
    try:
        (catalogue / "链接").symlink_to(tmp_path / "elsewhere")
    except OSError:
        pytest.skip("this system makes no links")
    assert "链接" in validate(catalogue)[1]


def test_the_corpus_is_equal_with_and_without(catalogue: Path, folder: Path) -> None:
    plain = loading.load(catalogue)
    for _ in range(2):
        with Cache.of(catalogue) as cache:
            assert loading.load(catalogue, cache=cache).items == plain.items
    with Cache.of(catalogue) as cache:
        again = loading.load(catalogue, cache=cache)
    assert (again.laws, again.departments, again.edition) == (plain.laws, plain.departments, plain.edition)
    assert {n: s.text for n, s in again.sources.items()} == {n: s.text for n, s in plain.sources.items()}


def test_a_file_with_a_flaw_is_never_kept(catalogue: Path, folder: Path) -> None:
    path = catalogue / ITEMS
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    first = validate(catalogue, "--fail-on", "info")
    spoil(catalogue)
    validate(catalogue)
    path.write_bytes(path.read_bytes().replace("公开方式: 公开".encode(), "公开方式: 主动公开".encode(), 1))
    assert validate(catalogue, "--fail-on", "info") == first
    assert "BOM" in first[1]


def test_a_broken_cache_is_begun_anew(catalogue: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = validate(catalogue)
    (file,) = folder.glob("*.sqlite")
    file.write_bytes(b"no database at all" * 999)
    assert validate(catalogue) == first
    parsed = no_parsing(monkeypatch)
    assert validate(catalogue) == first
    assert parsed == []


def test_a_locked_cache_is_done_without(catalogue: Path, folder: Path) -> None:
    first = validate(catalogue)
    (file,) = folder.glob("*.sqlite")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        assert validate(catalogue) == first
    finally:
        other.close()


def test_a_folder_that_cannot_be_made_costs_nothing(
    catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(FOLDER, str(tmp_path / "file" / "below"))
    assert validate(catalogue)[0] == 0


def test_another_program_knows_nothing(catalogue: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    validate(catalogue)
    monkeypatch.setattr("gwstd.cache.program", lambda: "another")
    parsed = no_parsing(monkeypatch)
    validate(catalogue)
    assert ITEMS in parsed


def test_the_program_is_known_by_what_its_installation_wrote_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "gwstd"
    package.mkdir()
    monkeypatch.setattr("gwstd.cache.__file__", str(package / "cache.py"))
    (package / "cache.py").write_text("1")
    checkout = program()
    assert program() == checkout
    (package / "cache.py").write_text("12")
    assert program() != checkout, "somebody is at work on it"
    record = tmp_path / f"gwstd-{__version__}.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text("gwstd/cache.py,sha256=a,2")
    installed = program()
    (package / "cache.py").touch()
    assert program() == installed, "the same wheel, installed anew: CI keeps its cache"
    record.write_text("gwstd/cache.py,sha256=b,2")
    assert program() != installed


def test_the_answer_is_about_the_bytes_that_were_asked_about(
    catalogue: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = catalogue / ITEMS
    good = path.read_bytes()
    load = loading.load

    def saved_meanwhile(*given: object, **named: object) -> object:
        path.write_bytes("部门: 没有的局\n".encode())
        return load(*given, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr("gwstd.load.load", saved_meanwhile)
        assert validate(catalogue)[0] == 1
    path.write_bytes(good)
    assert validate(catalogue)[0] == 0, "what was asked about is sound, whatever was judged under that question"


def test_what_is_gone_is_forgotten(catalogue: Path, folder: Path) -> None:
    validate(catalogue)
    (file,) = folder.glob("*.sqlite")
    path = catalogue / ITEMS
    for number in range(3):
        path.write_bytes(path.read_bytes() + f"# {number}\n".encode())
        validate(catalogue)
    with sqlite3.connect(file) as known:
        (kept,) = known.execute("SELECT count(*) FROM texts").fetchone()
    assert kept == len(loading.load(catalogue).sources)
    assert list(folder.iterdir()) == [file]
