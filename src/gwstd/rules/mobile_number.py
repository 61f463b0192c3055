"""目录里不印手机号码，公开电话用单位的办公电话。

目录向社会公布并长期保留，个人手机号码是个人信息（政府信息公开条例第十五条，个人信息保护法第四条）；人员调动后号码也就失效，评估时按号码未脱敏扣分。确是单位对外公布的值班手机的，在 catalog.yaml 的“豁免”里写明。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        联系电话: 138 1234 5678

错例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门, 电话: "13812345678"}

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        联系电话: 0000-6200301

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 样例中的手机号码印成138****5678
"""

import re
from collections.abc import Iterator

from gwstd.domain.texts import KEYS, having, registry_texts
from gwstd.model import Corpus, Fault, Place, Severity

SEVERITY = Severity.WARNING

_MOBILE = re.compile(
    r"(?<![0-9０-９A-Za-z.〔\-])(?:\+?86[- ]?)?[1１][3-9３-９][0-9０-９][- ]?[0-9０-９]{4}[- ]?[0-9０-９]{4}"
    r"(?![0-9０-９A-Za-z号])"
)
_SIGNS = tuple(re.compile(f"{one}[3-9３-９][0-9０-９][-0-9０-９ ]{{8}}") for one in "1１")  # a quick look before it


def check(corpus: Corpus) -> Iterator[Fault]:
    for place, text in registry_texts(corpus):
        yield from _faults(place, text)
    for item, path, text in having(corpus, _SIGNS, _MOBILE.search, KEYS - {"公开依据"}):
        yield from _faults(item.place(*path), text)


def _faults(place: Place, text: str) -> Iterator[Fault]:
    for number in dict.fromkeys(_MOBILE.findall(text)):
        yield Fault(place, f"“{number}”是手机号码", "改成单位对外公开的办公电话，或删去", find=number)
