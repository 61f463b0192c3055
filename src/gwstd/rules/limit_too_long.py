"""主动公开的期限最长是信息形成或者变更之日起20个工作日。

政府信息公开条例第二十六条；法律、法规另有规定的从其规定。只报以“信息形成、变更、产生、制定、获取”起算而超过的（超过20个工作日或者30日）；自己有起算事情的（“批复后”“人民代表大会批准后”“每年几月几日前”）不报；依据里有写到条款的其他法律、法规，或者有依据库里没有的依据，也不报，那里可能另定了期限（政府信息公开条例第二十六条）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开方式: 主动公开
        公开时限: 自信息形成或者变更之日起30个工作日内

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开方式: 主动公开
        公开时限: 自信息形成之日起2个月内

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开方式: 主动公开
        公开时限: 自信息形成或者变更之日起20个工作日内

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开方式: 主动公开
        公开时限: 自上级批复之日起30个工作日内

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开方式: 主动公开
        公开时限: 自信息形成之日起1个月内
"""

import re
from collections.abc import Iterator

from gwstd.domain.library import shared
from gwstd.domain.texts import time_limits
from gwstd.model import Corpus, Fault, Item, Severity
from gwstd.vocabulary import PROACTIVE

SEVERITY = Severity.ERROR

_DONE = "(?:形成|变更|产生|制定|获取|更新|生成|制作|保存)"
_EVENT = re.compile(f"(?:该|公开事项|政府)*(?:信息)?{_DONE}(?:(?:或者?|和|及|、|，|（)*{_DONE}）?)*该?(?:信息)?")
# Reading a sentence is slow, so only one with an amount that may be too long is read.
_LONG = re.compile(
    r"(?:[2-9２-９][1-9１-９]|[3-9３-９][0０]|[0-9０-９]{3}|[二三四五六七八九]十[一二三四五六七八九]?|百.?.?.?)\s*个?\s*(?:法定)?工作"
    r"|(?<!月)(?:[3３][1-9１-９]|[4-9４-９][0-9０-９]|[0-9０-９]{3}|[三四五六七八九]十[一二三四五六七八九]?|百.?.?.?)"
    r"\s*个?\s*(?:自然日|日|天)(?!前)|个\s*月|月[以之]?内|年[以之]?内|周|星期"
)
_WORKING_DAYS = 20
_DAYS = {"日": 1, "月": 30, "年": 365}
_MOST_DAYS = 30
_BINDING = frozenset({"法律", "行政法规", "地方性法规"})
_REGULATIONS = "中华人民共和国政府信息公开条例"


def check(corpus: Corpus) -> Iterator[Fault]:
    if "laws.yaml" in corpus.unread:
        return
    for text, items in time_limits(corpus).items():
        proactive = [item for item in items if item.mode == PROACTIVE] if _LONG.search(text) else []
        span = _too_long(text) if proactive else ""
        for item in proactive if span else ():
            if not _own_basis(corpus, item):
                yield Fault(
                    item.place("公开时限"),
                    f"“{span}”超过了条例规定的20个工作日",
                    "改为20个工作日以内；法律、法规另有规定的，把那一条写进公开依据",
                    find=span if span in text else "",
                )


def _too_long(text: str) -> str:
    """The first span in a sentence that runs from the information's forming and is too long, or empty text."""
    from gwstd.domain.timelimit import Within, parse

    for clause in parse(text).limits:
        value = clause.value
        if isinstance(value, Within) and _EVENT.fullmatch(value.event):
            amount, unit = value.span.amount, value.span.unit
            if amount > _WORKING_DAYS if unit == "工作日" else amount * _DAYS.get(unit, 0) > _MOST_DAYS:
                return str(value.span)
    return ""


def _own_basis(corpus: Corpus, item: Item) -> bool:
    """Whether an article of another law, or a text that the library does not know, may set the limit."""
    library = shared(corpus.laws)
    for text in item.bases:
        reading = library.resolve(text)
        if reading.law is None:
            return True
        if reading.law.kind in _BINDING and reading.law.name != _REGULATIONS and reading.citation.article:
            return True
    return False
