"""A PDF made into a sheet has each printed line in a row of its own; its items come together again."""

from __future__ import annotations

import pytest

from grids import HEADER, MERGED_HEADER, grid
from gwstd import tables
from gwstd.draft import Draft, Fate
from gwstd.grid import Grid
from gwstd.tables import places

COLUMN = 12
"""Characters that go into a line of a column, two for a Han character."""
CELLS = (
    ("1", "社会救助", "最低生活保障审批", "低保对象名单、保障标准、申请条件", "《社会救助办法》（国务院令第649号）", "获取信息之日起10个工作日内", "区民政局"),
    ("2", "社会救助", "临时救助", "救助对象名单", "《社会救助暂行办法》", "公示7个工作日", "各街道办事处、区民政局"),
    ("3", "养老服务", "养老机构", "机构名称、机构地址、收费标准", "《养老机构管理办法》（民政部令第66号）", "长期公开", "区民政局"),
    ("4", "养老服务", "高龄津贴", "津贴标准", "《中华人民共和国老年人权益保障法》", "自信息形成或者变更之日起20个工作日内", "区民政局"),
)  # fmt: skip
CHANNEL = ("■政府网站□政府公报", "□两微一端□发布会/听证会", "□广播电视□纸质媒体", "■政务服务中心□其他")


def broken(text: str) -> list[str]:
    lines, line = [], ""
    for char in text:
        if sum(1 if each.isascii() else 2 for each in line + char) > COLUMN:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


def printed(cells: tuple[str, ...], place: str) -> list[str]:
    """The rows of one item, its texts at the top, in the middle or at the bottom of their cells."""
    columns = [*map(broken, cells), list(CHANNEL), ["√"], [""], ["√"], [""], ["√"], [""]]
    height = max(map(len, columns))
    found = []
    for lines in columns:
        free = height - len(lines)
        over = {"top": 0, "middle": free // 2, "bottom": free}[place]
        found.append([""] * over + lines + [""] * (free - over))
    return ["|".join(row) for row in zip(*found, strict=True)]


def sheet(place: str, between: str = "") -> Grid:
    rows = [row for cells in CELLS for row in [*printed(cells, place), *filter(None, [between])]]
    return grid("\n".join((HEADER, *rows)), MERGED_HEADER)


def draft(one: Grid) -> Draft:
    return tables.read([one], "社会救助.xlsx")


@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
def test_items_come_together_wherever_the_texts_stood_in_their_cells(place: str) -> None:
    found = draft(sheet(place)).items
    assert [(item.seq, *item.names[:2]) for item in found] == [cells[:3] for cells in CELLS]
    assert [item.contents for item in found] == [(cells[3],) for cells in CELLS]
    assert [item.time_limit for item in found] == [cells[5] for cells in CELLS]
    assert [[f"《{b.title}》{f'（{b.number}）' if b.number else ''}" for b in item.bases] for item in found] == [
        [cells[4]] for cells in CELLS
    ]
    assert {item.channels.national for item in found} == {("政府网站", "政务服务中心")}
    assert all(item.public and item.proactive and item.levels == ("县级",) for item in found)


def test_the_numbers_of_pages_between_the_rows_belong_to_no_item() -> None:
    result = draft(sheet("top", between="||||||- 3 -"))
    assert [item.subjects for item in result.items][2] == ("区民政局",)
    assert sum(remark.fate is Fate.FOOTER for remark in result.remarks) == len(CELLS)


def test_a_person_is_told_that_rows_were_put_together_and_nothing_is_lost() -> None:
    one = sheet("middle")
    result = draft(one)
    assert any("合成" in remark.text for remark in result.remarks if remark.fate is Fate.DECIDE)
    assert places.unnamed([one], result) == ()


def test_rows_that_are_whole_stay_items_of_their_own() -> None:
    rows = ["|".join((*cells, CHANNEL[0], "√||√||√|")) for cells in CELLS]
    result = draft(grid("\n".join((HEADER, *rows)), MERGED_HEADER))
    assert len(result.items) == len(CELLS)
    assert not any("合成" in remark.text for remark in result.remarks)
