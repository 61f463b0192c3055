"""公开对象选“特定群体”要写明是谁、如何界定。

写成 {特定群体: 申请低保的家庭（以受理登记为准）}；只写“相关群众”“符合条件的对象”等于没有写，“社会公众”就是全社会（政府信息公开条例第十五条、第二十七条；各部委标准指引的目录表都要求写明群体）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开对象: 特定群体

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开对象: {特定群体: 符合条件的群众}

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开对象: {特定群体: 申请最低生活保障的家庭成员（以受理登记为准）}
"""

import re
from collections.abc import Iterator

from gwstd.domain.blanks import is_blank
from gwstd.domain.patterns import late
from gwstd.model import Corpus, Fault, Severity
from gwstd.vocabulary import CERTAIN_GROUP, EVERYONE

SEVERITY = Severity.ERROR

_WHO = "(?:公民|个人|群体|群众|对象|人员|人士|人群|人|居民|村民|企业|单位|机构|部门|组织|法人|主体|公众)"
_WHICH = "(?:特定|相关|有关|部分|一定|指定|所有|各类|其他|少数|符合(?:相关|有关|规定)?(?:条件|要求|规定)|涉及|的)*"
_VAGUE = late(f"{_WHICH}{_WHO}(?:(?:和|及|、|或|以及){_WHICH}{_WHO})*|[√■☑是有]|详?见备注|同上")
_ALL = late(
    "全社会|(?:社会)?公众|社会各界|全体(?:公民|市民|居民|群众|公众|人员)|所有(?:公民|市民|人|公众)|不特定.{0,4}"
)


def check(corpus: Corpus) -> Iterator[Fault]:
    for item in corpus.live:
        if item.audience != CERTAIN_GROUP:
            continue
        note = item.audience_note.strip()
        bare = re.sub("[（(].*[)）]|\\s", "", note)
        place = item.place(*(("公开对象", CERTAIN_GROUP) if note else ("公开对象",)))
        advice = "写成 {特定群体: 谁、如何界定}，如“申请人及其家庭成员”"
        if not note:
            yield Fault(place, "特定群体没有说明是谁", advice)
        elif _ALL.fullmatch(bare):
            yield Fault(
                place,
                f"特定群体写的是“{note}”，那就是全社会",
                f"写“公开对象: {EVERYONE}”；确只向一部分人公开的，写明是谁",
            )
        elif is_blank(note) or _VAGUE.fullmatch(bare):
            yield Fault(place, f"特定群体写的是“{note}”，没有说明是谁", advice)
