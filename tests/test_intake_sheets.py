"""Spreadsheets as offices really send them → grids: every cell as it is shown, and a word on whatever is no cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from gwstd.grid import Grid, UnreadableError
from gwstd.intake import _number_format, ods, spreadsheetml, xls, xlsx
from sheet_files import MAIN, PACKAGE, RELS, odf, only, raw, said, text

Convert = Callable[[Path, str, Path], Path]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A workbook with a bit of everything that offices put into one."""
    path = tmp_path / "目录.xlsx"
    book = xlsxwriter.Workbook(str(path))
    look = book.add_format
    sheet = book.add_worksheet("社会保险")
    sheet.merge_range("A1:F1", "社会保险领域目录")
    sheet.write_row("A2", ["序号", "事项", "时间", "渠道", "比例", "是否"])
    sheet.write("A3", 1, look({"num_format": "000"}))
    sheet.write("B3", "删去的", look({"font_strikeout": True}))
    sheet.write("C3", datetime.date(2026, 1, 31), look({"num_format": 'yyyy"年"m"月"d"日"'}))
    wingdings = look({"font_name": "Wingdings 2"})
    sheet.write_rich_string("D3", wingdings, "R", "政府网站 ", wingdings, "£", "政府公报")
    sheet.write("E3", 0.256, look({"num_format": "0.0%"}))
    sheet.write_boolean("F3", True)
    sheet.merge_range("A4:A5", "合并")
    sheet.write_rich_string("B4", "留下", look({"font_strikeout": True}), "划掉", "再留")
    sheet.write("D4", "þ", look({"font_name": "Wingdings"}))
    sheet.write("E4", 20.0)
    sheet.write_formula("F4", "=1/0", None, "#DIV/0!")
    sheet.write("B5", "甲\n乙")
    sheet.write_comment("B5", "请核对")
    sheet.write_url("C5", "http://example.cn/a", string="链接")
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.set_column("E:E", None, None, {"hidden": True})
    sheet.insert_textbox("H3", "文本框里的话")
    sheet.set_header("&C打印标题&R第 &P 页")
    hidden = book.add_worksheet("旧版")
    hidden.write("A1", "旧的")
    hidden.hide()
    book.add_worksheet("空的")
    book.add_chartsheet("图").set_chart(chart(book))
    book.close()
    return path


def chart(book: Any) -> Any:
    made = book.add_chart({"type": "bar"})
    made.add_series({"values": "=社会保险!$A$3:$A$4"})
    return made


SHOWN = (
    ("社会保险领域目录", "", "", "", "", ""),
    ("序号", "事项", "时间", "渠道", "比例", "是否"),
    ("001", "删去的", "2026年1月31日", "☑政府网站 □政府公报", "25.6%", "TRUE"),
    ("合并", "留下再留", "", "☑", "20", "#DIV/0!"),
    ("", "甲\n乙", "链接", "", "", ""),
)
REMARKS = {
    "社会保险!B3 整格文字都有删除线，照样读入，确实不要的请删去：“删去的”",
    "社会保险!B4 有删除线的文字没有读入：“划掉”",
    "社会保险!F4 这一格是错误值 #DIV/0!，请填上正确的内容",
    "社会保险!B5 批注没有读入：请核对",
    "社会保险!C5 这一格带有链接，网址没有读入：http://example.cn/a",
}


def check_mixed(grids: list[Grid]) -> Grid:
    """What all three formats give of the workbook; the first sheet, for what only some can say."""
    first, second = grids
    assert first.rows == SHOWN
    assert first.merges == {(0, 0): (0, 5), (3, 0): (4, 0)}
    assert first.hidden_rows == {3} and first.hidden_columns == {4} and not first.hidden
    assert set(said(first)) >= REMARKS
    assert (second.name, second.rows, second.hidden) == ("旧版", (("旧的",),), True)
    return first


def test_a_workbook_is_read_as_it_is_shown(mixed: Path) -> None:
    first = check_mixed(list(xlsx.read(mixed)))
    assert set(said(first)) == REMARKS | {
        "“图”不是表格（图表、对话框等工作表），没有读",
        "打印用的页眉页脚里有文字，没有读入：打印标题 第 页",
        "H3：文本框（图形）里的文字没有读入：文本框里的话",
    }


