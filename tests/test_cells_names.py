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
