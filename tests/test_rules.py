"""Every rule's manual is its test: each 错例 has a finding of the rule, each 正例 has none.

A sample is an item file laid over tests/catalogue as mzj/shjz.yaml, unless its head says otherwise in brackets:
（GBK）（UTF-16）（BOM）, （文件名 …）, （… 是一个文件夹）, （基准日 …）（列方案 …）, the name of a registry file, or （catalog.yaml 豁免）
for lines added to catalog.yaml.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import NamedTuple

import pytest

from gwstd.check import check, rule, rule_ids
from gwstd.load import load
from gwstd.model import Severity


class Sample(NamedTuple):
    good: bool
    note: str
    text: str


def samples(rule_id: str) -> list[Sample]:
    manual = rule(rule_id).__doc__ or ""
    parts = re.split(r"^(错例|正例)(?:（(.*)）)?::\n", manual, flags=re.MULTILINE)
    return [
        Sample(kind == "正例", note or "", textwrap.dedent(text).strip("\n") + "\n")
        for kind, note, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    ]


CASES = [
    pytest.param(rule_id, sample, id=f"{rule_id}-{'good' if sample.good else 'bad'}{number}")
    for rule_id in rule_ids()
    for number, sample in enumerate(samples(rule_id), 1)
]


def lay(catalogue: Path, sample: Sample) -> None:
    """Put a sample into a copy of the small catalogue as its note says."""
    target, text, note = catalogue / "mzj" / "shjz.yaml", sample.text, sample.note
    if note.endswith("是一个文件夹"):
        target.unlink()
        target.mkdir()
        return
    if note.startswith("基准日 "):
        edition = catalogue / "catalog.yaml"
        edition.write_text(re.sub("基准日: .*", note.replace(" ", ": "), edition.read_text("utf-8")), "utf-8")
    elif note.startswith("列方案 "):
        edition = catalogue / "catalog.yaml"
        edition.write_text(edition.read_text("utf-8") + note.replace(" ", ": ") + "\n", "utf-8")
    elif note.startswith("文件名 "):
        target = catalogue / note.removeprefix("文件名 ")
    elif note == "catalog.yaml 豁免":
        target = catalogue / "catalog.yaml"
        text = target.read_text("utf-8") + text
    elif note.endswith(".yaml"):
        target = catalogue / note
        target.parent.mkdir(exist_ok=True)
    text = text.replace("{{5MB}}", "字" * (5 * 1024 * 1024 // 3))
    encoding = {"GBK": "gb18030", "UTF-16": "utf-16", "BOM": "utf-8-sig"}.get(note, "utf-8")
    target.write_bytes(text.encode(encoding))


@pytest.mark.parametrize(("rule_id", "sample"), CASES)
def test_samples(rule_id: str, sample: Sample, catalogue: Path) -> None:
    lay(catalogue, sample)
    found = [finding for finding in check(load(catalogue)) if finding.rule == rule_id]
    if sample.good:
        assert found == []
    else:
        assert found, f"{rule_id} says nothing about its own 错例"
        assert all(f.severity is rule(rule_id).SEVERITY and f.message and f.help for f in found)


@pytest.mark.parametrize("rule_id", rule_ids())
def test_manual(rule_id: str) -> None:
    manual = (rule(rule_id).__doc__ or "").strip()
    first = manual.splitlines()[0]
    assert first.endswith(("。", "”。")) and re.search("[\u4e00-\u9fff]", first), "the first line is a Chinese sentence"
    assert {sample.good for sample in samples(rule_id)} == {True, False}, "a manual has 错例 and 正例"
    assert isinstance(rule(rule_id).SEVERITY, Severity)


def test_first_lines_differ() -> None:
    firsts = [(rule(rule_id).__doc__ or "").splitlines()[0] for rule_id in rule_ids()]
    assert len(set(firsts)) == len(firsts)


def test_the_small_catalogue_is_clean(catalogue: Path) -> None:
    assert check(load(catalogue)) == ()
