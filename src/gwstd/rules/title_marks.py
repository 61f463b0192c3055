"""书名号里面还有书名号的，里面一层用单书名号“〈〉”。

不在《》里面再写《》，也不用小于号、大于号“<>”代替单书名号（GB/T 15834—2011 4.15）。用 gwstd fmt --fix 可以一次改好。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [《关于印发<最低生活保障审核确认办法>的通知》全文]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [《关于印发《最低生活保障审核确认办法》的通知》全文]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [《关于印发〈最低生活保障审核确认办法〉的通知》全文]
"""

import re
from collections.abc import Iterator

from gwstd.domain.texts import having
from gwstd.domain.titles import titles
from gwstd.model import Corpus, Fault, Fix, Severity

SEVERITY = Severity.WARNING

_NESTED = re.compile("《[^》]*[《〈<＜]")  # a mark inside a title: without one there is nothing to put right


def check(corpus: Corpus) -> Iterator[Fault]:
    for item, path, text in having(corpus, _NESTED):
        for title, right in titles(text):
            if title != right:
                yield Fault(
                    item.place(*path), f"{title}里面一层的书名号应是“〈〉”", f"改为{right}", find=title, fix=Fix(right)
                )
