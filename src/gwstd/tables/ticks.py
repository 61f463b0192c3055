"""A cell of a tick column → whether it is ticked, and the words beside the tick."""

from __future__ import annotations

import re
from typing import Final

from gwstd.draft import Reading
from gwstd.tables._glyphs import EMPTY, TICKED, shown
from gwstd.tables._lines import joined, plain

_YES: Final = frozenset("RþtünPuýVvYy1Xx是有对Ö＊*")
_YES_WORDS: Final = frozenset({"yes", "true", "是的", "需要", "公开", "勾选", "已选", "打勾", "1.0", "√√", "▲", "选"})
_NO: Final = re.compile(
    r"[\s/／\\╱─━—–―‐\-－_＿×✗✘xX]*|[£¨oq口囗否无空0nN]|不|0\.0|否定|没有|暂无|不公开|不涉及|no|false|n/?a|none", re.I
)
_TICK: Final = re.compile(rf"[{TICKED}]+|^[Vvþü](?=[\u4e00-\u9fff（(])|^[RtP](?=面向|[（(])")
_BOX: Final = re.compile(rf"[{EMPTY}]+")


def read(text: str) -> Reading[tuple[bool, str]]:
    """√ → (True, ""); blank, ─, □, 否 → (False, ""); words → (True, the words without the tick and its brackets)."""
    cell = joined(shown(plain(text)))
    if _NO.fullmatch(cell) and cell not in ("x", "X"):
        return Reading((False, ""))
    if cell in _YES or cell.casefold() in _YES_WORDS:
        return Reading((True, ""))
    words = _words(_TICK.sub("", cell))
    if _TICK.search(cell):
        words = _words(_BOX.sub("", words))
        return Reading((True, "" if words in _YES else words))
    if _BOX.search(cell):
        rest = _words(_BOX.sub("", words))
        doubts = (f"“{cell}”的框没有勾，按不勾读入，请核对",) if rest else ()
        return Reading((False, ""), doubts=doubts)
    return Reading((True, words))


def _words(text: str) -> str:
    """Words without the brackets, colons and stops around them, and without 特定群体： and 面向 before them."""
    text = _LEAD.sub("", text.strip(_EDGE))
    while len(text) > 1 and text[0] in "（(【[" and text[-1] in "）)】]" and not re.search("[（(【[]", text[1:]):
        text = _LEAD.sub("", text[1:-1].strip(_EDGE))
    return "" if _UNNAMED.fullmatch(text) else text


_EDGE: Final = " ：:，,；;。、_＿"
_LEAD: Final = re.compile(
    r"^(?:特定(?:群体|群众|对象|主体|人群)(?:\s*[：:]\s*|(?=[（(]))|(?:面向|针对)(?!社会|全社会|公众)(?=[\u4e00-\u9fff]{2})|请(?:写|注|填)明\s*[：:]\s*)"
)
_UNNAMED: Final = re.compile(r"请(?:写|注|填)明.{0,6}|特定(?:群体|群众|对象)(?:[（(]请(?:写|注|填)明[）)])?")
