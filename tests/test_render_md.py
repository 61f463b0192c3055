"""The Markdown of a document, read back with a CommonMark parser (pipe tables on)."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from gwstd.document import (
    Block,
    Chart,
    Column,
    Contents,
    Cover,
    Document,
    Heading,
    Listing,
    Orientation,
    Paragraph,
    Table,
)
from gwstd.render import md

TABLE = Table(
    "甲",
    "标准目录",
    (Column("序号", 9, centered=True), Column("一级事项", 20, "公开事项"), Column("公开内容", 40)),
    (("1", "最低生活保障", "名单\n公示期"), ("2", "最低生活保障", "a|b")),
    ((1, 0, 1),),
    ("shjz-mzj-001", "shjz-mzj-002"),
)


def source(*blocks: Block, stamp: str = "") -> str:
    return md.render(Document("标题", "办公室", "2026-12-01", blocks, stamp=stamp)).decode()


def parsed(*blocks: Block) -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source(*blocks))


def test_table() -> None:
    assert source(TABLE) == (
        "# 标题\n\n**标准目录**\n\n"
        "| 序号 | 公开事项：一级事项 | 公开内容 |\n|:-:|---|---|\n"
        '| <a id="shjz-mzj-001"></a>1 | 最低生活保障 | 名单<br>公示期 |\n'
        '| <a id="shjz-mzj-002"></a>2 | 最低生活保障 | a\\|b |\n'
    )
    assert parsed(TABLE).count("<tr>") == 3


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "a | b | c",
        "*斜* **粗** _下_ `码` ~~删~~ $x$",
        "[链接](javascript:alert(1)) ![图](x)",
        "# 不是标题",
        "1. 不是列表",
        "- 不是列表",
        "> 不是引用",
        "===",
        "---",
        "    不是代码",
        "&lt;b&gt; &#60;",
        "反斜线 \\| 与 \\",
        ":--|--:",
    ],
)
def test_hostile_text_stays_text(evil: str) -> None:
    table = Table("甲", evil, (Column(evil, 1),), ((evil,), ("下一行",)))
    page = parsed(Heading(1, evil, "a"), Paragraph(evil), Listing((evil, "乙")), table, Chart("图", (evil,), (1,)))
    shown = re.sub(r"&(lt|gt|quot|amp);", lambda m: {"lt": "<", "gt": ">", "quot": '"', "amp": "&"}[m[1]], page)
    for part in (
        rf"<p>{re.escape(evil.strip())}</p>",
        rf"<li>{re.escape(evil.strip())}</li>",
        rf"<td>{re.escape(evil.strip())}</td>",
    ):
        assert re.search(part, shown), (part, page)
    assert not re.search(r"<(script|img|em|s|code|pre|blockquote|hr)\b|<a href", page)
    assert page.count("<table>") == 2


def test_bare_addresses_make_no_links() -> None:
    page = parsed(Paragraph("见 https://x.example/ 、 www.x.example 和 a@x.example"))
    assert "https<!-- -->://x.example" in page and "www<!-- -->.x" in page and "a<!-- -->@x" in page


def test_contents_lead_to_headings() -> None:
    text = source(
        Cover("汇编", ("2026年版",), "办公室"), Contents(), Heading(1, "一、甲", "a"), Heading(2, "（一）乙", "a-1")
    )
    assert "# 汇编\n\n2026年版\n\n办公室\n" in text
    assert "- [一、甲](#a)\n  - [（一）乙](#a-1)\n" in text
    assert '<a id="a-1"></a>\n\n### （一）乙' in text
    assert "# 标题" not in text


def test_chart_has_numbers() -> None:
    assert "| 甲 | 10 | ████████████████████ |\n| 乙 | 0 |  |" in source(Chart("统计", ("甲", "乙"), (10, 0)))


def test_stamp_comes_first_and_orientation_leaves_no_trace() -> None:
    text = source(Orientation(True), Paragraph("甲\n乙"), stamp="未通过校验")
    assert text == "> **未通过校验**\n\n# 标题\n\n甲\\\n乙\n"
