"""``gwstd laws``: the law library: its list, one law with the items that cite it, what in it needs work."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple, Optional

import typer

from gwstd.cli import _options
from gwstd.cli._options import Catalog

if TYPE_CHECKING:
    from gwstd.model import Corpus, Item, Law, LawVersion, Position


class _Use(NamedTuple):
    """An item that cites a law: with which 条款, and in which of its 公开依据 (from 0)."""

    item: Item
    article: str
    number: int


def run(
    name: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(
            metavar="[NAME]", help="名称、简称、曾用名或者文号；写一部分就列出名称里有它的。", show_default=False
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="找出依据库里前后矛盾、没有核实、没有引用的条目；有前后矛盾的返回 1。")
    ] = False,
    date: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--date", metavar="DATE", help="按哪一天判断有效，如 2026-08-15；不写就按目录的基准日。"),
    ] = None,
    catalog: Catalog = None,
) -> None:
    """依据库：列出全部依据，或查一部依据的有效性、替代和引用它的事项。"""
    if name is not None and check:
        raise typer.BadParameter("--check 检查整个依据库，不能同时写名称")
    corpus = _options.load_catalogue(_options.catalogue_root(catalog))
    if "laws.yaml" in corpus.unread:
        raise typer.BadParameter("laws.yaml 读不出来，先用 gwstd validate 看哪里写错了")
    day = _day(date, corpus)
    uses = _uses(corpus)
    if check:
        found = _checked(corpus, uses)
        _options.emit("\n".join(found[1]) + "\n", False)
        raise typer.Exit(1 if found[0] else 0)
    laws = corpus.laws if name is None else _found(corpus, name)
    lines = _one(corpus, laws[0], day, uses) if name is not None and len(laws) == 1 else _list(laws, day, uses)
    _options.emit("\n".join(lines) + "\n", False)


def _day(date: str | None, corpus: Corpus) -> str:
    import datetime

    if date is None:
        if "catalog.yaml" in corpus.unread:
            raise typer.BadParameter("catalog.yaml 读不出来，不知道基准日；先改好，或者用 --date 写明日期")
        return corpus.edition.base_date
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        raise typer.BadParameter(f"--date 要写成 2026-08-15 的样子，写的是 {date}") from None


def _uses(corpus: Corpus) -> dict[str, list[_Use]]:
    """Law → the items that cite it, retired ones too, in the order of the catalogue."""
    from gwstd.domain.library import shared

    library = shared(corpus.laws)
    uses: dict[str, list[_Use]] = {}
    for item in corpus.items:
        for index, text in enumerate(item.bases):
            for _, reading in library.readings(text):
                if reading.law is not None:
                    uses.setdefault(reading.law.name, []).append(_Use(item, reading.citation.article, index))
    return uses


def _found(corpus: Corpus, name: str) -> tuple[Law, ...]:
    """The law of that name; else every law in whose names the words are. Raises BadParameter when there is none."""
    from gwstd.domain.library import shared
    from gwstd.domain.nearest_law import nearest_law

    library = shared(corpus.laws)
    reading = library.resolve(name)
    named = dict.fromkeys(reading.law for _, reading in library.readings(name) if reading.law is not None)
    if named:
        return tuple(named)
    if reading.owners:
        return reading.owners
    part = "".join(name.split()).strip("《》")
    laws = tuple(w for w in corpus.laws if part and any(part in n for n in (w.name, *w.short_names, *w.former_names)))
    if laws:
        return laws
    near = nearest_law(reading, library)
    guess = f"是不是“{near}”？" if near else ""
    raise typer.BadParameter(f"依据库里没有“{name}”。{guess}用 gwstd laws 列出全部依据")


# ---------------------------------------------------------------------------------------------- the list


def _list(laws: tuple[Law, ...], day: str, uses: dict[str, list[_Use]]) -> Iterator[str]:
    from collections import Counter

    from gwstd.domain.library import standing

    states = Counter(standing(law, day).state for law in laws)
    for law in laws:
        judged = standing(law, day)
        number = f"（{judged.version.number}）" if judged.version.number else ""
        count = _items(uses.get(law.name, ()))
        notes = "，".join(
            note
            for note in (f"{count} 项引用" if count else "", law.verified if law.verified != "已核" else "")
            if note
        )
        yield f"{_padded(judged.state, 8)}{_padded(law.kind, 14)}{law.name}{number}{f'  {notes}' if notes else ''}"
    counted = "、".join(f"{state} {states[state]}" for state in ("有效", "失效", "未施行") if states[state])
    yield ""
    cited = sum(law.name in uses for law in laws)
    yield f"共 {len(laws)} 部（按 {day}：{counted}），事项引用了其中 {cited} 部；gwstd laws 名称 查看一部"


def _items(uses: Iterable[_Use]) -> int:
    return len({(use.item.file, use.item.index) for use in uses})


def _padded(text: str, width: int) -> str:
    """The text and the blanks that fill it up to ``width`` columns of a console, where a Han character takes two."""
    return text + " " * (width - sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text))


# ---------------------------------------------------------------------------------------------- one law


def _one(corpus: Corpus, law: Law, day: str, uses: dict[str, list[_Use]]) -> Iterator[str]:
    yield law.name
    yield ""
    for title, text in _facts(corpus, law, day):
        if text:
            yield f"{_padded(title, 10)}{text}"
    yield ""
    yield "版本（旧的在前）："
    for version in law.versions:
        yield f"  {_version(version)}"
    yield ""
    from gwstd.model import RETIRED

    own = uses.get(law.name, [])
    if not own:
        yield "没有事项引用它。"
        return
    yield f"引用它的事项（{_items(own)} 项）："
    lines = _lines(corpus, own)
    width = max(len(use.item.code) for use in own) + 2
    for use, line in zip(own, lines, strict=True):
        names = " / ".join(name for name in use.item.names if name)
        retired = "（停用）" if use.item.status == RETIRED else ""
        article = f"  {use.article}" if use.article else ""
        yield f"  {_padded(use.item.code, width)}{names}{retired}{article}  {line}"


def _facts(corpus: Corpus, law: Law, day: str) -> Iterator[tuple[str, str]]:
    yield "简称", "、".join(law.short_names)
    yield "曾用名", "、".join(law.former_names)
    yield "类别", law.kind
    yield "制定机关", law.issuer
    yield "有效性", _state(law, day)
    yield "替代", "，再由".join(_successors(corpus, law, day))
    yield "核实", law.verified + (f"（{'、'.join(law.unverified)}）" if law.unverified else "")
    yield "说明", law.text
    yield "来源", law.source


def _state(law: Law, day: str) -> str:
    from gwstd.domain.library import standing
    from gwstd.vocabulary import UNKNOWN_DATE

    state, version, _ = standing(law, day)
    doubt = "；是否有效待核，见说明" if law.verified == "待核" else ""
    if state == "失效":
        since = "失效日期不详" if version.lapsed == UNKNOWN_DATE else f"{version.lapsed} 起"
        return f"失效（{since}）{doubt}"
    if state == "未施行":
        return f"未施行（{version.effective} 起施行）{doubt}"
    last = f"，到 {version.lapsed} 失效" if version.lapsed else ""
    since = f"{version.effective} 起施行" if version.effective else "施行日期没有登记"
    return f"有效（按 {day}；{since}{last}）{doubt}"


def _successors(corpus: Corpus, law: Law, day: str) -> Iterator[str]:
    """What replaces the law, what replaces that, and so on, each with whether it holds."""
    from gwstd.domain.library import shared, standing

    library = shared(corpus.laws)
    seen = {law.name}
    name = law.current.successor
    while name and name not in seen:
        seen.add(name)
        successor = library.resolve(name).law
        if successor is None:
            yield f"《{name}》（依据库里没有）"
            return
        yield f"《{successor.name}》（{standing(successor, day).state}）"
        name = successor.current.successor


def _version(version: LawVersion) -> str:
    from gwstd.vocabulary import LAW_VERSION

    parts = []
    for key, attribute in LAW_VERSION.items():
        value = getattr(version, attribute)
        if value:
            parts.append(f"{key} {value if isinstance(value, str) else '、'.join(value)}")
    return "，".join(parts)


def _lines(corpus: Corpus, uses: Sequence[_Use]) -> list[str]:
    """Where each citation is written: file:line."""
    from gwstd import source

    places = [use.item.place("公开依据", use.number) for use in uses]
    found: dict[str, Mapping[source.Wanted, Position]] = {}
    for file in dict.fromkeys(place.file for place in places):
        known = corpus.sources.get(file)
        wanted = {(place.path, False) for place in places if place.file == file}
        text = known.text or source.decode(file, known.path.read_bytes())[0] if known else ""
        found[file] = source.locate(text, wanted)
    return [
        f"{place.file}:{position.line}" if (position := found[place.file].get((place.path, False))) else place.file
        for place in places
    ]


# ---------------------------------------------------------------------------------------------- the whole library


def _checked(corpus: Corpus, uses: dict[str, list[_Use]]) -> tuple[bool, list[str]]:
    """Whether the library contradicts itself, and the report."""
    from gwstd.domain.library_check import contradictions, unused, unverified

    wrong = list(contradictions(corpus.laws))
    doubtful = sorted(unverified(corpus.laws), key=lambda law: (law.name not in uses, law.order))
    idle = unused(corpus.laws, (law for law in corpus.laws if law.name in uses))
    lines = [f"前后矛盾：{len(wrong)} 处"]
    lines += [f"  《{law.name}》：{what}。{advice}" for law, _, what, advice in wrong]
    cited = sum(law.name in uses for law in doubtful)
    lines += ["", f"没有核实：{len(doubtful)} 部，其中 {cited} 部有事项引用（引用的在前）"]
    for law in doubtful:
        why = "、".join(law.unverified) if law.verified == "未核" else law.text
        count = _items(uses.get(law.name, ()))
        lines.append(f"  {law.verified}  {law.name}：{why}" + (f"（{count} 项引用）" if count else ""))
    lines += ["", f"没有引用：{len(idle)} 部（已经失效的留着，可以提醒误引的人）"]
    lines += [f"  {law.name}" for law in idle]
    return bool(wrong), lines
