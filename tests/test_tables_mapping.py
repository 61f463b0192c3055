"""A layout that is not known is refused with a proposal that a person fills in, and is read with the answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grids import grid
from gwstd import tables
from gwstd.tables import MappingError, UnknownLayoutError, mapping
from gwstd.tables.elements import Element

UNKNOWN = "甲栏|乙栏|丙栏|丁栏\n1|最低生活保障|《社会救助暂行办法》|某某\n2|特困供养|《特困人员认定办法》|某某"


def proposal() -> dict[str, object]:
    with pytest.raises(UnknownLayoutError) as error:
        tables.read([grid(UNKNOWN)], "某表.xlsx")
    assert "没有认出目录的表头" in str(error.value)
    return error.value.proposal


def test_the_proposal_shows_labels_samples_and_guesses() -> None:
    assert proposal() == {
        "表": [
            {
                "位置": "目录",
                "表头行": 1,
                "列": [
                    {"列号": "A", "表头": "甲栏", "例": ["1", "2"], "读作": "序号"},
                    {"列号": "B", "表头": "乙栏", "例": ["最低生活保障", "特困供养"], "读作": ""},
                    {
                        "列号": "C",
                        "表头": "丙栏",
                        "例": ["《社会救助暂行办法》", "《特困人员认定办法》"],
                        "读作": "公开依据",
                    },
                    {"列号": "D", "表头": "丁栏", "例": ["某某"], "读作": ""},
                ],
            }
        ]
    }


def test_a_filled_in_mapping_is_used_for_every_table_with_these_labels() -> None:
    value = proposal()
    value["表"][0]["列"][1]["读作"] = "一级事项"  # type: ignore[index]
    value["表"][0]["列"][3]["读作"] = "公开内容"  # type: ignore[index]
    filled = mapping.from_value(value)
    more = grid("乙栏|丁栏|甲栏|丙栏\n临时救助|救助金|3|《社会救助暂行办法》", name="另一张")
    result = tables.read([grid(UNKNOWN), more], "某表.xlsx", filled)
    assert [(i.seq, i.names[0], i.contents) for i in result.items] == [
        ("1", "最低生活保障", ("某某",)), ("2", "特困供养", ("某某",)), ("3", "临时救助", ("救助金",)),
    ]  # fmt: skip


def test_a_table_without_any_header_is_mapped_by_its_columns() -> None:
    rows = "1|最低生活保障|1.指南|《社会救助暂行办法》\n2|特困供养|1.对象|《特困人员认定办法》"
    columns = [{"表头": "", "读作": word} for word in ("序号", "一级事项", "公开内容", "公开依据")]
    result = tables.read([grid(rows)], "某表.xlsx", mapping.from_value({"表": [{"列": columns}]}))
    assert [item.names[0] for item in result.items] == ["最低生活保障", "特困供养"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "应当有“表：”一节"),
        ({"表": [{"列": []}]}, "第1张表没有“列：”"),
        ({"表": [{"列": [{"表头": "甲", "读作": "名字"}]}]}, "第1张表第1列的“读作：名字”不认识"),
    ],
)
def test_a_mapping_that_says_nothing_usable_is_refused_with_what_to_write(value: object, message: str) -> None:
    with pytest.raises(MappingError, match=message):
        mapping.from_value(value)


def test_a_file_without_tables_is_refused() -> None:
    with pytest.raises(UnknownLayoutError, match="文件里没有表格"):
        tables.read([], "空.docx")


def test_a_mapping_file_may_name_every_column_there_is() -> None:
    schema = json.loads((Path(__file__).parent.parent / "schemas" / "mapping.schema.json").read_text(encoding="utf-8"))
    column = schema["properties"]["表"]["items"]["properties"]["列"]["items"]["properties"]["读作"]
    listed = str(column)
    assert [element.value for element in Element if f"'{element.value}'" not in listed] == []
