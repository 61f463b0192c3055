"""Channel names as catalogues spell them → the national channel that is meant, or none for one with its own box; and
where the names stand in a cell, whatever broke them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Final

from gwstd.tables import _marks
from gwstd.tables._lines import depths, joined
from gwstd.vocabulary import NATIONAL_CHANNELS, OTHER_CHANNEL

_SITE, _GAZETTE, _MEDIA, _MEETING, _AIR, _PAPER, _PLACE, _CENTRE, _STATION, _VISIT, _BOARD, _PUSH, _ = NATIONAL_CHANNELS

_SPELLED: Final[tuple[tuple[str | None, str], ...]] = (
    (
        _SITE,
        "政府门户网站 门户网站 区政府门户网站 县政府门户网站 市政府门户网站 区政府网站 县政府网站 市政府网站 "
        "人民政府网站 县公众信息网站 公众信息网站 公众信息网 部门网站 单位网站 局网站 官方网站 政务网站 政府信息网 "
        "政府网 网站",
    ),
    (_GAZETTE, "公报 人民政府公报 区政府公报 县政府公报 市政府公报"),
    (_MEDIA, "一微一端 两微 双微一端 政务新媒体 新媒体 政务微博 政务微信 官方微博 官方微信 微博 微信 政务微博微信"),
    (_MEETING, "发布会 听证会 发布会听证会 新闻发布会 新闻发布会/听证会 发布会、听证会 发布会（听证会）"),
    (_AIR, "广播 电视 广播、电视 广播/电视 广播电台 电视台 广播电视台 广电媒体"),
    (_PAPER, "纸质载体 纸质媒介 纸媒 纸质 报纸 报刊 报刊杂志 纸质材料"),
    (
        _PLACE,
        "公开查询点 政府信息查阅点 政府信息公开查阅点 信息公开查阅点 查阅点 公开查阅场所 政府信息查阅场所 图书馆 "
        "公共图书馆 档案馆 国家档案馆 档案馆、图书馆",
    ),
    (
        _CENTRE,
        "政府服务中心 行政服务中心 政务中心 政务服务大厅 行政服务大厅 政务大厅 提供政务服务的场所 政务服务场所 "
        "行政审批服务中心",
    ),
    (_STATION, "便民服务点 便民服务中心 便民服务站点 便民服务站（点） 便民服务室 便民服务大厅"),
    (
        _VISIT,
        "入户现场 入户/现场宣传 人户/现场 人户现场 入户 现场 入户宣传 现场宣传 入户、现场 入户（现场） 入户/现场告知 "
        "入户走访",
    ),
    (
        _BOARD,
        "社区/企事业单位/村公示栏 社区/企事业单位、村公示栏 社区/企事业单位、村公示栏（电子屏） 社区/村公示栏 "
        "社区/村公示栏（电子屏） 社区、企事业单位、村公示栏（电子屏） 社区、企事业单位、村公示栏 社区/企事业单位公示栏 "
        "村居/企事业单位公示栏 镇村公示公开栏 公告示栏 线下公示栏 公示栏 公示栏（电子屏） 村公示栏 社区公示栏 "
        "企事业单位公示栏 村务公开栏 政务公开栏 公开栏 公告栏 宣传栏 电子屏 电子显示屏 LED屏 存公示栏 "
        "社区/企事业单位/存公示栏（电子屏） 社区/企事业单位/村公告栏（电子屏） 示栏 公示牌",
    ),
    (_PUSH, "精准报送 精准发送 精准推送信息 短信推送 精确推送"),
    (
        None,
        "征地信息公开平台 投资项目在线审批监管平台 公共资源交易平台 公共资源交易中心 信用中国网站 信用中国 "
        "招投标公共服务平台 公共文化服务中心公示栏 便民服务窗口 办事窗口 办税服务厅 法律服务网 政务服务网 山东政务服务网 "
        "湖北省政务服务网 广东政务服务网 12345政务服务热线 12345热线 党群服务中心 会议 查询点 公众号 微信公众号 "
        "基层公共服务平台 一网通办 互联网 电子税务局 国家企业信用信息公示系统 信用平台 移动客户端",
    ),
)
"""National channel → its other spellings in published catalogues; None: channels that have a box of their own there."""

_SHAPES: Final = (
    (re.compile(r"(?:人民政府|政府|公众信息|政府信息公开|部门|单位|(?<!服务)门户|局)(?:门户|信息|官方)*(?:网站|网|官网)$"), _SITE),
    (re.compile(r"(?:人民政府|政府|门户)(?:门户|信息|官方)*(?:网站|网|官网).{0,12}(?:栏目|专栏|专题|频道|[版板]块|网页)$"), _SITE),
    (re.compile(r"(?:政府|政务)公报$"), _GAZETTE),
    (re.compile(r"(?:微端|政务新媒体|微博|政务微信)$"), _MEDIA),
    (re.compile(r"(?:发布会|听证会)$"), _MEETING),
    (re.compile(r"(?:广播电台|电视台|广播电视台?)$"), _AIR),
    (re.compile(r"(?:纸质媒体|纸质载体|报纸|日报|晚报)$"), _PAPER),
    (re.compile(r"(?:公开|信息)?查阅(?:点|室|场所|中心)$|图书馆$|档案馆$"), _PLACE),
    (re.compile(r"(?:政务|行政|政府)服务(?:中心|大厅)$"), _CENTRE),
    (re.compile(r"便民服务(?:站|点|中心|室)$"), _STATION),
    (re.compile(r"^[入人]户.{0,6}$"), _VISIT),
    (re.compile(r"(?:公示|公告|公开|告示|宣传)栏(?:电子屏|LED屏)?$|(?:电子|显示)屏$"), _BOARD),
    (re.compile(r"^精准.{0,2}[推报发]送"), _PUSH),
)  # fmt: skip
_OWN_BOX: Final = re.compile(
    "信用中国|采购|招标|招投标|文化服务中心|党群|服务窗口|办事窗口|办税|政务服务网|法律服务网|交易|审批监管"
)
_BRACKET: Final = re.compile(r"[（(【\[].*[）)】\]]$")
_SAID: Final = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")
_SPLIT: Final = re.compile(r"[、，,；;。\n]|\s+")
_LIST_END: Final = re.compile(
    r"(?:平台|网站|网|中心|栏|点|站|厅|馆|窗口|屏|报|热线|号|会|端|媒体|现场|推送|报送|电视|广播|公报|系统|APP|群|信|博|场所|载体|[）)])$"
)
_NUMBERED: Final = re.compile(r"(?<!\d)(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[)）]|[①-⑳])\s*(?=[^\d\s]|\d{3})")
_PROSE_HEAD: Final = re.compile("^(?:通过|采取|采用|利用|运用|依托|借助|在)")
_PROSE_TAIL: Final = re.compile(
    "(?:(?:以?及|或者?|和|、)?其[他它](?:便于|方便|有利于)?(?:公众|群众|社会)?(?:知晓|知悉|查询|了解|获取)?的?(?:方式|渠道|途径|形式|载体)"
    "|等(?:便于公众知晓的|多种|多个|各种|其他)?(?:方式|渠道|途径|形式|载体)?|(?:方式|渠道|途径))?(?:予以|进行|及时|主动)?(?:公开|公布|发布|公示)?$"
)
_OTHER: Final = re.compile("其[他它]")
_HELD: Final = {"/": "\ue000", "、": "\ue001", "／": "\ue002", "，": "\ue003", " ": ""}
_RELEASED: Final = {held: sign for sign, held in _HELD.items() if held}


_LONGEST: Final = 60
"""No name of a channel is longer."""


class Names:
    """Spelling → the national channel that is meant, or None for a local one that is known."""

    def __init__(self, spellings: Mapping[str, str | None]) -> None:
        self._by_form = {said(name): channel for name, channel in spellings.items()}
        self._spellings = sorted(spellings, key=len, reverse=True)

    def find(self, form: str) -> tuple[bool, str | None]:
        """Whether the letters and digits of a name are a known spelling, and its national channel."""
        return form in self._by_form, self._by_form.get(form)

    def knows(self, name: str) -> bool:
        """Whether a text is one channel: a known spelling, or shaped like one (临江区政府网站)."""
        return said(name) in self._by_form or national(name, self) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Every spelling of some length, broken anywhere by blanks, line ends or hyphens."""
        gap = r"[\s‐\-]*"
        texts = [name for name in self._spellings if len(name) > 2 or name in ("入户",)]
        return re.compile("|".join(gap.join(map(_letter, name)) for name in texts))

    def _held(self, text: str) -> str:
        """A text whose known names are whole, their inner signs hidden from the splitting."""
        return self._pattern.sub(lambda match: _hold(match[0]), text)

    def outside(self, text: str) -> str:
        """A text without the channel names in it: what separates them."""
        return self._pattern.sub("", text)

    def signs_before(self, text: str) -> list[str]:
        """The sign that stands before each known name in a text; empty for none."""
        return [text[:start].rstrip()[-1:] for start in sorted(self.starts(text))]

    def starts(self, text: str) -> frozenset[int]:
        """Where known names and 其他 begin in a text."""
        places = [match.start() for match in self._pattern.finditer(text)]
        return frozenset(places + [match.start() for match in _OTHER.finditer(text)])

    def listed(self, text: str) -> list[str]:
        """The channels of a text without boxes, as spelled: apart at marks, stops, line ends, blanks between names."""
        held = _NUMBERED.sub("；", self._held(text))
        prose = joined(held)
        if _PROSE_HEAD.match(prose) or re.search("方式|途径", prose):
            held = _PROSE_TAIL.sub("", _PROSE_HEAD.sub("", prose))
        levels = depths(held)
        pieces: list[str] = []
        start = 0
        for match in re.finditer(r"[、，,；;。|｜]|\s+|/|／|(?<=\S)(?=其[他它])", held):
            if match.start() < len(levels) and levels[match.start()]:
                continue
            pieces.extend((held[start : match.start()], match[0]))
            start = match.end()
        pieces.extend((held[start:], ""))
        names = [part for piece in _rejoined(pieces, self) for part in self._linked(_bare(piece))]
        return [name for name in names if name and name != "等"]

    def _linked(self, name: str) -> list[str]:
        """A piece cut at 和, 及, 或 between known channels."""
        for match in re.finditer("以及|和|及|或者?|与", name if len(name) <= _LONGEST else ""):
            before, after = name[: match.start()], name[match.end() :]
            if self.knows(before) and after:
                return [before, *self._linked(after)]
        return [name]

    def behind_other(self, text: str) -> tuple[str, list[str]]:
        """What belongs to 其他 in the text behind its box, and the channels on lines of their own that lost theirs."""
        rows = [row.strip() for row in self._held(text.strip()).split("\n") if row.strip()]
        own = len(rows)
        for index in range(1, len(rows)):
            found = self.find(said(_release(rows[index])))
            if found[0] and found[1]:
                own = min(own, index)
        return joined(_release("\n".join(rows[:own]))), [
            name for row in rows[own:] for name in self.listed(_release(row))
        ]


