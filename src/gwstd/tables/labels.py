"""The words of a header cell → the elements it may name, each with how sure that is.

Every spelling that published catalogues use, broken by blanks, cut off, with a letter lost or misread, doubled by an
extraction from PDF, or with its group in front (公开对象（全社会）).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from gwstd.tables._traditional import simplified
from gwstd.tables.elements import NAME_LEVELS, NAMING, Element
from gwstd.tables.merged import bare
from gwstd.vocabulary import NATIONAL_CHANNELS

Scores = Mapping[Element, float]

_SPELLINGS: Final[Mapping[Element, str]] = MappingProxyType(
    {
        Element.SEQ: "序号 编号 事项编号 事项序号 顺序号 序 序列 序列号 序次 NO NO. 项目编号",
        Element.NAME: "公开事项 事项名称 公开事项名称 业务事项 事项 公开项目 项目名称 目录名称 公开目录 信息名称 政务公开事项 公开主题 "
        "公开事项目录 事项目录 公开栏目 栏目名称 公开信息名称 业务名称 公开的事项 公开事项及名称 信息事项 公开信息 信息标题",
        Element.CONTENT: "公开内容 公开内容(要素) 公开内容要素 公开内容(要素)及要求 公开内容及要求 内容规范 公开内容和要素 公开内容及要素 "
        "内容要素 内容 具体内容 公开具体内容 主要内容 信息内容 公开的内容 公开内容(要素)和要求 公开信息内容 内容(要素) 公开主要内容 "
        "内容描述 公开内容描述 内容说明 信息描述 公开要点",
        Element.BASIS: "公开依据 依据 政策依据 法律依据 法律法规依据 法规依据 制定依据 设定依据 公开依据及文号 公开的依据 "
        "法律法规和政策依据 公开法律依据 法律政策依据 公开政策依据 文件依据 依据文件",
        Element.LIMIT: "公开时限 时限 公开期限 公开时间 时间要求 时限要求 公开时效 公开时限要求 发布时限 公开时间要求 公开的时限 期限 "
        "公开时限(要求) 公开时间(时限) 公开时限及要求",
        Element.SUBJECT: "公开主体 责任主体 公开责任主体 发布主体 公开单位 公开责任单位 公开部门 实施主体 信息发布主体 主体 公开机构 公开机关 "
        "公开的主体 公开责任部门 公开主体(责任单位) 公开主体(单位)",
        Element.CHANNEL: "公开渠道和载体 公开渠道 公开载体 公开渠道及载体 渠道和载体 公开平台 发布渠道 公开渠道与载体 公开渠道载体 渠道及载体 "
        "公开渠道、载体 公开载体和渠道 公开的渠道和载体 公开渠道或载体 渠道 载体 公开渠道(载体) 公开渠道/载体 发布平台",
        Element.AUDIENCE: "公开对象 对象 公开客体 公开的对象 公开受众 受众 受众对象",
        Element.PUBLIC: "全社会 社会 社会公众 面向全社会 面向社会 全体社会 社会大众 全社会公众 全社会公开",
        Element.SPECIFIC: "特定群众 特定群体 特定对象 特定主体 特定人群 特定 特定公众 特定范围 特定群体(请写明) 特定群众(请写明) 特定群体对象 "
        "特定群组 特定人员 特定单位 面向特定群体",
        Element.MODE: "公开方式 方式 公开类型 公开的方式",
        Element.PROACTIVE: "主动 主动公开",
        Element.REQUEST: "依申请 依申请公开 申请公开 申请 依申请的公开",
        Element.LEVELS: "公开层级 层级 公开级别 公开级次 公开的层级 公开层次 适用层级",
    }
)
_WEAK: Final[Mapping[str, tuple[Element, float]]] = MappingProxyType(
    {
        "公开形式": (Element.CHANNEL, 0.5),
        "公开途径": (Element.CHANNEL, 0.5),
        "公开要素": (Element.CONTENT, 0.5),
        "公开范围": (Element.AUDIENCE, 0.5),
        "公开属性": (Element.MODE, 0.5),
        "公开类别": (Element.MODE, 0.5),
        "责任单位": (Element.SUBJECT, 0.6),
        "责任部门": (Element.SUBJECT, 0.6),
        "牵头单位": (Element.SUBJECT, 0.5),
        "承办单位": (Element.SUBJECT, 0.5),
        "公开责任": (Element.SUBJECT, 0.4),
        "公开频率": (Element.LIMIT, 0.5),
        "更新周期": (Element.LIMIT, 0.4),
        "更新时限": (Element.LIMIT, 0.5),
        "公开要求": (Element.LIMIT, 0.4),
        "大类": (Element.LEVEL1, 0.6),
        "主类": (Element.LEVEL1, 0.6),
        "主项": (Element.LEVEL1, 0.6),
        "大项": (Element.LEVEL1, 0.6),
        "事项大项": (Element.LEVEL1, 0.6),
        "母项": (Element.LEVEL1, 0.6),
        "父级事项": (Element.LEVEL1, 0.6),
        "上级事项": (Element.LEVEL1, 0.6),
        "项目": (Element.LEVEL1, 0.5),
        "中类": (Element.LEVEL2, 0.6),
        "小项": (Element.LEVEL2, 0.6),
        "事项小项": (Element.LEVEL2, 0.6),
        "子项目": (Element.LEVEL2, 0.6),
        "子类": (Element.LEVEL2, 0.6),
        "小类": (Element.LEVEL2, 0.6),
        "子项": (Element.LEVEL2, 0.6),
        "细类": (Element.LEVEL3, 0.6),
    }
)
"""Words that name an element only in a table that has no better column for it."""
_OTHER_WORDS: Final = """
责任科室 责任科室(单位) 责任股室 咨询电话 监督举报电话 监督电话 举报电话 联系电话 条款内容 依据效力(位阶) 依据效力 事项类别 事项类型
对应职责 公开格式 五公开 过程 网站对应栏目 网站所属栏目 网站栏目 网址 政府网站URL URL 链接 类别 类型 备注 说明 理由 公开时长 领域
所属领域 相应领域 对应领域 公开领域 涉及领域 领域名称 责任人 联系人 审核人 解读 事项编码 编码 事项代码 目录编码 更新频率 信息来源
公开理由 不公开理由 保存期限 科室 股室 业务科室 栏目 所属栏目 栏目链接 网站链接 办理时限 所属部门 部门 单位 电话 填报人 公开情况
文号 发文字号 依据文号 文件文号 文件编号 是否公开 落实情况 完成情况 检查情况 公开标准 工作流程 公开流程 事项类别(五公开) 依据条款
"""
_OTHERS: Final = frozenset(_OTHER_WORDS.split())
"""Columns outside the national layout that are known by name: never taken for one of it by a likeness of letters."""

_CLASS: Final = re.compile("(?:事项|信息|公开|目录|业务|栏目|内容|项目)?(?:类别|分类|类型|大类|类目)(?:名称)?")

_LEVEL_NAME: Final = re.compile(
    r"(?:公开)?(?:事项)?第?([一二三四1-4])级(?:公开)?(?:事项|目录|栏目|分类|类别|主题|指标|标题|名称|项目)?(?:名称)?"
)
_LEVEL: Final = re.compile(
    r"(?=.*级)(?:[省市州盟旗县区乡镇村街道社居园师团场本及和或与/、,()·]|苏木|嘎查|开发区|管委会|办事处|功能区|级)+|街道镇|镇街道|街镇|乡镇街道|[市县区乡镇村]|街道|乡镇|镇街|社区"
)
_IN_GROUP: Final = re.compile(
    r"公开(?:层级|级别|方式|对象|渠道(?:[和及与]?载体)?)(?:[（(\[【](.+)[)）\]】]|[-—－_/／:：·]+(.+)|([^（(及和与].*))"
)
_NUMERALS: Final = "一二三四"


_ROUND: Final = str.maketrans("〔〕", "()")
_AROUND: Final = """*:。;.,、'"“”|_-—"""


