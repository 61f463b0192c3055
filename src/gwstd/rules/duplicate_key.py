"""同一个键在一处只写一次。

同一个事项里“公开时限”写了两次，只有一次会生效，另一次悄悄丢失。多半是复制时漏了新事项前面的“- ”。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        一级事项: 特困供养
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

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    return corpus.noted("duplicate-key")
