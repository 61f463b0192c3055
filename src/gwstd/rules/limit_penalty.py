"""行政许可、行政处罚的决定，自作出之日起7个工作日内公开，不写20个工作日。

行政执法公示制度规定，行政许可、行政处罚的执法决定信息要在执法决定作出之日起7个工作日内公开，其他执法信息20个工作日内公开（国办发〔2018〕118号）。同一事项既有办事指南又有决定的，分别写明：“办事指南自信息形成或者变更之日起20个工作日内；许可决定自作出行政决定之日起7个工作日内”。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 行政处罚
        二级事项: 骗取社会救助的处罚
        公开内容: [处罚决定书文号, 行政处罚决定]
        公开时限: 自信息形成或者变更之日起20个工作日内

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 行政处罚
        二级事项: 骗取社会救助的处罚
        公开内容: [处罚裁量基准, 行政处罚决定]
        公开时限: 裁量基准自信息形成之日起5个工作日内；处罚决定20个工作日内

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 行政处罚
        二级事项: 骗取社会救助的处罚
        公开内容: [处罚裁量基准, 行政处罚决定]
        公开时限: 裁量基准自信息形成或者变更之日起20个工作日内；处罚决定自作出行政决定之日起7个工作日内

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 行政许可
        二级事项: 养老机构备案指南
        公开内容: [办理条件, 申请材料, 不予许可决定的救济途径]
        公开时限: 自信息形成或者变更之日起20个工作日内
"""

import re
from collections.abc import Iterator
from itertools import chain

from gwstd.domain.patterns import late, words
from gwstd.domain.texts import named, time_limits
from gwstd.model import Corpus, Fault, Item, Severity
from gwstd.vocabulary import PROACTIVE

SEVERITY = Severity.ERROR

_SIGNS = words({"许可", "处罚"})
_MATTER = late("行政(?:许可|处罚)")
# An element that is the decision itself; what is said about decisions (救济途径, 裁量基准) is not.
_DECISION = late("(?:许可|处罚|审批)(?:决定|结果)(?:书|信息|全文|摘要)?(?:（.*）)?$")
_OF_DECISION = late(
    "^(?!除|.*以外)(?!.*(?:依据|程序|流程|指南|基准|条件|进度|进展|过程)).*(?:决定|结果|许可|处罚|双公示)"
)
# With one of these the decision's limit is short, and the sentence need not be read.
_SHORT = re.compile("(?:决定|结果|双公示)[^；;。，,]*?(?<![0-9])[1-7]个工作日")
_NAMED = late("(?:许可|处罚)(?:决定|结果)(?:书|信息|公示|公开|公布)?$")  # the matter itself is the decision
_SAYS = re.compile("(?:许可|处罚)(?:的?决定)?[^；;。，,]{0,6}(?:之日|后)")  # the sentence counts from the decision
_LONGEST = 7


def check(corpus: Corpus) -> Iterator[Fault]:
    counted = [item for text, items in time_limits(corpus).items() if _SAYS.search(text) for item in items]
    for item in {id(item): item for item in chain(named(corpus, _SIGNS), counted)}.values():
        if item.mode not in ("", PROACTIVE):
            continue
        decision = _decision(item)
        if decision and not _SHORT.search(item.time_limit) and _late(item.time_limit):
            yield Fault(
                item.place("公开时限"),
                f"“{decision}”的公开时限超过了7个工作日",
                "写明“决定自作出行政决定之日起7个工作日内”；同一事项的其他内容另写时限，用“；”隔开",
            )


def _decision(item: Item) -> str:
    """The name of the decision that an item publishes: one of its elements, the matter itself, or what its limit counts
    from; empty text where there is none."""
    if _MATTER.search("".join(item.names)):
        if found := next((text for text in item.contents if _DECISION.search(text)), ""):
            return found
        if _NAMED.search(item.title):
            return item.title
    match = _SAYS.search(item.time_limit)
    return item.title if match and "决定" in match[0] else ""


def _late(text: str) -> bool:
    """Whether the limit of the decision is too long; of all limits, where the sentence does not tell contents apart."""
    from gwstd.domain.timelimit import Within, parse

    limits = parse(text).limits
    own = [clause for clause in limits if _OF_DECISION.search(clause.subject or getattr(clause.value, "event", ""))]
    spans = [clause.value.span if isinstance(clause.value, Within) else None for clause in own or limits]
    return bool(spans) and all(span is not None and _days(span.amount, span.unit) > _LONGEST for span in spans)


def _days(amount: int, unit: str) -> float:
    """Working days in a span, at the most: so many calendar days that no holidays can make them seven."""
    return {"工作日": amount, "日": amount / 2, "月": 20 * amount, "年": 240 * amount}.get(unit, 0)
