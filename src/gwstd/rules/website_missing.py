"""主动公开的事项应在政府网站公开。

政府网站是政府信息公开的第一平台，主动公开的信息要集中发布（政府信息公开条例第二十四条）。只宜在现场公开的（如村内公示），在 catalog.yaml 的“豁免”里写明理由。勾选了却没有真的建栏目、链接已经失效的，要对照网站看，程序不能判断。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开方式: 主动公开
        公开渠道: [政务服务中心]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开方式: 主动公开
        公开渠道: [政府网站, 政务服务中心]
"""

from collections.abc import Iterator
from functools import cache

from gwstd.domain.channels import by_name
from gwstd.model import Corpus, Fault, Severity
from gwstd.vocabulary import GOVERNMENT_WEBSITE, PROACTIVE

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    channels = by_name(corpus.channels)

    @cache
    def without_website(names: tuple[str, ...]) -> bool:
        if any(name not in channels and name != GOVERNMENT_WEBSITE for name in names):
            return False  # an unknown channel may be meant as the website; channel-unknown speaks first
        national = {channels[name].national for name in names if name in channels}
        return bool(names) and GOVERNMENT_WEBSITE not in national.union(names)

    for item in corpus.live:
        if item.mode == PROACTIVE and without_website(item.channels):
            yield Fault(
                item.place("公开渠道"),
                "主动公开的事项没有选“政府网站”",
                "在公开渠道里加上“政府网站”；确不宜上网的，在 catalog.yaml 的“豁免”里写明理由",
            )