def normal(text: str) -> str:
    """A label as it is compared: without blanks, half-width, without marks around it."""
    return simplified(bare(unicodedata.normalize("NFKC", text))).translate(_ROUND).strip(_AROUND)


_EXACT: Final[Mapping[str, Element]] = MappingProxyType(
    {normal(word): element for element, words in _SPELLINGS.items() for word in words.split()}
)
_CHANNELS: Final = frozenset(
    normal(name)
    for name in (
        *NATIONAL_CHANNELS,
        "公示栏",
        "社区/村公示栏",
        "政务新媒体",
        "政府门户网站",
        "入户现场",
        "发布会",
        "听证会",
        "微博微信",
    )
)
_GROUPS: Final = tuple(
    sorted(
        (word for word, element in _EXACT.items() if element not in {Element.SEQ, Element.PUBLIC} and len(word) > 2),
        key=len,
        reverse=True,
    )
)
_TOP: Final = frozenset(
    {
        Element.SEQ,
        Element.NAME,
        Element.NAMES,
        Element.CONTENT,
        Element.BASIS,
        Element.LIMIT,
        Element.SUBJECT,
        Element.CHANNEL,
        Element.AUDIENCE,
        Element.MODE,
        Element.LEVELS,
    }
)


_TRANSLATED: Final = re.compile(r"(.*[\u4e00-\u9fff)])([A-Za-z][A-Za-z0-9 ()/,.&'-]*)")
"""A label with its English behind it: 公开时限 Time limit."""


