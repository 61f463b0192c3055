"""Corpus and the rows of a form → what changed: item by item and key by key, new items, items that are gone.

Only what whoever filled the form in changed is a change: a cell that still says what was exported says nothing, even
if the catalogue has moved on meanwhile. Where both changed the same key, it is a conflict for a person to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from gwstd import shape
from gwstd import vocabulary as v
from gwstd.domain import channels as registered
from gwstd.domain.codes import free
from gwstd.domain.nearest import meant
from gwstd.form.columns import (
    CODE,
    DEFAULT_STATUS,
    OTHER_NOTE,
    REQUIRED,
    Cells,
    UnfitError,
    Value,
    Values,
    key_of,
    normal,
    read,
    show_key,
)
from gwstd.form.edit import REMOVED
from gwstd.form.match import Matched, match
from gwstd.form.plan import Content, Entry, content, parts
from gwstd.form.sheet import FormRows, FormSheet, Row
from gwstd.model import RETIRED, Corpus

_BETWEEN: Final = re.compile(r"[、，,；;/\s]+")
_LONGEST: Final = 60


class Told(NamedTuple):
    """Something about a place of the form: ``sheet!cell`` (or the item's 编码), and what a person needs to know."""

    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}：{self.text}"


class Retirement(NamedTuple):
    """An item that the form no longer has."""

    code: str
    title: str
    file: str


@dataclass(frozen=True, slots=True)
class Change:
    """A key of an item (its index in the file) with another value; ``new`` is REMOVED where the key is to go, since
    ``default`` says the same or nothing is to be said."""

    index: int
    code: str
    title: str
    key: str
    old: Value | None
    new: Value | None
    where: str
    default: Value | None = None

    def __str__(self) -> str:
        if self.new is REMOVED and self.default is not None:
            return f"{self.code} {self.title}：{self.key} {_difference(self.old, self.default)}（随默认）"
        return f"{self.code} {self.title}：{self.key} {_difference(self.old, self.new)}"


class New(NamedTuple):
    """A new item, in canonical order of keys, to be put behind the item at index ``after``."""

    after: int
    values: Values
    where: str
    defaults: tuple[str, ...]

    def __str__(self) -> str:
        names = [self.values[name] for name in v.NAMES if name in self.values]
        rest = f"（{'、'.join(self.defaults)}随默认）" if self.defaults else ""
        return f"{self.values[CODE]} {' / '.join(names)}：新增{rest}"


@dataclass
class FileChanges:
    """What changes in one item file. Mutable only while it is found out."""

    file: str
    content: Content
    changes: list[Change] = field(default_factory=list)
    new: list[New] = field(default_factory=list)
    retire: list[Retirement] = field(default_factory=list)
    conflicts: list[Told] = field(default_factory=list)
    problems: list[Told] = field(default_factory=list)
    notes: list[Told] = field(default_factory=list)


def changes(corpus: Corpus, rows: FormRows) -> Iterator[FileChanges]:
    """The changes of each file that came back, in the order of the form."""
    known = {item_file.name for item_file in corpus.item_files}
    used = {item.code for item in corpus.items} | {place.item for place in corpus.unsound}
    used |= {mark for base in rows.base.values() for mark in base}
    for sheet in rows.sheets:
        if sheet.file in known:
            yield _FileReader(corpus, sheet, rows.base.get(sheet.file, {}), used).changes()


