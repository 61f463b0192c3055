"""Hard: a saved page in GB2312, 类别 column, one column 公开事项（一级/二级） holding “A/B”, words instead of ticks, 链接 column,
20个工作日（自该政府信息形成或者变更之日起）, rowspans over 公开依据, navigation and footer tables around."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, listed
from truth import LAWS, read, write
from write import html_table

FILE = "区级部门主动公开标准目录（应急管理局）.html"
ITEMS = """
政策文件 | 政策法规 | 与应急管理有关的法律、法规；与应急管理有关的部门和地方规章 | 安 信短 | 20个工作日（自该政府信息形成或者变更之日起） | 区应急管理局 | 网 | 公 | 主 | | 政策文件^
" | 标准规范 | 安全生产、减灾救灾有关的国家标准、行业标准、地方标准等 | " | " | " | " | " | " | | 政策文件^
" | 重大决策草案 | 涉及管理相对人切身利益的政策文件草案征求意见 | 安 重大行政决策程序暂行条例#国务院令第713号 | 信息形成或者变更之日起20个工作日内予以公开；征求意见期限不得少于30日 | " | 网会 | " | " | | 政策文件^
" | 重大政策解读及回应 | 有关重大政策的解读与回应；安全生产突发事件、自然灾害的舆论引导和工作情况 | 意见 细则 | 20个工作日（自该政府信息形成或者变更之日起） | " | 网微会 | " | " | | 政策文件^
行政许可 | 危险化学品经营许可 | 办事指南、受理信息、许可决定等 | 许 危险化学品安全管理条例#国务院令第591号 | 7个工作日（自作出行政许可决定之日起） | " | 网政 | " | " | | 业务信息^https://zwdt.example.cn/item/0101
" | 烟花爆竹经营（零售）许可 | " | 许 烟花爆竹安全管理条例#国务院令第455号 | " | 区应急管理局；街镇 | " | " | " | | 业务信息^https://zwdt.example.cn/item/0102
行政处罚 | 行政处罚信息 | 执法事项名称、被处罚单位名称（姓名）、处罚依据、处罚结果、处罚机关、处罚日期 | 罚 三项 | 7个工作日（自作出行政处罚决定之日起） | 区应急管理局 | 网 | " | " | | 业务信息^
行政检查 | 重大事故隐患 | 重大事故隐患判定标准；经排查存在的重大事故隐患；整改结果 | 安 | 20个工作日（自该政府信息形成或者变更之日起） | 区应急管理局；街镇 | 网栏 | " | " | | 业务信息^
" | 安全生产行政检查 | 检查计划；检查结果 | " | " | " | 网 | " | " | | 业务信息^
行政管理 | 隐患管理 | 重大隐患挂牌督办信息 | " | " | 区应急管理局 | 网 | " | " | | 业务信息^
" | 应急管理 | 承担处置主责、非敏感的应急信息，事故灾害类预警信息 | 突 | 即时公开 | " | 网微视 | " | " | | 业务信息^
" | 黑名单管理 | 列入或撤销纳入国家、本市安全生产黑名单的企业信息 | 安 | 20个工作日（自该政府信息形成或者变更之日起） | " | 网他:信用中国网站 | " | " | | 业务信息^
" | 事故通报 | 事故信息；典型事故通报；事故调查报告 | 安 生产安全事故报告和调查处理条例#国务院令第493号 | 自收到人民政府批复之日起20个工作日内 | " | 网 | " | " | | 业务信息^
" | 救灾款物调拨分配 | 款物名称、数量、分配去向 | 自然灾害救助条例#国务院令第577号 | 20个工作日（自该政府信息形成或者变更之日起） | 区应急管理局；街镇 | 网栏 | 公特:受灾群众 | " | | 业务信息^
财务信息 | 财政资金预决算 | 年度部门预算；年度部门决算；“三公”经费 | 预算 信短 | 批复后20日内 | 区应急管理局 | 网 | 公 | " | | 综合政务^https://www.example.gov.cn/ys
政务公开 | 依申请公开 | 申请指南、申请受理、答复 | 信短 | 20个工作日（自收到申请之日起） | " | 网推 | 特:申请人 | 依 | | 综合政务^
"""
EXTRA = ("类别", "链接")


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, (), EXTRA)
    for item in items:
        item.levels = ["区级", "街镇级"] if len(item.subjects) > 1 else ["区级"]
        item.lenient = ["levels"]
    table = Table()
    table.add("序号", "类别", "公开事项（一级/二级）", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
              "公开对象", "公开方式", "公开层级", "链接")  # fmt: skip
    for item in items:
        audience = {True: "全社会", False: ""}[item.public]
        if item.specific:
            audience = f"{audience}、{item.specific}".lstrip("、") if item.public else str(item.specific)
        table.add(
            item.seq, item.extra["类别"], f"{item.level1}/{item.level2}",
            listed(item.content, "·", "<br>"),
            "<br>".join(basis.text() for basis in item.bases), item.limit, "、".join(item.subjects),
            "<br>".join([c for c in item.channels if c != "其他"] + item.others), audience,
            "主动公开" if item.proactive else "依申请公开", "、".join(item.levels), item.extra.get("链接", ""),
        )  # fmt: skip
    for column in (1, 4):
        table.merge_equal(column, 1, len(table.rows) - 1)

    def cell(text: str) -> str:
        if text.startswith("http"):
            return f'<a href="{text}" target="_blank">{text}</a>'
        return f'<p class="MsoNormal"><span style="font-size:10.5pt">{text or "&nbsp;"}</span></p>'

    page = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>区级部门主动公开标准目录（应急管理局）-政务公开</title><style>.MsoNormal {{margin:0}} td {{border:1px solid}}</style>
<script>var cols="<table><tr><td>序号</td></tr></table>";</script></head><body>
<table class="nav"><tr><td><a href="/">首页</a></td><td><a href="/zwgk">政务公开</a></td><td><a href="/bszn">办事服务</a></td></tr></table>
<div id="crumb">当前位置：首页 &gt; 政务公开 &gt; 标准目录</div>
<table width="100%"><tr><td><h2 align="center">区应急管理局主动公开标准目录</h2>
<p align="center">索引号：002-2024-0031　发布日期：2024-03-11　浏览次数：<span id="hits"></span></p>
{html_table(table, cell, 'class="Table" border="1" cellspacing="0"')}
</td></tr></table>
<!-- <table><tr><td>旧版目录</td></tr></table> -->
<table class="foot"><tr><td>主办单位：区人民政府办公室</td><td>联系电话：略</td></tr></table></body></html>
"""
    out.joinpath(FILE).write_bytes(page.encode("gbk"))
    notes = [
        "公开事项（一级/二级） holds level 1 and level 2 with / between",
        "公开对象, 公开方式, 公开层级 as words; there are no level columns, levels are not scored strictly",
        "类别 and 链接 are extra columns",
        "the catalogue is a table inside a layout table; navigation, footer, comment and script are not catalogue",
    ]
    write(out, FILE, items, "应急管理局", (), notes)
