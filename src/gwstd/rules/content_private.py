"""主动公开的内容里不列身份证号码、银行账号、家庭住址、病情。

名单、结果公示只列辨认所必需的姓名、所在村（社区）、金额等；身份证件号码、银行账号、家庭住址、病情是个人隐私和敏感个人信息，不得主动公开（政府信息公开条例第十五条，个人信息保护法第二十八条；民政部门的公示办法同样要求隐去）。办事指南里说申请要带什么材料、户口登记事项的变更，不在此列；“审查”里写明隐去这些项的，也不报。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [救助对象姓名、身份证号码、家庭住址, 救助金额]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [补贴发放名单, 领取人银行卡号]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [救助对象姓名、所在村（社区）, 救助金额]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [申请材料（身份证、银行卡复印件）, 身份证号码变更的条件]
"""

import re
from collections.abc import Iterator

from gwstd.domain.patterns import late
from gwstd.domain.texts import having
from gwstd.model import Corpus, Fault, Severity
from gwstd.vocabulary import ON_REQUEST

SEVERITY = Severity.WARNING

_PRIVATE = late(
    "(?:(?:居民|公民)?身份(?:证件?)?号码?|银行(?:卡号?|账[号户]|帐[号户])|(?:家庭|详细|家庭详细|户籍|居住)(?:住址|地址)|门牌号码?|病情|病历|诊断(?:证明|结果)|残疾证号码?"
    "|社会?保障号码?|(?:个人|本人)?手机号码?)"
)
# Talk of papers to bring, of changing an entry in a register, or of leaving these out, is no list of persons.
_PAPERS = late(
    "材料|复印|原件|出示|提交|提供|携带|凭|核验|查验|变更|更正|更改|登记|编制|重号|错号|证明|申领|换领|补领|办理|隐去|隐藏|遮|掩|脱敏|不公[开布示]|不列|不含|保密"
    "|除外|办法|规定|赋予|规则|政策|制度|依据|去标识|匿名|流程|条件|指南|程序|统计|咨询|投诉|举报|机构|受理|办公|服务|企业|单位|学校|医院|诊疗|医疗"
)
_PERSONS = late("名单|姓名|公示|对象|人员|发放|领取|受助|家庭|户主|申请人|结果")
_LIST = late("名单|姓名|名册|公示|发放|领取|受助|户主")
_SIGN = re.compile(
    "身份(?:证件?)?号|银行[卡账帐]|庭[住地]址|细[住地]址|籍[住地]址|住[住地]址|门牌号|病[情历]|诊断[证结]|残疾证号|保障号|手机号"
)


def check(corpus: Corpus) -> Iterator[Fault]:
    for item, path, text in having(corpus, _SIGN, _is_private, {"公开内容"}):
        if item.mode == ON_REQUEST:
            continue
        match = _PRIVATE.search(text)
        listed = _PERSONS.search(text) or _LIST.search("".join((*item.names, *item.contents)))
        if match and listed and not _hidden(item.review, match[0]):
            yield Fault(
                item.place(*path),
                f"主动公开的内容列了“{match[0]}”",
                "删去；只列辨认所必需的项，如姓名、所在村（社区）、金额",
                find=match[0],
            )


def _is_private(text: str) -> bool:
    return _PRIVATE.search(text) is not None and not _PAPERS.search(text)


def _hidden(review: str, word: str) -> bool:
    """Whether 审查 says that this is left out."""
    return (
        bool(review)
        and re.search(f"(?:隐|遮|掩|脱敏|不公|不列).*{word[:2]}|{word[:2]}.*(?:隐|遮|掩|脱敏|不公|不列)", review)
        is not None
    )
