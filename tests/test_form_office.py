"""The clerk's form in LibreOffice: opened and saved as .xlsx, .xls and .ods it says the same, and keeps its help."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import load_workbook

from conftest import missing
from filled_form import SHJZ, Filled, difference, untouched
from gwstd import form
from gwstd.check import check
from gwstd.load import load

Convert = Callable[[Path, str, Path], Path]
TWO = "shjz-mzj-002"
CALC_FILTERS = {"xls": "xls:MS Excel 97", "ods": "ods", "xlsx": "xlsx:Calc MS Excel 2007 XML"}


@pytest.fixture
def filled(catalogue: Path) -> Filled:
    return Filled(catalogue, check(load(catalogue)))


def saved(filled: Filled, kind: str, soffice: Convert, folder: Path) -> Path:
    """The form as LibreOffice saves it."""
    filled.book.save(filled.path)
    return soffice(filled.path, CALC_FILTERS[kind], folder)


@pytest.mark.parametrize("kind", CALC_FILTERS)
def test_saved_without_an_edit_it_changes_nothing(filled: Filled, kind: str, soffice: Convert, tmp_path: Path) -> None:
    path = saved(filled, kind, soffice, tmp_path / "office")
    assert form.is_form(path)
    assert untouched(form.read_changes(load(filled.catalogue), path))


@pytest.mark.parametrize("kind", CALC_FILTERS)
def test_edits_come_back_in_every_format(filled: Filled, kind: str, soffice: Convert, tmp_path: Path) -> None:
    sheet = filled.sheet()
    filled.set(TWO, "公开内容", "初审对象名单及相关信息\n公示期")
    filled.set(TWO, "公开渠道/政府公报", "√")
    filled.set(TWO, "联系电话", 62001010)
    filled.set(TWO, "备注", "=1+1")
    filled.set("shjz-mzj-001", "五公开/服务", None)
    filled.set("shjz-mzj-001", "五公开/决策", "√")
    sheet.insert_rows(6)
    filled.put(6, {"一级事项": "综合业务", "二级事项": "救助热线", "公开内容": "热线号码", "公开渠道/两微一端": "√"})
    sheet.column_dimensions["G"].hidden = True
    path = saved(filled, kind, soffice, tmp_path / "office")
    proposal = form.read_changes(load(filled.catalogue), path)
    assert difference(proposal) == [
        "+    五公开: [决策]",
        "+  - 编码: shjz-mzj-003",
        "+    一级事项: 综合业务",
        "+    二级事项: 救助热线",
        "+    公开内容:",
        "+      - 热线号码",
        "+    公开渠道: [两微一端]",
        "-    公开内容: [初审对象名单及相关信息]",
        "+    公开内容: [初审对象名单及相关信息, 公示期]",
        "+    公开渠道: [政府网站, 政府公报, 政务服务中心]",
        '+    联系电话: "62001010"',
        '+    备注: "2"',
    ]
    assert not proposal.problems


def test_drop_downs_messages_and_protection_survive(filled: Filled, soffice: Convert, tmp_path: Path) -> None:
    """LibreOffice has understood what it kept."""
    path = saved(filled, "xlsx", soffice, tmp_path / "office")
    before, after = load_workbook(filled.path)[SHJZ], load_workbook(path)[SHJZ]
    rules = {str(rule.sqref): rule for rule in after.data_validations.dataValidation}
    columns = filled.columns()
    letter = before.cell(1, columns["公开主体"]).column_letter
    subject = next(rule for where, rule in rules.items() if where.startswith(f"{letter}6"))
    assert subject.type == "list" and "gwstd_units" in subject.formula1 and "单位名录" in subject.prompt
    ticks = [rule for rule in rules.values() if rule.formula1 == '"√"' and rule.showErrorMessage]
    assert sum(len(str(rule.sqref).split()) for rule in ticks) >= 13 + 1 + 1 + 2 + 2 + 5
    assert after.protection.sheet and not after.protection.password
    assert not (after.protection.insertRows or after.protection.deleteRows or after.protection.sort)
    assert after["B5"].protection.locked and not after.cell(6, columns["公开时限"]).protection.locked
    assert after.column_dimensions["A"].hidden and after.row_dimensions[1].hidden
    assert before.freeze_panes == "F6" and after.auto_filter.ref.startswith("A5:")
    assert len(after.conditional_formatting) == len(before.conditional_formatting) >= 7
    units = load_workbook(path).defined_names["gwstd_units"].attr_text
    assert "_lists" in units


def test_the_marks_show_what_is_missing(filled: Filled, soffice: Convert, tmp_path: Path) -> None:
    """The colours of the marks, as LibreOffice draws them: none in a form without fault, one each where one belongs."""
    colours = {"#F8CBAD": "f8cbad", "#FFE699": "ffe699"}

    def drawn() -> str:
        page = soffice(filled.path, "html:HTML (StarCalc)", tmp_path / "html").read_text("utf-8", "replace").lower()
        return "".join(name for name, colour in colours.items() if colour in page)

    assert drawn() == ""
    filled.set(TWO, "公开内容", None)
    filled.book.save(filled.path)
    assert drawn() == "#F8CBAD"
    filled.set(TWO, "公开主体", "区民政局\n民政科")
    filled.book.save(filled.path)
    assert drawn() == "#F8CBAD#FFE699"


# ---------------------------------------------------------------------------------------------- a clerk at work

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{code}</script:module>"""
CLERK = """
Sub Work(path As String, out As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToUrl(path), "_blank", 0, hidden())
  sheet = doc.Sheets.getByName("{sheet}")
  If Not sheet.isProtected() Then Exit Sub
{steps}
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Excel 97" : doc.storeToURL(ConvertToUrl(out & ".xls"), filter())
  filter(0).Value = "calc8" : doc.storeToURL(ConvertToUrl(out & ".ods"), filter())
  filter(0).Value = "Calc MS Excel 2007 XML" : doc.storeToURL(ConvertToUrl(out & ".xlsx"), filter())
  doc.close(True)
End Sub
"""
STEPS = """
  sheet.getCellRangeByName("K7").setFormula("√")
  sheet.getCellRangeByName("I7").setFormula("区民政局")
  sheet.getCellRangeByName("{day}7").setFormula("2026-12-1")
  sheet.getCellRangeByName("H6").setFormula("=1+")
  sheet.Rows.insertByIndex(6, 1)
  sheet.getCellRangeByName("C7").setFormula("综合业务")
  sheet.getCellRangeByName("D7").setFormula("救助热线")
  sheet.getCellRangeByName("F7").setString("热线号码" & Chr(10) & "服务时间")
  sheet.getCellRangeByName("K7").setFormula("√")
  sheet.Columns.getByIndex(7).IsVisible = False
  Dim fields(0) As New com.sun.star.table.TableSortField
  fields(0).Field = 3 : fields(0).IsAscending = False
  Dim order(1) As New com.sun.star.beans.PropertyValue
  order(0).Name = "SortFields" : order(0).Value = fields()
  order(1).Name = "ContainsHeader" : order(1).Value = False
  sheet.getCellRangeByName("A6:AZ207").sort(order())
  n = 5
  Do While sheet.getCellByPosition(0, n).String <> "shjz-mzj-001"
    n = n + 1
  Loop
  sheet.Rows.removeByIndex(n, 1)
"""


