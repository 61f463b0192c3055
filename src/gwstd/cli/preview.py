"""``gwstd preview``: the portal column in a browser of this computer, made again at each change of the catalogue."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gwstd.cli import _options
from gwstd.cli._options import Catalog
from gwstd.cli.build import STAMP, program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gwstd.cli._local_server import LocalServer
    from gwstd.outputs import Output
    from gwstd.watch import Stats

KINDS = ("json", "csv", "html")
"""What a preview makes: the column and its data. Word and Excel take longer and are looked at elsewhere."""


def run(
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="用哪个端口；0 就用任意一个空着的。")
    ] = 0,
    catalog: Catalog = None,
) -> None:
    """在本机浏览器里预览网页专栏，目录一改就重做；按 Ctrl+C 结束。"""
    from gwstd.cli._local_server import LocalServer
    from gwstd.publish import SITE
    from gwstd.watch import stats

    root = _options.catalogue_root(catalog)
    seen = stats(root)  # before it is read: what is saved meanwhile counts as changed
    made, told = _made(root, ())
    try:
        server = LocalServer(_files(made), f"{SITE}/index.html", port)
    except OSError as error:
        raise typer.BadParameter(f"端口 {port} 已被占用或者不让用（{error.strerror}）；换一个：--port 0") from error
    try:
        print(f"预览：{server.address}", flush=True)
        print(f"{told}；改了目录，网页自己就换新；按 Ctrl+C 结束", file=sys.stderr, flush=True)
        _keep_fresh(root, server, seen, made)
    except KeyboardInterrupt:
        print("预览已结束", file=sys.stderr)
    finally:
        server.close()


def _made(root: Path, before: Sequence[Output]) -> tuple[tuple[Output, ...], str]:
    """The files of the column, those of before among them where nothing has changed, and a line on what they hold. A
    catalogue with errors is shown with the stamp."""
    from gwstd import publish
    from gwstd.cache import Cache
    from gwstd.check import check
    from gwstd.merge import merge
    from gwstd.model import Severity
    from gwstd.outputs import Earlier

    with Cache.of(root) as cache:
        corpus = _options.load_catalogue(root, cache=cache)
    errors = sum(finding.severity is Severity.ERROR for finding in check(corpus))
    compendium = merge(corpus)
    if errors:
        compendium = compendium.stamped(STAMP)
    told = f"{len(compendium.chapters)} 个领域、{len(compendium.rows)} 个事项"
    if errors:
        told += f"，有 {errors} 个错误（页面印上“{STAMP}”），用 gwstd validate 看是哪些"
    earlier = Earlier.of(program(root), before)
    return tuple(publish.outputs(compendium, KINDS, root, earlier=earlier)), told


def _files(made: Sequence[Output]) -> dict[str, bytes]:
    return {output.name: output.data for output in made if output.data is not None}


def _keep_fresh(root: Path, server: LocalServer, seen: Stats, made: tuple[Output, ...]) -> None:
    """Make the column again at each change. What cannot be made leaves the pages as they were."""
    import time
    from datetime import datetime

    from gwstd.watch import changes

    for names in changes(root, time.sleep, since=seen):
        more = f" 等 {len(names)} 个文件" if len(names) > 1 else ""
        began = f"{datetime.now():%H:%M:%S} {names[0]}{more} 有改动"
        try:
            made, told = _made(root, made)
            server.show(_files(made))
        except Exception as error:  # whatever is half written now will be whole at the next change
            print(f"{began}，没能重做（{error}），页面还是上一次的", file=sys.stderr, flush=True)
        else:
            print(f"{began}，已重做：{told}", file=sys.stderr, flush=True)
