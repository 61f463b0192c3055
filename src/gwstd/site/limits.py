"""A clerk's 公开时限 in; how soon that is out, in the few classes that a reader can compare."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from gwstd.domain.timelimit import Ahead, AtOnce, Cycle, Dated, Span, Value, Within, parse

AT_ONCE: Final = "即时、当日"
PERIODIC: Final = "定期（每年、每季、每月等）"
AHEAD: Final = "事前"
NATURAL: Final = "按日、月、年计"
OTHER: Final = "其他写法"
_WORKDAYS: Final = (
    (3, "1—3个工作日"),
    (7, "4—7个工作日"),
    (10, "8—10个工作日"),
    (20, "11—20个工作日"),
)
_LONGER: Final = "20个工作日以上"
CLASSES: Final = (AT_ONCE, *(name for _, name in _WORKDAYS), _LONGER, NATURAL, PERIODIC, AHEAD, OTHER)
"""Every class, soonest first."""


@lru_cache(maxsize=16384)
def limit_class(text: str) -> str:
    """The class of a time limit: of its first clause that fixes a day. A sentence without one is 其他写法."""
    found = (_class(clause.value) for clause in parse(text).clauses)
    return next((name for name in found if name), OTHER)


def _class(value: Value) -> str:
    match value:
        case Within(span=span):
            return _within(span)
        case AtOnce():
            return AT_ONCE
        case Dated() | Cycle():
            return PERIODIC
        case Ahead():
            return AHEAD
    return ""


def _within(span: Span) -> str:
    if span.unit in ("小时", "分钟"):
        return AT_ONCE if span.amount <= 24 or span.unit == "分钟" else NATURAL
    if span.unit != "工作日":
        return NATURAL
    return next((name for most, name in _WORKDAYS if span.amount <= most), _LONGER)
