"""A catalogue folder → Corpus. Every file that cannot be used becomes a flaw; the others are still read.

What is read is typed at once: an Item exists only where its YAML satisfied the schema, so that rules need no
defensive code. Order is that of the registries and of the files' own lists, never that of the file system.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import filterfalse
from pathlib import Path
from stat import S_ISREG
from typing import Any, Final, NamedTuple, TypeVar

from gwstd import files, misread, shape, source
from gwstd import vocabulary as v
from gwstd.cache import Cache
from gwstd.domain.nearest import meant
from gwstd.model import (
    Channel,
    Corpus,
    Department,
    Edition,
    Exemption,
    Fault,
    Field,
    Flaw,
    Guideline,
    GuidelineItem,
    Item,
    ItemFile,
    Law,
    LawVersion,
    Matter,
    Place,
    SourceText,
    Step,
    Website,
    WorkGroup,
)

NO_EDITION: Final = Edition("", "", "", "", "0000-00-00")
"""Stands in for a catalog.yaml that could not be read, so that the rest is still checked."""

_T = TypeVar("_T")


class NoCatalogueError(Exception):
    """No catalog.yaml: neither here, nor above, nor in ./catalogs."""


def find_root(start: Path, chosen: Path | None = None) -> Path:
    """The catalogue folder: ``chosen``, else the nearest catalog.yaml upward from ``start``, else ``start``/catalogs.

    Raises NoCatalogueError, with a sentence for the user, when there is none.
    """
    if chosen is not None:
        if (chosen / v.CATALOG_FILE).exists():
            return chosen
        raise NoCatalogueError(f"{chosen} 里没有 {v.CATALOG_FILE}，不是目录文件夹")
    for folder in (start, *start.parents):
        if (folder / v.CATALOG_FILE).exists():
            return folder
    if (start / "catalogs" / v.CATALOG_FILE).exists():
        return start / "catalogs"
    raise NoCatalogueError(
        f"在 {start} 及其上级都没有找到 {v.CATALOG_FILE}；请进入目录文件夹，或用 --catalog 指明，或用 gwstd init 新建"
    )


@dataclass
class _Reading:
    """What has been read so far. Mutable only while ``load`` runs."""

    root: Path
    sources: dict[str, SourceText] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    pool: dict[str, str] = field(default_factory=dict)
    lists: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    item_files: list[ItemFile] = field(default_factory=list)
    unsound: list[Place] = field(default_factory=list)
    instead: Mapping[str, bytes] = field(default_factory=dict)
    cache: Cache | None = None


def load(
    root: Path, keep_text: bool = True, instead: Mapping[str, bytes] | None = None, cache: Cache | None = None
) -> Corpus:
    """Read the whole catalogue under ``root``. Never raises for what is in the files.

    ``keep_text=False`` drops each item file's text once it is read (``source.locate`` reads it again when needed).
    ``instead`` gives some files' bytes as they would be (name → bytes), to judge a change before it is written.
    ``cache`` knows the values of files that were found sound before.
    """
    reading = _Reading(root, instead=instead or {}, cache=cache)
    with collector_off():
        edition = _edition(reading)
        departments = tuple(_entries(reading, "departments.yaml", _department))
        fields = tuple(_entries(reading, "fields.yaml", _field))
        channels = tuple(_entries(reading, "channels.yaml", _channel))
        laws = tuple(_entries(reading, "laws.yaml", _law))
        _holidays(reading)
        if (root / v.MAPPING_FILE).exists():
            _read(reading, v.MAPPING_FILE, "mapping")
        matters = tuple(_matters(reading))
        guidelines = tuple(_guidelines(reading))
        for name in _item_files(reading, departments, fields):
            _read_items(reading, name, keep_text)
    return Corpus(
        root=root, edition=edition, departments=departments, fields=fields, channels=channels, laws=laws, matters=matters,
        guidelines=guidelines, items=tuple(reading.items), item_files=tuple(reading.item_files), sources=reading.sources,
        flaws=tuple(reading.flaws), unread=frozenset(reading.unread), unsound=tuple(reading.unsound),
    )  # fmt: skip


@contextmanager
def collector_off() -> Iterator[None]:
    """Loading makes millions of containers and no cycles: the collector would only walk them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
            gc.freeze()


