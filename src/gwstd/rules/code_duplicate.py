"""编码在全区不能重复。

多半是复制事项后忘了改编码。后写的一个换成新号；先有的一个不要动，它可能已经公布。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
      - 编码: shjz-mzj-001
        一级事项: 特困人员救助供养
        公开内容: [供养标准]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
      - 编码: shjz-mzj-002
        一级事项: 特困人员救助供养
        公开内容: [供养标准]
"""

from collections.abc import Iterator

from gwstd.domain.codes import free, parse
from gwstd.model import Corpus, Fault, Item, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    first: dict[str, Item] = {}
    used = {item.code for item in corpus.items}
    if len(used) == len(corpus.items):
        return
    for item in corpus.items:
        code_parts = parse(item.code)
        if code_parts is None or code_parts[:2] != (item.field, item.department):
            continue  # code-shape asks for a new code anyway; a misplaced copy must not make the true one look wrong
        if item.code in first:
            code = str(free(item.field, item.department, used))
            used.add(code)
            other = first[item.code]
            yield Fault(
                item.place("编码"),
                f"编码 {item.code} 已经用于“{other.title}”（{other.file}）",
                f"这一个改为 {code}",
                (other.place("编码"),),
            )
        else:
            first[item.code] = item