def _rejoined(pieces: list[str], names: Names) -> list[str]:
    """Pieces of a list, those joined again that only a narrow column parted."""
    found: list[str] = []
    held = ""
    following = [_release(piece.strip()) for piece in [*pieces[2::2], ""]]
    for piece, sign, after in zip(pieces[::2], pieces[1::2], following, strict=True):
        held += piece.strip()
        text = _release(held)
        if text and sign and not sign.strip() and after and _broken(text, after, names):
            continue
        if text:
            found.append(text)
        held = ""
    return found


def _broken(text: str, after: str, names: Names) -> bool:
    """Whether the blank between two pieces stands inside a word."""
    if len(text) > _LONGEST:
        return False
    if len(after) == 1 or names.find(said(text + after))[0]:
        return True
    if names.knows(text) or names.knows(after):
        return False
    return _LIST_END.search(text) is None


def _bare(piece: str) -> str:
    """A channel without its list mark, number and stops."""
    text = piece.strip(" 、，,；;。：:·•●-—|｜").removesuffix("等")
    if mark := _marks.at(text):
        text = text[mark.end :].strip()
    return joined(text)


def _hold(text: str) -> str:
    """A known name on one line, its inner signs hidden from the splitting."""
    return "".join(_HELD.get(char, char) for char in re.sub(r"[\s‐\-]+", "", text))


