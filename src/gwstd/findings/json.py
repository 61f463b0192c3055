"""Findings → JSON for machines: an envelope with ``version`` and ``summary``; lines and columns count from 1."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from gwstd.findings._shown import path
from gwstd.manual import source
from gwstd.model import Corpus, Finding, KeyPath, Severity

VERSION: Final = "1"


def write(findings: Sequence[Finding], corpus: Corpus) -> str:
    """The report as JSON text with a final newline."""
    counts = {severity.word: sum(f.severity is severity for f in findings) for severity in reversed(Severity)}
    report = {
        "version": VERSION,
        "summary": {**counts, "files": len(corpus.item_files), "items": len(corpus.items)},
        "findings": [_one(finding, corpus) for finding in findings],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _one(finding: Finding, corpus: Corpus) -> dict[str, Any]:
    position = finding.position
    return {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "file": path(corpus, finding.file),
        "line": position.line,
        "column": position.column,
        "end_line": position.end_line,
        "end_column": position.end_column,
        "item": finding.item,
        "path": pointer(finding.path),
        "message": finding.message,
        "help": finding.help,
        "source": source(finding.rule),
        "fixable": finding.fixable,
        "related": [
            {"file": path(corpus, r.file), "line": r.position.line, "column": r.position.column, "item": r.item}
            for r in finding.related
        ],
    }


def pointer(keys: KeyPath) -> str:
    """A key path as a JSON pointer (RFC 6901): ``("事项", 3)`` → ``/事项/3``."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in keys)
