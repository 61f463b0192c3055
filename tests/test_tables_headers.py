"""Whatever a catalogue calls its columns and however it lays them out, each is known for what it is."""

from __future__ import annotations

import pytest

from grids import HEADER, MERGED_HEADER, SUB, TOP, Merges, grid, line, table
from gwstd import tables
from gwstd.tables import headers, labels
from gwstd.tables.elements import Element
from gwstd.tables.headers import Header
from gwstd.tables.merged import resolve

LAW = "《社会救助暂行办法》"
BODY = f"{line()}\n{line('2', '', '特困供养', limit='长期公开', ticks='|申请人||√|√|√')}"
NATIONAL = (
    "SEQ LEVEL1 LEVEL2 CONTENT BASIS LIMIT SUBJECT CHANNEL PUBLIC SPECIFIC PROACTIVE REQUEST LEVEL_TICK LEVEL_TICK"
)


def found(head: str, body: str = BODY, merges: Merges | None = None) -> tuple[Header, ...]:
    return headers.find(resolve(grid(f"{head}\n{body}", merges), 0))


def elements(head: str, body: str = BODY, merges: Merges | None = None) -> str:
    (header,) = found(head, body, merges)
    return " ".join(column.element.name for column in header.columns)


@pytest.mark.parametrize(
    "head",
    [
        HEADER,
        # words broken by narrow columns, one letter a line
        "序 号|公开事项||公开↵内容|公 开 依 据|公开↵时限|公↵开↵主↵体|公开渠道↵和载体|公开↵对象||公开方 式||公开层级|\n"
        "|一级 事项|二 级↵事项||||||全↵社 会|特 定 群 体|主 动|依申↵请公 开|县 级|乡、村↵级",
        # letters lost or cut off
        "序号|开事项||开内容|开依据|公开时|公开主|公开渠道和载|公开对||公开方||公开层|\n"
        "|级事项|二级项||||||社会|特定群|主动|申请公开|县级|乡级",
        # three rows, labels cut over two of them
        f"{TOP}\n|一级|二级||||||全社|特定|主动|依申请|县级|乡级\n|事项|事项||||||会|群体|公开|公开||",
        # flattened to one row, in several ways
        "序号|公开事项（一级）|公开事项（二级）|公开内容|公开依据|公开时限|公开主体|公开渠道和载体|公开对象（全社会）|"
        "公开对象（特定群体）|公开方式（主动）|公开方式（依申请）|公开层级（县级）|公开层级（乡级）",
        "序号|公开事项-一级事项|公开事项-二级事项|公开内容|公开依据|公开时限|公开主体|公开渠道和载体|公开对↵全社会|"
        "公开对象↵特定群众（请写明）|公开方式：主动|公开方式：依申请公开|公开层级/县级|公开层级/乡镇级",
        # the row of groups is lost, or the row of parts
        "序号|一级事项|二级事项|公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体|全社会|特定群体|主动|依申请|县级|乡级",
        TOP,
        # wrong words
        TOP.replace("公开层级", "公开方式") + "\n|一级事项|一级事项||||||全社会|特定群体|主动|依申请|县级|乡级",
        # no name over the numbers
        f"{TOP.removeprefix('序号')}\n{SUB}",
        # doubled by an extraction from PDF
        "序号序号|公开事项||公公开开内内容容|公开依据公开依据|公开时限公开时限|公开主体公开主体|公开渠道和载体|公开对象||"
        f"公开方式||公开层级|\n{SUB}",
        # a row that numbers the columns
        f"{HEADER}\n{'|'.join(map(str, range(1, 15)))}",
        # legends in the labels
        "序号|公开事项||公开内容（要素）及要求“●”表示必选项，“〇”表示可选项|公开依据|公开时限|公开主体|公开渠道和载体（“■”表示必选项，"
        f"“□”表示可选项，在标注范围内至少选择其一公开）|公开对象||公开方式||公开层级|\n{SUB}",
        # a row with a legend, and one that numbers the columns
        f"{HEADER}\n|||||||（“■”表示必选项，“□”表示可选项）||||||\n栏次|{'|'.join(map(str, range(1, 14)))}",
        # groups written in both rows
        "序号|公开事项|公开事项|公开内容|公开依据|公开时限|公开主体|公开渠道|公开对象|公开对象|公开方式|公开方式|公开层级|公开层级\n"
        "序号|一级事项|二级事项|公开内容|公开依据|公开时限|公开主体|公开渠道|全社会|特定群体|主动|依申请|市级|县级",
    ],
)
def test_the_national_columns_are_known_in_every_spelling(head: str) -> None:
    assert elements(head) == NATIONAL


