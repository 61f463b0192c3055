"""The workbook: what a clerk sees when it is opened, filtered, printed; and that no text in it becomes anything else."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.worksheet import Worksheet as PublicWorksheet

from gwstd.document import (
    Blank,
    Chart,
    Column,
    Contents,
    Cover,
    Document,
    Flow,
    Handout,
    Heading,
    Listing,
    Orientation,
    Paragraph,
    Stop,
    Table,
)
from gwstd.render import xlsx
from gwstd.render._xlsx_fast import Cell
from gwstd.spreadsheet import SheetNames, lines, without_system

COLUMNS = (
    Column("序号", 12, centered=True),
    Column("一级事项", 24, "公开事项", centered=True),
    Column("二级事项", 24, "公开事项"),
    Column("公开内容（要素）", 60),
    Column("公开时限", 40),
)
ROWS = (
    ("1", "最低生活保障", "审核信息", "初审对象名单\n相关信息", "自信息形成之日起10个工作日内"),
    ("2", "最低生活保障", "审批信息", "低保对象名单", "7个工作日"),
    ("3", "临时救助", "办事指南", "", "7个工作日"),
)
HOSTILE = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "http://example.cn/a?b=c&d", "＝1", "\t=1", "'quoted",
           "<r><t>x</t></r>", "<r>&\"'</r>", "<b>&amp;</b>", "_x0041_", " 两端空格 ", "007", "1e5", "TRUE", "#N/A",
           "𠮷野家", "mailto:a@b.cn", "internal:'x'!A1", "{=1}", "")  # fmt: skip


def document(*blocks: object, stamp: str = "", title: str = "临江区基层政务公开标准目录") -> Document:
    return Document(title, "临江区人民政府办公室", "2026-12-01", blocks, "政务公开", ("目录", "公开"), stamp)  # type: ignore[arg-type]


def table(name: str = "社会救助", rows: tuple[tuple[str, ...], ...] = ROWS, pool: str = "") -> Table:
    return Table(name, f"{name}领域目录", COLUMNS, rows, ((1, 0, 1),), (), pool, "领域" if pool else "")


def opened(made: Document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(made)))


def body(sheet: Worksheet, first: int) -> list[tuple[object, ...]]:
    """The values of the rows, without the column beside the table that has the way back."""
    return [tuple(cell.value for cell in row[:-1]) for row in sheet.iter_rows(min_row=first)]


def part(made: Document, pattern: str) -> str:
    """The text of the first part of the package whose name matches."""
    with zipfile.ZipFile(io.BytesIO(xlsx.render(made))) as package:
        name = next(name for name in package.namelist() if re.search(pattern, name))
        return package.read(name).decode()


# ---------------------------------------------------------------------------------------------- a table's sheet


def test_every_cell_says_what_the_document_says() -> None:
    sheet = opened(document(table()))["社会救助"]
    assert sheet["A1"].value == "社会救助领域目录"
    assert [cell.value for cell in sheet[2]][:-1] == ["序号", "公开事项", None, "公开内容（要素）", "公开时限"]
    assert [sheet["B3"].value, sheet["C3"].value] == ["一级事项", "二级事项"]
    assert body(sheet, 4) == [
        (1, "最低生活保障", "审核信息", "初审对象名单\n相关信息", "自信息形成之日起10个工作日内"),
        (2, None, "审批信息", "低保对象名单", "7个工作日"),
        (3, "临时救助", "办事指南", None, "7个工作日"),
    ]


def test_head_groups_and_first_level_matters_are_merged() -> None:
    sheet = opened(document(table()))["社会救助"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert merged == {"A1:E1", "A2:A3", "B2:C2", "D2:D3", "E2:E3", "B4:B5"}


def test_a_filter_on_a_merged_matter_finds_all_its_rows_because_the_text_stays_under_the_merge() -> None:
    sheet = part(document(table()), r"sheet2\.xml$")
    values = dict(re.findall(r'<c r="(B[45])"[^>]*><v>(\d+)</v>', sheet))
    assert values["B4"] == values["B5"]


def test_the_head_stays_in_view_filters_and_is_printed_on_every_page() -> None:
    sheet = opened(document(table()))["社会救助"]
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:E6"
    assert sheet.print_title_rows == "$2:$3"


def test_a_head_without_groups_has_one_row() -> None:
    plain = Table("依据", "依据总表", (Column("名称", 120), Column("文号", 60)), (("条例", "国务院令第711号"),))
    sheet = opened(document(plain))["依据"]
    assert [cell.value for cell in sheet[2]][:-1] == ["名称", "文号"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A3", "A2:B3", "$2:$2")


def test_an_empty_table_is_a_head_with_nothing_under_it() -> None:
    sheet = opened(document(Table("空", "空表", COLUMNS, ())))["空"]
    assert sheet.max_row == 3
    assert sheet.auto_filter.ref == "A3:E3"


@pytest.mark.parametrize(("width", "paper"), [(60, "9"), (300, "8")])
def test_it_is_printed_lying_one_page_wide_on_a4_or_where_too_wide_on_a3(width: int, paper: str) -> None:
    wide = Table("表", "表", (Column("甲", width), Column("乙", 100)), (("1", "2"),))
    sheet = opened(document(wide))["表"]
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == paper
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in {(None, 0), (1, 0)}
    settings_part = part(document(wide), r"sheet2\.xml$")
    assert '<pageSetUpPr fitToPage="1"/>' in settings_part
    assert "&amp;P" in settings_part


@pytest.mark.parametrize(("widths", "growth"), [((20, 60), 1.25), ((50, 200), 277 / 250), ((100, 200), 1)])
def test_columns_keep_their_proportions_and_fill_the_lying_page(widths: tuple[int, ...], growth: float) -> None:
    columns = tuple(Column(f"列{width}", width) for width in widths)
    sheet = opened(document(Table("表", "表", columns, (("1", "2"),))))["表"]
    pixels = [sheet.column_dimensions[letter].width * 7 for letter in "AB"]
    assert pixels == pytest.approx([width * growth * 96 / 25.4 for width in widths], abs=1)


def test_a_column_of_small_type_makes_its_rows_lower_and_those_of_ticks_take_two_characters_of_their_titles() -> None:
    boxes = "\n".join(["■政府网站　　□政府公报"] * 9)
    columns = (*COLUMNS, Column("渠道", 48, small=True), Column("全社会", 5, "对象", centered=True),
               Column("主动", 5, "方式", centered=True))  # fmt: skip
    rows = (("1", "甲", "乙", "内容", "时限", boxes, "√", ""), ("2", "甲", "乙", "内容", "时限", "=1", "√", ""))
    sheet = opened(document(Table("表", "表", columns, rows)))["表"]
    assert (sheet["F4"].font.size, sheet["F5"].font.size, sheet["D4"].font.size) == (7.5, 7.5, 9)
    assert (sheet["F4"].number_format, sheet["F5"].quotePrefix) == ("@", True)
    # 9.4 points are what a line of 7.5 pt 宋体 takes in Excel, 10.8 of what stands in for it in LibreOffice.
    assert 9 * 10.8 < sheet.row_dimensions[4].height < 9 * 12
    assert sheet.row_dimensions[2].height < 20  # 方式 in one line
    assert sheet.row_dimensions[3].height < 50  # 全社会 in two and the button of the filter
    assert "fitToPage" in part(document(Table("表", "表", columns, rows)), r"sheet2\.xml$")


def test_running_numbers_in_small_type_have_a_line_or_two_to_spare() -> None:
    numbers = "财政资金信息：" + "、".join(map(str, range(100, 300)))
    columns = (Column("名称", 60), Column("引用", 72, small=True))
    sheet = opened(document(Table("依据", "依据", columns, (("条例", numbers), ("条例", "1、2")))))["依据"]
    fitting = int((sheet.column_dimensions["B"].width * 7 - 6) / 5)
    assert sheet.row_dimensions[3].height > (lines(numbers, fitting) + 2) * 10.8
    assert sheet.row_dimensions[4].height < 18


def shared_widths(contents: str, bases: str, boxes: str) -> dict[str, float]:
    columns = (Column("序号", 8, centered=True), Column("事项", 11, centered=True), Column("内容", 46),
               Column("依据", 35), Column("渠道", 48, small=True), Column("主动", 5, "方式", centered=True))  # fmt: skip
    rows = tuple((str(at + 1), "甲", contents, bases, boxes, "√") for at in range(200))
    made = document(Table("社会救助", "表", columns, rows, pool="总表", pool_column="领域"),
                    Table("教育", "表", columns, (("1", "甲", "乙", "丙", "丁", ""),), pool="总表", pool_column="领域"))  # fmt: skip
    one, other = (opened(made)[name].column_dimensions for name in ("社会救助", "教育"))
    found = {title: one[letter].width for title, letter in zip(("内容", "依据", "渠道"), "CDE", strict=True)}
    assert found == {title: other[letter].width for title, letter in zip(found, "CDE", strict=True)}
    assert sum(one[letter].width for letter in "ABCDEF") * 7 * 25.4 / 96 <= 277 * 1.15
    return found


def test_columns_of_a_table_where_paper_is_scarce_are_as_wide_as_what_stands_in_them_asks() -> None:
    contents = shared_widths("长的内容" * 80, "依据", "■政府网站")
    bases = shared_widths("内容", "《中华人民共和国社会救助法》" * 20, "■政府网站")
    channels = shared_widths("内容", "依据", "■政府网站　　□政府公报\n" * 9)
    assert contents["内容"] > 1.5 * bases["内容"]
    assert bases["依据"] > 1.5 * contents["依据"]
    assert channels["渠道"] > contents["渠道"] < contents["内容"] / 3


def test_texts_stand_in_the_middle_of_their_rows_like_the_ticks_beside_them() -> None:
    sheet = opened(document(table()))["社会救助"]
    assert {cell.alignment.vertical for row in sheet["A4:E4"] for cell in row} == {"center"}


def test_columns_count_in_digits_of_a_font_that_has_stand_ins_of_its_widths_everywhere() -> None:
    styles = part(document(table()), r"styles\.xml$")
    assert re.search(r"<fonts [^>]*>(?:<font>.*?</font>)", styles).group().count('<name val="Arial"/>') == 1  # type: ignore[union-attr]
    sheet = opened(document(table()))["社会救助"]
    assert {cell.font.name for row in sheet["A2:E4"] for cell in row if cell.value} == {"宋体"}


def test_rows_are_as_high_as_their_text_and_never_over_excels_limit() -> None:
    short, long = ("1", "甲", "乙", "内容", "时限"), ("2", "甲", "丙", "内容" * 200, "时限")
    endless = ("3", "甲", "丁", "内容" * 9000, "时限")
    sheet = opened(document(Table("表", "表", COLUMNS, (short, long, endless))))["表"]
    heights = [sheet.row_dimensions[row].height for row in (4, 5, 6)]
    assert heights[0] < 20 < 200 < heights[1] < 350
    assert heights[2] == pytest.approx(409, abs=0.5)


def test_rows_of_a_merge_grow_until_its_text_fits() -> None:
    rows = (("1", "最低生活保障" * 30, "甲", "内容", "时限"), ("2", "最低生活保障" * 30, "乙", "内容", "时限"))
    sheet = opened(document(Table("表", "表", COLUMNS, rows, ((1, 0, 1),))))["表"]
    # 11.25 points are what a line of 9 pt 宋体 takes in Excel.
    needed = lines("最低生活保障" * 30, 14) * 11.25
    assert sheet.row_dimensions[4].height + sheet.row_dimensions[5].height > needed


def test_only_a_whole_number_in_the_number_column_is_a_number() -> None:
    columns = (Column("序号", 20), Column("编码", 20))
    rows = (("12", "12"), ("0", "3"), ("1.5", "007"), ("1a", ""), ("１", "1"), ("1" * 16, ""))
    sheet = opened(document(Table("表", "", columns, rows)))["表"]
    assert [row[0] for row in body(sheet, 3)] == [12, "0", "1.5", "1a", "１", "1" * 16]
    assert [row[1] for row in body(sheet, 3)][:3] == ["12", "3", "007"]


def test_hostile_texts_stay_texts() -> None:
    rows = tuple((text, text) for text in HOSTILE)
    made = document(Table("表", "=1+1", (Column("=甲", 60), Column("@乙", 60, "+组")), rows), Paragraph("=1+1"))
    sheet = opened(made)["表"]
    package = zipfile.ZipFile(io.BytesIO(xlsx.render(made)))
    sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
    assert not any("<f>" in text or "<f " in text for text in sheets)
    assert re.findall("<hyperlink [^>]*>", sheets[1]) == [
        '<hyperlink ref="C1" location="\'说明\'!A1" display="← 返回目录"/>'
    ]
    assert [row[0] for row in body(sheet, 4)] == [text or None for text in HOSTILE]
    assert all(cell.data_type == "s" for row in sheet.iter_rows(min_row=4) for cell in row if cell.value is not None)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_any_text_gives_a_workbook_that_opens_and_loses_only_what_xml_cannot_hold(texts: list[str]) -> None:
    sheet = opened(document(Table("表", "表", (Column("甲", 60),), tuple((text,) for text in texts))))["表"]
    for row, text in zip(body(sheet, 3), texts, strict=True):
        kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "",
                      text.replace("\r\n", "\n").replace("\r", "\n"))  # fmt: skip
        assert (row[0] or "") == kept


def test_control_characters_and_half_surrogates_are_left_out() -> None:
    sheet = opened(document(Table("表", "表\x07", (Column("甲", 60),), (("一\x0b二\r\n三\ud800四\x00",),))))["表"]
    assert (sheet["A1"].value, sheet["A3"].value) == ("表", "一二\n三四")


def test_a_text_too_long_for_a_cell_is_named_not_cut() -> None:
    rows = (("内容",), ("字" * 32_767,), ("𠮷" * 16_384,))
    with pytest.raises(ValueError, match="表“表”第 3 行的“公开内容”有 32768 个字符"):
        xlsx.render(document(Table("表", "表", (Column("公开内容", 60),), rows)))


# ---------------------------------------------------------------------------------------------- fast rows


class PublicSheet(PublicWorksheet):  # type: ignore[misc]
    """What ``TableSheet`` does past XlsxWriter's cells, done by its documented methods, a call a cell."""

    def text(self, text: str, form: Any) -> Cell:
        return Cell(form, text, True)

    def number(self, number: int, form: Any) -> Cell:
        return Cell(form, str(number), False)

    def blank(self, form: Any) -> Cell:
        return Cell(form, "", False)

    def merge_down(self, column: int, first: int, last: int) -> None:
        self.merge_range(first, column, last, column, "")

    def link(self, row: int, column: int, target: str, text: str, form: Any) -> None:
        self.write_url(row, column, target, form, text)

    def put_rows(
        self,
        first: int,
        texts: Sequence[Sequence[str]],
        cells: Sequence[Mapping[str, Cell]],
        heights: Sequence[float],
        levels: Sequence[int],
    ) -> None:
        for index, row in enumerate(texts):
            self.set_row(first + index, heights[index], None, {"level": levels[index]})
            for column, text in enumerate(row):
                cell = cells[column][text]
                if cell.shared:
                    self.write_string(first + index, column, cell.xml, cell.form)
                elif cell.xml:
                    self.write_number(first + index, column, int(cell.xml), cell.form)
                else:
                    self.write_blank(first + index, column, None, cell.form)