class _FileReader:
    """One sheet and its item file → the changes."""

    def __init__(self, corpus: Corpus, sheet: FormSheet, base: Mapping[str, Cells], used: set[str]) -> None:
        self._corpus = corpus
        self._sheet = sheet
        self._base = base
        self._used = used
        self._out = FileChanges(sheet.file, content(corpus, sheet.file))
        self._entries = {entry.mark: entry for entry in self._out.content.entries}

    def changes(self) -> FileChanges:
        matched = match(self._sheet.rows, self._base)
        for mark, row in sorted(matched.rows.items(), key=lambda pair: pair[1].number):
            self._item(mark, row)
        self._new_items(matched.new)
        self._gone(matched)
        self._out.notes += [Told(self._sheet.name, note) for note in matched.notes]
        for cell, text in self._sheet.strange:
            told = f"“{_cut(text)}”写在表外的一列里，没有读；新的栏目请找办公室加在“扩展”里"
            self._out.problems.append(Told(f"{self._sheet.name}!{cell}", told))
        return self._out

    # -------------------------------------------------------------------------------------- known items

    def _item(self, mark: str, row: Row) -> None:
        """What changed in the row of a known item."""
        base = self._base[mark]
        entry = self._entries.get(mark)
        changed = self._changed(row, base)
        if not changed:
            return
        if entry is None or (entry.mark != entry.own.get(CODE) and _names(base) != _names_of(entry)):
            text = f"{mark} 在导出以后已经不在 {self._sheet.file} 里了（删去或换了编码），这一行的改动没有写入"
            self._out.conflicts.append(Told(self._where(row, v.NAMES[0]), text))
            return
        found: dict[str, Change] = {}
        for key in changed:
            change = self._key(key, row, base, entry)
            if change is not None:
                found[key] = change
        if _another(found):
            text = f"{mark} 的名称和内容都换了，仍按原来的编码改；如果是另一件事，请删去这一行，另起一行填"
            self._out.notes.append(Told(self._where(row, v.NAMES[0]), text))
        self._out.changes += self._sound(entry, found)

    def _changed(self, row: Row, base: Cells) -> list[str]:
        """The keys of which a cell no longer says what was exported, in canonical order."""
        keys = {
            key_of(column)
            for column in {*row.cells, *base}
            if column in self._sheet.letters and normal(row.cells.get(column, "")) != normal(base.get(column, ""))
        }
        return [key for key in v.ITEM if key in keys]

    def _cells(self, key: str, row: Row, base: Cells) -> dict[str, str]:
        """The cells of a key; a column that the sheet no longer has is as it was exported."""
        ids = [column for column in self._sheet.letters if key_of(column) == key]
        lost = {column: text for column, text in base.items() if key_of(column) == key and column not in ids}
        return {column: row.cells.get(column, "") for column in ids} | lost

    def _key(self, key: str, row: Row, base: Cells, entry: Entry) -> Change | None:
        """A changed key of a known item; None where nothing is to be done, or only told."""
        before = entry.values.get(key)
        where = self._where(row, key)
        code, title = self._called(entry)
        try:
            new = self._value(key, self._cells(key, row, base), before)
        except UnfitError as error:
            self._out.problems.append(Told(self._where(row, error.column), str(error)))
            return None
        if new == before or (key == "状态" and {new, before} == {None, DEFAULT_STATUS}):
            return None
        if self._moved_on(key, base, before):
            text = f"{code} {title}的{key}，导出以后目录里已改成“{_said(before)}”，表里改成“{_said(new)}”；没有写入，请定一个"
            self._out.conflicts.append(Told(where, text))
            return None
        default = self._out.content.defaults.get(key)
        if new is None and default is not None:
            text = (
                f"空着了，没有改：本文件的默认是“{_said(default)}”，随默认就照写；确实不要，请办公室改事项文件的“默认”"
            )
            self._out.problems.append(Told(where, f"{code} {title}的{key}{text}"))
            return None
        if new is None and key in REQUIRED:
            self._out.problems.append(Told(where, f"{code} {title}的{key}必填，空着了，没有改"))
            return None
        if new == default or (key == "状态" and new == DEFAULT_STATUS and default is None):
            return Change(entry.index, code, title, key, before, REMOVED, where, default) if key in entry.own else None
        return Change(entry.index, code, title, key, before, new, where)

    def _moved_on(self, key: str, base: Cells, before: Value | None) -> bool:
        """Whether the catalogue no longer says what was exported."""
        now = show_key(key, before) if before is not None else {}
        then = {column: text for column, text in base.items() if key_of(column) == key}
        return any(normal(now.get(column, "")) != normal(then.get(column, "")) for column in {*now, *then})

    def _sound(self, entry: Entry, found: dict[str, Change]) -> list[Change]:
        """Those of the changes after which the item still satisfies the schema; the others are told."""
        own = {**entry.own, **{key: change.new for key, change in found.items()}}
        made = {key: value for key, value in own.items() if value is not REMOVED}
        for key, text in _flaws(made).items():
            if (change := found.pop(key, None)) is not None:
                self._out.problems.append(Told(change.where, f"{change.code} {change.title}的{key}没有改：{text}"))
        return list(found.values())

    # -------------------------------------------------------------------------------------- new items, lost items

    def _new_items(self, rows: Sequence[Row]) -> None:
        groups: dict[str, list[tuple[Values, Row]]] = {}
        for row in rows:
            values = self._new_values(row)
            if values is not None:
                groups.setdefault(values[v.NAMES[0]], []).append((values, row))
        last = {entry.own.get(v.NAMES[0]): entry.index for entry in self._out.content.entries}
        department, chapter = parts(self._sheet.file)
        for group, members in groups.items():
            for values, row in members:
                code = str(free(chapter, department, self._used))
                self._used.add(code)
                ordered = {CODE: code} | {key: values[key] for key in v.ITEM if key in values}
                defaults = tuple(key for key in self._out.content.defaults if key not in values)
                where = self._where(row, v.NAMES[0])
                new = New(last.get(group, self._out.content.size - 1), ordered, where, defaults)
                self._out.new.append(new)
                lacking = [key for key in v.REQUIRED_ELEMENTS if key not in values and key not in defaults]
                if lacking:
                    self._out.notes.append(Told(where, f"新事项 {code} 还缺{'、'.join(lacking)}，已先加上，请补齐"))

    def _new_values(self, row: Row) -> Values | None:
        """What a new row says, without what 默认 say already; None where it cannot become an item."""
        values: dict[str, Value] = {}
        for key in v.ITEM:
            try:
                value = self._value(key, self._cells(key, row, {}), None) if key != CODE else None
            except UnfitError as error:
                self._out.problems.append(Told(self._where(row, error.column), f"新事项：{error}"))
                continue
            default = self._out.content.defaults.get(key, DEFAULT_STATUS if key == "状态" else None)
            if value is not None and value != default:
                values[key] = value
        for key, text in _flaws(values).items():
            if values.pop(key, None) is not None:
                self._out.problems.append(Told(self._where(row, key), f"新事项的{key}没有收：{text}"))
        lacking = [key for key in (v.NAMES[0], "公开内容") if key not in values]
        if lacking:
            text = f"新事项没有{'、'.join(lacking)}，整行没有加上；一级事项与上一行相同的，也要照写"
            self._out.problems.append(Told(self._where(row, lacking[0]), text))
            return None
        return values

    def _gone(self, matched: Matched) -> None:
        """The items without a row: proposed for retirement, unless they are retired or gone already."""
        for mark in matched.gone:
            entry = self._entries.get(mark)
            if entry is not None and entry.values.get("状态") != RETIRED:
                self._out.retire.append(Retirement(*self._called(entry), self._sheet.file))

    # -------------------------------------------------------------------------------------- values

    def _value(self, key: str, cells: Cells, before: Value | None) -> Value | None:
        """What the cells of a key mean in this catalogue. Raises UnfitError."""
        value = read(key, cells, before)
        if value is None:
            return None
        if key == "公开主体":
            return self._subjects(value, before or [])
        if key == "公开渠道":
            self._check_channels(value, before or [])
        return value

    def _subjects(self, value: list[str], before: list[str]) -> list[str]:
        """Registered names: a full name becomes the short one, several on one line become several."""
        if "departments.yaml" in self._corpus.unread:
            return value
        known = {name: d.name for d in self._corpus.departments for name in (d.full_name, d.name)}
        made: list[str] = []
        for name in value:
            pieces = [piece for piece in _BETWEEN.split(name) if piece]
            if name in before or name in known:
                made.append(name if name in before else known[name])
            elif all(piece in known for piece in pieces):
                made += [known[piece] for piece in pieces]
            else:
                guess = meant(name, [d.name for d in self._corpus.departments])
                raise UnfitError("公开主体", f"单位名录里没有“{name}”。{guess}一行写一个单位，从下拉里选")
        return list(dict.fromkeys(made))

    def _check_channels(self, value: list[Value], before: list[Value]) -> None:
        if "channels.yaml" in self._corpus.unread:
            return
        known, aliases = registered.by_name(self._corpus.channels), registered.by_alias(self._corpus.channels)
        for entry in value:
            if entry in before:
                continue
            if isinstance(entry, str) and entry not in known:
                raise UnfitError(f"公开渠道/{entry}", f"渠道名录里没有“{entry}”，没有改；改选名录里的渠道")
            note = entry.get(v.OTHER_CHANNEL, "") if isinstance(entry, dict) else ""
            if (channel := known.get(note) or aliases.get(note)) is not None and channel.name != v.OTHER_CHANNEL:
                raise UnfitError(OTHER_NOTE, f"“{note}”不用写在这里：在“{channel.name}”那一列打√")

    def _called(self, entry: Entry) -> tuple[str, str]:
        names = [entry.own[name] for name in v.NAMES if entry.own.get(name)]
        return entry.mark, names[-1] if names else ""

    def _where(self, row: Row, column: str) -> str:
        """``表!C12``: the column itself, or the first one of the key."""
        letters = self._sheet.letters
        first = next((letters[one] for one in letters if one == column or key_of(one) == column), "")
        return f"{self._sheet.name}!{letters.get(column, first)}{row.number}"