def test_merged_and_unmerged_headers_are_the_same() -> None:
    assert elements(HEADER, merges=MERGED_HEADER) == NATIONAL
    assert elements(TOP, merges={(0, 1): (0, 2), (0, 8): (0, 9), (0, 10): (0, 11), (0, 12): (0, 13)}) == NATIONAL


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            "序号|事项名称||公开方式||公开渠道和载体|公开对象||公开内容|公开主体|公开时限|公开依据\n"
            "|一级事项|二级事项|主动|依申请||全社会|特定群众||||",
            f"1|社会救助|低保|√||■政府网站|√||1.指南|区民政局|长期公开|{LAW}",
            "SEQ LEVEL1 LEVEL2 PROACTIVE REQUEST CHANNEL PUBLIC SPECIFIC CONTENT SUBJECT LIMIT BASIS",
        ),
        (
            "序号|公开事项|公开内容|公开依据|公开时限|公开主体|公开渠道",
            f"1|低保|1.指南|{LAW}|长期公开|区民政局|政府网站",
            "SEQ LEVEL1 CONTENT BASIS LIMIT SUBJECT CHANNEL",
        ),
        (
            "类别|公开事项（一级/二级）|公开内容|公开依据|公开时限|公开主体|公开对象|公开方式|公开层级|公开渠道|链接",
            f"教育|招生/政策|1.指南|{LAW}|20个工作日|区教育局|全社会|主动公开|区级|政府网站|http://a.example",
            "EXTRA NAMES CONTENT BASIS LIMIT SUBJECT AUDIENCE MODE LEVELS CHANNEL EXTRA",
        ),
        (
            "序号|公开事项||||公开内容|公开依据|公开时限|公开主体|公开渠道\n|一级目录|二级目录|三级目录|四级目录|||||",
            f"1|A|B|C|D|1.指南|{LAW}|长期公开|区民政局|政府网站",
            "SEQ LEVEL1 LEVEL2 LEVEL3 LEVEL4 CONTENT BASIS LIMIT SUBJECT CHANNEL",
        ),
        (
            "序号|业务事项|公开事项|公开内容|公开依据|公开时限|公开主体|公开渠道",
            f"1|低保|审核|1.指南|{LAW}|长期公开|区民政局|政府网站",
            "SEQ LEVEL1 LEVEL2 CONTENT BASIS LIMIT SUBJECT CHANNEL",
        ),
        (
            "一级事项||二级事项|公开内容|公开依据|公开时限|公开主体|公开渠道",
            f"社会救助|1|低保|1.指南|{LAW}|长期公开|区民政局|政府网站",
            "LEVEL1 SEQ LEVEL2 CONTENT BASIS LIMIT SUBJECT CHANNEL",
        ),
        (
            "序号|公开事项||公开内容|公开依据|公开时限|公开主体|公开渠道和载体||||公开对象||公开方式|\n"
            "|一级事项|二级事项|||||政府网站|两微一端|公示栏|其他|全社会|特定群体|主动|依申请",
            f"1|A|B|1.指南|{LAW}|长期公开|区民政局|√|√||12345热线|√||√|",
            "SEQ LEVEL1 LEVEL2 CONTENT BASIS LIMIT SUBJECT CHANNEL_TICK CHANNEL_TICK CHANNEL_TICK CHANNEL_TICK PUBLIC "
            "SPECIFIC PROACTIVE REQUEST",
        ),
        (
            "事项名称|公开内容|公开要素|公开主体|公开属性|公开方式|理由|公开时限|公开时限|公开渠道|公开依据|公开途径",
            "户籍办理|办理指南|依据、条件|区公安分局|主动公开|全文公开||20个工作日内|长期|政府网站|《户口登记条例》|网站",
            "LEVEL1 CONTENT EXTRA SUBJECT MODE EXTRA EXTRA LIMIT EXTRA CHANNEL BASIS EXTRA",
        ),
        (
            "序号|一级事项|二级事项|公开内容|公开时限|更新周期|公开属性|公开主体|公开渠道|备注",
            "1|低保|审核|1.指南|长期公开|形成或变更20个工作日内|主动公开|区民政局|■政府网站|",
            "SEQ LEVEL1 LEVEL2 CONTENT LIMIT EXTRA MODE SUBJECT CHANNEL EXTRA",
        ),
        (
            "序号|公开事项||公开内容|法规政策|公开时限要求|承办部门|信息发布载体|公开对象||公开方式|\n"
            "|一级事项|二级事项||||||全社会|特定群体|主动|依申请",
            line(ticks="√||√|"),
            "SEQ LEVEL1 LEVEL2 CONTENT BASIS LIMIT SUBJECT CHANNEL PUBLIC SPECIFIC PROACTIVE REQUEST",
        ),
        (
            "序号|公开事项|||公开内容|公开依据|||公开时限|公开主体|责任科室|公开渠道和载体\n"
            "|一级事项|二级事项|三级事项||文件名称|条款内容|依据效力（位阶）||||",
            f"1|A|B|C|1.指南|{LAW}|第五条|行政法规|长期公开|区民政局|救助科|■政府网站",
            "SEQ LEVEL1 LEVEL2 LEVEL3 CONTENT BASIS EXTRA EXTRA LIMIT SUBJECT EXTRA CHANNEL",
        ),
    ],
)
def test_other_layouts_are_known_too(head: str, body: str, expected: str) -> None:
    merges = {(0, 5): (0, 7)} if "文件名称" in head else None
    assert elements(head, body, merges) == expected


