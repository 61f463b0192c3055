"""Reports to the last byte: each folder of tests/golden is a catalogue's changes and the reports that they give.

A case holds files to lay over tests/catalogue (anything but the reports themselves), ``findings.txt`` and
``findings.json``. To add one, make the folder with its files and run ``pytest tests/test_golden.py --golden-update``.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gwstd import plugins
from gwstd.check import check
from gwstd.load import load

GOLDEN = Path(__file__).parent / "golden"
REPORTS = {"findings.txt": "text", "findings.json": "json"}


@pytest.mark.parametrize("case", sorted(path.name for path in GOLDEN.iterdir() if path.is_dir()))
def test_the_report_is_as_recorded(
    case: str, catalogue: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    shutil.copytree(GOLDEN / case, catalogue, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*REPORTS))
    monkeypatch.chdir(catalogue.parent)
    corpus = load(Path(catalogue.name))
    findings = check(corpus)
    for name, kind in REPORTS.items():
        report = plugins.module("findings", kind).write(findings, corpus)
        recorded = GOLDEN / case / name
        if request.config.getoption("--golden-update"):
            recorded.write_bytes(report.encode())
        assert report.encode() == recorded.read_bytes(), (
            f"if the new report is right: pytest {__file__} --golden-update"
        )
