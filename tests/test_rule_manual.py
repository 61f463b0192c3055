"""The rule manual: docs/rules.md is what ``gwstd explain --all --format md`` writes, and shows what rules say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gwstd import manual
from gwstd.check import rule_ids

PAGE = Path(__file__).parents[1] / "docs" / "rules.md"


def explain(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "gwstd", "explain", *words], capture_output=True, check=False)


def test_the_page_in_docs_is_what_the_command_writes() -> None:
    done = explain("--all", "--format", "md")
    assert done.returncode == 0 and done.stderr == b""
    assert PAGE.read_bytes() == done.stdout, "write it anew: gwstd explain --all --format md > docs/rules.md"


def test_every_rule_has_a_section_that_the_table_links_to() -> None:
    page = manual.page(manual.manual(rule_id) for rule_id in manual.rule_ids())
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == list(manual.rule_ids())
    assert re.findall(r"^\| \[(.+)\]\(#\1\) \| (?:错误|警告|提示) \| .+ \|$", page, re.MULTILINE) == list(
        manual.rule_ids()
    )
    assert set(manual.rule_ids()) == {*rule_ids(), "baseline-expired"}


@pytest.mark.parametrize("rule_id", manual.rule_ids())
def test_a_manual_has_its_samples_to_the_letter(rule_id: str) -> None:
    told = manual.manual(rule_id)
    assert told.title.endswith(("。", "”。")) and {sample.good for sample in told.samples} == {True, False}
    section = manual.section(told)
    for sample in told.samples:
        assert f"\n{sample.text}\n```" in section
        assert not sample.text.startswith("\n") and not sample.text.endswith("\n")
    prose = re.sub(r"(?ms)^(`{3,})yaml$.*?^\1$", "", section)
    assert "<" not in prose and "::" not in prose


def test_a_sample_with_a_fence_of_its_own_stays_whole() -> None:
    text = "备注: |\n  ```\n  x"
    assert manual.fenced(text) == f"````yaml\n{text}\n````"


def test_markup_in_words_is_shown_as_written() -> None:
    assert manual.escaped("a|b *c* <d> `e` [f] ____") == r"a\|b \*c\* &lt;d&gt; \`e\` \[f\] \_\_\_\_"


def test_explain_speaks_text_markdown_and_json() -> None:
    text = explain("law-repealed").stdout.decode()
    assert text.startswith("law-repealed（错误）\n") and "错例：" in text and "::" not in text
    markdown = explain("law-repealed", "--format", "md").stdout.decode()
    assert markdown.startswith("# law-repealed\n\n**错误**：") and "```yaml" in markdown
    [record] = json.loads(explain("law-repealed", "--format", "json").stdout)["rules"]
    assert record["rule"] == "law-repealed" and record["severity"] == "error" and len(record["samples"]) >= 2
    assert explain("baseline-expired").stdout.decode().startswith("baseline-expired（提示）\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("law-repeald",), "law-repealed"),
        (("law-repealed", "--all"), "--all"),
        (("--format", "pdf"), "text、md、json"),
    ],
)
def test_wrong_use_is_said_in_one_line(words: tuple[str, ...], said: str) -> None:
    done = explain(*words)
    assert done.returncode == 2 and done.stdout == b"" and said in done.stderr.decode()
    assert done.stderr.decode().count("\n") == 1
