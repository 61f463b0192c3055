"""The scorer of import: what counts as found, missed, invented, right; and that the set of catalogues is sound."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

import score_import

EXPECTED = sorted(score_import.DATA.glob("*.expected.json"))


def item(name: str, **values: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "seq": "1",
        "level1": "行政许可",
        "level2": name,
        "level3": None,
        "content": ["申请条件", "办理结果"],
        "bases": [{"title": "中华人民共和国行政许可法", "doc_number": None}],
        "time_limit_text": "7个工作日",
        "subjects": ["区商务局", "街道办事处"],
        "channels": ["政府网站"],
        "channels_other": None,
        "audience": {"public": True, "specific": None},
        "mode": {"proactive": True, "on_request": False},
        "levels": ["区级"],
        "extra": {},
    }
    return fields | values


def score(wanted: list[dict[str, Any]], got: list[dict[str, Any]], **more: Any) -> score_import.Score:
    return score_import.score({"items": wanted} | more, {"items": got})


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name)
def test_every_expected_reading_has_its_file_and_scores_full_against_itself(path: Path) -> None:
    assert score_import.source(path).exists()
    expected = json.loads(path.read_text(encoding="utf-8"))
    result = score_import.score(expected, copy.deepcopy(expected))
    assert (result.missed, result.invented, result.fields) == (0, 0, 1.0)


def test_a_missed_item_makes_all_its_fields_wrong_and_an_invented_one_is_told() -> None:
    both = [item("酒类经营许可"), item("成品油零售资格审批", content=["审批依据"])]
    result = score(both, [item("酒类经营许可"), item("内部会议纪要", level1="其他", content=["无关"])])
    assert (result.found, result.missed, result.invented) == (1, 1, 1)
    assert result.fields == 0.5


def test_items_are_aligned_in_order_past_one_that_is_missing() -> None:
    names = ["酒类经营许可", "成品油零售资格审批", "劳务合作资格核准"]
    result = score([item(name) for name in names], [item(names[0]), item(names[2])])
    assert (result.found, result.missed, result.invented) == (2, 1, 0)
    assert result.wrong.total() == 0


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("content", ["申请条件"]),
        ("bases", [{"title": "中华人民共和国行政处罚法", "doc_number": None}]),
        ("time_limit_text", "20个工作日"),
        ("subjects", ["区商务局"]),
        ("channels", ["政府网站", "政府公报"]),
        ("audience", {"public": False, "specific": None}),
        ("mode", {"proactive": True, "on_request": True}),
        ("extra", {"备注": "无"}),
        ("seq", "2"),
    ],
)
def test_a_wrong_field_costs_that_field_alone(attribute: str, value: Any) -> None:
    result = score([item("酒类经营许可")], [item("酒类经营许可", **{attribute: value})])
    assert result.wrong.total() == 1


@pytest.mark.parametrize(
    "values",
    [
        {"level3": "", "channels_other": ""},
        {"time_limit_text": " ７个 工作日 "},
        {"subjects": ["街道办事处", "区商务局"]},
        {"content": ["申请\n条件", "办理结果。"]},
    ],
    ids=["null and empty", "blanks and widths", "order of subjects", "breaks and final stop"],
)
def test_what_no_reader_sees_is_no_difference(values: dict[str, Any]) -> None:
    assert score([item("酒类经营许可")], [item("酒类经营许可", **values)]).fields == 1.0


def test_other_right_answers_are_accepted_and_lenient_attributes_are_not_scored() -> None:
    wanted = item("酒类经营许可", accept={"audience_specific": ["面向申请人"], "seq": [None]}, lenient=["subjects"])
    got = item("酒类经营许可", audience={"public": True, "specific": "面向申请人"}, seq=None, subjects=[])
    assert score([wanted], [got]).fields == 1.0
    assert score([item("酒类经营许可")], [got]).wrong.total() == 3


def test_an_optional_item_may_be_read_or_left_out() -> None:
    wanted, hidden = [item("酒类经营许可")], [item("成品油零售资格审批", content=["审批依据"])]
    assert score(wanted, [*wanted, *hidden], optional_items=hidden).invented == 0
    assert score(wanted, [*wanted, *hidden]).invented == 1
