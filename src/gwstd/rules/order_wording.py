"""国务院令的令号写作“国务院令第711号”。

不写“国令第711号”“国务院令711号”“国务院第711号令”：令号由发文机关名称加“令”、“第×号”组成（GB/T 9704-2012 10.2 命令（令）格式）。用 gwstd fmt --fix 可以一次改好。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《政府信息公开条例》（国令第711号）第二十条]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《政府信息公开条例》（国务院令711号）]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《政府信息公开条例》（国务院令第711号）第二十条]
"""

from collections.abc import Iterator

from gwstd.domain.document_number import faults, order
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    return faults(corpus, order, "国务院令的令号“{}”写法不规范")
