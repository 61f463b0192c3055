"""行首缩进只用半角空格，每层两个；不用 TAB、全角空格。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
    \t- 编码: shjz-mzj-001
    \t  一级事项: 最低生活保障

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

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    return corpus.noted("indent-character")
