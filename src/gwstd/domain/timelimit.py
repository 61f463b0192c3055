"""A clerk's 公开时限 → what it says: each limit with its event, amount and unit, and every vague word by its kind.

One sentence may set several limits for several contents (办事指南…；许可决定…), give a notice period, allow an
extension, refer to other law, or say how long something stays up, which is no limit. ``render`` prints the canonical
wording; parsing that gives the same value. The clerk's own words for the event and the content are kept.

Grammar (words: ``_timelimit_words``)::

    时限   = 分句 { ；分句 }
    分句   = [ 情形， ] 限定 { ，[ 且 ] 限定 | ，附注 }
    限定   = [ 内容 ] ( 自 事件 之日起 数 单位 内 | 事件 数 单位 前 | 每 周期 日期 前 | 每 周期 次数 | 事件 时 即时
           | 事件 之前 | 公示期不少于 数 单位 | 可延长 数 单位 | 长期 | 另有规定的，从其规定 | 含糊词 ) [ 动作 ]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from gwstd.domain._timelimit_words import HARD, SOFT, Word, plain, words
from gwstd.domain.patterns import HAN, late

Unit = Literal["工作日", "日", "月", "小时", "分钟", "年"]
Period = Literal["年", "半年", "学期", "季度", "月", "半月", "周", "日"]
Promptness = Literal["即时", "当场", "当日", "次日", "同时", "同日", "之前"]
VagueKind = Literal[
    "及时", "实时", "随时", "动态", "时段", "按规定", "同上", "方式",
    "缺单位", "缺起算", "缺期限", "只有时长", "只有公示期",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """数 + 单位. A week is 7日, half a year 6月; 日 are calendar days."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.amount}{_MEASURE.get(self.unit, '')}{self.unit}"


@dataclass(frozen=True, slots=True)
class Within:
    """自 ``event`` 之日起 ``span`` 内. An empty event: the clause's case is it, or the clause before says it."""

    span: Span
    event: str = ""


@dataclass(frozen=True, slots=True)
class Ahead:
    """``span`` before ``event`` at the latest; ``during``: in the ``span`` before it (公布前1个工作日内)."""

    span: Span
    event: str = ""
    during: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """By a date: each 年 (month, day), 季度 (month 1–3 of it, day), 月 (day), 周 (day 1–7), or once (no period, a year).

    Day 0 is the last day of the month. ``following``: of the next period (次年1月31日前). ``every`` so many years
    (每两年12月底前).
    """

    period: Literal["", "年", "季度", "月", "周"]
    month: int = 0
    day: int = 0
    year: int = 0
    following: bool = False
    every: int = 1


@dataclass(frozen=True, slots=True)
class Cycle:
    """So many times a period, or ``every`` so many periods (每两年), with no date in it."""

    period: Period
    times: int = 1
    least: bool = False
    every: int = 1


@dataclass(frozen=True, slots=True)
class AtOnce:
    """With the event itself: 即时 (when it happens), 当场, 当日, 次日, 同时/同日 with another publication, or 之前."""

    event: str
    how: Promptness = "即时"


@dataclass(frozen=True, slots=True)
class Notice:
    """公示期, 征求意见期限: how long something lies open. No limit for making it public."""

    span: Span
    least: bool = False
    sort: str = "公示"
    event: str = ""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long it stays public: in words (长期, 永久, 任期内 …) or as a span. No limit either."""

    word: str = ""
    span: Span | None = None
    least: bool = False
    event: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """可延长 ``span``; ``total``: to that much in all."""

    span: Span
    total: bool = False


@dataclass(frozen=True, slots=True)
class Saving:
    """法律、法规另有规定的，从其规定 (Regulations, art. 26)."""


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that fix no day, by kind."""

    kind: VagueKind
    words: str


Value: TypeAlias = Within | Ahead | Dated | Cycle | AtOnce | Notice | Retention | Extension | Saving | Vague


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that the sentence says: of which content, in which case, what, to do what, with which remark.

    ``act`` is empty for plain 公开. ``joined``: it belongs to the clause before (a comma, not a semicolon).
    """

    value: Value
    subject: str = ""
    case: str = ""
    act: str = ""
    note: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A whole 公开时限. ``unparsed`` holds, as written, the parts that say something else."""

    clauses: tuple[Clause, ...] = ()
    unparsed: tuple[str, ...] = ()

    @property
    def limits(self) -> tuple[Clause, ...]:
        """The clauses that set a limit, in order."""
        return tuple(c for c in self.clauses if isinstance(c.value, Within | Ahead | Dated | Cycle | AtOnce))

    @property
    def vague(self) -> tuple[Vague, ...]:
        """What is vague: the vague words, spans without a start, and a sentence that only says how long it stays up."""
        found = [c.value for c in self.clauses if isinstance(c.value, Vague)]
        found += [Vague("缺起算", _clause(c)) for i, c in enumerate(self.clauses) if self._startless(i)]
        if self.limits or found or self.unparsed or not self.clauses:
            return tuple(found)
        whole = render(self)
        sorts = {type(c.value) for c in self.clauses}
        return (Vague("只有时长" if Retention in sorts else "只有公示期" if Notice in sorts else "按规定", whole),)

    def _startless(self, index: int) -> bool:
        clause = self.clauses[index]
        if clause.case or not isinstance(clause.value, Within | Ahead | AtOnce) or clause.value.event:
            return False
        while clause.joined and index > 0:
            index -= 1
            clause = self.clauses[index]
            if clause.case or getattr(clause.value, "event", ""):
                return False
        return True


