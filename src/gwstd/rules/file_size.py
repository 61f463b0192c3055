"""一个目录文件不超过 4 MB。

一个部门一个领域一个文件，通常几十 KB。超过 4 MB 多半是误贴了图片编码或整份文件，为防止程序被拖垮不予读取。

错例（一个值有 5 MB）::

    部门: 区民政局
    备注: {{5MB}}

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

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    return corpus.noted("file-size")
