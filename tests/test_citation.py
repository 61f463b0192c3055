"""公开依据 as real catalogues write them: how each is read, which law it means, what the rules say of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from gwstd.check import check, rule
from gwstd.domain import articles, number_forms
from gwstd.domain.citation import Citation, is_vague, parse, vague_ending
from gwstd.domain.library import Library, cited, citer, shared, standing
from gwstd.domain.library_check import contradictions, unused, unverified
from gwstd.domain.numerals import counted, value
from gwstd.domain.plan_years import last_year
from gwstd.load import load
from gwstd.mend import mended
from gwstd.model import Corpus, Law, LawVersion
from gwstd.rules import law_repealed
from gwstd.rules.law_repeal_near import DAYS

REGULATIONS = "中华人民共和国政府信息公开条例"
GUIDANCE = "国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见"
SHORT_GUIDANCE = "关于全面推进基层政务公开标准化规范化工作的指导意见"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(ROOT / "catalogs")


def c(name: str, number: str = "", article: str = "", label: str = "", history: str = "", rest: str = "") -> Citation:
    return Citation(name, number, article, label, history, rest)


# text, its parts, the law that it means in the district's library ("" = none)
TABLE: list[tuple[str, Citation, str]] = [
    # names
    ("社会救助法", c("社会救助法"), "中华人民共和国社会救助法"),
    ("《社会救助法》", c("社会救助法"), "中华人民共和国社会救助法"),
    ("《中华人民共和国社会救助法》", c("中华人民共和国社会救助法"), "中华人民共和国社会救助法"),
    ("中华人民共和 国社会救助法", c("中华人民共和 国社会救助法"), "中华人民共和国社会救助法"),
    (" 社会救助法　", c("社会救助法"), "中华人民共和国社会救助法"),
    ("《社会救助法", c("社会救助法"), "中华人民共和国社会救助法"),
    ("社会救助法》", c("社会救助法"), "中华人民共和国社会救助法"),
    ("《社会救助法》；", c("社会救助法"), "中华人民共和国社会救助法"),
    ("1.《社会救助法》", c("社会救助法"), "中华人民共和国社会救助法"),
    ("2、社会救助法", c("社会救助法"), "中华人民共和国社会救助法"),
    ("3《社会救助法》", c("社会救助法"), "中华人民共和国社会救助法"),
    ("（4）社会救助法", c("社会救助法"), "中华人民共和国社会救助法"),
    ("●《社会救助法》", c("社会救助法"), "中华人民共和国社会救助法"),
    ("· 社会救助法", c("社会救助法"), "中华人民共和国社会救助法"),
    ("【法律】《社会救助法》", c("社会救助法", label="法律"), "中华人民共和国社会救助法"),
    ("【部门规章及规范性文件】特困人员认定办法", c("特困人员认定办法", label="部门规章及规范性文件"), "特困人员认定办法"),
    (SHORT_GUIDANCE, c(SHORT_GUIDANCE), GUIDANCE),
    ("特困人员认定办法（2016）", c("特困人员认定办法（2016）"), "特困人员认定办法（2016）"),
    ("《特困人员认定办法》（2016）", c("特困人员认定办法", history="2016"), "特困人员认定办法（2016）"),
    ("《最低生活保障审核审批办法》（试行）", c("最低生活保障审核审批办法（试行）"), "最低生活保障审核审批办法（试行）"),
    ("《最低生活保障审核审批办法(试行)》", c("最低生活保障审核审批办法(试行)"), "最低生活保障审核审批办法（试行）"),
    ("《〈关于全面推进政务公开工作的意见〉实施细则》", c("〈关于全面推进政务公开工作的意见〉实施细则"),
     "《关于全面推进政务公开工作的意见》实施细则"),
    ("《关于全面推进政务公开工作的意见》实施细则", c("关于全面推进政务公开工作的意见", rest="实施细则"),
     "《关于全面推进政务公开工作的意见》实施细则"),
    ("《2021-2023年农机购置补贴实施指导意见》", c("2021-2023年农机购置补贴实施指导意见"), "2021—2023年农机购置补贴实施指导意见"),
    ("《国务院关于在市场监管领域全面推行部门联合\"双随机、一公开\"监管的意见》",
     c("国务院关于在市场监管领域全面推行部门联合\"双随机、一公开\"监管的意见"),
     "国务院关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见"),
    ("《广东省实施<中华人民共和国就业促进法>办法》", c("广东省实施<中华人民共和国就业促进法>办法"), ""),
    ("社会救助暂行条例", c("社会救助暂行条例"), ""),
    ("《信息公开条例》", c("信息公开条例"), ""),
    # notices that issue a document
    ("《民政部关于印发〈最低生活保障审核确认办法〉的通知》（民发〔2021〕57号）",
     c("民政部关于印发〈最低生活保障审核确认办法〉的通知", "民发〔2021〕57号"), "最低生活保障审核确认办法"),
    ("《关于印发<特困人员认定办法>的通知》", c("关于印发<特困人员认定办法>的通知"), "特困人员认定办法"),
    ("《关于印发《特困人员认定办法》的通知》", c("关于印发《特困人员认定办法》的通知"), "特困人员认定办法"),
    ("《关于印发粮油生产保障资金管理办法等的通知》（财农〔2023〕11号）",
     c("关于印发粮油生产保障资金管理办法等的通知", "财农〔2023〕11号"), "粮油生产保障资金管理办法"),
    # articles
    ("社会救助法 第十条", c("社会救助法", article="第十条"), "中华人民共和国社会救助法"),
    ("社会救助法第十条", c("社会救助法", article="第十条"), "中华人民共和国社会救助法"),
    ("《社会救助法》第十条第二款第（一）项", c("社会救助法", article="第十条第二款第（一）项"), "中华人民共和国社会救助法"),
    ("《社会救助法》十条", c("社会救助法", article="十条"), "中华人民共和国社会救助法"),
    ("《社会救助法》第10条", c("社会救助法", article="第10条"), "中华人民共和国社会救助法"),
    ("民法典 第一千一百一十二条", c("民法典", article="第一千一百一十二条"), "中华人民共和国民法典"),
    ("政府信息公开条例 第四十九条、第五十条", c("政府信息公开条例", article="第四十九条、第五十条"), REGULATIONS),
    ("政府信息公开条例 第二十条（七）", c("政府信息公开条例", article="第二十条（七）"), REGULATIONS),
    ("社会救助法 第三章", c("社会救助法", article="第三章"), "中华人民共和国社会救助法"),
    ("社会救助法 附则", c("社会救助法", article="附则"), "中华人民共和国社会救助法"),
    ("《社会救助法》附则", c("社会救助法", article="附则"), "中华人民共和国社会救助法"),
    # orders
    ("《政府信息公开条例》（国务院令第711号）", c("政府信息公开条例", "国务院令第711号"), REGULATIONS),
    ("《政府信息公开条例》（国令第711号）第二十条", c("政府信息公开条例", "国令第711号", "第二十条"), REGULATIONS),
    ("《政府信息公开条例》（国务院令711号）", c("政府信息公开条例", "国务院令711号"), REGULATIONS),
    ("《政府信息公开条例》（国务院令第711 号）", c("政府信息公开条例", "国务院令第711 号"), REGULATIONS),
    ("《政府信息公开条例》国务院令第711号", c("政府信息公开条例", "国务院令第711号"), REGULATIONS),
    ("《政府信息公开条例》（中华人民共和国国务院令第711号）", c("政府信息公开条例", "中华人民共和国国务院令第711号"), REGULATIONS),
    ("政府信息公开条例（国务院令第711号） 第二十条", c("政府信息公开条例", "国务院令第711号", "第二十条"), REGULATIONS),
    ("《政府信息公开条例》第二十条（国务院令第711号）", c("政府信息公开条例", "国务院令第711号", "第二十条"), REGULATIONS),
    ("《政府信息公开条例》（国令第711号 号）", c("政府信息公开条例", "国令第711号 号"), REGULATIONS),
    ("《政府信息公开条例》（国务院令第711）", c("政府信息公开条例", "国务院令第711"), REGULATIONS),
    ("国务院令第711号", c("", "国务院令第711号"), REGULATIONS),
    ("中华人民共和国国务院令第711号", c("", "中华人民共和国国务院令第711号"), REGULATIONS),
    ("《就业促进法》（主席令第二十四号）", c("就业促进法", "主席令第二十四号"), "中华人民共和国就业促进法"),
    ("主席令第二十四号", c("", "主席令第二十四号"), ""),
    ("《社会保险费征缴暂行条例》（国务院令第259号，根据国务院令第710号修订）第三条",
     c("社会保险费征缴暂行条例", "国务院令第259号，根据国务院令第710号修订", "第三条"), "社会保险费征缴暂行条例"),
    ("《企业年金办法》（人力资源和社会保障部 财政部令第36号）", c("企业年金办法", "人力资源和社会保障部 财政部令第36号"), "企业年金办法"),
    ("《农村公路建设管理办法》（交通运输部令2018年第4号）", c("农村公路建设管理办法", "交通运输部令2018年第4号"), ""),
    ("《道路货物运输公告》（公告2009年第1号）", c("道路货物运输公告", "公告2009年第1号"), ""),
    # document numbers, right and wrong
    (f"《{SHORT_GUIDANCE}》（国办发〔2019〕54号）", c(SHORT_GUIDANCE, "国办发〔2019〕54号"), GUIDANCE),
    (f"《{SHORT_GUIDANCE}》（国办发[2019]54号）", c(SHORT_GUIDANCE, "国办发[2019]54号"), GUIDANCE),
    (f"《{SHORT_GUIDANCE}》（国办发(2019)54号）", c(SHORT_GUIDANCE, "国办发(2019)54号"), GUIDANCE),
    (f"《{SHORT_GUIDANCE}》（国办发﹝2019﹞54号）", c(SHORT_GUIDANCE, "国办发﹝2019﹞54号"), GUIDANCE),
    (f"《{SHORT_GUIDANCE}》（国办发【2019】54号）", c(SHORT_GUIDANCE, "国办发【2019】54号"), GUIDANCE),
    (f"《{SHORT_GUIDANCE}》（国办发〔2019 )54号）", c(SHORT_GUIDANCE, "国办发〔2019 )54号"), GUIDANCE),
    (f"《{SHORT_GUIDANCE}》（国办发〔2019)54号〕）", c(SHORT_GUIDANCE, "国办发〔2019)54号〕"), GUIDANCE),
    (f"《{SHORT_GUIDANCE}》（国办发〔201954号）", c(SHORT_GUIDANCE, "国办发〔201954号"), GUIDANCE),
    (f"《{SHORT_GUIDANCE}》（国办发〔201954", c(SHORT_GUIDANCE, "国办发〔201954"), GUIDANCE),
    (f"《{SHORT_GUIDANCE}》(国办发〔2019〕54号)第三条", c(SHORT_GUIDANCE, "国办发〔2019〕54号", "第三条"), GUIDANCE),
    (f"{SHORT_GUIDANCE} 国办发〔2019〕54号", c(SHORT_GUIDANCE, "国办发〔2019〕54号"), GUIDANCE),
    ("国办发〔2019〕54 号", c("", "国办发〔2019〕54 号"), GUIDANCE),
    ("《特困人员认定办法》（民发2021043号）", c("特困人员认定办法", "民发2021043号"), "特困人员认定办法"),
    ("民发2016178号", c("", "民发2016178号"), ""),
    ("《基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）",
     c("基层政务公开标准化规范化工作的指导意见", "国办发〔2019〕54号"), GUIDANCE),
    ("《关于政府网站的意见》（国办发〔2017〕47号）", c("关于政府网站的意见", "国办发〔2017〕47号"), ""),
    ("《党政机关公文格式》（GB/T 9704-2012）", c("党政机关公文格式", "GB/T 9704-2012"), "党政机关公文格式"),
    ("GB/T 9704—2012", c("", "GB/T 9704—2012"), "党政机关公文格式"),
    # dates
    ("《就业促进法》（2015年4月24日修正）", c("就业促进法", history="2015年4月24日修正"), "中华人民共和国就业促进法"),
    ("就业促进法（2015年修正）第十五条", c("就业促进法", article="第十五条", history="2015年修正"), "中华人民共和国就业促进法"),
    ("教育法(2015)", c("教育法(2015)"), "中华人民共和国教育法"),
    ("《教育法》(2015)", c("教育法", history="2015"), "中华人民共和国教育法"),
    ("《就业促进法》（2007年8月30日第十届全国人民代表大会常务委员会第二十九次会议通过 根据2015年4月24日修正）",
     c("就业促进法", history="2007年8月30日第十届全国人民代表大会常务委员会第二十九次会议通过 根据2015年4月24日修正"),
     "中华人民共和国就业促进法"),
    # vague
    ("《就业促进法》等", c("就业促进法", rest="等"), "中华人民共和国就业促进法"),
    ("就业促进法等法律法规和文件规定", c("就业促进法", rest="等法律法规和文件规定"), "中华人民共和国就业促进法"),
    ("《就业促进法》第十五条等", c("就业促进法", article="第十五条", rest="等"), "中华人民共和国就业促进法"),
    ("《社会救助法》及其实施细则", c("社会救助法", rest="及其实施细则"), "中华人民共和国社会救助法"),
    ("《社会救助法》相关规定", c("社会救助法", rest="相关规定"), "中华人民共和国社会救助法"),
    ("《信息公开条例》及相关规定", c("信息公开条例", rest="及相关规定"), ""),
    ("有关法律法规", c("有关法律法规"), ""),
    ("各地配套政策法规文件", c("各地配套政策法规文件"), ""),
    # several in one
    ("《社会救助法》、《慈善法》", c("社会救助法", rest="《慈善法》"), ""),
    ("《社会救助法》《慈善法》", c("社会救助法", rest="《慈善法》"), ""),
    # nothing at all
    ("", c(""), ""),
    ("《》", c(""), ""),
    ("（）", c("（）"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts", "law"), TABLE, ids=[row[0] for row in TABLE])
def test_how_a_basis_is_read(text: str, parts: Citation, law: str, corpus: Corpus) -> None:
    assert parse(text) == parts
    found = shared(corpus.laws).resolve(text).law
    assert (found.name if found else "") == law


@pytest.mark.parametrize("text", [row[0] for row in TABLE])
def test_the_full_form_means_the_same(text: str) -> None:
    citation = parse(text)
    if citation.name.count("《") == citation.name.count("》") and citation.rest != "实施细则":
        assert parse(str(citation)) == citation


def test_the_table_is_long_enough() -> None:
    assert len({row[0] for row in TABLE}) == len(TABLE) >= 80


WORD = st.text("社会救助就业信息公开条例办法意见", min_size=2, max_size=12)
NUMERAL = st.integers(1, 1300).map(counted)
NUMBER = st.one_of(
    st.just(""),
    st.builds(
        "{}〔{}〕{}号".format,
        st.sampled_from(["国办发", "民发", "临府办发"]),
        st.integers(1990, 2030),
        st.integers(1, 500),
    ),
    st.builds("国务院令第{}号".format, st.integers(1, 999)),
    st.builds("主席令第{}号".format, NUMERAL),
)
ARTICLE = st.one_of(
    st.just(""),
    st.builds("第{}条".format, NUMERAL),
    st.builds("第{}条第（{}）项".format, NUMERAL, st.integers(1, 20).map(counted)),
)
HISTORY = st.one_of(
    st.just(""), st.builds("{}年{}月{}日修正".format, st.integers(1990, 2030), st.integers(1, 12), st.integers(1, 28))
)
LABEL = st.sampled_from(["", "法律", "行政法规", "部门规章及规范性文件"])


@given(WORD, NUMBER, ARTICLE, LABEL, HISTORY, st.sampled_from(["", "等", "及其实施细则", "等有关规定"]))
def test_what_is_printed_is_read_again(
    name: str, number: str, article: str, label: str, history: str, rest: str
) -> None:
    citation = Citation(name, number, article, label, history, rest)
    assert parse(str(citation)) == citation


PIECES = ["《", "》", "〈", "（", "）", "(", ")", "〔", "〕", "[", "]", "【", "】", "令", "号", "第", "条", "款", "项", "国务院", "2019",
          "等", "关于印发", "的通知", "有关", "规定", " ", "、", "二十", "法", "1.", "GB/T"]  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=20).map("".join)))
def test_no_text_is_too_odd(text: str) -> None:
    citation = parse(text)
    laws = (Law(REGULATIONS, ("政府信息公开条例",), "行政法规", "国务院", "已核", (LawVersion("国务院令第711号"),)),)
    reading = Library(laws).resolve(text)
    assert (
        isinstance(str(citation), str)
        and isinstance(is_vague(citation), bool)
        and isinstance(vague_ending(citation), str)
    )
    assert reading.law is None or reading.law is laws[0]
    assert isinstance(citer(laws, "2026-11-22")(text), str)
    for made in (number_forms.numbers(text), number_forms.squeezed(text)):
        assert made is not None
    number_forms.fault(text)
    articles.fault(text, REGULATIONS)
    last_year(text)
    value(text)


@given(st.integers(1, 9999))
def test_numerals_go_there_and_back(number: int) -> None:
    assert value(counted(number)) == value(str(number)) == number


# ---------------------------------------------------------------------------------------------- 文号


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("国令第711号", "国务院令第711号"), ("国务院令710号", "国务院令第710号"), ("国务院第711号令", "国务院令第711号"),
        ("中华人民共和国国务院令第７１１号", "国务院令第711号"), ("主席令第7号", "主席令第七号"),
        ("中华人民共和国主席令第二十四号", "主席令第二十四号"), ("文财务发[2011]5号", "文财务发〔2011〕5号"),
        ("环办厅函[2019]672号", "环办厅函〔2019〕672号"), ("国人口发(2007)78号", "国人口发〔2007〕78号"),
        ("国发﹝2015﹞2号", "国发〔2015〕2号"), ("国发〔2018〕42 号", "国发〔2018〕42号"), ("GB/T9704—2012", "GB/T 9704-2012"),
        ("2004年5月30日国务院令第407号公布", "国务院令第407号"),
    ],
)  # fmt: skip
def test_one_number_in_many_spellings(written: str, right: str) -> None:
    assert number_forms.numbers(written) == (right,)
    assert number_forms.fault(written) is None


@pytest.mark.parametrize(
    ("written", "meant", "certain"),
    [
        ("国办公开办函〔202130", "国办公开办函〔2021〕30号", False), ("国办发〔201954号", "国办发〔2019〕54号", False),
        ("民发2016178号", "民发〔2016〕178号", False), ("民发〔201680号", "民发〔2016〕80号", False),
        ("国发2016年14号", "国发〔2016〕14号", False), ("民发2016〕178号", "民发〔2016〕178号", False),
        ("国发〔2019〕第5号", "国发〔2019〕5号", True), ("国发〔2019〕005号", "国发〔2019〕5号", True),
        ("国发〔2019〕5", "国发〔2019〕5号", True), ("民政部令第66", "民政部令第66号", True),
        ("国令第711号 号", "国务院令第711号", True), ("国发〔2018)23号〕", "国发〔2018〕23号", True),
    ],
)  # fmt: skip
def test_a_number_with_something_missing(written: str, meant: str, certain: bool) -> None:
    fault = number_forms.fault(written)
    assert fault is not None and (fault.meant, fault.certain) == (meant, certain)


@pytest.mark.parametrize(
    "text", ["国务院令第711号", "交通运输部令2018年第4号", "公告2009年第1号", "国办发〔2019〕54号", "GB 32100-2015"]
)
def test_a_number_with_nothing_missing(text: str) -> None:
    assert number_forms.fault(text) is None


# ---------------------------------------------------------------------------------------------- 条款, plans


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("第二十条第二款", "第二十条第（二）项"), ("第二十条第二款、第七款", "第二十条第（二）项、第（七）项"), ("第20条", "第二十条"),
        ("第33条第2款", "第三十三条第二款"), ("第二十条（七）", "第二十条第（七）项"), ("二十条", "第二十条"),
        ("第二十条第（二）款", ""), ("第七款第二十条", ""), ("第（七）项", ""), ("第十条第三章", ""), ("第五十七条", ""),
        ("第二十条第（十六）项", ""), ("第二十条第十六款", ""),
    ],
)  # fmt: skip
def test_articles_that_are_wrong(text: str, right: str) -> None:
    fault = articles.fault(text, REGULATIONS)
    assert fault is not None and fault.right == right and fault.advice


@pytest.mark.parametrize(
    "text",
    [
        "第二十条第（七）项", "第二十条第七项", "第二十条第一款第（七）项", "第四十九条、第五十条", "第二十条第（一）项、第（三）项",
        "第三章", "第三章第十条", "第十条至第十五条", "第三十三条第二款", "第一条之一", "第五十条的规定", "附则", "第二十条第（一）、（三）项",
    ],
)  # fmt: skip
def test_articles_that_are_right(text: str) -> None:
    assert articles.fault(text, REGULATIONS) is None


def test_of_other_laws_only_the_form_is_known() -> None:
    assert articles.fault("第二十条第二款", "中华人民共和国社会救助法") is None
    assert articles.fault("第二百条", "中华人民共和国社会救助法") is None


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2021—2023年农机购置补贴实施指导意见", 2023), ("社会救助发展规划（2021-2025年）", 2025), ("2016年至2020年行动计划", 2020),
        ("“十四五”民政事业发展规划", 2025), ("国民经济和社会发展第十四个五年规划和2035年远景目标纲要", 2035),
        ("2024年政务公开工作要点", 2024), ("关于做好2019年低保工作的通知", None), ("特困人员认定办法（2016）", None),
        ("政府信息公开条例 第二十五条", None), ("国办发〔2019〕54号", None),
    ],
)  # fmt: skip
def test_the_last_year_of_a_plan(title: str, year: int | None) -> None:
    assert last_year(title) == year


# ---------------------------------------------------------------------------------------------- the rules on real wording


def said(corpus: Corpus, *bases: str, day: str = "2026-11-22") -> list[str]:
    """The rules about 公开依据 that speak when an item cites these, each as ``rule: text under the caret's find``."""
    item = next(i for i in corpus.items if i.field == "shjz")._replace(bases=bases, inherited=())
    edition = corpus.edition._replace(base_date=day)
    findings = check(replace(corpus, edition=edition, items=(item,)))
    return [f.rule for f in findings if f.path[-2:-1] == ("公开依据",)]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("《社会保险费征缴暂行条例》（国务院令第710号）", ["amending-order"]),
        ("《工伤保险条例》（国务院令第586号）", ["amending-order"]),
        ("政府信息公开条例 第二十条第七款", ["article-structure"]),
        ("《信息公开条例》及相关规定", ["law-vague"]),
        ("信息公开规定", ["law-vague"]),
        ("相关政策规定", ["law-vague"]),
        ("就业促进法等法律法规和文件规定", ["law-vague"]),
        ("《信息公开条例》", ["law-unknown"]),
        ("《社会救助法》《慈善法》", ["law-several"]),
        ("《人口与计划生育法》（2015年12月27日修正）", ["law-outdated-year"]),
        ("教育法（2015）", ["law-outdated-year"]),
        ("义务教育法（2015年修正）", ["law-outdated-year"]),
        ("2021—2023年农机购置补贴实施指导意见", ["law-repealed"]),
        ("《“十三五”推进基本公共服务均等化规划》（国发〔2017〕9号）", ["plan-over"]),
        ("【条例】《关于全面推进政务公开工作的意见》", ["law-kind-label"]),
        ("《政府网站发展指引》（国办发〔2017〕17号）", ["number-mismatch"]),
        ("《关于政府网站的意见》（国办发〔2017〕47号）", ["number-mismatch"]),
        ("《慈善法》（国务院令第577号）", ["number-mismatch"]),
        ("《关于规范政府信息公开平台有关事项的通知》（国办公开办函〔201961号）", ["number-malformed"]),
        ("民发2016178号", ["number-malformed"]),
        ("收养法", ["law-repealed"]),
        ("环境噪声污染防治法（2018年修正）", ["law-repealed"]),
        ("《政府信息公开条例》（国务院令第492号）", ["law-repealed"]),
        ("《最低生活保障审核审批办法（试行）》（民发〔2012〕220号）", ["law-repealed"]),
    ],
)
def test_one_fault_is_one_finding(text: str, rules: list[str], corpus: Corpus) -> None:
    assert said(corpus, text) == rules