WHY: Final[Mapping[VagueKind, str]] = MappingProxyType(
    {
        "及时": "没有写几天，谁也不能说迟了",
        "实时": "没有写随什么事情即时公开",
        "随时": "没有期限",
        "动态": "说的是怎样更新，不是何时公开",
        "时段": "说的是大概什么时候，没有写到哪一天",
        "按规定": "没有写是几天，要写出那份规定里的期限",
        "同上": "离开这张表就看不出是什么",
        "方式": "说的是怎样公开，不是何时公开",
        "缺单位": "数字后面缺单位（工作日、日）",
        "缺起算": "没有写从哪一天起算",
        "缺期限": "没有写几天内",
        "只有时长": "说的是公开多久，不是何时公开",
        "只有公示期": "说的是公示多久，不是何时公开",
    }
)
"""Why each kind fixes no day, for a clerk."""

_MEASURE: Final = {"工作日": "个", "月": "个", "季度": "个"}

# ---------------------------------------------------------------------------------------------- value → wording


def render(limit: TimeLimit) -> str:
    """The canonical wording of a limit: ``parse(render(limit)) == limit`` for whatever ``parse`` has given."""
    out = ""
    for clause in limit.clauses:
        out += ("，" if clause.joined else "；") if out else ""
        out += _clause(clause)
    return "；".join(text for text in (out, *limit.unparsed) if text)


def _clause(clause: Clause) -> str:
    case = f"{clause.case}，" if clause.case else ""
    note = f"，{clause.note}" if clause.note else ""
    return f"{case}{_core(clause)}{note}"


def _core(clause: Clause) -> str:
    subject, act, value = clause.subject, clause.act, clause.value
    match value:
        case Within(span, event):
            start = "：" if subject else "最迟" if clause.joined and not clause.case else ""
            if event:
                since = "之时" if span.unit in ("小时", "分钟") else "" if re.search("[0-9]日$", event) else "之日"
                start = f"自{event}{since}起"
            return f"{subject}{start}{span}内{act}"
        case Ahead(span, event, during):
            if not event:
                return f"{subject}提前{span}{act}"
            when = f"{event}前{span}内" if during else f"{event}{span}前"
            link = "于" if subject else "且" if clause.joined and not clause.case else ""
            return f"{subject}{link}{when}{act}"
        case Dated():
            return f"{subject}{_date(value)}{act}"
        case Cycle(period, times, least, every):
            each = f"{every}{_MEASURE.get(period, '')}" if every > 1 else ""
            return f"{subject}每{each}{period}{'至少' if least else ''}{act or '公开'}{times}次"
        case AtOnce(event, how):
            when = f"{event}时即时" if event and how == "即时" else f"{event}{how}"
            return f"{subject}{'于' if subject and event else ''}{when}{act or '公开'}"
        case Notice(span, least, sort, event):
            term = "期限" if sort == "征求意见" else "期"
            what = f"{sort}{term}不少于" if least else sort if subject or event else f"{sort}{term}"
            return f"{subject}{'：' if subject and event else ''}{event}{'后' if event else ''}{what}{span}{act}"
        case Retention(event=event) if event:
            return f"{subject}{'：' if subject else ''}{event}后{_stay(value)}{act}"
        case _:
            return f"{subject}{_stay(value)}{act}"


def _stay(value: Value) -> str:
    match value:
        case Retention(word, None):
            return f"{word}公开"
        case Retention(_, span, least):
            return f"公开期限{'不少于' if least else '为'}{span}"
        case Extension(span, total):
            return f"可延长{'至' if total else ''}{span}"
        case Vague(_, said):
            return said
        case _:
            return "法律、法规另有规定的，从其规定"


def _date(value: Dated) -> str:
    day = f"{value.day}日" if value.day else "底"
    if not value.period:
        return f"{value.year}年{value.month}月{day}前"
    each = f"{'次' if value.following else '每'}{value.every if value.every > 1 else ''}{value.period}"
    if value.period == "年":
        return f"{each}{value.month}月{day}前"
    if value.period == "月":
        return f"{each}{day}前"
    if value.period == "周":
        return f"{each}{'一二三四五六日'[value.day - 1]}前"
    if not value.day and value.month == 3:
        return f"{each}末"
    return f"{each}{('首', '第二个', '第三个')[value.month - 1]}月{day}前"


# ---------------------------------------------------------------------------------------------- text → value


_BEFORE: Final = late("(?:开始|启动|开工|举行|召开|施行|实施|举办|投票|到期|届满)前$")


