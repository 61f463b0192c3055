"""Which item file of the catalogue a draft's item belongs into: the department that keeps it, the field it is of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from gwstd.domain import bodies
from gwstd.draft import Draft
from gwstd.model import Department, Field

_AROUND: Final = re.compile(r"领域$|信息公开$|标准目录$|标准$|指引$|基层政务公开|政务公开|（[^（）]*）|\s")
_SHORTEST: Final = 2
_LOCAL: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{0,7}?[省市县区旗])?(?P<work>[\u4e00-\u9fff]{2,14}?)(?:管理)?(?:局|委|委员会|办|办公室)"
)
"""Another district's body: 滨江县人社局, whose work is what matters here."""


def field_of(name: str, fields: Sequence[Field]) -> Field | None:
    """The registered field that a title, a file name or a cell names: by its own name, the guideline's, an alias, in
    whole or as the longest one inside the text. None when it names none, or two equally well."""
    plain = _plain(name)
    names = [(own, field) for field in fields for own in map(_plain, _names(field)) if len(own) >= _SHORTEST]
    exact = {field.code: field for own, field in names if own == plain}
    if len(exact) == 1:
        return next(iter(exact.values()))
    inside = [(len(own), field) for own, field in names if own in plain]
    longest = max((length for length, _ in inside), default=0)
    found = {field.code: field for length, field in inside if length == longest}
    return next(iter(found.values())) if len(found) == 1 else None


def _names(field: Field) -> Iterable[str]:
    return (field.name, field.code, field.guideline, *field.aliases)


def _plain(name: str) -> str:
    before = ""
    while before != name:
        before, name = name, _AROUND.sub("", name)
    return name


def department_named(name: str, departments: Iterable[Department]) -> Department | None:
    """The registered body that a subject names: code, full name, short name or 曾用名."""
    for department in departments:
        if name in (department.code, department.full_name, department.name, *department.former_names):
            return department
    return None


def department_of(draft: Draft, departments: Sequence[Department]) -> Department | None:
    """Who keeps the items of a file: the body that its title or name names (柳河镇政务公开标准目录), else the one that leads
    more than half of its items."""
    for text in (draft.title, draft.file):
        inside = {d.code: d for d in departments for own in _short(d) if d.kind != "组" and own in text}
        if len(inside) == 1:
            return next(iter(inside.values()))
    leads: Counter[str] = Counter()
    for item in draft.items:
        if item.subjects and (lead := subject_of(item.subjects[0], departments)):
            leads[lead.code] += 1
    code, count = leads.most_common(1)[0] if leads else ("", 0)
    return next(d for d in departments if d.code == code) if count * 2 > len(draft.items) else None


def _town_of(name: str, departments: Iterable[Department]) -> Department | None:
    """The town or subdistrict whose office a name is, without 人民政府 in it: 柳河镇财政所 → 柳河镇人民政府."""
    for department in departments:
        bare = _short(department)[-1]
        if department.is_township and name.startswith(bare) and bodies.is_office(name[len(bare) :]):
            return department
    return None


def _short(department: Department) -> tuple[str, ...]:
    """The names by which a title calls a body: 柳河镇人民政府 is 柳河镇 there."""
    bare = re.sub("(?:人民政府|办事处)$", "", department.name) if department.kind in ("镇", "街道") else department.name
    return (department.full_name, department.name, bare)


def subject_of(name: str, departments: Sequence[Department]) -> Department | None:
    """The one registered body that a subject means: named itself, as its office, or as a class of bodies of which the
    district has just one (县级民政部门, 滨江县民政局 → 区民政局). None where it is not certain."""
    named = department_named(name, departments) or bodies.office_of(name, departments) or _town_of(name, departments)
    if named is not None:
        return named
    own = bodies.own_bodies(name, departments)
    if not own and (local := _LOCAL.fullmatch(name)):
        own = bodies.bodies_of(local["work"], departments)
    return own[0] if len(own) == 1 else None
