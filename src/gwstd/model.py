"""The nouns of the field as frozen data. Imports nothing but the standard library.

Everything that travels through the pipe is one of these. Text stays the clerk's own text; dates are ISO text
(``2026-11-22``), so that comparing them as text is comparing them in time. Tuples keep the order of the YAML.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

KeyPath = tuple[str | int, ...]
"""Where a value stands inside a YAML file: ``("事项", 3, "公开依据", 0)``; list indexes count from 0."""


# ---------------------------------------------------------------------------------------------- findings


class Severity(IntEnum):
    """How bad a finding is. An error stops ``build``; a warning wants a look; info is good to know."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


class Position(NamedTuple):
    """A span of text. Lines and columns count from 1, in code points; the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(NamedTuple):
    """What a fault is about: a file of the catalogue and a key path in it (or a position already known).

    ``file`` is relative to the catalogue root, with ``/``. ``on_key`` points at the key instead of its value.
    ``item`` is the 编码 of the item concerned; ``reached`` is that item's own path when the value is inherited
    from 默认 (so that one fault at 默认 can name every item that it reaches).
    """

    file: str
    path: KeyPath = ()
    on_key: bool = False
    position: Position | None = None
    item: str = ""
    reached: KeyPath | None = None


class Fix(NamedTuple):
    """The certain repair of a fault: ``text`` instead of what the caret spans.

    With ``line`` the span stays and ``text`` becomes a line of its own before it, indented like it (a missing 编码).
    A text of several lines in place of an element of a list becomes that many elements.
    """

    text: str
    line: bool = False


class Fault(NamedTuple):
    """What a rule yields: a place, what is wrong, what to write instead, other places that belong to it.

    ``find`` narrows the caret to that text inside the value. ``fix`` is given only where the right text is certain.
    """

    place: Place
    message: str
    help: str = ""
    related: tuple[Place, ...] = ()
    find: str = ""
    fix: Fix | None = None


class Flaw(NamedTuple):
    """A fault met while reading a file, kept with the id of the rule that explains it."""

    rule: str
    fault: Fault


class Related(NamedTuple):
    """Another place that a finding is about, with its position resolved."""

    file: str
    position: Position
    item: str = ""


class Finding(NamedTuple):
    """A fault stamped by ``check``: rule id, severity, exact position. The only kind of error report."""

    rule: str
    severity: Severity
    file: str
    position: Position
    message: str
    help: str = ""
    item: str = ""
    path: KeyPath = ()
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def fixable(self) -> bool:
        """Whether ``fmt --fix`` can repair it."""
        return self.fix is not None


# ---------------------------------------------------------------------------------------------- registries


class WorkGroup(NamedTuple):
    """工作组 of a department: 分管领导, 联络员, 业务科室 (plan, 五（一）)."""

    leader: str = ""
    liaison: str = ""
    offices: tuple[str, ...] = ()


RETIRED = "停用"
"""状态 of an item that is kept, with its 编码, but no longer judged or printed."""

DepartmentKind = Literal["部门", "镇", "街道", "组"]


class Department(NamedTuple):
    """单位: a body that may be a 公开主体. A 组 (各镇人民政府、街道办事处) has members and is a subject too."""

    code: str
    full_name: str
    name: str
    kind: DepartmentKind
    former_names: tuple[str, ...] = ()
    credit_code: str = ""
    phone: str = ""
    address: str = ""
    work_group: WorkGroup = WorkGroup()
    members: tuple[str, ...] = ()
    order: int = 0

    @property
    def is_township(self) -> bool:
        """Whether this is a town, a subdistrict, or a group (groups are made of these)."""
        return self.kind != "部门"


class Step(NamedTuple):
    """One step of a field's 工作流程: what, by whom, within what time."""

    name: str
    who: str = ""
    limit: str = ""
    text: str = ""


class Field(NamedTuple):
    """领域: a chapter of the compendium, with its name in the national guidelines and its lead departments."""

    code: str
    name: str
    kind: Literal["基础", "重点", "试点"]
    status: Literal["正式", "试行"]
    leads: tuple[str, ...]
    guideline: str = ""
    aliases: tuple[str, ...] = ()
    text: str = ""
    workflow: tuple[Step, ...] = ()
    order: int = 0


