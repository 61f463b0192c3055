"""公开层级与公开主体要对得上。

主体有镇、街道的，要有“镇街级”；主体有区级部门的，要有“区级”；没有镇、街道的，不写“镇街级”（政府信息公开条例第二十一条分列县级与乡镇的公开内容）。某项内容依第二十一条究竟归哪一级，要看职权，程序不能判断。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开主体: [各镇人民政府、街道办事处]
        公开层级: [区级]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开主体: [区民政局, 各镇人民政府、街道办事处]
        公开层级: [区级, 镇街级]
"""

from collections.abc import Iterator, Sequence

from gwstd.domain.texts import alike
from gwstd.model import Corpus, Department, Fault, KeyPath, Severity
from gwstd.vocabulary import DISTRICT_LEVEL, LEVELS, TOWN_LEVEL

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    known = corpus.department_named()
    for (names, levels), items in alike(corpus, "subjects", "levels").items():
        subjects = [known[name] for name in names if name in known]
        if not levels or not subjects or len(subjects) < len(names):
            continue
        for path, message, advice in _wrong(subjects, levels):
            for item in items:
                yield Fault(item.place(*path), message, advice)


def _wrong(subjects: Sequence[Department], levels: tuple[str, ...]) -> Iterator[tuple[KeyPath, str, str]]:
    """Where the levels are not those of the subjects: key path, message, advice."""
    due = {TOWN_LEVEL if subject.is_township else DISTRICT_LEVEL for subject in subjects}
    if due.isdisjoint(levels):
        right = "、".join(level for level in LEVELS if level in due)
        message = f"公开层级写了“{levels[0]}”，主体却是“{subjects[0].name}”"
        yield ("公开层级", 0), message, f"改为“{right}”，或改公开主体"
        return
    for level in LEVELS:
        if level in due and level not in levels:
            who = next(s.name for s in subjects if s.is_township == (level == TOWN_LEVEL))
            yield (
                ("公开层级",),
                f"主体有“{who}”，公开层级没有“{level}”",
                f"公开层级加上“{level}”，或改公开主体",
            )
        if level in levels and level not in due:
            kind = "镇、街道" if level == TOWN_LEVEL else "区级部门"
            yield (
                ("公开层级", levels.index(level)),
                f"公开层级写了“{level}”，主体里却没有{kind}",
                f"去掉“{level}”，或在公开主体里补上{kind}",
            )