def _release(text: str) -> str:
    return "".join(_RELEASED.get(char, char) for char in text)


def _letter(char: str) -> str:
    """A letter of a name, its brackets and strokes of either width."""
    return {"（": "[（(]", "）": "[）)]", "/": "[/／∕╱]"}.get(char, re.escape(char))


def said(name: str) -> str:
    """The letters and digits of a name, by which spellings are compared."""
    return _SAID.sub("", name)


@lru_cache(maxsize=4096)
def national(name: str, names: Names) -> str | None:
    """The national channel that a name means, brackets behind it apart; None for a local channel."""
    if len(name) > _LONGEST:
        return None
    sides = re.split("[：:]", name)
    forms = [said(form) for form in (name, _BRACKET.sub("", name), sides[0], sides[-1])]
    for form in forms:
        known, channel = names.find(form)
        if known:
            return channel
    if _OWN_BOX.search(name):
        return None
    return next((channel for form in forms[1:] for pattern, channel in _SHAPES if pattern.search(form)), None)


CHANNEL_NAMES: Final = Names(
    {
        **{name: name for name in NATIONAL_CHANNELS if name != OTHER_CHANNEL},
        **{spelling: channel for channel, spellings in _SPELLED for spelling in spellings.split()},
    }
)
"""The spellings of published catalogues."""
