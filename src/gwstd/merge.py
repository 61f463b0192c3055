"""Corpus → Compendium: the items of all departments by field. Total, and independent of the order of files.

In a chapter the field's lead departments come first, then the others in registry order, each with its items in the
order of its file. Rows of one 一级事项 stand together at the place of the first, and inside it those of one 二级事项.
Towns' and subdistricts' identical items become one row whose subjects are named together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gwstd.model import RETIRED, Chapter, Compendium, Corpus, Department, Field, Item, Row


def merge(corpus: Corpus) -> Compendium:
    """The whole compendium: every field of the registry that has items in use, in registry order."""
    departments = {d.code: d for d in corpus.departments}
    names = corpus.department_named()
    by_field: dict[str, list[Item]] = {}
    for item in corpus.live:
        by_field.setdefault(item.field, []).append(item)
    chapters = tuple(
        _chapter(field, by_field[field.code], departments, names) for field in corpus.fields if field.code in by_field
    )
    retired = sorted((i for i in corpus.items if i.status == RETIRED), key=lambda i: (i.field, i.department, i.index))
    return Compendium(
        corpus.edition, chapters, corpus.departments, corpus.channels, corpus.laws, retired=tuple(retired)
    )


def for_fields(compendium: Compendium, codes: Iterable[str]) -> Compendium:
    """The edition of some fields: their chapters as they are, 序号 included."""
    wanted = set(codes)
    return compendium._replace(
        chapters=tuple(c for c in compendium.chapters if c.field.code in wanted),
        retired=tuple(item for item in compendium.retired if item.field in wanted),
    )


def for_department(compendium: Compendium, department: Department) -> Compendium:
    """The edition of one department, town or subdistrict: its rows and those of its groups, numbered anew, with its
    own name as subject wherever a group was named."""
    own = {department.code} | {d.code for d in compendium.departments if department.code in d.members}
    named = {name: d for d in compendium.departments for name in (d.code, d.full_name, d.name)}
    chapters = []
    for chapter in compendium.chapters:
        kept = [row for row in chapter.rows if _concerns(row, own, named)]
        if kept:
            rows = tuple(
                row._replace(number=number, subjects=_own_name(row.subjects, department, own, named))
                for number, row in enumerate(kept, 1)
            )
            chapters.append(chapter._replace(rows=rows, departments=(department,)))
    retired = tuple(item for item in compendium.retired if item.department in own)
    return compendium._replace(chapters=tuple(chapters), owner=department, retired=retired)


def _concerns(row: Row, own: set[str], named: Mapping[str, Department]) -> bool:
    if any(item.department in own for item in (row.item, *row.also)):
        return True
    return any(name in named and named[name].code in own for name in row.subjects)


def _own_name(
    subjects: tuple[str, ...], department: Department, own: set[str], named: Mapping[str, Department]
) -> tuple[str, ...]:
    """A town's own catalogue names the town alone; a department's keeps the bodies it shares the matter with."""
    if department.kind == "部门":
        return subjects
    if any(name in named and named[name].code in own for name in subjects):
        return (department.name,)
    return subjects


def _chapter(
    field: Field, items: list[Item], departments: Mapping[str, Department], names: Mapping[str, Department]
) -> Chapter:
    leads = [names[lead].code for lead in field.leads if lead in names]
    order = {code: (leads.index(code) if code in leads else len(leads), d.order) for code, d in departments.items()}
    last = (len(leads), len(departments))
    items = sorted(items, key=lambda item: (order.get(item.department, last), item.department, item.index))
    rows = tuple(
        Row(number, group[0], _subjects(group, departments, names), tuple(group[1:]))
        for number, group in enumerate(_shared(_grouped(items), departments), 1)
    )
    codes = dict.fromkeys(item.department for item in items)
    return Chapter(field, rows, tuple(departments[code] for code in codes if code in departments))


def keepers(chapters: Iterable[Chapter]) -> tuple[Department, ...]:
    """Who keeps the chapters' items, each body once: 各镇人民政府 is not named beside 各镇人民政府、街道办事处."""
    named = {department.code: department for chapter in chapters for department in chapter.departments}
    reach = {code: set(department.members or (code,)) for code, department in named.items()}
    return tuple(named[code] for code in named if not any(reach[code] < other for other in reach.values()))


def _grouped(items: list[Item]) -> list[Item]:
    """The same items, those of one 一级事项 together at the place of its first, and so on for 二级 and 三级."""
    first: dict[tuple[str, ...], int] = {}
    for index, item in enumerate(items):
        for depth in (1, 2, 3):
            first.setdefault(item.names[:depth], index)
    return sorted(items, key=lambda item: [first[item.names[:depth]] for depth in (1, 2, 3)])


def _shared(items: list[Item], departments: Mapping[str, Department]) -> Iterator[list[Item]]:
    """Each row's items. Items of different towns that print the same but for the subject share the first one's row."""
    township = {code for code, d in departments.items() if d.is_township}
    rows: dict[object, list[Item]] = {}
    for index, item in enumerate(items):
        key: object = index
        if item.department in township:
            key = _printed(item)
            if any(other.department == item.department for other in rows.get(key, ())):
                key = index
        rows.setdefault(key, []).append(item)
    yield from rows.values()


def _printed(item: Item) -> tuple[object, ...]:
    return (
        item.names, item.contents, item.bases, item.time_limit, item.channels, item.channel_note, item.audience,
        item.audience_note, item.mode, item.levels, item.stages, item.status,
    )  # fmt: skip


def _subjects(
    group: list[Item], departments: Mapping[str, Department], names: Mapping[str, Department]
) -> tuple[str, ...]:
    """The subjects of a row by their short names, the first item's lead first; all members of a 组 become the 组."""
    codes = dict.fromkeys(names[name].code if name in names else name for item in group for name in item.subjects)
    if len(group) > 1:
        for candidate in departments.values():
            if candidate.members and codes.keys() >= set(candidate.members):
                first = min(list(codes).index(member) for member in candidate.members)
                kept = [code for code in codes if code not in candidate.members]
                kept.insert(first, candidate.code)
                codes = dict.fromkeys(kept)
                break
    return tuple(departments[code].name if code in departments else code for code in codes)
