"""公开依据必须是 laws.yaml 里的名称或简称，条款写在名称后面，中间空一格。

写成《名称》（文号）第几条也可以，意思相同。库里没有的依据先在 laws.yaml 登记：名称、类别、制定机关、文号、施行日期；没有核对过原文的写“核实: 未核”。一项只写一部，几部写在一起的用 gwstd fmt --fix 可以分开。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助暂行条例]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《社会救助法》、《生态环境法典》]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法, 最低生活保障审核确认办法 第二十条]
"""

import re
from collections.abc import Iterator

from gwstd.domain.citation import Cited, Library, cited, is_vague, shared, vague_ending
from gwstd.domain.nearest import meant
from gwstd.domain.number_forms import fault, numbers
from gwstd.domain.plan_years import last_year
from gwstd.model import Corpus, Fault, Fix, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    if "laws.yaml" in corpus.unread:
        return
    library = shared(corpus.laws)
    for found in cited(corpus):
        if found.reading.law is not None or _reported_elsewhere(found, corpus.edition.base_date):
            continue
        citation = found.reading.citation
        parts = _parts(library, found.text)
        whole = found.text.strip()
        name = citation.name or whole
        if citation.rest:
            name = whole
        shown = name if "《" in name else f"《{name}》"
        message, advice = f"依据库里没有{shown}", meant(citation.name, library.names, 0.6)
        if parts:
            message, advice = f"一项里写了 {len(parts)} 部依据：{shown}", f"分成几项：[{', '.join(parts)}]。"
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index),
                message,
                f"{advice}写 laws.yaml 里的名称或简称，条款前空一格；确是新依据，先在 laws.yaml 登记",
                find=name,
                fix=Fix("\n".join(parts)) if parts else None,
            )


def _parts(library: Library, text: str) -> list[str]:
    """The laws of the library that stand together in one entry; nothing where it is not just that."""
    parts = [part.strip() for part in re.split(r"(?<=》)(?=《)|[、，；;](?=《)|[、；;]", text) if part.strip()]
    return parts if len(parts) > 1 and all(library.resolve(part).law for part in parts) else []


def _reported_elsewhere(found: Cited, day: str) -> bool:
    """Whether law-vague, number-mismatch, number-malformed or plan-over says what is wrong with this entry."""
    citation, _, _, owners = found.reading
    if is_vague(citation) or vague_ending(citation):
        return True
    if citation.rest:
        return False
    if not citation.name:
        return fault(citation.number) is not None
    if owners and numbers(citation.number) and not fault(citation.number):
        return True
    year = last_year(citation.name)
    return year is not None and str(year) < day[:4]
