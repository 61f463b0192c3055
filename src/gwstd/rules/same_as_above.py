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

from gwstd.domain.texts import texts
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.ERROR


_ABOVE = re.compile(r"(?:内容|依据|时限|主体|渠道)?同(?:上|前)(?:一?行|表|款|项)?|^[〃″\"]+$")


def check(corpus: Corpus) -> Iterator[Fault]:
    for item in corpus.live:
        for path, text in texts(item):
            if "同" not in text and len(text) > 3:
                continue
            match = _ABOVE.search(text)
            if match and len(text) <= len(match.group()) + 6:
                yield Fault(item.place(*path), f"写的是“{text}”，单独看不知道内容", "把上面的内容写出来；各事项都一样的写进“默认”")
