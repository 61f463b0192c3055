"""文号要完整：年份四位、前后有括号，有序号，末尾有“号”。

发文字号由机关代字、年份、序号组成：年份写全称，用六角括号“〔〕”括入，序号不加“第”、不编虚位，末尾加“号”（GB/T 9704-2012 7.2.5）。“国办发〔201954号”“民发2016178号”从原文转抄时丢了括号，分不清年份和序号，要对照原文补上；只有一种改法的（多了“第”、少了“号”、序号前有“0”），或者补上括号后正是依据库里这部依据的文号的，用 gwstd fmt --fix 可以一次改好。括号种类不对的见 number-brackets。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《最低生活保障审核确认办法》（民发〔202157号）]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《最低生活保障审核确认办法》（民发202157号）第二十条]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [民发〔2021〕第057号]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《最低生活保障审核确认办法》（民发〔2021〕57号）]
"""

import re
from collections.abc import Iterator

from gwstd.domain.document_number import order
from gwstd.domain.library import Reading, cited, version_of
from gwstd.domain.number_forms import NumberFault, fault
from gwstd.domain.patterns import HAN, late
from gwstd.domain.texts import KEYS, having
from gwstd.model import Corpus, Fault, Fix, Severity

SEVERITY = Severity.ERROR

_YEAR_OPENED = tuple(re.compile(rf"{mark}(?:19|20)\d{{2,6}}(?![\d〕﹞])") for mark in "〔﹝")
_UNCLOSED = late(rf"{HAN}{{1,12}}[〔﹝](?:19|20)\d{{3,6}}号?(?![\d〕﹞\])）】])")


def check(corpus: Corpus) -> Iterator[Fault]:
    for found in cited(corpus):
        reading = found.reading
        written = reading.citation.number
        wrong = fault(written) if written else None
        if wrong is None or fault(order(written)) is None:
            continue  # order-wording mends 国务院令第711
        certain = wrong.certain or _registered(reading, wrong)
        fix = Fix(wrong.meant) if certain and found.once(written) else None
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index), _message(written, wrong), _advice(wrong, certain),
                find=found.caret(written), fix=fix,
            )  # fmt: skip
    for item, path, text in having(corpus, _YEAR_OPENED, keys=KEYS - {"公开依据"}):
        for number in dict.fromkeys(_UNCLOSED.findall(text)):
            wrong = fault(number)
            if wrong:
                yield Fault(item.place(*path), _message(number, wrong), _advice(wrong, False), find=number)


def _registered(reading: Reading, wrong: NumberFault) -> bool:
    """Whether the spelling meant is the verified 文号 of the law that is named."""
    law = reading.law
    return law is not None and "文号" not in law.unverified and version_of(law, wrong.meant) is not None


def _message(number: str, wrong: NumberFault) -> str:
    return f"文号“{number}”不完整：{wrong.what}"


def _advice(wrong: NumberFault, certain: bool) -> str:
    return f"改为“{wrong.meant}”" if certain else f"对照原文补全，可能是“{wrong.meant}”"
