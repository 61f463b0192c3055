"""停用的事项写明为什么停用，取消的事项状态写“停用”。

取消公开事项要有事由：依据失效、上级取消、职能划转（国办发〔2019〕54号：动态调整；谁公开、谁调整、谁负责）。“状态: 停用”的，写“调整: {事由: 取消, 说明: ……}”或合并、分设；写了“事由: 取消”却没有停用的，还会印在目录里。事由是否属实、是否报政府办备案，程序不能判断。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        状态: 停用

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        调整: {事由: 取消, 说明: 依据已经废止}

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        状态: 停用
        调整: {事由: 取消, 说明: 临时救助热线并入12345热线}
"""

from collections.abc import Iterator

from gwstd.domain.blanks import is_blank
from gwstd.model import RETIRED, Corpus, Fault, Severity

SEVERITY = Severity.WARNING

_ENDING = ("取消", "合并", "分设", "主体变更", "其他")


def check(corpus: Corpus) -> Iterator[Fault]:
    for item in corpus.items:
        if item.status != RETIRED:
            if item.change_kind == "取消":
                yield Fault(
                    item.place("调整", "事由"), "调整事由是“取消”，事项却没有停用", "加上一行“状态: 停用”，或改调整事由"
                )
        elif not item.change_kind:
            advice = "加上“调整: {事由: 取消, 说明: 依据失效、上级取消还是职能划转}”"
            yield Fault(item.place("状态"), "停用没有写明原因", advice)
        elif item.change_kind not in _ENDING:
            yield Fault(
                item.place("调整", "事由"),
                f"事项已经停用，调整事由却是“{item.change_kind}”",
                f"改为{'、'.join(_ENDING[:3])}之一，并写说明",
            )
        elif not item.change_text or is_blank(item.change_text):
            yield Fault(item.place("调整"), "停用没有写明原因", "在调整里写“说明: ”：依据失效、上级取消还是职能划转")
