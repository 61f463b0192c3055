"""有固定选项的要素只能写规定的词。

公开方式：主动公开、依申请公开；公开层级：区级、镇街级；五公开：决策、执行、管理、服务、结果；状态：正式、试行、停用。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开方式: 主动

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
    return corpus.noted("value-choice")
