"""Files that would harm or deceive whoever reads them: each gets a clear sentence, in bounded time and memory."""

from __future__ import annotations

import base64
import io
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from gwstd import intake
from gwstd.grid import UnreadableError
from gwstd.intake import _guard, _sheet, ods, xls, xlsx
from sheet_files import odf, raw, said, text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        intake.grids(path)
    return str(caught.value)


def workbook(path: Path) -> Path:
    book = Workbook()
    book.worksheets[0].append(["序号", "事项"])
    book.worksheets[0].append([1, "登记"])
    book.save(path)
    return path


def changed(path: Path, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> Path:
    """The same package with parts changed, and with more of them."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: change(name, archive.read(name)) for name in archive.namelist()} | (more or {})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def same(_name: str, data: bytes) -> bytes:
    return data


# ---------------------------------------------------------------------------------------------- bombs and entities


LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "哈">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "_rels/.rels"])
@pytest.mark.parametrize(
    "declared",
    [LAUGHS, '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '<!-- <a> --><?p <a>?><!DOCTYPE a SYSTEM "x">'],
    ids=["laughs", "file", "hidden"],
)
def test_entities_are_refused_in_any_part(tmp_path: Path, part: str, declared: str) -> None:
    path = workbook(tmp_path / "a.xlsx")
    changed(path, lambda name, data: declared.encode() + data.partition(b"?>")[2] if name == part and b"?>" in data
            else declared.encode() + data if name == part else data)  # fmt: skip
    assert "DOCTYPE" in refused(path)


def test_entities_in_utf_16_are_found(tmp_path: Path) -> None:
    path = raw(tmp_path / "a.xlsx", "<sheetData/>")
    changed(path, lambda name, data: (LAUGHS + data.decode()).encode("utf-16") if "sheet1" in name else data)
    assert "DOCTYPE" in refused(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = changed(workbook(tmp_path / "a.xlsx"), same, {"xl/media/a.bin": bytes(5 * 1024 * 1024)})
    assert "压缩炸弹" in refused(path)


def test_too_many_parts_and_too_much_altogether(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = changed(workbook(tmp_path / "a.xlsx"), same, {f"xl/media/{n}": b"" for n in range(_guard.MAX_PARTS)})
    assert "个部件" in refused(path)
    monkeypatch.setattr(_guard, "MAX_UNPACKED", 1000)
    assert "展开后超过" in refused(workbook(tmp_path / "b.xlsx"))
    monkeypatch.setattr(_guard, "MAX_FILE", 1000)
    assert "MB" in refused(tmp_path / "b.xlsx")


def test_a_part_that_is_named_again_and_again_is_not_read_again_and_again(tmp_path: Path) -> None:
    names = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="s"/>' for n in range(1, 1000))
    path = raw(tmp_path / "a.xlsx", f'<sheetData><row r="1">{text("A1", "甲")}</row></sheetData>')
    changed(path, lambda name, data: data.replace(b'<sheet name="\xe8\xa1\xa8" sheetId="1" r:id="s"/>', names.encode())
            if name == "xl/workbook.xml" else data)  # fmt: skip
    assert "损坏" in refused(path)


def test_paths_that_lead_outside_are_refused(tmp_path: Path) -> None:
    for name in ("../a.xml", "/etc/a.xml", "C:\\a.xml", "xl\\..\\..\\a.xml"):
        path = changed(workbook(tmp_path / "a.xlsx"), same, {name: b"<a/>"})
        assert "外面的路径" in refused(path)


MEASURE = """
import re, resource, sys
from pathlib import Path
from gwstd import intake
from gwstd.grid import UnreadableError
try:
    print(sum(len(grid.rows) for grid in intake.grids(Path(sys.argv[1]))))
except UnreadableError as error:
    print(str(error).encode("unicode_escape").decode())
status = Path("/proc/self/status")  # ru_maxrss counts what the parent had when it forked
peak = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.exists() else None
print((int(peak[1]) if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024)
"""


def measured(path: Path) -> str:
    """What reading gives, in a process of its own: within two minutes, and never more than 400 MB."""
    pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, timeout=120, check=True
    )
    answer, megabytes = done.stdout.splitlines()
    assert float(megabytes) < 400
    return answer.encode().decode("unicode_escape")


def test_a_hundred_thousand_empty_formatted_rows_cost_next_to_nothing(tmp_path: Path) -> None:
    cells = "".join(f'<c r="{column}#" s="0"/>' for column in "ABCDEFGHIJKLMN")
    row = f'<row r="#" spans="1:14" ht="14">{cells}</row>'
    empty = "".join(row.replace("#", str(r)) for r in range(2, 100_002))
    path = raw(tmp_path / "a.xlsx", f'<sheetData><row r="1">{text("A1", "甲")}</row>{empty}</sheetData>')
    assert measured(path) == "1"


def test_a_million_empty_rows_and_one_at_the_end(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{r}" s="1" customFormat="1"/>' for r in range(2, 1_048_576))
    last = f'<row r="1048576">{text("B1048576", "末")}</row>'
    path = raw(tmp_path / "a.xlsx", f'<sheetData><row r="1">{text("A1", "甲")}</row>{empty}{last}</sheetData>')
    assert measured(path) == "3"


def test_absurd_repetitions_of_opendocument_are_refused_at_once(tmp_path: Path) -> None:
    body = (
        '<table:table table:name="甲"><table:table-row table:number-rows-repeated="999999999">'
        '<table:table-cell table:number-columns-repeated="999999999"><text:p>甲</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    assert "超过" in measured(odf(tmp_path / "a.ods", body))


def test_a_merge_over_the_whole_sheet_costs_nothing(tmp_path: Path) -> None:
    rows = f'<row r="1">{text("A1", "甲")}</row><row r="1048576">{text("GQ1048576", "乙")}</row>'
    merges = "".join(f'<mergeCell ref="A1:XFD{1048576 - n}"/>' for n in range(1000))
    path = raw(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells>")
    assert measured(path) == "3"


# ---------------------------------------------------------------------------------------------- limits that are named


def test_too_many_rows_columns_cells_and_signs_are_named_with_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sheet(content: str) -> str:
        return refused(raw(tmp_path / "a.xlsx", f"<sheetData>{content}</sheetData>"))

    assert "表!GS1 还有内容，超过 200 列" in sheet(f'<row r="1">{text("GS1", "甲")}</row>')
    rows = "".join(f'<row r="{r}">{text(f"A{r}", "甲")}</row>' for r in (1, 2, 3))
    with monkeypatch.context() as patch:
        patch.setattr(_guard, "MAX_ROWS", 2)
        assert "“表”有内容的行超过 2 行" in sheet(rows)
    with monkeypatch.context() as patch:
        patch.setattr(_sheet, "MAX_CELLS", 2)
        assert "单元格超过 2 个" in sheet(rows)
    assert "表!B1 这一格有 100001 字" in sheet(f'<row r="1">{text("B1", "字" * 100_001)}</row>')


def test_cells_beyond_what_a_sheet_can_have_are_a_damaged_file(tmp_path: Path) -> None:
    for row in (
        f'<row r="0">{text("A0", "甲")}</row>',
        f'<row r="1">{text("XFE1", "甲")}</row>',
        f'<row r="x">{text("A1", "甲")}</row>',
    ):
        assert "损坏" in refused(raw(tmp_path / "a.xlsx", f"<sheetData>{row}</sheetData>"))


# ---------------------------------------------------------------------------------------------- passwords, macros, links


def test_a_password_is_named_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(OLE + bytes(1024) + "EncryptedPackage".encode("utf-16-le") + bytes(100))
    assert refused(path) == _guard.ENCRYPTED and "取消密码" in _guard.ENCRYPTED
    with pytest.raises(UnreadableError, match="密码"):
        _guard.check_package(path)


def test_a_password_of_an_old_workbook_and_of_opendocument(tmp_path: Path) -> None:
    start = struct.pack("<HHHHHH", 0x0809, 8, 0x0500, 0x0005, 0, 0)
    path = tmp_path / "a.xls"
    path.write_bytes(start + struct.pack("<HHI", 0x002F, 4, 1) + struct.pack("<HH", 0x000A, 0))
    assert refused(path) == _guard.ENCRYPTED
    locked = odf(tmp_path / "a.ods", "", manifest="<manifest><file-entry><encryption-data/></file-entry></manifest>")
    assert refused(locked) == _guard.ENCRYPTED


def test_an_encrypted_zip_entry_is_a_password(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx")
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(data)
    assert refused(path) == _guard.ENCRYPTED


def test_macros_and_links_to_other_files_are_left_and_named(tmp_path: Path) -> None:
    relation = (
        b'<Relationship Id="x9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"'
        b' Target="externalLinks/externalLink1.xml"/></Relationships>'
    )
    path = changed(
        workbook(tmp_path / "a.xlsm"),
        lambda name, data: (
            data.replace(b"</Relationships>", relation) if name == "xl/_rels/workbook.xml.rels" else data
        ),
        {"xl/vbaProject.bin": OLE + b"macro", "xl/externalLinks/externalLink1.xml": b"<externalLink/>"},
    )
    (grid,) = intake.grids(path)
    assert grid.rows == (("序号", "事项"), ("1", "登记"))
    assert said(grid) == [_guard.MACROS, _guard.EXTERNAL]


# ---------------------------------------------------------------------------------------------- content, not ending


PAGE = "<html><head><meta charset='utf-8'></head><body><table><tr><td>序号</td><td>事项</td></tr><tr><td>1</td><td>登记</td></tr></table></body></html>"
MAIL = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    + base64.b64encode(PAGE.replace("utf-8", "gb2312").encode("gb18030")).decode()
    + "\r\n--b--\r\n"
)
TABLE = (("序号", "事项"), ("1", "登记"))


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("目录.xls", PAGE.encode(), "网页"),
        ("目录.xlsx", ("\ufeff" + PAGE).encode("utf-16-le"), "网页"),
        ("目录.xls", MAIL.encode(), "单文件网页（.mht）"),
        ("目录.xlsx", "序号,事项\r\n1,登记\r\n".encode("gb18030"), "文本表格（.csv）"),
        ("目录.xls", "序号\t事项\n1\t登记\n".encode("utf-16"), "文本表格（.csv）"),
    ],
    ids=["page", "wide page", "mail", "csv", "tabs"],
)
def test_what_a_file_is_decides_its_content(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(content)
    (grid,) = intake.grids(tmp_path / name)
    assert grid.rows == TABLE
    assert said(grid)[0] == f"文件名以 {Path(name).suffix} 结尾，内容其实是{kind}，已按{kind}读"


def test_workbooks_under_each_others_names(tmp_path: Path, soffice: Callable[[Path, str, Path], Path]) -> None:
    new = workbook(tmp_path / "a.xlsx")
    old = soffice(new, "xls", tmp_path / "out")
    swapped = new.rename(tmp_path / "b.xls"), old.rename(tmp_path / "c.xlsx")
    for path, kind in zip(swapped, ("新版 Excel 工作簿（.xlsx）", "旧版 Excel 工作簿（.xls）"), strict=True):
        (grid,) = intake.grids(path)
        assert grid.rows == TABLE
        assert kind in said(grid)[0]


def test_a_right_name_needs_no_word(tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.xlsm", "a"):
        (grid,) = intake.grids(workbook(tmp_path / name))
        assert grid.repairs == ()


def container(*streams: str) -> bytes:
    return OLE + bytes(504) + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))


def archive(*names: str, mimetype: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in names:
            made.writestr(name, mimetype if name == "mimetype" else b"<a/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.doc", container("WordDocument"), "另存为 .docx"),
        ("a.wps", container("WordDocument", "Workbook"), "另存为 .docx"),
        ("a.ppt", container("PowerPoint Document"), "演示文稿"),
        ("a.xls", container("Something"), "损坏"),
        ("a.msg", container("Something"), "认不出"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.ofd", archive("OFD.xml"), "OFD"),
        ("a.rtf", b"{\\rtf1 a}", "RTF"),
        ("a.zip", archive("甲.xlsx"), "先解压"),
        ("a.rar", b"Rar!\x1a\x07\x00", "先解压"),
        ("a.pptx", archive("[Content_Types].xml", "ppt/a.xml"), "演示文稿"),
        ("a.odt", archive("mimetype", mimetype=b"application/vnd.oasis.opendocument.text"), ".odt"),
        ("a.xlsx", archive("[Content_Types].xml"), "损坏"),
        ("a.xlsb", archive("[Content_Types].xml", "xl/workbook.bin"), "损坏"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n", "图片"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "图片"),
        ("a.xml", b'<?xml version="1.0"?><w:wordDocument xmlns:w="u"/>', "另存为"),
        ("a.xml", b"<a/>", "认不出"),
        ("a.json", b'{"a": 1, "b": 2}', "认不出"),
        ("a.xlsx", bytes(range(256)) * 8, "认不出"),
        ("a.xlsx", b"", "空的"),
    ],
)
def test_what_cannot_be_read_is_told_what_to_do(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    (tmp_path / name).write_bytes(content)
    sentence = refused(tmp_path / name)
    assert what in sentence
    assert "请" in sentence


def test_a_binary_workbook_is_told_what_to_do(tmp_path: Path) -> None:
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a"'
        b' Type="u/officeDocument" Target="xl/workbook.bin"/></Relationships>'
    )
    path = tmp_path / "a.xlsb"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("_rels/.rels", relation)
        made.writestr("xl/workbook.bin", b"\x83\x01")
    assert "xlsb" in refused(path)


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    assert "文件夹" in refused(tmp_path)
    assert "没有这个文件" in refused(tmp_path / "无.xlsx")


# ---------------------------------------------------------------------------------------------- damaged files


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A sound file of each kind that can be made without an office program."""
    folder = tmp_path_factory.mktemp("sound")
    table = '<table:table table:name="甲"><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row></table:table>'
    return {
        "a.xlsx": workbook(folder / "a.xlsx").read_bytes(),
        "a.ods": odf(folder / "a.ods", table).read_bytes(),
        "a.xls": (Path(__file__).parent / "data" / "import" / "old.xls").read_bytes(),
    }


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.xls"])
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_is_never_a_traceback(tmp_path: Path, sound: dict[str, bytes], name: str, seed: int) -> None:
    dice = random.Random(seed)
    data = bytearray(sound[name])
    for _ in range(dice.randint(1, 30)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    (tmp_path / name).write_bytes(data[: dice.randint(1, len(data))] if dice.random() < 0.3 else data)
    try:
        assert intake.grids(tmp_path / name)
    except UnreadableError as error:
        assert str(error)


def test_a_cut_file_says_that_it_is_damaged(tmp_path: Path, sound: dict[str, bytes]) -> None:
    for name, data in sound.items():
        (tmp_path / name).write_bytes(data[: len(data) // 2])
        assert "损坏" in refused(tmp_path / name)


def test_readers_asked_directly_refuse_as_well(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"PK\x03\x04 nothing")
    for reader in (xlsx, ods, xls):
        with pytest.raises(UnreadableError):
            list(reader.read(tmp_path / "a"))
