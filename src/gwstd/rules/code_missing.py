"""每个事项都要有编码：领域代码-单位代码-序号，如 shjz-mzj-005。

编码一经给出终身不变，停用也不收回；网页地址、变更记录、督查台账都靠它。提示里给出这个文件下一个可用的编码。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 一级事项: 最低生活保障
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

from gwstd.domain.codes import free
from gwstd.model import Corpus, Fault, Fix, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    used = {item.code for item in corpus.items} | {place.item for place in corpus.unsound}
    for item in corpus.items:
        if not item.code:
            code = str(free(item.field, item.department, used))
            used.add(code)
            fix = Fix(f"编码: {code}", line=True)
            yield Fault(item.place(), f"事项“{item.title}”没有编码", f"加上一行“编码: {code}”", fix=fix)