def hostile_document() -> Document:
    """Everything that rows can hold: hostile texts in every kind of column, merges of all heights, many columns."""
    tall, high = "低保" * 400, "最低生活保障" * 30
    lists = tuple((str(index), text, text, text * 3, high) for index, text in enumerate(HOSTILE))
    merges = ((1, 0, 0), (1, 1, 3), (2, 1, 1), (2, 2, 4), (4, 0, 20))
    pages = tuple((str(10**14 + index), "=1+1", high, tall, "二\n三\r\n\x07") for index in range(4))
    short = tuple(("", high, "", "\x07", "") for _ in range(3))
    wide = tuple(Column(f"列{index}", 9, centered=index % 2 > 0) for index in range(30))
    return document(
        table("甲", lists, "总表"), replace(table("乙", lists, "总表"), merges=merges),
        replace(table("丙", pages), merges=((1, 0, 3), (2, 1, 2))), replace(table("丁", short), merges=((1, 0, 2),)),
        Table("宽", "宽表", wide, (tuple("字" * index for index in range(30)),) * 40, ((29, 0, 39), (0, 3, 39))),
        Table("空", "空表", COLUMNS, ()), Chart("图", ("甲",), (1,)), stamp="未通过校验",
    )  # fmt: skip


def looks(cell: Any) -> tuple[str, ...]:
    shown = (cell.number_format, cell.quotePrefix, cell.font, cell.alignment, cell.border, cell.fill)
    return tuple(repr(look) for look in shown)


