"""目录里不印公民的身份证号码、银行卡号。

目录要向社会公布，身份证号码、银行账号是个人隐私（政府信息公开条例第十五条，个人信息保护法第二十八条）。举例也要用遮掩过的样子。校验码对不上的数字（文号、编码）不报。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 样例见张某（身份证号11010519491231002X）的申请表

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 补贴打入银行卡6222021234567890128

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
import unicodedata
from collections.abc import Iterator

from gwstd.domain.patterns import late
from gwstd.domain.texts import having, registry_texts
from gwstd.model import Corpus, Fault, Place, Severity

SEVERITY = Severity.ERROR

_CITIZEN = late(
    r"[1-8]\d{5}[- ]?(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[- ]?\d{3}[0-9Xx]"
    r"|[1-8]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}"
)
_CARD = re.compile(r"62\d{2}(?:[- ]?\d{4}){3}(?:[- ]?\d{1,3})?")
_RUN = re.compile(r"(?<![0-9０-９A-Za-z])[0-9０-９][0-9０-９ -]{13,24}[0-9０-９XxＸｘ](?![0-9０-９A-Za-z])")
"""Enough digits together for one of these numbers, full-width ones too."""
_DIGIT = "[0-9０-９]"
_SIGNS = (
    *(re.compile(f"{month}{_DIGIT}{{3}}[ -]?{_DIGIT}{{3}}") for month in "0０1１"),
    *(re.compile(f"{six}[2２]{_DIGIT}{{2}}[ -]?{_DIGIT}{{4}}") for six in "6６"),
)
"""A quick look before them: what follows the year of birth from the month on; how a card begins."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def check(corpus: Corpus) -> Iterator[Fault]:
    for place, text in registry_texts(corpus):
        yield from _faults(place, text)
    for item, path, text in having(corpus, _SIGNS, _RUN.search):
        yield from _faults(item.place(*path), text)


def _faults(place: Place, text: str) -> Iterator[Fault]:
    before = re.compile("身份证|证件号")
    for match in _RUN.finditer(text):
        number = match[0]
        plain = unicodedata.normalize("NFKC", number)
        said = before.search(text[max(0, match.start() - 12) : match.start()]) is not None
        if _CITIZEN.fullmatch(plain) and _is_citizen(re.sub("[- ]", "", plain).upper(), said):
            yield Fault(place, f"“{number}”是身份证号码", "删去，或改成遮掩过的样子：前六位加星号", find=number)
        elif _CARD.fullmatch(plain) and _is_card(re.sub("[- ]", "", plain)):
            yield Fault(place, f"“{number}”是银行卡号", "删去，或只印后四位，前面用星号", find=number)


def _is_citizen(number: str, said: bool) -> bool:
    """Whether the check character of GB 11643-1999 is right: any other 18 digits are an order number or a code. The old
    15 digits have none and count only where the text says what they are."""
    if len(number) == 15:
        return said
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return number[17] == "10X98765432"[total % 11]


def _is_card(number: str) -> bool:
    """Whether the digits pass the check sum of bank cards (ISO/IEC 7812-1, Luhn)."""
    digits = [int(digit) for digit in reversed(number)]
    total = sum(digits[0::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return total % 10 == 0