class Channel(NamedTuple):
    """渠道: one of the 13 national channels, or a local one that counts as a national one (``under``)."""

    name: str
    under: str = ""
    aliases: tuple[str, ...] = ()
    text: str = ""

    @property
    def national(self) -> str:
        """The national channel in whose place this one is printed."""
        return self.under or self.name


class LawVersion(NamedTuple):
    """One text of a law: 文号, 修改令, 公布, 施行, 失效, 替代. Dates may be ``2019``, ``2019-05`` or ``2019-05-15``;
    ``失效: 不详`` says that it is repealed on a day nobody has verified. 修改令: the orders that only amended it."""

    number: str = ""
    issued: str = ""
    effective: str = ""
    lapsed: str = ""
    successor: str = ""
    amended_by: tuple[str, ...] = ()


class Law(NamedTuple):
    """依据: one law, regulation or document with all its texts, the newest last."""

    name: str
    short_names: tuple[str, ...]
    kind: str
    issuer: str
    verified: str
    versions: tuple[LawVersion, ...]
    unverified: tuple[str, ...] = ()
    source: str = ""
    text: str = ""
    order: int = 0
    former_names: tuple[str, ...] = ()

    @property
    def current(self) -> LawVersion:
        return self.versions[-1]


class Matter(NamedTuple):
    """One entry of a 权责清单 or of the 政务服务事项: what a body may or must do, with its code (GB/T 39554.1)."""

    file: str
    order: int
    list_kind: Literal["权责清单", "政务服务事项"]
    code: str
    name: str
    kind: str
    department: str
    bases: tuple[str, ...] = ()


class GuidelineItem(NamedTuple):
    """One row of a superior's 标准指引, in its own words."""

    level1: str
    level2: str = ""
    level3: str = ""
    number: str = ""
    contents: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    time_limit: str = ""
    subjects: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    audience: str = ""
    mode: str = ""
    levels: tuple[str, ...] = ()


class Guideline(NamedTuple):
    """标准指引 of a ministry, a province or a city for one field: what the district's catalogue is held against."""

    file: str
    name: str
    level: Literal["国家", "省级", "市级"]
    field: str
    items: tuple[GuidelineItem, ...]
    issuer: str = ""
    number: str = ""
    source: str = ""
    text: str = ""


class Exemption(NamedTuple):
    """豁免: this rule does not hold for this item (or file), for this reason."""

    rule: str
    target: str
    reason: str


class Website(NamedTuple):
    name: str = ""
    url: str = ""
    code: str = ""


class Edition(NamedTuple):
    """catalog.yaml: what this catalogue is, whose, of which day (基准日), and how it is printed."""

    region: str
    publisher: str
    title: str
    version: str
    base_date: str
    publish_date: str = ""
    website: Website = Website()
    profile: str = "区级"
    channel_style: str = "勾选"
    exemptions: tuple[Exemption, ...] = ()
    contact: str = ""


# ---------------------------------------------------------------------------------------------- items


class Item(NamedTuple):
    """公开事项: one row of the standard catalogue, defaults filled in.

    An Item exists only when its YAML satisfied the schema, so rules need no defensive code. A required element
    may still be empty (``element-missing`` says so). ``file`` and ``index`` say where it stands; ``inherited``
    names the keys whose values came from 默认.
    """

    file: str
    index: int  # type: ignore[assignment]  # of the YAML list; nobody asks a noun for the place of a value
    department: str
    field: str
    code: str
    level1: str
    level2: str = ""
    level3: str = ""
    contents: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    time_limit: str = ""
    subjects: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    channel_note: str = ""
    audience: str = ""
    audience_note: str = ""
    mode: str = ""
    levels: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    status: str = "正式"
    statutory: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    interpretation: str = ""
    response: str = ""
    review: str = ""
    effective: str = ""
    change_kind: str = ""
    change_text: str = ""
    office: str = ""
    phone: str = ""
    remark: str = ""
    extension: Mapping[str, str] = MappingProxyType({})
    inherited: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, str, str]:
        """一级事项, 二级事项, 三级事项; empty text where there is none."""
        return self.level1, self.level2, self.level3

    @property
    def title(self) -> str:
        """The most precise name that the item has."""
        return self.level3 or self.level2 or self.level1

    def place(self, *path: str | int, on_key: bool = False) -> Place:
        """Where ``path`` (first part: the Chinese key) of this item is written: in the item, or in 默认."""
        own: KeyPath = ("事项", self.index)
        if path and path[0] in self.inherited:
            return Place(self.file, ("默认", *path), on_key, None, self.code, own)
        return Place(self.file, (*own, *path), on_key, None, self.code)


