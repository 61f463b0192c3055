"""Channels that a table gives as numbers (1、8、13（信用网站）), and the note that says which number is which channel."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from gwstd.tables.channels import column
from gwstd.tables.elements import Element
from gwstd.tables.merged import bare
from gwstd.tables.rows import Row

_CODE: Final = r"\d{1,2}|[A-Za-z]|[①-⑳]"
_SIGN: Final = re.compile(rf"(?<![\d\w])({_CODE})\s*(?:[—–\-:：=＝.．、)）]|表示|代表|为|是)+\s*(?=[^\d\s])")
_USED: Final = re.compile(rf"({_CODE})[.．]?\s*((?:[（(][^（）()]*[）)]|[:：][^、，,；;]*)?)")
_GAP: Final = re.compile(r"[、，,；;+＋/\s]+(?![^（(]*[）)])")
_BRACKET: Final = re.compile("[（(][^（）()]*[）)]$")
_ENOUGH: Final = 3
"""So many codes of channels make a note a legend."""


def of(notes: Sequence[str]) -> Mapping[str, str]:
    """The notes of a file → code → channel, where one of them, or several together, explain codes; else empty."""
    for text in (*notes, "\n".join(notes)):
        found = dict(_explained(text))
        if len(found) >= _ENOUGH:
            return found
    return {}


def _explained(text: str) -> Iterable[tuple[str, str]]:
    marks = list(_SIGN.finditer(text))
    for mark, following in itertools.zip_longest(marks, marks[1:]):
        end = following.start() if following else len(text)
        name = re.split(r"[。；;\n]", text[mark.end() : end].strip())[0].strip(" 、，,。")
        if column(name) is not None:
            yield mark[1], name


def decoded(text: str, legend: Mapping[str, str]) -> str | None:
    """1、8 → 政府网站\\n政务服务中心; None for a text that is not made of codes."""
    parts = [part for part in _GAP.split(text.strip("。；; ")) if part]
    uses = [_USED.fullmatch(part) for part in parts]
    if not parts or not all(use and use[1] in legend for use in uses):
        return None
    return "\n".join(f"{_BRACKET.sub('', legend[use[1]]) if use[2] else legend[use[1]]}{use[2]}" for use in uses if use)


def applied(row: Row, legend: Mapping[str, str]) -> Row:
    """A row with its channels spelled out."""
    cells = list(row.cells)
    for index, (each, cell) in enumerate(zip(row.columns, cells, strict=True)):
        spelled = decoded(cell.text, legend) if each.element is Element.CHANNEL and legend else None
        if spelled is not None:
            cells[index] = cell._replace(text=spelled, repair=f"代码“{bare(cell.text)}”按注释读作渠道名称。")
    return row._replace(cells=tuple(cells))


_COLOURED: Final = re.compile(
    "(?:底纹|底色|填充色?|颜色|色块|[红黄绿蓝灰橙]色|标[红黄绿蓝灰]).{0,12}(?:表示|为|代表|选中|勾选|即|的)"
)


def coloured(notes: Iterable[str]) -> str:
    """The note that gives colours a meaning: 公开层级列绿色底纹为选中; "" for none."""
    return next((text for text in notes if _COLOURED.search(text)), "")
