"""审查、解读、回应写清由谁、什么时候、做什么，不写“已审”“需要”“无”。

“解读: 需要”“审查: 已审”看不出责任和期限，督查时也无从核对（政府信息公开条例第十七条：公开前审查要有程序和责任；国办发〔2016〕80号实施细则：解读要明确责任和时间）。没有解读、回应安排的，删去那一行。写得是否周全，程序不能判断，由审核的人看。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        审查: 已审

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        解读: 需要解读

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        审查: 公开前由办公室审查，隐去身份证号码、住址
        解读: 文件公开之日起3个工作日内，由起草科室发布图文解读
"""

import re
from collections.abc import Iterator

from gwstd.domain.blanks import is_blank
from gwstd.domain.texts import saying
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING

_ADVICE = {
    "审查": "写由谁审查、审查什么，如“公开前由办公室审查，隐去身份证号码、住址”",
    "解读": "写什么时候、由谁、用什么形式解读，如“文件公开之日起3个工作日内，由起草科室发布图文解读”",
    "回应": "写什么时候、由谁、在哪里回应，如“自收到之日起5个工作日内在政策问答栏目答复”",
    "责任科室": "写科室名称，如“社会救助科”",
}
_VAGUE = re.compile(
    "(?:已|需|需要|须|应|应当|要|有|按|按照|按规定|依法|及时|适时|同步|经|通过|正常|不|不需|无需|相关|有关|责任|业务|各|可)*"
    "(?:要|审|审查|审核|审批|通过|解读|回应|规定|执行|进行|办理|开展|落实|科室|部门|人员|是|否|有)*"
)
_STOPS = "。；"


def check(corpus: Corpus) -> Iterator[Fault]:
    for item, path, text in saying(corpus, _is_vague, _ADVICE):
        key = str(path[0])
        gone = "；没有安排的，删去这一行" if key in ("解读", "回应") else ""
        yield Fault(item.place(key), f"“{key}”写的是“{text.rstrip(_STOPS)}”，看不出怎样做", _ADVICE[key] + gone)


def _is_vague(text: str) -> bool:
    text = text.rstrip(_STOPS)
    return bool(text) and len(text) <= 12 and (is_blank(text) or _VAGUE.fullmatch(text) is not None)
