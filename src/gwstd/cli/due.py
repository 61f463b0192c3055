"""``gwstd due``: the last lawful day of a 公开时限, and how it was counted."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from gwstd.cli import FINDINGS, _options
from gwstd.cli._options import Catalog

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gwstd.domain.deadline import Deadline
    from gwstd.domain.timelimit import TimeLimit
    from gwstd.domain.workday import Arrangement, Calendar, Count

FORMATS: Final = ("text", "json")
VERSION: Final = "1"
_WEEKDAYS: Final = "一二三四五六日"
_START: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2})?")


def run(
    limit: Annotated[
        str, typer.Argument(metavar="LIMIT", help="公开时限，如 自信息形成之日起20个工作日内。", show_default=False)
    ],
    start: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="DATE",
            help="起算的那一天，如 2026-02-13；按小时的写 2026-02-13T09:30。",
            show_default=False,
        ),
    ],
    catalog: Catalog = None,
    output: Annotated[str, typer.Option("--format", metavar="FORMAT", help="输出格式：text、json。")] = "text",
) -> None:
    """算出公开时限的最后一天：扣除周末和放假，算上调休，并说明怎样算的。"""
    if output not in FORMATS:
        raise typer.BadParameter(f"--format 没有 {output} 这个选择，可以写：{'、'.join(FORMATS)}")
    begin = _start(start)
    from gwstd.domain.deadline import deadlines
    from gwstd.domain.timelimit import parse
    from gwstd.domain.workday import Calendar

    calendar = Calendar(_arrangements(catalog))
    parsed = parse(limit)
    try:
        found = deadlines(parsed, begin, calendar)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    warnings = [_missing(year, found) for year in sorted({y for d in found if d.count for y in d.count.missing})]
    if output == "json":
        _options.emit(_json(limit, start, parsed, found, warnings), True)
    else:
        _options.emit(_text(limit, parsed, found, warnings, calendar), False)
    if not any(d.binding and d.count for d in found):
        raise typer.Exit(FINDINGS)


def _start(text: str) -> datetime:
    try:
        if not _START.fullmatch(text):
            raise ValueError
        return datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"--from 写成 2026-02-13 的样子，且确有这一天：{text}") from None


def _arrangements(catalog: Path | None) -> Sequence[Arrangement]:
    """The catalogue's own holidays.yaml. With faults in it nothing is counted: they are shown, exit 1."""
    from gwstd import holidays, load, source
    from gwstd.vocabulary import HOLIDAYS_FILE

    try:
        root = _options.relative(load.find_root(Path.cwd(), catalog))
    except load.NoCatalogueError as error:
        if catalog is not None:
            raise typer.BadParameter(str(error)) from error
        return ()
    path = root / HOLIDAYS_FILE
    if not path.is_file():
        return ()
    data = path.read_bytes()
    found, flaws = holidays.read(HOLIDAYS_FILE, data)
    if not flaws:
        return found
    text = source.decode(HOLIDAYS_FILE, data)[0]
    wanted = [(flaw.fault.place.path, flaw.fault.place.on_key) for flaw in flaws]
    places = source.locate(
        text, [w for w, flaw in zip(wanted, flaws, strict=True) if flaw.fault.place.position is None]
    )
    for want, flaw in zip(wanted, flaws, strict=True):
        at = flaw.fault.place.position or places[want]
        print(f"{path.as_posix()}:{at.line}:{at.column}: {flaw.fault.message}。{flaw.fault.help}", file=sys.stderr)
    raise typer.Exit(FINDINGS)


# ---------------------------------------------------------------------------------------------- words for people


def _text(
    written: str, limit: TimeLimit, found: Sequence[Deadline], warnings: Sequence[str], calendar: Calendar
) -> str:
    from gwstd.domain.timelimit import WHY, render

    canonical = render(limit)
    lines = [] if canonical == written or len(found) == 1 else [f"标准写法：{canonical}"]
    for deadline in found:
        lines += [deadline.text, *(f"  {line}" for line in _counted(deadline, calendar))]
    for vague in limit.vague:
        if vague.words not in [d.text for d in found]:
            lines.append(f"含糊：“{vague.words}”{WHY[vague.kind]}")
    lines += [f"没有读懂：“{text}”" for text in limit.unparsed]
    if not found and not limit.unparsed:
        lines.append("没有写时限")
    lines += [f"注意：{warning}" for warning in warnings]
    return "\n".join(lines) + "\n"


