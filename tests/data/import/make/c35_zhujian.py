"""Very hard: Word with more grid columns than the table shows (every cell spans), rows that begin later (gridBefore), a table of
duties and one of telephone numbers that are no catalogue, a second catalogue table with another order of columns."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path
from typing import Any

from render import Table, laws, listed, special, tick, ticked
from truth import LAWS, Item, read, write
from write import cell_body, docx, paragraph, word_table

FILE = "工程质量和物业管理政务公开标准目录.docx"
LEVELS = ("市级", "区县级")
BUILD = """
工程建设 | 施工许可 | 许可条件；申请材料；许可结果 | 中华人民共和国建筑法 建筑工程施工许可管理办法#住房和城乡建设部令第18号 | 自作出行政许可决定之日起7个工作日内 | 区住房和城乡建设局 | 网政 | 公 | 主 | 12
" | 竣工验收备案 | 备案条件；备案结果 | 建设工程质量管理条例#国务院令第279号 | 备案后7个工作日内 | " | 网 | " | " | 2
" | 消防设计审查 | 审查条件；审查结果 | 消 建设工程消防设计审查验收管理暂行规定#住房和城乡建设部令第51号 | 自作出决定之日起7个工作日内 | " | 网政 | " | " | 12
质量安全 | 质量监督 | 监督计划；检查结果；整改情况 | 建设工程质量管理条例#国务院令第279号 | 检查结束后20个工作日内 | 区建设工程质量监督站 | 网 | " | " | 2
" | 安全事故通报 | 事故情况；处理结果 | 建设工程安全生产管理条例#国务院令第393号 | 事故调查报告批复之日起20个工作日内 | 市住房和城乡建设局；区住房和城乡建设局 | 网微 | " | " | 12
" | 企业资质 | 资质条件；资质名单 | 中华人民共和国建筑法 | 核准之日起10个工作日内 | " | 网政 | " | " | 12
"""
ESTATE = """
物业管理 | 物业服务企业信用 | 信用等级；扣分情况 | 物业管理条例#国务院令第379号 | 每季度首月20日前 | 区住房保障中心；各街道办事处 | 网微栏 | 公 | 主 | 12
" | 维修资金使用 | 使用项目；使用金额；分摊清单 | 物业管理条例#国务院令第379号 住宅专项维修资金管理办法#建设部_财政部令第165号 | 使用前公示7日 | 区住房保障中心 | 栏 | 公特:相关业主 | " | 2
" | 业主大会备案 | 备案材料；备案结果 | 物业管理条例#国务院令第379号 | 备案之日起7日内 | 各街道办事处 | 栏 | 公特:全体业主 | " | 2
房屋交易 | 预售许可 | 项目名称；许可证号；预售范围 | 中华人民共和国城市房地产管理法 | 自作出行政许可决定之日起7个工作日内 | 区住房和城乡建设局 | 网政 | 公 | " | 12
" | 租赁备案 | 备案流程；所需材料 | 住房租赁条例#国务院令第812号 | 长期公开 | 区住房保障中心 | 网政便 | " | " | 2
房屋安全 | 危险房屋鉴定 | 鉴定机构；鉴定结论 | 城市危险房屋管理规定#建设部令第129号 | 鉴定结论作出之日起5个工作日内 | 区住房保障中心 | 推 | 特:房屋所有人 | 依 | 2
"""


def _wide(table: Table) -> str:
    """The table on a grid of three columns for each of its own, the last spare ones left out of the rows (gridAfter); the
    second header row begins with the cells that go on from above."""
    columns = len(table.rows[0])
    grid = "".join('<w:gridCol w:w="300"/>' for _ in range(columns * 3 + 2))
    out = f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    across = {(r, c1): c2 - c1 + 1 for r1, c1, r2, c2 in table.merges for r in range(r1, r2 + 1)}
    down = {(r, c1) for r1, c1, r2, c2 in table.merges for r in range(r1 + 1, r2 + 1)}
    starts = {(r1, c1) for r1, c1, r2, c2 in table.merges if r2 > r1}
    for r, row in enumerate(table.rows):
        out += '<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>'
        c = 0
        while c < columns:
            span = across.get((r, c), 1)
            merge = "<w:vMerge/>" if (r, c) in down else '<w:vMerge w:val="restart"/>' if (r, c) in starts else ""
            properties = f'<w:tcW w:w="{900 * span}" w:type="dxa"/><w:gridSpan w:val="{3 * span}"/>{merge}'
            out += f"<w:tc><w:tcPr>{properties}</w:tcPr>{cell_body(row[c])}</w:tc>"
            c += span
        out += "</w:tr>"
    return out + "</w:tbl>"


def _build(items: list[Item]) -> Table:
    table = Table()
    table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
              "公开方式", None, "公开层级", None)  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请", *LEVELS)
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(0, column, 1, column)
    for column in (1, 8, 10, 12):
        table.merge(0, column, 0, column + 1)
    for item in items:
        table.add(
            item.seq, item.level1, item.level2, listed(item.content, "1."), laws(item.bases), item.limit,
            "、".join(item.subjects), ticked(item, "■"), tick(item.public), special(item), tick(item.proactive),
            tick(item.on_request), *(tick(level in item.levels) for level in LEVELS),
        )  # fmt: skip
    table.merge_equal(1, 2, len(table.rows) - 1)
    return table


def _estate(items: list[Item]) -> Table:
    """Another order: subject and basis first, names after them."""
    table = Table()
    table.add("公开主体", "公开依据", "序号", "一级事项", "二级事项", "公开层级", None, "公开方式", None, "公开对象", None, "公开内容（要素）",
              "公开渠道和载体", "公开时限")  # fmt: skip
    table.add(*[None] * 5, *LEVELS, "主动", "依申请", "全社会", "特定群体", *[None] * 3)
    for column in (0, 1, 2, 3, 4, 11, 12, 13):
        table.merge(0, column, 1, column)
    for column in (5, 7, 9):
        table.merge(0, column, 0, column + 1)
    for item in items:
        row: list[Any] = [
            "、".join(item.subjects), laws(item.bases), item.seq, item.level1, item.level2,
            *(tick(level in item.levels) for level in LEVELS), tick(item.proactive), tick(item.on_request),
            tick(item.public), special(item), listed(item.content, "1."), ticked(item, "■"), item.limit,
        ]  # fmt: skip
        table.add(*row)
    table.merge_equal(3, 2, len(table.rows) - 1)
    return table


def make(out: Path) -> None:
    build, estate = read(BUILD, LAWS, LEVELS), read(ESTATE, LAWS, LEVELS)
    for group, name in ((build, "工程质量安全监督领域"), (estate, "物业管理领域")):
        for item in group:
            item.field = name
    duties = Table()
    duties.add("责任科室", "职责分工", "完成时间")
    duties.add("法规科", "汇总目录，报区政务公开办备案", "6月底前")
    duties.add("信息中心", "在政府网站开设专栏", "7月底前")
    phones = Table()
    phones.add("序号", "单位", "联系人", "电话")
    phones.add("1", "区住房和城乡建设局", "办公室", "63221111")
    phones.add("2", "区住房保障中心", "综合科", "63222222")
    body = paragraph("关于印发工程质量和物业管理政务公开标准目录的通知") + paragraph("各科室、各中心：")
    body += paragraph("现将目录印发给你们，任务分工如下：") + word_table(duties) + paragraph("附件1")
    body += paragraph("工程质量安全监督领域政务公开标准目录") + _wide(_build(build)) + paragraph("附件2")
    body += (
        paragraph("物业管理领域政务公开标准目录")
        + _wide(_estate(estate))
        + paragraph("附件3")
        + paragraph("联系方式")
        + word_table(phones)
    )
    docx(out / FILE, body)
    notes = [
        "a table of duties and one of telephone numbers are no catalogue",
        "each cell spans three columns of the grid, each row begins one column late and ends one early",
        "the second catalogue has another order of columns: 公开主体 first, 公开时限 last",
    ]
    write(out, FILE, [*build, *estate], ["工程质量安全监督领域", "物业管理领域"], LEVELS, notes)
