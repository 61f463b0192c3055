"""“您要写的是不是……”：a word and the words allowed in → the one most likely meant, or none."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher


def nearest(word: str, choices: Iterable[str], cutoff: float = 0.5) -> str | None:
    """The choice most like ``word``; None when none is alike enough (``cutoff``: 0 anything to 1 equal).

    One that holds the word's characters in their order, or lies in it, beats a merely similar one: 低保审核 →
    最低生活保障审核, 人社局 → 区人力资源社会保障局 (how Chinese offices shorten names).
    Equal scores go to the first choice, so the answer does not depend on hashing.
    """
    best: tuple[float, str] | None = None
    for choice in choices:
        if not choice:
            continue
        score = SequenceMatcher(None, word, choice, autojunk=False).ratio()
        if len(word) > 1 and (_holds(choice, word) or choice in word):
            score += 0.3
        if score >= cutoff and (best is None or score > best[0]):
            best = (score, choice)
    return best[1] if best else None


def _holds(choice: str, word: str) -> bool:
    rest = iter(choice)
    return all(char in rest for char in word)


def meant(word: str, choices: Iterable[str], cutoff: float = 0.5) -> str:
    """A sentence for a help text: ``是不是“区民政局”？`` or nothing."""
    found = nearest(word, choices, cutoff)
    return f"是不是“{found}”？" if found else ""
