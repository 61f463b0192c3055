"""What an office gets with ``--pdf``: a PDF, a Word file whose contents has its page numbers, and one clear line where
LibreOffice cannot do it."""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from conftest import missing
from gwstd import office
from gwstd.cli import build
from gwstd.document import Contents, Cover, Document, Heading, Orientation, Paragraph
from gwstd.domain.faces import STAND_INS
from gwstd.render._zip import unpack
from gwstd.render.docx import bookmarks, render
from gwstd.typeset import printed_pages, typeset

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONG = "为全面推进基层政务公开标准化规范化，编制本汇编。" * 60
BOOK = Document(
    "汇编",
    "青宁区人民政府办公室",
    "2026-11-22",
    (
        Cover("青宁区标准目录汇编", ("2026年版",), "青宁区人民政府办公室", "2026年11月"),
        Heading(1, "编制说明", "preface", new_page=True),
        *(Paragraph(LONG) for _ in range(3)),
        Contents(depth=1),
        Heading(1, "一、社会救助领域", "field-1", new_page=True),
        Paragraph(LONG),
        Orientation(landscape=True),
        Heading(1, "二、养老服务领域", "field-2"),
        Paragraph("事项。"),
    ),
)


def listed(docx: bytes) -> dict[str, str]:
    """The lines of the contents of a Word file: title → page number."""
    root = ElementTree.fromstring(unpack(docx)["word/document.xml"])
    lines = ("".join(part.text or "" if part.tag == f"{W}t" else "\t" if part.tag == f"{W}tab" else "" for part in link.iter())
             for link in root.iter(f"{W}hyperlink"))  # fmt: skip
    return dict(line.split("\t") for line in lines)


@pytest.fixture(scope="module")
def typed() -> tuple[bytes, bytes, list[str]]:
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        missing("LibreOffice (soffice)")
    said: list[str] = []
    docx, pdf = typeset(BOOK, said.append)
    return docx, pdf, said


def test_the_contents_of_the_word_file_has_the_numbers_that_stand_on_the_pages(
    typed: tuple[bytes, bytes, list[str]],
) -> None:
    from pypdf import PdfReader

    docx, pdf, _ = typed
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    numbers = listed(docx)
    assert list(numbers) == ["编制说明", "一、社会救助领域", "二、养老服务领域"]
    assert numbers["编制说明"] == "1"
    for title, number in numbers.items():
        page = texts[int(number)]  # the cover is page 0 and has no number
        assert title in page
        assert any(line.replace(" ", "") == f"—{number}—" for line in page.splitlines())
    contents = next(text for text in texts if text.lstrip().startswith("目录"))
    for title, number in numbers.items():  # and the PDF's own contents says the same
        assert any(title in line and line.rstrip().endswith(number) for line in contents.splitlines())


def test_the_word_file_no_longer_asks_for_f9_but_keeps_its_fields(typed: tuple[bytes, bytes, list[str]]) -> None:
    body = unpack(typed[0])["word/document.xml"].decode()
    assert "F9" not in body
    assert body.count(" PAGEREF ") == 3
    assert " TOC " in body


def test_the_pdf_has_headings_to_jump_to_and_says_its_language(typed: tuple[bytes, bytes, list[str]]) -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(typed[1]))
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == [
        "编制说明",
        "一、社会救助领域",
        "二、养老服务领域",
    ]
    root: Any = reader.trailer["/Root"]
    assert str(root["/Lang"]).startswith("zh")
    assert "/StructTreeRoot" in root


def test_a_face_that_is_not_installed_is_said_with_what_stands_in_for_it(
    typed: tuple[bytes, bytes, list[str]],
) -> None:
    absent = office.missing_faces(render(BOOK))
    for face, other in absent.items():
        assert any(f"没有字体“{face}”" in line and other in line for line in typed[2])
    assert all(other in STAND_INS[face] or not other for face, other in absent.items())


def test_a_build_without_a_pdf_says_too_which_faces_are_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(office, "_installed", lambda: frozenset({"黑体", "宋体", "仿宋", "楷体_GB2312"}))
    word = tmp_path / "compendium.docx"
    word.write_bytes(render(BOOK))
    build._say_missing_faces(word)
    (line,) = capsys.readouterr().out.splitlines()
    assert "没有装仿宋_GB2312（用仿宋代替）、方正小标宋简体（用宋体代替）" in line
    monkeypatch.setattr(office, "_installed", frozenset)  # a system that cannot be asked
    build._say_missing_faces(word)
    assert capsys.readouterr().out == ""


def test_a_face_listed_by_its_english_name_is_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    listed = tmp_path / "fc-list"
    listed.write_text("#!/bin/sh\necho SimHei,SimHei\necho FangSong\n", "utf-8")
    listed.chmod(0o755)
    monkeypatch.setattr(office.shutil, "which", lambda name: str(listed))
    assert {"黑体", "仿宋"} <= office._installed()


def test_every_face_of_the_word_file_has_stand_ins() -> None:
    faces = office._faces(render(BOOK))
    assert set(faces) == {"仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"}
    assert all(STAND_INS[face] for face in faces)


def test_a_heading_that_is_not_in_the_pdf_is_said_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "pages", lambda pdf: {office.destination(bookmarks(BOOK)["preface"]): 2})
    with pytest.raises(office.OfficeError, match="一、社会救助领域"):
        printed_pages(BOOK, b"")


# ------------------------------------------------------------------------------------------------ LibreOffice that fails

Fake = Callable[[str], None]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Puts a program called soffice first in the path, which does what the shell lines say ($out: the folder)."""
    if sys.platform == "win32":
        pytest.skip("the stand-in is a shell script")

    def make(lines: str) -> None:
        script = tmp_path / "soffice"
        script.write_text(f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nout=$2\nmkdir -p "$out"\n{lines}\n')
        script.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    return make


def test_no_libreoffice_is_one_line_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(office, "_PLACES", ())
    with pytest.raises(office.OfficeError, match=r"没有找到 LibreOffice.*去掉 --pdf"):
        office.convert(render(BOOK))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("echo no space left; exit 0", "没有做出 PDF（no space left）"),
        ('echo hello >"$out/compendium.pdf"', "不完整"),
        ('printf %s "%PDF-1.6 cut off" >"$out/compendium.pdf"', "不完整"),
    ],
)
def test_what_libreoffice_made_is_not_believed_unseen(fake: Fake, lines: str, message: str) -> None:
    fake(lines)
    with pytest.raises(office.OfficeError, match=message):
        office.convert(render(BOOK))


def test_a_pdf_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(office.OfficeError, match="读不出来"):
        office.pages(b"%PDF-1.6\nnonsense\n%%EOF")


def test_a_run_without_end_is_stopped_with_all_that_it_started(fake: Fake, tmp_path: Path) -> None:
    fake(f"sleep 600 &\necho $! >{tmp_path}/child\nwait")
    passed: list[float] = []
    began = time.monotonic()
    with pytest.raises(office.OfficeError, match="超过 2 秒"):
        office.convert(render(BOOK), limit=2, progress=passed.append)
    assert time.monotonic() - began < 30
    assert passed
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the child still runs")
