"""部门、公开主体必须是 departments.yaml 里登记的单位，用简称（或全称）。

主体是制作或保存该信息的具体机关（政府信息公开条例第十条），不能写“相关部门”“民政部门”。确是新单位，先在 departments.yaml 登记。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开主体: [民政部门]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开主体: [区民政局, 各镇人民政府、街道办事处]
"""

import re
from collections.abc import Iterator

from gwstd.domain.nearest import meant
from gwstd.domain.spelling import same_name
from gwstd.model import Corpus, Fault, Fix, Place, Severity
from gwstd.vocabulary import DEPARTMENT_KEY

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    if "departments.yaml" in corpus.unread:
        return
    known = corpus.department_named()
    former = {name for d in corpus.departments for name in d.former_names}
    names = [d.name for d in corpus.departments]
    for file in corpus.item_files:
        if file.department and file.department not in known and file.department not in former:
            same = same_name(file.department, known)
            certain = same is not None and known[same].code == file.name.partition("/")[0]
            yield _fault(Place(file.name, (DEPARTMENT_KEY,)), file.department, names, fix=same if certain else None)
    for item in corpus.live:
        for index, subject in enumerate(item.subjects):
            if subject not in known and subject not in former:
                parts = [part.strip() for part in re.split("[，、；;]", subject)]
                split = f"分成几项：[{', '.join(parts)}]。" if len(parts) > 1 and known.keys() >= set(parts) else ""
                right = tuple(parts) if split else (same,) if (same := same_name(subject, known)) else ()
                once = len(set(right)) == len(right) and not set(right) & set(item.subjects)
                fix = "\n".join(right) if right and once else None
                yield _fault(item.place("公开主体", index), subject, names, split, fix)


def _fault(place: Place, name: str, names: list[str], split: str = "", fix: str | None = None) -> Fault:
    advice = (split or meant(name, names)) + "写 departments.yaml 里登记的简称；几个单位要分成几项"
    return Fault(place, f"没有登记“{name}”这个单位", advice, fix=Fix(fix) if fix else None)
