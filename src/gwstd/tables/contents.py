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
_BULLET: Final = re.compile(rf"[{re.escape(_marks.BULLETS)}√☑]+[ \t]*(?=[^\s])|[-—–─]+[ \t]*(?=[\u4e00-\u9fff《“])")
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
    for segment, marked in segments:
        for piece in _stopped(segment):
            found.extend(_elements(piece, marked or len(segments) > 1, repairs))
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
    index = 0
    while index < len(cell):
        line_start = index == 0 or cell[index - 1] == "\n"
        start = None if levels[index] else _start(cell, index, line_start, open_lists, repairs)
        if start is None:
            index += 1
            continue
        found.append(start)
        _count(open_lists, start)
        index = start.text
    return found


def _count(open_lists: list[tuple[str, int]], start: _Start) -> None:
    """Remembers the number of a list; lists that were opened inside it are over."""
    for place, (sort, _) in enumerate(open_lists):
        if sort == start.sort:
            del open_lists[place:]
            break
    open_lists.append((start.sort, start.number))


def _start(
    cell: str, index: int, line_start: bool, open_lists: list[tuple[str, int]], repairs: list[str]
) -> _Start | None:
    """The mark at a place, if it begins an element there."""
    last = dict(open_lists)
    if mark := _marks.at(cell, index) if _may_stand(cell, index) else None:
        if line_start or _counts_on(cell, index, mark, last):
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


def _may_stand(cell: str, index: int) -> bool:
    """Whether a number can begin at a place: not in the middle of a figure, and not after 第."""
    before = cell[index - 1] if index else "\n"
    if before == "第" or (before in ".．" and cell[index].isdigit()):
        return False
    return not (before.isdigit() and cell[index].isdigit()) and not (before.isascii() and before.isalpha())


def _counts_on(cell: str, index: int, mark: _marks.Mark, last: dict[str, int]) -> bool:
    """Whether a mark inside a line is the next of its list, or the first of a list that goes on."""
    if mark.sort.startswith("level"):
        parent = int(re.split("[.．-]", mark.text)[-2])
        return (mark.number == last.get(mark.sort, 0) + 1 and parent > 0) or (
            mark.number == 1 and parent > 0 and mark.sort not in last
        )
    if mark.sort in ("letter", "roman"):
        return mark.sort == "letter" and mark.number == last.get("letter", -1) + 1
    if mark.sort in last:
        return mark.number == last[mark.sort] + 1 or (mark.number == 1 and len(last) > 1)
    return mark.number == 1 and _goes_on(cell, mark)


def _goes_on(cell: str, mark: _marks.Mark) -> bool:
    """Whether the second of a list comes after its first."""
    for index in range(mark.end, len(cell)):
        if _may_stand(cell, index) and (found := _marks.at(cell, index)) and found.sort == mark.sort:
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


def _stopped(segment: str) -> list[str]:
    """A segment cut at ； outside brackets."""
    levels = depths(segment)
    cuts = [i for i, char in enumerate(segment) if char in "；;" and not levels[i]]
    return [segment[start:end] for start, end in zip([0, *(i + 1 for i in cuts)], [*cuts, len(segment)], strict=True)]


# ---------------------------------------------------------------------------------------------- lines


def _elements(piece: str, marked: bool, repairs: list[str]) -> list[str]:
    """A piece without marks → its elements: one a line, where its lines are not the broken ones of a narrow column."""
    rows = [row.strip() for row in piece.split("\n") if row.strip()]
    if len(rows) < 2:
        return [_bare(piece)]
    widest = max(map(width, rows))
    broken = not marked and _narrow(rows)
    found = [rows[0]]
    for row in rows[1:]:
        before = found[-1].rsplit("\n", 1)[-1]
        if _goes_over(found[-1], before, row, marked or broken, widest):
            found[-1] += f"\n{row}"
        else:
            found.append(row)
    if any("\n" in element for element in found) and not marked:
        repairs.append("接上了被列宽断开的行")
    return [_bare(element) for element in found]


def _goes_over(element: str, before: str, row: str, broken: bool, widest: int) -> bool:
    """Whether a row goes on with the element before it."""
    if sum(map(element.count, OPENING)) > sum(map(element.count, CLOSING)):
        return True
    if before[-1] in _STOPPED:
        return False
    if before[-1] in "、，,（(《“-—/" or row[0] in "、，,）)》”。；;的":
        return True
    if re.match("(?:等|以及|和(?!谐)|及|与|或)(?![\u4e00-\u9fff]{0,2}级)", row) or re.search(
        "(?:的|和|及|与|或|以及|等)$", before
    ):
        return not re.search("(?:目的|等)$", before) or row[0] in "等、"
    return broken or (width(before) >= max(_WIDE, widest - 2) and not _ENDED.search(before))


_WIDE: Final = 16
_ENDED: Final = re.compile(
    r"(?:情况|结果|信息|条件|流程|程序|材料|依据|标准|时间|时限|地点|地址|方式|电话|名称|名单|指南|文件|政策|规定|办法|目录|清单|报告|公告|公示|法律|法规|规章|条例|内容|途径|渠道|"
    r"范围|对象|金额|职责|机构|简介|概况|安排|计划|规划|方案|决定|意见|通知|措施|要求|须知|数据|公报|表|书|图|号|证|人|费|项目|事项|服务|活动|进度|进展|解读|资料|证明|编号|面积|"
    r"位置|原因|类型|类别|数量|比例|期限|日期|单位|部门|制度|机制|预案|动态|记录|档案|救济|投诉|监督|咨询|查询|等|[）)》”])$"
)


def _narrow(rows: list[str]) -> bool:
    """Whether the lines of a text without marks are one text in a narrow column."""
    widths = [width(row) for row in rows]
    if len(rows) > 3 and max(widths) <= 2:
        return True  # one character a line
    stops = sum(1 for row in rows[:-1] if row[-1] in _STOPPED)
    if stops:
        return False
    full = max(widths)
    even = all(size >= full - 2 for size in widths[:-1]) and widths[-1] < full
    unended = sum(1 for row in rows[:-1] if not _ENDED.search(row))
    if len(rows) == 2:
        return False
    return even and full >= 8 and unended * 2 >= len(rows) - 1


def _bare(text: str) -> str:
    """An element on one line, without the stops at its end and the commas before it."""
    element = joined(text).strip().lstrip("，,、。；;:： ")
    return element.rstrip(_END) if not element.endswith("…") else element
