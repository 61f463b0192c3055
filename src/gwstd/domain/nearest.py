"""“您要写的是不是……”：a word and the words allowed in → the one most likely meant, or none."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import takewhile
from operator import eq
from typing import Final

_ALIKE: Final = 0.34
"""How alike the differing middles of two words must be, where both have two characters or more."""


def nearest(word: str, choices: Iterable[str], cutoff: float = 0.5) -> str | None:
    """The choice most like ``word``; None when none is alike enough (``cutoff``: 0 anything to 1 equal).

    One that holds the word's characters in their order, or lies in it, beats a merely similar one: 低保审核 →
    最低生活保障审核, 人社局 → 区人力资源社会保障局 (how Chinese offices shorten names).
    One that shares only its beginning and end is another word: 道路运输条例 is not 防汛条例.
    Equal scores go to the first choice, so the answer does not depend on hashing.
    """
    best: tuple[float, str] | None = None
    for choice in choices:
        if not choice:
            continue
        score = SequenceMatcher(None, word, choice, autojunk=False).ratio()
        if len(word) > 1 and (_holds(choice, word) or choice in word):
            score += 0.3
        elif score >= cutoff and not _alike_within(word, choice):
            continue
        if score >= cutoff and (best is None or score > best[0]):
            best = (score, choice)
    return best[1] if best else None


def _alike_within(word: str, choice: str) -> bool:
    """Whether two words are alike between the beginning and the end that they share."""
    head = _shared(word, choice)
    one, other = word[head:], choice[head:]
    tail = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - tail], other[: len(other) - tail]
    if min(len(one), len(other)) < 2:
        return True
    middle = SequenceMatcher(None, one, other, autojunk=False)
    swapped = ((b - a, d - c) for tag, a, b, c, d in middle.get_opcodes() if tag == "replace")
    return middle.ratio() >= _ALIKE and not any(min(pair) > 1 and max(pair) > 2 for pair in swapped)


def _shared(one: str, other: str) -> int:
    """How many characters two words begin with alike."""
    return sum(takewhile(bool, map(eq, one, other)))


def _holds(choice: str, word: str) -> bool:
    rest = iter(choice)
    return all(char in rest for char in word)


def meant(word: str, choices: Iterable[str], cutoff: float = 0.5) -> str:
    """A sentence for a help text: ``是不是“区民政局”？`` or nothing."""
    found = nearest(word, choices, cutoff)
    return f"是不是“{found}”？" if found else ""