@pytest.fixture(scope="session")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str, Path], Path]:
    """Opens a form in LibreOffice, works in its protected sheet, and saves it as .xls, .ods and .xlsx."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        missing("LibreOffice (soffice)")
    profile = tmp_path_factory.mktemp("clerk-profile")
    office = [str(program), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]

    def run(argument: str) -> None:
        subprocess.run([*office, argument], capture_output=True, timeout=240, check=False)

    run("--terminate_after_init")  # the first start fills the profile with modules of its own

    def work(path: Path, steps: str, target: Path) -> Path:
        module = profile / "user" / "basic" / "Standard" / "Module1.xba"
        module.write_text(MODULE.format(code=escape(CLERK.format(sheet=SHJZ, steps=steps))), "utf-8")
        run(f'macro:///Standard.Module1.Work("{path}","{target}")')
        return target

    return work


def test_a_clerks_work_in_the_protected_sheet(
    filled: Filled, clerk: Callable[[Path, str, Path], Path], tmp_path: Path
) -> None:
    """Ticked, retyped, a row inserted, a column hidden, sorted, a row deleted: in each format the same comes back."""
    path = tmp_path / "form.xlsx"  # a macro's address takes no Chinese
    shutil.copyfile(filled.path, path)
    day = filled.sheet().cell(1, filled.columns()["生效"]).column_letter
    out = clerk(path, STEPS.replace("{day}", day), tmp_path / "back")
    for kind in CALC_FILTERS:
        path = out.with_name(f"{out.name}.{kind}")
        assert path.is_file(), "LibreOffice did not let the clerk work"
        proposal = form.read_changes(load(filled.catalogue), path)
        assert difference(proposal) == [
            "+  - 编码: shjz-mzj-003",
            "+    一级事项: 综合业务",
            "+    二级事项: 救助热线",
            "+    公开内容:",
            "+      - 热线号码",
            "+      - 服务时间",
            "+    公开渠道: [政府公报]",
            "-    公开主体: [区民政局, 各镇人民政府、街道办事处]",
            "+    公开渠道: [政府网站, 政府公报, 政务服务中心]",
            "+    生效: 2026-12-01",
        ], kind
        assert [item.code for item in proposal.retire] == ["shjz-mzj-001"]
        assert not (proposal.conflicts or proposal.problems or proposal.notes)
