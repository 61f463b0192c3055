"""公开对象选“特定群体”要写明是谁、如何界定。

写成 {特定群体: 申请低保的家庭（以受理登记为准）}；只写“相关群众”“特定群众”等于没有写。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开对象: 特定群体

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开对象: {特定群体: 申请最低生活保障的家庭成员（以受理登记为准）}
"""

from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Severity
from gwstd.vocabulary import CERTAIN_GROUP

SEVERITY = Severity.ERROR


_VAGUE = frozenset(
    {"特定群体", "特定群众", "特定对象", "相关群众", "有关群众", "相关人员", "有关人员", "相关群体", "群众", "√"}
)


def check(corpus: Corpus) -> Iterator[Fault]:
    for item in corpus.live:
        if item.audience != CERTAIN_GROUP:
            continue
        note = item.audience_note.strip()
        if not note or note in _VAGUE:
            path = ("公开对象", CERTAIN_GROUP) if item.audience_note else ("公开对象",)
            yield Fault(
                item.place(*path),
                f"特定群体写的是“{note}”，没有说明是谁" if note else "特定群体没有说明是谁",
                "写成 {特定群体: 谁、如何界定}，如“申请人及其家庭成员”",
            )
