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

from gwstd.domain.texts import having
from gwstd.model import Corpus, Fault, Place, Severity

SEVERITY = Severity.ERROR

_BLANK = "(?<![a-zA-Z0-9ａ-ｚＡ-Ｚ])(?:[xXｘＸ×]{1,3}|[○〇●□＊*]{2,3}|某某?)"
_REST = "(?![a-zA-Z])"
# What follows tells a word of its own from a place: 某市场主体, 某区域, X区块链, 某镇长, 某局部, 某村民.
_KIND = (
    "(?:省|市(?![场民值价])|区(?![域块间位划别])|县(?!级)|镇(?!长)|乡(?![亲土])|街道|村(?![民庄])|社区"
    "|局(?![部面限势长])|人民政府)"
)
_PLACEHOLDER = re.compile(
    f"{_BLANK}{_KIND}{_REST}|[xXｘＸ×○〇●]{{1,3}}个?工作日|[xX×○〇●]{{2,3}}[\u4e00-\u9fff]{{1,6}}局|[_＿]{{2,}}|某某(?=单位|部门|办)"
)
_SIGN = re.compile("[xXｘＸ×○〇●□＊*某_＿]")  # what every placeholder has and hardly any other text


def check(corpus: Corpus) -> Iterator[Fault]:
    for key, attribute in (("地区", "region"), ("编制单位", "publisher"), ("名称", "title")):
        yield from _faults(Place("catalog.yaml", (key,)), getattr(corpus.edition, attribute))
    for index, department in enumerate(corpus.departments):
        yield from _faults(Place("departments.yaml", ("单位", index, "全称")), department.full_name)
    for item, path, text in having(corpus, _SIGN):
        yield from _faults(item.place(*path), text)


def _faults(place: Place, text: str) -> Iterator[Fault]:
    for name in dict.fromkeys(_PLACEHOLDER.findall(text)):
        yield Fault(place, f"“{name}”是占位的写法，还没有换成真实内容", "换成本地的真实名称或数字", find=name)
