"""channels.yaml 先按国家目录的固定顺序列出 13 个渠道，一个不少，再列本地渠道。

国家目录表的渠道栏是固定的 13 项；本地渠道要写“归入”哪一项，印在那一项之下（国办发〔2019〕54号）。

错例（channels.yaml）::

    渠道:
      - 名称: 政府网站
      - 名称: 政务新媒体

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
"""

from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Place, Severity
from gwstd.vocabulary import NATIONAL_CHANNELS

FILE = "channels.yaml"

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    if "channels.yaml" in corpus.unread:
        return
    names = [channel.name for channel in corpus.channels]
    for index, name in enumerate(NATIONAL_CHANNELS):
        if index >= len(names) or names[index] != name:
            where = Place(FILE, ("渠道", index, "名称")) if index < len(names) else Place(FILE, ("渠道",), on_key=True)
            written = f"，写的是“{names[index]}”" if index < len(names) else ""
            yield Fault(
                where,
                f"第 {index + 1} 个国家渠道应是“{name}”{written}",
                "13 个国家渠道的名称和顺序照国家目录，不增不减",
            )
            return
    for index, channel in enumerate(corpus.channels[len(NATIONAL_CHANNELS) :], len(NATIONAL_CHANNELS)):
        if channel.under not in NATIONAL_CHANNELS:
            message = (
                f"本地渠道“{channel.name}”没有归入国家渠道"
                if not channel.under
                else f"没有“{channel.under}”这个国家渠道"
            )
            path = ("渠道", index, "归入") if channel.under else ("渠道", index)
            yield Fault(Place(FILE, path), message, f"写“归入: 其他”，或 {'、'.join(NATIONAL_CHANNELS[:-1])} 之一")
