"""What an office gets in Word: every cell of the catalogue, the page of GB/T 9704-2012, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.enum.section import WD_ORIENT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gwstd import resources
from gwstd.document import (
    Block,
    Chart,
    Column,
    Contents,
    Cover,
    Document,
    Flow,
    Heading,
    Listing,
    Orientation,
    Paragraph,
    Stop,
    Table,
)
from gwstd.render._docx_lines import Lines
from gwstd.render._docx_pages import groups, parts
from gwstd.render._docx_shell import shell
from gwstd.render._docx_table import widths
from gwstd.render._docx_template import read_template
from gwstd.render._zip import pack, unpack
from gwstd.render.docx import render, render_paged

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

COLUMNS = (
    Column("序号", 8, centered=True),
    Column("一级事项", 15, "公开事项"),
    Column("二级事项", 18, "公开事项"),
    Column("公开内容（要素）", 40),
    Column("全社会", 8, "公开对象", centered=True),
    Column("特定群体", 12, "公开对象"),
)
ROWS = (
    ("1", "最低生活保障", "政策法规", "■政府网站 □政府公报\n□两微一端", "√", ""),
    ("2", "最低生活保障", "办事指南", "办理条件；“标准”", "", "申请人"),
    ("3", "临时救助", "办事指南", "流程", "√", ""),
)
CATALOGUE = Table("社会救助", "社会救助领域目录", COLUMNS, ROWS, merges=((1, 0, 1), (2, 1, 2)))


def document(*blocks: Block, stamp: str = "") -> Document:
    return Document(
        "青宁区标准目录汇编", "青宁区人民政府办公室", "2026-11-22", blocks, "标准目录", ("政务公开", "目录"), stamp
    )


def whole(stamp: str = "") -> Document:
    return document(
        Cover("青宁区标准目录汇编", ("2026年版",), "青宁区人民政府办公室", "2026年11月22日"),
        Contents(depth=2),
        Heading(1, "编制说明", "about", new_page=True),
        Paragraph("为全面推进基层政务公开标准化规范化，编制本汇编。"),
        Heading(2, "（一）范围", "scope"),
        Heading(3, "1.事项", "matters"),
        Listing(("决策", "执行"), ordered=True),
        Listing(("甲", "乙"), ordered=True),
        Listing(("丙",)),
        Orientation(landscape=True),
        Heading(1, "一、社会救助", "field-shjz", new_page=True),
        CATALOGUE,
        Orientation(landscape=False),
        Heading(1, "二、统计", "statistics"),
        Chart("各领域事项数", ("社会救助", "养老服务", "其他"), (64, 32, 0)),
        stamp=stamp,
    )


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def body(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(unpack(content)["word/document.xml"])


def text_of(element: ElementTree.Element) -> str:
    marks = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(marks.get(part.tag, part.text or "" if part.tag == f"{W}t" else "") for part in element.iter())


def merge_of(cell: ElementTree.Element) -> str:
    mark = cell.find(f"{W}tcPr/{W}vMerge")
    return "" if mark is None else mark.get(f"{W}val", "continue")


def table_rows(table: ElementTree.Element) -> tuple[list[list[ElementTree.Element]], list[list[ElementTree.Element]]]:
    """Head rows and body rows as lists of cells."""
    head: list[list[ElementTree.Element]] = []
    rows: list[list[ElementTree.Element]] = []
    for row in table.findall(f"{W}tr"):
        (rows if row.find(f"{W}trPr/{W}tblHeader") is None else head).append(row.findall(f"{W}tc"))
    return head, rows


# ------------------------------------------------------------------------------------------------ tables


def test_two_head_rows_name_the_groups_above_their_columns() -> None:
    (table,) = body(render(document(CATALOGUE))).iter(f"{W}tbl")
    head, rows = table_rows(table)
    assert [[text_of(cell) for cell in row] for row in head] == [
        ["序号", "公开事项", "公开内容（要素）", "公开对象"],
        ["", "一级事项", "二级事项", "", "全社会", "特定群体"],
    ]
    assert [merge_of(cell) for cell in head[0]] == ["restart", "", "restart", ""]
    assert [merge_of(cell) for cell in head[1]] == ["continue", "", "", "continue", "", ""]
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in head[0]]
    assert [span.get(f"{W}val") if span is not None else "" for span in spans] == ["", "2", "", "2"]
    assert len(rows) == 3


def test_one_head_row_where_no_column_stands_in_a_group() -> None:
    plain = Table("机构", "机构联系表", (Column("单位", 40), Column("电话", 20)), (("区民政局", "12345"),))
    (table,) = body(render(document(plain))).iter(f"{W}tbl")
    head, rows = table_rows(table)
    assert [[text_of(cell) for cell in row] for row in (*head, *rows)] == [["单位", "电话"], ["区民政局", "12345"]]
    assert len(head) == 1


def test_python_docx_reads_every_cell_and_merge() -> None:
    (table,) = opened(render(document(CATALOGUE))).tables
    assert [[table.cell(row + 2, column).text for column in range(6)] for row in range(3)] == [
        ["1", "最低生活保障", "政策法规", "■政府网站 □政府公报\n□两微一端", "√", ""],
        ["2", "最低生活保障", "办事指南", "办理条件；“标准”", "", "申请人"],
        ["3", "临时救助", "办事指南", "流程", "√", ""],
    ]
    assert table.cell(2, 1)._tc is table.cell(3, 1)._tc


def sound(text: str) -> str:
    """What XML can hold of a text, with line ends as Word has them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign
        for sign in lines
        if sign in "\t\n" or (sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff")
    )


