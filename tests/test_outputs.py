"""A build over an earlier one: whatever was changed, the files are those of a build made anew; what is unchanged stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from gwstd import publish
from gwstd.load import load
from gwstd.merge import for_department, merge
from gwstd.model import (
    RETIRED,
    Channel,
    Compendium,
    Department,
    Edition,
    Field,
    Item,
    Law,
    LawVersion,
    Row,
    Website,
)
from gwstd.outputs import Earlier, FieldFiles, Output, made
from gwstd.reports import chapter

CATALOGS = Path(__file__).parents[1] / "catalogs"
KINDS = ("docx", "xlsx", "json", "csv", "html")
CODES = ("shjz", "jycy", "wtty")
ROWS = 4


@cache
def whole() -> Compendium:
    """Three fields of the district, a few rows of each, one item out of use."""
    compendium = merge(load(CATALOGS))
    chapters = tuple(c._replace(rows=c.rows[:ROWS]) for c in compendium.chapters if c.field.code in CODES)
    retired = chapters[0].rows[0].item._replace(code="SHJZ-旧-001", status=RETIRED)
    return compendium._replace(chapters=chapters, retired=(retired,))


def build(compendium: Compendium, before: Sequence[Output] = (), program: str = "1") -> tuple[Output, ...]:
    return tuple(publish.outputs(compendium, KINDS, earlier=Earlier.of(program, before)))


@cache
def first() -> tuple[Output, ...]:
    return build(whole())


def named(outputs: Sequence[Output]) -> dict[str, bytes | None]:
    found = {output.name: output.data for output in outputs}
    assert len(found) == len(outputs)
    return found


def stayed(outputs: Sequence[Output]) -> set[str]:
    """The names of what is not made anew."""
    old = {id(output.data) for output in first()}
    return {output.name for output in outputs if id(output.data) in old}


def other(value: Any) -> Any:
    """A value of the same kind that says something else."""
    if isinstance(value, str):
        return f"{value}改"
    if isinstance(value, int):
        return value + 1000
    if isinstance(value, MappingProxyType | dict):
        return MappingProxyType({**value, "经办人": "王某"})
    if isinstance(value, Website):
        return Website("另一个网站", "https://www.example.gov.cn/open", "1234567890")
    if isinstance(value, tuple) and hasattr(value, "_replace"):  # a noun inside a noun
        return value._replace(**{value._fields[0]: other(value[0])})
    if isinstance(value, tuple):
        return (*value[:-1], other(value[-1])) if value else ("改",)
    raise AssertionError(type(value))


def with_item(change: Callable[[Item], Item]) -> Compendium:
    """The compendium with another item in the first row of the second field."""
    compendium = whole()
    row = compendium.chapters[1].rows[0]
    return with_rows(lambda rows: (row._replace(item=change(row.item)), *rows[1:]))


def used(compendium: Compendium, kind: str) -> int:
    """Which noun of the registries some row has to do with."""
    row = compendium.chapters[0].rows[0]
    if kind == "departments":
        return next(i for i, d in enumerate(compendium.departments) if d.code == row.item.department)
    if kind == "channels":
        return next(i for i, c in enumerate(compendium.channels) if c.name in row.item.channels)
    return next(i for i, law in enumerate(compendium.laws) if any(law.name in text for text in row.item.bases))


def with_noun(kind: str, attribute: str) -> Compendium:
    """The compendium with another department, channel or law in a registry."""
    compendium = whole()
    nouns: list[Any] = list(getattr(compendium, kind))
    at = used(compendium, kind)
    nouns[at] = nouns[at]._replace(**{attribute: other(getattr(nouns[at], attribute))})
    return compendium._replace(**{kind: tuple(nouns)})


def with_field(attribute: str) -> Compendium:
    compendium = whole()
    second = compendium.chapters[1]
    field = second.field._replace(**{attribute: other(getattr(second.field, attribute))})
    chapters = (compendium.chapters[0], second._replace(field=field), *compendium.chapters[2:])
    return compendium._replace(chapters=chapters)


def with_rows(change: Callable[[tuple[Row, ...]], tuple[Row, ...]]) -> Compendium:
    compendium = whole()
    second = compendium.chapters[1]
    chapters = (compendium.chapters[0], second._replace(rows=change(second.rows)), *compendium.chapters[2:])
    return compendium._replace(chapters=chapters)


def shared_code() -> Compendium:
    """An item of the second field with the 编码 of one of the first (only a forced build gets so far)."""
    code = whole().chapters[0].rows[0].item.code
    return with_item(lambda item: item._replace(code=code))


def with_also() -> Compendium:
    rows = whole().chapters[1].rows
    return with_rows(lambda _: (rows[0]._replace(also=(rows[1].item,)), *rows[2:]))


def repealed() -> Compendium:
    compendium = whole()
    at = used(compendium, "laws")
    law = compendium.laws[at]
    versions = (*law.versions[:-1], LawVersion(law.current.number, lapsed="2020-01-01", successor="新法"))
    laws = (*compendium.laws[:at], law._replace(versions=versions), *compendium.laws[at + 1 :])
    return compendium._replace(laws=laws)


CHANGES: dict[str, Callable[[], Compendium]] = {
    "one row less": lambda: with_rows(lambda rows: rows[:-1]),
    "other order": lambda: with_rows(lambda rows: (*rows[1:], rows[0])),
    "no chapter": lambda: whole()._replace(chapters=whole().chapters[1:]),
    "chapters in other order": lambda: whole()._replace(chapters=(*whole().chapters[1:], whole().chapters[0])),
    "one 编码 twice": shared_code,
    "one row for two items": with_also,
    "law repealed": repealed,
    "nothing retired": lambda: whole()._replace(retired=()),
    "stamp": lambda: whole().stamped("未通过校验"),
    "owner": lambda: for_department(whole(), whole().chapters[0].departments[0]),
    "no departments": lambda: whole()._replace(departments=()),
    **{f"item {name}": lambda name=name: with_item(lambda item: item._replace(**{name: other(getattr(item, name))}))
       for name in Item._fields},
    **{f"field {name}": lambda name=name: with_field(name) for name in Field._fields if name not in ("code", "kind")},
    **{f"edition {name}": lambda name=name: whole()._replace(
        edition=whole().edition._replace(**{name: other(getattr(whole().edition, name))}))
       for name in Edition._fields if name not in ("base_date", "publish_date", "exemptions")},
    "edition base_date": lambda: whole()._replace(edition=whole().edition._replace(base_date="2019-01-01")),
    "edition publish_date": lambda: whole()._replace(edition=whole().edition._replace(publish_date="2026-12-31")),
    **{f"department {name}": lambda name=name: with_noun("departments", name) for name in Department._fields},
    **{f"channel {name}": lambda name=name: with_noun("channels", name) for name in Channel._fields},
    **{f"law {name}": lambda name=name: with_noun("laws", name) for name in Law._fields if name != "versions"},
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_the_files_are_those_of_a_new_build(change: str) -> None:
    compendium = CHANGES[change]()
    assert compendium != whole()
    assert named(build(compendium, first())) == named(build(compendium))


def test_a_changed_item_leaves_the_files_of_the_other_fields() -> None:
    again = build(with_item(lambda item: item._replace(time_limit="即时公开")), first())
    left = stayed(again)
    fields = {code: f"site/fields/{code}.html" in left for code in CODES}
    assert sorted(fields.values()) == [False, True, True]
    for code, kept in fields.items():
        pages = [f"site/files/{code}.docx", f"site/files/{code}.csv"]
        assert all((name in left) is kept for name in pages), code
    codes = [[row.item.code for row in one.rows] for one in whole().chapters]
    assert [all(f"site/item/{code}.html" in left for code in own) for own in codes] == [True, False, True]
    offices = [name in left for name in named(again) if name.startswith("site/departments/")]
    assert any(offices) and not all(offices)


def test_what_is_printed_nowhere_leaves_word_and_excel() -> None:
    printed = {"compendium.docx", "compendium.xlsx"}
    assert printed & stayed(build(with_item(lambda item: item._replace(interpretation="另发解读")), first())) == printed
    assert printed & stayed(build(with_item(lambda item: item._replace(time_limit="即时公开")), first())) == set()


def test_nothing_changed_leaves_what_says_what_it_is_made_of_and_another_program_none() -> None:
    known = {output.name for output in first() if output.made_of}
    offices = {name for name in known if name.startswith("site/departments/")}
    assert len(known - offices) == 2 + 3 * (1 + 1 + 1 + ROWS)
    assert offices == {name for name in named(first()) if name.startswith("site/departments/")}
    assert stayed(build(whole(), first())) == known
    assert stayed(build(whole(), first(), program="2")) == set()


def test_what_is_told_of_no_build_says_nothing_for_those_to_come() -> None:
    assert {output.made_of for output in publish.outputs(whole(), ("html",))} == {""}
    files = FieldFiles(Earlier(), whole(), chapter.each(whole()))
    assert list(files.or_make("page", ["shjz"], lambda: [("a", b"1")])) == [made("a", b"1")]
