"""Findings → workflow commands of GitHub Actions, which marks the lines of a pull request.

GitHub shows ten errors and ten warnings a step and drops the rest, so errors come first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gwstd.findings._shown import advice, path
from gwstd.model import Corpus, Finding, Severity

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(findings: Sequence[Finding], corpus: Corpus) -> str:
    """One ``::error file=…::`` line a finding."""
    ordered = sorted(findings, key=lambda finding: -finding.severity)
    return "".join(_line(finding, corpus) for finding in ordered)


def _line(finding: Finding, corpus: Corpus) -> str:
    position = finding.position
    on_one_line = position.end_line == position.line  # GitHub takes no columns of what stands on several
    attributes = {
        "file": path(corpus, finding.file),
        "line": position.line,
        "col": position.column if on_one_line else None,
        "endLine": position.end_line,
        "endColumn": position.end_column if on_one_line else None,
        "title": finding.rule,
    }
    given = {key: str(value) for key, value in attributes.items() if value is not None}
    words = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in given.items())
    text = finding.message + (f"\n{told}" if (told := advice(finding)) else "")
    return f"::{_COMMANDS[finding.severity]} {words}::{_escaped(text)}\n"


def _escaped(text: str, more: str = "") -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for char in more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
