"""The district's own catalogue: clean, complete in its registries, its editor schemas up to date."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from gwstd.check import check
from gwstd.domain.citation import parse
from gwstd.domain.library import Library, standing
from gwstd.enriched import schema_files
from gwstd.load import load
from gwstd.merge import merge
from gwstd.model import Corpus
from gwstd.reports._appendices import laws as appendix
from gwstd.vocabulary import NATIONAL_CHANNELS

CATALOGS = Path(__file__).parents[1] / "catalogs"

REPEALED_BY_THE_CODE = (
    "环境保护法", "环境影响评价法", "大气污染防治法", "水污染防治法", "土壤污染防治法", "固体废物污染环境防治法",
    "噪声污染防治法", "海洋环境保护法", "放射性污染防治法", "清洁生产促进法",
)  # fmt: skip
"""生态环境法典第一千二百四十二条: repealed on 2026-08-15."""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(CATALOGS)


def test_no_finding_at_any_level(corpus: Corpus) -> None:
    assert check(corpus) == ()


def test_registries_are_those_of_the_plan(corpus: Corpus) -> None:
    kinds = Counter(field.kind for field in corpus.fields)
    assert kinds == {"基础": 10, "重点": 8, "试点": 5}
    bodies = Counter(department.kind for department in corpus.departments)
    assert bodies["镇"] == 4 and bodies["街道"] == 2
    planned = {
        "区政府办公室", "区人力资源社会保障局", "区民政局", "区公安分局", "区卫生健康委", "区城管执法局", "区农业农村委",
        "区教育局", "区生态环境局", "区应急局", "区文化旅游局", "区体育局",
    }  # fmt: skip
    assert planned <= {department.name for department in corpus.departments}
    assert tuple(channel.name for channel in corpus.channels[:13]) == NATIONAL_CHANNELS
    assert {"一网通办", "社区通"} <= {channel.name for channel in corpus.channels}


def test_items_are_complete(corpus: Corpus) -> None:
    count = Counter(item.field for item in corpus.items)
    assert sum(count.values()) >= 90 and min(count[f] for f in ("shjz", "jycy", "hjgl", "wtty", "ndbg")) >= 7
    assert len({item.department for item in corpus.items if item.field == "wtty"}) >= 2
    assert all(item.stages for item in corpus.items)


def test_the_law_library(corpus: Corpus) -> None:
    library = Library(corpus.laws)
    assert len(corpus.laws) >= 334
    names = Counter(library.names)
    assert [name for name, times in names.items() if times > 1] == []
    for name in REPEALED_BY_THE_CODE:
        law = library.find(parse(name))
        assert law is not None, name
        before, after = standing(law, "2026-08-14"), standing(law, "2026-08-15")
        assert before.state == "有效" and after.state == "失效", name
        assert after.version.successor == "中华人民共和国生态环境法典"
    assert all(law.unverified for law in corpus.laws if law.verified == "未核"), "未核 names what is unverified"


def test_the_appendix_of_laws_has_every_law_that_is_cited_by_name(corpus: Corpus) -> None:
    """Also one whose name begins with another law's (《…》实施细则), and each of several in one entry."""
    first = corpus.items[0]
    two = first._replace(bases=("《社会救助法》、《慈善法》第十条",))
    compendium = merge(replace(corpus, items=(two, *corpus.items[1:])))
    listed = {row[1]: int(row[6]) for row in appendix(compendium).rows}
    names = {text: law.name for law in corpus.laws for text in (law.name, *law.short_names)}
    items = [row.item for row in compendium.rows]
    cited = Counter(name for item in items for name in {names[text] for text in item.bases if text in names})
    assert {name: listed.get(name, 0) for name in cited if listed.get(name, 0) < cited[name]} == {}
    assert (
        listed["《关于全面推进政务公开工作的意见》实施细则"] == cited["《关于全面推进政务公开工作的意见》实施细则"] > 20
    )
    alone = appendix(merge(replace(corpus, items=(two,))))
    assert sorted(row[1] for row in alone.rows) == ["中华人民共和国慈善法", "中华人民共和国社会救助法"]


def test_editor_schemas_are_up_to_date(corpus: Corpus) -> None:
    """Run ``gwstd schema --write`` when this fails."""
    made = schema_files(corpus)
    assert {path.name for path in (CATALOGS / "schemas").iterdir()} == set(made)
    for name, data in made.items():
        assert (CATALOGS / "schemas" / name).read_bytes() == data, name
