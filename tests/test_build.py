"""``gwstd build`` as an office uses it: what lies in dist/, refused and forced builds, editions, the same bytes again."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from gwstd.cli.build import program

ROOT = Path(__file__).parents[1]
CATALOGS = ROOT / "catalogs"
OUTPUTS = ROOT / "tests" / "data" / "outputs.json"


def gwstd(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gwstd", *map(str, arguments)]
    variables = {**os.environ, "PYTHONUTF8": "1", **environment}
    return subprocess.run(command, cwd=cwd, env=variables, capture_output=True, text=True, check=False, timeout=120)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def words(path: Path) -> str:
    """All text of an Office file's parts, as it stands in the XML."""
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml"))


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    done = gwstd("build", "--catalog", CATALOGS, "--out", folder / "dist", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "dist"


def test_everything_is_there_and_counted(dist: Path) -> None:
    made = contents(dist)
    for name in (
        "compendium.docx",
        "compendium.xlsx",
        "catalog.json",
        "catalog.csv",
        "site/index.html",
        "manifest.json",
    ):
        assert made.get(name), name
    catalog = json.loads(made["catalog.json"])
    rows = list(csv.reader(io.StringIO(made["catalog.csv"].decode("utf-8-sig"))))
    assert len(catalog["事项"]) == len(rows) - 1 >= 90
    fields = {entry["代码"] for entry in catalog["领域"]}
    assert {"shjz", "jycy", "hjgl", "wtty", "ndbg"} <= fields
    assert all(f"site/fields/{code}.html" in made for code in fields)
    manifest = json.loads(made["manifest.json"])
    assert set(manifest["outputs"]) == set(made) - {"manifest.json"} and manifest["状态"] == "通过校验"


def test_a_field_kept_by_two_departments_is_one_chapter(dist: Path) -> None:
    catalog = json.loads((dist / "catalog.json").read_text("utf-8"))
    entries = [entry for entry in catalog["事项"] if entry["领域"] == "公共文化体育"]
    assert {"区文化旅游局", "区体育局"} <= {entry["部门"] for entry in entries}
    numbers = [int(entry["序号"]) for entry in entries]
    assert numbers == list(range(1, len(entries) + 1))
    first = [entry["一级事项"] for entry in entries]
    groups = [name for index, name in enumerate(first) if index == 0 or first[index - 1] != name]
    assert len(groups) == len(set(groups)), "the rows of one 一级事项 stand together, whoever keeps them"


def test_every_item_is_in_every_output(dist: Path) -> None:
    catalog = json.loads((dist / "catalog.json").read_text("utf-8"))
    word, excel = words(dist / "compendium.docx"), words(dist / "compendium.xlsx")
    pages = "".join(path.read_text("utf-8") for path in (dist / "site" / "fields").glob("*.html"))
    for entry in catalog["事项"]:
        name = entry.get("二级事项", entry["一级事项"])
        assert name in word and name in excel and name in pages, name
        assert f'id="{entry["编码"]}"' in pages


def test_the_same_input_gives_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    done = gwstd("build", "--catalog", CATALOGS, "--out", tmp_path / "again", cwd=tmp_path,
                 PYTHONHASHSEED="7", TZ="Asia/Shanghai", LC_ALL="C")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "again") == contents(dist)


