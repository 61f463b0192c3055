"""单位的统一社会信用代码要通过校验，各单位不共用一个。

18 位，第 17、18 位是校验码，按 GB 32100-2015 计算，抄错一位就对不上；复制单位后忘了改代码，就有两个单位用同一个。历史上确有个别真实代码不合校验，也有两块牌子、一个机构的，所以只作警告；核对登记证书后仍是如此的，在 catalog.yaml 的“豁免”里写明（GB 32100-2015）。

错例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门, 统一社会信用代码: 11511301008778182N}

错例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门, 统一社会信用代码: 11511301008778183N}
      - {代码: gaj, 全称: 临江区公安分局, 简称: 区公安分局, 类型: 部门, 统一社会信用代码: 11511301008778183N}

正例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门, 统一社会信用代码: 11511301008778183N}
"""

from collections.abc import Iterator

from gwstd.domain.credit_code import is_valid
from gwstd.model import Corpus, Department, Fault, Place, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    first: dict[str, Department] = {}
    for department in corpus.departments:
        code = department.credit_code
        if not code:
            continue
        place = _place(department)
        if not is_valid(code):
            advice = "对照登记证书逐位核对：18 位，不用字母 I、O、S、V、Z"
            yield Fault(place, f"“{code}”不是合规的统一社会信用代码", advice)
        elif code in first:
            yield Fault(
                place, f"“{code}”已经是“{first[code].name}”的代码", "对照登记证书改正；确是一个机构两块牌子的，写豁免",
                (_place(first[code]),),
            )  # fmt: skip
        first.setdefault(code, department)


def _place(department: Department) -> Place:
    return Place("departments.yaml", ("单位", department.order, "统一社会信用代码"))
