"""公开内容 cells as catalogues write them: which elements the user gets."""

from __future__ import annotations

import pytest

from gwstd.tables import contents

MARKED = (
    ("1.受理条件\n2.办理程序", ("受理条件", "办理程序")),
    ("1.受理条件；\n2.办理程序；\n3.办理结果。", ("受理条件", "办理程序", "办理结果")),
    ("1、受理条件\n2、办理程序", ("受理条件", "办理程序")),
    ("1) 受理条件\n2) 办理程序", ("受理条件", "办理程序")),
    ("1）受理条件\n2）办理程序", ("受理条件", "办理程序")),
    ("（1）受理条件（2）办理程序", ("受理条件", "办理程序")),
    ("(一)受理条件；(二)办理程序", ("受理条件", "办理程序")),
    ("一、受理条件\n二、办理程序", ("受理条件", "办理程序")),
    ("①受理条件②办理程序③办理结果", ("受理条件", "办理程序", "办理结果")),
    ("⑴受理条件⑵办理程序", ("受理条件", "办理程序")),
    ("⒈受理条件⒉办理程序", ("受理条件", "办理程序")),
    ("１．受理条件\n２．办理程序", ("受理条件", "办理程序")),
    ("1.机关名称2.办公地址3.联系方式", ("机关名称", "办公地址", "联系方式")),
    ("1、机关名称2、办公地址3、联系方式", ("机关名称", "办公地址", "联系方式")),
    ("1. 机关名称 2. 办公地址 3. 联系方式", ("机关名称", "办公地址", "联系方式")),
    ("1.机关名称；2.办公地址；3.联系方式。", ("机关名称", "办公地址", "联系方式")),
    ("●受理条件\n●办理程序", ("受理条件", "办理程序")),
    ("●受理条件●办理程序", ("受理条件", "办理程序")),
    ("· 受理条件\n· 办理程序", ("受理条件", "办理程序")),
    ("•受理条件•办理程序", ("受理条件", "办理程序")),
    ("◆受理条件；◆办理程序", ("受理条件", "办理程序")),
    ("★受理条件\n★办理程序", ("受理条件", "办理程序")),
    ("－受理条件\n－办理程序", ("受理条件", "办理程序")),
    ("- 2024年度预算\n- 2024年度决算", ("2024年度预算", "2024年度决算")),
    ("A.受理条件\nB.办理程序", ("受理条件", "办理程序")),
    ("1.主要经济指标月度、季度数据", ("主要经济指标月度、季度数据",)),
    ("1.2024年度预算\n2.2024年度决算", ("2024年度预算", "2024年度决算")),
    ("1.收费标准\n2.3岁以下婴幼儿照护\n3.5G基站", ("收费标准", "3岁以下婴幼儿照护", "5G基站")),
    ("1.申请期限\n2.申请材料\n3.10日内受理的规定", ("申请期限", "申请材料", "10日内受理的规定")),
    ("1.“双随机”抽查\n2.抽查结果", ("“双随机”抽查", "抽查结果")),
    ("申请条件1.身份证2.户口簿", ("申请条件", "身份证", "户口簿")),
    ("1.受理条件\n3.办理结果", ("受理条件", "办理结果")),
)


@pytest.mark.parametrize(("cell", "elements"), MARKED)
def test_marked_lists(cell: str, elements: tuple[str, ...]) -> None:
    assert contents.read(cell).value == elements


NESTED = (
    (
        "1.就业信息服务\n1.1就业政策法规咨询\n1.2职业供求信息\n2.职业指导",
        ("就业信息服务", "就业政策法规咨询", "职业供求信息", "职业指导"),
    ),
    ("1.办事指南：（1）事项名称（2）办理条件；2.办理结果", ("办事指南", "事项名称", "办理条件", "办理结果")),
    (
        "一、办事指南\n1.事项名称\n2.办理条件\n二、办理结果\n1.决定书",
        ("办事指南", "事项名称", "办理条件", "办理结果", "决定书"),
    ),
    ("（一）规划①文本②图件（二）计划①文本", ("规划", "文本", "图件", "计划", "文本")),
)


@pytest.mark.parametrize(("cell", "elements"), NESTED)
def test_nested_lists_give_each_its_own_element(cell: str, elements: tuple[str, ...]) -> None:
    assert contents.read(cell).value == elements


