"""选了“其他”渠道要写明是什么。

写成 {其他: 村务微信群}；“其他: 其他”“其他: 无”等于没有写明。登记过的渠道（政府公报、一网通办……）直接写名称，才会归到它自己的一栏。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开渠道: [政府网站, 其他]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开渠道: [政府网站, {其他: 其他渠道}]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开渠道: [政府网站, {其他: 一网通办}]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开渠道: [政府网站, {其他: 村务微信群}]
"""

import re
from collections.abc import Iterator

from gwstd.domain.blanks import is_blank
from gwstd.domain.channels import by_alias, by_name
from gwstd.model import Corpus, Fault, Severity
from gwstd.vocabulary import OTHER_CHANNEL

SEVERITY = Severity.ERROR

_NOTHING = re.compile("(?:其他|其它|另外|相关|有关|适当|便于公众知晓|的)*(?:渠道|方式|途径|平台|载体|形式)*")


def check(corpus: Corpus) -> Iterator[Fault]:
    names = {**by_alias(corpus.channels), **by_name(corpus.channels)}
    for item in corpus.live:
        if OTHER_CHANNEL not in item.channels:
            continue
        note = item.channel_note.strip()
        single = item.channels.count(OTHER_CHANNEL) == 1
        place = item.place(
            "公开渠道", item.channels.index(OTHER_CHANNEL), *([OTHER_CHANNEL] if note and single else [])
        )
        if not note:
            yield Fault(place, "渠道“其他”没有写明是什么", "写成 {其他: 具体名称}，或从渠道里去掉")
        elif is_blank(note) or _NOTHING.fullmatch(note):
            yield Fault(
                place,
                f"渠道“其他”写的是“{note}”，没有写明是什么",
                "写出具体名称，如 {其他: 村务微信群}，或从渠道里去掉",
            )
        elif single and note in names and names[note].name != OTHER_CHANNEL:
            name = names[note].name
            advice = f"把 {{其他: {note}}} 改为 {name}" if name not in item.channels else "它已经列在渠道里，删去这一项"
            yield Fault(place, f"“{note}”是登记过的渠道，不用写在“其他”里", advice)
