"""Compendium → the table that the office hands to the bodies that publish: what each has to publish, by when, where,
and room for what it has published.

Each body named as 公开主体 has a row for each of its items, the members of a group by themselves: a town finds all its
items under its own name. The rows of a body stand together, in the order of the register of bodies.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gwstd.document import Blank, Column, Handout, Table
from gwstd.model import Compendium, Department, Row
from gwstd.reports._columns import numbered
from gwstd.vocabulary import OTHER_CHANNEL

NAME: Final = "应公开事项"
STATES: Final = ("已公开", "未公开", "未产生")
_NOTE: Final = (
    "填写说明：每行是一个事项，黄色的四栏由公开主体填写。“公开情况”从下拉列表里选：已公开的填网址和发布日期；"
    "到期还未公开的、没有产生信息的，在备注里写明原因。"
)
_SIGNED: Final = (
    "填报单位（盖章）：{body}　　应公开事项：{count}项　　填表人：　　　　　　联系电话：　　　　　　　　"
    "填报日期：　　　　年　　月　　日"
)
"""The line that a form to be sent back has, where the sheet is one body's."""
_BLANKS: Final = (
    Blank(Column("公开情况", 14, centered=True), STATES),
    Blank(Column("已公开网址", 31)),
    Blank(Column("发布日期", 18, centered=True), date=True),
    Blank(Column("备注", 16)),
)


def handout(compendium: Compendium) -> Handout:
    """What every body has to publish; in the edition of one body, what it has to publish itself."""
    owner = compendium.owner
    deep = any(row.item.level3 for row in compendium.rows)
    columns = (
        *([] if owner else [Column("公开主体", 16, centered=True)]),
        Column("序号", 8, centered=True),
        Column("领域", 15, centered=True),
        Column("一级事项", 16),
        Column("二级事项", 20),
        *([Column("三级事项", 15)] if deep else []),
        Column("公开内容（要素）", 42 if deep else 46),
        Column("公开时限", 23),
        Column("公开渠道", 23),
        Column("公开方式", 9, centered=True),
        Column("编码", 22, centered=True),
    )
    told = [
        (*([] if owner else [body]), str(number), *_told(field, row, deep))
        for body, mine in _by_body(compendium).items()
        for number, (field, row) in enumerate(mine, 1)
    ]
    title = f"{owner.full_name}应公开事项" if owner else f"{compendium.edition.region}各公开主体应公开事项"
    fixed = (4 if owner else 5) + deep
    signed = "\n" + _SIGNED.format(body=owner.full_name, count=len(told)) if owner else ""
    return Handout(Table(NAME, title, columns, tuple(told)), _BLANKS, None if owner else 0, fixed, _NOTE + signed)


def _by_body(compendium: Compendium) -> dict[str, list[tuple[str, Row]]]:
    """Body → its rows, each with its field's name. A subject that is not registered stands under its own name."""
    named = {name: d for d in compendium.departments for name in (d.code, d.full_name, d.name)}
    by_code = {d.code: d for d in compendium.departments}
    rows: dict[str, list[tuple[str, Row]]] = {d.full_name: [] for d in compendium.departments}
    for chapter in compendium.chapters:
        for row in chapter.rows:
            for body in dict.fromkeys(_bodies(row, named, by_code)):
                rows.setdefault(body, []).append((chapter.field.name, row))
    owner = compendium.owner
    return {body: mine for body, mine in rows.items() if mine and (owner is None or body == owner.full_name)}


def _bodies(row: Row, named: dict[str, Department], by_code: dict[str, Department]) -> Iterator[str]:
    for name in row.subjects:
        body = named.get(name)
        if body is None:
            yield name
        elif body.members:
            yield from (by_code[code].full_name for code in body.members if code in by_code)
        else:
            yield body.full_name


def _told(field: str, row: Row, deep: bool) -> tuple[str, ...]:
    item = row.item
    names = item.names if deep else item.names[:2]
    other = f"{OTHER_CHANNEL}：{item.channel_note}" if item.channel_note else OTHER_CHANNEL
    channels = [name for name in item.channels if name != OTHER_CHANNEL]
    if item.channel_note or OTHER_CHANNEL in item.channels:
        channels.append(other)
    return (field, *names, numbered(item.contents), item.time_limit, "、".join(channels), item.mode, item.code)
