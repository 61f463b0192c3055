"""Corpus and a choice of item files → what the form holds: a sheet for each file, its columns, its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from gwstd import source
from gwstd import vocabulary as v
from gwstd.form.columns import CODE, Column, Values, columns, show
from gwstd.form.words import words
from gwstd.model import Corpus
from gwstd.spreadsheet import SheetNames

FORM_VERSION: Final = "1"
GUIDE: Final = "填写说明"
FINDINGS: Final = "校验发现"
META: Final = "_meta"
BASE: Final = "_base"
LISTS: Final = "_lists"

# Rows of an item sheet, from 0.
ID_ROW: Final = 0
TITLE_ROW: Final = 1
NOTE_ROW: Final = 2
GROUP_ROW: Final = 3
LEAF_ROW: Final = 4
FIRST_ROW: Final = 5
NEW_ROWS: Final = 200
"""How many rows under the items are ready for new ones."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a file: its index there, its mark (编码, or its place where it has none of its own), what is written
    in it, and what holds for it with 默认 filled in."""

    index: int
    mark: str
    own: Values
    values: Values


class Sheet(NamedTuple):
    """One item file as a sheet. ``cells``: the texts of each entry by id of the column; ``unregistered``: the ids of
    channels that its items name and the catalogue does not know."""

    file: str
    name: str
    title: str
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    defaults: Values
    cells: tuple[Mapping[str, str], ...]
    unregistered: tuple[str, ...]


def plan(corpus: Corpus, wanted: Callable[[str], bool]) -> tuple[Sheet, ...]:
    """The sheets of the form, in the order of the catalogue, for the item files that are wanted."""
    names = SheetNames()
    for taken in (GUIDE, FINDINGS, META, BASE, LISTS):
        names.claim(taken)
    return tuple(_sheet(corpus, item_file.name, names) for item_file in corpus.item_files if wanted(item_file.name))


def _sheet(corpus: Corpus, name: str, names: SheetNames) -> Sheet:
    department, field = parts(name)
    known, chapters = corpus.department_named(), corpus.field_named()
    who = known[department].name if department in known else department
    what = chapters[field].name if field in chapters else field
    _, defaults, _, written = content(corpus, name)
    registered = [channel.name for channel in corpus.channels] or [*v.NATIONAL_CHANNELS]
    used = (name for entry in written for name in entry.values.get("公开渠道", ()) if isinstance(name, str))
    others = [name for name in dict.fromkeys(used) if name not in registered]
    extensions = dict.fromkeys(part for entry in written for part in entry.values.get("扩展", {}))
    return Sheet(
        file=name,
        name=names.claim(f"{who}·{what}"),
        title=f"{who}　{what}领域政务公开标准目录填报表",
        columns=columns(words(corpus, department, field), [*registered, *others], extensions),
        entries=written,
        defaults=defaults,
        cells=tuple(show(entry.values) for entry in written),
        unregistered=tuple(f"公开渠道/{name}" for name in others),
    )


def parts(name: str) -> tuple[str, str]:
    """The codes of department and field in the name of an item file: ``mzj/shjz.yaml`` → mzj, shjz."""
    department, _, field = name.removesuffix(".yaml").partition("/")
    return department, field


class Content(NamedTuple):
    """One item file: its text, what its 默认 say, how many items it has (``size``), and those of them that satisfy the schema
    (no form can show the others)."""

    text: str
    defaults: Values
    size: int
    entries: tuple[Entry, ...]


def content(corpus: Corpus, name: str) -> Content:
    """An item file of the catalogue as the form sees it."""
    known = corpus.sources[name]
    text = known.text or source.decode(name, known.path.read_bytes())[0]
    value: Any = source.parse(name, text)[0]
    common = value.get(v.DEFAULTS_KEY)
    defaults: Values = common if isinstance(common, dict) else {}  # what is none leaves no item sound
    unsound = {place.path[1] for place in corpus.unsound if place.file == name and len(place.path) == 2}
    written = value[v.ITEMS_KEY]
    codes = Counter(entry.get(CODE) for entry in written if isinstance(entry, dict))
    entries = []
    for index, entry in enumerate(written):
        if index not in unsound:
            mark = entry[CODE] if entry.get(CODE) and codes[entry[CODE]] == 1 else f"第{index + 1}条"
            entries.append(Entry(index, mark, entry, {**defaults, **entry}))
    return Content(text, defaults, len(written), tuple(entries))