@lru_cache(maxsize=16384)
def parse(text: str) -> TimeLimit:
    """Any text → what it says of time. Never raises; what is not understood is in ``unparsed``.

    Only a value whose canonical wording says the same again leaves here: else the text as a whole is unparsed.
    """
    read = said = plain(text)
    limit = _read(read)
    if not limit.clauses and _BEFORE.search(said):
        read = f"{said}公开"  # 每年防火期开始前: what is done by then need not be said
        limit = _read(read)
    again = plain(render(limit))
    if again == read or _read(again) == limit:
        return limit
    return TimeLimit(unparsed=(said,))


def _read(said: str) -> TimeLimit:
    clauses: list[Clause] = []
    unparsed: list[str] = []
    for part in _split(words(said), "stop"):
        found = _group(part)
        if found:
            clauses.extend(found)
        elif text := _join(part).strip("，、：；。"):
            unparsed.append(text)
    if not clauses and not unparsed and said:
        unparsed.append(said)
    return TimeLimit(tuple(clauses), tuple(unparsed))


def _split(found: tuple[Word, ...], kind: str) -> list[tuple[Word, ...]]:
    parts: list[list[Word]] = [[]]
    for word in found:
        if word.kind == kind:
            parts.append([])
        else:
            parts[-1].append(word)
    return [tuple(part) for part in parts if part]


def _join(found: tuple[Word, ...] | list[Word]) -> str:
    return "".join(word.text for word in found)


def _group(found: tuple[Word, ...]) -> list[Clause] | None:
    """The clauses between two semicolons; None when some part that speaks of time is not understood.

    A part without a limit is a case of the limit after it (……的，), else a remark on the one before.
    """
    if (event := _for_all(found[-1])) and (made := _group(found[:-1])):
        return [_starting(clause, event) for clause in made]
    out: list[Clause] = []
    waiting: list[tuple[Word, ...]] = []
    for segment in _split(found, "，"):
        clauses = None if _join(segment).endswith("的") else _segment(segment)
        if clauses is None or (out and _postponed(clauses)):
            waiting.append(segment)
            continue
        if out and not waiting and (bound := _bounded(out[-1], clauses[0], _join(segment))) is not None:
            out[-1:] = [bound, *clauses[1:]]
            continue
        at = 0 if not out else next((i for i, part in enumerate(waiting) if _is_case(part)), len(waiting))
        cases = waiting[at:]
        if not _remark(out, waiting[:at]) or not all(_is_case(part) or not _speaks(part) for part in cases):
            return None
        waiting = []
        first = _in_case(replace(clauses[0], case="，".join(filter(None, (*map(_join, cases), clauses[0].case)))))
        out += [replace(first, joined=bool(out)), *clauses[1:]]
    if out:
        return out if _remark(out, waiting) else None
    return _when([_join(part) for part in waiting]) if not any(map(_speaks, waiting)) else None


def _for_all(word: Word) -> str:
    """（均自形成之日起） → 形成, the start of every limit before it."""
    said = re.fullmatch("（(?:以上)?[均皆都]自(.+?)之日起(?:计?算)?）", word.text) if word.kind == "bracket" else None
    return said[1] if said else ""


def _starting(clause: Clause, event: str) -> Clause:
    value = clause.value
    if isinstance(value, Within) and not value.event:
        return replace(clause, value=replace(value, event=event))
    return clause


def _postponed(clauses: list[Clause]) -> bool:
    """Whether 审核后公布, 按有关规定公开 stand behind a limit, where they only say what comes first and how."""
    value = clauses[0].value
    if not isinstance(value, Vague):
        return False
    if value.kind == "方式":
        return len(clauses) == 1
    how = value.kind == "按规定" and re.match("按|依|遵|根据|在?(?:法定|规定)", value.words)
    return bool(how) or (value.kind == "缺期限" and not re.search("延长|[日天月年周时]后", value.words))


_SOON: Final = "(?:及时|尽快|适时|第一时间|尽早|抓紧|即时|实时|立即|随即)"
_OPEN: Final = late(f"(?P<head>.*?)(?P<after>之日起|之时起|之后|以后|后|时)?{_SOON}(?P<act>.*)")
_LATER: Final = re.compile("(?P<head>.*?)(?P<after>之日起|之后|以后|后)(?P<act>[^后]*)")


_BOUND: Final = late("最[迟晚长多]|至迟|不得?(?:超过|晚于|迟于)")


def _bounded(last: Clause, clause: Clause, text: str) -> Clause | None:
    """信息形成后及时公开，最迟不超过20个工作日 → 自信息形成之日起20个工作日内: the bound is the limit.

    With an event of its own and no 最迟 it is another thing: 进展实时公开，处置结束后7个工作日内公布结果.
    """
    vague, within = last.value, clause.value
    if not isinstance(vague, Vague) or not isinstance(within, Within) or clause.subject or clause.case:
        return None
    pattern = {"及时": _OPEN, "实时": _OPEN, "缺期限": _LATER}.get(vague.kind)
    said = pattern.fullmatch(vague.words) if pattern else None
    if said is None:
        return None
    subject, event = _head((Word("text", said["head"]),), since=True) if said["after"] else (_subject(said["head"]), "")
    if within.event not in ("", event) and not _BOUND.search(text):
        return None
    within = replace(within, event=within.event or event)
    return replace(
        clause, value=within, subject=subject, case=last.case, act=clause.act or _act(said["act"]), joined=last.joined
    )


