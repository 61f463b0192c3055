"""Mapping files of ``gwstd import``: proposed for a table that is not understood, read, and remembered once they served."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typer

from gwstd import vocabulary as v

if TYPE_CHECKING:
    from gwstd.tables import Mapping

_ADVICE: Final = (
    "# gwstd import 没有认出这张表。把每一列的“读作”填好：是目录的哪一栏，不要的列写“不读”。\n"
    "# “读作”可以填：{words}。\n"
    "# 填好以后：gwstd import --mapping {name} {source}\n"
)


def known(given: Path | None, catalog: Path | None) -> Mapping | None:
    """What a person has said about layouts: in the file given now, and in the catalogue's mapping.yaml before."""
    from gwstd.tables import Mapping, MappingError, mapping

    tables: list[Any] = []
    for path in (given, _remembered(catalog)):
        if path is not None and path.is_file():
            try:
                tables.extend(mapping.from_value(_value(path)).tables)
            except MappingError as error:
                raise typer.BadParameter(f"{path}：{error}") from error
    return Mapping(tuple(tables)) if tables else None


def _remembered(catalog: Path | None) -> Path | None:
    """The mapping file of the catalogue at hand; importing for a look needs no catalogue."""
    from gwstd.load import NoCatalogueError, find_root

    try:
        return find_root(Path.cwd(), catalog) / v.MAPPING_FILE
    except NoCatalogueError:
        return None


def _value(path: Path) -> object:
    from gwstd import source

    text, flaws = source.decode(path.name, path.read_bytes())
    value, more = source.parse(path.name, text)
    for flaw in (*flaws, *more):
        if value is None:
            raise typer.BadParameter(f"{path} 读不通：{flaw.fault.message}；{flaw.fault.help}")
    return value


def propose(path: Path, proposal: dict[str, Any]) -> str:
    """Write the mapping file for a person to fill in, beside the working folder's files; say where it is."""
    from gwstd import adopt, files
    from gwstd.tables.elements import Element

    if not proposal.get(v.TABLES_KEY):
        return ""
    target = Path(f"{path.stem}.mapping.yaml")
    if target.exists():
        return f"对照文件 {target} 已经有了，填好后加 --mapping {target} 再读"
    text = adopt.written(v.MAPPING_FILE, _tidy(proposal, blank=True))
    words = "、".join(element.value for element in Element)
    advice = _ADVICE.format(words=words, name=target, source=path)
    head, _, body = text.partition("\n")
    files.write(target, f"{advice}{'' if head.startswith('#') else head}{body}".encode())
    return f"对照文件写在 {target}，填好后加 --mapping {target} 再读"


def remember(given: Path, catalog: Path | None) -> None:
    """Put the tables of a mapping file that served into the catalogue's own; those it has already stay once."""
    from gwstd import adopt, files

    target = _remembered(catalog)
    if target is None or target.resolve() == given.resolve():
        return
    before = _value(target) if target.is_file() else {}
    old = before.get(v.TABLES_KEY, []) if isinstance(before, dict) else []
    new = [table for table in _tidy(_value(given), blank=False)[v.TABLES_KEY] if table not in old]
    if new:
        files.write(target, adopt.written(v.MAPPING_FILE, {v.TABLES_KEY: [*old, *new]}).encode("utf-8"))
        print(f"对照已记在 {target}，以后同样表头的表直接读", file=sys.stderr)


def _tidy(value: Any, blank: bool) -> dict[str, Any]:
    """A mapping's value without what is empty; with ``blank`` the 读作 that a person must fill in stays, empty."""
    tables = []
    for table in value[v.TABLES_KEY]:
        columns = [
            {key: text for key, text in column.items() if text or (blank and key == "读作")} for column in table["列"]
        ]
        tables.append({**table, "列": columns})
    return {v.TABLES_KEY: tables}
