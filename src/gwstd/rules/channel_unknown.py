"""公开渠道必须是 channels.yaml 里登记的名称：13 个国家渠道，或登记过的本地渠道。

全角逗号不能分隔两项；“行政服务中心”“纸质载体”等别名写成登记的名称。没有登记的渠道写成“其他: 具体名称”。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开渠道: [政府网站，政务服务中心]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开渠道: [政府网站, 政务服务中心]
"""

import re
from collections.abc import Iterator

from gwstd.domain.channels import by_alias, by_name
from gwstd.domain.nearest import meant
from gwstd.model import Channel, Corpus, Fault, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    if "channels.yaml" in corpus.unread:
        return
    known, aliases = by_name(corpus.channels), by_alias(corpus.channels)
    for item in corpus.live:
        for index, name in enumerate(item.channels):
            if name not in known:
                yield Fault(item.place("公开渠道", index), f"没有登记“{name}”这个渠道", _advice(name, known, aliases))


def _advice(name: str, known: dict[str, Channel], aliases: dict[str, Channel]) -> str:
    if name in aliases:
        return f"应写“{aliases[name].name}”"
    parts = re.split("[，、；;]", name)
    if len(parts) > 1 and all(part.strip() in known for part in parts):
        return f"分成几项，用半角逗号隔开：[{', '.join(part.strip() for part in parts)}]"
    return f"{meant(name, known)}没有登记的渠道写成 {{其他: {name}}}"
