"""However the rows of a foreign table are cut, merged and left blank, each item has what a reader sees beside it."""

from __future__ import annotations

from collections.abc import Sequence

from grids import HEADER, grid, line, piece, table
from gwstd import tables
from gwstd.draft import Draft, DraftItem, Fate
from gwstd.grid import Grid, Repair


def draft(*grids: Grid) -> Draft:
    return tables.read(grids, "某目录.xlsx")


def items(*lines: str, merges: dict[tuple[int, int], tuple[int, int]] | None = None) -> tuple[DraftItem, ...]:
    return draft(table(*lines, merges=merges)).items


def names(found: Sequence[DraftItem]) -> list[str]:
    return ["/".join(name for name in item.names if name) for item in found]


def told(result: Draft, fate: Fate) -> list[tuple[str, str]]:
    return [(r.where, r.text) for r in result.remarks if r.fate is fate]


# ------------------------------------------------------------------------------------------- merged and blank cells


def test_a_merged_cell_holds_for_each_of_its_rows() -> None:
    found = items(
        line(),
        piece(seq="2", level2="特困供养", content="标准", ticks="√||√||√|"),
        line("3", "养老服务", "高龄津贴"),
        merges={(0, 1): (1, 1), (0, 4): (1, 4), (0, 5): (1, 5), (0, 6): (1, 6), (0, 7): (1, 7)},
    )
    assert names(found) == ["社会救助/最低生活保障", "社会救助/特困供养", "养老服务/高龄津贴"]
    assert found[1].subjects == ("区民政局",)
    assert found[1].time_limit == "信息形成之日起20个工作日内"
    assert [basis.title for basis in found[1].bases] == ["社会救助暂行办法"]
    assert found[1].cells["subjects"] == ("目录!G3",)


def test_blanks_under_cells_that_once_were_merged_are_filled_down_but_never_ticks() -> None:
    found = items(
        line(ticks="√||√||√|√"),
        line("2", "", "特困供养", basis="", subject="", ticks="|申请人||√|√|"),
        line("3", "", "临时救助", basis="", subject="", ticks="√||√||√|"),
        line("4", "养老服务", "高龄津贴", subject="区卫生健康局"),
    )
    assert names(found)[1:3] == ["社会救助/特困供养", "社会救助/临时救助"]
    assert [item.subjects for item in found] == [("区民政局",)] * 3 + [("区卫生健康局",)]
    assert [len(item.bases) for item in found] == [1, 1, 1, 1]
    assert (found[1].public, found[1].specific, found[1].levels) == (False, "申请人", ("县级",))


def test_a_blank_stays_one_where_neighbours_spell_the_same_text_out() -> None:
    result = draft(table(line(), line("2"), line("3", subject=""), line("4"), line("5")))
    assert [item.subjects for item in result.items] == [("区民政局",)] * 2 + [()] + [("区民政局",)] * 2
    assert told(result, Fate.DECIDE) == [("目录!A5", "没有读到公开主体，请补上。")]


def test_as_above_is_followed_through_a_chain() -> None:
    result = draft(
        table(
            line(),
            line("2", "同上", "特困供养", "内容同上", "同上", "同上", "〃", "″"),
            line("3", "同上", "临时救助", "内容同上", "同上。", "与上同", "同前", "同上"),
        )
    )
    assert names(result.items) == ["社会救助/最低生活保障", "社会救助/特困供养", "社会救助/临时救助"]
    for item in result.items[1:]:
        assert item.contents == ("办事指南", "审核结果")
        assert [basis.number for basis in item.bases] == ["国务院令第649号"]
        assert (item.time_limit, item.subjects) == ("信息形成之日起20个工作日内", ("区民政局",))
        assert item.channels.national == ("政府网站",)
    assert ("目录!F4", "“同上”按上一项读作“信息形成之日起20个工作日内”。") in told(result, Fate.REPAIRED)


def test_as_above_with_nothing_above_is_for_a_person_to_decide() -> None:
    result = draft(table(line(limit="同上")))
    assert ("目录!F3", "“同上”之上没有可以沿用的内容，请填写。") in told(result, Fate.DECIDE)


def test_a_name_merged_over_both_levels_is_the_first_one() -> None:
    found = items(line("1", "财政预算", ""), line("2", "财政决算", ""), line(), merges={(0, 1): (0, 2), (1, 1): (1, 2)})
    assert names(found) == ["财政预算", "财政决算", "社会救助/最低生活保障"]


def test_a_dash_means_no_second_name() -> None:
    assert names(items(line("1", "征地政策", "─"), line("2", "征地准备", "预公告"))) == ["征地政策", "征地准备/预公告"]


# ------------------------------------------------------------------------------------------- one item, several rows


