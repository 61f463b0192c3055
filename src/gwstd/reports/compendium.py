"""Compendium → Document: the published 汇编, in the order that compendia and gazettes use.

Cover, 编制说明, 要素说明, contents, one chapter a field, appendices (依据总表, 机构联系表, 统计).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from gwstd.document import Block, Chart, Column, Contents, Cover, Document, Heading, Orientation, Paragraph, Table
from gwstd.domain.citation import parse
from gwstd.domain.library import Library, standing
from gwstd.domain.numerals import chinese
from gwstd.model import Compendium
from gwstd.reports import _prose, chapter
from gwstd.reports._columns import layout
from gwstd.vocabulary import STAGES, TRIAL


def report(compendium: Compendium, catalogue: Path | None = None) -> Document:
    """The whole compendium as a document. ``catalogue`` is the folder whose own text templates are used."""
    edition = compendium.edition
    return Document(
        title=_title(compendium),
        author=edition.publisher,
        date=_date(compendium),
        blocks=tuple(_blocks(compendium, catalogue)),
        subject=f"{edition.region}政务公开标准目录{edition.version}",
        keywords=("政务公开", "标准目录", edition.region, *(c.field.name for c in compendium.chapters)),
        stamp=compendium.stamp,
        website=edition.website,
        catalogue=catalogue,
    )


def _title(compendium: Compendium) -> str:
    owner = compendium.owner
    return f"{owner.full_name}政务公开标准目录" if owner else f"{compendium.edition.title}汇编"


def _date(compendium: Compendium) -> str:
    return compendium.edition.publish_date or compendium.edition.base_date


def _blocks(compendium: Compendium, catalogue: Path | None) -> Iterator[Block]:
    edition = compendium.edition
    year, month, _ = (_date(compendium) + "--").split("-")[:3]
    printed = f"{year}年{int(month)}月" if month else year
    partial = compendium.owner is None and len(compendium.chapters) == 1
    names = (f"{compendium.chapters[0].field.name}领域",) if partial else ()
    yield Cover(_title(compendium), (f"（{edition.version}）", *names), edition.publisher, printed)
    data = _template_data(compendium)
    yield Heading(1, "编制说明", "preface", new_page=True)
    yield from _prose.blocks("preface.txt.j2", data, "preface", catalogue)
    yield Heading(1, "要素说明", "elements", new_page=True)
    yield from _prose.blocks("elements.txt.j2", data, "elements", catalogue)
    yield Contents(depth=1)
    columns = layout(compendium)
    for number, one in enumerate(compendium.chapters, 1):
        yield from chapter.blocks(one, chinese(number), columns)
    yield from _appendices(compendium)


def _template_data(compendium: Compendium) -> dict[str, object]:
    """What the text templates may use, by the names of the field."""
    chapters = compendium.chapters
    kinds = Counter(c.field.kind for c in chapters)
    departments = {d.name: None for c in chapters for d in c.departments}
    return {
        "edition": compendium.edition,
        "owner": compendium.owner,
        "fields": [c.field for c in chapters],
        "kinds": [(kind, kinds[kind]) for kind in ("基础", "重点", "试点") if kinds[kind]],
        "trial": [c.field.name for c in chapters if c.field.status == TRIAL],
        "departments": list(departments),
        "count": len(compendium.rows),
        "stamp": compendium.stamp,
    }


# ---------------------------------------------------------------------------------------------- appendices


def _appendices(compendium: Compendium) -> Iterator[Block]:
    yield Orientation(landscape=True)
    yield Heading(1, "附录一 依据总表", "appendix-laws")
    yield _laws(compendium)
    yield Orientation(landscape=False)
    yield Heading(1, "附录二 机构联系表", "appendix-departments")
    yield _departments(compendium)
    yield Heading(1, "附录三 统计", "appendix-statistics", new_page=True)
    yield Paragraph(f"共 {len(compendium.chapters)} 个领域、{len(compendium.rows)} 个事项。")
    yield from _charts(compendium)


def _laws(compendium: Compendium) -> Table:
    """Every law that the compendium cites, with the text in force, its dates, and how many items cite it."""
    library = Library(compendium.laws)
    day = compendium.edition.base_date
    cited: Counter[str] = Counter()
    for row in compendium.rows:
        laws = {law.name for text in row.item.bases if (law := library.find(parse(text)))}
        cited.update(laws)
    rows = []
    for law in compendium.laws:
        if law.name in cited:
            judged = standing(law, day)
            version = judged.version
            number = version.number + ("（未核）" if version.number and "文号" in law.unverified else "")
            state = judged.state if law.verified != "待核" else f"{judged.state}（待核）"
            rows.append((law.name, law.kind, number, version.effective, state, str(cited[law.name])))
    numbered = tuple((str(number), *row) for number, row in enumerate(rows, 1))
    columns = (
        Column("序号", 10, centered=True),
        Column("名称", 96),
        Column("类别", 24, centered=True),
        Column("文号", 44),
        Column("施行日期", 24, centered=True),
        Column("有效性", 22, centered=True),
        Column("引用事项数", 18, centered=True),
    )
    return Table("依据", f"依据总表（有效性以 {day} 为准）", columns, numbered)


def _departments(compendium: Compendium) -> Table:
    """Who answers for what, with the number of items whose subject the body is, by itself or in its group."""
    named = {name: d for d in compendium.departments for name in (d.code, d.full_name, d.name)}
    counts: Counter[str] = Counter()
    for row in compendium.rows:
        subjects = [named[name] for name in row.subjects if name in named]
        counts.update({code for subject in subjects for code in (subject.code, *subject.members)})
    owners = [d for d in compendium.departments if compendium.owner in (None, d)]
    rows = tuple(
        (str(number), d.full_name, d.address, d.phone, d.work_group.liaison, str(counts[d.code]))
        for number, d in enumerate((d for d in owners if d.kind != "组"), 1)
    )
    columns = (
        Column("序号", 10, centered=True),
        Column("单位", 44),
        Column("地址", 36),
        Column("电话", 28, centered=True),
        Column("联络员", 26),
        Column("事项数", 12, centered=True),
    )
    return Table("机构", "公开主体及其联系方式", columns, rows)


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
