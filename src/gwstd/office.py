"""A Word file in, its PDF out, by LibreOffice where that is installed; and the pages on which its bookmarks stand.

LibreOffice ends well when it fails, breaks when two runs share a profile, and takes ten times as long when a face is
missing and none is named in its place. So each run has a profile and a font map of its own, a time limit, and its
output is looked at before it is believed.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from gwstd.domain.faces import ENGLISH, HEAVY, STAND_INS

LIMIT: Final = 3600.0
"""Seconds that a conversion may take. 600 pages take about two minutes on a small machine, 2,000 a quarter of an hour."""

_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_FILTER: Final = (
    'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
_STEP: Final = 1.0
_GOODBYE: Final = 5.0

Progress = Callable[[float], None]
"""Called about once a second with the seconds that have passed."""


class OfficeError(Exception):
    """LibreOffice is missing, failed, or took too long; the message says in Chinese what to do."""


def program() -> Path:
    """Where LibreOffice is. Raises OfficeError where it is not."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    for place in map(Path, _PLACES):
        if place.is_file():
            return place
    raise OfficeError(
        "这台电脑上没有找到 LibreOffice，做不了 PDF。装好 LibreOffice 再试，或者去掉 --pdf，用 Word 另存为 PDF"
    )


def missing_faces(docx: bytes) -> dict[str, str]:
    """The faces of a Word file that are not installed here → what stands in for each, or empty text.

    Empty where that cannot be asked: fontconfig says it, and Windows.
    """
    installed = _installed()
    if not installed:
        return {}
    absent = [face for face in _faces(docx) if face not in installed]
    return {face: next((other for other in STAND_INS.get(face, ()) if other in installed), "") for face in absent}


def _installed() -> frozenset[str]:
    """The faces that are installed here, under all their names; none where that cannot be asked."""
    if sys.platform == "win32":
        names = _in_registry()
    elif ask := shutil.which("fc-list"):
        done = subprocess.run([ask, ":", "family"], capture_output=True, check=False, timeout=60)
        names = [name for line in done.stdout.decode("utf-8", "replace").splitlines() for name in line.split(",")]
    else:
        names = []
    plain = {name.strip() for name in names}
    return frozenset((plain | {ENGLISH[name] for name in plain if name in ENGLISH}) - {""})


def _in_registry() -> list[str]:
    """The faces that Windows lists: of everybody, and of the user alone. ``SimSun & NSimSun (TrueType)`` are two."""
    names: list[str] = []
    if sys.platform == "win32":
        import winreg

        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            with (
                contextlib.suppress(OSError),
                winreg.OpenKey(root, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts") as key,
            ):
                for at in range(winreg.QueryInfoKey(key)[1]):
                    names += re.sub(r" \([^)]*\)$", "", winreg.EnumValue(key, at)[0]).split(" & ")
    return names


def convert(docx: bytes, limit: float = LIMIT, progress: Progress | None = None) -> bytes:
    """The PDF of a Word file. Raises OfficeError."""
    soffice = program()
    with tempfile.TemporaryDirectory(prefix="gwstd-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, made = folder / "compendium.docx", folder / "out" / "compendium.pdf"
        source.write_bytes(docx)
        environment = {**os.environ, **_font_map(folder, docx)}
        command = [str(soffice), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
                   "--nolockcheck", "--convert-to", _FILTER, "--outdir", str(made.parent), str(source)]  # fmt: skip
        said = _run(command, environment, folder / "said.txt", limit, progress)
        if not made.is_file():
            raise OfficeError(f"LibreOffice 没有做出 PDF{said}。先用 LibreOffice 打开 Word 汇编看看能不能打开")
        data = made.read_bytes()
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2048:]:
        raise OfficeError(f"LibreOffice 做出的 PDF 不完整{said}。看看磁盘是不是满了，再试一次")
    return data


def pages(pdf: bytes) -> dict[str, int]:
    """Bookmark → the page on which it stands, from 1. Raises OfficeError where the file cannot be read."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise OfficeError("没有安装 pypdf，读不出 PDF 的页码：pip install pypdf") from error
    try:
        reader = PdfReader(io.BytesIO(pdf))
        found = {
            name.lstrip("/"): number + 1
            for name, target in reader.named_destinations.items()
            if (number := reader.get_destination_page_number(target)) is not None
        }
    except (PyPdfError, ValueError, KeyError) as error:
        raise OfficeError(f"LibreOffice 做出的 PDF 读不出来（{error}）。再试一次；还不行就去掉 --pdf") from error
    return found


def destination(bookmark: str) -> str:
    """The name that LibreOffice gives a bookmark in a PDF: every sign but letters and digits as its number."""
    return re.sub(r"[^0-9A-Za-z]", lambda sign: f"{ord(sign.group()):02X}", bookmark)


def _faces(docx: bytes) -> tuple[str, ...]:
    """The faces of Chinese text that the styles of a Word file name, each once, in their order."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        styles = archive.read("word/styles.xml").decode("utf-8", "replace")
    return tuple(dict.fromkeys(re.findall(r'<w:rFonts\b[^>]*\bw:eastAsia="([^"]+)"', styles)))


def _run(command: list[str], environment: dict[str, str], said: Path, limit: float, progress: Progress | None) -> str:
    """Run to the end or the limit. What LibreOffice said, in brackets, to follow a message."""
    passed = 0.0
    with said.open("wb") as output:
        # A session of its own, so that the program behind the starting script ends with it.
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=environment,
            start_new_session=True,
        )  # fmt: skip
        try:
            while process.poll() is None:
                if passed >= limit:
                    raise OfficeError(
                        f"LibreOffice 排版超过 {limit:.0f} 秒，已停止。分领域做：--field 名称，一次少做几个领域"
                    )
                if progress:
                    progress(passed)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_STEP)
                passed += _STEP
        finally:
            _end(process)
    words = " ".join(said.read_bytes().decode("utf-8", "replace").split())
    return f"（{words[-300:]}）" if words else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and what it started, if it still runs."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_GOODBYE)


def _font_map(folder: Path, docx: bytes) -> dict[str, str]:
    """A fontconfig file that names the stand-ins of the missing faces, as an environment variable.

    Whoever has named a file of their own keeps it.
    """
    if "FONTCONFIG_FILE" in os.environ or sys.platform in {"win32", "darwin"}:
        return {}
    path = folder / "fonts.conf"
    path.write_text("\n".join(_fontconfig(missing_faces(docx))), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(path)}


def _fontconfig(standing_in: dict[str, str]) -> Iterator[str]:
    yield '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>'
    yield '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    for face, other in standing_in.items():
        if other:
            bold = '<edit name="weight" mode="assign"><const>bold</const></edit>' if face in HEAVY else ""
            yield (
                f'<match target="pattern"><test name="family" qual="any"><string>{escape(face)}</string></test>'
                f'<edit name="family" mode="append" binding="same"><string>{escape(other)}</string></edit>{bold}</match>'
            )
    yield "</fontconfig>"
