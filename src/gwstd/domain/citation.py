"""A clerk's 公开依据 → which law, which text of it, which article; and whether it holds on a day.

Accepted: a name or short name of the library, with an article after a space if need be (``社会救助法 第十条``), and
the full form 《名称》（文号）第十条. Both mean the same (GB/T 9704-2012, 7.2.5 for 文号).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from gwstd.model import Law, LawVersion
from gwstd.vocabulary import UNKNOWN_DATE

_NUMERAL: Final = "[〇零一二三四五六七八九十百千0-9]+"
_ARTICLE: Final = re.compile(rf"[ \u3000]*(第{_NUMERAL}[编章节条款项](?:(?!《).)*)$")
_NUMBER: Final = re.compile(r"^[ \u3000]*[（(]([^（）()]*(?:[〔\[][^）)]*)?(?:号|号令|令|\d{4}))[）)]")
_COUNTRY: Final = "中华人民共和国"


class Citation(NamedTuple):
    """名称 (without its outer marks), 文号 (without brackets) and 条款 as written; empty text where there is none."""

    name: str
    number: str = ""
    article: str = ""


class Standing(NamedTuple):
    """Whether a law holds on a day. ``version`` is the text judged; ``current`` the text that holds, if any."""

    state: Literal["有效", "失效", "未施行"]
    version: LawVersion
    current: LawVersion | None = None


@lru_cache(maxsize=65536)
def parse(text: str) -> Citation:
    """One 公开依据 → its parts. Any text gives a citation: what is no article or number belongs to the name."""
    rest = text.strip()
    if rest.startswith("《"):
        end = _closing(rest)
        if end > 0:
            name, tail = rest[1:end], rest[end + 1 :]
            number = _NUMBER.match(tail)
            if number:
                tail = tail[number.end() :]
            if not tail.strip() or _ARTICLE.fullmatch(tail):
                return Citation(name.strip(), number.group(1) if number else "", tail.strip())
    article = _ARTICLE.search(rest)
    if article and article.start() > 0:
        return Citation(rest[: article.start()].strip(), "", article.group(1).strip())
    return Citation(rest)


def _closing(text: str) -> int:
    """Index of the 》 that closes the 《 at 0; -1 when it is never closed."""
    depth = 0
    for index, char in enumerate(text):
        depth += (char == "《") - (char == "》")
        if depth == 0:
            return index
    return -1


class Library:
    """The law library by every name that a clerk may use for a law: 名称, 简称, with or without the country's name."""

    def __init__(self, laws: Iterable[Law]) -> None:
        self.laws = tuple(laws)
        self._named: dict[str, Law] = {}
        for law in self.laws:
            for name in (law.name, *law.short_names):
                self._named.setdefault(_plain(name), law)

    def find(self, citation: Citation) -> Law | None:
        """The law that a citation names, or None."""
        return self._named.get(_plain(citation.name))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name and short name, for “是不是……”."""
        return tuple(name for law in self.laws for name in (law.name, *law.short_names))


def _plain(name: str) -> str:
    return name.replace(" ", "").removeprefix(_COUNTRY)


def standing(law: Law, day: str, number: str = "") -> Standing:
    """Whether ``law`` holds on ``day`` (ISO). With a ``number`` the text of that number is judged, else the newest.

    A text with no known 施行 counts as in force (an unverified entry must not raise a false alarm); 失效 is the first
    day on which it no longer holds; 不详 counts as lapsed.
    """
    holding = next((v for v in reversed(law.versions) if _started(v, day) and not _over(v, day)), None)
    if number and (named := next((v for v in law.versions if v.number == number), None)):
        if not _started(named, day):
            return Standing("未施行", named, holding)
        return Standing("失效" if _over(named, day) else "有效", named, holding)
    if holding:
        return Standing("有效", holding, holding)
    started = [v for v in law.versions if _started(v, day)]
    return Standing("失效", started[-1]) if started else Standing("未施行", law.versions[0])


def _started(version: LawVersion, day: str) -> bool:
    return version.effective <= day


def _over(version: LawVersion, day: str) -> bool:
    return bool(version.lapsed) and (version.lapsed == UNKNOWN_DATE or version.lapsed <= day)


def citer(laws: Iterable[Law], day: str) -> Callable[[str], str]:
    """A function from a clerk's 依据 to its printed form on ``day``: 《全称》（文号）条款.

    A 文号 that nobody has verified is not printed; a title inside a title gets 〈〉 (GB/T 15834-2011, 4.15.3).
    """
    library = Library(laws)

    @cache
    def cite(text: str) -> str:
        citation = parse(text)
        law = library.find(citation)
        if law is None:
            return text
        version = standing(law, day, citation.number).version
        number = version.number if version.number and "文号" not in law.unverified else ""
        title = law.name.replace("《", "〈").replace("》", "〉")
        return f"《{title}》{f'（{number}）' if number else ''}{citation.article}"

    return cite
