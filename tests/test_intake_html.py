"""Saved web pages as they come: what a browser shows in a table is what the grid has, and what it has not is told."""

from __future__ import annotations

import time
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwstd.grid import Grid, Repair, UnreadableError
from gwstd.intake import html

ROW = "<tr>" + "".join(f"<td>{i}格</td>" for i in range(6)) + "</tr>"


def grids(page: str | bytes) -> list[Grid]:
    return list(html.read_bytes(page if isinstance(page, bytes) else page.encode()))


def only(page: str | bytes) -> Grid:
    (grid,) = grids(page)
    return grid


def cell(content: str, head: str = "") -> tuple[str, list[str]]:
    """What the upper left of four cells shows, and what is told of it."""
    grid = only(f"<html><head>{head}</head><table><tr><td>{content}</td><td>乙</td></tr><tr><td>丙<td>丁</table>")
    return grid.rows[0][0], [repair.text for repair in grid.repairs if repair.at == (0, 0)]


# ---------------------------------------------------------------------------------------------- tables


def test_a_page_with_its_title_and_lines_around_its_tables(tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    path.write_text(
        "<html><head><title>目录_某某区</title></head><body><h1>目录</h1><div>来源：本网</div>"
        "<table><caption>一、统计</caption><tr><th>序号</th><th>事项</th></tr><tr><td>1</td><td>甲</td></tr></table>"
        "<p>二、交通</p><table><tr><td>1</td><td>乙</td></tr></table>注：说明</body></html>",
        "utf-8",
    )
    first, second = html.read(path)
    assert first.before == ("目录_某某区", "目录", "来源：本网", "一、统计")
    assert first.rows == (("序号", "事项"), ("1", "甲"))
    assert (second.name, second.before, second.after) == ("表格2", ("二、交通",), ("注：说明",))


def test_a_title_that_the_page_shows_is_read_once() -> None:
    assert only(f"<title>目录</title><h1>目录</h1><table>{ROW}</table>").before == ("目录",)


def test_cells_over_rows_and_columns() -> None:
    grid = only(
        "<table><tr><td rowspan=2>序号<td colspan=2>公开事项</tr><tr><td>一级<td>二级</tr>"
        "<tr><td>1<td rowspan=0>甲<td>乙</tr><tr><td>2<td>丙</tr></table>"
    )
    assert grid.rows == (("序号", "公开事项", ""), ("", "一级", "二级"), ("1", "甲", "乙"), ("2", "", "丙"))
    assert grid.merges == {(0, 0): (1, 0), (0, 1): (0, 2), (2, 1): (3, 1)}


def test_a_span_ends_with_its_part_of_the_table() -> None:
    grid = only("<table><thead><tr><td rowspan=9>甲<td>乙</thead><tbody><tr><td>丙<td>丁</tbody></table>")
    assert grid.rows == (("甲", "乙"), ("丙", "丁"))
    assert grid.merges == {}


def test_head_and_foot_stand_where_they_are_shown() -> None:
    page = "<table><tfoot><tr><td>注<td>脚</tfoot><tbody><tr><td>1<td>甲</tbody><thead><tr><td>序号<td>事项</thead></table>"
    assert only(page).rows == (("序号", "事项"), ("1", "甲"), ("注", "脚"))


def test_spans_that_would_lie_on_each_other_do_not() -> None:
    grid = only("<table><tr><td>a<td rowspan=2>b<td>c</tr><tr><td colspan=3>d<td>e</tr></table>")
    assert grid.rows == (("a", "b", "c"), ("d", "", "e"))


def test_tags_that_were_never_closed() -> None:
    assert only("<table><tr><td>a<td>b<td>c<tr><td>1<td>2<td>3</table>").rows == (("a", "b", "c"), ("1", "2", "3"))


def test_a_page_laid_out_by_tables() -> None:
    inner = f"<table>{ROW}{ROW}</table>"
    page = (
        f"<table><tr><td>首页</td><td><p>目录</p>{inner}<p>注：一</p></td></tr><tr><td colspan=2>版权</td></tr></table>"
    )
    grid = only(page)
    assert (grid.name, len(grid.rows), len(grid.rows[0])) == ("表格1", 2, 6)
    assert grid.before == ("首页", "目录") and grid.after == ("注：一", "版权")


def test_hidden_rows_columns_and_tables_are_read_and_marked() -> None:
    page = (
        "<style>.tab{display:none}</style><table><col><col style='display:none'>"
        "<tr><td>1<td>甲</tr><tr style='display: none'><td>2<td>乙</tr></table>"
        "<div class=tab><h2>交通</h2><table><tr><td>3<td>丙</tr></table></div>"
    )
    first, second = grids(page)
    assert (first.hidden, first.hidden_rows, first.hidden_columns) == (False, {1}, {1})
    assert second.hidden and second.rows == (("3", "丙"),) and second.before == ("交通",)


def test_cells_that_an_editor_hid_under_a_span_take_no_place() -> None:
    grid = only("<table><tr><td rowspan=2>甲<td>1</tr><tr><td style='display:none'>被盖<td>2</tr></table>")
    assert grid.rows == (("甲", "1"), ("", "2"))
    assert grid.repairs == (Repair(None, "网页上隐藏的单元格没有读入：“被盖”"),)


def test_hidden_text_is_told() -> None:
    assert cell("甲<span style='display:none'>乙</span>") == ("甲乙", ["隐藏的文字照样读入：“乙”"])
    grid = only(f"<div hidden>弹窗</div><table>{ROW}</table>")
    assert grid.before == () and grid.repairs == (Repair(None, "网页上隐藏的文字没有读入：“弹窗”"),)


def test_menus_scripts_and_styles_are_no_text() -> None:
    page = f"<nav>首页</nav><script>var a='字'</script><style>.a{{}}</style><noscript>请</noscript><table>{ROW}</table>"
    assert only(page).before == ()


# ---------------------------------------------------------------------------------------------- what a text shows


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("一级\n    事项", "一级事项"),
        ("■政府网站\n  ■政府公报", "■政府网站 ■政府公报"),
        ("a\n b  c", "a b c"),
        ("<p>序</p><p>号</p>", "序\n号"),
        ("依<br>据<br/><br>x", "依\n据\nx"),
        ("甲&nbsp;&nbsp;乙&nbsp;", "甲  乙"),
        ("甲\u200b乙\ufeff&shy;丙", "甲乙丙"),
        ("<pre>一\n二</pre>", "一\n二"),
        ("<span style='white-space:pre-wrap'>一\n二</span>", "一\n二"),
        ("<b>粗</b><i>斜</i><a href=x>链</a>接", "粗斜链接"),
        ("<ol><li>甲</li><li>乙</li></ol>", "1. 甲\n2. 乙"),
        ("<ol start=3 type=a><li>甲</li><li value=5>乙</li></ol>", "c. 甲\ne. 乙"),
        ("<ol reversed><li>甲<li>乙</ol>", "2. 甲\n1. 乙"),
        ("<ol style='list-style:none'><li>甲</li></ol>", "甲"),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲</li></ol>", "一、甲"),
        ("<ol><li>1.甲</li><li>2.乙</li></ol>", "1.甲\n2.乙"),
        ("<ul><li>甲</li></ul>", "• 甲"),
        ("<input type=checkbox checked>政府网站<input type='checkbox'>其他", "☑政府网站□其他"),
        ("<input type=radio checked>是<input type=radio>否", "●是○否"),
        ("<input value='填的'><input type=hidden value='藏的'>", "填的"),
        ("<select><option>主动<option selected>依申请</select>", "依申请"),
        ("<textarea>多行</textarea>", "多行"),
        ("&lt;方案&gt;&ldquo;一&rdquo;&radic;", "<方案>“一”√"),
    ],
)
def test_text_is_what_a_browser_shows(content: str, shown: str) -> None:
    assert cell(content) == (shown, [])


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("<font face='Wingdings 2'>R</font>政府网站<font face=Wingdings>¨</font>其他", "☑政府网站□其他"),
        ("<span style='font-family:Wingdings'>þ<b>n</b></span>n", "☑■n"),
        ("<span style=\"font-family:'Wingdings 2'\">R<span style='font-family:宋体'>R</span></span>", "☑R"),
        ("<span style='font-family:宋体;mso-char-type:symbol;mso-symbol-font-family:Wingdings'>ü</span>", "√"),
        ("<span class=xl7>£</span>", "□"),
        ("&#61692;", "√"),
    ],
)
def test_symbol_fonts_show_their_signs(content: str, shown: str) -> None:
    assert cell(content, '<style><!-- .xl7 {color:red;font-family:"Wingdings 2", serif;} --></style>')[0] == shown


