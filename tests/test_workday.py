"""Counting days: the seven vectors of the survey, days of the Civil Code, and an office's own holidays.yaml."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import ROOT
from gwstd import holidays
from gwstd.domain.workday import (
    Arrangement,
    Calendar,
    count,
    count_back,
    count_hours,
    working_day_before,
)

LIBRARY = Calendar()
WD = "工作日"


def day(text: str) -> date:
    return date.fromisoformat(text)


def by_weekends(start: date, amount: int) -> date:
    while amount:
        start += timedelta(days=1)
        amount -= start.weekday() < 5
    return start


@pytest.mark.parametrize(
    ("start", "seven", "ten", "twenty", "weekends_only"),
    [
        ("2025-01-20", "2025-02-05", "2025-02-08", "2025-02-21", "2025-02-17"),
        ("2025-09-19", "2025-09-29", "2025-10-10", "2025-10-23", "2025-10-17"),
        ("2026-01-30", "2026-02-10", "2026-02-13", "2026-03-05", "2026-02-27"),
        ("2026-02-13", "2026-03-02", "2026-03-05", "2026-03-19", "2026-03-13"),
        ("2026-04-28", "2026-05-11", "2026-05-14", "2026-05-28", "2026-05-26"),
        ("2026-09-18", "2026-09-29", "2026-10-09", "2026-10-22", "2026-10-16"),
        ("2026-11-20", "2026-12-01", "2026-12-04", "2026-12-18", "2026-12-18"),
    ],
)
def test_working_days(start: str, seven: str, ten: str, twenty: str, weekends_only: str) -> None:
    counts = [count(day(start), amount, WD, LIBRARY) for amount in (7, 10, 20)]
    assert [str(c.last) for c in counts] == [seven, ten, twenty]
    assert not any(c.missing for c in counts)
    assert by_weekends(day(start), 20) == day(weekends_only)


def test_the_count_shows_every_day_that_did_not_count() -> None:
    found = count(day("2026-02-13"), 20, WD, LIBRARY)
    assert [(str(d), name) for d, name in found.skipped] == [(f"2026-02-{d}", "春节") for d in (16, 17, 18, 19, 20, 23)]
    assert list(map(str, found.exchanged)) == ["2026-02-14", "2026-02-28"]
    passed = (found.last - found.start).days
    assert passed == 20 + len(found.skipped) + len(found.weekends)


def test_exchanged_days_of_2026() -> None:
    first = day("2026-01-01")
    worked = [d for n in range(365) if LIBRARY.works(d := first + timedelta(n)) and d.weekday() >= 5]
    assert list(map(str, worked)) == [
        "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
    ]  # fmt: skip


def far_year() -> int:
    """A year that no arrangement can be known for."""
    return 2090


def test_a_year_without_an_arrangement_is_named_and_counted_by_weekends() -> None:
    start = date(far_year(), 9, 20)
    found = count(start, 20, WD, LIBRARY)
    assert found.missing == (far_year(),) and found.last == by_weekends(start, 20) and not found.skipped
    assert count(date(2003, 9, 20), 20, WD, LIBRARY).missing == (2003,)


def test_the_last_days_of_december_may_belong_to_next_years_arrangement() -> None:
    known = max(year for year in range(2026, far_year()) if LIBRARY.knows(year))
    assert count(date(known, 11, 20), 20, WD, LIBRARY).missing == ()
    assert count(date(known, 12, 11), 11, WD, LIBRARY).missing == (known + 1,)
    assert count(date(known, 12, 11), 20, WD, LIBRARY).missing == (known + 1,)
    assert not LIBRARY.missing(date(2018, 12, 20), date(2019, 1, 5))
    assert LIBRARY.works(day("2018-12-29")) and not LIBRARY.works(day("2018-12-31"))


# ---------------------------------------------------------------------------------------------- the Civil Code


@pytest.mark.parametrize(
    ("start", "amount", "unit", "last", "moved_from"),
    [
        ("2026-03-02", 20, "日", "2026-03-23", "2026-03-22"),
        ("2026-09-15", 20, "日", "2026-10-08", "2026-10-05"),
        ("2026-02-07", 7, "日", "2026-02-14", None),
        ("2026-01-31", 1, "月", "2026-02-28", None),
        ("2025-01-31", 1, "月", "2025-02-28", None),
        ("2024-01-31", 1, "月", "2024-02-29", None),
        ("2026-03-31", 1, "月", "2026-04-30", None),
        ("2026-11-15", 2, "月", "2027-01-15", None),
        ("2026-04-01", 1, "月", "2026-05-06", "2026-05-01"),
        ("2024-02-29", 1, "年", "2025-02-28", None),
    ],
)
def test_days_and_months_end_on_a_working_day(
    start: str, amount: int, unit: str, last: str, moved_from: str | None
) -> None:
    found = count(day(start), amount, unit, LIBRARY)
    assert str(found.last) == last
    assert found.moved_from == (day(moved_from) if moved_from else None)


def test_hours_run_from_the_moment_itself_through_rest_days() -> None:
    found = count_hours(datetime(2026, 2, 14, 9, 30), 48)
    assert (str(found.last), f"{found.hour:%H:%M}") == ("2026-02-16", "09:30")


def test_counting_back_from_an_event() -> None:
    found = count_back(day("2026-02-24"), 5, WD, LIBRARY)
    assert str(found.last) == "2026-02-10"
    assert list(map(str, found.exchanged)) == ["2026-02-14"] and len(found.skipped) == 6
    assert str(count_back(day("2026-10-12"), 7, "日", LIBRARY).last) == "2026-10-05", "a rest day: never moved later"
    assert str(count_back(day("2026-03-31"), 1, "月", LIBRARY).last) == "2026-02-28"
    assert str(working_day_before(day("2026-10-05"), LIBRARY)) == "2026-09-30"


@pytest.mark.parametrize("amount", [5000, 9999])
def test_beyond_the_calendar(amount: int) -> None:
    for unit in (WD, "日", "月", "年"):
        with pytest.raises(ValueError, match="可以计算"):
            count(date(9999, 12, 1), amount, unit, LIBRARY)
        with pytest.raises(ValueError, match="可以计算"):
            count_back(date(1, 1, 2), amount, unit, LIBRARY)
    with pytest.raises(ValueError, match="可以计算"):
        count_hours(datetime(9999, 12, 31), amount)


@settings(max_examples=150, deadline=None)
@given(st.dates(date(2005, 1, 1), date(2026, 12, 1)), st.integers(1, 60))
def test_the_last_working_day_is_the_nth(start: date, amount: int) -> None:
    found = count(start, amount, WD, LIBRARY)
    days = [start + timedelta(n) for n in range(1, (found.last - start).days + 1)]
    assert LIBRARY.works(found.last) and sum(map(LIBRARY.works, days)) == amount
    assert {*found.weekends, *(d for d, _ in found.skipped)} == {d for d in days if not LIBRARY.works(d)}
    assert all(d.weekday() >= 5 and LIBRARY.works(d) for d in found.exchanged)
    back = count_back(found.last + timedelta(days=1), amount, WD, LIBRARY).last
    assert back == min(d for d in days if LIBRARY.works(d))


# ---------------------------------------------------------------------------------------------- holidays.yaml

OWN = """\
# yaml-language-server: $schema=schemas/holidays.schema.json
放假安排:
  - 年份: 2090
    来源: 国务院办公厅关于2090年部分节假日安排的通知
    休: [2089-12-31, 2090-01-01, 2090-01-02, 2090-10-02, 2090-10-03, 2090-10-04]
    班: [2089-12-25, 2090-10-07]
