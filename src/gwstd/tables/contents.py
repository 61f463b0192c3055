"""A cell's 公开内容 → its elements: apart at list marks of every kind, ； and line ends; a 、 list stays one element.

A line end that only breaks a line of a narrow column is joined: in a numbered list every line without a number of its
own, in a list without marks where the lines show it. Numbers inside a line begin an element only where they count on.
"""

from __future__ import annotations

import re
from typing import Final

from gwstd.draft import Reading
from gwstd.tables._lines import CLOSING, OPENING, depths, joined, plain, width
from gwstd.tables._starts import Start, list_starts
from gwstd.tables.words import is_as_above, is_none

_STARRED: Final = re.compile(r"[〔\[【（(]\s*[*＊★☆※]+\s*([^〔〕\[\]【】]+?)\s*[〕\]】）)]")
_OPTIONAL: Final = "○〇◯"
_REQUIRED: Final = "●"
_END: Final = " 。；;，,、：:.．"
_STOPPED: Final = "。；;！？：:"


def read(text: str) -> Reading[tuple[str, ...]]:
    """A cell → its elements in order, without marks and final stops."""
    if is_none(text):
        return Reading(())
    if is_as_above(text) and len(plain(text)) < 12:
        return Reading((joined(text),))
    repairs: list[str] = []
    cell = plain(text)
    starless = _STARRED.sub(r"\1", cell)
    if starless != cell:
        repairs.append("去掉了“〔*〕”：表示可选的内容")
        cell = starless
    starts, told = list_starts(cell)
    repairs.extend(told)
    if not starts and (listed := _spaced(cell)):
        return Reading(listed, (*repairs, "按空格分成几项"))
    segments = _segments(cell, starts)
    found: list[str] = []
    joins = len(segments) > 1 or segments[0][1] or _has_stops(cell)
    for segment, _ in segments:
        for piece in _stopped(segment):
            found.extend(_elements(piece, joins, repairs))
    repairs.extend(_circles(starts))
    elements = tuple(element for element in found if element)
    return Reading(elements, tuple(dict.fromkeys(repairs)), tuple(_gaps(starts)))


def _circles(starts: list[Start]) -> list[str]:
    signs = {start.mark[0] for start in starts if start.sort == "bullet"}
    if signs & set(_OPTIONAL) and signs & set(_REQUIRED):
        return ["去掉了“●”“〇”：表示必选、可选的内容"]
    return []


def _gaps(starts: list[Start]) -> list[str]:
    """A doubt where the numbers of a list jump: an element may be missing."""
    last: dict[str, int] = {}
    for start in starts:
        if start.sort not in ("number", "sign", "bracket", "han", "han bracket"):
            continue
        before = last.get(start.sort)
        if before is not None and start.number > before + 1:
            return [f"公开内容的序号从{before}跳到{start.number}，请核对是否缺了内容"]
        last[start.sort] = start.number
    return []


# ---------------------------------------------------------------------------------------------- segments


def _segments(cell: str, starts: list[Start]) -> list[tuple[str, bool]]:
    """The text cut at its marks, each with whether it had one."""
    if not starts:
        return [(cell, False)]
    ends = [*(start.at for start in starts[1:]), len(cell)]
    segments = [(cell[start.text : end], True) for start, end in zip(starts, ends, strict=True)]
    head = cell[: starts[0].at]
    return [(head, False), *segments] if head.strip() else segments


def _spaced(cell: str) -> tuple[str, ...]:
    """The elements of a cell that only blanks keep apart: each is of some length and ends as elements do, so that no
    column broke a word there."""
    words = cell.split(" ")
    if "\n" in cell or len(words) < _SEVERAL or re.search("[、，；。]", cell):
        return ()
    listed = all(len(word) >= _WORD and _ENDED.search(word) for word in words)
    return tuple(words) if listed else ()


_SEVERAL: Final = 3
_WORD: Final = 4


def _has_stops(cell: str) -> bool:
    """Whether the elements of a cell are apart by ； or 。, so that its line ends say nothing."""
    levels = depths(cell)
    return any(char in "；;。" and not levels[i] and cell[i + 1 :].strip() for i, char in enumerate(cell))


def _stopped(segment: str) -> list[str]:
    """A segment cut at ； outside brackets."""
    if "；" not in segment and ";" not in segment:
        return [segment]
    levels = depths(segment)
    cuts = [i for i, char in enumerate(segment) if char in "；;" and not levels[i]]
    return [segment[start:end] for start, end in zip([0, *(i + 1 for i in cuts)], [*cuts, len(segment)], strict=True)]


# ---------------------------------------------------------------------------------------------- lines


