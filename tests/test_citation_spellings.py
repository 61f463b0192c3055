"""Every law of the district's library in every accepted spelling gives nothing; with one fault in it, that finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest

from conftest import ROOT
from gwstd.check import rule, rule_ids
from gwstd.domain.library import shared, standing
from gwstd.domain.plan_years import last_year
from gwstd.load import load
from gwstd.model import Corpus, Law

ABOUT_CITATIONS = ("law-", "number-", "order-", "article-", "amending-", "title-", "plan-")


class Written(NamedTuple):
    """A text, the law that it means (None: several), and the rules that speak of it."""

    text: str
    law: Law | None
    rules: tuple[str, ...] = ()


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(ROOT / "catalogs")


def _holding(corpus: Corpus) -> list[Law]:
    day = corpus.edition.base_date
    return [
        law
        for law in corpus.laws
        if standing(law, day).state == "有效" and (last_year(law.name) or 9999) >= int(day[:4])
    ]


def _inner(name: str) -> str:
    return name.replace("《", "〈").replace("》", "〉")


def _accepted(law: Law) -> Iterator[str]:
    number, issued = law.current.number, law.current.issued
    for name in (law.name, *law.short_names):
        title = f"《{_inner(name)}》"
        yield from (name, f"{name} 第十条第二款", f"{name}第十条", title, f"{title}第十条", f"【{law.kind}】{title}")
        yield from (f"1.{title}；", f"2、{title}", f"●{title}", f"①{title}", f"依据{title}第五条", f"{title}第五条规定")
        yield from (f"{title}第十条、第十二条第（三）项", f"{title}第三、五条", f"{title}（以下简称《办法》）")
        if number:
            yield from (f"{title}（{number}）", f"{title}({number})", f"{name}（{number}）")
            yield from (f"{title}（{number}）第十条", f"{title}第十条（{number}）")
        if "令" in number:
            yield f"{title}（中华人民共和国{number}）"
        if len(issued) == 10:
            year, month, day = (int(part) for part in issued.split("-"))
            yield from (f"{title}（{year}年{month}月{day}日修正）", f"{title}（{year}）", f"{title}（{year}年修订）")


def _wrong(law: Law, other: Law) -> Iterator[Written]:
    title = f"《{_inner(law.name)}》"
    yield Written(f"{title}第二条第（一）款", law, ("article-structure",))
    yield Written(f"{title}第5条第2款", law, ("article-structure",))
    yield Written(f"{title}第五条：公众可以查阅", law, ("article-structure",))
    yield Written(f"{title}及相关规定", law, ("law-vague",))
    yield Written(f"{title}等", law, ("law-vague",))
    if law.kind != "规范性文件":
        yield Written(f"【规范性文件】{title}", law, ("law-kind-label",))
    if " " not in law.name:
        middle = len(title) // 2
        yield Written(f"{title[:middle]} {title[middle:]}", law, ("law-blanks",))
    if "《" not in law.name:
        yield from (Written(text, law, ("title-marks",)) for text in (title[1:], title[:-1], f"〈{law.name}〉"))
    for joint in ("、", "", "；", "，", "和", " ", "/"):
        yield Written(f"{title}{joint}《{_inner(other.name)}》第一条", None, ("law-several",))


def _wrong_number(law: Law) -> Iterator[Written]:
    title, number = f"《{_inner(law.name)}》", law.current.number
    placed = [f"{title}{number}", f"{title}（{number}", f"{title[:-1]}（{number}）》", f"{number}{title}"]
    yield from (Written(text, law, ("number-placement",)) for text in placed)
    if "〔" in number:
        for left, right in ("[]", "()", "（）", "【】", "﹝﹞", "［］"):
            badly = number.replace("〔", left).replace("〕", right)
            yield Written(f"{title}（{badly}）", law, ("number-brackets",))
        for badly in (
            number.replace("〕", ""),
            re.sub("[〔〕]", "", number),
            number[:-1],
            number.replace("〕", "〕第"),
        ):
            yield Written(f"{title}（{badly}）", law, ("number-malformed",))
    if match := re.fullmatch(r"(.+)令第(\d+)号", number):
        body, serial = match.groups()
        badly_written = [
            f"{body}第{serial}号令",
            f"{body}令{serial}号",
            f"{body}令 第{serial}号",
            f"{body}令第{serial}号令",
        ]
        badly_written += [f"国令第{serial}号", f"国务院{serial}号令", f"国务院令第{serial}"] if body == "国务院" else []
        yield from (Written(f"{title}（{badly}）第三条", law, ("order-wording",)) for badly in badly_written)
    yield from (Written(f"{title}（{order}）", law, ("amending-order",)) for order in law.current.amended_by)
    for version in law.versions[:-1]:
        if version.number:
            yield Written(f"{title}（{version.number}）", law, ("law-repealed",))


def _judged(corpus: Corpus, written: Iterable[Written]) -> tuple[int, list[str]]:
    """How many texts there were, and those that were read or judged otherwise."""
    cases = list(dict.fromkeys(written))
    pattern = corpus.items[0]._replace(inherited=())
    items = tuple(pattern._replace(bases=(case.text,), index=i) for i, case in enumerate(cases))
    changed, library = replace(corpus, items=items), shared(corpus.laws)
    said: dict[int, list[str]] = {}
    for rule_id in rule_ids():
        if rule_id.startswith(ABOUT_CITATIONS):
            for fault in rule(rule_id).check(changed):
                if fault.place.path[2:3] == ("公开依据",) and isinstance(fault.place.path[1], int):
                    said.setdefault(fault.place.path[1], []).append(rule_id)
    return len(cases), [
        f"{case.text}: {said.get(i, [])}"
        for i, case in enumerate(cases)
        if tuple(sorted(said.get(i, []))) != case.rules or library.resolve(case.text).law is not case.law
    ]


def test_a_well_written_citation_gives_nothing(corpus: Corpus) -> None:
    count, otherwise = _judged(corpus, (Written(text, law) for law in _holding(corpus) for text in _accepted(law)))
    assert otherwise == [] and count > 9000


def test_one_fault_in_a_citation_is_that_finding(corpus: Corpus) -> None:
    laws = _holding(corpus)
    numbered = [law for law in laws if re.search(r"〔|[^席]令第\d", law.current.number)]
    written = [case for law, other in zip(laws, laws[1:] + laws[:1], strict=True) for case in _wrong(law, other)]
    count, otherwise = _judged(corpus, [*written, *(case for law in numbered for case in _wrong_number(law))])
    assert otherwise == [] and count > 7000


def test_a_law_that_no_longer_holds_is_found_under_every_name(corpus: Corpus) -> None:
    gone = [law for law in corpus.laws if standing(law, corpus.edition.base_date).state == "失效"]
    texts = [
        Written(text, law, ("law-repealed",))
        for law in gone
        for name in (law.name, *law.short_names)
        for text in (name, f"《{_inner(name)}》", f"{name} 第十条", f"《{_inner(name)}》第三条、第四条")
    ]
    several = [
        Written(f"《社会救助法》、《{_inner(law.name)}》", None, ("law-repealed", "law-several")) for law in gone
    ]
    count, otherwise = _judged(corpus, [*texts, *several])
    assert otherwise == [] and count > 150


def test_the_number_of_another_law_is_seen(corpus: Corpus) -> None:
    for pattern in (r".+〔.*", r"国务院令第\d+号"):
        laws = [law for law in _holding(corpus) if re.fullmatch(pattern, law.current.number)]
        texts = [
            Written(f"《{_inner(law.name)}》（{other.current.number}）", law, ("number-mismatch",))
            for law, other in zip(laws, laws[1:] + laws[:1], strict=True)
            if other.current.number != law.current.number
        ]
        assert _judged(corpus, texts)[1] == []
