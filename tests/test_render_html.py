"""The HTML page of a document: what a reader, a screen reader and a browser's policy get."""

from __future__ import annotations

import base64
import hashlib
import re
import time

import lxml.html
import pytest
from lxml.html import HtmlElement

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
from gwstd.model import Website
from gwstd.render import html

HOSTILE = (
    "</td></table><script>alert(1)</script>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "</style><img src=x onerror=alert(1)>",
    "\u202e倒着写\u202c与\u200f记号",
    "<!-- 注释 --> & &amp; ]]>",
    "{{ 7 * 7 }}{% raw %}",
)
COLUMNS = (
    Column("序号", 9, centered=True),
    Column("一级事项", 17, "公开事项"),
    Column("二级事项", 22, "公开事项"),
    Column("公开内容（要素）", 44),
    Column("全社会", 9, "公开对象", centered=True),
    Column("特定群体", 16, "公开对象"),
    Column("公开渠道和载体", 40),
)
BOXES = "■政府网站　　□政府公报\n□其他"
TABLE = Table(
    "社会救助",
    "社会救助领域政务公开标准目录",
    COLUMNS,
    (
        ("1", "最低生活保障", "审核信息", "初审对象名单\n公示期", "√", "", BOXES),
        ("2", "最低生活保障", "审核信息", "审核结果", "√", "", BOXES),
        ("3", "最低生活保障", "审批信息", "名单", "", "申请人", BOXES),
        ("4", "临时救助", "政策法规文件", "全文", "√", "", BOXES),
    ),
    merges=((1, 0, 2), (2, 0, 1)),
    anchors=("shjz-mzj-001", "shjz-mzj-002", "shjz-mzj-003", "shjz-mzj-004"),
)


def document(*blocks: Block, stamp: str = "", title: str = "标准目录") -> Document:
    return Document(title, "临江区人民政府办公室", "2026-12-01", blocks, "目录", ("政务公开",), stamp)


def page(*blocks: Block, stamp: str = "", title: str = "标准目录") -> HtmlElement:
    return lxml.html.document_fromstring(html.render(document(*blocks, stamp=stamp, title=title)).decode())


def text(element: HtmlElement) -> str:
    return str(element.text_content()).strip()


def test_head_rows_name_groups_and_columns() -> None:
    rows = page(TABLE).xpath("//thead/tr")
    assert [(text(th), th.get("scope"), th.get("rowspan"), th.get("colspan")) for th in rows[0]] == [
        ("序号", "col", "2", None),
        ("公开事项", "colgroup", None, "2"),
        ("公开内容（要素）", "col", "2", None),
        ("公开对象", "colgroup", None, "2"),
        ("公开渠道和载体", "col", "2", None),
    ]
    assert [text(th) for th in rows[1]] == ["一级事项", "二级事项", "全社会", "特定群体"]
    assert {th.get("scope") for th in rows[1]} == {"col"}


def test_column_groups_match_the_head_and_widths_make_a_hundred() -> None:
    groups = page(TABLE).xpath("//colgroup")
    assert [len(group) for group in groups] == [1, 2, 1, 2, 1]
    assert sum(int(col.get("class")[1:]) for group in groups for col in group) == 100


def test_merged_cells_span_their_rows_and_name_their_heads() -> None:
    tree = page(TABLE)
    ids = {element.get("id"): element for element in tree.xpath("//*[@id]")}
    first, second = tree.xpath("//tbody//th[@rowspan]")
    assert (text(first), first.get("rowspan"), first.get("scope")) == ("最低生活保障", "3", "row")
    assert [text(ids[i]) for i in first.get("headers").split()] == ["公开事项", "一级事项"]
    assert (text(second), second.get("rowspan")) == ("审核信息", "2")
    assert [text(ids[i]) for i in second.get("headers").split()] == ["公开事项", "二级事项", "最低生活保障"]


