"""Very hard: Word, one table a page with its header repeated and the continuing level 1 left blank, 序号 and 公开内容 numbered
by Word itself, boxes as Wingdings signs, words broken by narrow columns."""

# ruff: noqa: E501
from __future__ import annotations

import itertools
from pathlib import Path

from render import Table, special, tick
from truth import LAWS, NATIONAL, Item, read, write
from write import docx, paragraph, word_table

FILE = "生态环境领域基层政务公开标准目录.docx"
LEVELS = ("县级", "镇、村级")
ITEMS = """
行政许可 | 建设项目环境影响评价文件审批 | 受理环节：受理情况公示、报告书（表）全本；拟决定环节：拟审查环评文件基本情况公示；决定环节：环评批复 | 环评 许 信- | 自该信息形成或者变更之日起20个工作日内 | 县级生态环境部门 | 网微政便 | 公 | 主 | 1
" | 排污许可证核发 | 基础信息；排污信息；防治污染设施的建设和运行情况；环境管理台账；排污许可证执行报告中的相关内容 | 环 排污许可管理条例#国务院令第736号 | " | " | 网政 | " | " | 1
" | 防治污染设施拆除或闲置审批 | 工业固体废物污染环境防治设施、场所的核准结果；噪声污染防治设施的审批结果 | 固 中华人民共和国噪声污染防治法 | " | " | " | " | " | 1
" | 危险废物收集经营许可证核发 | 受理通知书；决定前公示；危险废物经营许可证信息公示；送达单 | 固 危险废物经营许可证管理办法#国务院令第408号 | " | " | " | " | " | 1
行政处罚、行政强制和行政命令 | 行政处罚流程 | 行政处罚事先告知书；行政处罚听证通知书；处罚执行情况 | 环 罚 | " | " | 网 | 公特:行政相对人 | " | 1
" | 行政处罚决定 | 行政处罚决定书（全文公开） | 环 罚 三项 | 自作出行政决定之日起7个工作日内公示 | " | 网微 | 公 | " | 1
" | 行政强制流程 | 查封、扣押清单；查封（扣押）延期通知书；解除查封（扣押）决定书 | 强 信- | 自该信息形成或者变更之日起20个工作日内 | " | 网 | 特:行政相对人 | 主依 | 1
" | 行政命令 | 责令改正违法行为决定书 | 环 水污 气 | " | " | 网 | 公 | 主 | 1
行政管理 | 行政奖励 | 奖励办法；奖励公告；奖励决定 | 环 | " | " | 网微 | " | " | 1
" | 环境保护税核定计算 | 核定程序；核定结果 | 中华人民共和国环境保护税法 | " | 县级生态环境部门；县税务局 | 网 | 特:纳税人 | 依 | 1
其他行政职责 | 重大建设项目环境影响评价管理 | 建设项目环评审批情况汇总 | 环评 | " | 县级生态环境部门 | 网 | 公 | 主 | 1
" | 建设项目环境影响登记表备案 | 备案信息 | 环评 建设项目环境影响登记表备案管理办法#环境保护部令第41号 | 实时公开 | " | " | " | " | 1
" | 生态建设 | 生态文明建设示范区创建情况；农村环境综合整治情况；生物多样性保护相关信息 | 信短 | 自该信息形成或者变更之日起20个工作日内 | 县级生态环境部门；各镇人民政府 | 网微栏 | " | " | 12
" | 企业事业单位突发环境事件应急预案备案 | 备案企业名单 | 突 企业事业单位突发环境事件应急预案备案管理办法（试行）#环发〔2015〕4号 | " | 县级生态环境部门 | 网 | " | " | 1
公共服务事项 | 生态环境保护政策与业务咨询 | 生态环境保护政策与业务咨询答复函 | 环 信短 | 自收到申请之日起20个工作日内公开 | " | 网政推 | 公特:咨询人 | 主依 | 12
" | 生态环境主题活动组织情况 | 环保公众开放活动通知；活动开展情况；参观展览通知 | " | 提前一周发通知邀请 | 县级生态环境部门；各镇人民政府 | 网微视栏 | 公 | 主 | 12
" | 生态环境污染举报咨询 | 举报、咨询方式（电话、地址等） | " | 长期公开 | " | 网微栏 | " | " | 12
" | 污染源监督监测 | 重点排污单位监督性监测信息 | 环 | 自该信息形成或者变更之日起20个工作日内 | 县级生态环境部门 | 网 | " | " | 1
" | 环境质量状况 | 水环境质量信息；声环境功能区监测信息；其他环境质量信息 | 环 水污 | 每季度首月20日前 | " | 网微视 | " | " | 1
"""
BROKEN = {
    "自该信息形成或者变更之日起20个工作日内": "自该信 息形成 或者变 更之日起20 个工作日内",
    "县级生态环境部门": "县级生\v态环境\v部门",
}


def _boxes(item: Item) -> str:
    shown = [("{W:FE}" if name in item.channels else "{W:A8}") + name for name in NATIONAL[:-1]]
    return "\n".join(["  ".join(shown[at : at + 2]) for at in range(0, len(shown), 2)] + ["{W:A8}其他"])


def _head(table: Table) -> None:
    table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开 时限", "公开 主体", "公开渠道和载体",
              "公开对象", None, "公开方式", None, "公开层级", None)  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社 会", "特定群体", "主 动", "依申请", "县 级", "镇、 村级")
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(0, column, 1, column)
    for column in (1, 8, 10, 12):
        table.merge(0, column, 0, column + 1)


def _merge_level1(table: Table, items: list[Item]) -> None:
    """Level 1 merged over its rows, the blank one of a page's beginning, too."""
    start = 0
    for at in range(1, len(items) + 1):
        if at == len(items) or items[at].level1 != items[start].level1:
            table.merge(start + 2, 1, at + 1, 1)
            start = at


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    lists: dict[int, list[tuple[str, str]]] = {1: [("decimal", "%1")]}
    body = paragraph("附件2") + paragraph("生态环境领域基层政务公开标准目录")
    pages = (0, 4, 7, 11, 15, len(items))
    for start, stop in itertools.pairwise(pages):
        table = Table()
        _head(table)
        for at in range(start, stop):
            item = items[at]
            if len(item.content) > 1:
                lists[at + 10] = [("decimal", "%1.")]
                content = "\n".join(f"{{N:{at + 10}:0}}{element}；" for element in item.content)[:-1] + "。"
            else:
                content = item.content[0]
            carried = at == start and at and item.level1 == items[at - 1].level1
            table.add(
                "{N:1:0}", None if carried else item.level1, item.level2, content,
                "\n".join(basis.text() for basis in item.bases),
                BROKEN.get(item.limit, item.limit),
                BROKEN.get("、".join(item.subjects), "、".join(item.subjects)),
                _boxes(item), tick(item.public), special(item), tick(item.proactive), tick(item.on_request),
                *(tick(level in item.levels) for level in LEVELS),
            )  # fmt: skip
        _merge_level1(table, items[start:stop])
        body += word_table(table, headers=2) + paragraph("")
    docx(out / FILE, body, lists)
    notes = [
        "序号 and the elements are numbered by Word (numbering.xml)",
        "five tables, one a page; where level 1 goes on it is blank on the new page",
        "boxes are w:sym of Wingdings: FE ticked, A8 empty",
        "words broken by blanks and line breaks",
    ]
    write(out, FILE, items, "生态环境领域", LEVELS, notes)
