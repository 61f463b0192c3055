"""Drafts of a foreign catalogue → the item files that this catalogue would hold, and what a person must decide.

Nothing is written here. A file that exists is only ever added to, and only when asked; an item that is there already
(same names, same content) is left out and said.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from gwstd import source
from gwstd import vocabulary as v
from gwstd.adopt import _laws, _places, _text, _values
from gwstd.adopt._guideline import guideline
from gwstd.domain import codes
from gwstd.domain.library import shared
from gwstd.draft import Basis, Draft, DraftItem, Fate, Remark
from gwstd.model import Corpus, Department, Field

department_named = _places.department_named
field_of = _places.field_of
written = _text.written


_LEVEL_NAMES: Final = {"国家": "national", "省级": "province", "市级": "city"}
"""层级 of a guideline → the part of its file's name."""


class UndecidedError(Exception):
    """It cannot be told which department keeps the items, or which field they are of; the message says what to give."""


class Chosen(NamedTuple):
    """The fields that a person has named: ``field`` for every item, ``called`` for what a table calls otherwise."""

    field: Field | None = None
    called: Mapping[str, Field] = MappingProxyType({})


NOTHING_CHOSEN: Final = Chosen()


class Adoption(NamedTuple):
    """``files``: name in the catalogue → its whole new text; ``existing``: those of them that are there already.
    ``laws``: entries to propose for laws.yaml. ``items``: how many items the files gain."""

    files: Mapping[str, str]
    existing: frozenset[str]
    remarks: tuple[Remark, ...]
    laws: tuple[Mapping[str, Any], ...]
    items: int


@dataclass
class _Work:
    """What is being gathered. ``used``: every 编码 given so far; ``known``: names and content of the items there."""

    corpus: Corpus
    entries: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    heads: dict[str, tuple[Department, Field]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    unknown: list[Basis] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    known: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = field(default_factory=set)


def adopt(
    drafts: Iterable[Draft],
    corpus: Corpus,
    department: Department | None = None,
    chosen: Chosen = NOTHING_CHOSEN,
    apart: bool = False,
) -> Adoption:
    """What the catalogue would hold with the items of these drafts. ``apart``: the new items by themselves, as files
    that stand elsewhere. Raises UndecidedError, and ValueError where an existing file cannot be added to."""
    work = _Work(corpus)
    work.used.update(item.code for item in corpus.items if item.code)
    if not apart:
        work.known.update((item.file, item.names, item.contents) for item in corpus.items)
    for draft in drafts:
        keeper = department or _places.department_of(draft, corpus.departments) or _lead(draft, corpus, chosen)
        if keeper is None:
            raise UndecidedError(
                f"看不出 {draft.file} 是哪个单位的目录：用 --department 写明（单位名录里的代码或简称）"
            )
        _take(work, draft, keeper, chosen)
    existing = frozenset() if apart else frozenset(name for name in work.entries if name in corpus.sources)
    return Adoption(
        files={name: _file(work, name, name in existing) for name in work.entries},
        existing=existing,
        remarks=tuple(work.remarks),
        laws=tuple(_laws.proposals(work.unknown)),
        items=sum(map(len, work.entries.values())),
    )


def guidelines(draft: Draft, corpus: Corpus, chosen: Chosen, level: str) -> dict[str, str]:
    """The files that keep a superior's guideline, one a field: name in the catalogue → text. Raises UndecidedError."""
    by_field: dict[str, list[DraftItem]] = {}
    chapters: dict[str, Field] = {}
    for item, own in zip(draft.items, _chapters(draft, chosen, corpus.fields), strict=True):
        chapters[own.code] = own
        by_field.setdefault(own.code, []).append(item)
    made = {}
    for code, items in by_field.items():
        name = f"{code}-{_LEVEL_NAMES[level]}"
        title = draft.title if draft.title and len(by_field) == 1 else f"{chapters[code].name}领域基层政务公开标准指引"
        part = dataclasses.replace(draft, items=tuple(items))
        made[f"{v.GUIDELINES_FOLDER}/{name}.yaml"] = guideline(name, part, chapters[code], title, level)
    return made


def _take(work: _Work, draft: Draft, keeper: Department, chosen: Chosen) -> None:
    library = shared(work.corpus.laws)
    fields = _chapters(draft, chosen, work.corpus.fields)
    for number, (item, own) in enumerate(zip(draft.items, fields, strict=True)):
        name = f"{keeper.code}/{own.code}.yaml"
        taking = _values.Taking(work.corpus, library, item, number)
        entry = _values.entry(taking)
        work.unknown.extend(taking.unknown)
        names = tuple(str(entry.get(key, "")) for key in v.NAMES)
        same = (name, names, tuple(entry.get("公开内容", ())))
        if same in work.known:
            taking.remarks = [Remark(_where(item.cells, number), Fate.LEFT, f"{name} 里已有这一事项，没有再加", number)]
        else:
            work.known.add(same)
            code = str(codes.free(own.code, keeper.code, work.used))
            work.used.add(code)
            work.heads[name] = (keeper, own)
            work.entries.setdefault(name, []).append({"编码": code, **entry})
        work.remarks.extend(taking.remarks)


def _where(cells: Mapping[str, tuple[str, ...]], number: int) -> str:
    return next((where for labels in cells.values() for where in labels), f"第{number + 1}项")


def _chapters(draft: Draft, chosen: Chosen, fields: Sequence[Field]) -> list[Field]:
    """The field of each item: what its title or its own column names, else what the whole file is about.

    Raises UndecidedError that names everything it does not know.
    """
    if chosen.field is not None:
        return [chosen.field] * len(draft.items)
    whole = (draft.fields[0] if len(draft.fields) == 1 else "", draft.title, draft.file)
    found: list[Field] = []
    strange: dict[str, int] = {}
    for item in draft.items:
        own = [item.field, *(text for label, text in item.extra.items() if label.endswith("领域"))]
        told = (chosen.called.get(text) or _places.field_of(text, fields) for text in (*own, *whole) if text)
        field = next(filter(None, told), None)
        if field is not None:
            found.append(field)
        else:
            name = own[-1] or draft.file
            strange[name] = strange.get(name, 0) + 1
    if strange:
        named = "、".join(f"“{name}”（{count} 项）" for name, count in strange.items())
        first = next(iter(strange))
        raise UndecidedError(
            f"看不出{named}是哪个领域：都是一个领域的，加 --field 领域；不是的，逐个写明，如 --field {first}=领域"
        )
    return found


def _lead(draft: Draft, corpus: Corpus, chosen: Chosen) -> Department | None:
    """The one department that leads the one field of a file."""
    try:
        fields = {field.leads for field in _chapters(draft, chosen, corpus.fields)}
    except UndecidedError:
        return None
    leads = next(iter(fields)) if len(fields) == 1 else ()
    return _places.department_named(leads[0], corpus.departments) if len(leads) == 1 else None


def _file(work: _Work, name: str, there: bool) -> str:
    department, chapter = work.heads[name]
    if not there:
        return _text.new_file(name, department.name, chapter.name, work.entries[name])
    known = work.corpus.sources[name]
    text = known.text or source.decode(name, known.path.read_bytes())[0]
    return _text.with_entries(name, text, work.entries[name])
