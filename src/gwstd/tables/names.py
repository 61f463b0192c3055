"""The name of an item as a cell has it → the name alone, and the outline number that stood before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from gwstd.draft import Reading
from gwstd.tables import _marks, _numbering
from gwstd.tables._lines import joined, plain
from gwstd.tables._numbering import Numbering
from gwstd.tables.words import is_none

_STARRED: Final = re.compile(r"[〔\[【（(]\s*[*＊★☆※]+\s*(.+?)\s*[〕\]】）)]")
_STARS: Final = re.compile(r"^[*＊★☆※]+\s*|\s*[*＊★☆※]+$")
_BULLET: Final = re.compile(
    rf"(?!〇[〇一二三四五六七八九十])[{re.escape(_marks.BULLETS)}—–-]+\s*(?=[\u4e00-\u9fff《“0-9])"
)
_CODE: Final = re.compile(r"(0\d{1,5})[.．、\s]*(?=[\u4e00-\u9fff《“])")
_MEASURE: Final = "(?:[年月日岁周人个项类级型号万亿千百元种次件家户时分天小平倍米公路线期孩大重位名所条张本座台辆楼层栋点度代批届区组吨亩升瓦”后前以多余至到])"
_SPACED: Final = re.compile(rf"(\d{{1,3}})\s+(?=[\u4e00-\u9fff《“（A-Za-z])(?!{_MEASURE}|[A-Za-z]\s)")
_BARE: Final = re.compile(rf"(\d{{1,2}})(?=[\u4e00-\u9fff《“])(?!{_MEASURE})")
_OWN: Final = re.compile(r"0[.．]\d|\d{1,3}[.．、,，:：·]\s*\d|[①-⑳](?=号)|\d{1,2}(?=[\u4e00-\u9fff《“])")
"""How names begin that are not numbered, in a column that is not."""
_CONTINUED: Final = re.compile(
    r"\s*[（(【\[]\s*(?:续|接)\s*(?:上|前)?\s*(?:一?\s*[页表])?\s*\d{0,2}\s*[）)】\]]|(?<=.)续(?:上|前)?[表页]$|^续(?:上|前)?[表页]?[:：]\s*"
)
_END: Final = " 。；;，,、：:"


def numbering(cells: Iterable[str]) -> Numbering:
    """The cells of a column of names in order → how they are numbered, for ``read``."""
    return _numbering.numbering((cell, _cleaned(cell)[0]) for cell in cells)


def read(text: str, numbered: Numbering = Numbering()) -> Reading[tuple[str, str]]:  # noqa: B008
    """A cell → (name, number). ─ and the like → ("", ""). Digits that belong to a name stay: 12345政务服务热线.
    ``numbered``: how the names of its column are numbered."""
    if is_none(text):
        return Reading(("", ""))
    name, repairs = _cleaned(text)
    mark = numbered.marks.get(text)
    if mark:
        number, name = mark.text, name[mark.end :]
    elif text in numbered.marks and numbered.several and _OWN.match(name):
        number = ""
    else:
        number, name = _numbered(plain(text), name)
    name = _STARS.sub("", name).rstrip(_END)
    return Reading((name, number), tuple(repairs))


def _cleaned(text: str) -> tuple[str, list[str]]:
    """A name on one line without stars, bullets and “（续）”, and what was repaired."""
    name, repairs = joined(text), []
    starless = _STARS.sub("", _STARRED.sub(r"\1", name))
    if starless != name:
        repairs.append(f"去掉了星号：{name}")
        name = starless
    whole = _CONTINUED.sub("", name) if "续" in name or "接" in name else name
    if whole and whole != name:
        repairs.append(f"去掉了续表的标记：{name}")
        name = whole
    return (_BULLET.sub("", name, count=1) if _BULLET.match(name) else name), repairs


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
