"""A name as somebody wrote it → the registered name that is certainly meant: the same but for widths and blanks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def plain_form(name: str) -> str:
    """A name without blanks, full-width letters, digits and brackets made half-width."""
    return "".join(unicodedata.normalize("NFKC", name).split())


def same_name(word: str, names: Iterable[str]) -> str | None:
    """The only one of ``names`` that ``word`` is, widths and blanks apart; None when there is none or more than one."""
    form = plain_form(word)
    found = {name for name in names if plain_form(name) == form}
    return found.pop() if len(found) == 1 else None
