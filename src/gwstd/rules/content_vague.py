"""公开内容写能查到的要素，不写口号，也不只写“相关信息”。

公开内容是群众能查到的东西：文件、条件、标准、名单、结果、电话。“切实保障困难群众基本生活”是工作要求，不是内容；“相关信息”“应当公开的内容”查不到任何东西（国办发〔2019〕54号：逐项确定公开事项的名称和内容；各部委标准指引的“公开内容（要素）”栏）。要素全不全，要对照该领域的国家指引看，程序不能判断（国办发〔2019〕54号）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [切实保障困难群众基本生活]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [相关信息]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [社会救助工作的推进情况和成效, 加强监督检查的措施, 提高低保标准的文件, 其他应当公开的信息]
"""

import re
from collections.abc import Iterator

from gwstd.domain.patterns import late
from gwstd.domain.texts import having
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING

_FILLER = "法律、?法规|规定|依法|依规|应当|应该|应|需要|需|须|可以|可|予以|主动|公开|其他|其它|相关|有关|具体|所有|全部|各类|各项|本|该|的|等|和|及|、"
_NOUN = "信息|内容|情况|事项|资料|材料|要素|数据|政策"
_NOTHING = f"(?:(?:{_FILLER})*(?:{_NOUN})(?:等)?)|等|其他|其它"
_BESIDE = late("(?:相关|有关)(?:的)?(?:信息|内容|情况|事项|资料|材料|数据)")  # says nothing beside others, either
_MUST = "要|应|应当|必须"
_STRESS = (
    "切实|扎实推进|进一步|不断|努力|积极|大力|全面|深入|扎实|认真|坚持|坚决|确保|加强|强化|提高|提升|增强|推进|推动|落实|做好|抓好"
    "|完善|健全|优化|促进|规范(?![性化])|维护|保障(?![性金房水对待])|打造|实现|贯彻|严格|加大|加快|营造"
)
_SLOGAN = (
    f"(?:{_MUST})?(?:{_STRESS})[^。；]*"
    "(?:工作|水平|质量|能力|生活|权益|满意度|知晓率|力度|意识|发展|到位|落实|管理|监督|监管|建设|运行|救助|服务|公开|氛围|效能|形象|环境|秩序|稳定|目标|获得感|幸福感|安全感|覆盖面|落地见效|见效)[。；！!]?"
)
# With one of these words it names what can be looked up: 推进情况, 加强监管的措施, 提升服务能力项目.
_ELEMENT = late(
    "情况|措施|办法|方案|计划|规划|标准|政策|文件|名单|结果|信息|指南|流程|程序|条件|材料|进展|成效|意见|制度|清单|方式|电话|地址|时间|期限|项目|资金|金额"
    "|数据|公告|公示|通知|报告|渠道|依据|内容|范围|对象|名称|机构|人员|条例|规定|细则|要求|活动|典型|案例|预案|目录|指标|总结|安排|举措|经验|做法|考核"
    "|解读|培训|宣传|补助|补贴|奖励|承诺|协议|档案|记录|台账|评价|评估|统计"
)
_AIM = late("政策知晓率|(?:信息|政策)透明度")
_FIRST = "".join(sorted({word[0] for word in f"{_MUST}|{_STRESS}|{_FILLER}|{_NOUN}".split("|")}))
_SIGN = re.compile(f"\n(?=[{_FIRST}])(?:(?:{_MUST})?(?:{_STRESS})|(?:{_NOTHING})(?=\n))")
_IS_SLOGAN = late(_SLOGAN)
_IS_NOTHING = late(_NOTHING)


def check(corpus: Corpus) -> Iterator[Fault]:
    for item, path, text in having(corpus, _SIGN, _is_vague, {"公开内容"}):
        if _IS_SLOGAN.fullmatch(text) and not _ELEMENT.search(_AIM.sub("", text)):
            advice = "写群众能查到的要素，如政策文件、申请条件、办理结果、进展情况"
            yield Fault(item.place(*path), f"“{text}”是工作要求，不是公开内容", advice)
        elif _IS_NOTHING.fullmatch(text) and (len(item.contents) == 1 or _BESIDE.fullmatch(text)):
            yield Fault(
                item.place(*path),
                f"公开内容写的是“{text}”，看不出能查到什么",
                "写出具体的要素，如文件、条件、标准、名单、结果",
            )


def _is_vague(text: str) -> bool:
    return _IS_SLOGAN.fullmatch(text) is not None or _IS_NOTHING.fullmatch(text) is not None
