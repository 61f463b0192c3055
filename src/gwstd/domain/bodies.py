"""What a subject that is no registered body probably means: a class of bodies out of a guideline (卫生健康行政部门), an
office inside a body, a class of towns, a name from before a reform of the administration → the district's own bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from gwstd.domain.patterns import HAN, late
from gwstd.model import Department

_CLASS: Final = late(
    r"(?:县级以上|[省市县区乡]级|省|市|县|区|各级|本级|上级|同级|当地|所在地|地方|各地|各|辖区|属地|人民政府|政府|[、（）()的或及和])*"
    rf"(?P<core>{HAN}{{0,14}}?)(?:行政主管|行政|主管|职能)?(?:部门|机关|机构|单位)"
)
_NOBODY: Final = late(
    "(?:相关|有关|各|其他|审批|职能|业务|执法|行政|主管|责任|实施|经办|具体|承办|牵头|负责|管理|监督|组织|工作|制定|的|等)*"
)
_OTHER_WORDS: Final = (
    ("卫生计生", "卫生健康"), ("卫生和计划生育", "卫生健康"), ("卫生", "卫生健康"), ("卫健", "卫生健康"), ("环境保护", "生态环境"),
    ("环保", "生态环境"), ("人社", "人力资源社会保障"), ("劳动保障", "人力资源社会保障"), ("城管", "城市管理"),
    ("城市管理综合执法", "城市管理"), ("城市综合执法", "城市管理"), ("安全生产监督管理", "应急管理"), ("扶贫", "农业农村"),
    ("乡村振兴", "农业农村"), ("农业", "农业农村"), ("文旅", "文化旅游"), ("文广旅", "文化旅游"), ("住建", "住房城乡建设"),
    ("发改", "发展改革"),
)  # fmt: skip
_TOWNS: Final = late(
    r"(?:各|本|所在地|属地|基层|有关|相关)*(?:乡级|乡镇|乡（镇）|乡|镇街|镇（街道）|镇（街）|镇|街道|街镇|[、/（）和及或])+"
    r"(?:级)?(?:人民政府|政府|办事处|街道|[、/（）和及或])*"
)
_INSIDE: Final = late(rf"{HAN}{{1,16}}(?:科|股|处|室|中心|大队|支队|队|站|所|窗口|办公室|办)")


def is_nobody(name: str) -> bool:
    """Whether a name says of no body which one it is: 相关部门, 各有关单位."""
    match = _CLASS.fullmatch(name)
    return match is not None and _NOBODY.fullmatch(match["core"]) is not None


def is_class(name: str) -> bool:
    """Whether a name is that of a class of bodies: 公安机关, 县级民政部门, 乡镇人民政府."""
    match = _CLASS.fullmatch(name)
    named = match is not None and not is_nobody(name) and not re.search("人(?!力资源)|[的或者其]", match["core"])
    return named or _TOWNS.fullmatch(name) is not None


def own_bodies(name: str, departments: Sequence[Department]) -> tuple[Department, ...]:
    """The registered bodies that a class of bodies may stand for here, in registry order: 卫生健康行政部门 → 区卫生健康委,
    乡镇人民政府 → the groups of towns. Nothing for 相关部门, and for a name that is no class."""
    if _TOWNS.fullmatch(name):
        return tuple(d for d in departments if d.kind == "组")
    match = _CLASS.fullmatch(name)
    if match is None or not is_class(name):
        return ()
    return bodies_of(match["core"], departments)


def bodies_of(work: str, departments: Iterable[Department]) -> tuple[Department, ...]:
    """The departments whose names hold the words for a line of work (公安, 卫生健康), present words for former ones."""
    words = next((now for old, now in _OTHER_WORDS if work == old), work)
    return tuple(d for d in departments if d.kind == "部门" and (_holds(d.full_name, words) or _holds(d.name, words)))


def government_office(departments: Iterable[Department]) -> Department | None:
    """The office that publishes in the government's name: …人民政府办公室."""
    return next((d for d in departments if d.full_name.endswith(("人民政府办公室", "政府办公室"))), None)


def _holds(name: str, words: str) -> bool:
    """Whether a name holds the words; long ones may have others between them (人力资源和社会保障局)."""
    plain = name.replace("人民政府", "")  # which holds 民政
    if len(words) < 4:
        return words in plain
    rest = iter(plain)
    return all(char in rest for char in words)


def office_of(name: str, departments: Iterable[Department]) -> Department | None:
    """The body whose office a name is: 区民政局社会救助科 → 区民政局."""
    for department in departments:
        for own in (department.full_name, department.name):
            if name.startswith(own) and is_office(name[len(own) :].strip("（）() ")):
                return department
    return None


def is_office(name: str) -> bool:
    """Whether a name is that of an office inside a body: 社会救助科, 财政所, 文化服务中心."""
    return _INSIDE.fullmatch(name) is not None


