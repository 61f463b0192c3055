"""Compendium in; whom each row concerns out: the departments named as 公开主体, groups taken apart into members."""

from __future__ import annotations

from typing import NamedTuple

from gwstd.model import Compendium, Row


class Subject(NamedTuple):
    """A department as the site lists it. ``value`` is its code, or its name where the registry does not know it."""

    value: str
    name: str


class Subjects:
    """The departments that a compendium's rows name, in registry order, unknown names last."""

    def __init__(self, compendium: Compendium) -> None:
        self._named = {n: d for d in compendium.departments for n in (d.code, d.full_name, d.name)}
        self._by_code = {d.code: d for d in compendium.departments}
        self._known: dict[tuple[str, ...], tuple[Subject, ...]] = {}
        met = {s for row in compendium.rows for s in self.of(row)}
        place = {d.code: i for i, d in enumerate(compendium.departments)}
        self.all = tuple(sorted(met, key=lambda s: (place.get(s.value, len(place)), s.value)))
        if compendium.owner is not None:
            # An edition of one department shows that department, not all with whom it shares an item.
            own = tuple(s for s in self.all if s.value == compendium.owner.code)
            self.all = own or self.all

    def of(self, row: Row) -> tuple[Subject, ...]:
        """Whom one row concerns, each once."""
        names = row.subjects + tuple(name for item in row.also for name in item.subjects)
        if names not in self._known:
            self._known[names] = tuple(dict.fromkeys(s for name in names for s in self._of_name(name)))
        return self._known[names]

    def _of_name(self, name: str) -> tuple[Subject, ...]:
        department = self._named.get(name)
        if department is None:
            return (Subject(name, name),)
        members = [self._by_code[code] for code in department.members if code in self._by_code]
        return tuple(Subject(d.code, d.name) for d in members or [department])
