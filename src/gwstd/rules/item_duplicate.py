"""同一领域里没有名称和内容都相同的两个事项。

名称相同、内容不同的两条是可以的（同一事项分两种时限公开）；只是标点、空格、次序不同，仍是重复。各镇、街道各自写的同一事项不算重复，汇编时并成一行（国办发〔2019〕54号）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
      - 编码: shjz-mzj-002
        一级事项: 最低生活保障
        公开内容: [低保标准]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
      - 编码: shjz-mzj-002
        一级事项: “最低生活保障”
        公开内容: [调整日期, 低保标准。]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
      - 编码: shjz-mzj-002
        一级事项: 最低生活保障
        公开内容: [低保对象名单]
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from gwstd.domain.texts import alike, plain, plains
from gwstd.model import Corpus, Fault, Item, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    township = {d.code for d in corpus.departments if d.is_township}
    for same in _namesakes(corpus):  # contents are compared only where the names are the same
        for at, item in enumerate(same):
            contents = _contents(item)
            other = next((o for o in same[:at] if _contents(o) == contents and not _shared(item, o, township)), None)
            if other is not None:
                yield Fault(
                    item.place("一级事项"),
                    f"与 {other.code or other.file}“{other.title}”名称、内容都相同",
                    "两条合并为一条；确是两个事项，把名称或公开内容写出差别",
                    (other.place("一级事项"),),
                )


def _namesakes(corpus: Corpus) -> list[list[Item]]:
    """The live items of one field whose names say the same, in their order."""
    groups = alike(corpus, "field", "level1", "level2", "level3")
    said = plains(chain.from_iterable(names[1:] for names in groups))
    meant: defaultdict[tuple[str, ...], list[Item]] = defaultdict(list)
    for (field, *names), items in groups.items():
        meant[field, *map(said.__getitem__, names)].extend(items)
    place = {id(item): at for at, item in enumerate(corpus.live)}
    return [sorted(items, key=lambda item: place[id(item)]) for items in meant.values() if len(items) > 1]


def _contents(item: Item) -> frozenset[str]:
    return frozenset(map(plain, item.contents))


def _shared(item: Item, other: Item, township: set[str]) -> bool:
    """Whether two towns wrote the same matter, each for itself."""
    return {item.department, other.department} <= township and not set(item.subjects) & set(other.subjects)