@lru_cache(maxsize=8192)
def of_text(text: str) -> Scores:
    """One header cell → element → 0 to 1. Nothing where it is like no element, or is a known column outside them."""
    word = undoubled(normal(text))
    if not word or len(word) > 400:
        return {}
    if found := _known(word):
        return found
    if word in _OTHERS:
        return {Element.EXTRA: 1.0}
    if (match := _TRANSLATED.fullmatch(word)) and (translated := of_text(match[1])):
        return translated
    return _with_group(word) or _with_damaged_group(word) or _like(word) or _with_word(word)


def of_path(parts: Sequence[str]) -> Scores:
    """The cells of a column's header from top to bottom → element → 0 to 1."""
    cells = [part for index, part in enumerate(parts) if bare(part) and part not in parts[:index]]
    if not cells:
        return {}
    for start in range(len(cells) - 1, -1, -1):
        found = of_text("".join(cells[start:]))
        if found and max(found.values()) >= 0.9:
            return found
    whole, last = of_text("".join(cells)), of_text(cells[-1])
    if len(cells) > 1 and not last and of_text(cells[0]).get(Element.LEVELS, 0.0) >= 0.9:
        return {Element.LEVEL_TICK: 0.8}  # whatever bodies a district has there: 派出所级, 镇街乡
    best = dict(whole if sum(whole.values()) >= sum(last.values()) else last)
    if len(cells) > 1 and not any(score >= 0.7 for score in best.values()):
        best |= _under(of_text(cells[0]))
    elif len(cells) > 1 and not best:
        best = dict(of_text(cells[0]))
    return best


def is_top(scores: Scores) -> bool:
    """Whether a cell is a label that never is the text of an item."""
    return any(score >= 0.6 and element in _TOP for element, score in scores.items())


def is_label(scores: Scores) -> bool:
    return any(score >= 0.6 for score in scores.values())


def is_class(text: str) -> bool:
    """Whether a label is that of a column which sorts the items: 事项类别, 信息分类."""
    return bool(_CLASS.fullmatch(normal(text)))


_NUMBER_OF_LAW: Final = re.compile(
    "(?:公开)?(?:依据|文件|法规|法律法规|法规文件)?的?(?:文号|文件号|发文字号|发文号|文件编号)"
)


