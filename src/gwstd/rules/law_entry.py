"""依据库（laws.yaml）的每一条要前后一致：日期有先后，新旧文本相衔接，文号与类别相符。

依据库错了，印出的文号、有效性的判断就都错。旧文本在前、新文本在后，旧文本的失效日就是新文本的施行日；由另一部替代的要写失效；法律由主席令公布（令号用汉字），行政法规由国务院令公布；同一个文号不登记给两部（同一个通知印发的几个文件除外）；“未核”要说哪一项未核，“待核”要说为什么。用 gwstd laws --check 还可以列出未核和没有引用的条目。

错例（laws.yaml）::

    依据库:
      - 名称: 中华人民共和国社会救助法
        简称: [社会救助法]
        类别: 法律
        制定机关: 全国人民代表大会常务委员会
        核实: 已核
        版本:
          - {公布: 2026-04-30, 施行: 2026-01-01}

错例（laws.yaml）::

    依据库:
      - 名称: 中华人民共和国政府信息公开条例
        简称: [政府信息公开条例]
        类别: 行政法规
        制定机关: 国务院
        核实: 已核
        版本:
          - {文号: 国务院令第492号, 公布: 2007-04-05, 施行: 2008-05-01}
          - {文号: 国务院令第711号, 公布: 2019-04-03, 施行: 2019-05-15}

正例（laws.yaml）::

    依据库:
      - 名称: 中华人民共和国政府信息公开条例
        简称: [政府信息公开条例]
        类别: 行政法规
        制定机关: 国务院
        核实: 已核
        版本:
          - {文号: 国务院令第492号, 公布: 2007-04-05, 施行: 2008-05-01, 失效: 2019-05-15}
          - {文号: 国务院令第711号, 公布: 2019-04-03, 施行: 2019-05-15}
"""

from collections.abc import Iterator

from gwstd.domain.library_check import contradictions
from gwstd.model import Corpus, Fault, Place, Severity
from gwstd.vocabulary import REGISTRIES

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    for law, path, what, advice in contradictions(corpus.laws):
        place = Place("laws.yaml", (REGISTRIES["laws.yaml"], law.order, *path))
        yield Fault(place, f"《{law.name}》：{what}", advice)
