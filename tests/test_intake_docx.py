"""Word files as they come: what a person sees in a table is what the grid has, and what it has not is told."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwstd.grid import Grid, Repair, UnreadableError
from gwstd.intake import docx
from gwstd.intake._numerals import numeral

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Files = Mapping[str, str | bytes]


def written(folder: Path, body: str, parts: Files | None = None) -> Path:
    """A .docx of that body; ``parts``: more parts of word/ by file name, each the relation of its name's kind."""
    relations = [
        f'<Relationship Id="{Path(name).stem}" Type="{OFFICE}/{kind(name)}" Target="{name}"/>' for name in parts or {}
    ]
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(["document.xml", *(parts or {})]),
        "_rels/.rels": relationships(
            [f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>']
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(relations),
    }
    for name, content in (parts or {}).items():
        root = {"comments.xml": "comments", "footnotes.xml": "footnotes", "endnotes.xml": "endnotes",
                "numbering.xml": "numbering", "styles.xml": "styles"}.get(name)  # fmt: skip
        files[f"word/{name}"] = f"<w:{root} {NAMESPACES}>{content!s}</w:{root}>" if root else content
    path = folder / "目录.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def content_types(names: list[str]) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = [
        f'<Override PartName="/word/{name}" ContentType="{word}.{"document.main" if name == "document.xml" else kind(name)}+xml"/>'
        for name in names
        if name.endswith(".xml")
    ]
    whole = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'<Types xmlns="{space}">{whole}{"".join(kinds)}</Types>'


def kind(name: str) -> str:
    stem = Path(name).stem.rstrip("0123456789")
    return "aFChunk" if stem == "chunk" else stem


def relationships(relations: list[str]) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(relations)}</Relationships>'