def test_every_row_has_exactly_its_slots() -> None:
    """Nothing overlaps and nothing is missing when spans are laid out as a browser does."""
    rows = page(TABLE).xpath("//tbody/tr")
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            while (r, c) in taken:
                c += 1
            taken |= {(r + k, c) for k in range(int(cell.get("rowspan", "1")))}
            assert cell.get("data-label"), text(cell)
    assert taken == {(r, c) for r in range(len(TABLE.rows)) for c in range(len(COLUMNS))}


def test_each_card_on_a_phone_names_its_matter() -> None:
    rows = page(TABLE).xpath("//tbody/tr")
    again = [(span.get("data-label"), text(span)) for span in rows[1].xpath(".//span[@class='again']")]
    assert again == [("一级事项", "最低生活保障"), ("二级事项", "审核信息")]
    assert rows[3].xpath(".//span[@class='again']") == []
    assert [cell.get("data-label") for cell in rows[3]][4:6] == ["公开对象：全社会", "公开对象：特定群体"]


def test_a_table_with_every_column_merged_has_no_empty_row() -> None:
    table = Table("甲", "甲", (Column("一", 1), Column("二", 1)), (("a", "b"), ("a", "b")), ((0, 0, 1), (1, 0, 1)))
    rows = page(table).xpath("//tbody/tr")
    assert [len(row) for row in rows] == [2, 1]


def test_rows_have_their_anchors_and_ids_are_unique() -> None:
    tree = page(Heading(1, "一、甲", "a"), TABLE, Heading(1, "二、乙", "b"), TABLE)
    ids = [element.get("id") for element in tree.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert tree.xpath("//tr[@id='shjz-mzj-003']")


def test_line_ends_and_boxes() -> None:
    row = page(TABLE).xpath("//tbody/tr")[0]
    assert len(row.xpath(".//td[starts-with(@data-label, '公开内容')]//br")) == 1
    assert text(row.xpath(".//td[@data-label='公开渠道和载体']")[0]) == "■政府网站　　□政府公报□其他"


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_text_stays_text(evil: str) -> None:
    table = Table(
        evil, evil, (Column(evil, 1, evil), Column("二", 1)), ((evil, evil), (evil, "x")), ((0, 0, 1),), (evil,)
    )
    blocks = (
        Cover(evil, (evil,), evil, evil), Contents(evil), Heading(1, evil, evil), Paragraph(evil), Listing((evil,)),
        table, Chart(evil, (evil,), (3,), evil),
    )  # fmt: skip
    data = html.render(Document(evil, evil, evil, blocks, evil, (evil,), evil, Website(evil, evil, evil)))
    tree = lxml.html.document_fromstring(data.decode())
    assert not tree.xpath("//script | //img | //iframe | //object | //base | //form")
    assert len(tree.xpath("//style")) == 1
    for element in tree.iter("*"):
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "autofocus", "x")]
    assert text(tree.xpath("//p[@class='body']")[0]) == evil
    assert text(tree.xpath("//tbody//th")[0]) == evil
    assert text(tree.xpath("//h2[@id]")[-1]) == evil


def test_control_characters_do_not_reach_the_page() -> None:
    assert text(page(Paragraph("甲\x00乙\x1b[31m")).xpath("//p[@class='body']")[0]) == "甲\ufffd乙\ufffd[31m"


def test_self_contained_and_strict() -> None:
    source = html.render(document(TABLE, Chart("统计", ("甲", "乙"), (3, 0)))).decode()
    tree = lxml.html.document_fromstring(source)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']")[0].get("content")
    style = tree.xpath("//style")[0].text
    assert f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    assert not tree.xpath("//script | //link | //*[@style] | //*[@src]")
    assert not re.search(r"https?://|@import|url\(", source)
    assert tree.get("lang") == "zh-CN"


def test_headings_and_contents() -> None:
    tree = page(
        Cover("汇编", ("2026年版",), "办公室", "2026年12月"), Contents(depth=2), Heading(1, "一、甲", "a"),
        Heading(2, "（一）说明", "a-1"), Heading(3, "1.细项", "a-1-1"),
    )  # fmt: skip
    assert [text(h) for h in tree.xpath("//h1")] == ["汇编"]
    assert [(h.tag, text(h)) for h in tree.xpath("//h2[@id] | //h3")][1:] == [("h2", "一、甲"), ("h3", "（一）说明")]
    links = [(a.get("href"), text(a)) for a in tree.xpath("//nav//a")]
    assert links == [("#a", "一、甲"), ("#a-1", "（一）说明")]
    assert all(tree.xpath(f"//*[@id='{href[1:]}']") for href, _ in links)