"""


def test_an_offices_own_arrangement() -> None:
    found, flaws = holidays.read("holidays.yaml", OWN.encode())
    assert not flaws and [a.year for a in found] == [2090]
    own = Calendar(found)
    assert own.knows(2090) and not own.knows(2089) and not own.knows(2091) and own.knows(2026)
    assert own.works(day("2089-12-25")) and not own.works(day("2089-12-31")), "文件年份不等于日期年份"
    assert not own.works(day("2090-10-02")) and own.works(day("2090-10-07"))
    result = count(day("2090-09-28"), 4, WD, own)
    assert (str(result.last), result.missing) == ("2090-10-07", ())
    assert result.skipped == ((day("2090-10-02"), "放假"), (day("2090-10-03"), "放假"), (day("2090-10-04"), "放假"))
    assert result.exchanged == (day("2090-10-07"),)


def test_an_offices_own_arrangement_stands_before_the_librarys() -> None:
    corrected = Arrangement(2026, "更正通知", frozenset({day("2026-03-05")}), frozenset({day("2026-03-07")}))
    own = Calendar((corrected,))
    assert not own.works(day("2026-03-05")) and own.works(day("2026-03-07"))
    assert own.works(day("2026-10-01")), "the whole year is the office's own"
    assert own.holiday(day("2026-03-05")) == "放假" and LIBRARY.holiday(day("2026-10-01")) == "国庆节"


ENTRY = "放假安排:\n  - {年份: %s, 来源: 通知, 休: [%s], 班: [%s]}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ENTRY % ("2090", "2091-01-01", ""), "2091-01-01 不在 2090 年"),
        (ENTRY % ("2090", "2089-11-30", ""), "2089-11-30 不在 2090 年"),
        (ENTRY % ("2090", "2090-01-02", "2090-01-03"), "2090-01-03 本来就是工作日"),
        (ENTRY % ("2090", "2090-01-07", "2090-01-07"), "2090-01-07 又休又班"),
        (ENTRY % ("2090", "2090-01-01", "") + "  - {年份: 2090, 来源: 通知, 休: [2090-01-01]}\n", "写了两次"),
        (ENTRY % ("2090年", "2090-01-01", ""), "年份"),
        (ENTRY % ("2090", "2090-02-30", ""), "2090-02-30"),
        ("放假安排:\n  - {年份: 2090, 休: [2090-01-01]}\n", "来源"),
        ("节假日: []\n", ""),
        ("", "空的"),
        ("放假安排: [", ""),
    ],
)
def test_a_faulty_holidays_file_is_refused_whole(text: str, message: str) -> None:
    found, flaws = holidays.read("holidays.yaml", text.encode())
    assert found == () and flaws
    assert any(message in f"{flaw.fault.message}{flaw.fault.help}" for flaw in flaws)


def test_a_bom_is_no_fault_and_another_encoding_is() -> None:
    assert holidays.read("holidays.yaml", b"\xef\xbb\xbf" + OWN.encode())[0]
    found, flaws = holidays.read("holidays.yaml", OWN.encode("gb18030"))
    assert not found and [flaw.rule for flaw in flaws] == ["file-encoding"]


def test_the_schema_explains_itself_in_chinese_and_checks_alike_in_both_engines() -> None:
    path = ROOT / "schemas" / "holidays.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text("utf-8"))
    assert path.read_bytes() == (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()
    Draft202012Validator.check_schema(schema)
    fast = jsonschema_rs.Draft202012Validator(schema)
    entry = schema["properties"]["放假安排"]["items"]
    for key, part in {**schema["properties"], **entry["properties"]}.items():
        assert part["title"] and part["markdownDescription"].startswith(part["description"]), key
        assert "正例：" in part["markdownDescription"] and "出处：" in part["markdownDescription"], key
        assert all(Draft202012Validator(part).is_valid(example) for example in part["examples"]), key
    good = {"年份": "2027", "来源": "通知", "休": ["2027-01-01"]}
    for change in (
        {},
        {"年份": "27"},
        {"休": []},
        {"休": ["2027-1-1"]},
        {"班": ["2027-01-30"]},
        {"假": "x"},
        {"来源": " "},
    ):
        value = {"放假安排": [{**good, **change}]}
        assert (
            fast.is_valid(value)
            == Draft202012Validator(schema).is_valid(value)
            == (change in ({}, {"班": ["2027-01-30"]}))
        )
