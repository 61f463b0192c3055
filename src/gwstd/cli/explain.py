"""``gwstd explain``: the manual of a rule, or the list of all rules."""

from __future__ import annotations

import textwrap
from typing import Annotated, Optional

import typer

from gwstd.cli import _options


def run(
    rule: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(metavar="[RULE]", help="规则名，如 law-repealed；不写就列出全部规则。", show_default=False),
    ] = None,
) -> None:
    """说明一条规则：要求是什么、依据什么、错例和正例。"""
    from gwstd import check
    from gwstd.domain.nearest import meant
    from gwstd.findings.text import WORDS

    if rule is None:
        lines = []
        for rule_id in check.rule_ids():
            module = check.rule(rule_id)
            lines.append(f"{rule_id:<20} {WORDS[module.SEVERITY]}  {(module.__doc__ or '').strip().splitlines()[0]}")
        _options.emit("\n".join(lines) + f"\n\n共 {len(lines)} 条规则；gwstd explain 规则名 查看说明和例子\n", False)
        return
    try:
        module = check.rule(rule)
    except KeyError:
        raise typer.BadParameter(f"没有 {rule} 这条规则。{meant(rule, check.rule_ids())}用 gwstd explain 列出全部规则") from None
    manual = textwrap.dedent((module.__doc__ or "").strip())
    _options.emit(f"{rule}（{WORDS[module.SEVERITY]}）\n\n{manual.replace('::', '：')}\n", False)
