"""不写机构改革以前的机构名称，不论它是不是本区登记过的“曾用名”。

2018年机构改革后没有环境保护局、卫生计生委、安监局、工商局、质监局、食药监局、国土局、文广新局、国税局、地税局，2021年、2023年以后没有扶贫办、乡村振兴局（深化党和国家机构改革方案、党和国家机构改革方案）。旧机构名是评估中常见的扣分项，也会让群众找不到单位。说明沿革的（“原区环保局”“由……更名”）、书名号里的文件名称、“公开依据”里的名称，不受此限；登记过“曾用名”的由 department-former 说明。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 由区卫生计生委负责解释

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [向区工商局投诉的渠道]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 由原区工商局制定，区市场监管局负责解释

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [《环境保护局工作规则》全文]
"""

from collections.abc import Iterator

from gwstd.domain.bodies import FORMER_SIGN, bodies_of, former_names
from gwstd.domain.texts import KEYS, having, registry_texts
from gwstd.model import Corpus, Department, Fault, Place, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    if "departments.yaml" in corpus.unread:
        return
    for place, text in registry_texts(corpus):
        if FORMER_SIGN.search(text):
            yield from _faults(corpus, place, text, own=place.file == "departments.yaml")
    day = corpus.edition.base_date
    keys = KEYS - {"公开依据", "公开主体"}  # an unknown subject is reported as such, with the same advice
    for item, path, text in having(corpus, FORMER_SIGN, lambda text: any(former_names(text, day)), keys):
        yield from _faults(corpus, item.place(*path), text)


def _faults(corpus: Corpus, place: Place, text: str, own: bool = False) -> Iterator[Fault]:
    known = [name for d in corpus.departments for name in (d.full_name, d.name, *d.former_names)]
    for name, reform in dict(former_names(text, corpus.edition.base_date)).items():
        if not own and any(name in word and word in text for word in known):
            continue  # a registered name: department-former speaks, or it is what the body is really called
        bodies: tuple[Department, ...] = () if own else bodies_of(reform.work, corpus.departments)
        right = f"“{bodies[0].name}”" if len(bodies) == 1 else f"{reform.now}，用本区现在的名称"
        yield Fault(place, f"“{name}”是机构改革前的名称", f"改为{right}；说的是沿革就写“原{name}”", find=name)
