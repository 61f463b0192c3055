"""``gwstd build``: the compendium as Word, Excel, portal column and open data."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gwstd.cli import FAULT, FINDINGS, _named, _options
from gwstd.cli._options import Catalog

if TYPE_CHECKING:
    from gwstd.document import Document
    from gwstd.files import Before
    from gwstd.model import Compendium, Corpus, Finding
    from gwstd.outputs import Output
    from gwstd.publish import Typeset
    from gwstd.reports.compendium import Imprint

STAMP = "未通过校验"
_WRITERS = frozenset({"jinja2", "markupsafe", "python_docx", "xlsxwriter"})


def run(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="成品放在哪个文件夹。")] = Path("dist"),
    only: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--only", metavar="LIST", help="只做这几种，逗号隔开：docx,xlsx,html,json,csv；不写就全做。"),
    ] = None,
    field: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option("--field", metavar="NAME", help="只汇编这个领域（名称或代码），可以写几次。"),
    ] = None,
    department: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--department", metavar="NAME", help="只汇编这个单位、镇或街道的目录。"),
    ] = None,
    edition: Annotated[
        str, typer.Option("--edition", metavar="KIND", help="哪一种版本：汇编、征求意见稿、公报版；后两种只做 Word。")
    ] = "汇编",
    until: Annotated[
        str, typer.Option("--until", metavar="DATE", help="征求意见稿的反馈截止日期，如 2026-12-31；不写就空着待填。")
    ] = "",
    issue: Annotated[str, typer.Option("--issue", metavar="TEXT", help="公报版的期号，如 2026年第5期。")] = "",
    pdf: Annotated[
        bool, typer.Option("--pdf", help="另做 PDF，Word 目录里填好页码；要装有 LibreOffice，几百页要几分钟。")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help=f"有错误也汇编，每份成品都印上“{STAMP}”。")] = False,
    catalog: Catalog = None,
) -> None:
    """汇编目录，做成 Word、Excel、网页专栏和开放数据。"""
    from gwstd import files

    imprint = _imprint(edition, until, issue)
    kinds = _chosen_kinds(only, imprint, pdf)
    root = _options.catalogue_root(catalog)
    _refuse_crowded(out, root)
    options = [*kinds, *(field or []), department or "", str(force), str(pdf), *imprint]
    made_with = program(root)
    mark = _fingerprint(made_with, root, options, out)
    if files.unchanged(out, mark):
        print(f"没有变化：{_options.relative(out)} 里的成品就是最新的")
        return
    compendium = _checked(root, field, department, force)
    with _pdf_failures():
        typeset = _typesetter() if pdf else None
        make = partial(_outputs, compendium, kinds, root, typeset, imprint, made_with)
        _write(out, make, compendium, mark)
    if "docx" in kinds and not pdf:
        _say_missing_faces(out / "compendium.docx")


def _checked(root: Path, fields: Sequence[str] | None, department: str | None, force: bool) -> Compendium:
    """The compendium asked for, stamped where the catalogue has errors."""
    from gwstd.cache import Cache
    from gwstd.check import check

    with Cache.of(root) as cache:
        corpus = _options.load_catalogue(root, cache=cache)
    errors = _errors(check(corpus), corpus, force)
    compendium = _edition(corpus, fields, department)
    return compendium.stamped(STAMP) if errors else compendium


def _refuse_crowded(out: Path, root: Path) -> None:
    """Raise BadParameter for a folder that holds more than outputs: a build replaces it whole."""
    if any(place.resolve().is_relative_to(out.resolve()) for place in (root, Path.cwd())):
        raise typer.BadParameter(f"成品要放在单独的文件夹里，不能是 {out}；换一个新文件夹：--out 名称")


def _chosen_kinds(only: str | None, imprint: Imprint, pdf: bool) -> tuple[str, ...]:
    """The kinds to make, the Word file among them where its PDF is wanted."""
    kinds = _kinds(only) if imprint.kind == "汇编" else _printed_kinds(only, imprint.kind)
    return ("docx", *kinds) if pdf and "docx" not in kinds else kinds


def _kinds(only: str | None) -> tuple[str, ...]:
    from gwstd.publish import DEFAULT, kinds

    if only is None:
        return DEFAULT
    wanted = [kind.strip() for kind in only.replace("，", ",").split(",") if kind.strip()]
    for kind in wanted:
        if kind not in kinds():
            raise typer.BadParameter(f"--only 没有 {kind} 这一种，可以写：{','.join(kinds())}")
    return tuple(kind for kind in kinds() if kind in wanted)


def _imprint(edition: str, until: str, issue: str) -> Imprint:
    """The edition asked for. Raises BadParameter for one that there is not, and for what it has no use for."""
    import datetime
    from typing import get_args

    from gwstd.reports.compendium import EditionKind, Imprint

    named = {kind: kind for kind in get_args(EditionKind)}
    if edition not in named:
        raise typer.BadParameter(f"--edition 没有“{edition}”这一种，可以写：{'、'.join(named)}")
    if until and edition != "征求意见稿":
        raise typer.BadParameter("--until 是征求意见的截止日期，要和 --edition 征求意见稿 一起用")
    if issue and edition != "公报版":
        raise typer.BadParameter("--issue 是公报的期号，要和 --edition 公报版 一起用")
    if until:
        try:
            until = datetime.date.fromisoformat(until).isoformat()
        except ValueError as error:
            raise typer.BadParameter(f"--until 的“{until}”不是日期，写成 2026-12-31 这样") from error
    return Imprint(named[edition], until, issue)


def _printed_kinds(only: str | None, edition: str) -> tuple[str, ...]:
    """The kinds of an edition that is printed and never put on the portal."""
    if only is not None and _kinds(only) != ("docx",):
        raise typer.BadParameter(f"{edition}只做 Word（加 --pdf 也做 PDF）：去掉 --only")
    return ("docx",)


def program(root: Path) -> str:
    """What decides the outputs besides the catalogue's data: the program itself with the libraries that write for it, its
    templates and the catalogue's own."""
    from gwstd import __version__, files, resources

    package = Path(__file__).parents[1]
    roots = [package, resources.schema("items").parent, resources.template("site").parent, root / "templates"]
    return " ".join([__version__, files.tree_digest(roots), *_libraries()])


