"""Grids for tests, written as they look: a line a row, columns apart by ``|``, ``↵`` for a line end inside a cell."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from gwstd.grid import At, Grid

Merges = dict[At, At]

TOP = "序号|公开事项||公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体|公开对象||公开方式||公开层级|"
SUB = "|一级事项|二级事项||||||全社会|特定群体|主动|依申请|县级|乡级"
HEADER = f"{TOP}\n{SUB}"
MERGED_HEADER: Merges = {
    (0, 1): (0, 2), (0, 8): (0, 9), (0, 10): (0, 11), (0, 12): (0, 13),
    **{(0, column): (1, column) for column in (0, 3, 4, 5, 6, 7)},
}  # fmt: skip


def grid(text: str, merges: Merges | None = None, name: str = "目录", **more: Any) -> Grid:
    rows = [[cell.strip(" ").replace("↵", "\n") for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    width = max(map(len, rows))
    padded = tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)
    return Grid(name, padded, MappingProxyType(merges or {}), **more)


def line(
    seq: str = "1",
    level1: str = "社会救助",
    level2: str = "最低生活保障",
    content: str = "1.办事指南↵2.审核结果",
    basis: str = "《社会救助暂行办法》（国务院令第649号）",
    limit: str = "信息形成之日起20个工作日内",
    subject: str = "区民政局",
    channel: str = "■政府网站",
    ticks: str = "√||√||√|",
) -> str:
    """A row of the national layout."""
    return "|".join((seq, level1, level2, content, basis, limit, subject, channel, ticks))


def piece(**cells: str) -> str:
    """A row of the national layout with these cells only."""
    empty = dict.fromkeys(("seq", "level1", "level2", "content", "basis", "limit", "subject", "channel"), "")
    return line(**{**empty, "ticks": "|||||", **cells})


def table(*lines: str, merges: Merges | None = None, **more: Any) -> Grid:
    """The national layout over these rows; ``merges`` count from the first of them."""
    below = {(a + 2, b): (c + 2, d) for (a, b), (c, d) in (merges or {}).items()}
    return grid("\n".join((HEADER, *lines)), {**MERGED_HEADER, **below}, **more)
