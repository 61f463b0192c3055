"""Compendium → the appendices of the 汇编: 依据总表, 机构联系表, 统计, 调整记录."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from gwstd.document import Block, Chart, Column, Heading, Orientation, Paragraph, Table
from gwstd.domain.library import shared, standing
from gwstd.model import Compendium
from gwstd.reports._stages import matrix
from gwstd.vocabulary import STAGES


def appendices(compendium: Compendium) -> Iterator[Block]:
    """All of them, each on a new page."""
    yield Orientation(landscape=True)
    yield Heading(1, "附录一 依据总表", "appendix-laws")
    yield laws(compendium)
    yield Orientation(landscape=False)
    yield Heading(1, "附录二 机构联系表", "appendix-departments")
    yield _departments(compendium)
    yield Heading(1, "附录三 统计", "appendix-statistics", new_page=True)
    yield Paragraph(f"共 {len(compendium.chapters)} 个领域、{len(compendium.rows)} 个事项。")
    yield from _charts(compendium)
    yield from matrix(compendium)
    yield from _changes(compendium)


def laws(compendium: Compendium) -> Table:
    """Every law that the compendium cites, with the text in force, its dates, and the items that cite it."""
    library = shared(compendium.laws)
    day = compendium.edition.base_date
    cited: dict[str, dict[str, list[int]]] = {}
    for chapter in compendium.chapters:
        for row in chapter.rows:
            readings = [reading for text in row.item.bases for _, reading in library.readings(text)]
            for name in {reading.law.name for reading in readings if reading.law}:
                cited.setdefault(name, {}).setdefault(chapter.field.name, []).append(row.number)
    rows = []
    for law in compendium.laws:
        if law.name in cited:
            judged = standing(law, day)
            version = judged.version
            number = version.number + ("（未核）" if version.number and "文号" in law.unverified else "")
            state = judged.state if law.verified != "待核" else f"{judged.state}（待核）"
            places = "；".join(f"{field}：{_ranges(numbers)}" for field, numbers in cited[law.name].items())
            count = sum(map(len, cited[law.name].values()))
            rows.append((law.name, law.kind, number, version.effective, state, str(count), places))
    numbered = tuple((str(number), *row) for number, row in enumerate(rows, 1))
    columns = (
        Column("序号", 8, centered=True),
        Column("名称", 58),
        Column("类别", 18, centered=True),
        Column("文号", 34),
        Column("施行日期", 19, centered=True),
        Column("有效性", 14, centered=True),
        Column("引用事项数", 13, centered=True),
        Column("引用的领域和事项序号", 72, small=True),
    )
    return Table("依据", f"依据总表（有效性以 {day} 为准）", columns, numbered, numbers=(6,))


def _ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers in short: 1、3—5."""
    runs = []
    for _, run in groupby(enumerate(numbers), lambda place: place[1] - place[0]):
        members = [number for _, number in run]
        first, last = members[0], members[-1]
        runs.append(str(first) if first == last else f"{first}{'、' if last == first + 1 else '—'}{last}")
    return "、".join(runs)


def _departments(compendium: Compendium) -> Table:
    """Who answers for what, with the number of items whose subject the body is, by itself or in its group."""
    named = {name: d for d in compendium.departments for name in (d.code, d.full_name, d.name)}
    counts: Counter[str] = Counter()
    for row in compendium.rows:
        subjects = [named[name] for name in row.subjects if name in named]
        counts.update({code for subject in subjects for code in (subject.code, *subject.members)})
    owners = [d for d in compendium.departments if compendium.owner in (None, d) and counts[d.code]]
    rows = tuple(
        (str(number), d.full_name, d.address, d.phone, d.work_group.liaison, str(counts[d.code]))
        for number, d in enumerate((d for d in owners if d.kind != "组"), 1)
    )
    columns = (
        Column("序号", 10, centered=True),
        Column("单位", 44),
        Column("地址", 36),
        Column("电话", 27, centered=True),
        Column("联络员", 26),
        Column("事项数", 15, centered=True),
    )
    return Table("机构", "公开主体及其联系方式", columns, rows, numbers=(5,))


def _charts(compendium: Compendium) -> Iterator[Chart]:
    yield _chart(
        "各领域事项数", [c.field.name for c in compendium.chapters], [len(c.rows) for c in compendium.chapters]
    )
    departments: Counter[str] = Counter(row.item.department for row in compendium.rows)
    named = [d for d in compendium.departments if departments[d.code]]
    yield _chart("各单位梳理的事项数", [d.name for d in named], [departments[d.code] for d in named])
    known = {c.name: c.national for c in compendium.channels}
    channels = Counter(n for row in compendium.rows for n in {known.get(name, name) for name in row.item.channels})
    order = [c.name for c in compendium.channels if not c.under and channels[c.name]]
    yield _chart("各渠道使用次数", order, [channels[name] for name in order])
    stages = Counter(stage for row in compendium.rows for stage in row.item.stages)
    yield _chart("五公开", list(STAGES), [stages[stage] for stage in STAGES])


def _chart(title: str, labels: Sequence[str], values: Sequence[int]) -> Chart:
    return Chart(title, tuple(labels), tuple(values))


def _changes(compendium: Compendium) -> Iterator[Block]:
    """The items for which a 调整 is recorded, those out of use among them: which, why, from when on."""
    changed = [
        (item.code, chapter.field.name, str(row.number), item.title, item.change_kind, item.change_text, item.effective)
        for chapter in compendium.chapters
        for row in chapter.rows
        for item in (row.item, *row.also)
        if item.change_kind
    ]
    fields = {chapter.field.code: chapter.field.name for chapter in compendium.chapters}
    changed += [
        (
            item.code,
            fields.get(item.field, item.field),
            "停用",
            item.title,
            item.change_kind,
            item.change_text,
            item.effective,
        )
        for item in compendium.retired
        if item.change_kind
    ]
    heading = Heading(1, "附录四 调整记录", "appendix-changes")
    if not changed:
        yield from (heading, Paragraph("本版各事项没有登记调整。"))
        return
    yield from (Orientation(landscape=True), heading)
    columns = (
        Column("序号", 8, centered=True),
        Column("编码", 30),
        Column("领域", 28, centered=True),
        Column("目录序号", 11, centered=True),
        Column("事项", 44),
        Column("调整事由", 20, centered=True),
        Column("说明", 62),
        Column("实施日期", 20, centered=True),
    )
    rows = tuple((str(number), *change) for number, change in enumerate(changed, 1))
    yield Table("调整记录", "事项调整记录", columns, rows)
