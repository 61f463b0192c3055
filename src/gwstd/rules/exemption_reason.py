"""豁免的理由写到法律条款或具体情形，不写“特殊情况”“工作需要”。

豁免是留有理由的例外，随目录存档，审核、评估时要看；“特殊情况”“经研究”说明不了为什么可以不遵守（政府信息公开条例第十四条至第十六条：不予公开须有依据）。理由成不成立，程序不能判断，由审核的人看。

错例（catalog.yaml 豁免）::

    豁免:
      - {规则: website-missing, 对象: shjz-mzj-001, 理由: 特殊情况}

正例（catalog.yaml 豁免）::

    豁免:
      - {规则: website-missing, 对象: shjz-mzj-001, 理由: 涉及未成年人个人信息，依条例第十五条只向申请人提供}
"""

from collections.abc import Iterator

from gwstd.domain.blanks import is_blank
from gwstd.domain.patterns import late
from gwstd.model import Corpus, Fault, Place, Severity

SEVERITY = Severity.WARNING

_VAGUE = late(
    "(?:因|由于|属|属于|确有|确因|经|按|按照|根据|因为|有)?(?:特殊|实际|工作|客观|历史|其他|业务|领导|上级|本区|本单位|相关|有关|研究|同意|要求|需要|情况|情形|原因|问题|例外|规定|决定|安排|暂不处理|暂时|不适用|豁免|误报)+"
)


def check(corpus: Corpus) -> Iterator[Fault]:
    for index, exemption in enumerate(corpus.edition.exemptions):
        reason = exemption.reason.strip("。；， ")
        if is_blank(reason) or _VAGUE.fullmatch(reason):
            yield Fault(
                Place("catalog.yaml", ("豁免", index, "理由")),
                f"豁免的理由写的是“{exemption.reason}”，看不出为什么可以不遵守",
                "写到法律条款或具体情形，如“涉及未成年人个人信息，依条例第十五条只向申请人提供”",
            )
