"""Corpus → findings: run every rule, apply reasoned exemptions, resolve positions, sort. Never writes.

A rule is a module of ``rules/``; its id is its file name in kebab-case. The rule yields faults; this module alone
stamps id and severity, so that a rule cannot lie about either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Final

from gwstd import plugins, source
from gwstd.model import Corpus, Exemption, Fault, Finding, Place, Position, Related, Severity

FOLDER: Final = "rules"


def rule_ids() -> tuple[str, ...]:
    """Every rule's id, sorted."""
    return tuple(name.replace("_", "-") for name in plugins.names(FOLDER))


def rule(rule_id: str) -> ModuleType:
    """The module of a rule. Raises KeyError for an unknown id."""
    return plugins.module(FOLDER, rule_id.replace("-", "_"))


@dataclass
class _Group:
    """Faults that are one to the reader: the same rule, place and words (a default reaches many items)."""

    fault: Fault
    severity: Severity
    rule: str
    reached: list[Place] = field(default_factory=list)


def check(corpus: Corpus) -> tuple[Finding, ...]:
    """Every finding of a corpus, sorted by file, line, column and rule."""
    modules = {rule_id: rule(rule_id) for rule_id in rule_ids()}
    used: set[int] = set()
    groups: list[_Group] = []
    last = {rule_id: module for rule_id, module in modules.items() if getattr(module, "AFTER_ALL", False)}
    for rule_id, module in modules.items():
        if rule_id not in last:
            groups.extend(_run(rule_id, module, corpus, used))
    unused = tuple(i for i in range(len(corpus.edition.exemptions)) if i not in used)
    judged = replace(corpus, unused_exemptions=unused)
    for rule_id, module in last.items():
        groups.extend(_run(rule_id, module, judged, used))
    return tuple(sorted(_located(corpus, groups), key=lambda f: (f.file, f.position, f.rule, f.message)))


def worst(findings: Iterable[Finding]) -> Severity | None:
    """The highest severity among findings, or None."""
    return max((finding.severity for finding in findings), default=None)


def _run(rule_id: str, module: ModuleType, corpus: Corpus, used: set[int]) -> Iterator[_Group]:
    exemptions = [(i, e) for i, e in enumerate(corpus.edition.exemptions) if e.rule == rule_id]
    reading = any(flaw.rule == rule_id for flaw in corpus.flaws)  # what could not be read cannot be excused
    groups: dict[tuple[object, ...], _Group] = {}
    for fault in module.check(corpus):
        matched = [i for i, exemption in exemptions if not reading and _covers(exemption, fault.place)]
        if matched:
            used.update(matched)
            continue
        place = fault.place
        key = (place.file, place.path, place.on_key, place.position, fault.message, fault.find)
        group = groups.setdefault(key, _Group(fault, module.SEVERITY, rule_id))
        if place.reached is not None:
            group.reached.append(Place(place.file, place.reached, item=place.item))
    yield from groups.values()


def _covers(exemption: Exemption, place: Place) -> bool:
    return exemption.target in (place.item, place.file)


# ---------------------------------------------------------------------------------------------- positions


def _located(corpus: Corpus, groups: list[_Group]) -> Iterator[Finding]:
    wanted: dict[str, set[source.Wanted]] = {}
    for group in groups:
        for place in (group.fault.place, *group.fault.related, *group.reached):
            if place.position is None:
                wanted.setdefault(place.file, set()).add((place.path, place.on_key))
    texts = {name: _text(corpus, name) for name in wanted}
    found = {name: source.locate(texts[name], paths) for name, paths in wanted.items()}

    def position(place: Place) -> Position:
        return place.position or found[place.file][place.path, place.on_key]

    for group in groups:
        fault = group.fault
        place = fault.place
        span = position(place)
        fix = fault.fix
        if fault.find and place.position is None:
            span = source.narrow(texts[place.file], span, fault.find)
            if fix is not None and source.cut(texts[place.file], span) != fault.find:
                fix = None  # written over two lines or with escapes: the fix is for other characters
        others = (*fault.related, *group.reached)
        related = tuple(Related(p.file, position(p), p.item) for p in others)
        yield Finding(
            rule=group.rule, severity=group.severity, file=place.file, position=span, message=fault.message,
            help=fault.help, item="" if group.reached else place.item, path=place.path, related=related, fix=fix,
        )  # fmt: skip


def _text(corpus: Corpus, name: str) -> str:
    """A file's text; files whose text was dropped after loading are read again, only when they have findings."""
    known = corpus.sources.get(name)
    if known is None:
        return ""
    return known.text or source.decode(name, known.path.read_bytes())[0]