WHOLE = (
    "申报材料清单、批准流程、办理时限、受理机构联系方式、申报要求等",
    "补贴比例不低于2.5%，每亩1.5万元",
    "《消防法》第1.2款规定的情形",
    "2019.12.31前受理的申请",
    "国办发〔2019〕54号文件",
    "第一、二、三类医疗器械目录",
    "A4纸2.5份",
    "一、二级保护动物名录",
    "24小时值班电话",
    "2024年度预算",
    "GB/T 9704-2012",
    "符合条件的对象（1.低保户；2.特困人员）",
    "“一书四方案”",
    "12345热线",
    "3.15消费维权活动安排",
    "乡村医生A类、B类名单",
)


@pytest.mark.parametrize("cell", WHOLE)
def test_what_only_looks_like_marks_stays_one_element(cell: str) -> None:
    assert contents.read(cell).value == (cell,)


STOPS = (
    ("受理条件；办理程序；办理结果。", ("受理条件", "办理程序", "办理结果")),
    ("受理条件;办理程序", ("受理条件", "办理程序")),
    (
        "施工图审查机构、审查结果；项目法人信息；设计单位信息等",
        ("施工图审查机构、审查结果", "项目法人信息", "设计单位信息等"),
    ),
    ("受理条件；\n办理程序；\n办理结果", ("受理条件", "办理程序", "办理结果")),
    ("材料（原件；复印件）；流程", ("材料（原件；复印件）", "流程")),
    ("统计法律\n统计行政法规", ("统计法律", "统计行政法规")),
    ("收入\n支出\n债权债务", ("收入", "支出", "债权债务")),
    ("预警信息\n避险转移点\n值班电话", ("预警信息", "避险转移点", "值班电话")),
    ("政策文件。", ("政策文件",)),
)


@pytest.mark.parametrize(("cell", "elements"), STOPS)
def test_lists_without_marks(cell: str, elements: tuple[str, ...]) -> None:
    assert contents.read(cell).value == elements


BROKEN = (
    ("1.受理条\n件\n2.办理程\n序", ("受理条件", "办理程序")),
    ("1.就业政策 法规咨询\n2.职业供 求信息", ("就业政策法规咨询", "职业供求信息")),
    ("1.机关名\n称2.办公\n地址", ("机关名称", "办公地址")),
    (
        "施工图审查机构、审查人\n员、审查结果；项目法人\n单位信息",
        ("施工图审查机构、审查人员、审查结果", "项目法人单位信息"),
    ),
    ("国民经济和社会发展统计\n公报、统计年鉴、普查公\n报", ("国民经济和社会发展统计公报、统计年鉴、普查公报",)),
    ("征\n地\n告\n知\n书", ("征地告知书",)),
    ("申报材料清单、\n批准流程、\n办理时限等", ("申报材料清单、批准流程、办理时限等",)),
    ("办理材料（身份证\n、户口簿）\n办理流程", ("办理材料（身份证、户口簿）", "办理流程")),
    ("●服务对\n象\n●服务内容", ("服务对象", "服务内容")),
)


@pytest.mark.parametrize(("cell", "elements"), BROKEN)
def test_lines_of_a_narrow_column_are_joined(cell: str, elements: tuple[str, ...]) -> None:
    assert contents.read(cell).value == elements


def test_a_number_that_lost_its_dot_is_told() -> None:
    reading = contents.read("1.申报条件；\n2.所需材料；\n3电请流程；\n4.审批结果")
    assert reading.value == ("申报条件", "所需材料", "电请流程", "审批结果")
    assert "3" in reading.repairs[0]


def test_a_gap_in_the_numbers_is_left_to_a_person() -> None:
    assert "从1跳到3" in contents.read("1.受理条件\n3.办理结果").doubts[0]


def test_required_and_optional_are_told() -> None:
    reading = contents.read("●房源信息\n〇轮候信息\n●分配结果")
    assert reading.value == ("房源信息", "轮候信息", "分配结果")
    assert "可选" in reading.repairs[0]


def test_stars_for_optional_contents_are_told() -> None:
    reading = contents.read("1.征地告知书\n2.〔*听证笔录〕")
    assert reading.value == ("征地告知书", "听证笔录")
    assert reading.repairs


@pytest.mark.parametrize("cell", ["", "─", "/", "无"])
def test_nothing(cell: str) -> None:
    assert contents.read(cell).value == ()


@pytest.mark.parametrize("cell", ["同上", "内容同上", "〃"])
def test_as_above_is_kept_for_the_table(cell: str) -> None:
    assert contents.read(cell).value == (cell,)