TEXTS = st.one_of(
    st.sampled_from(
        ["", "√", "■政府网站\n□政府公报", "]]>", "<w:t>&amp;", "a\x00b\x0b", " 前后 ", "\ud800", "😀", "\r\n"]
    ),
    st.text(st.characters(codec=None), max_size=12),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    groups = draw(st.lists(st.sampled_from(["", "公开事项", "公开对象"]), min_size=1, max_size=6))
    columns = tuple(
        Column(f"列{index}", draw(st.integers(1, 60)), group, draw(st.booleans())) for index, group in enumerate(groups)
    )
    rows = draw(st.lists(st.tuples(*(TEXTS for _ in columns)), max_size=7))
    merges = []
    for column in range(len(columns)):
        cuts = sorted(draw(st.sets(st.integers(0, len(rows) - 1), max_size=4))) if rows else []
        merges += [(column, first, last) for first, last in zip(cuts[::2], cuts[1::2], strict=False)]
    return Table("表", draw(TEXTS), columns, tuple(rows), tuple(merges))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(block=tables(), lying=st.booleans())
def test_every_cell_and_merge_is_as_in_the_document(block: Table, lying: bool) -> None:
    (table,) = body(render(document(Orientation(lying), block))).iter(f"{W}tbl")
    head, rows = table_rows(table)
    assert len(head) == (2 if any(column.group for column in block.columns) else 1)
    goes_on = {(row, column) for column, first, last in block.merges for row in range(first + 1, last + 1)}
    begins = {(first, column) for column, first, last in block.merges if last > first}
    for index, (row, cells) in enumerate(zip(block.rows, rows, strict=True)):
        for column, (text, cell) in enumerate(zip(row, cells, strict=True)):
            place, mark = (index, column), merge_of(cell)
            if place in goes_on and mark != "continue":  # a page begins inside the merge: the text is said again
                assert text_of(cell) == sound(text + "（续）")
            else:
                assert text_of(cell) == ("" if place in goes_on else sound(text))
                assert (mark == "continue") == (place in goes_on)
                assert mark != "restart" or place in begins
    grid = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
    assert sum(grid) == (12760 if lying else 8845)
    for cells in (*head, *rows):
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells]
        assert sum(int(span.get(f"{W}val", "")) if span is not None else 1 for span in spans) == len(grid)


@given(st.lists(st.integers(9, 80), min_size=1, max_size=20), st.integers(4000, 13000))
def test_columns_fill_the_page_in_their_proportions(wanted: list[int], total: int) -> None:
    got = widths(tuple(Column("", width) for width in wanted), total)
    assert sum(got) == total
    assert all(abs(width - want * total / sum(wanted)) <= 1 for width, want in zip(got, wanted, strict=True))


def test_columns_of_marks_and_of_small_type_keep_their_width_while_the_others_share_the_rest() -> None:
    columns = (Column("序号", 8), Column("内容", 60), Column("依据", 30), Column("渠道", 48, small=True))
    got = widths(columns, 12760, small=5 / 6)
    assert sum(got) == 12760
    assert [round(got[0] / 56.7), round(got[3] / 56.7)] == [8, 40]
    assert abs(got[1] - 2 * got[2]) <= 2


@given(st.lists(st.integers(1, 80), min_size=1, max_size=20), st.integers(4000, 13000))
def test_columns_fill_the_page_however_many_there_are(wanted: list[int], total: int) -> None:
    got = widths(tuple(Column("", width) for width in wanted), total)
    assert sum(got) == total
    assert min(got) > 0


# ------------------------------------------------------------------------------------------------ rows on pages


def merged_table(rows: int, lines: int = 8) -> Table:
    """One matter of so many rows, each of so many lines."""
    columns = (Column("序号", 8), Column("一级事项", 20, "公开事项"), Column("公开内容", 60, "公开事项"))
    texts = tuple((str(index + 1), "最低生活保障", "行\n" * (lines - 1) + "行") for index in range(rows))
    return Table("表", "目录", columns, texts, merges=((1, 0, rows - 1),))


def test_a_merge_over_several_pages_says_its_text_again_at_the_top_of_each() -> None:
    (table,) = body(render(document(Orientation(True), merged_table(12)))).iter(f"{W}tbl")
    _, rows = table_rows(table)
    said = {index: text_of(row[1]) for index, row in enumerate(rows) if text_of(row[1])}
    assert said == {0: "最低生活保障", 4: "最低生活保障（续）", 8: "最低生活保障（续）"}
    kept = [all(p.find(f"{W}pPr/{W}keepNext") is not None for cell in row for p in cell.iter(f"{W}p")) for row in rows]
    assert kept == [True, True, True, False] * 3  # the rows of one page stay together, wherever that page begins


