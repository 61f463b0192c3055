"""A parsed 公开时限, the day on which its event happens and a calendar → the last lawful day of each of its clauses.

What no calendar can tell (及时, 与……同时, 长期公开) gets no day, only a note that says why.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from gwstd.domain.timelimit import (
    WHY,
    Ahead,
    AtOnce,
    Clause,
    Cycle,
    Dated,
    Extension,
    Notice,
    Retention,
    Saving,
    TimeLimit,
    Vague,
    Within,
    render,
)
from gwstd.domain.workday import Calendar, Count, count, count_back, count_hours, working_day_before

_CYCLE_DAYS: Final = {"日": 1, "周": 7}
_MONTHS: Final = {"年": 12, "半年": 6, "季度": 3, "季": 3, "月": 1}
_PERIOD_END: Final = re.compile(
    "每?个?(年|半年|季度|季|月)(?:度|份)?(?:终了|结束|期满|末)|每个?(半年|季度|季|月)(?:度|份)?"
)
_CLOCK: Final = frozenset({"小时", "分钟"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clause with its last day. ``binding``: it limits when to publish (a notice period or extension does not)."""

    clause: Clause
    count: Count | None = None
    notes: tuple[str, ...] = ()
    binding: bool = True

    @property
    def text(self) -> str:
        """The clause in canonical wording."""
        return render(TimeLimit((replace(self.clause, joined=False),)))


def deadlines(limit: TimeLimit, start: datetime, calendar: Calendar) -> tuple[Deadline, ...]:
    """The deadlines of all clauses, in order. ``start``: when the event happens (midnight: the hour is not known).

    For a date that returns each year, quarter or month: the first on or after ``start``. Raises ValueError when a
    day lies outside the years 1 to 9999.
    """
    startless = {vague.words for vague in limit.vague if vague.kind == "缺起算"}
    out: list[Deadline] = []
    for clause in limit.clauses:
        try:
            made = _deadline(clause, start, calendar, out)
        except OverflowError as error:
            raise ValueError("超出了可以计算的日期") from error
        if made.count is not None and made.binding and _alone(clause) in startless:
            made = replace(made, notes=(*made.notes, f"没有写从哪一天起算，这里从 {start.date()} 起算"))
        out.append(made)
    return tuple(out)


def _alone(clause: Clause) -> str:
    return render(TimeLimit((clause,)))


def _deadline(clause: Clause, start: datetime, calendar: Calendar, before: list[Deadline]) -> Deadline:
    day = start.date()
    match clause.value:
        case Within() as within:
            return _within(clause, within, start, calendar)
        case Ahead() as ahead:
            return _ahead(clause, ahead, start, calendar)
        case Dated(every=every) if every > 1:
            return Deadline(clause, notes=("从上一次公开的那一年数起，没有写是哪一年，算不出日期",))
        case Dated() as dated:
            return _fixed(clause, _next(dated, day), day, calendar)
        case Cycle() as cycle:
            return _cycle(clause, cycle, day, calendar)
        case AtOnce(_, how) if how in ("同时", "同日"):
            return Deadline(clause, notes=("以对方公开的那一天为准",))
        case AtOnce(_, how):
            last = day + timedelta(days={"次日": 1, "之前": -1}.get(how, 0))
            notes = (f"{day} 是事情发生的日子，要在它以前", *_free(last, calendar)) if how == "之前" else ()
            return Deadline(clause, Count(day, last), notes)
        case Notice(span, _, _, _):
            made = (
                count_hours(start, span.amount, span.unit)
                if span.unit in _CLOCK
                else count(day, span.amount, span.unit, calendar)
            )
            return Deadline(clause, made, (f"这是公示多久，不是何时公开：{day} 开始的，到这一天期满",), False)
        case Extension() as extension:
            return _extended(clause, extension, start, calendar, before)
        case _:
            return Deadline(clause, notes=_why(clause), binding=False)


def _why(clause: Clause) -> tuple[str, ...]:
    match clause.value:
        case Vague(kind, _):
            return (WHY[kind],)
        case Retention():
            return (WHY["只有时长"],)
        case Saving():
            return ("有专门规定的，以那份规定为准",)
        case _:
            return ()


def _within(clause: Clause, within: Within, start: datetime, calendar: Calendar) -> Deadline:
    amount, unit = within.span.amount, within.span.unit
    if unit in _CLOCK:
        return Deadline(clause, count_hours(start, amount, unit), _midnight(start))
    day = start.date()
    if unit == "日" and _withdrawn(clause):
        note = f"行政处罚法第四十八条的{amount}日是工作日（第八十五条）"
        return Deadline(clause, count(day, amount, "工作日", calendar), (note,))
    period = _PERIOD_END.fullmatch(within.event)
    if period is None:
        return Deadline(clause, count(day, amount, unit, calendar))
    months = _MONTHS[period[1] or period[2]]
    base = _period_end(_period_end(day, months) - timedelta(days=_LONGEST * months), months)
    made = count(base, amount, unit, calendar)
    while made.last < day:
        base = _period_end(base + timedelta(days=1), months)
        made = count(base, amount, unit, calendar)
    return Deadline(clause, made, (f"从这一期的最后一天 {base} 起算",))


