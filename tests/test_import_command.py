"""``gwstd import``: what a clerk gets who brings last year's table, a strange one, a guideline, or a form that came back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from gwstd.check import check
from gwstd.cli import _run
from gwstd.layout import layout
from gwstd.load import load
from gwstd.model import Severity

HEAD = (
    "序号,公开事项,,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,,公开方式,,公开层级,,咨询电话,更新周期\n"
    ",一级事项,二级事项,,,,,,全社会,特定群体,主动,依申请,县级,乡级,,\n"
)
ROWS = (
    "1,儿童福利,孤儿认定,1.办理条件；2.申请材料,《社会救助法》、《江州区孤儿认定办法》（江民发〔2020〕3号）,"
    "信息形成之日起20个工作日内,县民政局,■政府网站 □政府公报 ■社区公告屏,√,,√,,√,,0000-1,每月\n"
    "2,,孤儿名单,名单,同上,公示7个工作日,县民政局、各乡镇人民政府（街道办事处）,■政府网站,,√本村村民,√,,√,√,,\n"
    "3,养老服务,养老机构备案,备案结果,《社会救助法》,信息形成之日起20个工作日内,儿童福利中心站,■政府网站 ■其他,√,,√,,√,,,\n"
)
STRANGE = "办什么事,发布哪些东西,凭什么,多久办,谁来办\n孤儿认定,名单,《社会救助法》,20个工作日内,区民政局\n临时救助,名单,《社会救助法》,20个工作日内,区民政局\n"

Import = Callable[..., tuple[int, str, str]]


@pytest.fixture
def imported(catalogue: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Import:
    """Runs ``gwstd import …`` beside the small catalogue; gives exit code, stdout, stderr."""
    monkeypatch.chdir(catalogue.parent)

    def run(*words: str | Path) -> tuple[int, str, str]:
        code = _run(["import", *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def table(folder: Path, text: str = HEAD + ROWS, name: str = "社会救助领域基层政务公开标准目录.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def every_file(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# ---------------------------------------------------------------------------------------------- into item files


def test_a_table_becomes_an_item_file_in_the_catalogues_own_words(catalogue: Path, imported: Import) -> None:
    code, out, err = imported(table(catalogue.parent), "--out", "new")
    assert (code, err) == (0, "")
    assert "已写 new/mzj/shjz.yaml" in out
    assert (catalogue.parent / "new/mzj/shjz.yaml").read_text("utf-8").partition("事项:\n")[2] == (
        "  - 编码: shjz-mzj-003\n"
        "    一级事项: 儿童福利\n"
        "    二级事项: 孤儿认定\n"
        "    公开内容:\n"
        "      - 办理条件\n"
        "      - 申请材料\n"
        "    公开依据: [社会救助法, 《江州区孤儿认定办法》（江民发〔2020〕3号）]\n"
        "    公开时限: 信息形成之日起20个工作日内\n"
        "    公开主体: [区民政局]\n"
        "    公开渠道:\n"
        "      - 政府网站\n"
        "      - 其他: 社区公告屏\n"
        "    公开对象: 全社会\n"
        "    公开层级: [区级]\n"
        "    联系电话: 0000-1\n"
        "    扩展:\n"
        "      更新周期: 每月\n"
        "  - 编码: shjz-mzj-004\n"
        "    一级事项: 儿童福利\n"
        "    二级事项: 孤儿名单\n"
        "    公开内容:\n"
        "      - 名单\n"
        "    公开依据: [社会救助法, 《江州区孤儿认定办法》（江民发〔2020〕3号）]\n"
        "    公开时限: 公示7个工作日\n"
        "    公开主体: [区民政局, 各镇人民政府、街道办事处]\n"
        "    公开渠道: [政府网站]\n"
        "    公开对象:\n"
        "      特定群体: 本村村民\n"
        "    公开层级: [区级, 镇街级]\n"
        "  - 编码: shjz-mzj-005\n"
        "    一级事项: 养老服务\n"
        "    二级事项: 养老机构备案\n"
        "    公开内容:\n"
        "      - 备案结果\n"
        "    公开依据: [社会救助法]\n"
        "    公开时限: 信息形成之日起20个工作日内\n"
        "    公开主体: [儿童福利中心站]\n"
        "    公开渠道: [政府网站, 其他]\n"
        "    公开对象: 全社会\n"
        "    公开层级: [区级]\n"
    )


def test_what_a_person_must_decide_is_said_with_its_cell(catalogue: Path, imported: Import) -> None:
    _, out, _ = imported(table(catalogue.parent), "--out", "new")
    assert "目录!G5  公开主体“儿童福利中心站”不在单位名录里" in out
    assert "勾了“其他”，没有写是什么渠道" in out
    assert "依据库里没有《江州区孤儿认定办法》（江民发〔2020〕3号）" in out
    assert "  - 名称: 江州区孤儿认定办法\n    类别: 规范性文件\n" in out  # the entry to complete for laws.yaml
    assert "      - 文号: 江民发〔2020〕3号\n" in out


def test_the_files_written_are_as_fmt_leaves_them_and_have_no_fault_of_form(catalogue: Path, imported: Import) -> None:
    path = catalogue / "mzj/shjz.yaml"
    path.write_text(layout("mzj/shjz.yaml", path.read_text("utf-8")), "utf-8")
    assert imported(table(catalogue.parent), "--append")[0] == 0
    assert layout("mzj/shjz.yaml", path.read_text("utf-8")) == path.read_text("utf-8")
    rules = {f.rule for f in check(load(catalogue)) if f.severity is Severity.ERROR and f.item >= "shjz-mzj-003"}
    assert rules == {"department-unknown", "law-unknown", "other-without-text"}


def test_an_existing_file_is_never_changed_unasked(catalogue: Path, imported: Import) -> None:
    before = every_file(catalogue)
    code, _, err = imported(table(catalogue.parent))
    assert code == 2
    assert "mzj/shjz.yaml 已经有了，没有改动" in err
    assert every_file(catalogue) == before


def test_append_leaves_every_old_byte_and_adds_no_item_twice(catalogue: Path, imported: Import) -> None:
    path = catalogue / "mzj/shjz.yaml"
    before = path.read_bytes()
    assert imported(table(catalogue.parent), "--append")[0] == 0
    once = path.read_bytes()
    assert once.startswith(before)
    assert [i.code for i in load(catalogue).items if i.file == "mzj/shjz.yaml"][-3:] == [
        "shjz-mzj-003",
        "shjz-mzj-004",
        "shjz-mzj-005",
    ]
    code, out, _ = imported(table(catalogue.parent), "--append")
    assert code == 0
    assert "里已有这一事项，没有再加" in out
    assert path.read_bytes() == once


def test_out_never_replaces_a_file(catalogue: Path, imported: Import) -> None:
    assert imported(table(catalogue.parent), "--out", "new")[0] == 0
    code, _, err = imported(table(catalogue.parent), "--out", "new")
    assert code == 2
    assert "已经有了，没有覆盖" in err


def test_dry_run_and_json_write_nothing(catalogue: Path, imported: Import) -> None:
    source = table(catalogue.parent)
    before = every_file(catalogue.parent)
    code, out, _ = imported(source, "--dry-run")
    assert code == 0
    assert "孤儿认定" in out and "会接到 catalogs/mzj/shjz.yaml" in out
    code, out, _ = imported(source, "--format", "json")
    assert code == 0
    value = json.loads(out)
    assert [item["level2"] for item in value["items"]] == ["孤儿认定", "孤儿名单", "养老机构备案"]
    assert value["items"][1]["audience"] == {"public": False, "specific": "本村村民"}
    assert value["items"][0]["channels"] == ["政府网站", "其他"]
    assert value["items"][0]["channels_other"] == "社区公告屏"
    assert every_file(catalogue.parent) == before


def test_json_needs_no_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _run(["import", "--format", "json", str(table(tmp_path))]) == 0
    assert len(json.loads(capsys.readouterr().out)["items"]) == 3


def test_a_field_or_department_that_cannot_be_told_is_asked_for(catalogue: Path, imported: Import) -> None:
    source = table(catalogue.parent, name="目录.csv")
    code, _, err = imported(source, "--out", "new")
    assert code == 2
    assert "是哪个领域" in err and "--field" in err
    assert not (catalogue.parent / "new").exists()
    assert imported(source, "--field", "社会救助", "--department", "区民政局", "--out", "new")[0] == 0
    code, _, err = imported(source, "--field", "社会救住", "--out", "new2")
    assert code == 2
    assert "社会救助" in err  # meant, perhaps


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".html", ".md"])
def test_the_report_holds_every_remark(catalogue: Path, imported: Import, suffix: str) -> None:
    report = catalogue.parent / f"报告{suffix}"
    assert imported(table(catalogue.parent), "--out", "new", "--report", report)[0] == 0
    assert report.stat().st_size > 1000
    if suffix == ".md":
        text = report.read_text("utf-8")
        assert "儿童福利中心站" in text and "孤儿名单" in text and "江州区孤儿认定办法" in text


# ---------------------------------------------------------------------------------------------- files that cannot be read


def test_a_file_that_cannot_be_read_hides_no_other(catalogue: Path, imported: Import) -> None:
    broken = catalogue.parent / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04" + bytes(range(256)))
    code, out, err = imported(broken, table(catalogue.parent), "--out", "new")
    assert code == 1
    assert "坏.xlsx" in err and "Traceback" not in err
    assert err.endswith("。\n") and "。。" not in err
    assert "已写 new/mzj/shjz.yaml" in out


@pytest.mark.parametrize(
    "words", [["不在.csv"], ["--format", "yaml", "目录.csv"], ["--report", "报告.pdf", "目录.csv"]]
)
def test_wrong_use_is_said_before_anything_is_read(catalogue: Path, imported: Import, words: list[str]) -> None:
    table(catalogue.parent, name="目录.csv")
    code, out, err = imported(*words)
    assert (code, out) == (2, "")
    assert err.strip()


def test_a_strange_layout_is_explained_once_and_remembered(catalogue: Path, imported: Import) -> None:
    strange = table(catalogue.parent, STRANGE, "救助表.csv")
    code, _, err = imported(strange, "--out", "new")
    assert code == 1
    assert "救助表.mapping.yaml" in err and "--mapping" in err
    assert "。。" not in err and "。对照文件" in err
    mapping = catalogue.parent / "救助表.mapping.yaml"
    text = mapping.read_text("utf-8")
    assert "办什么事" in text and "读作" in text and "孤儿认定" in text
    lines = text.splitlines()
    for label, element in (
        ("办什么事", "二级事项"),
        ("发布哪些东西", "公开内容"),
        ("凭什么", "公开依据"),
        ("多久办", "公开时限"),
        ("谁来办", "公开主体"),
    ):
        at = next(i for i, line in enumerate(lines) if line.strip() == f"表头: {label}")
        end = next(i for i in range(at, len(lines)) if lines[i].lstrip().startswith("读作:"))
        lines[end] = lines[end].partition("读作:")[0] + f"读作: {element}"
    mapping.write_text("\n".join(lines) + "\n", "utf-8")
    code, out, err = imported(strange, "--mapping", mapping, "--out", "new", "--field", "社会救助")
    assert code == 0, err
    assert "新事项 2 个" in out
    assert (catalogue / "mapping.yaml").is_file()
    assert imported(strange, "--out", "again", "--field", "社会救助")[0] == 0  # remembered
    assert not [f for f in check(load(catalogue)) if f.file == "mapping.yaml"]


# ---------------------------------------------------------------------------------------------- guidelines


def test_a_superiors_guideline_is_kept_in_its_own_words(catalogue: Path, imported: Import) -> None:
    code, out, _ = imported(table(catalogue.parent), "--baseline")
    assert code == 0
    assert "已写 catalogs/baselines/shjz-national.yaml" in out
    (guideline,) = load(catalogue).guidelines
    assert (guideline.level, guideline.field, guideline.source) == (
        "国家",
        "社会救助",
        "社会救助领域基层政务公开标准目录.csv",
    )
    assert [item.level2 for item in guideline.items] == ["孤儿认定", "孤儿名单", "养老机构备案"]
    assert guideline.items[0].subjects == ("县民政局",)
    assert guideline.items[0].bases[1] == "《江州区孤儿认定办法》（江民发〔2020〕3号）"
    assert not [f for f in check(load(catalogue)) if f.file.startswith("baselines/")]
    text = (catalogue / guideline.file).read_text("utf-8")
    assert layout(guideline.file, text) == text
    assert imported(table(catalogue.parent), "--baseline")[0] == 2  # never overwritten


def test_a_guideline_of_an_unknown_field_is_a_finding(catalogue: Path, imported: Import) -> None:
    assert imported(table(catalogue.parent), "--baseline", "--level", "市级")[0] == 0
    path = catalogue / "baselines/shjz-city.yaml"
    path.write_text(path.read_text("utf-8").replace("领域: 社会救助\n", "领域: 社会救住\n"), "utf-8")
    (finding,) = [f for f in check(load(catalogue)) if f.file == "baselines/shjz-city.yaml"]
    assert finding.rule == "field-unknown"


# ---------------------------------------------------------------------------------------------- forms


def form_with(catalogue: Path, change: Callable[[openpyxl.Workbook], None]) -> Path:
    form = catalogue.parent / "填报表.xlsx"
    assert _run(["export", "--form", str(form), "--catalog", str(catalogue)]) == 0
    book = openpyxl.load_workbook(form)
    change(book)
    book.save(form)
    return form


def replace_text(book: openpyxl.Workbook, old: str, new: str) -> None:
    for sheet in book:
        if sheet.sheet_state == "visible":
            for row in sheet.iter_rows():
                for cell in row:
                    if (
                        isinstance(cell.value, str)
                        and old in cell.value
                        and sheet.title not in ("填写说明", "校验发现")
                    ):
                        cell.value = cell.value.replace(old, new)


def test_a_form_shows_its_difference_then_writes_it(catalogue: Path, imported: Import) -> None:
    item = load(catalogue).items[0]
    old = item.contents[0]
    form = form_with(catalogue, lambda book: replace_text(book, old, f"{old}（含名单）"))
    before = every_file(catalogue)
    code, out, _ = imported(form, "--dry-run")
    assert code == 0
    assert "（含名单）" in out and "+++" in out
    assert every_file(catalogue) == before
    code, out, _ = imported(form)
    assert code == 0
    changed = {name for name, data in every_file(catalogue).items() if data != before[name]}
    assert changed == {item.file}
    assert load(catalogue).items[0].contents[0] == f"{old}（含名单）"


def test_a_form_without_edits_changes_nothing(catalogue: Path, imported: Import) -> None:
    form = form_with(catalogue, lambda book: None)
    before = every_file(catalogue)
    code, out, _ = imported(form)
    assert code == 0
    assert "没有改动" in out
    assert every_file(catalogue) == before


def test_a_form_and_a_table_are_not_imported_together(catalogue: Path, imported: Import) -> None:
    form = form_with(catalogue, lambda book: None)
    assert imported(form, table(catalogue.parent))[0] == 2


# ---------------------------------------------------------------------------------------------- our own publication


@pytest.mark.parametrize("name", ["compendium.docx", "compendium.xlsx", "site/fields/shjz.html", "catalog.csv"])
def test_a_published_compendium_reads_back_as_what_was_published(
    catalogue: Path, imported: Import, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert _run(["build", "--out", "dist", "--field", "社会救助", "--force", "--catalog", str(catalogue)]) in (0, 1)
    capsys.readouterr()
    code, out, _ = imported(catalogue.parent / "dist" / name, "--format", "json")
    assert code == 0
    published = {
        (item.level1, item.level2 or None, item.contents, item.time_limit)
        for item in load(catalogue).live
        if item.field == "shjz"
    }
    read = {
        (i["level1"], i["level2"], tuple(i["content"]), i["time_limit_text"]) for i in json.loads(out)["items"]
    }  # the workbook has every item twice: in its field's sheet and in 总表
    assert read == published
