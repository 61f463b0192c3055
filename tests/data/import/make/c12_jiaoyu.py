"""Very hard: Wingdings in a workbook: boxes as rich-text runs (þ, ¨), ticks as P in Wingdings 2, 序号 after 一级事项, header cut,
同上 in several columns, 一级事项 repeated at the page break with the header."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path
from typing import Any

from render import Table, laws, listed, special
from truth import LAWS, NATIONAL, Item, read, write
from write import xlsx

FILE = "义务教育领域基层政务公开标准目录.xlsx"
LEVELS = ("市级", "县（市、区）级")
ITEMS = """
政策文件 | 教育法律法规 | 教育法律；教育行政法规；教育规章 | 教 义 信- | 信息形成或变更之日起20个工作日内 | 教育行政部门 | 网 | 公 | 主 | 12
" | 教育规划 | 教育事业发展规划；专项规划 | " | " | " | 网微 | " | " | 12
教育概况 | 教育事业发展主要情况 | 学校数；在校生数；教职工数；办学条件 | " | 每学年开学后1个月内 | " | 网 | " | " | 12
" | 学校介绍 | 办学性质、办学地点、办学规模、办学基本条件、联系方式 | " | 信息形成或变更之日起20个工作日内 | 教育行政部门；学校 | 网微 | " | " | 2
" | 校历 | 开学时间；放假时间 | " | 每学期开学前 | 教育行政部门 | 网微 | " | " | 12
民办教育 | 民办学校办学许可 | 申请条件；办理流程；许可结果 | 许 中华人民共和国民办教育促进法 | 自作出行政决定之日起7个工作日内 | " | 网政 | " | " | 2
" | 民办学校年检 | 年检通知；年检结果 | " | 年检结束后10个工作日内 | " | 网 | " | " | 2
财务信息 | 财务制度 | 财务管理制度 | 预算 信- | 信息形成或变更之日起20个工作日内 | " | 网 | " | " | 12
" | 收费信息 | 收费项目；收费依据；收费标准；投诉方式 | 教 | 每学期开学前 | 教育行政部门；学校 | 网微栏 | " | " | 2
" | 义务教育经费 | 公用经费补助标准；免费教科书；校舍维修资金 | 义 | 信息形成或变更之日起20个工作日内 | 教育行政部门；财政部门 | 网 | " | " | 12
招生管理 | 学校招生信息 | 招生工作实施方案；报名流程；随迁子女入学政策 | 义 | 招生工作开始前 | 教育行政部门；学校 | 网微视栏 | " | " | 2
" | 学区划分 | 学校服务范围（学区）；咨询电话 | " | " | 教育行政部门 | 网微栏 | " | " | 2
" | 招生结果 | 学校招生结果 | " | 招生结束后10个工作日内 | " | 网栏 | 公特:学生及家长 | " | 2
学生管理 | 学籍管理 | 转学流程；休学流程；复学流程 | 义 中小学生学籍管理办法#教基一〔2013〕7号 | 长期公开 | " | 网政 | 公 | " | 12
" | 学生资助 | 资助政策；申请流程；受助名单公示 | 信- | 公示不少于5个工作日 | 教育行政部门；学校 | 网栏 | 公特:受助学生 | " | 2
" | 优待政策 | 特殊群体子女入学优待 | 教 义 | 信息形成或变更之日起20个工作日内 | 教育行政部门 | 网 | 特 | " | 12
教师管理 | 教师培训 | 培训计划；培训名单 | 中华人民共和国教师法 | " | " | 网 | 公 | " | 12
" | 教师资格认定 | 认定条件；认定流程；认定结果 | 教师资格条例#国务院令第188号 | " | " | 网政 | " | " | 2
" | 教师招聘 | 招聘公告；报名方式；笔试面试成绩；拟聘人员公示 | " | 公示期不少于7个工作日 | 教育行政部门；人力资源社会保障部门 | 网微 | " | " | 2
" | 职称评审 | 评审条件；评审结果公示 | " | " | " | 网 | 公特:参评教师 | " | 2
教育督导 | 督学责任区 | 督学名单；责任学校；联系方式 | 教育督导条例#国务院令第624号 | 信息形成或变更之日起20个工作日内 | 教育督导机构 | 网栏 | 公 | " | 2
" | 督导报告 | 督导评估报告；整改要求 | " | " | " | 网 | " | " | 12
校园安全 | 校车管理 | 校车线路；校车标牌号；驾驶人信息 | 校车安全管理条例#国务院令第617号 | 每学期开学前 | 教育行政部门；公安机关交通管理部门 | 网推栏 | 公特:学生家长 | " | 2
" | 应急管理 | 应急预案；预警信息；应对情况 | 突 | 实时公开 | 教育行政部门 | 网微视 | 公 | " | 12
"""


def _rich(item: Item) -> Any:
    """Boxes as runs in the font Wingdings, the words in 宋体."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    sign, word = InlineFont(rFont="Wingdings", sz=10), InlineFont(rFont="宋体", sz=10)
    blocks: list[Any] = []
    for at, name in enumerate(NATIONAL):
        blocks.append(TextBlock(sign, "þ" if name in item.channels else "¨"))
        blocks.append(TextBlock(word, name + ("\n" if at % 2 else "  ")))
    return CellRichText(*blocks)


def _head(table: Table) -> None:
    top = table.add("公开事项", None, None, "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
                    "公开对", None, "公开方式", None, "公开层级", None)  # fmt: skip
    table.add("一级事项", "序号", "二级事项", *[None] * 5, "全社会", "特定群体", "主动", "申请公开", *LEVELS)
    for column in range(3, 8):
        table.merge(top, column, top + 1, column)
    table.merge(top, 0, top, 2)
    for column in (8, 10, 12):
        table.merge(top, column, top, column + 1)


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    table.add("义务教育领域基层政务公开标准目录", *[None] * 13)
    table.merge(0, 0, 0, 13)
    above: list[Any] = []
    ticks = []
    for at, item in enumerate(items):
        if at in (0, 8, 16):
            _head(table)
        cells: list[Any] = [
            item.level1, int(item.seq or 0), item.level2, listed(item.content, "1."), laws(item.bases, "，"), item.limit,
            "/".join(item.subjects),
        ]  # fmt: skip
        shown = list(cells)
        for column in (4, 5):
            if at % 8 and above and above[column] == cells[column]:
                shown[column] = "同上"
        above = cells
        row = table.add(
            *shown, _rich(item), "P" if item.public else None,
            "P" if item.specific is True else special(item), "P" if item.proactive else None,
            "P" if item.on_request else None, *("P" if level in item.levels else None for level in LEVELS),
        )  # fmt: skip
        ticks += [(row, column) for column in range(8, 14) if table.rows[row][column] == "P"]
    for start, stop in ((3, 10), (13, 20), (23, 30)):
        table.merge_equal(0, start, stop)

    def dress(book: Any) -> None:
        from openpyxl.styles import Font

        sheet = book["义务教育"]
        for row, column in ticks:
            sheet.cell(row + 1, column + 1).font = Font(name="Wingdings 2", size=11)

    xlsx(out / FILE, [("义务教育", table)], dress)
    notes = [
        "boxes are runs in Wingdings (þ ticked, ¨ empty), ticks are P in the cell font Wingdings 2",
        "the header is repeated at two page breaks; level 1 is repeated below it",
        "公开对 is 公开对象 cut off; subjects apart by /; 同上 in 公开依据 and 公开时限",
    ]
    write(out, FILE, items, "义务教育领域", LEVELS, notes)
