"""A citation that the library does not know → the law probably meant, only where it is near.

Titles of law are alike by habit (关于推进……领域政府信息公开的意见): what differs in a few characters is mostly another
law. So near means a slip of one or two characters, or a shortening that only one law of the library can have.
"""

from __future__ import annotations

from gwstd.domain.citation import COUNTRY
from gwstd.domain.library import Library, Reading
from gwstd.domain.number_forms import numbers, same

_SHORT, _LONG = 8, 16
"""Names from these lengths on may differ in two and in three characters."""


def nearest_law(reading: Reading, library: Library) -> str:
    """The name in the library that a misspelt one probably means; empty text where none is near.

    A law with another 文号 than the one cited is not meant.
    """
    word = "".join(reading.citation.name.split()).removeprefix(COUNTRY).strip("《》")
    if len(word) < 3:
        return ""
    full = "".join(reading.citation.name.split()).startswith(COUNTRY)
    cited = numbers(reading.citation.number)
    near: list[tuple[int, bool, str]] = []
    shortened: dict[str, str] = {}
    for law in library.laws:
        own = [n for version in law.versions for n in numbers(version.number)]
        if cited and own and not any(same(one, other) for one in own for other in cited):
            continue
        for name in (law.name, *law.short_names):
            plain = name.removeprefix(COUNTRY)
            allowed = 1 + (len(word) >= _SHORT) + (len(word) >= _LONG)
            if abs(len(plain) - len(word)) <= allowed and (steps := _steps(word, plain, allowed)) <= allowed:
                near.append((steps, name.startswith(COUNTRY) != full, name))
            if word[-1] == plain[-1] and _shortens(word, plain):
                shortened[law.name] = name if name.startswith(COUNTRY) == full else shortened.get(law.name, name)
    if near:
        return min(near, key=lambda found: found[:2])[2]
    return next(iter(shortened.values())) if len(shortened) == 1 else ""


def _shortens(word: str, name: str) -> bool:
    """Whether a word has the characters of a name in their order, and no others."""
    rest = iter(name)
    return all(char in rest for char in word)


def _steps(one: str, other: str, most: int) -> int:
    """How many characters must change, come or go to make one text the other; ``most`` + 1 for more than that."""
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, target in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (char != target))
        if min(row) > most:
            return most + 1
    return row[-1]
