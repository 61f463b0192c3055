"""规范性文件、重大行政决策的事项写明怎样解读。

政策性文件与解读方案、解读材料同步组织、同步审签、同步部署，解读材料在文件公开后3个工作日内发布（国办发〔2016〕80号实施细则，国办发〔2016〕19号）。在“解读”里写由谁、什么时候、用什么形式解读。只看公布文件、决策本身的事项；目录清单、清理、备案、征求意见、解读本身不看。解读发得及时不及时，要看网站，程序不能判断。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 行政规范性文件
        公开内容: [文件全文]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 行政规范性文件
        公开内容: [文件全文]
        解读: 文件公开之日起3个工作日内，由起草科室发布图文解读

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 规范性文件清理结果
        公开内容: [废止、失效文件目录]
"""

from collections.abc import Iterator

from gwstd.domain.patterns import late, words
from gwstd.domain.texts import named
from gwstd.model import Corpus, Fault, Severity
from gwstd.vocabulary import NAMES, ON_REQUEST

SEVERITY = Severity.INFO

_SIGNS = words({"规范性文件", "重大行政决策"})
_DUE = late("(?:行政)?规范性文件(?:的)?(?:文本|全文|公布|公开|发布|制定)?|重大行政决策(?:的)?(?:结果|决定|公布|文件)?")
_OTHER = late(
    "目录|清单|清理|废止|失效|备案|审核|过程|资料|公报|指引|征求|听证|解读|评估|审查|草案|起草|计划|管理|库|统计|汇编|执行|程序|制度|上级|国家|市级"
)


def check(corpus: Corpus) -> Iterator[Fault]:
    for item in named(corpus, _SIGNS):
        if item.interpretation or item.mode == ON_REQUEST:
            continue
        if _DUE.search("".join(item.names)) and not _OTHER.search(item.title):
            key = NAMES[item.names.index(item.title)]
            yield Fault(
                item.place(key),
                f"“{item.title}”没有写怎样解读",
                "加上“解读: 文件公开之日起3个工作日内，由起草科室发布……解读”",
            )
