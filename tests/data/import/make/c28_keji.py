"""Hard: a page with ticks as images (alt √) and boxes as <input type=checkbox checked>, thead and tfoot, closing tags left out,
rowspans that reach too far, hidden text, the font Wingdings by name."""

# ruff: noqa: E501
from __future__ import annotations

import re
from pathlib import Path

from render import Table, laws, listed, special
from truth import LAWS, NATIONAL, Item, read, write
from write import html_table

FILE = "科学技术领域政务公开标准目录.html"
LEVELS = ("市级", "区级", "园区级")
ITEMS = """
科技计划 | 申报指南 | 申报条件；支持方向；截止时间 | 中华人民共和国科学技术进步法 | 发布之日起3个工作日内 | 区科学技术局 | 网微 | 公 | 主 | 123
" | 立项公示 | 项目名称；承担单位；拟资助金额 | " | 公示期不少于5个工作日 | " | 网 | " | " | 12
" | 验收结果 | 项目名称；验收结论 | " | 验收结束后20个工作日内 | " | 网 | " | " | 12
企业培育 | 高新技术企业认定 | 认定条件；申报材料；受理名单 | 高新技术企业认定管理办法#国科发火〔2016〕32号 | 每年7月底前 | 区科学技术局；园区管委会 | 网微政 | 公特:申报企业 | " | 23
" | 科技型中小企业评价 | 评价办法；入库名单 | 科技型中小企业评价办法#国科发政〔2017〕115号 | 入库之日起10个工作日内 | " | 网 | 公 | " | 23
" | 研发投入奖补 | 奖补标准；奖补名单；奖补金额 | 信 | 公示7日 | 区科学技术局；区财政局 | 网 | 公特:申报企业 | " | 2
创新平台 | 孵化器认定 | 认定条件；认定结果 | 科技企业孵化器管理办法#国科发区〔2018〕300号 | 认定之日起20个工作日内 | 区科学技术局 | 网 | 公 | " | 123
" | 实验室开放 | 开放设备；收费标准；预约方式 | 国务院关于国家重大科研基础设施和大型科研仪器向社会开放的意见#国发〔2014〕70号 | 长期公开 | 各管理单位 | 网微他:仪器共享平台 | " | " | 23
科技奖励 | 科学技术奖评审 | 评审办法；拟奖名单；异议处理 | 国家科学技术奖励条例#国务院令第731号 | 公示不少于30日 | 市科学技术局 | 网微会 | " | " | 1
外国人来华 | 外国人来华工作许可 | 许可条件；申请材料；许可结果 | 许 | 自作出行政决定之日起7个工作日内 | 区科学技术局 | 网政 | 公特:用人单位 | 主依 | 2
科普 | 科普活动 | 活动主题；时间地点 | 中华人民共和国科学技术普及法 | 活动前3日 | 区科学技术局；各街道办事处 | 网微视户栏 | 公 | 主 | 23
" | 科普基地名录 | 名称；地址；开放时间 | " | 动态调整 | " | 网微 | " | " | 23
技术市场 | 技术合同登记 | 登记条件；登记流程 | 技术合同认定登记管理办法#国科发政字〔2000〕063号 | 长期公开 | 技术合同登记机构 | 网政 | " | " | 12
"""
TICK = '<img src="/images/tick.gif" alt="√" width="12">'


def _box(on: bool, wingdings: bool) -> str:
    if wingdings:
        return f'<font face="Wingdings">{"þ" if on else "o"}</font>'
    return f'<input type="checkbox"{" checked" if on else ""} disabled>'


def _channels(item: Item, wingdings: bool) -> str:
    shown = []
    for name in NATIONAL[:-1]:
        on = name in item.channels
        shown.append(_box(on, wingdings) + name)
    other = "、".join(item.others)
    shown.append(f"{_box(bool(other), wingdings)}其他{other}")
    return "<br>".join(" ".join(shown[at : at + 2]) for at in range(0, len(shown), 2))


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    items[-1].accept["bases"] = [[{"title": "技术合同认定登记管理办法", "doc_number": "国科发政字〔2000〕63号"}]]
    table = Table()
    table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
              "公开方式", None, "公开层级", None, None)  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请公开", *LEVELS)
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(0, column, 1, column)
    for column in (1, 8, 10):
        table.merge(0, column, 0, column + 1)
    table.merge(0, 12, 0, 14)
    for at, item in enumerate(items):
        flags = (item.proactive, item.on_request, *(level in item.levels for level in LEVELS))
        table.add(
            item.seq, item.level1, item.level2, listed(item.content, "1.", "<br>"), laws(item.bases, "<br>"), item.limit,
            "、".join(item.subjects), _channels(item, at >= 8), TICK if item.public else None, special(item),
            *(TICK if flag else None for flag in flags),
        )  # fmt: skip
    table.merge_equal(1, 2, len(table.rows) - 1)
    table.merge_equal(4, 2, len(table.rows) - 1, within=1)
    markup = html_table(table, lambda text: text or "&nbsp;", 'border="1" class="tablebox"')
    # as hand-made pages have it: tags left open, the last group's rowspan too long
    markup = re.sub(r"</td>\n|</tr>\n", "\n", markup)
    head, body = markup.split("<tr>\n", 3)[1:3], markup.split("<tr>\n", 3)[3]
    last = f"<td>{items[-1].level1}\n"
    assert last in body
    body = body.replace(last, last.replace("<td>", '<td rowspan="9">'))
    body = body.replace(
        "</tbody></table>", "</tbody><tfoot><tr><td colspan=15>注：园区级指各园区管委会。</tfoot></table>"
    )
    markup = f'<table border="1" class="tablebox"><thead><tr>{head[0]}<tr>{head[1]}</thead><tbody><tr>{body}'
    page = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>科学技术领域政务公开标准目录</title></head><body>
<div style="display:none">微信扫一扫分享本页</div><h3>科学技术领域政务公开标准目录</h3>
{markup}
<div class="share"><table><tr><td>打印</td><td>关闭</td></tr></table></div></body></html>
"""
    out.joinpath(FILE).write_text(page, encoding="utf-8")
    notes = [
        "ticks are images with alt √; boxes are check boxes (first eight items) or letters in the font Wingdings",
        "closing tags left out, a rowspan longer than the table, the note in tfoot",
        "text that is not displayed and the tables around are no catalogue",
    ]
    write(out, FILE, items, "科学技术领域", LEVELS, notes)
