"""已公开的行政处罚决定被变更、撤销、确认违法或者确认无效的，三日内撤回决定信息并公开说明理由。

行政处罚法第四十八条；三日是工作日（行政处罚法第八十五条）。只报时限里写了撤回而天数超过的，没有写撤回的不报。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 行政处罚
        二级事项: 骗取社会救助的处罚
        公开内容: [行政处罚决定]
        公开时限: 自作出行政决定之日起7个工作日内；决定被依法撤销的，7个工作日内撤回并公开说明理由

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 行政处罚
        二级事项: 骗取社会救助的处罚
        公开内容: [行政处罚决定]
        公开时限: 自作出行政决定之日起7个工作日内；决定被依法变更、撤销、确认违法或者确认无效的，3日内撤回并公开说明理由

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 行政处罚
        二级事项: 骗取社会救助的处罚
        公开内容: [行政处罚决定]
        公开时限: 自作出行政决定之日起7个工作日内，公示满一年的20个工作日内撤下
"""

import re
from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.ERROR

_TAKEN_BACK = re.compile("撤回|撤下|删除")
_CASE = re.compile("撤销|变更|违法|无效")
_MATTER = "处罚"
_LONGEST = 3


def check(corpus: Corpus) -> Iterator[Fault]:
    for item in corpus.live:
        if not _TAKEN_BACK.search(item.time_limit) or _MATTER not in "".join((*item.names, item.time_limit)):
            continue
        if span := _too_long(item.time_limit):
            yield Fault(
                item.place("公开时限"),
                f"处罚决定被变更、撤销后写的是“{span}”撤回，超过了法定的三日",
                "写“决定被依法变更、撤销、确认违法或者确认无效的，3个工作日内撤回并公开说明理由”",
                find=span if span in item.time_limit else "",
            )


def _too_long(text: str) -> str:
    """The span within which a decision that no longer stands is taken back, where it is too long."""
    from gwstd.domain.timelimit import Within, parse

    for clause in parse(text).limits:
        value = clause.value
        if not isinstance(value, Within) or not _TAKEN_BACK.search(clause.act):
            continue
        if _CASE.search(clause.case + value.event) and (
            value.span.amount > _LONGEST or value.span.unit in ("月", "年")
        ):
            return str(value.span)
    return ""