def test_between_machines_the_parts_are_the_same(
    catalogue: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """What was made on one machine is recorded: any other makes the same. Of docx and xlsx that holds for their parts,
    for machines differ in how they deflate."""
    done = gwstd("build", "--catalog", catalogue, "--out", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    outputs = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["outputs"]
    made = {"XlsxWriter": version("XlsxWriter"), **{name: one["parts_sha256"] for name, one in outputs.items()}}
    if request.config.getoption("--golden-update"):
        OUTPUTS.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    recorded = json.loads(OUTPUTS.read_text("utf-8"))
    if made["XlsxWriter"] != recorded["XlsxWriter"]:  # another version may write another workbook
        made |= {name: recorded[name] for name in ("XlsxWriter", "compendium.xlsx")}
    different = sorted(name for name in made.keys() | recorded.keys() if made.get(name) != recorded.get(name))
    assert different == [], f"if these were meant to change: pytest {__file__} --golden-update"


def test_nothing_changed_nothing_written(catalogue: Path, tmp_path: Path) -> None:
    first = gwstd("build", "--catalog", catalogue, "--out", "out", "--only", "csv", cwd=tmp_path)
    stamp = (tmp_path / "out" / "catalog.csv").stat().st_mtime_ns
    second = gwstd("build", "--catalog", catalogue, "--out", "out", "--only", "csv", cwd=tmp_path)
    assert first.returncode == second.returncode == 0 and "没有变化" in second.stdout
    assert (tmp_path / "out" / "catalog.csv").stat().st_mtime_ns == stamp
    (tmp_path / "out" / "catalog.csv").write_text("改过", "utf-8")
    third = gwstd("build", "--catalog", catalogue, "--out", "out", "--only", "csv", cwd=tmp_path)
    assert "没有变化" not in third.stdout and "低保" not in third.stdout
    assert (tmp_path / "out" / "catalog.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_another_version_of_a_library_that_writes_is_another_program(
    catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = program(catalogue)
    assert "xlsxwriter-" in before and "jinja2-" in before
    (tmp_path / "XlsxWriter-99.9.dist-info").mkdir()
    (tmp_path / "pytest-99.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert set(program(catalogue).split()) - set(before.split()) == {"xlsxwriter-99.9.dist-info"}


def test_after_a_change_what_it_does_not_concern_stays_and_all_is_as_if_made_anew(tmp_path: Path) -> None:
    def build(out: str) -> None:
        done = gwstd("build", "--catalog", "catalogs", "--out", out, "--only", "html,csv", cwd=tmp_path)
        assert done.returncode == 0, done.stderr

    def inodes() -> dict[str, int]:
        return {path.name: path.stat().st_ino for path in (tmp_path / "out" / "site" / "item").iterdir()}

    shutil.copytree(CATALOGS, tmp_path / "catalogs")
    build("out")
    before = inodes()
    file = tmp_path / "catalogs" / "mzj" / "shjz.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("社会救助政策法规文件", "社会救助政策文件"), "utf-8")
    build("out")
    build("anew")
    assert contents(tmp_path / "out") == contents(tmp_path / "anew")
    after = inodes()
    assert {name[:4] for name in after if after[name] != before.get(name)} == {"shjz"}
    assert sum(after[name] == before.get(name) for name in after) > 1000
    # A template of its own concerns every page.
    page = tmp_path / "catalogs" / "templates" / "site" / "item.html.j2"
    page.parent.mkdir(parents=True)
    page.write_text('{% extends "page.html.j2" %}{% block main %}<h1>{{ item.title }}</h1>{% endblock %}', "utf-8")
    build("out")
    assert all(b"<h1>" in data and b"<dl" not in data for data in contents(tmp_path / "out" / "site" / "item").values())


def test_errors_refuse_the_build_and_force_stamps_every_output(catalogue: Path, tmp_path: Path) -> None:
    file = catalogue / "mzj" / "shjz.yaml"
    file.write_text(
        file.read_text("utf-8").replace("公开依据: [社会救助法]", "公开依据: [环境噪声污染防治法]"), "utf-8"
    )
    refused = gwstd("build", "--catalog", catalogue, "--out", "out", cwd=tmp_path)
    assert refused.returncode == 1 and "没有汇编" in refused.stderr and "law-repealed" in refused.stderr
    assert not (tmp_path / "out").exists()
    forced = gwstd("build", "--catalog", catalogue, "--out", "out", "--force", cwd=tmp_path)
    assert forced.returncode == 0 and "不能公布" in forced.stderr
    made = contents(tmp_path / "out")
    mark = "未通过校验"
    assert mark in words(tmp_path / "out" / "compendium.docx") and mark in words(tmp_path / "out" / "compendium.xlsx")
    assert mark in made["catalog.json"].decode() and mark in made["catalog.csv"].decode("utf-8-sig")
    assert all(mark in data.decode() for name, data in made.items() if name.endswith(".html"))
    assert json.loads(made["manifest.json"])["状态"] == mark


def test_a_town_gets_its_own_catalogue_under_its_own_name(tmp_path: Path) -> None:
    done = gwstd(
        "build", "--catalog", CATALOGS, "--out", "out", "--department", "柳河镇", "--only", "json,docx", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    entries = json.loads((tmp_path / "out" / "catalog.json").read_text("utf-8"))["事项"]
    assert entries and all("柳河镇人民政府" in entry["公开主体"] for entry in entries)
    assert not any("各镇人民政府、街道办事处" in entry["公开主体"] for entry in entries)
    assert "柳河镇人民政府政务公开标准目录" in words(tmp_path / "out" / "compendium.docx")


def test_one_field_alone(tmp_path: Path) -> None:
    done = gwstd("build", "--catalog", CATALOGS, "--out", "out", "--field", "户籍管理", "--only", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    entries = json.loads((tmp_path / "out" / "catalog.json").read_text("utf-8"))["事项"]
    assert {entry["领域"] for entry in entries} == {"户籍管理"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "pdf"], "pdf"),
        (["--field", "户藉管理"], "户籍管理"),
        (["--department", "民政局"], "区民政局"),
    ],
)
def test_wrong_use_says_what_there_is(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = gwstd("build", "--catalog", CATALOGS, "--out", "out", *arguments, cwd=tmp_path)
    assert done.returncode == 2 and said in done.stderr and not (tmp_path / "out").exists()


def test_a_folder_with_other_files_is_left_alone(catalogue: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt").write_text("不要动", "utf-8")
    done = gwstd("build", "--catalog", catalogue, "--out", "own", cwd=tmp_path)
    assert done.returncode == 2 and "letter" not in done.stdout
    assert contents(tmp_path / "own") == {"letter.txt": "不要动".encode()}


@pytest.mark.parametrize("profile", ["国家", "区级", "乡镇", "含五公开"])
@pytest.mark.parametrize("style", ["勾选", "所选"])
def test_column_profiles(profile: str, style: str, catalogue: Path, tmp_path: Path) -> None:
    edition = catalogue / "catalog.yaml"
    edition.write_text(f"{edition.read_text('utf-8')}列方案: {profile}\n渠道显示: {style}\n", "utf-8")
    done = gwstd("build", "--catalog", catalogue, "--out", "out", "--only", "xlsx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    import openpyxl

    sheet = openpyxl.load_workbook(tmp_path / "out" / "compendium.xlsx")["社会救助"]
    titles = {str(cell.value) for row in sheet.iter_rows(max_row=3) for cell in row if cell.value}
    assert ("公开层级" in titles) == (profile != "乡镇")
    assert ({"县级", "乡级"} <= titles) == (profile == "国家")
    assert ({"决策", "执行", "管理", "服务", "结果"} <= titles) == (profile == "含五公开")
    cells = {str(cell.value) for row in sheet.iter_rows(min_row=4) for cell in row if cell.value}
    assert any("□政府公报" in text for text in cells) == (style == "勾选")
    assert any("■政府网站" in text for text in cells)


@pytest.mark.parametrize("name", ["compendium.docx", "compendium.xlsx"])
def test_libreoffice_opens_it(name: str, soffice: Callable[[Path, str, Path], Path], tmp_path: Path) -> None:
    # Three fields, one of them with several keepers: LibreOffice takes minutes for all 23.
    fields = [word for field in ("政府信息公开年度报告", "社会救助", "公共文化体育") for word in ("--field", field)]
    done = gwstd("build", "--catalog", CATALOGS, "--out", "dist", *fields, "--only", "docx,xlsx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    made = soffice(tmp_path / "dist" / name, "pdf", tmp_path)
    text = subprocess.run(["pdftotext", str(made), "-"], capture_output=True, text=True, check=True).stdout
    plain = "".join(text.split())
    for word in ("临江区基层政务公开标准目录", "公共文化体育", "最低生活保障", "依据总表"):
        assert word in plain


def test_templates_laid_out_and_changed_are_what_the_build_uses(catalogue: Path, tmp_path: Path) -> None:
    out = gwstd("export", "--templates", "--catalog", catalogue, cwd=tmp_path)
    assert out.returncode == 0 and "编制说明" in out.stdout, out.stderr
    preface = catalogue / "templates" / "preface.txt.j2"
    preface.write_text("本区自己的编制说明。\n", "utf-8")
    cover = catalogue / "templates" / "compendium.docx"
    parts = zip_parts(cover)
    document = parts["word/document.xml"].replace("【标题】".encode(), "【标题】（内部资料）".encode())
    changed = {**parts, "word/document.xml": document}
    assert changed != parts
    with zipfile.ZipFile(cover, "w") as archive:
        for name, data in changed.items():
            archive.writestr(name, data)
    done = gwstd("build", "--catalog", catalogue, "--out", "out", "--only", "docx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = words(tmp_path / "out" / "compendium.docx")
    assert "本区自己的编制说明。" in text and "（内部资料）" in text
    again = gwstd("export", "--templates", "--catalog", catalogue, cwd=tmp_path)
    assert "没有动" in again.stdout and preface.read_text("utf-8") == "本区自己的编制说明。\n"
    assert gwstd("export", "--templates", "--form", "a.xlsx", "--catalog", catalogue, cwd=tmp_path).returncode == 2


def zip_parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
