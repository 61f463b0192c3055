"""法定事项的项号要和事项对得上：许可是（五），处罚、强制是（六），预决算是（七）。

政府信息公开条例第二十条：第（五）项是行政许可和其他对外管理服务事项，第（六）项是行政处罚、行政强制，第（七）项是财政预算、决算，第（八）项是行政事业性收费，第（九）项是政府集中采购，第（十二）项是突发公共事件的应急预案、预警信息及应对情况，第（十四）项是公务员招考。法定公开内容是否齐全按项号核对，写错了就算缺项。只在事项名称明确、又写了第二十条的别的项时才报；十五项内容本区是否都有事项对应，要对着全部目录看，不是一个事项的错（政府信息公开条例第二十条）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 行政处罚决定
        公开内容: [处罚决定书]
        公开时限: 自作出行政处罚决定之日起7个工作日内
        法定事项: [第二十条第（五）项]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 行政处罚决定
        公开内容: [处罚决定书]
        公开时限: 自作出行政处罚决定之日起7个工作日内
        法定事项: [第二十条第（六）项]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        法定事项: [第二十条第（十一）项, 第二十一条]
"""

import re
from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING

_DUE = (
    (re.compile("行政处罚|行政强制"), "六"), (re.compile("行政许可"), "五"), (re.compile("(?:部门|财政|政府|年度|三公)[^、]{0,6}(?:预算|决算|预决算)"), "七"),
    (re.compile("行政事业性收费"), "八"), (re.compile("政府(?:集中)?采购"), "九"), (re.compile("应急预案|预警信息"), "十二"),
    (re.compile("公务员(?:招考|招录|录用)"), "十四"),
)  # fmt: skip
_SIGN = re.compile("行政|算|采购|应急|预警|公务员")  # a quick look before each of these
_NUMBER = re.compile("第二十条(?:第一款)?第（([一二三四五六七八九十]+)）项")
_ANYTHING = frozenset({"一", "十五"})  # documents on any matter; whatever another law wants public


def check(corpus: Corpus) -> Iterator[Fault]:
    for item in corpus.live:
        if not item.statutory or not _SIGN.search(item.title):
            continue
        numbers = [(index, match[1]) for index, text in enumerate(item.statutory) if (match := _NUMBER.fullmatch(text))]
        written = {number for _, number in numbers}
        due = [number for pattern, number in _DUE if pattern.search(item.title)]
        if len(due) == 1 and written and not written & {due[0], *_ANYTHING}:
            index, number = numbers[0]
            yield Fault(
                item.place("法定事项", index),
                f"事项“{item.title}”写的是第二十条第（{number}）项",
                f"应是“第二十条第（{due[0]}）项”，请核对条例原文",
            )
