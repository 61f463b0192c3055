"""A draft's item → the entry of an item file, in the catalogue's own words: its bodies, channels, laws, levels.

What has one certain meaning here is taken over and said (修整); what has not stays as the table has it, and a person
must decide (待定).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from gwstd import vocabulary as v
from gwstd.adopt import _places
from gwstd.domain import bodies, channels
from gwstd.domain.library import Library
from gwstd.domain.nearest import meant
from gwstd.draft import Basis, DraftItem, Fate, Remark
from gwstd.model import Corpus, Department

_TOWN: Final = re.compile("[乡镇街村居社]|社区")
_DISTRICT: Final = re.compile("[县区旗]|市")
_ABOVE: Final = re.compile("国家|省|州|地区|市级?$|市本级|设区的?市")
_OWN_KEYS: Final = (
    (re.compile("责任(?:科室|处室|股室)|(?:科|股|处)室"), "责任科室"),
    (re.compile("(?:咨询|联系|办公|服务)?电话"), "联系电话"),
    (re.compile("备注|说明"), "备注"),
)
"""Columns outside the national layout that an item file has a key for."""


@dataclass
class Taking:
    """What one item is being turned into. Mutable only while ``entry`` runs."""

    corpus: Corpus
    library: Library
    item: DraftItem
    number: int
    remarks: list[Remark] = field(default_factory=list)
    unknown: list[Basis] = field(default_factory=list)

    def say(self, fate: Fate, attribute: str, text: str) -> None:
        where = "、".join(self.item.cells.get(attribute, ())) or f"第{self.number + 1}项"
        self.remarks.append(Remark(where, fate, text, self.number))


def entry(taking: Taking) -> dict[str, Any]:
    """The keys of the item in canonical order, without 编码; keys without a value are left out."""
    item = taking.item
    made: dict[str, Any] = dict(zip(v.NAMES, item.names, strict=False))
    made["公开内容"] = list(dict.fromkeys(item.contents))
    if not item.contents:
        taking.say(Fate.DECIDE, "names", "没有公开内容：写明公开哪些要素，一个一条")
    made["公开依据"] = list(dict.fromkeys(_bases(taking)))
    made["公开时限"] = item.time_limit
    made["公开主体"] = list(dict.fromkeys(_subjects(taking)))
    made["公开渠道"] = list(_channels(taking))
    made["公开对象"] = _audience(taking)
    made["公开方式"] = _mode(taking)
    made["公开层级"] = _levels(taking)
    made.update(_rest(taking))
    return {key: made[key] for key in v.ITEM if made.get(key)}


def _bases(taking: Taking) -> Iterator[str]:
    """Each law by the library's own name, with its article; an unknown one as the table has it."""
    for basis in taking.item.bases:
        article = f" {basis.article}" if basis.article else ""
        written = f"《{basis.title}》{f'（{basis.number}）' if basis.number else ''}" if basis.title else basis.number
        law = taking.library.resolve(written).law or taking.library.resolve(basis.text or written).law
        if law is not None:
            yield f"{law.short_names[0] if law.short_names else law.name}{article}"
        else:
            taking.unknown.append(basis)
            taking.say(Fate.DECIDE, "bases", f"依据库里没有{written}：核对名称和文号，登记到 laws.yaml，或改为现行依据")
            yield f"{written}{article}"


def _subjects(taking: Taking) -> Iterator[str]:
    """Each subject as a registered name; neighbours that are one group's name (各镇人民政府、街道办事处) together."""
    departments = taking.corpus.departments
    rest = list(taking.item.subjects)
    while rest:
        for width in range(len(rest), 0, -1):
            text = "、".join(rest[:width])
            found = _places.department_named(text, departments) or _towns(text, departments)
            if found is not None or width == 1:
                del rest[:width]
                yield _subject(taking, text, found)
                break


def _towns(text: str, departments: Sequence[Department]) -> Department | None:
    """The group that stands for all towns and subdistricts, for 乡镇人民政府（街道办事处） and the like."""
    groups = bodies.own_bodies(text, departments)
    widest = max(groups, key=lambda d: len(d.members), default=None)
    if widest is None or widest.kind != "组":
        return None
    wanted = ("镇" in text or "乡" in text, "街" in text)
    held = [(any(_kind(m, departments) == "镇" for m in g.members), any(_kind(m, departments) == "街道" for m in g.members))
            for g in groups]  # fmt: skip
    return next((group for group, kinds in zip(groups, held, strict=True) if kinds == wanted), None)


