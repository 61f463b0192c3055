"""What every reader of packages (xlsx, docx, ods) may rely on: a file within the limits, no bombs, no entities.

A foreign file is opened by whoever it was sent to, so nothing in it may cost more than it is worth: sizes are checked
before anything is unpacked, and no part may declare entities (billion laughs, files of this machine).
"""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any, Final, Protocol, cast

from gwstd.grid import UnreadableError

if TYPE_CHECKING:
    from lxml import etree

MAX_FILE: Final = 100 * 1024 * 1024
MAX_PARTS: Final = 2_000
MAX_UNPACKED: Final = 200 * 1024 * 1024
MAX_RATIO: Final = 100
"""How many times its packed size a part over 1 MB may unpack to: tables of a million empty cells stay below 50."""
MAX_ROWS: Final = 50_000
MAX_COLUMNS: Final = 200
MAX_CELL: Final = 100_000

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the old binary files (.xls, .doc) begin, and what Office wraps around a file with a password."""

ENCRYPTED: Final = "文件有打开密码，读不出内容。请在 Excel、Word 或 WPS 里用密码打开，取消密码，另存后再读。"
OLD_BINARY: Final = (
    "这是旧版二进制格式的文件，只是改了扩展名。请在 Excel、Word 或 WPS 里打开，另存为 .xlsx 或 .docx 后再读。"
)
DAMAGED: Final = "文件已经损坏，或者没有传完整。请在 Excel、Word 或 WPS 里打开（必要时选“修复”），另存后再读。"
MACROS: Final = "文件里带有宏，没有运行，也不读入"
EXTERNAL: Final = "文件里有指向别的工作簿的链接，没有去取，读的是上次保存时的数值"
_ENTITIES: Final = (
    "文件里有 DOCTYPE 声明（可以借它塞入外部内容），正常的表格和文档没有，不读。"
    "请在 Excel、Word 或 WPS 里打开核对来源，另存后再读。"
)
_BIG_PART: Final = 1024 * 1024
_PROLOG: Final = 1024 * 1024
_CHUNK: Final = 64 * 1024
_COMMENT: Final = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ROOT: Final = re.compile(rb"<[^!?\s]")
_XML_ENDING: Final = re.compile(r"\.(?:xml|rels|vml|rdf)$", re.IGNORECASE)


def check_file(path: Path) -> None:
    """Raise UnreadableError unless ``path`` is a file of a size that can be read."""
    try:
        if path.is_dir():
            raise UnreadableError("这是文件夹，不是文件。请写出里面要读的文件。")
        size = path.stat().st_size
        with path.open("rb") as file:
            file.read(1)
    except FileNotFoundError as error:
        raise UnreadableError("没有这个文件。请核对文件名和所在的文件夹。") from error
    except OSError as error:
        raise UnreadableError(
            f"文件打不开（{error.strerror or error}）。请关掉正在用它的程序，核对权限后再读。"
        ) from error
    if size == 0:
        raise UnreadableError("文件是空的（0 字节）。请重新取得这个文件。")
    if size > MAX_FILE:
        raise UnreadableError(
            f"文件有 {size // 1024 // 1024} MB，超过 {MAX_FILE // 1024 // 1024} MB，不读。"
            "请删去图片和无关的工作表，或者拆成几个文件再读。"
        )


def check_package(path: Path) -> None:
    """Raise UnreadableError unless ``path`` is a zip package that is safe to read: whole, without password, within the
    limits, and no XML part of it declares a DOCTYPE."""
    check_file(path)
    with path.open("rb") as file:
        start = file.read(len(OLE))
    if start == OLE:
        raise UnreadableError(ENCRYPTED if is_encrypted(path) else OLD_BINARY)
    with damaged_as_unreadable(), zipfile.ZipFile(path) as archive:
        _check_sizes(archive.infolist())
        for entry in archive.infolist():
            with archive.open(entry) as part:
                check_prolog(part, is_xml=bool(_XML_ENDING.search(entry.filename)))


def is_encrypted(path: Path) -> bool:
    """Whether an OLE file is what Office makes of a .xlsx or .docx with a password to open it."""
    name = "EncryptedPackage".encode("utf-16-le")
    return name in path.read_bytes()


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """The sizes that the directory of the archive declares; ``zipfile`` never gives more than these."""
    if len(entries) > MAX_PARTS:
        raise UnreadableError(f"压缩包里有 {len(entries)} 个部件，超过 {MAX_PARTS} 个，不像正常的表格或文档，不读。")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise UnreadableError(
            f"文件展开后超过 {MAX_UNPACKED // 1024 // 1024} MB，不读。请删去图片和无关的工作表，或者拆成几个文件再读。"
        )
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise UnreadableError(ENCRYPTED)
        if entry.file_size > _BIG_PART and entry.file_size > MAX_RATIO * entry.compress_size:
            raise UnreadableError(
                f"部件 {entry.filename} 展开后是压缩时的 {MAX_RATIO} 倍以上，像“压缩炸弹”，不读。"
                "确认来源可靠的，请在 Excel、Word 或 WPS 里打开，删去空行空列，另存后再读。"
            )
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or re.match("[A-Za-z]:", entry.filename):
            raise UnreadableError(f"压缩包里有指向外面的路径（{entry.filename}），不是正常的表格或文档，不读。")


def check_prolog(part: IO[bytes], *, is_xml: bool) -> None:
    """Raise UnreadableError where a part declares a DOCTYPE before its root element. A part that is no XML (pictures,
    macros) is let pass; whether it is one its first sign tells, if its name does not."""
    seen = part.read(_CHUNK)
    if not is_xml and not seen.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<"):
        return
    while True:
        # UTF-16 has a NUL in every ASCII sign: without them its words are found like those of UTF-8.
        prolog = _COMMENT.sub(b"", seen.replace(b"\0", b""))
        root = _ROOT.search(prolog)
        if re.search(rb"<!(?:DOCTYPE|ENTITY)", prolog[: root.start() if root else None], re.IGNORECASE):
            raise UnreadableError(_ENTITIES)
        if root:
            return
        more = part.read(_CHUNK) if len(seen) < _PROLOG else b""
        if not more:
            if is_xml and seen.strip():
                raise UnreadableError(DAMAGED)
            return
        seen += more


@contextlib.contextmanager
def damaged_as_unreadable() -> Iterator[None]:
    """Whatever a library raises over a file becomes one sentence for the user; the cause stays chained for a report.

    Any exception at all: a damaged file makes readers fail in ways that they do not promise (KeyError, struct.error,
    RecursionError), and none of them says anything to a clerk.
    """
    try:
        yield
    except UnreadableError:
        raise
    except MemoryError as error:
        raise UnreadableError("文件太大，内存不够。请拆成几个文件再读。") from error
    except Exception as error:
        raise UnreadableError(DAMAGED) from error


def options() -> dict[str, Any]:
    """How every parser of lxml is set: no entities, no DTD, no network, libxml2's own limits of depth (256) and length
    in force; comments are let go, so that they cut no text in two."""
    return {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False,
            "remove_comments": True, "remove_pis": True}  # fmt: skip


def parse_xml(data: bytes) -> etree._Element:
    """The root element of one part, by a parser that resolves nothing. Raises UnreadableError where it is no XML."""
    from lxml import etree

    with damaged_as_unreadable():
        return etree.fromstring(data, etree.XMLParser(**options()))


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


def stream_xml(part: _Readable, tags: Iterable[str]) -> Iterator[etree._Element]:
    """The elements of these tags (``{*}row``) as each ends; what was read is let go, so that memory stays small."""
    from lxml import etree

    for _, element in etree.iterparse(cast(IO[bytes], part), tag=tuple(tags), **options()):
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]
