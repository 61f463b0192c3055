"""``gwstd import``: read foreign catalogues into item files, a clerk's form back in, or a superior's guideline."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, Optional

import typer

from gwstd.cli import FINDINGS, _named, _options
from gwstd.cli._options import Catalog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gwstd.adopt import Adoption, Chosen
    from gwstd.draft import Draft
    from gwstd.model import Corpus, Field

FORMATS = ("text", "json")
REPORTS = (".docx", ".xlsx", ".html", ".md")
LEVELS = ("国家", "省级", "市级")


class _Wanted(NamedTuple):
    """What the options ask for."""

    department: str | None
    fields: tuple[str, ...]
    out: Path | None
    append: bool
    level: str
    dry_run: bool
    report: Path | None


def run(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="要读的文件：xlsx、xls、ods、docx、html、csv，或 gwstd export 导出的填报表。")
    ],
    department: Annotated[Optional[str], typer.Option("--department", metavar="单位", help="是哪个单位的（代码或简称）；不写就从标题和公开主体看。")] = None,  # noqa: UP045
    field: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--field", metavar="领域", help="是哪个领域的；原表叫法不同的写成 叫法=领域，可以写几次；不写就从标题看。"),
    ] = None,
    out: Annotated[Optional[Path], typer.Option("--out", metavar="DIR", help="写到这个文件夹（单位代码/领域代码.yaml），不写到目录里。")] = None,  # noqa: UP045
    append: Annotated[bool, typer.Option("--append", help="事项文件已经有了，就把新事项接在后面（原有的一字不动）。")] = False,
    mapping: Annotated[Optional[Path], typer.Option("--mapping", metavar="FILE", help="认不出的表按这个对照文件读；读成后目录记住它。")] = None,  # noqa: UP045
    baseline: Annotated[bool, typer.Option("--baseline", help="读的是上级的标准指引：存到目录的 baselines 文件夹。")] = False,
    level: Annotated[str, typer.Option("--level", metavar="层级", help="上级指引是哪一级的：国家、省级、市级。")] = LEVELS[0],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只显示读成什么样，什么也不写。")] = False,
    output: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text 给人看；json 只输出读到的内容，什么也不写。")] = FORMATS[0],
    report: Annotated[Optional[Path], typer.Option("--report", metavar="FILE", help="把导入情况报告写成这个文件（.xlsx、.docx、.html、.md）。")] = None,  # noqa: UP045
    retire: Annotated[bool, typer.Option("--retire", help="填报表里删去的事项改为停用（不加只提示）。")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="填报表改动的内容不再问，直接写。")] = False,
    catalog: Catalog = None,
) -> None:  # fmt: skip
    """把部门现有的 Word、Excel、网页目录读成事项文件；填报表交回来的改动写回原处。"""
    _agree(output, report, level, paths)
    if _are_forms(paths):
        from gwstd.cli import _import_form

        _import_form.run(paths, _options.catalogue_root(catalog), dry_run, yes, retire)
        return
    drafts, refused = _read(paths, mapping, catalog)
    if output == "json":
        _print_json(drafts)
    elif drafts:
        wanted = _Wanted(department, tuple(field or ()), out, append, level, dry_run, report)
        (_take_guideline if baseline else _take)(drafts, wanted, catalog)
    if refused:
        raise typer.Exit(FINDINGS)


def _agree(output: str, report: Path | None, level: str, paths: list[Path]) -> None:
    """Raise BadParameter (exit 2) for options that do not go together."""
    if output not in FORMATS:
        raise typer.BadParameter(f"--format 写 {'、'.join(FORMATS)} 之一，不是 {output}")
    if report is not None and report.suffix.lower() not in REPORTS:
        raise typer.BadParameter(f"--report 的文件名以 {'、'.join(REPORTS)} 之一结尾：{report}")
    if level not in LEVELS:
        raise typer.BadParameter(f"--level 写 {'、'.join(LEVELS)} 之一，不是 {level}")
    for path in paths:
        if not path.is_file():
            raise typer.BadParameter(f"{path} 是文件夹，要写里面的文件" if path.is_dir() else f"没有这个文件：{path}")


def _are_forms(paths: list[Path]) -> bool:
    """Whether these are forms of ours that come back; both kinds at once are refused."""
    from gwstd.form import is_form

    forms = [path for path in paths if is_form(path)]
    if forms and len(forms) < len(paths):
        raise typer.BadParameter("填报表和别的目录分开导入：一次只给一种文件")
    return bool(forms)


# ---------------------------------------------------------------------------------------------- reading


def _read(paths: list[Path], mapping: Path | None, catalog: Path | None) -> tuple[list[Draft], bool]:
    """The drafts of the files that can be read, and whether any could not."""
    from gwstd import intake, tables
    from gwstd.cli import _mappings
    from gwstd.grid import UnreadableError

    known = _mappings.known(mapping, catalog)
    drafts: list[Draft] = []
    refused = False
    for path in paths:
        try:
            drafts.append(tables.read(intake.grids(path), path.name, known))
        except UnreadableError as error:
            print(f"× {path}：{_sentence(error)}", file=sys.stderr)
            refused = True
        except tables.UnknownLayoutError as error:
            print(f"× {path}：{_sentence(error)}{_mappings.propose(path, error.proposal)}", file=sys.stderr)
            refused = True
    if mapping is not None and drafts:
        _mappings.remember(mapping, catalog)
    return drafts, refused


def _sentence(error: Exception) -> str:
    """What an error says, with one full stop behind it."""
    return f"{str(error).rstrip('。；， ')}。"


def _print_json(drafts: list[Draft]) -> None:
    import json

    from gwstd import draft_json

    values = [draft_json.value(draft) for draft in drafts]
    text = json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False, indent=2)
    _options.emit(f"{text}\n", machine=True)


# ---------------------------------------------------------------------------------------------- into the catalogue


def _take(drafts: list[Draft], wanted: _Wanted, catalog: Path | None) -> None:
    from gwstd import adopt
    from gwstd.cli import _import_text

    corpus = _options.load_catalogue(_options.catalogue_root(catalog))
    try:
        keeper = _named.department(corpus, wanted.department) if wanted.department is not None else None
        adoption = adopt.adopt(drafts, corpus, keeper, _chosen(corpus, wanted.fields), wanted.out is not None)
    except (adopt.UndecidedError, ValueError) as error:
        if wanted.dry_run and isinstance(error, adopt.UndecidedError):
            print(_import_text.shown(drafts, ()), end="")
            print(f"要写成事项文件还缺一样：{error}", file=sys.stderr)
            return
        raise typer.BadParameter(str(error)) from error
    if wanted.report is not None:
        _write_report(wanted.report, drafts, adoption, corpus)
    if wanted.dry_run:
        print(_import_text.shown(drafts, adoption.remarks), end="")
        print(_import_text.targets(adoption, wanted.out or corpus.root, written=False), end="")
        return
    base = wanted.out or corpus.root
    _refuse_overwriting(adoption, base, wanted)
    from gwstd import files

    for name, text in adoption.files.items():
        files.write(base / name, text.encode("utf-8"))
    print(_import_text.told(drafts, adoption.remarks, wanted.report), end="")
    print(_import_text.laws(adoption.laws), end="")
    print(_import_text.targets(adoption, base, written=True), end="")
    print(_import_text.next_step(corpus, adoption, wanted.out), end="")


def _chosen(corpus: Corpus, names: Iterable[str]) -> Chosen:
    """What ``--field`` says: 领域 for everything, 原表的叫法=领域 for one."""
    from gwstd.adopt import Chosen

    whole: Field | None = None
    called: dict[str, Field] = {}
    for name in names:
        own, equals, registered = name.partition("=")
        if equals:
            called[own.strip()] = _named.field(corpus, registered.strip())
        elif whole is not None:
            raise typer.BadParameter("--field 只能写一个领域；原表有几个领域的，逐个写成 --field 原表的叫法=领域")
        else:
            whole = _named.field(corpus, name)
    return Chosen(whole, called)


def _refuse_overwriting(adoption: Adoption, base: Path, wanted: _Wanted) -> None:
    """An existing file is added to only when asked, and one outside the catalogue is never replaced."""
    there = [name for name in adoption.files if (base / name).exists()]
    if there and wanted.out is not None:
        raise typer.BadParameter(f"{base / there[0]} 已经有了，没有覆盖：换一个 --out 文件夹，或者先把它移走")
    if there and not wanted.append:
        raise typer.BadParameter(
            f"{'、'.join(there)} 已经有了，没有改动：加 --append 把新事项接在后面，或者用 --out 写到别处比较"
        )


def _write_report(path: Path, drafts: list[Draft], adoption: Adoption, corpus: Corpus) -> None:
    from gwstd import files, plugins
    from gwstd.cli import _import_text
    from gwstd.reports.intake import report

    document = report(drafts, adoption.remarks, corpus.edition.base_date, _import_text.proposals(adoption.laws))
    files.write(path, plugins.module("render", path.suffix.lower().removeprefix(".")).render(document))


# ---------------------------------------------------------------------------------------------- guidelines


def _take_guideline(drafts: list[Draft], wanted: _Wanted, catalog: Path | None) -> None:
    """Store each field of the drafts as ``baselines/<field>-<level>.yaml``; one that is there stays."""
    from gwstd import adopt, files
    from gwstd.cli import _import_text

    corpus = _options.load_catalogue(_options.catalogue_root(catalog))
    made: dict[str, str] = {}
    try:
        for draft in drafts:
            made.update(adopt.guidelines(draft, corpus, _chosen(corpus, wanted.fields), wanted.level))
    except adopt.UndecidedError as error:
        raise typer.BadParameter(str(error)) from error
    base = wanted.out or corpus.root
    there = next((name for name in made if (base / name).exists()), None)
    if there and not wanted.dry_run:
        raise typer.BadParameter(f"{base / there} 已经有了，没有覆盖：新版指引先把旧文件改名，再导入")
    for name, text in made.items() if not wanted.dry_run else ():
        files.write(base / name, text.encode("utf-8"))
    print(_import_text.shown(drafts, ()) if wanted.dry_run else _import_text.told(drafts, (), None), end="")
    for name in made:
        print(f"{'会写' if wanted.dry_run else '已写'} {(base / name).as_posix()}")
