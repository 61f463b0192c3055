"""A text → the titles in it (《…》), each with its inner marks as GB/T 15834—2011 4.15 has them: 《…〈…〉…》."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gwstd.domain.patterns import HAN, late

_ANGLES: Final = late(rf"[<＜](?=[^<>＜＞]*{HAN})([^<>＜＞《》〈〉]{{2,80}})[>＞]")


def titles(text: str) -> Iterator[tuple[str, str]]:
    """(title as written with its outer marks, as it should be). A text whose marks do not pair gives nothing."""
    start, depth = 0, 0
    found: list[str] = []
    for index, char in enumerate(text):
        if char == "《":
            start = index if depth == 0 else start
            depth += 1
        elif char == "》":
            depth -= 1
            if depth < 0:
                return
            if depth == 0:
                found.append(text[start : index + 1])
    if depth == 0:
        yield from ((title, _right(title)) for title in found)


def _right(title: str) -> str:
    out: list[str] = []
    depth = 0
    for char in _ANGLES.sub(r"〈\1〉", title):
        depth += char in "《〈"
        out.append(("《》" if depth % 2 else "〈〉")[char in "》〉"] if char in "《》〈〉" else char)
        depth -= char in "》〉"
    return "".join(out) if depth == 0 else title
