"""A start day and a span → the last lawful day, and how it was counted.

Counting follows 民法典: the start day does not count (art. 201), a month ends on the day of the same number or on its
last day (art. 202), a period of days, months or years that ends on a rest day ends on the next working day (art. 203).
Working days are Monday to Friday less the State Council's yearly holidays plus the weekend days worked in exchange
(调休); the arrangements come from ``chinesecalendar`` and, for years it lacks or that an office corrects, from the
catalogue's holidays.yaml. A year without an arrangement is counted by weekends alone, and the result says so.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final, NamedTuple

_DAY: Final = timedelta(days=1)
_LAST_WEEK: Final = 25
"""From this day of December on, days may be ruled by next year's arrangement: 2018-12-29 was worked for 元旦 2019."""


class Arrangement(NamedTuple):
    """One year's notice: the days off and the weekend days worked. Either may lie in the December before."""

    year: int
    source: str
    off: frozenset[date]
    on: frozenset[date]


@dataclass(frozen=True, slots=True)
class Count:
    """How a last day was found. ``skipped`` are the holidays on Monday to Friday with their names, ``exchanged`` the
    weekend days worked, ``weekends`` the other Saturdays and Sundays passed. ``moved_from`` is the rest day on which
    the period would have ended. ``hour`` is set when hours were counted. ``missing``: years without an arrangement.
    """

    start: date
    last: date
    weekends: tuple[date, ...] = ()
    skipped: tuple[tuple[date, str], ...] = ()
    exchanged: tuple[date, ...] = ()
    moved_from: date | None = None
    hour: time | None = None
    missing: tuple[int, ...] = ()


class Calendar:
    """Which days are working days. An office's own arrangement of a year stands before the library's."""

    def __init__(self, own: Iterable[Arrangement] = ()) -> None:
        own = tuple(own)
        self._own_years = frozenset(a.year for a in own)
        self._off = frozenset(day for a in own for day in a.off)
        self._on = frozenset(day for a in own for day in a.on)

    def knows(self, year: int) -> bool:
        """Whether there is an arrangement for that year."""
        return year in self._own_years or _published(year)

    def works(self, day: date) -> bool:
        """Whether offices work on that day; by weekends alone where the year has no arrangement."""
        if day in self._on or day in self._off:
            return day in self._on
        if day.year in self._own_years or not _published(day.year):
            return day.weekday() < 5
        import chinese_calendar

        return bool(chinese_calendar.is_workday(day))

    def holiday(self, day: date) -> str:
        """春节, 国庆节 …: the holiday that a day off belongs to; 放假 where the arrangement names none."""
        if day in self._off or day.year in self._own_years or not _published(day.year):
            return "放假"
        import chinese_calendar

        name = chinese_calendar.get_holiday_detail(day)[1]
        return str(chinese_calendar.Holiday(name).chinese) if name else "放假"

    def missing(self, first: date, last: date) -> tuple[int, ...]:
        """The years whose arrangement rules some day from ``first`` to ``last`` and is not known, in order."""
        years = set(range(first.year, last.year + 1))
        years |= {
            y + 1 for y in years if first <= date(y, 12, 31) and last >= date(y, 12, _LAST_WEEK) and y < date.max.year
        }
        return tuple(sorted(year for year in years if not self.knows(year)))


@cache
def _published(year: int) -> bool:
    """Whether the library holds the year's arrangement; it raises for a year it does not know."""
    import chinese_calendar

    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


# ---------------------------------------------------------------------------------------------- counting


def count(start: date, amount: int, unit: str, calendar: Calendar) -> Count:
    """The last day of ``amount`` 工作日, 日, 月 or 年 from ``start``. Raises ValueError beyond the year 9999."""
    try:
        if unit == "工作日":
            return _walked(start, amount, calendar, 1)
        end = start + timedelta(days=amount) if unit == "日" else _months(start, amount * (12 if unit == "年" else 1))
        last = end
        while not calendar.works(last):
            last += _DAY
        found = Count(start, last, moved_from=end if last != end else None)
        return replace(found, missing=calendar.missing(end, last), skipped=tuple(_skipped(end, last, calendar)))
    except (OverflowError, ValueError) as error:
        raise ValueError(f"{start} 起 {amount}{unit} 超出了可以计算的日期") from error


def count_back(start: date, amount: int, unit: str, calendar: Calendar) -> Count:
    """The last day that is ``amount`` before ``start`` (举办3个工作日前). The day of the event does not count.

    A rest day at the end is not moved: later would be too late. Raises ValueError before the year 1.
    """
    try:
        if unit == "工作日":
            return _walked(start, amount, calendar, -1)
        days = start - timedelta(days=amount) if unit == "日" else _months(start, -amount * (12 if unit == "年" else 1))
        return Count(start, days)
    except (OverflowError, ValueError) as error:
        raise ValueError(f"{start} 前 {amount}{unit} 超出了可以计算的日期") from error


def count_hours(start: datetime, amount: int, unit: str = "小时") -> Count:
    """So many 小时 or 分钟, from the moment itself (民法典 art. 201); rest days count like others."""
    try:
        end = start + timedelta(minutes=amount if unit == "分钟" else 60 * amount)
    except OverflowError as error:
        raise ValueError(f"{start} 起 {amount}{unit}超出了可以计算的日期") from error
    return Count(start.date(), end.date(), hour=end.time())


def working_day_before(day: date, calendar: Calendar) -> date:
    """The nearest working day before ``day``."""
    day -= _DAY
    while not calendar.works(day):
        day -= _DAY
    return day


def _walked(start: date, amount: int, calendar: Calendar, step: int) -> Count:
    day, left = start, amount
    weekends: list[date] = []
    skipped: list[tuple[date, str]] = []
    exchanged: list[date] = []
    while left:
        day += step * _DAY
        weekend = day.weekday() >= 5
        if calendar.works(day):
            left -= 1
            if weekend:
                exchanged.append(day)
        elif weekend:
            weekends.append(day)
        else:
            skipped.append((day, calendar.holiday(day)))
    missing = calendar.missing(min(start, day), max(start, day))
    return Count(start, day, tuple(sorted(weekends)), tuple(sorted(skipped)), tuple(sorted(exchanged)), missing=missing)


def _skipped(first: date, last: date, calendar: Calendar) -> Iterator[tuple[date, str]]:
    day = first
    while day < last:
        if day.weekday() < 5:
            yield day, calendar.holiday(day)
        day += _DAY


def _months(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