def _in_case(clause: Clause) -> Clause:
    """发现隐患的，立即公开: the case is the event."""
    if not isinstance(clause.value, Vague) or clause.value.kind != "实时" or not clause.case.endswith("的"):
        return clause
    act = re.fullmatch("(?:即时|实时|立即|随即)(.*)", clause.value.words)
    return replace(clause, value=AtOnce(""), act=_act(act[1])) if act else clause


def _is_case(found: tuple[Word, ...]) -> bool:
    text = _join(found)
    return text.endswith("的") or (text.startswith(("因", "经", "如", "遇", "确需", "除")) and not _speaks(found))


def _speaks(found: tuple[Word, ...]) -> bool:
    """Whether words say something of time, so that they must be understood, not carried along."""
    return any(word.kind in HARD or word.kind == "bracket" for word in found)


def _remark(out: list[Clause], parts: list[tuple[Word, ...]]) -> bool:
    """Add parts to the last clause as its note; False when they say something of time."""
    if parts:
        out[-1] = replace(out[-1], note="，".join(filter(None, (out[-1].note, *map(_join, parts)))))
    return not any(map(_speaks, parts))


def _when(texts: list[str]) -> list[Clause] | None:
    """在……时，…… with nothing else of time: at once."""
    head = re.fullmatch("(?:在|于)?(.+?)(?:之|的)?(?:时|同时)", texts[0]) if texts else None
    if head is None:
        return None
    return [Clause(AtOnce(head[1]), note="，".join(texts[1:]))]


# ---------------------------------------------------------------------------------------------- one segment

_Found: TypeAlias = tuple[Clause, int] | None
"""A clause and the index of the first word after it."""


_MOST_WORDS: Final = 200
"""No clerk's sentence has so many without a comma; beyond it nothing is tried."""


def _segment(found: tuple[Word, ...]) -> list[Clause] | None:
    """The clauses of a run of words without a comma; None when it is plain text or not understood."""
    if found[0].what == "方式" and len(found) > 1 and (following := _segment(_without_comma(found[1:]))):
        return [Clause(Vague("方式", found[0].text)), *following]
    if len(found) > _MOST_WORDS:
        return None
    at = next((i for i, word in enumerate(found) if word.kind in HARD), -1)
    made = _hard(found, at) if at >= 0 else _soft(found)
    if made is None:
        return None
    clause, end = made
    act, rest = _tail(found[end:], clause)
    if isinstance(clause.value, Vague):
        clause = replace(clause, value=replace(clause.value, words=clause.value.words + act))
    else:
        act, note = _aside(act)
        value = clause.value
        if isinstance(value, Within) and not value.event and re.fullmatch("公示(?:期限?|时间)?", note):
            value, note = Notice(value.span), ""
        note = "，".join(filter(None, (clause.note, note)))
        clause = replace(clause, value=value, act=_act(clause.act + act), note=note)
    return _rest(clause, rest)


def _without_comma(found: tuple[Word, ...]) -> tuple[Word, ...]:
    """条目化展示、信息形成…… → what follows the enumeration comma."""
    text = found[0].text.lstrip("、和及")
    return ((found[0]._replace(text=text),) if text else ()) + found[1:]


def _aside(act: str) -> tuple[str, str]:
    """公布（节假日除外） → what is to be done, and the remark that closes it."""
    remark = re.fullmatch("(.*?)（([^（）]+)）[、，]?", act)
    return (remark[1], remark[2].strip("，、：")) if remark else (act, "")


def _rest(clause: Clause, rest: tuple[Word, ...]) -> list[Clause] | None:
    """A clause and what stands behind it: a bracket, or the next sentence without a stop between."""
    if not rest:
        return [clause]
    if rest[0].kind != "bracket":
        following = _segment(rest)
        return None if following is None else [clause, *following]
    inner = rest[0].inner
    since = next((i for i, word in enumerate(inner) if word.kind == "since"), 0)
    if since and since == len(inner) - 1 and isinstance(clause.value, Within) and not clause.value.event:
        subject, event = _head(inner[:since], since=True)
        return _rest(
            replace(clause, value=replace(clause.value, event=event), subject=clause.subject or subject), rest[1:]
        )
    aside = _group(inner)
    if aside is None:
        return None
    if (bound := _bounded(clause, aside[0], rest[0].text)) is not None:
        return _rest(bound, rest[1:]) if len(aside) == 1 else None
    if (case := aside[0].case).endswith("除外"):
        clause = replace(clause, note="，".join(filter(None, (clause.note, case))))
        aside[0] = replace(aside[0], case="")
    after = _rest(replace(aside[-1]), rest[1:])
    if after is None:
        return None
    return [clause, replace(aside[0], joined=True), *aside[1:-1], *after[(1 if len(aside) == 1 else 0) :]]


