"""What CI and editors get: SARIF, GitLab, JUnit, the comment on a pull request, stdin, CI files, the pre-commit hook."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from ruamel.yaml import YAML

from gwstd import cifiles, mend
from gwstd.baseline import fingerprints
from gwstd.changed import Changes, EntryChange, FileChange, ItemChange
from gwstd.check import check, rule_ids
from gwstd.findings import gitlab, junit, md, sarif
from gwstd.load import NO_EDITION, load
from gwstd.model import Corpus, Department, Finding, Fix, Position, Related, Severity, SourceText

HERE = Path(__file__).parent
ROOT = HERE.parent
SARIF = Draft4Validator(json.loads((HERE / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))
MZJ = Department("mzj", "临江区民政局", "区民政局", "部门")
NASTY = "a|b `c` <script>alert(1)</script> @admin #12 **x** [y](https://e.example) \x00\x1b\u2028\ufffe\n/close"


def corpus(files: Sequence[str] = ("mzj/shjz.yaml",), root: str = "catalogs", text: str = "部门: 区民政局\n") -> Corpus:
    top = Path(root)
    sources = {name: SourceText(name, top / name, text) for name in files}
    return Corpus(top, NO_EDITION, departments=(MZJ,), sources=sources)


def finding(**more: object) -> Finding:
    given = {"rule": "law-repealed", "severity": Severity.ERROR, "file": "mzj/shjz.yaml", "item": "shjz-mzj-001",
             "position": Position(7, 12, 7, 20), "message": "《甲法》已经失效", "help": "改引《乙法》",
             "path": ("事项", 0, "公开依据", 0)}  # fmt: skip
    return Finding(**{**given, **more})  # type: ignore[arg-type]


positions = st.tuples(st.integers(1, 99), st.integers(1, 99), st.integers(0, 3), st.integers(0, 9)).map(
    lambda p: Position(p[0], p[1], p[0] + p[2], p[1] + p[3])
)
words = st.one_of(st.just(NASTY), st.text(max_size=30))
some_findings = st.lists(
    st.builds(
        finding,
        rule=st.sampled_from(rule_ids()),
        severity=st.sampled_from(Severity),
        file=st.sampled_from(["mzj/shjz.yaml", "laws.yaml", "mzj/说明 书.yaml"]),
        item=st.sampled_from(["", "shjz-mzj-001"]),
        position=positions,
        message=words,
        help=words,
        related=st.lists(st.builds(Related, st.just("laws.yaml"), positions, st.just("")), max_size=2).map(tuple),
        fix=st.none() | st.builds(Fix, words, st.booleans()),
    ),
    max_size=8,
)


def run_of(findings: Sequence[Finding], among: Corpus | None = None) -> dict[str, Any]:
    log = json.loads(sarif.write(findings, among or corpus()))
    SARIF.validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


# ---------------------------------------------------------------------------------------------- sarif


@settings(deadline=None, max_examples=40)
@given(some_findings)
def test_sarif_satisfies_the_standards_own_schema(findings: list[Finding]) -> None:
    run = run_of(findings)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted({f.rule for f in findings})
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [f.rule for f in findings]
    assert all(rule["help"]["markdown"] and rule["shortDescription"]["text"] for rule in rules_of(run))


def rules_of(run: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield from run["tool"]["driver"]["rules"]


def test_sarif_of_nothing_is_valid_too() -> None:
    assert run_of([])["results"] == []


def test_sarif_paths_are_relative_percent_encoded_uris() -> None:
    name = "mzj/说明 书#1?.yaml"
    [result] = run_of([finding(file=name)])["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", artifact["uri"]) and unquote(artifact["uri"]) == f"catalogs/{name}"
    assert artifact["uriBaseId"] in run_of([])["originalUriBaseIds"]
    far = run_of([finding()], corpus(root="/srv/目录"))["results"][0]["locations"][0]["physicalLocation"]
    assert far["artifactLocation"] == {"uri": "file:///srv/%E7%9B%AE%E5%BD%95/mzj/shjz.yaml"}


def test_sarif_columns_are_code_points() -> None:
    run = run_of([finding(position=Position(7, 12, 8, 3))])
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 7, "startColumn": 12, "endLine": 8, "endColumn": 3}


@pytest.mark.parametrize("severity", Severity)
def test_sarif_levels(severity: Severity) -> None:
    [result] = run_of([finding(severity=severity)])["results"]
    assert result["level"] == {"error": "error", "warning": "warning", "info": "note"}[severity.word]


def repaired(text: str, result: Mapping[str, Any]) -> str:
    """A text with a SARIF fix applied, as a viewer does it."""
    [change] = result["fixes"][0]["artifactChanges"]
    lines = text.splitlines(keepends=True)

    def offset(line: int, column: int) -> int:
        return sum(map(len, lines[: line - 1])) + column - 1

    for replacement in reversed(change["replacements"]):
        region = replacement["deletedRegion"]
        start = offset(region["startLine"], region["startColumn"])
        end = offset(region["endLine"], region["endColumn"])
        text = text[:start] + replacement["insertedContent"]["text"] + text[end:]
    return text


CODE = Fix("编码: shjz-mzj-001", line=True)


@pytest.mark.parametrize(
    ("text", "position", "fix", "after"),
    [
        ("事项:\n  - 备注: 区民証局\n", Position(2, 9, 2, 13), Fix("区民政局"), "事项:\n  - 备注: 区民政局\n"),
        ("备注: '区民証局'\n", Position(1, 6, 1, 8), Fix("区'民"), "备注: '区''民証局'\n"),  # it stays YAML
        ("- 甲: 乙\n", Position(1, 3, 1, 4), CODE, "- 编码: shjz-mzj-001\n  甲: 乙\n"),
        ("- x\r\n- 甲: 乙\r\n", Position(2, 3, 2, 4), CODE, "- x\r\n- 编码: shjz-mzj-001\r\n  甲: 乙\r\n"),
        ("- {甲: 乙}\n", Position(1, 4, 1, 5), CODE, "- {编码: shjz-mzj-001, 甲: 乙}\n"),
    ],
)
def test_a_sarif_fix_repairs_the_file_as_fmt_does(text: str, position: Position, fix: Fix, after: str) -> None:
    [result] = run_of([finding(position=position, fix=fix)], corpus(text=text))["results"]
    assert repaired(text, result) == after == mend.apply(text, [finding(position=position, fix=fix)])[0]


def test_the_repair_of_a_real_finding_leaves_none(catalogue: Path) -> None:
    file = catalogue / "mzj" / "shjz.yaml"
    file.write_text(file.read_text("utf-8").replace("公开对象: 全社会", "公开对象：全社会"), "utf-8")
    text = file.read_text("utf-8")
    among = load(catalogue, keep_text=False)
    fixable = [r for r in run_of(check(among), among)["results"] if "fixes" in r]
    assert [r["ruleId"] for r in fixable] == ["fullwidth-colon"]
    file.write_text(repaired(text, fixable[0]), "utf-8")
    assert check(load(catalogue)) == ()


def test_sarif_keeps_to_the_number_that_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 3)
    many = [finding(severity=Severity.INFO)] * 4 + [finding(item="b")]
    run = run_of(many)
    assert [r["level"] for r in run["results"]] == ["error", "note", "note"]
    assert "2 个" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


# ---------------------------------------------------------------------------------------------- gitlab


@given(some_findings)
def test_gitlab_fingerprints_are_unique(findings: list[Finding]) -> None:
    marks = [entry["fingerprint"] for entry in json.loads(gitlab.write(findings, corpus()))]
    assert len(set(marks)) == len(marks) == len(findings)


@given(some_findings, st.integers(1, 500))
def test_fingerprints_stay_when_lines_and_indexes_shift(findings: list[Finding], lines: int) -> None:
    def down(f: Finding) -> Finding:
        line, column, end_line, end_column = f.position
        position = Position(line + lines, column, end_line + lines, end_column)
        return f._replace(position=position, path=("事项", lines, "公开依据", 0))

    assert fingerprints([down(f) for f in findings]) == fingerprints(findings)


def test_gitlab_entry() -> None:
    [entry] = json.loads(gitlab.write([finding(severity=Severity.WARNING)], corpus()))
    assert entry.pop("fingerprint")
    assert entry == {
        "description": "law-repealed：《甲法》已经失效。改引《乙法》（依据：国办发〔2019〕54号）",
        "check_name": "law-repealed",
        "severity": "minor",
        "location": {"path": "catalogs/mzj/shjz.yaml", "lines": {"begin": 7, "end": 7}},
    }


# ---------------------------------------------------------------------------------------------- junit


@given(some_findings)
def test_junit_is_xml_with_one_case_a_file(findings: list[Finding]) -> None:
    files = ["catalog.yaml", "laws.yaml", "mzj/shjz.yaml", "mzj/说明 书.yaml"]
    tree = ElementTree.fromstring(junit.write(findings, corpus(files)).encode())
    cases = list(tree.iter("testcase"))
    assert [case.get("file") for case in cases] == [f"catalogs/{name}" for name in files]
    failed = {f.file for f in findings if f.severity is Severity.ERROR}
    assert {case.get("file") for case in cases if case.find("failure") is not None} == {f"catalogs/{n}" for n in failed}
    suite = tree.find("testsuite")
    assert suite is not None and suite.get("tests") == "4" and suite.get("failures") == str(len(failed))
    told = "".join((case.findtext("failure") or "") + (case.findtext("system-out") or "") for case in cases)
    assert told.count(" [") >= len(findings)


# ---------------------------------------------------------------------------------------------- md


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


@given(some_findings)
def test_a_comment_shows_what_clerks_wrote_as_text(findings: list[Finding]) -> None:
    text = md.write(findings, corpus())
    seen = Seen()
    seen.feed(text)
    assert set(seen.tags) <= {"details", "summary"}
    assert text.startswith("<!-- gwstd -->\n") and text.endswith("\n")
    assert not re.search(r"@\w|(?<!&)#\d|https?:|(?<!\\)`|(?<!\\)\*[^*]", text.removeprefix("<!-- gwstd -->"))
    rows = [line for line in text.splitlines() if line.startswith("|") and "catalogs/" in line]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 7 for row in rows)
    assert "\x1b" not in text and len(rows) == len(findings)


def changed(items: int = 1) -> Changes:
    named = [
        ItemChange(f"shjz-mzj-{n:03}", NASTY, "mzj", "mzj/shjz.yaml", None, ("依据《甲法》已修改",))
        for n in range(items)
    ]
    own = ItemChange("shjz-mzj-900", "低保", "mzj", "mzj/shjz.yaml", "新增")
    entry = EntryChange("修改", "laws.yaml", "甲法", frozenset({"甲法"}))
    return Changes("origin/main", (FileChange("修改", "laws.yaml"),), (entry,), (*named, own))


def test_a_comment_says_what_changed_whom_it_affects_and_what_is_wrong() -> None:
    text = md.write([finding(), finding(severity=Severity.INFO, file="laws.yaml", item="")], corpus(), changed())
    assert "### × 目录校验：错误 1，提示 1" in text
    assert "改动 1 个文件，事项新增 1 项。另有 1 项受影响。" in text
    assert "- laws.yaml：修改“甲法”" in text
    assert "| 区民政局 | 1 | 1 | 1 |  |  |" in text and "| 登记文件 |  |  |  |  | 1 |" in text
    assert text.index("shjz-mzj-900") < text.index("shjz-mzj-000")  # what was changed itself comes first
    told = "改引《乙法》（依据：国办发〔2019〕54号）"
    assert f"| 区民政局 | 错误 | catalogs/mzj/shjz.yaml:7 | 《甲法》已经失效 | {told} | law-repealed |" in text


def test_a_comment_stays_small_and_says_what_it_leaves_out() -> None:
    many = [finding(message=NASTY * 4, severity=Severity.INFO) for _ in range(3_000)] + [finding()]
    text = md.write(many, corpus(), changed(3_000))
    assert len(text.encode()) < 60_000
    assert text.count("没有列出") == 2 and "| 错误 | catalogs/mzj/shjz.yaml:7 | 《甲法》" in text
    assert "问题（3001）" in text and text.count("<details") == text.count("</details>") == 2


def test_a_clean_catalogue_gets_a_short_comment() -> None:
    assert md.write([], corpus()).splitlines()[2] == "### √ 目录校验：没有发现问题"


# ---------------------------------------------------------------------------------------------- the command


def gwstd(folder: Path, *words: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "gwstd", *words]
    return subprocess.run(
        command, cwd=folder, input=stdin, capture_output=True, env={**os.environ, **more}, check=False
    )


def spoil(catalogue: Path) -> None:
    file = catalogue / "mzj" / "shjz.yaml"
    file.write_text(file.read_text("utf-8").replace("公开主体: [区民政局]", "公开主体: [民政部门]"), "utf-8")


def test_one_run_writes_several_formats(catalogue: Path) -> None:
    spoil(catalogue)
    formats = ("text", "sarif:out/gwstd.sarif", "gitlab:gl.json", "junit:junit.xml", "md:gwstd.md", "json:all.json")
    done = gwstd(catalogue.parent, "validate", *(word for name in formats for word in ("--format", name)))
    assert done.returncode == 1 and "department-unknown" in done.stdout.decode()
    folder = catalogue.parent
    SARIF.validate(json.loads((folder / "out" / "gwstd.sarif").read_bytes()))
    assert len(json.loads((folder / "gl.json").read_bytes())) == len(
        json.loads((folder / "all.json").read_bytes())["findings"]
    )
    assert ElementTree.parse(folder / "junit.xml").getroot().get("failures") == "1"
    assert (folder / "gwstd.md").read_text("utf-8").startswith("<!-- gwstd -->")
    alone = gwstd(folder, "validate", "--format", "md:gwstd.md")
    assert alone.stdout == b"" and "错误" in alone.stderr.decode()


@pytest.mark.parametrize("name", ["sarif", "gitlab", "junit", "md", "json", "github"])
def test_machine_formats_are_utf8_and_the_same_bytes_each_time(catalogue: Path, name: str) -> None:
    spoil(catalogue)
    words = ("validate", "--format", name)
    plain = gwstd(catalogue.parent, *words, PYTHONHASHSEED="1")
    odd = gwstd(catalogue.parent, *words, PYTHONHASHSEED="2", PYTHONIOENCODING="gbk", TZ="Asia/Shanghai", LC_ALL="C")
    assert plain.returncode == odd.returncode == 1
    assert plain.stdout == odd.stdout and plain.stdout.decode("utf-8").endswith("\n") and b"\r" not in plain.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "json:catalogs/mzj/shjz.yaml"),
        ("--format", "json:catalogs/laws.yml"),
        ("--format", "json:catalogs"),
        ("--format", "json:"),
        ("--format", "json:a.json", "--format", "sarif:./a.json"),
        ("--baseline", "catalogs/laws.yaml", "--write-baseline"),
        ("--format", "pdf"),
        ("--format", "json", "--format", "sarif"),
        ("-",),
        ("--stdin-filename", "catalogs/mzj/shjz.yaml"),
        ("-", "catalogs", "--stdin-filename", "catalogs/mzj/shjz.yaml"),
        ("-", "--stdin-filename", "elsewhere.yaml"),
        ("-", "--stdin-filename", "catalogs/mzj/nothing.yaml"),
        ("-", "--stdin-filename", "catalogs/mzj/shjz.yaml", "--write-baseline"),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(catalogue: Path, words: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in catalogue.parent.rglob("*") if path.is_file()}
    done = gwstd(catalogue.parent, "validate", *words)
    assert (done.returncode, done.stdout) == (2, b"") and done.stderr.decode().count("\n") == 1
    assert {path: path.read_bytes() for path in catalogue.parent.rglob("*") if path.is_file()} == before


# ---------------------------------------------------------------------------------------------- stdin


def by_stdin(folder: Path, name: str, text: bytes) -> list[dict[str, Any]]:
    done = gwstd(folder, "validate", "-", "--stdin-filename", name, "--format", "json", stdin=text)
    assert done.returncode in (0, 1), done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


def test_what_an_editor_has_not_saved_is_checked_in_place_of_the_file(catalogue: Path) -> None:
    file = catalogue / "mzj" / "shjz.yaml"
    saved = file.read_bytes()
    unsaved = saved.decode().replace("[区民政局, 各镇", "[民政部门, 各镇").encode()
    [found] = by_stdin(catalogue.parent, "catalogs/mzj/shjz.yaml", unsaved)
    assert found["rule"] == "department-unknown" and found["file"] == "catalogs/mzj/shjz.yaml"
    assert found["line"] == unsaved.decode()[: unsaved.decode().index("民政部门")].count("\n") + 1
    assert file.read_bytes() == saved
    file.write_bytes(unsaved)  # and the other way round: the fault is on the disk, the editor has mended it
    assert by_stdin(catalogue.parent, "catalogs/mzj/shjz.yaml", saved) == []


def test_only_that_file_is_reported_but_judged_with_all_others(catalogue: Path) -> None:
    spoil(catalogue)
    text = (catalogue / "zhenjie" / "shjz.yaml").read_bytes()
    assert by_stdin(catalogue.parent, "catalogs/zhenjie/shjz.yaml", text) == []


def test_an_editor_may_stand_anywhere_and_name_a_file_that_is_not_saved_yet(catalogue: Path, tmp_path: Path) -> None:
    name = str(catalogue / "gaj" / "shjz.yaml")
    away = tmp_path / "away"
    away.mkdir()
    assert [f["rule"] for f in by_stdin(away, name, b"")] == ["file-empty"]
    assert gwstd(away, "validate", "-", "--stdin-filename", name).returncode == 1
    assert "yaml-syntax" in {f["rule"] for f in by_stdin(away, name, "部门: [甲\n领域: 乙\n".encode())}


def test_a_registry_may_come_by_stdin(catalogue: Path) -> None:
    text = (catalogue / "laws.yaml").read_text("utf-8").replace("类别: 法律", "类别: 法", 1)
    assert {f["rule"] for f in by_stdin(catalogue, "laws.yaml", text.encode())} == {"value-choice"}


# ---------------------------------------------------------------------------------------------- CI files


def repository(folder: Path, forge: str, bin_: Path) -> dict[str, str]:
    """A new catalogue with that forge's CI files, in git with a branch, and the environment its CI would give."""
    assert gwstd(folder.parent, "init", str(folder), "--ci", forge, "--date", "2026-11-22").returncode == 0
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "1"), ("branch", "base")):
        git = ["git", "-c", "user.name=n", "-c", "user.email=n@example.com", *words]
        subprocess.run(git, cwd=folder, check=True, capture_output=True)
    bin_.mkdir()
    commands = {
        "pip": 'test "$1" = install',
        "gwstd": f'exec "{sys.executable}" -m gwstd "$@"',
        "python": f'exec "{sys.executable}" "$@"',
        "gh": 'echo "gh $*" >> "$CALLS"; if [ "$1" = api ] && [ "$2" = --paginate ]; then echo "$OLD_COMMENT"; fi',
        "curl": 'echo "curl $*" >> "$CALLS"; case "$*" in *per_page*) echo "$OLD_NOTES";; esac',
    }
    for name, body in commands.items():
        (bin_ / name).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (bin_ / name).chmod(0o755)
    path = f"{bin_}{os.pathsep}{os.environ['PATH']}"
    return {
        **os.environ,
        "PATH": path,
        "CI": "true",
        "CALLS": str(bin_ / "calls"),
        "OLD_COMMENT": "",
        "OLD_NOTES": "[]",
    }


