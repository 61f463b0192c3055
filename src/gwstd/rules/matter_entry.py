"""清单条目的单位、编码要对得上：单位是登记的，编码不重复，实施编码的前 18 位是这个单位的统一社会信用代码。

实施编码是 18 位统一社会信用代码加 1 位层级加 12 位基本编码（GB/T 39554.1-2020）。复制条目后忘了改，前 18 位就是别的单位的；同一份清单里编码重复，“对应事项”就不知道指哪一个。不是 31 位的编码（地方旧制）不比较信用代码。

错例（lists/powers.yaml）::

    清单: 权责清单
    类型: 权责清单
    条目:
      - {编码: "000511001000", 名称: 最低生活保障审核确认, 类别: 行政给付, 单位: 区民生局}

正例（lists/powers.yaml）::

    清单: 权责清单
    类型: 权责清单
    条目:
      - {编码: "000511001000", 名称: 最低生活保障审核确认, 类别: 行政给付, 单位: 区民政局}
      - {编码: "000511002000", 名称: 特困人员认定, 类别: 行政给付, 单位: 区民政局}
"""

from collections.abc import Iterator

from gwstd.domain.nearest import meant
from gwstd.model import Corpus, Fault, Matter, Place, Severity
from gwstd.vocabulary import MATTERS_KEY

SEVERITY = Severity.ERROR

_CREDIT = 18
_WHOLE = 31
"""Characters of a credit code, and of an implementation code."""


def check(corpus: Corpus) -> Iterator[Fault]:
    known = corpus.department_named()
    names = [d.name for d in corpus.departments]
    seen: dict[tuple[str, str], Matter] = {}
    for matter in corpus.matters:
        department = known.get(matter.department)
        if "departments.yaml" not in corpus.unread:
            if department is None:
                advice = f"{meant(matter.department, names)}写 departments.yaml 里登记的简称"
                yield Fault(_place(matter, "单位"), f"没有登记“{matter.department}”这个单位", advice)
            elif (
                department.credit_code
                and len(matter.code) == _WHOLE
                and matter.code[:_CREDIT] != department.credit_code
            ):
                yield Fault(
                    _place(matter, "编码"), f"编码的前 18 位不是“{department.name}”的统一社会信用代码",
                    f"应以 {department.credit_code} 开头；或者单位写错了", find=matter.code[:_CREDIT],
                )  # fmt: skip
        if (first := seen.setdefault((matter.file, matter.code), matter)) is not matter:
            yield Fault(
                _place(matter, "编码"), f"编码 {matter.code} 在这份清单里已经有了（{first.name}）", "改成这个事项自己的编码，或删去重复的一条",
                (_place(first, "编码"),),
            )  # fmt: skip


def _place(matter: Matter, key: str) -> Place:
    return Place(matter.file, (MATTERS_KEY, matter.order, key))
