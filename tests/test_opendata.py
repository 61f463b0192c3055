"""The open data: what a reader of catalog.json and catalog.csv can rely on."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from gwstd import resources, vocabulary
from gwstd.model import Chapter, Compendium, Department, Edition, Field, Item, Row
from gwstd.opendata import ENTRY_KEYS, to_csv, to_json

BUREAU = Department("mzj", "临江区民政局", "区民政局", "部门")
TOWN = Department("lhz", "临江区柳河镇人民政府", "柳河镇人民政府", "镇")
OTHER_TOWN = Department("yqz", "临江区云桥镇人民政府", "云桥镇人民政府", "镇")
FIELD = Field("shjz", "社会救助", "重点", "正式", ("mzj",))
EDITION = Edition(
    "临江区", "临江区人民政府办公室", "临江区基层政务公开标准目录", "2026年版", "2026-11-22", "2026-12-01"
)

FULL = Item(
    "mzj/shjz.yaml", 0, "mzj", "shjz", "shjz-mzj-001", "最低生活保障", "审核信息", "低收入家庭认定",
    contents=("初审对象名单", "相关信息"), bases=("社会救助法", "审核确认办法 第二十条"), time_limit="自信息形成之日起10个工作日内",
    subjects=("临江区民政局",), channels=("政府网站", "其他", "一网通办"), channel_note="公示牌", audience="特定群体",
    audience_note="申请家庭", mode="主动公开", levels=("区级",), stages=("结果",), statutory=("第二十条第（五）项",),
    matters=("000111001000",), interpretation="同步解读", response="5个工作日", review="先审后公开", effective="2026-12-01",
    change_kind="新增", change_text="新法施行", office="救助科", phone="021-00000000", remark="无", extension={"本地栏": "值"},
)  # fmt: skip
SHORT = Item("lhz/shjz.yaml", 0, "lhz", "shjz", "shjz-lhz-001", "临时救助", contents=("=1+1",), bases=("社会救助法",),
             subjects=("柳河镇人民政府",), channels=("政府网站",), audience="全社会", mode="主动公开", levels=("镇街级",))  # fmt: skip
TWIN = SHORT._replace(file="yqz/shjz.yaml", department="yqz", code="shjz-yqz-007", subjects=("云桥镇人民政府",))
TOWNS = ("柳河镇人民政府", "云桥镇人民政府")


def compendium(*rows: Row, **changes: Any) -> Compendium:
    chapter = Chapter(
        FIELD, rows or (Row(1, FULL, ("区民政局",)), Row(2, SHORT, TOWNS, (TWIN,))), (BUREAU, TOWN, OTHER_TOWN)
    )
    return Compendium(EDITION, (chapter,), (BUREAU, TOWN, OTHER_TOWN), (), ())._replace(**changes)


def read(made: Compendium) -> Any:
    return json.loads(to_json(made))


def table(made: Compendium) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(made).data.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(resources.schema("opendata").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


# ---------------------------------------------------------------------------------------------- catalog.json


def test_an_item_has_all_its_elements_under_the_keys_of_the_yaml() -> None:
    assert read(compendium())["事项"][0] == {
        "索引": "shjz-mzj-001", "名称": "最低生活保障—审核信息—低收入家庭认定", "内容概述": "初审对象名单；相关信息",
        "生成日期": "2026-12-01", "领域": "社会救助", "部门": "区民政局", "序号": 1, "编码": "shjz-mzj-001",
        "一级事项": "最低生活保障", "二级事项": "审核信息", "三级事项": "低收入家庭认定",
        "公开内容": ["初审对象名单", "相关信息"], "公开依据": ["社会救助法", "审核确认办法 第二十条"],
        "公开时限": "自信息形成之日起10个工作日内", "公开主体": ["区民政局"],
        "公开渠道": ["政府网站", {"其他": "公示牌"}, "一网通办"], "公开对象": {"特定群体": "申请家庭"},
        "公开方式": "主动公开", "公开层级": ["区级"], "五公开": ["结果"], "法定事项": ["第二十条第（五）项"],
        "对应事项": ["000111001000"], "解读": "同步解读", "回应": "5个工作日", "审查": "先审后公开", "状态": "正式",
        "生效": "2026-12-01", "调整": {"事由": "新增", "说明": "新法施行"}, "责任科室": "救助科",
        "联系电话": "021-00000000", "备注": "无", "扩展": {"本地栏": "值"},
    }  # fmt: skip


def test_the_keys_stand_in_the_order_of_the_catalogue_format() -> None:
    keys = list(read(compendium())["事项"][0])
    assert keys == [key for key in (*ENTRY_KEYS, *vocabulary.ITEM) if key in keys]


def test_elements_that_are_empty_are_not_there() -> None:
    entry = read(compendium())["事项"][1]
    assert not {"二级事项", "公开时限", "五公开", "调整", "扩展", "同行"} & entry.keys()
    assert entry["公开对象"] == "全社会"


def test_the_items_of_a_shared_row_each_have_an_entry_that_names_the_printed_one() -> None:
    _, printed, also = read(compendium())["事项"]
    assert (also["编码"], also["部门"], also["序号"], also["同行"]) == (
        "shjz-yqz-007",
        "云桥镇人民政府",
        2,
        "shjz-lhz-001",
    )
    assert printed["公开主体"] == also["公开主体"] == list(TOWNS)


def test_the_envelope_says_what_the_catalogue_is() -> None:
    data = read(compendium())
    assert {key: value for key, value in data.items() if key not in {"领域", "事项"}} == {
        "格式版本": "1", "名称": "临江区基层政务公开标准目录", "地区": "临江区", "编制单位": "临江区人民政府办公室",
        "版本": "2026年版", "基准日": "2026-11-22", "发布日期": "2026-12-01",
    }  # fmt: skip
    assert data["领域"] == [
        {"代码": "shjz", "名称": "社会救助", "类别": "重点", "状态": "正式", "牵头单位": ["区民政局"], "事项数": 3}
    ]


def test_a_stamp_and_an_owner_are_said_in_the_envelope() -> None:
    data = read(compendium(stamp="未通过校验", owner=TOWN))
    assert (data["状态"], data["单位"]) == ("未通过校验", "柳河镇人民政府")


def test_before_it_is_published_an_edition_is_dated_by_its_base_date() -> None:
    data = read(compendium(edition=EDITION._replace(publish_date="")))
    assert "发布日期" not in data
    assert {entry["生成日期"] for entry in data["事项"]} == {"2026-11-22"}


def test_a_channel_note_is_kept_even_where_the_channel_is_not_named() -> None:
    item = SHORT._replace(channel_note="公示牌")
    assert read(compendium(Row(1, item, TOWNS)))["事项"][0]["公开渠道"] == ["政府网站", {"其他": "公示牌"}]


def test_the_bytes_are_utf8_lines_that_diff_well() -> None:
    data = to_json(compendium())
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in data
    assert data.endswith(b"]\n}\n")
    assert sum(line.startswith('{"索引"'.encode()) for line in data.splitlines()) == 3
    assert data == to_json(compendium())


def test_the_envelope_stands_on_lines_of_its_own_then_one_line_an_item() -> None:
    lines = to_json(compendium()).decode().split("\n")
    assert (lines[0], lines[-5:]) == ("{", [lines[-5], lines[-4], "]", "}", ""])
    assert lines[1:8] == [f'"{key}": "{text}",' for key, text in list(read(compendium()).items())[:7]]
    assert lines[8:9] + lines[10:12] == ['"领域": [', "],", '"事项": [']
    assert [line[-1] for line in lines[12:15]] == [",", ",", "}"]
    empty = to_json(compendium(chapters=())).decode()
    assert empty.endswith('"领域": [\n],\n"事项": [\n]\n}\n')


def test_each_field_has_its_lines_of_the_table_behind_the_same_head() -> None:
    first, second = compendium(stamp="未通过校验"), compendium().chapters[0]
    other = second._replace(field=second.field._replace(code="jycy", name="就业创业"))
    made = to_csv(first._replace(chapters=(*first.chapters, other)))
    for chapter in (first.chapters[0], other):
        assert made.of_field(chapter.field.code) == to_csv(first._replace(chapters=(chapter,))).data


def test_half_a_character_becomes_a_question_mark() -> None:
    made = compendium(Row(1, SHORT._replace(remark="一\ud800二"), TOWNS))
    assert read(made)["事项"][0]["备注"] == table(made)[0]["备注"] == "一?二"


@pytest.mark.parametrize("write", [to_json, lambda made: to_csv(made).data], ids=["json", "csv"])
def test_a_large_catalogue_is_not_held_several_times_over(write: Callable[[Compendium], bytes]) -> None:
    large = compendium(*(Row(number, FULL, ("区民政局",)) for number in range(1, 3001)))
    write(compendium())
    tracemalloc.start()
    try:
        size = len(write(large))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1.5 * size


def test_the_json_is_as_the_published_schema_says(validator: jsonschema.Draft202012Validator) -> None:
    for made in (
        compendium(),
        compendium(stamp="未通过校验", owner=TOWN),
        compendium(chapters=()),
        compendium(
            Row(1, FULL._replace(channels=("其他",), channel_note="", audience_note="", change_text=""), ("甲",))
        ),
    ):
        assert [error.message for error in validator.iter_errors(read(made))] == []


def test_the_schema_knows_every_key_and_no_other(validator: jsonschema.Draft202012Validator) -> None:
    item = validator.schema["$defs"]["item"]  # type: ignore[index]
    assert list(item["properties"]) == [*ENTRY_KEYS, *vocabulary.ITEM]
    data = read(compendium())
    data["事项"][0]["多余"] = "x"
    assert not validator.is_valid(data)
    assert all(validator.is_valid(part) for part in [read(compendium())])


def test_the_schema_explains_every_key_in_chinese(validator: jsonschema.Draft202012Validator) -> None:
    schema: Any = validator.schema
    for part in (schema, *schema["$defs"].values()):
        for key, described in part["properties"].items():
            assert described["title"], key
            assert described["description"], key


# ---------------------------------------------------------------------------------------------- catalog.csv


def test_the_csv_has_one_row_an_item_and_excel_reads_it_as_utf8() -> None:
    data = to_csv(compendium()).data
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    rows = table(compendium())
    assert list(rows[0]) == [*ENTRY_KEYS, *vocabulary.ITEM]
    assert [row["编码"] for row in rows] == ["shjz-mzj-001", "shjz-lhz-001", "shjz-yqz-007"]


def test_lists_and_notes_are_joined_in_one_cell() -> None:
    row = table(compendium())[0]
    assert row["公开内容"] == "初审对象名单；相关信息"
    assert row["公开渠道"] == "政府网站；其他：公示牌；一网通办"
    assert row["公开对象"] == "特定群体：申请家庭"
    assert row["调整"] == "事由：新增；说明：新法施行"
    assert row["扩展"] == "本地栏：值"
    assert (row["序号"], row["同行"]) == ("1", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_marked_as_text(text: str) -> None:
    row = table(compendium(Row(1, SHORT._replace(contents=(text,), remark=text), TOWNS)))[0]
    assert row["公开内容"] == row["备注"] == f"'{text}"


LONG_CODE = "1199990199000105254010060001000"


@pytest.mark.parametrize("text", [LONG_CODE, "007", "010123456789", "1-2", "12/31", "1e5", "'引", "''"])
def test_what_a_spreadsheet_would_change_into_another_number_or_a_day_is_marked_as_text(text: str) -> None:
    row = table(compendium(Row(1, SHORT._replace(contents=(text,), remark=text), TOWNS)))[0]
    assert row["公开内容"] == row["备注"] == f"'{text}"


@pytest.mark.parametrize(
    "text", ["0", "12", "1.公开", "2026-12-01", "0000-6200101", "20个工作日", f"{LONG_CODE}；{LONG_CODE}"]
)
def test_what_a_spreadsheet_reads_as_it_is_has_no_mark(text: str) -> None:
    assert table(compendium(Row(1, SHORT._replace(remark=text), TOWNS)))[0]["备注"] == text


def test_quotes_commas_and_line_ends_survive_the_csv() -> None:
    text = '一,"二"\n三；四'
    assert table(compendium(Row(1, SHORT._replace(remark=text), TOWNS)))[0]["备注"] == text


def test_json_and_csv_say_the_same() -> None:
    for entry, row in zip(read(compendium())["事项"], table(compendium()), strict=True):
        assert {key for key, text in row.items() if text} == set(entry)
        for key, value in entry.items():
            if isinstance(value, str):
                assert row[key].removeprefix("'") == value
