"""What the tests share: a small catalogue to lay files over, LibreOffice and Chromium where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

settings.register_profile("gwstd", deadline=None)  # a busy machine is no failure
settings.load_profile("gwstd")

REQUIRED = os.environ.get("GWSTD_REQUIRE_OFFICE") == "1"
"""Set by CI: there a missing LibreOffice or Chromium is a failure, not a skip."""

HERE = Path(__file__).parent
ROOT = HERE.parent
BASE = HERE / "catalogue"


def missing(what: str) -> NoReturn:
    """Skip for want of a program, or fail where CI has promised it."""
    if REQUIRED:
        pytest.fail(f"{what} is required here (GWSTD_REQUIRE_OFFICE=1) but was not found")
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the cache of whoever runs it."""
    os.environ["GWSTD_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """A copy of the small catalogue tests/catalogue (registries and two item files) to change at will."""
    target = tmp_path / "catalogs"
    shutil.copytree(BASE, target)
    return target


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str, Path], Path]:
    """Converts a file with LibreOffice under a private profile; checks the output, since soffice exits 0 on failure."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        missing("LibreOffice (soffice)")
    profile = tmp_path_factory.mktemp("soffice-profile")
    fonts = ROOT / ".ci" / "fonts.conf"
    environment = {**os.environ, **({"FONTCONFIG_FILE": str(fonts)} if fonts.exists() else {})}

    def convert(path: Path, kind: str, folder: Path) -> Path:
        assert path.is_file(), path
        folder.mkdir(parents=True, exist_ok=True)
        command = [str(program), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
                   "--convert-to", kind, "--outdir", str(folder), str(path)]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, timeout=240, env=environment, check=False)
        made = folder / f"{path.stem}.{kind.partition(':')[0]}"
        assert made.is_file() and made.stat().st_size > 0, done.stderr or done.stdout
        return made

    return convert


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome browser."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    missing("Chromium")


@pytest.fixture(scope="session")
def chromedriver() -> str:
    """The path of the driver that steers it."""
    if found := shutil.which("chromedriver"):
        return found
    missing("ChromeDriver")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write tests/golden anew instead of comparing")
