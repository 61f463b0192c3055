"""审核结果、名单、方案的公示，要写从什么事情起、几个工作日内开始公示。

公示是请群众提意见的，写“信息形成之日起20个工作日内”是把一般期限抄了过来：20个工作日以后才公示，意见已经来不及。开始公示的期限和公示期两样都写：“自初审意见形成之日起3个工作日内公示，公示期7日”。公示期几日按各领域的规定；行政执法公示、收费公示等只是“公开”的意思，不报（政府信息公开条例第六条）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 审核结果公示
        公开内容: [低保标准]
        公开时限: 自信息形成或者变更之日起20个工作日内

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 审核结果公示
        公开内容: [低保标准]
        公开时限: 自初审意见形成之日起3个工作日内公示，公示期7日

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 行政执法公示
        公开内容: [低保标准]
        公开时限: 自信息形成或者变更之日起20个工作日内
"""

import re
from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING

# A draft or a result that is laid open for objections; 执法公示, 收费公示, 双公示 only mean “made public”.
_LAID_OPEN = re.compile(
    "(?:审核|初审|评审|评议|认定|确认|名单|人选|候选人|对象|推荐|评选|选址|方案|草案)(?:结果|情况|信息|名单)?公示$"
)


def check(corpus: Corpus) -> Iterator[Fault]:
    for item in corpus.live:
        if _LAID_OPEN.search(item.title) and _general(item.time_limit):
            yield Fault(
                item.place("公开时限"),
                f"“{item.title}”写的是一般期限20个工作日，没有写公示期",
                "写开始公示的期限和公示期，如“自初审意见形成之日起3个工作日内公示，公示期7日”",
            )


def _general(text: str) -> bool:
    """Whether a sentence says no more than 20 working days, whatever it says of other laws and of later on."""
    from gwstd.domain.timelimit import Extension, Retention, Saving, Within, parse

    limit = parse(text)
    values = [c.value for c in limit.clauses if not isinstance(c.value, Saving | Retention | Extension)]
    value = values[0] if len(values) == 1 and not limit.unparsed else None
    return isinstance(value, Within) and (value.span.amount, value.span.unit) == (20, "工作日")
