"""政策解读材料在文件公开后3个工作日内发布。

2016年政务公开工作要点（国办发〔2016〕19号）要求，解读材料于文件公开后3个工作日内在政府网站和媒体发布；能与文件同步发布的更好。检查政策解读事项的公开时限和各事项“解读”里写的天数；只报写明天数而超过的，没有写天数的不报。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 政策文件
        二级事项: 政策解读
        公开内容: [文字解读, 图解]
        公开时限: 自信息形成或者变更之日起20个工作日内

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 政策文件
        二级事项: 低保规范性文件
        公开内容: [文件正文]
        公开时限: 自文件印发之日起5个工作日内
        解读: 文件公开后10个工作日内发布图解

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 政策文件
        二级事项: 政策解读
        公开内容: [文字解读, 图解]
        公开时限: 解读材料与文件同步发布，最迟不超过文件公开后3个工作日

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 政策文件
        二级事项: 规范性文件及解读
        公开内容: [文件正文, 解读材料]
        公开时限: 文件自印发之日起20个工作日内；解读材料自文件公开之日起3个工作日内
        解读: 文件公开后3个工作日内发布图解
"""

import re
from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING

# An item that is nothing but interpretation; one that holds the document too has a limit of its own for that.
_MATTER = re.compile("(?:解读|解读材料|解读信息)$")
_JOINT = re.compile("[及和与、]|以及")
# Reading a sentence is slow, so only one with an amount that may be too long is read.
_LONG = re.compile(
    r"(?:[4-9４-９四五六七八九十半]|[1-9１-９][0-9０-９])\s*个?\s*(?:法定)?(?:工作)?[日天]|[0-9０-９一两二三半]\s*个?(?:月|周|星期)"
)
_LONGEST = 3


def check(corpus: Corpus) -> Iterator[Fault]:
    for item in corpus.live:
        sole = bool(_MATTER.search(item.title)) and not _JOINT.search(item.title)
        for key, text, whole in (("公开时限", item.time_limit, sole), ("解读", item.interpretation, True)):
            if not (whole or "解读" in text) or not _LONG.search(text):
                continue
            if span := _too_long(text, whole):
                yield Fault(
                    item.place(key),
                    f"解读材料写的是“{span}”，超过了文件公开后3个工作日",
                    "写“自文件公开之日起3个工作日内”，或者“与文件同时发布”",
                    find=span if span in text else "",
                )


def _too_long(text: str, whole: bool) -> str:
    """The first span longer than three working days; of the clauses about interpretation, unless all of it is."""
    from gwstd.domain.timelimit import Within, parse

    for clause in parse(text).limits:
        value = clause.value
        if isinstance(value, Within) and (whole or "解读" in clause.subject + clause.act):
            amount, unit = value.span.amount, value.span.unit
            if (
                amount > _LONGEST
                if unit == "工作日"
                else unit in ("月", "年") or (unit == "日" and amount > 2 * _LONGEST)
            ):
                return str(value.span)
    return ""