def _elements(piece: str, joins: bool, repairs: list[str]) -> list[str]:
    """A piece without marks → its elements: one a line, but for lines that only go on. ``joins``: the elements of the
    cell have marks or stops, so a line end without one only breaks a line."""
    rows = [row.strip() for row in piece.split("\n") if row.strip()]
    if len(rows) < 2:
        return [_bare(piece)]
    broken = [joins] * len(rows) if joins else _broken(rows)
    found = [rows[0]]
    for before, row, breaks in zip(rows, rows[1:], broken, strict=False):
        if _goes_over(found[-1], before, row, breaks):
            found[-1] += f"\n{row}"
        else:
            found.append(row)
    if len(found) < len(rows) and not joins:
        repairs.append("接上了被列宽断开的行")
    return [_bare(element) for element in found]


def _goes_over(element: str, before: str, row: str, broken: bool) -> bool:
    """Whether a row goes on with the element before it, the last row of which is ``before``."""
    if sum(map(element.count, OPENING)) > sum(map(element.count, CLOSING)):
        return True
    if before[-1] in _STOPPED:
        return False
    if _UNFINISHED.search(before):
        return True
    return (
        broken or before[-1] in "、，,（(《“-—/" or row[0] in "、，,）)》”。；;" or _CONTINUING.match(row) is not None
    )


_CONTINUING: Final = re.compile("等(?![级次]|候|待)|的")
"""How no element begins: 等, 的."""


_UNFINISHED: Final = re.compile("(?<!目)的$|(?<![普涉])及$|[与或]$|以及$|(?<![调平谐])和$")
"""How no element ends: 房屋征收部门拟定的, 办理流程和."""


def _broken(rows: list[str]) -> list[bool]:
    """For each line of a text without marks and stops, whether it is full: the column broke it. Many full lines that do
    not look like the end of an element show a narrow column; else each line is an element."""
    widths = [width(row) for row in rows]
    column = max(widths)
    if len(rows) > 3 and column <= _ONE_CHARACTER:
        return [True] * len(rows)
    full = [size >= column - 1 for size in widths]
    open_end = [whole and not _ENDED.search(row) for whole, row in zip(full, rows, strict=True)]
    wrapped, unended = sum(full[:-1]), sum(open_end[:-1])
    if len(rows) > 2 and wrapped == len(rows) - 1 and not full[-1] and unended * 2 >= wrapped:
        listed = sum("、" in row or "，" in row for row in rows) * 2 >= len(rows)
        if listed:
            return [True] * len(rows)
        return [ends and not _begins(row) for ends, row in zip(open_end, [*rows[1:], ""], strict=True)]
    several = wrapped > 1 and unended * 3 >= wrapped * 2
    return [
        whole and not _begins(row) and ((several and ends) or _goes_with(row, ends))
        for whole, ends, row in zip(full, open_end, [*rows[1:], ""], strict=True)
    ]


def _begins(row: str) -> bool:
    """Whether a line looks like an element of its own: 24小时值班电话, 一、二级文物, 联系电话."""
    return _BEGINNING.match(row) is not None


def _goes_with(row: str, unended: bool) -> bool:
    """Whether a line after a full one is its rest even where no other line is full: 务, 途径, 和地址."""
    return len(row) == 1 or (unended and len(row) == 2) or _LINKED.match(row) is not None


_BEGINNING: Final = re.compile(
    r"\d{1,5}(?!个?工作日|[日天年月％%、，])[\u4e00-\u9fff]|[一二三四五六七八九十]、"
    r"|(?:联系|咨询|监督|投诉|举报|办公|服务)(?:电话|方式|地址|时间|渠道)$"
)
_ONE_CHARACTER: Final = 2
_LINKED: Final = re.compile("(?:和(?!谐|平|睦|解(?!读))|及(?!时)|或|以及)")
_ENDED: Final = re.compile(
    r"(?:电话|情况|办法|期限|结果|标准|方式|日期|要求|时间|材料|条件|范围|规定|金额|安排|说明|名称|程序|情形|单位|项目|途径|时限|文本|入口|人数|理由|地点|效期|幅度|地址|依据"
    r"|名单|流程|措施|目录|内容|事项|渠道|件数|数量|清单|提示|类别|对象|全文|原因|编号|结论|数额|文件|机构|窗口|链接|意见|规则|比例|文号|姓名|问题|位置|处理|职责|决定|种类"
    r"|区域|职务|标注|样式|条款|支出|收入|分工|信息|要点|公示|公告|部门|代码|类型|面积|上限|报告|人次|时段|数据|行为|来源|网址|计划|总额|口径|频次|指标|名额|进度|等级|基准|价格"
    r"|名录|责任|方案|服务|概况|规模|科室|邮箱|记录|目标|预案|人员|周期|等次|简介|法律|法规|规章|条例|政策|解读|指南|须知|通知|规划|公报|年鉴|活动|进展|资料|证明|制度|机制|动态|档案"
    r"|投诉|监督|咨询|查询|签约|[表图书率号证费额案等]|[）)》”])$"
)


def _bare(text: str) -> str:
    """An element on one line, without the stops at its end and the commas before it."""
    element = joined(text).strip().lstrip("，,、。；;:： ")
    return element.rstrip(_END) if not element.endswith("…") else element
