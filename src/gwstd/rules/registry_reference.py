"""登记文件之间的引用要对得上：领域的牵头单位、组的成员都要是登记过的单位。

错例（fields.yaml）::

    领域:
      - {代码: shjz, 名称: 社会救助, 类别: 重点, 状态: 正式, 牵头单位: [区民生局]}

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
"""

from collections.abc import Iterator

from gwstd.domain.nearest import meant
from gwstd.model import Corpus, Fault, Place, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    if "departments.yaml" in corpus.unread:
        return
    known = corpus.department_named()
    names = [d.name for d in corpus.departments]
    for index, field in enumerate(corpus.fields):
        for number, lead in enumerate(field.leads):
            if lead not in known:
                advice = meant(lead, names) + "写 departments.yaml 里登记的简称"
                yield Fault(
                    Place("fields.yaml", ("领域", index, "牵头单位", number)), f"没有登记“{lead}”这个单位", advice
                )
    codes = [d.code for d in corpus.departments]
    for index, department in enumerate(corpus.departments):
        for number, member in enumerate(department.members):
            if member not in codes or known[member].kind not in ("镇", "街道"):
                near = "" if member in codes else meant(member, codes)
                kind = f"“{member}”是{known[member].kind}；" if member in codes else ""
                advice = f"{near}{kind}成员写镇、街道的代码"
                yield Fault(
                    Place("departments.yaml", ("单位", index, "成员", number)),
                    f"没有代码为“{member}”的镇或街道",
                    advice,
                )
