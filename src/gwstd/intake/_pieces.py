"""Pieces of a paragraph that are not plain text: struck out, hidden or deleted; and what a person is told of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

LONGEST_QUOTE: Final = 1000
"""Characters of a text that a remark quotes."""


STRUCK_OUT: Final = "有删除线的文字没有读入"
ALL_STRUCK: Final = "整格文字都有删除线，照样读入，确实不要的请删去"


class Piece(NamedTuple):
    """A run of text that looks the same throughout; deleted text is no longer part of the paragraph."""

    text: str
    struck: bool = False
    hidden: bool = False
    deleted: bool = False


def told(pieces: Iterable[Piece], *, leaves_hidden: bool) -> Iterator[str]:
    """What there is to say of a paragraph's hidden and deleted pieces, in Chinese; neighbours of a kind are quoted
    together."""
    kept = list(pieces)
    if not any(piece.hidden or piece.deleted for piece in kept):
        return
    hidden = "隐藏的文字没有读入" if leaves_hidden else "隐藏的文字照样读入"
    for says, which in (
        (hidden, lambda piece: piece.hidden and not piece.deleted),
        ("修订中删去的文字没有读入", lambda piece: piece.deleted),
    ):
        yield from (quoted(says, text) for text in _together(kept, which))


def struck(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """The texts of a paragraph that are struck out, neighbours together."""
    return tuple(_together(pieces, lambda piece: piece.struck and not piece.deleted))


def _together(pieces: Iterable[Piece], which: Callable[[Piece], bool]) -> Iterator[str]:
    for marked, group in groupby(pieces, which):
        text = "".join(piece.text for piece in group).strip()
        if marked and text:
            yield text


def quoted(says: str, text: str) -> str:
    """A remark with the text that it is about."""
    return f"{says}：“{text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + '……'}”"
