"""同一个单位的同一事项不在两个领域里各写一遍。

名称、内容都相同的事项分在两个领域，印出来重复，日后改一处漏一处，评估按重复事项扣分。留在更合适的领域；两个领域都要查到的，在另一处写出它在那个领域的内容。名称相同而内容不同的（各领域都有“办事指南”）不报；通用的政策文件、投诉举报、监督检查等名称也不报。换了说法的同一件事，程序不能判断（国办发〔2019〕54号）。

错例（文件名 mzj/hjgl.yaml）::

    部门: 区民政局
    领域: 户籍管理
    事项:
      - 编码: hjgl-mzj-001
        一级事项: 最低生活保障
        二级事项: 审核信息
        公开内容: [初审对象名单及相关信息]
        公开主体: [区民政局]

正例（文件名 mzj/hjgl.yaml）::

    部门: 区民政局
    领域: 户籍管理
    事项:
      - 编码: hjgl-mzj-001
        一级事项: 最低生活保障
        二级事项: 审核信息
        公开内容: [落户与低保资格的衔接办法]
        公开主体: [区民政局]
"""

from collections.abc import Iterator

from gwstd.domain.patterns import late
from gwstd.domain.texts import alike, plain
from gwstd.model import Corpus, Fault, Item, Severity

SEVERITY = Severity.WARNING

# Names that every field has, with the same contents, out of the ministries' guidelines.
_GENERAL = late(
    "(?:法律|政策|文件|规章|办事指南|投诉|举报|信访|监督|咨询|热线|许可|处罚|强制|检查|双随机|权责|权力|责任清单|机构|职能|机关简介|预算|决算|收费|采购|建议提案|解读|法规|回应)"
)


def check(corpus: Corpus) -> Iterator[Fault]:
    for same in alike(corpus, "level1", "level2", "level3").values():
        for at, item in enumerate(same):
            other = next((o for o in same[:at] if o.field != item.field and _repeats(item, o)), None)
            if other is not None:
                yield Fault(
                    item.place("一级事项"),
                    f"与 {other.code or other.file}“{other.title}”重复：另一个领域里写过同样的事项",
                    "留在更合适的领域，删去另一处；确是两个事项，把名称或公开内容写出差别",
                    (other.place("一级事项"),),
                )


def _repeats(item: Item, other: Item) -> bool:
    """Whether one body publishes the same contents, under a name that says what they are."""
    if set(item.subjects).isdisjoint(other.subjects) or _GENERAL.search(item.title):
        return False
    return frozenset(map(plain, item.contents)) == frozenset(map(plain, other.contents))
