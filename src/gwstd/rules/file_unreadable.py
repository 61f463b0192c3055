"""目录文件要能打开：不是文件夹、不是指向目录之外的链接、有读取权限；登记文件（catalog.yaml 等五个）不能缺。

读不了的文件不会妨碍其他文件照常校验。把同名文件夹改名，或在资源管理器里检查文件权限、是否被 Excel/WPS 占用。

错例（mzj/shjz.yaml 是一个文件夹）::

    文件夹: mzj/shjz.yaml

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
    return corpus.noted("file-unreadable")
