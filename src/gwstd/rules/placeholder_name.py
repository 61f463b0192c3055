"""不留占位的名称：xx区、某某镇、××局、____。

原样套用范本、忘记换成本地名称，是评估中常见的扣分项。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 由xx区民政局负责解释

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 由临江区民政局负责解释
"""

import re
from collections.abc import Iterator

from gwstd.domain.texts import texts
from gwstd.model import Corpus, Fault, Place, Severity

SEVERITY = Severity.ERROR


_PLACEHOLDER = re.compile(
    "(?:[xXｘＸ×]{1,3}|[○〇●]{2,3}|某某?)(?:省|市|区|县|镇|乡|街道|村|社区|局)(?![a-zA-Z])|[_＿]{2,}|某某(?=单位|部门|办)"
)


def check(corpus: Corpus) -> Iterator[Fault]:
    for key, attribute in (("地区", "region"), ("编制单位", "publisher"), ("名称", "title")):
        yield from _faults(Place("catalog.yaml", (key,)), getattr(corpus.edition, attribute))
    for index, department in enumerate(corpus.departments):
        yield from _faults(Place("departments.yaml", ("单位", index, "全称")), department.full_name)
    for item in corpus.live:
        for path, text in texts(item):
            yield from _faults(item.place(*path), text)


def _faults(place: Place, text: str) -> Iterator[Fault]:
    for name in dict.fromkeys(_PLACEHOLDER.findall(text)):
        yield Fault(place, f"“{name}”是占位的名称", "换成本地的真实名称", find=name)
