"""A cell's 公开时限 → the sentence on one line, and a doubt where it sets no day or is not understood."""

from __future__ import annotations

import itertools
import re
from typing import Final

from gwstd.domain.timelimit import parse
from gwstd.draft import Reading
from gwstd.tables._lines import joined, lines
from gwstd.tables.words import is_as_above, is_none

_FLOAT: Final = re.compile(r"(\d+)\.0+")
_END: Final = " 。．.；;，,、"
_LONGEST: Final = 600
_STOP: Final = "。；;，,、：:！"


def read(text: str) -> Reading[str]:
    """A cell → its limit without the line ends of its column; vague or unknown wording stays, with a doubt."""
    if is_none(text):
        return Reading("")
    if is_as_above(text):
        return Reading(joined(text))
    whole = joined(text)
    limit = _FLOAT.sub(r"\1", whole) if _FLOAT.fullmatch(whole) else whole
    limit = limit.rstrip(_END) or limit
    repairs = [] if limit == whole else [f"“{whole}”读作“{limit}”"]
    doubts = [*_together(text), *_doubts(limit)]
    return Reading(limit, tuple(repairs), tuple(doubts))


def _doubts(limit: str) -> list[str]:
    if limit.isdecimal():
        return [f"公开时限只有数字“{limit}”，请写明从哪一天起、几个工作日内"]
    if len(limit) > _LONGEST:
        return [f"公开时限有{len(limit)}个字，太长，没有看懂，原样读入，请核对"]
    said = parse(limit)
    if said.unparsed:
        return [f"公开时限“{limit}”没有看懂，原样读入，请核对"]
    vague = [v for v in said.vague if v.kind != "同上"]
    if vague and not said.limits:
        return [f"公开时限“{limit}”说不出最迟哪一天公开，请写明"]
    if any(v.kind == "缺起算" for v in vague):
        return [f"公开时限“{limit}”没有写从哪一天起算，请写明"]
    return []


def _together(text: str) -> list[str]:
    """A doubt where two limits stand on two lines with no stop between them."""
    found = lines(text) if len(text) <= _LONGEST else []
    for before, after in itertools.pairwise(found):
        if before[-1] not in _STOP and _whole(before) and _whole(after):
            return [f"“{joined(before)}”和“{joined(after)}”是两个时限，中间没有标点，请用分号隔开"]
    return []


def _whole(line: str) -> bool:
    """Whether a line is a limit by itself."""
    said = parse(joined(line))
    return not said.unparsed and bool(said.limits or said.vague) and len(line) > 3