def _libraries() -> list[str]:
    """Name and version of each library whose next version may write other bytes, as its installation is called.

    Not from importlib.metadata: importing that would take longer than to see that nothing has changed.
    """
    installed = (path.name.lower() for folder in sys.path for path in Path(folder).glob("*.dist-info"))
    return sorted({name for name in installed if name.partition("-")[0] in _WRITERS})


def _fingerprint(made_with: str, root: Path, options: Sequence[str], out: Path) -> str:
    """Everything that decides the outputs: the program, the catalogue, the options."""
    import hashlib

    from gwstd import files

    catalogue = files.tree_digest([root], skip=out.resolve())
    return hashlib.sha256("\0".join([made_with, catalogue, *options]).encode()).hexdigest()


def _errors(findings: Sequence[Finding], corpus: Corpus, force: bool) -> int:
    """The number of errors. Without ``--force`` an error ends the command here, with the report."""
    from gwstd.findings import text
    from gwstd.model import Severity

    errors = [f for f in findings if f.severity is Severity.ERROR]
    if not errors:
        return 0
    if not force:
        sys.stderr.write(text.write(errors, corpus, _options.colored(sys.stderr)))
        print(
            f"\n有 {len(errors)} 个错误，没有汇编。改正后再试；确需先看样子，加 --force（成品印上“{STAMP}”）",
            file=sys.stderr,
        )
        raise typer.Exit(FINDINGS)
    left_out = f"，{len(corpus.unsound)} 处内容因格式错误没有收入" if corpus.unsound else ""
    print(f"目录有 {len(errors)} 个错误{left_out}；成品已印上“{STAMP}”，不能公布", file=sys.stderr)
    return len(errors)