def _tail(found: tuple[Word, ...], clause: Clause) -> tuple[str, tuple[Word, ...]]:
    """What is to be done, and the words that begin something new."""
    stop = next(
        (i for i, word in enumerate(found) if word.kind in ("bracket", "since", "before", "every") or _opens(word, i)),
        None,
    )
    if stop is None:
        return _join(found), ()
    if found[stop].kind == "bracket":
        return _join(found[:stop]), found[stop:]
    text = _join(found[:stop])
    start = _MARKER.search(text)
    at = start.start() if start else len(_VERB.match(text)[0])  # type: ignore[index]
    if aside := re.match("（[^（）]+）[、，]?", text):
        at = aside.end()
    rest = text[at:]
    return text[:at], ((Word("text", rest),) if rest else ()) + found[stop:]


def _opens(word: Word, at: int) -> bool:
    """Whether a word behind a limit starts a new clause; 内及时公开 does not."""
    if word.kind == "vague":
        return not (word.what == "及时" and at == 0) and not (word.what == "缺期限" and "延长" not in word.text)
    return word.kind in HARD or word.kind == "retain"


_VERB: Final = late("(?:予以|及时|主动|依法|向社会|对外|进行|应当?|即|首次)*(?:公开|公布|公示|公告|发布|答复|公示)?")
_ADVERB: Final = re.compile("^(?:予以|及时|应当?|进行|即)+")
_PLAIN_ACT: Final = re.compile("(?:依法|主动|向社会|对外)*公开")


def _act(text: str) -> str:
    act = re.sub("(?:并且|且|或者?)$", "", _ADVERB.sub("", text.strip("、：，")))
    return "" if _PLAIN_ACT.fullmatch(act) else act


# ---------------------------------------------------------------------------------------------- who and from when

_MARKER: Final = re.compile(
    "(?:应当?|须|必须|一般|原则上)?(?:(?:最[迟晚]|至迟)?不得?[迟晚]于|(?:最迟|最长|最多|至多)不?得?超过|[最至]迟于?|不得?超过"
    "|(?<![各来亲擅私独源])(?<!(?<![支输产作提发列指付缴移退转迁撤])出)自(?![然愿己我身由律贸来]|主(?![管要办席任])|行(?!政)|治(?!理)|动(?!工)|助(?!学)|有(?!关)|查(?![询实明验处])"
    "|建(?![设成立])|学(?![期年校])|费(?!用)|评(?![审估价定选议标])|考(?![核试])|营(?!业)|筹(?![备集建])|救(?!助)|选(?![举址定派拔取])"
    "|发(?![布放文生现证出])|用(?![工人地户])|首(?![次批个日期])|办(?![理结]))"
    "|(?<![服])从(?![事业其属])"
    "|(?<![对关由属位低高等用处限基至大小多优归源])于"
    "|(?<![所存正现内])在(?![校职建册岗线编读]))"
)  # fmt: skip
_LINK: Final = re.compile(
    "^(?:并且|且|并(?=[自于在不最]|$)|但|其中|或者?(?=.)|(?:以及|[和及与]|或者?)$|(?:原则上|一般|通常|一律|统一)(?=[自于在应从]|$)"
    "|(?:按照?|依照|依据|根据)[^，；。（）自]{1,20}?(?:规定|要求)的?(?=$|[自于在应]))+"
)
_AFTER: Final = re.compile("(?:(?:之|的)?(?:时|同时|后|以后|之后)|之日起|之时起)$")


def _head(found: tuple[Word, ...], since: bool = False) -> tuple[str, str]:
    """Words before a span → (content, event): 办事指南 自 信息形成, 项目进度 每半年终了, or an event alone.

    ``since``: 之日起 follows, so that a 自 in front is the preposition whatever comes behind it (自主管部门批准).
    """
    text = _LINK.sub("", _join(found))
    mark = _MARKER.search(text) or (re.match("自", text) if since else None)
    if mark:
        return _subject(text[: mark.start()]), _event(text[mark.end() :])
    cycle = next((i for i, word in enumerate(found) if word.kind == "every"), 0)
    if cycle:
        return _subject(_LINK.sub("", _join(found[:cycle]))), _event(_join(found[cycle:]))
    before, colon, after = text.rpartition("：")
    if colon:
        return _subject(before), _event(after)
    at = twice.end() if (twice := _TWICE.match(text)) else 0
    return _subject(text[:at]), _event(text[at:])


_CASE: Final = re.compile(
    "(?P<case>(?:年内有|有|如|遇|属于)[^的]{1,12}的(?=.)|(?!.*(?:起|后|前|日|时)的$).{1,20}的(?=[自从]|$))"
)
_HAPPENS: Final = re.compile(
    "(?:形成|变更|产生|作出|做出|印发|发布|公布|公开|批准|批复|完成|结束|确定|通过|下发|收到|签订|制作|获取)(?:之日)?的$"
)


