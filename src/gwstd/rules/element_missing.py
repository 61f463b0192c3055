"""每个事项的八项要素和公开层级都要有，写在事项里或“默认”里。

名称、内容、依据、时限、主体、方式、渠道、公开对象是国办发〔2019〕54号规定的最低要素；层级栏来自各部委的标准指引。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法]
        公开时限: 自制定或者获取信息之日起10个工作日内
        公开主体: [区民政局]
        公开渠道: [政府网站]
        公开对象: 全社会
        公开方式: 主动公开
        公开层级: [区级]
"""

from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Severity
from gwstd.vocabulary import ITEM, REQUIRED_ELEMENTS

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    for item in corpus.live:
        missing = [key for key in REQUIRED_ELEMENTS if not getattr(item, ITEM[key])]
        if missing:
            names = "”“".join(missing)
            yield Fault(
                item.place(),
                f"事项“{item.title}”缺少“{names}”，“默认”里也没有",
                "在事项里补上；多个事项都一样的写进文件开头的“默认”",
            )
