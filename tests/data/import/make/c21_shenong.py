"""Very hard: Word, boxes as letters in the font Wingdings (n filled, ¨ empty), a second table that goes on without a header, a third
whose header words came doubled out of a PDF, level 1 repeated at the page breaks, 二级事项 — for none, tags 【法律】【部门规章】."""

# ruff: noqa: E501
from __future__ import annotations

import itertools
from pathlib import Path

from render import Table, boxes, listed, special, tick
from truth import LAWS, Basis, Item, read, write
from write import docx, paragraph, word_table

FILE = "涉农补贴领域基层政务公开标准目录.docx"
LEVELS = ("县级", "镇、村级")
ITEMS = """
农业生产发展资金 | 耕地地力保护补贴 | 政策依据；申请指南（补贴对象、补贴范围、补贴标准、申请程序、申请材料、咨询电话、受理单位、办理时限、联系方式）；补贴结果；监督渠道 | 信 补贴 | 制定或获取扶持补贴政策之日起10个工作日内 | 县农业农村局；县财政局；各镇人民政府 | 网微栏 | 公 | 主 | 12
" | 农机购置补贴 | 政策依据；申请指南；补贴结果；监督渠道 | 信 农机 | 制定或获取信息之日起10个工作日内 | 县农业农村局；县财政局；各镇人民政府 | 网微栏他:农机购置补贴信息公开专栏 | " | " | 12
" | 优势特色主导产业发展 | 申报指南；评审结果；资金安排 | 信 生产 | " | 县农业农村局 | 网 | " | " | 1
" | 国家现代农业产业园 | 申报指南；创建名单；资金安排 | " | " | " | 网 | " | " | 1
" | 农业产业强镇示范 | 申报指南；创建名单；资金安排 | " | " | 县农业农村局；各镇人民政府 | 网 | " | " | 12
" | 信贷担保业务补助 | 补助对象；补助标准；补助结果 | " | " | 县农业农村局；县财政局 | 网 | 公特:担保机构 | " | 1
" | 高产优质苜蓿示范建设 | 申请指南；补贴结果 | " | " | 县农业农村局 | 网栏 | 公 | " | 12
" | 粮改饲 | 申请指南；补贴结果 | " | " | " | 网栏 | " | " | 12
" | 有机肥替代化肥行动 | 实施方案；补助标准；实施主体名单 | " | " | " | 网栏 | " | " | 12
农民合作社 | | 扶持政策；示范社名单；补助资金 | 中华人民共和国农民专业合作社法 信 | 制定或获取扶持政策措施之日起10个工作日内 | " | 网栏 | " | " | 12
农业资源及生态保护补助资金 | 草原禁牧补助与草畜平衡奖励 | 政策依据；补助对象；补助标准；公示名单 | 信 资源 | 公示期不少于7日 | 县农业农村局；各镇人民政府；各村民委员会 | 网栏户 | 公特:牧户 | " | 12
" | 渔业增殖放流 | 放流品种；放流数量；放流地点 | 中华人民共和国渔业法 | 放流活动结束后10个工作日内 | 县农业农村局 | 网微 | 公 | " | 1
" | 农作物秸秆综合利用 | 实施方案；补助标准；实施主体 | 信 资源 | 制定或获取信息之日起10个工作日内 | 县农业农村局；各镇人民政府 | 网栏 | " | " | 12
" | 畜禽粪污资源化处理 | 实施方案；补助标准；验收结果 | " | " | 县农业农村局 | 网栏 | " | " | 12
动物防疫等补助经费 | 强制免疫补助 | 补助政策；疫苗采购；补助结果 | 中华人民共和国动物防疫法 动物防疫等补助经费管理办法#财农〔2017〕43号 | " | " | 网栏 | " | " | 12
" | 强制扑杀补助 | 补助政策；补助标准；补助结果 | " | 扑杀完成后15个工作日内 | " | 网栏 | 公特:养殖场（户） | " | 12
" | 养殖环节无害化处理补助 | 补助政策；补助标准；补助结果 | " | 制定或获取信息之日起10个工作日内 | 县农业农村局；各镇人民政府 | 网栏 | 公特:养殖场（户） | " | 12
农业保险 | 政策性农业保险 | 保险品种；保费补贴比例；理赔公示 | 农业保险条例#国务院令第629号 | 理赔公示不少于3日 | 县农业农村局；承保机构 | 网栏户 | 公特:投保农户 | " | 12
农业综合执法 | 农资打假 | 抽检结果；典型案例 | 中华人民共和国农产品质量安全法 农药管理条例#国务院令第677号 | 信息形成或变更之日起20个工作日内 | 县农业综合行政执法大队 | 网微 | 公 | " | 1
" | 行政处罚 | 处罚决定书 | 罚 农药管理条例#国务院令第677号 | 自作出行政决定之日起7个工作日内公示 | " | 网 | " | " | 1
农村集体资产 | 清产核资结果 | 资产类别；资产数量；资产价值 | 中华人民共和国农村集体经济组织法 | 清查结束后20日内 | 各村集体经济组织 | 栏 | 特:本集体经济组织成员 | " | 2
" | 产权交易 | 交易项目；底价；成交结果 | " | 交易前7日公示 | 各村集体经济组织；镇农村产权交易站 | 网栏 | 公 | " | 2
依申请公开 | 补贴资金发放明细查询 | 查询结果 | 信 | 收到申请之日起20个工作日内 | 县农业农村局 | 推 | 特:申请人 | 依 | 1
"""
CUTS = (0, 9, 15, 23)


