"""A text → whether it says nothing: a dash in an empty cell, 无, 略, 见附件, what a program left behind (null), 同上."""

from __future__ import annotations

import re
from typing import Final

from gwstd.domain.patterns import HAN, late

_WORDS: Final = frozenset(
    {
        "无", "略", "空", "没有", "暂无", "未定", "不详", "待定", "待补", "待补充", "待填", "待填写", "待完善", "待明确", "待确定",
        "待核实", "另附", "后补", "附件", "见附件", "详见附件", "附后", "请写明", "请注明", "请填写", "tbd", "todo", "n/a", "na",
    }
)  # fmt: skip
_EMPTY: Final = frozenset({"null", "none", "nan", "nil", "undefined"})
_SIGNS: Final = re.compile(r"[\s/／\\\-－—–─―~～_＿·•.。…⋯,，、;；:：?？*＊=+()（）\[\]【】〔〕<>《》“”\"']*")
_LONGEST: Final = 12


def is_blank(text: str) -> bool:
    """Whether a text that should say something says nothing: only signs, or a word like 无, 略, 待定, 见附件, null."""
    if len(text) > _LONGEST:
        return text[0] in "-－—─_＿.。…· \u3000" and not text.strip("-－—─_＿.。…· \u3000")
    if text.isalnum() or text in _WORDS:  # most texts: nothing but characters
        return text.casefold() in _WORDS or text.casefold() in _EMPTY
    if _SIGNS.fullmatch(text):
        return True
    word = text.strip(" \u3000()（）[]【】.。,，;；…").casefold()
    return word in _WORDS or word in _EMPTY


_WHAT: Final = "(?:(?:公开)?(?:内容|依据|时限|主体|渠道|对象|方式|层级|事项)|办事指南|以上|均|皆|都|请)*"
_WHICH: Final = "(?:上|前|左)(?:一|述|面|列)?(?:行|表|款|项|条|栏|格|列|事项|内容)?"
_MARK: Final = (
    rf"(?:[（(]?[0-9一二三四五六七八九十]+[)）.．、])?(?:{HAN}{{1,12}}[：:])?[（(【]?"  # 1.办事指南：内容同上
)
# The whole text must say no more than that: 会同上级民政部门, 同前款规定的家庭, 同上年 are ordinary words.
_ABOVE: Final = late(
    rf"{_MARK}{_WHAT}(?:同|见|如|与|和|参照|参见|参考|详见|依照|按照?|依)(?:本表|本目录)?{_WHICH}(?:相同|一致|一样|同|执行|办理)?"
    r"(?:[（(].*[）)])?[）)】]?[。.；;，,]?"
    r"|[（(]?(?:同|参照|参见|见|详见)(?:本表)?(?:第|序号)?[0-9一二三四五六七八九十]+(?:号|级)?(?:行|项|条|款|号|栏|事项)[）)]?[。.；;，,]?|[〃″\"]+"
)
ABOVE_SIGN: Final = re.compile(
    r"[〃″\"同见如与和照按依考](?:(?<=[〃″\"])|\s*(?:本\s*(?:表|目\s*录)\s*)?[上前左](?=[\s一述面列行表款项条栏格事内相同执办（(）)】。.；;，,])"
    r"|(?<=[同见照])\s*(?:本\s*表\s*)?(?:第|序\s*号)?\s*[0-9一二三四五六七八九十](?=[\s0-9一二三四五六七八九十]*[号级行项条款栏事]))"
)
"""Found in every text for which ``is_above`` holds. It begins with one set of characters, which is looked for fast."""


def is_above(text: str) -> bool:
    """Whether a text says only that it is what stands elsewhere: 同上, 参照上一条, 1.办事指南：内容同上."""
    return _ABOVE.fullmatch("".join(text.split())) is not None
