"""The title of a plan → the last year that it is for, when the title says so."""

from __future__ import annotations

import re
from typing import Final

from gwstd.domain.patterns import late

_DASH: Final = r"[—–\-－~～至到]{1,3}"
_SPAN: Final = late(rf"(?<!\d)((?:19|20)\d\d)年?{_DASH}((?:19|20)\d\d)(?!\d)")
_YEAR: Final = late(r"(?<!\d)((?:19|20)\d\d)年")
_NUMERIC: Final = re.compile(r"[\d五]")
_ONE_YEAR: Final = late("工作要点|工作计划|工作安排|年度计划|重点工作任务|(?:实施|工作|行动)方案")
_FIVE_YEARS: Final = late(
    '第十([一二三四五六七八九])个五年|[“"‘]?十([一二三四五六七八九])五[”"’]?(?!条|款|项|届|次|号|年)'
)
_PUBLICITY: Final = late(
    '[“"‘]?([一二三四五六七八九])五[”"’]?普法|(?:法治|法制)宣传教育(?:的)?第([一二三四五六七八九])个五年'
)
_FIRST_PUBLICITY_ENDS: Final = 1990
"""普法: the first five-year plan of publicity for the law was for 1986—1990, “七五”普法 for 2016—2020."""
_FIRST_PLAN_ENDS: Final = 2010
"""The eleventh five-year plan ended in 2010, each later one five years after the one before."""


def last_year(title: str) -> int | None:
    """The year with which a plan ends: of 2021—2023年, of “十四五”, of 2025年…工作要点; None where the title sets no end.

    Several years: the last one counts.
    """
    if not _NUMERIC.search(title):
        return None
    years = [int(match[2]) for match in _SPAN.finditer(title)]
    years += [
        _FIRST_PLAN_ENDS + 5 * "一二三四五六七八九".index(match[1] or match[2]) for match in _FIVE_YEARS.finditer(title)
    ]
    years += [
        _FIRST_PUBLICITY_ENDS + 5 * "一二三四五六七八九".index(match[1] or match[2])
        for match in _PUBLICITY.finditer(title)
    ]
    if years or _ONE_YEAR.search(title):
        years += [int(match[1]) for match in _YEAR.finditer(title)]
    return max(years, default=None)
