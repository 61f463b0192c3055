"""公开内容一条一项，不写序号和列表符号：“1.”“●”“（一）”由程序印。

两条以上的内容印表时自动编号（1. 2. 3.），自己再写就成了“1.1.低保标准”；几项挤在一条里的（“1.机关名称2.办公地址”），要分成几条，才能按内容分列时限，网页上也才查得到（国办发〔2019〕54号：公开内容逐项列明要素）。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: ["1.低保标准", "2.调整日期"]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: ["1.机关名称2.办公地址3.办公时间"]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准, 1人户保障金额, "3.15消费维权活动"]
"""

import re
from collections import Counter
from collections.abc import Iterator

from gwstd.domain.patterns import late
from gwstd.domain.texts import having
from gwstd.model import Corpus, Fault, Fix, Severity

SEVERITY = Severity.WARNING

_MARK = late(
    r"(?:[0-9]{1,2}[.．](?:[0-9]{1,2}[.．]?)?(?![0-9])|[0-9]{1,2}[、)）]|[（(][0-9一二三四五六七八九十]{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]{1,2}、"
    r"|[●○•·◆■★▪➢*-](?=[ \u3000]*[\u4e00-\u9fff《“]))[ \u3000]*"
)
_NUMBER = late(r"(?:(?<=^)|(?<=[^0-9.．]))([0-9]{1,2})[.．、][ \u3000]*(?=[\u4e00-\u9fff《“])|([①-⑳])")
_HEAD = re.compile(r"\n(?:(?!《|“)[\W\d_a-zA-Zａ-ｚＡ-Ｚ①-⑳]|[一二三四五六七八九十]{1,2}、)")  # how a mark begins

_BEGINS = re.compile("[0-9]{1,2}[.．、)）]|[（(①-⑳●○•·◆■★▪➢*-]|[一二三四五六七八九十]{1,2}、")
_ONE = ("1.", "1．", "1、", "①")  # how a list run together begins


def check(corpus: Corpus) -> Iterator[Fault]:
    for item, path, text in having(corpus, _HEAD, _is_marked, {"公开内容"}):
        numbers = _numbers(text)
        if len(numbers) > 1:
            advice = "一项一条，分成几条写，不写序号"
            yield Fault(item.place(*path), f"一条里写了 {len(numbers)} 项（{numbers[0]}、{numbers[1]}……）", advice)
        elif (match := _MARK.match(text)) and _listed(item.contents, match[0]):
            rest = text[match.end() :]
            fix = Fix(rest) if rest and Counter(item.contents)[rest] == 0 else None
            yield Fault(
                item.place(*path), f"开头的“{match[0].strip()}”是列表符号", f"写“{rest}”，序号由程序印", fix=fix
            )


def _is_marked(text: str) -> bool:
    marked = _BEGINS.match(text) is not None and _MARK.match(text) is not None
    return marked or (any(one in text for one in _ONE) and len(_numbers(text)) > 1)


def _numbers(text: str) -> list[str]:
    """The numbers of a list run together in one text: they count up from 1."""
    found = [match[0] for match in _NUMBER.finditer(text)]
    order = [match[1] or str(ord(match[2]) - ord("①") + 1) for match in _NUMBER.finditer(text)]
    return found if order == [str(number) for number in range(1, len(order) + 1)] else []


def _listed(contents: tuple[str, ...], mark: str) -> bool:
    """Whether the mark is one of a list: 1. in front of a single text may belong to it (3.15消费维权), but not ●."""
    return not mark[0].isdigit() or sum(_MARK.match(text) is not None for text in contents) > 1 or len(contents) == 1
