"""依据前面标的【法律】【行政法规】等，要与 laws.yaml 登记的类别一致。

标签说明效力层级（立法法）：全国人大及其常委会制定的是法律，国务院制定、国务院令公布的是行政法规，部门令公布的是部门规章，通知、意见是规范性文件。【条例】【规章】【国务院文件】这样的俗称，与类别不矛盾的不报。可以只写名称，不标类别（立法法）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [【法律】《最低生活保障审核确认办法》]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [【条例】《最低生活保障审核确认办法》]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [【法律】《社会救助法》]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [【部门规章及规范性文件】《最低生活保障审核确认办法》]
"""

from collections.abc import Iterator
from typing import Final

from gwstd.domain.library import cited
from gwstd.model import Corpus, Fault, Fix, Law, Severity

SEVERITY = Severity.WARNING

_KINDS: Final = ("法律", "行政法规", "地方性法规", "部门规章", "地方政府规章", "规范性文件", "党内法规", "标准")
_MEANT: Final = {
    "国家法律": ("法律",),
    "法规": ("行政法规", "地方性法规"),
    "条例": ("行政法规", "地方性法规"),
    "国务院条例": ("行政法规",),
    "地方法规": ("地方性法规",),
    "规章": ("部门规章", "地方政府规章"),
    "国务院部门规章": ("部门规章",),
    "政府规章": ("地方政府规章",),
    "政府文件": ("规范性文件",),
    "部门文件": ("规范性文件",),
    "国务院文件": ("规范性文件",),
    "国务院规范性文件": ("规范性文件",),
    "部门规范性文件": ("规范性文件",),
    "国家标准": ("标准",),
    "行业标准": ("标准",),
}
"""What labels seen in published catalogues stand for. A label of several kinds (部门规章及规范性文件) is read in parts;
one that is neither here nor a kind says nothing certain and is let pass."""


def check(corpus: Corpus) -> Iterator[Fault]:
    for found in cited(corpus):
        reading = found.reading
        law, label = reading.law, "".join(reading.citation.label.split())
        if law is None or not label or _fits(label, law):
            continue
        written = f"【{reading.citation.label}】"
        if written not in found.text:  # 法律：《…》
            written = reading.citation.label
        fix = Fix(written.replace(reading.citation.label, law.kind)) if found.once(written) else None
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index), f"《{law.name}》是{law.kind}，标成了“{written}”",
                f"改为“{written.replace(reading.citation.label, law.kind)}”，或者删去标签", find=found.caret(written), fix=fix,
            )  # fmt: skip


def _fits(label: str, law: Law) -> bool:
    if law.name.endswith(label):  # 【条例】《户口登记条例》: a law by its rank, a 条例 by its name
        return True
    kinds: set[str] = set(_MEANT.get(label, ()))
    for part in label.replace("及", "、").replace("和", "、").split("、") if not kinds else ():
        if part not in _MEANT and part not in _KINDS:
            return True
        kinds |= {part, *_MEANT.get(part, ())}
    return law.kind in kinds