def _cased(found: tuple[Word, ...]) -> tuple[str, tuple[Word, ...]]:
    """Words before a span → (case, the others): 延期的 自批准延期之日起, 情况紧急的 2日内; 信息形成的 is an event."""
    if not found or found[0].kind != "text":
        return "", found
    said = _CASE.match(found[0].text)
    if said is None or (said.end() == len(found[0].text) and (len(found) > 1 or _HAPPENS.search(said["case"]))):
        return "", found
    rest = found[0].text[said.end() :]
    return said["case"], ((found[0]._replace(text=rest),) if rest else ()) + found[1:]


_TWICE: Final = re.compile(
    f".*?(?P<word>{HAN}{{2}}){HAN}*?(?:信息|结果|结论|名单|方案|成绩|计划|数据|报告|公告|情况)(?=(?P=word))"
)
"""腾退信息腾退后, 招生方案招生前: what is published, named after the event that follows it."""
_LYING: Final = re.compile("(.*?)(公示|征求意见|预?公告)的?(?:期限?|时间|时限)为?")
_THING: Final = late(
    "(?:信息|事项|内容|要素|(?<!咨询|求助|投诉|举报|建议)类|解读|项目|方案|计划|规划|指南|结果|情况|名单|材料|文件|资料|部分|清单|目录|标准|政策|公告|数据|报告|许可|处罚|强制|决定书?|其[他它余])$"
)
_DEED: Final = late(
    "作出|做出|收到|接到|取得|获得|获取|制定|制作|印发|签订|报送|下发"
    "|^(?:形成|变更|产生|发布|公布|公开|批准|批复|完成|结束|确定|通过)(?!后?(?:结果|情况|事项|内容|信息|数据|公告|名单)$)"
)


def _names_content(text: str) -> bool:
    """Whether words before a bare span name what is published (许可结果7个工作日), not what happens (信息形成7个工作日)."""
    return bool(_THING.search(_subject(text))) and not _DEED.search(text)


def _subject(text: str) -> str:
    return re.sub("(?:应当?|须|必须|一般|的|(?<!行)为|[、：，])+$", "", text).lstrip("、：")


def _event(text: str) -> str:
    return re.sub("^事$|(?:的|个)$", "", text.strip("、："))


def _content(found: tuple[Word, ...]) -> str:
    """Words before a date or a cycle → the content: 月度坐诊安排于 → 月度坐诊安排."""
    text = _LINK.sub("", _join(found))
    marks = list(_MARKER.finditer(text))
    if marks and marks[-1].end() == len(text):
        text = text[: marks[-1].start()]
    return _subject(text)


# ---------------------------------------------------------------------------------------------- what a clause is


def _hard(found: tuple[Word, ...], at: int) -> _Found:
    word, head = found[at], found[:at]
    times = next((i for i, w in enumerate(found) if w.kind == "times"), -1)
    if at > times >= 0 and any(w.kind == "every" for w in found[:times]):
        return _cycle(found)
    match word.kind:
        case "saving":
            return (Clause(Saving()), at + 1) if not _LINK.sub("", _join(head)) else None
        case "unitless":
            return Clause(Vague("缺单位", _join(found[: at + 1]))), at + 1
        case "date":
            return _dated(found, at)
        case "end":
            return _ended(found, at)
        case "weekday":
            following = head[-1].how == "次"
            return Clause(Dated("周", 0, word.number, following=following), _content(head[:-1])), at + 1
    return _spanned(found, at)


def _spanned(found: tuple[Word, ...], at: int) -> _Found:
    word, head = found[at], found[:at]
    lead = word.kind if word.kind != "span" else ""
    span_at = at + 1 if lead else at
    measure = found[span_at] if span_at < len(found) else word
    if measure.kind != "span":
        return None
    if measure.how == "后" and lead != "notice":
        return Clause(Vague("缺期限", _join(found[: span_at + 1]))), span_at + 1  # 3个月后公布
    span, end = Span(measure.number, measure.what), span_at + 1  # type: ignore[arg-type]
    if lead == "notice":
        return _notice(head, word, measure, span), end
    if lead == "keep" and measure.how == "前":
        subject, event = _head(head)
        return (Clause(Ahead(span, event), subject), end) if event else None
    if lead == "keep":
        subject, event, place = _from(head)
        least = word.how == "至少" or measure.how == "上"
        if lying := _LYING.fullmatch(subject):
            return Clause(Notice(span, least, lying[2], event), _subject(lying[1]), note=place), end
        return Clause(Retention("", span, least, event), subject, note=place), end
    if lead == "extend":
        case = _join(head)
        return Clause(Extension(span, word.how == "至"), case=f"{case}的" if case and not _is_case(head) else case), end
    if lead == "prior":
        text = _LINK.sub("", _join(head))
        return (Clause(Ahead(span), case=text) if text.endswith("的") else Clause(Ahead(span, _event(text)))), end
    if measure.how == "上":
        return None
    if measure.how == "左右":
        return Clause(Vague("时段", _join(found[:end]).lstrip("、"))), end
    return _from_event(head, measure, span, end)


def _notice(head: tuple[Word, ...], word: Word, measure: Word, span: Span) -> Clause:
    subject, event, place = _from(head)
    least = word.how == "至少" or measure.how == "上"
    after = "后" if measure.how == "后" else ""  # 公示7日后公布
    return Clause(Notice(span, least, word.what, event), subject, act=after, note=place)