def everything(book: openpyxl.Workbook) -> dict[str, object]:
    """What opening the workbook shows of each sheet: cells with their looks, merges, sizes, filter."""
    return {
        sheet.title: (
            sheet.dimensions,
            sorted(str(area) for area in sheet.merged_cells.ranges),
            {row: (shape.height, shape.outlineLevel) for row, shape in sheet.row_dimensions.items()},
            {column: shape.width for column, shape in sheet.column_dimensions.items()},
            (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows),
            [(cell.coordinate, cell.value, cell.data_type, *looks(cell)) for row in sheet.iter_rows() for cell in row],
        )
        for sheet in book.worksheets
    }


def test_rows_written_past_xlsxwriters_cells_open_like_those_of_its_public_way(monkeypatch: pytest.MonkeyPatch) -> None:
    made = hostile_document()
    fast = everything(opened(made))
    monkeypatch.setattr("gwstd.render._xlsx_fast.TableSheet", PublicSheet)
    public = everything(opened(made))
    assert list(fast) == list(public) == ["说明", "总表", "一级事项索引", "甲", "乙", "丙", "丁", "宽", "空", "统计"]
    for name in public:
        assert fast[name] == public[name], name


def test_the_shared_strings_are_counted_as_they_are_used() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx.render(hostile_document()))) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
        strings = package.read("xl/sharedStrings.xml").decode()
    used = [int(number) for text in sheets for number in re.findall(r't="s"><v>(\d+)</v>', text)]
    assert f'count="{len(used)}" uniqueCount="{strings.count("<si>")}"' in strings
    assert set(used) == set(range(strings.count("<si>")))


