"""列表的每一项另起一行并以“- ”对齐：漏了“- ”或者缩进过深，这一行会接到上一项后面。

YAML 把没有键、也没有“- ”的行当作上一行没有写完的话，接起来，中间加一个空格（YAML 1.2 第 6.5 节）：“受理条件”“申请材料”两项印成“受理条件 申请材料”一项，没有任何报错。另起一项的补上“- ”，与上一项对齐；本来是一句话的，写在同一行。

一行写满六十字以后折行的，当作有意折行，不报；“|”“>”下面的整段文字也不报。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容:
          - 低保标准
            调整日期

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容:
          - 低保标准
            - 调整日期

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容:
          - 低保标准
          - 调整日期
        备注: |
          低保标准每年调整一次。
          调整日期以公告为准。
"""

from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    return corpus.noted("text-joined")
