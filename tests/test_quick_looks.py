"""Quick looks: what spares a run a slow pattern never passes over what that pattern would have found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwstd import misread
from gwstd.cli import application
from gwstd.domain import blanks, number_forms
from gwstd.domain.patterns import late
from gwstd.rules import limit_vague


def made_of(*pieces: str, most: int = 12) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=most).map("".join)


@given(made_of(" ", "  ", "- ", "-", "低保", "：", ": ", ":", "\n", "\r\n", "#", "[", "{", "|", ">", "'", ",", most=16))
def test_no_line_run_together_is_passed_over(text: str) -> None:
    if misread._BARE.search(text) or misread._DEEPER.search(text):
        assert misread._is_uneven(text)


@pytest.mark.parametrize(
    ("text", "uneven"),
    [
        ("事项:\n  - 编码: a\n    公开内容:\n      - 甲\n      - 乙\n", False),
        ("公开内容:\n  - 甲\n    - 乙\n", True),
        ("公开内容:\n  - 甲\n    乙\n", True),
        ("# 低保\n\n公开内容: 甲\n", False),
    ],
)
def test_a_plain_file_is_not_read_again(text: str, uneven: bool) -> None:
    assert misread._is_uneven(text) is uneven


@given(
    made_of("国", "国务院", "民发", "令", "号", "第", "〔", "〕", "（", "）", "2020", "0", "12", "5", "年", "公告", "、", "GB", "/T", "-", "十二", "."),
)  # fmt: skip
def test_no_defect_of_a_number_is_passed_over(text: str) -> None:
    plain = number_forms.squeezed(text)
    if number_forms._SOUND.fullmatch(plain):
        assert not any(pattern.match(plain) for pattern, *_ in number_forms._defects())


@pytest.mark.parametrize("number", ["国务院令第711号", "国办发〔2019〕54号", "财政部公告2020年第5号", "GB/T9704-2012"])
def test_a_sound_number_needs_no_table_of_defects(number: str) -> None:
    assert number_forms._SOUND.fullmatch(number)
    assert number_forms.fault(number) is None


@given(
    made_of(
        "同",
        "上",
        "见",
        "参照",
        "按照",
        "第",
        "3",
        "一",
        "行",
        "项",
        "：",
        "（",
        "）",
        " ",
        "〃",
        '"',
        "内容",
        "公开",
        "左",
        "前",
        "列",
        "述",
        "本表",
        "本目录",
        "序号",
        "如",
        "四",
        "相同",
        "执行",
        "办理",
        "。",
        "，",
        "事项",
        "级",
    )
)
def test_no_word_for_above_is_passed_over(text: str) -> None:
    if blanks.is_above(text):
        assert blanks.ABOVE_SIGN.search(f"{text}\n")


def test_a_late_pattern_is_the_pattern() -> None:
    pattern = late("^(甲|乙)+$", re.MULTILINE)
    assert pattern.findall("甲乙\n丙\n乙") == ["乙", "乙"]
    assert pattern.search("丙") is None
    assert pattern.sub("丁", "甲") == "丁"
    assert pattern.pattern == "^(甲|乙)+$"


def test_a_run_imports_the_command_that_it_was_asked_for() -> None:
    def names(asked: str) -> list[str | None]:
        return [
            command.callback.__module__.rpartition(".")[2]
            for command in application(asked).registered_commands
            if command.callback
        ]

    assert names("validate") == ["validate"]
    assert names("import") == ["import_"]
    assert {"validate", "import_", "build"} < set(names("--help"))
    assert names("nonsense") == names("")


@pytest.mark.parametrize(
    "text",
    [
        "公开，受理的，自受理之日起5个工作日内",
        "公开，随时更新",
        "及时公开，遇有调整的随时更新",
        "按规定公开",
        "公布，作出的决定，自公布之日起5日内",
    ],
)
def test_a_vague_limit_is_read_whatever_stands_beside_it(text: str) -> None:
    assert limit_vague._doubtful(text)


@pytest.mark.parametrize(
    "text",
    [
        "每季度终了之日起10个工作日内，遇有调整的随时更新",
        "自规定印发之日起20个工作日内",
        "受市局委托办理的，自作出决定之日起7个工作日内",
    ],
)
def test_a_plain_limit_is_not_read(text: str) -> None:
    assert not limit_vague._doubtful(text)
    assert not list(limit_vague._vague(text))
