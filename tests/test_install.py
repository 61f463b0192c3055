"""What a district gets from the wheel: built, installed into an empty environment, used in a folder with a Chinese name."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gwstd import __version__

ROOT = Path(__file__).parents[1]
OFFLINE = re.compile(
    r"NewConnectionError|Temporary failure in name resolution|Connection refused|ProxyError|ConnectTimeout"
)

Gwstd = Callable[..., "subprocess.CompletedProcess[str]"]


def build(out: Path, *what: str) -> None:
    pytest.importorskip("build", reason="the package build is not installed: pip install -e '.[dev]'")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), *what, str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel made from the tree."""
    out = tmp_path_factory.mktemp("wheel")
    build(out, "--wheel")
    (made,) = out.iterdir()
    return made


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The source distribution, and the wheel made from it."""
    out = tmp_path_factory.mktemp("sdist")
    build(out)
    (archive,) = out.glob("*.tar.gz")
    (made,) = out.glob("*.whl")
    return archive, made


@pytest.fixture(scope="session")
def gwstd(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Gwstd:
    """Runs the installed command: its environment holds the wheel, what it asks for, and nothing else."""
    home = tmp_path_factory.mktemp("empty")
    venv.create(home, with_pip=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    install = [str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel)]
    done = subprocess.run(install, capture_output=True, text=True, errors="replace", env=clean, check=False)
    if done.returncode and OFFLINE.search(done.stderr) and os.environ.get("CI") is None:
        pytest.skip("no package index can be reached to install the wheel's dependencies from")
    assert done.returncode == 0, done.stderr

    def run(*arguments: str, folder: Path, program: str = "gwstd") -> subprocess.CompletedProcess[str]:
        environment = {**clean, "LC_ALL": "C", "PYTHONIOENCODING": "utf-8"}
        return subprocess.run([str(programs / program), *arguments], capture_output=True, encoding="utf-8", cwd=folder,
                              env=environment, check=False)  # fmt: skip

    return run


def contents(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def beside(folder: str) -> set[str]:
    """The files of a folder of the project, hidden ones too, caches left out."""
    base = ROOT / folder
    return {
        path.relative_to(base).as_posix()
        for path in base.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_code_schemas_and_templates_and_nothing_else(wheel: Path) -> None:
    names = set(contents(wheel))
    info = f"gwstd-{__version__}.dist-info"
    assert {name for name in names if name.startswith("gwstd/schemas/")} == {
        f"gwstd/schemas/{n}" for n in beside("schemas")
    }
    assert {name for name in names if name.startswith("gwstd/templates/")} == {
        f"gwstd/templates/{n}" for n in beside("templates")
    }
    code = {
        name
        for name in names
        if name.startswith("gwstd/") and not name.startswith(("gwstd/schemas/", "gwstd/templates/"))
    }
    assert code == {f"gwstd/{name}" for name in beside("src/gwstd")}
    assert "gwstd/py.typed" in names and f"{info}/licenses/LICENSE" in names
    assert {name.split("/")[0] for name in names} == {"gwstd", info}


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    metadata = contents(wheel)[f"gwstd-{__version__}.dist-info/METADATA"].decode("utf-8")
    assert "License-Expression: Apache-2.0\n" in metadata and "Requires-Python: >=3.11\n" in metadata
    assert (ROOT / "README.md").read_text("utf-8").splitlines()[0] in metadata


def test_the_source_distribution_makes_the_same_wheel(wheel: Path, sdist: tuple[Path, Path]) -> None:
    assert contents(sdist[1]) == contents(wheel)


def test_the_source_distribution_has_all_that_the_tests_need(sdist: tuple[Path, Path]) -> None:
    with tarfile.open(sdist[0]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {
        f"{folder}/{name}" for folder in ("catalogs", "tests", "schemas", "templates", ".ci") for name in beside(folder)
    }
    wanted |= {path.name for path in ROOT.glob("*.md")} | {"LICENSE", "pyproject.toml"}
    assert sorted(wanted - names) == []


def test_the_command_answers_and_so_does_the_module(gwstd: Gwstd, tmp_path: Path) -> None:
    assert gwstd("--version", folder=tmp_path).stdout == f"gwstd {__version__}\n"
    assert "validate" in gwstd("--help", folder=tmp_path).stdout
    module = gwstd("-m", "gwstd", "--version", folder=tmp_path, program="python")
    assert module.stdout == f"gwstd {__version__}\n"
    assert gwstd("-m", "pip", "check", folder=tmp_path, program="python").returncode == 0


def test_a_new_catalogue_is_made_checked_and_built_anywhere(gwstd: Gwstd, tmp_path: Path) -> None:
    folder = tmp_path / "政务公开 目录"
    folder.mkdir()
    for arguments in (
        ("init", "本区 目录", "--region", "青山湖区", "--date", "2026-11-22"),
        ("schema", "--write", "--catalog", "本区 目录/catalogs"),
        ("validate", "--fail-on", "info", "--catalog", "本区 目录/catalogs"),
        ("build", "--only", "json,csv,docx,xlsx,html", "--catalog", "本区 目录/catalogs", "--out", "成品 一"),
    ):
        done = gwstd(*arguments, folder=folder)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    out = folder / "成品 一"
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert {"compendium.docx", "compendium.xlsx", "catalog.json", "catalog.csv", "site/index.html"} <= set(
        manifest["outputs"]
    )
    assert all((out / name).stat().st_size == facts["bytes"] for name, facts in manifest["outputs"].items())
    assert json.loads((out / "catalog.json").read_text("utf-8"))["地区"] == "青山湖区"


def test_every_rule_is_in_the_wheel(gwstd: Gwstd, tmp_path: Path) -> None:
    printed = gwstd("explain", folder=tmp_path).stdout
    rules = [
        name.removesuffix(".py").replace("_", "-") for name in beside("src/gwstd/rules") if not name.startswith("_")
    ]
    assert [rule for rule in rules if rule not in printed] == []
