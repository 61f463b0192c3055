"""条款按条、款、项写，序号用汉字：第二十条第（七）项。

条下面的自然段是款，没有序号；款下面带（一）（二）的是项；项下面是目（立法法关于法律结构的规定）。“第二十条第二款”是第二个自然段，不是第（二）项：政府信息公开条例第二十条只有一款，下面分十五项，写成“第二款”“第七款”都是项。款、项前面要有条；带括号的序号只能是项；项写“第（七）项”“第七项”都可以（立法法）。

只有政府信息公开条例（国务院令第711号）按结构核对：共五十六条，第二十条一款十五项，第三十六条一款七项；其他法律只看写法，不看有没有这一条。“法定事项”里引条例的条款一样检查。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [政府信息公开条例 第二十条第七款]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [政府信息公开条例 第20条]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法 第十条第（二）款]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法 第二款第十条]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [政府信息公开条例 第二十条第（七）项, 社会救助法 第十条第二款、第十二条]
"""

from collections.abc import Iterator

from gwstd.domain.articles import ArticleFault, fault
from gwstd.domain.library import cited
from gwstd.model import Corpus, Fault, Fix, Place, Severity

SEVERITY = Severity.WARNING

_REGULATIONS = "中华人民共和国政府信息公开条例"


def check(corpus: Corpus) -> Iterator[Fault]:
    for found in cited(corpus):
        reading = found.reading
        article = reading.citation.article
        wrong = fault(article, reading.law.name if reading.law else "") if article else None
        if wrong:
            for item, index in found.uses:
                place = item.place("公开依据", index)
                yield _fault(place, found.caret(article), wrong, found.once(article))
    for item in corpus.live:
        for index, article in enumerate(item.statutory):
            if wrong := fault(article, _REGULATIONS):
                yield _fault(item.place("法定事项", index), article, wrong, True)


def _fault(place: Place, find: str, wrong: ArticleFault, once: bool) -> Fault:
    return Fault(place, wrong.what, wrong.advice, find=find, fix=Fix(wrong.right) if wrong.right and once else None)
