"""事项文件的名字必须是“单位代码/领域代码.yaml”，代码都登记过。

名字错一个字母，或写成 .yml，整份事项就不会进入汇编，所以是错误。草稿请放到目录以外。

错例（文件名 mzj/shjiuzhu.yaml）::

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

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    return corpus.noted("item-file-name")
