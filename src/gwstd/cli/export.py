"""``gwstd export``: the clerk's form, a workbook to fill in and hand back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gwstd.cli import _named, _options
from gwstd.cli._options import Catalog

if TYPE_CHECKING:
    from gwstd.model import Corpus


def run(
    form: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--form", metavar="FILE.xlsx", help="填报表写到哪个文件；改好以后用 gwstd import 读回。"),
    ] = None,
    department: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--department", metavar="NAME", help="只要这个单位的事项（简称、全称或代码），可以写几次。"),
    ] = None,
    field: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--field", metavar="NAME", help="只要这个领域的事项（名称或代码），可以写几次。"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="文件已经有了也写，原来的不再保留。")] = False,
    catalog: Catalog = None,
) -> None:
    """导出给各单位填的表（Excel、WPS 可用），改好后用 gwstd import 读回。"""
    if form is None:
        raise typer.BadParameter("没有写导出成什么：gwstd export --form 填报表.xlsx，可以再加 --department、--field")
    if form.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"填报表的文件名要以 .xlsx 结尾，不能是 {form.name}")
    if form.exists() and not force:
        raise typer.BadParameter(f"{form} 已经有了，里面可能有填好的内容，没有写；换一个文件名，确实不要了加 --force")
    from gwstd import files
    from gwstd.check import check
    from gwstd.form import export

    corpus = _options.load_catalogue(_options.catalogue_root(catalog))
    names = _chosen(corpus, department or [], field or [])
    findings = check(corpus)
    made = export(corpus, names, findings)
    files.write(form, made.data)
    print(
        f"{made.sheets} 张表、{made.items} 个事项，填报表在 {_options.relative(form)}；填好后：gwstd import {form.name}"
    )
    if made.unsound:
        print(f"{made.unsound} 个事项写法有误，没有放进表里，问题列在“校验发现”，请在事项文件里改")


def _chosen(corpus: Corpus, departments: list[str], fields: list[str]) -> list[str]:
    """The names of the item files that are asked for. Raises BadParameter (exit 2) where there is none."""
    folders = {_named.department(corpus, name).code for name in departments}
    chapters = {_named.field(corpus, name).code for name in fields}
    chosen = []
    for item_file in corpus.item_files:
        folder, _, chapter = item_file.name.removesuffix(".yaml").partition("/")
        if (not folders or folder in folders) and (not chapters or chapter in chapters):
            chosen.append(item_file.name)
    if not chosen:
        raise typer.BadParameter("选定的范围里没有事项文件，没有东西可导出")
    return chosen