def test_the_first_page_of_a_table_has_less_room_where_headings_stand_above_it() -> None:
    blocks = (
        Orientation(True),
        Heading(1, "一、社会救助", "one"),
        Heading(2, "（二）标准目录", "two"),
        merged_table(12),
    )
    (table,) = body(render(document(*blocks))).iter(f"{W}tbl")
    _, rows = table_rows(table)
    assert [index for index, row in enumerate(rows) if text_of(row[1])] == [0, 3, 7, 10]


def test_the_last_page_of_a_table_does_not_hold_a_single_row() -> None:
    (table,) = body(render(document(Orientation(True), merged_table(9)))).iter(f"{W}tbl")
    _, rows = table_rows(table)
    assert [index for index, row in enumerate(rows) if text_of(row[1])] == [0, 4, 7]  # 4, 3, 2 rows; not 4, 4, 1
    assert [(one.first, one.last) for one in groups([4_000, 3_000, 6_000], 8_000, 0, 7_200)] == [(0, 1), (2, 2)]


@given(st.lists(st.integers(200, 12_000), max_size=40), st.integers(3_000, 8_000), st.integers(0, 2_500))
def test_every_row_is_on_one_page_and_no_page_is_overfull(heights: list[int], room: int, used: int) -> None:
    longest = room * 9 // 10
    found = groups(heights, room, used, longest)
    assert [row for page in found for row in range(page.first, page.last + 1)] == list(range(len(heights)))
    for page in found:
        height = sum(heights[page.first : page.last + 1])
        assert height <= room if page.together else page.first == page.last and height > longest


@given(st.lists(st.integers(200, 6_000), min_size=1, max_size=40), st.sets(st.integers(0, 39), max_size=6))
def test_parts_of_a_merge_cover_its_rows_once(heights: list[int], ends: set[int]) -> None:
    cuts = sorted(end for end in ends if end < len(heights))
    merges = [(0, first, last) for first, last in zip(cuts[::2], cuts[1::2], strict=False)]
    found = parts(merges, groups(heights, 7_000, 0, 6_300))
    tops = {page.first for page in groups(heights, 7_000, 0, 6_300)}
    for _, first, last in merges:
        for row in range(first, last + 1):
            goes_on, again = 0 in found.continued.get(row, ()), 0 in found.again.get(row, ())
            assert again == (row in tops and row != first)
            assert goes_on == (row not in tops and row != first)


@pytest.mark.parametrize(
    ("text", "per_line", "lines"),
    [
        ("", 5, 1),
        ("区民政局", 4, 1),
        ("区民政局", 3.5, 2),
        ("一二三四，五", 4, 2),  # the comma does not begin a line
        ("一二三（四五）", 4, 2),  # nor does the bracket end one
        ("第711号令", 4, 2),  # a number stays whole
        ("1234567890", 3, 3),  # unless no line can hold it
        ("一\n二二二\n", 2, 4),
    ],
)
def test_lines_are_counted_as_word_breaks_them(text: str, per_line: float, lines: int) -> None:
    assert Lines(per_line)[text] == lines


@given(st.text(st.sampled_from("中，（）《》ab1 。"), max_size=60), st.floats(1, 20))
def test_lines_are_never_fewer_than_the_text_needs(text: str, per_line: float) -> None:
    width = sum(0.5 if sign.isascii() else 1 for sign in text)
    assert Lines(per_line)[text] >= width / per_line - 1e-6


def test_a_title_of_two_lines_is_broken_in_the_middle() -> None:
    block = Table("表", "", (Column("一级事项", 10), Column("公开内容", 200)), ())
    (table,) = body(render(document(Orientation(True), block))).iter(f"{W}tbl")
    (head,), _ = table_rows(table)
    inset = head[0].find(f"{W}p/{W}pPr/{W}ind")
    assert text_of(head[0]) == "一级事项"
    assert inset is not None and int(inset.get(f"{W}left", "0")) > 0


def test_rows_stay_whole_unless_they_fill_a_page() -> None:
    columns = (Column("序号", 10), Column("内容", 100))
    rows = (("1", "短"), ("2", "长" * 5000), ("3", "行\n" * 40))
    (table,) = body(render(document(Orientation(True), Table("表", "", columns, rows)))).iter(f"{W}tbl")
    found = [
        row.find(f"{W}trPr/{W}cantSplit") is not None
        for row in table.findall(f"{W}tr")
        if row.find(f"{W}trPr/{W}tblHeader") is None
    ]
    assert found == [True, False, False]


def test_a_table_without_rows_keeps_its_head_and_one_without_columns_its_title() -> None:
    content = render(document(Table("空", "空表", COLUMNS, ()), Table("无", "无列", (), ())))
    (table,) = opened(content).tables
    assert len(table.rows) == 2
    assert "无列" in [part.text for part in opened(content).paragraphs]


def test_tables_do_not_run_into_each_other() -> None:
    """Word makes one table of two that have no paragraph between them."""
    parts = [part.tag for part in body(render(document(CATALOGUE, Table("", "", COLUMNS, ROWS))))[0]]
    assert all({first, second} != {f"{W}tbl"} for first, second in pairwise(parts))
    assert parts[-2:] == [f"{W}p", f"{W}sectPr"]


