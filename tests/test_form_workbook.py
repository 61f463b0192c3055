"""The clerk's form as a workbook: what each sheet, message, list and mark is; and the command that writes it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from filled_form import HEAD, SHJZ, TOWNS, Filled
from gwstd.check import check
from gwstd.cli import application
from gwstd.load import load
from gwstd.vocabulary import ITEM, NATIONAL_CHANNELS

FILE = "mzj/shjz.yaml"


@pytest.fixture
def filled(catalogue: Path) -> Filled:
    return Filled(catalogue, check(load(catalogue)))


def export(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(application(), ["export", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


# ---------------------------------------------------------------------------------------------- sheets and cells


def test_guide_findings_a_sheet_a_file_and_three_hidden_ones(filled: Filled) -> None:
    assert filled.book.sheetnames == ["填写说明", "校验发现", SHJZ, TOWNS, "_meta", "_base", "_lists"]
    assert [filled.book[name].sheet_state for name in ("_meta", "_base", "_lists")] == ["veryHidden"] * 3
    assert filled.book.active.title == "填写说明"


def test_every_key_has_its_columns(filled: Filled) -> None:
    keys = {re.split("[/=]", column)[0] for column in filled.columns()}
    assert keys == {*ITEM, "序号"} - {"扩展"}
    assert {f"公开渠道/{name}" for name in (*NATIONAL_CHANNELS, "一网通办")} <= filled.columns().keys()


def test_a_row_says_what_the_item_says_with_its_defaults(filled: Filled) -> None:
    code = "shjz-mzj-002"
    assert filled.get(code, "公开依据") == "社会救助法\n最低生活保障审核确认办法 第二十条"
    assert filled.get(code, "公开时限") == "自制定或者获取信息之日起10个工作日内"
    ticked = [column for column in filled.columns() if filled.get(code, column) == "√"]
    assert ticked == ["公开渠道/政府网站", "公开渠道/政务服务中心", "公开对象/全社会", "公开方式/主动公开", "公开层级/区级",
                      "公开层级/镇街级", "五公开/结果"]  # fmt: skip


def test_two_rows_of_head_as_in_the_national_table(filled: Filled) -> None:
    sheet, columns = filled.sheet(), filled.columns()
    assert (
        sheet.cell(4, columns["一级事项"]).value == "公开事项"
        and sheet.cell(5, columns["三级事项"]).value == "三级事项"
    )
    assert sheet.cell(4, columns["公开渠道/政府网站"]).value == "公开渠道和载体"
    assert sheet.cell(4, columns["公开内容"]).value == "公开内容（要素）"
    assert sheet.cell(5, columns["公开方式/依申请公开"]).value == "依申请"
    assert sheet.row_dimensions[1].hidden and sheet.column_dimensions["A"].hidden


def test_what_looks_like_a_formula_stays_a_text(catalogue: Path) -> None:
    path = catalogue / FILE
    path.write_text(path.read_text("utf-8") + '    备注: "=1+1"\n    回应: <r>甲</r>\n    解读: "+86"\n', "utf-8")
    filled = Filled(catalogue)
    cells = [filled.sheet().cell(7, filled.columns()[key]) for key in ("备注", "回应", "解读")]
    assert [cell.value for cell in cells] == ["=1+1", "<r>甲</r>", "+86"]
    assert "<f>" not in sheet_xml(filled.path)
    assert all(cell.number_format == "@" for cell in cells)


def sheet_xml(path: Path) -> str:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet3.xml").decode()


def test_rows_can_be_sorted_deleted_and_grow(filled: Filled) -> None:
    """Spreadsheets allow these in a protected sheet only where no cell of the row is locked."""
    sheet = filled.sheet()
    assert sheet.protection.sheet and not (sheet.protection.deleteRows or sheet.protection.sort)
    assert not any(cell.protection.locked for cell in sheet[7])
    assert all(cell.protection.locked for row in sheet.iter_rows(min_row=1, max_row=HEAD) for cell in row)
    xml = sheet_xml(filled.path)
    assert re.search(r'<col min="\d+" max="16384"[^>]*/></cols>', xml)
    assert (
        "customHeight" in re.search(r'<row r="5"[^>]*>', xml)[0]
        and "customHeight" not in re.search(r'<row r="6"[^>]*>', xml)[0]
    )  # type: ignore[index]
    assert sheet.auto_filter.ref.startswith("A5:"), "the hidden 编码 is sorted with the rest"


def rules(filled: Filled, column: str) -> Any:
    sheet = filled.sheet()
    letter = sheet.cell(1, filled.columns()[column]).column_letter
    return next(r for r in sheet.data_validations.dataValidation if str(r.sqref).startswith(f"{letter}6:"))


def choices(filled: Filled, column: str) -> list[str]:
    """What a drop-down offers, by its defined name."""
    area = filled.book.defined_names[rules(filled, column).formula1].attr_text
    name, cells = area.split("!")
    return [cell.value for (cell,) in filled.book[name.strip("'")][cells.replace("$", "")]]


def test_drop_downs_offer_the_catalogues_own_words(filled: Filled) -> None:
    assert choices(filled, "公开主体")[:2] == ["区政府办公室", "区民政局"]
    assert "社会救助法" in choices(filled, "公开依据") and "环境噪声污染防治法" not in choices(filled, "公开依据")
    assert choices(filled, "一级事项") == ["综合业务", "最低生活保障"]
    assert "自制定或者获取信息之日起10个工作日内" in choices(filled, "公开时限")
    assert choices(filled, "状态") == ["正式", "试行", "停用"]
    assert rules(filled, "公开渠道/政府网站").formula1 == '"√"'


def test_only_what_is_fixed_may_not_be_typed_otherwise(filled: Filled) -> None:
    assert rules(filled, "状态").showErrorMessage and rules(filled, "公开渠道/政府网站").showErrorMessage
    assert not rules(filled, "公开主体").showErrorMessage, "several bodies stand in one cell"


def test_each_column_explains_itself_in_few_words(filled: Filled) -> None:
    for column in filled.columns():
        if column not in ("编码", "序号"):
            assert len(rules(filled, column).prompt) <= 255 and len(rules(filled, column).promptTitle) <= 32, column
    assert rules(filled, "公开时限").prompt.startswith("从什么时候起、多少天内公开")
    assert "归入“其他”" in rules(filled, "公开渠道/一网通办").prompt


def test_there_is_room_for_new_rows(filled: Filled) -> None:
    assert str(rules(filled, "公开时限").sqref).endswith(str(HEAD + 2 + 200))


# ---------------------------------------------------------------------------------------------- findings


def test_findings_lead_to_the_very_cell(catalogue: Path) -> None:
    path = catalogue / FILE
    text = path.read_text("utf-8").replace("公开依据: [社会救助法, 最低", "公开依据: [救助法, 最低")
    text = text.replace("[区民政局, 各镇", "[民政科, 各镇").replace("  公开对象: 全社会\n", "")
    path.write_text(text + "    公开渠道: [政府网站, 网站]\n", "utf-8")
    filled = Filled(catalogue, check(load(catalogue)))
    sheet = filled.book["校验发现"]
    found = {}
    for row in sheet.iter_rows(min_row=2):
        if row[2].hyperlink:
            name, cell = row[2].hyperlink.location.rsplit("!", 1)
            assert cell == row[2].value and name.strip("'") == row[1].value
            at = filled.sheet(row[1].value)[cell]
            found.setdefault(row[6].value, set()).add((at.row, filled.sheet(row[1].value).cell(1, at.column).value))
    assert found["law-unknown"] == {(7, "公开依据")}
    assert found["department-unknown"] == {(7, "公开主体")}
    assert found["channel-unknown"] == {(7, "公开渠道/网站")}
    assert found["element-missing"] == {(6, "公开对象/全社会")}


def test_no_findings_are_said_so(filled: Filled) -> None:
    assert filled.book["校验发现"]["E2"].value == "没有问题"


# ---------------------------------------------------------------------------------------------- the command


def test_the_command_writes_the_form_of_what_is_asked_for(catalogue: Path, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    code, said = export("--form", str(path), "--department", "民政局", "--catalog", str(catalogue))
    assert code == 2 and "区民政局" in said
    code, said = export("--form", str(path), "--department", "区民政局", "--field", "社救", "--catalog", str(catalogue))
    assert code == 0 and said.startswith("1 张表、2 个事项") and "gwstd import 表.xlsx" in said
    assert SHJZ in load_workbook(path).sheetnames and TOWNS not in load_workbook(path).sheetnames


def test_the_command_does_not_overwrite_what_may_be_filled_in(catalogue: Path, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"filled in")
    code, said = export("--form", str(path), "--catalog", str(catalogue))
    assert code == 2 and "--force" in said and path.read_bytes() == b"filled in"
    assert export("--form", str(path), "--force", "--catalog", str(catalogue))[0] == 0
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "gwstd export --form 填报表.xlsx"),
        (["--form", "表.xls"], ".xlsx"),
        (["--form", "表.xlsx", "--department", "gaj"], "没有事项文件"),
        (["--form", "表.xlsx", "--field", "社会救济"], "没有“社会救济”这个领域"),
    ],
)
def test_wrong_use_is_explained(catalogue: Path, arguments: list[str], said: str) -> None:
    code, output = export(*arguments, "--catalog", str(catalogue))
    assert code == 2 and said in output


def test_items_that_cannot_be_shown_are_counted(catalogue: Path, tmp_path: Path) -> None:
    path = catalogue / FILE
    path.write_text(path.read_text("utf-8") + "    公开方式: 主动\n", "utf-8")
    said = export("--form", str(tmp_path / "表.xlsx"), "--catalog", str(catalogue))[1]
    assert "2 张表、2 个事项" in said and "1 个事项写法有误，没有放进表里" in said
