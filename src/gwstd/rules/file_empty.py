"""目录文件不能是空的。

只有注释也算空。不再需要的文件请删除；停用的事项留在文件里，写“状态: 停用”。

错例::

    # 还没有填写

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
    return corpus.noted("file-empty")
