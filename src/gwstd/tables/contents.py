"""A cell's 公开内容 → its elements: apart at list marks of every kind, ； and line ends; a 、 list stays one element.

A line end that only breaks a line of a narrow column is joined: in a numbered list every line without a number of its
own, in a list without marks where the lines show it. Numbers inside a line begin an element only where they count on.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from gwstd.draft import Reading
from gwstd.tables import _marks
from gwstd.tables._lines import CLOSING, OPENING, depths, joined, plain, width
from gwstd.tables.words import is_as_above, is_none

_STARRED: Final = re.compile(r"[〔\[【（(]\s*[*＊★☆※]+\s*([^〔〕\[\]【】]+?)\s*[〕\]】）)]")
_BULLET: Final = re.compile(
    rf"[{re.escape(_marks.BULLETS)}√☑]+[ \t]*(?=[^\s])|[-—–─]+(?:[ \t]+(?=\S)|(?=[\u4e00-\u9fff《“]))"
)
_OPTIONAL: Final = "○〇◯"
_REQUIRED: Final = "●"
_END: Final = " 。；;，,、：:.．"
_STOPPED: Final = "。；;！？：:"
_BARE: Final = re.compile(r"(\d{1,2})\s*(?=[\u4e00-\u9fff《“])")
_COUNTING: Final = re.compile("[年月日岁周个项类级号万亿元种次件家户时分天倍米批人名条期“]")


class _Start(NamedTuple):
    """Where an element begins: place of its mark, place of its text, the mark as printed, its sort and number."""

    at: int
    text: int
    mark: str
    sort: str
    number: int


class _Lists(NamedTuple):
    """The lists that are open at a place, with the number each has reached, and the sorts used so far."""

    last: dict[str, int]
    seen: set[str]


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
    starts = _starts(cell, repairs)
    segments = _segments(cell, starts)
    found: list[str] = []
    joins = len(segments) > 1 or segments[0][1] or _has_stops(cell)
    for segment, _ in segments:
        for piece in _stopped(segment):
            found.extend(_elements(piece, joins, repairs))
    repairs.extend(_circles(starts))
    elements = tuple(element for element in found if element)
    return Reading(elements, tuple(dict.fromkeys(repairs)), tuple(_gaps(starts)))


def _circles(starts: list[_Start]) -> list[str]:
    signs = {start.mark[0] for start in starts if start.sort == "bullet"}
    if signs & set(_OPTIONAL) and signs & set(_REQUIRED):
        return ["去掉了“●”“〇”：表示必选、可选的内容"]
    return []


def _gaps(starts: list[_Start]) -> list[str]:
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


# ---------------------------------------------------------------------------------------------- where elements begin


def _starts(cell: str, repairs: list[str]) -> list[_Start]:
    """The marks of a cell that begin elements, in order."""
    levels = depths(cell)
    found: list[_Start] = []
    open_lists: list[tuple[str, int]] = []
    seen: set[str] = set()
    index = 0
    while index < len(cell):
        line_start = index == 0 or cell[index - 1] == "\n"
        start = None if levels[index] else _start(cell, index, line_start, _Lists(dict(open_lists), seen), repairs)
        if start is None:
            index += 1
            continue
        found.append(start)
        _count(open_lists, start)
        seen.add(start.sort)
        index = start.text
    return found


def _count(open_lists: list[tuple[str, int]], start: _Start) -> None:
    """Remembers the number of a list; lists that were opened inside it are over."""
    for place, (sort, _) in enumerate(open_lists):
        if sort == start.sort:
            del open_lists[place:]
            break
    open_lists.append((start.sort, start.number))


def _start(cell: str, index: int, line_start: bool, lists: _Lists, repairs: list[str]) -> _Start | None:
    """The mark at a place, if it begins an element there."""
    last = lists.last
    if mark := _mark(cell, index, last):
        if line_start or _counts_on(cell, index, mark, lists):
            return _Start(index, mark.end, mark.text, mark.sort, mark.number)
        return None
    if match := _BULLET.match(cell, index):
        if line_start or (match[0][0] in _marks.BULLETS + "√☑" and _bulleted(cell, match[0][0])):
            return _Start(index, match.end(), match[0].strip(), "bullet", 0)
        return None
    if (match := _BARE.match(cell, index)) and "number" in last and int(match[1]) == last["number"] + 1:
        clear = line_start or cell[index - 1] in " ；;。"
        if clear and not _COUNTING.match(cell, match.end()):
            repairs.append(f"“{match[1]}”后面缺了“.”，当作序号")
            return _Start(index, match.end(), match[1], "number", int(match[1]))
    return None


def _mark(cell: str, index: int, last: dict[str, int]) -> _marks.Mark | None:
    """The numbered mark at a place: 1.2 after 1.1, but 3 of 3.10日内 after 2."""
    mark = _marks.at(cell, index) if _may_stand(cell, index) else None
    if mark is None or not mark.sort.startswith("level"):
        return mark
    first = int(re.split("[.．-]", mark.text)[0])
    outer = last.get("number", 0)
    if mark.number != 1 and mark.number != last.get(mark.sort, 0) + 1 and first == outer + 1 and "-" not in mark.text:
        end = index + re.compile(r"\d+").match(cell, index).end() - index + 1  # type: ignore[union-attr]
        return _marks.Mark("number", first, str(first), end)
    return mark


def _may_stand(cell: str, index: int) -> bool:
    """Whether a number can begin at a place: not in the middle of a figure, and not after 第."""
    before = cell[index - 1] if index else "\n"
    if before == "第" or (before in ".．" and cell[index].isdigit()):
        return False
    return not (before.isdigit() and cell[index].isdigit()) and not (before.isascii() and before.isalpha())


def _counts_on(cell: str, index: int, mark: _marks.Mark, lists: _Lists) -> bool:
    """Whether a mark inside a line is the next of its list, or the first of a list that goes on or has been used."""
    last = lists.last
    if mark.sort.startswith("level"):
        parent = int(re.split("[.．-]", mark.text)[-2])
        return (mark.number == last.get(mark.sort, 0) + 1 and parent > 0) or (
            mark.number == 1 and parent > 0 and mark.sort not in last
        )
    if mark.sort in ("letter", "roman"):
        return mark.sort == "letter" and mark.number == last.get("letter", -1) + 1
    if mark.sort in last:
        return mark.number == last[mark.sort] + 1 or (mark.number == 1 and len(last) > 1)
    return mark.number == 1 and (mark.sort in lists.seen or _goes_on(cell, mark))


def _goes_on(cell: str, mark: _marks.Mark) -> bool:
    """Whether the second of a list comes after its first."""
    for index in range(mark.end, len(cell)):
        if (
            _may_stand(cell, index)
            and (found := _mark(cell, index, {mark.sort: mark.number}))
            and found.sort == mark.sort
        ):
            if found.number == mark.number + 1:
                return True
            if found.number == 1:
                return False
    return False


def _bulleted(cell: str, sign: str) -> bool:
    """Whether a sign is the bullet of a cell: the text begins with it, or a line does."""
    circles = _OPTIONAL + _REQUIRED
    signs = circles if sign in circles else sign
    return any(line[:1] in signs for line in cell.split("\n") if line)


def _segments(cell: str, starts: list[_Start]) -> list[tuple[str, bool]]:
    """The text cut at its marks, each with whether it had one."""
    if not starts:
        return [(cell, False)]
    ends = [*(start.at for start in starts[1:]), len(cell)]
    segments = [(cell[start.text : end], True) for start, end in zip(starts, ends, strict=True)]
    head = cell[: starts[0].at]
    return [(head, False), *segments] if head.strip() else segments


def _has_stops(cell: str) -> bool:
    """Whether the elements of a cell are apart by ； or 。, so that its line ends say nothing."""
    levels = depths(cell)
    return any(char in "；;。" and not levels[i] and cell[i + 1 :].strip() for i, char in enumerate(cell))


def _stopped(segment: str) -> list[str]:
    """A segment cut at ； outside brackets."""
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
    return (
        broken or before[-1] in "、，,（(《“-—/" or row[0] in "、，,）)》”。；;" or _CONTINUING.match(row) is not None
    )


_CONTINUING: Final = re.compile("等(?![级次]|候|待)|的")
"""How no element begins: 等, 的."""


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
        return [True] * len(rows) if listed else open_end
    several = wrapped > 1 and unended * 3 >= wrapped * 2
    return [
        whole and ((several and ends) or _goes_with(row, ends))
        for whole, ends, row in zip(full, open_end, [*rows[1:], ""], strict=True)
    ]


def _goes_with(row: str, unended: bool) -> bool:
    """Whether a line after a full one is its rest even where no other line is full: 务, 途径, 和地址."""
    return len(row) == 1 or (unended and len(row) == 2) or _LINKED.match(row) is not None


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
