"""选了“其他”渠道要写明是什么。

写成 {其他: 村务微信群}；登记过的本地渠道（一网通办、社区通……）直接写名称。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开渠道: [政府网站, 其他]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开渠道: [政府网站, {其他: 村务微信群}]
"""

from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Severity
from gwstd.vocabulary import OTHER_CHANNEL

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    for item in corpus.live:
        if OTHER_CHANNEL in item.channels and not item.channel_note.strip():
            yield Fault(
                item.place("公开渠道", item.channels.index(OTHER_CHANNEL)),
                "渠道“其他”没有写明是什么",
                "写成 {其他: 具体名称}，或从渠道里去掉",
            )
