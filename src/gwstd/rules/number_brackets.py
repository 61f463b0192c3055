"""文号的年份用六角括号“〔〕”括入，年份和序号用半角阿拉伯数字。

如“国办发〔2019〕54号”，不写 [2019]、(2019)、【2019】、﹝2019﹞，括号里外不留空格（GB/T 9704-2012 7.2.5）。用 gwstd fmt --fix 可以一次改好。缺年份、缺括号的不能代改，请对照原文。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: ["《最低生活保障审核确认办法》（民发[2021]57号）"]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《最低生活保障审核确认办法》（民发(２０２１) 57 号）第二十条]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《最低生活保障审核确认办法》（民发〔2021〕57号）第二十条]
"""

import re
from collections.abc import Iterator

from gwstd.domain.document_number import faults, year_brackets
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.ERROR

_RIGHT_MARKS = re.compile("〔[^〔〕]*〕")


def check(corpus: Corpus) -> Iterator[Fault]:
    return faults(corpus, year_brackets, _message)


def _message(number: str) -> str:
    if _RIGHT_MARKS.search(number):
        return f"文号“{number}”里夹着空格、全角数字或者“年”字"
    return f"文号“{number}”的年份没有用六角括号“〔〕”括入"
