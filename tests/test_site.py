"""The portal column: its pages as files, and in a real browser from file:// (search, facets, accessibility)."""

from __future__ import annotations

import json
import posixpath
import re
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from gwstd import site
from gwstd.document import Document
from gwstd.model import Channel, Chapter, Compendium, Department, Edition, Field, Item, Law, LawVersion, Row, Website
from gwstd.reports import chapter as chapter_report
from gwstd.resources import TemplateError
from gwstd.site import addresses, letters, limits, search, tags
from gwstd.site.subjects import Subjects
from gwstd.site.wording import day, phones

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

EVIL = "</script><script>alert(1)</script>\u2028<b onclick=x>\u202e反\"'&"
SEEN = EVIL.replace("\u202e", "")
"""What a page shows of it: text, with nothing that turns the text around."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
EDITION = Edition(
    "临江区", "临江区人民政府办公室", "临江区基层政务公开标准目录", "2026年版", "2026-11-22", "2026-12-01",
    Website("临江区人民政府", "https://www.linjiang.example/a", "9999010001"),
)  # fmt: skip
DEPARTMENTS = (
    Department("mzj", "临江区民政局", "区民政局", "部门"),
    Department("gaj", "临江区公安分局", "区公安分局", "部门"),
    Department("lhz", "临江区柳河镇人民政府", "柳河镇人民政府", "镇"),
    Department("yqz", "临江区云桥镇人民政府", "云桥镇人民政府", "镇"),
    Department("zhen", "各镇人民政府", "各镇人民政府", "组", members=("lhz", "yqz")),
)
FIELDS = (
    Field("zdjc", "重大行政决策", "基础", "正式", ("区政府办公室",)),
    Field("shjz", "社会救助", "重点", "正式", ("区民政局",), aliases=("民生保障",), text="适用于社会救助。"),
    Field("hjgl", "户籍管理", "重点", "正式", ("区公安分局",)),
    Field("wtty", "公共文化体育", "试点", "试行", ("区文化旅游局",)),
)
CHANNELS = (Channel("政府网站"), Channel("政务服务中心"), Channel("其他"), Channel("一网通办", "其他"))
LAWS = (
    Law("中华人民共和国社会救助法", ("社会救助法",), "法律", "全国人大常委会", "已核", (LawVersion("主席令第1号"),)),
)


def item(field: str, number: int, **values: Any) -> Item:
    given = {
        "file": f"mzj/{field}.yaml", "index": number - 1, "department": "mzj", "field": field,
        "code": f"{field}-mzj-{number:03d}", "level1": "综合业务", "level2": f"事项{number}",
        "contents": (f"内容甲{number}", "内容乙"), "bases": ("政府信息公开条例",), "time_limit": "10个工作日内",
        "subjects": ("区民政局",), "channels": ("政府网站",), "audience": "全社会", "mode": "主动公开",
        "levels": ("区级",), "stages": ("服务",),
    }  # fmt: skip
    return Item(**(given | values))


def compendium(**more: Any) -> Compendium:
    """Four fields; 60 ordinary items in 户籍管理 so that “显示更多” has something to show."""
    towns = item("shjz", 4, level2="临时救助公示", subjects=("各镇人民政府",), levels=("镇街级",), stages=("结果",))
    rows = {
        "zdjc": [item("zdjc", 1, level2=EVIL, contents=(EVIL,), remark=EVIL, channel_note=EVIL, bases=(EVIL,))],
        "shjz": [
            item(
                "shjz", 1, level1="最低生活保障", level2="审核信息", bases=("社会救助法 第十条",), phone="0000-6200101"
            ),
            item("shjz", 2, level1="最低生活保障", level2="审批信息", channels=("政府网站", "一网通办")),
            item(
                "shjz",
                3,
                level1="特困人员",
                level2="ＡＢＣ指南",
                mode="依申请公开",
                audience="特定群体",
                audience_note="申请人",
            ),
            towns,
        ],
        "hjgl": [item("hjgl", n, subjects=("区公安分局",), department="gaj") for n in range(1, 61)],
        "wtty": [item("wtty", 1, subjects=("区文化旅游局", "柳河镇人民政府"), stages=("决策", "服务"))],
    }
    also = {towns.code: (towns._replace(code="shjz-lhz-001", department="lhz"),)}
    chapters = tuple(
        Chapter(
            field,
            tuple(Row(n, one, one.subjects, also.get(one.code, ())) for n, one in enumerate(rows[field.code], 1)),
            DEPARTMENTS[:1],
        )
        for field in FIELDS
    )
    return Compendium(EDITION, chapters, DEPARTMENTS, CHANNELS, LAWS, **more)


DOWNLOADS = (
    site.Download("汇编（Word）", "files/汇编.docx", 1_363_149),
    site.Download("数据（CSV）", "files/a.csv", 900),
    site.Download("开放数据（JSON）", "../catalog.json", 2048),
    site.Download("Word", "files/shjz.docx", 4096, "shjz"),
)
RETIRED_ITEM = item(
    "shjz", 9, level2="孤儿救助", status="停用", effective="2026-10-01", change_kind="取消", change_text="依据已经废止"
)


def documents(of: Compendium) -> dict[str, Document]:
    return {chapter.field.code: chapter_report.report(of, chapter) for chapter in of.chapters}


def built(of: Compendium, downloads: tuple[site.Download, ...] = ()) -> dict[str, bytes]:
    return {page.name: page.data or b"" for page in site.pages(of, documents(of), downloads)}


@pytest.fixture(scope="module")
def column() -> dict[str, bytes]:
    return built(compendium(retired=(RETIRED_ITEM,)), DOWNLOADS)


@pytest.fixture(scope="module")
def trees(column: dict[str, bytes]) -> dict[str, HtmlElement]:
    return {
        name: lxml.html.document_fromstring(data.decode()) for name, data in column.items() if name.endswith("html")
    }


def text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def data_of(column: dict[str, bytes]) -> Any:
    script = column["assets/data.js"].decode()
    return json.loads(script.removeprefix("window.gwstd = ").removesuffix(";\n"))


# ---------------------------------------------------------------------------------------------- files


def test_the_files(column: dict[str, bytes]) -> None:
    assert [name for name in column if not name.startswith("item/")] == [
        "index.html", "fields/zdjc.html", "fields/shjz.html", "fields/hjgl.html", "fields/wtty.html",
        "departments/mzj.html", "departments/gaj.html", "departments/lhz.html", "departments/yqz.html",
        "departments/_533a_6587_5316_65c5_6e38_5c40_.html", "departments/zhen.html",
        "plain.html", "statistics.html", "changes.html", "downloads.html", "request.html",
        "feed.xml", "dataset.jsonld", "sitemap.xml",
        "assets/site.css", "assets/site.js", "assets/view.js", "assets/data.js",
    ]  # fmt: skip


def test_every_item_has_its_page(column: dict[str, bytes]) -> None:
    codes = {name.removeprefix("item/").removesuffix(".html") for name in column if name.startswith("item/")}
    assert codes == {
        "zdjc-mzj-001", *(f"shjz-mzj-00{n}" for n in (1, 2, 3, 4, 9)), "shjz-lhz-001", "wtty-mzj-001",
        *(f"hjgl-mzj-{n:03d}" for n in range(1, 61)),
    }  # fmt: skip


def test_same_compendium_same_bytes(column: dict[str, bytes]) -> None:
    assert built(compendium(stamp="甲")) == built(compendium(stamp="甲"))


def test_policy_and_nothing_inline(trees: dict[str, HtmlElement]) -> None:
    for tree in trees.values():
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy == POLICY
        assert not tree.xpath("//style | //*[@style] | //script[not(@src)] | //script/text() | //base")
        assert not [name for element in tree.iter("*") for name in element.attrib if name.startswith("on")]
        assert tree.get("lang") == "zh-CN"


def test_no_outside_host(column: dict[str, bytes], trees: dict[str, HtmlElement]) -> None:
    for tree in trees.values():
        for address in tree.xpath("//@href | //@src"):
            assert not re.match(r"(?i)([a-z]+:)?//|/|javascript:", address), address
    assert b"//" not in column["assets/site.css"] and b"url(" not in column["assets/site.css"]
    script = column["assets/site.js"]
    assert not re.search(rb"https?:|innerHTML|eval\(|fetch\(|import ", script)


def test_every_link_has_its_target(column: dict[str, bytes], trees: dict[str, HtmlElement]) -> None:
    downloads = {*(one.href for one in DOWNLOADS), "../catalog.schema.json"}
    for name, tree in trees.items():
        for address in tree.xpath("//@href | //@src"):
            if address.startswith(("data:", "tel:")):
                continue
            path, _, anchor = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in column or target in downloads, (name, address)
            if anchor and not path.endswith((".css", ".js", ".xml")):
                assert trees[target].xpath("//*[@id=$anchor]", anchor=anchor), (name, address)


def test_search_results_lead_to_rows(column: dict[str, bytes], trees: dict[str, HtmlElement]) -> None:
    data = data_of(column)
    for row, code in enumerate(data["columns"]["code"]):
        (field,) = data["sets"][data["facets"][0]["rows"][row]]
        tree = trees[f"fields/{data['fields'][field]}.html"]
        assert tree.xpath("//tr[@id=$code]", code=data["texts"][code])


def test_towns_identical_items_keep_their_address(trees: dict[str, HtmlElement]) -> None:
    assert trees["fields/shjz.html"].xpath("//tr[@id='shjz-mzj-004']//*[@id='shjz-lhz-001']")


def test_ids_are_unique_and_labels_exist(trees: dict[str, HtmlElement]) -> None:
    for tree in trees.values():
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        named = tree.xpath("//@aria-labelledby | //@aria-describedby | //@for | //@headers")
        assert {word for value in named for word in value.split()} <= set(ids)


def test_one_heading_landmarks_skip_link(trees: dict[str, HtmlElement]) -> None:
    for tree in trees.values():
        assert len(tree.xpath("//h1")) == 1
        assert len(tree.xpath("//main")) == len(tree.xpath("//body/header")) == len(tree.xpath("//body/footer")) == 1
        assert tree.xpath("//body/*")[0].get("href") == "#main"
        levels = [int(h.tag[1]) for h in tree.xpath("//h1 | //h2 | //h3 | //h4")]
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_home_lists_everything_without_javascript(trees: dict[str, HtmlElement]) -> None:
    home = trees["index.html"]
    fields, departments = (
        [(text(li), li.xpath("./a/@href")[0]) for li in home.xpath("//section[@aria-labelledby=$by]//li", by=by)]
        for by in ("by-field", "by-department")
    )
    assert fields == [
        ("重大行政决策 1 项", "fields/zdjc.html"),
        ("社会救助 4 项", "fields/shjz.html"),
        ("户籍管理 60 项", "fields/hjgl.html"),
        ("公共文化体育 试行 1 项", "fields/wtty.html"),
    ]
    assert [text(h) for h in home.xpath("//section[@aria-labelledby='by-field']/h3")] == [
        "基础领域1 个", "重点领域2 个", "试点领域1 个",
    ]  # fmt: skip
    assert departments == [
        ("区民政局 4 项", "departments/mzj.html"),
        ("区公安分局 60 项", "departments/gaj.html"),
        ("柳河镇人民政府 2 项", "departments/lhz.html"),
        ("云桥镇人民政府 1 项", "departments/yqz.html"),
        ("区文化旅游局 1 项", "departments/_533a_6587_5316_65c5_6e38_5c40_.html"),
    ]
    assert home.xpath("//form[@hidden]") and home.xpath("//noscript")


def test_home_shows_edition_and_downloads(trees: dict[str, HtmlElement]) -> None:
    home = trees["index.html"]
    facts = {text(div[0]): text(div[1]) for div in home.xpath("//dl[@class='facts edition']/div")}
    assert facts == {
        "版本": "2026年版", "基准日": "2026年11月22日", "发布日期": "2026年12月1日", "编制单位": "临江区人民政府办公室",
    }  # fmt: skip
    assert [text(li) for li in home.xpath("//section[@class='downloads']//li")] == [
        "汇编（Word） 1.3 MB",
        "数据（CSV） 900 字节",
        "开放数据（JSON） 2 KB",
        "按领域下载、开放数据说明",
    ]
    assert not lxml.html.document_fromstring(built(compendium())["index.html"].decode()).xpath(
        "//*[@class='downloads']"
    )


def test_field_page_is_complete(trees: dict[str, HtmlElement]) -> None:
    page = trees["fields/shjz.html"]
    assert text(page.xpath("//h1")[0]) == "社会救助领域政务公开标准目录"
    assert "适用于社会救助。" in text(page.xpath("//main")[0])
    assert "区民政局" in text(page.xpath("//dl[@class='facts']")[0])
    assert len(page.xpath("//tbody/tr")) == 4
    assert page.xpath("//nav[@class='turn']/a/@href") == ["zdjc.html", "hjgl.html"]
    assert [text(li) for li in page.xpath("//nav[@class='trail']//li")] == [
        "临江区基层政务公开标准目录",
        "重点领域",
        "社会救助",
    ]


def facts_of(page: HtmlElement) -> dict[str, str]:
    """Every term of a page's definition lists with what it says."""
    return {text(div.xpath("./dt")[0]): text(div.xpath("./dd")[0]) for div in page.xpath("//dl/div")}


