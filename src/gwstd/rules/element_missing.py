"""每个事项的八项要素和公开层级都要有，写在事项里或“默认”里。

名称、内容、依据、时限、主体、方式、渠道、公开对象是国办发〔2019〕54号规定的最低要素；层级栏来自各部委的标准指引。事项名称、公开内容、公开时限写“/”“无”“略”“待定”“见附件”等于没有写（没有二级、三级事项的，不写那一行）；整个文件都缺的，只在“默认”处说一次（国办发〔2019〕54号）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        二级事项: 无
        公开内容: [见附件]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法]
        公开时限: 自制定或者获取信息之日起10个工作日内
        公开主体: [区民政局]
        公开渠道: [政府网站]
        公开对象: 全社会
        公开方式: 主动公开
        公开层级: [区级]
"""

from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from gwstd.domain.blanks import is_blank
from gwstd.domain.texts import saying
from gwstd.model import Corpus, Fault, Item, Place, Severity
from gwstd.vocabulary import DEFAULTS_KEY, ITEM, ITEMS_KEY, NAMES, REQUIRED_ELEMENTS

SEVERITY = Severity.ERROR

_required = attrgetter(*(ITEM[key] for key in REQUIRED_ELEMENTS))


def check(corpus: Corpus) -> Iterator[Fault]:
    lacking = [(item, _missing(item)) for item in corpus.live if not all(_required(item))]
    everywhere = _everywhere(corpus, lacking) if lacking else {}
    for item, missing in lacking:
        if shared := everywhere.get(item.file):
            place = Place(item.file, (DEFAULTS_KEY,), True, None, item.code, (ITEMS_KEY, item.index))
            names = "”“".join(key for key in missing if key in shared)
            yield Fault(place, f"各事项都缺少“{names}”，“默认”里也没有", "写进文件开头的“默认”，或在各事项里补上")
            missing = [key for key in missing if key not in shared]
        if missing:
            names = "”“".join(missing)
            yield Fault(
                item.place(),
                f"事项“{item.title}”缺少“{names}”，“默认”里也没有",
                "在事项里补上；多个事项都一样的写进文件开头的“默认”",
            )
    yield from _blank(corpus)


def _missing(item: Item) -> list[str]:
    return [key for key in REQUIRED_ELEMENTS if not getattr(item, ITEM[key])]


def _everywhere(corpus: Corpus, lacking: list[tuple[Item, list[str]]]) -> dict[str, set[str]]:
    """File → the elements that all of its items lack, where there are several: one slip in 默认, one finding."""
    of_file: dict[str, list[list[str]]] = {}
    for item, missing in lacking:
        of_file.setdefault(item.file, []).append(missing)
    count = Counter(item.file for item in corpus.live)
    whole = {file: sets for file, sets in of_file.items() if len(sets) == count[file] > 1}
    return {file: set(REQUIRED_ELEMENTS).intersection(*sets) for file, sets in whole.items()}


def _blank(corpus: Corpus) -> Iterator[Fault]:
    for item, path, text in saying(corpus, is_blank):
        key = str(path[0])
        if key in ("公开时限", "公开内容"):
            yield Fault(
                item.place(*path),
                f"“{key}”写的是“{text}”，等于没有写",
                "写出具体内容；还不能确定的，先不要列这个事项",
            )
        elif key in NAMES:
            advice = "写出事项的名称" if key == "一级事项" else f"没有{key}的，删去这一行；有的，写出名称"
            yield Fault(item.place(key), f"“{key}”写的是“{text}”，等于没有写", advice)