def test_a_table_tells_a_screen_reader_what_it_is() -> None:
    (table,) = body(render(document(CATALOGUE))).iter(f"{W}tbl")
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    description = table.find(f"{W}tblPr/{W}tblDescription")
    assert caption is not None and caption.get(f"{W}val") == "社会救助领域目录"
    assert description is not None and "共 3 行" in description.get(f"{W}val", "")


def test_tables_on_upright_pages_have_larger_type_and_more_room_in_their_cells() -> None:
    tables = list(body(render(document(CATALOGUE, Orientation(True), CATALOGUE))).iter(f"{W}tbl"))
    styles = opened(shell()).styles
    for table, points, free in zip(tables, (10.5, 9), (["25", "60", "25", "60"], []), strict=True):
        used = {mark.get(f"{W}val") for mark in table.iter(f"{W}pStyle")}
        sizes = {style.font.size.pt for style in styles if style.style_id in used}
        assert sizes == {points}
        margins = table.find(f"{W}tblPr/{W}tblCellMar")
        assert [side.get(f"{W}w") for side in (margins if margins is not None else [])] == free


def test_a_row_of_the_wrong_length_is_not_printed_askew() -> None:
    with pytest.raises(ValueError):
        render(document(Table("表", "", COLUMNS, (("1", "少"),))))


def test_hostile_text_comes_through_everywhere() -> None:
    nasty = "<w:p>&amp;]]>\"'\x00\x08\x1f\ufffe\ud83d 😀𠀀\u2028" + "长" * 20_000
    content = render(
        Document(
            nasty,
            nasty,
            "2026-11-22",
            (
                Cover(nasty, (nasty,), nasty, nasty),
                Contents(nasty),
                Heading(1, nasty, 'a"<&>'),
                Paragraph(nasty),
                Listing((nasty,)),
                Table(nasty, nasty, (Column(nasty, 10, nasty),), ((nasty,),)),
                Chart(nasty, (nasty,), (1,), nasty),
            ),
            nasty,
            (nasty,),
            nasty,
        )
    )
    for name, part in unpack(content).items():
        assert ElementTree.fromstring(part) is not None, name
    printed = [part.text for part in opened(content).paragraphs]
    assert printed.count(sound(nasty)) >= 4


# ------------------------------------------------------------------------------------------------ page and text


def test_pages_are_those_of_the_standard() -> None:
    sections = opened(render(whole())).sections
    assert len(sections) == 4  # cover, text, table, text
    twips = [
        tuple(
            round(length / 635)
            for length in (
                section.page_width,
                section.page_height,
                section.top_margin,
                section.right_margin,
                section.bottom_margin,
                section.left_margin,
            )
        )
        for section in sections
    ]
    upright, lying = (11906, 16838, 2098, 1474, 1980, 1587), (16838, 11906, 1587, 2098, 1474, 1980)
    assert twips == [upright, upright, lying, upright]
    assert sections[2].orientation == WD_ORIENT.LANDSCAPE
    assert upright[1] - upright[2] - upright[4] >= 22 * 580  # 22 lines a page
    assert (upright[0] - upright[3] - upright[5]) // (320 - 5) == 28  # of 28 characters


