"""“对应事项”写的编码，在 lists 文件夹的清单里要有。

公开事项要和权责清单、政务服务事项对上（国办发〔2019〕54号：结合权责清单和公共服务事项清单）。编码抄错一位，就对到别的事项上，或者什么也对不上。没有放清单的目录不检查；清单本身读不出来时也不检查。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        对应事项: ["000511001001"]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        对应事项: ["000511001000"]
"""

from collections.abc import Iterator
from operator import ne

from gwstd.model import Corpus, Fault, Matter, Severity
from gwstd.vocabulary import LISTS_FOLDER

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    known = {matter.code: matter for matter in corpus.matters}
    if not known or any(name.startswith(f"{LISTS_FOLDER}/") for name in corpus.unread):
        return
    for item in corpus.live:
        for index, code in enumerate(item.matters):
            if code not in known:
                yield Fault(item.place("对应事项", index), f"清单里没有编码 {code}", _advice(code, known))


def _advice(code: str, known: dict[str, Matter]) -> str:
    near = [other for other in known if _one_slip(code, other)]
    guess = f"是不是“{known[near[0]].name}”{near[0]}？" if len(near) == 1 else ""
    return f"{guess}对照 {LISTS_FOLDER} 文件夹的清单改正；清单上还没有的，先补到清单里"


def _one_slip(code: str, other: str) -> bool:
    """Whether one character of a code was copied wrongly; codes that differ more are those of other matters."""
    return len(code) == len(other) and sum(map(ne, code, other)) == 1
