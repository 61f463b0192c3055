"""What the office hands to the bodies that publish: every body finds all its items, and nothing but them."""

from __future__ import annotations

from pathlib import Path

from gwstd.load import load
from gwstd.merge import for_department, merge
from gwstd.model import Compendium
from gwstd.reports._handout import handout
from gwstd.reports._stages import matrix
from gwstd.reports.compendium import report


def compendium(catalogue: Path) -> Compendium:
    return merge(load(catalogue))


def column(made: Compendium, title: str) -> list[str]:
    table = handout(made).table
    at = [column.title for column in table.columns].index(title)
    return [row[at] for row in table.rows]


def test_a_town_finds_the_items_of_its_groups_under_its_own_name(catalogue: Path) -> None:
    made = compendium(catalogue)
    pairs = list(zip(column(made, "公开主体"), column(made, "编码"), strict=True))
    assert pairs == [
        ("临江区民政局", "shjz-mzj-001"),
        ("临江区民政局", "shjz-mzj-002"),
        ("临江区柳河镇人民政府", "shjz-mzj-002"),
        ("临江区柳河镇人民政府", "shjz-zhenjie-001"),
        ("临江区江滨街道办事处", "shjz-mzj-002"),
        ("临江区江滨街道办事处", "shjz-zhenjie-001"),
    ]
    assert column(made, "序号") == ["1", "2"] * 3


def test_a_body_that_is_not_registered_has_its_rows_too(catalogue: Path) -> None:
    made = compendium(catalogue)
    chapter = made.chapters[0]
    rows = (chapter.rows[0]._replace(subjects=("区某局", "区民政局")), *chapter.rows[1:])
    made = made._replace(chapters=(chapter._replace(rows=rows), *made.chapters[1:]))
    assert column(made, "公开主体")[-1] == "区某局"


def test_the_edition_of_a_town_has_its_own_rows_only_and_says_whose_they_are(catalogue: Path) -> None:
    made = compendium(catalogue)
    town = next(d for d in made.departments if d.code == "lhz")
    own = handout(for_department(made, town))
    assert own.table.title == "临江区柳河镇人民政府应公开事项"
    assert own.by is None
    assert "填报单位（盖章）：临江区柳河镇人民政府　　应公开事项：2项" in own.note
    assert "盖章" not in handout(made).note
    assert own.table.columns[0].title == "序号"
    assert [row[-1] for row in own.table.rows] == ["shjz-mzj-002", "shjz-zhenjie-001"]


def test_it_is_printed_on_a4_and_asks_for_state_address_day_and_remark(catalogue: Path) -> None:
    made = compendium(catalogue)
    deep = made.chapters[0].rows[0]._replace(item=made.chapters[0].rows[0].item._replace(level3="三级"))
    for one in (made, made._replace(chapters=(made.chapters[0]._replace(rows=(deep,)),))):
        asked = handout(one)
        columns = (*asked.table.columns, *(blank.column for blank in asked.blanks))
        # 277 mm, and as much more as is still legible when the sheet is shrunk to them.
        assert sum(column.width for column in columns) <= 277 * 1.15
        assert [blank.column.title for blank in asked.blanks] == ["公开情况", "已公开网址", "发布日期", "备注"]
        assert asked.table.columns[asked.fixed - 1].title == ("二级事项" if one is made else "三级事项")


def test_it_is_no_part_of_what_is_published(catalogue: Path) -> None:
    document = report(compendium(catalogue))
    assert [one.table.name for one in document.handouts] == ["应公开事项"]
    assert all(getattr(block, "name", "") != "应公开事项" for block in document.blocks)


def test_the_five_stages_are_counted_by_field(catalogue: Path) -> None:
    made = compendium(catalogue)
    (table,) = matrix(made)
    assert table.rows == (("1", "社会救助", "0", "0", "0", "2", "1", "3"),)
    assert [table.columns[at].title for at in table.stacked] == ["决策", "执行", "管理", "服务", "结果"]
    without = tuple(row._replace(item=row.item._replace(stages=())) for row in made.chapters[0].rows)
    assert not list(matrix(made._replace(chapters=(made.chapters[0]._replace(rows=without),))))
