"""单位的统一社会信用代码要通过校验：18 位，第 17、18 位是校验码。

按 GB 32100-2015 计算，抄错一位就对不上。历史上确有个别真实代码不合校验，所以只作警告；核对登记证书后仍是如此的，在 catalog.yaml 的“豁免”里写明。

错例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门, 统一社会信用代码: 11511301008778182N}

正例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门, 统一社会信用代码: 11511301008778183N}
"""

from collections.abc import Iterator

from gwstd.domain.credit_code import is_valid
from gwstd.model import Corpus, Fault, Place, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    for department in corpus.departments:
        if department.credit_code and not is_valid(department.credit_code):
            yield Fault(
                Place("departments.yaml", ("单位", department.order, "统一社会信用代码")),
                f"“{department.credit_code}”不是合规的统一社会信用代码",
                "对照登记证书逐位核对：18 位，不用字母 I、O、S、V、Z",
            )
