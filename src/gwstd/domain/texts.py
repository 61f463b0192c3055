"""An item → every text in it with its key path, for rules that look at wording wherever it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from gwstd.model import Corpus, Item, KeyPath
from gwstd.vocabulary import CERTAIN_GROUP, ITEM

_ELEMENTS = tuple(
    (key, attribute)
    for key, attribute in ITEM.items()
    if key not in ("编码", "公开对象", "调整", "扩展", "状态", "生效", "公开方式", "公开层级", "五公开", "对应事项")
)


def texts(item: Item) -> Iterator[tuple[KeyPath, str]]:
    """(key path inside the item, text) of each free text: names, elements, notes, the words of 特定群体 and 扩展."""
    for key, attribute in _ELEMENTS:
        value = getattr(item, attribute)
        if isinstance(value, tuple):
            for index, text in enumerate(value):
                yield (key, index), text
        elif value:
            yield (key,), value
    if item.audience_note:
        yield ("公开对象", CERTAIN_GROUP), item.audience_note
    if item.channel_note:
        yield ("公开渠道",), item.channel_note
    for key, text in item.extension.items():
        yield ("扩展", key), text


def having(corpus: Corpus, sign: re.Pattern[str]) -> Iterator[tuple[Item, KeyPath, str]]:
    """(item, key path, text) of each text of a live item in which ``sign`` is found.

    Several rules look at every word of every item, and offices write the same phrases in hundreds of items: each text
    is searched once, however often it stands there.
    """
    for text, uses in _written(corpus).items():
        if sign.search(text):
            for item, path in uses:
                yield item, path, text


@lru_cache(maxsize=1)
def _written(corpus: Corpus) -> Mapping[str, list[tuple[Item, KeyPath]]]:
    """Each text of the live items → where it stands."""
    found: defaultdict[str, list[tuple[Item, KeyPath]]] = defaultdict(list)
    for item in corpus.live:
        for path, text in texts(item):
            found[text].append((item, path))
    return found
