"""A cell's 公开依据 → the laws in it. What stands between two titles (numbers, articles, history, 【labels】, list marks)
belongs to the one before or the one behind; ``citation`` reads each.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from gwstd.domain.citation import COUNTRY, Citation, is_vague, parse, vague_ending
from gwstd.draft import Basis, Reading
from gwstd.tables import _marks, _numbers
from gwstd.tables._lines import depths, joined, plain
from gwstd.tables._titles import LONGEST_NAME, Title, is_law, one_line, titles
from gwstd.tables.words import is_as_above, is_none

_STOPS: Final = "、，,；;。\n"
_NUMERAL: Final = r"[（(]?[〇零一二三四五六七八九十百千\d]+[）)]?"
_UNIT: Final = "[编章节条款项目](?:之[一二三四五六七八九十]+)?"
_AND: Final = r"\s*[、，,；;和及与至到—-]?\s*"
_ARTICLE: Final = re.compile(
    rf"第\s*{_NUMERAL}(?:{_AND}第?\s*{_NUMERAL})*\s*{_UNIT}(?:{_AND}第?\s*{_NUMERAL}(?:{_AND}第?\s*{_NUMERAL})*\s*{_UNIT})*"
    r"(?:\s*[（(][〇零一二三四五六七八九十]+[）)])*"
)
"""第二十条第（七）、（八）项、第二十一条; 第十九、二十条."""
_GOES_ON: Final = re.compile(r"\s*(?:第\s*[（(]?[〇零一二三四五六七八九十百千\d]+|[（(](?!\s*\d{1,2}\s*[）)]))")
"""How what belongs to the law before a stop goes on behind it: with an article, with a bracket."""
_LEAD: Final = re.compile(
    r"(?:[\s、，,；;。/／]|和|及|与|以及|或)*"
    r"(?:[【\[［][^】\]］]{1,20}[】\]］]\s*[：:]?|(?:国家|地方性?|国务院|部门|政府|行政|党内)?(?:法律|法规|规章|规范性文件|部门规章及规范性文件)\s*[：:])?\s*"
    r"(?:(?:[●○〇·•◆■▪*★▲➢—–-]|(?<![\d.-])\d{1,2}\s*[.．、)）]?|[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]|[①-⑳]|[一二三四五六七八九十]{1,3}、)\s*)*"
    r"(?:(?:依据|根据|按照|依照|参照|执行|遵照|按|依)[：:]?\s*)?$"
)
_NUMBER_BEFORE: Final = re.compile(
    rf"(?:^|[、，,；;\n])\s*((?:{COUNTRY})?(?:国务院|主席)令\s*第?\s*[\d一二三四五六七八九十百]+\s*号\s*"
    r"|[\u4e00-\u9fff]{1,12}[〔\[［（(]\d{4}[〕\]］）)]\s*\d+\s*号\s*)$"
)
_ISSUING: Final = re.compile(
    r"[\u4e00-\u9fff 、]{2,60}(?:印发|转发|批转|贯彻|贯彻落实|实施|修改|修订|公布|发布|落实|执行|下发|废止|关于)\s*$"
)
"""A title that begins before its inner marks: 财政部关于印发《……》的通知."""
_ISSUER: Final = re.compile(r"(?:[\u4e00-\u9fff]{2,20}(?:办公厅|办公室|[部委局院厅署会]|政府|党委)[、 ]?)+$")
_CONTINUED: Final = re.compile(
    r"的?(?:实施(?:细则|办法|意见|方案)|细则|办法|补充通知|补充规定|若干规定|通知|意见|决定|批复|解释)?(?:的(?:通知|意见|决定|批复|解释|函|公告))?(?=$|[（(、，,；;。\s])"
)
_FACTS: Final = re.compile(
    r"[，,；;\s]*(?:发布日期|实施日期|施行日期|生效日期|颁布日期|公布日期|发布机关|颁布机关|制定机关|发布单位|时效性|效力级别)[\s：:]*[^，,；;。\n《》（）()\s]*"
)
_NUMBER_FACT: Final = re.compile(r"(?:发文字号|文\s*号|发文号|文件编号)[\s：:]*([^，,；;。\n《》（）()\s]*[号令])")
_DETAILS: Final = re.compile("及其?(?:配套的?)?(?:实施细则|实施办法|实施条例|细则|司法解释)")
_ENDING: Final = re.compile("等|以?及|和|与|其[他它]|有关|相关|配套|上级")
_LONGEST_ENDING: Final = 24


_OTHER_MARKS: Final = re.compile("<<([^<>]{2,80})>>|[<＜〈]([^<>＜＞〈〉]{3,80})[>＞〉]")
"""Marks around a title other than 《》."""
_CORNERS: Final = re.compile("「([^「」]{2,300})」|『([^『』]{2,300})』")


class _Found(NamedTuple):
    bases: list[Basis]
    repairs: list[str]
    doubts: list[str]


def read(text: str) -> Reading[tuple[Basis, ...]]:
    """A cell → its laws in order, each once. Vague words (相关政策文件) stay as a title, with a doubt."""
    if is_none(text):
        return Reading(())
    if is_as_above(text):
        return Reading((Basis(joined(text), text=text),))
    found = _Found([], [], [])
    cell = _prepared(plain(text), found)
    named, repairs = titles(cell)
    found.repairs.extend(repairs)
    if named:
        _read_titled(cell, named, found)
    else:
        _read_bare(cell, found)
    bases = _once(found)
    return Reading(tuple(bases), tuple(dict.fromkeys(found.repairs)), tuple(dict.fromkeys(found.doubts)))


def _is_title(match: re.Match[str]) -> bool:
    """Whether 『…』 or 「…」 stands around a law, and not inside its title."""
    before = match.string[: match.start()]
    return before.count("《") <= before.count("》") and is_law(one_line(match[1] or match[2]))


def _prepared(cell: str, found: _Found) -> str:
    """The cell with 《》 as outer marks, and without the facts of a data sheet (发布日期：…)."""
    cornered = _CORNERS.sub(lambda m: f"《{m[1] or m[2]}》" if _is_title(m) else m[0], cell)
    if cornered != cell:
        found.repairs.append("法规名称的书名号不是“《》”，当作“《》”读入")
        cell = cornered
    if "《" not in cell and "》" not in cell:
        marked = _OTHER_MARKS.sub(lambda match: f"《{match[match.lastindex or 0]}》", cell)
        marked = re.sub("“([^“”]{3,80})”", lambda m: f"《{m[1]}》" if is_law(m[1]) else m[0], marked)
        if marked != cell:
            found.repairs.append("法规名称的书名号不是“《》”，当作“《》”读入")
        cell = marked
    levels = depths(cell)
    cell = _NUMBER_FACT.sub(lambda match: match[1] if levels[match.start()] else f"（{match[1]}）", cell)
    if _FACTS.search(cell):
        found.repairs.append("发布日期、发布机关等没有读入依据")
        cell = _FACTS.sub("", cell)
    return cell


# ---------------------------------------------------------------------------------------------- with 《》


def _read_titled(cell: str, named: list[Title], found: _Found) -> None:
    """Each title with what stands behind it, up to what belongs to the next one."""
    before, lead, number = _parted(cell[: named[0].start], first=True)
    before, prefix = _issuing(before)
    _read_rest(before, found)
    for title, following in zip(named, [*named[1:], None], strict=True):
        gap = cell[title.end : following.start if following else len(cell)]
        tail, lead, next_number = _parted(gap, first=False) if following else (gap, "", "")
        tail, next_prefix = _issuing(tail) if following and not lead else (tail, "")
        _read_one(title, tail, (prefix, number), found)
        number, prefix = next_number, next_prefix


def _parted(gap: str, first: bool) -> tuple[str, str, str]:
    """The text before a title → what is not the title's own; marks, labels and 根据; a 文号 that stands first.
    Behind a title a 文号 belongs to that one, unless a stop stands between."""
    match = _LEAD.search(gap)
    lead = match[0] if match else ""
    before = gap[: len(gap) - len(lead)]
    number = None if lead else _NUMBER_BEFORE.search(before)
    if number and (first or number.start() or before[0] in _STOPS):
        return gap[: number.start()], "", one_line(number[1])
    return before, lead, ""


def _issuing(before: str) -> tuple[str, str]:
    """The text before a title, and the words that begin the title before its inner marks (财政部关于印发)."""
    start = max((before.rfind(stop) for stop in "，,；;。\n）)》"), default=-1) + 1
    match = _ISSUING.fullmatch(before, start)
    return (before[:start], before[start:].strip("、 ")) if match else (before, "")


def _read_one(title: Title, tail: str, before: tuple[str, str], found: _Found) -> None:
    """One law: its title, and from the text behind it its number and article; what else stands there."""
    prefix, number = before
    own, rest = _own_tail(tail)
    words = title.words
    continued = _CONTINUED.match(own)
    if continued and continued[0]:
        words = f"{prefix}《{words}》{joined(continued[0])}"
        own = own[continued.end() :]
    elif prefix:
        found.repairs.append(f"“{prefix}”没有读入依据")
    own, article, said = _without_articles(own)
    citation = parse(f"《{words}》{one_line(own[:LONGEST_NAME])}")
    said = said or own[LONGEST_NAME:]
    name = citation.name if citation.name.startswith(words) else words
    printed = _number(citation.number or number, found)
    found.bases.append(Basis(name, printed, article or citation.article, f"《{title.words}》{tail}".strip()))
    if said:
        found.repairs.append(f"条文内容没有读入依据：{_short(said + rest)}")
        return
    _read_rest("、".join(filter(None, (citation.rest, rest))), found)


def _own_tail(tail: str) -> tuple[str, str]:
    """What of the text behind a title is its own: all up to a stop behind which no article or bracket follows."""
    levels = depths(tail)
    articles = [match.span() for match in _ARTICLE.finditer(tail)]
    for index, char in enumerate(tail):
        inside = levels[index] or any(start <= index < end for start, end in articles)
        if char in _STOPS and not inside and not _GOES_ON.match(tail, index + 1):
            return tail[:index], tail[index + 1 :]
    return tail, ""


def _without_articles(own: str) -> tuple[str, str, str]:
    """The text behind a title without its articles, the articles, and the wording of an article that is quoted."""
    first = len(own) - len(own.lstrip(' \n：:“"（('))
    match = _ARTICLE.match(own, first) or _ARTICLE.search(own)
    if match is None or (depths(own)[match.start()] and match.start() != first):
        return own, "", ""
    behind = own[match.end() :].lstrip("）) ：:，,、")
    article = joined(match[0])
    if re.match(r"[（(【]|等|及", behind):
        return own[: match.start()] + behind, article, ""
    said = re.sub(r"^(?:的?规定)?[\s：:，,“\"]*|的?规定[。；;]?$", "", behind).strip()
    return own[: match.start()].rstrip('（(“"'), article, said.rstrip('”"')


def _read_rest(text: str, found: _Found) -> None:
    """What stands beside the titles: laws without marks, vague ones too; vague endings are none, the rest is told."""
    ending = ""
    for piece in _pieces(text):
        bare = _unmarked(piece)
        if (
            not re.search(r"[\u4e00-\u9fffA-Za-z]", bare)
            or bare in ("等", "号", "文件", "文")
            or _LEAD.fullmatch(piece)
        ):
            continue
        citation = _cited(bare)
        if (ending or _ENDING.match(bare)) and (len(bare) < _LONGEST_ENDING or vague_ending(citation)):
            ending = f"{ending}、{bare}" if ending else bare
        elif is_vague(citation):
            found.bases.append(Basis(bare, text=piece.strip()))
            found.doubts.append(f"依据“{bare}”没有写明是哪部法规或文件，请写明")
        elif citation.name and is_law(citation.name) and len(citation.name) < LONGEST_NAME:
            number = _number(citation.number, found)
            found.bases.append(Basis(one_line(citation.name), number, citation.article, piece.strip()))
        elif citation.number and not citation.name:
            _give_number(citation.number, found)
        else:
            found.repairs.append(f"“{_short(bare)}”没有读入依据")
    if _DETAILS.match(ending):
        found.doubts.append(f"“{_short(ending)}”没有写明名称，没有读入依据，请补上")
    elif ending:
        found.repairs.append(f"“{ending}”没有写明名称，没有读入依据")


def _give_number(number: str, found: _Found) -> None:
    """A 文号 that stands apart belongs to the law before it, if that has none; else it is a citation by number."""
    if found.bases and not found.bases[-1].number:
        found.bases[-1] = found.bases[-1]._replace(number=_number(number, found))
    else:
        _cite_number(number, found)


def _cite_number(number: str, found: _Found) -> None:
    """A law that is cited by its 文号 alone."""
    printed = _number(number, found)
    found.bases.append(Basis("", printed, text=number))
    found.doubts.append(f"依据只写了文号“{printed}”，请补上名称")


def _pieces(text: str) -> list[str]:
    """A text cut at its stops outside brackets; a list of issuing bodies stays one."""
    levels = depths(text)
    cuts = [i for i, char in enumerate(text) if char in _STOPS and not levels[i]]
    found: list[str] = []
    for start, end in zip([0, *(i + 1 for i in cuts)], [*cuts, len(text)], strict=True):
        piece = text[start:end]
        if found and text[start - 1 : start] == "、" and _goes_on(found[-1].strip(), piece.strip()):
            found[-1] += f"、{piece}"
        elif piece.strip():
            found.append(piece)
    return found


def _goes_on(before: str, after: str) -> bool:
    """Whether a 、 stands inside one piece: between issuing bodies, in 省、市有关文件."""
    if _ISSUER.fullmatch(before) and _ISSUER.fullmatch(after):
        return True
    return re.search(r"(?:^|\W)\d{0,2}(?:国家|[省市区县])级?$", before) is not None and after[:1] in "省市区县"


def _unmarked(text: str) -> str:
    """A text without list marks, labels and stops around it."""
    text = one_line(text).strip(" 。；;、，,：:●·•◆■/／")
    if mark := _marks.at(text):
        text = text[mark.end :]
    text = re.sub(r"^(?:【[^】]{1,20}】|[\[［][^\]］]{1,20}[\]］])\s*[：:]?", "", text)
    return re.sub("^(?:依据|根据|按照|依照|参照)(?=.)", "", text).strip()


def _cited(text: str) -> Citation:
    """One citation by its parts; a text that is too long for one is all name."""
    return parse(text) if len(text) <= LONGEST_NAME else Citation(text)


def _short(text: str) -> str:
    text = joined(text)
    return text if len(text) <= 60 else f"{text[:57]}……"


# ---------------------------------------------------------------------------------------------- without 《》


def _read_bare(cell: str, found: _Found) -> None:
    """A cell without any 《》: laws by their plain names, one a line or apart at stops."""
    for piece in _bare_pieces(cell):
        bare = _unmarked(piece)
        if not re.search(r"[\u4e00-\u9fffA-Za-z]", bare):
            continue
        spaced = _cited(_unmarked_spaced(piece))
        citation = spaced if spaced.number and spaced.name else _cited(re.sub(r"^[（(](.*)[）)]$", r"\1", bare))
        if citation.number and not citation.name:
            _cite_number(citation.number, found)
            continue
        name = one_line(citation.name) or bare
        if is_vague(citation):
            found.doubts.append(f"依据“{name}”没有写明是哪部法规或文件，请写明")
        elif not is_law(name):
            found.doubts.append(f"依据“{_short(name)}”不像法规或文件的名称，请核对")
        found.bases.append(Basis(name, _number(citation.number, found), citation.article, piece.strip()))
        _read_rest("" if citation.rest == "等" else citation.rest, found)


def _unmarked_spaced(piece: str) -> str:
    """A text without its number, blanks kept: a blank may part a name from its 文号."""
    flat = " ".join(piece.split()).strip(" 。；;、，,：:●·•◆■")
    mark = _marks.at(flat)
    return flat[mark.end :] if mark else flat


_TAIL: Final = re.compile("(?:实施)?(?:条例|办法|细则|意见|方案|规定)|的?(?:通知|意见|决定)")
"""A line that only ends the name before it."""


def _bare_pieces(cell: str) -> list[str]:
    """A text without 《》 cut at ；, at line ends behind a whole name, and at 、 where every part is a law."""
    rows: list[str] = []
    held = ""
    for row in cell.split("\n"):
        if (
            held
            and not _TAIL.fullmatch(row)
            and (_marks.at(row) or len(held) > LONGEST_NAME or held[-1] in "；;。、" or is_law(_head(held)))
        ):
            rows.append(held)
            held = row
        else:
            held = f"{held}{row}"
    rows.append(held)
    found: list[str] = []
    for part in (part for row in rows for part in re.split("[；;。]", row)):
        parts = [text for text in _pieces(_unmarked_spaced(part)) if text.strip() != "等"]
        sorts = {_sort(text) for text in parts}
        whole = len(parts) > 1 and sorts in ({"law"}, {"law", "vague"}, {"number"})
        found.extend(parts if whole else [part])
    return found


def _sort(text: str) -> str:
    """What a part before or behind a 、 is: a law by its name, vague words for one, a 文号 alone, or neither."""
    citation = _cited(text.strip())
    if citation.name and is_vague(citation):
        return "vague"
    if is_law(citation.name):
        return "law"
    return "number" if citation.number and not citation.name else ""


def _head(text: str) -> str:
    """The name that a text without marks begins with."""
    return _cited(_unmarked(text)).name


def _number(text: str, found: _Found) -> str:
    """A 文号 as printed; what was repaired in it is told."""
    number, repairs = _numbers.printed(text)
    found.repairs.extend(repairs)
    return number


def _once(found: _Found) -> list[Basis]:
    """Each law once: the same title with the same or no number."""
    kept: list[Basis] = []
    for basis in found.bases:
        twin = next((i for i, other in enumerate(kept) if _same(basis, other)), None)
        if twin is None:
            kept.append(basis)
            continue
        other = kept[twin]
        articles = "、".join(dict.fromkeys(filter(None, (other.article, basis.article))))
        kept[twin] = other._replace(number=other.number or basis.number, article=articles)
        found.repairs.append(f"《{basis.title}》写了不止一次，读作一次")
    return kept


def _same(one: Basis, other: Basis) -> bool:
    if not one.title:
        return False
    return one.title == other.title and (one.number == other.number or not one.number or not other.number)
