"""令号写作“国务院令第711号”“民政部令第66号”，主席令的序号用汉字：“主席令第七号”。

令号由发文机关名称加“令”、“第×号”组成，中间不留空格（GB/T 9704-2012 10.2 命令（令）格式），不写“国令第711号”“国务院令711号”“国务院第711号令”“国务院令第711号令”；部门的令也一样，不写“公安部第109号令”。国家主席公布法律的令，序号用汉字。用 gwstd fmt --fix 可以一次改好。

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

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [政府信息公开条例（国务院第711号令）]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《政府信息公开条例》（国务院令第711号）第二十条]
"""

import re
from collections.abc import Iterator

from gwstd.domain.document_number import faults, order
from gwstd.domain.patterns import HAN, late
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING

_SPLIT = re.compile(r"\s令|令\s|第\s|[0-9０-９]\s+号")
_SHORT = late(f"(?<!{HAN})国令")


def check(corpus: Corpus) -> Iterator[Fault]:
    return faults(corpus, order, _message)


def _message(number: str) -> str:
    if "主席令" in number or "主席第" in number:
        return f"主席令的序号用汉字：“{number}”"
    if _SPLIT.search(number):
        return f"令号“{number}”里夹着空格"
    if _SHORT.search(number):
        return f"“国令”要写明发文机关：“{number}”"
    if "第" not in number:
        return f"令号“{number}”缺“第”"
    return f"令号要写成“××令第×号”的样子：“{number}”"
