"""The house rules that a reviewer need not check by hand: one direction, small functions, light start, Chinese help."""

from __future__ import annotations

import ast
import functools
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from gwstd import plugins

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "gwstd"


def project_files() -> list[Path]:
    """What git tracks; in an unpacked source distribution, every file."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode == 0 and done.stdout:
        return [path for name in done.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]
    own = ("src", "schemas", "templates", "catalogs", "tests", "benchmarks", ".ci", ".github")
    below = [path for folder in own for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    return [path for path in [*ROOT.iterdir(), *below] if path.is_file()]


FILES = sorted(project_files())
MODULES = [path for path in FILES if path.is_relative_to(PACKAGE) and path.suffix == ".py"]
COMMANDS = tuple(
    name.rstrip("_").replace("_", "-") for name in plugins.names("cli") if PACKAGE / "cli" / f"{name}.py" in FILES
)
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
ORDER = tuple(re.findall(r"^    (\w+)(?:\.py|/) ", ARCHITECTURE, re.MULTILINE))
"""The parts of the package as ARCHITECTURE.md draws them: each imports only what stands before it."""

HEAVY = (
    "rich",
    "jinja2",
    "docx",
    "lxml",
    "xlsxwriter",
    "openpyxl",
    "xlrd",
    "jsonschema",
    "jsonschema_rs",
    "ruamel",
    "xlrd",
    "python_calamine",
    "_ruamel_yaml",
)
LONGEST_FUNCTION = 49
HAN = re.compile("[\u4e00-\u9fff]")


def name_of(path: Path) -> str:
    """The part of the package a file belongs to: ``src/gwstd/rules/code_shape.py`` → rules."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@functools.cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and part of the package of every import of our own, those inside functions too."""
    for node in ast.walk(tree(path)):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module == "gwstd":
            names = [alias.name for alias in node.names if not alias.name.startswith("__")]
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("gwstd."):
            names = [node.module.split(".")[1]]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".")[1] for alias in node.names if alias.name.startswith("gwstd.")]
        elif isinstance(node, ast.ImportFrom) and node.level:
            names = ["a relative import"]
        for name in names:
            yield node.lineno, name  # type: ignore[attr-defined]


def test_every_part_has_its_place_in_the_order() -> None:
    parts = {name_of(path) for path in MODULES} - {"__init__", "__main__"}
    assert parts == set(ORDER)


def test_imports_go_one_way() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {other}"
        for path in MODULES
        if (part := name_of(path)) in ORDER
        for line, other in imported(path)
        if other not in ORDER[: ORDER.index(part) + 1]
    ]
    assert wrong == []


def test_functions_are_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {size} lines"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (size := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert long == []


def test_every_module_says_what_it_is() -> None:
    silent = [str(path.relative_to(ROOT)) for path in MODULES if tree(path).body and not ast.get_docstring(tree(path))]
    assert silent == []


