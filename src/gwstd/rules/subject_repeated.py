"""同一个单位在公开主体里只写一次。

简称和全称都写（区民政局、临江区民政局），或写了组又写它的成员（各镇人民政府、街道办事处、柳河镇人民政府），印出来就是重复的，责任也说不清（政府信息公开条例第十条：主体唯一，联合制作的由牵头机关公开）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        公开主体: [区民政局, 临江区民政局]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        公开主体: [区民政局, 各镇人民政府、街道办事处, 柳河镇人民政府]
        公开层级: [区级, 镇街级]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        公开主体: [区民政局, 各镇人民政府、街道办事处]
        公开层级: [区级, 镇街级]
"""

from collections.abc import Iterator

from gwstd.domain.texts import alike
from gwstd.model import Corpus, Department, Fault, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    known = corpus.department_named()
    for (subjects,), items in alike(corpus, "subjects").items():
        bodies = [(index, known[name]) for index, name in enumerate(subjects) if name in known]
        for index, body in bodies:
            other = next((b for i, b in bodies if i != index and _covers(b, body, i < index)), None)
            if other is not None:
                name = subjects[index]
                said = "写了两次" if other is body else f"已经包括在“{other.name}”里"
                for item in items:
                    yield Fault(item.place("公开主体", index), f"“{name}”{said}", f"删去“{name}”")


def _covers(wide: Department, body: Department, before: bool) -> bool:
    """Whether ``wide`` says all that ``body`` says: the same body written before, or a group that it belongs to."""
    if wide is body:
        return before
    return (body.code in wide.members and body.is_township) or (
        bool(body.members) and set(body.members) < set(wide.members)
    )
