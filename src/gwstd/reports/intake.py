"""What was read from foreign catalogues → Document: every item, every repair, what to decide, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from gwstd.document import Block, Column, Document, Heading, Listing, Orientation, Paragraph, Table
from gwstd.draft import Draft, DraftItem, Fate, Remark
from gwstd.vocabulary import CERTAIN_GROUP, EVERYONE, ON_REQUEST, OTHER_CHANNEL, PROACTIVE

TOLD: Final = (
    (Fate.DECIDE, "待定的", "要由人来定的，逐条看过，改在事项文件里。"),
    (Fate.LEFT, "没有读入的", "这些内容没有进任何事项；是事项的，请补进去。"),
    (Fate.REPAIRED, "修整过的", "读入时改过的，照原表核对一遍。"),
)
_MOST_PLACES: Final = 12
_FRAME: Final = (Fate.TITLE, Fate.HEADER, Fate.NOTE, Fate.FOOTER)
_ITEM_COLUMNS: Final = (
    Column("序号", 12, centered=True), Column("领域", 22), Column("一级事项", 24, "公开事项"), Column("二级事项", 28, "公开事项"),
    Column("三级事项", 20, "公开事项"), Column("公开内容", 52), Column("公开依据", 48), Column("公开时限", 30),
    Column("公开主体", 26), Column("公开渠道", 34), Column("公开对象", 20), Column("公开方式", 18), Column("公开层级", 16),
    Column("其他栏目", 28), Column("出处", 22),
)  # fmt: skip
_REMARK_COLUMNS: Final = (Column("出处", 46), Column("情况", 110))


def report(drafts: Sequence[Draft], remarks: Iterable[Remark], date: str, proposals: str = "") -> Document:
    """The report on an import. ``remarks``: what taking the items over added to those of the drafts; ``proposals``:
    the entries proposed for laws.yaml, as text; ``date`` (ISO): of the catalogue, for the file's own date."""
    return Document(
        title="导入情况报告",
        author="",
        date=date,
        blocks=tuple(_blocks(drafts, tuple(remarks), proposals)),
        subject="、".join(draft.file for draft in drafts),
    )


def _blocks(drafts: Sequence[Draft], remarks: tuple[Remark, ...], proposals: str) -> Iterator[Block]:
    yield Paragraph("导入情况报告", "centered")
    yield Heading(1, "一、概况", "summary")
    yield Listing(tuple(summary(draft) for draft in drafts))
    yield Orientation(landscape=True)
    yield Heading(1, "二、要核对的", "remarks")
    everything = [*(remark for draft in drafts for remark in draft.remarks), *remarks]
    for number, (fate, what, advice) in enumerate(TOLD, 1):
        found = [remark for remark in everything if remark.fate is fate]
        yield Heading(2, f"（{'一二三'[number - 1]}）{what}（{len(found)} 处）", f"remarks-{fate.name.lower()}")
        yield Paragraph(advice if found else "没有。")
        if found:
            yield _remarks(what, found)
    if proposals:
        yield Heading(1, "三、建议登记的依据", "laws")
        yield Paragraph("依据库里没有的依据，补上文号、公布、施行日期，核对后登记到 laws.yaml：")
        yield Listing(tuple(line for line in proposals.splitlines() if line.strip()))
    yield Heading(1, f"{'四' if proposals else '三'}、读入的事项", "items")
    for number, draft in enumerate(drafts, 1):
        yield _items(draft, number if len(drafts) > 1 else 0)
    frame = [remark for remark in everything if remark.fate in _FRAME]
    if frame:
        yield Heading(1, f"{'五' if proposals else '四'}、标题、表头和说明", "frame")
        yield _remarks("标题表头说明", frame, with_fate=True)


def summary(draft: Draft) -> str:
    """One line: how much of a file was read, and how much of it a person must look at."""
    counts = {fate: sum(remark.fate is fate for remark in draft.remarks) for fate, _, _ in TOLD}
    fields = f"，领域：{'、'.join(draft.fields)}" if draft.fields else ""
    told = "，".join(f"{fate.value} {count} 处" for fate, count in counts.items() if count)
    return f"{draft.file}：读入 {len(draft.items)} 项{fields}{f'；{told}' if told else ''}"


def grouped(remarks: Iterable[Remark]) -> dict[tuple[Fate, str], list[str]]:
    """The different things said → the places of which each is said."""
    places: dict[tuple[Fate, str], list[str]] = {}
    for remark in remarks:
        places.setdefault((remark.fate, remark.text), []).append(remark.where)
    return places


def _remarks(name: str, remarks: Iterable[Remark], with_fate: bool = False) -> Table:
    rows = []
    for (fate, text), where in grouped(remarks).items():
        more = f" 等 {len(where)} 处" if len(where) > _MOST_PLACES else ""
        rows.append(("、".join(where[:_MOST_PLACES]) + more, f"【{fate.value}】{text}" if with_fate else text))
    return Table(name=name, title=name, columns=_REMARK_COLUMNS, rows=tuple(rows))


def _items(draft: Draft, number: int) -> Table:
    name = f"事项{number or ''}"
    return Table(name=name, title=draft.title or draft.file, columns=_ITEM_COLUMNS, rows=tuple(map(row, draft.items)))


def row(item: DraftItem) -> tuple[str, ...]:
    """The cells of an item as they are shown to be compared with the source."""
    group = "" if item.specific == "√" else item.specific
    channels = [
        *item.channels.national,
        *item.channels.others,
        *([OTHER_CHANNEL] if item.channels.other and not item.channels.others else []),
    ]
    special = f"{CERTAIN_GROUP}{f'：{group}' if group else ''}" if item.specific else ""
    fourth = [f"四级事项：{item.names[3]}"] if item.names[3] else []
    return (
        item.seq, item.field, *item.names[:3], "\n".join(item.contents),
        "\n".join(f"{b.title}{f'（{b.number}）' if b.number else ''}{b.article}" for b in item.bases),
        item.time_limit, "、".join(item.subjects), "、".join(channels),
        "\n".join(filter(None, (EVERYONE if item.public else "", special))),
        "\n".join(filter(None, (PROACTIVE if item.proactive else "", ON_REQUEST if item.on_request else ""))),
        "、".join(item.levels), "\n".join([*fourth, *(f"{label}：{text}" for label, text in item.extra.items())]),
        next((label for labels in item.cells.values() for label in labels), ""),
    )  # fmt: skip
