"""What the READMEs tell people to type exists, what they show is what is printed, and CI runs the same test command."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from gwstd import check, publish
from gwstd.newcatalogue import files
from gwstd.vocabulary import ITEM, REQUIRED_ELEMENTS

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.en.md")
DOCUMENTS = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md")
BUILD = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/gwstd build"
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest"


class Block(NamedTuple):
    """A fenced block of a document: its language, its text, the line before it."""

    language: str
    text: str
    before: str


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a Markdown text, those inside a list without the list's indent."""
    found = []
    lines = text.splitlines()
    opened = -1
    for number, line in enumerate(lines):
        if not line.lstrip().startswith("```"):
            continue
        if opened < 0:
            opened = number
            continue
        fence = lines[opened]
        inside = textwrap.dedent("\n".join(lines[opened + 1 : number])) + "\n"
        found.append(Block(fence.strip("` "), inside, lines[opened - 1] if opened else ""))
        opened = -1
    return found


def commands_in(text: str) -> list[str]:
    """The shell commands of a text's blocks, without their comments."""
    shell = [block.text for block in blocks(text) if block.language in ("sh", "bat")]
    return [line.partition("  #")[0].strip() for block in shell for line in block.splitlines() if line.strip()]


def gwstd_commands(name: str) -> Iterator[list[str]]:
    """Every ``gwstd …`` that a document quotes, in a block or in the text, as arguments."""
    quoted = re.findall(r"`(gwstd [^`]+)`", re.sub(r"```.*?```", "", read(name), flags=re.DOTALL))
    lines = [part.strip() for line in commands_in(read(name)) for part in line.split("&&")]
    for line in [*quoted, *lines]:
        words = shlex.split(line.replace("\\|", "|").replace("\\", "/"))
        if words and words[0].rpartition("/")[2] == "gwstd":
            yield words[1:]


@cache
def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run([sys.executable, "-m", "gwstd", *arguments], capture_output=True, encoding="utf-8", cwd=ROOT,
                          env=environment, check=False)  # fmt: skip


@pytest.mark.parametrize("name", READMES)
def test_it_opens_with_the_two_commands(name: str) -> None:
    build, test, *windows = commands_in(read(name).partition("\n## ")[0])
    assert (build, test) == (BUILD, TEST)
    assert len(windows) == 2
    for line, unix in zip(windows, (BUILD, TEST), strict=True):
        same = line.replace("py -3", "python3").replace("\\Scripts\\", "/bin/").replace(".[dev]", "'.[dev]'")
        assert same == unix


def test_ci_runs_the_same_test_command() -> None:
    script = read(".ci/run")
    assert "pip\" install -q -e '.[dev]'" in script and '"$venv/bin/pytest"' in script
    assert "GWSTD_REQUIRE_OFFICE=1" in script and ".ci/fonts.conf" in script
    workflow = ROOT / ".github" / "workflows" / "ci.yml"  # not part of the source distribution
    assert not workflow.exists() or "bash .ci/run" in workflow.read_text("utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_quoted_commands_and_options_exist(name: str) -> None:
    quoted = list(gwstd_commands(name))
    assert quoted
    for command, *words in quoted:
        if command.startswith("-"):
            continue
        printed = run(command, "--help")
        assert printed.returncode == 0, f"{name}: gwstd {command}"
        options = set(re.findall(r"(?<![\w-])--[a-z-]+", printed.stdout))
        assert {word for word in words if word.startswith("--")} <= options, f"{name}: gwstd {command} {words}"
        if command == "explain" and words and not words[0].startswith("--"):
            assert words[0] in check.rule_ids()


@pytest.mark.parametrize("name", READMES)
def test_every_option_of_the_commands_is_told(name: str) -> None:
    text = read(name)
    for command in ("init", "validate", "fmt", "explain", "build", "laws", "due", "schema"):
        for option in re.findall(r"^  (--[a-z-]+)", run(command, "--help").stdout, re.MULTILINE):
            assert f"`{option}" in text or option == "--help", f"{command} {option}"


def test_the_kinds_of_build_are_told() -> None:
    assert f"--only {','.join(publish.DEFAULT)}" in read("README.en.md")


def test_the_faulty_file_has_the_findings_that_the_readme_shows(tmp_path: Path) -> None:
    for name, data in files("2026-11-22", "临江区").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (sample,) = (block.text for block in blocks(read("README.md")) if "例：catalogs/mzj/shjz.yaml" in block.before)
    (shown,) = (block.text for block in blocks(read("README.md")) if "gwstd validate 的输出" in block.before)
    (tmp_path / "catalogs" / "mzj" / "shjz.yaml").write_text(sample, "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
    done = subprocess.run([sys.executable, "-m", "gwstd", "validate"], capture_output=True, encoding="utf-8",
                          cwd=tmp_path, env=environment, check=False)  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == shown


def test_the_exemption_that_the_readme_shows_is_one(catalogue: Path) -> None:
    (sample,) = (
        block.text for block in blocks(read("README.md")) if block.language == "yaml" and "豁免:" in block.text
    )
    edition = catalogue / "catalog.yaml"
    edition.write_text(edition.read_text("utf-8") + sample, "utf-8")
    report = run("validate", "--catalog", str(catalogue), "--format", "json")
    assert {finding["rule"] for finding in json.loads(report.stdout)["findings"]} <= {"exemption-unused"}


def test_the_rule_that_contributing_shows_has_both_samples() -> None:
    (rule,) = (block.text for block in blocks(read("CONTRIBUTING.md")) if "SEVERITY" in block.text)
    compile(rule, "content_single.py", "exec")
    assert "错例::" in rule and "正例::" in rule


def test_the_format_names_every_key_of_an_item() -> None:
    text = read("README.md").partition("## 目录格式")[2].partition("\n## ")[0]
    assert [key for key in (*ITEM, *REQUIRED_ELEMENTS) if f"`{key}`" not in text] == []


def test_profiles_and_channel_styles_are_those_of_the_schema() -> None:
    properties = json.loads(read("schemas/catalog.schema.json"))["properties"]
    text = read("README.md").partition("## 印成什么样")[2]
    for key in ("列方案", "渠道显示"):
        table = text.partition(f"| {key} |")[2].partition("\n\n")[0]
        assert re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE) == properties[key]["enum"]


def test_the_license_is_whole() -> None:
    text = read("LICENSE")
    assert text.lstrip().startswith("Apache License") and "APPENDIX: How to apply the Apache License" in text
    assert len(text) == 11358