def test_an_item_page_says_who_when_where_and_under_which_law(trees: dict[str, HtmlElement]) -> None:
    page = trees["item/shjz-mzj-001.html"]
    assert text(page.xpath("//h1")[0]) == "审核信息"
    facts = facts_of(page)
    assert facts["谁公开"] == "区民政局" and facts["什么时候公开"] == "10个工作日内" and facts["在哪里看"] == "政府网站"
    assert page.xpath("//dl[@class='answers']//a/@href") == ["../departments/mzj.html"]
    assert [text(li) for li in page.xpath("//ol[@class='elements']/li")] == ["内容甲1", "内容乙"]
    assert [text(li) for li in page.xpath("//ul[@class='laws']/li")] == [
        "《中华人民共和国社会救助法》（主席令第1号）第十条 现行有效 法律"
    ]
    assert facts["编码"] == "shjz-mzj-001" and facts["电话"] == "0000-6200101" and facts["受理单位"] == "临江区民政局"
    assert [a.get("href") for a in page.xpath("//ul[@class='related']//a")] == ["shjz-mzj-002.html"]
    assert page.xpath("//nav[@class='trail']//a/@href")[1] == "../fields/shjz.html#shjz-mzj-001"


def test_the_standing_of_a_law_is_judged_on_the_base_date() -> None:
    laws = (
        LAWS[0]._replace(
            versions=(LawVersion("甲", effective="2020-01-01", lapsed="2026-11-22", successor="新救助法"),)
        ),
        LAWS[0]._replace(name="新救助法", short_names=("新法",), versions=(LawVersion("乙", effective="2026-11-23"),)),
        LAWS[0]._replace(name="旧救助法", short_names=("旧法",), verified="待核"),
    )
    one = item("shjz", 1, bases=("社会救助法", "新法", "旧法", "无人知道的办法"))
    chapter = Chapter(FIELDS[1], (Row(1, one, one.subjects),), DEPARTMENTS[:1])
    page = lxml.html.document_fromstring(
        built(Compendium(EDITION, (chapter,), DEPARTMENTS, CHANNELS, laws))["item/shjz-mzj-001.html"].decode()
    )
    assert [text(li) for li in page.xpath("//ul[@class='laws']/li/span[contains(@class, 'state')]")] == [
        "已失效", "尚未施行", "现行有效（待核）", "未收入依据库，效力未核对",
    ]  # fmt: skip
    assert "2026年11月22日起失效，由《新救助法》替代" in text(page.xpath("//ul[@class='laws']/li")[0])


