"""公开依据 cells: which laws the user gets, with number and article, and what is told or left to a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from gwstd.domain.citation import parse
from gwstd.tables import bases

PXG = "政府信息公开条例"
ORDER = "国务院令第711号"
EXPECTED = (
    # lists of every kind
    (f"《{PXG}》", [(PXG, "")]),
    (f"《{PXG}》（{ORDER}）、《统计法》", [(PXG, ORDER), ("统计法", "")]),
    (f"《预算法》《{PXG}》({ORDER})", [("预算法", ""), (PXG, ORDER)]),
    ("《统计法》，《统计法实施条例》；《行政许可法》。", [("统计法", ""), ("统计法实施条例", ""), ("行政许可法", "")]),
    ("1.《统计法》\n2.《统计法实施条例》（国务院令第681号）", [("统计法", ""), ("统计法实施条例", "国务院令第681号")]),
    ("1、《统计法》2、《统计法实施条例》", [("统计法", ""), ("统计法实施条例", "")]),
    ("1《统计法》\n2《统计法实施条例》", [("统计法", ""), ("统计法实施条例", "")]),
    ("（1）《统计法》（2）《行政许可法》", [("统计法", ""), ("行政许可法", "")]),
    ("①《统计法》②《行政许可法》", [("统计法", ""), ("行政许可法", "")]),
    ("●《统计法》●《行政许可法》", [("统计法", ""), ("行政许可法", "")]),
    ("· 《统计法》\n· 《行政许可法》", [("统计法", ""), ("行政许可法", "")]),
    ("《统计法》/《行政许可法》", [("统计法", ""), ("行政许可法", "")]),
    ("《统计法》和《行政许可法》", [("统计法", ""), ("行政许可法", "")]),
    ("根据《统计法》、《行政许可法》", [("统计法", ""), ("行政许可法", "")]),
    ("【法律】《统计法》\n【行政法规】《统计法实施条例》", [("统计法", ""), ("统计法实施条例", "")]),
    ("法律：《统计法》\n部门规章：《统计执法监督检查办法》", [("统计法", ""), ("统计执法监督检查办法", "")]),
    # numbers
    (f"《{PXG}》（中华人民共和国{ORDER}）", [(PXG, ORDER)]),
    (f"《{PXG}》（中华人民共和国国务院 令第711号）", [(PXG, ORDER)]),
    ("《行政许可法》（中华人民共和国主席令第七号）", [("行政许可法", "主席令第七号")]),
    ("《企业年金办法》（人力资源和社会保障部 财政部令第36号）", [("企业年金办法", "人力资源和社会保障部 财政部令第36号")]),
    ("《农村公路建设管理办法》（交通运输部令2018年第4号）", [("农村公路建设管理办法", "交通运输部令2018年第4号")]),
    ("《意见》（国办发[2016]80号）", [("意见", "国办发[2016]80号")]),
    ("《意见》国办发〔2016〕80号", [("意见", "国办发〔2016〕80号")]),
    ("《意见》（国办发〔２０１６〕８０号）", [("意见", "国办发〔2016〕80号")]),
    ("《意见》（国办发〔2016〕 80 号）", [("意见", "国办发〔2016〕80号")]),
    (f"《{PXG}》（国令第711号） 号", [(PXG, "国令第711号")]),
    ("《意见》国办发〔2020〕27号《失业保险条例》", [("意见", "国办发〔2020〕27号"), ("失业保险条例", "")]),
    ("《意见》、国办发〔2020〕27号《指引》", [("意见", ""), ("指引", "国办发〔2020〕27号")]),
    ("国办发〔2017〕47号《政府网站发展指引》", [("政府网站发展指引", "国办发〔2017〕47号")]),
    ("《公文格式》（GB/T 9704-2012）", [("公文格式", "GB/T 9704-2012")]),
    ("《公共租赁住房管理办法》（发文字号：住房和城乡建设部令第11号，发布日期：2012年5月28日）", [("公共租赁住房管理办法", "住房和城乡建设部令第11号")]),
    # history
    ("《城乡规划法》（2019年4月23日修正）、《预算法》", [("城乡规划法", ""), ("预算法", "")]),
    (f"《{PXG}》（{ORDER}，2019年4月3日修订）", [(PXG, ORDER)]),
    ("《母婴保健法》（1994年10月27日中华人民共和国主席令第33号 2017年11月4日修正）", [("母婴保健法", "主席令第33号")]),
    (
        "《就业促进法》(2007年8月30日通过 根据2015年4月24日《关于修改〈电力法〉等六部法律的决定》修正)\n2.《劳动法》",
        [("就业促进法", ""), ("劳动法", "")],
    ),
    # titles inside titles
    ("《关于印发〈公开办法〉的通知》（民发〔2019〕5号）", [("关于印发〈公开办法〉的通知", "民发〔2019〕5号")]),
    ("《关于印发<公开办法>的通知》", [("关于印发<公开办法>的通知", "")]),
    ("《关于贯彻《统计法》的通知》（国统字〔2010〕5号）", [("关于贯彻《统计法》的通知", "国统字〔2010〕5号")]),
    ("财政部关于印发《操作规程》的通知（财预〔2016〕143号）", [("财政部关于印发《操作规程》的通知", "财预〔2016〕143号")]),
    ("《关于政务公开的意见》实施细则（国办发〔2016〕80号）", [("《关于政务公开的意见》实施细则", "国办发〔2016〕80号")]),
    # narrow columns
    ("《中华人民共和国土地\n管理法》\n《中华人民共和\n国森林法》", [("中华人民共和国土地管理法", ""), ("中华人民共和国森林法", "")]),
    ("《城镇燃气管理 条例》（国务 院令第 583号）", [("城镇燃气管理条例", "国务院令第583号")]),
    ("《财政部 农业部关于补贴改革的通知》", [("财政部 农业部关于补贴改革的通知", "")]),
    # without 《》
    ("统计法、统计法实施条例", [("统计法", ""), ("统计法实施条例", "")]),
    ("中华人民共和国政府信\n息公开条例", [("中华人民共和国政府信息公开条例", "")]),
    ("统计法\n预算法", [("统计法", ""), ("预算法", "")]),
    ("国务院办公厅关于印发方案的通知（国办发〔2019〕54号）", [("国务院办公厅关于印发方案的通知", "国办发〔2019〕54号")]),
    ("关于做好工作的通知 辽财债〔2018〕206号", [("关于做好工作的通知", "辽财债〔2018〕206号")]),
    ("农村低保、特困人员救助供养办法", [("农村低保、特困人员救助供养办法", "")]),
    # endings that are no law
    ("《统计法》等", [("统计法", "")]),
    ("《统计法》等法律法规和文件规定", [("统计法", "")]),
    ("《统计法》以及相关规定", [("统计法", "")]),
    ("《统计法》、", [("统计法", "")]),
    ("《统计法》的规定", [("统计法", "")]),
    ("《统计法》等有关法律、法规、规章及规范性文件", [("统计法", "")]),
    ("按《统计法》规定", [("统计法", "")]),
    ("《通知》（国办函〔2017〕42号）文件", [("通知", "国办函〔2017〕42号")]),
    ("国务院办公厅《指导意见》（国办发〔2019〕54号）", [("指导意见", "国办发〔2019〕54号")]),
    ("【行政法规】 1.《甲条例》 2.《乙条例》 【规章】 1.《丙办法》", [("甲条例", ""), ("乙条例", ""), ("丙办法", "")]),
    ("─", []),
    ("", []),
)  # fmt: skip


@pytest.mark.parametrize(("cell", "laws"), EXPECTED)
def test_laws(cell: str, laws: list[tuple[str, str]]) -> None:
    assert [(basis.title, basis.number) for basis in bases.read(cell).value] == laws


ARTICLES = (
    ("《统计法》第二十条", "第二十条"),
    ("《统计法》（2009年修订）第二十条第二款", "第二十条第二款"),
    ("《统计法》第19条、20条", "第19条、20条"),
    ("《统计法》第十九、二十、二十一条", "第十九、二十、二十一条"),
    ("《政府信息公开条例》第二十条第（一）、（二）项；第二十一条", "第二十条第（一）、（二）项；第二十一条"),
    ("《政府信息公开条例》第二十条第（三）至（五）项", "第二十条第（三）至（五）项"),
    ("《政府信息公开条例》第二十条（七）", "第二十条（七）"),
    ("《政府信息公开条例》（第三十三条）", "第三十三条"),
    ("《政府信息公开条例》（以下简称《条例》）第九条", "第九条"),
)


@pytest.mark.parametrize(("cell", "article"), ARTICLES)
def test_articles(cell: str, article: str) -> None:
    (basis,) = bases.read(cell).value
    assert basis.article == article
    assert not basis.number


def test_articles_belong_each_to_its_law() -> None:
    read = bases.read(
        "《预算法》第十四条、《政府信息公开条例》第二十条第（七）项、《操作规程》（财预〔2016〕143号）"
    ).value
    assert [(basis.article, basis.number) for basis in read] == [
        ("第十四条", ""),
        ("第二十条第（七）项", ""),
        ("", "财预〔2016〕143号"),
    ]


def test_the_wording_of_an_article_is_no_law() -> None:
    reading = bases.read("《户口登记条例》第七条：婴儿出生后一个月以内，由户主、亲属申报出生登记。\n《统计法》第三条")
    assert [(basis.title, basis.article) for basis in reading.value] == [
        ("户口登记条例", "第七条"),
        ("统计法", "第三条"),
    ]
    assert "由户主、亲属申报出生登记" in reading.repairs[0]


REPAIRED = (
    ("《社会救助暂行办法（国务院令第649号）、《慈善法》", ["社会救助暂行办法", "慈善法"], "缺“》”"),
    ("《社会救助暂行办法、《慈善法》", ["社会救助暂行办法", "慈善法"], "缺“》”"),
    ("《慈善法", ["慈善法"], "缺“》”"),
    ("政府信息公开条例》、《慈善法》", ["政府信息公开条例", "慈善法"], "缺“《”"),
    ("《慈善法》、关于美术馆、图书馆、文化馆（站）免费开放的意见》", ["慈善法", "关于美术馆、图书馆、文化馆（站）免费开放的意见"], "缺“《”"),
    ("<慈善法>", ["慈善法"], "书名号"),
    ("〈慈善法〉第十条", ["慈善法"], "书名号"),
    ("“慈善法”", ["慈善法"], "书名号"),
    ("<<慈善法>>", ["慈善法"], "书名号"),
    ("『慈善法』（主席令第43号）", ["慈善法"], "书名号"),
    ("「慈善法」、「关于实施『慈善法』的通知」", ["慈善法", "关于实施『慈善法』的通知"], "书名号"),
    ("《慈善法》、『志愿服务条例』", ["慈善法", "志愿服务条例"], "书名号"),
    ("《慈善法》、《慈善法》", ["慈善法"], "不止一次"),
)  # fmt: skip


@pytest.mark.parametrize(("cell", "titles", "told"), REPAIRED)
def test_lost_marks_are_restored_and_told(cell: str, titles: list[str], told: str) -> None:
    reading = bases.read(cell)
    assert [basis.title for basis in reading.value] == titles
    assert told in "".join(reading.repairs)


@pytest.mark.parametrize(
    ("number", "meant"),
    [
        ("国办发〔201680号", "国办发〔2016〕80号"),
        ("建村〔2017192号", "建村〔2017〕192号"),
        ("国务院令第711", "国务院令第711号"),
        ("国办发〔2018〕42号号", "国办发〔2018〕42号"),
        ("国办发2016年80号", "国办发〔2016〕80号"),
    ],
)
def test_broken_numbers_are_mended_and_told(number: str, meant: str) -> None:
    reading = bases.read(f"《意见》（{number}）")
    assert reading.value[0].number == meant
    assert meant in reading.repairs[0]


@pytest.mark.parametrize("cell", ["信息公开规定", "相关政策文件", "各地配套政策法规文件", "法律、法规、规章规定"])
def test_vague_words_stay_and_are_left_to_a_person(cell: str) -> None:
    reading = bases.read(cell)
    assert [basis.title for basis in reading.value] == [cell]
    assert cell in reading.doubts[0]


def test_vague_words_beside_a_law_stay_too() -> None:
    reading = bases.read("《政府信息公开条例》、信息公开规定")
    assert [basis.title for basis in reading.value] == ["政府信息公开条例", "信息公开规定"]
    assert len(reading.doubts) == 1


def test_unnamed_rules_of_a_law_are_left_to_a_person() -> None:
    reading = bases.read("《税收征收管理法》及其实施细则")
    assert [basis.title for basis in reading.value] == ["税收征收管理法"]
    assert "实施细则" in reading.doubts[0]


@pytest.mark.parametrize("cell", ["国办发〔2019〕54号", "（国办发〔2019〕54号）", "国办发〔2019〕54号文件"])
def test_a_number_alone_is_kept_as_number(cell: str) -> None:
    reading = bases.read(cell)
    assert [(basis.title, basis.number) for basis in reading.value] == [("", "国办发〔2019〕54号")]
    assert "补上名称" in reading.doubts[0]


def test_the_same_law_with_other_articles_is_one_basis() -> None:
    (basis,) = bases.read("《统计法》第五条、《统计法》第九条").value
    assert basis.article == "第五条、第九条"


def test_single_citations_of_published_catalogues_are_read_as_the_rules_read_them() -> None:
    lines = (Path(__file__).parent / "data" / "citations.tsv").read_text("utf-8").splitlines()
    texts = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    plain = [text for text in texts if text.count("《") == 1 and text.startswith("《") and "〔20" in text]
    assert len(plain) > 30
    read = {text: ["".join(basis.title.split()) for basis in bases.read(text).value] for text in plain}
    assert read == {text: ["".join(parse(text).name.split())] for text in plain}


@pytest.mark.parametrize("title", ["关于深化「放管服」改革的意见", "关于贯彻『慈善法』的通知"])
def test_corner_marks_inside_a_title_stay(title: str) -> None:
    reading = bases.read(f"《{title}》")
    assert [basis.title for basis in reading.value] == [title]
    assert not reading.repairs