def shell(script: str, folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    command = ["bash", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def ci_file(folder: Path, name: str) -> Any:
    return YAML(typ="safe", pure=True).load((folder / name).read_text("utf-8"))


needs_shell = pytest.mark.skipif(not (shutil.which("bash") and shutil.which("git")), reason="bash and git are needed")


@needs_shell
def test_the_github_workflow_runs(tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    environment = repository(folder, "github", tmp_path / "bin")
    environment |= {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary"), "GITHUB_BASE_REF": "base"}
    subprocess.run(["git", "update-ref", "refs/remotes/origin/base", "base"], cwd=folder, check=True)
    workflow = ci_file(folder, ".github/workflows/gwstd.yml")
    assert workflow["permissions"] == {"contents": "read"}
    check_job, comment_job = workflow["jobs"]["check"], workflow["jobs"]["comment"]
    assert not any("checkout" in step.get("uses", "") for step in comment_job["steps"])  # it can write: no foreign code
    for step in check_job["steps"]:
        if "run" in step:
            done = shell(step["run"], folder, environment)
            assert done.returncode == 0, (step, done.stderr)
    assert (folder / "dist" / "compendium.docx").is_file()
    assert (tmp_path / "summary").read_text("utf-8").startswith("<!-- gwstd -->") and "origin/base" in summary(tmp_path)
    spoil(folder / "catalogs")
    failing = [shell(step["run"], folder, environment).returncode for step in check_job["steps"] if "run" in step]
    assert failing == [0, 1, 0, 0, 1]
    [post] = [step["run"] for step in comment_job["steps"] if "run" in step]
    environment |= {"GH_REPO": "a/b", "NUMBER": "7"}
    assert shell(post, folder, environment).returncode == 0
    assert shell(post, folder, {**environment, "OLD_COMMENT": "55"}).returncode == 0
    calls = (tmp_path / "bin" / "calls").read_text("utf-8")
    assert "gh pr comment 7 --body-file gwstd.md" in calls
    assert "--method PATCH repos/a/b/issues/comments/55 --field body=@gwstd.md" in calls


def summary(folder: Path) -> str:
    return (folder / "summary").read_text("utf-8")


@needs_shell
def test_the_gitlab_pipeline_runs(tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    environment = repository(folder, "gitlab", tmp_path / "bin")
    environment |= {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "base", "CI_API_V4_URL": "https://git.example/api/v4",
                    "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "7"}  # fmt: skip
    pipeline = ci_file(folder, ".gitlab-ci.yml")
    before = pipeline[".gwstd"]["before_script"]

    def job(name: str, **more: str) -> subprocess.CompletedProcess[str]:
        return shell("\n".join([*before, *pipeline[name]["script"]]), folder, {**environment, **more})

    assert job("校验").returncode == 0 and job("汇编").returncode == 0
    reports = pipeline["校验"]["artifacts"]["reports"]
    assert json.loads((folder / reports["codequality"]).read_bytes()) == []
    assert ElementTree.parse(folder / reports["junit"]).getroot().get("failures") == "0"
    calls = tmp_path / "bin" / "calls"
    assert job("说明").returncode == 0 and not calls.exists()  # no token: only the file
    assert job("说明", GWSTD_TOKEN="t").returncode == 0
    old = '[{"id": 4, "body": "x"}, {"id": 9, "body": "<!-- gwstd --> y"}]'
    assert job("说明", GWSTD_TOKEN="t", OLD_NOTES=old).returncode == 0
    first, second = re.findall(r"--request (\w+) .* (https\S+)", calls.read_text("utf-8"))
    notes = "https://git.example/api/v4/projects/3/merge_requests/7/notes"
    assert first == ("POST", notes) and second == ("PUT", f"{notes}/9")
    spoil(folder / "catalogs")
    assert job("校验").returncode == 1 and len(json.loads((folder / reports["codequality"]).read_bytes())) == 1


@needs_shell
@pytest.mark.parametrize(("name", "trigger"), [("gwstd-pr.yml", "pr"), ("gwstd-push.yml", "push")])
def test_the_gitee_pipelines_run(tmp_path: Path, name: str, trigger: str) -> None:
    folder = tmp_path / "repo"
    environment = repository(folder, "gitee", tmp_path / "bin")
    pipeline = ci_file(folder, f".workflow/{name}")
    assert pipeline["version"] == "1.0" and pipeline["triggers"][trigger]["branches"]["include"] == ["master"]
    [step] = pipeline["stages"][0]["steps"]
    assert step["step"] == "execute@docker"
    script = "\n".join(step["command"])
    assert shell(script, folder, environment).returncode == 0
    assert (folder / "dist").is_dir() == (trigger == "push")
    spoil(folder / "catalogs")
    assert shell(script, folder, environment).returncode == 1


def test_a_catalogue_that_is_there_gets_only_the_ci_files(tmp_path: Path) -> None:
    folder = tmp_path / "repo"
    assert gwstd(tmp_path, "init", "repo").returncode == 0
    law = folder / "catalogs" / "laws.yaml"
    law.write_bytes(law.read_bytes() + b"# ours\n")
    before = law.read_bytes()
    assert gwstd(tmp_path, "init", "repo", "--ci", "gitlab").returncode == 0
    assert law.read_bytes() == before and (folder / ".gitlab-ci.yml").is_file()
    again = gwstd(tmp_path, "init", "repo", "--ci", "gitlab")
    assert again.returncode == 2 and "没有改动" in again.stderr.decode()
    assert gwstd(tmp_path, "init", "repo", "--ci", "gitee", "--region", "青山湖区").returncode == 2
    assert gwstd(tmp_path, "init", "other", "--ci", "gitea").returncode == 2 and not (tmp_path / "other").exists()


@pytest.mark.parametrize("forge", cifiles.FORGES)
def test_a_new_catalogue_has_the_files_of_its_forge_alone(tmp_path: Path, forge: str) -> None:
    assert gwstd(tmp_path, "init", "repo", "--ci", forge).returncode == 0
    there = {
        path.relative_to(tmp_path / "repo").as_posix() for path in (tmp_path / "repo").rglob("*") if path.is_file()
    }
    for other in cifiles.FORGES:
        assert (set(cifiles.files(other)) <= there) == (other == forge)
    assert check(load(tmp_path / "repo" / "catalogs")) == ()


# ---------------------------------------------------------------------------------------------- pre-commit


@needs_shell
def test_the_pre_commit_hook_reports_what_the_commit_touches(catalogue: Path) -> None:
    hooks = YAML(typ="safe", pure=True).load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    [hook] = [hook for hook in hooks if hook["id"] == "gwstd-validate"]
    assert hook["pass_filenames"] is False and hook["require_serial"] is True and hook["language"] == "python"
    assert re.search(hook["files"], "catalogs/mzj/shjz.yaml") and not re.search(hook["files"], "README.md")
    program, *arguments = [*hook["entry"].split(), *hook["args"]]
    assert program == "gwstd"
    folder = catalogue.parent
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    assert gwstd(folder, *arguments).returncode == 0  # before the first commit
    spoil(catalogue)
    assert gwstd(folder, *arguments).returncode == 1
