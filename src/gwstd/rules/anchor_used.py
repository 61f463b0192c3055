"""不用 YAML 的锚点（&）、别名（*）、标签（!）、合并键（<<）和复杂键（?）。

它们让人看不出一个事项到底写了什么，也会被用来制造超大数据。各事项相同的内容写进“默认”。以 & * ! 开头的文字要加英文引号。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: &a [低保标准]
      - 编码: shjz-mzj-002
        一级事项: 特困供养
        公开内容: *a

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
    return corpus.noted("anchor-used")