def split(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """A text that is nothing but known names with 、 / ； 和 及 or a blank between them → these names; else nothing."""
    names = sorted(known, key=lambda name: (-len(name), name))
    found: list[str] = []
    rest = text
    while rest:
        name = next((name for name in names if rest.startswith(name)), None)
        if name is None:
            return ()
        found.append(name)
        rest = rest[len(name) :]
        mark = re.match(r"\s*(?:[，,、；;/／]|以及|和|及|与|\s)\s*", rest)
        if rest and (mark is None or mark.end() == len(rest)):
            return ()
        rest = rest[mark.end() :] if mark else rest
    return tuple(found) if len(found) > 1 else ()


# ---------------------------------------------------------------------------------------------- former names


class Reform(NamedTuple):
    """Names that a reform of the administration ended: how they are written, the line of work, what it is called now,
    and the day from which a district's catalogue should know (the reform's end in the districts)."""

    pattern: str
    work: str
    now: str
    since: str


_2018: Final = "2019-04-01"
"""深化党和国家机构改革方案（2018年3月）: 市县级机构改革任务2019年3月底前基本完成."""
_REFORMS: Final = (
    Reform("环境保护局|环保局", "生态环境", "生态环境局", _2018),
    Reform("卫生和计划生育(?:委员会|局)|卫生计生[委局]|卫计[委局]|人口和计划生育(?:委员会|局)|人口计生[委局]|计生[委局]"
           "|(?<!境)卫生局", "卫生健康", "卫生健康委员会（局）", _2018),
    Reform("安全生产监督管理局|(?<!煤矿)安监局", "应急管理", "应急管理局", _2018),
    Reform("国土资源局|国土局", "自然资源", "自然资源（规划）局", _2018),
    Reform("工商行政管理局|工商局|质量技术监督局|质监局|食品药品监督管理局|食药监局|食药局|市场监督管理和质量监督局",
           "市场监督", "市场监督管理局", _2018),
    Reform("文化广播?电视新闻出版局|文化广播影视管理局|文广新局|文体广新局|(?<![化和文体广与])旅游局", "文化旅游",
           "文化和旅游局", _2018),
    Reform("农业局|农业委员会|(?<=[区县市])农委", "农业农村", "农业农村局（委）", _2018),
    Reform("国家税务局|国税局|地方税务局|地税局", "税务", "税务局", _2018),
    Reform("(?<=[区县市])(?:人民政府|政府)?法制办(?:公室)?", "司法", "司法局", _2018),
    Reform("劳动和社会保障局|劳动保障局|人事劳动局", "人力资源社会保障", "人力资源和社会保障局", "2012-01-01"),
    # 2021: 扶贫办 → 乡村振兴局; 党和国家机构改革方案（2023年3月）: 乡村振兴局 → 农业农村, 地方任务2024年底前完成.
    Reform("扶贫开发办公室|扶贫开发局|扶贫办|扶贫局", "农业农村", "农业农村局（委）", "2021-12-31"),
    Reform("乡村振兴局", "农业农村", "农业农村局（委）", "2025-01-01"),
)  # fmt: skip
FORMER_SIGN: Final = re.compile(
    "环境保护局|环保局|卫生[和计局]|卫计[委局]|人口和计|人口计|计生[委局]|安全生产监|安监局|国土[资局]|工商[行局]|质量技|质监局|食品药|食药[监局]|市场监督管理和"
    "|文化广|文广新|文体广|旅游局(?<![化和文体广与]旅游局)|农业局|农业委|农委|国家税务局|国税局|地方税|地税局|法制办|劳动[和保]|人事劳|扶贫[开办局]|乡村振兴局"
)
"""Found in every text that holds a name ended by a reform: a quick look before the names themselves."""

_ANY: Final = late("|".join(reform.pattern for reform in _REFORMS))
_NAMED: Final = tuple((late(f"(?P<place>[省市县区旗州]?)(?:{r.pattern})"), r) for r in _REFORMS)
_TITLE: Final = re.compile("《[^》]*》")
_HISTORY: Final = late("原(?![则因件文有料告始籍状创住址])|前身|曾用|旧称|时任|更名|改名|改组|并入|划转|机构改革")


def former_names(text: str, day: str) -> Iterator[tuple[str, Reform]]:
    """(name, reform) for each name in a text that a reform had ended by ``day``. Titles of documents (《…》), and a text
    that tells of the change itself (原区环保局, 更名), may use the former names."""
    if not _ANY.search(text) or _HISTORY.search(text):
        return
    plain = _TITLE.sub(lambda title: "《" * len(title[0]), text)
    for pattern, reform in _NAMED:
        if reform.since <= day:
            for match in pattern.finditer(plain):
                yield match[0], reform
