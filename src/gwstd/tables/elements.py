"""The columns that a catalogue table can have, by the words that people and mapping files use for them."""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple


class Element(Enum):
    """What a column holds. ``CHANNEL_TICK`` and ``LEVEL_TICK``: one column per channel or level, its header the name;
    ``BASIS_NUMBER``: the numbers of the laws in a column of their own; ``NAMES``: 一级 and 二级事项 in one cell, apart by
    a slash; ``UNREAD``: a column that a mapping file leaves out."""

    SEQ = "序号"
    LEVEL1 = "一级事项"
    LEVEL2 = "二级事项"
    LEVEL3 = "三级事项"
    LEVEL4 = "四级事项"
    NAME = "公开事项"
    NAMES = "公开事项（一级/二级）"
    CONTENT = "公开内容"
    BASIS = "公开依据"
    BASIS_NUMBER = "依据文号"
    LIMIT = "公开时限"
    SUBJECT = "公开主体"
    CHANNEL = "公开渠道"
    CHANNEL_TICK = "公开渠道（每种渠道一列）"
    AUDIENCE = "公开对象"
    PUBLIC = "全社会"
    SPECIFIC = "特定群体"
    MODE = "公开方式"
    PROACTIVE = "主动公开"
    REQUEST = "依申请公开"
    LEVELS = "公开层级"
    LEVEL_TICK = "公开层级（每级一列）"
    EXTRA = "扩展"
    UNREAD = "不读"


NAME_LEVELS: Final = (Element.LEVEL1, Element.LEVEL2, Element.LEVEL3, Element.LEVEL4)
NAMING: Final = frozenset({*NAME_LEVELS, Element.NAME, Element.NAMES})
TICKS: Final = frozenset(
    {
        Element.PUBLIC,
        Element.SPECIFIC,
        Element.PROACTIVE,
        Element.REQUEST,
        Element.LEVEL_TICK,
        Element.CHANNEL_TICK,
    }
)
SEVERAL: Final = frozenset({Element.CHANNEL_TICK, Element.LEVEL_TICK, Element.EXTRA, Element.UNREAD, Element.NAME})
"""Elements that may have more than one column."""
WHOLE: Final = {
    Element.PUBLIC: Element.AUDIENCE,
    Element.SPECIFIC: Element.AUDIENCE,
    Element.PROACTIVE: Element.MODE,
    Element.REQUEST: Element.MODE,
    Element.LEVEL_TICK: Element.LEVELS,
    Element.CHANNEL_TICK: Element.CHANNEL,
}
"""Element of one tick column → the element that it is a part of."""


class Column(NamedTuple):
    """One column as the header tells it: what it holds, its label without line breaks, the columns of the grid that it
    takes up, and whether its element was found by its texts because its label is unknown, lost or wrong."""

    element: Element
    label: str
    columns: tuple[int, ...]
    guessed: bool = False
