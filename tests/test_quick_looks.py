"""Quick looks: what spares a run a slow pattern never passes over what that pattern would have found."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gwstd import misread
from gwstd.cli import application
from gwstd.domain import blanks, bodies, number_forms
from gwstd.domain.patterns import late, words
from gwstd.rules import (
    content_mark,
    content_private,
    content_vague,
    foreign_place,
    interpretation_missing,
    limit_annual_report,
    limit_penalty,
    limit_vague,
    list_unreviewed,
    mobile_number,
    number_malformed,
    personal_data,
    placeholder_name,
    text_space,
    title_form,
    title_marks,
)


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


def _digits(number: re.Pattern[str]) -> str:
    """A whole number, of the digits that its look for enough digits lets through."""
    return f"^(?:{number.pattern})$".replace(r"\d", "[0-9]")


# Sign or signs, and what they are a quick look for.
LOOKS = {
    "agency-renamed": (bodies.FORMER_SIGN, bodies._ANY),
    "content-mark": (content_mark._HEAD, f"^(?:{content_mark._MARK.pattern})"),
    "content-private": (content_private._SIGN, content_private._PRIVATE),
    "content-vague slogan": (content_vague._SIGN, f"^(?:{content_vague._SLOGAN})$"),
    "content-vague nothing": (content_vague._SIGN, f"^(?:{content_vague._NOTHING})$"),
    "foreign-place county": (foreign_place._SIGNS, foreign_place._COUNTY),
    "foreign-place district": (foreign_place._SIGNS, foreign_place._DISTRICT),
    "interpretation-missing": (interpretation_missing._SIGNS, interpretation_missing._DUE),
    "limit-annual-report": (limit_annual_report._SIGNS, limit_annual_report._REPORT),
    "limit-annual-report in its field": (limit_annual_report._SIGNS, limit_annual_report._IN_FIELD),
    "limit-penalty": (limit_penalty._SIGNS, limit_penalty._MATTER),
    "list-unreviewed": (list_unreviewed._SIGN, list_unreviewed._LIST),
    "mobile-number": (mobile_number._SIGNS, mobile_number._MOBILE),
    "number-malformed": (number_malformed._YEAR_OPENED, number_malformed._UNCLOSED),
    "personal-data citizen": (personal_data._SIGNS, _digits(personal_data._CITIZEN)),
    "personal-data card": (personal_data._SIGNS, _digits(personal_data._CARD)),
    "placeholder-name": (placeholder_name._SIGN, placeholder_name._PLACEHOLDER),
    "same-as-above": (blanks.ABOVE_SIGN, f"^(?:{blanks._ABOVE.pattern})$"),
    "text-space": (text_space._BLANKS, text_space._SPACE),
    "text-space apart": (text_space._APART, text_space._SPACE),
    "title-form number": (title_form._BEGINNING, f"^(?:{title_form._NUMBER.pattern})"),
    "title-form other": (title_form._BEGINNING, f"^(?:{title_form._OTHER.pattern})$"),
}


@cache
def found_by(name: str) -> st.SearchStrategy[str]:
    """Texts in which there is what a rule looks for. Made once: for a pattern of Chinese characters it takes long."""
    found = LOOKS[name][1]
    pattern = re.compile(found if isinstance(found, str) else found.pattern)
    return st.from_regex(pattern)


@pytest.mark.parametrize("name", LOOKS)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_what_a_rule_looks_for_has_its_sign(name: str, data: st.DataObject) -> None:
    signs = LOOKS[name][0]
    text = data.draw(found_by(name))
    looked = [sign.search(f"\n{text}\n") for sign in (signs if isinstance(signs, tuple) else (signs,))]
    assert any(looked), text
    assert all(match.end() <= len(text) + 1 for match in looked if match), "it ends in the text it was found in"


@given(made_of("1.", "2.", "1．", "2、", "①", "②", "甲", "事项", "：", "（", "3", "A", "一、", "●", " ", "《"))
def test_no_list_run_together_is_passed_over(text: str) -> None:
    found = content_mark._MARK.match(text) is not None or len(content_mark._numbers(text)) > 1
    assert content_mark._is_marked(text) == found


def test_words_are_found_by_their_first_character() -> None:
    patterns = words({"名单", "名册", "花名册", "公示"})
    assert [pattern.pattern for pattern in patterns] == ["公示", "名册|名单", "花名册"]
    assert [bool(pattern.search("花名册")) for pattern in patterns] == [False, True, True]


def test_handing_a_late_pattern_on_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    monkeypatch.setattr(re, "compile", lambda pattern, flags=0: compiled.append(pattern))
    pattern = late("甲")
    search = pattern.search
    assert not compiled
    with pytest.raises(AttributeError):
        search("甲")
    assert compiled == ["甲"]


def test_a_title_left_open_hides_no_other() -> None:
    joined = "\n《没有写完\n《关于印发《办法》的通知》\n"
    assert [match[0] for match in title_marks._NESTED.finditer(joined)] == ["《没有写完", "《关于印发"]