def _edition(corpus: Corpus, fields: Sequence[str] | None, department: str | None) -> Compendium:
    from gwstd.merge import for_department, for_fields, merge

    compendium = merge(corpus)
    if fields:
        compendium = for_fields(compendium, [_named.field(corpus, name).code for name in fields])
    if department:
        compendium = for_department(compendium, _named.department(corpus, department))
    if not compendium.chapters:
        raise typer.BadParameter("选定的范围里没有事项，没有东西可汇编")
    return compendium


def _typesetter() -> Typeset:
    """What makes the PDF, saying on stderr what it does and, on a terminal, how long it has done so."""
    from gwstd.typeset import typeset

    shown = sys.stderr.isatty()

    def tick(passed: float) -> None:
        if shown and passed >= 1:
            print(f"\r已 {passed:.0f} 秒", end="", file=sys.stderr, flush=True)
        elif passed and passed % 60 == 0:
            say(f"已 {passed:.0f} 秒")

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    def make(document: Document) -> tuple[bytes, bytes]:
        made = typeset(document, say, tick)
        if shown:
            print("\r", end="", file=sys.stderr)
        return made

    return make


@contextlib.contextmanager
def _pdf_failures() -> Iterator[None]:
    """A PDF that cannot be made ends the command with one line; nothing has been written by then."""
    from gwstd.office import OfficeError

    try:
        yield
    except OfficeError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(FAULT) from error


def _outputs(
    compendium: Compendium,
    kinds: Sequence[str],
    root: Path,
    typeset: Typeset | None,
    imprint: Imprint,
    made_with: str,
    before: Before,
) -> Iterator[Output]:
    """The files of a build, those of the one before that would be the same among them."""
    from gwstd import publish
    from gwstd.outputs import Earlier

    return publish.outputs(compendium, kinds, root, typeset, imprint, Earlier(made_with, before.made_of))


def _write(out: Path, make: Callable[[Before], Iterable[Output]], compendium: Compendium, mark: str) -> None:
    from gwstd import __version__, files, publish

    edition = compendium.edition
    facts = {
        "gwstd": __version__,
        "fingerprint": mark,
        "名称": edition.title,
        "版本": edition.version,
        "基准日": edition.base_date,
        "状态": compendium.stamp or "通过校验",
        "事项数": len(compendium.rows),
    }
    try:
        sizes = files.swap_in(out, make, facts)
    except files.ForeignFolderError as error:
        raise typer.BadParameter(
            f"{error} 里已有别的文件，不是汇编的成品文件夹，没有写入；换一个新文件夹：--out 名称"
        ) from error
    print(f"{len(compendium.chapters)} 个领域、{len(compendium.rows)} 个事项，成品在 {_options.relative(out)}：")
    pages = [size for name, size in sizes.items() if name.startswith(f"{publish.SITE}/")]
    for name, size in sizes.items():
        if not name.startswith(f"{publish.SITE}/"):
            print(f"  {name}  {_readable(size)}")
    if pages:
        print(f"  {publish.SITE}/index.html  网页 {len(pages)} 个文件，共 {_readable(sum(pages))}")


def _say_missing_faces(word: Path) -> None:
    """One line on the faces that whoever opens the Word file on this computer will not see as they are meant."""
    from gwstd.office import missing_faces

    absent = missing_faces(word.read_bytes())
    if absent:
        named = "、".join(f"{face}（用{other}代替）" if other else face for face, other in absent.items())
        print(f"字体：这台电脑没有装{named}。打印 Word 汇编，请到装有这些字体的电脑上")


def _readable(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(1, round(size / 1024))} KB"
