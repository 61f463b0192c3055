"""引用的文号与依据库登记的不同，而登记的文号还没有核实：两个里至少有一个是错的。

依据库里没有核对过原文的文号标“未核”。引用写的是另一个文号，可能是引用抄错了，也可能是登记抄错了，要对照原文查明一次：引用错的改引用，登记错的改 laws.yaml 并把“未核项”里的“文号”去掉（国办发〔2019〕54号：依据准确）。登记的文号已经核实的，由 number-mismatch 说明。主席令的序号每届重编，不比较。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        公开依据: [《最低生活保障审核确认办法》（民发〔2021〕75号）]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        公开依据: [《最低生活保障审核确认办法》（民发〔2021〕57号）, 最低生活保障审核确认办法]
"""

from collections.abc import Iterator

from gwstd.domain.library import cited
from gwstd.domain.number_forms import fault, kind, numbers, same
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    if "laws.yaml" in corpus.unread:
        return
    for found in cited(corpus):
        law, written = found.reading.law, found.reading.citation.number
        if law is None or not written or "文号" not in law.unverified or found.reading.owners or fault(written):
            continue
        known = [
            number
            for version in law.versions
            for text in (version.number, *version.amended_by)
            for number in numbers(text)
        ]
        cited_numbers = numbers(written)
        own = law.current.number
        if not known or not cited_numbers or any(same(one, other) for one in known for other in cited_numbers):
            continue
        if kind(own) != kind(cited_numbers[0]) or kind(own) == "主席令":
            continue  # number-mismatch tells orders of the wrong body apart
        find = found.caret(written) if written in found.text else ""
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index), f"写的是{cited_numbers[0]}，依据库登记的是{own}（未核）",
                "对照原文：引用错的改引用；登记错的改 laws.yaml，并去掉未核项里的“文号”", find=find,
            )  # fmt: skip
