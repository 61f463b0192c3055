"""Hard: a page in GB18030 on which each item is a table of its own (header and one row), below a table of the page's own data."""

# ruff: noqa: E501
from __future__ import annotations

import html
from pathlib import Path

from render import Table, boxes, laws, listed, special, tick
from truth import LAWS, read, write
from write import html_table

FILE = "大数据和营商环境政务公开标准目录.html"
LEVELS = ("市级", "县级")
ITEMS = """
数据开放 | 公共数据开放目录 | 数据名称；开放类型；更新频率 | 政务数据共享条例#国务院令第809号 | 信息形成或变更之日起20个工作日内 | 市数据局 | 网他:公共数据开放平台 | 公 | 主 | 12
" | 数据安全管理 | 管理制度；应急预案 | 中华人民共和国数据安全法 | " | 市数据局 | 网 | " | " | 1
政务服务 | 政务服务事项目录 | 事项名称；实施机关；办理方式 | 优化营商环境条例#国务院令第722号 | 动态调整 | 市行政审批局 | 网政 | " | " | 12
" | 一网通办指南 | 办理入口；操作说明 | 国务院关于在线政务服务的若干规定#国务院令第716号 | 长期公开 | " | 网微政 | " | " | 12
" | 好差评结果 | 评价数量；好评率；差评整改 | " | 每季度首月20日前 | " | 网 | " | " | 12
营商环境 | 惠企政策 | 政策名称；适用对象；兑现方式 | 优化营商环境条例#国务院令第722号 | 文件发布3个工作日内 | 市发展和改革委员会；市工业和信息化局 | 网微推 | 公特:市场主体 | " | 12
" | 涉企收费清单 | 收费项目；收费标准；收费依据 | " | 每年1月31日前 | 市财政局 | 网政 | 公 | " | 12
" | 公平竞争审查 | 审查制度；审查结果 | 公平竞争审查条例#国务院令第783号 | 文件印发之日起20个工作日内 | 市市场监督管理局 | 网 | " | " | 12
" | 中小企业账款 | 投诉渠道；处理结果 | 保障中小企业款项支付条例#国务院令第802号 | 处理完毕后15个工作日内 | 市工业和信息化局 | 网 | 公特:投诉企业 | " | 1
信用建设 | 信用承诺 | 承诺书样本；履约情况 | 信 | 作出承诺之日起7个工作日内 | 各部门 | 网他:信用中国网站 | 公 | " | 12
" | 信用修复 | 修复条件；修复流程 | 失信行为纠正后的信用信息修复管理办法（试行）#国家发展改革委令第58号 | 长期公开 | 市发展和改革委员会 | 网政 | " | " | 1
依申请公开 | 数据使用申请 | 申请条件；申请材料；答复 | 信 | 收到申请之日起20个工作日内 | 市数据局 | 推 | 特:申请人 | 依 | 1
"""


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)

    def cell(text: str) -> str:
        return "<br/>".join(html.escape(line) for line in text.split("\n")) or "&nbsp;"

    blocks = ""
    for item in items:
        table = Table()
        table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
                  "公开方式", None, "公开层级", None)  # fmt: skip
        table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请公开", *LEVELS)
        for column in (0, 3, 4, 5, 6, 7):
            table.merge(0, column, 1, column)
        for column in (1, 8, 10, 12):
            table.merge(0, column, 0, column + 1)
        table.add(
            item.seq, item.level1, item.level2, listed(item.content, "1、", end="；", last="。"), laws(item.bases, "\n"),
            item.limit, "、".join(item.subjects), boxes(item, "■", "□", other="其他：{}"), tick(item.public), special(item),
            tick(item.proactive), tick(item.on_request), *(tick(level in item.levels) for level in LEVELS),
        )  # fmt: skip
        blocks += f'<div class="item"><p>&nbsp;</p>{html_table(table, cell)}</div>\n'
    page = f"""<html><head><meta charset="gb18030"><title>大数据和营商环境政务公开标准目录</title></head><body>
<h1>大数据和营商环境政务公开标准目录</h1>
<table><tr><td>索引号</td><td>0123</td><td>发文日期</td><td>2025-02-18</td></tr>
<tr><td>发布机构</td><td>市数据局</td><td>主题词</td><td>政务公开；目录</td></tr></table>
{blocks}<p>（共12项）</p></body></html>
"""
    out.joinpath(FILE).write_bytes(page.encode("gb18030"))
    notes = [
        "each item is a table of its own: two header rows and one row",
        "the table of the page's own data (索引号, 发布机构) is no catalogue; the page is GB18030",
    ]
    write(out, FILE, items, "大数据和营商环境", LEVELS, notes)