def test_how_to_ask_for_what_is_not_published(trees: dict[str, HtmlElement]) -> None:
    page = trees["item/shjz-mzj-003.html"]
    facts = facts_of(page)
    assert facts["怎样公开、向谁公开"] == "依申请公开，特定群体：申请人"
    asking = text(page.xpath("//section[@aria-labelledby='asking']")[0])
    assert asking.startswith("怎样申请") and "20个工作日内答复" in asking
    assert page.xpath("//section[@aria-labelledby='asking']//a/@href") == ["../request.html"]
    request = text(trees["request.html"].xpath("//main")[0])
    for words in ("第三十三条", "延长最长不超过20个工作日", "7个工作日内一次性告知补正", "第五十一条"):
        assert words in request


def test_a_retired_item_keeps_its_page_and_says_why(trees: dict[str, HtmlElement]) -> None:
    page = trees["item/shjz-mzj-009.html"]
    notice = text(page.xpath("//div[@class='notice']")[0])
    assert notice.startswith("本事项已停用。取消：依据已经废止 自2026年10月1日起停用。")
    assert not page.xpath("//section[@aria-labelledby='asking']")
    assert "孤儿救助" not in text(trees["fields/shjz.html"]) + text(trees["plain.html"])
    assert trees["changes.html"].xpath("//ol[@class='changes']//a/@href") == ["item/shjz-mzj-009.html"]


def test_each_of_the_towns_has_the_page_of_its_identical_item(trees: dict[str, HtmlElement]) -> None:
    page = trees["item/shjz-lhz-001.html"]
    assert facts_of(page)["编码"] == "shjz-lhz-001"
    assert page.xpath("//section[@aria-labelledby='alike']//a/@href") == ["shjz-mzj-004.html"]


def test_table_rows_lead_to_the_items(trees: dict[str, HtmlElement]) -> None:
    rows = trees["fields/shjz.html"].xpath("//tbody/tr")
    assert [row.xpath(".//a/@href") for row in rows] == [[f"../item/shjz-mzj-00{n}.html"] for n in (1, 2, 3, 4)]
    assert text(rows[0].xpath(".//a")[0]) == "1审核信息"


def test_a_department_page_lists_all_that_the_office_must_publish(trees: dict[str, HtmlElement]) -> None:
    page = trees["departments/lhz.html"]
    assert text(page.xpath("//h1")[0]) == "临江区柳河镇人民政府应当公开什么"
    assert [text(h) for h in page.xpath("//h2")] == ["社会救助（1 项）", "公共文化体育（1 项）"]
    assert page.xpath("//tbody//a/@href") == ["../item/shjz-mzj-004.html", "../item/wtty-mzj-001.html"]
    assert page.xpath("//p[@class='kin']//a/@href") == ["zhen.html"]
    group = trees["departments/zhen.html"]
    assert group.xpath("//p[@class='kin']//a/@href") == ["lhz.html", "yqz.html"]
    assert group.xpath("//tbody//a/@href") == ["../item/shjz-mzj-004.html"]
    unknown = trees["departments/_533a_6587_5316_65c5_6e38_5c40_.html"]
    assert "没有登记在目录的单位名册里" in text(unknown.xpath("//main")[0])


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("shjz-mzj-001", "shjz-mzj-001"),
        ("../../etc/passwd", None),
        ("SHJZ-MZJ-001", None),
        ("con", None),
        ("shjz mzj", None),
        ("<script>", None),
        ("a" * 101, None),
        ("区民政局" * 30, None),
    ],
)
def test_an_address_is_a_safe_file_name(code: str, name: str | None) -> None:
    made = addresses.page_name(code)
    assert made == name if name else made != code
    assert re.fullmatch(r"[a-z0-9_-]{1,100}", made) and made != "con"


@given(st.text(max_size=60), st.text(max_size=60))
def test_different_codes_have_different_addresses(one: str, other: str) -> None:
    assert (addresses.page_name(one) == addresses.page_name(other)) == (one == other)


def test_a_missing_document_is_an_error() -> None:
    with pytest.raises(KeyError):
        list(site.pages(compendium(), {}))


