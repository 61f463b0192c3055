"""目录文件夹里只放登记的文件：五个登记文件和“单位代码/领域代码.yaml”。

别的文件不会进入汇编，所以每个都要说明。草稿、附件请放到别处；名字写错的事项文件由规则 item-file-name 报告。

错例（文件名 mzj/社会救助底稿.txt）::

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
        公开依据: [社会救助法]
"""

from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    return corpus.noted("stray-file")
