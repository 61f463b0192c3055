"""Mild: national layout, full box lists, 特定群体（请写明）, one-cell sequences of 《》 without marks; a hidden sheet of choices."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path
from typing import Any

from render import Table, boxes, laws, special, tick
from truth import LAWS, read, write
from write import xlsx

FILE = "食品药品监管领域基层政务公开标准目录.xlsx"
LEVELS = ("县级", "乡级")
ITEMS = """
行政审批 | 食品生产经营许可服务指南 | 适用范围、审批依据、受理机构、申请条件、申请材料目录、办理基本流程、办结时限、收费依据及标准、结果送达、监督投诉渠道等 | 食 信- 意见- 食品药品安全监管信息公开管理办法 | 信息形成或变更之日起20个工作日内 | 县市场监督管理局；县行政审批局 | 网政 | 公 | 主 | 12
" | 食品生产经营许可基本信息 | 生产经营者名称、许可证编号、法定代表人（负责人）、生产地址/经营场所、食品类别/经营项目、日常监督管理机构、投诉举报电话、有效期限等 | " | " | " | 网 | " | " | 1
" | 小作坊、小摊点登记备案 | 登记条件；登记材料；登记结果 | 食 | 自作出决定之日起7个工作日内 | 县市场监督管理局 | 网政便 | " | " | 12
" | 药品零售企业许可服务指南 | 适用范围、审批依据、受理机构、申请条件、申请材料目录、办理基本流程等 | 药 药品经营和使用质量监督管理办法#国家市场监督管理总局令第84号 信- | 信息形成或变更之日起20个工作日内 | " | 网政 | " | " | 1
" | 药品零售企业许可基本信息 | 企业名称、许可证编号、法定代表人、企业负责人、经营范围、有效期限等 | " | " | " | 网 | " | " | 1
" | 医疗器械经营许可（备案）信息 | 企业名称、许可证（备案凭证）编号、经营方式、经营范围、有效期限等 | 医疗器械监督管理条例#国务院令第739号 信- | " | " | 网 | " | " | 1
监督检查 | 食品生产经营监督检查 | 监督检查信息：检查制度、检查标准、检查结果等 | 食 食品生产经营监督检查管理办法#国家市场监督管理总局令第49号 信- | " | " | 网微 | " | " | 12
" | 特殊食品生产经营监督检查 | " | " | " | " | " | " | " | 1
" | 药品零售环节监督检查 | 检查计划；检查结果；整改情况 | 药 信- | 检查结束后20个工作日内 | " | 网 | " | " | 1
" | 食品安全抽检 | 合格产品信息；不合格产品信息；核查处置情况 | 食 食品安全抽样检验管理办法#国家市场监督管理总局令第15号 | 抽检结果确认后20个工作日内 | " | 网微纸 | " | " | 1
行政处罚 | 食品生产经营行政处罚 | 处罚对象、案件名称、处罚依据、处罚结果、处罚机关、处罚决定书文号、处罚日期 | 食 罚 三项 | 自作出行政决定之日起7个工作日内公示 | " | 网他:国家企业信用信息公示系统 | " | " | 1
" | 药品经营行政处罚 | " | 药 罚 三项 | " | " | " | " | " | 1
公共服务 | 食品安全消费提示警示 | 食品安全消费提示、警示信息 | 食 信- | 信息形成之日起7个工作日内 | 县市场监督管理局；各乡镇人民政府 | 网微视户栏 | " | " | 12
" | 食品安全应急处置 | 应急组织机构及职责、应急保障、监测预警、应急响应、热线电话等 | 食 突 | 实时公开 | " | 网微会视纸 | " | " | 12
" | 食品用药安全宣传活动 | 活动时间、活动地点、活动形式、活动主题和内容等 | 食 信- | 活动开展前3个工作日内 | 县食品安全委员会办公室 | 网微户栏推 | 公特:参加活动的企业和群众 | " | 12
" | 投诉举报 | 食品投诉举报管理制度和政策、受理投诉举报的途径等 | 食 市场监督管理投诉举报处理暂行办法#国家市场监督管理总局令第20号 | 长期公开 | 县市场监督管理局 | 网微政栏 | 公 | " | 12
" | 投诉举报查处结果 | 举报受理情况；查处结果 | " | 自收到申请之日起20个工作日内 | " | 推 | 特:投诉举报人 | 依 | 1
"""


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    table.add("食品药品监管领域基层政务公开标准目录", *[None] * 13)
    table.merge(0, 0, 0, 13)
    table.add(
        "序\n号", "公开事项", None, "公开内容\n（要素）", "公开依据", "公开\n时限", "公开\n主体", "公开渠道和载体",
        "公开对象", None, "公开方式", None, "公开层级", None,
    )  # fmt: skip
    table.add(
        None, "一级\n事项", "二级\n事项", *[None] * 5, "全社\n会", "特定群体\n（请写明）", "主动", "依申\n请公开",
        "县级", "乡级",
    )  # fmt: skip
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(1, column, 2, column)
    for column in (1, 8, 10, 12):
        table.merge(1, column, 1, column + 1)
    for item in items:
        content = item.content[0] if len(item.content) == 1 else "；".join(item.content) + "。"
        table.add(
            int(item.seq or 0), item.level1, item.level2, content, laws(item.bases, ""), item.limit,
            "、".join(item.subjects),
            boxes(item, gap="    ", names={"入户/现场": "入户/现场宣传"}, other="其他{}"),
            tick(item.public), special(item), tick(item.proactive), tick(item.on_request),
            *(tick(level in item.levels) for level in LEVELS),
        )  # fmt: skip
    last = len(table.rows) - 1
    table.merge_equal(1, 3, last)

    def dress(book: Any) -> None:
        choices = book.create_sheet("选项")
        for row, word in enumerate(("主动公开", "依申请公开", "√", "■", "□"), 1):
            choices.cell(row, 1, word)
        choices.sheet_state = "hidden"
        book["食品药品"].freeze_panes = "A4"

    xlsx(out / FILE, [("食品药品", table)], dress)
    notes = [
        "hidden sheet 选项 holds the choices of a drop-down list: nothing to read as items",
        "入户/现场宣传 = 入户/现场",
    ]
    write(out, FILE, items, "食品药品监管领域", LEVELS, notes)