def test_without_cover_the_title_is_the_heading() -> None:
    assert text(page(Paragraph("甲"), title="标题").xpath("//main/h1")[0]) == "标题"


def test_charts_have_their_numbers_as_text() -> None:
    figure = page(Chart("各领域事项数", ("甲", "乙", "丙"), (10, 5, 0))).xpath("//figure")[0]
    rows = figure.xpath(".//tbody/tr")
    assert [(text(row[0]), text(row[2])) for row in rows] == [("甲", "10\xa0项"), ("乙", "5\xa0项"), ("丙", "0\xa0项")]
    assert [row.xpath(".//*[@class='fill']")[0].get("width") for row in rows] == ["1000", "500", "0"]
    assert text(figure.xpath(".//figcaption")[0]) == "各领域事项数"


def test_landscape_parts_are_closed() -> None:
    tree = page(Orientation(True), Paragraph("横"), Orientation(False), Paragraph("竖"), Orientation(True), TABLE)
    assert [text(p) for p in tree.xpath("//div[@class='landscape']/p")] == ["横"]
    assert len(tree.xpath("//div[@class='landscape']//table")) == 1


def test_the_stamp_is_seen() -> None:
    tree = page(TABLE, stamp="未通过校验")
    assert text(tree.xpath("//aside[@class='stamp']")[0]) == "未通过校验"
    assert not page(TABLE).xpath("//*[@class='stamp' or @class='watermark']")


def test_a_body_leaves_the_cover_out_and_begins_with_h2() -> None:
    body = html.body(document(Cover("封面"), Heading(2, "（一）说明", "x"), Heading(3, "1.细项", "y")))
    assert "封面" not in body
    assert '<h2 id="x">' in body and '<h3 id="y">' in body


def test_further_ids_of_a_row() -> None:
    tree = lxml.html.fragment_fromstring(
        html.body(document(TABLE), html.Additions({"shjz-mzj-002": ("shjz-lhz-001",)})), "div"
    )
    assert tree.xpath("//tr[@id='shjz-mzj-002']//*[@id='shjz-lhz-001']")


def test_same_document_same_bytes() -> None:
    one = document(Cover("汇编"), Contents(), Heading(1, "一、甲", "a"), TABLE, Chart("统计", ("甲",), (1,)))
    assert html.render(one) == html.render(one)


def test_three_thousand_rows_are_quick() -> None:
    rows = tuple((str(n), f"事项{n // 9}", f"事项{n}", f"内容{n}\n甲", "√", "", BOXES) for n in range(3000))
    merges = tuple((1, n, n + 8) for n in range(0, 2997, 9))
    began = time.process_time()
    html.render(document(Table("总表", "总表", COLUMNS, rows, merges)))
    assert time.process_time() - began < 1.5


def test_a_flow_is_a_list_of_its_boxes_in_order() -> None:
    figure = page(Flow("流程图", (Stop("产生", HOSTILE[0], "3个工作日内"), Stop("审查")))).find_class("flow")[0]
    assert [[text(part) for part in stop] for stop in figure.iter("li")] == [
        ["产生", HOSTILE[0], "3个工作日内"],
        ["审查"],
    ]
    assert text(figure.find("figcaption")) == "流程图"


def test_a_row_leads_where_the_page_says() -> None:
    links = {"shjz-mzj-002": ('../item/a.html?x=1&y="', "审核信息 <b>")}
    tree = lxml.html.fragment_fromstring(html.body(document(TABLE), html.Additions(links=links)), "div")
    (link,) = tree.xpath("//td/a")
    assert link.get("href") == '../item/a.html?x=1&y="'
    assert link.text_content() == "2审核信息 <b>" and link.xpath("./span[@class='unseen']")
    assert link.getparent().getparent().get("id") == "shjz-mzj-002"