def test_content_in_pieces_is_one_item() -> None:
    found = items(line(), piece(content="3.公示结果↵4.终止"), line("2", "", "特困供养"))
    assert names(found) == ["社会救助/最低生活保障", "社会救助/特困供养"]
    assert found[0].contents == ("办事指南", "审核结果", "公示结果", "终止")
    assert found[0].cells["contents"] == ("目录!D3", "目录!D4")


def test_channels_one_per_row_are_one_item() -> None:
    found = items(line(), piece(channel="□政府公报"), piece(channel="■两微一端"), line("2", "", "特困供养"))
    assert [item.channels.national for item in found] == [("政府网站", "两微一端"), ("政府网站",)]


def test_rows_that_repeat_their_item_for_each_channel_are_one_item() -> None:
    found = items(line(), line(channel="■两微一端"), line(channel="■公示栏"), line("2", "", "特困供养"))
    assert [len(item.channels.national) for item in found] == [3, 1]


def test_the_name_may_stand_in_the_middle_of_the_rows_of_its_item() -> None:
    first = (piece(channel="■政府网站"), piece(channel="□政府公报"))
    last = piece(channel="■精准推送")
    rows = (*first, line(channel="■广播电视"), last, *first, line("2", "", "特困供养", channel="□广播电视"), last)
    found = items(*rows)
    assert names(found) == ["社会救助/最低生活保障", "社会救助/特困供养"]
    assert [item.channels.national for item in found] == [
        ("政府网站", "广播电视", "精准推送"),
        ("政府网站", "精准推送"),
    ]


def test_two_contents_with_limits_of_their_own_are_two_items_of_one_name() -> None:
    rows = (line(), piece(content="处罚决定", limit="7个工作日内", ticks="√||√||√|"), line("2", "", "特困供养"))
    merged = items(*rows, merges={(0, c): (1, c) for c in (0, 1, 2, 4, 6, 7)})
    for found in (merged, items(*rows)):
        assert names(found) == ["社会救助/最低生活保障"] * 2 + ["社会救助/特困供养"]
        assert [item.contents for item in found[:2]] == [("办事指南", "审核结果"), ("处罚决定",)]
        assert [item.time_limit for item in found[:2]] == ["信息形成之日起20个工作日内", "7个工作日内"]
        assert [item.seq for item in found] == ["1", "1", "2"]
        assert found[1].subjects == ("区民政局",)


def test_an_item_cut_by_the_end_of_a_page_is_whole() -> None:
    before = table(
        line(),
        line(
            "2",
            "",
            "特困供养",
            "1.对象；↵2.标准；",
            "《特困人员认定办法》（民发〔2021〕43号）、《城市",
            "每月10日前公布",
            channel="■政府网站",
        ),
    )
    after = table(
        piece(content="3.结果。", basis="供水条例》", limit="上月情况", channel="■公示栏"),
        line("3", "", "临时救助"),
        name="续",
    )
    found = draft(before, after).items
    assert names(found) == ["社会救助/最低生活保障", "社会救助/特困供养", "社会救助/临时救助"]
    assert found[1].contents == ("对象", "标准", "结果")
    assert [basis.title for basis in found[1].bases] == ["特困人员认定办法", "城市供水条例"]
    assert found[1].time_limit == "每月10日前公布上月情况"
    assert found[1].channels.national == ("政府网站", "社区/企事业单位/村公示栏（电子屏）")


def test_a_name_cut_in_two_is_joined() -> None:
    found = items(
        line("5", "道路运输", "道路客运", "1.办理"), piece(level2="经营许可", content="2.结果"), line("6", "", "货运")
    )
    assert names(found) == ["道路运输/道路客运经营许可", "道路运输/货运"]
    assert found[0].contents == ("办理", "结果")


# ------------------------------------------------------------------------------------------- several items in a row


def test_numbered_names_and_contents_of_one_row_are_items_of_their_own() -> None:
    result = draft(table(line("1↵2", "社会救助", "1.低保↵2.特困", "1.低保指南↵2.特困指南"), line("3", "", "临时救助")))
    assert names(result.items) == ["社会救助/低保", "社会救助/特困", "社会救助/临时救助"]
    assert [item.contents for item in result.items[:2]] == [("低保指南",), ("特困指南",)]
    assert [item.seq for item in result.items] == ["1", "2", "3"]


def test_numbered_names_without_parts_beside_them_stay_one_item_and_a_doubt() -> None:
    result = draft(table(line("1", "社会救助", "1.低保↵2.特困", "指南、标准")))
    assert len(result.items) == 1
    assert any("2个带编号的名称" in text for _, text in told(result, Fate.DECIDE))


# ------------------------------------------------------------------------------------------- rows that are no items


