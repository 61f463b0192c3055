"""公开依据 as published catalogues of many fields write them: the law that each means, what is said of it, and where.

``data/citations.tsv``: the text, the name of the law that it means in the district's library (``-``: none, or several),
and each finding as ``rule=words under the caret``. What the right reading is was decided by hand, before it was run,
for the 基准日 of catalogs/ (2026-11-22).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import ROOT
from gwstd.check import check
from gwstd.domain.library import shared
from gwstd.load import load
from gwstd.mend import mended
from gwstd.model import Corpus


class Case(NamedTuple):
    text: str
    law: str
    findings: tuple[str, ...]


CASES = tuple(
    Case(text, law, tuple(filter(None, findings.split(" ; "))))
    for text, law, findings in (
        line.split("\t")
        for line in (Path(__file__).parent / "data" / "citations.tsv").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
)

HEAD = """部门: 区民政局
领域: 社会救助
默认:
  公开时限: 自制定或者获取信息之日起10个工作日内
  公开渠道: [政府网站, 政务服务中心]
  公开对象: 全社会
  公开方式: 主动公开
  公开层级: [区级, 镇街级]
事项:
"""


def items() -> Iterator[str]:
    for number, case in enumerate(CASES, 1):
        yield f"""  - 编码: shjz-mzj-{number:03d}
    一级事项: 最低生活保障
    二级事项: 事项{number}
    公开内容: [审核信息第{number}批]
    公开依据:
      - {json.dumps(case.text, ensure_ascii=False)}
    公开主体: [区民政局]
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The district's registries, and one file in which each item cites one of the cases."""
    folder = tmp_path_factory.mktemp("catalogs")
    for file in (ROOT / "catalogs").glob("*.yaml"):
        shutil.copy(file, folder)
    (folder / "mzj").mkdir()
    (folder / "mzj" / "shjz.yaml").write_text(HEAD + "".join(items()), "utf-8", newline="\n")
    return folder


@pytest.fixture(scope="module")
def corpus(root: Path) -> Corpus:
    corpus = load(root)
    assert len(corpus.items) == len(CASES)
    return corpus


@pytest.fixture(scope="module")
def said(corpus: Corpus) -> dict[int, list[str]]:
    """Item → what is said of its 公开依据, as ``rule=words under the caret``."""
    lines = (HEAD + "".join(items())).splitlines()
    found: dict[int, list[str]] = {}
    for finding in check(corpus):
        if finding.path[-2:-1] == ("公开依据",):
            at = finding.position
            assert at.line == at.end_line and finding.help and isinstance(finding.path[1], int)
            words = lines[at.line - 1][at.column - 1 : at.end_column - 1]
            found.setdefault(finding.path[1], []).append(f"{finding.rule}={words}")
    return found


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.text for case in CASES])
def test_what_an_expert_reads_and_says(number: int, corpus: Corpus, said: dict[int, list[str]]) -> None:
    case = CASES[number]
    law = shared(corpus.laws).resolve(case.text).law
    assert (law.name if law else "-") == case.law
    assert sorted(said.get(number, [])) == sorted(case.findings)


def test_there_are_many(said: dict[int, list[str]]) -> None:
    assert len({case.text for case in CASES}) == len(CASES) >= 300
    assert sum(not case.findings for case in CASES) >= 100, "well-written citations, in every accepted spelling"


def test_a_fix_keeps_the_law_and_leaves_nothing_of_its_kind(root: Path, corpus: Corpus) -> None:
    library = shared(corpus.laws)
    after = mended(root).corpus
    assert len(after.items) == len(corpus.items)
    for before, item in zip(corpus.items, after.items, strict=True):
        laws = [reading.law for text in before.bases for _, reading in library.readings(text)]
        assert [reading.law for text in item.bases for _, reading in library.readings(text)] == laws, item.bases
    assert {finding.rule for finding in check(after) if finding.fixable} == set()