@pytest.mark.parametrize(
    ("name", "face", "points", "level"),
    [
        ("Title", "方正小标宋简体", 22, None),
        ("Body Text", "仿宋_GB2312", 16, None),
        ("Heading 1", "黑体", 16, "0"),
        ("Heading 2", "楷体_GB2312", 16, "1"),
        ("Heading 3", "仿宋_GB2312", 16, "2"),
        ("表格文字", "仿宋_GB2312", 9, None),
        ("表头", "黑体", 9, None),
        ("Footer", "宋体", 14, None),
    ],
)
def test_styles_are_those_of_the_standard(name: str, face: str, points: float, level: str | None) -> None:
    style = opened(render(whole())).styles[name]
    fonts = style.element.rPr.rFonts
    assert {fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {face}
    assert style.font.size.pt == points
    outline = style.element.find(f"{W}pPr/{W}outlineLvl")
    assert (outline.get(f"{W}val") if outline is not None else None) == level


def test_text_stands_at_580_twips_with_the_first_line_indented() -> None:
    styles = opened(render(whole())).styles
    spacing = styles["Normal"].element.find(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("580", "exact")
    assert styles["Body Text"].element.find(f"{W}pPr/{W}ind").get(f"{W}firstLineChars") == "200"


def test_headings_are_headings() -> None:
    found = [
        (part.style.name, part.text)
        for part in opened(render(whole())).paragraphs
        if part.style.name.startswith(("Heading", "篇名"))
    ]
    assert found == [
        ("篇名", "编制说明"),
        ("Heading 2", "（一）范围"),
        ("Heading 3", "1.事项"),
        ("Heading 1", "一、社会救助"),
        ("Heading 1", "二、统计"),
    ]


def test_the_face_of_a_heading_follows_the_form_of_its_number() -> None:
    texts = {
        "编制说明": 1,
        "一、编制范围": 2,
        "一、社会救助领域": 1,
        "（一）说明": 2,
        "附录一 依据总表": 1,
        "1.事项": 3,
    }
    headings = [Heading(level, text, f"at{level}{len(text)}") for text, level in texts.items()]
    result = opened(render(document(*headings, Paragraph("一、编制范围", "heading"))))
    faces = [part.style.element.rPr.rFonts.get(f"{W}eastAsia") for part in result.paragraphs]
    assert faces == ["方正小标宋简体", "黑体", "黑体", "楷体_GB2312", "黑体", "仿宋_GB2312", "黑体"]
    assert [part.style.font.size.pt for part in result.paragraphs] == [22, 16, 16, 16, 16, 16, 10.5]
    levels = [part.style.element.find(f"{W}pPr/{W}outlineLvl") for part in result.paragraphs[:2]]
    inherited = result.paragraphs[1].style.base_style.element.find(f"{W}pPr/{W}outlineLvl")
    assert [levels[0].get(f"{W}val"), levels[1], inherited.get(f"{W}val")] == ["0", None, "1"]
    appendix = result.paragraphs[4]._p.pPr.find(f"{W}ind")
    assert appendix.get(f"{W}firstLineChars") == "0"


def test_a_template_from_before_a_style_was_there_is_followed_without_it() -> None:
    parts = unpack(shell())
    text = re.sub(
        r'<w:style [^>]*w:styleId="(?:PartTitle|PartHeading|NoteHeading)".*?</w:style>',
        "",
        parts["word/styles.xml"].decode(),
    )
    parts["word/styles.xml"] = text.encode()
    styles = read_template(pack(parts.items())).styles
    assert (styles["篇名"], styles["篇内标题"], styles["说明标题"]) == ("Heading1", "Heading2", "Note")


def test_a_heading_on_a_new_page_breaks_it_once() -> None:
    """The one that opens a section is on a new page already."""
    breaks = {part.text: part.paragraph_format.page_break_before for part in opened(render(whole())).paragraphs}
    assert breaks["编制说明"] is True
    assert breaks["一、社会救助"] is None


def test_page_numbers_stand_outside_and_the_cover_has_none() -> None:
    result = opened(render(whole()))
    cover, text, table = result.sections[:3]
    assert result.settings.odd_and_even_pages_header_footer is True
    for footer in (cover.footer, cover.even_page_footer):
        assert "PAGE" not in ElementTree.tostring(ElementTree.fromstring(footer.part.blob), "unicode")
    sides = {}
    for name, footer in (("odd", text.footer), ("even", text.even_page_footer)):
        (line,) = footer.paragraphs
        assert line.text == "— 1 —"
        sides[name] = line._p.pPr.jc.get(f"{W}val")
    assert sides == {"odd": "right", "even": "left"}
    for footer in (table.footer, table.even_page_footer):
        blob = footer.part.blob
        assert b"layout-flow:vertical" in blob and b" PAGE " in blob
        # the middle of the number is 7 mm from the type area, which ends 35 mm from the edge
        left, wide = (int(re.search(rb"[;\"]%s:(\d+)mm" % name, blob)[1]) for name in (b"margin-left", b"width"))  # type: ignore[index]
        assert left + wide / 2 == 35 - 7
    starts = [section._sectPr.find(f"{W}pgNumType") for section in result.sections]
    assert [start.get(f"{W}start") if start is not None else None for start in starts] == [None, "1", None, None]


def test_a_document_without_a_cover_is_counted_from_its_first_page() -> None:
    (section,) = opened(render(document(Paragraph("正文")))).sections
    assert section._sectPr.find(f"{W}pgNumType").get(f"{W}start") == "1"


def test_symbols_are_taken_from_the_chinese_face() -> None:
    runs = [run for run in body(render(whole())).iter(f"{W}r") if run.find(f"{W}t") is not None]
    hints = {run.find(f"{W}rPr/{W}rFonts") is not None for run in runs}
    assert hints == {True}


def test_each_ordered_list_begins_at_one() -> None:
    result = opened(render(whole()))
    numbers = [part._p.pPr.numPr.numId.val for part in result.paragraphs if part.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    numbering = ElementTree.fromstring(unpack(render(whole()))["word/numbering.xml"])
    restarted = [number for number in numbering.iter(f"{W}num") if number.find(f"{W}lvlOverride") is not None]
    assert len(restarted) == 2


def test_contents_link_to_the_headings_and_leave_page_numbers_to_word() -> None:
    root = body(render(whole()))
    links = [(text_of(link).strip(), link.get(f"{W}anchor")) for link in root.iter(f"{W}hyperlink")]
    assert [text for text, _ in links] == ["编制说明", "（一）范围", "一、社会救助", "二、统计"]
    marks = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    assert {anchor for _, anchor in links} <= marks
    codes = [(code.text or "").split() for code in root.iter(f"{W}instrText")]
    assert [code[0] for code in codes] == ["TOC", *["PAGEREF"] * 4]
    assert all(code[1] in marks for code in codes[1:])
    assert "F9" in text_of(root)
    assert b"updateFields" not in unpack(render(whole()))["word/settings.xml"]
    kinds = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_known_page_numbers_are_written_into_the_contents() -> None:
    root = body(render_paged(whole(), {"about": 3, "scope": 3, "field-shjz": 4, "statistics": 5}))
    lines = [text_of(link) for link in root.iter(f"{W}hyperlink")]
    assert lines == ["编制说明\t3", "（一）范围\t3", "一、社会救助\t4", "二、统计\t5"]
    assert "F9" not in text_of(root)


def test_bookmarks_are_names_that_word_takes_and_all_differ() -> None:
    anchors = ("a-b", "a_b", "x" * 60, "x" * 59 + "y", "1")
    root = body(render(document(*(Heading(1, anchor, anchor) for anchor in anchors))))
    names = [mark.get(f"{W}name", "") for mark in root.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(anchors)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)


def test_the_stamp_is_on_every_page_and_on_the_cover() -> None:
    stamp = "未通过校验，不得印发"
    result = opened(render(whole(stamp)))
    for section in result.sections:
        for header in (section.header, section.even_page_header, section.first_page_header):
            assert not header.is_linked_to_previous
            assert [line.text for line in header.paragraphs] == [stamp]
    assert stamp in [part.text for part in result.paragraphs]
    assert result.styles["校验标记"].font.color.rgb == docx.shared.RGBColor(255, 0, 0)
    assert stamp.encode() not in b"".join(unpack(render(whole())).values())


def test_chart_bars_are_as_long_as_their_values() -> None:
    (table,) = body(render(document(Chart("事项数", ("甲", "乙", "丙"), (40, 20, 0), "项")))).iter(f"{W}tbl")
    lines, spans = [], []
    for row in table.findall(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        lines.append([text_of(cell) for cell in cells if text_of(cell)])
        bars = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells if cell.find(f"{W}tcPr/{W}shd") is not None]
        spans.append(sum(int(bar.get(f"{W}val", "")) for bar in bars if bar is not None))
    assert lines == [["甲", "40 项"], ["乙", "20 项"], ["丙", "0 项"]]
    assert spans[0] == 2 * spans[1] > 0 == spans[2]


def kept(table: ElementTree.Element) -> list[bool]:
    """Whether each row stays on the page of the next."""
    rows = table.findall(f"{W}tr")
    return [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in rows]


def test_a_chart_stays_on_one_page() -> None:
    (table,) = body(render(document(Chart("事项数", ("甲", "乙", "丙"), (40, 20, 0), "项")))).iter(f"{W}tbl")
    assert kept(table) == [True, True, False]


def test_the_last_row_of_a_table_does_not_stand_alone_on_a_page() -> None:
    columns = (Column("序号", 10), Column("单位", 100))
    block = Table("机构", "", columns, tuple((str(number), "区民政局") for number in range(60)))
    (table,) = body(render(document(block))).iter(f"{W}tbl")
    assert kept(table)[1:] == [*[False] * 57, True, True, False]


def test_a_table_after_another_begins_where_that_ended() -> None:
    """What stands on the page already leaves less room, and headings go to a new page with their table."""
    blocks = (Orientation(True), merged_table(6), Heading(1, "二、养老服务", "two"), merged_table(9))
    first, second = body(render(document(*blocks))).iter(f"{W}tbl")
    tops = [[index for index, row in enumerate(table_rows(table)[1]) if text_of(row[1])] for table in (first, second)]
    assert tops == [[0, 4], [0, 1, 5]]


def test_a_watermark_and_a_running_line_stand_in_every_page_head() -> None:
    result = opened(render(replace(whole(), watermark="征求意见稿", running="青宁区人民政府公报　2026年第5期")))
    for section in result.sections:
        for header in (section.header, section.even_page_header, section.first_page_header):
            (line,) = header.paragraphs
            assert line.text == "青宁区人民政府公报　2026年第5期"
            shape = next(line._p.iter("{urn:schemas-microsoft-com:vml}shape"))
            assert shape.get("alt") == "水印：征求意见稿"
            assert "rotation:315" in shape.get("style", "")


def test_properties_are_the_documents_own() -> None:
    properties = opened(render(whole())).core_properties
    assert (properties.title, properties.author) == ("青宁区标准目录汇编", "青宁区人民政府办公室")
    assert (properties.subject, properties.keywords) == ("标准目录", "政务公开；目录")
    assert properties.created.date().isoformat() == properties.modified.date().isoformat() == "2026-11-22"
    assert properties.comments == ""


def test_a_document_without_blocks_or_date_opens() -> None:
    assert opened(render(Document("空", "", "", ()))).core_properties.title == "空"


# ------------------------------------------------------------------------------------------------ file


def test_same_document_same_bytes_whatever_the_hash_seed() -> None:
    own = hashlib.sha256(render(whole("未通过校验"))).hexdigest()
    code = "import hashlib, test_render_docx as t; print(hashlib.sha256(t.render(t.whole('未通过校验'))).hexdigest())"
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
            "PYTHONUTF8": "1",
        }
        result = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
        )
        assert result.stdout.strip() == own


def test_the_archive_tells_nothing_of_when_and_where_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(render(whole()))) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {(entry.date_time, entry.create_system, entry.external_attr) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o100644 << 16)
    }


