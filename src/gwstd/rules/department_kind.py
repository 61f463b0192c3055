"""只有“组”写成员；“组”不是机关，没有信用代码和电话。

“各镇人民政府、街道办事处”是几个机关的合称，印表时代表全部成员，信用代码、电话写在各成员名下（政府信息公开条例第十条：公开主体是具体的行政机关）。部门、镇、街道写了成员的，多半是类型写错了。

错例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门}
      - {代码: lhz, 全称: 临江区柳河镇人民政府, 简称: 柳河镇人民政府, 类型: 镇}
      - {代码: zhen, 全称: 各镇人民政府, 简称: 各镇人民政府, 类型: 组, 成员: [lhz], 电话: 0000-6200000}

错例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门}
      - {代码: lhz, 全称: 临江区柳河镇人民政府, 简称: 柳河镇人民政府, 类型: 镇}
      - {代码: zhen, 全称: 各镇人民政府, 简称: 各镇人民政府, 类型: 镇, 成员: [lhz]}

正例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门}
      - {代码: lhz, 全称: 临江区柳河镇人民政府, 简称: 柳河镇人民政府, 类型: 镇}
      - {代码: zhen, 全称: 各镇人民政府, 简称: 各镇人民政府, 类型: 组, 成员: [lhz]}
"""

from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Place, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    for index, department in enumerate(corpus.departments):
        if department.kind != "组":
            if department.members:
                yield Fault(
                    Place("departments.yaml", ("单位", index, "成员"), True),
                    f"“{department.name}”的类型是“{department.kind}”，却写了成员",
                    "是几个镇、街道合称的，类型改为“组”；不是的，删去成员",
                )
            continue
        for key, text in (("统一社会信用代码", department.credit_code), ("电话", department.phone)):
            if text:
                yield Fault(
                    Place("departments.yaml", ("单位", index, key), True),
                    f"“{department.name}”是组，不是机关，没有{key}",
                    f"删去这一行，{key}写在各成员名下",
                )