def test_a_merge_ends_with_the_page_and_each_page_says_the_name_again() -> None:
    rows = tuple((str(index), "最低生活保障", "", "内容" * 100, "") for index in range(1, 21))
    sheet = opened(document(replace(table(rows=rows), merges=((1, 0, 19),))))["社会救助"]
    heights = [sheet.row_dimensions[row].height for row in range(4, 24)]
    merged = [area for area in sheet.merged_cells.ranges if area.min_col == 2 and area.min_row > 3]
    inside = {row for area in merged for row in range(area.min_row + 1, area.max_row + 1)}
    head, title = sum(sheet.row_dimensions[row].height for row in (2, 3)), sheet.row_dimensions[1].height
    # An A4 page that lies has 501 points between the margins, and more where the columns must be shrunk to fit.
    for room in (501 - head, 501 / 0.94 - head):
        free = room - title
        for row, height in enumerate(heights, 4):
            if height > free:
                assert row not in inside, f"row {row} begins a page, and its name stands on the page before"
                free = room
            free -= height
    assert len(inside) >= 6, "the rows of a page are merged"
    assert all(sheet.cell(area.min_row, 2).value == "最低生活保障" for area in merged)


def test_matters_fold_up_to_their_first_row() -> None:
    rows = tuple((str(index), "甲", "乙" if index < 4 else "丙", "", "") for index in range(1, 6))
    made = document(replace(table(rows=(*rows, ("6", "丁", "", "", ""))), merges=((1, 0, 4), (2, 0, 2), (2, 3, 4))))
    sheet = opened(made)["社会救助"]
    assert [sheet.row_dimensions[row].outlineLevel for row in range(4, 10)] == [0, 2, 2, 1, 2, 0]
    assert sheet.sheet_properties.outlinePr.summaryBelow is False
    assert sheet.sheet_format.outlineLevelRow == 2