def test_stamp_on_every_page() -> None:
    stamped = built(compendium(stamp="未通过校验"))
    for name, data in stamped.items():
        if name.endswith("html"):
            (banner,) = lxml.html.document_fromstring(data.decode()).xpath("//aside[@class='stamp']")
            assert text(banner) == "未通过校验"


def test_hostile_codes_and_names_lead_nowhere_else() -> None:
    one = item("shjz", 1, code=EVIL, subjects=(EVIL, "../../x"), level1=EVIL)
    chapter = Chapter(FIELDS[1], (Row(1, one, one.subjects),), DEPARTMENTS[:1])
    made = built(Compendium(EDITION, (chapter,), DEPARTMENTS, CHANNELS, LAWS))
    for name, data in made.items():
        assert re.fullmatch(r"(?:(?:item|fields|departments|assets)/)?[a-z0-9_-]+\.[a-z]+", name), name
        assert b"<script>alert" not in data and (b"<b onclick" not in data)
    assert sum(name.startswith("departments/") for name in made) == 2
    ElementTree.fromstring(made["feed.xml"])


def test_an_edition_of_one_department() -> None:
    home = lxml.html.document_fromstring(built(compendium(owner=DEPARTMENTS[2]))["index.html"].decode())
    assert text(home.xpath("//h1")[0]) == "临江区柳河镇人民政府政务公开标准目录"
    assert [text(li) for li in home.xpath("//section[@aria-labelledby='by-department']//li")] == ["柳河镇人民政府 2 项"]


def test_an_edition_of_one_department_lists_no_group_that_it_is_not_in() -> None:
    one = item("shjz", 1, subjects=("区民政局", "各镇人民政府"))
    chapter = Chapter(FIELDS[1], (Row(1, one, one.subjects),), DEPARTMENTS[:1])
    made = built(Compendium(EDITION, (chapter,), DEPARTMENTS, CHANNELS, LAWS, owner=DEPARTMENTS[0]))
    assert [name for name in made if name.startswith("departments/")] == ["departments/mzj.html"]
    page = lxml.html.document_fromstring(made["item/shjz-mzj-001.html"].decode())
    assert facts_of(page)["谁公开"] == "区民政局、各镇人民政府"
    assert page.xpath("//dl[@class='answers']//a/@href") == ["../departments/mzj.html"]


def test_a_catalogue_may_override_a_template(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "site" / "site.css"
    own.parent.mkdir(parents=True)
    own.write_text("h1 { color: green; }\n", encoding="utf-8")
    of = compendium()
    made = {page.name: page.data or b"" for page in site.pages(of, documents(of), catalogue=tmp_path)}
    assert made["assets/site.css"].endswith(b"h1 { color: green; }\n")
    assert made["index.html"] == built(of)["index.html"]


def test_empty_compendium() -> None:
    empty = Compendium(Edition("甲", "乙", "丙", "丁", "2026-11-22"), (), (), (), ())
    assert "共 0 个领域" in built(empty)["index.html"].decode()


# ---------------------------------------------------------------------------------------------- figures, changes, machines


def test_figures_count_what_is_there(trees: dict[str, HtmlElement]) -> None:
    page = trees["statistics.html"]
    charts = {
        text(figure.xpath("./figcaption")[0]): {
            text(row.xpath("./th")[0]): text(row.xpath("./td[@class='number']")[0])
            for row in figure.xpath(".//tbody/tr")
        }
        for figure in page.xpath("//figure")
    }
    assert charts["各领域事项数"] == {
        "重大行政决策": "1 项", "社会救助": "4 项", "户籍管理": "60 项", "公共文化体育": "1 项"
    }  # fmt: skip
    assert charts["公开时限"] == {"8—10个工作日": "66 项"}
    assert charts["公开渠道（一个事项可以有几个渠道）"] == {"政府网站": "66 项", "其他": "1 项"}
    assert charts["各单位应当公开的事项数"]["柳河镇人民政府"] == "2 项"
    (drawing,) = page.xpath("//*[local-name()='svg' and @role='img']")
    assert drawing.get("aria-labelledby") == "matrix-title matrix-desc" and drawing.xpath("./*[@id='matrix-title']")
    rows = {text(row[0]): [text(cell) for cell in row[1:]] for row in page.xpath("//table[@class='small']//tbody/tr")}
    assert rows["公共文化体育"] == ["1", "0", "0", "1", "0"] and rows["社会救助"] == ["0", "0", "0", "3", "1"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("自作出决定之日起7个工作日内", "4—7个工作日"),
        ("自信息形成或者变更之日起20个工作日内", "11—20个工作日"),
        ("每年1月31日前", "定期（每年、每季、每月等）"),
        ("自受理之日起30日内", "按日、月、年计"),
        ("及时公开", "其他写法"),
        ("", "其他写法"),
    ],
)
def test_limits_are_told_apart_by_how_soon_they_end(words: str, expected: str) -> None:
    assert limits.limit_class(words) == expected


ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_tells_what_changed(column: dict[str, bytes]) -> None:
    feed = ElementTree.fromstring(column["feed.xml"])
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "临江区基层政务公开标准目录（2026年版）公布", "取消：综合业务 › 孤儿救助",
    ]  # fmt: skip
    assert entries[1].findtext(f"{ATOM}updated") == "2026-10-01T00:00:00+08:00"
    assert entries[1].find(f"{ATOM}link").get("href") == (  # type: ignore[union-attr]
        "https://www.linjiang.example/a/site/item/shjz-mzj-009.html"
    )
    ids = [str(entry.findtext(f"{ATOM}id")) for entry in entries]
    assert len(set(ids)) == 2 and all(one.startswith("urn:uuid:") for one in ids)


def test_without_an_address_links_are_relative_and_there_is_no_sitemap() -> None:
    made = built(compendium(retired=(RETIRED_ITEM,))._replace(edition=EDITION._replace(website=Website())), DOWNLOADS)
    assert b'href="item/shjz-mzj-009.html"' in made["feed.xml"] and "sitemap.xml" not in made
    assert json.loads(made["dataset.jsonld"])["distribution"][2]["contentUrl"] == "../catalog.json"


