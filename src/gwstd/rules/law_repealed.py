"""公开依据在基准日要有效：不引已废止、已失效、已被新文本取代的法律法规。

依据失效的事项应及时调整（国办发〔2019〕54号，动态调整）。有效性按 catalog.yaml 的基准日判断，2026-08-15《生态环境法典》施行时废止的十部法律也在内。改引替代的依据，并核对条文编号。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [环境噪声污染防治法 第十条]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [生态环境法典]
"""

from collections.abc import Iterator

from gwstd.domain.library import Library, Standing, cited, shared, standing
from gwstd.model import Corpus, Fault, Law, LawVersion, Severity
from gwstd.vocabulary import UNKNOWN_DATE

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    if "catalog.yaml" in corpus.unread:
        return  # no 基准日 to judge by
    library = shared(corpus.laws)
    day = corpus.edition.base_date
    for found in cited(corpus):
        law, citation = found.reading.law, found.reading.citation
        if law is None:
            continue
        judged = standing(law, day, citation.number)
        if judged.state != "失效":
            continue
        since = "" if judged.version.lapsed == UNKNOWN_DATE else f"自 {judged.version.lapsed} 起"
        which = f"（{citation.number}）" if citation.number else ""
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index),
                f"《{law.name}》{which}{since}已经失效（基准日 {day}）",
                _advice(library, law, judged, day),
                find=found.caret(citation.name or found.text.strip()),
            )


def _advice(library: Library, law: Law, judged: Standing, day: str) -> str:
    if judged.current is not None:
        return f"改引现行文本：{law.name}{f'（{judged.current.number}）' if judged.current.number else ''}"
    seen = {law.name}
    name = judged.version.successor
    while name and name not in seen:
        seen.add(name)
        successor = library.resolve(name).law
        if successor is None:
            break
        after = standing(successor, day)
        if after.state == "有效":
            return f"改引《{successor.name}》{_which(successor, after.version)}，并核对条文编号"
        name = after.version.successor or name
    return f"改引《{name}》，并核对是否有效" if name else "没有直接替代的依据：改引现行的上位法，或停用这个事项"


def _which(law: Law, version: LawVersion) -> str:
    """The verified 文号 of the text to cite, which tells it from an older one of the same name; else its first day."""
    if version.number and "文号" not in law.unverified:
        return f"（{version.number}）"
    return f"（{version.effective} 起施行）" if version.effective and "施行" not in law.unverified else ""