def test_merges_that_overlap_and_rows_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="表“社会救助”的“一级事项”第 2 行被合并了两次"):
        xlsx.render(document(replace(table(), merges=((1, 1, 2), (2, 0, 1), (1, 0, 1)))))
    for row in (ROWS[0][:4], (*ROWS[0], "多")):
        with pytest.raises(ValueError, match="表“社会救助”有的行不是 5 格"):
            xlsx.render(document(table(rows=(ROWS[1], row))))


# ---------------------------------------------------------------------------------------------- pools


def test_a_pool_holds_all_rows_with_their_tables_name_and_without_merges_so_that_it_sorts_and_filters() -> None:
    book = opened(document(table("社会救助", pool="总表"), table("养老服务", pool="总表")))
    assert book.sheetnames == ["说明", "总表", "一级事项索引", "社会救助", "养老服务"]
    sheet = book["总表"]
    assert sheet["A1"].value == "临江区基层政务公开标准目录总表"
    assert [cell.value for cell in sheet[2]][:2] == ["领域", "序号"]
    rows = body(sheet, 4)
    assert [row[0] for row in rows] == ["社会救助"] * 3 + ["养老服务"] * 3
    assert [row[2] for row in rows[:2]] == ["最低生活保障", "最低生活保障"]
    assert all(area.max_row < 4 for area in sheet.merged_cells.ranges)
    assert sheet.auto_filter.ref == "A3:F9"


def test_tables_of_one_pool_with_other_columns_are_refused() -> None:
    other = Table("依据", "依据", (Column("名称", 20),), (), pool="总表", pool_column="领域")
    with pytest.raises(ValueError, match="“总表”各表的列不一致"):
        xlsx.render(document(table(pool="总表"), other))


def test_the_index_leads_to_the_row_where_a_matter_begins() -> None:
    made = document(table("社会救助", pool="总表"), table("O'Brien", pool="总表"), stamp="未通过校验")
    sheet = opened(made)["一级事项索引"]
    assert body(sheet, 4) == [
        (1, "社会救助", "最低生活保障", 2, "1～2", "审核信息、审批信息"),
        (2, "社会救助", "临时救助", 1, "3", "办事指南"),
        (3, "O'Brien", "最低生活保障", 2, "1～2", "审核信息、审批信息"),
        (4, "O'Brien", "临时救助", 1, "3", "办事指南"),
    ]
    targets = [sheet.cell(row, 3).hyperlink.location for row in range(4, 8)]
    assert targets == ["'社会救助'!A5", "'社会救助'!A7", "'O''Brien'!A5", "'O''Brien'!A7"]


def test_the_list_of_sheets_says_which_one_can_be_sorted() -> None:
    book = opened(document(table(pool="总表"), table("教育", pool="总表"), table("流程")))
    said = {row[1].value: row[2].value for row in book["说明"].iter_rows(min_row=4, max_row=8) if row[1].value}
    assert [name for name, text in said.items() if "排序、筛选用这张" in text] == ["总表"]


def test_a_pool_where_nothing_is_gathered_has_no_index() -> None:
    book = opened(document(replace(table(pool="总表"), merges=())))
    assert book.sheetnames == ["说明", "总表", "社会救助"]


# ---------------------------------------------------------------------------------------------- handouts


