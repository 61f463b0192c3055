"""``gwstd due``: what a clerk sees, and what a program reads, for a 公开时限 and a day."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from gwstd.cli import _run
from gwstd.domain.deadline import deadlines
from gwstd.domain.timelimit import parse
from gwstd.domain.workday import Calendar

LIMIT = "自信息形成之日起20个工作日内"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a catalogue, so that nobody's holidays.yaml plays in."""
    monkeypatch.chdir(tmp_path)


def due(capsys: pytest.CaptureFixture[str], limit: str, start: str, *more: str) -> tuple[int, str, str]:
    code = _run(["due", limit, "--from", start, *more])
    said = capsys.readouterr()
    return code, said.out, said.err


def days(limit: str, start: str) -> list[str]:
    found = deadlines(parse(limit), datetime.fromisoformat(start), Calendar())
    return [str(d.count.last) if d.count else "" for d in found]


def test_the_last_lawful_day_and_how_it_was_counted(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = due(capsys, LIMIT, "2026-02-13")
    assert (code, err) == (0, "")
    assert out == (
        "自信息形成之日起20个工作日内\n"
        "  最后一天：2026-03-19（周四）\n"
        "  起算日：2026-02-13（周五），当天不算\n"
        "  放假不算：春节 2026-02-16 至 2026-02-20、2026-02-23\n"
        "  调休上班，算工作日：2026-02-14（周六）、2026-02-28（周六）\n"
        "  周末不算：2026-02-15、2026-02-21 至 2026-02-22、2026-03-01、2026-03-07 至 2026-03-08、"
        "2026-03-14 至 2026-03-15\n"
    )


def test_every_clause_has_its_day_and_what_is_vague_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    text = "办事指南信息形成后20个工作日公开；听证于举行7日前公告；其他及时公开；长期公开；见附件"
    code, out, _ = due(capsys, text, "2026-11-20")
    assert code == 0
    assert (
        "标准写法：自办事指南信息形成之日起20个工作日内；听证于举行7日前公告；其他及时公开；长期公开；见附件\n" in out
    )
    assert out.count("最后一天：") == 2 and "2026-12-18（周五）" in out and "2026-11-13（周五）" in out
    assert "其他及时公开\n  没有写几天" in out and "长期公开\n  说的是公开多久" in out and "没有读懂：“见附件”" in out
    assert "注意" not in out


def test_a_year_without_an_arrangement_is_said_aloud(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = due(capsys, LIMIT, "2090-09-20")
    assert code == 0 and "注意：没有 2090 年的放假安排，这一年只扣除了周末" in out
    known = max(year for year in range(2026, 2090) if Calendar().knows(year))
    _, out, _ = due(capsys, "自印发之日起12个工作日内", f"{known}-12-11")
    assert f"注意：没有 {known + 1} 年的放假安排，它可能涉及 {known} 年 12 月底的几天" in out


def test_the_catalogues_own_holidays(capsys: pytest.CaptureFixture[str], catalogue: Path) -> None:
    own = catalogue / "holidays.yaml"
    own.write_text("放假安排:\n  - {年份: 2090, 来源: 通知, 休: [2090-10-02, 2090-10-03]}\n", "utf-8")
    code, out, _ = due(capsys, "自印发之日起5个工作日内", "2090-09-28", "--catalog", str(catalogue))
    assert code == 0 and "最后一天：2090-10-09（周一）" in out and "放假 2090-10-02 至 2090-10-03" in out
    assert "注意" not in out
    own.write_text("放假安排:\n  - {年份: 2090, 来源: 通知, 休: [2091-10-02]}\n", "utf-8")
    code, out, err = due(capsys, LIMIT, "2090-09-28", "--catalog", str(catalogue))
    assert (code, out) == (1, "") and "holidays.yaml:2:" in err and "2091-10-02 不在 2090 年" in err


@pytest.mark.parametrize("text", ["及时公开", "长期公开", "同上", "公示期不少于7日", "不少于10个工作日",
                                  "法定时限内", "见附件", "", "法律法规另有规定的从其规定",
                                  "与区政府年度报告同时公布"])  # fmt: skip
def test_no_day_no_success(capsys: pytest.CaptureFixture[str], text: str) -> None:
    code, out, _ = due(capsys, text, "2026-02-13")
    assert code == 1 and "最后一天" not in out and out.strip()


@pytest.mark.parametrize("start", ["2026-02-30", "2026-2-3", "20260213", "今天", "", "2026-02-13T25:00"])
def test_a_wrong_date_is_wrong_use(capsys: pytest.CaptureFixture[str], start: str) -> None:
    code, out, err = due(capsys, LIMIT, start)
    assert (code, out) == (2, "") and "2026-02-13" in err


def test_other_wrong_use(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert due(capsys, LIMIT, "2026-02-13", "--format", "xml")[0] == 2
    assert due(capsys, LIMIT, "2026-02-13", "--catalog", str(tmp_path))[0] == 2
    assert due(capsys, LIMIT, "9999-12-30")[0] == 2
    assert due(capsys, "每季度终了之日起15日内", "9999-12-30")[0] == 2
    assert _run(["due", LIMIT]) == 2


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = due(capsys, "许可决定作出决定后7个工作日内；及时公开", "2026-09-18", "--format", "json")
    report: dict[str, Any] = json.loads(out)
    assert code == 0 and report["version"] == "1" and report["from"] == "2026-09-18"
    assert report["limit"] == "自许可决定作出决定之日起7个工作日内；及时公开"
    first, second = report["clauses"]
    assert (first["kind"], first["last"], first["binding"]) == ("within", "2026-09-29", True)
    assert first["counted"]["exchanged"] == ["2026-09-20"]
    assert first["counted"]["holidays"] == [{"date": "2026-09-25", "name": "中秋"}]
    assert second["last"] is None and report["vague"] == [{"kind": "及时", "words": "及时公开"}]
    assert report["unparsed"] == [] and report["warnings"] == []


@pytest.mark.parametrize(
    ("text", "start", "last"),
    [
        ("每年1月31日前", "2026-01-31", ["2026-01-31"]),
        ("每年1月31日前", "2026-02-01", ["2027-01-31"]),
        ("每年2月底前", "2027-06-01", ["2028-02-29"]),
        ("次年1月31日前", "2026-01-05", ["2027-01-31"]),
        ("每月5日前", "2026-12-06", ["2027-01-05"]),
        ("每月31日前", "2026-02-03", ["2026-02-28"]),
        ("次月10日前", "2026-12-06", ["2027-01-10"]),
        ("每周五前更新", "2026-02-13", ["2026-02-13"]),
        ("每周五前更新", "2026-02-14", ["2026-02-20"]),
        ("次周三前", "2026-02-13", ["2026-02-18"]),
        ("每半月公布一次", "2026-02-13", ["2026-02-15"]),
        ("每半月公布一次", "2026-02-16", ["2026-02-28"]),
        ("每两年公布一次", "2026-02-13", [""]),
        ("每两年12月底前", "2026-02-13", [""]),
        ("每月中旬", "2026-02-21", ["2026-03-20"]),
        ("2026年底前", "2026-02-21", ["2026-12-31"]),
        ("接报后30分钟内", "2026-02-13T23:45", ["2026-02-14"]),
        ("招生工作开始前公布", "2026-03-03", ["2026-03-02"]),
        ("信息形成后及时公开，最迟不超过20个工作日", "2026-02-13", ["2026-03-19"]),
        ("自信息形成之日起不超过20个工作日", "2026-02-13", ["2026-03-19"]),
        ("半年度终了后30日内", "2026-07-05", ["2026-07-30"]),
        ("每季度后15日内", "2026-02-13", ["2026-04-15"]),
        ("月度终了后10日内", "2026-03-05", ["2026-03-10"]),
        ("决定被依法变更、撤销的，3日内撤回并公开说明理由", "2026-09-18", ["2026-09-22"]),
        ("自公告发布之日起不少于10个工作日", "2026-02-13", [""]),
        ("每季度首月20日", "2026-04-20", ["2026-04-20"]),
        ("每季度首月20日", "2026-04-21", ["2026-07-20"]),
        ("每季度末", "2026-05-01", ["2026-06-30"]),
        ("2026年12月31日前", "2026-05-01", ["2026-12-31"]),
        ("每半年公布一次", "2026-05-01", ["2026-06-30"]),
        ("按年公开", "2026-05-01", ["2026-12-31"]),
        ("每周公开一次", "2026-02-11", ["2026-02-15"]),
        ("每日更新", "2026-02-11", ["2026-02-11"]),
        ("每学期公布一次", "2026-02-11", [""]),
        ("每季度终了之日起10个工作日内", "2026-02-13", ["2026-04-15"]),
        ("每季度终了之日起10个工作日内", "2026-04-16", ["2026-07-14"]),
        ("每季度终了之日起10个工作日内", "2026-04-10", ["2026-04-15"]),
        ("年度终了后4个月内", "2026-03-01", ["2026-04-30"]),
        ("年度终了后4个月内", "2025-05-06", ["2026-04-30"]),
        ("每月终了之日起3个工作日内", "2026-02-03", ["2026-02-04"]),
        ("信息形成当日", "2026-02-14", ["2026-02-14"]),
        ("用工结束次日撤下", "2026-02-13", ["2026-02-14"]),
        ("信息变更后即时更新", "2026-02-13", ["2026-02-13"]),
        ("事故发生后24小时内", "2026-02-13T10:20", ["2026-02-14"]),
        ("开会2小时前", "2026-02-13T01:20", ["2026-02-12"]),
        ("活动举办3个工作日前", "2026-02-24", ["2026-02-12"]),
        ("公布前1个工作日内", "2026-03-02", ["2026-03-02"]),
        ("因维修暂停开放的，提前7日公示", "2026-02-24", ["2026-02-17"]),
        ("自受理之日起20个工作日内答复，情况复杂的，可延长10个工作日", "2026-02-13", ["2026-03-19", "2026-04-02"]),
        ("自受理之日起20个工作日内，特殊情况的，可延长至30个工作日", "2026-02-13", ["2026-03-19", "2026-04-02"]),
        ("自审核意见形成之日起3个工作日内公示，公示期7日", "2026-03-02", ["2026-03-05", "2026-03-09"]),
    ],
)
def test_last_days(text: str, start: str, last: list[str]) -> None:
    assert days(text, start) == last


@pytest.mark.parametrize(
    ("text", "start", "words"),
    [
        ("20个工作日", "2026-02-13", "没有写从哪一天起算，这里从 2026-02-13 起算"),
        ("每年1月31日前", "2026-01-05", "宜在 2026-01-30 以前办好"),
        ("2025年12月31日前", "2026-01-05", "已经过了"),
        ("按年公开", "2026-01-05", "只写了周期"),
        ("事故发生后24小时内", "2026-01-05", "从 2026-01-05 0 时起算"),
        ("活动举办7日前", "2026-02-24", "宜在 2026-02-14 以前办好"),
        ("自批准之日起20日内", "2026-09-15", "顺延：2026-10-05（周一） 休息"),
        ("自批准之日起7日内", "2026-02-07", "2026-02-14（周六，调休上班）"),
        ("公布前1个工作日内", "2026-03-02", "从 2026-02-28 起，到 2026-03-02 为止"),
        ("每两年公布一次", "2026-03-02", "没有写是哪一期，算不出日期"),
        ("每两年12月底前", "2026-03-02", "没有写是哪一年，算不出日期"),
        ("招生工作开始前公布", "2026-03-02", "宜在 2026-02-28 以前办好"),
        ("决定被撤销的，3日内撤回", "2026-03-02", "行政处罚法第四十八条的3日是工作日（第八十五条）"),
        ("5个工作日左右", "2026-03-02", "没有写到哪一天"),
        ("会议结束后公布", "2026-03-02", "没有写几天内"),
        ("每10日公布一次", "2026-03-02", "起算日当作上一次公开的那一天"),
        ("可延长7日，每年1月31日前", "2026-03-02", "前面没有可以延长的期限"),
        ("自受理之日起20个工作日内，情况复杂的，可延长10个工作日", "2026-02-13", "延长到：2026-04-02（周四）"),
    ],
)
def test_says_what_to_mind(capsys: pytest.CaptureFixture[str], text: str, start: str, words: str) -> None:
    assert words in due(capsys, text, start)[1]


def test_the_example_districts_limits_all_have_a_day() -> None:
    from test_timelimit import example_limits

    for text in example_limits():
        for start in ("2026-02-13", "2026-10-01"):
            found = deadlines(parse(text), datetime.fromisoformat(start), Calendar())
            without = [d.text for d in found if d.binding and d.count is None]
            assert all("与" in said for said in without), text
            assert any(d.binding and d.count for d in found) or "公示" in text, text


def test_help_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(["due", "--help"]) == 0
    assert "算出公开时限的最后一天" in capsys.readouterr().out
    assert (ROOT / "schemas" / "holidays.schema.json").is_file()
