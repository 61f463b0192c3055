"""A baseline: an old catalogue adopts the tool; only what is new is reported, and what was mended is said."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwstd import baseline
from gwstd.check import check
from gwstd.load import NO_EDITION, load
from gwstd.model import Corpus, Finding, Place, Position, Severity


def gwstd(catalogue: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gwstd", "validate", "--catalog", str(catalogue), *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def spoil(catalogue: Path, old: str = "公开主体: [区民政局]", new: str = "公开主体: [民政部门]") -> None:
    file = catalogue / "mzj" / "shjz.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


EMPTY = Corpus(Path("catalogs"), NO_EDITION)


def finding(line: int = 1, **more: object) -> Finding:
    given = {"rule": "law-repealed", "severity": Severity.ERROR, "file": "mzj/shjz.yaml", "item": "shjz-mzj-001",
             "position": Position(line, 1, line, 5), "message": "《甲法》已经失效（基准日 2026-11-22）", "help": "改",
             "path": ("事项", 0, "公开依据", 1)}  # fmt: skip
    return Finding(**{**given, **more})  # type: ignore[arg-type]


def after(known: list[Finding], now: list[Finding], corpus: Corpus = EMPTY) -> list[Finding]:
    entries = baseline.read(baseline.write(known, corpus)[0])
    return list(baseline.apply(now, entries, corpus, "baselines/baseline.json")[0])


# ---------------------------------------------------------------------------------------------- what is known


def test_old_findings_are_not_reported_wherever_their_lines_move() -> None:
    old = finding(3)
    moved = finding(88, path=("事项", 7, "公开依据", 0))
    assert after([old], [moved]) == []


def test_a_new_base_date_alone_makes_nothing_new() -> None:
    assert after([finding()], [finding(message="《甲法》已经失效（基准日 2027-01-01）")]) == []


@pytest.mark.parametrize(
    "other",
    [
        {"rule": "law-unknown"},
        {"item": "shjz-mzj-002"},
        {"item": "", "file": "gaj/shjz.yaml"},
        {"message": "《乙法》已经失效（基准日 2026-11-22）"},
        {"path": ("事项", 0, "备注")},
    ],
)
def test_another_rule_item_key_or_wording_is_new(other: dict[str, object]) -> None:
    new = finding(**other)
    assert after([finding()], [finding(), new]) == [new]


def test_one_more_of_the_same_is_new() -> None:
    assert after([finding(3)], [finding(3), finding(9)]) == [finding(9)]


def test_an_item_keeps_its_findings_when_it_moves_to_another_file() -> None:
    assert after([finding()], [finding(file="gaj/shjz.yaml")]) == []


findings = st.lists(
    st.builds(
        finding,
        st.integers(1, 50),
        rule=st.sampled_from(["law-repealed", "value-type"]),
        item=st.sampled_from(["", "shjz-mzj-001", "shjz-mzj-002"]),
        message=st.text(max_size=8),
    )
)


@given(findings)
def test_what_was_written_down_is_never_reported_and_nothing_expires(known: list[Finding]) -> None:
    assert after(known, known) == []


@given(findings, findings)
def test_nothing_new_is_lost(known: list[Finding], new: list[Finding]) -> None:
    left = after(known, [*known, *new])
    assert len(left) == len(new) and all(f.rule != baseline.EXPIRED for f in left)


@given(findings)
def test_the_file_does_not_depend_on_the_order(known: list[Finding]) -> None:
    assert baseline.write(known, EMPTY) == baseline.write(known[::-1], EMPTY)


# ---------------------------------------------------------------------------------------------- what is mended


def test_a_mended_finding_is_said_at_its_line_of_the_baseline() -> None:
    text, _ = baseline.write([finding(item="a"), finding(item="b")], EMPTY)
    [expired] = after([finding(item="a"), finding(item="b")], [finding(item="a")])
    assert expired.rule == "baseline-expired" and expired.severity is Severity.INFO
    assert expired.file == "baselines/baseline.json" and "b，《甲法》" in expired.message
    assert '"b"' in text.splitlines()[expired.position.line - 1]


def test_an_entry_of_a_file_that_cannot_be_read_now_does_not_expire() -> None:
    broken = replace(EMPTY, unsound=(Place("mzj/shjz.yaml"),))
    assert after([finding()], [], broken) == []
    assert after([finding(item="")], [], replace(EMPTY, unsound=(Place("gaj/shjz.yaml"),))) != []
    assert after([finding()], [], replace(EMPTY, unread=frozenset({"laws.yaml"}))) == []


def test_what_makes_a_file_unreadable_cannot_be_written_down(catalogue: Path) -> None:
    (catalogue / "mzj" / "shjz.yaml").write_text("部门：区民政局\n", "utf-8")
    corpus = load(catalogue)
    known = check(corpus)
    text, left_out = baseline.write(known, corpus)
    assert left_out == len(known) > 0 and json.loads(text)["findings"] == []


# ---------------------------------------------------------------------------------------------- the file


def test_a_reviewer_can_read_it() -> None:
    text, _ = baseline.write([finding(), finding(9)], EMPTY)
    assert text.splitlines() == [
        "{",
        '"version": "1",',
        '"findings": [',
        '  {"rule": "law-repealed", "where": "shjz-mzj-001", "key": "公开依据", '
        '"message": "《甲法》已经失效（基准日）", "count": 2}',
        "]",
        "}",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "第 1 行"),
        ("{\n  x", "第 2 行"),
        ("[]", "version"),
        ('{"version": "2", "findings": []}', "版本"),
        ('{"version": "1", "findings": [{"rule": "a"}]}', "第 1 行"),
        ('{"version": "1", "findings": [{"rule": "a", "where": "b", "key": "", "message": "c", "count": 0}]}', "count"),
        (
            '{"version": "1", "findings": [{"rule": "a", "where": "b", "key": "", "message": "c", "count": true}]}',
            "正整数",
        ),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused_with_a_reason(text: str, said: str) -> None:
    with pytest.raises(baseline.BadBaselineError, match=said):
        baseline.read(text)


# ---------------------------------------------------------------------------------------------- the command


def test_adopting_the_tool(catalogue: Path) -> None:
    spoil(catalogue)
    assert gwstd(catalogue).returncode == 1
    written = gwstd(catalogue, "--write-baseline")
    file = catalogue / "baselines" / "baseline.json"
    assert written.returncode == 0 and file.is_file() and "记下 1 个问题" in written.stderr
    again = gwstd(catalogue, "--baseline", "baseline")
    assert again.returncode == 0 and "没有发现问题" in again.stdout and "1 个旧问题" in again.stderr

    spoil(catalogue, "公开依据: [社会救助法, ", "公开依据: [不存在的法, ")
    new = gwstd(catalogue, "--baseline", str(file), "--format", "json")
    assert new.returncode == 1
    assert {f["item"] for f in json.loads(new.stdout)["findings"]} == {"shjz-mzj-002"}
    spoil(catalogue, "不存在的法", "社会救助法")

    spoil(catalogue, "公开主体: [民政部门]", "公开主体: [区民政局]")
    mended = gwstd(catalogue, "--baseline", "baseline")
    assert mended.returncode == 0 and "baseline-expired" in mended.stdout
    assert gwstd(catalogue, "--baseline", "baseline", "--write-baseline").returncode == 0
    assert json.loads(file.read_text("utf-8"))["findings"] == []
    assert "没有发现问题" in gwstd(catalogue, "--baseline", "baseline").stdout


def test_a_missing_or_broken_baseline_is_wrong_use(catalogue: Path) -> None:
    missing = gwstd(catalogue, "--baseline", "old")
    assert missing.returncode == 2 and "--write-baseline" in missing.stderr and missing.stdout == ""
    (catalogue / "baselines").mkdir()
    (catalogue / "baselines" / "old.json").write_bytes(b"\xff\xfe")
    assert gwstd(catalogue, "--baseline", "old").returncode == 2


def test_a_baseline_folder_is_no_stray_file(catalogue: Path) -> None:
    gwstd(catalogue, "--write-baseline")
    assert gwstd(catalogue, "--fail-on", "info").returncode == 0
