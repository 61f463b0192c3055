"""A clerk's 公开时限 → its words: spans of time, dates, cycles, notice periods, vague words, and plain text between.

A word counts only where its neighbours make it one: 内 after a number and a unit, 起 before a number, 及时 before a
verb of publishing. Whatever is no such word stays text (政策内容, 起草, 长期护理保险).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from gwstd.domain.patterns import HAN


class Word(NamedTuple):
    """One word. ``number`` is its amount, day or times; ``what`` its unit, cycle or sort; ``how`` what qualifies it
    (内, 前, 后, 以上; at least; the following year); ``inner`` the words of a bracket that says something of time."""

    kind: str
    text: str
    number: int = 0
    what: str = ""
    how: str = ""
    month: int = 0
    year: int = 0
    inner: tuple[Word, ...] = ()


HARD: Final = frozenset({"saving", "notice", "extend", "prior", "keep", "span", "date", "end", "weekday", "unitless"})
"""Words that decide what a clause is."""
SOFT: Final = frozenset({"once", "retain", "vague"})
"""Words that decide it only where there is no hard one."""

# ---------------------------------------------------------------------------------------------- the same text

_WIDE: Final = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_MARKS: Final = dict(zip(map(ord, ",;:()○．～"), "，；：（）〇.~", strict=True))
_TYPED: Final = str.maketrans({
    "曰": "日", "廿": "二十", "卅": "三十", "≤": "不超过", "≥": "不少于", "—": "-", "–": "-", "－": "-",
    **dict(zip("壹贰叁肆伍陆柒捌玖拾佰", "一二三四五六七八九十百", strict=True)),
})  # fmt: skip
_NUMBERED_DAY: Final = re.compile("(?<=月)([0-9]{1,2}|[一二三十]{1,3})号(?![文令楼院])")
_INVISIBLE: Final = re.compile("[\\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def plain(text: str) -> str:
    """The text for matching: no blanks (cells are cut anywhere), half-width digits, full-width marks, no closing stop.

    曰 typed for 日 is 日, and so is 号 behind a month; ≤ and ≥ are words, 贰拾 is 二十.
    """
    text = _INVISIBLE.sub("", text).translate(_WIDE | _MARKS).translate(_TYPED)
    return _NUMBERED_DAY.sub(r"\1日", text).strip("。；，、：")


# ---------------------------------------------------------------------------------------------- numbers

_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}


def number(text: str) -> int:
    """20, 二十, 二〇, 两 → the number; 0 for what is none (十十)."""
    if text.isdecimal():
        return int(text)
    if not any(char in _TENS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, digit, last = 0, 0, 10_000
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
            continue
        unit = _TENS[char]
        if unit >= last:
            return 0
        total += (digit or 1) * unit
        digit, last = 0, unit
    return total + digit


# ---------------------------------------------------------------------------------------------- the words

_N: Final = "(?:[0-9]{1,4}|[〇零一二两三四五六七八九十百]{1,7})"
_UNIT: Final = (
    "(?:个?(?:法定)?工作[日天]|个月(?!份)|月(?=[以之]?内)|个?小时|分钟|个?(?:周|星期)(?![年岁报刊末])"
    "|年(?![度级代龄报0-9一二三四五六七八九十])|个?(?:自然日|日历日)|[日天](?![常报均期志然气]))"
)
_NEXT: Final = f"(?:第{_N}个?|[下次]一?个?)(?:法定)?工作日"
_AHEAD: Final = f"(?=个?(?:{_N}(?:[至到~-]{_N})?{_UNIT}|半个?[月年]内)|{_NEXT})"
"""A span follows: 20日, 5至10日; 5日至10日 begins with one."""
_MADE: Final = "(?:公开|公布|公示|公告|发布)"
_DO: Final = "(?:予以|向社会|主动|进行|对外|依法|首次|统一|上网){0,3}"
_PUBLISH: Final = (
    "(?=(?:在[^，；。]{1,20}?)?(?:予以|向社会|主动|进行|对外|依法|首次|同步|同时){0,3}"
    "(?:公开|公布|公示|公告|发布|更新|调整|答复|反馈|告知|通知|通报|说明|解读|推送|标注|撤下|撤回|办理|办结|报送|上传|送达|转发)|[，；。：（）]|$)"
)
"""A verb of publishing follows, or the end."""
_ROW: Final = f"(?:[、和及]{_N}月){{1,11}}(?:底|末|份)?(?:之前|以前|前)?(?:分别|各)?(?:{_MADE}|更新|[，；。）]|$)"
"""Further months, and no day in any of them."""
_BEGINS: Final = "(?:^|(?<=[；。，：（]))"
_ENDS: Final = "(?=[，；。）]|$)"
_AT_MOST: Final = "(?:(?:应当?|须)?(?:最[迟晚长多]|至[迟多])?(?:于|在)?(?:不得?(?:超过|迟于|晚于))?)"
_AT_LEAST: Final = "(?:不得?[少低短]于|至少为?|最[少短]为?)"
_LAWS: Final = "(?:国家|上级|有关|相关|现行|政策|法律|行政法规|地方性法规|法规|规章|条例|文件|、|和|或者|或|及|以及)"
_OTHERWISE: Final = "(?:对[^，；。（）]*?)?(?:另有(?:明确|特殊)?(?:规定|要求)|有(?:明确|专门|特殊|更短)的?(?:公开)?(?:时限|期限)?(?:规定|要求))"
_FOLLOW: Final = "(?:从其(?:规定|要求)|除外|(?:按|依)照?(?:其|国家|上级|有关|相关){0,2}(?:规定|要求)(?:执行|办理)?)"

_WORDS: Final = (
    ("saving", f"(?:但|但是)?{_LAWS}{{1,14}}{_OTHERWISE}的?(?:，?应?{_FOLLOW})?|除{_LAWS}{{1,14}}{_OTHERWISE}的?(?:以外|之外|外)"
             f"|{_BEGINS}(?:(?:{HAN}|、){{1,14}}?{_OTHERWISE}的?，?应?{_FOLLOW}|除(?:{HAN}|、){{1,14}}?{_OTHERWISE}的?(?:以外|之外|外))"),
    ("list", "(?:^|(?<=[；。，：]))(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,2}、(?!.级)"
             "|（?[1-9][0-9]?(?:[.、）])(?![0-9]))|[①-⑳]"),
    ("extend", "(?:最长|最多|至多)?(?:(?:可以?|应当?)(?:再|适当|申请)?|再|适当)?延长(?:的)?(?:答复|公开|办理|公示)?的?"
               f"(?:期限|时间|时限)?(?:一般|最长|最多)?(?P<until>至)?(?:不得?超过)?{_AHEAD}"),
    ("notice", "(?P<sort>公示|(?:公开)?征[求集]意见|预?公告|听取意见|公众评议"
               f"|{HAN}{{2}}(?=(?<!公开|公布|保留|保存|展示|有效)期[限间]?(?:应当?|一般)?{_AT_LEAST}{_AHEAD}))"
               f"的?(?:期[限间]?|时间|时限)?(?:应当?|一般|原则上)?(?P<least>{_AT_LEAST})?(?:为|满|：)?{_AHEAD}"),
    ("validity", f"有效期限?(?:为|：)?{_N}{_UNIT}|(?:之日起|之日|起|后)?的?{_N}{_UNIT}[之以]?后起?(?:施行|实施|生效)"),
    ("keep", "(?:(?:公开|公布|发布|保留|保存|展示)(?:期限?|时间|时长)|保留|保存|展示)(?:应当?|一般|原则上)?(?:为|：)?"
             f"(?P<stay>{_AT_LEAST})?{_AHEAD}|(?:(?P<bare_stay>{_AT_LEAST})|最长为){_AHEAD}"),
    ("prior", f"(?:至少|应当?|须|必须)?提前(?:至少|不得?少于)?{_AHEAD}"),
    ("date", f"(?<![至到~0-9〇零一二三四五六七八九十-])(?:(?P<opens>{_N}月(?:{_N}日|[底初])?)[至到~-])?"
             "(?:(?P<year>[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})年)?"
             f"(?P<yearly>(?<=[每次]年))?(?P<month>{_N})月"
             f"(?:(?P<day>{_N})日|(?P<last>底|末)|(?P<third>[上中下]旬)|份|(?=公[开布示告]|发布|更新)|(?=或者?)|(?(opens){_ENDS}|(?!))|(?(yearly){_ENDS}|(?!))|(?(yearly)(?={HAN}{{2}})(?!开始|[的第上中下初末底内中左前以之一二三四五六七八九十至到起和与及或])|(?!))"
             f"|(?={_ROW}))"
             "(?![至到起~])(?:之前|以前|前)?"),
    ("inyear", "(?P<theyear>[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})年度?(?=年?[底末]|第?[一二三四1-4]季度|[上下]半年)"),
    ("every", "每年的?上半年(?:、|和|及|与)下半年各?"
              f"|每(?:个|一)?(?P<each>半年|半个?月|年度|年|季度|季|学期|学年|月份|月|周|星期|[日天])(?:的(?={_N}月)|(?:上午|下午)?{_N}[时点]整?(?:之前|以前|前))?"
              f"|每(?:{_N}[至到~-])?(?P<many>{_N})个?(?P<eachof>年|季度|月|周|星期|[日天])(?!份)"
              "|[按逐](?P<by>半年|年度?|季度?|月|周|[日天])(?=(?:及时|定期)?(?:公开|公布|更新|公示|发布|公告)|[，；。（）]|$)"
              f"|(?<![上下])(?P<bare>半年|年度|季度)(?={_AT_LEAST})"
              f"|{_BEGINS}一?(?P<once_a>半年|年度?|季度?|月度?|周)内?(?=(?:{_MADE}|更新)?(?:{_N}次)|(?:{_MADE}|更新){_ENDS})"
              f"|(?P<this>[当本])(?P<thisof>年度?|季度|月)(?=年?[底末]|(?:{_N}月)?{_N}日|{_N}月[底末份]|[上中下]旬|首个?月|第.季度)"
              "|(?P<next>(?<!季度)(?:次|翌|下))(?P<nextof>年度?|月|季度|周)(?=[0-9一二三四五六七八九十日首第的上中])"),
    ("first", "(?:的|(?:终了|结束)后的?(?=[次下首第]))?(?:第(?P<nth>[一二三1-3])个?月份?|首个?月份?|(?:(?<=后)|(?<=后的)|(?<=每季度))[次下]个?月"
              "|(?P<closing>末个?月份?|最后一?个?月份?))"
              f"(?=的?(?:{_N}日|[底末内]|[上中下]旬))"),
    ("weekday", "(?:(?<=周)|(?<=星期))[一二三四五六日天](?![次至到、和及~])(?:下班)?(?:之前|以前|前)?"),
    ("end", "(?P<part>第?[一二三四1-4]季度|上半年|下半年|年)?"
            "(?:内(?![容有如])|底(?![数线层账稿])|末|终(?![了结止端])|(?P<tenth>[上中下]旬))(?:之前|以前|前)?"
            "|(?P<whole>第?[一二三四1-4]季度|上半年|下半年)(?:之前|以前|前)?"),
    ("since", "(?:之日起?|之时起?|当[日天]起|之?次日起|(?<![0-9一二三四五六七八九十])日起|时起|(?<=日)起|起|之后|以后|后)的?(?:计?算)?，?[在于]?"
              + _AT_MOST + _AHEAD + "|(?:之日起|之时起)(?:计?算)?(?=）)"),
    ("before", f"(?:之前|以前|前)的?(?:至少)?{_AHEAD}"),
    ("nextday", f"(?:第(?P<nthday>{_N})个?|[下次]一?个?)(?:法定)?工作日(?:[之以]?内)?"),
    ("span", "(?<![近去第每0-9〇零一二两三四五六七八九十百])(?:(?<![上下])|(?<=原则上)|(?<=情况下)|(?<=情形下)|(?<=条件下))"
             f"(?<![0-9一二三四五六七八九十]月)个?(?:{_N}(?:{_UNIT})?[至到~-])?(?P<n>{_N})(?P<unit>{_UNIT})"
             "(?P<mode>（含(?:本数)?）(?:[以之]?内)?|（[^（）]{2,12}除外）[以之]?内|左右|(?:以内|之内|内)(?:（含[^（）]{1,8}）|(?![容部外设]))|之前|以前|前|之后|以后|后|及?以上)?"),
    ("half", "半(?P<of>个月|年)(?:以|之)?内"),
    ("unitless", f"(?<![第0-9〇零一二两三四五六七八九十百]){_N}个?(?:工?作|工日|作日)?(?:以|之)?内"
                 "(?=(?:予以|向社会)?公[开布示]|[，；。）]|$)"),
    ("times", f"(?P<least2>至少|不得?少于)?(?P<often>{_N})次(?![会数性序月年日季])"),
    ("retain", "(?:保持|予以|(?:公开|公布|公示)(?:期限?|时间|时长)(?:为|：)?)?"
               "(?P<stays>长期|永久|常年|常态化|全年|持续|任期内|有效期内|存续期内)"
               "(?:公开|公示|公布|有效|保留|保存|展示|张贴)?(?=[，；。（）、并]|及时|随时|实时|动态|$)"),
    ("once", f"(?P<how>当场|当[日天]|次日|翌日|同日|同时|同步|一并){_PUBLISH}|(?P<now>即时|实时|立即|即予|随即|即行)(?!(?:予以)?办[理结]){_PUBLISH}"
             f"|(?<=[后时])(?P<seen>即时|实时|立即)(?=可?查)|(?<={HAN}{{2}})(?<![一二三四五六七八九十要及实同随适即定按准限临届当小])(?P<when>时)(?={_DO}{_MADE})"
             f"|(?<!随)(?P<with>即)(?={_DO}{_MADE})"
             f"|(?<=[^；。，：（①-⑳]{{2}})(?P<prior_to>之前|以前|(?<!之)前)(?={_DO}{_MADE}[^，；。（）]{{0,12}}{_ENDS})"),
    ("vague", f"(?P<above>{_BEGINS}(?:同[上前左](?:一?[行条项]|一事项|述)?|同第{_N}[行条项]|参照上[一1]?[行条项]|〃){_ENDS})"
              f"|(?P<soon>及时|尽快|适时|第一时间|尽早|抓紧){_PUBLISH}|(?P<anytime>随时|不定期|定期|经常){_PUBLISH}"
              f"|(?P<along>随办随公开|边办边公开|即办即公开|(?:事[前中后]|分阶段)公开{_ENDS})"
              "|(?P<moving>动态(?:调整|更新|管理|公开)|滚动更新|最新有效|根据(?:实际)?情况(?:调整|更新))"
              "|(?P<rules>(?:按照|按|依照|依据|根据|遵照)[^，；。（）]{0,24}?"
              f"(?:规定|要求|需要|日程表?|时间表|进度|进展(?:情况)?|安排|实际情况|第{_N}条)"
              "(?:的?(?:时限|期限|时间)|执行|办理)?|(?:严格)?(?:按照?)?在?(?:法定|规定)的?(?:时限|期限|时间)(?:要求)?(?:之?内)?"
              f"|以[^，；。（）]{{0,12}}(?:通知|公告|通告|公示)为准|{_BEGINS}详?见[^，；。（）]{{0,12}}(?:公告|通知|通告|公示|指南)"
              "|另行(?:通知|公告|公布|确定))"
              f"|(?P<about>(?:年|月|季度|学期)初|学期末|(?<=[年月度期])初)(?={_DO}{_MADE}|[，；。）]|$)"
              f"|(?P<longer>(?:可以?)?(?:适当|酌情|申请)延长(?![^，；。]*{_N}))"
              "|(?P<manner>条目化展示|集中展示|为?依申请公开|^主动公开$)"
              f"|(?P<late>(?:之日起|之后|以后|(?<![事前以之先随])后)(?={_DO}{_MADE})"
              f"(?!(?:公示|公告|征[求集]意见)的?(?:期|时间|不|至|{_N}{_UNIT}))|之日起$)"),
)  # fmt: skip

_CYCLES: Final = {
    "年度": "年", "学年": "年", "半个月": "半月", "季": "季度", "月份": "月", "星期": "周", "天": "日",
}  # fmt: skip
_VAGUE: Final = {
    "above": "同上", "soon": "及时", "anytime": "随时", "along": "随时", "moving": "动态", "rules": "按规定",
    "about": "时段", "longer": "缺期限", "manner": "方式", "late": "缺期限",
}  # fmt: skip
_THIRDS: Final = {"上旬": 10, "中旬": 20, "下旬": 0}
_PARTS: Final = {"年": 12, "": 12, "上半年": 6, "下半年": 12} | {
    f"{head}{digit}季度": 3 * at for head in ("", "第") for at, pair in enumerate(("一1", "二2", "三3", "四4"), 1) for digit in pair
}  # fmt: skip


@cache
def _word_pattern() -> re.Pattern[str]:
    """All the words in one pattern; compiling it costs more than checking a hundred items, so only on need."""
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _WORDS))


def words(text: str) -> tuple[Word, ...]:
    """The words of a text that has been through ``plain``. Joined, their texts give it back."""
    out: list[Word] = []
    at = 0
    for match in _word_pattern().finditer(text):
        if match.start() > at:
            _text(out, text[at : match.start()])
        word = _word(match, out)
        if word.kind == "text":
            _text(out, word.text)
        else:
            out.append(word)
        at = match.end()
    _text(out, text[at:])
    return _bracketed(_marked(out))


def _text(out: list[Word], text: str) -> None:
    if not text:
        return
    if out and out[-1].kind == "text":
        out[-1] = Word("text", out[-1].text + text)
    else:
        out.append(Word("text", text))


def _word(match: re.Match[str], before: list[Word]) -> Word:
    kind, text, got = str(match.lastgroup), match.group(), match
    if kind == "span":
        return _span(text, got)
    if kind == "nextday":
        return Word("span", text, number(got["nthday"] or "1"), "工作日", "内")
    if kind == "validity":
        return Word("text", text)
    if kind == "half":
        return Word("span", text, *((15, "日") if got["of"] == "个月" else (6, "月")), how="内")
    if kind == "date":
        return _date(text, got)
    if kind == "every":
        return _every(text, got)
    if kind == "first":
        return Word("first", text, 3 if got["closing"] else number(got["nth"] or "1"))
    if kind == "weekday":
        weekly = bool(before) and before[-1].kind == "every" and before[-1].what == "周"
        return Word("weekday", text, "一二三四五六".find(text[0]) % 7 + 1) if weekly else Word("text", text)
    if kind == "end":
        return _end(text, got, before)
    if kind == "times":
        return Word("times", text, number(got["often"]), how="至少" if got["least2"] else "")
    return _other(kind, text, got)


def _every(text: str, got: re.Match[str]) -> Word:
    cycle = next((c for k in ("each", "eachof", "by", "bare", "once_a", "thisof", "nextof") if (c := got[k])), "半年")
    how = "次" if got["next"] else "本" if got["this"] else ""
    return Word("every", text, number(got["many"] or "1"), _CYCLES.get(cycle, cycle), how)


def _end(text: str, got: re.Match[str], before: list[Word]) -> Word:
    """The end of the period that the word before names; 年底 alone is the end of each year."""
    part, third = got["part"] or got["whole"] or "", got["tenth"] or ""
    after = before[-1] if before else Word("text", "：")
    if (
        (part == "年" or part.startswith("第"))
        and after.kind == "text"
        and after.text.endswith(tuple("；。，：（于在"))
    ):
        return Word("end", text, _PARTS[part])
    monthly = after.kind == "every" and after.what == "月"
    if after.kind == "first" or (monthly and third):
        return Word("end", text, _THIRDS.get(third, 0), how="旬")
    if third or after.kind not in ("every", "inyear") or (part and after.kind == "every" and after.what != "年"):
        return Word("text", text)
    return Word("end", text, _PARTS[part])


def _other(kind: str, text: str, got: re.Match[str]) -> Word:
    if kind == "notice":
        return Word(kind, text, what=(got["sort"] or "").removeprefix("公开"), how="至少" if got["least"] else "")
    if kind == "keep":
        return Word(kind, text, how="至少" if got["stay"] or got["bare_stay"] else "")
    if kind == "extend":
        return Word(kind, text, how="至" if got["until"] else "")
    if kind == "retain":
        stays = got["stays"] or ""
        return Word(kind, text, what="长期" if stays in ("常年", "常态化", "持续") else stays)
    if kind == "inyear":
        return Word(kind, text, year=number(got["theyear"] or ""))
    if kind == "once":
        how = "之前" if got["prior_to"] else got["how"] or "即时"
        how = how.replace("天", "日").replace("翌日", "次日").replace("同步", "同时").replace("一并", "同时")
        return Word(kind, text, what=how, how=got["with"] or got["when"] or "")
    if kind == "vague":
        return Word(kind, text, what=next(sort for group, sort in _VAGUE.items() if got[group]))
    return Word(kind, text)


_YEARS: Final = 999
"""Nobody has more years than this for anything; beyond it stands a year."""


def _span(text: str, got: re.Match[str]) -> Word:
    amount, unit, mode = number(got["n"] or ""), got["unit"] or "", got["mode"] or ""
    how = next((sort for sort in ("内", "前", "后", "上", "左右") if sort in mode), "")
    if not amount or (unit == "年" and amount > _YEARS):
        return Word("text", text)  # 自2026年起
    if "工作" in unit:
        return Word("span", text, amount, "工作日", how)
    if unit.endswith(("周", "星期")):
        return Word("span", text, 7 * amount, "日", how)
    return Word("span", text, amount, next((u for u in ("月", "小时", "分钟", "年") if u in unit), "日"), how)


def _date(text: str, got: re.Match[str]) -> Word:
    month, day = number(got["month"] or ""), number(got["day"] or "0")
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not 1 <= month <= 12 or not 0 <= day <= longest[month - 1] or (got["day"] and not day):
        return Word("text", text)
    if got["third"]:
        day = _THIRDS[got["third"]]
    return Word("date", text, day, how=got["opens"] or "", month=month, year=number(got["year"] or "0"))


def _marked(found: list[Word]) -> list[Word]:
    """Stops as words of their own: text is cut at ；。， and brackets; 公示 before 7日内 is a verb, no notice period."""
    out: list[Word] = []
    for index, word in enumerate(found):
        after = found[index + 1].how if word.kind == "notice" else ""
        if not word.how and (after in ("内", "前") or (after == "后" and word.text.endswith("期满"))):
            word = Word("text", word.text)
        if word.kind != "text":
            out.append(word if word.kind != "list" else Word("stop", word.text))
            continue
        for piece in re.split("([；。，（）])", word.text):
            if piece in ("；", "。"):
                out.append(Word("stop", piece))
            elif piece in ("，", "（", "）"):
                out.append(Word(piece, piece))
            else:
                _text(out, piece)
    return out


def _bracketed(found: list[Word]) -> tuple[Word, ...]:
    """A bracket that says nothing of time is text (信息形成（变更）); one that does becomes a word with words inside."""
    out: list[Word] = []
    index = 0
    while index < len(found):
        word = found[index]
        close = next((at for at in range(index, len(found)) if found[at].kind == "）"), 0) if word.kind == "（" else 0
        if not close:
            _text(out, word.text) if word.kind in ("（", "）", "text") else out.append(word)
            index += 1
            continue
        inner = found[index + 1 : close]
        text = "".join(part.text for part in found[index : close + 1])
        if any(part.kind in HARD | SOFT | {"since", "every"} and part.what != "方式" for part in inner):
            out.append(Word("bracket", text, inner=tuple(inner)))
        else:
            _text(out, text)
        index = close + 1
    return tuple(out)