# ---------------------------------------------------------------------------------------------- files


def _unreadable(reading: _Reading, name: str, message: str, advice: str) -> None:
    reading.flaws.append(Flaw("file-unreadable", Fault(Place(name, position=source.start_of_file()), message, advice)))


class _Value(NamedTuple):
    """What stands in a file: its value (None when there is nothing to use), its faults against its schema, and the
    indexes of the 事项 that have one."""

    value: object
    flaws: list[Flaw]
    bad: set[int]


_NOTHING: Final = _Value(None, [], set())


def _read(reading: _Reading, name: str, kind: str, keep_text: bool = True) -> _Value:
    """One file, judged by the schema ``kind``; all its flaws are noted. What is wholly sound is remembered."""
    data = _bytes(reading, name)
    if data is None:
        return _NOTHING
    cache = reading.cache
    digest = f"{kind}:{source.quick_version()}:{hashlib.sha256(data).hexdigest()}" if cache is not None else ""
    text, flaws = source.decode(name, data)
    reading.flaws.extend(flaws)
    if not text and flaws and flaws[-1].rule == "file-encoding":
        return _NOTHING
    reading.sources[name] = SourceText(name, reading.root / name, text if keep_text else "")
    if cache is not None and (known := _known(cache, digest, data, text)) is not None:
        return _Value(known, [], set())
    value, slips, faults, bad, quickly = _judged(reading, name, kind, data, text)
    if value is None:
        reading.flaws.extend(slips)
        return _NOTHING
    slips.extend(misread.check(name, text))
    reading.flaws.extend([*slips, *_without_echoes(text, faults, slips)])
    if cache is not None and not (flaws or slips or faults):
        cache.keep(digest, _AS_READ if quickly else value)
    return _Value(value, faults, bad)


_AS_READ: Final = True
"""Kept instead of a value that is read from its file sooner than from the cache: only that it is sound is worth it."""


def _known(cache: Cache, digest: str, data: bytes, text: str) -> object | None:
    """The value of a file that an earlier run found sound."""
    known = cache.value(digest)
    return source.quick(data, text) if known is _AS_READ else known


def _judged(
    reading: _Reading, name: str, kind: str, data: bytes, text: str
) -> tuple[object, list[Flaw], list[Flaw], set[int], bool]:
    """A file's value, the flaws of its YAML, those against its schema, the indexes of the 事项 that have one, and
    whether the value was read quickly."""
    value = source.quick(data, text)
    if value is not None and shape.sound(kind, value):
        return value, [], [], set(), True
    value, slips = source.parse(name, text, reading.pool)
    faults, bad = ([], set()) if value is None else shape.check(name, kind, value)
    return value, slips, faults, bad, False


def _without_echoes(text: str, faults: list[Flaw], slips: list[Flaw]) -> list[Flaw]:
    """A value that a slip of typing emptied or changed is not reported once more as a wrong value."""
    spoilt = {flaw.fault.place.position.line for flaw in slips if flaw.fault.place.position is not None}
    if not faults or not spoilt:
        return faults
    places = [(flaw.fault.place.path, flaw.fault.place.on_key) for flaw in faults]
    at = source.locate(text, places)
    return [flaw for flaw, place in zip(faults, places, strict=True) if at[place].line not in spoilt]


def _bytes(reading: _Reading, name: str) -> bytes | None:
    """The bytes of one file, or None and a flaw when it cannot or should not be read."""
    path = reading.root / name
    if not _readable(reading, name, path):
        return None
    try:
        data = reading.instead.get(name)
        data = files.content(path) if data is None else data
    except OSError as error:
        _unreadable(
            reading, name, f"文件打不开（{error.strerror or error}）", "检查文件是否被别的程序占用、有没有读取权限"
        )
        return None
    if len(data) <= source.MAX_BYTES:
        return data
    size = len(data) / 1024 / 1024
    flaw = Fault(
        Place(name, position=source.start_of_file()), f"文件有 {size:.1f} MB，超过 4 MB，没有读取",
        "一个部门一个领域一个文件，通常几十 KB；检查是不是粘贴了图片或整份文件，确有这么多事项就按领域拆开",
    )  # fmt: skip
    reading.flaws.append(Flaw("file-size", flaw))
    return None