def _withdrawn(clause: Clause) -> bool:
    """Whether a published penalty decision is to be taken back, for which the law counts working days."""
    return "撤回" in clause.act and bool(
        re.search("撤销|变更|违法|无效", clause.case + str(getattr(clause.value, "event", "")))
    )


_LONGEST: Final = 62
"""So many days back for each month of a period reach an earlier period, whose deadline may still lie ahead."""


def _midnight(start: datetime) -> tuple[str, ...]:
    if start.hour or start.minute:
        return ()
    return (f"没有给时刻，从 {start.date()} 0 时起算；要准到小时，--from 写成 {start.date()}T09:30",)


def _ahead(clause: Clause, ahead: Ahead, start: datetime, calendar: Calendar) -> Deadline:
    amount, unit, day = ahead.span.amount, ahead.span.unit, start.date()
    if unit in _CLOCK:
        return Deadline(clause, count_hours(start, -amount, unit), _midnight(start))
    back = count_back(day, amount, unit, calendar)
    if ahead.during:
        return Deadline(clause, replace(back, last=day), (f"从 {back.last} 起，到 {day} 为止",))
    return Deadline(clause, back, (f"{day} 是事情发生的日子，往前数", *_free(back.last, calendar)))


def _free(last: date, calendar: Calendar) -> tuple[str, ...]:
    if calendar.works(last):
        return ()
    return (f"这一天不上班，不能顺延，宜在 {working_day_before(last, calendar)} 以前办好",)


def _fixed(clause: Clause, last: date, day: date, calendar: Calendar) -> Deadline:
    notes = (f"这一天在 {day} 以前，已经过了",) if last < day else _free(last, calendar)
    return Deadline(clause, Count(day, last, missing=calendar.missing(last, last)), notes)


def _next(dated: Dated, day: date) -> date:
    """The first such date on or after ``day``; ``following``: in the period after that of ``day``."""
    if not dated.period:
        return _on(dated.year, dated.month, dated.day)
    if dated.period == "周":
        monday = day - timedelta(days=day.weekday())
        made = monday + timedelta(days=dated.day - 1 + (7 if dated.following else 0))
        return made if made >= day else made + timedelta(days=7)
    months = _MONTHS[dated.period]
    first = day.year * 12 + (day.month - 1) // months * months
    if dated.following:
        first += months
    offset = (dated.month or 1) - 1
    made = _on(*_year_month(first + offset), dated.day)
    return made if made >= day else _on(*_year_month(first + months + offset), dated.day)


def _year_month(index: int) -> tuple[int, int]:
    year, month = divmod(index, 12)
    return year, month + 1


def _on(year: int, month: int, day: int) -> date:
    longest = monthrange(year, month)[1]
    return date(year, month, min(day or longest, longest))


def _period_end(day: date, months: int) -> date:
    first = day.year * 12 + (day.month - 1) // months * months
    return _on(*_year_month(first + months - 1), 0)


def _cycle(clause: Clause, cycle: Cycle, day: date, calendar: Calendar) -> Deadline:
    period = cycle.period
    if cycle.every > 1 and period in _CYCLE_DAYS:
        made = _fixed(clause, day + timedelta(days=cycle.every * _CYCLE_DAYS[period]), day, calendar)
        return replace(made, notes=("起算日当作上一次公开的那一天", *made.notes))
    if cycle.every > 1:
        return Deadline(clause, notes=("从上一次公开的那一期数起，没有写是哪一期，算不出日期",))
    if period == "学期":
        return Deadline(clause, notes=("学期的起止由学校定，算不出日期",))
    if period == "日":
        last = day
    elif period == "周":
        last = day + timedelta(days=6 - day.weekday())
    elif period == "半月" and day.day <= _HALF:
        last = day.replace(day=_HALF)
    else:
        last = _period_end(day, _MONTHS.get(period, 1))
    made = _fixed(clause, last, day, calendar)
    return replace(made, notes=("只写了周期，没有写日期：算到这一期的最后一天", *made.notes))


_HALF: Final = 15


def _extended(
    clause: Clause, extension: Extension, start: datetime, calendar: Calendar, before: list[Deadline]
) -> Deadline:
    amount, unit = extension.span.amount, extension.span.unit
    base = next((made.count for made in reversed(before) if made.count is not None and made.binding), None)
    if base is None or unit in _CLOCK:
        return Deadline(
            clause,
            notes=("前面没有可以延长的期限" if base is None else "按小时延长，从原期限届满时起算",),
            binding=False,
        )
    day = start.date() if extension.total else base.last
    note = f"延长的，从 {day} 起算" + ("（连同原期限）" if extension.total else "（原期限的最后一天）")
    return Deadline(clause, count(day, amount, unit, calendar), (note,), False)