def is_number_of_law(text: str) -> bool:
    """Whether a label is that of a column with the numbers of laws: 文号, 依据文号."""
    return bool(_NUMBER_OF_LAW.fullmatch(normal(text)))


def without_group(label: str) -> str:
    """公开层级（县级）→ 县级, 县级County → 县级: a part of a group as it is called without it and without translation."""
    if translated := _TRANSLATED.fullmatch(label):
        label = translated[1]
    match = _IN_GROUP.fullmatch(label)
    return next(part for part in match.groups() if part) if match else label


def level_of(text: str) -> bool:
    """Whether a text names an administrative level: 县级, 乡、村级, 镇（街）级."""
    return bool(_LEVEL.fullmatch(normal(text)))


def _known(word: str) -> dict[Element, float]:
    if element := _EXACT.get(word):
        return {element: 1.0}
    if match := _LEVEL_NAME.fullmatch(word):
        return {NAME_LEVELS[_digit(match[1])]: 1.0}
    if word in _WEAK:
        element, score = _WEAK[word]
        return {element: score, Element.EXTRA: 0.6}
    if word in _CHANNELS:
        return {Element.CHANNEL_TICK: 0.9}
    if _LEVEL.fullmatch(word):
        return {Element.LEVEL_TICK: 0.95}
    return {}


def _digit(numeral: str) -> int:
    return _NUMERALS.index(numeral) if numeral in _NUMERALS else int(numeral) - 1


def undoubled(word: str) -> str:
    """序号序号 and 序序号号, as extractions from PDF give them."""
    half = len(word) // 2
    if len(word) >= 4 and len(word) % 2 == 0:
        if word[:half] == word[half:]:
            return word[:half]
        if word[::2] == word[1::2]:
            return word[::2]
    return word


def _with_group(word: str) -> dict[Element, float]:
    """公开对象(全社会), 公开事项-一级, 公开层级/县级; a legend behind the label; two levels in one cell."""
    for group in _GROUPS if word.startswith(_GROUPS) else ():
        if not word.startswith(group):
            continue
        element = _EXACT[group]
        rest = _part(word[len(group) :])
        if element is Element.NAME and len(set(re.findall("[一二三四]级", rest))) > 1:
            return {Element.NAMES: 1.0}
        inner = _known(rest) if rest else {}
        if element is Element.NAME and rest in _NUMERALS:
            inner = {NAME_LEVELS[_NUMERALS.index(rest)]: 1.0}
        if inner and _belongs(inner, element):
            return inner
        if word[len(group)] in "([(“\"':【" or rest.startswith(("“", "■", "注", "●", "及", "和")):
            return {element: 0.95}
        return {element: 0.75} if len(rest) <= 6 else {}
    if "(" in word and (start := word.index("(")) and (found := _known(word[:start]) or _like(word[:start])):
        return {element: score * 0.95 for element, score in found.items()}
    if len(set(re.findall("[一二三四]级", word))) > 1 and "/" in word:
        return {Element.NAMES: 0.9}
    return {}


_WORDS: Final[Mapping[str, Element]] = MappingProxyType(
    {
        "依据": Element.BASIS,
        "时限": Element.LIMIT,
        "期限": Element.LIMIT,
        "主体": Element.SUBJECT,
        "渠道": Element.CHANNEL,
        "载体": Element.CHANNEL,
        "要素": Element.CONTENT,
        "内容": Element.CONTENT,
        "事项名称": Element.NAME,
    }
)


def _with_word(word: str) -> dict[Element, float]:
    """A short unknown label that has the chief word of an element in it: 信息发布载体."""
    found = {element for part, element in _WORDS.items() if part in word}
    return {found.pop(): 0.6} if len(found) == 1 and len(word) <= 10 else {}


