"""Nothing of a file is lost silently, whatever it holds, and nothing makes the reading fail."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grids import HEADER, MERGED_HEADER, SUB, TOP, Merges, grid, line, piece
from gwstd import tables
from gwstd.draft import Draft, DraftItem, Fate, Remark
from gwstd.grid import Grid
from gwstd.tables import places
from gwstd.tables.mapping import UnknownLayoutError, from_value

NOISE = (
    "注：本目录由区民政局负责解释。", "填表人：张三||||审核人：李四||||2023年5月1日", "（二）养老服务领域基层政务公开标准目录", "第 3 页，共 10 页",
    "一、行政许可类", "合计|3项", "|||||||||||||", "同上|同上|同上|同上|同上|同上|同上|同上|同上|同上|同上|同上|同上|同上", "7", "|养老服务",
    "||某事项", "|||3.又一段内容", "|||||||■两微一端", "|||||另一个时限||■公示栏|√||√||√|", "甲|乙|丙|丁", "|||||||||||||一句落在最后一格的话。",
    "√|√|√|√|√|√|√|√|√|√|√|√|√|√", "2|||||||||||||", TOP, SUB, line("1↵2", "A", "1.甲↵2.乙", "1.子↵2.丑"), piece(level1="某类", level2="─"),
)  # fmt: skip
ROWS = st.lists(
    st.one_of(st.sampled_from(NOISE), st.integers(1, 99).map(lambda n: line(str(n), "", f"事项{n}"))), max_size=12
)
WORDS = st.sampled_from(
    [
        "",
        "",
        "",
        "1",
        "社会救助",
        "1.甲↵2.乙",
        "《某法》",
        "长期公开",
        "区民政局",
        "■政府网站",
        "√",
        "同上",
        "序号",
        "公开事项",
        "公开内容",
        "\u3000",
        "主动",
        "县级",
    ]
)


def merges_of(seed: int, height: int, width: int) -> Merges:
    """Merges that may overlap and reach beyond the grid: files are like that."""
    dice = random.Random(seed)
    found: Merges = {}
    for _ in range(dice.randrange(4)):
        row, column = dice.randrange(height), dice.randrange(width)
        found[row, column] = (row + dice.randrange(4), column + dice.randrange(4))
    return {first: last for first, last in found.items() if first != last}


def read(*grids: Grid) -> Draft | None:
    try:
        return tables.read(grids, "某目录.xlsx")
    except UnknownLayoutError as error:
        assert from_value({**error.proposal, "表": error.proposal["表"] or [{"列": [{}]}]})
        return None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, ROWS, st.integers(0, 2**31), st.booleans())
def test_every_text_of_a_messy_table_is_in_an_item_or_in_the_report(
    above: list[str], below: list[str], seed: int, merged: bool
) -> None:
    text = "\n".join((*above, HEADER, line(), *below))
    height = len(text.split("\n"))
    merges = {(a + len(above), b): (c + len(above), d) for (a, b), (c, d) in MERGED_HEADER.items()} if merged else {}
    messy = grid(
        text, {**merges, **merges_of(seed, height, 14)}, before=("某县民政局", ""), after=("完",), sheet=merged
    )
    result = read(messy)
    if result is not None:
        assert places.unnamed([messy], result) == ()
        assert all(0 <= remark.item < len(result.items) for remark in result.remarks if remark.item is not None)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=8), st.integers(0, 2**31))
def test_no_table_whatever_can_make_the_reading_fail(cells: list[list[str]], seed: int) -> None:
    messy = grid("\n".join("|".join(row) for row in cells))
    messy = grid("\n".join("|".join(row) for row in cells), merges_of(seed, len(messy.rows), len(messy.rows[0])))
    result = read(messy)
    assert result is None or places.unnamed([messy], result) == ()


def test_a_heading_over_lines_without_names_is_read() -> None:
    assert read(grid("||公开事项|公开内容|主动\n1\n社会救助||||")) is not None


def test_what_is_named_nowhere_is_found() -> None:
    sheet = grid("甲|乙\n丙|", before=("前言",))
    item = DraftItem(cells={"names": ("目录!A1",)})
    result = Draft("x.xlsx", items=(item,), remarks=(Remark("目录!B1", Fate.NOTE, "乙"),))
    assert places.unnamed([sheet], result) == (("目录之前第1行", "前言"), ("目录!A2", "丙"))


@pytest.mark.parametrize("sheet", [True, False])
def test_a_span_names_each_of_its_cells(sheet: bool) -> None:
    wide = grid("|".join("x" * 30), sheet=sheet)
    where = places.span(wide, 0, range(30))
    assert where == ("目录!A1:AD1" if sheet else "目录第1行第1至30列")
    assert list(places.labels_of(where)) == [wide.label((0, column)) for column in range(30)]


def test_a_draft_says_nothing_twice_of_a_clean_table() -> None:
    result = read(grid(f"{HEADER}\n{line()}", MERGED_HEADER))
    assert result is not None
    assert [remark.fate for remark in result.remarks] == [Fate.HEADER, Fate.HEADER]
