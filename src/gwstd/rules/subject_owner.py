"""公开主体里要有这个文件的单位。

谁制作、谁保存，谁公开（政府信息公开条例第十条）；mzj 文件夹由区民政局维护，主体却只写区公安分局，多半是从别的单位的文件复制来的，公开的责任也落不到维护它的单位。确由别的单位公开的，移到那个单位的文件夹；主体全是镇、街道的不报（部门按领域汇总镇街的事项）；组（各镇人民政府、街道办事处）的文件，主体可以是它的成员；区政府办公室的文件可以写各单位。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        公开主体: [区公安分局]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        公开主体: [区公安分局, 区民政局]
"""

from collections import Counter
from collections.abc import Iterator

from gwstd.domain.bodies import government_office
from gwstd.domain.texts import alike
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    known = corpus.department_named()
    office = government_office(corpus.departments)
    groups: dict[str, set[str]] = {d.code: {d.code, *d.members} for d in corpus.departments}
    for department in corpus.departments:
        for member in department.members:
            groups.setdefault(member, {member}).add(department.code)
    times = Counter(name for d in corpus.departments for name in {d.code, d.full_name, d.name})
    for (keeper, subjects), items in alike(corpus, "department", "subjects").items():
        owner = known.get(keeper)
        if owner is None or owner is office or not subjects:
            continue
        bodies = [known[name] for name in subjects if name in known and times[name] == 1]
        if len(bodies) < len(subjects) or (not owner.is_township and all(b.is_township for b in bodies)):
            continue
        if groups[owner.code].isdisjoint(body.code for body in bodies):
            for item in items:
                yield Fault(
                    item.place("公开主体"),
                    f"公开主体里没有“{owner.name}”，而这个文件归它维护",
                    f"加上“{owner.name}”；确由“{subjects[0]}”公开的，把这个事项移到它的文件夹",
                )
