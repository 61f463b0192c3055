"""A clerk's 公开依据 → which law, which text of it, which article; and whether it holds on a day.

Accepted: a name or short name of the library, with an article after a space if need be (``社会救助法 第十条``), and
the full form 《名称》（文号）第十条. Both mean the same (GB/T 9704-2012, 7.2.5 for 文号). What other people's tables
add or spell badly (【法律】, 1., dates of amendment, [2019], a lost 》) is read too, so that rules can say what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from gwstd.domain.number_forms import is_like, kind, numbers, same, squeezed
from gwstd.model import Corpus, Item, Law, LawVersion
from gwstd.vocabulary import UNKNOWN_DATE

COUNTRY: Final = "中华人民共和国"
_NUMERAL: Final = "[〇零一二三四五六七八九十百千0-9０-９]+"

# ---------------------------------------------------------------------------------------------- one citation


class Citation(NamedTuple):
    """名称 (without its outer marks), 文号 (without brackets) and 条款 as written; empty text where there is none.

    ``label``: 法律 of 【法律】; ``history``: 2015年4月24日修正; ``rest``: what follows and is none of these (等).
    """

    name: str
    number: str = ""
    article: str = ""
    label: str = ""
    history: str = ""
    rest: str = ""

    def __str__(self) -> str:
        """The full form. What is parsed from it is this citation again."""
        label = f"【{self.label}】" if self.label else ""
        name = f"《{self.name}》" if self.name else ""
        number = (f"（{self.number}）" if name else self.number) if self.number else ""
        return f"{label}{name}{number}{f'（{self.history}）' if self.history else ''}{self.article}{self.rest}"


_MARK: Final = re.compile(
    r"^(?:[●·•◆■▪*①-⑳]\s*|[一二三四五六七八九十]{1,3}、(?=《)|[-－—]\s+|\d{1,2}\s*[.．、]\s*(?=\D)|\d{1,2}(?=《)|[（(]\d{1,2}[）)]\s*)+"
)
_RANK: Final = (
    "(?:(?:国家|地方|地方性|国务院|部门|政府|行政|地方政府|党内)?(?:法律|法规|规章|规范性文件)|条例|国务院文件)"
)
_LABEL: Final = re.compile(
    rf"(?:【([^】]{{1,20}})】|[\[［〔（(]({_RANK})[\]］〕）)](?=《)|({_RANK})(?=[：:]《))[\s：:]*"
)
_NUMBERED: Final = (
    rf"第\s*[（(]?{_NUMERAL}[）)]?(?:\s*[、，,和及与至到—-]\s*[（(]?{_NUMERAL}[）)]?)*\s*[编章节条款项目]"
)
_LEAD: Final = re.compile(r"(?:依据|根据|按照|依照|参照)\s*(?=《)")
_PART: Final = re.compile(r"[（(]?([\u4e00-\u9fff]{2,12}[编章])[）)]?$")
_SAYS: Final = re.compile("的?(?:规定|要求)[。；;]?")
_ALIAS: Final = re.compile("以下简称|下称|简称")
_ARTICLE: Final = re.compile(rf"{_NUMBERED}|附[件则]")
_LOOSE_ARTICLE: Final = re.compile(rf"{_NUMBERED}|{_NUMERAL}条|附[件则]")
_ORDER: Final = re.compile(rf"(?:{COUNTRY})?(?:国务院|国|主席)令\s*第?\s*{_NUMERAL}(?:\s*号)*")
_LOOSE_NUMBER: Final = re.compile(
    rf"(?:(?:[\u4e00-\u9fff]{{1,20}}[部委局署会院行]、){{0,5}}[\u4e00-\u9fff]{{1,30}}(?:令\s*(?:\d{{4}}\s*年)?\s*第?\s*{_NUMERAL}\s*号?"
    r"|[〔﹝\[［【]\s*\d{2,}\s*年?\s*[〕﹞\]］】）)]?\s*第?\s*\d*\s*号?|[（(]\s*\d{4}\s*[）)]\s*第?\s*\d+\s*号?"
    r"|\d{4}\s*年?\s*[〕﹞\]］】）)]?\s*第?\s*\d+\s*号|\d{5,}\s*号)"
    r"|GB(?:[/\s]?T)?\s*\d[\d.]*\s*[-—–]\s*\d{4})(?=$|[\s、，,；;。）)第《等]|文件?$)"
)
_JOINT_ORDER: Final = re.compile(rf"[\u4e00-\u9fff]{{2,20}}[、\s][\u4e00-\u9fff]{{2,20}}令\s*第?\s*{_NUMERAL}\s*号")
_AFTER_SPACE: Final = re.compile(r"(?:(?<=[\s》])|^)(?=[\u4e00-\u9fffG])")
_HISTORY: Final = re.compile(r"\d{4}\s*年|修[正订改]|通过|公布|施行|^\d{4}(?:年|版|本)*$")
_PART_OF_NAME: Final = re.compile("试行|暂行|草案|征求意见稿|[一二三四五六七八九十]+")
_AFTER: Final = "法律|法规|规章|政策|规范性|文件|规定|要求|制度|精神|标准"
_OTHER: Final = (
    "其他|其它|有关|相关|配套|国家|地方性|地方|上级|本级|各级|各地|本地|当地|上述|以上|部门|省|市|区|县|的|其"
)
_VAGUE_TAIL: Final = re.compile(
    rf"[\s、，,；;]*(?:等(?:{_AFTER}|{_OTHER}|和|及|与|、)*|(?:以?及|和|与|或)(?:{_OTHER})+"
    rf"(?:{_AFTER}|实施细则|实施办法|实施条例|司法解释|细则|办法|条例|通知|和|及|与|、)+"
    rf"|(?:的|(?<=[、，,；;])(?:{_OTHER})+)?(?:有关|相关|配套|其他|其它)(?:{_OTHER})*(?:{_AFTER}|和|及|与|、)+)[。；;]?$"
)
_VAGUE: Final = re.compile(
    rf"(?=.*(?:法律|法规|规章|政策|文件|规定|要求|制度))(?:{_AFTER}|{_OTHER}|现行|行业|信息公开|政务公开|政府|工作|依法|按照|根据|依据|和|及|与|等|、|，|通知)+"
)


@lru_cache(maxsize=65536)
def parse(text: str) -> Citation:
    """One 公开依据 → its parts. Any text gives a citation: what is no article or number belongs to the name."""
    rest = _MARK.sub("", text.strip())
    label = ""
    if match := _LABEL.match(rest):
        label, rest = match[1] or match[2] or match[3], rest[match.end() :]
    rest = _LEAD.sub("", rest, count=1)
    number, rest = _number_first(rest)
    end = _closing(rest) if rest.startswith("《") else 0
    if end > 0:
        name, tail = rest[1:end], rest[end + 1 :]
    else:
        body = rest.removeprefix("《") if end else rest
        start = _end_of_name(body)
        name, tail = body[:start], body[start:]
        if name.count("》") > name.count("《"):
            name = name.rstrip().removesuffix("》")
    return _with_tail(Citation(name.strip(), number, label=label), tail)


def _number_first(text: str) -> tuple[str, str]:
    """A 文号 that stands before its title (国务院令第711号《……》), and the text without it."""
    if "《" not in text or text.startswith("《"):
        return "", text
    match = _number_at(text)
    rest = text[match.end() :].lstrip() if match else ""
    return (match[0].strip(), rest) if match and rest.startswith("《") else ("", text)


def _number_at(text: str) -> re.Match[str] | None:
    """The 文号 without brackets that a text begins with."""
    return _ORDER.match(text) or _LOOSE_NUMBER.match(text) or _JOINT_ORDER.match(text)


def _closing(text: str) -> int:
    """Index of the 》 that closes the 《 at 0; -1 when it is never closed."""
    depth = 0
    for index, char in enumerate(text):
        depth += (char == "《") - (char == "》")
        if depth == 0:
            return index
    return -1


def _end_of_name(text: str) -> int:
    """Where a name without marks ends: at a 文号, a bracket with dates, an article, a vague ending, or the text's end."""
    if text.startswith("〈") and (close := text.find("〉")) > 0 and text.count("〈") == 1:
        return close + 1  # the wrong marks, but they say where the name ends
    ends = [len(text)]
    if _VAGUE.fullmatch("".join(text.split())):
        return len(text)
    if (match := _VAGUE_TAIL.search(text)) and match.start() > 0:
        ends.append(match.start())
    if match := _ORDER.search(text):
        ends.append(match.start())
    if (match := _ARTICLE.search(text)) and match.start() > 0:
        ends.append(match.start())
    ends.extend(m.start() for m in _AFTER_SPACE.finditer(text) if _LOOSE_NUMBER.match(text, m.start()))
    for match in re.finditer("[（(]", text):
        content = _bracketed(text[match.start() :])[0]
        if _kind_of(content) and not content.isdigit():
            ends.append(match.start())
            break
    return min(ends)


