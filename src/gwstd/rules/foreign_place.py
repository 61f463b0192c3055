"""本区的目录里不写“本县”“我县”“全县”“县政府”。

套用外地目录、忘记换成本地名称，是评估中常见的扣分项。地区名称以“区”结尾时才看；引用的文件名称写在“公开依据”里，不受此限；“县级以上”“区（县）”是法律用语，不报。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 适用于全县困难群众

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 由县政府办公室负责解释

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 已创建国家农产品质量安全县，健全县乡村三级网络

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 由县级以上人民政府确定，适用于全区困难群众
"""

import re
from collections.abc import Iterator

from gwstd.domain.texts import having
from gwstd.model import Corpus, Fault, Severity

SEVERITY = Severity.WARNING

# 农产品质量安全县, 健全县乡村网络, 本县（市、区） do not speak of the catalogue's own place. Before 县政府 only the
# start or a word like 由: 对口帮扶的清河县政府, 区县政府 and 市、县政府 mean what they say.
_COUNTY = re.compile(
    "(?<![安健齐保])(?<![基日])[本我全]县(?![级城乡域镇区市、/（(])|(?<![^由向经报在])县(?:委(?!托)|政府|人民政府|直)"
)
_SIGN = re.compile("县")  # found faster than the whole pattern


def check(corpus: Corpus) -> Iterator[Fault]:
    if not corpus.edition.region.endswith("区") or corpus.edition.region.endswith("自治区"):
        return
    for item, path, text in having(corpus, _SIGN):
        if path[0] == "公开依据":
            continue
        for name in dict.fromkeys(_COUNTY.findall(text)):
            yield Fault(
                item.place(*path),
                f"“{name}”不是本区的写法",
                f"改为“{name.replace('县', '区')}”，或写出本地名称",
                find=name,
            )
