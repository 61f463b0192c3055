"""列方案是“含五公开”的，每个事项都写五公开。

这种目录表印决策、执行、管理、服务、结果五列，没有写的印出来五格全空（中办发〔2016〕8号：推进决策、执行、管理、服务、结果公开）。别的列方案不印五公开，不报；整个文件都没有写的，只在“默认”处说一次。

错例（列方案 含五公开）::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]

正例（列方案 含五公开）::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 调整日期]
        五公开: [服务]
"""

from collections import Counter
from collections.abc import Iterator

from gwstd.model import Corpus, Fault, Place, Severity
from gwstd.vocabulary import DEFAULTS_KEY, ITEMS_KEY, STAGES

SEVERITY = Severity.WARNING


def check(corpus: Corpus) -> Iterator[Fault]:
    if corpus.edition.profile != "含五公开":
        return
    advice = f"写“五公开: [……]”，从{'、'.join(STAGES)}中选"
    lacking = [item for item in corpus.live if not item.stages]
    here, all_here = Counter(item.file for item in lacking), Counter(item.file for item in corpus.live)
    for item in lacking:
        if here[item.file] > 1 and here[item.file] == all_here[item.file]:
            place = Place(item.file, (ITEMS_KEY,), True, None, item.code, (ITEMS_KEY, item.index))
            yield Fault(place, "各事项都没有写五公开，印出来五格全空", f"在“{DEFAULTS_KEY}”里{advice}，不同的另写")
        else:
            yield Fault(item.place(), f"事项“{item.title}”没有写五公开，印出来五格全空", advice)