def _bracketed(text: str) -> tuple[str, int]:
    """What stands in the brackets that open at 0, and where the text goes on. Year marks may be of the wrong sort:
    of （国办发〔2018)23号〕） and （国办发〔201954号） the last ） is the one that closes."""
    stack: list[str] = []
    for index, char in enumerate(text):
        if char in "（(〔﹝[":
            stack.append(char)
        elif char in "〕﹞]" and len(stack) > 1 and stack[-1] in "〔﹝[（(":
            stack.pop()
        elif char in "）)":
            if stack[-1] in "〔﹝[" and re.match(r"\s*第?\d+\s*号", text[index + 1 :]):
                stack.pop()
                continue
            while stack and stack[-1] in "〔﹝[":
                stack.pop()
            stack.pop()
            if not stack:
                return text[1:index].strip(), index + 1
    return text[1:].strip(), len(text)


def _kind_of(content: str) -> Literal["number", "history", ""]:
    if is_like(content):
        return "number"
    return "history" if _HISTORY.search(content) else ""


def _with_tail(citation: Citation, tail: str) -> Citation:
    """The citation with what follows its name: brackets, 文号 without brackets, articles, the rest."""
    while tail := tail.lstrip(" \t\r\n\u3000、，,；;。）)〕】》：:"):
        content, end = _bracketed(tail) if tail[0] in "（(" else ("", 0)
        part = _kind_of(content)
        if part == "number":
            citation = citation._replace(number="，".join(filter(None, (citation.number, content))))
        elif part == "history":
            citation = citation._replace(history="，".join(filter(None, (citation.history, content))))
        elif end and not citation.article and _PART_OF_NAME.fullmatch(content):
            citation = citation._replace(name=f"{citation.name}（{content}）")
        elif end and _ALIAS.match(content):
            pass
        elif not citation.article and (named := _PART.match(tail)):
            citation, end = citation._replace(article=named[1]), named.end()
        elif not citation.article and _LOOSE_ARTICLE.match(tail):
            end = _end_of_article(tail)
            citation = citation._replace(article=tail[:end].strip(" \t\u3000、，,；;。"))
        elif not citation.number and (match := _number_at(tail)):
            end = match.end()
            citation = citation._replace(number=match[0].strip())
            end += 2 if tail[end:] == "文件" else tail[end:] == "文"
        else:
            return citation if _SAYS.fullmatch(tail.strip()) else citation._replace(rest=tail.strip())
        tail = tail[end:]
    return citation


