"""不用机构改革前的旧名称（departments.yaml 的“曾用名”）。

旧机构名是评估中常见的扣分项，也会让群众找不到单位。改成现在的简称；引用历史文件的名称写在“公开依据”里，不受此限。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开主体: [区民政和优抚局]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开主体: [区民政局]
"""

import re
from collections.abc import Iterator

from gwstd.domain.texts import texts
from gwstd.model import Corpus, Department, Fault, Place, Severity
from gwstd.vocabulary import DEPARTMENT_KEY

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    present = {name for d in corpus.departments for name in (d.full_name, d.name)}
    former = {name: d for d in corpus.departments for name in d.former_names if name not in present}
    if not former:
        return
    pattern = re.compile("|".join(sorted(map(re.escape, {*former, *present}), key=lambda n: (-len(n), n))))
    for file in corpus.item_files:
        if file.department in former:
            yield _fault(Place(file.name, (DEPARTMENT_KEY,)), file.department, former[file.department])
    for item in corpus.live:
        for path, text in texts(item):
            if path[0] == "公开依据":
                continue
            for name in dict.fromkeys(pattern.findall(text)):
                if name in former:
                    yield _fault(item.place(*path), name, former[name])


def _fault(place: Place, name: str, department: Department) -> Fault:
    return Fault(place, f"“{name}”是旧机构名", f"改为“{department.name}”", find=name)