def _readable(reading: _Reading, name: str, path: Path) -> bool:
    with suppress(OSError):  # reading it will say why
        if S_ISREG(path.lstat().st_mode):
            return True
    if path.is_dir():
        _unreadable(reading, name, "这是一个文件夹，不是文件", "把文件夹改名或移走；目录文件是以 .yaml 结尾的文本文件")
        return False
    if path.is_symlink() and not path.resolve().is_relative_to(reading.root.resolve()):
        _unreadable(reading, name, "这是指向目录之外的链接，没有读取", "把文件本身放进目录文件夹")
        return False
    return True


def _registry(reading: _Reading, name: str) -> object:
    """The value of a registry file that satisfies its schema, else None and the file is noted as unread."""
    path = reading.root / name
    if name not in reading.instead and not path.exists() and not path.is_symlink():
        reading.unread.add(name)
        _unreadable(reading, name, f"缺少 {name}", "用 gwstd init 新建一份目录，把其中同名的文件复制过来再改")
        return None
    value, flaws, _ = _read(reading, name, v.SCHEMA_OF[name])
    if value is None or flaws:
        reading.unread.add(name)
        return None
    return value


def _entries(reading: _Reading, name: str, build: Callable[[dict[str, Any], int], _T]) -> Iterator[_T]:
    value = _registry(reading, name)
    if isinstance(value, dict):
        for order, entry in enumerate(value[v.REGISTRIES[name]]):
            yield build(entry, order)


def _holidays(reading: _Reading) -> None:
    """An optional file that only ``due`` uses: its faults are reported with the others."""
    if (reading.root / v.HOLIDAYS_FILE).exists():
        from gwstd import holidays

        value, flaws, _ = _read(reading, v.HOLIDAYS_FILE, "holidays")
        if value is not None and not flaws:
            reading.flaws.extend(holidays.arrangements(v.HOLIDAYS_FILE, value)[1])


def _matters(reading: _Reading) -> Iterator[Matter]:
    """The entries of the district's lists, by file name; of a list with a fault, none: it would be told twice."""
    for name, value in _optional(reading, v.LISTS_FOLDER, "list"):
        for order, entry in enumerate(value[v.MATTERS_KEY]):
            yield Matter(name, order, value["类型"], **_taken(entry, v.MATTER))


def _guidelines(reading: _Reading) -> Iterator[Guideline]:
    """The superiors' guidelines, by file name; of one with a fault, none."""
    for name, value in _optional(reading, v.GUIDELINES_FOLDER, "guideline"):
        items = tuple(GuidelineItem(**_taken(entry, v.GUIDELINE_ITEM)) for entry in value[v.ITEMS_KEY])
        yield Guideline(name, **{**_taken(value, v.GUIDELINE), "items": items})


