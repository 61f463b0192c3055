"""豁免要有所指：规则名存在，对象是一个编码或文件，而且真的有这个问题。

问题改好之后，豁免也要删去，否则会替以后真正的问题打掩护。读不出来的文件（编码、语法错误）不能豁免。

错例（catalog.yaml 豁免）::

    豁免:
      - {规则: website-missing, 对象: shjz-mzj-001, 理由: 只在村内公示}

正例（catalog.yaml 豁免）::

    豁免: []
"""

from collections.abc import Iterator

from gwstd.domain.nearest import meant
from gwstd.model import Corpus, Fault, Place, Severity
from gwstd.plugins import names

SEVERITY = Severity.WARNING


AFTER_ALL = True  # judged by what the other rules found


def check(corpus: Corpus) -> Iterator[Fault]:
    known = {name.replace("_", "-") for name in names("rules")}
    skipped = {place.item for place in corpus.unsound} | {place.file for place in corpus.unsound}
    for index in corpus.unused_exemptions:
        exemption = corpus.edition.exemptions[index]
        place = Place("catalog.yaml", ("豁免", index))
        if exemption.rule not in known:
            where = Place(place.file, (*place.path, "规则"))
            yield Fault(
                where,
                f"没有“{exemption.rule}”这条规则",
                meant(exemption.rule, sorted(known)) + "用 gwstd explain 查看全部规则",
            )
        elif exemption.target not in skipped and not corpus.unread:
            yield Fault(
                place, f"豁免没有用到：{exemption.target} 没有 {exemption.rule} 的问题", "删去这一条豁免，或改对编码"
            )
