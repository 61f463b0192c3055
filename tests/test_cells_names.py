"""Names of items as cells have them: what the user gets as name, and as the number that stood before it."""

from __future__ import annotations

import pytest

from gwstd.tables import names

NUMBERED = (
    ("1.社会保险登记", "社会保险登记", "1"),
    ("1.1机关事业单位社会保险登记", "机关事业单位社会保险登记", "1.1"),
    ("5.5个人账户一次性待遇申领", "个人账户一次性待遇申领", "5.5"),
    ("1.1.1就业政策法规咨询", "就业政策法规咨询", "1.1.1"),
    ("1-1 就业政策", "就业政策", "1-1"),
    ("2、办事指南", "办事指南", "2"),
    ("3）许可结果", "许可结果", "3"),
    ("（一）社会救助", "社会救助", "（一）"),
    ("(2)审核审批信息", "审核审批信息", "(2)"),
    ("一、总则", "总则", "一、"),
    ("十二、监督检查", "监督检查", "十二、"),
    ("①公开目录", "公开目录", "①"),
    ("⑴受理条件", "受理条件", "⑴"),
    ("01行政许可类事项", "行政许可类事项", "01"),
    ("0101 行政许可", "行政许可", "0101"),
    ("第一章 机构职能", "机构职能", "第一章"),
    ("第二部分：办事服务", "办事服务", "第二部分"),
    ("1 就业信息服务", "就业信息服务", "1"),
    ("2就业信息服务", "就业信息服务", "2"),
    ("A.办事指南", "办事指南", "A."),
    ("１．政策文件", "政策文件", "1"),
    ("3.2024年度预算", "2024年度预算", "3"),
    ("1.12345政务服务热线", "12345政务服务热线", "1"),
    ("1.3岁以下婴幼儿照护", "3岁以下婴幼儿照护", "1"),
    ("2.5G基站建设", "5G基站建设", "2"),
)
"""cell, name, number"""


@pytest.mark.parametrize(("cell", "name", "number"), NUMBERED)
def test_the_outline_number_stands_apart(cell: str, name: str, number: str) -> None:
    assert names.read(cell).value == (name, number)


OWN = (
    "12345政务服务热线",
    "2024年度预算",
    "“双随机、一公开”监管",
    "120急救",
    "110报警服务",
    "5G基站",
    "3岁以下婴幼儿照护",
    "65周岁以上老年人健康体检",
    "0至6岁儿童健康管理",
    "0-3岁婴幼儿照护服务",
    "15分钟生活圈",
    "24小时自助服务区",
    "3.15消费维权活动",
    "12.4国家宪法日宣传",
    "“十四五”规划",
    "十四五规划",
    "一件事一次办",
    "一级事项清单",
    "第一书记派驻",
    "三公经费",
    "（试行）办法",
    "4A级景区",
    "1+X证书制度",
)


@pytest.mark.parametrize("cell", OWN)
def test_digits_that_belong_to_a_name_stay(cell: str) -> None:
    assert names.read(cell).value == (cell, "")


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("就业信息 服务", "就业信息服务"),
        ("就业信\n息服务", "就业信息服务"),
        ("就\n业\n信\n息", "就业信息"),
        ("一级 事 项", "一级事项"),
        ("国有土地上房屋\n征收与补偿", "国有土地上房屋征收与补偿"),
        ("Wi-Fi 热点", "Wi-Fi 热点"),
        ("政务\u00a0公开", "政务公开"),
        ("政策文件。", "政策文件"),
        ("办事指南；", "办事指南"),
        ("机构信息：", "机构信息"),
        ("●预算公开", "预算公开"),
        ("  政策文件\u3000", "政策文件"),
    ],
)
def test_what_a_narrow_column_broke_is_joined(cell: str, name: str) -> None:
    assert names.read(cell).value == (name, "")


@pytest.mark.parametrize("cell", ["─", "—", "——", "–", "-", "/", "╱", "无", "空", "", " ", "\n", "／", "无。"])
def test_a_sign_for_nothing_is_no_name(cell: str) -> None:
    assert names.read(cell).value == ("", "")


@pytest.mark.parametrize("cell", ["*征地听证", "〔*征地听证〕", "征地听证*", "★征地听证", "（*征地听证）"])
def test_stars_go_and_the_report_says_so(cell: str) -> None:
    reading = names.read(cell)
    assert reading.value == ("征地听证", "")
    assert reading.repairs


