"""``gwstd schema``: the schemas of the catalogue's files, with the catalogue's own names for an editor to offer."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from gwstd.cli import _options
from gwstd.cli._options import Catalog


def run(
    name: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(
            metavar="[NAME]", help="显示哪一种文件的规格，如 items、laws；不写就列出有哪几种。", show_default=False
        ),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="写到目录的 schemas 文件夹，编辑器由此补全本区的单位、领域、渠道和依据。")
    ] = False,
    catalog: Catalog = None,
) -> None:
    """目录文件的规格（JSON Schema）：显示，或连同本区的名称写给编辑器用。"""
    from gwstd import enriched, files
    from gwstd.domain.nearest import meant

    if name is None and not write:
        _options.emit(f"目录文件的规格有：{'、'.join(enriched.NAMES)}\n", False)
        return
    if name is not None and name not in enriched.NAMES:
        raise typer.BadParameter(
            f"没有 {name} 这一种规格。{meant(name, enriched.NAMES)}可以写：{'、'.join(enriched.NAMES)}"
        )
    corpus = _options.load_catalogue(_options.catalogue_root(catalog))
    made = enriched.schema_files(corpus)
    if name is not None:
        _options.emit(made[f"{name}.schema.json"].decode("utf-8"), True)
    if write:
        for file, data in made.items():
            files.write(corpus.root / "schemas" / file, data)
        print(f"已写好 {len(made)} 个规格文件：{(corpus.root / 'schemas').as_posix()}")
