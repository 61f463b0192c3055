"""公开时限要能算出最后一天：从哪一天起、几天内。

“及时”“实时”“随时”“动态调整”“按有关规定”说不出哪天算迟；“长期公开”“公示7日”“不少于10个工作日”说的是公开多久，不是何时公开；“20个工作日”没有起算日，“会议结束后公布”没有写几天内；“视情况公布”什么也没有定。没有更短规定的，写“自信息形成或者变更之日起20个工作日内”（政府信息公开条例第二十六条）。写了“同上”的由规则 same-as-above 报告。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 及时公开

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 20个工作日

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 公示期不少于7日

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 自公告发布之日起不少于10个工作日

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 审批会议结束后公布

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 视情况公布

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 自审核结果形成之日起3个工作日内公示，公示期不少于7日；低保对象名单长期公开

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 每季度终了之日起10个工作日内，遇有调整的随时更新

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 每年1月31日前

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 审核结果形成后及时公示，最迟不超过3个工作日，并及时更新
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gwstd.domain.blanks import is_blank
from gwstd.domain.patterns import late
from gwstd.domain.texts import time_limits
from gwstd.model import Corpus, Fault, Severity

if TYPE_CHECKING:
    from gwstd.domain.timelimit import TimeLimit, Vague

SEVERITY = Severity.WARNING

_ELSEWHERE = frozenset({"同上"})  # same-as-above
_REMARKS = frozenset({"随时", "动态"})  # beside a real limit they only say that it is kept up to date

# Reading a sentence takes 0.4 ms, so it is read only when a vague word is in it, or a clause without start or amount.
_VAGUE = re.compile(
    "及时|[实随适即]时|尽快|动态|滚动|规定|要求|按|同上|长期|永久|[常全]年|任期|公开期|存续|有效期|持续|左右|(?:适当|酌情|申请)延长|公告期|[日天月年周]后|学期[初末]"
    r"|(?:公示|保留|保存|展示)\s*[0-9０-９一二三四五六七八九十]|(?<![期限间])(?:不得?[少低短]于|[≥最][少短]?)"
)
_CASE = re.compile("(?:^|(?<=[，；;。]))[^，；;。起内]{2,30}(?:的|的决定)，(?=自)")
_NOTICE = re.compile("公示(?:期|时间)")
_PLAIN_WORDS = re.compile(
    "[，；](?:如|遇)?有?(?:调整|变更|变化|变动|更新)的?，?随时(?:更新|公开)$|规定(?=(?:印发|公布|发布)之日起)"
)
"""Words of ``_VAGUE`` that are none here: kept up to date after a limit; a paper that is called 规定."""
_UNREAD = late(r"[0-9０-９一二三四五六七八九十两半]+个?(?:工作|日|天|月|小时|分钟|年|周|星期|季)|[与和同].*同[时步日]")
_START = re.compile("[起后底末每]|(?<!提)前")
_AMOUNT = re.compile(
    r"[0-9０-９一二三四五六七八九十两半]+个?(?:工作日|日|天|月|小时|年|周|季)|(?:月|季|年|日)[底末前]|[上中下]旬"
)


_ADVICE = "写成“自……之日起……个工作日内”；没有专门规定的，写“自信息形成或者变更之日起20个工作日内”"
_ADVICES = {
    "只有公示期": "先写几日内开始公示，再写公示期，如“自审核结果形成之日起3个工作日内公示，公示期不少于7日”",
    "只有时长": "先写首次公开的期限，再写公开多久，如“自信息形成或者变更之日起20个工作日内，长期公开”",
    "实时": "写明随什么事情，如“预警发布时即时公开”；不是即时的，写“自……之日起……个工作日内”",
    "缺起算": "写明从哪一天起算，如“自信息形成或者变更之日起”",
    "缺单位": "写明是工作日还是日，如“20个工作日内”",
}
"""Kind of vagueness → what to write; ``_ADVICE`` for the others."""
_AHEAD = "写明在什么事情以前，如“停水24小时前公布”"
_LAID_OPEN = late("征求意见|公示|听取意见")


def check(corpus: Corpus) -> Iterator[Fault]:
    for text, items in time_limits(corpus).items():
        if not is_blank(text) and _doubtful(text):  # element-missing asks for what is not there
            found = tuple(_vague(text))
            for item in items:
                for message, advice, written in found:
                    yield Fault(item.place("公开时限"), message, advice, find=written)


def _vague(text: str) -> Iterator[tuple[str, str, str]]:
    """What is vague in a sentence: message, advice, and the words themselves."""
    from gwstd.domain.timelimit import WHY, parse

    limit = parse(text)
    for vague in limit.vague:
        if vague.kind in _ELSEWHERE or (vague.kind in _REMARKS and limit.limits) or _open_from(limit, vague):
            continue
        advice = _AHEAD if "提前" in vague.words else _ADVICES.get(vague.kind, _ADVICE)
        written = vague.words if vague.words in text else text
        yield f"时限“{written}”{WHY[vague.kind]}", advice, written
    if not limit.limits and not limit.vague and limit.unparsed and not _UNREAD.search(text):
        yield f"时限“{text}”没有写从哪一天起、几天内", _ADVICE, text


def _open_from(limit: "TimeLimit", vague: "Vague") -> bool:
    """Whether a sentence says from what event something lies open and how long: 草案形成后公开征求意见，不少于30日."""
    from gwstd.domain.timelimit import Notice, Retention

    if vague.kind == "只有公示期":  # 处置前公示7日 says as well when it must lie open
        return all(isinstance(c.value, Notice) and (c.value.event or c.subject.endswith("前")) for c in limit.clauses)
    lasting = any(isinstance(c.value, Notice | Retention) and c.value.span is not None for c in limit.clauses)
    return vague.kind == "缺期限" and lasting and _LAID_OPEN.search(vague.words) is not None


def _doubtful(text: str) -> bool:
    if _VAGUE.search(text):
        text = _PLAIN_WORDS.sub("", text)
        if _VAGUE.search(text):
            return True
    # How long a notice stays up, beside a real limit, is no vagueness; in what case a limit holds (……的，自……) needs none.
    text = _CASE.sub("", text)
    clauses = [clause for clause in re.split("[；;。，,]|(?<=内)、", text) if clause and not _NOTICE.search(clause)]
    return not clauses or not all(_START.search(clause) and _AMOUNT.search(clause) for clause in clauses)