@pytest.mark.parametrize(
    "text",
    [
        "《中华人民共和国政府信息公开条例》（国务院令第711号）",
        "《国务院关于机关事业单位工作人员养老保险制度改革的决定》（国发〔2015〕2号）",
        "《社会保险费征缴暂行条例》（国务院令第259号）",
        "《社会保险费征缴暂行条例》（国务院令第259号，根据国务院令第710号修订）",
        "《失业保险条例》（国务院令第258号）",
        "《中华人民共和国统计法实施条例》（国务院令第681号）",
        "《中华人民共和国行政许可法》（主席令第七号）",
        "《国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》（国办发〔2018〕118号）",
        "《中华人民共和国土地管理法实施条例》（国务院令第743号）",
        "《关于全面推进政务公开工作的意见》（中办发〔2016〕8号）",
        "《就业促进法》（2007年8月30日第十届全国人民代表大会常务委员会第二十九次会议通过）",
        "《就业促进法》（2007年8月30日通过 根据2015年4月24日修正）",
        "【法律】中华人民共和国户口登记条例",
        "【条例】中华人民共和国户口登记条例",
        "【国务院文件】《国务院关于全面建立临时救助制度的通知》（国发〔2014〕47号）",
        "《民政部关于印发〈特困人员认定办法〉的通知》（民发〔2021〕43号）",
        "2024—2026年农机购置与应用补贴实施意见",
        "信访工作条例",
        "1.《未成年人保护法》；",
    ],
)
def test_what_an_expert_lets_pass(text: str, corpus: Corpus) -> None:
    assert said(corpus, text) == []


