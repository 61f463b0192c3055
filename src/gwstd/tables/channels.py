"""A cell's 公开渠道和载体 → the ticked channels: boxes of every kind, plain lists, numbers, prose; broken lines joined.

Which sign means what is settled by the whole cell: letters (R £ þ 口) are boxes only where they stand before channels,
boxes before every channel and no tick anywhere say nothing, a name without the box that others have is unclear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from gwstd.draft import Reading, Ticked
from gwstd.tables import _glyphs
from gwstd.tables._channel_names import CHANNEL_NAMES, Names, national
from gwstd.tables._lines import joined, plain
from gwstd.tables.words import is_as_above, is_none

__all__ = ["CHANNEL_NAMES", "Names", "column", "read", "together"]

_OTHER: Final = re.compile(r"其\s*[他它]")
_NOTE: Final = re.compile(r"(?:^|(?<=[\s。；;）)]))[（(]?\s*(?:注|备注|说明|注释)\s*[：:][\s\S]*$")
_LEGEND: Final = re.compile(
    r"[（(]?[“\"]?[■□●〇○√☑▲][”\"]?\s*(?:表示|为|代表|指)\s*(?:必选项?|可选项?|必须项?|勾选|选中|不选)[，,；;。]?\s*"
    r"(?:[“\"]?[■□●〇○√☑▲][”\"]?\s*(?:表示|为|代表|指)\s*(?:必选项?|可选项?|选填项?|不选))?[）)]?[。；;]?"
    r"|[（(]?(?:请)?在\s*标\s*注\s*范\s*围\s*内\s*至\s*少\s*选\s*择\s*其\s*一[^■□☑☐√\n]{0,12}[）)]?[：:。]?|[（(]?(?:请)?至少选择其一(?:公开)?[）)]?"
)
_PLACEHOLDER: Final = re.compile(
    r"(?:请?(?:注明|写明|填写|说明)|具体(?:说明|为)?|渠道|载体|方式|途径|形式|公开渠道|渠道和载体|等|渠道（请注明）)*"
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[\w.:/?=&%#~-]+", re.ASCII)
_NO_OTHER: Final = re.compile("其[他它][：:]?(?:无|[/／—-]+)")
_BLANK_LINE: Final = "_＿﹍…—- "


class _Entry(NamedTuple):
    """A channel as spelled; ``ticked`` None: its box is lost."""

    text: str
    ticked: bool | None
    sign: str = ""


def read(text: str, names: Names = CHANNEL_NAMES) -> Reading[Ticked]:
    """A cell → its ticked channels. What is unclear is not ticked, and a doubt says so."""
    if is_none(text) or is_as_above(text):
        return Reading(Ticked())
    cell, notes = _without_notes(_answered(_glyphs.shown(plain(text))))
    cell, addresses = _ADDRESS.sub("", cell), [match[0] for match in _ADDRESS.finditer(cell)]
    repairs = [f"单元格里的说明没有当作渠道：{note}" for note in notes]
    repairs.extend(f"网址没有当作渠道：{address}" for address in addresses)
    found, doubts = _found(cell, names)
    if not found:
        doubts.append(f"“{joined(text)}”里没有渠道的名称，请核对")
    unclear = [entry.text for entry in found if entry.ticked is None]
    if unclear:
        doubts.append(f"“{'、'.join(unclear)}”前面的框丢了，看不出是否勾选，按没有勾选读入，请核对")
    if any(entry.ticked and entry.sign == "▲" for entry in found):
        repairs.append("“▲”表示可选，按勾选读入")
    empty = [entry.text for entry in found if entry.ticked is False and _other_text(entry.text)]
    if empty:
        repairs.append(f"“{'、'.join(empty)}”没有勾选，没有读入")
    return Reading(_gathered((e.text for e in found if e.ticked), names), tuple(repairs), tuple(doubts))


_ANSWER: Final = re.compile(
    r"\s*[：:=＝]\s*(?:(是|有|选)|(?:否|无|不选))(?=[；;，,、。|｜/\s]|$)|[（(](?:(是)|否)[）)]"
)
_ANSWERS: Final = 2
"""So many answers behind names are no text of 其他."""


def _answered(cell: str) -> str:
    """政府网站：是；政府公报：否 → the same with boxes behind the names."""
    if len(_ANSWER.findall(cell)) < _ANSWERS:
        return cell
    return _ANSWER.sub(lambda match: "☑" if match[1] or match[2] else "☐", cell)


def column(header: str, names: Names = CHANNEL_NAMES) -> Ticked | None:
    """The header of a column → the channel that a tick in it means; None where the header names no known channel."""
    name = joined(header).lstrip(_glyphs.TICKED + _glyphs.EMPTY)
    if _OTHER.match(name) or names.knows(name):
        return _gathered([name], names)
    return None


def together(parts: Iterable[Ticked]) -> Ticked:
    """The channels of several cells or columns as one, each once."""
    found = list(parts)
    return Ticked(
        tuple(dict.fromkeys(name for part in found for name in part.national)),
        tuple(dict.fromkeys(name for part in found for name in part.others)),
        tuple(dict.fromkeys(name for part in found for name in part.spelled)),
        any(part.other for part in found),
    )


def _gathered(spelled: Iterable[str], names: Names) -> Ticked:
    """Ticked channels as spelled → by their national names, the others by their own."""
    nationals: list[str] = []
    others: list[str] = []
    kept: list[str] = []
    other = False
    for text in spelled:
        kept.append(text)
        rest = _other_text(text)
        if rest is not None:
            other = True
            others.extend(part.strip() for part in re.split("[、，,；;]", rest) if part.strip())
        elif name := national(text, names):
            nationals.append(name)
        else:
            others.append(text)
    return Ticked(tuple(dict.fromkeys(nationals)), tuple(dict.fromkeys(others)), tuple(dict.fromkeys(kept)), other)


def _other_text(text: str) -> str | None:
    """What stands behind 其他, empty for nothing; None where a text does not begin with it."""
    match = _OTHER.match(text)
    if match is None:
        return None
    rest = text[match.end() :].strip(f"：:，,；;。 {_BLANK_LINE}")
    while len(rest) > 1 and rest[0] in "（(【[" and rest[-1] in "）)】]":
        rest = rest[1:-1].strip(f"：: {_BLANK_LINE}")
    if len(re.findall("[（(]", rest)) > len(re.findall("[）)]", rest)):
        rest = rest.lstrip("（(").strip(f"：: {_BLANK_LINE}")
    return "" if _PLACEHOLDER.fullmatch(rest) or is_none(rest) else rest


def _without_notes(cell: str) -> tuple[str, list[str]]:
    """A cell without its legend and its note, and these."""
    notes = [joined(match[0]) for match in _LEGEND.finditer(cell)]
    cell = _LEGEND.sub("\n", cell)
    if match := _NOTE.search(cell):
        notes.append(joined(match[0]))
        cell = cell[: match.start()]
    return cell.strip(), notes


def _found(cell: str, names: Names) -> tuple[list[_Entry], list[str]]:
    """The channels of a cell with their ticks, and the doubts about them."""
    head, boxes = _glyphs.boxes(cell, _letters(cell, names))
    if not boxes:
        return [_Entry(text, True) for text in names.listed(cell)], []
    if _some_behind(head, boxes, names):
        return _before(head, boxes, names), []
    if _behind(cell, head, boxes, names):
        texts = [head, *(box.text for box in boxes)]
        boxes = [box._replace(text=words) for words, box in zip(texts, boxes, strict=False)]
        head = ""
    entries = [_Entry(text, None) for text in names.listed(head)] if head else []
    only_ticks = all(box.ticked for box in boxes)
    for box in boxes:
        entries.extend(_of_box(box, only_ticks, names))
    return _all_empty(entries, boxes, names)


def _of_box(box: _glyphs.Box, only_ticks: bool, names: Names) -> list[_Entry]:
    """The channels behind one box: the first is the box's own, others lost theirs unless 、 stands between them."""
    if _OTHER.match(box.text.strip()):
        own, lost = names.behind_other(box.text)
        return [_Entry(own, box.ticked, box.sign), *(_Entry(text, None) for text in lost)]
    whole = box.text.strip()
    if not re.search(r"[\s、，,；;]", whole) and national(whole, names):
        return [_Entry(whole, box.ticked, box.sign)]  # 单位/村委会公示栏
    found = names.listed(box.text)
    listed = only_ticks and len(found) > 1 and bool(re.search("[、，,]", names.outside(box.text)))
    return [
        _Entry(text, box.ticked if index == 0 or listed else None, box.sign)
        for index, text in enumerate(found)
        if index == 0 or not _NO_OTHER.fullmatch(text)
    ]


