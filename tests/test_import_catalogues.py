"""Forty-odd catalogues as departments keep them: read as a careful person reads them, nothing lost, files that hold."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import score_import
from conftest import ROOT
from gwstd import adopt, draft_json, intake, shape, source, tables
from gwstd.draft import Draft
from gwstd.grid import Grid
from gwstd.layout import layout
from gwstd.load import load
from gwstd.model import Corpus
from gwstd.tables import places

EXPECTED = sorted(score_import.DATA.glob("*.expected.json"))
FILES = [pytest.param(path, id=path.name.removesuffix(".expected.json")) for path in EXPECTED]


@cache
def grids(path: Path) -> tuple[Grid, ...]:
    return intake.grids(score_import.source(path))


@cache
def draft(path: Path) -> Draft:
    return tables.read(grids(path), score_import.source(path).name)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(ROOT / "catalogs")


@pytest.mark.parametrize("path", FILES)
def test_every_item_is_found_and_its_fields_are_right(path: Path) -> None:
    reading = json.loads(json.dumps(draft_json.value(draft(path))))
    score = score_import.score(json.loads(path.read_text("utf-8")), reading)
    assert (score.missed, score.invented) == (0, 0), "\n".join(score.differences)
    assert score.fields >= 0.97, "\n".join(score.differences)


@pytest.mark.parametrize("path", FILES)
def test_every_cell_is_in_an_item_or_in_a_remark(path: Path) -> None:
    assert places.unnamed(grids(path), draft(path)) == ()


@pytest.mark.parametrize("path", FILES)
def test_the_item_files_keep_to_their_schema_and_to_the_layout(path: Path, corpus: Corpus) -> None:
    chosen = adopt.Chosen(corpus.fields[0])
    made = adopt.adopt([draft(path)], corpus, corpus.departments[0], chosen, apart=True)
    assert made.items == len({(i.names[:3], i.contents) for i in draft(path).items})
    for name, text in made.files.items():
        value, flaws = source.parse(name, text)
        assert not flaws
        told = {flaw.fault.message for flaw in shape.check(name, "items", value)[0]}
        assert told <= ({"缺少“公开内容”"} if any("没有公开内容" in remark.text for remark in made.remarks) else set())
        assert layout(name, text) == text
