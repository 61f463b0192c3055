"""An item → every text in it with its key path, for rules that look at wording wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    """(item, key path, text) of each text of a live item in which ``sign``, a pattern without ^ and $, is found.

    Several rules look at every word of every item. What no text has is seen in one search of the different texts
    (offices write the same phrases in hundreds of items), and an item without it in one search of its own.
    """
    if not sign.search(_different(corpus)):
        return
    for item, words in _words(corpus):
        if sign.search(words):
            for path, text in texts(item):
                if sign.search(text):
                    yield item, path, text


@lru_cache(maxsize=1)
def _different(corpus: Corpus) -> str:
    """Every text that stands in a live item, once, a line each."""
    return "\n".join(dict.fromkeys(text for item in corpus.live for text in _free(item)))


@lru_cache(maxsize=1)
def _words(corpus: Corpus) -> tuple[tuple[Item, str], ...]:
    """Each live item with all its free texts, a line each."""
    return tuple((item, "\n".join(_free(item))) for item in corpus.live)


def _free(item: Item) -> tuple[str, ...]:
    return (
        *item.names, item.time_limit, item.interpretation, item.response, item.review, item.office, item.phone,
        item.remark, item.audience_note, item.channel_note, *item.contents, *item.bases, *item.subjects,
        *item.channels, *item.statutory, *item.extension.values(),
    )  # fmt: skip
