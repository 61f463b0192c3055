"""公开依据一项只写一部，几部写在一起的分成几项。

几部写成一项，依据总表、“法律修改了影响哪些事项”、有效性的核对都只能按一段文字处理，其中一部废止了不容易看出来。公开依据是最低要素之一（国办发〔2019〕54号），要让人逐部查得到。同一部的几条写在一起：“就业促进法 第十五条、第三十五条”，不用分。用 gwstd fmt --fix 可以分开。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《社会救助法》、《生态环境法典》]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《社会救助法》第十条和《生态环境法典》]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《社会救助法》第十条、第十二条, 《生态环境法典》]
"""

from collections.abc import Iterator

from gwstd.domain.library import cited
from gwstd.model import Corpus, Fault, Fix, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    for found in cited(corpus):
        if len(found.parts) < 2 or found.at > 0:
            continue
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index), f"一项里写了 {len(found.parts)} 部依据",
                f"一部一项：[{', '.join(found.parts)}]", fix=Fix("\n".join(found.parts)),
            )  # fmt: skip