def _end_of_article(text: str) -> int:
    ends = [len(text)]
    if (start := text.find("《")) > 0:
        ends.append(start)
    if match := _VAGUE_TAIL.search(text):
        ends.append(match.start())
    for match in re.finditer("[（(]", text):
        if _kind_of(_bracketed(text[match.start() :])[0]):
            ends.append(match.start())
            break
    return min(ends)


_NOTHING: Final = re.compile("(?:暂?无|没有|不详|待定|空|略|[-—－–/／]+)[。.]?")


def is_nothing(citation: Citation) -> bool:
    """Whether a sign for nothing stands where a law should: 无, —."""
    return bool(_NOTHING.fullmatch("".join(citation.name.split()))) and not citation.number


def is_vague(citation: Citation) -> bool:
    """Whether no law is named at all: 有关法律法规, 信息公开规定, 无."""
    name = "".join(citation.name.split())
    return is_nothing(citation) or (not citation.number and bool(_VAGUE.fullmatch(name)))


def vague_ending(citation: Citation) -> str:
    """等, 及其实施细则 and the like after the law; empty text where there is none."""
    rest = citation.rest
    return rest if rest and (_VAGUE_TAIL.fullmatch(rest) or _VAGUE.fullmatch("".join(rest.split()))) else ""


# ---------------------------------------------------------------------------------------------- the library

FoundBy = Literal["名称", "简称", "曾用名", "文号", ""]