def _optional(reading: _Reading, folder: str, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The sound files of a folder that a catalogue may do without: name and value."""
    given = {name for name in reading.instead if name.startswith(f"{folder}/")}  # perhaps on no disk yet
    for name in sorted(given | {f"{folder}/{p.name}" for p in (reading.root / folder).glob("*.yaml")}):
        value, flaws, _ = _read(reading, name, kind)
        if flaws or not isinstance(value, dict):
            reading.unread.add(name)
        else:
            yield name, value


def _item_files(reading: _Reading, departments: Iterable[Department], fields: Iterable[Field]) -> Iterator[str]:
    """The item files in registry order (departments, then fields); whatever else lies there becomes a flaw."""
    codes = list(dict.fromkeys(d.code for d in departments))  # a code registered twice is a finding, not two files
    chapters = list(dict.fromkeys(f.code for f in fields))
    present: dict[str, set[str]] = {}
    for entry in sorted(os.scandir(reading.root), key=lambda e: e.name):
        if _ignored(entry.name) or entry.name in v.SCHEMA_OF:
            continue
        if entry.is_dir() and entry.name in v.RESERVED_FOLDERS:
            continue
        if entry.is_dir() and (entry.name in codes or "departments.yaml" in reading.unread):
            present[entry.name] = set(_folder(reading, entry.name, chapters))
            continue
        _stray(reading, entry.name, codes, "单位代码", "departments.yaml", entry.is_dir())
    for folder, _, file in (name.partition("/") for name in sorted(reading.instead)):
        if folder in codes and file.endswith(".yaml") and file.removesuffix(".yaml") in chapters:
            present.setdefault(folder, set()).add(file.removesuffix(".yaml"))  # perhaps on no disk yet
    known = [code for code in codes if code in present] or sorted(present)
    for code in known:
        names = present[code]
        for chapter in [c for c in chapters if c in names] + sorted(names.difference(chapters)):
            yield f"{code}/{chapter}.yaml"


def _ignored(name: str) -> bool:
    """Hidden files, files of a known other use, and what Windows and Office leave behind unseen."""
    return name.startswith((".", "~$")) or name in v.OTHER_FILES or name.lower() in ("thumbs.db", "desktop.ini")


def _folder(reading: _Reading, folder: str, chapters: list[str]) -> Iterator[str]:
    for entry in sorted(os.scandir(reading.root / folder), key=lambda e: e.name):
        stem, dot, suffix = entry.name.rpartition(".")
        if _ignored(entry.name):
            continue
        if dot and suffix == "yaml" and (stem in chapters or "fields.yaml" in reading.unread):
            yield stem
        else:
            _stray(reading, f"{folder}/{entry.name}", [f"{folder}/{c}.yaml" for c in chapters], "领域代码", "fields.yaml",
                   entry.is_dir())  # fmt: skip


def _stray(reading: _Reading, name: str, choices: list[str], what: str, registry: str, folder: bool) -> None:
    kind = "文件夹" if folder else "文件"
    if folder and name.endswith((".yaml", ".yml")):
        _unreadable(reading, name, "这是一个文件夹，不是文件", "把文件夹改名或移走；目录文件是以 .yaml 结尾的文本文件")
        return
    advice = f"{meant(name, choices, 0.6)}事项文件放在“单位代码/领域代码.yaml”，代码见 {registry}；无关的{kind}请移走"
    fault = Fault(
        Place(name, position=source.start_of_file()), f"目录里不该有这个{kind}：不是登记的{what}，没有读取", advice
    )
    # Whoever wrote items there would miss them in the compendium.
    misnamed = name.endswith((".yaml", ".yml")) or (folder and any((reading.root / name).glob("*.y*ml")))
    reading.flaws.append(Flaw("item-file-name" if misnamed else "stray-file", fault))


# ---------------------------------------------------------------------------------------------- values → nouns


def _taken(entry: Mapping[str, Any], table: Mapping[str, str]) -> dict[str, Any]:
    """The plain values of an entry by attribute; lists become tuples, nested objects are left out."""
    return {
        attribute: tuple(value) if isinstance(value, list) else value
        for key, attribute in table.items()
        if (value := entry.get(key)) is not None and not isinstance(value, dict)
    }


def _edition(reading: _Reading) -> Edition:
    value = _registry(reading, v.CATALOG_FILE)
    if not isinstance(value, dict):
        return NO_EDITION
    taken = _taken(value, v.EDITION)
    taken["exemptions"] = tuple(Exemption(**_taken(e, v.EXEMPTION)) for e in value.get("豁免", ()))
    taken["website"] = Website(**_taken(value.get("网站", {}), v.WEBSITE))
    return Edition(**taken)


def _department(entry: dict[str, Any], order: int) -> Department:
    group = WorkGroup(**_taken(entry.get("工作组", {}), v.WORK_GROUP))
    return Department(**_taken(entry, v.DEPARTMENT), work_group=group, order=order)


def _field(entry: dict[str, Any], order: int) -> Field:
    taken = _taken(entry, v.FIELD)
    taken["workflow"] = tuple(Step(**_taken(step, v.STEP)) for step in entry.get("工作流程", ()))
    return Field(**taken, order=order)


def _channel(entry: dict[str, Any], order: int) -> Channel:
    return Channel(**_taken(entry, v.CHANNEL))


def _law(entry: dict[str, Any], order: int) -> Law:
    taken = _taken(entry, v.LAW)
    taken.setdefault("short_names", ())
    taken["versions"] = tuple(LawVersion(**_taken(version, v.LAW_VERSION)) for version in entry["版本"])
    return Law(**taken, order=order)


def _read_items(reading: _Reading, name: str, keep_text: bool) -> None:
    value, flaws, bad = _read(reading, name, "items", keep_text)
    if value is None:
        reading.unsound.append(Place(name))
        return
    defaults_are_bad = any(flaw.fault.place.path[:1] == (v.DEFAULTS_KEY,) for flaw in flaws) or _misnamed(value)
    if not isinstance(value, dict) or not isinstance(value.get(v.ITEMS_KEY), list):
        reading.unsound.append(Place(name))
        return
    head = [text if isinstance(text := value.get(key), str) else "" for key in (v.DEPARTMENT_KEY, v.FIELD_KEY)]
    reading.item_files.append(ItemFile(name, *head))
    defaults = {} if defaults_are_bad else value.get(v.DEFAULTS_KEY, {})
    folder, _, stem = name.removesuffix(".yaml").partition("/")
    build = _ItemBuilder({**_NO_VALUES, "file": name, "department": folder, "field": stem}, defaults, reading)
    for index, entry in enumerate(value[v.ITEMS_KEY]):
        if index in bad or defaults_are_bad:
            code = entry.get("编码", "") if isinstance(entry, dict) else ""
            reading.unsound.append(Place(name, (v.ITEMS_KEY, index), item=code if isinstance(code, str) else ""))
        else:
            reading.items.append(build(index, entry))


def _misnamed(value: object) -> bool:
    """Whether 默认 stands there under a wrong name (缺省): its items lack nothing that is not written there."""
    if not isinstance(value, dict) or v.DEFAULTS_KEY in value:
        return False
    known = {v.DEPARTMENT_KEY, v.FIELD_KEY, v.ITEMS_KEY}
    return any(
        isinstance(part, dict) and not v.ITEM.keys().isdisjoint(part) for k, part in value.items() if k not in known
    )


class _ItemBuilder:
    """One file's entries → items, with the file's defaults filled in. Made for speed: defaults are read once."""

    def __init__(self, values: dict[str, Any], defaults: Mapping[str, Any], reading: _Reading) -> None:
        """``values``: those that all the items of the file have."""
        self._reading = reading
        self._filled = values
        self._fill(values, defaults)
        self._default_keys = tuple(sorted(defaults))

    def __call__(self, index: int, entry: Mapping[str, Any]) -> Item:
        values = self._filled.copy()
        self._fill(values, entry)
        values["index"] = index
        values["inherited"] = tuple(filterfalse(entry.__contains__, self._default_keys))
        return Item._make(values.values())

    def _fill(self, values: dict[str, Any], entry: Mapping[str, Any]) -> None:
        """Put what an entry says in the place of what stood there."""
        share = self._reading.pool.setdefault
        for key, value in entry.items():
            if key == "公开对象":
                special = value.get(v.CERTAIN_GROUP) if isinstance(value, dict) else ""
                values["audience"] = v.CERTAIN_GROUP if isinstance(value, dict) else value
                values["audience_note"] = special
            elif key == "公开渠道":
                notes = [e[v.OTHER_CHANNEL] for e in value if isinstance(e, dict)]
                names = [v.OTHER_CHANNEL if isinstance(e, dict) else e for e in value] if notes else value
                values["channels"] = self._list(names)
                values["channel_note"] = "、".join(notes)
            elif key == "调整":
                values.update({v.CHANGE[k]: text for k, text in value.items()})
            elif isinstance(value, list):
                values[v.ITEM[key]] = self._list(value)
            else:
                values[v.ITEM[key]] = share(value, value) if isinstance(value, str) else value

    def _list(self, texts: list[str]) -> tuple[str, ...]:
        """The texts as a tuple that all items with the same have in common: half of a catalogue is said again."""
        own = tuple(texts)
        known = self._reading.lists.get(own)
        if known is None:
            share = self._reading.pool.setdefault
            known = self._reading.lists[own] = tuple([share(text, text) for text in own])
        return known


_NO_VALUES: Final[Mapping[str, Any]] = {name: Item._field_defaults.get(name, "") for name in Item._fields}
"""What an item has that says nothing, in the order of its attributes: a copy with other values is one, too."""
