"""``gwstd init``: a new district's catalogue that validates and builds at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from gwstd.cli import _options

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
) -> None:
    """新建一份目录：登记文件、一个示例事项文件、编辑器设置、说明和 CI 文件，马上可以校验和汇编。"""
    import datetime

    from gwstd import enriched, files, newcatalogue
    from gwstd.load import load

    day = base_date or datetime.date.today().isoformat()
    try:
        made = newcatalogue.files(day, region or newcatalogue.REGION)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    taken = [name for name in made if (folder / name).exists()]
    if taken:
        raise typer.BadParameter(f"{folder} 里已有 {'、'.join(taken[:3])}{' 等' if len(taken) > 3 else ''}，没有改动；换一个新文件夹")
    for name, data in made.items():
        files.write(folder / name, data)
    corpus = load(folder / CATALOGUE)
    for name, data in enriched.schema_files(corpus).items():
        files.write(corpus.root / "schemas" / name, data)
    where = _options.relative(folder)
    print(f"新建了 {len(made)} 个文件：{where.as_posix()}")
    print(f"下一步：cd {where.as_posix()}，照 README.md 登记单位、填写事项，然后 gwstd validate、gwstd build")
