"""规划、计划、方案名称里的年份已经过完的，不再作依据。

如“2021—2023年……实施方案”“‘十四五’……规划”“2025年……工作要点”，到基准日期限已满：改引接续的文件，没有接续文件的引上位依据。名称里有几个年份的看最后一个（“……和2035年远景目标纲要”看2035年）。登记了失效日期的由 law-repealed 报。“关于做好2019年……工作的通知”这类，办的事可能还在延续，不报（国办发〔2019〕54号）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《2021—2023年低保提标实施方案》]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [临江区2024年政务公开工作要点]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [“十三五”社会救助发展规划]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法]
"""

from collections.abc import Iterator

from gwstd.domain.library import cited, standing
from gwstd.domain.plan_years import last_year
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    if "catalog.yaml" in corpus.unread:
        return  # no 基准日 to judge by
    day = corpus.edition.base_date
    for found in cited(corpus):
        reading = found.reading
        title = reading.law.name if reading.law else reading.citation.name
        year = last_year(title)
        if year is None or str(year) >= day[:4]:
            continue
        if reading.law and standing(reading.law, day, reading.citation.number).state != "有效":
            continue
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index), f"《{title}》的期限到 {year} 年为止，基准日 {day} 已经过了",
                "改引接续的文件；没有接续文件的，引上位依据", find=found.caret(reading.citation.name),
            )  # fmt: skip