def test_several_laws_in_one_entry_can_be_parted(corpus: Corpus) -> None:
    item = corpus.items[0]._replace(bases=("《社会救助法》、《慈善法》第十条",), inherited=())
    (finding,) = rule("law-several").check(replace(corpus, items=(item,)))
    assert finding.fix is not None and finding.fix.text == "《社会救助法》\n《慈善法》第十条"


def test_a_malformed_number_is_mended_where_the_library_knows_it(corpus: Corpus) -> None:
    item = corpus.items[0]._replace(bases=("《政府网站发展指引》（国办发〔201747号）",), inherited=())
    (finding,) = rule("number-malformed").check(replace(corpus, items=(item,)))
    assert finding.fix is not None and finding.fix.text == "国办发〔2017〕47号"


def test_a_number_without_its_bracket_is_seen_in_any_text(corpus: Corpus) -> None:
    source = corpus.sources[corpus.items[0].file]._replace(text="")
    item = corpus.items[0]._replace(remark="参照国办发〔201954号执行，见国办发〔2017〕47号", bases=("社会救助法",))
    changed = replace(corpus, items=(item,), sources={**corpus.sources, item.file: source})
    findings = [f for f in check(changed) if f.rule == "number-malformed"]
    assert [("201954" in f.message, f.fix) for f in findings] == [(True, None)]


