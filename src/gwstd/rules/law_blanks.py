"""依据的名称里不夹空格和换行。

从窄栏表格、PDF 转抄的名称常夹着空格和换行（“中华人民共和 国安全生产法”），按名称检索不到。几个机关联合发文的名称，登记时机关之间有空格的（“文化部 财政部关于……”）不报。用 gwstd fmt --fix 可以一次改好。文号里的空格见 number-brackets、order-wording（GB/T 9704-2012 7.2.5、10.2）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《中华人民共和 国社会救助法》]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《中华人民共和国社会救助法》 第十条]
"""

from collections.abc import Iterator

from gwstd.domain.citation import COUNTRY
from gwstd.domain.library import cited
from gwstd.model import Corpus, Fault, Fix, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    for found in cited(corpus):
        law, name = found.reading.law, found.reading.citation.name
        right = "".join(name.split())
        if law is None or right == name or name not in found.text:
            continue
        registered = (law.name, *law.short_names, *law.former_names)
        if not any(_bare(known) == _bare(right) for known in registered):
            continue  # registered with blanks, or a notice of several bodies: nobody can say which blanks belong
        fix = Fix(right) if found.once(name) else None
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index), f"名称“{' '.join(name.split())}”里夹着空格或换行", f"改为“{right}”",
                find=found.caret(name), fix=fix,
            )  # fmt: skip


def _bare(name: str) -> str:
    """A name without the country's, and with one sort of title marks."""
    return name.removeprefix(COUNTRY).replace("《", "〈").replace("》", "〉")
