"""Regular expressions that are compiled when they are first used.

Compiling a pattern of Chinese words takes up to three thousandths of a second, as long as searching every text of a
catalogue. A hundred rules have some fifty patterns for a second, closer look, which a catalogue without fault never
takes: together a twentieth of a validation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import groupby
from typing import Final, cast

HAN: Final = r"[^\W\x00-\x7f①-⑳０-９Ａ-Ｚａ-ｚ]"
"""A Chinese character: any letter beyond ASCII that is no full-width one, nor a number in a circle. It is compiled five
times as fast as a range of 21,000 characters."""


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, only later: at the first use. For patterns that most runs do not need."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


def words(found: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Patterns that together find these words: one for those with the same first character, since a pattern that begins
    with one character is looked for ten times as fast as a choice of several."""
    return tuple(late("|".join(map(re.escape, same))) for _, same in groupby(sorted(found), key=lambda word: word[0]))


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self._written = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(*self._written)

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS or "_compiled" in self.__dict__:
            found = getattr(self._compiled, name)
            setattr(self, name, found)  # from now on it is found without this call
            return found

        def method(*given: object, **named: object) -> object:
            return getattr(self._compiled, name)(*given, **named)

        return method  # handing it on is no use of it yet


_METHODS: Final = frozenset({"search", "match", "fullmatch", "findall", "finditer", "sub", "split"})