def test_the_same_law_twice(corpus: Corpus) -> None:
    assert said(corpus, "社会救助法", "《中华人民共和国社会救助法》第十条") == ["law-twice"]
    assert said(corpus, "社会救助法 第十条", "社会救助法 第十二条") == []
    assert said(corpus, "未登记的办法", "未登记的办法（二）") == ["law-unknown", "law-unknown"]


def test_a_known_repeal_is_announced(corpus: Corpus) -> None:
    assert said(corpus, "环境保护法", day="2026-06-15") == []
    assert said(corpus, "环境保护法", day="2026-06-16") == ["law-repeal-near"], f"{DAYS} days before 2026-08-15"
    assert said(corpus, "环境保护法", day="2026-08-14") == ["law-repeal-near"]
    assert said(corpus, "环境保护法", day="2026-08-15") == ["law-repealed"]
    assert said(corpus, "行政复议法实施条例", day="2026-06-15") == [], "the name will mean the new text"
    assert said(corpus, "行政复议法实施条例 第十条", day="2026-06-15") == ["law-repeal-near"]


def test_a_former_name(corpus: Corpus) -> None:
    law = Law(
        "临江区工作规程",
        (),
        "规范性文件",
        "区政府",
        "已核",
        (LawVersion("临府发〔2024〕3号"),),
        former_names=("临江区工作办法",),
    )
    changed = replace(corpus, laws=(*corpus.laws, law))
    assert said(changed, "临江区工作办法 第三条") == ["law-former-name"]
    assert citer(changed.laws, "2026-11-22")("临江区工作办法 第三条") == "《临江区工作规程》（临府发〔2024〕3号）第三条"


