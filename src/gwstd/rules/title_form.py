"""事项名称写业务的名称，不带序号，不只写“其他”。

“（一）无偿献血”“1.低保标准”的序号由程序按次序印，写在名称里，调整次序就乱了，与国家指引、权责清单的名称也对不上；“其他”看不出是什么事，要写出它的名称（国办发〔2019〕54号：公开事项分类科学、名称规范、指向明确）。

用 gwstd fmt --fix 可以去掉序号。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: （一）审核信息
        公开内容: [低保标准, 调整日期]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 其他
        公开内容: [低保标准, 调整日期]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 其他困难群众临时救助
        公开内容: [低保标准, 调整日期]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 一次性临时救助
        二级事项: 3.15消费维权活动
        公开内容: [低保标准, 调整日期]
"""

import re
from collections.abc import Iterator

from gwstd.domain.patterns import late
from gwstd.domain.texts import having
from gwstd.model import Corpus, Fault, Fix, Severity
from gwstd.vocabulary import NAMES

SEVERITY = Severity.WARNING

_NUMBER = late(
    r"(?:[（(][0-9一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}(?:[.．][0-9]{1,2})*(?:[、]|[.．](?![0-9]))|[一二三四五六七八九十]{1,3}、|[①-⑳●○•·◆■★])[ \u3000]*"
    r"(?=[\u4e00-\u9fff《“])"
)
_OTHER = late("(?:其他|其它|其余)(?:事项|信息|内容|情况|类|业务)?")
_BEGINNING = re.compile(
    r"\n(?:[（(①-⑳●○•·◆■★其]|[0-9]{1,2}[.．、]|[一二三四五六七八九十]{1,3}、)"
)  # other than nearly every name has


def check(corpus: Corpus) -> Iterator[Fault]:
    for item, path, name in having(corpus, _BEGINNING, keys=NAMES):
        if match := _NUMBER.match(name):
            rest = name[match.end() :]
            yield Fault(item.place(*path), f"名称前面有序号“{match[0].strip()}”", f"写“{rest}”", fix=Fix(rest))
        elif _OTHER.fullmatch(name):
            advice = "写出具体的事项名称；说不出名称的，多半该并进别的事项"
            yield Fault(item.place(*path), f"“{name}”看不出是什么事项", advice)
