"""Cells that say in words what the national table ticks; and the words for “as above” and “none”.

全社会 / 特定群体：…, 主动公开 / 依申请公开, 县级、乡级: with boxes (□全社会 ■特定群体) or without.
"""

from __future__ import annotations

import re
from typing import Final

from gwstd.domain.blanks import is_above
from gwstd.draft import Reading
from gwstd.tables import _glyphs
from gwstd.tables._lines import joined, plain

_NONE: Final = re.compile(
    r"[\s/／\\╱∕⁄─━—–―‐\-－_＿~～…·.。、*＊〇○]*|(?:暂?无|空|没有|不涉及|无此项)[。.]?|n/?a|none|null|nan", re.I
)
_ABOVE: Final = re.compile(
    r"[（(]?(?:内容)?(?:同|与|和)(?:上|前)(?:一?(?:项|条|行|款|格|列)|述|面|相?同)*[）)]?[。.；;，,]?|〃+|[″“”\"'’]{1,2}|同(?:序号)?[第]?\d{1,3}(?:[、，,-]\d{1,3})*(?:号|项|条|行)?[。.]?|同左|上同|[（(]?(?:续上?[表页]?|接上[表页])[）)]?"
)


def is_none(text: str) -> bool:
    """Whether a cell says that there is nothing: ─, /, 无, 空; an empty one too."""
    return _NONE.fullmatch(plain(text)) is not None


def is_as_above(text: str) -> bool:
    """Whether a cell says only that it is what the cell above says: 同上, 〃, 内容同上, 与上同, 同1."""
    flat = "".join(plain(text).split())
    return bool(flat) and (_ABOVE.fullmatch(flat) is not None or is_above(flat))


_PUBLIC: Final = re.compile(
    "(?:面向|对|向)?(?:全社会|社会(?:公众|公开|大众|各界)?|公众|全体(?:公民|社会公众|市民|居民|村民)|所有人|不限(?:定)?(?:对象)?"
    "|公民、?法人(?:和|及|或|、)其他组织)(?:公开)?"
)
_GROUP: Final = re.compile("(?:特定)(?:群体|群众|对象|主体|人群)")
_UNNAMED: Final = re.compile(r"[\s（(：:]*(?:请(?:写|注|填)明?[^）)]*|具体[^）)]*写明)?[）)_＿\s。；;]*")


def audience(text: str) -> Reading[tuple[bool, str]]:
    """A 公开对象 in words → whether the whole society, and which group: its name, ``√`` where only ticked, else empty.

    全社会 → (True, ""); 特定群体：申请人 → (False, "申请人"); √全社会 □特定群体 → (True, ""); 申请人 → (False, "申请人").
    """
    if is_none(text):
        return Reading((False, ""))
    parts, unclear = _ticked(text)
    public, groups, doubts = False, [], []
    for part in parts:
        rest = part
        if match := _PUBLIC.match(rest):
            public = True
            rest = rest[match.end() :].lstrip("、，,；;和及或/ ")
        if match := _GROUP.search(rest):
            named = _inner(rest[match.end() :])
            before = rest[: match.start()].strip("、，,；;和及或/ ")
            groups.append(named or before or "√")
        elif rest:
            groups.append(_inner(rest))
    if unclear:
        doubts.append(f"公开对象“{joined(text)}”一个也没有勾选，请核对")
    elif not public and not any(groups):
        doubts.append(f"公开对象“{joined(text)}”看不出是全社会还是特定群体，请写明")
    return Reading((public, "、".join(dict.fromkeys(filter(None, groups)))), doubts=tuple(doubts))


def _inner(text: str) -> str:
    """The name of a group without the brackets, colon and lines it was written in; empty for （请写明）."""
    if _UNNAMED.fullmatch(text):
        return ""
    text = text.strip(" ：:_＿—-、，,；;。")
    while len(text) > 1 and text[0] in "（(【[" and text[-1] in "）)】]" and not re.search("[（(]", text[1:]):
        text = text[1:-1].strip(" ：:_＿")
    return re.sub("^(?:面向|针对)(?=..)", "", text)


_PROACTIVE: Final = re.compile("主\\s*动(?:公开)?")
_ON_REQUEST: Final = re.compile("(?:依|按)?\\s*申\\s*请(?:公开)?")


def mode(text: str) -> Reading[tuple[bool, bool]]:
    """A 公开方式 in words → whether 主动公开, whether 依申请公开."""
    if is_none(text):
        return Reading((False, False))
    parts, unclear = _ticked(text)
    flat = "、".join(parts)
    rest = _ON_REQUEST.sub("", flat)
    found = (bool(_PROACTIVE.search(rest)), bool(_ON_REQUEST.search(flat)))
    doubts = []
    if unclear:
        doubts.append(f"公开方式“{joined(text)}”一个也没有勾选，请核对")
    elif not any(found):
        doubts.append(f"公开方式“{joined(text)}”看不出是主动公开还是依申请公开，请写明")
    return Reading(found, doubts=tuple(doubts))


_SHORT_LEVEL: Final = re.compile("[省市州盟旗县区乡镇村]|街道|乡镇|镇街|街镇|社区|县区|区县|市县")
_LEVEL_GAP: Final = re.compile(
    r"[，,；;/／|｜\n]+|和|及(?!以)|与|(?<=级)(?!及以)\s*、?\s*(?=\S)|(?<=[村镇街])、(?=[^、，,；;/／]{2,})"
)


def levels(text: str) -> Reading[tuple[str, ...]]:
    """A 公开层级 in words → its levels as written: 县级、乡级; 区级/镇街级; ■县级 □乡级 → 县级. 乡、村级 stays one,
    县、乡 are 县级 and 乡级."""
    if is_none(text):
        return Reading(())
    parts, unclear = _ticked(text)
    found: list[str] = []
    for part in parts:
        short = [joined(piece).strip() for piece in re.split(r"[、，,；;/／|｜\n]|和|及|与", part)]
        if all(map(_SHORT_LEVEL.fullmatch, short)):
            found.extend(f"{level}级" for level in short)
            continue
        found.extend(level for level in (joined(piece).strip("、。；; ") for piece in _LEVEL_GAP.split(part)) if level)
    doubts = (f"公开层级“{joined(text)}”一个也没有勾选，请核对",) if unclear else ()
    return Reading(tuple(dict.fromkeys(found)), doubts=doubts)


def _ticked(text: str) -> tuple[list[str], bool]:
    """The parts of a text that count: all of it where it has no boxes, else what is ticked; and whether it has boxes
    and none is ticked (then all parts). Boxes stand before their words, or behind them: 县级√ 乡级□."""
    cell = _glyphs.shown(plain(text))
    head, boxes = _glyphs.boxes(cell, _lettered(cell))
    texts = [head, *(box.text for box in boxes)] if head else [box.text for box in boxes]
    words = [joined(words).strip("、，,；;/ ") for words in texts]
    if not boxes:
        return [joined(head)], False
    ticked = [word for word, box in zip(words, boxes, strict=False) if box.ticked and word]
    if ticked:
        return ticked, False
    every = [word for word in words if word]
    return every, bool(every)


_LETTERED: Final = re.compile(
    f"[{_glyphs.TICK_LETTERS}{_glyphs.EMPTY_LETTERS}]\\s*(?=全社会|特定|社会|公众|主动|依申请|[省市县区州乡镇村街]+级)"
)


def _lettered(cell: str) -> frozenset[int]:
    """Where letters of a lost symbol font are boxes: before each of the words, from the start of the cell."""
    places = [match.start() for match in _LETTERED.finditer(cell)]
    return frozenset(places) if places and places[0] == 0 else frozenset()
