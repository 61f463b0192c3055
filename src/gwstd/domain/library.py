"""Citations and the laws of a catalogue → which law each names, which text of it, and whether that holds on a day.

A name, a short name, a former name or a 文号 finds a law; one 公开依据 may name several (``Library.readings``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache
from typing import Final, Literal, NamedTuple

from gwstd.domain.citation import COUNTRY, Citation, continued, parse, parts, vague_ending
from gwstd.domain.number_forms import is_like, kind, numbers, same, squeezed
from gwstd.domain.patterns import HAN, late
from gwstd.model import Corpus, Item, Law, LawVersion
from gwstd.vocabulary import UNKNOWN_DATE

FoundBy = Literal["名称", "简称", "曾用名", "文号", ""]

_MARKS: Final = late(r"[\s\u3000《》〈〉<>＜＞‹›“”\"‘’']")
_SAME: Final = str.maketrans({"(": "（", ")": "）", "－": "—", "-": "—", "–": "—", "～": "—", "~": "—"})
_YEAR_AFTER: Final = late(r"[（(](\d{4})[）)]$")
_WRAPPED: Final = late(r"(?:印发|发布|颁布|公布|颁发)(.+)的(?:通知|公告|通告)$")
_ISSUED: Final = late(r"(?:印发|转发)([〈《<].+[〉》>]|关于.+)$")
_OF_ISSUER: Final = late(rf"((?:{HAN}|[、\s]){{2,40}}?)(《.+》|〈.+〉|关于.+)")
_NUMBER_INSIDE: Final = late(r"(.+?)[（(]([^（()）]+|[^（()）]*[（(]\d{4}[）)][^（()）]*)[）)]")
_SHORTEST_PART: Final = 8
_NUMERALS: Final = "（〇零一二三四五六七八九十百千"
_QUIET: Final = str.maketrans("", "", " 、，“”（）《》—0123456789")
"""What a name may have besides words, and still be nothing but a name."""
_ARTICLE_SIGNS: Final = frozenset(f"第条款项之、）{_NUMERALS}")


class Reading(NamedTuple):
    """What a 公开依据 means: its parts, the law (None when the library does not know it) and what it was found by.

    ``owners``: the laws that have the 文号 written, if the 文号 is one that no other law can have.
    """

    citation: Citation
    law: Law | None = None
    by: FoundBy = ""
    owners: tuple[Law, ...] = ()


class Library:
    """The law library by every name that a clerk may use for a law: 名称, 简称, 曾用名, with or without the country's
    name, and by 文号."""

    def __init__(self, laws: Iterable[Law]) -> None:
        self.laws = tuple(laws)
        self._named: dict[str, tuple[Law, FoundBy]] = {}
        self._written: dict[str, tuple[Law, FoundBy]] = {}
        self._read: dict[str, Reading] = {}
        self._parted: dict[str, tuple[tuple[str, Reading], ...]] = {}
        ways: tuple[tuple[FoundBy, Callable[[Law], tuple[str, ...]]], ...] = (
            ("名称", lambda law: (law.name,)),
            ("简称", lambda law: law.short_names),
            ("曾用名", lambda law: law.former_names),
        )
        for by, names in ways:
            for law in self.laws:
                for name in names(law):
                    self._written.setdefault(name, self._named.setdefault(_plain(name), (law, by)))

    @cached_property
    def _numbered(self) -> Mapping[str, list[Law]]:
        """The laws of each 文号 that no other law can have."""
        numbered: dict[str, list[Law]] = {}
        for law in self.laws:
            for number in dict.fromkeys(n for version in law.versions for n in numbers(version.number)):
                if kind(number) != "主席令":  # the count starts again with each congress
                    numbered.setdefault(number, []).append(law)
        return numbered

    def find(self, citation: Citation) -> Law | None:
        """The law that a citation names, or None."""
        return self._judged(citation).law

    def resolve(self, text: str) -> Reading:
        """What one 公开依据 means. Read once, then remembered."""
        reading = self._read.get(text)
        if reading is None:
            reading = self._read[text] = self._at_once(text) or self._closely(text)
        return reading

    def _at_once(self, text: str) -> Reading | None:
        """What a known name alone, or one with a blank and plain articles after it, means: nearly all are such."""
        if (known := self._written.get(text)) and text.translate(_QUIET).isalpha() and "号" not in text:
            return Reading(Citation(text), *known)
        name, _, article = text.partition(" ")
        if not name.isalpha() or not (law := self._named.get(name)):
            return None
        if article and not _is_article(article):
            return None
        return Reading(Citation(name, article=article), *law) if article or name == text else None

    def _closely(self, text: str) -> Reading:
        reading = self._judged(parse(text))
        if reading.law is None and reading.citation.rest and "《" not in reading.citation.rest:
            longer = self._judged(continued(reading.citation))
            reading = longer if longer.law else reading
        return reading

    def readings(self, text: str) -> tuple[tuple[str, Reading], ...]:
        """Each law that one 公开依据 names, with its own words. One, unless several stand in one entry."""
        parted = self._parted.get(text)
        if parted is None:
            whole = self.resolve(text)
            several = () if whole.law else parts(text, lambda part: self.resolve(part).law is not None)
            parted = tuple((part, self.resolve(part)) for part in several) or ((text, whole),)
            self._parted[text] = parted
        return parted

    def _judged(self, citation: Citation) -> Reading:
        owners = self._owners(citation.number)
        if citation.rest and not vague_ending(citation):
            return Reading(citation, owners=owners)
        if not citation.name:
            return (
                Reading(citation, owners[0], "文号", owners) if len(owners) == 1 else Reading(citation, owners=owners)
            )
        for shape in _shapes(citation):
            if found_by_name := self._named.get(_plain(shape.name)):
                numbered = owners or self._owners(shape.number)
                older = next((law for law in numbered if _same_but_year(law, shape.name)), None)
                if older is not None and older is not found_by_name[0]:
                    return Reading(shape, older, "文号", numbered)  # 特困人员认定办法 of 2016, by its 文号
                return Reading(shape, *found_by_name, numbered)
        for shape in _titles_of_issuer(citation):
            titled = self._named.get(_plain(shape.name))
            if titled and _is_issuer(citation.name.removesuffix(shape.name), titled[0]):
                return Reading(shape, *titled, owners)
        plain = _plain(citation.name).replace("的", "")
        for law in owners:
            own = _plain(law.name).replace("的", "")
            if own in plain or (len(plain) >= _SHORTEST_PART and plain in own):
                return Reading(citation, law, "文号", owners)
        return Reading(citation, owners=owners)

    def _owners(self, number: str) -> tuple[Law, ...]:
        """The laws that have a 文号 which no other law can have."""
        found = dict.fromkeys(n for n in numbers(number) if n in self._numbered) if number else {}
        return tuple({law.name: law for n in found for law in self._numbered[n]}.values())

    @property
    def names(self) -> tuple[str, ...]:
        """Every name and short name, for “是不是……”."""
        return tuple(name for law in self.laws for name in (law.name, *law.short_names))


def _shapes(citation: Citation) -> Iterator[Citation]:
    """The ways in which a name may be meant: with a bracket that belongs to it, as it is, without a year after it,
    and for a notice the document that it issues (关于印发〈…〉的通知)."""
    if citation.history:
        yield citation._replace(name=f"{citation.name}（{citation.history}）", history="")
    yield citation
    if (match := _YEAR_AFTER.search(citation.name)) and not citation.history:
        yield citation._replace(name=citation.name[: match.start()].strip(), history=match[1])
    if (match := _WRAPPED.search(citation.name)) or (match := _ISSUED.search(citation.name)):
        yield citation._replace(name=match[1])
    if not citation.number and (match := _NUMBER_INSIDE.fullmatch(citation.name)) and is_like(match[2]):
        yield citation._replace(name=match[1].strip(), number=match[2].strip())


def _titles_of_issuer(citation: Citation) -> Iterator[Citation]:
    """A title with the names of its issuers before it (中共中央办公厅 国务院办公厅《关于……的意见》), without these."""
    if match := _OF_ISSUER.fullmatch(citation.name):
        yield citation._replace(name=match[2])


def _is_issuer(names: str, law: Law) -> bool:
    """Whether those are the bodies that issued the law: each is one of 制定机关."""
    issuer = "".join(law.issuer.split())
    bodies = [body for body in re.split(r"[、\s]+", names) if body]
    return bool(bodies) and all(body in issuer for body in bodies)


def _same_but_year(law: Law, name: str) -> bool:
    """Whether a law has that name with its year after it: 特困人员认定办法（2016）."""
    own = _plain(law.name)
    return bool(_YEAR_AFTER.search(own)) and _YEAR_AFTER.sub("", own) == _plain(name)


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    return _MARKS.sub("", name).translate(_SAME).removeprefix(COUNTRY)


def _is_article(text: str) -> bool:
    """Whether a text is plainly one article or several: 第三条、第二十条第（一）项."""
    return _ARTICLE_SIGNS.issuperset(text) and text[0] == "第" and text[1:2] in _NUMERALS and text[-1] in "条款项"


# ---------------------------------------------------------------------------------------------- all of a corpus

_shared: list[Library] = []
_KEPT: Final = 3


def shared(laws: tuple[Law, ...]) -> Library:
    """The library of these very laws: made once for all the rules that ask for it."""
    for library in _shared:
        if library.laws is laws:
            return library
    library = Library(laws)
    _shared.insert(0, library)
    del _shared[_KEPT:]
    return library


class Cited(NamedTuple):
    """One citation in a 公开依据, what it means, and the items in use that have it, with its index in each.

    ``whole`` is the entry as written, ``parts`` what stands in it (``text`` is one of these), ``at`` which one.
    """

    text: str
    reading: Reading
    uses: tuple[tuple[Item, int], ...]
    whole: str
    parts: tuple[str, ...]
    at: int = 0

    def caret(self, words: str) -> str:
        """What a fault must ``find`` in the entry to point at these words of this citation: the words, or as much
        of the citation around them as tells them from the same words earlier in the entry."""
        start = self._start
        inner = self.text.find(words)
        if inner < 0 or self.whole.find(words) == start + inner:
            return words
        end = start + inner + len(words)
        return next(
            (
                longer
                for begin in range(start + inner, start - 1, -1)
                if self.whole.find(longer := self.whole[begin:end]) == begin
            ),
            self.text,
        )

    def once(self, words: str) -> bool:
        """Whether the words stand only once in the entry, so that a fix can change just these."""
        return self.whole.count(words) == 1

    @property
    def _start(self) -> int:
        start = 0
        for part in self.parts[: self.at]:
            start = self.whole.find(part, start) + len(part)
        return max(self.whole.find(self.text, start), 0)


_read_last: list[tuple[Corpus, tuple[Cited, ...]]] = []


def cited(corpus: Corpus) -> tuple[Cited, ...]:
    """Every citation in the 公开依据 of a corpus, each wording once, in order of first use."""
    for known, found in _read_last:
        if known.items is corpus.items and known.laws is corpus.laws:
            return found
    uses: dict[str, list[tuple[Item, int]]] = {}
    for item in corpus.live:
        for index, text in enumerate(item.bases):
            uses.setdefault(text, []).append((item, index))
    library = shared(corpus.laws)
    found = tuple(
        Cited(part, reading, tuple(where), text, tuple(p for p, _ in readings), at)
        for text, where in uses.items()
        for readings in (library.readings(text),)
        for at, (part, reading) in enumerate(readings)
    )
    _read_last.insert(0, (corpus, found))
    del _read_last[1:]
    return found


# ---------------------------------------------------------------------------------------------- in time


class Standing(NamedTuple):
    """Whether a law holds on a day. ``version`` is the text judged; ``current`` the text that holds, if any."""

    state: Literal["有效", "失效", "未施行"]
    version: LawVersion
    current: LawVersion | None = None


def standing(law: Law, day: str, number: str = "") -> Standing:
    """Whether ``law`` holds on ``day`` (ISO). With a ``number`` the text of that number is judged, else the newest.

    A text with no known 施行 counts as in force (an unverified entry must not raise a false alarm); 失效 is the first
    day on which it no longer holds; 不详 counts as lapsed.
    """
    holding = next((v for v in reversed(law.versions) if _started(v, day) and not _over(v, day)), None)
    if number and (named := version_of(law, number)):
        if not _started(named, day):
            return Standing("未施行", named, holding)
        return Standing("失效" if _over(named, day) else "有效", named, holding)
    if holding:
        return Standing("有效", holding, holding)
    started = [v for v in law.versions if _started(v, day)]
    return Standing("失效", started[-1]) if started else Standing("未施行", law.versions[0])


def version_of(law: Law, number: str) -> LawVersion | None:
    """The text of a law that has this 文号, in whatever spelling (中华人民共和国国务院令第492号, 民发[2021]57号)."""
    wanted = numbers(number) or (squeezed(number),)
    return next(
        (
            version
            for version in law.versions
            if version.number
            and any(same(own, other) for own in numbers(version.number) or (version.number,) for other in wanted)
        ),
        None,
    )


def _started(version: LawVersion, day: str) -> bool:
    return version.effective <= day


def _over(version: LawVersion, day: str) -> bool:
    return bool(version.lapsed) and (version.lapsed == UNKNOWN_DATE or version.lapsed <= day)


def citer(laws: Iterable[Law], day: str) -> Callable[[str], str]:
    """A function from a clerk's 依据 to its printed form on ``day``: 《全称》（文号）条款.

    A 文号 that nobody has verified is not printed; a title inside a title gets 〈〉 (GB/T 15834-2011, 4.15.3).
    """
    library = shared(laws) if isinstance(laws, tuple) else Library(laws)

    @cache
    def cite(text: str) -> str:
        readings = library.readings(text)
        if len(readings) > 1:
            return "、".join(cite(part) for part, _ in readings)
        citation, law = readings[0][1][:2]
        if law is None:
            return text
        version = standing(law, day, citation.number).version
        number = version.number if version.number and "文号" not in law.unverified else ""
        title = law.name.replace("《", "〈").replace("》", "〉")
        return f"《{title}》{f'（{number}）' if number else ''}{citation.article}"

    return cite