def test_numbers_that_word_saved_as_text() -> None:
    content = (
        "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span lang=EN-US><span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;"
        "</span></span></span><![endif]>政策文件<o:p></o:p></p><!--[if gte mso 9]><p>注释</p><![endif]-->"
    )
    assert cell(content) == ("1.  政策文件", [])


def test_text_struck_out_beside_other_text_is_left_out_and_told() -> None:
    assert cell("甲<del>乙</del><span style='text-decoration:line-through'>丙</span>") == (
        "甲", ["有删除线的文字没有读入：“乙丙”"],
    )  # fmt: skip
    assert cell("<p><s>乙</s></p><p>甲</p>") == ("甲", ["有删除线的文字没有读入：“乙”"])
    assert cell("<s>乙</s>") == ("乙", ["整格文字都有删除线，照样读入，确实不要的请删去：“乙”"])


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td rowspan=2>类<td>甲<td>1</tr><tr hidden><td>旧<td>0</tr><tr><td>乙<td>2</tr><tr><td>他<td>丙<td>3</tr>",
        "<tr><td rowspan=3>类<td>甲<td>1</tr><tr hidden><td>旧<td>0</tr><tr><td>乙<td>2</tr><tr><td>他<td>丙<td>3</tr>",
    ],
    ids=["as browsers count", "as some programs count"],
)
def test_a_hidden_row_shifts_no_other(rows: str) -> None:
    grid = only(f"<table>{rows}</table>")
    assert grid.rows == (("类", "甲", "1"), ("", "旧", "0"), ("", "乙", "2"), ("他", "丙", "3"))
    assert grid.merges == {(0, 0): (2, 0)}
    assert grid.hidden_rows == {1}


