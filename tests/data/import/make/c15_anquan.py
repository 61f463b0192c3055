"""Very hard: xls, channels in pairs over seven rows of the sheet for each item (all else merged), 序号 by formula, boxes ▄ and 口,
header words damaged, level 1 repeated in each item."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path
from typing import Any

from render import Table, laws, listed, special, tick
from truth import LAWS, NATIONAL, read, write
from write import xls

FILE = "安全生产领域基层政务公开标准目录.xls"
LEVELS = ("县级", "乡级")
ITEMS = """
政策文件 | 法律法规 | 与安全生产有关的法律、法规 | 安 信 | 信息形成或者变更之日起20个工作日内 | 县应急管理局 | 网政栏 | 公 | 主 | 12
" | 部门和地方规章 | 与安全生产有关的部门和地方规章 | " | " | " | 网 | " | " | 12
" | 重大决策草案 | 涉及管理相对人切身利益、需社会广泛知晓的重要改革方案等重大决策草案、决策依据 | 安 意见 | " | " | 网会 | " | " | 1
依法行政 | 行政许可 | 办理安全生产行政许可的依据、条件、数量、程序、期限；许可结果 | 许 安 | 自作出行政决定之日起7个工作日内公示 | " | 网政 | " | " | 1
" | 行政处罚 | 行政处罚的依据、条件、程序；行政处罚信息 | 罚 安 | " | 县应急管理局；各乡镇人民政府 | 网 | " | " | 12
" | 行政强制 | 查封、扣押决定书 | 强 | " | " | 网 | 特:行政相对人 | 主依 | 12
行政管理 | 隐患管理 | 重大隐患排查、挂牌督办及其整改情况；安全生产举报电话 | 安 | 信息形成或者变更之日起20个工作日内 | " | 网微栏 | 公 | 主 | 12
" | 应急管理 | 承担处置主责、非敏感的应急信息，包括事故灾害类预警信息 | 突 生产安全事故应急条例#国务院令第708号 | 实时公开 | " | 网微视栏 | " | " | 12
" | 黑名单管理 | 列入或撤销纳入安全生产黑名单管理的企业信息 | 安 | 信息形成或者变更之日起20个工作日内 | 县应急管理局 | 网他 | " | " | 1
" | 事故通报 | 事故信息；典型事故通报；事故调查报告 | 安 生产安全事故报告和调查处理条例#国务院令第493号 | 事故发生后24小时内 | " | 网微 | " | " | 1
" | 动态信息 | 业务工作动态；安全生产执法检查动态 | 信 | 及时公开 | " | 网微 | " | " | 12
" | 财政资金信息 | 财政预算、决算信息；“三公”经费情况 | 预算 | 批复后20日内 | " | 网 | " | " | 1
公共服务 | 安全生产宣传教育培训 | 安全生产宣传教育培训情况 | 安 | 培训开始前3个工作日内 | 县应急管理局；各乡镇人民政府 | 网微户推 | 公特:生产经营单位从业人员 | " | 12
" | 咨询服务 | 咨询电话、咨询时间、地址 | 信 | 长期公开 | " | 网政便 | 公 | " | 12
" | 应急避难场所 | 名称；位置；可容纳人数 | 突 | 每年1月31日前 | " | 网微户栏 | " | " | 12
"""


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    table.add("安全生产领域基层政务公开标准目录", *[None] * 13)
    table.merge(0, 0, 0, 13)
    table.add("序号", "开事项", None, "开内容\n(要素)", "公开依\n据", "公开时\n限", "公开主\n体", "公开渠道和载\n体", "公开对\n象", None,
              "公开方\n式", None, "公开层\n级", None)  # fmt: skip
    table.add(
        None,
        "一级事\n项",
        "二级事\n项",
        *[None] * 5,
        "全社\n会",
        "特定群\n体",
        "主\n动",
        "依申请\n公开",
        "县\n级",
        "乡\n级",
    )
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(1, column, 2, column)
    for column in (1, 8, 10, 12):
        table.merge(1, column, 1, column + 1)
    starts = []
    for item in items:
        shown = [("▄" if name in item.channels else "口") + name for name in NATIONAL]
        pairs = ["  ".join(shown[at : at + 2]) for at in range(0, len(shown), 2)]
        pairs[4], pairs[5] = (
            "口便民服务站  口入户/现场".replace("口便", shown[8][0] + "便").replace("口入", shown[9][0] + "入"),
            shown[10].replace("（", "(").replace("）", ")"),
        )
        pairs[6] = shown[11] + "  " + shown[12]
        start = len(table.rows)
        starts.append(start)
        for n, pair in enumerate(pairs):
            first: list[Any] = [None] * 14
            if n == 0:
                first = [
                    None, item.level1, item.level2, listed(item.content, "(1)"), laws(item.bases, ""), item.limit,
                    "，".join(item.subjects), None, tick(item.public), special(item), tick(item.proactive),
                    tick(item.on_request), *(tick(level in item.levels) for level in LEVELS),
                ]  # fmt: skip
            first[7] = pair
            table.add(*first)
        for column in (*range(7), *range(8, 14)):
            table.merge(start, column, start + len(pairs) - 1, column)

    def dress(book: Any) -> None:
        sheet = book["安全生产"]
        for n, start in enumerate(starts):
            cell = sheet.cell(start + 1, 1)
            cell.value = 1 if n == 0 else f"=A{starts[n - 1] + 1}+1"

    xls(out / FILE, [("安全生产", table)], dress)
    notes = [
        "each item runs over seven rows: its channels two a row, all else merged",
        "▄ ticked, 口 empty; 其他 ticked without a text is 其他",
        "序号 is a formula: its value counts",
        "开事项 and 开内容 lost their 公",
    ]
    write(out, FILE, items, "安全生产领域", LEVELS, notes)
