"""依据用现在的名称，不用修改前的旧名称（laws.yaml 的“曾用名”）。

法规修订时改了名称的，旧名称查不到现行文本。改成现在的名称；条文编号多半也变了，要对照新文本核对（国办发〔2019〕54号）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [临江区社会救助工作办法 第三条]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [临江区社会救助工作规程 第三条]
"""

from collections.abc import Iterator

from gwstd.domain.library import cited
from gwstd.model import Corpus, Fault, Fix, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    for found in cited(corpus):
        reading = found.reading
        law, name = reading.law, reading.citation.name
        if law is None or reading.by != "曾用名":
            continue
        articles = f"，并核对{reading.citation.article}" if reading.citation.article else ""
        fix = Fix(law.name) if found.once(name) else None
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index), f"“{name}”是旧名称，现在是《{law.name}》", f"改为“{law.name}”{articles}",
                find=found.caret(name), fix=fix,
            )  # fmt: skip
