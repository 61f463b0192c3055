"""键名要与标准一致，多一字少一字都不认。

错在键名上；提示里给出最接近的标准键名。本地增加的内容写在“扩展”里。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内空: [低保标准]

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
    return corpus.noted("key-unknown")
