"""What stands around and between the items of a file is known for what it is, and so is the field of each item."""

from __future__ import annotations

import dataclasses

import pytest

from grids import HEADER, MERGED_HEADER, grid, line, piece, table
from gwstd import tables
from gwstd.draft import Draft, Fate
from gwstd.grid import Grid, Repair
from gwstd.tables import titles


def draft(*grids: Grid, file: str = "某目录.xlsx") -> Draft:
    return tables.read(grids, file)


def told(result: Draft, fate: Fate) -> list[tuple[str, str]]:
    return [(r.where, r.text) for r in result.remarks if r.fate is fate]


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("社会救助领域基层政务公开标准目录", "社会救助领域"),
        ("（三）青山区社会救助领域基层政务公开标准目录", "社会救助领域"),
        ("附件2-1 ××市××县就业领域政务公开标准目录（2021年版）", "就业领域"),
        ("一、市政服务领域", "市政服务领域"),
        ("城市综合执法领域基层政务公开标准目录", "城市综合执法领域"),
        ("某区乡村振兴（扶贫）领域政务公开目录", "乡村振兴（扶贫）领域"),
        ("青山县卫生健康局医疗卫生领域基层政务公开标准目录", "医疗卫生领域"),
        ("户籍管理政务公开事项清单", "户籍管理"),
        ("柳河镇政务公开标准目录（试行）", ""),
        ("26个试点领域基层政务公开标准目录", ""),
        ("基层政务公开标准目录", ""),
    ],
)
def test_a_title_names_its_field_without_place_and_number(title: str, field: str) -> None:
    assert titles.is_title(title)
    assert titles.field_of(title) == field


@pytest.mark.parametrize(
    "text",
    [
        "现将社会救助领域基层政务公开标准目录公布如下。", "注：本表中的事项见社会救助领域目录", "当前位置：首页>政务公开>标准目录", "1.办事指南",
        "根据《条例》编制本目录",
    ],
)  # fmt: skip
def test_prose_notes_and_paths_are_no_titles(text: str) -> None:
    assert not titles.is_title(text)


def test_each_table_of_a_sheet_has_the_field_of_its_title() -> None:
    text = "\n".join(
        (
            "（一）青山区社会救助领域基层政务公开标准目录", "填报单位：区民政局||||||||填报日期：2023年5月", HEADER, line(), "",
            "（二）养老服务领域基层政务公开标准目录", HEADER, line("1", "", "高龄津贴"),
        )
    )  # fmt: skip
    result = draft(grid(text))
    assert [item.field for item in result.items] == ["社会救助领域", "养老服务领域"]
    assert result.fields == ("社会救助领域", "养老服务领域")
    assert result.items[1].names[0] == "", "a name never crosses a title"
    assert [where for where, _ in told(result, Fate.TITLE)] == ["目录!A1", "目录!A7"]
    assert [where for where, _ in told(result, Fate.NOTE)] == ["目录!A2", "目录!I2"]


def test_titles_without_a_header_of_their_own_change_the_field() -> None:
    result = draft(
        table(
            "（一）社会救助领域",
            line(),
            "（二）养老服务领域",
            line("1", "养老", "津贴"),
            merges={(0, 0): (0, 13), (2, 0): (2, 13)},
        )
    )
    assert [item.field for item in result.items] == ["社会救助领域", "养老服务领域"]


def test_sheets_are_fields_where_no_title_is() -> None:
    result = draft(table(line(), name="社会救助"), table(line("1", "养老", "津贴"), name="养老服务"))
    assert result.fields == ("社会救助", "养老服务")


def test_the_name_of_the_file_tells_the_field_where_no_title_does() -> None:
    result = draft(table(line(), name="Sheet1"), file="税收管理领域基层政务公开标准目录（2021版）.xlsx")
    assert result.fields == ("税收管理领域",)


def test_a_table_cut_into_pages_is_one_with_or_without_its_header() -> None:
    pages = (
        table(
            line(),
            line("2", "", "特困供养"),
            name="表格1",
            sheet=False,
            before=("某县社会救助领域基层政务公开标准目录",),
        ),
        grid("\n".join((line("3", "", "临时救助"), line("4", "养老", "津贴"))), name="表格2", sheet=False),
        table(line("5", "", "失能补贴"), name="表格3", sheet=False, after=("- 3 -", "注：本目录自公布之日起施行。")),
    )
    result = draft(*pages)
    assert [item.names[0] for item in result.items] == ["社会救助"] * 3 + ["养老"] * 2
    assert {item.field for item in result.items} == {"社会救助领域"}
    assert ("表格1之前第1行", "某县社会救助领域基层政务公开标准目录") in told(result, Fate.TITLE)
    assert told(result, Fate.FOOTER) == [("表格3之后第1行", "- 3 -")]