def test_the_sitemap_names_every_page(column: dict[str, bytes], trees: dict[str, HtmlElement]) -> None:
    tree = ElementTree.fromstring(column["sitemap.xml"])
    found = [loc.text for loc in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert found == [f"https://www.linjiang.example/a/site/{name}" for name in sorted(trees)]


def test_the_dataset_says_what_it_is_and_where(column: dict[str, bytes]) -> None:
    data = json.loads(column["dataset.jsonld"])
    assert data["@type"] == "Dataset" and data["name"] == "临江区基层政务公开标准目录" and data["version"] == "2026年版"
    files = {one["contentUrl"]: one["encodingFormat"] for one in data["distribution"]}
    assert files["https://www.linjiang.example/a/catalog.json"] == "application/json"
    assert len(files) == 3  # the volumes of single fields are not the catalogue


@pytest.mark.parametrize(
    ("name", "text"),
    [("synonyms", "[[\"低保\", \"最低生活保障\"],]"), ("synonyms", '["低保", "最低生活保障"]'), ("synonyms", "[[]]"), ("synonyms", "{}"),
     ("idle", '[["请问"]]'), ("idle", "[1]"), ("idle", "请问")],
)  # fmt: skip
def test_an_offices_own_list_of_words_that_is_none_is_one_line(name: str, text: str, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "site" / f"{name}.json"
    own.parent.mkdir(parents=True)
    own.write_text(text, "utf-8")
    with pytest.raises(TemplateError, match=rf"{name}\.json .*照自带的改正$"):
        search.data_script(compendium(), Subjects(compendium()), tmp_path)
    own.write_text("[]", "utf-8-sig")
    search.data_script(compendium(), Subjects(compendium()), tmp_path)


@pytest.mark.parametrize("text", ["{% block main %}", "{{ nowhere }}", "{{ 1 | nothing }}"])
def test_an_offices_own_page_that_cannot_be_made_is_one_line(text: str, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "site" / "request.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text(text, "utf-8")
    with pytest.raises(TemplateError, match=r"request.*照自带的改正"):
        list(site.pages(compendium(), documents(compendium()), catalogue=tmp_path))


def test_the_page_of_downloads_says_the_same_of_the_dataset(
    column: dict[str, bytes], trees: dict[str, HtmlElement]
) -> None:
    data = json.loads(column["dataset.jsonld"])
    (about,) = trees["downloads.html"].xpath("//*[@itemtype='https://schema.org/Dataset']")
    for key in ("name", "description", "version", "datePublished"):
        (one,) = about.xpath(f".//*[@itemprop='{key}'][not(ancestor::*[@itemprop])]")
        assert one.get("datetime", text(one)) == data[key], key
    files = about.xpath(".//*[@itemtype='https://schema.org/DataDownload']")
    assert [one.xpath("string(.//*[@itemprop='encodingFormat']/@content)") for one in files] == [
        one["encodingFormat"] for one in data["distribution"]
    ]


def test_downloads_of_the_whole_and_of_each_field(trees: dict[str, HtmlElement]) -> None:
    page = trees["downloads.html"]
    assert page.xpath("//section[@aria-labelledby='whole']//a/@href") == [one.href for one in DOWNLOADS[:3]]
    (volume,) = page.xpath("//ul[@class='volumes']/li")
    assert text(volume) == "社会救助 Word 4 KB" and volume.xpath("./a/@href") == ["files/shjz.docx"]
    assert "../catalog.schema.json" in page.xpath("//@href")
    assert trees["fields/shjz.html"].xpath("//dl[@class='facts']//a/@href") == ["../files/shjz.docx"]


@pytest.mark.parametrize(
    ("word", "expected"), [("最低生活保障", "zdshbz"), ("赡养抚恤", "syfx"), ("户籍管理", "hjgl"), ("ＡB1", "")]
)
def test_the_first_letters_of_pinyin(word: str, expected: str) -> None:
    assert "".join(letters.letter(sign) for sign in word) == expected


def test_every_letter_has_its_characters_and_those_that_sound_alike_stand_together() -> None:
    known = letters.letters()
    assert all(letters.letter(sign) == letter for letter, signs in known.items() for sign in signs)
    assert "赡" in known["s"] and sum(map(len, known.values())) > 3755
    for one, other in ("低底", "保报", "贴帖", "交缴"):
        signs = known[letters.letter(one)]
        assert abs(signs.index(one) - signs.index(other)) <= 14


def test_words_read_otherwise_are_spelled_as_they_are_read() -> None:
    assert letters.words(["目录调整", "银行"]) == {"调整": "tz", "银行": "yh"}


# ---------------------------------------------------------------------------------------------- tags and data


def metas(tree: HtmlElement) -> dict[str, str]:
    return {
        meta.get("name"): meta.get("content")
        for meta in tree.xpath("//meta[@name]")
        if meta.get("name") not in ("viewport", "color-scheme")
    }


def test_national_tags(trees: dict[str, HtmlElement]) -> None:
    home = metas(trees["index.html"])
    assert home["SiteName"] == "临江区人民政府"
    assert home["SiteDomain"] == "www.linjiang.example"
    assert home["SiteIDCode"] == "9999010001"
    assert home["ColumnName"] == "临江区基层政务公开标准目录"
    assert home["ColumnType"] == "信息公开目录"
    assert "ArticleTitle" not in home
    page = metas(trees["fields/shjz.html"])
    assert page["ArticleTitle"] == "社会救助领域政务公开标准目录"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", page["PubDate"])
    assert page["ContentSource"] == "临江区人民政府办公室"
    assert page["Keywords"] == "社会救助,民生保障,政务公开,标准目录"
    assert page["SiteIDCode"] == "9999010001"


def test_an_item_page_names_its_source_and_what_it_holds(trees: dict[str, HtmlElement]) -> None:
    page = metas(trees["item/shjz-mzj-001.html"])
    assert page["ArticleTitle"] == "审核信息" and page["PubDate"] == "2026-12-01 00:00"
    assert page["ContentSource"] == "临江区民政局" and page["Description"] == "内容甲1；内容乙"
    assert page["Keywords"] == "审核信息,最低生活保障,社会救助,政务公开"


def test_every_page_has_the_tags_of_the_site_and_the_column(trees: dict[str, HtmlElement]) -> None:
    for name, tree in trees.items():
        found = metas(tree)
        assert {"SiteName", "SiteDomain", "SiteIDCode", "ColumnName", "ColumnType"} <= set(found), name
        assert all(found.values()), name


def test_tags_without_a_value_are_left_out() -> None:
    bare = EDITION._replace(website=Website(), publish_date="")
    names = {name for name, _ in tags.column_tags(bare, "目录") + tags.field_tags(bare, FIELDS[0], "甲")}
    assert not names & {"SiteName", "SiteDomain", "SiteIDCode", "PubDate"}
    of = compendium()._replace(edition=bare)
    for data in built(of).values():
        assert b'content=""' not in data


def test_data_holds_each_text_once_and_no_markup(column: dict[str, bytes]) -> None:
    script = column["assets/data.js"].decode()
    assert not re.search("[<>&\u2028\u2029]", script)
    data = data_of(column)
    assert len(data["texts"]) == len(set(data["texts"]))
    assert SEEN in data["texts"]
    assert {len(numbers) for numbers in data["columns"].values()} == {66}


def test_facets_take_groups_apart_and_know_local_channels(column: dict[str, bytes]) -> None:
    facets = {facet["title"]: [label for _, label in facet["options"]] for facet in data_of(column)["facets"]}
    assert list(facets) == ["领域", "部门", "渠道", "五公开", "层级"]
    assert facets["部门"] == ["区民政局", "区公安分局", "柳河镇人民政府", "云桥镇人民政府", "区文化旅游局"]
    assert facets["渠道"] == ["政府网站", "一网通办"]


def test_script_text_is_json() -> None:
    assert json.loads(search.script_text({"a": EVIL})) == {"a": EVIL}


def test_sizes_for_people() -> None:
    assert [site.size_text(n) for n in (0, 1023, 1024, 500_000, 1_363_149)] == [
        "0 字节",
        "1023 字节",
        "1 KB",
        "488 KB",
        "1.3 MB",
    ]


# ---------------------------------------------------------------------------------------------- in the browser


@pytest.fixture(scope="module")
def browser(chromium: str, chromedriver: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync",
                 f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):  # fmt: skip
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    yield driver
    driver.quit()


Opened = Callable[..., "WebDriver"]


@pytest.fixture(scope="module")
def opened(browser: WebDriver, column: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Opens a page of the column from a folder, at a width in CSS pixels."""
    root = tmp_path_factory.mktemp("专栏 #1")
    for name, data in column.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

    def open_page(name: str, anchor: str = "", width: int = 1280) -> WebDriver:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        browser.get("about:blank")
        browser.get_log("browser")
        browser.get((root / name).as_uri() + anchor)
        return browser

    return open_page


def found(driver: WebDriver) -> list[str]:
    return list(driver.execute_script("return [...document.querySelectorAll('.result h3')].map(e => e.textContent)"))


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def status(driver: WebDriver) -> str:
    return str(driver.execute_script("return document.getElementById('status').textContent"))


def ask(driver: WebDriver, query: str) -> list[str]:
    driver.execute_script(
        "var q = document.getElementById('query'); q.value = arguments[0];"
        "document.getElementById('search').requestSubmit()", query)  # fmt: skip
    return found(driver)


def counts(driver: WebDriver, title: str) -> dict[str, int]:
    """The options on show of a facet, with their counts."""
    script = """
        var group = [...document.querySelectorAll('.facet')].find(e => e.querySelector('legend').textContent === arguments[0]);
        return [...group.querySelectorAll('.option')].filter(e => !e.hidden)
            .map(e => [e.querySelector('.name').textContent, parseInt(e.querySelector('.tally').textContent)])"""
    return dict(driver.execute_script(script, title))


def tick(driver: WebDriver, name: str) -> None:
    driver.execute_script(
        "[...document.querySelectorAll('.option')].find(e => e.querySelector('.name').textContent === arguments[0])"
        ".querySelector('input').click()", name)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("审核信息", ["审核信息"]),
        ("低保", ["审核信息", "审批信息"]),  # a synonym
        ("低保 审批", ["审批信息"]),  # all words
        ("低保审批信息在哪里看，几天内公布？", ["审批信息"]),  # a question: its idle words fall away
        ("低保的审批，谁公开？", ["审批信息"]),  # in parts, when nothing says it so
        ("zdsh", ["审核信息", "审批信息"]),  # the first letters of the pinyin
        ("db", ["审核信息", "审批信息"]),  # those of a synonym
        ("tkry", ["ＡＢＣ指南"]),
        ("abc", ["ＡＢＣ指南"]),  # case and width
        ("ａｂｃ　申请人", ["ＡＢＣ指南"]),
        ("中华人民共和国社会救助法", ["审核信息"]),  # the law's full name, where the clerk wrote the short one
        ("社会救助法 第十条", ["审核信息"]),
        ("0000-6200101", ["审核信息"]),
        ("shjz-lhz-001", ["临时救助公示"]),
        ("一网通办", ["审批信息"]),
        ("依申请", ["ＡＢＣ指南"]),
        ("没有这个词", []),
        ("alert(1)", [SEEN]),
    ],
)
def test_search_finds(opened: Opened, query: str, expected: list[str]) -> None:
    driver = opened("index.html")
    assert ask(driver, query) == expected
    assert driver.get_log("browser") == []


def test_result_links_lead_to_the_item_and_from_there_to_its_row(opened: Opened) -> None:
    driver = opened("index.html")
    ask(driver, "审核信息")
    driver.execute_script("document.querySelector('.result a').click()")
    assert driver.current_url.endswith("/item/shjz-mzj-001.html")
    driver.execute_script("document.querySelectorAll('.trail a')[1].click()")
    assert driver.current_url.endswith("/fields/shjz.html#shjz-mzj-001")
    assert driver.execute_script("return document.querySelector(':target').id") == "shjz-mzj-001"


def test_hostile_text_is_shown_as_text(opened: Opened) -> None:
    driver = opened("index.html")
    ask(driver, "onclick=x")
    assert driver.execute_script("return document.querySelectorAll('.result b, .result script').length") == 0
    assert driver.execute_script("return document.querySelector('.result mark').textContent") == "onclick=x"


def test_facets_count_and_narrow(opened: Opened) -> None:
    driver = opened("index.html")
    assert counts(driver, "领域") == {"重大行政决策": 1, "社会救助": 4, "户籍管理": 60, "公共文化体育": 1}
    assert counts(driver, "部门")["柳河镇人民政府"] == 2
    assert counts(driver, "层级") == {"区级": 65, "镇街级": 1}
    tick(driver, "柳河镇人民政府")
    assert found(driver) == ["临时救助公示", "事项1"]
    assert counts(driver, "领域") == {"社会救助": 1, "公共文化体育": 1}
    assert counts(driver, "部门")["区公安分局"] == 60  # its own facet offers alternatives
    tick(driver, "决策")
    assert found(driver) == ["事项1"]
    assert status(driver) == "共 66 项，符合条件的 1 项。"


def test_the_answer_stands_in_the_result(opened: Opened) -> None:
    driver = opened("index.html")
    ask(driver, "低保审批信息在哪里看，几天内公布")
    shown = "return [...document.querySelectorAll('.result:first-child dl :is(dt, dd)')].map(one => one.textContent)"
    assert driver.execute_script(shown) == [
        "谁公开", "区民政局", "什么时候", "10个工作日内", "在哪里看", "政府网站、一网通办", "公开什么", "内容甲2；内容乙",
    ]  # fmt: skip
    ask(driver, "tkry")
    assert "依申请公开，可以申请的地方：政府网站" in driver.execute_script(
        "return document.querySelector('.result').textContent"
    )


def test_what_comes_near_is_called_so(opened: Opened) -> None:
    driver = opened("index.html")
    ask(driver, "低保的审批，谁公开？")
    assert status(driver) == "按意思找，最接近的有 1 项。"


def test_first_twenty_then_more(opened: Opened) -> None:
    driver = opened("index.html")
    tick(driver, "户籍管理")
    assert len(found(driver)) == 20
    assert status(driver) == "共 66 项，符合条件的 60 项，已显示 20 项。"
    for _ in range(2):
        driver.execute_script("document.getElementById('more').click()")
    assert len(found(driver)) == 60
    assert not driver.execute_script("return document.getElementById('more').checkVisibility()")
    assert driver.execute_script("return document.activeElement.textContent") == "事项41"


def test_the_address_keeps_what_was_asked(opened: Opened) -> None:
    driver = opened("index.html")
    ask(driver, "低保 审批")
    tick(driver, "一网通办")
    until(lambda: "%E4%B8%80" in driver.current_url)
    address = driver.current_url
    anchor = address[address.index("#", address.index("index.html")) :]
    driver = opened("index.html", anchor)
    assert driver.execute_script("return document.getElementById('query').value") == "低保 审批"
    assert found(driver) == ["审批信息"]
    driver.execute_script("document.getElementById('clear').click()")
    assert found(driver) == [] and status(driver) == ""
    assert driver.execute_script("return document.getElementById('browse').checkVisibility()")
    until(lambda: driver.current_url.endswith("index.html"))


def test_an_address_filters(opened: Opened) -> None:
    driver = opened("index.html")
    driver.execute_script("location.hash = 'd=lhz'")
    until(lambda: bool(found(driver)))
    assert found(driver) == ["临时救助公示", "事项1"]
    assert opened("index.html", "#d=%E0%A4%A&f=nowhere").get_log("browser") == []


PAGES = (
    "index.html",
    "fields/shjz.html",
    "departments/mzj.html",
    "item/shjz-mzj-001.html",
    "item/shjz-mzj-009.html",
    "item/zdjc-mzj-001.html",
    "plain.html",
    "statistics.html",
    "changes.html",
    "downloads.html",
    "request.html",
)
"""One of each kind of page, and one with hostile text."""


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1280, 640, 390, 320])
def test_no_page_scrolls_sideways(opened: Opened, name: str, width: int) -> None:
    driver = opened(name, width=width)
    if name == "index.html":
        ask(driver, "低保")
    wide = "return document.documentElement.scrollWidth"
    assert driver.execute_script(wide) <= width
    assert driver.get_log("browser") == []
    driver.execute_script("document.documentElement.classList.add('large')")
    assert driver.execute_script(wide) <= width


def test_a_phone_gets_labelled_cards(opened: Opened) -> None:
    driver = opened("fields/shjz.html", width=390)
    shown = driver.execute_script(
        "return [...document.querySelectorAll('tbody tr:nth-child(2) [data-label]')].filter(e => e.checkVisibility())"
        ".map(e => getComputedStyle(e, '::before').content)"
    )
    assert {'"一级事项"', '"二级事项"', '"公开内容（要素）"'} <= set(shown)


@pytest.mark.parametrize(
    ("name", "anchor", "width"),
    [
        ("index.html", "", 1280),
        ("index.html", "#q=低保", 1280),
        ("index.html", "#q=低保", 390),
        ("index.html", "#q=没有", 1280),
        ("fields/shjz.html", "", 1280),
        ("fields/shjz.html", "", 800),
        ("fields/shjz.html", "", 390),
        *((name, "", width) for name in PAGES[2:] for width in (1280, 390)),
    ],
)
def test_accessible(opened: Opened, name: str, anchor: str, width: int) -> None:
    pytest.importorskip("axe_core_python")
    driver = opened(name, anchor, width)
    driver.execute_script("document.querySelectorAll('details').forEach(e => { e.open = true; })")
    driver.execute_script(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    result = driver.execute_async_script(
        "var done = arguments[0]; axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        ".then(done)"
    )
    assert len(result["passes"]) > 15
    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in result["violations"]] == []


AXE = files("axe_core_python").joinpath("axe.min.js") if find_spec("axe_core_python") else None


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("look", ["dark", "large", "dark large"])
def test_accessible_in_every_look(opened: Opened, name: str, look: str) -> None:
    """Dark, and 长者版: contrast and the rest hold there too."""
    if AXE is None:
        pytest.skip("axe-core-python is not installed")
    driver = opened(name, "#q=低保" if name == "index.html" else "")
    driver.execute_script(
        "var root = document.documentElement; root.dataset.scheme = arguments[0].includes('dark') ? 'dark' : 'light';"
        "root.classList.toggle('large', arguments[0].includes('large'))", look)  # fmt: skip
    assert driver.execute_script("return document.documentElement.scrollWidth") <= 1280
    driver.execute_script(AXE.read_text(encoding="utf-8"))
    result = driver.execute_async_script("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa']}).then(arguments[0])")
    assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in result["violations"]] == []


def test_the_reader_chooses_the_look_and_the_next_page_keeps_it(opened: Opened) -> None:
    driver = opened("index.html")
    try:
        driver.execute_script("document.querySelectorAll('#looks button').forEach(function (b) { b.click(); })")
        pressed = "return [...document.querySelectorAll('#looks button')].map(b => b.textContent + b.ariaPressed)"
        assert driver.execute_script(pressed) == ["长者版true", "深色true"]
        look = "return [document.documentElement.className, document.documentElement.dataset.scheme]"
        assert driver.execute_script(look) == ["js large", "dark"]
        assert opened("item/shjz-mzj-001.html").execute_script(look) == ["js large", "dark"]
    finally:
        driver.execute_script("localStorage.clear()")
    assert opened("plain.html").execute_script(look) == ["large js", None]


def test_every_page_by_keyboard_alone(opened: Opened) -> None:
    """Tab reaches the skip link first and it leads into the text; a question is typed, sent, and its answer opened."""
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    driver = opened("index.html")

    def keys(*typed: str) -> None:
        ActionChains(driver).send_keys(*typed).perform()

    keys(Keys.TAB)
    assert driver.execute_script("return document.activeElement.textContent") == "跳到正文"
    assert driver.execute_script("return document.activeElement.getBoundingClientRect().top") >= 0
    keys(Keys.ENTER)
    keys(Keys.TAB)
    assert driver.execute_script("return document.activeElement.id") == "query"
    keys("低保审批", Keys.ENTER)
    assert found(driver) == ["审批信息"]
    for _ in range(90):
        keys(Keys.TAB)
        if driver.execute_script("return document.activeElement.matches('.result a')"):
            break
    assert driver.execute_script("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    keys(Keys.ENTER)
    assert driver.current_url.endswith("item/shjz-mzj-002.html")


@pytest.mark.parametrize("name", ["item/zdjc-mzj-001.html", "departments/mzj.html", "plain.html", "fields/zdjc.html"])
def test_hostile_text_stays_text_on_every_page(opened: Opened, name: str) -> None:
    driver = opened(name)
    assert driver.get_log("browser") == []
    assert driver.execute_script("return [...document.scripts].filter(e => !e.src).length") == 0
    assert driver.execute_script("return document.querySelectorAll('[onclick]').length") == 0
    assert "<script>alert(1)</script>" in driver.execute_script("return document.body.textContent")


@pytest.mark.parametrize("name", ["index.html", "item/shjz-mzj-001.html"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_while_the_page_comes(opened: Opened, name: str, width: int) -> None:
    moved = opened(name, width=width).execute_async_script(
        "var sum = 0, done = arguments[0]; new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))"
        ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 400)"
    )
    assert moved < 0.001


def test_print_leaves_the_tools_out(opened: Opened) -> None:
    driver = opened("item/shjz-mzj-001.html")
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown = driver.execute_script(
            "return ['.ways', '.looks', '.trail', '.related', 'h1', '.answers', '.laws'].filter("
            "s => document.querySelector(s).checkVisibility())"
        )
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == ["h1", ".answers", ".laws"]


@pytest.mark.parametrize("width", [1280, 320])
def test_targets_are_large_enough(opened: Opened, width: int) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 CSS pixels; a check box is as large as its label."""
    driver = opened("index.html", "#q=低保", width)
    small = driver.execute_script(
        "document.querySelectorAll('details').forEach(e => { e.open = true; });"
        "return [...document.querySelectorAll('a:not(.skip), button, summary, label.option, input:not([type=checkbox])')]"
        ".filter(e => e.checkVisibility()).filter(e => {"
        "  var box = e.getBoundingClientRect(); return box.width < 24 || box.height < 24; }).map(e => e.outerHTML)"
    )
    assert small == []


@pytest.mark.parametrize("name", PAGES)
def test_a_finger_hits_what_it_means(opened: Opened, name: str) -> None:
    """44 points for what stands by itself; words within a sentence are as high as their line."""
    driver = opened(name, width=390)
    low = driver.execute_script(
        "return [...document.querySelectorAll('a:not(.skip), button, summary, label.option, input:not([type=checkbox])')]"
        ".filter(e => e.checkVisibility() && !e.closest('p') && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)"
    )
    assert low == []


@pytest.mark.parametrize("name", PAGES)
def test_the_heading_does_not_cling_to_the_rule_above(opened: Opened, name: str) -> None:
    above = "document.querySelector('.trail, .masthead')"
    driver = opened(name)
    free = driver.execute_script(
        f"var text = document.createRange(); text.selectNodeContents(document.querySelector('h1'));"
        f"return text.getBoundingClientRect().top - {above}.getBoundingClientRect().bottom"
    )
    assert free >= 10


def test_on_a_phone_the_filters_are_folded_and_the_answer_comes_into_view(opened: Opened) -> None:
    driver = opened("index.html", width=390)
    assert driver.execute_script("return document.querySelectorAll('details[open]').length") == 0
    ask(driver, "低保")
    focused, top, height = driver.execute_script(
        "return [document.activeElement.id, document.querySelector('.result').getBoundingClientRect().top, innerHeight]"
    )
    assert focused == "status" and 0 <= top < height / 2


def test_the_first_answer_is_the_next_stop_of_the_keyboard(opened: Opened) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    driver = opened("index.html")
    ask(driver, "低保")
    ActionChains(driver).send_keys(Keys.TAB).perform()
    assert driver.execute_script("return document.activeElement.closest('#results') !== null")


def test_a_word_that_sounds_alike_is_read_as_it_was_meant_and_that_is_said(opened: Opened) -> None:
    driver = opened("index.html")
    assert ask(driver, "地保审批谁公开")[0] == "审批信息"
    assert status(driver).startswith("没有“地保”，按“低保”找，最接近的有 ")


@pytest.mark.parametrize(("query", "said"), [("底保审批谁公开", "底保"), ("特困忍员谁公开", "忍员")])
def test_a_sign_that_stands_nowhere_in_the_catalogue_is_known_by_its_sound(
    opened: Opened, query: str, said: str
) -> None:
    driver = opened("index.html")
    assert ask(driver, query)
    assert status(driver).startswith(f"没有“{said}”，按“")


def test_a_field_page_leads_to_each_group_of_its_items(trees: dict[str, HtmlElement]) -> None:
    page = trees["fields/shjz.html"]
    links = page.xpath("//nav[@aria-label='各一级事项']//a")
    assert [(text(link), link.get("href")) for link in links] == [
        ("最低生活保障", "#shjz-mzj-001"), ("特困人员", "#shjz-mzj-003"), ("综合业务", "#shjz-mzj-004"),
    ]  # fmt: skip
    assert not trees["fields/hjgl.html"].xpath("//nav[@aria-label='各一级事项']")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("电话0000-6200101，8:30—17:30", ["0000-6200101"]),
        ("13800138000或者400-123-4567", ["13800138000", "400-123-4567"]),
        ("统一社会信用代码11999901990001191", []),
        ("6200101", []),
        ("<b>0571-87654321</b>", ["0571-87654321"]),
    ],
)
def test_a_telephone_number_can_be_called(words: str, expected: list[str]) -> None:
    made = lxml.html.fragment_fromstring(str(phones(words)), create_parent="p")
    assert [link.get("href") for link in made.iter("a")] == [f"tel:{number}" for number in expected]
    assert made.text_content() == words


def test_a_day_in_a_sentence_is_written_in_chinese() -> None:
    assert day("2026-12-01") == "2026年12月1日"
    assert [day(other) for other in ("2026-12", "不详", "", "2026-12-01起")] == ["2026-12", "不详", "", "2026-12-01起"]


def test_no_sign_turns_what_stands_behind_it(column: dict[str, bytes]) -> None:
    for name, data in column.items():
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", data.decode()), name
    assert SEEN in data_of(column)["texts"]


def test_half_a_sign_breaks_no_file() -> None:
    """What YAML spells as \\ud83d is no sign at all; it is shown as the one for that."""
    half = item("shjz", 9, level2="甲\ud83d", status="停用", change_kind="取消\ud83d")
    made = built(compendium(retired=(half,)))
    assert (
        "取消\N{REPLACEMENT CHARACTER}" in made["feed.xml"].decode()
        and "甲?" in made["item/shjz-mzj-009.html"].decode()
    )