def p(text: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tc(content: str = "", properties: str = "") -> str:
    inner = content if content.startswith("<w:") else p(content)
    if content.startswith(("<w:r>", "<w:sdt><w:sdtPr><w14", "<w:ins>", "<w:del>")):
        inner = f"<w:p>{content}</w:p>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    whole = "".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{whole}</w:tr>"


def tbl(*rows: str, grid: str = "") -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


SPAN = '<w:gridSpan w:val="{}"/>'
RESTART = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


FIELD_BEGINS = '<w:r><w:fldChar w:fldCharType="begin">'
FIELD_ENDS = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def numbered(number: int = 1, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def only(path: Path) -> Grid:
    (grid,) = docx.read(path)
    return grid


def cell(folder: Path, content: str, parts: Files | None = None) -> tuple[str, list[str]]:
    """What the upper left of four cells shows, and what is told of it."""
    grid = only(written(folder, tbl(tr(tc(content), "乙"), tr("丙", "丁")), parts))
    return grid.rows[0][0], [repair.text for repair in grid.repairs if repair.at == (0, 0)]


# ---------------------------------------------------------------------------------------------- tables


def test_a_table_with_what_stands_before_and_after_it(tmp_path: Path) -> None:
    body = p("附件1") + p("目录") + tbl(tr("序号", "事项"), tr("1", "甲")) + p() + tbl(tr("a", "b")) + p("注：说明")
    first, second = docx.read(written(tmp_path, body))
    assert (first.name, first.rows, first.before, first.after) == (
        "表格1", (("序号", "事项"), ("1", "甲")), ("附件1", "目录"), (),
    )  # fmt: skip
    assert (second.name, second.before, second.after) == ("表格2", (), ("注：说明",))
    assert second.label((0, 1)) == "表格2第1行第2列"


def test_cells_merged_across_and_down_are_one_cell(tmp_path: Path) -> None:
    grid = only(
        written(
            tmp_path,
            tbl(
                tr(tc("序号", RESTART), tc("公开事项", SPAN.format(2))),
                tr(tc("", GOES_ON), "一级", "二级"),
                tr("1", tc("甲", RESTART), "乙"),
                tr("2", tc("", GOES_ON), "丙"),
            ),
        )
    )
    assert grid.rows == (("序号", "公开事项", ""), ("", "一级", "二级"), ("1", "甲", "乙"), ("2", "", "丙"))
    assert grid.merges == {(0, 0): (1, 0), (0, 1): (0, 2), (2, 1): (3, 1)}


def test_a_merge_without_its_beginning_begins_where_it_first_stands(tmp_path: Path) -> None:
    grid = only(written(tmp_path, tbl(tr(tc("甲", GOES_ON), "1"), tr(tc("", GOES_ON), "2"), tr("乙", "3"))))
    assert grid.merges == {(0, 0): (1, 0)}
    assert [row[0] for row in grid.rows] == ["甲", "", "乙"]


def test_a_continued_cell_of_another_width_stands_alone(tmp_path: Path) -> None:
    grid = only(written(tmp_path, tbl(tr(tc("甲", RESTART), "1", "2"), tr(tc("乙", GOES_ON + SPAN.format(2)), "3"))))
    assert grid.rows == (("甲", "1", "2"), ("乙", "", "3"))
    assert grid.merges == {(1, 0): (1, 1)}


def test_text_under_a_merged_cell_is_not_lost(tmp_path: Path) -> None:
    grid = only(written(tmp_path, tbl(tr(tc("甲", RESTART), "1"), tr(tc("盖住的", GOES_ON), "2"))))
    assert grid.rows[0][0] == "甲\n盖住的"
    assert Repair((0, 0), "合并单元格里被盖住的文字，已接在后面") in grid.repairs


def test_the_old_way_to_merge_across(tmp_path: Path) -> None:
    grid = only(
        written(
            tmp_path,
            tbl(tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "乙"), tr("1", "2", "3")),
        )
    )
    assert grid.rows == (("甲", "", "乙"), ("1", "2", "3"))
    assert grid.merges == {(0, 0): (0, 1)}


def test_rows_that_begin_later_or_end_earlier(tmp_path: Path) -> None:
    rows = tr("1", "2", "3"), tr("乙", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')
    assert only(written(tmp_path, tbl(*rows))).rows == (("1", "2", "3"), ("", "乙", ""))


def test_a_border_moved_by_a_millimetre_makes_no_column(tmp_path: Path) -> None:
    grid = '<w:gridCol w:w="500"/><w:gridCol w:w="30"/><w:gridCol w:w="900"/>'
    rows = tr("序号", tc("事项", SPAN.format(2))), tr(tc("1", SPAN.format(2)), "甲")
    read = only(written(tmp_path, tbl(*rows, grid=grid)))
    assert read.rows == (("序号", "事项"), ("1", "甲"))
    assert read.merges == {}


def test_a_table_in_a_frame_is_a_table_of_its_own_and_the_frame_is_text(tmp_path: Path) -> None:
    inner = tbl(tr("序号", "事项", "内容", "依据"), tr("1", "甲", "乙", "丙"))
    grid = only(written(tmp_path, tbl(tr(tc(p("标题") + inner + p("注：一"))), tr("注：二"))))
    assert grid.rows[0] == ("序号", "事项", "内容", "依据")
    assert (grid.before, grid.after) == (("标题",), ("注：一", "注：二"))


def test_a_small_table_inside_a_cell_is_text_of_the_cell(tmp_path: Path) -> None:
    inner = tbl(tr("名称", "电话"), tr("民政局", "123"))
    rows = tr("序号", "事项", "内容", "依据"), tr("1", "甲", tc(p("见表：") + inner + p()), "丁")
    grid = only(written(tmp_path, tbl(*rows)))
    assert grid.rows[1] == ("1", "甲", "见表：\n名称 电话\n民政局 123", "丁")
    assert Repair((1, 2), "格内套着小表，已按行读成文字") in grid.repairs


def test_a_big_table_inside_a_cell_follows_the_table_that_it_lies_in(tmp_path: Path) -> None:
    inner = tbl(tr("a", "b", "c", "d"), tr("1", "2", "3", "4"))
    long = "很长的公开内容" * 10
    outer = tbl(tr("序号", "事项", "内容", "依据"), tr("1", long, tc(p("套着：") + inner + p()), "丁"))
    first, second = docx.read(written(tmp_path, outer))
    assert first.rows[1] == ("1", long, "套着：", "丁")
    assert second.rows == (("a", "b", "c", "d"), ("1", "2", "3", "4"))


def test_tables_in_controls_boxes_headers_and_marks(tmp_path: Path) -> None:
    control = f"<w:sdt><w:sdtContent>{tbl(tr('一', '甲'))}</w:sdtContent></w:sdt>"
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{p('框内')}{tbl(tr('二', '乙'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox><w:txbxContent>{p('框内')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    rows = f"<w:sdt><w:sdtContent>{tr('三', '丙')}</w:sdtContent></w:sdt>"
    cells = f"<w:tr>{tc('四')}<w:sdt><w:sdtContent>{tc('丁')}</w:sdtContent></w:sdt></w:tr>"
    header = f"<w:hdr {NAMESPACES}>{p('页眉')}{tbl(tr('零', '页眉'))}</w:hdr>"
    page = "<w:p><w:r><w:t>第</w:t></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>页</w:t></w:r></w:p>"
    footer = f"<w:ftr {NAMESPACES}>{page}{p('页脚')}</w:ftr>"
    body = control + box + tbl(rows, cells)
    grids = list(
        docx.read(written(tmp_path, body, {"header1.xml": header, "header2.xml": header, "footer1.xml": footer}))
    )
    assert [grid.rows[0] for grid in grids] == [
        ("零", "页眉"),
        ("零", "页眉"),
        ("一", "甲"),
        ("二", "乙"),
        ("三", "丙"),
    ]
    assert grids[4].rows[1] == ("四", "丁")
    assert grids[0].before == ("页眉",) and grids[3].before == ("框内",) and grids[4].after == ("页脚",)


def test_empty_rows_are_few_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    grid = only(written(tmp_path, tbl(tr("1", "甲"), *[tr("", "")] * 30, tr("2", "乙"), *[tr("", "")] * 30)))
    assert grid.rows == (("1", "甲"), ("", ""), ("2", "乙"))
    assert grid.label((2, 1)) == "表格1第32行第2列"


def test_hidden_rows_are_read_and_marked(tmp_path: Path) -> None:
    grid = only(written(tmp_path, tbl(tr("1", "甲"), tr("2", "乙", properties="<w:hidden/>"))))
    assert grid.rows[1] == ("2", "乙") and grid.hidden_rows == {1}


# ---------------------------------------------------------------------------------------------- what a text shows


def test_lines_tabs_and_hyphens(tmp_path: Path) -> None:
    inner = "<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:t>三</w:t><w:tab/><w:t>四</w:t><w:noBreakHyphen/>"
    inner += "<w:softHyphen/><w:t>五\u200b</w:t></w:r>"
    assert cell(tmp_path, f"<w:p>{inner}</w:p>{p('六')}{p()}") == ("一\n二\n三 四-五\n六", [])


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="0052"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "□"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0D6"/></w:r>', "√"),
        ('<w:r><w:sym w:font="宋体" w:char="25A0"/></w:r>', "■"),
        (run("R", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>') + run("R"), "☑R"),
        (run("þ政府网站", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:eastAsia="宋体"/>'), "☑政府网站"),
        (run("£", '<w:rStyle w:val="tick"/>'), "□"),
        (run("n", '<w:rStyle w:val="derived"/>'), "■"),
        (run("n", '<w:rStyle w:val="derived"/><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'), "n"),
        (run("\uf0fc"), "√"),
    ],
    ids=str,
)
def test_symbol_fonts_show_their_signs(tmp_path: Path, xml: str, shown: str) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="tick"><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="base"><w:rPr><w:rFonts w:hAnsi="Wingdings"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="derived"><w:basedOn w:val="base"/></w:style>'
    )
    assert cell(tmp_path, xml, {"styles.xml": styles})[0] == shown


def test_boxes_to_tick_show_their_state(tmp_path: Path) -> None:
    box = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    controls = box.format(1, run("☒")) + run("政府网站 ") + box.format(0, run("☐")) + run("其他")
    assert cell(tmp_path, f"<w:p>{controls}</w:p>") == ("☑政府网站 □其他", [])
    form = (
        f"{FIELD_BEGINS}<w:ffData><w:checkBox>{{}}</w:checkBox></w:ffData></w:fldChar></w:r>"
        f"<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>{FIELD_ENDS}"
    )
    old = form.format("<w:checked/>") + run("甲") + form.format('<w:default w:val="1"/>') + run("乙")
    old += form.format('<w:default w:val="1"/><w:checked w:val="0"/>') + run("丙")
    assert cell(tmp_path, f"<w:p>{old}</w:p>")[0] == "☑甲☑乙□丙"
    entries = '<w:result w:val="1"/><w:listEntry w:val="主动"/><w:listEntry w:val="依申请"/>'
    choice = f"{FIELD_BEGINS}<w:ffData><w:ddList>{entries}</w:ddList></w:ffData></w:fldChar></w:r>{FIELD_ENDS}"
    assert cell(tmp_path, f"<w:p>{choice}</w:p>")[0] == "依申请"


def test_a_prompt_to_fill_in_is_no_text(tmp_path: Path) -> None:
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处输入')}</w:sdtContent></w:sdt>"
    assert cell(tmp_path, f"<w:p>{run('甲')}{prompt}</w:p>") == (
        "甲",
        ["没有填写的控件，提示文字没有读入：“单击此处输入”"],
    )


def test_controls_around_paragraphs_and_cells(tmp_path: Path) -> None:
    box = "<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FD"/></w:r>'
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{tc('单击此处')}</w:sdtContent></w:sdt>"
    inner = f"<w:tc>{box.format(p('☒'))}</w:tc><w:tc>{box.format(f'<w:p>{sign}</w:p>')}</w:tc>"
    grid = only(written(tmp_path, tbl(f"<w:tr>{box.format(tc('☒'))}{inner}{prompt}</w:tr>")))
    assert grid.rows == (("☑", "☑", "☑", ""),)
    assert grid.repairs == (Repair((0, 3), "没有填写的控件，提示文字没有读入：“单击此处”"),)


def test_of_a_field_only_its_result_shows(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'{run("代码里的字")}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("2026年")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr=" AUTHOR ">{run("民政局")}</w:fldSimple>'
    link = f'<w:hyperlink r:id="x">{run("网站")}</w:hyperlink>'
    assert cell(tmp_path, f"<w:p>{run('于')}{field}{simple}{link}</w:p>") == ("于2026年民政局网站", [])


@pytest.mark.parametrize(
    ("code", "drawn"),
    [
        (r" eq \o\ac(□,√) ", "☑"),
        (r"EQ \o\ac(□,■)", "■"),
        (r" eq \o\ac(○,3) ", "③"),
        (r" eq \o\ac(○,密) ", "密"),
        (r" PAGE ", ""),
    ],
)
def test_signs_printed_over_each_other_by_a_field_are_read(tmp_path: Path, code: str, drawn: str) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert cell(tmp_path, f"<w:p>{field}{run('政府网站')}</w:p>") == (f"{drawn}政府网站", [])


def test_tracked_changes_are_accepted_and_told(tmp_path: Path) -> None:
    changes = (
        f"<w:p>{run('自')}<w:ins>{run('形成')}</w:ins><w:del><w:r><w:delText>变更</w:delText></w:r></w:del>"
        f"<w:moveTo>{run('之日')}</w:moveTo>{run('起')}</w:p>"
    )
    assert cell(tmp_path, changes) == ("自形成之日起", ["修订中删去的文字没有读入：“变更”"])


def test_a_row_deleted_in_tracked_changes_is_told(tmp_path: Path) -> None:
    grid = only(written(tmp_path, tbl(tr("1", "甲"), tr("2", "删去的", properties="<w:del/>"), tr("3", "丙"))))
    assert grid.rows == (("1", "甲"), ("3", "丙"))
    assert grid.repairs == (Repair(None, "修订中删去的一行没有读入：“2 删去的”"),)


def test_struck_and_hidden_text_is_left_out_and_told(tmp_path: Path) -> None:
    text, told = cell(tmp_path, f"<w:p>{run('甲')}{run('乙', '<w:strike/>')}{run('丙', '<w:vanish/>')}</w:p>")
    assert text == "甲"
    assert told == ["有删除线的文字没有读入：“乙”", "隐藏的文字没有读入：“丙”"]
    number = f"{run('国务院令第')}{run('492', '<w:dstrike/>')}{run('711号')}"
    assert cell(tmp_path, f"<w:p>{number}</w:p>")[0] == "国务院令第711号"
    assert cell(tmp_path, run("丁", '<w:strike w:val="0"/>')) == ("丁", [])


def test_a_struck_paragraph_is_left_out_beside_others_of_its_cell(tmp_path: Path) -> None:
    struck = f"<w:p>{run('旧的', '<w:strike/>')}</w:p>"
    assert cell(tmp_path, f"{struck}<w:p>{run('新的')}</w:p>") == ("新的", ["有删除线的文字没有读入：“旧的”"])


def test_a_cell_that_is_struck_as_a_whole_stays_for_a_person_to_decide(tmp_path: Path) -> None:
    struck = f"<w:p>{run('旧的', '<w:strike/>')}</w:p>"
    grid = only(written(tmp_path, tbl(tr(tc(struck), "乙"), tr("丙", "丁"))))
    assert grid.rows[0][0] == "旧的"
    assert grid.repairs == (Repair((0, 0), "整格文字都有删除线，照样读入，确实不要的请删去：“旧的”", decide=True),)


def field(code: str, result: str = "") -> str:
    shown = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}' if result else ""
    parts = "".join(f"<w:r><w:instrText>{escape(part)}</w:instrText></w:r>" for part in (code[:6], code[6:]))
    return f"{FIELD_BEGINS}</w:fldChar></w:r>{parts}{shown}{FIELD_ENDS}"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r"eq \o\ac(□,√)", "☑"),
        (r" EQ \o\ac(√,□) ", "☑"),
        (r"eq \o\ac(□,　)", "□"),
        (r"eq \o(□；✓)", "☑"),
        (r"eq \o\ac(○,\s\up1(3))", "③"),
        (r"eq \o\ac(○,12) \* MERGEFORMAT", "⑫"),
        (r"eq \o\ac(○,主)", "主"),
    ],
)
def test_a_sign_drawn_over_another_is_what_it_looks_like(tmp_path: Path, code: str, shown: str) -> None:
    assert cell(tmp_path, f"<w:p>{field(code)}{run('政府网站')}</w:p>") == (f"{shown}政府网站", [])
    simple = f'<w:fldSimple w:instr="{escape(code)}"/>'
    assert cell(tmp_path, f"<w:p>{simple}{run('政府网站')}</w:p>") == (f"{shown}政府网站", [])


def test_a_formula_with_a_result_shows_the_result_and_any_other_is_told(tmp_path: Path) -> None:
    assert cell(tmp_path, f"<w:p>{field(chr(69) + 'Q ' + chr(92) + 'o(□,√)', '■')}{run('甲')}</w:p>") == ("■甲", [])
    fraction = r"eq \f(1,2)"
    assert cell(tmp_path, f"<w:p>{field(fraction)}{run('甲')}</w:p>") == ("甲", [f"公式没有读入：“{fraction}”"])


def test_comments_notes_and_pictures_are_told_at_their_cell(tmp_path: Path) -> None:
    parts = {
        "comments.xml": f'<w:comment w:id="3">{p("时限待核")}</w:comment><w:comment w:id="9">{p("没有挂在文中")}</w:comment>',
        "footnotes.xml": f'<w:footnote w:type="separator" w:id="0">{p("线")}</w:footnote><w:footnote w:id="2">{p("见条例")}</w:footnote>',
    }
    marks = '<w:r><w:commentReference w:id="3"/><w:footnoteReference w:id="2"/><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>'
    grid = only(written(tmp_path, tbl(tr(tc(f"<w:p>{run('甲')}{marks}</w:p>"), "乙")), parts))
    assert grid.rows == (("甲", "乙"),)
    assert [repair.text for repair in grid.repairs if repair.at == (0, 0)] == [
        "批注没有读入：“时限待核”", "脚注没有读入：“见条例”", "有图片，图中文字没有读",
    ]  # fmt: skip
    assert Repair(None, "批注没有读入：“没有挂在文中”") in grid.repairs


def test_formulas_are_text(tmp_path: Path) -> None:
    assert cell(tmp_path, f"<w:p>{run('共')}<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath></w:p>")[0] == "共x+1"


# ---------------------------------------------------------------------------------------------- automatic numbers


def level(depth: int, text: str, form: str = "decimal", more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(*levels: str, more: str = "") -> Files:
    definition = f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
    return {"numbering.xml": f'{definition}<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}'}


def column(path: Path) -> list[str]:
    return [row[0] for row in only(path).rows]


def test_a_column_of_automatic_numbers_in_empty_paragraphs(tmp_path: Path) -> None:
    rows = [tr(tc(p("", numbered())), str(i)) for i in range(3)]
    assert column(written(tmp_path, tbl(*rows), lists(level(0, "%1")))) == ["1", "2", "3"]


def test_numbers_stand_in_front_of_their_text_level_by_level(tmp_path: Path) -> None:
    levels = level(0, "%1.", more='<w:suff w:val="nothing"/>'), level(1, "%1.%2", more='<w:suff w:val="space"/>')
    content = [("一", 0), ("二", 1), ("三", 1), ("四", 0), ("五", 1)]
    rows = [tr(tc(p(text, numbered(1, depth))), "x") for text, depth in content]
    read = column(written(tmp_path, tbl(*rows), lists(*levels)))
    assert read == ["1.一", "1.1 二", "1.2 三", "2.四", "2.1 五"]


def test_numbers_that_hidden_cells_do_not_take_part_in(tmp_path: Path) -> None:
    rows = (
        tr(tc(p("", numbered()), RESTART), "a"),
        tr(tc(p("", numbered()), GOES_ON), "b"),
        tr(tc(p("", numbered())), "c"),
    )
    assert column(written(tmp_path, tbl(*rows), lists(level(0, "%1")))) == ["1", "", "2"]


def test_numbers_by_style_and_by_the_style_that_it_is_based_on(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="item"/></w:style>'
    )
    parts = {**lists(level(0, "（%1）", "chineseCounting")), "styles.xml": styles}
    own = '<w:pStyle w:val="own"/>'
    none = own + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    rows = [tr(tc(p(text, style)), "x") for text, style in (("甲", own), ("无号", none), ("乙", own))]
    assert column(written(tmp_path, tbl(*rows), parts)) == ["（一） 甲", "无号", "（二） 乙"]


def test_lists_that_begin_anew(tmp_path: Path) -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )
    numbers = (1, 1, 2, 2)
    rows = [tr(tc(p("", numbered(number))), "x") for number in numbers]
    assert column(written(tmp_path, tbl(*rows), lists(level(0, "%1"), more=again))) == ["1", "2", "5", "6"]


def test_a_level_left_out_counts_as_begun(tmp_path: Path) -> None:
    levels = level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3")
    rows = [tr(tc(p("", numbered(1, depth))), "x") for depth in (0, 2, 2, 1)]
    assert column(written(tmp_path, tbl(*rows), lists(*levels))) == ["1", "1.1.1", "1.1.2", "1.2"]


def test_levels_that_never_begin_anew(tmp_path: Path) -> None:
    levels = level(0, "%1、", "chineseCounting"), level(1, "%2", more='<w:lvlRestart w:val="0"/>')
    depths = (0, 1, 1, 0, 1)
    rows = [tr(tc(p("", numbered(1, depth))), "x") for depth in depths]
    assert column(written(tmp_path, tbl(*rows), lists(*levels))) == ["一、", "1", "2", "二、", "3"]


def test_bullets_of_symbol_fonts_are_signs(tmp_path: Path) -> None:
    bullet = level(0, "\uf06e", "bullet").replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>')
    rows = tr(tc(p("政府网站", numbered()) + p("政府公报", numbered())), "x")
    assert column(written(tmp_path, tbl(rows), lists(bullet))) == ["■ 政府网站\n■ 政府公报"]


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("decimal", 12, "12"), ("decimalZero", 7, "07"), ("chineseCountingThousand", 101, "一百零一"),
        ("japaneseCounting", 20, "二十"), ("ideographTraditional", 3, "丙"), ("ideographTraditional", 11, "11"),
        ("decimalEnclosedCircle", 10, "⑩"), ("decimalEnclosedCircleChinese", 21, "21"), ("upperLetter", 27, "AA"),
        ("lowerLetter", 2, "b"), ("upperRoman", 1994, "MCMXCIV"), ("lowerRoman", 4, "iv"), ("none", 3, ""),
        ("chineseLegalSimplified", 12, "壹拾贰"), ("decimalFullWidth", 10, "１０"), ("ideographDigital", 10, "一〇"),
        ("lowerLetter", 0, "0"),
    ],
)  # fmt: skip
def test_forms_of_numbers(form: str, number: int, shown: str) -> None:
    assert numeral(number, form) == shown


def test_a_number_format_of_ones_own() -> None:
    assert numeral(7, "custom", "001, 002, 003, ...") == "007"


# ---------------------------------------------------------------------------------------------- unusual and hostile files


def test_strict_documents(tmp_path: Path) -> None:
    path = written(tmp_path, p("题") + tbl(tr("1", "甲")))
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(strict, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            data = data.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                                b"http://purl.oclc.org/ooxml/wordprocessingml/main")  # fmt: skip
            new.writestr(
                entry, data.replace(OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")
            )
    grid = only(strict)
    assert grid.rows == (("1", "甲"),) and grid.before == ("题",)


def test_embedded_pages_are_read_and_other_files_told(tmp_path: Path) -> None:
    parts = {"chunk1.html": "<table><tr><td>1</td><td>嵌入</td></tr></table>", "chunk2.rtf": b"{\\rtf1}"}
    body = '<w:altChunk r:id="chunk1"/><w:altChunk r:id="chunk2"/>' + tbl(tr("2", "乙"))
    first, second = docx.read(written(tmp_path, body, parts))
    assert first.rows == (("1", "嵌入"),) and second.rows == (("2", "乙"),)
    assert any("chunk2.rtf" in repair.text and repair.at is None for repair in second.repairs)


def test_text_where_no_text_may_stand_is_told(tmp_path: Path) -> None:
    grid = only(written(tmp_path, tbl(tr("1", "甲")) + f"<w:unheard>{run('丢在外面的字')}</w:unheard>"))
    assert grid.repairs == (Repair(None, "位置不合规矩的文字没有读入：“丢在外面的字”"),)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (p("只有文字"), "没有表格"),
        (tbl(tr(*["x"] * 201)), "不像一张目录"),
        (tbl(tr("长" * 100_001, "x")), "超过100000字"),
    ],
    ids=["no table", "too wide", "too long"],
)
def test_what_is_no_catalogue_is_refused_with_a_sentence(tmp_path: Path, body: str, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        only(written(tmp_path, body))


def test_damaged_files_are_refused_with_a_sentence(tmp_path: Path) -> None:
    whole = written(tmp_path, tbl(tr("1", "2"))).read_bytes()
    damaged = tmp_path / "damaged.docx"
    for data in (
        whole[: len(whole) // 2],
        b"PK\x03\x04 nothing",
        whole.replace(b"word/document.xml", b"word/documenx.xml"),
    ):
        damaged.write_bytes(data)
        with pytest.raises(UnreadableError, match="请"):
            only(damaged)


def test_tables_in_tables_without_end_are_refused(tmp_path: Path) -> None:
    body = "<w:tbl><w:tr><w:tc>" * 2000 + p("x") + "</w:tc></w:tr></w:tbl>" * 2000
    with pytest.raises(UnreadableError):
        only(written(tmp_path, body))


def test_absurd_spans_and_many_empty_rows_cost_little(tmp_path: Path) -> None:
    began = time.process_time()
    title = tr(tc("题", SPAN.format(1_000_000_000)))
    grid = only(written(tmp_path, tbl(title, tr("1", "甲"), *[tr("", "")] * 20_000)))
    assert grid.rows == (("题", ""), ("1", "甲")) and grid.merges == {(0, 0): (0, 1)}
    assert time.process_time() - began < 10


def test_lists_and_styles_that_refer_in_circles(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="numbering" w:styleId="n"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    circle = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="n"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    rows = tr(tc(p("甲", '<w:pStyle w:val="a"/>' + numbered())), "x")
    assert column(written(tmp_path, tbl(rows), {"styles.xml": styles, "numbering.xml": circle})) == ["甲"]


# ---------------------------------------------------------------------------------------------- properties

TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Sm")), max_size=8)


@st.composite
def layouts(draw: st.DrawFn) -> tuple[list[list[str]], list[tuple[int, int, int, int]]]:
    """A table of texts and rectangles in it that do not touch each other's slots."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    texts = [[draw(TEXTS) for _ in range(width)] for _ in range(height)]
    taken: set[tuple[int, int]] = set()
    merges: list[tuple[int, int, int, int]] = []
    for _ in range(draw(st.integers(0, 4))):
        top, left = draw(st.integers(0, height - 1)), draw(st.integers(0, width - 1))
        bottom, right = draw(st.integers(top, height - 1)), draw(st.integers(left, width - 1))
        slots = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if not slots & taken and len(slots) > 1:
            taken |= slots
            merges.append((top, left, bottom, right))
    return texts, merges


def laid_out(texts: list[list[str]], merges: list[tuple[int, int, int, int]]) -> Iterator[str]:
    for r, row in enumerate(texts):
        cells = []
        for c, text in enumerate(row):
            inside = [m for m in merges if m[0] <= r <= m[2] and m[1] <= c <= m[3]]
            if not inside:
                cells.append(tc(p(f"甲{text}")))
            elif c == inside[0][1]:
                top, left, bottom, right = inside[0]
                down = "" if top == bottom else RESTART if r == top else GOES_ON
                cells.append(tc(p(f"甲{text}") if r == top else p(), SPAN.format(right - left + 1) + down))
        yield tr(*cells)


@settings(max_examples=60, deadline=None)
@given(layout=layouts())
def test_texts_come_back_and_merges_cover_each_cell_once(
    tmp_path_factory: pytest.TempPathFactory, layout: tuple[list[list[str]], list[tuple[int, int, int, int]]]
) -> None:
    texts, merges = layout
    frame = tr(*[f"格{c}" for c in range(len(texts[0]))])
    grid = only(written(tmp_path_factory.mktemp("docx"), tbl(frame, *laid_out(texts, merges), frame)))
    covered = {(r, c): (m[0], m[1]) for m in merges for r in range(m[0], m[2] + 1) for c in range(m[1], m[3] + 1)}
    shown = [[f"甲{text}" if covered.get((r, c), (r, c)) == (r, c) else "" for c, text in enumerate(row)]
             for r, row in enumerate(texts)]  # fmt: skip
    whole = [list(grid.rows[0]), *shown, list(grid.rows[0])]
    sources = grid.origin or range(1, len(grid.rows) + 1)
    assert [list(row) for row in grid.rows] == [whole[source - 1] for source in sources]
    assert not any(any(row) for number, row in enumerate(whole, 1) if number not in sources)
    slots = [
        (r, c) for at, end in grid.merges.items() for r in range(at[0], end[0] + 1) for c in range(at[1], end[1] + 1)
    ]
    assert len(slots) == len(set(slots))
    assert {(sources[r] - 2, c) for r, c in slots} <= set(covered)
