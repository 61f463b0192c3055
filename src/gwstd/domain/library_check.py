"""The law library → what in it contradicts itself, what nobody has verified, what no item cites.

An entry that contradicts itself makes wrong prints and wrong alarms, so ``law-entry`` reports it; the other two are
for the one who keeps the library (``gwstd laws --check``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from gwstd.domain.citation import COUNTRY, parse
from gwstd.domain.document_number import order
from gwstd.domain.library import Library, shared
from gwstd.domain.number_forms import fault, kind, numbers
from gwstd.model import KeyPath, Law, LawVersion
from gwstd.vocabulary import UNKNOWN_DATE


class Contradiction(NamedTuple):
    """``path``: where in the law's entry; what is wrong; what to write."""

    law: Law
    path: KeyPath
    what: str
    advice: str


def contradictions(laws: tuple[Law, ...]) -> Iterator[Contradiction]:
    """What cannot be as it is written, in the order of the library."""
    library = shared(laws)
    numbered = _numbered(laws)
    named = _named(laws)
    for law in laws:
        yield from _verification(law)
        yield from _name(law, named)
        yield from _order(law)
        for index, version in enumerate(law.versions):
            path: KeyPath = ("版本", index)
            yield from _dates(law, path, version)
            yield from _successor(law, path, version, library)
            yield from _number(law, path, version, numbered)


def unverified(laws: Iterable[Law]) -> tuple[Law, ...]:
    """The entries of which something is not verified."""
    return tuple(law for law in laws if law.verified != "已核")


def unused(laws: Iterable[Law], cited: Iterable[Law]) -> tuple[Law, ...]:
    """The laws that no item cites and that replace none that an item cites."""
    wanted = {law.name for law in cited}
    wanted |= {version.successor for law in cited for version in law.versions if version.successor}
    return tuple(law for law in laws if law.name not in wanted)


# ---------------------------------------------------------------------------------------------- one entry


def _verification(law: Law) -> Iterator[Contradiction]:
    if law.verified == "已核" and law.unverified:
        yield Contradiction(
            law, ("核实",), "写的是“已核”，却列了未核项", "核对完的删去“未核项”，没有核对完的改为“核实: 未核”"
        )
    if law.verified == "未核" and not law.unverified:
        yield Contradiction(law, ("核实",), "写的是“未核”，没有说哪一项未核", "在“未核项”里写明，如 [文号]")
    if law.verified == "待核" and not law.text:
        yield Contradiction(law, ("核实",), "写的是“待核”，没有说为什么", "在“说明”里写明要查什么")


def _name(law: Law, named: dict[str, list[str]]) -> Iterator[Contradiction]:
    if law.name.startswith("《") and law.name.endswith("》") and parse(law.name).name == law.name[1:-1]:
        yield Contradiction(law, ("名称",), "名称外面不加书名号", f"写成 {law.name[1:-1]}")
    for name in (law.name, *law.short_names, *law.former_names):
        others = [other for other in named[name.removeprefix(COUNTRY)] if other != law.name]
        if others and name.startswith(COUNTRY):
            yield Contradiction(
                law, ("名称",), f"去掉“{COUNTRY}”就和《{others[0]}》分不清", "给其中一部换一个简称，或者合并成一条"
            )


def _named(laws: tuple[Law, ...]) -> dict[str, list[str]]:
    """Name without the country's → the laws that have it."""
    named: dict[str, list[str]] = {}
    for law in laws:
        for name in (law.name, *law.short_names, *law.former_names):
            named.setdefault(name.removeprefix(COUNTRY), []).append(law.name)
    return named


def _dates(law: Law, path: KeyPath, version: LawVersion) -> Iterator[Contradiction]:
    if _later(version.issued, version.effective):
        yield Contradiction(
            law, (*path, "施行"), f"{version.effective} 施行，却在 {version.issued} 才公布", "对照原文改日期"
        )
    if version.lapsed != UNKNOWN_DATE and (
        _later(version.effective, version.lapsed) or (version.effective and version.effective == version.lapsed)
    ):
        yield Contradiction(
            law, (*path, "失效"), f"{version.lapsed} 失效，却在 {version.effective} 才施行", "对照原文改日期"
        )


def _later(one: str, other: str) -> bool:
    """Whether ``one`` is after ``other``, as far as both say."""
    size = min(len(one), len(other))
    return size > 0 and UNKNOWN_DATE not in (one, other) and one[:size] > other[:size]


