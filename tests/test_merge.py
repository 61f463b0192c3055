"""Merging by field: no item is lost, files may come in any order, towns' shared matters are one row."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from gwstd.load import NO_EDITION
from gwstd.merge import for_department, for_fields, keepers, merge
from gwstd.model import Compendium, Corpus, Department, Field, Item, Row

quick = settings(max_examples=60, deadline=None)

BODIES = (
    Department("mzj", "临江区民政局", "区民政局", "部门", order=0),
    Department("gaj", "临江区公安分局", "区公安分局", "部门", order=1),
    Department("lhz", "临江区柳河镇人民政府", "柳河镇人民政府", "镇", order=2),
    Department("yqz", "临江区云桥镇人民政府", "云桥镇人民政府", "镇", order=3),
    Department("jbjd", "临江区江滨街道办事处", "江滨街道办事处", "街道", order=4),
    Department(
        "all", "各镇人民政府、街道办事处", "各镇人民政府、街道办事处", "组", members=("lhz", "yqz", "jbjd"), order=5
    ),
    Department("zhen", "各镇人民政府", "各镇人民政府", "组", members=("lhz", "yqz"), order=6),
)
FIELDS = (
    Field("shjz", "社会救助", "重点", "正式", ("区民政局",), order=0),
    Field("hjgl", "户籍管理", "重点", "正式", ("区公安分局",), order=1),
    Field("empty", "空", "试点", "试行", (), order=2),
)
NAMES = {d.code: d.name for d in BODIES}


def corpus(*items: Item) -> Corpus:
    return Corpus(root=None, edition=NO_EDITION, departments=BODIES, fields=FIELDS, items=items)  # type: ignore[arg-type]


def item(department: str, index: int = 0, field: str = "shjz", **more: object) -> Item:
    given = {
        "file": f"{department}/{field}.yaml", "index": index, "department": department, "field": field,
        "code": f"{field}-{department}-{index + 1:03d}", "level1": "低保", "contents": ("标准",),
        "subjects": (NAMES[department],), "mode": "主动公开",
    }  # fmt: skip
    return Item(**{**given, **more})  # type: ignore[arg-type]


def rows(*items: Item) -> tuple[Row, ...]:
    return merge(corpus(*items)).rows


def merged(compendium: Compendium) -> list[str]:
    return sorted(one.code for row in compendium.rows for one in (row.item, *row.also))


@st.composite
def catalogues(draw: st.DrawFn) -> tuple[Item, ...]:
    made = []
    for department in draw(st.lists(st.sampled_from([d.code for d in BODIES]), unique=True, min_size=1)):
        for field in draw(st.lists(st.sampled_from(["shjz", "hjgl"]), unique=True, min_size=1)):
            for index in range(draw(st.integers(0, 5))):
                made.append(item(
                    department, index, field,
                    level1=draw(st.sampled_from(["低保", "特困", "临时救助"])), level2=draw(st.sampled_from(["", "审核", "受理"])),
                    contents=(draw(st.sampled_from(["标准", "名单"])),), status=draw(st.sampled_from(["正式", "试行", "停用"])),
                    subjects=tuple(draw(st.lists(st.sampled_from(list(NAMES.values())), min_size=1, max_size=3, unique=True))),
                ))  # fmt: skip
    return tuple(made)


# ---------------------------------------------------------------------------------------------- total and stable


@quick
@given(catalogues(), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(items: tuple[Item, ...], chance: random.Random) -> None:
    shuffled = list(items)
    chance.shuffle(shuffled)
    assert merge(corpus(*shuffled)) == merge(corpus(*items))


@quick
@given(catalogues())
def test_no_item_in_use_is_lost_or_doubled(items: tuple[Item, ...]) -> None:
    compendium = merge(corpus(*items))
    assert merged(compendium) == sorted(one.code for one in items if one.status != "停用")
    for chapter in compendium.chapters:
        assert [row.number for row in chapter.rows] == list(range(1, len(chapter.rows) + 1))
        assert all(row.item.field == chapter.field.code for row in chapter.rows)


@quick
@given(catalogues())
def test_rows_of_one_matter_stand_together(items: tuple[Item, ...]) -> None:
    for chapter in merge(corpus(*items)).chapters:
        for depth in (1, 2):
            names = [row.item.names[:depth] for row in chapter.rows]
            runs = [name for i, name in enumerate(names) if i == 0 or names[i - 1] != name]
            assert len(runs) == len(set(runs))


@quick
@given(catalogues(), st.sampled_from(BODIES))
def test_a_departments_edition_keeps_its_rows(items: tuple[Item, ...], body: Department) -> None:
    whole = merge(corpus(*items))
    part = for_department(whole, body)
    own = [one.code for one in items if one.department == body.code and one.status != "停用"]
    assert set(own) <= set(merged(part)) <= set(merged(whole))
    assert part.owner == body
    for chapter in part.chapters:
        assert [row.number for row in chapter.rows] == list(range(1, len(chapter.rows) + 1))
        assert chapter.departments == (body,)
    for row in part.rows:
        assert row.subjects


@quick
@given(catalogues(), st.sets(st.sampled_from(["shjz", "hjgl", "none"])))
def test_an_edition_of_fields_keeps_the_numbers(items: tuple[Item, ...], wanted: set[str]) -> None:
    whole = merge(corpus(*items))
    assert for_fields(whole, wanted).chapters == tuple(c for c in whole.chapters if c.field.code in wanted)


# ---------------------------------------------------------------------------------------------- order


def test_the_lead_department_comes_first_then_the_registry() -> None:
    made = [item("lhz", contents=("甲",)), item("gaj", contents=("乙",)), item("mzj", contents=("丙",))]
    assert [row.item.department for row in rows(*made)] == ["mzj", "gaj", "lhz"]
    police = [one._replace(field="hjgl") for one in made]
    assert [row.item.department for row in rows(*police)] == ["gaj", "mzj", "lhz"]


def test_items_of_several_departments_under_one_matter_stand_at_its_first() -> None:
    made = [
        item("mzj", 0, level1="低保"),
        item("mzj", 1, level1="特困"),
        item("gaj", 0, level1="低保", contents=("核对",)),
    ]
    assert [(r.item.level1, r.item.department) for r in rows(*made)] == [
        ("低保", "mzj"),
        ("低保", "gaj"),
        ("特困", "mzj"),
    ]


def test_an_unregistered_department_or_field_loses_nothing_it_can_keep() -> None:
    stray = item("mzj")._replace(department="xxx", subjects=("没有的局",))
    (row,) = rows(stray)
    assert row.subjects == ("没有的局",)
    assert merge(corpus(stray._replace(field="nofield"))).chapters == ()
    assert merge(corpus()).rows == ()


# ---------------------------------------------------------------------------------------------- towns


def test_towns_with_the_same_matter_share_a_row() -> None:
    (row,) = rows(item("lhz"), item("jbjd"))
    assert row.subjects == ("柳河镇人民政府", "江滨街道办事处")
    assert [one.code for one in (row.item, *row.also)] == ["shjz-lhz-001", "shjz-jbjd-001"]


def test_all_towns_together_are_named_by_their_group() -> None:
    (row,) = rows(item("lhz"), item("yqz"), item("jbjd"))
    assert row.subjects == ("各镇人民政府、街道办事处",)
    (row,) = rows(item("lhz"), item("yqz"))
    assert row.subjects == ("各镇人民政府",)


def test_any_difference_in_print_keeps_rows_apart() -> None:
    for difference in (
        {"time_limit": "即时"},
        {"channels": ("政府网站",)},
        {"audience_note": "低保户"},
        {"status": "试行"},
    ):
        assert len(rows(item("lhz"), item("jbjd", **difference))) == 2
    assert len(rows(item("mzj"), item("gaj"))) == 2, "departments' items are never joined"
    assert len(rows(item("lhz", 0), item("lhz", 1))) == 2, "nor two items of one town"


def test_a_town_sees_its_own_name_where_its_group_was_named() -> None:
    shared = item("all", subjects=("各镇人民政府、街道办事处",))
    with_department = item("mzj", subjects=("区民政局", "各镇人民政府"), contents=("名单",))
    whole = merge(corpus(shared, with_department, item("mzj", 1, contents=("预算",))))
    town = for_department(whole, BODIES[2])
    assert [row.subjects for row in town.rows] == [("柳河镇人民政府",)] * 2
    street = for_department(whole, BODIES[4])
    assert [row.item.code for row in street.rows] == ["shjz-all-001"]
    bureau = for_department(whole, BODIES[0])
    assert [row.subjects for row in bureau.rows] == [("区民政局", "各镇人民政府"), ("区民政局",)]


def test_one_field_may_come_from_several_departments() -> None:
    (chapter,) = merge(corpus(item("mzj"), item("gaj", contents=("核对",)), item("lhz", contents=("受理",)))).chapters
    assert [d.code for d in chapter.departments] == ["mzj", "gaj", "lhz"]
    assert [row.number for row in chapter.rows] == [1, 2, 3]


def test_who_keeps_a_field_is_named_once() -> None:
    kept = [
        item("lhz"),
        item("all", contents=("受理",)),
        item("mzj", contents=("名单",)),
        item("zhen", contents=("公示",)),
    ]
    assert [d.code for d in keepers(merge(corpus(*kept)).chapters)] == ["mzj", "all"]
    assert [d.code for d in keepers(merge(corpus(kept[0], kept[2])).chapters)] == ["mzj", "lhz"]