def test_each_wording_is_read_once(corpus: Corpus) -> None:
    assert cited(corpus) is cited(corpus)
    assert cited(replace(corpus, unused_exemptions=(1,))) is cited(corpus)
    assert len({found.text for found in cited(corpus)}) == len(cited(corpus))
    assert sum(len(found.uses) for found in cited(corpus)) == sum(len(item.bases) for item in corpus.live)


# ---------------------------------------------------------------------------------------------- the text that is meant


def test_the_text_of_a_number_is_judged() -> None:
    law = Law("某条例", (), "行政法规", "国务院", "已核", (
        LawVersion("国务院令第1号", lapsed="2020-01-01"), LawVersion("国务院令第2号", effective="2020-01-01"),
    ))  # fmt: skip
    assert standing(law, "2026-01-01", "国令第1号").state == "失效"
    assert standing(law, "2026-01-01", "中华人民共和国国务院令第2号").state == "有效"
    assert standing(law, "2019-12-31", "国务院令2号").state == "未施行"
    assert standing(law, "2026-01-01", "国务院令第9号").version.number == "国务院令第2号"


# ---------------------------------------------------------------------------------------------- the library itself


def law(**changes: object) -> Law:
    entry = Law("某条例", (), "行政法规", "国务院", "已核", (LawVersion("国务院令第5号", "2020-01-02", "2020-03-01"),))
    return entry._replace(**changes)  # type: ignore[arg-type]


