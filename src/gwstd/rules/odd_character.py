"""文字里没有看不见的字符：零宽空格、不换行空格、控制字符、私用区字符。

多半是从网页、PDF、微信复制带来的；它们让查找、比对和排版出错。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低\u200b生活保障
        公开内容: [低保标准]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法]
"""

from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    return corpus.noted("odd-character")
