"""A catalogue folder → the least work that any program in Python must do with it: the floor of a measurement.

    python benchmarks/floor.py validate DIR
    python benchmarks/floor.py build DIR PARTS OUT
    python benchmarks/floor.py import WORKBOOK

``validate``: start Python, read every byte, let libyaml parse it in C; the events are dropped there. ``build``: the
same, then write the very bytes of a build: PARTS (made by ``unpack``) holds them as they are before they are
compressed, and what stands in an Office file is deflated again at level 6. ``import``: unpack every part of a workbook
and let libxml2 parse it in C; the trees are dropped there.
"""

import sys
import zlib
from pathlib import Path

from _ruamel_yaml import CParser

PLAIN = "plain"
PACKED = "packed"


def parse(root: Path) -> None:
    for path in [*root.glob("*.yaml"), *root.glob("*/*.yaml")]:
        CParser(path.read_bytes()).raw_parse()


def write(parts: Path, out: Path) -> None:
    """Write all parts, those of Office files deflated."""
    for path in sorted(parts.rglob("*")):
        if path.is_dir():
            continue
        kind, _, name = path.relative_to(parts).as_posix().partition("/")
        data = path.read_bytes()
        if kind == PACKED:
            packer = zlib.compressobj(6, zlib.DEFLATED, -15)
            data = packer.compress(data) + packer.flush()
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def unpack(built: Path, parts: Path) -> None:
    """The outputs of a build as the floor needs them; not part of what is measured."""
    from zipfile import ZipFile

    for path in built.rglob("*"):
        if path.is_dir():
            continue
        name = path.relative_to(built).as_posix()
        if path.suffix in (".docx", ".xlsx"):
            with ZipFile(path) as archive:
                archive.extractall(parts / PACKED / name)
        else:
            target = parts / PLAIN / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


def parse_workbook(path: Path) -> None:
    from zipfile import ZipFile

    from lxml import etree

    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                etree.fromstring(archive.read(name))


if __name__ == "__main__":
    (parse_workbook if sys.argv[1] == "import" else parse)(Path(sys.argv[2]))
    if sys.argv[1] == "build":
        write(Path(sys.argv[3]), Path(sys.argv[4]))
