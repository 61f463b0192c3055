"""An office's holidays.yaml → the arrangements of working days, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from gwstd import shape, source
from gwstd.domain.workday import Arrangement
from gwstd.model import Fault, Flaw, KeyPath, Place
from gwstd.vocabulary import ARRANGEMENT, ARRANGEMENTS_KEY

YEAR_KEY, SOURCE_KEY, OFF_KEY, ON_KEY = ARRANGEMENT


def read(name: str, data: bytes) -> tuple[tuple[Arrangement, ...], list[Flaw]]:
    """The bytes of a holidays.yaml → its arrangements; none of it is used where anything is wrong.

    ::

        放假安排:
          - 年份: 2027
            来源: 国务院办公厅关于2027年部分节假日安排的通知
            休: [2027-01-01, …]
            班: [2027-01-30, …]
    """
    text, flaws = source.decode(name, data)
    if any(flaw.rule == "file-encoding" for flaw in flaws):
        return (), flaws
    value, more = source.parse(name, text)
    flaws = [flaw for flaw in flaws if flaw.rule != "file-bom"] + more
    return ((), flaws) if flaws or value is None else arrangements(name, value)


def arrangements(name: str, value: object) -> tuple[tuple[Arrangement, ...], list[Flaw]]:
    """The value of a holidays.yaml → its arrangements, or none and the flaws."""
    flaws = shape.check(name, "holidays", value)[0]
    if flaws or not isinstance(value, dict):
        return (), flaws
    entries = value[ARRANGEMENTS_KEY]
    flaws = list(_faulty(name, entries))
    return ((), flaws) if flaws else (tuple(_arrangement(entry) for entry in entries), [])


def _days(entry: dict[str, Any], key: str) -> list[date]:
    return [date.fromisoformat(day) for day in entry.get(key, ())]


def _arrangement(entry: dict[str, Any]) -> Arrangement:
    off, on = frozenset(_days(entry, OFF_KEY)), frozenset(_days(entry, ON_KEY))
    return Arrangement(int(entry[YEAR_KEY]), entry[SOURCE_KEY], off, on)


def _faulty(name: str, entries: list[dict[str, Any]]) -> Iterator[Flaw]:
    """What a schema cannot say: one notice a year, days of that year, 班 on weekends, no day both off and worked."""
    years = [entry[YEAR_KEY] for entry in entries]
    for index, entry in enumerate(entries):
        path: KeyPath = (ARRANGEMENTS_KEY, index)
        year = int(entry[YEAR_KEY])
        if years.index(entry[YEAR_KEY]) != index:
            yield _flaw(
                name, (*path, YEAR_KEY), f"{year} 年的放假安排写了两次", "并成一份；以国务院办公厅最后的通知为准"
            )
        for key in (OFF_KEY, ON_KEY):
            for at, day in enumerate(_days(entry, key)):
                if day.year != year and (day.year, day.month) != (year - 1, 12):
                    yield _flaw(name, (*path, key, at), f"{day} 不在 {year} 年",
                                "写通知里的日期；元旦的放假、调休可以在上一年 12 月")  # fmt: skip
                elif key == ON_KEY and day.weekday() < 5:
                    yield _flaw(name, (*path, key, at), f"{day} 本来就是工作日，不是调休",
                                "“班”只写调休上班的周六、周日")  # fmt: skip
                elif key == ON_KEY and day in _days(entry, OFF_KEY):
                    yield _flaw(name, (*path, key, at), f"{day} 又休又班", "对照通知，删去一处")


def _flaw(name: str, path: KeyPath, message: str, advice: str) -> Flaw:
    return Flaw("value-format", Fault(Place(name, path), message, advice))