def _basis(basis: Basis) -> str:
    tag = (
        "【行政法规】"
        if "条例" in basis.title
        else "【法律】"
        if basis.title.startswith("中华人民共和国")
        else "【部门规章及规范性文件】"
    )
    return tag + basis.text()


def _head(table: Table, doubled: bool) -> None:
    top = table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
                    "公开方式", None, "公开层级", None)  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请公开", *LEVELS)
    if doubled:
        for row in table.rows[top:]:
            row[:] = [text and text * 2 for text in row]
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(top, column, top + 1, column)
    for column in (1, 8, 10, 12):
        table.merge(top, column, top, column + 1)


def _page(items: list[Item], page: int) -> Table:
    table = Table()
    if page != 1:
        _head(table, doubled=page == 2)
    top = len(table.rows)
    for item in items:
        table.add(
            item.seq, item.level1, item.level2 or "—", listed(item.content, "1. "),
            "\n".join(_basis(basis) for basis in item.bases), item.limit, "、".join(item.subjects),
            boxes(item, "{F:n}", "{F:¨}", other="其他：{}"), tick(item.public), special(item), tick(item.proactive),
            tick(item.on_request), *(tick(level in item.levels) for level in LEVELS),
        )  # fmt: skip
    table.merge_equal(1, top, len(table.rows) - 1)
    table.merge_equal(6, top, len(table.rows) - 1, within=1)
    return table


def make(out: Path) -> None:
    local = LAWS | {
        "补贴": Basis("财政部 农业部关于全面推开农业“三项补贴”改革工作的通知", "财农〔2016〕26号"),
        "农机": Basis("2021—2023年农机购置补贴实施指导意见", "农办计财〔2021〕8号"),
        "生产": Basis("农业生产发展资金管理办法", "财农〔2017〕41号"),
        "资源": Basis("农业资源及生态保护补助资金管理办法", "财农〔2017〕42号"),
    }
    items = read(ITEMS, local, LEVELS)
    body = paragraph("涉农补贴领域基层政务公开标准目录")
    for page, (start, stop) in enumerate(itertools.pairwise(CUTS)):
        body += word_table(_page(items[start:stop], page)) + paragraph("")
    docx(out / FILE, body)
    notes = [
        "boxes are letters in runs of the font Wingdings: n filled, ¨ empty",
        "the second table goes on without a header; the header words of the third are doubled (序号序号)",
        "level 1 is repeated on each page",
        "【法律】 and the like are kinds, no part of a title; — in 二级事项 means none",
    ]
    write(out, FILE, items, "涉农补贴领域", LEVELS, notes)
