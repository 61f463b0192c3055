"""事项名称、公开内容、时限、科室里，两个汉字之间没有空格。

多半是从窄栏表格、PDF 复制时断开的词（“就业信息 服务”“自信息形成 或者变更之日起”），查找、比对时对不上；也有把空格当分隔用的，印出来看不出是几项。“公开依据”里名称与条款之间的空格是规定的写法，不报（GB/T 15834-2011）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 低保 审核
        公开内容: [低保标准, 调整日期]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        公开时限: 自制定 或者获取信息之日起10 个工作日内

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 低保审核
        公开内容: [低保标准, 每年 4 月的调整日期]
"""

import re
from collections.abc import Iterator

from gwstd.domain.patterns import late, words
from gwstd.domain.texts import having
from gwstd.model import Corpus, Fault, Severity
from gwstd.vocabulary import NAMES

SEVERITY = Severity.WARNING

_SPACE = late(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]+([ \t\u3000]+)[\u4e00-\u9fff]+|\d+([ \t\u3000]+)个(?= ?工)|个([ \t\u3000]+)工作|工作([ \t\u3000]+)日"
)
_BLANKS = words(" \t\u3000")
_APART = re.compile(r"[^\x00-\xff][ \t\u3000]+[^\x00-\xff]|(?:[个作]|\d)[ \t\u3000]")  # a quick look before it
_KEYS = frozenset({*NAMES, "公开内容", "公开时限", "责任科室"})


def check(corpus: Corpus) -> Iterator[Fault]:
    joined_lines = {fault.place.file for fault in corpus.noted("text-joined")}  # which put a blank where a line ended
    for item, path, text in having(corpus, _BLANKS, _is_spaced, _KEYS):
        if item.file not in joined_lines and (match := _SPACE.search(text)):
            joined = re.sub(r"[ \t\u3000]+", "", match[0])
            apart = (
                f"；是几项的，{'分成几条写' if path[0] == '公开内容' else '用顿号隔开'}"
                if path[0] != "公开时限"
                else ""
            )
            yield Fault(
                item.place(*path), f"“{match[0]}”中间有空格", f"是一个词的，删去空格：“{joined}”{apart}", find=match[0]
            )


def _is_spaced(text: str) -> bool:
    return _APART.search(text) is not None and _SPACE.search(text) is not None