def handed_out(by: int | None = 0) -> Document:
    columns = (Column("公开主体", 30), Column("序号", 12), Column("事项", 60))
    rows = (("区民政局", "1", "低保"), ("区民政局", "2", "=1+1"), ("柳河镇", "1", "低保"))
    blanks = (Blank(Column("公开情况", 105), ("已公开", '未"公开')), Blank(Column("网址", 40)),
              Blank(Column("发布日期", 20), date=True))  # fmt: skip
    handout = Handout(Table("应公开事项", "应公开事项", columns, rows), blanks, by, 3, "填写说明：黄色的填写。")
    return replace(document(table()), handouts=(handout,))


def test_a_handout_asks_for_what_is_to_be_filled_in() -> None:
    book = opened(handed_out())
    assert book.sheetnames == ["说明", "应公开事项", "社会救助"]
    sheet = book["应公开事项"]
    assert sheet["A2"].value == "填写说明：黄色的填写。"
    titles = ["公开主体", "序号", "事项", "公开情况", "网址", "发布日期"]
    assert [cell.value for cell in sheet[3]][:-1] == titles
    assert body(sheet, 4)[1] == ("区民政局", 2, "=1+1", None, None, None)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D4", "A3:F6")
    asked = {str(rule.sqref): (rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation}
    assert asked == {"D4:D6": ("list", '"已公开,未"公开"'), "F4:F6": ("date", "36526")}
    assert [sheet[cell].number_format for cell in ("D4", "E4", "F4")] == ["@", "@", "yyyy-mm-dd"]


def test_what_is_done_and_what_is_not_is_coloured_in_a_handout() -> None:
    rules = [rule for found in opened(handed_out())["应公开事项"].conditional_formatting for rule in found.rules]
    assert [rule.formula for rule in rules] == [['$D4="已公开"'], ['$D4="未""公开"']]


def test_each_receiver_of_a_handout_has_pages_of_its_own() -> None:
    sheet = opened(handed_out())["应公开事项"]
    assert [rule.id for rule in sheet.row_breaks.brk] == [5]
    # A spreadsheet that fits a sheet to the page ignores its page breaks.
    assert "fitToPage" not in part(handed_out(), r"sheet2\.xml$")
    # LibreOffice makes columns wider by up to 7 %: the last one must not be printed on pages of its own.
    printed = sum(dimension.width * 7 for name, dimension in sheet.column_dimensions.items() if name <= "F")
    assert printed * 25.4 / 96 * sheet.page_setup.scale / 100 <= 277 * 0.93
    assert not opened(handed_out(by=None))["应公开事项"].row_breaks.brk


# ---------------------------------------------------------------------------------------------- names, front, stamp


def test_sheet_names_are_legal_and_unique() -> None:
    wishes = ("", "说明", "a/b", "A/B", "'引号'", "很长的名字" * 9, "很长的名字" * 9, "𠮷" * 20, "History", "[x]:*?\\")
    book = opened(document(*(Table(wish, "表", (Column("甲", 60),), ((wish,),)) for wish in wishes)))
    names = book.sheetnames
    assert names[:6] == ["说明", "表", "说明（2）", "a b", "A B（2）", "引号"]
    assert len({name.casefold() for name in names}) == len(names) == len(wishes) + 1
    assert all(len(name.encode("utf-16-le")) <= 62 and not re.search(r"[\[\]:*?/\\]", name) for name in names)
    assert all(not name.startswith("'") and not name.endswith("'") for name in names)
    assert [book[name]["A3"].value or "" for name in names[1:]] == list(wishes)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=2, max_size=8))
def test_any_wishes_give_different_names(wishes: list[str]) -> None:
    names = SheetNames()
    given_names = [names.claim(wish) for wish in wishes]
    assert len({name.casefold() for name in given_names}) == len(wishes)
    assert all(0 < len(name.encode("utf-16-le", "surrogatepass")) <= 62 for name in given_names)


def test_the_first_sheet_says_what_the_workbook_is_and_leads_to_every_sheet() -> None:
    made = document(
        Cover("标准目录", ("2026年版",), "区政府办", "2026年12月"), Contents(), Heading(1, "一、编制说明", "a"),
        Paragraph("正文。"), Listing(("甲", "乙"), ordered=True), Listing(("丙",)), Heading(2, "（一）目录", "b"),
        Orientation(True), table(), Table("O'Brien", "表", COLUMNS, ()), Chart("领域统计", ("救助",), (3,)),
    )  # fmt: skip
    sheet = opened(made)["说明"]
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert said[:4] == ["标准目录", "2026年版", "区政府办", "2026年12月"]
    assert "　　正文。" in said
    assert [text for text in said if text[:2] in {"1.", "2.", "· "}] == ["1. 甲", "2. 乙", "· 丙"]
    targets = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert targets[:3] == targets[3:] == ["'社会救助'!A1", "'O''Brien'!A1", "'统计'!A1"]
    assert "社会救助领域目录（见工作表“社会救助”）" in said