# ---------------------------------------------------------------------------------------------- corpus


class SourceText(NamedTuple):
    """One file of the catalogue as read: its text (empty when it could not be decoded) and its parsed value."""

    name: str
    path: Path
    text: str
    value: object = None


class ItemFile(NamedTuple):
    """The head of one item file: which department keeps it, for which field, as written in it."""

    name: str
    department: str
    field: str


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Everything that was read from a catalogue folder. Rules see this and nothing else.

    ``unread`` names the registry files that could not be used: a rule that needs one of them must stay silent,
    or one broken registry would be reported once for every item. ``unsound`` are the items (or whole files) that
    could not be used. ``unused_exemptions`` is filled by ``check`` for the rules that judge the exemptions.
    """

    root: Path
    edition: Edition
    departments: tuple[Department, ...] = ()
    fields: tuple[Field, ...] = ()
    channels: tuple[Channel, ...] = ()
    laws: tuple[Law, ...] = ()
    matters: tuple[Matter, ...] = ()
    guidelines: tuple[Guideline, ...] = ()
    items: tuple[Item, ...] = ()
    item_files: tuple[ItemFile, ...] = ()
    sources: Mapping[str, SourceText] = dataclasses.field(default_factory=dict)
    flaws: tuple[Flaw, ...] = ()
    unread: frozenset[str] = frozenset()
    unsound: tuple[Place, ...] = ()
    unused_exemptions: tuple[int, ...] = ()

    def noted(self, rule: str) -> Iterator[Fault]:
        """The faults that reading met under this rule's id."""
        return (flaw.fault for flaw in self.flaws if flaw.rule == rule)

    @property
    def live(self) -> tuple[Item, ...]:
        """The items in use: a retired one (停用) stays in its file as it was and is judged no more."""
        return _live(self)

    def department_named(self) -> Mapping[str, Department]:
        """Code, full name and short name → department."""
        return {key: d for d in self.departments for key in (d.code, d.full_name, d.name)}

    def field_named(self) -> Mapping[str, Field]:
        """Code and name → field."""
        return {key: f for f in self.fields for key in (f.code, f.name)}


@lru_cache(maxsize=1)
def _live(corpus: Corpus) -> tuple[Item, ...]:
    """Asked for by every rule; a corpus is equal to itself alone, so the answer can be kept."""
    return tuple(item for item in corpus.items if item.status != RETIRED)


# ---------------------------------------------------------------------------------------------- compendium


class Row(NamedTuple):
    """One printed row: usually one item; towns' identical items stand together in one row.

    ``number`` is the 序号 in its chapter, from 1. ``subjects`` are the names to print, the lead first.
    """

    number: int
    item: Item
    subjects: tuple[str, ...]
    also: tuple[Item, ...] = ()


class Chapter(NamedTuple):
    """One field with its rows: rows of one 一级事项 stand together, and inside it those of one 二级事项."""

    field: Field
    rows: tuple[Row, ...]
    departments: tuple[Department, ...]


class Compendium(NamedTuple):
    """汇编: the catalogue merged by field. ``owner`` is set for the edition of one department or town.

    ``retired`` are the items no longer in use (停用): printed nowhere, but their addresses must go on to lead somewhere.
    """

    edition: Edition
    chapters: tuple[Chapter, ...]
    departments: tuple[Department, ...]
    channels: tuple[Channel, ...]
    laws: tuple[Law, ...]
    owner: Department | None = None
    stamp: str = ""
    retired: tuple[Item, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for chapter in self.chapters for row in chapter.rows)

    def stamped(self, stamp: str) -> Compendium:
        """The same compendium with a mark (未通过校验) that every output must show."""
        return self._replace(stamp=stamp)
