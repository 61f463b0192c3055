"""The two sheets in front of a form: how to fill it in, and what the check found, with a way to each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from gwstd.form.columns import CODE, LINE_IN_LINE, NUMBER, TICK, Column
from gwstd.form.plan import FINDINGS, NEW_ROWS, Sheet
from gwstd.model import Finding, Severity
from gwstd.spreadsheet import as_string, capacity, clean, lines
from gwstd.vocabulary import DEFAULTS_KEY

_LEVELS: Final = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_COLOURS: Final = {Severity.ERROR: "#C00000", Severity.WARNING: "#9C5700", Severity.INFO: "#44546A"}
_MOST_EXAMPLES: Final = 4
_WIDTHS: Final = (5, 30, 80)
"""Of the columns of the sheet that says how to fill in the form, in half-widths."""

_STEPS: Final = (
    "一张表是一个单位在一个领域的事项，一行一个事项。点开下面的表，直接在格子里改。",
    "选中一个格子，旁边会出来这一栏怎么填；右边有箭头的，可以从下拉里选。",
    f"打{TICK}的格子，是就从下拉里选{TICK}，不是就清空。公开方式只打一个{TICK}。",
    "公开内容、公开依据、公开主体一行写一个，用 Alt+回车换行；前面不加序号和圆点，由程序印。",
    f"增加事项：在表中插入一行，或写在表后的空行里（有 {NEW_ROWS} 行）。编码不用管，由程序给。",
    "取消事项：删去整行，办公室核对以后改为“停用”，不会真的删掉；也可以把“状态”改成“停用”。",
    "可以排序、筛选、调列宽、隐藏列。第一列（编码）是隐藏的，不要改；排序请用表头的箭头，整行一起排。",
    "橙色的格子：必填的空着，或“其他”没有写明。黄色的格子：填得有矛盾，或单位不在名录里。改好颜色就没了。",
    f"“{FINDINGS}”列出现在的问题，点单元格的位置就跳过去；不是每一条都要改，先改“错误”。",
    "不要改工作表的表头。工作表可以只留自己的几张，没有交回来的表不会改动。",
    "填好以后原样保存（.xlsx、.xls、.ods 都行），把这个文件交回给发表的人，用 gwstd import 读回目录。",
)


class Told(NamedTuple):
    """A finding, the sheet it is about and the cell, empty where no cell of the form shows it."""

    finding: Finding
    sheet: str
    cell: str


def write_guide(book: Any, sheet: Any, title: str, sheets: Sequence[Sheet]) -> None:
    """Fill the sheet that says how to fill in the form."""
    song: dict[str, Any] = {"font_name": "宋体", "font_size": 11, "text_wrap": True, "valign": "top"}
    framed = song | {"border": 1, "border_color": "#7F7F7F"}
    head = book.add_format(framed | {"bold": True, "bg_color": "#BDD7EE", "align": "center"})
    big = book.add_format({"font_name": "黑体", "font_size": 16, "valign": "vcenter"})
    plain, cell = book.add_format(song), book.add_format(framed)
    link = book.add_format(song | {"font_color": "#0563C1", "underline": 1})
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.write_string(0, 0, as_string(clean(title)), big)
    sheet.set_row(0, 32)
    row = 1
    for number, step in enumerate(_STEPS, 1):
        sheet.write_string(row, 0, f"{number}.", plain)
        sheet.merge_range(row, 1, row, 2, "", plain)
        sheet.write_string(row, 1, step, plain)
        sheet.set_row(row, 18)
        row += 1
    row = _write_index(sheet, row + 1, sheets, (head, link, cell))
    _write_columns(sheet, row + 1, sheets, (head, cell))
    sheet.hide_gridlines(2)
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _write_index(sheet: Any, row: int, sheets: Sequence[Sheet], forms: tuple[Any, Any, Any]) -> int:
    head, link, cell = forms
    for column, text in enumerate(("", "工作表", "事项")):
        sheet.write_string(row, column, text, head)
    for number, plan in enumerate(sheets, 1):
        row += 1
        sheet.write_number(row, 0, number, cell)
        sheet.write_url(row, 1, _place(plan.name, "C6"), link, plan.name)
        sheet.write_string(row, 2, f"{len(plan.entries)} 项", cell)
    return row + 1


def _write_columns(sheet: Any, row: int, sheets: Sequence[Sheet], forms: tuple[Any, Any]) -> None:
    """Column → how to fill it in; what is ticked alike is one line."""
    head, cell = forms
    for index, text in enumerate(("", "栏目", "怎么填")):
        sheet.write_string(row, index, text, head)
    seen: dict[str, str] = {}
    for column in (column for plan in sheets for column in plan.columns):
        if column.id not in (CODE, NUMBER) and column.about:
            seen.setdefault(_named(column), column.about)
    for number, (name, about) in enumerate(seen.items(), 1):
        row += 1
        sheet.write_number(row, 0, number, cell)
        sheet.write_string(row, 1, as_string(clean(name)), cell)
        sheet.write_string(row, 2, as_string(clean(about)), cell)
        needed = max(lines(name, capacity(_WIDTHS[1] * 7 + 5, 11)), lines(about, capacity(_WIDTHS[2] * 7 + 5, 11)))
        sheet.set_row(row, needed * 15 + 3)
    sheet.write_string(row + 1, 1, f"格子里的 {LINE_IN_LINE} 表示一条内容内部的换行，保留即可。")


def _named(column: Column) -> str:
    return f"{column.group}：{column.title}" if column.group and column.group != "公开事项" else column.title


def write_findings(book: Any, sheet: Any, told: Sequence[Told]) -> None:
    """Fill the sheet of what the check found, the worst first."""
    song: dict[str, Any] = {"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "top", "border": 1}
    song |= {"border_color": "#7F7F7F"}
    head = book.add_format(song | {"bold": True, "bg_color": "#BDD7EE", "align": "center"})
    cell = book.add_format(song)
    link = book.add_format(song | {"font_color": "#0563C1", "underline": 1})
    levels = {
        level: book.add_format(song | {"font_color": colour, "bold": True, "align": "center"})
        for level, colour in _COLOURS.items()
    }
    titles = (("级别", 7), ("工作表", 26), ("单元格", 9), ("事项", 17), ("问题", 50), ("怎么改", 60), ("规则", 22))
    for index, (text, width) in enumerate(titles):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, text, head)
    ordered = sorted(told, key=lambda one: -one.finding.severity)
    for row, (finding, name, place) in enumerate(ordered, 1):
        sheet.write_string(row, 0, _LEVELS[finding.severity], levels[finding.severity])
        sheet.write_string(row, 1, as_string(name), cell)
        if place:
            sheet.write_url(row, 2, _place(name, place), link, place)
        else:
            sheet.write_string(row, 2, "", cell)
        texts = (_items(finding), finding.message + _where(finding, place), finding.help, finding.rule)
        needed = 1
        for index, text in enumerate(texts, 3):
            sheet.write_string(row, index, as_string(clean(text)), cell)
            needed = max(needed, lines(clean(text), capacity(titles[index][1] * 7 + 5, 10)))
        sheet.set_row(row, needed * 14 + 4)
    if not told:
        sheet.write_string(1, 4, "没有问题", cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(told), 1), len(titles) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.protect("", {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True})


def _items(finding: Finding) -> str:
    """The items that a finding is about, by 编码."""
    if finding.item:
        return finding.item
    reached = list(dict.fromkeys(one.item for one in finding.related if one.item))
    more = f" 等 {len(reached)} 项" if len(reached) > _MOST_EXAMPLES else ""
    return "\n".join(reached[:_MOST_EXAMPLES]) + more


def _where(finding: Finding, place: str) -> str:
    if not place:
        return f"（不在表里，请在事项文件 {finding.file} 第 {finding.position.line} 行改）"
    return "（写在事项文件的“默认”里，各事项一样）" if finding.path[:1] == (DEFAULTS_KEY,) and finding.path[1:] else ""


def _place(sheet: str, cell: str) -> str:
    quoted = sheet.replace("'", "''")
    return f"internal:'{quoted}'!{cell}"