def text(*versions: LawVersion) -> Law:
    return law(versions=versions)


@pytest.mark.parametrize(
    ("laws", "words"),
    [
        ((text(LawVersion(issued="2020-05-01", effective="2020-03-01")),), "才公布"),
        ((text(LawVersion(effective="2020-03-01", lapsed="2019-01-01")),), "才施行"),
        ((text(LawVersion(effective="2020"), LawVersion(effective="2019")),), "排在"),
        ((text(LawVersion(effective="2019"), LawVersion(effective="2020")),), "没有写失效"),
        ((text(LawVersion(lapsed="2019-12-31"), LawVersion(effective="2020-01-01")),), "不衔接"),
        ((text(LawVersion(successor="别的条例")),), "没有写失效日期"),
        ((text(LawVersion(lapsed="2020", successor="某条例")),), "它自己"),
        ((law(versions=(LawVersion(lapsed="2020", successor="新法"),)), law(name="中华人民共和国新法", versions=(LawVersion(),))),
         "不是库里的名称"),
        ((law(versions=(LawVersion(lapsed="2020", successor="乙"),)), law(name="乙", versions=(LawVersion(lapsed="2021", successor="某条例"),))),
         "互相替代"),
        ((text(LawVersion("国发〔201954号")),), "不完整"),
        ((law(kind="法律", versions=(LawVersion("主席令第24号"),)),), "用汉字"),
        ((law(kind="法律"),), "法律不会是"),
        ((law(), law(name="另一条例", versions=(LawVersion("国务院令第5号", "2021-01-01"),))), "已经登记给"),
        ((text(LawVersion("国务院令第5号", amended_by=("国务院令第5号",))),), "它自己的文号"),
        ((law(verified="已核", unverified=("文号",)),), "却列了未核项"),
        ((law(verified="未核"),), "没有说哪一项"),
        ((law(verified="待核"),), "没有说为什么"),
        ((law(name="《某条例》"),), "不加书名号"),
        ((law(name="中华人民共和国某条例"), law(name="某条例", versions=(LawVersion(),))), "分不清"),
    ],
)  # fmt: skip
def test_a_library_that_contradicts_itself(laws: tuple[Law, ...], words: str) -> None:
    found = list(contradictions(laws))
    assert any(words in one.what for one in found), found
    assert all(one.advice for one in found)