def test_every_sheet_leads_back_to_the_first_and_the_way_is_not_printed() -> None:
    book = opened(replace(handed_out(), blocks=(table(pool="总表"), Chart("图", ("甲",), (1,)))))
    assert len(book.sheetnames) == 6
    for sheet in book.worksheets[1:]:
        ways = [cell for cell in sheet[1] if cell.hyperlink]
        assert [(cell.value, cell.hyperlink.location) for cell in ways] == [("← 返回目录", "'说明'!A1")]
        assert range_boundaries(sheet.print_area.split("!")[1])[2] == ways[0].column - 1


def test_every_table_has_its_sheets_name_where_excel_takes_it() -> None:
    made = document(table("社会救助"), table("B2"), table("城市（镇）"), Table("空", "", COLUMNS, ()))
    assert {name: defined.attr_text for name, defined in opened(made).defined_names.items()} == {
        "社会救助": "'社会救助'!$A$3:$E$6",
        "空": "'空'!$A$3:$E$3",
    }


def test_a_paragraph_too_high_for_one_row_goes_on_in_the_next() -> None:
    text = "本目录由区政府办公室编制。" * 200
    sheet = opened(document(Paragraph(text, "plain")))["说明"]
    pieces = [str(row[0].value) for row in sheet.iter_rows(min_row=4) if row[0].value]
    assert "".join(pieces) == text
    assert len(pieces) > 1
    assert all(piece.endswith("。") for piece in pieces)


def test_the_stamp_is_on_every_sheet_and_every_printed_page() -> None:
    book = opened(document(table(pool="总表"), Chart("统计", ("甲",), (1,)), stamp="未通过校验 A&B"))
    for sheet in book.worksheets:
        assert sheet["A1"].value == "未通过校验 A&B"
        assert sheet["A1"].font.bold
        assert sheet["A1"].font.color.rgb == "FFFF0000"
        assert sheet.oddHeader is not None
        assert "未通过校验 A&&B" in str(sheet.oddHeader.center.text)
    assert book["社会救助"].freeze_panes == "A5"
    assert book["社会救助"].print_title_rows == "$3:$4"


def test_properties_hold_only_what_xml_can() -> None:
    made = replace(document(table(), title="目\x01录\ud800"), keywords=("甲\x0b",), subject="\ufffe乙")
    properties = opened(made).properties
    assert (properties.title, properties.keywords, properties.subject) == ("目录", "甲", "乙")


def test_a_part_too_small_for_its_figure_has_none() -> None:
    columns = (Column("序号", 20), Column("领域", 60), Column("决策", 20), Column("执行", 20))
    rows = (("1", "救助", "100", "2"), ("2", "养老", "5", "100"))
    made = document(Table("五公开", "五公开", columns, rows, numbers=(2, 3), stacked=(2, 3)))
    assert "[&gt;=4]0;;" in part(made, r"charts/chart1\.xml$")


def test_the_properties_are_the_documents() -> None:
    properties = opened(document(table())).properties
    assert (properties.title, properties.creator) == ("临江区基层政务公开标准目录", "临江区人民政府办公室")
    assert (properties.subject, properties.keywords) == ("政务公开", "目录；公开")
    assert properties.created.date().isoformat() == "2026-12-01"


# ---------------------------------------------------------------------------------------------- charts


def test_charts_share_one_sheet_with_their_figures_and_native_bars() -> None:
    first, second = Chart("各领域事项数", ("救助", "养老"), (3, 5)), Chart("各渠道", ("网站",), (9,), "次")
    made = document(first, table(), second)
    book = opened(made)
    assert book.sheetnames == ["说明", "统计", "社会救助"]
    sheet = book["统计"]
    figures = [(row[0], row[1]) for row in body(sheet, 2) if row[1] is not None]
    assert figures == [("各领域事项数", "项"), ("救助", 3), ("养老", 5), ("各渠道", "次"), ("网站", 9)]
    drawing = part(made, r"charts/chart1\.xml$")
    assert "<c:barChart>" in drawing
    assert "<c:v>养老</c:v>" in drawing
    assert "<c:v>5</c:v>" in drawing


def test_a_table_named_like_the_charts_keeps_its_name() -> None:
    statistics = Table("统计", "统计表", (Column("甲", 60),), (("1",),))
    book = opened(document(Chart("图", ("甲",), (1,)), statistics))
    assert book.sheetnames == ["说明", "统计图", "统计"]


def test_a_chart_without_figures_is_no_chart() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx.render(document(Chart("图", (), ()))))) as package:
        assert not any("chart" in name for name in package.namelist())