def _all_empty(entries: list[_Entry], boxes: list[_glyphs.Box], names: Names) -> tuple[list[_Entry], list[str]]:
    """Where no box at all is ticked: a short list is one of the channels used, the whole national list says nothing."""
    if any(box.ticked for box in boxes) or not entries:
        return entries, []
    known = {name for entry in entries if (name := national(entry.text, names))}
    if len(known) >= _WHOLE:
        return [entry._replace(ticked=False) for entry in entries], ["所列渠道一个也没有勾选，请写明用哪些渠道"]
    return (
        [entry._replace(ticked=True) for entry in entries],
        ["渠道前面都是空框，没有一个勾选，按全部选用读入，请核对"],
    )


_WHOLE: Final = 9
"""So many different channels of the national list, and the cell is the form as it was handed out."""


def _letters(cell: str, names: Names) -> frozenset[int]:
    """Where letters like R, £, þ, 口 are the boxes of this cell: before its channels throughout, and it begins with one.

    The 口 of 窗口 is none: a letter behind a word is a box only where a channel begins right behind it.
    """
    signs = _glyphs.TICK_LETTERS + _glyphs.EMPTY_LETTERS
    before = names.signs_before(cell)
    lettered = sum(1 for sign in before if sign and sign in signs)
    boxed = sum(1 for sign in before if sign and sign in _glyphs.TICKED + _glyphs.EMPTY)
    first = cell[:1]
    if not lettered or first not in signs + _glyphs.TICKED + _glyphs.EMPTY:
        return frozenset()
    if lettered + boxed < _THROUGHOUT * len(before):
        return frozenset()
    used = {sign for sign in before if sign and sign in signs} | ({first} if first in signs else set())
    starts = names.starts(cell)
    return frozenset(
        index
        for index, char in enumerate(cell)
        if char in used and (index + 1 in starts or (_apart(cell, index) and cell[index + 1 :].strip()))
    )