_APART: Final = "()-—–_/:、|·[]【】"
_PARTS: Final[Mapping[Element, frozenset[Element]]] = MappingProxyType(
    {
        Element.NAME: NAMING | {Element.SEQ},
        Element.AUDIENCE: frozenset({Element.PUBLIC, Element.SPECIFIC}),
        Element.MODE: frozenset({Element.PROACTIVE, Element.REQUEST, Element.LEVEL_TICK}),
        Element.LEVELS: frozenset({Element.LEVEL_TICK}),
        Element.CHANNEL: frozenset({Element.CHANNEL_TICK}),
    }
)


def _part(rest: str) -> str:
    """What stands behind a group, without the marks between them and without a remark in brackets."""
    inner = rest.strip(_APART) if rest[:1] in "([【" else rest.lstrip(_APART)
    return inner if _known(inner) else re.sub(r"\(.*\)?$", "", inner) or inner


def _with_damaged_group(word: str) -> dict[Element, float]:
    """公开对/全社会: a part behind a group that has lost letters."""
    if len(word) > 24:
        return {}
    for end in range(2, len(word) - 1):
        part = _known(_part(word[end:]))
        group = _like(word[:end].strip(_APART)) if part else {}
        if any(_belongs(part, each) for each in group):
            return {element: min(score, 0.9) for element, score in part.items()}
    return {}


def _belongs(inner: Scores, group: Element) -> bool:
    return any(element in _PARTS.get(group, ()) for element in inner)


def _under(group: Scores) -> dict[Element, float]:
    """What an unknown word is under a known group: one more level, channel or name."""
    found: dict[Element, float] = {}
    if group.get(Element.LEVELS, 0) >= 0.7:
        found[Element.LEVEL_TICK] = 0.7
    if group.get(Element.CHANNEL, 0) >= 0.7:
        found[Element.CHANNEL_TICK] = 0.7
    if group.get(Element.NAME, 0) >= 0.7:
        found[Element.NAME] = 0.65
    if group.get(Element.AUDIENCE, 0) >= 0.7:
        found[Element.SPECIFIC] = 0.6
    return found


_LETTERS: Final = frozenset("".join((*_EXACT, *_NUMERALS, "级事项目录")))
"""The letters of all spellings: a word with two others is like none of them."""


@lru_cache(maxsize=256)
def _near(length: int) -> tuple[tuple[str, Element, frozenset[str], int], ...]:
    """The spellings that a word of some length can be like, with their letters and how many of these it may lack."""
    return tuple(
        (spelling, element, frozenset(spelling), max(len(spelling) - length, 1))
        for spelling, element in _EXACT.items()
        if -1 <= len(spelling) - length <= len(spelling) // 3
    )


def _like(word: str) -> dict[Element, float]:
    """Spellings from which the word differs by a lost or a misread letter."""
    if sum(letter not in _LETTERS for letter in word) > 1:
        return {}
    found: dict[Element, float] = {}
    letters = frozenset(word)
    for spelling, element, own, most in _near(len(word)):
        if len(own - letters) <= most and (score := _likeness(word, spelling)):
            found[element] = max(score, found.get(element, 0.0))
    for numeral, element in zip(_NUMERALS, NAME_LEVELS, strict=True):
        score = max(_likeness(word, f"{numeral}级事项"), _likeness(word, f"{numeral}级目录")) if numeral in word else 0
        if score:
            found[element] = score
    best = max(found.values(), default=0.0)
    return {element: score for element, score in found.items() if score >= best - 0.05}


def _likeness(word: str, spelling: str) -> float:
    lost = len(spelling) - len(word)
    if len(spelling) >= 3 and 0 < lost <= len(spelling) // 3 and _is_within(word, spelling):
        return 0.8 if len(word) >= 3 else 0.65
    if len(spelling) >= 4 and lost == 0 and sum(a != b for a, b in zip(word, spelling, strict=True)) == 1:
        return 0.7
    if len(spelling) >= 4 and lost == -1 and _is_within(spelling, word):
        return 0.75
    return 0.0


def _is_within(word: str, spelling: str) -> bool:
    letters = iter(spelling)
    return all(letter in letters for letter in word)