def test_brackets_inside_a_name_stay() -> None:
    assert names.read("7.2稳岗返还（稳岗补贴）申领").value == ("稳岗返还（稳岗补贴）申领", "7.2")


COLUMNS = (
    (
        "2型糖尿病患者健康管理 1型糖尿病用药保障 5A级旅游景区 9年义务教育巩固率 3.15晚会曝光问题 0.5级排污单位 110、119联动 ①号线建设 〇三工程",
        "2型糖尿病患者健康管理 1型糖尿病用药保障 5A级旅游景区 9年义务教育巩固率 3.15晚会曝光问题 0.5级排污单位 110、119联动 ①号线建设 〇三工程",
    ),
    (
        "1.2型糖尿病患者健康管理 2.1型糖尿病用药保障 3.9年义务教育巩固率 4.6·26国际禁毒日宣传 5.20种免费药品目录 6.7个一律专项行动 7.3.15晚会 8.1元公交",
        "2型糖尿病患者健康管理 1型糖尿病用药保障 9年义务教育巩固率 6·26国际禁毒日宣传 20种免费药品目录 7个一律专项行动 3.15晚会 1元公交",
    ),
    ("1.1A类纳税人名单 1.2B超免费检查 1.3e政务自助机", "A类纳税人名单 B超免费检查 e政务自助机"),
    ("1、社会救助 2、110、119联动 3、24小时自助区", "社会救助 110、119联动 24小时自助区"),
    ("1就业信息 2创业服务 3人员培训 4年度总结", "就业信息 创业服务 人员培训 年度总结"),
    ("一、总则 二、一、二级文物 三、附则", "总则 一、二级文物 附则"),
    ("1.政策文件 2.办事指南 1.政策文件 2.审批结果 1.政策文件 2.5G基站", "政策文件 办事指南 政策文件 审批结果 政策文件 5G基站"),
    ("1.24小时自助区 2.15分钟生活圈 4.1三无人员 4.2五保供养 4.3孤儿 八五普法", "24小时自助区 15分钟生活圈 三无人员 五保供养 孤儿 八五普法"),
    ("政策法规 1.办事指南 结果公示 预算", "政策法规 办事指南 结果公示 预算"),
)  # fmt: skip
"""cells of one column, names"""


@pytest.mark.parametrize(("cells", "expected"), COLUMNS)
def test_the_whole_column_tells_which_digits_count_the_names(cells: str, expected: str) -> None:
    numbered = names.numbering(cells.split())
    assert " ".join(names.read(cell, numbered).value[0] for cell in cells.split()) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1 2型糖尿病", "2 5A级景区", "3 （试点）长护险", "4 24小时值班"), ("2型糖尿病", "5A级景区", "（试点）长护险", "24小时值班")),
        (("1.1 2型糖尿病", "1.2 A类纳税人", "1.3 4K改造"), ("2型糖尿病", "A类纳税人", "4K改造")),
        (("3 岁以下婴幼儿", "2024 年预算", "就业信息"), ("3岁以下婴幼儿", "2024年预算", "就业信息")),
    ],
)  # fmt: skip
def test_a_blank_behind_a_number_of_the_column_ends_it(cells: tuple[str, ...], expected: tuple[str, ...]) -> None:
    numbered = names.numbering(cells)
    assert tuple(names.read(cell, numbered).value[0] for cell in cells) == expected


def test_a_part_of_a_cell_is_read_by_itself() -> None:
    numbered = names.numbering(["甲事项", "乙事项", "1.2024年预算\n2.2024年决算"])
    assert names.read("1.2024年预算", numbered).value == ("2024年预算", "1")


@pytest.mark.parametrize(
    "cell",
    [
        "行政许可（续上表）",
        "行政许可（续）",
        "行政许可（续表）",
        "行政许可 (接上页)",
        "行政许可【续表1】",
        "行政许可续表",
        "续：行政许可",
    ],
)
def test_what_only_says_that_the_table_goes_on_is_no_name(cell: str) -> None:
    reading = names.read(cell)
    assert reading.value == ("行政许可", "")
    assert reading.repairs == (f"去掉了续表的标记：{cell.replace(' ', '')}",)


@pytest.mark.parametrize("cell", ["办理手续", "社保关系转移接续", "合同续签", "（续签）合同备案"])
def test_words_with_that_letter_stay(cell: str) -> None:
    assert names.read(cell).value == (cell, "")