@pytest.mark.parametrize(
    ("image", "shown", "told"),
    [
        ("<img src='/images/checked.png'>", "☑", "图片（checked）读成“☑”，请核对"),
        ("<img src='unchecked.gif?v=1'>", "□", "图片（unchecked）读成“□”，请核对"),
        ("<img src='x1.png' alt='√'>", "√", "图片按它的替代文字读成“√”"),
        ("<img src='photo.jpg'>", "", "有图片（photo.jpg），图中文字没有读"),
        ("<img src='data:image/png;base64,AAAA'>", "", "有图片，图中文字没有读"),
    ],
)
def test_pictures_in_cells_are_told_and_ticks_are_read(image: str, shown: str, told: str) -> None:
    assert cell(f"{image}甲") == (f"{shown}甲", [told])


def test_pictures_of_a_point_and_outside_of_tables_say_nothing() -> None:
    assert cell("<img src=dot.gif width=1 height=1>甲") == ("甲", [])
    assert only(f"<img src=logo.png><table>{ROW}</table>").repairs == ()


# ---------------------------------------------------------------------------------------------- encodings


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("gb18030", "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>"),
        ("gb18030", "<meta charset=gbk>"),
        ("gb18030", ""),
        ("utf-8", "<meta charset=gb2312>"),
        ("utf-8", ""),
        ("utf-8-sig", "<?xml version='1.0' encoding='utf-8'?>"),
        ("utf-16", ""),
        ("utf-16-le", ""),
        ("big5", "<meta charset=big5>"),
    ],
)
def test_pages_in_any_encoding(encoding: str, head: str) -> None:
    word = "政府" if encoding == "big5" else "镕基〇㐂𠮷"
    page = f"{head}<table><tr><td>{word}</td><td>{'公共' * 20}</td></tr></table>"
    assert only(page.encode(encoding)).rows[0][0] == word


def test_a_page_cut_off_inside_a_sign_is_still_utf8() -> None:
    page = ("<meta charset=utf-8><table><tr><td>政务公开标准目录</td><td>" + "公开").encode()
    grid = only(page[:-1])
    assert grid.rows[0][0] == "政务公开标准目录"
    assert "读不出" in grid.repairs[0].text


