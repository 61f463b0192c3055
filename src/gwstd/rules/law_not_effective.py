"""公开依据在基准日要已经施行：公布了还没有施行的，不能作依据。

等到施行日再改，或把 catalog.yaml 的基准日定在施行日之后（国办发〔2019〕54号）。

错例（基准日 2026-06-01）::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法]
"""

from collections.abc import Iterator

from gwstd.domain.library import cited, standing
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    if "catalog.yaml" in corpus.unread:
        return  # no 基准日 to judge by
    day = corpus.edition.base_date
    for found in cited(corpus):
        law, citation = found.reading.law, found.reading.citation
        if law is None:
            continue
        judged = standing(law, day, citation.number)
        if judged.state != "未施行":
            continue
        current = f"；在此之前引现行文本（{judged.current.number}）" if judged.current and judged.current.number else ""
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index),
                f"《{law.name}》自 {judged.version.effective} 起施行，基准日 {day} 还没有生效",
                f"基准日前仍引原来的依据，施行后再改{current}",
                find=found.caret(citation.name or found.text.strip()),
            )