@pytest.mark.parametrize(
    "label",
    [
        "县级",
        "乡级",
        "村级",
        "镇（街）级",
        "市/区级",
        "乡、村级",
        "县（区）级",
        "区县级",
        "镇街（园区）级",
        "街道镇",
        "州级县级",
        "苏木镇级",
        "村（社区）级",
        "旗县级",
    ],
)
def test_any_administrative_level_is_a_level(label: str) -> None:
    assert labels.of_text(label) == {Element.LEVEL_TICK: 0.95}


def test_levels_are_called_as_the_header_calls_them() -> None:
    (header,) = found(HEADER.replace("县级", "县（市、↵区）级").replace("乡级", "镇 街级"))
    assert [c.label for c in header.columns if c.element is Element.LEVEL_TICK] == ["县（市、区）级", "镇街级"]


def test_the_word_of_an_item_is_no_header() -> None:
    body = "1|社会救助|低保|1.指南|《社会救助暂行办法》|长期|区民政局|政府网站|全社会||主动公开||县级|\n||特困|||||||特定群体|||县级|"
    assert len(found(HEADER, body)) == 1


def test_a_header_is_found_in_the_middle_of_a_sheet_and_again_at_each_page() -> None:
    body = "\n".join((line(), HEADER, line("2", "", "特困供养"), HEADER, line("3")))
    text = f"某县目录\n\n填报单位：民政局\n{HEADER}\n{body}"
    assert [(h.first, h.last) for h in headers.find(resolve(grid(text), 0))] == [(3, 4), (6, 7), (9, 10)]


def test_a_damaged_header_that_repeats_a_sound_one_has_its_columns() -> None:
    damaged = HEADER.replace("主动", "S!").replace("公开时限", "公开囗艮")
    draft = tables.read([grid("\n".join((HEADER, line(), damaged, line("2", "", "特困供养"))))], "目录.xlsx")
    assert [item.names[:2] for item in draft.items] == [("社会救助", "最低生活保障"), ("社会救助", "特困供养")]
    assert [(item.proactive, item.time_limit) for item in draft.items] == [(True, "信息形成之日起20个工作日内")] * 2


def test_a_guessed_column_is_told() -> None:
    draft = tables.read([grid(f"{TOP.removeprefix('序号')}\n{SUB}\n{BODY}")], "目录.xlsx")
    assert any("没有表头的一列" in r.text and "序号" in r.text and r.where == "目录!A2" for r in draft.remarks)


def test_columns_outside_the_layout_are_kept_by_their_label() -> None:
    head = f"{TOP}|责任科室↵（单位）|公开时限|\n{SUB}|||"
    draft = tables.read([grid(f"{head}\n{line()}|救助科|每年|没有表头")], "目录.xlsx")
    assert dict(draft.items[0].extra) == {
        "责任科室（单位）": "救助科",
        "公开时限（2）": "每年",
        "（第17列）": "没有表头",
    }


def test_empty_columns_and_a_fine_grid_change_nothing() -> None:
    plain = tables.read([table(line())], "目录.xlsx")
    wide = tables.read(
        [grid("\n".join(f"|{row.replace('|', '||')}" for row in (*HEADER.split("\n"), line())))], "目录.xlsx"
    )
    assert [(i.names, i.contents, i.levels) for i in wide.items] == [
        (i.names, i.contents, i.levels) for i in plain.items
    ]


@pytest.mark.parametrize("label", ["派出所级", "镇街乡", "园区"])
def test_whatever_stands_under_levels_is_one(label: str) -> None:
    assert max(labels.of_path(["公开层级", label]).items(), key=lambda one: one[1])[0] is Element.LEVEL_TICK


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        ("父级事项", "事项名称"),
        ("上级事项", "事项名称"),
        ("母项", "子项"),
        ("事项大项", "事项小项"),
        ("项目", "子项目"),
    ],
)
def test_parents_and_children_are_first_and_second_level(parent: str, child: str) -> None:
    head = HEADER.replace("一级事项", parent).replace("二级事项", child)
    (item,) = tables.read([grid("\n".join((head, line())))], "目录.xlsx").items
    assert item.names[:2] == ("社会救助", "最低生活保障")
