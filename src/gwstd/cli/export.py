"""``gwstd export``: the clerk's form, a workbook to fill in and hand back; the templates that an office may change."""

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
    templates: Annotated[
        bool,
        typer.Option(
            "--templates", help="把 Word 模板和说明文字的模板放进目录的 templates 文件夹，改了以后汇编就用它。"
        ),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="文件已经有了也写，原来的不再保留。")] = False,
    catalog: Catalog = None,
) -> None:
    """导出给各单位填的表（Excel、WPS 可用），改好后用 gwstd import 读回；或者导出模板。"""
    if templates:
        if form is not None or department or field:
            raise typer.BadParameter("--templates 单独用，不和 --form、--department、--field 一起写")
        _write_templates(_options.catalogue_root(catalog), force)
        return
    form = _refuse_poor(form, force)
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


def _refuse_poor(form: Path | None, force: bool) -> Path:
    """The file to write; BadParameter (exit 2) where none is named, or one that is no workbook or must not be lost."""
    if form is None:
        raise typer.BadParameter(
            "没有写导出成什么：gwstd export --form 填报表.xlsx，可以再加 --department、--field；模板用 gwstd export --templates"
        )
    if form.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"填报表的文件名要以 .xlsx 结尾，不能是 {form.name}")
    if form.exists() and not force:
        raise typer.BadParameter(f"{form} 已经有了，里面可能有填好的内容，没有写；换一个文件名，确实不要了加 --force")
    return form


def _write_templates(root: Path, force: bool) -> None:
    """The packaged templates into the catalogue's own folder; what is there already stays unless ``force``."""
    from gwstd import files, resources

    own = {name: root / "templates" / name for name in resources.OWN_TEMPLATES}
    kept = [path for path in own.values() if path.exists() and not force]
    for name, path in own.items():
        if path not in kept:
            files.write(path, resources.template(name).read_bytes())
            print(f"{_options.relative(path)}  {resources.OWN_TEMPLATES[name]}")
    for path in kept:
        print(f"{_options.relative(path)} 已经有了，没有动；要换回原来的加 --force")
    print("改好以后 gwstd build 就用它们；不改的可以删掉，删掉就用自带的")


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
