"""What the 征求意见稿 has besides the 汇编: how and until when to answer, and a form for the answers to each field."""

from __future__ import annotations

from collections.abc import Iterator

from gwstd.document import Block, Column, Heading, Listing, Orientation, Paragraph, Table
from gwstd.model import Chapter, Compendium

_LINES = 6
"""Empty rows of a form."""
_ROOM = "\n\n\n"
"""What makes a row of a form high enough to write in."""
_DAY = "　　　　年　　月　　日"


def invitation(compendium: Compendium, until: str) -> Iterator[Block]:
    """What is asked, of whom, until when, and where answers go. ``until``: an ISO day, or empty to be filled in."""
    edition = compendium.edition
    yield Heading(1, "征求意见说明", "consultation", new_page=True)
    yield Paragraph(
        f"《{edition.title}》（{edition.version}，征求意见稿）共 {len(compendium.chapters)} 个领域、"
        f"{len(compendium.rows)} 个事项，现征求各单位和社会公众意见。请于{_day(until)}前反馈。"
    )
    yield Paragraph("提意见时，请写明领域、目录序号和修改理由；主要请看以下几点：")
    yield Listing(
        (
            "事项有没有遗漏、重复，名称是否与权责清单、政务服务事项一致；",
            "公开内容是否齐全，是否有不应公开的；",
            "公开依据是否有效，条款是否准确；",
            "公开时限、公开主体、公开渠道是否可行；",
            "特定群体、依申请公开的范围是否恰当。",
        ),
        ordered=True,
    )
    yield Paragraph("可以直接填写各领域之后的意见反馈表。没有意见的，也请回复。")
    yield Paragraph(f"意见请寄：{edition.contact or edition.publisher}。")
    if edition.website.name:
        yield Paragraph(f"也可以在{edition.website.name}网站的征集调查栏目提出。")
    if edition.website.url:
        yield Paragraph(f"网址：{edition.website.url}")


def form(chapter: Chapter, until: str) -> Iterator[Block]:
    """The form for one field, on a page of its own."""
    field = chapter.field
    yield Orientation(landscape=False)
    yield Heading(2, f"（{'四' if field.workflow else '三'}）意见反馈", f"{field.code}-comments")
    columns = (
        Column("目录序号", 12, centered=True),
        Column("栏目和原文", 48),
        Column("修改意见", 56),
        Column("理由和依据", 40),
    )
    rows = tuple(("", _ROOM, "", "") for _ in range(_LINES))
    yield Table(f"{field.name}意见", f"{field.name}领域目录意见反馈表", columns, rows)
    sender = tuple(Column(title, 39, centered=True) for title in ("反馈单位（个人）", "联系人", "联系电话", "反馈日期"))
    yield Table(f"{field.name}反馈人", "", sender, (("", _ROOM, "", ""),))
    yield Paragraph(f"请于{_day(until)}前反馈。", "note")


def _day(until: str) -> str:
    if not until:
        return _DAY
    year, month, day = until.split("-")
    return f"{year}年{int(month)}月{int(day)}日"
