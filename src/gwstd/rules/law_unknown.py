"""公开依据必须是 laws.yaml 里的名称或简称，条款写在名称后面，中间空一格。

写成《名称》（文号）第几条也可以，意思相同。库里没有的依据先在 laws.yaml 登记：名称、类别、制定机关、文号、施行日期；没有核对过原文的写“核实: 未核”。名称只差一两个字、或者是简称的，提示库里最相近的一部；相差更多的不猜。几部写在一起的见 law-several，文号抄残缺的见 number-malformed（国办发〔2019〕54号）。

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
        公开依据: [《江西省常住户口登记管理规定》]

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

from gwstd.domain.citation import is_vague, vague_ending
from gwstd.domain.library import Cited, Library, cited, shared
from gwstd.domain.nearest_law import nearest_law
from gwstd.domain.number_forms import fault, numbers
from gwstd.domain.plan_years import last_year
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    if "laws.yaml" in corpus.unread:
        return
    library = shared(corpus.laws)
    for found in cited(corpus):
        if found.reading.law is not None or _reported_elsewhere(found, corpus.edition.base_date):
            continue
        message, advice, find = _told(found, library)
        for item, index in found.uses:
            yield Fault(item.place("公开依据", index), message, advice, find=found.caret(find))


def _told(found: Cited, library: Library) -> tuple[str, str, str]:
    """What is wrong, what to write, and the words that are wrong."""
    citation = found.reading.citation
    known = library.find(citation._replace(rest="")) if citation.rest else None
    if known is not None and citation.rest in found.text:
        return (
            f"《{known.name}》后面的“{citation.rest}”不是文号，也不是条款",
            "删去，或者另起一项；条款写成“第二十条第（七）项”的样子",
            citation.rest,
        )
    name = found.text.strip() if citation.rest or not citation.name else citation.name
    near = nearest_law(found.reading, library)
    guess = f"是不是“{near}”？" if near else ""
    return (
        f"依据库里没有{name if '《' in name else f'《{name}》'}",
        f"{guess}写 laws.yaml 里的名称或简称，条款前空一格；确是新依据，先在 laws.yaml 登记",
        name,
    )


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
