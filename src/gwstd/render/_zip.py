"""Parts (name, bytes) in, a zip archive out: the same parts give the same bytes on every system.

Office files are zip archives. What usually differs from run to run is fixed here: times, the system that made the
archive, file modes and the order (``[Content_Types].xml`` first, as Word writes it).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

CONTENT_TYPES = "[Content_Types].xml"


def pack(parts: Iterable[tuple[str, bytes | Iterable[bytes]]]) -> bytes:
    """Write the parts in the order given, the content types first.

    A part may be an iterable of chunks; it is consumed while it is compressed, so that a long one is never held
    whole in memory.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in sorted(parts, key=lambda part: part[0] != CONTENT_TYPES):
            chunks = (content,) if isinstance(content, bytes) else content
            with archive.open(_entry(name), "w") as target:
                for chunk in chunks:
                    target.write(chunk)
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of an archive by name, in the archive's order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, also when written on Windows
    entry.external_attr = 0o100644 << 16
    return entry
