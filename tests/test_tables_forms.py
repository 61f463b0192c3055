"""A catalogue may be a form for each item, labels beside values, instead of one table."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from grids import grid, table
from gwstd import tables
from gwstd.draft import Draft, Fate
from gwstd.grid import Grid
from gwstd.tables import places
from gwstd.tables.mapping import UnknownLayoutError

FIRST = """事项名称|低保审批|事项编号|1
一级事项|社会救助|公开主体|区民政局
公开内容（要素）|1.申请条件↵2.审批结果||
公开依据|《社会救助暂行办法》||
公开时限|信息形成之日起20个工作日内||
公开渠道和载体|■政府网站 □政府公报||
公开对象|☑全社会 ☐特定群体||
公开方式|☑主动 ☐依申请||
公开层级|☑区级 ☐街道级||"""
SECOND = FIRST.replace("低保审批", "临时救助").replace("编号|1", "编号|2").replace("☐街道级", "☑街道级")


def draft(*grids: Grid) -> Draft:
    return tables.read(grids, "民政标准单.docx")


def form(text: str, **more: Any) -> Grid:
    rows = text.count("\n") + 1
    return grid(text, {(row, 1): (row, 3) for row in range(2, rows)}, **more)


def test_each_table_of_labels_beside_values_is_one_item() -> None:
    found = draft(form(FIRST, name="表格1", sheet=False), form(SECOND, name="表格2", sheet=False)).items
    assert [(item.seq, item.names[:2], item.subjects) for item in found] == [
        ("1", ("社会救助", "低保审批"), ("区民政局",)),
        ("2", ("社会救助", "临时救助"), ("区民政局",)),
    ]
    assert found[0].contents == ("申请条件", "审批结果")
    assert found[0].cells["contents"] == ("表格1第3行第2列",)
    assert (found[0].public, found[0].proactive, found[0].levels) == (True, True, ("区级",))
    assert found[1].levels == ("区级", "街道级")


def test_forms_one_below_the_other_in_a_sheet_are_items_of_their_own() -> None:
    result = draft(grid(f"社会救助领域政务公开标准目录|||\n{FIRST}\n填表人：张某|||\n{SECOND}", {(0, 0): (0, 3)}))
    assert [item.names[1] for item in result.items] == ["低保审批", "临时救助"]
    assert {item.field for item in result.items} == {"社会救助领域"}
    assert ("目录!A11", "填表人：张某") in [(r.where, r.text) for r in result.remarks if r.fate is Fate.FOOTER]


def test_a_blank_of_one_form_is_not_filled_from_the_form_above() -> None:
    blank = SECOND.replace("《社会救助暂行办法》", "").replace("信息形成之日起20个工作日内", "")
    second = draft(grid(f"{FIRST}\n{blank}")).items[1]
    assert (second.bases, second.time_limit) == ((), "")


def test_parts_of_a_group_are_labels_where_they_are_ticked_and_values_where_they_are_chosen() -> None:
    text = FIRST.replace("公开对象|☑全社会 ☐特定群体||", "公开对象|全社会|√|特定群体|老年人")
    text = text.replace("公开方式|☑主动 ☐依申请||", "公开方式|依申请公开||")
    (item,) = draft(grid(text)).items
    assert (item.public, item.specific) == (True, "老年人")
    assert (item.proactive, item.on_request) == (False, True)


def test_a_label_that_is_not_known_keeps_its_value_as_an_extra() -> None:
    (item,) = draft(grid(f"{FIRST}\n办件系统|一网通办||")).items
    assert item.extra == {"办件系统": "一网通办"}


def test_every_text_of_a_form_is_named() -> None:
    grids = [grid(f"{FIRST}\n说明|以上由民政局填写||\n||散落的字|\n{SECOND}")]
    assert places.unnamed(grids, draft(*grids)) == ()


WORDS = [
    "",
    "",
    "事项名称",
    "公开主体",
    "公开对象",
    "全社会",
    "√",
    "备注",
    "填表人：张某",
    "社会救助",
    "2024年",
    "\u3000",
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=4, max_size=4), max_size=6), st.integers(0, 9))
def test_whatever_stands_among_forms_nothing_is_lost(noise: list[list[str]], place: int) -> None:
    lines = FIRST.split("\n")
    lines[place:place] = ["|".join(row) for row in noise]
    one = grid("\n".join((*lines, SECOND)))
    try:
        result = draft(one)
    except UnknownLayoutError:
        return
    assert places.unnamed([one], result) == ()


def test_a_table_that_explains_labels_is_no_form() -> None:
    words = ["公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道和载体"]
    explained = grid(
        "字段名|含义|要求|示例\n" + "\n".join(f"{word}|写明{word}|必填|略" for word in words), name="数据字典"
    )
    result = draft(table("1|社会救助|低保|办事指南|《慈善法》|长期公开|区民政局|■政府网站|√||√||√|"), explained)
    assert len(result.items) == 1
    assert any("数据字典" in remark.where and remark.fate is Fate.LEFT for remark in result.remarks)
