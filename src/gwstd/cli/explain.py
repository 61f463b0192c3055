"""``gwstd explain``: the manual of a rule, the list of all rules, or the whole manual."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from gwstd.cli import _options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gwstd.manual import Manual

FORMATS = ("text", "md", "json")


def run(
    rule: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(metavar="[RULE]", help="规则名，如 law-repealed；不写就列出全部规则。", show_default=False),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="全部规则的说明，连同错例和正例。")] = False,
    output: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"输出格式：{'、'.join(FORMATS)}。")
    ] = "text",
) -> None:
    """说明一条规则：要求是什么、依据什么、错例和正例。"""
    from gwstd import manual

    if output not in FORMATS:
        raise typer.BadParameter(f"--format 没有 {output} 这个选择，可以写：{'、'.join(FORMATS)}")
    if rule is not None and everything:
        raise typer.BadParameter("写了规则名就不要再写 --all")
    manuals = [_manual(rule)] if rule is not None else [manual.manual(rule_id) for rule_id in manual.rule_ids()]
    if output == "md":
        text = manual.page(manuals) if rule is None else f"# {rule}\n\n{manual.section(manuals[0])}"
    elif output == "json":
        records = [manual.record(m) for m in manuals]
        text = json.dumps({"version": "1", "rules": records}, ensure_ascii=False, indent=2) + "\n"
    elif rule is None and not everything:
        text = _list(manuals)
    else:
        text = "\n".join(_text(m) for m in manuals)
    _options.emit(text, output != "text")


def _manual(rule: str) -> Manual:
    from gwstd import manual
    from gwstd.domain.nearest import meant

    try:
        return manual.manual(rule)
    except KeyError:
        raise typer.BadParameter(
            f"没有 {rule} 这条规则。{meant(rule, manual.rule_ids())}用 gwstd explain 列出全部规则"
        ) from None


def _list(manuals: Sequence[Manual]) -> str:
    from gwstd.vocabulary import SEVERITY_WORDS

    width = max(len(m.rule) for m in manuals)
    lines = [f"{m.rule:<{width}} {SEVERITY_WORDS[m.severity]}  {m.title}" for m in manuals]
    return "\n".join(lines) + f"\n\n共 {len(lines)} 条规则；gwstd explain 规则名 查看说明和例子\n"


def _text(manual: Manual) -> str:
    from textwrap import indent

    from gwstd.vocabulary import SEVERITY_WORDS

    samples = "".join(f"\n{sample.title}：\n\n{indent(sample.text, '    ')}\n" for sample in manual.samples)
    body = f"{manual.text}\n" if manual.text else ""
    return f"{manual.rule}（{SEVERITY_WORDS[manual.severity]}）\n\n{manual.title}\n\n{body}{samples}"
