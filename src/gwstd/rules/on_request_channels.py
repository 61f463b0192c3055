"""依申请公开的事项不列公开发布的渠道。

依申请公开的信息只答复申请人（政府信息公开条例第二十七条至第三十六条），渠道栏写受理申请的地方：政务服务中心、公开查阅点，或 {其他: 信函、网上申请平台}。要在网站发布的，公开方式应是主动公开；写在“其他”里的发布渠道（{其他: 微信公众号}）也一样。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开方式: 依申请公开
        公开渠道: [政府网站]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开方式: 依申请公开
        公开渠道: [{其他: 微信公众号发布}]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开方式: 依申请公开
        公开渠道: [政务服务中心]
"""

import re
from collections.abc import Iterator

from gwstd.domain.channels import by_name
from gwstd.model import Corpus, Fault, Severity
from gwstd.vocabulary import NATIONAL_CHANNELS, ON_REQUEST, OTHER_CHANNEL, RECEIVING_CHANNELS

SEVERITY = Severity.ERROR

_ADVICE = "改为受理申请的渠道（政务服务中心、公开查阅点），或把公开方式改为“主动公开”"
_PUBLISHING = re.compile(
    "公众号|微博|公报|公示栏|公告栏|电子屏|报纸|报刊|广播|电视|发布会|(?:门户|政府|部门)网站|公布|发布"
)
_RECEIVING = re.compile("申请|受理|接收|提交|邮箱|邮件|信函|窗口|查询|查阅")


def check(corpus: Corpus) -> Iterator[Fault]:
    channels = by_name(corpus.channels)
    for item in corpus.live:
        if item.mode != ON_REQUEST:
            continue
        for index, name in enumerate(item.channels):
            national = channels[name].national if name in channels else name
            if national in NATIONAL_CHANNELS and national not in RECEIVING_CHANNELS:
                yield Fault(
                    item.place("公开渠道", index),
                    f"依申请公开的事项列了发布渠道“{name}”",
                    _ADVICE,
                )
        if _PUBLISHING.search(item.channel_note) and not _RECEIVING.search(item.channel_note):
            place = item.place("公开渠道", item.channels.index(OTHER_CHANNEL))
            yield Fault(place, f"依申请公开的事项列了发布渠道“{item.channel_note}”", _ADVICE)