# ---------------------------------------------------------------------------------------------- hostile pages


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("<p>只有文字</p>", "没有表格"),
        ("  ", "网页是空的"),
        ("<frameset><frame src='a.files/sheet001.htm'></frameset>", "sheet001.htm"),
        ("<div>" * 100_000 + f"<table>{ROW}</table>", "一层套一层"),
        ("<table><tr><td>" * 60 + "x" + "</td></tr></table>" * 60, "一层套一层"),
        ("<table><tr><td>" + "长" * 100_001 + "<td>x</table>", "超过100000字"),
        ("<table><tr>" + "<td>x" * 1500 + "</table>", "不像一张目录"),
        ("<table><tr>" + "<td>x" * 201 + "</table>", "不像一张目录"),
        ("<table>" + "<tr><td>x<td>y" * 50_001 + "</table>", "不像一张目录"),
        ("<table " + " ".join(f"a{i}=1" for i in range(20_000)) + f">{ROW}</table>", "属性"),
        ("<b>" * 3_000_001, "太大"),
    ],
    ids=["text", "empty", "frames", "deep", "nested", "long", "very wide", "wide", "many rows", "attributes", "tags"],
)
def test_pages_that_are_no_catalogue_are_refused_with_a_sentence(page: str, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        grids(page)


def test_entities_of_a_pages_own_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", "utf-8")
    page = f'<!DOCTYPE html [<!ENTITY a SYSTEM "{secret.as_uri()}">]><table><tr><td>&a;</td><td>x</td></tr></table>'
    assert "秘密" not in str(grids(page))


def test_absurd_spans_and_many_empty_rows_cost_little() -> None:
    began = time.process_time()
    page = (
        "<table><tr><td colspan=1000000>题</td></tr>" + ROW + "<tr><td></td></tr>" * 50_000
        + "<tr><td rowspan=99999999>x</td></tr>" + ROW + "</table>"
    )  # fmt: skip
    grid = only(page)
    assert [row[0] for row in grid.rows] == ["题", "0格", "", "x", ""]
    assert grid.merges[0, 0] == (0, len(grid.rows[0]) - 1)
    assert grid.label((3, 0)) == "表格1第50003行第1列"
    assert time.process_time() - began < 15


def test_style_sheets_that_never_end_cost_little() -> None:
    began = time.process_time()
    for style in (".a{" * 200_000, ".a," * 300_000 + "{display:none}", "@media x{" * 100_000, "/*" * 300_000):
        assert only(f"<style>{style}</style><table>{ROW}</table>").rows
    assert time.process_time() - began < 10


# ---------------------------------------------------------------------------------------------- properties

SPANS = st.tuples(st.integers(0, 4), st.integers(0, 4))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(SPANS, max_size=5), min_size=1, max_size=6))
def test_spans_cover_each_slot_once_and_lose_no_text(rows: list[list[tuple[int, int]]]) -> None:
    number = 0
    page = "<table>"
    for row in rows:
        page += "<tr>"
        for down, across in row:
            page += f"<td rowspan={down} colspan={across}>格{number}</td>"
            number += 1
        page += "</tr>"
    page += "<tr>" + "<td>末</td>" * 40 + "</tr></table>"
    grid = only(page)
    texts = [text for row in grid.rows for text in row if text.startswith("格")]
    assert sorted(texts) == sorted(f"格{i}" for i in range(number))
    slots = [
        (r, c)
        for (top, left), (bottom, right) in grid.merges.items()
        for r in range(top, bottom + 1)
        for c in range(left, right + 1)
    ]
    assert len(slots) == len(set(slots))
    assert all(not grid.rows[r][c] for r, c in slots if (r, c) not in grid.merges)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Sm")), max_size=10), min_size=3, max_size=3
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(["utf-8", "utf-16", "gb18030"]),
)
def test_texts_come_back_in_any_encoding(texts: list[list[str]], encoding: str) -> None:
    rows = "".join("<tr>" + "".join(f"<td>甲{escape(text)}</td>" for text in row) + "</tr>" for row in texts)
    page = f"<meta charset={encoding}><table>{rows}</table>".encode(encoding)
    assert only(page).rows == tuple(tuple(f"甲{text}" for text in row) for row in texts)


TAGS = st.sampled_from(
    [f"<{slash}{tag}>" for tag in ("table", "tr", "td", "p", "div", "ul", "li", "b", "thead", "tfoot") for slash in ("", "/")]
    + ["<td rowspan=2>", "<td colspan=3>", "<br>", "<div style='display:none'>", "<td style='display:none'>", "<tr hidden>",
       "<table hidden>", "<caption>", "<pre>", "</pre>", "<col>", "<form>", "<o:p>", "<del>", "</del>"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(TAGS, max_size=40))
def test_however_tags_stand_no_text_is_lost(tags: list[str]) -> None:
    """Each text is in a cell, in a line or in what is told."""
    marks = [f"字{number}。" for number in range(len(tags))]
    page = "".join(tag + mark for tag, mark in zip(tags, marks, strict=True)) + f"</table></table><table>{ROW}</table>"
    try:
        read = grids(page)
    except UnreadableError:
        return
    texts = [text for grid in read for row in grid.rows for text in row]
    texts += [line for grid in read for line in (*grid.before, *grid.after, *(repair.text for repair in grid.repairs))]
    whole = "".join("".join(texts).split())
    assert [mark for mark in marks if mark not in whole] == []
