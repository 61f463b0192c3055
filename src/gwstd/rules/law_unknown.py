"""公开依据必须是 laws.yaml 里的名称或简称，条款写在名称后面，中间空一格。

写成《名称》（文号）第几条也可以，意思相同。库里没有的依据先在 laws.yaml 登记：名称、类别、制定机关、文号、施行日期；没有核对过原文的写“核实: 未核”。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助暂行条例]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法, 最低生活保障审核确认办法 第二十条]
"""

from collections.abc import Iterator

from gwstd.domain.citation import Library, parse
from gwstd.domain.nearest import meant
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    if "laws.yaml" in corpus.unread:
        return
    library = Library(corpus.laws)
    advice: dict[str, str] = {}
    for item in corpus.live:
        for index, text in enumerate(item.bases):
            citation = parse(text)
            if library.find(citation) is not None:
                continue
            if citation.name not in advice:
                advice[citation.name] = meant(citation.name, library.names, 0.6)
            yield Fault(
                item.place("公开依据", index),
                f"依据库里没有《{citation.name}》",
                f"{advice[citation.name]}写 laws.yaml 里的名称或简称，条款前空一格；确是新依据，先在 laws.yaml 登记",
                find=citation.name,
            )
