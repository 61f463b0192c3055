"""An item, a registry → every text in it with its key path, for rules that look at wording wherever it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, chain, groupby, product
from operator import attrgetter
from typing import Any, NamedTuple

from gwstd.model import Corpus, Item, KeyPath, Place
from gwstd.vocabulary import (
    CATALOG_FILE,
    CERTAIN_GROUP,
    CHANGE,
    EDITION,
    ITEM,
    NAMES,
    OTHER_CHANNEL,
    REGISTRIES,
    STEP,
    WEBSITE,
    WORK_GROUP,
)  # fmt: skip

_ELEMENTS = tuple(
    (key, attribute)
    for key, attribute in ITEM.items()
    if key not in ("编码", "公开对象", "调整", "扩展", "状态", "生效", "公开方式", "公开层级", "五公开", "对应事项")
)


KEYS = frozenset(ITEM)
"""Every key under which an item has text."""


def _notes(item: Item) -> Iterator[tuple[KeyPath, str]]:
    """(key path inside the item, text) of what is written inside other keys: of 特定群体, 其他 channels, 调整 and 扩展."""
    if item.audience_note:
        yield ("公开对象", CERTAIN_GROUP), item.audience_note
    if item.channel_note:
        single = item.channels.count(OTHER_CHANNEL) == 1
        yield ("公开渠道", *((item.channels.index(OTHER_CHANNEL), OTHER_CHANNEL) if single else ())), item.channel_note
    for key, attribute in CHANGE.items():
        if key != "事由" and (text := getattr(item, attribute)):
            yield ("调整", key), text
    for key, text in item.extension.items():
        yield ("扩展", key), text


_PLAIN: dict[int, int | None] = {
    ord(sign): None for sign in " \t\u3000\u00a0“”‘’\"'（）()《》〈〉<>【】[]〔〕「」、，,。.；;：:·•-—－_/／！!？?"
}
_PLAIN |= {ord(wide): ord(wide) - 0xFEE0 for wide in map(chr, range(0xFF01, 0xFF5F)) if wide.isalnum()}


def plain(text: str) -> str:
    """A text without blanks and signs, full-width letters and digits made half-width: what two texts both say."""
    return text.translate(_PLAIN) or text


Sign = re.Pattern[str]
"""A quick look: found in "\n" and every text that a rule is about, and in hardly any other. It uses no ^ and $: a text
stands between two "\n"; what is found ends in it. One that begins with a character, and not with a choice of several, is looked for
ten times as fast: several such signs are sooner looked for than one that holds them all."""


def having(
    corpus: Corpus,
    signs: Sign | Sequence[Sign],
    says: Callable[[str], object] = bool,
    keys: Collection[str] = KEYS,
) -> Iterator[tuple[Item, KeyPath, str]]:
    """(item, key path, text) of each text of a live item under one of ``keys`` in which a sign is found and of which
    ``says`` is true.

    Several rules look at every word of every item, and offices write the same phrases in hundreds of items: all
    different texts are searched at once, each a line; only what has a match is looked at again, and only for a text
    that ``says`` something the items with it are sought.
    """
    written = _written(corpus)
    signs = (signs,) if isinstance(signs, re.Pattern) else signs
    places = product(signs, written.spans(keys))
    matches = (match for sign, span in places for match in sign.finditer(written.joined, *span))
    found = {bisect_right(written.starts, match.end()) - 1 for match in matches}
    texts = [written.texts[at] for at in sorted(found)]
    yield from _places(written, [t for t in texts if any(sign.search(f"\n{t}\n") for sign in signs)], says, keys)


def named(corpus: Corpus, signs: Sign | Sequence[Sign]) -> Iterator[Item]:
    """The live items, each once, in one of whose names a sign is found."""
    places = having(corpus, signs, keys=NAMES)
    yield from {id(item): item for item, _, _ in places}.values()


def saying(
    corpus: Corpus, says: Callable[[str], object], keys: Collection[str] = KEYS
) -> Iterator[tuple[Item, KeyPath, str]]:
    """(item, key path, text) of each text of a live item under one of ``keys`` of which ``says`` is true, asked once for
    each different text."""
    written = _written(corpus)
    texts = chain(*(column.different for column in written.columns if column.key in keys), written.notes)
    yield from _places(written, written.texts if keys is KEYS else texts, says, keys)


def alike(corpus: Corpus, *attributes: str) -> Mapping[tuple[Any, ...], list[Item]]:
    """The live items by the values of these attributes, for rules that judge nothing else of an item."""
    groups: defaultdict[tuple[Any, ...], list[Item]] = defaultdict(list)
    columns = zip(*(map(attrgetter(attribute), corpus.live) for attribute in attributes), strict=True)
    for item, values in zip(corpus.live, columns, strict=True):
        groups[values].append(item)
    return groups


@lru_cache(maxsize=1)
def time_limits(corpus: Corpus) -> Mapping[str, tuple[Item, ...]]:
    """Each different 公开时限 with the live items that have it: a tenth as many sentences to look at as items."""
    items: defaultdict[str, list[Item]] = defaultdict(list)
    for item in corpus.live:
        items[item.time_limit].append(item)
    return {text: tuple(those) for text, those in items.items()}


class _Column(NamedTuple):
    """An element of all live items: the value of each item, and the different texts in them."""

    key: str
    values: tuple[Any, ...]
    different: dict[str, None]
    listed: bool


def _column(key: str, values: tuple[Any, ...]) -> _Column:
    listed = isinstance(values[0], tuple)
    texts = chain.from_iterable(values) if listed else filter(None, values)
    return _Column(key, values, dict.fromkeys(texts), listed)


class _Written:
    """Each different text of the live items, and all of them joined, each between two "\n"."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.items = items
        # An element of all items at a time: no step for each text of each item.
        elements = dict(zip(Item._fields, zip(*items, strict=True), strict=bool(items)))
        self.columns = [_column(key, elements[attribute]) for key, attribute in _ELEMENTS if items]
        self.notes: defaultdict[str, list[tuple[Item, KeyPath]]] = defaultdict(list)
        for item in items:
            if item.audience_note or item.channel_note or item.change_text or item.extension:
                for path, text in _notes(item):
                    self.notes[text].append((item, path))
        # Column by column; a text that is under two keys stands here twice.
        self.texts: tuple[str, ...] = (*chain(*(column.different for column in self.columns)), *self.notes)
        self.joined = "\n".join(("", *self.texts, ""))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each text begins in ``joined``, and the end."""
        return tuple(accumulate(map((1).__add__, map(len, self.texts)), initial=1))

    def spans(self, keys: Collection[str]) -> list[tuple[int, int]]:
        """The parts of ``joined``, from the "\n" before to the one behind, with the texts under these keys and the notes."""
        sizes = [len(column.different) for column in self.columns]
        bounds = [self.starts[at] for at in accumulate(sizes, initial=0)]
        wanted = [column.key in keys for column in self.columns]
        runs = [list(run) for is_wanted, run in groupby(range(len(wanted)), wanted.__getitem__) if is_wanted]
        spans = [(bounds[run[0]] - 1, bounds[run[-1] + 1]) for run in runs]
        return [*spans, (bounds[-1] - 1, len(self.joined))] if self.notes else spans


@lru_cache(maxsize=1)
def _written(corpus: Corpus) -> _Written:
    return _Written(corpus.live)


def _places(
    written: _Written, texts: Iterable[str], says: Callable[[str], object], keys: Collection[str]
) -> Iterator[tuple[Item, KeyPath, str]]:
    """Where those of the texts stand, under these keys, of which ``says`` is true: the items are looked through once."""
    wanted = set(filter(says, texts))
    for column in written.columns:
        if column.key not in keys or column.different.keys().isdisjoint(wanted):
            continue
        for item, value in zip(written.items, column.values, strict=True):
            if not column.listed:
                if value in wanted:
                    yield item, (column.key,), value
            elif not wanted.isdisjoint(value):
                yield from ((item, (column.key, index), own) for index, own in enumerate(value) if own in wanted)
    for text in filter(wanted.__contains__, written.notes):
        yield from ((item, path, text) for item, path in written.notes[text] if path[0] in keys)


def plains(texts: Iterable[str]) -> dict[str, str]:
    """Each text and what is ``plain`` of it; of thousands at once it takes a third of the time."""
    different = tuple(dict.fromkeys(texts))
    made = "\0".join(different).translate(_PLAIN).split("\0")
    if len(made) != len(different):  # there are no texts, or one has that character
        return {text: plain(text) for text in different}
    return {text: said or text for text, said in zip(different, made, strict=True)}


def registry_texts(corpus: Corpus) -> Iterator[tuple[Place, str]]:
    """(place, text) of each text that the registries print: the edition, the departments, the fields and their steps."""
    edition = corpus.edition
    for key in ("地区", "编制单位", "名称", "版本", "联系方式"):
        yield Place(CATALOG_FILE, (key,)), getattr(edition, EDITION[key])
    yield Place(CATALOG_FILE, ("网站", "名称")), getattr(edition.website, WEBSITE["名称"])
    for index, d in enumerate(corpus.departments):
        base: KeyPath = (REGISTRIES["departments.yaml"], index)
        for key, text in (("全称", d.full_name), ("简称", d.name), ("电话", d.phone), ("地址", d.address)):
            yield Place("departments.yaml", (*base, key)), text
        for key, attribute in WORK_GROUP.items():
            value = getattr(d.work_group, attribute)
            for number, text in enumerate((value,) if isinstance(value, str) else value):
                path = ("工作组", key) if isinstance(value, str) else ("工作组", key, number)
                yield Place("departments.yaml", (*base, *path)), text
    for index, f in enumerate(corpus.fields):
        base = (REGISTRIES["fields.yaml"], index)
        yield Place("fields.yaml", (*base, "说明")), f.text
        for number, step in enumerate(f.workflow):
            for key, attribute in STEP.items():
                yield Place("fields.yaml", (*base, "工作流程", number, key)), getattr(step, attribute)