def test_a_library_without_contradiction(corpus: Corpus) -> None:
    assert list(contradictions(corpus.laws)) == []
    issued_together = (law(), law(name="另一条例"))
    assert list(contradictions(issued_together)) == [], "one notice may issue several documents"
    partly_known = text(LawVersion("国发〔2000〕1号", lapsed="2020"), LawVersion(effective="2020-03-01"))
    assert list(contradictions((partly_known,))) == []


def test_what_is_unverified_and_what_is_unused() -> None:
    old = law(versions=(LawVersion(lapsed="2020", successor="新条例"),))
    new = law(name="新条例", verified="待核", text="查附则")
    other = law(name="别的条例", verified="未核", unverified=("文号",))
    assert unverified((old, new, other)) == (new, other)
    assert unused((old, new, other), [old]) == (other,)


def test_a_successor_whose_name_begins_with_another_laws_is_known_too(corpus: Corpus) -> None:
    rules = law(name="《关于某事的意见》实施细则", versions=(LawVersion("国办发〔2016〕80号", effective="2016-11-10"),))
    old = law(name="某旧办法", versions=(LawVersion(lapsed="2016-11-10", successor=rules.name),))
    item = corpus.items[0]._replace(bases=("某旧办法",), inherited=())
    known = replace(corpus, laws=(law(name="关于某事的意见"), old, rules), items=(item,))
    (found,) = law_repealed.check(known)
    assert rules.name in found.help and "国办发〔2016〕80号" in found.help