def _apart(cell: str, index: int) -> bool:
    """Whether a letter stands at the start of a cell, or behind a blank or a bracket."""
    return not cell[index - 1 : index].strip() or cell[index - 1] in "）)、，"


_THROUGHOUT: Final = 0.8


def _behind(cell: str, head: str, boxes: list[_glyphs.Box], names: Names) -> bool:
    """Whether the boxes stand behind the names: 政府网站■ 政府公报□."""
    if not head or boxes[-1].text.strip(" 、，,；;。\n"):
        return False
    return all(names.listed(text) for text in [head, *(box.text for box in boxes[:-1])])


_APART: Final = re.compile(r"[\s、，,；;。）)/|]|$")


def _some_behind(head: str, boxes: list[_glyphs.Box], names: Names) -> bool:
    """Whether ticks stand right behind some of the names, the others having none: 政府网站√、政府公报、广播电视."""
    if not names.listed(head) or head != head.rstrip("\n、，,；;"):
        return False
    texts = [box.text for box in boxes]
    before = [len(names.listed(text)) for text in [head, *texts[:-1]]]
    if max(before) == 1 and not names.listed(texts[-1]):
        return False  # each name has its own: read with what stands behind 其他
    return all(before) and all(box.ticked for box in boxes) and all(_APART.match(text) for text in texts)


def _before(head: str, boxes: list[_glyphs.Box], names: Names) -> list[_Entry]:
    """Ticks behind names: each belongs to the name right before it, the names without one are not ticked."""
    entries: list[_Entry] = []
    for text, box in zip([head, *(box.text for box in boxes)], [*boxes, None], strict=True):
        found = names.listed(text)
        entries.extend(_Entry(name, False) for name in found[:-1])
        entries.extend(_Entry(name, box is not None, box.sign if box else "") for name in found[-1:])
    return entries
