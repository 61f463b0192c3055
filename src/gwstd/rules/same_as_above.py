"""不写“同上”“同前”：每个事项要单独读得懂。

事项会被单独查到、单独打印，“上”面是什么就不知道了。各事项相同的内容写进“默认”。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 同上

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 自制定或者获取信息之日起10个工作日内
"""

import re
from collections.abc import Iterator

from gwstd.domain.texts import having
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.ERROR


_WHAT = "(?:(?:公开)?(?:内容|依据|时限|主体|渠道|对象|方式|层级|事项)|以上|均|皆|都)*"
_WHICH = "(?:上|前|左)(?:一|述)?(?:行|表|款|项|条|栏|格|列|事项)?"
# The whole text must say no more than that: 会同上级民政部门, 同前款规定的家庭, 同上年 are ordinary words.
_ABOVE = re.compile(
    rf"{_WHAT}(?:同|见|如|与|和){_WHICH}(?:相同|一致|同)?(?:[（(].*[）)])?[。.；;，,]?"
    r"|同(?:本表)?第?[0-9一二三四五六七八九十]+(?:行|项|条|款|号|栏)[。.；;，,]?|[〃″\"]+"
)
_SIGN = re.compile(r"同|[见如与和]\s*[上前左]|[〃″\"]")  # one of these is in every such text


def check(corpus: Corpus) -> Iterator[Fault]:
    for item, path, text in having(corpus, _SIGN):
        if _ABOVE.fullmatch("".join(text.split())):
            yield Fault(
                item.place(*path), f"写的是“{text}”，单独看不知道内容", "把上面的内容写出来；各事项都一样的写进“默认”"
            )
