"""部门、公开主体必须是 departments.yaml 里登记的单位，用简称（或全称）。

主体是制作或保存该信息的具体机关（政府信息公开条例第十条）。“公安机关”“卫生健康行政部门”“乡镇人民政府”是部委指引里对一类机关的统称，照抄过来要换成本区的单位；“相关部门”“各部门”等于没有写；“区民政局社会救助科”写到机关为止，科室写在“责任科室”。几个单位分成几项，牵头的写在最前面。主体是不是真的制作或保存这项信息，程序不能判断。确是新单位，先在 departments.yaml 登记。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开主体: [民政部门]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开主体: [区民政局, 县级以上公安机关]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开主体: [相关部门]

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
from collections.abc import Iterator, Sequence

from gwstd.domain.blanks import is_above, is_blank
from gwstd.domain.bodies import (
    bodies_of,
    former_names,
    government_office,
    is_class,
    is_nobody,
    office_of,
    own_bodies,
    split,
)
from gwstd.domain.nearest import meant
from gwstd.domain.spelling import same_name
from gwstd.model import Corpus, Department, Fault, Fix, Item, Place, Severity
from gwstd.vocabulary import DEPARTMENT_KEY

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    if "departments.yaml" in corpus.unread:
        return
    known = corpus.department_named()
    former = {name for d in corpus.departments for name in d.former_names}
    day = corpus.edition.base_date
    for file in corpus.item_files:
        if file.department and file.department not in known and file.department not in former:
            same = same_name(file.department, known)
            certain = same is not None and known[same].code == file.name.partition("/")[0]
            message, advice = _words(file.department, corpus.departments, day)
            place = Place(file.name, (DEPARTMENT_KEY,))
            yield Fault(place, message, advice, fix=Fix(same) if certain and same else None)
    for item in corpus.live:
        for index, subject in enumerate(item.subjects):
            if subject not in known and subject not in former and not is_above(subject):  # same-as-above speaks
                parts = split(subject, known)
                message, advice = _words(subject, corpus.departments, day, known.get(item.department))
                if parts:
                    advice = f"分成几项，牵头的写在最前面：[{', '.join(parts)}]"
                right = parts or ((same,) if (same := same_name(subject, known)) else ())
                yield Fault(item.place("公开主体", index), message, advice, fix=_fix(item, right))


def _fix(item: Item, right: tuple[str, ...]) -> Fix | None:
    """The names instead of the one text, unless one of them stands in the list already."""
    once = len(set(right)) == len(right) and not set(right) & set(item.subjects)
    return Fix("\n".join(right)) if right and once else None


def _words(name: str, departments: Sequence[Department], day: str, owner: Department | None = None) -> tuple[str, str]:
    """What is wrong with a name that is not registered, and what to write instead."""
    if is_nobody(name) or is_blank(name):
        keeper = f"是“{owner.name}”制作或保存的，就写“{owner.name}”；不是的，" if owner else ""
        advice = f"{keeper}写出制作或保存这项信息的机关，用 departments.yaml 里登记的简称"
        return f"“{name}”没有说明是哪个机关", advice
    parts = re.split("[，、；;/]", name)
    if all(map(is_class, parts)) or is_class(name):
        own = tuple(dict.fromkeys(d for part in (name, *parts) for d in own_bodies(part, departments)))
        return f"“{name}”是一类机关的统称，不是本区的单位", _own_words(own)
    if body := office_of(name, departments):
        return f"“{name}”是内设机构，不是公开主体", f"主体写机关“{body.name}”，科室写在“责任科室”"
    for _, reform in former_names(name, day):
        own = bodies_of(reform.work, departments)
        now = f"“{own[0].name}”" if len(own) == 1 else f"本区{reform.now}的简称"
        return f"没有登记“{name}”这个单位，它是机构改革前的名称", f"改为{now}；departments.yaml 的“曾用名”里也记上"
    office = government_office(departments)
    if office and re.fullmatch("[\u4e00-\u9fff]*?[区县市]?(?:人民)?政府", name) and not re.search("[镇乡]", name):
        return (
            f"没有登记“{name}”这个单位",
            f"政府的信息由办公室公开，写“{office.name}”；要单列的，先在 departments.yaml 登记",
        )
    near = meant(name, [d.name for d in departments])
    return f"没有登记“{name}”这个单位", near + "写 departments.yaml 里登记的简称；几个单位要分成几项"


def _own_words(own: Sequence[Department]) -> str:
    if not own:
        return "写出制作或保存这项信息的机关，用 departments.yaml 里登记的简称"
    if len(own) == 1:
        return f"写本区的单位“{own[0].name}”"
    return f"写本区的单位，如“{'”“'.join(d.name for d in own[:4])}”，几个单位分成几项，牵头的写在最前面"