def _counted(deadline: Deadline, calendar: Calendar) -> Iterator[str]:
    count = deadline.count
    if count is not None:
        yield f"{_title(deadline)}：{_moment(count, calendar)}"
        yield from _how(deadline, count)
    yield from deadline.notes


def _title(deadline: Deadline) -> str:
    from gwstd.domain.timelimit import Notice

    if deadline.binding:
        return "最后一天"
    return "期满" if isinstance(deadline.clause.value, Notice) else "延长到"


def _moment(count: Count, calendar: Calendar) -> str:
    if count.hour is not None:
        return f"{_day(count.last)}{count.hour:%H:%M}"
    exchanged = count.last.weekday() >= 5 and calendar.works(count.last)
    return _day(count.last).replace("）", "，调休上班）") if exchanged else _day(count.last)


def _how(deadline: Deadline, count: Count) -> Iterator[str]:
    from gwstd.domain.timelimit import Within

    if count.hour is None and isinstance(deadline.clause.value, Within):
        yield f"起算日：{_day(count.start)}，当天不算"
    if count.moved_from is not None:
        yield f"顺延：{_day(count.moved_from)} 休息，顺延到下一个工作日（民法典第二百零三条）"
    elif count.skipped:
        yield f"放假不算：{'；'.join(_holidays(count))}"
    if count.exchanged:
        yield f"调休上班，算工作日：{'、'.join(map(_day, count.exchanged))}"
    if count.weekends:
        yield f"周末不算：{'、'.join(_runs(count.weekends))}"


def _holidays(count: Count) -> Iterator[str]:
    for name in dict.fromkeys(name for _, name in count.skipped):
        yield f"{name} {'、'.join(_runs([day for day, of in count.skipped if of == name]))}"


def _runs(days: Sequence[date]) -> Iterator[str]:
    """2026-02-16 至 2026-02-20、2026-02-23."""
    first = previous = None
    for day in [*days, None]:
        if previous is not None and day == previous + timedelta(days=1):
            previous = day
            continue
        if first is not None and previous is not None:
            yield str(first) if first == previous else f"{first} 至 {previous}"
        first = previous = day


def _day(day: date) -> str:
    return f"{day}（周{_WEEKDAYS[day.weekday()]}）"


def _missing(year: int, found: Sequence[Deadline]) -> str:
    reached = any(d.count and year in d.count.missing and d.count.last.year >= year for d in found)
    what = (
        "这一年只扣除了周末，没有扣除放假、算上调休，结果可能不准"
        if reached
        else f"它可能涉及 {year - 1} 年 12 月底的几天"
    )
    return f"没有 {year} 年的放假安排，{what}；国务院办公厅的通知发布后，更新程序或写进目录的 holidays.yaml 再算"


# ---------------------------------------------------------------------------------------------- words for machines


def _json(written: str, start: str, limit: TimeLimit, found: Sequence[Deadline], warnings: Sequence[str]) -> str:
    import json

    from gwstd.domain.timelimit import render

    report = {
        "version": VERSION,
        "text": written,
        "limit": render(limit),
        "from": start,
        "clauses": [_one(deadline) for deadline in found],
        "vague": [{"kind": v.kind, "words": v.words} for v in limit.vague],
        "unparsed": list(limit.unparsed),
        "warnings": list(warnings),
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _one(deadline: Deadline) -> dict[str, Any]:
    clause, count = deadline.clause, deadline.count
    out: dict[str, Any] = {
        "text": deadline.text,
        "kind": type(clause.value).__name__.lower(),
        "subject": clause.subject,
        "case": clause.case,
        "act": clause.act,
        "note": clause.note,
        "binding": deadline.binding,
        "last": None,
        "notes": list(deadline.notes),
    }
    if count is not None:
        out["last"] = f"{count.last}T{count.hour:%H:%M}" if count.hour is not None else str(count.last)
        out["counted"] = {
            "start": str(count.start),
            "moved_from": str(count.moved_from) if count.moved_from else None,
            "holidays": [{"date": str(day), "name": name} for day, name in count.skipped],
            "exchanged": [str(day) for day in count.exchanged],
            "weekends": [str(day) for day in count.weekends],
            "missing": list(count.missing),
        }
    return out