def _order(law: Law) -> Iterator[Contradiction]:
    for index, (old, new) in enumerate(pairwise(law.versions)):
        path: KeyPath = ("版本", index)
        if _later(old.effective, new.effective):
            yield Contradiction(
                law, ("版本", index + 1), f"{new.effective} 施行的文本排在 {old.effective} 的后面", "旧的在前，新的在后"
            )
        elif not old.lapsed:
            yield Contradiction(
                law, path, "后面有了新文本，这个旧文本没有写失效", f"补上“失效: {new.effective or UNKNOWN_DATE}”"
            )
        elif old.lapsed != UNKNOWN_DATE and (_later(old.lapsed, new.effective) or _later(new.effective, old.lapsed)):
            yield Contradiction(
                law,
                (*path, "失效"),
                f"旧文本 {old.lapsed} 失效，新文本 {new.effective} 施行，两个日期不衔接",
                "一般是同一天：对照原文改日期",
            )


def _successor(law: Law, path: KeyPath, version: LawVersion, library: Library) -> Iterator[Contradiction]:
    name = version.successor
    if not name:
        return
    if not version.lapsed:
        yield Contradiction(
            law, (*path, "替代"), "写了由什么替代，没有写失效日期", f"补上“失效”，查不到日期写“{UNKNOWN_DATE}”"
        )
    other = library.resolve(name).law
    if other is None:
        return
    if other is law:
        yield Contradiction(law, (*path, "替代"), "替代的是它自己", "同一部的新文本写成一个新版本，不写替代")
    elif other.name != name:
        yield Contradiction(law, (*path, "替代"), f"“{name}”不是库里的名称", f"写成 {other.name}")
    elif any(version.successor == law.name for version in other.versions):
        yield Contradiction(law, (*path, "替代"), f"和《{other.name}》互相替代", "查清是哪一部替代哪一部")


# ---------------------------------------------------------------------------------------------- 文号

_SORTS: Final = {
    "法律": {"主席令"},
    "行政法规": {"国务院令", "文", "令"},
    "地方性法规": {"文", "令"},
    "部门规章": {"令", "文"},
    "地方政府规章": {"令", "文"},
    "规范性文件": {"文", "令"},
    "党内法规": {"文"},
    "标准": {"标准"},
}
"""Which sorts of 文号 a law of a kind may have; 令 also stands for 公告, and older texts have a 文."""


def _numbered(laws: tuple[Law, ...]) -> dict[str, list[tuple[Law, LawVersion]]]:
    numbered: dict[str, list[tuple[Law, LawVersion]]] = {}
    for law in laws:
        for version in law.versions:
            for number in numbers(version.number):
                if kind(number) != "主席令":  # the count starts again with each congress
                    numbered.setdefault(number, []).append((law, version))
    return numbered


def _number(
    law: Law, path: KeyPath, version: LawVersion, numbered: dict[str, list[tuple[Law, LawVersion]]]
) -> Iterator[Contradiction]:
    for at, written in (
        ((*path, "文号"), version.number),
        *(((*path, "修改令", i), t) for i, t in enumerate(version.amended_by)),
    ):
        if not written:
            continue
        wrong = fault(written)
        read = numbers(written)
        if wrong and fault(order(written)) is not None:  # order-wording mends 国务院令第711
            yield Contradiction(law, at, f"文号“{written}”不完整：{wrong.what}", f"对照原文补全，可能是“{wrong.meant}”")
        elif kind(read[0] if read else "") == "主席令" and read[0] != written:
            yield Contradiction(law, at, f"主席令的令号用汉字：“{written}”", f"写成 {read[0]}")
        elif at[-1] == "文号" and read and (sort := kind(read[0])) and sort not in _SORTS.get(law.kind, {sort}):
            yield Contradiction(law, at, f"{law.kind}不会是{written}", "核对类别和文号，改其中一个")
    if set(numbers(version.number)).intersection(n for text in version.amended_by for n in numbers(text)):
        yield Contradiction(
            law, (*path, "修改令"), "修改令就是它自己的文号", "公布令写在“文号”里，“修改令”只写后来的修改决定"
        )
    for number in numbers(version.number):
        first, text = numbered.get(number, [(law, version)])[0]
        if text is not version and (first is law or (first.issuer, text.issued) != (law.issuer, version.issued)):
            yield Contradiction(
                law, (*path, "文号"), f"{number}已经登记给《{first.name}》", "对照原文，改其中一个的文号"
            )
