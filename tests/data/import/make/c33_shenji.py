"""Very hard: a page out of a PDF: the header before every item, the item over six to eight rows of the table with its channels
one or two a row, and its number, names and texts in the MIDDLE row; OCR blanks; boxes ■ with a blank behind."""

# ruff: noqa: E501
from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from render import Table, laws, listed, special, tick
from truth import LAWS, NATIONAL, read, write
from write import html_table

FILE = "审计和统计领域政务公开标准目录.html"
ITEMS = """
审计管理 | 审计项目计划 | 计划名称；项目名单；实施时间 | 中华人民共和国审计法 | 计划下达之日起 20 个工作日内 | 县审计局 | 网 | 公 | 主
" | 审计结果公告 | 审计对象；审计发现的问题；处理意见 | 中华人民共和国审计法 信 | 公告发布之日起 5 个工作日内 | 县审计局 | 网纸 | " | "
" | 审计整改情况 | 整改单位；整改措施；整改结果 | " | 整改报告报送之日起 20 个工作日内 | 县审计局 | 网 | " | "
" | 领导干部经济责任审计 | 审计计划；审计结果运用 | 党政主要领导干部和国有企事业单位主要领导人员经济责任审计规定 | 按有关规定执行 | 县审计局 | 网 | 特:有关单位 | 依
统计管理 | 统计公报 | 国民经济和社会发展统计公报全文 | 中华人民共和国统计法 | 每年 4 月底前 | 县统计局 | 网微纸 | 公 | 主
" | 统计调查制度 | 制度名称；调查范围；上报时间 | " | 制度批准之日起 10 个工作日内 | 县统计局 | 网 | " | "
" | 普查结果 | 主要数据；数据解读 | 全国人口普查条例#国务院令第576号 | 自普查公报发布之日起 7 个工作日内 | 县统计局 | 网微会纸 | " | "
" | 统计执法 | 检查计划；检查结果；处罚决定 | 中华人民共和国统计法 罚 | 自作出行政决定之日起 7 个工作日内 | 县统计局 | 网 | " | "
" | 统计资料查询 | 查询目录；查询方式 | 信 | 收到申请之日起 20 个工作日内 | 县统计局 | 政查 | 公特:申请人 | 主依
物价管理 | 价格监测信息 | 监测品种；价格水平；涨跌幅度 | 中华人民共和国价格法 | 每周三 | 县发展和改革局 | 网微 | 公 | 主
" | 定价听证 | 听证公告；听证方案；听证报告 | 政府制定价格听证办法#国家发展改革委令第21号 | 举行听证会30日前 | 县发展和改革局 | 网会纸 | " | "
"""


def make(out: Path) -> None:
    items = read(ITEMS, LAWS)
    table = Table()
    last = ""
    for item in items:
        top = table.add("序号", "公开事项", None, "公开内容 (要素)", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象",
                        None, "公开方式", None)  # fmt: skip
        table.add(None, "一级", "二级", *[None] * 5, "全社 会", "特定群体", "主动", "依申请")
        for column in (0, 3, 4, 5, 6, 7):
            table.merge(top, column, top + 1, column)
        for column in (1, 8, 10):
            table.merge(top, column, top, column + 1)
        shown = [("■ " if name in item.channels else "□") + name.replace("（电子屏）", "") for name in NATIONAL]
        lines = [*shown[:4], " ".join(shown[4:10]), shown[10], " ".join(shown[11:])]
        carried = item.level1 == last
        last = item.level1
        for n, line in enumerate(lines):
            row: list[Any] = [None] * 12
            if n == 4:
                row = [
                    item.seq, None if carried else item.level1, item.level2, listed(item.content, "1. ", " "),
                    laws(item.bases, ""), item.limit, item.subjects[0], None, tick(item.public), special(item),
                    tick(item.proactive), tick(item.on_request),
                ]  # fmt: skip
            row[7] = line
            table.add(*row)
        item.limit = item.limit.replace(" ", "")

    def cell(text: str) -> str:
        return f"<p>{html.escape(text)}</p>" if text else "<p>&nbsp;</p>"

    page = f"""<html><head><meta charset="utf-8"><title>审计和统计领域政务公开标准目录</title></head><body>
<h2>审计和统计领域政务公开标准目录</h2><div class="article">{html_table(table, cell)}</div></body></html>
"""
    out.joinpath(FILE).write_text(page, encoding="utf-8")
    notes = [
        "the header before every item; the channels run over seven rows, everything else stands in the fifth of them",
        "level 1 blank where it goes on",
        "no 公开层级",
    ]
    write(out, FILE, items, "审计和统计领域", (), notes)
