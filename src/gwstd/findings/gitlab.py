"""Findings → GitLab's code quality report (a subset of the Code Climate form), shown in a merge request.

GitLab compares the reports of two branches by fingerprint and shows only one finding of each: ours are unique and do
not move when lines do. It does not show the rule's name, so that leads the description.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from gwstd.baseline import fingerprints
from gwstd.findings._shown import advice, path
from gwstd.model import Corpus, Finding, Severity

_SEVERITIES: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(findings: Sequence[Finding], corpus: Corpus) -> str:
    """The report as a JSON list with a final newline."""
    marked = zip(findings, fingerprints(findings), strict=True)
    return json.dumps([_one(finding, mark, corpus) for finding, mark in marked], ensure_ascii=False, indent=2) + "\n"


def _one(finding: Finding, mark: str, corpus: Corpus) -> dict[str, Any]:
    return {
        "description": f"{finding.rule}：{finding.message}" + (f"。{words}" if (words := advice(finding)) else ""),
        "check_name": finding.rule,
        "fingerprint": mark,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": path(corpus, finding.file),
            "lines": {"begin": finding.position.line, "end": max(finding.position.line, finding.position.end_line)},
        },
    }