def _from(head: tuple[Word, ...]) -> tuple[str, str, str]:
    """Words before a period of lying open → (content, event from which it runs, place): 名单确定后 在村公示栏."""
    text = _LINK.sub("", _join(head))
    said = re.fullmatch("(.+?)(之日起?|以后|之后|后)(在.+|张榜)?", text)
    if said is None:
        return _content(head), "", ""
    subject, event = _head((Word("text", said[1]),), since="起" in said[2])
    return subject, event, said[3] or ""


def _from_event(head: tuple[Word, ...], measure: Word, span: Span, end: int) -> _Found:
    """[情形] [内容] 自 事件 之日起 数 单位 内; 事件 数 单位 前; 事件前 数 单位; 每月5日前."""
    case, after = _cased(head)
    if case and (made := _from_event(after, measure, span, end)) is not None:
        return replace(made[0], case=f"{case}，{made[0].case}" if made[0].case else case), made[1]
    last = head[-1] if head else None
    cycle = _cycle_before(head)
    if cycle is not None and span.unit == "日" and span.amount <= 31 and measure.how != "内":
        return _day_of(head, cycle, span.amount), end
    if last is not None and last.kind == "before":
        subject, event = _head(head[:-1])
        return (Clause(Ahead(span, event, measure.how == "内"), subject), end) if event else None
    if measure.how == "前":
        subject, event = _head(head[:-1] if last is not None and last.kind == "since" else head)
        return Clause(Ahead(span, event), subject), end
    if last is not None and last.kind == "since":
        subject, event = _head(head[:-1], since=True)
        if lying := _LYING.fullmatch(subject):
            return Clause(Notice(span, False, lying[2], event), _subject(lying[1])), end
        return (Clause(Within(span, event), subject), end) if event or _join(head[:-1]) == "事" else None
    subject, event = _head(head)
    if not subject and re.fullmatch("(?:期限|时间|时长)一?般?为?", event):
        return Clause(Notice(span)), end  # 在社区公示，时间为15天
    if event.endswith("满") and not measure.how:
        return None  # 执行满一年评估后公布
    if re.search("(?:情况|情形|条件)下$", event):
        return Clause(Within(span), subject, f"{event}的"), end
    if not re.search(HAN, event):
        event = ""
    if not subject and event and (_join(head).endswith("：") or _names_content(event)):
        subject, event = _subject(event), ""
    return Clause(Within(span, event), subject), end


def _cycle_before(head: tuple[Word, ...]) -> int | None:
    """Index of 每月, 每季度首月 … directly before a day of the month."""
    at = len(head) - 2 if head and head[-1].kind == "first" else len(head) - 1
    if at < 0 or head[at].kind != "every":
        return None
    return at if head[at].what == ("季度" if at == len(head) - 2 else "月") else None


def _day_of(head: tuple[Word, ...], at: int, day: int) -> Clause:
    month = head[-1].number if head[-1].kind == "first" else 0
    return Clause(Dated("季度" if month else "月", month, day, following=head[at].how == "次"), _content(head[:at]))


def _dated(found: tuple[Word, ...], at: int) -> _Found:
    date, head = found[at], found[:at]
    every = head[-1] if head and head[-1].kind == "every" else None
    if every is not None and (every.what != "年" or date.year):
        return None
    subject = _content(head[:-1] if every is not None else head)
    period: Literal["", "年"] = "" if date.year else "年"
    following = every is not None and every.how == "次"
    note = f"{date.how}起" if date.how else ""
    years = every.number if every is not None else 1
    return Clause(Dated(period, date.month, date.number, date.year, following, years), subject, note=note), at + 1


def _ended(found: tuple[Word, ...], at: int) -> _Found:
    """每季度末, 每季度首月底前, 每月中旬, 每年年底前, 2026年底前, 年底前, 每半年末, 每年第一季度."""
    end, last = found[at], found[at - 1] if at else Word("text", "")
    if last.kind == "inyear":
        return Clause(Dated("", end.number, 0, last.year), _content(found[: at - 1])), at + 1
    if last.kind not in ("every", "first"):
        return Clause(Dated("年", end.number), _content(found[:at])), at + 1
    nth = last.number if last.kind == "first" else 0
    every_at = at - 2 if nth else at - 1
    if every_at < 0 or found[every_at].kind != "every":
        return None
    every, subject = found[every_at], _content(found[:every_at])
    following, day = every.how == "次", end.number if end.how == "旬" else 0
    match every.what:
        case "年" if not nth:
            return Clause(Dated("年", end.number, 0, following=following, every=every.number), subject), at + 1
        case "季度":
            return Clause(Dated("季度", nth or 3, day, following=following), subject), at + 1
        case "月" if not nth:
            return Clause(Dated("月", 0, day, following=following), subject), at + 1
        case "半年" if not following and not nth:
            return Clause(Cycle("半年"), subject), at + 1
        case "学期":
            return Clause(Vague("时段", _join(found[: at + 1]))), at + 1
    return None