def test_numbers_of_a_table_are_numbers_and_drawn_from_their_own_sheet() -> None:
    columns = (Column("序号", 12), Column("领域", 60), Column("决策", 20), Column("执行", 20), Column("合计", 20))
    rows = (("1", "救助", "3", "0", "3"), ("2", "养老", "5", "1", "5"))
    made = document(
        Chart("图", ("甲",), (1,)), Table("五公开", "各领域五公开", columns, rows, numbers=(2, 3, 4), stacked=(2, 3))
    )
    book = opened(made)
    assert book.sheetnames == ["说明", "统计", "五公开"]
    assert body(book["五公开"], 3) == [(1, "救助", 3, 0, 3), (2, "养老", 5, 1, 5)]
    drawing = part(made, r"charts/chart2\.xml$")
    assert '<c:grouping val="stacked"/>' in drawing
    assert re.findall("<c:f>(.*?)</c:f>", drawing) == [
        "五公开!$B$3:$B$4", "五公开!$C$3:$C$4", "五公开!$B$3:$B$4", "五公开!$D$3:$D$4",
    ]  # fmt: skip
    # The longest bar has 6: from 3.5 % of it a part has a figure, on dark blue a white one.
    assert set(re.findall('formatCode="([^"]*)"', drawing)) >= {"[&gt;=1]0;;"}
    assert drawing.count('<a:srgbClr val="FFFFFF"/>') == 1
    ways = [cell.hyperlink.location for row in book["统计"].iter_rows(min_row=2) for cell in row if cell.hyperlink]
    assert ways == ["'五公开'!A1"]


# ---------------------------------------------------------------------------------------------- bytes

_PROGRAM = """
import hashlib, sys
from gwstd.document import Blank, Chart, Column, Document, Handout, Table
from gwstd.render import xlsx
columns = tuple(Column(t, 30, g) for t, g in (("序号", ""), ("一级", "事项"), ("二级", "事项")))
table = Table("表", "表", columns, tuple((str(n), "甲", f"乙{n}") for n in range(1, 9)), ((1, 0, 7),), (), "总表", "领域")
counts = Table("五公开", "五公开", columns, (("1", "甲", "2"),), numbers=(2,), stacked=(2,))
blanks = (Blank(Column("情况", 20), ("已公开", "未公开")), Blank(Column("日期", 20), date=True))
handouts = (Handout(Table("应公开", "", columns, (("1", "甲", "乙"), ("2", "丙", "丁"))), blanks, 1),)
blocks = (table, counts, Chart("图", ("甲", "乙"), (1, 2)))
made = Document("目录", "办", "2026-12-01", blocks, "", ("甲", "乙"), "未通过校验", handouts=handouts)
print(hashlib.sha256(xlsx.render(made)).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes_in_any_process() -> None:
    seen = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Shanghai"), ("4242", "America/New_York")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM], env=environment, capture_output=True, text=True, check=True
        )
        seen.add(done.stdout)
    assert len(seen) == 1


def test_a_process_writes_its_second_workbook_like_its_first() -> None:
    program = _PROGRAM + "print(hashlib.sha256(xlsx.render(made)).hexdigest())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert len(set(done.stdout.split())) == 1


def test_the_bytes_do_not_tell_on_which_system_they_were_made() -> None:
    made = document(table())
    with zipfile.ZipFile(io.BytesIO(xlsx.render(made))) as package:
        assert {entry.create_system for entry in package.infolist()} == {3}
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None
    windows = io.BytesIO()
    with zipfile.ZipFile(windows, "w") as package:
        for name in ("a.xml", "b.xml"):
            entry = zipfile.ZipInfo(name)
            entry.create_system = 0
            package.writestr(entry, "x")
    with zipfile.ZipFile(io.BytesIO(without_system(windows.getvalue()))) as package:
        assert {entry.create_system for entry in package.infolist()} == {3}
        assert package.testzip() is None


def test_another_date_gives_other_bytes_and_no_date_is_no_error() -> None:
    made = document(table())
    digests = {
        hashlib.sha256(xlsx.render(replace(made, date=date))).hexdigest() for date in ("2026-12-01", "2026-12-02", "")
    }
    assert len(digests) == 3


def test_libreoffice_opens_and_prints_it(soffice: Callable[[Path, str, Path], Path], tmp_path: Path) -> None:
    source = tmp_path / "目录.xlsx"
    source.write_bytes(xlsx.render(document(table(pool="总表"), Chart("图", ("甲",), (1,)), stamp="未通过校验")))
    assert soffice(source, "pdf", tmp_path / "out").read_bytes().startswith(b"%PDF")


def test_a_flow_is_drawn_under_the_table_that_tells_it() -> None:
    stops = (Stop("产生", "民政科", "3个工作日内"), Stop("审查"), Stop("=1+1"))
    made = document(Flow("流程图", stops), table())
    said = re.findall("<a:t>(.*?)</a:t>", part(made, "drawings/drawing1.xml"))
    assert said == ["【产生】", "民政科", "3个工作日内", "→", "【审查】", "→", "【=1+1】"]
    assert ("流程图：产生 → 审查 → =1+1",) in [row[:1] for row in body(opened(made)["说明"], 1)]
