"""Sentences of published catalogues and statutes beyond the survey: what each is taken to say, in canonical wording.

``data/time_limits.txt`` holds one a line with its canonical wording, which says the value, and its kinds of vagueness.
The readings were settled by hand before any of the sentences was parsed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from gwstd.domain.timelimit import parse, render
from gwstd.rules import limit_vague

LINES = (Path(__file__).parent / "data" / "time_limits.txt").read_text("utf-8").splitlines()
ROWS = [[part.strip() for part in f"{line}|".split("|")[:3]] for line in LINES if line and not line.startswith("#")]


def test_there_are_many() -> None:
    assert len(ROWS) > 350 and len({row[0] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("text", "canonical", "kinds"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_reads(text: str, canonical: str, kinds: str) -> None:
    limit = parse(text)
    assert not limit.unparsed
    assert render(limit) == canonical
    assert parse(canonical) == limit
    assert [vague.kind for vague in limit.vague] == kinds.split()


@pytest.mark.parametrize("text", [row[0] for row in ROWS if row[2]])
def test_the_rule_s_shortcut_passes_over_nothing_vague(text: str) -> None:
    limit = parse(text)
    told = [v for v in limit.vague if v.kind != "同上" and not (v.kind in ("随时", "动态") and limit.limits)]
    assert not told or limit_vague._doubtful(text)


@pytest.mark.parametrize("text", ["见附件", "自形成之日起X个工作日内", "工作日内公开", "与通知要求一致"])
def test_what_says_nothing_of_time_is_kept_as_written(text: str) -> None:
    assert parse(text).unparsed == (text,) and not parse(text).limits
