"""不用机构改革前的旧名称（departments.yaml 的“曾用名”）。

旧机构名是评估中常见的扣分项，也会让群众找不到单位。改成现在的简称；引用历史文件的名称写在“公开依据”里，不受此限（政府信息公开条例第二十条第（二）项）。

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
from collections import Counter
from collections.abc import Iterator, Mapping

from gwstd.domain.patterns import late, words
from gwstd.domain.texts import KEYS, having
from gwstd.model import Corpus, Department, Fault, Fix, Item, Place, Severity
from gwstd.vocabulary import DEPARTMENT_KEY

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    present = {name for d in corpus.departments for name in (d.full_name, d.name)}
    former = {name: d for d in corpus.departments for name in d.former_names if name not in present}
    if not former:
        return
    count = Counter(name for d in corpus.departments for name in d.former_names)
    once = {name for name in former if count[name] == 1}
    names = "|".join(sorted(map(re.escape, {*former, *present}), key=lambda n: (-len(n), n)))
    pattern = late(f"(?<!原)(?:{names})")  # “原区旅游局” says itself that it is a former name
    for file in corpus.item_files:
        if file.department in former:
            department = former[file.department]
            certain = department.code == file.name.partition("/")[0] and file.department in once
            yield _fault(Place(file.name, (DEPARTMENT_KEY,)), file.department, department, certain)
    for item, path, text in having(corpus, words(former), pattern.search, KEYS - {"公开依据"}):
        for name in dict.fromkeys(pattern.findall(text)):
            if name in former:
                certain = name in once and path[0] == "公开主体" and text == name and _new(item, former, name)
                yield _fault(item.place(*path), name, former[name], certain)


def _new(item: Item, former: Mapping[str, Department], name: str) -> bool:
    """Whether the present name of a former subject stands in the list neither as itself nor as another former name."""
    present = [former[subject].name if subject in former else subject for subject in item.subjects]
    return present.count(former[name].name) == 1


def _fault(place: Place, name: str, department: Department, certain: bool) -> Fault:
    fix = Fix(department.name) if certain else None
    return Fault(place, f"“{name}”是旧机构名", f"改为“{department.name}”", find=name, fix=fix)