def test_the_next_page_may_be_finer_or_narrower_than_its_header() -> None:
    rows = (line("2", "", "特困供养"), line("3", "", "临时救助"))
    fine = grid("\n".join(row.replace("|", "||") for row in rows), name="表格2", sheet=False)
    fine = dataclasses.replace(fine, merges={(r, 2 * c): (r, 2 * c + 1) for r in range(2) for c in range(13)})
    narrow = grid("\n".join(row.rsplit("|", 2)[0] for row in rows), name="表格3", sheet=False)
    result = draft(table(line(), name="表格1", sheet=False), fine, narrow)
    assert [item.seq for item in result.items] == ["1", "2", "3", "2", "3"]
    assert [item.levels for item in result.items] == [("县级",)] * 3 + [()] * 2


def test_the_title_may_stand_on_a_cover() -> None:
    result = draft(grid("青石镇政务公开标准目录\n2024年3月", name="封面"), table(line(), name="Sheet1"))
    assert result.title == "青石镇政务公开标准目录"
    assert ("封面!A1", "青石镇政务公开标准目录") in told(result, Fate.TITLE)


def test_items_over_a_second_header_belong_to_the_table_before() -> None:
    first = table(line(), name="表格1", sheet=False)
    second = grid("\n".join((line("2", "", "特困供养"), HEADER, line("3", "", "临时救助"))), name="表格2", sheet=False)
    assert [item.seq for item in draft(first, second).items] == ["1", "2", "3"]


def test_a_foot_inside_a_group_does_not_part_it() -> None:
    result = draft(table(line(), "第 3 页，共 10 页", line("2", "", "特困供养", subject=""), line("3", "养老", "津贴")))
    assert [item.names[0] for item in result.items] == ["社会救助", "社会救助", "养老"]
    assert result.items[1].subjects == ("区民政局",)


def test_hidden_sheets_and_columns_are_read_and_told() -> None:
    choices = grid("选项\n主动公开", name="选项", hidden=True)
    result = draft(table(line(), hidden_columns=frozenset({4})), table(line("2"), name="旧表", hidden=True), choices)
    assert [len(item.bases) for item in result.items] == [1, 1]
    assert told(result, Fate.DECIDE) == [
        ("目录!E1", "这一列是隐藏的，已照样读入；不需要的请在导入后删去。"),
        ("旧表", "这是隐藏的工作表，已照样读入；不需要的请在导入后删去。"),
    ]


def test_tables_of_another_kind_are_left_out_cell_by_cell() -> None:
    result = draft(table(line()), grid("姓名|电话|职务\n张三|12345|科长", name="通讯录"))
    assert len(result.items) == 1
    left = told(result, Fate.LEFT)
    assert [where for where, _ in left] == ["通讯录!A1:C1", "通讯录!A2:C2"]
    assert "张三|12345|科长" in left[1][1]


def test_repairs_of_the_file_are_told_at_their_item() -> None:
    sheet = dataclasses.replace(
        table(line(), line("2", "", "特困供养")), repairs=(Repair((3, 5), "公式取了算好的值"), Repair(None, "是网页"))
    )
    result = draft(sheet)
    repairs = [(r.where, r.text, r.item) for r in result.remarks if r.fate is Fate.REPAIRED]
    assert ("目录!F4", "公式取了算好的值", 1) in repairs
    assert ("目录", "是网页", None) in repairs


def test_a_field_column_is_kept_beside_the_layout_and_names_no_field() -> None:
    head = HEADER.replace("序号|", "序号|所属领域|", 1).replace("\n|", "\n||")
    rows = [line().replace("1|", "1|综合政务|", 1), line("2", "", "特困供养").replace("2|", "2||", 1)]
    result = draft(grid("\n".join(("柳河镇政务公开标准目录（试行）", head, *rows))))
    assert [dict(item.extra) for item in result.items] == [{"所属领域": "综合政务"}] * 2
    assert result.fields == ("镇政务公开标准目录",)


def test_merges_of_the_header_do_not_reach_into_items() -> None:
    merges = {**MERGED_HEADER, (0, 0): (2, 0)}
    result = draft(grid(f"{HEADER}\n{piece(level1='甲', level2='乙', content='丙', ticks='√||√||√|')}", merges))
    assert [item.names[:2] for item in result.items] == [("甲", "乙")]


@pytest.mark.parametrize(
    "row",
    [
        "审核：|张某|填报：|李某",
        "填报单位（盖章）：||县民政局||填报日期：|2023年5月",
        "分管领导签字：|||科室负责人签字：|||经办人：",
        "填表说明：|1.本表每年更新。",
    ],
)
def test_a_footer_over_several_cells_is_no_item(row: str) -> None:
    result = draft(table(line(), row))
    assert [item.names[1] for item in result.items] == ["最低生活保障"]
    told_of = {text for fate in (Fate.FOOTER, Fate.NOTE) for _, text in told(result, fate)}
    assert told_of >= {cell for cell in row.split("|") if cell}
