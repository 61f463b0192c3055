"""公开渠道必须是 channels.yaml 里登记的名称：13 个国家渠道，或登记过的本地渠道。

全角逗号不能分隔两项；“行政服务中心”“纸质载体”等别名写成登记的名称；勾选的方框（■、√，以及字体丢失后变成的 t、R）不写。没有登记的渠道写成“其他: 具体名称”（国办发〔2019〕54号）。

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
from collections import Counter
from collections.abc import Iterator

from gwstd.domain.blanks import is_above, is_blank
from gwstd.domain.bodies import split
from gwstd.domain.channels import by_alias, by_name
from gwstd.domain.nearest import meant
from gwstd.domain.patterns import late
from gwstd.domain.spelling import same_name
from gwstd.model import Channel, Corpus, Fault, Fix, Item, Severity
from gwstd.vocabulary import GOVERNMENT_WEBSITE, ON_REQUEST, OTHER_CHANNEL, RECEIVING_CHANNELS

SEVERITY = Severity.ERROR

_TICK = late(r"^(?:[■☑√▲◆▄\s]+|[tþR](?=[\u4e00-\u9fff]))")
"""A ticked box before the name; t, þ and R are what becomes of it when its font (Wingdings) is lost."""
_UNTICKED = late("[□☐口£〇]")


def check(corpus: Corpus) -> Iterator[Fault]:
    if "channels.yaml" in corpus.unread:
        return
    known, aliases = by_name(corpus.channels), by_alias(corpus.channels)
    shared = Counter(alias for channel in corpus.channels for alias in channel.aliases)
    once = {alias: channel for alias, channel in aliases.items() if shared[alias] == 1}
    for item in corpus.live:
        if known.keys() >= set(item.channels):
            continue
        meanings = [(name,) if name in known else _certain(name, known, once) for name in item.channels]
        count = Counter(name for names in meanings for name in names)
        for index, name in enumerate(item.channels):
            if name not in known and not is_above(name):  # same-as-above speaks
                right = all(count[meaning] == 1 and _fits(item, known[meaning]) for meaning in meanings[index])
                fix = "\n".join(meanings[index]) if right else ""
                yield Fault(
                    item.place("公开渠道", index), f"没有登记“{name}”这个渠道", _advice(name, known, aliases),
                    fix=Fix(fix) if fix else None,
                )  # fmt: skip


def _fits(item: Item, channel: Channel) -> bool:
    """Whether a channel can stand there as it is: 其他 wants a text, and a request is not published."""
    received = item.mode != ON_REQUEST or channel.national in RECEIVING_CHANNELS
    return channel.name != OTHER_CHANNEL and received


def _certain(name: str, known: dict[str, Channel], aliases: dict[str, Channel]) -> tuple[str, ...]:
    """The registered channels that a name certainly means: by an alias, but for widths and ticks, or in one text."""
    if name in aliases:
        return (aliases[name].name,)
    if one := same_name(_TICK.sub("", name), (*known, *aliases)):
        return (aliases[one].name if one in aliases else one,)
    parts = split(re.sub(r"(?:^|(?<=[\s，,、；;]))[■☑√▲]\s*", "", name), (*known, *aliases))
    return tuple(part if part in known else aliases[part].name for part in parts)


def _advice(name: str, known: dict[str, Channel], aliases: dict[str, Channel]) -> str:
    if name in aliases:
        return f"应写“{aliases[name].name}”"
    if _UNTICKED.match(name) and name[1:].strip() in (*known, *aliases):
        return f"“{name[0]}”表示没有勾选：删去这一项，只列选用的渠道"
    if is_blank(name):
        return "写出公开的渠道，主动公开的至少要有“政府网站”"
    if re.fullmatch("(?:以上)?(?:全部|所有|各类|各种|多种|相关|上述)(?:渠道|方式|载体|形式)?", name):
        return "逐项列出选用的渠道"
    parts = _certain(name, known, aliases)
    if len(parts) > 1:
        return f"分成几项，用半角逗号隔开：[{', '.join(parts)}]"
    if parts:
        return f"应写“{parts[0]}”"
    if head := re.match(f"{OTHER_CHANNEL}[：:（(]?", name):
        return f"写成 {{{OTHER_CHANNEL}: {name[head.end() :].rstrip('）)').strip()}}}"
    if name.endswith(("网站", "政府网", "门户")):
        return f"政府的网站写“{GOVERNMENT_WEBSITE}”；别的网站写成 {{其他: {name}}}"
    return f"{meant(name, known)}没有登记的渠道写成 {{其他: {name}}}"
