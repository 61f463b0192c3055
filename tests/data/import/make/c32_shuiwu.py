"""Very hard: Word from a PDF: the last item of each page is cut in the middle of its cells, its rest stands in the first row below
the repeated header, without number and names; page numbers between the tables."""

# ruff: noqa: E501
from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from render import Table, laws, special, tick, ticked
from truth import LAWS, Item, read, write
from write import docx, paragraph, word_table

FILE = "市政服务领域基层政务公开标准目录.docx"
LEVELS = ("县级", "乡级")
ITEMS = """
城镇燃气管理 | 燃气经营许可证核发 | 申请条件；申请材料；申请流程；法定依据 | 城镇燃气管理条例#国务院令第583号 燃气经营许可管理办法#建城规〔2019〕2号 | 自作出行政许可决定之日起20个工作日内 | 负责审批的燃气管理部门 | 网政 | 公 | 主 | 1
" | 燃气经营者改动市政燃气设施审批 | 申请条件；申请材料；申请流程；法定依据 | 城镇燃气管理条例#国务院令第583号 | " | " | 网政 | " | " | 1
" | 燃气安全检查 | 检查计划；检查结果；隐患整改情况 | " | 信息形成或者变更之日起20个工作日内 | 燃气管理部门；乡镇人民政府 | 网微栏 | " | " | 12
城市供水管理 | 供水水质信息 | 出厂水水质；管网水水质；检测机构 | 城市供水条例#国务院令第158号 城市供水水质管理规定#建设部令第156号 | 每月10日前公布上月水质情况 | 供水企业；城市供水主管部门 | 网微栏 | " | " | 1
" | 停水通知 | 停水范围；停水原因；停水时间；恢复时间 | 城市供水条例#国务院令第158号 | 提前24小时通知用户 | 供水企业 | 微视栏推 | 公特:受影响用户 | " | 12
" | 供水价格 | 水价标准；调整依据；听证情况 | 中华人民共和国价格法 城镇供水价格管理办法#国家发展改革委_住房城乡建设部令第46号 | 价格调整方案公布之日起实施前10日 | 价格主管部门 | 网会纸 | 公 | " | 1
排水与污水处理 | 城镇污水排入排水管网许可 | 申请条件；申请材料；许可结果 | 城镇排水与污水处理条例#国务院令第641号 城镇污水排入排水管网许可管理办法#住房和城乡建设部令第21号 | 自作出行政许可决定之日起7个工作日内 | 城镇排水主管部门 | 网政 | " | " | 1
" | 污水处理设施运行 | 设施名称；处理能力；进出水水质 | 城镇排水与污水处理条例#国务院令第641号 | 每季度首月20日前 | " | 网 | " | " | 1
" | 内涝防治 | 易涝点名单；应急预案；值守电话 | " | 汛期前公开并及时更新 | 城镇排水主管部门；乡镇人民政府 | 网微视栏 | " | " | 12
城镇供热 | 供热单位信息 | 单位名称；供热范围；服务电话 | 信 | 供热期开始前15日 | 供热主管部门 | 网微栏 | " | " | 1
" | 供热价格和补贴 | 热价标准；补贴政策；补贴名单 | 中华人民共和国价格法 信 | 信息形成或者变更之日起20个工作日内 | 供热主管部门；财政部门 | 网栏 | 公特:补贴对象 | " | 1
市政设施 | 临时占用挖掘道路审批 | 申请条件；审批结果；恢复时限 | 城市道路管理条例#国务院令第198号 | 自作出行政许可决定之日起7个工作日内 | 市政工程主管部门 | 网政 | 公 | " | 1
" | 路灯维修 | 报修电话；维修时限 | 信 | 长期公开 | " | 网微栏 | " | " | 12
"""
PAGES = (0, 4, 8, 13)


def _cells(item: Item) -> list[str]:
    """Content, basis, limit, subject, channels, as lines of the narrow columns."""
    content = "\n".join(f"{n}.{e}；" for n, e in enumerate(item.content, 1))[:-1] + "。"
    return [content, laws(item.bases), item.limit, "、".join(item.subjects), ticked(item, "■")]


def _halves(cells: list[str]) -> tuple[list[str], list[str]]:
    """What of each cell stands above the page break, and what below it."""
    above, below = [], []
    for column, text in enumerate(cells):
        if column in (0, 4):
            lines = text.split("\n")
            cut = (len(lines) + 1) // 2
            above.append("\n".join(lines[:cut]))
            below.append("\n".join(lines[cut:]))
        else:
            cut = (len(text) * 3) // 5 if column in (1, 2) else len(text)
            above.append(text[:cut])
            below.append(text[cut:])
    return above, below


def _head(table: Table) -> None:
    table.add("序号", "公开事项", None, "公开内容\n（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
              "公开方式", None, "公开层级", None)  # fmt: skip
    table.add(None, "一级\n事项", "二级事项", *[None] * 5, "全社会", "特定\n群体", "主动", "申请", *LEVELS)
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(0, column, 1, column)
    for column in (1, 8, 10, 12):
        table.merge(0, column, 0, column + 1)


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    body = paragraph("市政服务领域基层政务公开标准目录")
    rest: list[str] | None = None
    for page, (start, stop) in enumerate(itertools.pairwise(PAGES), 1):
        table = Table()
        _head(table)
        if rest:
            table.add(None, None, None, *rest, *[None] * 6)
        rest = None
        for at in range(start, stop):
            item = items[at]
            cells: list[Any] = list(_cells(item))
            if at == stop - 1 and stop < len(items):
                cells, rest = _halves(cells)
            table.add(
                item.seq, item.level1, item.level2, *cells, tick(item.public), special(item), tick(item.proactive),
                tick(item.on_request), *(tick(level in item.levels) for level in LEVELS),
            )  # fmt: skip
        body += word_table(table) + paragraph(f"- {page} -")
    docx(out / FILE, body)
    notes = [
        "the last item of a page is cut in its cells: the rest stands below the repeated header without number and names",
        "the cuts go through words and laws; the pieces are joined without a blank",
        "level 1 repeated in each row; page numbers between the tables are no text",
    ]
    write(out, FILE, items, "市政服务领域", LEVELS, notes)
