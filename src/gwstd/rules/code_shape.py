"""编码的样子是 领域代码-单位代码-三位以上序号，前两段与所在文件一致。

shjz-mzj-005：社会救助、区民政局、第 5 号。前缀错了，事项会被当成别的单位的。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-gaj-5
        一级事项: 最低生活保障
        公开内容: [低保标准]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
"""

import re
from collections.abc import Iterator

from gwstd.domain.codes import free, parse
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.ERROR

_COUNT = re.compile("[0-9]{3}")


def check(corpus: Corpus) -> Iterator[Fault]:
    used = {item.code for item in corpus.items}
    for item in corpus.items:
        if not item.code:
            continue
        prefix = f"{item.field}-{item.department}-"
        if item.code.startswith(prefix) and _COUNT.fullmatch(item.code, len(prefix)):
            continue
        code = parse(item.code)
        if code is not None and (code.field, code.department) == (item.field, item.department):
            if item.code[len(prefix)] == "0" and len(item.code) > len(prefix) + 3:
                advice = f"改为 {code}：序号三位，不够的前面补零，不多补"
                yield Fault(item.place("编码"), f"编码“{item.code}”的序号多补了零，会和 {code} 混淆", advice)
            continue
        new = str(free(item.field, item.department, used))
        used.add(new)
        if code is None:
            advice = f"写成 {new} 的样子：领域代码-单位代码-三位以上数字"
            yield Fault(item.place("编码"), f"编码“{item.code}”不合规定的样子", advice)
        else:
            advice = f"这个文件的编码以 {prefix} 开头，如 {new}；从别处移来的事项要给新编码"
            yield Fault(item.place("编码"), f"编码“{item.code}”的前缀与文件 {item.file} 不一致", advice)
