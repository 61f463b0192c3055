"""作公开主体的部门、镇、街道都要有公开电话。

机构联系表、网页上每个单位的电话都从 departments.yaml 的“电话”来；有的单位有、有的没有，就是漏填（政府信息公开条例第二十条第（二）项：联系方式应当公开；评估时电话缺失扣分）。名录里一个电话也没有的，看作本区另有联系表，不报；“组”没有电话。

错例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门, 电话: 0000-6200301}
      - {代码: gaj, 全称: 临江区公安分局, 简称: 区公安分局, 类型: 部门}
      - {代码: lhz, 全称: 临江区柳河镇人民政府, 简称: 柳河镇人民政府, 类型: 镇}
      - {代码: jbjd, 全称: 临江区江滨街道办事处, 简称: 江滨街道办事处, 类型: 街道, 电话: 0000-6201701}
      - {代码: zhenjie, 全称: 各镇人民政府、街道办事处, 简称: 各镇人民政府、街道办事处, 类型: 组, 成员: [lhz, jbjd]}

正例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门, 电话: 0000-6200301}
      - {代码: gaj, 全称: 临江区公安分局, 简称: 区公安分局, 类型: 部门}

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
"""

from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Place, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    if not any(department.phone for department in corpus.departments):
        return
    known = corpus.department_named()
    named = {known[name].code for item in corpus.live for name in item.subjects if name in known}
    named |= {item.department for item in corpus.live}
    members = {code for d in corpus.departments if d.code in named for code in d.members}
    own = {item.department for item in corpus.live if item.phone}
    concerned = [d for d in corpus.departments if d.kind != "组" and d.code in (named | members) - own]
    lacking = [d for d in concerned if not d.phone]
    advice = "补上“电话: ”，写对外公开的办公电话"
    if len(lacking) > 3 and len(lacking) > len(concerned) // 2:
        names = "、".join(department.name for department in lacking[:3])
        place = Place("departments.yaml", ("单位",), on_key=True)
        yield Fault(place, f"{len(lacking)} 个单位没有公开电话：{names}等", advice)
        return
    for department in lacking:
        yield Fault(Place("departments.yaml", ("单位", department.order)), f"“{department.name}”没有公开电话", advice)
