"""An item, a registry → every text in it with its key path, for rules that look at wording wherever it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any

from gwstd.model import Corpus, Item, KeyPath, Place
from gwstd.vocabulary import (
    CATALOG_FILE,
    CERTAIN_GROUP,
    CHANGE,
    EDITION,
    ITEM,
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


_KEYS = tuple(key for key, _ in _ELEMENTS)
_values = attrgetter(*(attribute for _, attribute in _ELEMENTS))
"""The values of an item's elements, in the order of ``_KEYS``: one call in C instead of sixteen look-ups."""


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


def having(
    corpus: Corpus, sign: re.Pattern[str], says: Callable[[str], object] = bool
) -> Iterator[tuple[Item, KeyPath, str]]:
    """(item, key path, text) of each text of a live item in which ``sign``, a pattern without ^ and $, is found and of
    which ``says`` is true.

    Several rules look at every word of every item, and offices write the same phrases in hundreds of items: all
    different texts are searched at once, each a line; only what has a match is looked at again, and only for a text
    that ``says`` something the items with it are sought.
    """
    written = _written(corpus)
    last = -1
    for match in sign.finditer(written.joined):
        at = bisect_right(written.starts, match.start()) - 1
        if at != last:
            last, text = at, written.texts[at]
            if sign.search(text) and says(text):
                yield from _places(written, text)


def contents(corpus: Corpus, head: re.Pattern[str]) -> Iterator[tuple[Item, KeyPath, str]]:
    """What ``having`` gives of the 公开内容 that begin as ``head`` says: much faster where the beginning decides."""
    written = _written(corpus)
    for column in written.columns:
        if column.key == "公开内容":
            for text in filter(head.match, column.different):
                yield from (use for use in _places(written, text) if use[1][0] == column.key)


def saying(corpus: Corpus, says: Callable[[str], object]) -> Iterator[tuple[Item, KeyPath, str]]:
    """(item, key path, text) of each text of a live item of which ``says`` is true, asked once for each different text."""
    written = _written(corpus)
    for text in filter(says, written.texts):
        yield from _places(written, text)


@lru_cache(maxsize=1)
def time_limits(corpus: Corpus) -> Mapping[str, tuple[Item, ...]]:
    """Each different 公开时限 with the live items that have it: a tenth as many sentences to look at as items."""
    items: defaultdict[str, list[Item]] = defaultdict(list)
    for item in corpus.live:
        items[item.time_limit].append(item)
    return {text: tuple(those) for text, those in items.items()}


class _Column:
    """An element of all live items: ``different`` are its texts, ``holders`` the numbers of the items with each."""

    def __init__(self, key: str, values: tuple[Any, ...]) -> None:
        self.key = key
        self._values = values
        self.listed = isinstance(values[0], tuple)
        self.different: dict[str, None] = dict.fromkeys(
            chain.from_iterable(values) if self.listed else filter(None, values)
        )

    @cached_property
    def holders(self) -> Mapping[str, list[int]]:
        """Made on the first question: most elements of most catalogues have no text that any rule looks for."""
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for number, value in enumerate(self._values):
            for text in dict.fromkeys(value) if isinstance(value, tuple) else (value,):
                holders[text].append(number)
        return holders


class _Written:
    """Each different text of the live items, and all of them joined: a text begins at its ``starts``."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.items = items
        # An element of all items at a time: no step for each text of each item.
        elements = zip(*map(_values, items), strict=True)
        self.columns = [_Column(key, values) for key, values in zip(_KEYS, elements, strict=bool(items))]
        self.notes: defaultdict[str, list[tuple[Item, KeyPath]]] = defaultdict(list)
        for item in items:
            if item.audience_note or item.channel_note or item.change_text or item.extension:
                for path, text in _notes(item):
                    self.notes[text].append((item, path))
        self.texts: tuple[str, ...] = tuple(
            dict.fromkeys(chain(*(column.different for column in self.columns), self.notes))
        )
        self.joined = "\n".join(self.texts)
        self.starts = tuple(accumulate((len(text) + 1 for text in self.texts), initial=0))[:-1]


@lru_cache(maxsize=1)
def _written(corpus: Corpus) -> _Written:
    return _Written(corpus.live)


def _places(written: _Written, text: str) -> Iterator[tuple[Item, KeyPath, str]]:
    for column in written.columns:
        if text in column.different:
            for item in map(written.items.__getitem__, column.holders[text]):
                if not column.listed:
                    yield item, (column.key,), text
                    continue
                for index, own in enumerate(getattr(item, ITEM[column.key])):
                    if own == text:
                        yield item, (column.key, index), text
    for item, path in written.notes.get(text, ()):
        yield item, path, text


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
