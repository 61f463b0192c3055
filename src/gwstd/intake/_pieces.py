"""Pieces of a paragraph that are not plain text: struck out, hidden or deleted; and what a person is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

LONGEST_QUOTE: Final = 1000
"""Characters of a text that a remark quotes."""


class Piece(NamedTuple):
    """A run of text that looks the same throughout; deleted text is no longer part of the paragraph."""

    text: str
    struck: bool = False
    hidden: bool = False
    deleted: bool = False


def told(pieces: Iterable[Piece]) -> Iterator[str]:
    """What there is to say of a paragraph's pieces, in Chinese; neighbours of a kind are quoted together."""
    kept = list(pieces)
    if not any(piece.struck or piece.hidden or piece.deleted for piece in kept):
        return
    for says, which in (
        ("有删除线的文字照样读入", lambda piece: piece.struck and not piece.deleted),
        ("隐藏的文字照样读入", lambda piece: piece.hidden and not piece.deleted),
        ("修订中删去的文字没有读入", lambda piece: piece.deleted),
    ):
        for marked, group in groupby(kept, which):
            text = "".join(piece.text for piece in group).strip()
            if marked and text:
                yield quoted(says, text)


def quoted(says: str, text: str) -> str:
    """A remark with the text that it is about."""
    return f"{says}：“{text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + '……'}”"
