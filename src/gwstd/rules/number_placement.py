"""文号写在名称的后面，用圆括号“（）”括入。

《名称》（文号）：文号不写在书名号里面，两边的括号都要有。公文引用先引标题、后引发文字号，文号用圆括号括入，是《国家行政机关公文处理办法》（国发〔2000〕23号，2012年停止执行）第二十五条第（五）项以来的通例；标题内不含发文字号（GB/T 9704-2012 7.2.5 发文字号、7.3.1 标题是两个要素）。只写文号、不写名称的不报。用 gwstd fmt --fix 可以一次改好。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《政府信息公开条例》国务院令第711号]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《政府信息公开条例》（国务院令第711号]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《政府信息公开条例（国务院令第711号）》]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [国务院令第711号《政府信息公开条例》]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《政府信息公开条例》（国务院令第711号）第二十条]
"""

import re
from collections.abc import Iterator

from gwstd.domain.library import Cited, cited
from gwstd.domain.number_forms import fault, numbers
from gwstd.model import Corpus, Fault, Fix, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    for found in cited(corpus):
        citation = found.reading.citation
        if not citation.name or not numbers(citation.number) or fault(citation.number):
            continue
        if found.reading.law is None and "》" not in found.text:
            continue
        told = _misplaced(found, citation.number)
        if told is None:
            continue
        message, written, right = told
        fix = Fix(right) if found.once(written) else None
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index), message, f"改为“{right}”", find=found.caret(written), fix=fix
            )  # fmt: skip


def _misplaced(found: Cited, number: str) -> tuple[str, str, str] | None:
    """What is wrong, the words that are wrong, and the right ones; None where all is in its place."""
    ahead = re.search(rf"{re.escape(number)}\s*《{re.escape(found.reading.citation.name)}》", found.text)
    if ahead:
        return f"文号“{number}”写在了名称前面", ahead[0], f"《{found.reading.citation.name}》（{number}）"
    match = re.search(rf"([（(]?)\s*{re.escape(number)}\s*([）)]?)(》?)", found.text)
    if match is None:
        return None
    if match[3] and match[1] and match[2]:
        return f"文号“{number}”写在了书名号里面", match[0], f"》（{number}）"
    if match[1] and match[2]:
        return None
    lost = "没有用圆括号括入" if not match[1] and not match[2] else "的圆括号丢了一半"
    return f"文号“{number}”{lost}", match[0].removesuffix("》"), f"（{number}）"
