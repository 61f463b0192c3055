"""同一个事项里，同一部依据只列一次。

全称和简称、带文号和不带文号是同一部；已经引了整部法，再引其中一条也是重复。引几条的写在一起：“就业促进法 第十五条、第三十五条”。分开列不同的条，不算重复（国办发〔2019〕54号）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法, 中华人民共和国社会救助法]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法, 社会救助法 第十条]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法 第十条, 社会救助法 第十二条]
"""

from collections.abc import Iterator

from gwstd.domain.library import Cited, Reading, cited
from gwstd.domain.texts import alike
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    means: dict[str, list[Cited]] = {}
    for found in cited(corpus):
        means.setdefault(found.whole, []).append(found)
    for (bases,), items in alike(corpus, "bases").items():
        named = [(index, found) for index, text in enumerate(bases) for found in means[text]]
        if len(named) == len({found.reading.law.name if found.reading.law else found.text for _, found in named}):
            continue
        for at, (index, found) in enumerate(named):
            first = next((i for i, other in named[:at] if _same(other.reading, found.reading)), None)
            if found.reading.law is not None and first is not None:
                for item in items:
                    yield Fault(
                        item.place("公开依据", index), f"《{found.reading.law.name}》在这个事项里列了两次",
                        "留一个，条款写在一起，如“第十五条、第三十五条”",
                        (item.place("公开依据", first),) if first != index else (),
                        find=found.caret(found.text) if len(found.parts) > 1 else "",
                    )  # fmt: skip


def _same(one: Reading, other: Reading) -> bool:
    """Whether two citations are of one law and one of them says nothing that the other does not say."""
    articles = {"".join(reading.citation.article.split()) for reading in (one, other)}
    return one.law is other.law and (len(articles) == 1 or "" in articles)
