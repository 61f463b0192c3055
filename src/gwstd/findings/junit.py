"""Findings → JUnit XML: one test case a file, also for files in order, so that counts and trends look right.

A file with errors fails; its warnings and infos stand in the output of the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from gwstd.findings._shown import advice, path
from gwstd.model import Corpus, Finding, Severity
from gwstd.vocabulary import SEVERITY_WORDS

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(findings: Sequence[Finding], corpus: Corpus) -> str:
    """The report as XML text with a final newline."""
    by_file: dict[str, list[Finding]] = {name: [] for name in corpus.sources}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    failed = sum(any(f.severity is Severity.ERROR for f in group) for group in by_file.values())
    counts = f'tests="{len(by_file)}" failures="{failed}" errors="0" skipped="0" time="0"'
    cases = "".join(_case(file, group, corpus) for file, group in by_file.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="gwstd" tests="{len(by_file)}" failures="{failed}" errors="0" time="0">\n'
        f'  <testsuite name="gwstd" {counts}>\n{cases}  </testsuite>\n</testsuites>\n'
    )


def _case(file: str, findings: Sequence[Finding], corpus: Corpus) -> str:
    name = path(corpus, file)
    folder = file.rpartition("/")[0] or "登记文件"
    head = f'    <testcase classname={_attribute(f"gwstd.{folder}")} name={_attribute(name)} file={_attribute(name)} time="0"'
    errors = [f for f in findings if f.severity is Severity.ERROR]
    others = [f for f in findings if f.severity is not Severity.ERROR]
    body = ""
    if errors:
        rules = "、".join(dict.fromkeys(f.rule for f in errors))
        message = f"{len(errors)} 个错误：{errors[0].message}" if len(errors) == 1 else f"{len(errors)} 个错误"
        body += (
            f"      <failure message={_attribute(message)} type={_attribute(rules)}>{_lines(errors, name)}</failure>\n"
        )
    if others:
        body += f"      <system-out>{_lines(others, name)}</system-out>\n"
    return f"{head}>\n{body}    </testcase>\n" if body else f"{head}/>\n"


def _lines(findings: Iterable[Finding], name: str) -> str:
    return _text("\n".join(_line(finding, name) for finding in findings))


def _line(finding: Finding, name: str) -> str:
    position = finding.position
    told = f"\n  → {words}" if (words := advice(finding)) else ""
    word = SEVERITY_WORDS[finding.severity]
    return f"{name}:{position.line}:{position.column} {word} {finding.message} [{finding.rule}]{told}"


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text), {"\n": " ", "\r": " ", "\t": " "})
