"""A cell's 公开主体 → the bodies in it: apart at 、，；/ and at 和 或 及 between bodies, lines of a narrow column joined."""

from __future__ import annotations

import re
from typing import Final

from gwstd.domain.bodies import is_nobody
from gwstd.draft import Reading
from gwstd.tables import _marks
from gwstd.tables._lines import CLOSING, OPENING, depths, joined, plain, width
from gwstd.tables.words import is_as_above, is_none

_ENDING: Final = (
    "局|委|委员会|部|厅|署|办|办公室|办事处|政府|部门|机构|机关|单位|中心|法院|检察院|医院|卫生院|学院|研究院|院|所|站|队|科|股|处|公司|"
    "学校|小学|中学|幼儿园|会|街道|社区|村|乡|镇|乡镇|镇街|集团|馆|园区|库|银行|组织|企业|窗口|村民小组|管委会|工会|妇联|团委|残联|文联|侨联|"
    "供销社|合作社|大厅|人|者|方|业主|校|组|省|市|县|区|州|盟|旗"
)
_BODY: Final = re.compile(rf"(?:{_ENDING})(?:[（(][^（）()]*[）)])?(?:等)?$")
_STRONG: Final = re.compile(
    r"(?:局|委员会|卫健委|发改委|管委会|居委会|村委会|[^会]委|人民政府|政府|办公室|办事处|部门|机构|机关|单位|中心|法院|检察院|卫生院|医院|分局|公司|学校|"
    r"供销社|合作社|窗口|大队|支队|街道|所|站|招标人|代理机构|组织|会)(?:[（(][^（）()]*[）)])?$"
)
_REST: Final = re.compile(
    r"(?:员会|委会|事处|公室|民政府|门|府|局|心|位|构|关|处|部|所|站|队|中心|部门|机构|单位|政府|委员会|办公室|办事处|管理局|监督局|监管局|执法局|保障局|"
    r"旅游局|建设局|服务中心|管理委员会|保障部门|管理部门|主管部门|行政部门|行政主管部门|职能部门|等)(?:$|[、，,；;（(/和及或])"
)
"""How a line begins that only goes on with a name: 保障局, 员会."""
_LEVEL: Final = re.compile(r"(?:各|本|所在|相关)?(?:国家|省|市|州|县|区|乡|镇|村|旗|街)(?:\d+)?级?")
_GROUPED: Final = re.compile(r"(?:部门|机关|机构|单位|主管部门|局)(?:[（(][^（）()]*[）)])?$")
_LONGEST: Final = 2000
_LABEL: Final = re.compile(r"(?:牵头|责任|配合|公开|主办|协办|实施|承办)(?:单位|部门|主体|机构)?\s*[：:]\s*")
_LINK: Final = re.compile("以及|及|和|或者?|与")
_DEPENDENT: Final = re.compile("其|所属|下属|直属|所辖|相关(?:人员|工作)|有关人员")


def read(text: str) -> Reading[tuple[str, ...]]:
    """A cell → its bodies in order, each once, with what stands in brackets behind them."""
    if is_none(text):
        return Reading(())
    if is_as_above(text):
        return Reading((joined(text),))
    if len(text) > _LONGEST:
        return Reading((joined(text),), doubts=(f"公开主体有{len(text)}个字，太长，没有拆开，请核对",))
    repairs: list[str] = []
    cell = _on_one_line(plain(text))
    found: list[str] = []
    for piece in _pieces(cell):
        name = _bare(piece, repairs)
        found.extend(part for part in _linked(name) if part)
    once = tuple(dict.fromkeys(found))
    if len(once) < len(found):
        twice = "、".join(dict.fromkeys(name for name in found if found.count(name) > 1))
        repairs.append(f"“{twice}”写了不止一次，读作一次")
    return Reading(once, tuple(repairs), tuple(_doubts(once)))


def _doubts(names: tuple[str, ...]) -> list[str]:
    vague = [name for name in names if is_nobody(name)]
    doubts = [f"“{'、'.join(vague)}”没有说是哪个单位，请写明"] if vague else []
    open_end = [name for name in names if name.endswith("等")]
    if open_end:
        doubts.append(f"“{open_end[0]}”没有说完，请写明还有哪些单位")
    return doubts


