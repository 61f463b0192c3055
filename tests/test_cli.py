"""The command line as a clerk and as CI use it: exit codes, Chinese words, encodings, pipes, colours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gwstd.cli import main

Run = Callable[..., subprocess.CompletedProcess[bytes]]

HAN = "[\u4e00-\u9fff]"
SHJZ = "mzj/shjz.yaml"


@pytest.fixture
def run(catalogue: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs gwstd in this process, beside the small catalogue (the folder ``catalogs`` lies in the working folder)."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str, cwd: Path = catalogue.parent) -> subprocess.CompletedProcess[bytes]:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["gwstd", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return subprocess.CompletedProcess(arguments, int(ended.value.code or 0), out, err)

    return call


@pytest.fixture
def spawn(catalogue: Path) -> Run:
    """Runs gwstd as a process of its own, in a chosen environment."""

    def call(*arguments: str, cwd: Path = catalogue.parent, **environment: str) -> subprocess.CompletedProcess[bytes]:
        known = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING")}
        return subprocess.run(
            [sys.executable, "-m", "gwstd", *arguments], cwd=cwd, env={**known, **environment}, capture_output=True,
            timeout=60, check=False,
        )  # fmt: skip

    return call


@pytest.fixture
def broken(catalogue: Path) -> Path:
    path = catalogue / SHJZ
    path.write_text(path.read_text("utf-8").replace("公开方式: 主动公开", "公开方式: 主动"), "utf-8")
    return path


@pytest.fixture
def doubtful(catalogue: Path) -> Path:
    path = catalogue / SHJZ
    path.write_text(path.read_text("utf-8").replace("[政府网站, 政务服务中心]", "[政务服务中心]"), "utf-8")
    return path


def words(done: subprocess.CompletedProcess[bytes]) -> str:
    return (done.stdout + done.stderr).decode("utf-8")


# ---------------------------------------------------------------------------------------------- exit codes


def test_a_clean_catalogue_is_zero(spawn: Run) -> None:
    done = spawn("validate", PYTHONUTF8="1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "没有发现问题" in words(done)


def test_findings_are_one_and_name_the_place(run: Run, broken: Path) -> None:
    done = run("validate")
    assert done.returncode == 1
    assert "catalogs/mzj/shjz.yaml" in words(done)
    assert "7:9 错误" in words(done)
    assert "主动公开" in words(done)


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_says_what_fails(level: str, code: int, run: Run, doubtful: Path) -> None:
    assert run("validate", "--fail-on", level).returncode == code


def test_never_means_never(run: Run, broken: Path) -> None:
    assert run("validate", "--fail-on", "never").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["valdate"], "validate"), (["validate", "--formt", "json"], "--format"), (["validate", "--format"], "--format"),
        (["validate", "--format", "xml"], "json"), (["validate", "--fail-on", "bad"], "warning"),
        (["validate", "nowhere.yaml"], "nowhere.yaml"), (["explain", "law-repeald"], "law-repealed"),
        (["explain", "a", "b", "c"], "多出"), (["build", "--only", "pdf"], "docx"), (["build", "--field", "没有"], "没有"),
        (["--nonsense"], "--nonsense"), (["validate", "--catalog", "nowhere"], "catalog.yaml"), ([], "用法"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_wrong_use_is_two_and_said_in_chinese(arguments: list[str], told: str, run: Run) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert told in words(done)
    line = words(done)
    assert any("\u4e00" <= char <= "\u9fff" for char in line)
    assert "Traceback" not in line
    assert not any(english in line for english in ("Error", "Usage", "Invalid", "No such", "requires"))


def test_a_folder_without_a_catalogue_says_what_to_do(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for command in ("validate", "build"):
        done = run(command, cwd=empty)
        if (tmp_path.parent / "catalog.yaml").exists():
            pytest.skip("a catalogue lies above the temporary folder")
        assert done.returncode == 2
        assert "gwstd init" in words(done)


@pytest.mark.skipif(os.name == "nt", reason="permissions are another matter on Windows")
def test_an_environment_fault_is_three_and_one_line(run: Run, catalogue: Path) -> None:
    (catalogue.parent / "dist").write_text("a file")
    done = run("build", "--only", "csv")
    assert done.returncode == 3
    assert "Traceback" not in words(done)
    assert done.stderr.count(b"\n") == 1


# ---------------------------------------------------------------------------------------------- what is reported


def test_paths_narrow_the_report_not_the_check(run: Run, broken: Path, catalogue: Path) -> None:
    assert run("validate", "catalogs/zhenjie").returncode == 0
    assert run("validate", "..").returncode == 1, "a folder that holds the catalogue is the catalogue"
    assert run("validate", "catalogs/zhenjie", "catalogs/mzj").returncode == 1
    assert run("validate", "mzj/shjz.yaml").returncode == 1
    assert run("validate", "shjz.yaml", cwd=catalogue / "mzj").returncode == 1
    assert run("validate", "../zhenjie", cwd=catalogue / "mzj").returncode == 0


def test_json_is_utf8_without_bom_and_nothing_else(spawn: Run, broken: Path) -> None:
    for environment in ({"LC_ALL": "C", "LANG": "C"}, {"PYTHONIOENCODING": "gbk"}):
        done = spawn("validate", "--format", "json", **environment)
        assert done.returncode == 1
        assert not done.stdout.startswith(b"\xef\xbb\xbf")
        report = json.loads(done.stdout.decode("utf-8"))
        assert report["summary"]["error"] == 1
        assert "主动" in report["findings"][0]["message"]
        assert done.stderr == b""


def test_github_commands_come_first_on_stdout(run: Run, broken: Path) -> None:
    done = run("validate", "--format", "github")
    assert done.returncode == 1
    assert done.stdout.decode("utf-8").startswith("::error file=catalogs/mzj/shjz.yaml,line=7,col=9,")


# ---------------------------------------------------------------------------------------------- consoles


@pytest.mark.parametrize("environment", [{"LC_ALL": "C", "LANG": "C"}, {"PYTHONIOENCODING": "gbk"}])
def test_any_console_encoding_will_do(environment: dict[str, str], spawn: Run, broken: Path) -> None:
    broken.write_text(broken.read_text("utf-8").replace("审核信息", "审核😀信息"), "utf-8")
    every = (
        (("validate",), ("explain",), ("--help",), ("nonsense",))
        if "PYTHONIOENCODING" in environment
        else (("validate",),)
    )
    for arguments in every:
        done = spawn(*arguments, **environment)
        assert done.returncode in (0, 1, 2)
        assert b"Traceback" not in done.stderr
    if environment.get("PYTHONIOENCODING") == "gbk":
        assert "没有 nonsense 这个命令" in done.stderr.decode("gbk")
        report = spawn("validate", **environment).stdout.decode("gbk")
        assert "错误" in report
        assert "?" not in report, "the report's own words are all in GBK"


def test_no_colour_in_a_pipe_and_none_with_no_color(spawn: Run, broken: Path) -> None:
    assert b"\x1b[" not in spawn("validate").stdout
    assert b"\x1b[" in spawn("validate", FORCE_COLOR="1", PYTHONUTF8="1").stdout
    assert b"\x1b[" not in spawn("validate", FORCE_COLOR="1", NO_COLOR="1", PYTHONUTF8="1").stdout


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_closed_pipe_is_quiet(catalogue: Path, broken: Path) -> None:
    for arguments in (["validate", "--format", "json"], ["explain"]):
        child = subprocess.Popen([sys.executable, "-m", "gwstd", *arguments], cwd=catalogue.parent,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        errors = child.stderr.read()
        child.stderr.close()
        child.wait(timeout=60)
        assert b"Traceback" not in errors
        assert b"Exception ignored" not in errors


@pytest.mark.skipif(os.name == "nt", reason="POSIX shell")
def test_a_closed_output_is_no_fault(catalogue: Path) -> None:
    command = f"{sys.executable} -m gwstd validate >&-"
    done = subprocess.run(["sh", "-c", command], cwd=catalogue.parent, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_help_is_chinese_and_quick(run: Run) -> None:
    help_text = run("--help").stdout.decode("utf-8")
    assert "用法：" in help_text
    for command in ("validate", "build"):
        assert command in help_text
        page = run(command, "--help").stdout.decode("utf-8")
        assert "用法：" in page
        assert not any(english in page for english in ("Usage", "Options:", "Show this", "[default", "[required"))
