"""gwstd import of the clerk's form: each kind of edit changes exactly its lines; what cannot be applied is told."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from filled_form import SHJZ, TOWNS, Filled, difference, untouched
from gwstd import form
from gwstd.check import check
from gwstd.grid import UnreadableError
from gwstd.layout import layout
from gwstd.load import load
from gwstd.model import Item

FILE = "mzj/shjz.yaml"
ONE, TWO = "shjz-mzj-001", "shjz-mzj-002"


@pytest.fixture
def filled(catalogue: Path) -> Filled:
    return Filled(catalogue)


# ---------------------------------------------------------------------------------------------- each kind of edit


def test_nothing_edited(filled: Filled) -> None:
    assert untouched(filled.back())


EDITS = {
    "text": ({"二级事项": "审核结果"}, ["-    二级事项: 审核信息", "+    二级事项: 审核结果"]),
    "text with a colon": (
        {"审查": "公开前由社会救助科审查: 隐去住址"},
        ["-    审查: 公开前由社会救助科审查，隐去身份证件号码、住址", '+    审查: "公开前由社会救助科审查: 隐去住址"'],
    ),
    "element added": (
        {"公开内容": "初审对象名单及相关信息\n公示期"},
        ["-    公开内容: [初审对象名单及相关信息]", "+    公开内容: [初审对象名单及相关信息, 公示期]"],
    ),
    "element removed": (
        {"公开依据": "社会救助法"},
        ["-    公开依据: [社会救助法, 最低生活保障审核确认办法 第二十条]"],
    ),
    "elements in another order": (
        {"公开主体": "各镇人民政府、街道办事处\n区民政局"},
        ["-    公开主体: [区民政局, 各镇人民政府、街道办事处]", "+    公开主体: [各镇人民政府、街道办事处, 区民政局]"],
    ),
    "default overridden": (
        {"公开时限": "自收到申请之日起20个工作日内"},
        ["+    公开时限: 自收到申请之日起20个工作日内"],
    ),
    "channel ticked": (
        {"公开渠道/政府公报": "√"},
        ["+    公开渠道: [政府网站, 政府公报, 政务服务中心]"],
    ),
    "channel unticked": ({"公开渠道/政务服务中心": None}, ["+    公开渠道: [政府网站]"]),
    "other channel": (
        {"公开渠道/其他": "√", "公开渠道=写明": "征收现场公示牌"},
        ["+    公开渠道: [政府网站, 政务服务中心, {其他: 征收现场公示牌}]"],
    ),
    "other channel without its tick": (
        {"公开渠道=写明": "征收现场公示牌"},
        ["+    公开渠道: [政府网站, 政务服务中心, {其他: 征收现场公示牌}]"],
    ),
    "certain group": (
        {"公开对象/全社会": None, "公开对象=特定群体": "申请人"},
        ["+    公开对象: {特定群体: 申请人}"],
    ),
    "on request": ({"公开方式/主动公开": "", "公开方式/依申请公开": "√"}, ["+    公开方式: 依申请公开"]),
    "other ticks": (
        {"五公开/管理": "✓", "五公开/结果": "是"},
        ["-    五公开: [结果]", "+    五公开: [管理, 结果]"],
    ),
    "back to the default": ({"公开层级/镇街级": None}, ["-    公开层级: [区级, 镇街级]"]),
    "optional key cleared": ({"审查": None}, ["-    审查: 公开前由社会救助科审查，隐去身份证件号码、住址"]),
    "optional key written": (
        {"备注": "第一行\n第二行"},
        ["+    备注: |-", "+      第一行", "+      第二行"],
    ),
    "change": (
        {"调整=事由": "时限变更", "调整=说明": "办法修订"},
        ["+    调整: {事由: 时限变更, 说明: 办法修订}"],
    ),
    "status that is none": ({"状态": "正式"}, []),
    "retired by the clerk": ({"状态": "停用"}, ["+    状态: 停用"]),
    "number": ({"联系电话": 62001010}, ['+    联系电话: "62001010"']),
    "code of a matter": ({"对应事项": "000511001000"}, ['+    对应事项: ["000511001000"]']),
    "date": ({"生效": datetime(2026, 12, 1)}, ["+    生效: 2026-12-01"]),
    "date pasted as a number": ({"生效": 46357}, ["+    生效: 2026-12-01"]),
    "date in words": ({"生效": "2026年12月1日"}, ["+    生效: 2026-12-01"]),
    "odd blanks and line ends": (
        {"公开内容": " 初审对象名单及相关信息\xa0\r\n\r\n\u3000公示期\u200b \n"},
        ["-    公开内容: [初审对象名单及相关信息]", "+    公开内容: [初审对象名单及相关信息, 公示期]"],
    ),
    "only blanks added": ({"公开内容": " 初审对象名单及相关信息\r\n\n"}, []),
    "full name of a body": ({"公开主体": "区民政局\n各镇人民政府、街道办事处\n临江区公安分局"}, [
        "-    公开主体: [区民政局, 各镇人民政府、街道办事处]",
        "+    公开主体: [区民政局, 各镇人民政府、街道办事处, 区公安分局]",
    ]),
    "two bodies on a line": ({"公开主体": "区民政局、区公安分局"}, [
        "-    公开主体: [区民政局, 各镇人民政府、街道办事处]", "+    公开主体: [区民政局, 区公安分局]",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_its_lines_alone(filled: Filled, name: str) -> None:
    cells, expected = EDITS[name]
    for column, text in cells.items():
        filled.set(TWO, column, text)
    proposal = filled.back()
    assert difference(proposal) == expected
    assert not (proposal.conflicts or proposal.problems or proposal.retire)
    assert len(proposal.lines) == bool(expected)
    assert all(line.startswith(f"{TWO} 审核") for line in proposal.lines)


def test_comments_quotes_order_and_line_ends_stay(catalogue: Path) -> None:
    text = (
        "# 民政局\r\n领域: 社会救助\r\n部门: '区民政局'   # 简称\r\n事项:\r\n"
        '    - 一级事项: "低保"  # 名称\r\n      编码: shjz-mzj-001\r\n      公开内容:\r\n      # 内容\r\n'
        "      - '甲'   # 第一\r\n      - 乙\r\n      - 丙\r\n"
        "      公开依据: ['社会救助法',   最低生活保障审核确认办法] # 依据\r\n      # 末\r\n"
    )
    (catalogue / FILE).write_bytes(text.encode())
    filled = Filled(catalogue)
    filled.set(ONE, "一级事项", "最低生活保障")
    filled.set(ONE, "公开内容", "甲\n丁\n丙\n戊")
    filled.set(ONE, "公开依据", "社会救助法\n政府信息公开条例")
    filled.set(ONE, "公开时限", "自信息形成之日起20个工作日内")
    ((_, after),) = filled.back().files.values()
    assert after.decode() == (
        "# 民政局\r\n领域: 社会救助\r\n部门: '区民政局'   # 简称\r\n事项:\r\n"
        '    - 一级事项: "最低生活保障"  # 名称\r\n      编码: shjz-mzj-001\r\n      公开内容:\r\n      # 内容\r\n'
        "      - '甲'   # 第一\r\n      - 丁\r\n      - 丙\r\n      - 戊\r\n"
        "      公开依据: ['社会救助法', 政府信息公开条例] # 依据\r\n      公开时限: 自信息形成之日起20个工作日内\r\n      # 末\r\n"
    )


def test_a_comment_beside_what_goes_is_told(catalogue: Path) -> None:
    path = catalogue / FILE
    path.write_text(
        path.read_text("utf-8").replace("    五公开: [结果]\n", "    五公开: [结果]  # 会议定的\n"), "utf-8"
    )
    filled = Filled(catalogue)
    filled.set(TWO, "五公开/结果", None)
    filled.set(TWO, "五公开/服务", "√")
    proposal = filled.back()
    assert difference(proposal) == ["-    五公开: [结果]  # 会议定的"]
    assert [str(note) for note in proposal.notes] == ["mzj/shjz.yaml：注释“# 会议定的”随删去的内容去掉了"]


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xef\xbb\xbf", "utf-8"), (b"", "gb18030"), (b"\xff\xfe", "utf-16-le")]
)
def test_the_encoding_of_the_file_stays(catalogue: Path, mark: bytes, encoding: str) -> None:
    path = catalogue / FILE
    text = path.read_text("utf-8")
    path.write_bytes(mark + text.encode(encoding))
    filled = Filled(catalogue)
    filled.set(TWO, "二级事项", "审核结果")
    ((_, after),) = filled.back().files.values()
    assert after == mark + text.replace("审核信息", "审核结果").encode(encoding)


# ---------------------------------------------------------------------------------------------- rows


def test_a_new_row_becomes_an_item_at_the_end_of_its_group(filled: Filled) -> None:
    filled.sheet().insert_rows(7)
    filled.put(7, {"一级事项": "综合业务", "二级事项": "救助热线", "公开内容": "热线号码\n服务时间", "公开渠道/两微一端": "√",
                   "公开对象/全社会": "√", "公开主体": "区民政局"})  # fmt: skip
    proposal = filled.back()
    assert difference(proposal) == [
        "+  - 编码: shjz-mzj-003",
        "+    一级事项: 综合业务",
        "+    二级事项: 救助热线",
        "+    公开内容:",
        "+      - 热线号码",
        "+      - 服务时间",
        "+    公开渠道: [两微一端]",
    ]
    ((_, after),) = proposal.files.values()
    text = after.decode()
    assert text.index("shjz-mzj-001") < text.index("shjz-mzj-003") < text.index("shjz-mzj-002")
    assert proposal.lines == (
        "shjz-mzj-003 综合业务 / 救助热线：新增（公开时限、公开对象、公开方式、公开层级、公开主体、公开依据、五公开随默认）",
    )
    assert not proposal.problems


def test_new_rows_of_new_groups_go_to_the_end_in_their_order(filled: Filled) -> None:
    for row, (group, name) in enumerate([("甲类", "一"), ("乙类", "二"), ("甲类", "三")], 20):
        filled.put(row, {"一级事项": group, "二级事项": name, "公开内容": "内容"})
    ((_, after),) = filled.back().files.values()
    items = [(item.code, item.level2) for item in load_with(filled.catalogue, after)]
    assert items[2:] == [("shjz-mzj-003", "一"), ("shjz-mzj-004", "三"), ("shjz-mzj-005", "二")]


def load_with(catalogue: Path, data: bytes) -> list[Item]:
    return [item for item in load(catalogue, instead={FILE: data}).items if item.file == FILE]


def test_a_new_item_of_a_file_without_defaults_says_what_it_lacks(filled: Filled) -> None:
    filled.put(12, {"一级事项": "最低生活保障", "公开内容": "名单"}, TOWNS)
    proposal = filled.back()
    assert difference(proposal)[:2] == ["+  - 编码: shjz-zhenjie-002", "+    一级事项: 最低生活保障"]
    assert "还缺公开依据、公开时限、公开主体、公开渠道、公开对象、公开方式、公开层级" in proposal.notes[0].text


def test_a_new_row_without_name_or_content_is_not_added(filled: Filled) -> None:
    filled.put(12, {"二级事项": "救助热线"})
    proposal = filled.back()
    assert not proposal.files
    assert [str(problem) for problem in proposal.problems] == [
        f"{SHJZ}!C12：新事项没有一级事项、公开内容，整行没有加上；一级事项与上一行相同的，也要照写"
    ]


def test_a_retired_number_is_not_given_again(catalogue: Path) -> None:
    path = catalogue / FILE
    path.write_text(path.read_text("utf-8").replace(TWO, "shjz-mzj-009"), "utf-8")
    filled = Filled(catalogue)
    filled.put(20, {"一级事项": "综合业务", "公开内容": "热线"})
    assert "shjz-mzj-010" in filled.back().lines[0]


def test_a_copied_row_is_a_new_item(filled: Filled) -> None:
    """Its hidden 编码 is copied with it."""
    for column in range(1, len(filled.columns()) + 1):
        filled.sheet().cell(8, column).value = filled.sheet().cell(7, column).value
    filled.put(8, {"二级事项": "审批信息"})
    proposal = filled.back()
    assert difference(proposal)[0] == "+  - 编码: shjz-mzj-003"
    assert len(proposal.lines) == 1 and "多半是复制来的" in proposal.notes[0].text


def test_a_deleted_row_is_only_proposed_for_retirement(filled: Filled) -> None:
    filled.sheet().delete_rows(7)
    proposal = filled.back()
    assert not proposal.files
    assert [(item.code, item.title, item.file) for item in proposal.retire] == [(TWO, "审核信息", FILE)]
    assert difference(filled.back(retire=True)) == ["+    状态: 停用", "+    调整: {事由: 取消}"]


def test_a_row_used_for_another_matter_is_told(filled: Filled) -> None:
    """An 编码 is never given to another matter; whether it is one only a person can say."""
    filled.set(TWO, "二级事项", "救助热线")
    filled.set(TWO, "公开内容", "热线号码\n服务时间")
    proposal = filled.back()
    assert len(proposal.lines) == 2 and "如果是另一件事" in proposal.notes[0].text


def test_a_cleared_row_counts_as_deleted(filled: Filled) -> None:
    for column in range(2, len(filled.columns()) + 1):
        filled.sheet().cell(7, column).value = None
    assert [item.code for item in filled.back().retire] == [TWO]


def test_what_is_retired_already_is_not_proposed(catalogue: Path) -> None:
    path = catalogue / FILE
    path.write_text(path.read_text("utf-8") + "    状态: 停用\n", "utf-8")
    filled = Filled(catalogue)
    filled.sheet().delete_rows(7)
    assert untouched(filled.back())


# ---------------------------------------------------------------------------------------------- the sheet


def test_sorted_rows_change_nothing(filled: Filled) -> None:
    rows = [[cell.value for cell in filled.sheet()[row]] for row in (6, 7)]
    for row, values in zip((7, 6), rows, strict=True):
        for column, value in enumerate(values, 1):
            filled.sheet().cell(row, column).value = value
    assert untouched(filled.back())


def test_rows_sorted_without_their_codes_are_known_by_their_names(filled: Filled) -> None:
    rows = [[cell.value for cell in filled.sheet()[row]] for row in (6, 7)]
    for row, values in zip((7, 6), rows, strict=True):
        for column, value in enumerate(values[1:], 2):
            filled.sheet().cell(row, column).value = value
    filled.put(6, {"备注": "改在排序之后"})
    proposal = filled.back()
    assert difference(proposal) == ["+    备注: 改在排序之后"]
    assert proposal.lines[0].startswith(TWO) and "没有带上隐藏的编码列" in proposal.notes[0].text


def test_hidden_columns_and_rows_are_read(filled: Filled) -> None:
    filled.set(TWO, "备注", "藏起来的")
    filled.sheet().column_dimensions["H"].hidden = True
    filled.sheet().row_dimensions[7].hidden = True
    assert difference(filled.back()) == ["+    备注: 藏起来的"]


def test_a_deleted_column_says_nothing(filled: Filled) -> None:
    filled.sheet().unmerge_cells("F4:F5")
    filled.sheet().delete_cols(filled.columns()["公开内容"])
    assert untouched(filled.back())


def test_a_moved_column_is_known_by_its_id(filled: Filled) -> None:
    at = filled.columns()
    last, source = max(at.values()) + 1, at["公开时限"]
    filled.sheet().unmerge_cells(start_row=4, end_row=5, start_column=source, end_column=source)
    for row in range(1, 8):
        filled.sheet().cell(row, last).value = filled.sheet().cell(row, source).value
        filled.sheet().cell(row, source).value = None
    filled.set(TWO, "公开时限", "自收到申请之日起20个工作日内")
    assert difference(filled.back()) == ["+    公开时限: 自收到申请之日起20个工作日内"]


def test_a_renamed_sheet_is_known(filled: Filled) -> None:
    filled.set(TWO, "备注", "改了表名")
    filled.sheet().title = "民政局填好了"
    assert difference(filled.back()) == ["+    备注: 改了表名"]


def test_sheets_that_did_not_come_back_are_left_alone(filled: Filled) -> None:
    del filled.book[TOWNS]
    filled.set(TWO, "备注", "只交一张")
    proposal = filled.back()
    assert difference(proposal) == ["+    备注: 只交一张"] and not proposal.retire
    assert [str(note) for note in proposal.notes] == [f"{TOWNS}：这张表没有交回来，没有动"]


def test_a_copy_of_a_sheet_is_not_read(filled: Filled) -> None:
    copy = filled.book.copy_worksheet(filled.sheet())
    copy.title = "备份"
    copy["K7"] = "√"
    filled.book.move_sheet("备份", -10)
    proposal = filled.back()
    assert not proposal.files and [str(note) for note in proposal.notes] == ["备份：这是另一张表的副本，没有读"]


def test_a_text_in_a_column_of_ones_own_is_told(filled: Filled) -> None:
    filled.sheet().cell(7, len(filled.columns()) + 2).value = "张科长说再议"
    (problem,) = filled.back().problems
    assert "张科长说再议" in str(problem) and problem.where.endswith("7")


def test_a_stray_cell_far_below_costs_nothing(filled: Filled) -> None:
    filled.sheet().cell(1_000_000, 3).value = " "
    assert untouched(filled.back())


# ---------------------------------------------------------------------------------------------- what is not applied

REFUSED = {
    "required key with a default": ({"公开时限": None}, "公开时限空着了，没有改：本文件的默认是“自制定或者获取信息之日起10个工作日内”"),
    "required key of every item": ({"公开内容": "  "}, "公开内容必填，空着了，没有改"),
    "unknown body": ({"公开主体": "区民政局\n民政科"}, "单位名录里没有“民政科”"),
    "misspelt body": ({"公开主体": "民政局"}, "是不是“区民政局”？"),
    "text in a tick": ({"公开渠道/政府公报": "每月"}, "这一格只打“√”或留空，写了“每月”看不懂"),
    "registered channel as another": (
        {"公开渠道/其他": "√", "公开渠道=写明": "行政服务中心"}, "在“政务服务中心”那一列打√",
    ),
    "both modes": ({"公开方式/依申请公开": "√"}, "主动、依申请只能选一种"),
    "two audiences": ({"公开对象=特定群体": "申请人"}, "全社会和特定群体只能选一种"),
    "name of two lines": ({"二级事项": "审核\n信息"}, "二级事项没有改"),
    "no such status": ({"状态": "废止"}, "状态没有改"),
    "no such day": ({"生效": "2026-02-30"}, "生效没有改"),
    "element twice": ({"公开依据": "社会救助法\n社会救助法"}, "“社会救助法”写了两遍"),
    "explanation of no change": ({"调整=说明": "办法修订"}, "调整没有改"),
    "not a matter's code": ({"对应事项": "低保"}, "对应事项没有改"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_told_with_its_cell_and_the_rest_applied(filled: Filled, name: str) -> None:
    cells, told = REFUSED[name]
    for column, text in cells.items():
        filled.set(TWO, column, text)
    filled.set(TWO, "备注", "其余照改")
    proposal = filled.back()
    (problem,) = proposal.problems
    assert told in str(problem)
    assert problem.where.startswith(f"{SHJZ}!") and problem.where.endswith("7")
    assert difference(proposal) == ["+    备注: 其余照改"]


def test_the_tick_of_another_channel_taken_away_but_not_its_text(catalogue: Path) -> None:
    path = catalogue / FILE
    path.write_text(path.read_text("utf-8") + "    公开渠道: [政府网站, {其他: 征收现场公示牌}]\n", "utf-8")
    filled = Filled(catalogue)
    filled.set(TWO, "公开渠道/其他", None)
    proposal = filled.back()
    assert "“其他”没有打“√”" in str(proposal.problems[0]) and not proposal.files
    filled.set(TWO, "公开渠道=写明", None)
    assert difference(filled.back())[-1] == "+    公开渠道: [政府网站]"


def test_what_both_changed_is_a_conflict(filled: Filled) -> None:
    filled.set(TWO, "审查", "表里的")
    filled.set(TWO, "备注", "表里的")
    path = filled.catalogue / FILE
    path.write_text(
        path.read_text("utf-8").replace("审查: 公开前由社会救助科审查", "审查: 公开前由办公室审查"), "utf-8"
    )
    proposal = filled.back()
    assert difference(proposal) == ["+    备注: 表里的"]
    (conflict,) = proposal.conflicts
    assert "公开前由办公室审查" in str(conflict) and "表里的" in str(conflict) and "没有写入" in str(conflict)


def test_what_only_the_catalogue_changed_stays(filled: Filled) -> None:
    path = filled.catalogue / FILE
    path.write_text(path.read_text("utf-8").replace("二级事项: 审核信息", "二级事项: 审核结果"), "utf-8")
    filled.set(TWO, "备注", "表里的")
    assert difference(filled.back()) == ["+    备注: 表里的"]


def test_what_both_changed_alike_is_no_conflict(filled: Filled) -> None:
    filled.set(TWO, "二级事项", "审核结果")
    path = filled.catalogue / FILE
    path.write_text(path.read_text("utf-8").replace("二级事项: 审核信息", "二级事项: 审核结果"), "utf-8")
    assert untouched(filled.back())


def test_an_item_that_the_catalogue_no_longer_has(filled: Filled) -> None:
    path = filled.catalogue / FILE
    path.write_text(path.read_text("utf-8").partition("  - 编码: shjz-mzj-002")[0], "utf-8")
    filled.set(TWO, "备注", "表里的")
    proposal = filled.back()
    assert not proposal.files and "已经不在 mzj/shjz.yaml 里" in str(proposal.conflicts[0])


def test_an_item_that_came_after_the_export_is_not_missed(filled: Filled) -> None:
    path = filled.catalogue / FILE
    path.write_text(path.read_text("utf-8") + "  - 编码: shjz-mzj-003\n    一级事项: 新\n    公开内容: [新]\n", "utf-8")
    assert untouched(filled.back())


# ---------------------------------------------------------------------------------------------- what no cell can hold


def test_a_content_too_long_for_a_cell_stays(catalogue: Path) -> None:
    elements = "".join(f"      - 第{n}条{'甲乙丙丁戊' * 190}\n" for n in range(40))
    path = catalogue / FILE
    path.write_text(
        path.read_text("utf-8").replace("    公开内容: [初审对象名单及相关信息]\n", f"    公开内容:\n{elements}"),
        "utf-8",
    )
    filled = Filled(catalogue)
    assert "在事项文件里改" in filled.get(TWO, "公开内容")
    filled.set(TWO, "备注", "别的可以改")
    assert difference(filled.back()) == ["+    备注: 别的可以改"]
    filled.set(TWO, "公开内容", filled.get(TWO, "公开内容") + "\n又一条")
    assert "太长" in str(filled.back().problems[0])


def test_line_ends_inside_an_element_come_back(catalogue: Path) -> None:
    path = catalogue / FILE
    path.write_text(
        path.read_text("utf-8").replace(
            "公开内容: [初审对象名单及相关信息]", "公开内容:\n      - |\n        名单\n          姓名\n      - 公示期"
        ),
        "utf-8",
    )
    filled = Filled(catalogue)
    assert filled.get(TWO, "公开内容") == "名单↵  姓名↵\n公示期"
    filled.set(TWO, "公开内容", "名单↵  姓名↵\n公示期\n咨询电话")
    assert difference(filled.back()) == ["+      - 咨询电话"]


def test_an_item_without_a_code_keeps_its_place(catalogue: Path) -> None:
    path = catalogue / FILE
    path.write_text(path.read_text("utf-8").replace("  - 编码: shjz-mzj-002\n    一级", "  - 一级"), "utf-8")
    filled = Filled(catalogue)
    filled.set("第2条", "备注", "没有编码")
    proposal = filled.back()
    assert difference(proposal) == ["+    备注: 没有编码"] and proposal.lines[0].startswith("第2条 审核信息")


def test_an_unsound_item_is_left_out_and_told_and_not_missed(catalogue: Path) -> None:
    path = catalogue / FILE
    path.write_text(path.read_text("utf-8") + "    公开方式: 主动\n", "utf-8")
    filled = Filled(catalogue, check(load(catalogue)))
    told = [[cell.value for cell in row] for row in filled.book["校验发现"].iter_rows(min_row=2)]
    assert any("不在表里，请在事项文件 mzj/shjz.yaml 第" in row[4] for row in told)
    filled.set(ONE, "备注", "别的可以改")
    assert difference(filled.back()) == ["+    备注: 别的可以改"]


def test_extensions_have_columns_of_their_own(catalogue: Path) -> None:
    path = catalogue / FILE
    path.write_text(path.read_text("utf-8") + "    扩展: {索引号: LJ-1, 更新周期: 每年}\n", "utf-8")
    filled = Filled(catalogue)
    filled.set(TWO, "扩展=更新周期", None)
    filled.set(ONE, "扩展=索引号", "LJ-2")
    assert difference(filled.back()) == [
        "+    扩展:",
        "+      索引号: LJ-2",
        "-    扩展: {索引号: LJ-1, 更新周期: 每年}",
        "+    扩展: {索引号: LJ-1}",
    ]


# ---------------------------------------------------------------------------------------------- the file


def test_a_form_is_known_by_its_hidden_sheets(filled: Filled, tmp_path: Path) -> None:
    assert form.is_form(filled.path)
    other = tmp_path / "别的.xlsx"
    book = load_workbook(filled.path)
    del book["_base"]
    book.save(other)
    assert not form.is_form(other)
    with pytest.raises(UnreadableError, match="重新导出"):
        form.read_changes(load(filled.catalogue), other)
    for name, data in {"空.xlsx": b"", "文.xls": "不是表".encode(), "损.ods": b"PK\x03\x04" + b"x" * 50}.items():
        (tmp_path / name).write_bytes(data)
        assert not form.is_form(tmp_path / name)
        with pytest.raises(UnreadableError):
            form.read_changes(load(filled.catalogue), tmp_path / name)


def test_the_form_of_another_district_is_refused(filled: Filled) -> None:
    path = filled.catalogue / "catalog.yaml"
    path.write_text(path.read_text("utf-8").replace("临江区", "滨海区"), "utf-8")
    with pytest.raises(UnreadableError, match="临江区基层政务公开标准目录"):
        filled.back()


def test_a_canonical_file_stays_canonical(filled: Filled) -> None:
    path = filled.catalogue / FILE
    path.write_text(layout(FILE, path.read_text("utf-8")), "utf-8")
    filled = Filled(filled.catalogue)
    filled.set(TWO, "公开内容", "名单\n公示期\n监督电话")
    filled.set(TWO, "公开依据", "\n".join(f"社会救助法 第{n}条" for n in "一二三四五六七八九十"))
    filled.set(ONE, "公开时限", "自收到申请之日起20个工作日内")
    filled.put(20, {"一级事项": "综合业务", "公开内容": "甲: 乙\n丙", "备注": "两\n行"})
    ((_, after),) = filled.back().files.values()
    assert layout(FILE, after.decode()) == after.decode()


def test_the_edited_catalogue_has_no_new_findings(filled: Filled) -> None:
    filled.set(TWO, "公开渠道/政府公报", "√")
    filled.put(20, {"一级事项": "综合业务", "二级事项": "救助热线", "公开内容": "热线号码"})
    proposal = filled.back()
    after = load(filled.catalogue, instead={name: new for name, (_, new) in proposal.files.items()})
    assert check(after) == check(load(filled.catalogue))


def test_a_sheet_without_its_hidden_first_row_is_told(filled: Filled) -> None:
    for cell in filled.sheet()[1]:
        cell.value = None
    proposal = filled.back()
    assert not proposal.files and not proposal.retire
    assert [problem.where for problem in proposal.problems] == [SHJZ] and "隐藏的第一行" in proposal.problems[0].text


def rewritten(path: Path, target: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, change(data) if info.filename == part else data)
    return target


def test_entities_are_refused_before_anything_reads_them(filled: Filled, tmp_path: Path) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    path = rewritten(
        filled.path, tmp_path / "笑.xlsx", "xl/sharedStrings.xml", lambda data: laughs + data.partition(b"?>")[2]
    )
    with pytest.raises(UnreadableError, match="不该有的声明"):
        form.read_changes(load(filled.catalogue), path)
    assert not form.is_form(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(filled: Filled, tmp_path: Path) -> None:
    path = rewritten(
        filled.path, tmp_path / "弹.xlsx", "docProps/app.xml", lambda data: data + b" " * (401 * 1024 * 1024)
    )
    with pytest.raises(UnreadableError, match="太大"):
        form.read_changes(load(filled.catalogue), path)


def test_a_damaged_part_is_told_in_a_sentence(filled: Filled, tmp_path: Path) -> None:
    path = rewritten(filled.path, tmp_path / "损.xlsx", "xl/worksheets/sheet3.xml", lambda data: data[: len(data) // 2])
    with pytest.raises(UnreadableError, match="损坏"):
        form.read_changes(load(filled.catalogue), path)


def test_a_password_is_told_in_a_sentence(filled: Filled, tmp_path: Path) -> None:
    path = tmp_path / "密.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
    with pytest.raises(UnreadableError, match="加了密码"):
        form.read_changes(load(filled.catalogue), path)