def test_a_row_with_its_number_only_is_left_out_and_told() -> None:
    result = draft(table(line(), piece(seq="2"), line("3", "", "特困供养")))
    assert [item.seq for item in result.items] == ["1", "3"]
    assert told(result, Fate.LEFT) == [("目录!A4", "这一行只有序号，没有事项，未读入。")]


def test_a_heading_over_a_group_is_the_first_name_where_the_table_has_none() -> None:
    head = "序号|公开事项|公开内容|公开依据|公开时限|公开主体|公开渠道"
    rows = (
        "一、行政许可类||||||\n1|许可A|指南|《行政许可法》|7个工作日内|区局|政府网站\n"
        "二、行政处罚类||||||\n2|处罚B|决定|《行政处罚法》|7个工作日内|区局|政府网站"
    )
    assert names(draft(grid(f"{head}\n{rows}")).items) == ["行政许可类/许可A", "行政处罚类/处罚B"]


def test_a_line_with_a_first_name_only_is_the_name_of_the_lines_below() -> None:
    result = draft(
        table(
            piece(seq="一", level1="社会救助"), line("1", "", "低保"), line("2", "", "特困"), line("3", "养老", "津贴")
        )
    )
    assert names(result.items) == ["社会救助/低保", "社会救助/特困", "养老/津贴"]
    assert ("目录!A3", "分组序号：一") in told(result, Fate.NOTE)


def test_sums_notes_and_signatures_are_no_items() -> None:
    result = draft(
        table(
            line(),
            "合计|1项",
            "注：1.本目录由区民政局解释。",
            "2.联系电话：12345",
            "填表人：张三||||审核人：李四||||2023年5月1日",
        )
    )
    assert len(result.items) == 1
    assert [where for where, _ in told(result, Fate.NOTE)] == ["目录!A5", "目录!A6"]
    assert [where for where, _ in told(result, Fate.FOOTER)] == ["目录!A4", "目录!B4", "目录!A7", "目录!E7", "目录!I7"]


def test_hidden_rows_are_read_and_told() -> None:
    result = draft(table(line(), line("2", "", "特困供养"), hidden_rows=frozenset({3})))
    assert len(result.items) == 2
    assert ("目录!A4", "这是隐藏的行，已照样读入；不需要的请删去。") in told(result, Fate.DECIDE)


def test_a_hidden_row_without_a_name_is_no_part_of_the_item_above_it() -> None:
    result = draft(table(line(), piece(content="旧的内容"), line("2", "", "特困供养"), hidden_rows=frozenset({3})))
    assert [item.contents for item in result.items] == [("办事指南", "审核结果")] * 2
    assert [text for where, text in told(result, Fate.DECIDE) if where == "目录!D4"] == [
        "这是隐藏的行，没有自己的序号和名称，没有并入上面的事项：旧的内容。还要用的请取消隐藏，再导入一次。"
    ]


def test_what_only_a_person_can_say_of_a_cell_is_to_be_decided() -> None:
    struck = Repair((2, 3), "整格文字都有删除线，照样读入，确实不要的请删去：“旧的”", decide=True)
    result = draft(table(line(), repairs=(struck,)))
    assert ("目录!D3", struck.text) in told(result, Fate.DECIDE)


# ------------------------------------------------------------------------------------------- layouts in words and ticks


def test_one_tick_column_a_channel() -> None:
    head = "序号|一级事项|二级事项|公开内容|公开依据|公开时限|公开主体|政府网站|公示栏|投资项目审批平台|其他|全社会|特定群体"
    top = "序号|公开事项||公开内容|公开依据|公开时限|公开主体|公开渠道和载体||||公开对象|"
    found = draft(grid(f"{top}\n{head}\n1|A|B|指南|《甲法》|长期公开|区局|√||√|12345热线|√|", {(0, 7): (0, 10)})).items
    assert found[0].channels.national == ("政府网站",)
    assert set(found[0].channels.others) == {"投资项目审批平台", "12345热线"}


def test_words_in_place_of_ticks_and_two_names_in_one_cell() -> None:
    head = "类别|公开事项（一级/二级）|公开内容|公开依据|公开时限|公开主体|公开对象|公开方式|公开层级|公开渠道|链接"
    row = "教育|招生管理/招生政策|1.指南|《义务教育法》|20个工作日|区教育局|全社会|主动公开|区级|政府网站|http://a.example"
    (item,) = draft(grid(f"{head}\n{row}")).items
    assert item.names[:2] == ("招生管理", "招生政策")
    assert (item.public, item.specific, item.proactive, item.on_request) == (True, "", True, False)
    assert item.levels == ("区级",)
    assert dict(item.extra) == {"类别": "教育", "链接": "http://a.example"}


