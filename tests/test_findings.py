"""The three reports of findings: text for people, JSON for machines, commands for GitHub."""

from __future__ import annotations

import json as jsonlib
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwstd import plugins
from gwstd.check import check
from gwstd.findings import github, json, text
from gwstd.load import NO_EDITION, load
from gwstd.model import Corpus, Finding, Position, Related, Severity, SourceText


def corpus(source: str = "", name: str = "mzj/shjz.yaml") -> Corpus:
    root = Path("catalogs")
    return Corpus(root, NO_EDITION, sources={name: SourceText(name, root / name, source)})


START = Position(1, 1, 1, 2)


def finding(position: Position = START, **more: object) -> Finding:
    given = {"rule": "law-repealed", "severity": Severity.ERROR, "file": "mzj/shjz.yaml", "position": position,
             "message": "坏了", "help": "修好"}  # fmt: skip
    return Finding(**{**given, **more})  # type: ignore[arg-type]


def columns(line: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in line)


def pointed(source: str, position: Position) -> tuple[str, str]:
    """The source line and the caret line of a report, without their indent."""
    lines = text.write([finding(position)], corpus(source)).splitlines()
    return lines[2][6:], lines[3][6:]


# ---------------------------------------------------------------------------------------------- text


def test_the_report_names_file_place_rule_and_remedy() -> None:
    report = text.write(
        [finding(Position(2, 4, 2, 6), related=(Related("a/b.yaml", Position(3, 1, 3, 2), "x-y-001"),))],
        corpus("甲: 乙\n部门: 丙丁\n"),
    )
    assert report.splitlines()[0] == "catalogs/mzj/shjz.yaml"
    assert "  2:4 错误 坏了  [law-repealed]" in report
    assert "→ 修好" in report
    assert "另见 catalogs/a/b.yaml:3:1（x-y-001）" in report
    assert report.endswith("检查了 0 个文件、0 个事项：错误 1\n")


def test_a_clean_catalogue_says_so() -> None:
    assert text.write([], corpus()) == "√ 检查了 0 个文件、0 个事项，没有发现问题\n"


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [("部门: 区民政局", 5, 9), ("a: 甲😀乙", 6, 7), ("ｆｕｌｌ: x", 7, 8), ("a:\t甲", 4, 5), ("a: é́", 4, 5)],
)
def test_the_caret_stands_under_its_text(line: str, start: int, end: int) -> None:
    shown, marks = pointed(line, Position(1, start, 1, end))
    assert columns(marks) - len(marks.lstrip(" ")) == columns(line[: start - 1].replace("\t", " "))
    assert marks.strip(" ") == "^" * columns(line[start - 1 : end - 1])
    assert "\t" not in shown


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "公开内容: [" + "很长的内容，" * 300 + "坏的词" + "，还有" * 300 + "]"
    start = line.index("坏的词") + 1
    shown, marks = pointed(line, Position(1, start, 1, start + 3))
    assert columns(shown) <= 110
    assert shown.startswith("…")
    assert shown.endswith("…")
    under = columns(marks) - 6
    at = next(i for i in range(len(shown)) if columns(shown[:i]) >= under)
    assert shown[at : at + 3] == "坏的词"


def test_a_line_of_a_million_characters_is_cut_at_once() -> None:
    shown, marks = pointed("备注: " + "长" * 1_000_000, Position(1, 900_000, 1, 1_000_001))
    assert columns(shown) <= 110
    assert 0 < marks.count("^") <= 110


def test_places_outside_the_text_do_no_harm() -> None:
    for position in (Position(9, 1, 9, 2), Position(1, 99, 1, 120), Position(1, 1, 1, 1), Position(1, 2, 5, 3)):
        assert "坏了" in text.write([finding(position)], corpus("部门: 甲\n"))
    assert "坏了" in text.write([finding(file="gone.yaml")], corpus())


def test_lines_are_counted_as_the_parser_counts_them() -> None:
    shown, marks = pointed("甲: 一\u2028二\x0c三\x85四\n乙: 错\n", Position(2, 4, 2, 5))
    assert (shown, marks.index("^")) == ("乙: 错", 4)
    shown, marks = pointed("甲: 一\u2028二\x0c三\x85四\n乙: 错\n", Position(1, 8, 1, 9))
    assert (shown, marks.index("^")) == ("甲: 一 二 三 四", 10)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=40), st.integers(1, 45), st.integers(0, 10))
