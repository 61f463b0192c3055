"""A rule's docstring → its manual: title, text, samples; and the manual of all rules as Markdown or plain data.

The same words serve ``gwstd explain``, docs/rules.md and the ``help`` of SARIF.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from gwstd import baseline, check
from gwstd.model import Severity
from gwstd.vocabulary import SEVERITY_WORDS

_SAMPLE: Final = re.compile(r"^(错例|正例)(?:（(.*)）)?::\n", re.MULTILINE)
_SOURCE: Final = re.compile(
    r"（((?:[^（）]|（[一二三四五六七八九十]+）)*?(?:第[一二三四五六七八九十百、—至第条]+条|[〔\[]\d{4}[〕\]]\d+号|GB/?T? ?\d)"
    r"(?:[^（）]|（[一二三四五六七八九十]+）)*)）"
)
"""A text in brackets that names an article, a document by its number, or a standard."""
_MARKUP: Final = re.compile(r"([\\`*_\[\]#|~])")


class Sample(NamedTuple):
    """A piece of YAML that breaks the rule (错例) or keeps it (正例); ``note`` says in which file or form."""

    good: bool
    note: str
    text: str

    @property
    def title(self) -> str:
        return ("正例" if self.good else "错例") + (f"（{self.note}）" if self.note else "")


class Manual(NamedTuple):
    """What a rule demands: its id, how bad a breach is, the demand in one sentence, reasons, samples."""

    rule: str
    severity: Severity
    title: str
    text: str
    samples: tuple[Sample, ...]


def rule_ids() -> tuple[str, ...]:
    """Every id that a finding may have, sorted: the rules, and what the baseline reports."""
    return tuple(sorted((*check.rule_ids(), baseline.EXPIRED)))


def manual(rule_id: str) -> Manual:
    """The manual of one rule. Raises KeyError for an unknown id."""
    if rule_id == baseline.EXPIRED:
        return _manual(rule_id, Severity.INFO, baseline.EXPIRED_MANUAL)
    module = check.rule(rule_id)
    return _manual(rule_id, module.SEVERITY, module.__doc__ or "")


@cache
def source(rule_id: str) -> str:
    """The article, document or standard that a rule rests on: the first that its manual names in brackets, or nothing."""
    found = _SOURCE.search(manual(rule_id).text)
    return re.split("[，：；]", found[1])[0] if found else ""


def _manual(rule_id: str, severity: Severity, written: str) -> Manual:
    head, *rest = _SAMPLE.split(written.strip() + "\n")
    title, _, text = textwrap.dedent(head).strip().partition("\n")
    samples = tuple(
        Sample(kind == "正例", note or "", textwrap.dedent(body).strip("\n"))
        for kind, note, body in zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    )
    return Manual(rule_id, severity, title.strip(), text.strip(), samples)


# ---------------------------------------------------------------------------------------------- Markdown


def page(manuals: Iterable[Manual]) -> str:
    """The whole manual as one Markdown page: a table of the rules, then a section a rule."""
    manuals = tuple(manuals)
    table = "".join(f"| [{m.rule}](#{m.rule}) | {SEVERITY_WORDS[m.severity]} | {escaped(m.title)} |\n" for m in manuals)
    counts = "、".join(
        f"{word} {sum(m.severity is severity for m in manuals)} 条" for severity, word in SEVERITY_WORDS.items()
    )
    head = (
        "# 规则手册\n\n"
        "<!-- 由 gwstd explain --all --format md 生成，不要手改；改规则的说明请改 src/gwstd/rules 里的文件 -->\n\n"
        f"共 {len(manuals)} 条规则：{counts}。有错误就不能汇编；警告请逐条看过；提示供参考。\n"
        "确有理由不适用的，在 catalog.yaml 的“豁免”里写明规则、对象和理由。\n\n"
        "| 规则 | 级别 | 要求 |\n|---|---|---|\n"
    )
    return head + table + "".join(f"\n## {m.rule}\n\n{section(m)}" for m in manuals)


def section(manual: Manual) -> str:
    """One rule in Markdown, without a heading: severity and demand, reasons, samples."""
    parts = [f"**{SEVERITY_WORDS[manual.severity]}**：{escaped(manual.title)}"]
    parts += [escaped(paragraph) for paragraph in re.split(r"\n\s*\n", manual.text) if paragraph]
    for sample in manual.samples:
        parts.append(f"{escaped(sample.title)}：")
        parts.append(fenced(sample.text))
    return "\n\n".join(parts) + "\n"


def fenced(text: str) -> str:
    """A YAML sample as a code block whose fence is longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}yaml\n{text}\n{fence}"


def escaped(text: str) -> str:
    """Plain words as Markdown that shows them as they are: no markup, no HTML."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(r"\\\1", text)


def record(manual: Manual) -> dict[str, object]:
    """One rule as plain data, for ``--format json``."""
    return {
        "rule": manual.rule,
        "severity": manual.severity.word,
        "title": manual.title,
        "text": manual.text,
        "samples": [{"good": s.good, "note": s.note, "text": s.text} for s in manual.samples],
    }