def test_every_certain_fix_leaves_nothing_to_say(catalogue: Path) -> None:
    file = catalogue / "mzj" / "shjz.yaml"
    bad = """公开依据:
      - 《社会保险费征缴暂行条例》（国务院令第710号）
      - 政府信息公开条例 第二十条第七款   # 一条注
      - 社会救助法（2020年修正） 第10条
      - 【条例】《最低生活保障审核确认办法》（民发〔2021〕057号）
      - 临江区社会救助工作办法
      - 《生态环境法典》第三条、《生态环境法典》第五条
"""
    good = """公开依据:
      - 《社会保险费征缴暂行条例》（国务院令第259号）
      - 政府信息公开条例 第二十条第（七）项   # 一条注
      - 社会救助法 第十条
      - 【规范性文件】《最低生活保障审核确认办法》（民发〔2021〕57号）
      - 临江区社会救助工作规程
      - 《生态环境法典》第三条
      - 《生态环境法典》第五条
"""
    text = file.read_text("utf-8").replace("公开依据: [社会救助法, 最低生活保障审核确认办法 第二十条]\n", bad)
    assert bad in text
    file.write_text(text, "utf-8")
    made = mended(catalogue)
    assert made.findings == ()
    assert made.files["mzj/shjz.yaml"][1].decode("utf-8") == text.replace(bad, good)


# ---------------------------------------------------------------------------------------------- read at once

PIECES = (
    "第",
    "条",
    "款",
    "项",
    "（",
    "）",
    "一",
    "二十",
    "、",
    "之",
    "第三条",
    "第（一）项",
    "第二款",
    " ",
    "章",
    "附件",
    "3",
)


@given(
    st.integers(min_value=0),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.sampled_from([" ", " ", " ", "", "  "]),
)
def test_a_name_with_plain_articles_is_read_at_once_as_it_is_read_closely(
    corpus: Corpus, which: int, articles: str, gap: str
) -> None:
    library = shared(corpus.laws)
    names = [name for law in corpus.laws for name in (law.name, *law.short_names, *law.former_names)]
    text = f"{names[which % len(names)]}{gap}{articles}"
    at_once = library._at_once(text)
    assert at_once is None or at_once == library._closely(text)


def test_most_bases_of_a_catalogue_are_read_at_once(corpus: Corpus) -> None:
    library = shared(corpus.laws)
    bases = {text for item in corpus.items for text in item.bases}
    read = {text: library._at_once(text) for text in bases}
    assert sum(reading is not None for reading in read.values()) > 0.8 * len(bases)
    assert all(reading is None or reading == library._closely(text) for text, reading in read.items())