def _on_one_line(cell: str) -> str:
    """The cell with 、 for each gap that parts two bodies; other gaps only break a word."""
    if "\n" not in cell and " " not in cell:
        return cell
    tokens = [token for token in re.split(r"(\s+)", cell) if token]
    rows = tokens[::2]
    if len(rows) > _FEW and all(len(row) <= _SHORT for row in rows):
        return "".join(rows)
    text = rows[0]
    widest = max(map(width, rows))
    listed = any(char in "、，,；;" and not level for char, level in zip(cell, depths(cell), strict=True))
    for row, gap, after in zip(rows, tokens[1::2], rows[1:], strict=False):
        full = "\n" not in gap or width(row) >= widest - 1
        parted = _parted(re.split(r"[、，,；;]", text)[-1], after, full, listed) and not _open(text)
        text += f"、{after}" if parted else (f" {after}" if _latin(text, after) else after)
    return text


_FEW: Final = 3
_SHORT: Final = 2


def _open(text: str) -> bool:
    """Whether a bracket is open at the end of a text."""
    return sum(map(text.count, OPENING)) > sum(map(text.count, CLOSING))


def _latin(before: str, after: str) -> bool:
    return before[-1].isascii() and after[0].isascii() and before[-1].isalpha() and after[0].isalpha()


def _parted(before: str, after: str, full: bool, listed: bool) -> bool:
    """Whether a gap parts two bodies. ``full``: the column may have broken the line there; ``listed``: the bodies of the
    cell are apart by 、, so a gap rather breaks a word."""
    if not before or after[0] in "、，,；;/（(）)和及或与等":
        return False
    if _marks.at(after):
        return True
    if not _BODY.search(before) or _LEVEL.fullmatch(before) or _REST.match(after):
        return False
    if not full:
        return True
    head = re.split(r"[、，,；;/]", after)[0]
    if len(head) < _SHORT or not _STRONG.search(before) or before.endswith("社会"):
        return False
    return not listed or _START.match(after) is not None


_START: Final = re.compile("各|县|市|区|省|镇|乡|街道|村|国家|相关|有关|招标")
"""How a body begins."""


def _pieces(cell: str) -> list[str]:
    """The cell cut at its stops outside brackets; 市、区县人民政府 and 公安、交通运输部门 stay one."""
    levels = depths(cell)
    marks = [i for i, char in enumerate(cell) if char in "、，,；;/／。\n" and not levels[i]]
    starts, ends = [0, *(i + 1 for i in marks)], [*marks, len(cell)]
    pieces: list[str] = []
    held = ""
    for start, end in zip(starts, ends, strict=True):
        piece = held + cell[start:end].strip()
        held = ""
        stop, after = cell[end : end + 1], re.split(r"[，,；;。\n]", cell[end + 1 :])[0].strip()
        own = cell[start:end].strip()
        if stop in ("、", "/", "／") and own and after and _unfinished(own, after):
            held = f"{piece}{stop}"
        elif piece:
            pieces.append(piece)
    return pieces


_OFFICE: Final = re.compile("政府|部门|机关|机构|单位|[局委]")
_SPAN: Final = 40
"""How far behind a 、 the name goes on that begins before it."""


def _unfinished(piece: str, after: str) -> bool:
    """Whether a piece before 、 is no body yet: 市 of 市、区县人民政府, 公安 of 公安、交通运输部门."""
    following = re.split("[、/／]", after[:_SPAN])
    if _LEVEL.fullmatch(piece):
        if _LEVEL.fullmatch(following[0]):
            return len(following) > 1 and _unfinished(following[0], "、".join(following[1:]))
        return _OFFICE.search(following[0]) is not None
    if _BODY.search(piece) or len(piece) > 8 or _marks.at(piece):
        return False
    return bool(_GROUPED.search(following[0])) or (
        len(following) > 1 and _unfinished(following[0], "、".join(following[1:]))
    )


def _bare(piece: str, repairs: list[str]) -> str:
    """A body without its number, label and stops."""
    name = piece.strip(" 。；;，,、：:·●")
    if mark := _marks.at(name):
        name = name[mark.end :].strip()
    if match := _LABEL.match(name):
        repairs.append(f"去掉了“{match[0].strip()}”")
        name = name[match.end() :]
    return name


def _linked(name: str) -> list[str]:
    """A name cut at 以及, 和, 或 and the like where a body stands on both sides."""
    levels = depths(name)
    for match in _LINK.finditer(name):
        before, after = name[: match.start()], name[match.end() :]
        if levels[match.start()] or _DEPENDENT.match(after) or len(before) < 2 or len(after) < 2:
            continue
        if _STRONG.search(before) and not before.endswith("社会") and _BODY.search(after) and not _REST.match(after):
            return [before.rstrip("、，"), *_linked(after)]
    return [name]
