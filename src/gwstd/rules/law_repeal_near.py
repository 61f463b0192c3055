"""依据在基准日后 60 天以内就要失效的，提前准备替代的依据。

失效日期登记在 laws.yaml 里。目录公布时往往已经过了失效日，所以基准日前后就要把新依据和新条文编号备好。同一部法换新文本的，只写名称的引用会自动指新文本，不报；写了条款或者旧文号的，到时要改，也提醒。天数是本规则的常数 DAYS（国办发〔2019〕54号）。

错例（基准日 2026-07-01）::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [噪声污染防治法]

正例（基准日 2026-05-01）::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [噪声污染防治法]

正例（基准日 2026-07-01）::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法]
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from gwstd.domain.library import Reading, cited, standing
from gwstd.model import Corpus, Fault, Law, LawVersion, Severity
from gwstd.vocabulary import UNKNOWN_DATE

SEVERITY = Severity.WARNING

DAYS: Final = 60
"""How many days before the first day without force the warning begins."""


def check(corpus: Corpus) -> Iterator[Fault]:
    if "catalog.yaml" in corpus.unread:
        return  # no 基准日 to judge by
    day = corpus.edition.base_date
    limit = (date.fromisoformat(day) + timedelta(days=DAYS)).isoformat()
    for found in cited(corpus):
        reading = found.reading
        if reading.law is None:
            continue
        judged = standing(reading.law, day, reading.citation.number)
        lapsed = judged.version.lapsed
        if judged.state != "有效" or not lapsed or lapsed == UNKNOWN_DATE or _first_day(lapsed) > limit:
            continue
        advice = _advice(reading, judged.version, reading.law)
        if advice:
            left = (date.fromisoformat(_first_day(lapsed)) - date.fromisoformat(day)).days
            for item, index in found.uses:
                yield Fault(
                    item.place("公开依据", index), f"《{reading.law.name}》自 {lapsed} 起失效，离基准日 {day} 只有 {left} 天",
                    advice, find=found.caret(reading.citation.name or found.text.strip()),
                )  # fmt: skip


def _first_day(when: str) -> str:
    """The first day of a date that may be only a year or a month."""
    return when + "-01-01"[3 * (when.count("-")) :]


def _advice(reading: Reading, version: LawVersion, law: Law) -> str:
    """What to prepare; nothing where the name alone will mean the new text."""
    index = law.versions.index(version)
    if index + 1 < len(law.versions):
        new = law.versions[index + 1]
        if reading.citation.number or reading.citation.article:
            return f"到时改引新文本{f'（{new.number}）' if new.number else ''}，条文编号要重新核对"
        return ""
    if version.successor:
        return f"到时改引《{version.successor}》，先核对条文编号"
    return "没有登记替代的依据：先查清由什么替代，登记在 laws.yaml 的“替代”里"
