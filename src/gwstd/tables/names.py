"""The name of an item as a cell has it → the name alone, and the outline number that stood before it."""

from __future__ import annotations

import re
from typing import Final

from gwstd.draft import Reading
from gwstd.tables import _marks
from gwstd.tables._lines import joined, plain
from gwstd.tables.words import is_none

_STARRED: Final = re.compile(r"[〔\[【（(]\s*[*＊★☆※]+\s*(.+?)\s*[〕\]】）)]")
_STARS: Final = re.compile(r"^[*＊★☆※]+\s*|\s*[*＊★☆※]+$")
_BULLET: Final = re.compile(rf"[{re.escape(_marks.BULLETS)}—–-]+\s*(?=[\u4e00-\u9fff《“0-9])")
_CODE: Final = re.compile(r"(0\d{1,5})[.．、\s]*(?=[\u4e00-\u9fff《“])")
_SPACED: Final = re.compile(r"(\d{1,3})\s+(?=[\u4e00-\u9fff《“])")
_BARE: Final = re.compile(
    r"(\d{1,2})(?=[\u4e00-\u9fff《“])(?![年月日岁周人个项类级号万亿千百元种次件家户时分天小平倍米公路线期孩大重位名所条张本座台辆楼层栋点度米代批届区组”后前以多余至到])"
)
_END: Final = " 。；;，,、：:"


def read(text: str) -> Reading[tuple[str, str]]:
    """A cell → (name, number). ─ and the like → ("", ""). Digits that belong to a name stay: 12345政务服务热线."""
    if is_none(text):
        return Reading(("", ""))
    name, repairs = joined(text), []
    starless = _STARS.sub("", _STARRED.sub(r"\1", name))
    if starless != name:
        repairs.append(f"去掉了星号：{name}")
        name = starless
    name = _BULLET.sub("", name, count=1) if _BULLET.match(name) else name
    number, name = _numbered(plain(text), name)
    name = _STARS.sub("", name).rstrip(_END)
    return Reading((name, number), tuple(repairs))


def _numbered(cell: str, name: str) -> tuple[str, str]:
    """The number before a name, and the name; the cell itself shows whether a blank stood behind the number."""
    if match := _CODE.match(name):
        return match[1], name[match.end() :]
    if mark := _marks.chapter(name) or _marks.at(name):
        if mark.end < len(name.rstrip(_END)):
            return mark.text, name[mark.end :]
        return "", name
    if match := _SPACED.match(" ".join(cell.split())):
        return match[1], name[len(match[1]) :].lstrip()
    if match := _BARE.match(name):
        return match[1], name[match.end() :]
    return "", name