def test_pack_takes_parts_in_chunks() -> None:
    assert pack([("b", iter([b"1", b"2"])), ("[Content_Types].xml", b"3")]) == pack(
        [("[Content_Types].xml", b"3"), ("b", b"12")]
    )


def test_every_part_is_declared_and_every_link_leads_somewhere() -> None:
    parts = unpack(render(whole("未通过校验")))
    types = parts["[Content_Types].xml"].decode()
    for name in parts:
        assert name.endswith(".rels") or name == "[Content_Types].xml" or f'PartName="/{name}"' in types
    targets = {
        link.get("Id"): link.get("Target", "") for link in ElementTree.fromstring(parts["word/_rels/document.xml.rels"])
    }
    assert all(f"word/{target}" in parts for target in targets.values())
    assert set(re.findall(r'r:id="([^"]+)"', parts["word/document.xml"].decode())) <= set(targets)


# The order in which the schema of WordprocessingML wants the children of an element, as far as they are used here:
# Word refuses a file where they stand otherwise, LibreOffice does not.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs autoSpaceDE autoSpaceDN "
    "snapToGrid spacing ind jc textDirection outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i color spacing w kern position sz szCs highlight u lang",
    "tblPr": "tblStyle tblpPr tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcMar": "top left bottom right",
    "pBdr": "top left bottom right between",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders pgNumType cols vAlign titlePg docGrid",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "settings": "zoom mirrorMargins defaultTabStop evenAndOddHeaders drawingGridVerticalSpacing characterSpacingControl "
    "compat themeFontLang decimalSymbol listSeparator",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr rPr",
    "font": "altName panose1 charset family pitch sig",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
}