def test_an_old_workbook_is_read_as_it_is_shown(mixed: Path, soffice: Convert, tmp_path: Path) -> None:
    check_mixed(list(xls.read(soffice(mixed, "xls", tmp_path / "out"))))


def test_an_opendocument_spreadsheet_is_read_as_it_is_shown(mixed: Path, soffice: Convert, tmp_path: Path) -> None:
    first = check_mixed(list(ods.read(soffice(mixed, "ods", tmp_path / "out"))))
    assert "H3：文本框（图形）里的文字没有读入：文本框里的话" in said(first)


# ---------------------------------------------------------------------------------------------- numbers and dates


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (20.0, "General", "20"),
        (0.1 + 0.2, "General", "0.3"),
        (1e-7, "General", "1E-07"),
        (13800138000, "General", "13800138000"),
        (5, "000", "005"),
        (1.1, "0.00_ ", "1.10"),
        (1.005, "0.00", "1.01"),
        (0.256, "0.0%", "25.6%"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1234, "#,##0_);[Red](#,##0)", "1,234"),
        (-3, "0;(0)", "(3)"),
        (-3, "0.0", "-3.0"),
        (0, '0;-0;"无"', "无"),
        (0, "#", "0"),
        (5, ";;;", "5"),
        (20, '0"个工作日"', "20个工作日"),
        (1500000, '0.0,,"百万"', "1.5百万"),
        (57187654321, "0000-00000000", "0571-87654321"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (1.5, "# ?/?", "1 1/2"),
        (12345, "0.00E+00", "1.23E+04"),
        (12, '[>10]"大"0;"小"0', "大12"),
        (1, '[>10]"大"0;"小"0', "小1"),
        (46053, _number_format.builtin(14), "2026/1/31"),
        (46053, _number_format.builtin(31), "2026年1月31日"),
        (46053, _number_format.builtin(57), "2026年1月"),
        (46053, "yyyy-mm-dd;@", "2026-01-31"),
        (46053, "yyyy.m.d", "2026.1.31"),
        (46053, "[$-F800]dddd, mmmm dd, yyyy", "2026年1月31日"),
        (46053, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二六年一月三十一日"),
        (46053, "aaaa", "星期六"),
        (46053.75, '上午/下午h"时"mm"分"', "下午6时00分"),
        (46053.5, "yyyy/m/d h:mm:ss", "2026/1/31 12:00:00"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (59, "m/d", "2/28"),
        (-1, "yyyy/m/d", "-1"),
    ],
)
def test_numbers_and_dates_are_shown_in_their_format(value: float, code: str, shown: str) -> None:
    assert _number_format.shown(value, code) == shown


def test_days_counted_from_1904_are_the_same_days() -> None:
    assert _number_format.shown(44591, "yyyy/m/d", from_1904=True) == "2026/1/31"


@given(
    value=st.floats(allow_nan=False, allow_infinity=False), code=st.text('0#?.,%;@"\\[]年ymdhsE+-/ <>1', max_size=12)
)
def test_any_number_in_any_format_shows_something(value: float, code: str) -> None:
    assert _number_format.shown(value, code).strip()


# ---------------------------------------------------------------------------------------------- texts


CELL = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn", "Zl", "Zp"], include_characters="\n"),
    min_size=1,
    max_size=30,
).filter(lambda s: s.strip() and not s.startswith("=") and "_x" not in s)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5))
def test_any_text_comes_back_as_it_was_written(tmp_path: Path, rows: list[list[str]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("表")
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert only(xlsx.read(tmp_path / "a.xlsx")).rows == tuple(map(tuple, rows))


def test_line_ends_escapes_and_readings_above_a_word(tmp_path: Path) -> None:
    sheet = (
        f'<sheetData><row r="1">{text("A1", "甲_x000D_&#10;乙")}{text("B1", "丙&#13;&#10;丁_x000B_戊")}'
        '<c r="C1" t="inlineStr"><is><r><t>重</t></r><r><t>庆</t></r><rPh sb="0" eb="1"><t>chong</t></rPh></is></c>'
        f"{text('D1', 'a<!-- 注 -->b')}</row></sheetData>"
    )
    assert only(xlsx.read(raw(tmp_path / "a.xlsx", sheet))).rows == (("甲\n乙", "丙\n丁\n戊", "重庆", "ab"),)


def test_a_strict_workbook_is_read_too(tmp_path: Path) -> None:
    sheet = f'<sheetData><row r="1">{text("A1", "序号")}<c r="B1" t="d"><v>2026-01-31</v></c></row></sheetData>'
    strict = "http://purl.oclc.org/ooxml"
    path = raw(
        tmp_path / "a.xlsx", sheet, main=f"{strict}/spreadsheetml/main", rels=f"{strict}/officeDocument/relationships"
    )
    assert only(xlsx.read(path)).rows == (("序号", "2026年1月31日"),)


def test_a_wrong_dimension_and_cells_without_names_lose_no_row(tmp_path: Path) -> None:
    """WPS writes <dimension ref="A1"/> over a whole table, and some exports leave the names of cells out."""
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = "".join(f"<row>{cell.format(f'{r}甲')}<c/>{cell.format(f'{r}丙')}</row>" for r in range(3))
    grid = only(xlsx.read(raw(tmp_path / "a.xlsx", f'<dimension ref="A1"/><sheetData>{rows}</sheetData>')))
    assert grid.rows == tuple((f"{r}甲", "", f"{r}丙") for r in range(3))


def test_a_check_box_cell_is_a_box(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.insert_checkbox("A1", True)
    sheet.insert_checkbox("B1", False)
    book.close()
    assert only(xlsx.read(path)).rows == (("☑", "□"),)


def test_private_use_signs_are_drawn_without_their_font(tmp_path: Path) -> None:
    cell = text("A1", "\uf0fe政府网站\uf0a8政府公报")
    sheet = f'<sheetData><row r="1">{cell}</row></sheetData>'
    assert only(xlsx.read(raw(tmp_path / "a.xlsx", sheet))).rows == (("☑政府网站□政府公报",),)


# ---------------------------------------------------------------------------------------------- what is no value


def test_a_formula_without_its_result_is_named_with_what_to_do(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表"
    sheet.append(["甲", '=CONCATENATE("乙","丙")'])
    sheet.append(["丁", "戊"])
    book.save(tmp_path / "a.xlsx")
    grid = only(xlsx.read(tmp_path / "a.xlsx"))
    assert grid.rows == (("甲", ""), ("丁", "戊"))
    assert said(grid) == [
        "表!B1 这一格是公式，文件里没有存计算结果，读作空白。请在 Excel 或 WPS 里打开，按“保存”后再读，或者直接填上结果"
    ]


def test_a_formula_is_read_as_its_result_and_never_carried_on(tmp_path: Path) -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="str"><f>CONCATENATE("甲","乙")</f><v>甲乙</v></c>'
        '<c r="B1"><f>10+10</f><v>20</v></c>'
        '<c r="C1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c></row></sheetData>'
    )
    grid = only(xlsx.read(raw(tmp_path / "a.xlsx", sheet)))
    assert grid.rows == (("甲乙", "20"),)
    assert said(grid) == ["C1：这一格是图片，图中文字没有读。请把图中文字填进表里"]


def test_a_text_that_is_missing_from_the_file_is_named(tmp_path: Path) -> None:
    sheet = f'<sheetData><row r="1">{text("A1", "甲")}<c r="B1" t="s"><v>7</v></c>{text("C1", "丙")}</row></sheetData>'
    grid = only(xlsx.read(raw(tmp_path / "a.xlsx", sheet)))
    assert grid.rows == (("甲", "", "丙"),)
    assert said(grid)[0].startswith("表!B1 这一格的文字在文件里找不到了")


def test_a_long_number_whose_end_was_lost_is_named(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append([911234567890123000])
    book.save(tmp_path / "a.xlsx")
    assert "前 15 位" in said(only(xlsx.read(tmp_path / "a.xlsx")))[0]


def test_comments_with_answers_stand_once(tmp_path: Path) -> None:
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="c" Type="{RELS}/comments" Target="../comments1.xml"/>'
        '<Relationship Id="t" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"'
        ' Target="/xl/threadedComments/t1.xml"/></Relationships>',
        "xl/comments1.xml": f'<comments xmlns="{MAIN}"><commentList><comment ref="A1"><text><t>[线程批注] 请核对</t></text>'
        '</comment><comment ref="B1"><text><r><t>普通批注</t></r></text></comment></commentList></comments>',
        "xl/threadedComments/t1.xml": '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
        'threadedcomments"><threadedComment ref="A1"><text>请核对</text></threadedComment>'
        '<threadedComment ref="A1"><text>已核对</text></threadedComment></ThreadedComments>',
    }
    sheet = f'<sheetData><row r="1">{text("A1", "甲")}{text("B1", "乙")}</row></sheetData>'
    grid = only(xlsx.read(raw(tmp_path / "a.xlsx", sheet, parts)))
    assert said(grid) == ["表!A1 批注没有读入：请核对", "表!A1 批注没有读入：已核对", "表!B1 批注没有读入：普通批注"]


def test_form_controls_and_pictures_are_named(tmp_path: Path) -> None:
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="v" Type="{RELS}/vmlDrawing" Target="../drawings/v.vml"/>'
        f'<Relationship Id="d" Type="{RELS}/drawing" Target="../drawings/d.xml"/></Relationships>',
        "xl/drawings/v.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        "<v:shape><v:textbox><div>政府网站<br></div></v:textbox><x:ClientData ObjectType='Checkbox'>"
        "<x:Anchor>0, 1, 0, 2, 1, 1, 1, 1</x:Anchor><x:Checked>1</x:Checked></x:ClientData></v:shape></xml>",
        "xl/drawings/d.xml": '<x:wsDr xmlns:x="urn:x"><x:twoCellAnchor><x:from><x:col>0</x:col><x:row>0</x:row></x:from>'
        "<x:pic/></x:twoCellAnchor></x:wsDr>",
    }
    grid = only(
        xlsx.read(raw(tmp_path / "a.xlsx", f'<sheetData><row r="1">{text("A1", "甲")}</row></sheetData>', parts))
    )
    assert said(grid) == ["表!A1 这里有图片，图中文字没有读", "表!A1 这里有勾选框控件（已勾选），没有读入：政府网站"]


# ---------------------------------------------------------------------------------------------- rows and merges


def test_far_rows_keep_their_numbers_and_gaps_are_cut_short(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{r}">{text(f"A{r}", f"第{r}行")}</row>' for r in (3, 5, 1000000))
    grid = only(xlsx.read(raw(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData>")))
    assert grid.rows == (("",), ("",), ("第3行",), ("",), ("第5行",), ("",), ("第1000000行",))
    assert grid.label((2, 0)) == "表!A3" and grid.label((6, 0)) == "表!A1000000"


def test_merges_beyond_the_content_of_one_cell_or_over_each_other(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{r}">{text(f"A{r}", f"甲{r}")}{text(f"B{r}", f"乙{r}")}</row>' for r in range(1, 7))
    merges = "".join(
        f'<mergeCell ref="{area}"/>' for area in ("A1:A1", "C1:XFD9", "A2:B3", "B3:B4", "A5:A1048576", "?")
    )
    grid = only(xlsx.read(raw(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>")))
    assert grid.merges == {(1, 0): (2, 1), (4, 0): (5, 0)}
    assert said(grid) == [
        "表!B2 合并单元格下面压着没有显示的文字，没有读入：乙2",
        "表!A3 合并单元格下面压着没有显示的文字，没有读入：甲3",
        "表!B3 合并区域 B3:B4 与别的合并区域重叠，没有按合并读",
        "表!B3 合并单元格下面压着没有显示的文字，没有读入：乙3",
        "表!A6 合并单元格下面压着没有显示的文字，没有读入：甲6",
    ]
    assert grid.rows[1:3] == (("甲2", ""), ("", "")) and grid.rows[3] == ("甲4", "乙4")


def test_the_same_text_below_a_merge_needs_no_word(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{r}">{text(f"A{r}", "社会保险登记")}</row>' for r in (1, 2, 3))
    merged = f'<sheetData>{rows}</sheetData><mergeCells><mergeCell ref="A1:A3"/></mergeCells>'
    grid = only(xlsx.read(raw(tmp_path / "a.xlsx", merged)))
    assert grid.rows == (("社会保险登记",), ("",), ("",)) and grid.repairs == ()


def test_merges_follow_rows_that_were_cut(tmp_path: Path) -> None:
    rows = (
        "".join(f'<row r="{r}">{text(f"A{r}", f"甲{r}")}</row>' for r in (1, 100))
        + f'<row r="101">{text("B101", "乙")}</row>'
    )
    merged = f'<sheetData>{rows}</sheetData><mergeCells><mergeCell ref="A100:A101"/></mergeCells>'
    grid = only(xlsx.read(raw(tmp_path / "a.xlsx", merged)))
    assert grid.merges == {(2, 0): (3, 0)} and grid.origin == (1, 2, 100, 101)


def test_a_cell_written_twice_is_named(tmp_path: Path) -> None:
    sheet = f'<sheetData><row r="1">{text("A1", "甲")}</row><row r="1">{text("A1", "乙")}</row></sheetData>'
    grid = only(xlsx.read(raw(tmp_path / "a.xlsx", sheet)))
    assert grid.rows == (("甲",),)
    assert said(grid) == ["表!A1 文件里这一格写了两次，读的是第一次，第二次没有读入：乙"]


# ---------------------------------------------------------------------------------------------- OpenDocument, XML


def test_repeated_cells_blanks_fonts_and_values_without_text(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties style:font-name="Wingdings 2"/></style:style>'
        '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>'
    )
    body = (
        '<table:table table:name="甲表" table:style-name="ta1"><table:table-column table:number-columns-repeated="16384"/>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"'
        ' office:value-type="string"><text:p>√</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:visibility="collapse"><table:table-cell><text:p>一<text:s text:c="2"/>二'
        "<text:line-break/>三</text:p><text:p>四</text:p></table:table-cell>"
        '<table:table-cell office:value-type="float" office:value="20.0"/>'
        '<table:table-cell office:value-type="date" office:date-value="2026-01-31"/>'
        '<table:table-cell><text:p><text:span text:style-name="T1">R</text:span>政府网站</text:p></table:table-cell>'
        "</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row></table:table>"
    )
    grid = only(ods.read(odf(tmp_path / "a.ods", body, styles)))
    assert grid.rows == (
        ("√", "√", "√", ""),
        ("√", "√", "√", ""),
        ("一  二\n三\n四", "20", "2026年1月31日", "☑政府网站"),
    )
    assert grid.hidden and grid.hidden_rows == {2}


def test_an_xml_spreadsheet_of_2003_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:html="http://www.w3.org/TR/REC-html40" xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles>'
        '<Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>'
        '<Style ss:ID="n"><NumberFormat ss:Format="000"/></Style></Styles>'
        '<Worksheet ss:Name="社会保险"><Table><Column ss:Index="2" ss:Hidden="1"/>'
        '<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">目录</Data></Cell></Row>'
        '<Row ss:Index="3" ss:Hidden="1"><Cell ss:StyleID="n"><Data ss:Type="Number">7</Data></Cell>'
        '<Cell ss:Index="3" ss:StyleID="d"><Data ss:Type="DateTime">2026-01-31T00:00:00.000</Data>'
        "<Comment><ss:Data>请核对</ss:Data></Comment></Cell></Row>"
        '<Row><Cell ss:MergeDown="1"><Data ss:Type="String"><html:Font html:Face="Wingdings 2">R</html:Font>网站</Data></Cell>'
        '<Cell ss:Formula="=1+1"/><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>'
        '<Row><Cell ss:Index="3"><Data ss:Type="Error">#REF!</Data></Cell></Row>'
        "</Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>",
        "utf-8",
    )
    grid = only(spreadsheetml.read(path))
    assert grid.rows == (
        ("目录", "", ""),
        ("", "", ""),
        ("007", "", "2026/1/31"),
        ("☑网站", "", "TRUE"),
        ("", "", "#REF!"),
    )
    assert grid.merges == {(0, 0): (0, 2), (3, 0): (4, 0)}
    assert grid.hidden and grid.hidden_rows == {2} and grid.hidden_columns == {1}
    assert [line.split(" ")[0] for line in said(grid)] == ["社会保险!C3", "社会保险!B4", "社会保险!C5"]


def test_a_workbook_without_content_says_so(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableError, match="没有内容"):
        list(xlsx.read(tmp_path / "a.xlsx"))
