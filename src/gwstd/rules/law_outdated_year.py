"""依据后面注的修正、修订年份，要是现行文本的年份。

法律修改以后，“（2015年修正）”这样的注就过时了，读的人会去查旧文本。依据库里有现行文本的公布日期，依据只写名称和条款，不注年份，修改时就不用逐项改。只比较比现行文本早的修正、修订日期和单写的年份；“某年某月某日通过”是制定日期，不报；登记的公布日期没有核对过原文（未核项有“公布”）的，也不报（国办发〔2019〕54号）。

用 gwstd fmt --fix 可以删去过时的注。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法（2020年修正）]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《社会救助法》（2020）第十条]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法, 《政府信息公开条例》（2019年4月3日修订）]
"""

import re
from collections.abc import Iterator

from gwstd.domain.library import Cited, cited, standing
from gwstd.domain.patterns import late
from gwstd.model import Corpus, Fault, Fix, Severity

SEVERITY = Severity.WARNING

_DATE = late(r"(\d{4})(?:\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?|[-.](\d{1,2})[-.](\d{1,2}))?")
_DATED = late(r"\d{4}\s*年(?:[^，,；;（）()]|《[^》]*》)*?修[正订改]")
_AMENDED = late("修[正订改]|^\\d{4}年?(?:版|本|修)*$")


def check(corpus: Corpus) -> Iterator[Fault]:
    if "catalog.yaml" in corpus.unread:
        return  # no 基准日 to judge by
    day = corpus.edition.base_date
    for found in cited(corpus):
        reading = found.reading
        law, history = reading.law, reading.citation.history or _with_number(reading.citation.number)
        if law is None or not history or "公布" in law.unverified or not _AMENDED.search(history):
            continue
        judged = standing(law, day, reading.citation.number)
        written = max((_iso(match) for match in _DATE.finditer(history)), default="")
        if judged.state != "有效" or judged.current is None or not written or not judged.current.issued:
            continue
        issued = judged.current.issued
        if written[: len(issued)] >= issued[: len(written)]:
            continue
        note = _note(found, history)
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index), f"《{law.name}》的现行文本是 {issued} 公布的，注的是“{history}”",
                f"删去“{note or history}”：名称就指现行文本；条款要对照现行文本核对", find=found.caret(note or history), fix=Fix("") if note else None,
            )  # fmt: skip


def _with_number(number: str) -> str:
    """The last date of amendment that stands in one bracket with the 文号 (国务院令第458号，2016年修订)."""
    dated = _DATED.findall(number)
    return dated[-1].strip() if dated else ""


def _iso(match: re.Match[str]) -> str:
    """2015年4月24日 → 2015-04-24; 2015 → 2015."""
    parts = [match[1], match[2] or match[4], match[3] or match[5]]
    return "-".join(part.zfill(2) for part in parts if part)


def _note(found: Cited, history: str) -> str:
    """The note with its brackets as it stands in the text; nothing where more than the note stands in them."""
    return next((note for note in (f"（{history}）", f"({history})") if found.once(note)), "")