def used_names(path: Path) -> Iterator[tuple[int, str]]:
    """Calls of plain names, and dotted names of two parts: ``print``, ``sys.exit``, ``date.today``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.lineno, f"{node.value.id}.{node.attr}"


def test_only_the_command_line_prints_reads_the_clock_or_exits() -> None:
    banned = {
        "print", "input", "exit", "quit", "sys.exit", "sys.stdout", "sys.stderr", "sys.argv", "os._exit", "date.today",
        "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "time.monotonic", "time.localtime",
    }  # fmt: skip
    wrong = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in MODULES
        if name_of(path) not in ("cli", "__main__")
        for line, name in used_names(path)
        if name in banned
    ]
    assert wrong == []


def test_nothing_reaches_for_the_network_or_another_program() -> None:
    """README, 限度和隐私: the program goes to no address."""
    banned = {
        "socket",
        "ssl",
        "http",
        "requests",
        "httpx",
        "aiohttp",
        "ftplib",
        "smtplib",
        "webbrowser",
        "asyncio",
        "urllib.request",
    }
    wrong = []
    for path in MODULES:
        if path.name == "_local_server.py":  # the preview answers at 127.0.0.1, and asks nobody
            continue
        for node in ast.walk(tree(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            wrong += [f"{path.relative_to(ROOT)}: {n}" for n in names if n in banned or n.split(".")[0] in banned]
    assert wrong == []


# ---------------------------------------------------------------------------------------------- the command line


def loaded_by(*arguments: str, folder: Path = ROOT) -> tuple[str, set[str]]:
    """What the command prints, and the top-level packages that it imported."""
    code = (
        "import json, sys\nfrom gwstd.cli import main\ntry:\n    main()\nexcept SystemExit as end:\n    code = end.code\n"
        "print('\\0' + json.dumps([code, sorted({name.split('.')[0] for name in sys.modules})]))\n"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, encoding="utf-8", cwd=folder,
                          env=environment, check=False)  # fmt: skip
    printed, _, rest = done.stdout.rpartition("\0")
    assert rest, done.stderr
    exit_code, modules = json.loads(rest)
    assert exit_code == 0, printed + done.stderr
    return printed, set(modules)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)], ids=" ".join
)
def test_help_loads_no_heavy_package(arguments: list[str]) -> None:
    assert loaded_by(*arguments)[1].isdisjoint(HEAVY)


def test_a_clean_catalogue_is_checked_without_the_explainer_or_the_writers(catalogue: Path) -> None:
    modules = loaded_by("validate", "--format", "json", "--catalog", str(catalogue))[1]
    assert modules.isdisjoint({"jinja2", "docx", "lxml", "xlsxwriter", "openpyxl", "rich"})
    assert "jsonschema" not in modules or find_spec("jsonschema_rs") is None


def test_each_output_pays_only_for_itself(catalogue: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    modules = loaded_by("build", "--catalog", str(catalogue), "--only", "csv,json", "--out", out)[1]
    assert modules.isdisjoint({"jinja2", "docx", "lxml", "xlsxwriter", "openpyxl"})


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_explained_in_chinese(command: str) -> None:
    printed, _ = loaded_by(command, "--help")
    assert not re.search(r"Usage|Options|Arguments|default:|required|Show this", printed)
    about = printed.split("\n\n")[1].strip()
    assert HAN.search(about) and about.endswith("。")
    for line in re.findall(r"^  (?:-|\[|[A-Z]).*", printed, re.MULTILINE):
        assert HAN.search(line), line


def test_every_command_is_listed_with_what_it_does() -> None:
    printed, _ = loaded_by("--help")
    lines = {line.split()[0]: line for line in printed.partition("命令：")[2].splitlines() if line.strip()}
    assert set(lines) >= set(COMMANDS)
    for name, line in lines.items():
        assert HAN.search(line), name
        assert not line.endswith("..."), f"{name}: the first sentence of its help is cut in the list"


@pytest.mark.parametrize("readme", ["README.md", "README.en.md"])
def test_every_command_stands_in_the_readme(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    assert [name for name in COMMANDS if f"`gwstd {name}`" not in text] == []


# ---------------------------------------------------------------------------------------------- the files of the project


def texts() -> Iterator[tuple[Path, str]]:
    for path in FILES:
        try:
            yield path, path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            # files saved as GBK are what those cases, and the catalogues of other offices, are about
            deliberate = {ROOT / "tests" / "golden", ROOT / "tests" / "data" / "import"} & set(path.parents)
            assert deliberate or path.suffix in (".docx", ".xlsx", ".png"), f"{path} is neither UTF-8 text nor binary"


def test_no_path_of_some_machine_in_any_file() -> None:
    folders = "|".join(("tmp", "work", "root", "home", "Users", "opt", "var/folders"))
    machine = re.compile(rf"(?<![\w.~:/*-])/(?:{folders})/\w|[A-Z]:\\+(?:{folders})\b")
    hosts = re.compile("|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "index" + "-url")))
    wrong = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if machine.search(line) or hosts.search(line)
    ]
    assert wrong == []


def test_text_files_end_lines_the_same_way() -> None:
    wrong = [str(path.relative_to(ROOT)) for path, text in texts() if "\r" in text and "tests" not in path.parts]
    assert wrong == []


def test_links_in_the_documents_lead_somewhere() -> None:
    wrong = []
    for path in (p for p in FILES if p.suffix == ".md"):
        text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target):
                continue
            if not (path.parent / target.partition("#")[0]).exists():
                wrong.append(f"{path.relative_to(ROOT)}: {target}")
    assert wrong == []


def test_ci_script_is_bash_that_parses() -> None:
    if os.name == "nt":
        pytest.skip("bash is not there on Windows")
    script = ROOT / ".ci" / "run"
    assert script.read_text("utf-8").splitlines()[0] == "#!/usr/bin/env bash"
    assert subprocess.run(["bash", "-n", str(script)], capture_output=True, check=False).stderr == b""
    assert os.access(script, os.X_OK)


def test_architecture_is_short() -> None:
    assert len(ARCHITECTURE.splitlines()) <= 80
