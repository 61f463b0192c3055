"""Findings → SARIF 2.1.0 (OASIS), which code scanning of GitHub, Azure and editors' viewers read.

Columns are counted in code points, as we count them; paths are relative URIs, percent-encoded. GitHub refuses a run of
more than 25,000 results, so the worst come first when there are more.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from gwstd import __version__, manual, mend, source
from gwstd.baseline import fingerprints
from gwstd.findings._shown import advice, path
from gwstd.model import Corpus, Finding, Position, Severity, SourceText

MOST: Final = 25_000
SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT: Final = "gwstd/v1"
_BASE: Final = "%SRCROOT%"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


def write(findings: Sequence[Finding], corpus: Corpus) -> str:
    """One run as JSON text with a final newline."""
    marked = list(zip(findings, fingerprints(findings), strict=True))
    left_out = max(0, len(marked) - MOST)
    if left_out:
        marked = sorted(marked, key=lambda pair: -pair[0].severity)[:MOST]
    rules = sorted({finding.rule for finding, _ in marked})
    order = {rule: index for index, rule in enumerate(rules)}
    driver = {
        "name": "gwstd",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "zh-CN",
        "rules": [_rule(rule) for rule in rules],
    }
    results = [_result(finding, mark, order, corpus) for finding, mark in marked]
    shown = [finding for finding, _ in marked]
    for index, replacements in _repairs(shown, corpus).items():
        results[index]["fixes"] = [_fix(shown[index], replacements, corpus)]
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(left_out)],
        "originalUriBaseIds": {_BASE: {"description": {"text": "运行 gwstd 时所在的文件夹，一般是仓库的根"}}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _invocation(left_out: int) -> dict[str, Any]:
    if not left_out:
        return {"executionSuccessful": True}
    text = f"问题太多，另有 {left_out} 个较轻的没有列入；用 gwstd validate 查看全部"
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "warning", "message": {"text": text}}],
    }


def _rule(rule_id: str) -> dict[str, Any]:
    words = manual.manual(rule_id)
    return {
        "id": rule_id,
        "name": "".join(part.capitalize() for part in rule_id.split("-")),
        "shortDescription": {"text": words.title},
        "fullDescription": {"text": words.text or words.title},
        "help": {"text": f"{words.title}\n\n{words.text}".strip(), "markdown": manual.section(words)},
        "defaultConfiguration": {"level": _LEVELS[words.severity]},
        "properties": {"problem.severity": _PROBLEMS[words.severity], "tags": ["政务公开"]},
    }


def _result(finding: Finding, mark: str, order: dict[str, int], corpus: Corpus) -> dict[str, Any]:
    text = finding.message + (f"\n{told}" if (told := advice(finding)) else "")
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding.file, finding.position, finding.item, corpus)],
        "partialFingerprints": {FINGERPRINT: mark},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(r.file, r.position, r.item, corpus), "message": {"text": r.item or "另见此处"}}
            for number, r in enumerate(finding.related, 1)
        ]
    return result


def _location(file: str, position: Position, item: str, corpus: Corpus) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(file, corpus), "region": _region(position)}
    }
    if item:
        location["logicalLocations"] = [{"name": item, "kind": "object"}]
    return location


def _artifact(file: str, corpus: Corpus) -> dict[str, str]:
    name = path(corpus, file)
    if PurePath(name).is_absolute():
        return {"uri": PurePath(name).as_uri()}
    return {"uri": quote(name), "uriBaseId": _BASE}


def _region(position: Position) -> dict[str, int]:
    return {
        "startLine": position.line,
        "startColumn": position.column,
        "endLine": position.end_line,
        "endColumn": position.end_column,
    }


def _repairs(findings: Sequence[Finding], corpus: Corpus) -> dict[int, list[dict[str, Any]]]:
    """Index of a finding → its repair as replacements, the same that ``fmt --fix`` makes. Each file is read once."""
    by_file: dict[str, list[int]] = {}
    for index, finding in enumerate(findings):
        if finding.fix is not None and finding.file in corpus.sources:
            by_file.setdefault(finding.file, []).append(index)
    out: dict[int, list[dict[str, Any]]] = {}
    for file, indexes in by_file.items():
        text = _text(corpus.sources[file])
        starts = [0, *accumulate(len(line) for line in source.lines(text))]
        for index, edits in zip(indexes, mend.edits(text, [findings[i] for i in indexes]), strict=True):
            if edits:
                out[index] = [_replacement(starts, *edit) for edit in edits]
    return out


def _text(known: SourceText) -> str:
    """The text of a file; one that was dropped after loading is read again."""
    if known.text or not known.path.is_file():
        return known.text
    return source.decode(known.name, known.path.read_bytes())[0]


def _replacement(starts: Sequence[int], start: int, end: int, text: str) -> dict[str, Any]:
    (line, column), (end_line, end_column) = (
        (row, at - starts[row - 1] + 1) for at in (start, end) for row in [bisect_right(starts, at)]
    )
    region = _region(Position(line, column, end_line, end_column))
    return {"deletedRegion": region, "insertedContent": {"text": text}}


def _fix(finding: Finding, replacements: Sequence[dict[str, Any]], corpus: Corpus) -> dict[str, Any]:
    return {
        "description": {"text": finding.help or "改成规定的写法"},
        "artifactChanges": [{"artifactLocation": _artifact(finding.file, corpus), "replacements": replacements}],
    }
