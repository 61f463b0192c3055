"""法定事项写的项要在条例里有：只有第二十条分（一）至（十五）项。

政府信息公开条例第十九条、第二十一条不分项，写“第二十一条第（六）项”对不上任何内容；抄旧条例（2007年，国务院令第492号）的条款号常这样错（政府信息公开条例第十九条至第二十一条）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        法定事项: [第二十一条第（六）项]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        法定事项: [第十九条第（三）项]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        法定事项: [第二十条第（十五）项, 第二十一条]
"""

import re
from collections.abc import Iterator

from gwstd.domain.texts import saying
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.ERROR

_NO_ITEMS = re.compile("第(?:十九|二十一)条(?:第[一二]款)?第（[一二三四五六七八九十]+）项")


def check(corpus: Corpus) -> Iterator[Fault]:
    for item, path, text in saying(corpus, _NO_ITEMS.fullmatch, {"法定事项"}):
        article = text.partition("条")[0] + "条"
        yield Fault(
            item.place(*path),
            f"政府信息公开条例{article}不分项，没有“{text}”",
            f"改为“{article}”，或第二十条的某一项，如“第二十条第（五）项”",
        )