def _kind(code: str, departments: Sequence[Department]) -> str:
    return next((d.kind for d in departments if d.code == code), "")


def _subject(taking: Taking, text: str, found: Department | None) -> str:
    department = found or _places.subject_of(text, taking.corpus.departments)
    if department is None:
        names = [d.name for d in taking.corpus.departments]
        taking.say(Fate.DECIDE, "subjects", f"公开主体“{text}”不在单位名录里：{meant(text, names, 0.6)}改为登记的单位")
        return text
    if text not in (department.name, department.full_name):
        taking.say(Fate.REPAIRED, "subjects", f"公开主体“{text}”写作{department.name}")
    return department.name


def _channels(taking: Taking) -> Iterator[str | dict[str, str]]:
    """Registered channels by name or alias, national names as they are; a channel nobody knows is {其他: its name}."""
    ticked = taking.item.channels
    known, aliases = channels.by_name(taking.corpus.channels), channels.by_alias(taking.corpus.channels)
    given: dict[str, None] = {}
    for name in ticked.spelled if ticked.spelled else (*ticked.national, *ticked.others):
        national = known.get(name) or aliases.get(name)
        if national is not None and national.name != v.OTHER_CHANNEL:
            given[national.name] = None
    held = {known[name].national for name in given if name in known}
    given.update(dict.fromkeys(name for name in ticked.national if name not in held))
    yield from (name for name in known if name in given)
    yield from (name for name in given if name not in known)
    unknown = [name for name in ticked.others if name not in known and name not in aliases]
    for name in ticked.others:
        if name not in unknown and (known.get(name) or aliases[name]).name not in given:
            yield (known.get(name) or aliases[name]).name
    yield from ({v.OTHER_CHANNEL: name} for name in dict.fromkeys(unknown))
    if ticked.other and not ticked.others:
        taking.say(Fate.DECIDE, "channels", "勾了“其他”，没有写是什么渠道：写明，或者去掉")
        yield v.OTHER_CHANNEL


def _audience(taking: Taking) -> str | dict[str, str]:
    item = taking.item
    words = "" if item.specific == "√" else item.specific
    if item.public and item.specific:
        taking.say(
            Fate.DECIDE,
            "specific",
            f"全社会和特定群体{f'（{words}）' if words else ''}都选了：按全社会记，另有向特定群体的公开请另列一项",
        )
    if item.public:
        return v.EVERYONE
    if item.specific and not words:
        taking.say(Fate.DECIDE, "specific", "只勾了特定群体，没有写是谁：写明是哪些人、怎样界定")
        return v.CERTAIN_GROUP
    return {v.CERTAIN_GROUP: words} if words else ""


def _mode(taking: Taking) -> str:
    item = taking.item
    if item.proactive and item.on_request:
        taking.say(Fate.DECIDE, "on_request", "主动公开和依申请公开都勾了：按主动公开记，依申请公开的部分请另列一项")
    return v.PROACTIVE if item.proactive else v.ON_REQUEST if item.on_request else ""


def _levels(taking: Taking) -> list[str]:
    """区级 and 镇街级 out of whatever the other district's columns are called."""
    found: set[str] = set()
    for label in taking.item.levels:
        town, district = _TOWN.search(label), _DISTRICT.search(label)
        if _ABOVE.fullmatch(label) and not town:
            taking.say(Fate.DECIDE, "levels", f"公开层级“{label}”不是区级，也不是镇街级：没有记，请核对")
            continue
        found.update({v.TOWN_LEVEL} if town else set())
        found.update({v.DISTRICT_LEVEL} if district or not town else set())
    return [level for level in v.LEVELS if level in found]


def _rest(taking: Taking) -> dict[str, Any]:
    """The columns outside the national layout: keys that an item file has, all others under 扩展."""
    made: dict[str, Any] = {}
    extension: dict[str, str] = {}
    extra: Mapping[str, str] = taking.item.extra
    if taking.item.names[3]:
        extra = {"四级事项": taking.item.names[3], **extra}
    for label, text in extra.items():
        key = next((key for sign, key in _OWN_KEYS if sign.fullmatch(label)), "")
        stages = [stage for stage in v.STAGES if stage in text]
        if "五公开" in label and stages and not re.sub("|".join([*v.STAGES, "公开", r"[、，,/；;\s]"]), "", text):
            made["五公开"] = stages
        elif key and key not in made:
            made[key] = " ".join(text.split())
        elif text:
            extension[label] = text
    if extension:
        made["扩展"] = extension
    return made
