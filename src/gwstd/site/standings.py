"""A clerk's 公开依据 in; each law that it names out, as printed, with whether it holds on the 基准日."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from gwstd.domain.library import Reading, citer, shared, standing
from gwstd.model import Compendium
from gwstd.site.wording import day
from gwstd.vocabulary import UNKNOWN_DATE

_WORDS: Final = {"有效": "现行有效", "失效": "已失效", "未施行": "尚未施行"}
_PENDING: Final = "待核"
UNKNOWN: Final = "未收入依据库，效力未核对"


class Basis(NamedTuple):
    """One law as an item's page shows it. ``holds``: whether a reader may rely on it; ``detail``: dates, successor;
    ``law``: its name, whatever article is cited."""

    text: str
    state: str
    holds: bool
    law: str
    kind: str = ""
    detail: str = ""


class Standings:
    """What the 公开依据 of a compendium mean on its 基准日. Each wording is worked out once."""

    def __init__(self, compendium: Compendium) -> None:
        self._day = compendium.edition.base_date
        self._library = shared(compendium.laws)
        self._cite = citer(compendium.laws, self._day)
        self._known: dict[str, tuple[Basis, ...]] = {}

    def of(self, bases: tuple[str, ...]) -> tuple[Basis, ...]:
        """The laws of one item, each once, in the clerk's order."""
        return tuple(dict.fromkeys(basis for text in bases for basis in self._of_text(text)))

    def laws(self, bases: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Name and state of each law that an item cites."""
        return ((basis.law, basis.state) for basis in self.of(bases))

    def _of_text(self, text: str) -> tuple[Basis, ...]:
        if text not in self._known:
            self._known[text] = tuple(self._basis(part, reading) for part, reading in self._library.readings(text))
        return self._known[text]

    def _basis(self, part: str, reading: Reading) -> Basis:
        law = reading.law
        if law is None:
            return Basis(self._cite(part), UNKNOWN, holds=False, law=part)
        judged = standing(law, self._day, reading.citation.number)
        pending = law.verified == _PENDING
        state = f"{_WORDS[judged.state]}（待核）" if pending else _WORDS[judged.state]
        version = judged.version
        detail = "，".join(_details(version.effective, version.lapsed, version.successor, judged.state == "失效"))
        return Basis(self._cite(part), state, judged.state == "有效" and not pending, law.name, law.kind, detail)


def _details(effective: str, lapsed: str, successor: str, over: bool) -> Iterator[str]:
    """Since when a text holds; for one that no longer does, until when and what came in its place."""
    if effective and effective != UNKNOWN_DATE:
        yield f"{day(effective)}起施行"
    if over and lapsed and lapsed != UNKNOWN_DATE:
        yield f"{day(lapsed)}起失效"
    if over and successor:
        yield f"由《{successor.strip('《》')}》替代"
