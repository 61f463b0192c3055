"""登记文件里，代码和名称都不重复。

两个单位共用一个名称，或两部依据共用一个简称，引用时就不知道指哪一个。渠道、领域的别名也不能与别的名称相同。

错例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门}
      - {代码: mzj, 全称: 临江区公安分局, 简称: 区公安分局, 类型: 部门}

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
"""

from collections.abc import Iterator, Mapping, Sequence

from gwstd.model import Corpus, Fault, Place, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    yield from _twice("departments.yaml", "单位", [
        {"代码": (d.code,), "全称": (d.full_name,), "简称": (d.name,) if d.name != d.full_name else ()}
        for d in corpus.departments
    ])  # fmt: skip
    yield from _twice("fields.yaml", "领域", [
        {"代码": (f.code,), "名称": (f.name,), "别名": f.aliases} for f in corpus.fields
    ])  # fmt: skip
    yield from _twice("channels.yaml", "渠道", [{"名称": (c.name,), "别名": c.aliases} for c in corpus.channels])
    yield from _twice("laws.yaml", "依据库", [
        {"名称": (law.name,), "简称": law.short_names, "曾用名": law.former_names} for law in corpus.laws
    ])  # fmt: skip


def _twice(file: str, key: str, entries: Sequence[Mapping[str, tuple[str, ...]]]) -> Iterator[Fault]:
    first: dict[tuple[bool, str], Place] = {}
    for index, entry in enumerate(entries):
        for attribute, words in entry.items():
            listed = attribute in ("别名", "曾用名") or (attribute == "简称" and key == "依据库")
            for number, word in enumerate(words):
                place = Place(file, (key, index, attribute, number) if listed else (key, index, attribute))
                kind = attribute == "代码", word
                if kind in first:
                    yield Fault(place, f"“{word}”已经登记过", "改成不同的写法，或删去重复的一条", (first[kind],))
                else:
                    first[kind] = place
