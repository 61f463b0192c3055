"""目录里不印公民的身份证号码。

目录要向社会公布，身份证号码是个人隐私（政府信息公开条例第十五条，个人信息保护法）。举例也要用遮掩过的样子。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 样例见张某（身份证号11010519491231002X）的申请表

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 样例中的身份证号码只印前六位和后两位
"""

import re
from collections.abc import Iterator

from gwstd.domain.texts import having
from gwstd.model import Corpus, Fault, Severity

_DIGITS = re.compile(
    r"(?<![0-9A-Za-z])[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])"
)
_SIGN = re.compile("[0-9]{17}")  # found faster than the whole pattern
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    for item, path, text in having(corpus, _SIGN):
        for number in dict.fromkeys(_DIGITS.findall(text)):
            if _is_citizen(number.upper()):
                yield Fault(
                    item.place(*path), f"“{number}”是身份证号码", "删去，或改成遮掩过的样子：前六位加星号", find=number
                )


def _is_citizen(number: str) -> bool:
    """Whether the check character of GB 11643-1999 is right: any other 18 digits are an order number or a code."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return number[17] == "10X98765432"[total % 11]
