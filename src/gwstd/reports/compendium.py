"""Compendium → Document: the published 汇编, in the order that compendia and gazettes use.

Cover, 编制说明, 要素说明, contents, one chapter a field, appendices (依据总表, 机构联系表, 统计, 调整记录).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from gwstd.document import Block, Contents, Cover, Document, Heading
from gwstd.domain.numerals import chinese
from gwstd.merge import keepers
from gwstd.model import Compendium
from gwstd.reports import _consultation, _gazette, _prose, chapter
from gwstd.reports._appendices import appendices
from gwstd.reports._columns import layout
from gwstd.reports._handout import handout
from gwstd.vocabulary import TRIAL

EditionKind = Literal["汇编", "征求意见稿", "公报版"]


class Imprint(NamedTuple):
    """How the compendium is printed. ``until``: the last day for comments on a 征求意见稿 (ISO); ``issue``: the number of
    the gazette (2026年第5期)."""

    kind: EditionKind = "汇编"
    until: str = ""
    issue: str = ""


def report(compendium: Compendium, catalogue: Path | None = None, imprint: Imprint | None = None) -> Document:
    """The whole compendium as a document. ``catalogue`` is the folder whose own text templates are used."""
    imprint = imprint or Imprint()
    edition = compendium.edition
    return Document(
        title=_title(compendium),
        author=edition.publisher,
        date=_date(compendium),
        blocks=tuple(_blocks(compendium, catalogue, imprint)),
        subject=f"{edition.region}政务公开标准目录{edition.version}",
        keywords=("政务公开", "标准目录", edition.region, *(c.field.name for c in compendium.chapters)),
        stamp=compendium.stamp,
        website=edition.website,
        catalogue=catalogue,
        watermark="征求意见稿" if imprint.kind == "征求意见稿" else "",
        running=f"{edition.region}人民政府公报　{imprint.issue}".strip() if imprint.kind == "公报版" else "",
        handouts=(handout(compendium),),
    )


def _title(compendium: Compendium) -> str:
    owner = compendium.owner
    return f"{owner.full_name}政务公开标准目录" if owner else f"{compendium.edition.title}汇编"


def _date(compendium: Compendium) -> str:
    return compendium.edition.publish_date or compendium.edition.base_date


def _blocks(compendium: Compendium, catalogue: Path | None, imprint: Imprint) -> Iterator[Block]:
    data = _template_data(compendium)
    if imprint.kind == "公报版":
        yield from _gazette.blocks(compendium, _title(compendium), _printed_date(compendium), data, catalogue)
        return
    consulting = imprint.kind == "征求意见稿"
    yield _cover(compendium, consulting)
    if consulting:
        yield from _consultation.invitation(compendium, imprint.until)
    yield Heading(1, "编制说明", "preface", new_page=True)
    yield from _prose.blocks("preface.txt.j2", data, "preface", catalogue)
    yield Heading(1, "要素说明", "elements", new_page=True)
    yield from _prose.blocks("elements.txt.j2", data, "elements", catalogue)
    yield Contents(depth=1)
    columns = layout(compendium)
    for number, one in enumerate(compendium.chapters, 1):
        yield from chapter.blocks(one, chinese(number), columns)
        if consulting:
            yield from _consultation.form(one, imprint.until)
    yield from appendices(compendium)


def _cover(compendium: Compendium, consulting: bool) -> Cover:
    edition = compendium.edition
    partial = compendium.owner is None and len(compendium.chapters) == 1
    names = (f"{compendium.chapters[0].field.name}领域",) if partial else ()
    draft = ("（征求意见稿）",) if consulting else ()
    subtitles = (f"（{edition.version}）", *names, *draft)
    return Cover(_title(compendium), subtitles, edition.publisher, _printed_date(compendium))


def _printed_date(compendium: Compendium) -> str:
    """2026年12月."""
    year, month, _ = (_date(compendium) + "--").split("-")[:3]
    return f"{year}年{int(month)}月" if month else year


def _template_data(compendium: Compendium) -> dict[str, object]:
    """What the text templates may use, by the names of the field."""
    chapters = compendium.chapters
    kinds = Counter(c.field.kind for c in chapters)
    return {
        "edition": compendium.edition,
        "owner": compendium.owner,
        "fields": [c.field for c in chapters],
        "kinds": [(kind, kinds[kind]) for kind in ("基础", "重点", "试点") if kinds[kind]],
        "trial": [c.field.name for c in chapters if c.field.status == TRIAL],
        "departments": [department.name for department in keepers(chapters)],
        "count": len(compendium.rows),
        "stamp": compendium.stamp,
    }