def test_channels_in_two_columns_are_read_together() -> None:
    head = "序号|公开事项||公开内容|公开依据|公开时限|公开主体|公开渠道和载体||公开对象|\n|一级事项|二级事项|||||||全社会|特定群体"
    rows = "1|A|B|指南|《甲法》|每年|区局|■政府网站|□政府公报|√|\n|||||||□两微一端|■公示栏||\n2|A|C|指南|《甲法》|每年|区局|■政府网站|□政府公报|√|"
    found = draft(grid(f"{head}\n{rows}", {(0, 7): (1, 8)})).items
    assert [item.channels.spelled for item in found] == [("政府网站", "公示栏"), ("政府网站",)]


def test_headings_in_the_column_of_names_are_first_names() -> None:
    head = "序号|公开事项|公开内容|公开依据|公开时限|公开主体|公开渠道"
    rows = "|一、行政许可|||||\n1|许可A|指南|《甲法》|每年|区局|政府网站\n|二、行政处罚|||||\n2|处罚B|决定|《乙法》|每年|区局|政府网站"
    assert names(draft(grid(f"{head}\n{rows}")).items) == ["行政许可/许可A", "行政处罚/处罚B"]


def test_names_of_three_levels_may_stand_over_their_items() -> None:
    head = "序号|一级事项|二级事项|三级事项|公开内容|公开依据|公开时限|公开主体|公开渠道"
    rest = "指南|《甲法》|每年|区局|政府网站"
    rows = f"1|A|B||||||\n|||c1|{rest}\n|||c2|{rest}\n2||D||{rest}\n3|E|F|—|{rest}"
    assert names(draft(grid(f"{head}\n{rows}")).items) == ["A/B/c1", "A/B/c2", "A/D", "E/F"]


def test_a_row_that_lost_its_first_name_or_has_a_cell_too_much_is_read_beside_its_header() -> None:
    lost = "2|特困供养|1.对象|《社会救助暂行办法》|20个工作日内|区民政局|■政府网站|√||√||√|"
    more = line("3", "", "临时救助").replace("临时救助|", "临时救助||", 1)
    result = draft(grid("\n".join((HEADER, line(), lost, more, line("4", "养老", "津贴")))))
    assert names(result.items) == ["社会救助/最低生活保障", "社会救助/特困供养", "社会救助/临时救助", "养老/津贴"]
    assert [item.subjects for item in result.items] == [("区民政局",)] * 4
    assert [where for where, text in told(result, Fate.DECIDE) if "错开了一列" in text] == ["目录!A4", "目录!A5"]


def test_ticks_that_differ_make_one_more_item_of_the_same_names() -> None:
    rows = (line(), piece(subject="各乡镇人民政府", ticks="√||√|||√"), line("2", "", "特困供养"))
    found = items(*rows, merges={(0, c): (1, c) for c in (0, 1, 2, 3, 4, 5, 7)})
    assert [item.levels for item in found] == [("县级",), ("乡级",), ("县级",)]
    assert found[1].subjects == ("各乡镇人民政府",)


def test_limits_alone_in_two_rows_are_two_limits_of_one_item() -> None:
    found = items(line(), piece(limit="处罚决定7个工作日内"), line("2", "", "特困供养"))
    assert [item.time_limit for item in found] == [
        "信息形成之日起20个工作日内；处罚决定7个工作日内",
        "信息形成之日起20个工作日内",
    ]


def test_three_thousand_rows_are_three_thousand_items() -> None:
    rows = [line(str(n), "社会救助", f"事项{n}", f"1.办事指南{n}↵2.结果") for n in range(3000)]
    assert len(draft(grid("\n".join((HEADER, *rows)))).items) == 3000


def test_numbers_in_circles_count_the_items() -> None:
    draft = tables.read([table(line("①"), line("②", "", "特困供养"), line("³", "", "临时救助"))], "目录.xlsx")
    assert [item.seq for item in draft.items] == ["①", "②", "³"]


def test_a_row_of_signs_that_are_no_digits_is_read() -> None:
    row = "②|③|④|⑤|⑥|⑦|⑧|⑨|⑩|⑪|⑫|⑬|⑭|⑮"
    assert len(tables.read([table(row, line())], "目录.xlsx").items) >= 1


def test_digits_of_names_are_told_from_their_numbers_by_the_column() -> None:
    lines = [line(str(n), "慢病", name) for n, name in enumerate(("2型糖尿病", "1型糖尿病", "9年义务教育"), 1)]
    assert [i.names[1] for i in tables.read([table(*lines)], "a.xlsx").items] == [
        "2型糖尿病",
        "1型糖尿病",
        "9年义务教育",
    ]
    lines = [line(str(n), "慢病", f"{n}.{name}") for n, name in enumerate(("2型糖尿病", "1型糖尿病", "9年义务教育"), 1)]
    assert [i.names[1] for i in tables.read([table(*lines)], "a.xlsx").items] == [
        "2型糖尿病",
        "1型糖尿病",
        "9年义务教育",
    ]
