"""不留占位的写法：xx区、某某镇、××局、____、（请填写）、待补充、null。

原样套用范本、忘记换成本地名称，是评估中常见的扣分项；“null”“None”是程序导出时留下的空值，印在网页上同样扣分（国办发〔2017〕47号附件：网页标签不得为空）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 由xx区民政局负责解释

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 自2026年  月  日起执行，咨询电话××××-×××××××

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 由临江区民政局负责解释
"""

import re
from collections.abc import Iterator

from gwstd.domain.blanks import is_blank
from gwstd.domain.patterns import late
from gwstd.domain.texts import having, registry_texts
from gwstd.model import Corpus, Fault, Place, Severity
from gwstd.vocabulary import NAMES

SEVERITY = Severity.ERROR

_BLANK = "(?<![a-zA-Z0-9ａ-ｚＡ-Ｚ])(?:[xXｘＸ×]{1,3}|[○〇●□＊*]{2,3}|某某?)"
_REST = "(?![a-zA-Z])"
# What follows tells a word of its own from a place: 某市场主体, 某区域, X区块链, 某镇长, 某局部, 某村民.
_KIND = (
    "(?:省|市(?![场民值价])|区(?![域块间位划别])|县(?!级)|镇(?!长)|乡(?![亲土])|街道|村(?![民庄])|社区"
    "|局(?![部面限势长])|人民政府|单位(?!犯罪))"
)
_PLACEHOLDER = late(
    f"{_BLANK}{_KIND}{_REST}|[xXｘＸ×○〇●]{{1,3}}个?(?:工作日|[年月日])|[xX×○〇●]{{2,3}}[\u4e00-\u9fff]{{1,6}}局"
    "|(?<![a-zA-Z0-9])(?:[xX×]{3,}(?:-[xX×]{3,})?|[ｘＸ×]{2,})(?![a-zA-Z0-9])|(?<![a-zA-Z0-9])[xX]{2}(?=$|[\u4e00-\u9fff，。、；）)])|[_＿]{2,}|某某(?=单位|部门|办|街)"
    "|[（(【\\[［][^（()）】\\]］]{0,6}(?:(?:请?填写(?![^（()）】\\]］]*(?:说明|样|示|规范|要求|指南|范|须知|表))|待填|待补充|待定|待完善|此处)[^（()）】\\]］]{0,8}"
    "|(?:请写明|请注明))[）)】\\]］]"
    "|请?在?此处(?:填写|插入|补充)|待(?:补充|填写|完善)(?![\u4e00-\u9fff])|(?i:todo|tbd)(?![a-zA-Z])|(?<=年)[ \u3000]+月[ \u3000]+日"
    "|^(?i:null|none|nan|undefined)$"
)
_SIGN = re.compile(
    "x|X|ｘ|Ｘ|×|○|〇|●|□|＊|\\*|某|_|＿|填写[^（()）】\\]］\n]{0,8}(?=[）)】\\]］\n])|待填|待补|待完|待定|此处|请写明|请注明|月 |月\u3000|n(?i:ull|one|an)|N(?i:ull|one|an)|u(?i:ndefined)|U(?i:ndefined)|t(?i:odo|bd)|T(?i:odo|bd)"
)
"""What every placeholder has and hardly any other text; alternatives that begin with a character are looked for fast."""
_ELEMENTS = (*NAMES, "公开内容", "公开时限")


def check(corpus: Corpus) -> Iterator[Fault]:
    for place, text in registry_texts(corpus):
        if _SIGN.search(text):
            yield from _faults(place, text)
    for item, path, text in having(corpus, _SIGN, _PLACEHOLDER.search):
        if path[0] == "公开主体" and "departments.yaml" not in corpus.unread:
            continue  # department-unknown names the body that is meant
        if not (path[0] in _ELEMENTS and is_blank(text)):  # element-missing speaks of these
            yield from _faults(item.place(*path), text)


def _faults(place: Place, text: str) -> Iterator[Fault]:
    for name in dict.fromkeys(match[0] for match in _PLACEHOLDER.finditer(text)):
        yield Fault(place, f"“{name}”是占位的写法，还没有换成真实内容", "换成本地的真实名称、日期或数字", find=name)