def _cycle(found: tuple[Word, ...]) -> _Found:
    """每季度至少公布一次, 按年公开."""
    at = next((i for i, word in enumerate(found) if word.kind == "every"), -1)
    if at < 0 or found[at].how:
        return None
    period: Period = found[at].what  # type: ignore[assignment]
    before = _join(found[:at])
    if before.endswith("的") and len(before) > 3 and (made := _cycle(found[at:])) is not None:
        return replace(made[0], case=before), at + made[1]
    often = re.sub("(?:至少|不得?少于)$", "", before)
    subject = _content((Word("text", often),))
    times = next((i for i, word in enumerate(found[at:], at) if word.kind == "times"), -1)
    if times > 0:
        middle = re.sub("^(?:初|应当?|须)+", "", _join(found[at + 1 : times]))
        act = re.sub("^(?:至少|不得?少于)", "", middle)
        least = act != middle or often != before or found[times].how == "至少"
        return Clause(Cycle(period, found[times].number, least, found[at].number), subject, act=act), times + 1
    verb = _join(found[at + 1 :])
    if re.fullmatch("(?:应当?|定期|至少)*(?:(?:公开|公布|公示|公告|发布|更新)[^（）]{0,20})?", verb):
        return Clause(
            Cycle(period, every=found[at].number), subject, act=re.sub("^(?:应当?|定期|至少)+", "", verb)
        ), len(found)
    return None


def _soft(found: tuple[Word, ...]) -> _Found:
    once = max((i for i, word in enumerate(found) if word.kind == "once"), default=-1)
    while once > 0 and found[once - 1].kind == "once":
        once -= 1  # 当天同步解读
    if once >= 0 and (made := _at_once(found, once)) is not None:
        return made
    if any(word.kind == "every" for word in found) and (made := _cycle(found)) is not None:
        return made
    at = next((i for i, word in enumerate(found) if word.kind in SOFT), -1)
    if at < 0:
        return None
    if found[at].what == "按规定" and at + 1 < len(found) and found[at + 1].kind == "vague":
        at += 1  # 按进展情况及时公开
    word = found[at]
    if word.kind == "retain":
        subject, event, place = _from(found[:at])
        return Clause(Retention(word.what, event=event), subject, note=place), at + 1
    said = _join(found[: at + 1]).lstrip("、")
    kind: VagueKind = "实时" if word.kind == "once" else word.what  # type: ignore[assignment]
    if kind in ("及时", "实时", "随时") and (_KEPT.match(_join(found[at + 1 :])) or _CHANGED.search(_join(found[:at]))):
        kind = "动态"
    return Clause(Vague(kind, said)), at + 1


_KEPT: Final = re.compile("更新|调整|维护|标注")
_CHANGED: Final = late("(?:调整|变更|变化|变动|修订|修改|失效|废止)(?:的|之?后|时)$")


_COMES: Final = late(
    "^(?:如?遇|出现).{2,}|(?:延长|解除|发生|启动|形成|变更|作出|生效|结束|终止|签发|核定|办结|恢复|批准|出具)$"
)
"""预警解除即时公布: what happens is the event without 后 or 时."""
_MEANS: Final = late(
    "(.{2,}?)(?:之日起|之时起|之后|以后|后|时)((?:手机)?短信|电话|微信|书面|网上|张榜|(?:通过|以|用|由|在).{2,12})"
)
"""证件办结后短信即时通知: by what means stands between the event and 即时."""


def _at_once(found: tuple[Word, ...], at: int) -> _Found:
    how: Promptness = found[at].what  # type: ignore[assignment]
    text = _LINK.sub("", _join(found[:at]))
    if inner := re.fullmatch("(.{2,20}的)在(.+)的", text):
        return Clause(AtOnce(f"与{inner[2]}", how), case=inner[1]), at + 1
    if text.endswith("的"):
        return Clause(AtOnce("", how), case=text), at + 1
    event = _AFTER.sub("", text)
    if how in ("同时", "同日"):
        with_what = bool(re.search("[与和同跟随]", text))
        if not with_what and (other := re.fullmatch("(.*(?:公布|发布|公开|印发|出台))[时的]?", text)):
            return Clause(AtOnce(f"与{other[1]}", how)), at + 1
        return Clause(AtOnce(text if with_what else "", how), "" if with_what else _subject(text)), at + 1
    note = ""
    if how == "即时" and event == text and (means := _MEANS.fullmatch(text)):
        event, note = means[1], means[2]
    now = how == "即时" and event == text and not found[at].how
    if (now and not _COMES.search(text)) or (found[at].how and not event):
        return None
    mark = _MARKER.search(event)
    if mark:
        return Clause(AtOnce(_event(event[mark.end() :]), how), _subject(event[: mark.start()]), note=note), at + 1
    if cycle := next((i for i, word in enumerate(found[:at]) if word.kind == "every"), 0):
        subject = _join(found[:cycle])
        return Clause(AtOnce(_event(event.removeprefix(subject)), how), _subject(subject), note=note), at + 1
    twice = match.end() if (match := _TWICE.match(event)) else 0
    return Clause(AtOnce(_event(event[twice:]), how), _subject(event[:twice]), note=note), at + 1