# ---------------------------------------------------------------------------------------------- judging, telling


def _flaws(own: Values) -> dict[str, str]:
    """Key → what the schema has against its value."""
    entry = {v.NAMES[0]: "事项", "公开内容": ["内容"], **own}
    flaws, _ = shape.check("", "items", {v.DEPARTMENT_KEY: "单位", v.FIELD_KEY: "领域", v.ITEMS_KEY: [entry]})
    found: dict[str, str] = {}
    for flaw in flaws:
        path = flaw.fault.place.path
        if len(path) > 2:
            found.setdefault(str(path[2]), f"{flaw.fault.message}；{flaw.fault.help}")
    return found


def _another(found: Mapping[str, Change]) -> bool:
    """Whether a row seems to have been used for another matter: other names, and no element of the content left."""
    content_change = found.get("公开内容")
    if content_change is None or not any(name in found for name in v.NAMES):
        return False
    return not set(content_change.old or ()) & set(content_change.new or ())


def _names(cells: Cells) -> tuple[str, ...]:
    return tuple(normal(cells.get(name, "")) for name in v.NAMES)


def _names_of(entry: Entry) -> tuple[str, ...]:
    return tuple(normal(entry.values.get(name, "")) for name in v.NAMES)


def _difference(old: Value | None, new: Value | None) -> str:
    """The change in words: what was put in and taken out of a list, else what stood and what stands."""
    if isinstance(old, list) and isinstance(new, list):
        gone, come = [o for o in old if o not in new], [n for n in new if n not in old]
        said = [f"增“{_said(one)}”" for one in come] + [f"删“{_said(one)}”" for one in gone]
        return "，".join(said) or "换了先后"
    if new is REMOVED:
        return f"删去“{_said(old)}”"
    return f"“{_said(old)}” → “{_said(new)}”" if old is not None else f"写上“{_said(new)}”"


def _said(value: Value | None) -> str:
    """A value in one line."""
    if isinstance(value, dict):
        return _cut("，".join(f"{key}：{text}" for key, text in value.items()))
    if isinstance(value, list):
        return _cut("；".join(_said(element) for element in value))
    return _cut("" if value is None else value.replace("\n", " "))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
