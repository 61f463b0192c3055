"""公开时限里的数字和单位没有错别字，次序没有颠倒。

“10个工作曰”“二O个工作日”“之日20个工作日起”多半是识别、输入时的错字，读的人猜得出，程序算不出，印出来也不像样；“0个工作日”不是期限。期限写阿拉伯数字加“个工作日”“日”“个月”，起算写在前面：“自……之日起20个工作日内”（政府信息公开条例第二十六条，GB/T 15835-2011）。

用 gwstd fmt --fix 可以改正认得准的错字。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        公开时限: 自审核结果形成之日起10个工作曰内

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        公开时限: 自信息形成或者变更之日20个工作日起

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        公开时限: 自审核结果形成之日起10个工作日内
"""

import re
from collections.abc import Iterator

from gwstd.domain.numerals import value
from gwstd.domain.patterns import late
from gwstd.domain.texts import time_limits
from gwstd.model import Corpus, Fault, Fix, Place, Severity

SEVERITY = Severity.ERROR

_LETTER = "[OoｏＯ](?=个?(?:工作)?[日曰天月])"  # a letter for a nought
_SIGN = re.compile(f"曰|{_LETTER}|工[做座]日|个工日|之日[0-9一二三四五六七八九十]|(?<![0-9.])0个|零")
_MISSPELT = (
    (re.compile("曰"), "日"),
    (late(f"(?<=[0-9]){_LETTER}"), "0"),
    (re.compile("工[做座]日|(?<=个)工日"), "工作日"),
)
_TENS = late(f"([一二三四五六七八九]){_LETTER}")
_TURNED = late("(之日)((?:[0-9]+|[一二三四五六七八九十]+)个?(?:工作日|日|天|月))(起|后起)(?!算)")
_ZERO = re.compile("(?<![0-9.])(?:0|零)个?(?:工作日|日|天|个?月)(?:以?内)?")


def check(corpus: Corpus) -> Iterator[Fault]:
    for text, items in time_limits(corpus).items():
        if _SIGN.search(text):
            for item in items:
                yield from _faults(item.place("公开时限"), text)


def _faults(place: Place, text: str) -> Iterator[Fault]:
    if match := _TURNED.search(text):
        right = f"{match[1]}起{match[2]}内"
        yield Fault(place, f"“{match[0]}”次序颠倒", f"改为“{right}”", find=match[0], fix=Fix(right))
    elif match := _ZERO.search(text):
        yield Fault(place, f"“{match[0]}”不是期限", "当天就公开的写“当日公开”；不是的写出天数", find=match[0])
    elif (right := _spelt(text)) != text:
        yield Fault(place, f"时限“{text}”有错别字", f"改为“{right}”", find=text, fix=Fix(right))


def _spelt(text: str) -> str:
    """The sentence with the characters that were surely meant: 二O个工作曰 → 20个工作日."""
    for pattern, right in _MISSPELT:
        text = pattern.sub(right, text)
    return _TENS.sub(lambda match: f"{value(match[1])}0", text)