def test_any_line_and_span_can_be_shown(line: str, start: int, length: int) -> None:
    source = line.replace("\n", " ").replace("\r", " ")
    assert "^" in text.write([finding(Position(1, start, 1, start + length))], corpus(source + "x\n"))


def test_colour_only_when_asked() -> None:
    assert "\x1b[" in text.write([finding()], corpus("甲: 乙\n"), color=True)
    assert "\x1b[" not in text.write([finding()], corpus("甲: 乙\n"))


def test_markup_in_a_catalogue_is_shown_as_it_is() -> None:
    report = text.write([finding(message="“[red]甲[/red]:smile:”")], corpus("部门: [bold]\n"), color=True)
    assert "[red]甲[/red]:smile:" in report


def test_the_reports_own_words_print_on_a_chinese_console() -> None:
    many = tuple(Related("a/b.yaml", Position(1, 1, 1, 2)) for _ in range(5))
    long = "部门: " + "甲" * 200
    report = text.write([finding(Position(1, 100, 1, 101), severity=s, related=many) for s in Severity], corpus(long))
    report.encode("gbk")
    text.summary([], corpus()).encode("gbk")


def test_the_manuals_and_messages_print_on_a_chinese_console() -> None:
    for name in plugins.names("rules"):
        module = plugins.module("rules", name)
        (module.__doc__ or "").replace("\u200b", "").encode("gbk")


# ---------------------------------------------------------------------------------------------- JSON


def test_the_json_envelope(catalogue: Path) -> None:
    path = catalogue / "mzj/shjz.yaml"
    path.write_text(path.read_text("utf-8").replace("五公开: [结果]", "五公开: [结果公开]"), "utf-8")
    loaded = load(catalogue)
    report = jsonlib.loads(json.write(check(loaded), loaded))
    assert report["version"] == "1"
    assert report["summary"] == {"error": 1, "warning": 0, "info": 0, "files": 2, "items": 2}
    (one,) = report["findings"]
    assert one["path"] == "/事项/1/五公开/0"
    assert (one["line"], one["column"], one["end_line"], one["end_column"]) == (24, 11, 24, 15)
    assert (one["rule"], one["severity"], one["related"]) == ("value-choice", "error", [])
    assert {"file", "item", "message", "help", "fixable"} <= one.keys()


def test_the_json_is_utf8_as_written_and_ends_its_line() -> None:
    written = json.write([finding(message="“甲”\n\u2028")], corpus())
    assert "“甲”" in written
    assert written.endswith("}\n")
    assert jsonlib.loads(written)["findings"][0]["message"] == "“甲”\n\u2028"


@given(st.lists(st.one_of(st.text(), st.integers(0, 99)), max_size=4))
def test_a_json_pointer_can_be_taken_apart_again(path: list[str | int]) -> None:
    parts = json.pointer(tuple(path)).split("/")[1:]
    assert [part.replace("~1", "/").replace("~0", "~") for part in parts] == [str(part) for part in path]


# ---------------------------------------------------------------------------------------------- GitHub


def test_a_workflow_command() -> None:
    line = github.write(
        [finding(Position(2, 4, 2, 6), file="a,b:c.yaml", message="100% 坏\r\n了", help="修")], corpus()
    )
    assert line == (
        "::error file=catalogs/a%2Cb%3Ac.yaml,line=2,col=4,endLine=2,endColumn=6,title=law-repealed::100%25 坏%0D%0A了"
        "%0A修（依据：国办发〔2019〕54号）\n"
    )


def test_what_stands_on_several_lines_has_no_columns() -> None:
    """The runner drops the columns of such an annotation with a complaint in the log."""
    line = github.write([finding(Position(2, 4, 3, 1), file="a.yaml", message="坏")], corpus())
    assert line.startswith("::error file=catalogs/a.yaml,line=2,endLine=3,title=law-repealed::坏")


def test_errors_come_first_and_each_severity_has_its_command() -> None:
    report = github.write([finding(severity=s) for s in (Severity.INFO, Severity.WARNING, Severity.ERROR)], corpus())
    assert [line.split(" ")[0] for line in report.splitlines()] == ["::error", "::warning", "::notice"]


@given(st.text(), st.text())
def test_nothing_in_a_catalogue_can_forge_a_command(message: str, name: str) -> None:
    report = github.write([finding(message=message, file=f"x{name}")], corpus())
    assert report.count("\n") == 1
    assert "\r" not in report
    assert report.startswith("::error file=catalogs/x")
