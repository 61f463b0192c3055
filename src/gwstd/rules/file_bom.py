"""UTF-8 文件开头不必带 BOM 标记。

带 BOM 不影响读取，只作提示。记事本“另存为”时选“UTF-8”而不是“带有 BOM 的 UTF-8”。

错例（BOM）::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
"""

from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.INFO


def check(corpus: Corpus) -> Iterator[Fault]:
    return corpus.noted("file-bom")
