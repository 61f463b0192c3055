"""公开时限要能算出最后一天：从哪一天起、几天内。

“及时”“实时”“随时”“动态调整”“按有关规定”说不出哪天算迟；“长期公开”“公示7日”说的是公开多久，不是何时公开；“20个工作日”没有起算日。没有更短规定的，写“自信息形成或者变更之日起20个工作日内”（政府信息公开条例第二十六条）。写了“同上”的由规则 same-as-above 报告。

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
"""

import re
from collections.abc import Iterator

from gwstd.domain.timelimit import WHY, parse
from gwstd.model import Corpus, Fault, Severity

_ELSEWHERE = frozenset({"同上"})  # same-as-above
_REMARKS = frozenset({"随时", "动态"})  # beside a real limit they only say that it is kept up to date
# The plain form, with nothing vague about it, is most limits of a catalogue and needs no parsing.
_PLAIN = re.compile(r"自(?:(?!及时|实时|随时|规定)[^，；。]){2,40}之日起\d{1,3}个?(?:工作)?日内(?:予以)?(?:公开)?")

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    for item in corpus.live:
        if _PLAIN.fullmatch(item.time_limit):
            continue
        limit = parse(item.time_limit)
        for vague in limit.vague:
            if vague.kind in _ELSEWHERE or (vague.kind in _REMARKS and limit.limits):
                continue
            yield Fault(
                item.place("公开时限"),
                f"时限“{vague.words}”{WHY[vague.kind]}",
                "写成“自……之日起……个工作日内”；没有专门规定的，写“自信息形成或者变更之日起20个工作日内”",
                find=vague.words,
            )