_MARKS: Final = re.compile(r"[\s\u3000《》〈〉<>＜＞‹›“”\"‘’']")
_SAME: Final = str.maketrans({"(": "（", ")": "）", "－": "—", "-": "—", "–": "—", "～": "—", "~": "—"})
_YEAR_AFTER: Final = re.compile(r"[（(](\d{4})[）)]$")
_WRAPPED: Final = re.compile(r"(?:印发|发布|颁布|公布|颁发)(.+)的(?:通知|公告|通告)$")
_ISSUED: Final = re.compile(r"(?:印发|转发)([〈《<].+[〉》>]|关于.+)$")
_OF_ISSUER: Final = re.compile(r"([\u4e00-\u9fff、\s]{2,40}?)(《.+》|〈.+〉|关于.+)")
_NUMBER_INSIDE: Final = re.compile(r"(.+?)[（(]([^（()）]+|[^（()）]*[（(]\d{4}[）)][^（()）]*)[）)]")
_SHORTEST_PART: Final = 8


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
        self._numbered: dict[str, list[Law]] = {}
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
                    self._named.setdefault(_plain(name), (law, by))
        for law in self.laws:
            for number in dict.fromkeys(n for version in law.versions for n in numbers(version.number)):
                if kind(number) != "主席令":  # the count starts again with each congress
                    self._numbered.setdefault(number, []).append(law)

    def find(self, citation: Citation) -> Law | None:
        """The law that a citation names, or None."""
        return self._judged(citation).law

    def resolve(self, text: str) -> Reading:
        """What one 公开依据 means. Read once, then remembered."""
        reading = self._read.get(text)
        if reading is None:
            reading = self._judged(parse(text))
            if reading.law is None and reading.citation.rest and "《" not in reading.citation.rest:
                longer = self._judged(_continued(reading.citation))
                reading = longer if longer.law else reading
            self._read[text] = reading
        return reading

    def readings(self, text: str) -> tuple[tuple[str, Reading], ...]:
        """Each law that one 公开依据 names, with its own words. One, unless several stand in one entry."""
        parted = self._parted.get(text)
        if parted is None:
            whole = self.resolve(text)
            parts = () if whole.law else _parts(text, lambda part: self.resolve(part).law is not None)
            parted = tuple((part, self.resolve(part)) for part in parts) or ((text, whole),)
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
        found = dict.fromkeys(n for n in numbers(number) if n in self._numbered)
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


def _continued(citation: Citation) -> Citation:
    """The same words, where the name goes on after its 》: 《关于……的意见》实施细则（国办发〔2016〕80号）."""
    end = _end_of_name(citation.rest)
    return _with_tail(
        Citation(f"《{citation.name}》{citation.rest[:end].strip()}", label=citation.label), citation.rest[end:]
    )


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    return _MARKS.sub("", name).translate(_SAME).removeprefix(COUNTRY)


# ---------------------------------------------------------------------------------------------- several in one entry

_SEPARATOR: Final = re.compile(
    r"[、，,；;\n]|(?<=[》）)条款项号])\s*(?=《)|(?<=[》）)条款项号])\s*(?:和|及|与|以及)(?=《)|\s*[/／]\s*(?=《)|(?<=[^\s、，,；;])\s*(?=[①-⑳])|\s+(?=\d{1,2}\s*[.．、]\s*《)"
)
_CONTINUES: Final = re.compile(
    rf"\s*(?:第\s*[（(]?{_NUMERAL}|[（(]?{_NUMERAL}[）)]?\s*[条款项]|[（(](?!\d{{1,2}}[）)]《))"
)
_OPENING: Final = "《〈（(〔﹝[［【"
_CLOSING: Final = "》〉）)〕﹞]］】"


def _parts(text: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """The citations that stand together in one entry; nothing where it is not certain where one ends.

    Certain are parts that are all ``known``, and parts that each begin with 《 (a title between its marks).
    """
    spans = _spans(text)
    if len(spans) > 1 and not all(known(text[start:end]) for start, end in spans):
        joined = spans[:1]
        for start, end in spans[1:]:
            if _LABEL.sub("", text[start:end]).startswith("《") or known(text[start:end]):
                joined.append((start, end))
            else:
                joined[-1] = (joined[-1][0], end)
        spans = joined
        if not all(known(text[start:end]) or _is_title(text[start:end]) for start, end in spans):
            return ()
    return tuple(text[start:end] for start, end in spans) if len(spans) > 1 else ()


def _is_title(text: str) -> bool:
    """Whether a text is one title between its marks, with what may follow one."""
    text = _LABEL.sub("", text)
    citation = parse(text)
    return text.startswith("《") and _closing(text) > 0 and (not citation.rest or bool(vague_ending(citation)))


def _spans(text: str) -> list[tuple[int, int]]:
    """The text cut where a new citation may begin: outside titles and brackets, and not before an article."""
    levels: list[int] = []
    level = 0
    for char in text:
        level -= char in _CLOSING and level > 0
        levels.append(level)
        level += char in _OPENING
    found: list[tuple[int, int]] = []
    start = 0
    for match in _SEPARATOR.finditer(text):
        marker = match[0] == "、" and text[start : match.start()].strip().isdigit()
        if levels[match.start()] == 0 and not marker and not _CONTINUES.match(text, match.end()):
            found.append((start, match.start()))
            start = match.end()
    found.append((start, len(text)))
    return [span for span in (_trimmed(text, *span) for span in found) if span[0] < span[1]]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks and stops around it, and without its number (2.) or bullet."""
    inner = text[start:end].rstrip(" \t\r\n\u3000。；;、")
    bare = _MARK.sub("", inner.lstrip())
    return start + len(inner) - len(bare), start + len(inner)


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
