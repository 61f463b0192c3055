"""What the texts of a column look like → which elements they may be, where a label is lost, unknown or there twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from gwstd.tables._traditional import simplified
from gwstd.tables.elements import Element
from gwstd.tables.labels import level_of
from gwstd.tables.merged import bare

_TICK: Final = re.compile("[√✓✔■☑☒✕×●○◆▲□☐口RþPüVv是否有无—─/-]{1,2}|[（(\\[【][√✓■][)）\\]】]")
_BOXES: Final = frozenset("■□☑☒▲◆▄▇☐口")
_CHANNEL: Final = re.compile(
    "政府网|门户网|政府公报|两微一端|一微一端|新媒体|发布会|听证会|广播电视|纸质媒体|公开查阅点|查询点|服务中心|便民服务|入户|公示栏|精准推送|公众号|网站"
)
_SIGNS: Final[Mapping[Element, re.Pattern[str]]] = MappingProxyType(
    {
        Element.SEQ: re.compile(
            r"[（(]?(?:\d{1,4}|\d{1,2}(?:[.．\-]\d{1,3})+|[一二三四五六七八九十百]{1,4}|[①-⑳])[）).、．]?"
        ),
        Element.BASIS: re.compile("《|国务院令|国?办发|条例|法》?$|〔20|有关规定$|政策(?:文件|规定)$|同上"),
        Element.LIMIT: re.compile(
            "工作日|之日起|日内|天内|及时|即时|实时|随时|长期|永久|定期|动态|每[年月季周日]|按[年月季]|\\d日前|月底前|年度|常年|同上"
        ),
        Element.SUBJECT: re.compile(
            "(?:[局委办厅署院所站队社科股室]|政府|部门|中心|机关|单位|街道办事处|委员会|公司|会|服务队|管委会|学校|大队)(?:[（(].*[)）])?[。；;、]?$|同上"
        ),
        Element.AUDIENCE: re.compile("^[√■□☑]?(?:全社会|社会公众|特定|面向社会|申请人|社会)"),
        Element.MODE: re.compile("^[√■□☑]?(?:主动|依申请|不予公开)(?:公开)?"),
    }
)
_LONGEST: Final = 2000
"""Of a longer text the beginning and the end are looked at."""
_LIST: Final = re.compile(r"^[（(]?1[.．、）)]|[；;\n]|[①●·◆]|、.*、")


@lru_cache(maxsize=32768)
def _kinds(text: str) -> frozenset[Element]:
    if len(text) > _LONGEST:
        text = text[: _LONGEST // 2] + text[-_LONGEST // 2 :]
    word = simplified(bare(text))
    found = {
        element
        for element, sign in _SIGNS.items()
        if (sign.fullmatch(word) if element is Element.SEQ else sign.search(word))
    }
    if level_of(word) or all(level_of(part.strip("■□√")) for part in re.split("[、/,，]", word)):
        found.add(Element.LEVELS)
    if _TICK.fullmatch(word):
        found.add(Element.PUBLIC)
    if _CHANNEL.search(word) and "《" not in word:
        found.add(Element.CHANNEL)
    if "网站" in word[-3:] or word[:1] in _BOXES:
        found.discard(Element.SUBJECT)
    if _LIST.search(text) and "《" not in text:
        found.add(Element.CONTENT)
    return frozenset(found)


def shares(texts: Sequence[str]) -> dict[Element, float]:
    """The texts of one column → element → the share of its texts that look like it. ``PUBLIC`` stands for any tick."""
    counts: dict[Element, int] = {}
    for text in texts:
        for element in _kinds(text):
            counts[element] = counts.get(element, 0) + 1
    return {element: count / len(texts) for element, count in counts.items()} if texts else {}


def looks_like(text: str, element: Element) -> bool:
    """Whether one text may stand in a column of this element, as far as its look tells."""
    return element in _kinds(text)


def is_number(text: str) -> bool:
    """Whether a cell holds nothing but an ordinal number: 12, 3.1, （一）."""
    return Element.SEQ in _kinds(text)


def are_ticks(texts: Iterable[str]) -> bool:
    """Whether all these texts are ticks or signs for none."""
    return all(_TICK.fullmatch(bare(text)) for text in texts)