@pytest.mark.parametrize("changed", [{}, {"watermark": "征求意见稿"}, {"running": "公报", "stamp": "未通过校验"}])
def test_elements_stand_in_the_order_that_word_wants(changed: dict[str, Any]) -> None:
    seen = set()
    blocks = (
        *whole().blocks,
        Flow("流程图", (Stop("产生", "甲科"), Stop("审查", "乙科"))),
        Contents(),
        merged_table(30),
    )
    for name, content in unpack(render(replace(whole(), blocks=blocks, **changed))).items():
        if not name.startswith("word/") or name.endswith(".rels"):
            continue
        for element in ElementTree.fromstring(content).iter():
            kind = element.tag.removeprefix(W)
            if kind in ORDER:
                order = ORDER[kind].split()
                places = [order.index(child.tag.removeprefix(W)) for child in element]  # ValueError: no such child
                assert places == sorted(places), (name, kind)
                assert len(set(places)) == len(places) or kind in {"sectPr", "tbl", "tc"}, (name, kind)
                seen.add(kind)
    assert seen == set(ORDER)


def test_the_shipped_template_is_the_one_that_the_code_makes() -> None:
    assert unpack(resources.template("compendium.docx").read_bytes()) == unpack(shell())


def test_a_template_changed_by_an_office_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = opened(shell())
    template.styles["Body Text"].element.set(f"{W}styleId", "a3")
    for section in template.sections:
        section.left_margin = docx.shared.Mm(40)
    path = tmp_path / "compendium.docx"
    template.save(str(path))
    monkeypatch.setattr(resources, "template", lambda name, catalogue=None: path)
    content = render(document(Paragraph("正文"), CATALOGUE))
    assert opened(content).paragraphs[0]._p.pPr.pStyle.val == "a3"
    (table,) = body(content).iter(f"{W}tbl")
    assert sum(int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")) == 11906 - 2268 - 1474


def own_template(path: Path, change: Callable[[Any], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """The template as an office changed it in Word, from now on the one that is used."""
    template = opened(shell())
    change(template)
    template.save(str(path))
    monkeypatch.setattr(resources, "template", lambda name, catalogue=None: path)


def first_page(content: bytes) -> list[tuple[str, str]]:
    """Style and text of the paragraphs before the end of the first section."""
    lines = []
    for part in opened(content).paragraphs:
        if part._p.find(f"{W}pPr/{W}sectPr") is not None:
            break
        lines.append((part.style.name, part.text))
    return lines


def test_the_cover_says_title_lines_issuer_and_day() -> None:
    cover = Cover("青宁区标准目录汇编", ("（2026年版）", "社会救助领域"), "青宁区人民政府办公室", "2026年11月")
    assert first_page(render(document(cover, Paragraph("正文")))) == [
        ("Title", "青宁区标准目录汇编"),
        ("Subtitle", "（2026年版）"),
        ("Subtitle", "社会救助领域"),
        ("封面落款", "青宁区人民政府办公室"),
        ("封面落款", "2026年11月"),
    ]
    assert first_page(render(document(Cover("甲&乙\n丙"), Paragraph("正文")))) == [("Title", "甲&乙\n丙")]


def test_an_office_lays_out_its_own_cover_in_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(template: Any) -> None:
        title = template.paragraphs[0]
        title.clear()
        for piece in ("基层政务公开工作丛书：【标", "题】（", "【日期】）"):  # Word parts text where it likes
            title.add_run(piece)
        title.insert_paragraph_before("内部资料　注意保存")

    own_template(tmp_path / "compendium.docx", change, monkeypatch)
    cover = Cover("青宁区标准目录汇编", (), "青宁区人民政府办公室", "2026年11月")
    assert [text for _, text in first_page(render(document(cover, Paragraph("正文"))))] == [
        "内部资料　注意保存",
        "基层政务公开工作丛书：青宁区标准目录汇编（2026年11月）",
        "青宁区人民政府办公室",
        "2026年11月",
    ]


def test_a_cover_that_names_no_title_gets_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(template: Any) -> None:
        template.paragraphs[0].text = "汇编模板"

    own_template(tmp_path / "compendium.docx", change, monkeypatch)
    lines = first_page(render(document(Cover("青宁区标准目录汇编"), Paragraph("正文"))))
    assert lines == [("Title", "青宁区标准目录汇编")]


def test_the_page_heads_and_feet_of_an_office_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(template: Any) -> None:
        template.sections[1].header.paragraphs[0].text = "青宁区人民政府"

    own_template(tmp_path / "compendium.docx", change, monkeypatch)
    result = opened(render(document(Cover("题"), Paragraph("正文"), Orientation(True), CATALOGUE)))
    assert [section.header.paragraphs[0].text for section in result.sections][1] == "青宁区人民政府"


def test_rows_on_a_page_follow_the_type_that_an_office_chose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(template: Any) -> None:
        style = template.styles["表格文字"]
        style.font.size = docx.shared.Pt(12)
        style.paragraph_format.line_spacing = docx.shared.Pt(16)

    own_template(tmp_path / "compendium.docx", change, monkeypatch)
    (table,) = body(render(document(Orientation(True), merged_table(8)))).iter(f"{W}tbl")
    assert [index for index, row in enumerate(table_rows(table)[1]) if text_of(row[1])] == [0, 2, 5]


def test_a_template_without_a_style_is_refused_by_name() -> None:
    parts = unpack(shell())
    parts["word/styles.xml"] = parts["word/styles.xml"].replace("表格文字".encode(), "别的样式".encode())
    with pytest.raises(ValueError, match="表格文字"):
        read_template(pack(parts.items()))


def test_a_template_saved_by_libreoffice_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = unpack(shell())
    styles = parts["word/styles.xml"].decode()
    for name in ("heading 1", "toc 1", "footer"):  # LibreOffice writes capitals where Word has none
        styles = styles.replace(f'w:val="{name}"', f'w:val="{name[0].upper()}{name[1:]}"')
    changed = parts | {"word/styles.xml": styles.replace('w:line="580"', 'w:line="600"').encode()}
    path = tmp_path / "compendium.docx"
    path.write_bytes(pack(changed.items()))
    monkeypatch.setattr(resources, "template", lambda name, catalogue=None: path)
    result = opened(render(document(Heading(1, "编制说明", "about"), Heading(1, "一、社会救助领域", "shjz"))))
    assert [line.style.style_id for line in result.paragraphs][1] == "Heading1"
    assert read_template(path.read_bytes()).types["heading 1"].line == 600


def test_a_section_whose_change_is_still_marked_is_one_section() -> None:
    parts = unpack(shell())
    text = parts["word/document.xml"].decode()
    was = '<w:sectPrChange w:id="9" w:author="甲"><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:sectPrChange></w:sectPr>'
    parts["word/document.xml"] = text.replace("</w:sectPr>", was).encode()
    template, plain = read_template(pack(parts.items())), read_template(shell())
    assert (template.cover, template.upright, template.lying) == (plain.cover, plain.upright, plain.lying)


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("word/styles.xml", "表格文字", "别的样式", "缺少样式：表格文字"),
        ("word/document.xml", "<w:sectPr>", "<w:other>", "只有 0 节"),
        ("word/document.xml", 'w:orient="landscape"', 'w:orient="landscape" w:w="11906" ', "不是 Word"),
        ("word/document.xml", 'w:w="16838" w:h="11906"', 'w:w="11906" w:h="16838"', "没有横排的节"),
        ("word/document.xml", "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml", "严格"),
    ],
)
def test_a_template_that_cannot_be_used_says_which_it_is_and_why(
    part: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    parts = unpack(shell())
    parts[part] = parts[part].replace(old.encode(), new.encode())
    path = tmp_path / "templates" / "compendium.docx"
    path.parent.mkdir()
    path.write_bytes(pack(parts.items()))
    with pytest.raises(resources.TemplateError, match=said) as raised:
        render(replace(document(Paragraph("正文")), catalogue=tmp_path))
    assert str(path) in str(raised.value)


def test_libreoffice_makes_a_pdf_of_it(soffice: Callable[[Path, str, Path], Path], tmp_path: Path) -> None:
    source = tmp_path / "compendium.docx"
    source.write_bytes(render(whole("未通过校验")))
    pdf = soffice(source, "pdf", tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext"):
        listed = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
        printed = listed.stdout.decode().split("\f")
        # cover, contents, text, table, statistics
        assert len(printed) - 1 == 5
        assert all("未通过校验" in page for page in printed[:5])
        assert "最低生活保障" in printed[3]


def test_a_flow_is_drawn_as_boxes_joined_by_arrows() -> None:
    stops = tuple(Stop(name, f"{name}科", "3个工作日内") for name in ("产生", "审查", "发布", "解读", "回应"))
    table = docx.Document(io.BytesIO(render(document(Flow("流程图", stops))))).tables[0]
    cells = [[cell.text.split("\n")[0] for cell in row.cells] for row in table.rows]
    assert cells == [
        ["产生", "→", "审查", "→", "发布"],
        ["", "", "", "", "↓"],
        ["", "", "回应", "←", "解读"],
    ]
    assert table.rows[0].cells[0].text == "产生\n产生科"  # its limit stands in the table that follows
