"""不写“同上”“同前”：每个事项要单独读得懂。

事项会被单独查到、单独打印，“上”面是什么就不知道了。“参照上一条”“办事指南：内容同上”也一样。各事项相同的内容写进“默认”（国办发〔2019〕54号：目录逐项列明各要素；第三方评估中“同上”按要素缺失扣分）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 同上

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开时限: 自制定或者获取信息之日起10个工作日内
"""

from collections.abc import Iterator

from gwstd.domain.blanks import ABOVE_SIGN, is_above
from gwstd.domain.texts import having
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    for item, path, text in having(corpus, ABOVE_SIGN, is_above):
        yield Fault(
            item.place(*path), f"写的是“{text}”，单独看不知道内容", "把上面的内容写出来；各事项都一样的写进“默认”"
        )
