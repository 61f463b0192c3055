"""``gwstd init``: a new district's catalogue that validates and builds at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Optional

import typer

from gwstd.cli import _options
from gwstd.vocabulary import CATALOG_FILE

CATALOGUE = "catalogs"


def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="建在哪个文件夹。", show_default=False)],
    region: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--region", metavar="NAME", help="本区（县、市）的名称，如 临江区。"),
    ] = None,
    base_date: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--date", metavar="DATE", help="基准日，如 2026-11-22；不写就是今天。"),
    ] = None,
    ci: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--ci", metavar="FORGE", help="CI 文件给哪个平台：github（默认）、gitlab、gitee；已有的目录就只加 CI 文件。"
        ),
    ] = None,
) -> None:
    """新建一份目录：登记文件、一个示例事项文件、编辑器设置、说明和 CI 文件，马上可以校验和汇编。"""
    import datetime

    from gwstd import cifiles, enriched, files, newcatalogue
    from gwstd.load import load

    if ci is not None and ci not in cifiles.FORGES:
        raise typer.BadParameter(f"--ci 没有 {ci} 这个平台，可以写：{'、'.join(cifiles.FORGES)}")
    if ci is not None and (folder / CATALOGUE / CATALOG_FILE).is_file():
        _add_ci(folder, ci, region or base_date)
        return
    day = base_date or datetime.date.today().isoformat()
    try:
        made = newcatalogue.files(day, region or newcatalogue.REGION, ci or cifiles.FORGES[0])
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    _refuse_taken(folder, made, "换一个新文件夹")
    for name, data in made.items():
        files.write(folder / name, data)
    corpus = load(folder / CATALOGUE)
    for name, data in enriched.schema_files(corpus).items():
        files.write(corpus.root / "schemas" / name, data)
    where = _options.relative(folder)
    print(f"新建了 {len(made)} 个文件：{where.as_posix()}")
    print(f"下一步：cd {where.as_posix()}，照 README.md 登记单位、填写事项，然后 gwstd validate、gwstd build")


def _add_ci(folder: Path, forge: str, superfluous: str | None) -> None:
    """Lay only the CI files into the repository of a catalogue that is there already."""
    from gwstd import cifiles, files

    if superfluous:
        raise typer.BadParameter(
            f"{folder} 里已有目录，--ci 只加 CI 文件；地区和基准日在 {CATALOGUE}/{CATALOG_FILE} 里改"
        )
    made = cifiles.files(forge)
    _refuse_taken(folder, made, "要换成新的，先把它们移走")
    for name, data in made.items():
        files.write(folder / name, data)
    print(f"加了 {len(made)} 个 CI 文件：{'、'.join(made)}")


def _refuse_taken(folder: Path, names: Iterable[str], advice: str) -> None:
    taken = [name for name in names if (folder / name).exists()]
    if taken:
        shown = f"{'、'.join(taken[:3])}{' 等' if len(taken) > 3 else ''}"
        raise typer.BadParameter(f"{folder} 里已有 {shown}，没有改动；{advice}")
