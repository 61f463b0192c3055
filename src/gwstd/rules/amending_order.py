"""文号用公布令的号，不用后来修改决定的号。

国务院一道修改决定常常同时改几十部行政法规：国务院令第710号改了《社会保险费征缴暂行条例》，但条例是国务院令第259号公布的，单凭710号查不到它。写公布令，或者两个都写：“（国务院令第259号，根据国务院令第710号修订）”。整部修订、重新公布的（如政府信息公开条例第711号）是公布令，不在此列。修改令登记在 laws.yaml 版本的“修改令”里；公布令的文号没有核对过原文的，只提示，不能自动改（国办发〔2019〕54号）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《社会保险费征缴暂行条例》（国务院令第710号）]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《社会保险费征缴暂行条例》（国务院令第259号）, 《社会保险费征缴暂行条例》（国务院令第259号，根据国务院令第710号修订）第三条]
"""

from collections.abc import Iterator

from gwstd.domain.library import cited, standing
from gwstd.domain.number_forms import fault, numbers
from gwstd.model import Corpus, Fault, Fix, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    for found in cited(corpus):
        reading = found.reading
        law, written = reading.law, reading.citation.number
        cited_numbers = set(numbers(written))
        if law is None or not cited_numbers or fault(written):
            continue
        if cited_numbers.intersection(n for v in law.versions for n in numbers(v.number)):
            continue
        version = next((v for v in law.versions if cited_numbers.intersection(_amending(v.amended_by))), None)
        if version is None or standing(law, corpus.edition.base_date).state == "失效":
            continue
        certain = version.number and "文号" not in law.unverified
        both = f"，或写“{version.number}，根据{numbers(written)[0]}修订”" if certain else ""
        advice = f"改为“{version.number}”{both}" if certain else "查出公布令的号再写，或者只写名称"
        fix = Fix(version.number) if certain and len(cited_numbers) == 1 and found.once(written) else None
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index), f"{numbers(written)[0]}是修改《{law.name}》的决定，不是公布令",
                advice, find=found.caret(written), fix=fix,
            )  # fmt: skip


def _amending(orders: tuple[str, ...]) -> set[str]:
    return {number for order in orders for number in numbers(order)}
