"""公开电话要打得通：区号加七位或八位号码，或者全国统一的短号。

写成 0000-6200301、021-12345678、12345、110；分机写“转1234”；几个号码用顿号隔开。少一位、多一位，或还留着样例里的零，群众打不通，评估时打电话核实就扣分（政府信息公开条例第二十条第（二）项：联系方式应当公开）。号码有没有人接，要打过才知道，程序不能判断。手机号码由 mobile-number 说明。

错例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门, 电话: 0000-6200301}
      - {代码: gaj, 全称: 临江区公安分局, 简称: 区公安分局, 类型: 部门, 电话: 0000-620040}

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        联系电话: 000-00000000

正例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 临江区民政局, 简称: 区民政局, 类型: 部门, 电话: 0000-6200301}
      - {代码: gaj, 全称: 临江区公安分局, 简称: 区公安分局, 类型: 部门, 电话: 0000-6200401、12345}

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        联系电话: （0000）6200301转8012
"""

import re
import unicodedata
from collections.abc import Iterator

from gwstd.domain.blanks import is_above
from gwstd.domain.patterns import HAN, late
from gwstd.model import Corpus, Fault, Place, Severity

SEVERITY = Severity.WARNING

_NUMBER = re.compile(
    r"(?:[（(]?0[0-9]{2,3}[）)]?[-－—— ]?)?[2-8][0-9]{6,7}(?:[-－转][0-9]{1,6})?"  # area code, seven or eight digits, extension
    r"|[48]00[-－ ]?[0-9]{3,4}[-－ ]?[0-9]{3,4}|1[0-9]{2}|1[0-9]{4}|9[56][0-9]{3,4}|(?:0[0-9]{2,3}[-－ ]?)(?:12345|1[0-9]{4})"
)
_AROUND = late(rf"{HAN}{{2,}}:?|[(]{HAN}+[^)]*[)]|^:")
_ADVICE = "写区号加七位或八位号码，如 021-12345678；短号如 12345"
_MOBILE = re.compile(r"(?:[+]?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}")


def check(corpus: Corpus) -> Iterator[Fault]:
    for department in corpus.departments:
        yield from _faults(Place("departments.yaml", ("单位", department.order, "电话")), department.phone)
    for item in corpus.live:
        if item.phone:
            yield from _faults(item.place("联系电话"), item.phone)


def _faults(place: Place, text: str) -> Iterator[Fault]:
    if not text:
        return
    if not re.search("[0-9０-９]", text) and not is_above(text):
        yield Fault(place, f"“{text}”里没有号码", _ADVICE)
    for part in re.split("[、，,；;/]|或|及|和", unicodedata.normalize("NFKC", text)):
        number = _AROUND.sub("", part.replace("转", "-")).strip()
        digits = re.sub("[^0-9]", "", number)
        if not digits or _MOBILE.fullmatch(number) or all(map(_NUMBER.fullmatch, number.split())):
            continue
        zeros = set(digits[-7:]) == {"0"}
        if zeros or not _NUMBER.fullmatch(number.replace(" ", "")):
            reason = "是样例里的号码，还没有换成真实的" if zeros else f"不像一个打得通的号码：{len(digits)} 位"
            written = part.strip() if part.strip() in text else ""
            yield Fault(place, f"“{part.strip()}”{reason}", _ADVICE, find=written)
