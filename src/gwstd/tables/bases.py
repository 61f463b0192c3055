"""A cell's 公开依据 → the laws in it. Titles are found by their 《》, lost marks restored; what stands between two titles
(numbers, articles, history, 【labels】, list marks) belongs to the one before or the one behind. ``citation`` reads each.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from gwstd.domain import number_forms
from gwstd.domain.citation import COUNTRY, Citation, is_vague, parse, vague_ending
from gwstd.draft import Basis, Reading
from gwstd.tables import _marks
from gwstd.tables._lines import depths, joined, plain
from gwstd.tables.words import is_as_above, is_none

_BREAKS: Final = "、，,；;。\n"
_KINDS: Final = "法|条例|规定|办法|细则|意见|通知|决定|标准|规范|指引|方案|规划|纲要|公告|决议|解释|批复|目录|制度|规则|章程|准则|规程|导则|指南|要点|函|通告|令|预案|指导意见|措施|公约|清单|通报|报告|计划|指标|要求|文件|政策|法典|宪法|大纲"
_LAW: Final = re.compile(rf"(?:{_KINDS})(?:[（(](?:试行|暂行|修订|修正|草案|\d{{4}}年?[^（）()]{{0,8}})[）)])?$")
_LABEL_END: Final = re.compile(
    r"(?:[\s、，,；;。]|和|及|与|以及|或)*"
    r"(?:[【\[［][^】\]］]{1,20}[】\]］]\s*[：:]?|(?:国家|地方性?|国务院|部门|政府|行政|党内)?(?:法律|法规|规章|规范性文件|部门规章及规范性文件)\s*[：:])?\s*"
    r"(?:(?:[●○〇·•◆■▪*★▲➢—–-]|\d{1,2}\s*[.．、)）]?|[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]|[①-⑳]|[一二三四五六七八九十]{1,3}、)\s*)*"
    r"(?:(?:依据|根据|按照|依照|参照|执行|遵照)[：:]?\s*)?$"
)
_NUMBER_BEFORE: Final = re.compile(
    rf"(?:^|[、，,；;\n\s])((?:{COUNTRY})?(?:国务院|主席)令\s*第?\s*[\d一二三四五六七八九十百]+\s*号\s*)$"
)
_ARTICLE: Final = re.compile(
    r"第\s*[（(]?[〇零一二三四五六七八九十百千\d]+[）)]?(?:\s*[、，,和及与至到—-]\s*第?\s*[（(]?[〇零一二三四五六七八九十百千\d]+[）)]?(?=[\s、，,和及与至到—\-编章节条款项目（(第]))*"
    r"\s*[编章节条款项目](?:之[一二三四五六七八九十]+)?(?:\s*[、，,和及与至到—-]?\s*第?\s*[（(]?[〇零一二三四五六七八九十百千\d]+[）)]?\s*[编章节条款项目])*"
)
_FACTS: Final = re.compile(
    r"(?:发布日期|实施日期|施行日期|生效日期|颁布日期|公布日期|发布机关|颁布机关|制定机关|发布单位|时效性|效力级别)\s*[：:]\s*[^，,；;。\n《\s]*"
)
_NUMBER_FACT: Final = re.compile(r"(?:发文字号|文\s*号|发文号|文件编号)\s*[：:]\s*([^，,；;。\n《\s]+)")
_DETAILS: Final = re.compile("及其?(?:配套的?)?(?:实施细则|实施办法|实施条例|细则|有关规定|司法解释)")
_CONTINUED: Final = re.compile(
    r"(?:的)?(?:实施细则|实施办法|实施意见|实施方案|细则|办法|补充通知|的通知|的意见|通知|补充规定|若干规定)(?=$|[（(、，,；;。\s])"
)


class _Title(NamedTuple):
    """A title in a text: where it begins and ends, marks included, and its words without the outer marks."""

    start: int
    end: int
    words: str


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
    titles = _titles(cell, found)
    if titles:
        _read_titled(cell, titles, found)
    else:
        _read_bare(cell, found)
    bases = _once(found)
    return Reading(tuple(bases), tuple(dict.fromkeys(found.repairs)), tuple(dict.fromkeys(found.doubts)))


def _prepared(cell: str, found: _Found) -> str:
    """The cell with plain outer marks, and without the facts of a data sheet (发布日期：…)."""
    cell = (
        cell.replace("《《", "《").replace("》》", "》")
        if cell.count("《《") == cell.count("》》") and not re.search("《[^》]*《[^》]*》》", cell)
        else cell
    )
    if "《" not in cell and "》" not in cell:
        marked = re.sub(r"[<＜〈]([^<>＜＞〈〉]{3,60})[>＞〉]", r"《\1》", cell)
        if marked != cell:
            found.repairs.append("法规名称的书名号不是“《》”，当作“《》”读入")
        cell = marked
    cell = _NUMBER_FACT.sub(r"（\1）", cell)
    if _FACTS.search(cell):
        found.repairs.append("发布日期、发布机关等没有读入依据")
        cell = _FACTS.sub("", cell)
    return cell


# ---------------------------------------------------------------------------------------------- titles


def _titles(cell: str, found: _Found) -> list[_Title]:
    """The titles of a cell outside brackets; a lost 《 or 》 is restored where it can be seen."""
    titles: list[_Title] = []
    index, bracket = 0, 0
    while index < len(cell):
        char = cell[index]
        if char == "《" and not bracket:
            title = _closed(cell, index) or _unclosed(cell, index, found)
            titles.append(title)
            index = title.end
            continue
        if char == "》" and not bracket:
            title = _unopened(cell, titles[-1].end if titles else 0, index, found)
            if title is not None:
                titles.append(title)
        elif char in "（(" and _bracket_closes(cell, index):
            bracket += 1
        elif char in "）)" and bracket:
            bracket -= 1
        index += 1
    return titles


def _bracket_closes(cell: str, index: int) -> bool:
    """Whether a bracket is closed before anything that looks like the next law of a list begins."""
    depth = 0
    for place in range(index, len(cell)):
        depth += (cell[place] in "（(") - (cell[place] in "）)")
        if depth == 0:
            return True
    return False


def _closed(cell: str, start: int) -> _Title | None:
    """The title that opens at a place, if its 》 comes before the next law begins."""
    depth, inner = 0, False
    for index in range(start, len(cell)):
        char = cell[index]
        if char == "《":
            if depth and not inner and _begins_anew(cell, start, index):
                return None
            depth += 1
            inner = inner or depth > 1
        elif char == "》":
            depth -= 1
            if depth == 0 or not _closes_later(cell, index, depth):
                return _Title(start, index + 1, joined(cell[start + 1 : index]))
    return None


def _begins_anew(cell: str, start: int, index: int) -> bool:
    """Whether a 《 inside an open title begins the next law: the 》 before it was lost."""
    before = cell[start + 1 : index].rstrip()
    if not before:
        return False
    return (
        before[-1] in "、，,；;。）)〕】号"
        or (cell[index - 1] == "\n"
        and bool(_LAW.search(joined(before))))
        or bool(re.search(r"(?:[\n、；;]|^)\s*\d{1,2}[.、．]$", before))
    )


def _closes_later(cell: str, index: int, depth: int) -> bool:
    """Whether an open title is closed after an inner one, before the next 《."""
    rest = cell[index + 1 :]
    close, opening = rest.find("》"), rest.find("《")
    return close >= 0 and (opening < 0 or close < opening or depth > 1)


def _unclosed(cell: str, start: int, found: _Found) -> _Title:
    """A title whose 》 is lost: it ends at its number, at the next stop, or where the next law begins."""
    rest = cell[start + 1 :]
    stop = re.search(
        r"[、，,；;。]\s*(?:\d{1,2}[.、．]\s*)?(?=《)|\n(?=\s*(?:\d{1,2}[.、．]\s*)?《)|[；;。]|(?<=号[）)])\s*(?=《)|》",
        rest,
    )
    whole = rest[: stop.start()] if stop else rest
    name = parse(joined(whole)).name
    length = _length(whole, name)
    found.repairs.append(f"《{joined(whole[:length])}后面缺“》”，已补上")
    return _Title(start, start + 1 + length, joined(whole[:length]))


def _length(text: str, name: str) -> int:
    """How far a name without its blanks reaches in a text with blanks."""
    flat = "".join(name.split())
    at = 0
    for index, char in enumerate(text):
        if at == len(flat):
            return index
        if not char.isspace():
            if char != flat[at]:
                return index if at else len(text)
            at += 1
    return len(text)


def _unopened(cell: str, begin: int, close: int, found: _Found) -> _Title | None:
    """A title whose 《 is lost: it begins behind the stop or mark before it."""
    gap = cell[begin:close]
    cut = max((match.end() for match in re.finditer(r"[、，,；;。\n）)】]|^", gap)), default=0)
    words = gap[cut:]
    if mark := _marks.at(words.lstrip()):
        cut += len(words) - len(words.lstrip()) + mark.end
    name = joined(gap[cut:])
    if len(name) < 3:
        return None
    found.repairs.append(f"{name}》前面缺“《”，已补上")
    return _Title(begin + cut, close + 1, name.lstrip("●·•◆■ "))


# ---------------------------------------------------------------------------------------------- what belongs to them


def _read_titled(cell: str, titles: list[_Title], found: _Found) -> None:
    head = cell[: titles[0].start]
    lead, number = _lead(head)
    _read_rest(head[: len(head) - len(lead)], found)
    for title, following in zip(titles, [*titles[1:], None], strict=True):
        gap = cell[title.end : following.start if following else len(cell)]
        lead, next_number = _lead(gap) if following else ("", "")
        tail = gap[: len(gap) - len(lead)]
        _read_one(title, tail, number, cell, found)
        number = next_number


def _lead(gap: str) -> tuple[str, str]:
    """The end of the text before a title that belongs to it: marks, labels, 根据; and a 文号 that stands first."""
    match = _LABEL_END.search(gap)
    lead = match[0] if match else ""
    before = gap[: len(gap) - len(lead)]
    if not lead and (number := _NUMBER_BEFORE.search(before)):
        return gap[number.start() :], joined(number[1])
    return lead, ""


def _read_one(title: _Title, tail: str, number: str, cell: str, found: _Found) -> None:
    """One law: its title, and from the text behind it its number and article; what else stands there."""
    own, rest = _own_tail(tail)
    if match := _CONTINUED.match(own):
        words = f"《{title.words}》{joined(match[0])}"
        own = own[match.end() :]
    else:
        words = title.words
    own, article, said = _without_article_text(own)
    if said:
        found.repairs.append(f"条文内容没有读入依据：{_short(said)}")
    citation = parse(f"《{words}》{joined_tail(own)}")
    name = citation.name if citation.name.startswith(words) else words
    vague = vague_ending(citation)
    if vague and _DETAILS.search(vague):
        found.doubts.append(f"《{words}》后面的“{vague}”没有写明名称，没有读入依据，请补上")
    elif citation.rest and not vague:
        _read_rest(citation.rest, found)
    numbers = citation.number or number
    basis = Basis(
        name, _number(numbers, found), article or citation.article, (cell[title.start : title.end] + own).strip()
    )
    found.bases.append(basis)
    _read_rest(rest, found)


def joined_tail(text: str) -> str:
    """The text behind a title on one line, the blank between two bodies of one order kept."""
    return (
        re.sub(r"(?<=[部委局院署会厅行])\s+(?=[\u4e00-\u9fff]{2,12}[部委局院署会厅行](?:令|公告))", "\ue000", text)
        .replace("\n", " ")
        .replace("  ", " ")
    )


_OWN: Final = re.compile(
    r"\s*(?:[（(\[［【〔]|第\s*[（(]?[〇零一二三四五六七八九十百千\d]|以下简称|的?规定|等|及|[\u4e00-\u9fff]{0,20}[〔﹝\[]\s*\d{4})"
)


def _own_tail(tail: str) -> tuple[str, str]:
    """What of the text behind a title is its own: all up to a stop behind which no article, number or date follows."""
    levels = depths(tail)
    for index, char in enumerate(tail):
        if char in _BREAKS and not levels[index]:
            following = tail[index + 1 :]
            if not re.match(
                r"\s*(?:第\s*[（(]?[〇零一二三四五六七八九十百千\d]+|[（(](?!\s*\d{1,2}\s*[）)])|[〇零一二三四五六七八九十百]+[条款项])",
                following,
            ):
                return tail[:index], tail[index + 1 :]
    return tail, ""


def _without_article_text(own: str) -> tuple[str, str, str]:
    """The text behind a title without its articles, the articles, and the wording of an article that is quoted."""
    match = _ARTICLE.search(own)
    if match is None or depths(own)[match.start()]:
        return own, "", ""
    behind = own[match.end() :]
    said = re.sub(r"^[\s：:，,“\"]+|的?规定[。；;]?$|^[）)]", "", behind)
    tail = said if re.match(r"[（(]|等|及", said) else ""
    return own[: match.start()] + tail, joined(match[0]), "" if tail else said.strip()


def _read_rest(text: str, found: _Found) -> None:
    """What stands beside the titles: laws without marks; vague endings and labels are none; the rest is told."""
    for piece in _stops(text):
        bare = _unmarked(piece)
        if not bare or _LABEL_END.fullmatch(piece):
            continue
        citation = parse(bare)
        if re.match("等|其[他它]|有关|相关", bare) and (is_vague(citation) or len(bare) < 20 or vague_ending(citation)):
            continue
        if citation.name and _LAW.search(citation.name) and len(citation.name) < 80 and not is_vague(citation):
            found.bases.append(
                Basis(joined(citation.name), _number(citation.number, found), citation.article, piece.strip())
            )
        elif citation.number and len(citation.name) < 4:
            _give_number(citation.number, found)
        elif not is_vague(citation):
            found.repairs.append(f"“{_short(bare)}”没有读入依据")


def _give_number(number: str, found: _Found) -> None:
    """A 文号 that stands apart belongs to the law before it, if that has none."""
    if found.bases and not found.bases[-1].number:
        found.bases[-1] = found.bases[-1]._replace(number=_number(number, found))


def _stops(text: str) -> list[str]:
    levels = depths(text)
    cuts = [i for i, char in enumerate(text) if char in "、，,；;。\n" and not levels[i]]
    return [
        text[a:b] for a, b in zip([0, *(i + 1 for i in cuts)], [*cuts, len(text)], strict=True) if text[a:b].strip()
    ]


def _unmarked(text: str) -> str:
    """A text without list marks, labels and stops around it."""
    text = joined(text).strip(" 。；;、，,：:●·•◆■")
    if mark := _marks.at(text):
        text = text[mark.end :]
    text = re.sub(r"^(?:【[^】]{1,20}】|[\[［][^\]］]{1,20}[\]］])\s*[：:]?", "", text)
    return re.sub("^(?:依据|根据|按照|依照|参照)(?=.)", "", text).strip()


def _short(text: str) -> str:
    text = joined(text)
    return text if len(text) <= 60 else f"{text[:57]}……"


# ---------------------------------------------------------------------------------------------- without marks


def _read_bare(cell: str, found: _Found) -> None:
    """A cell without any 《》: laws by their plain names, one a line or apart at stops."""
    for piece in _bare_pieces(cell):
        bare = _unmarked(piece)
        if not bare:
            continue
        citation = parse(bare)
        number = _number(citation.number, found)
        if is_vague(citation) or not citation.name:
            found.doubts.append(f"依据“{bare}”没有写明是哪部法规或文件，请写明")
        elif not _LAW.search(citation.name):
            found.doubts.append(f"依据“{_short(citation.name)}”不像法规或文件的名称，请核对")
        name = joined(citation.name) or bare
        if not citation.name and citation.number:
            number = ""
        found.bases.append(Basis(name, number, citation.article, piece.strip()))


def _bare_pieces(cell: str) -> list[str]:
    """A text without 《》 cut at ；, at line ends behind a whole name, and at 、 where every part is a law."""
    pieces: list[str] = []
    held = ""
    for row in cell.split("\n"):
        if held and (_marks.at(row) or _LAW.search(_head(held)) or held[-1] in "；;。、"):
            pieces.append(held)
            held = row
        else:
            held = f"{held}{row}"
    pieces.append(held)
    found: list[str] = []
    for piece in pieces:
        for part in re.split("[；;。]", piece):
            parts = [text for text in _stops(_unmarked(part)) if text.strip()]
            laws = len(parts) > 1 and all(_LAW.search(_head(text)) or re.match("等", text.strip()) for text in parts)
            found.extend(text for text in parts if not re.match("等", text.strip())) if laws else found.append(part)
    return found


def _head(text: str) -> str:
    """The name that a text without marks begins with."""
    return parse(_unmarked(text)).name


# ---------------------------------------------------------------------------------------------- numbers


def _number(text: str, found: _Found) -> str:
    """A 文号 as printed, without 中华人民共和国 before 国务院令 and 主席令; broken year brackets repaired."""
    said = [part for part in re.split("[，；;]", text) if number_forms.is_like(part)] or ([text] if text else [])
    numbers = "，".join(filter(None, (_one_number(part, found) for part in said)))
    return numbers.replace("\ue000", " ")


def _one_number(text: str, found: _Found) -> str:
    held = re.sub(r"(?<=[部委局院署会厅行])[ \ue000]+(?=[\u4e00-\u9fff])(?=[^号]*令)", "\ue000", text.strip())
    number = "".join(part for part in re.split(r"\s+", held))
    number = re.sub(rf"{COUNTRY}(?=国务院令|主席令)", "", number)
    if re.search(r"\d{4}年.*(?:通过|公布|修[正订改]|施行)", number) and (clean := number_forms.numbers(number)):
        return clean[0]
    fault = number_forms.fault(number)
    if fault is not None and (fault.certain or "〕" in fault.meant) and not re.search("……|年份", fault.meant):
        meant = fault.meant if not number.startswith("国令") else re.sub("^国务院令", "国令", fault.meant)
        found.repairs.append(f"文号“{text.strip()}”读作“{meant}”")
        return meant
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
    return one.title == other.title and (one.number == other.number or not one.number or not other.number)


__all__ = ["Citation", "read"]
