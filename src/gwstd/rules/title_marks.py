"""书名号成对，外面一层用“《》”，里面一层用“〈〉”。

名称外面写《》，里面还有书名的用〈〉；不在《》里面再写《》，不用小于号、大于号“<>”代替书名号（GB/T 15834—2011 4.15）。丢了一半的《》，名称在依据库里的可以补上。只写名称、不加书名号也可以。用 gwstd fmt --fix 可以一次改好。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [《关于印发<最低生活保障审核确认办法>的通知》全文]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [《关于印发《最低生活保障审核确认办法》的通知》全文]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法》第十条]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [〈社会救助法〉]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [《关于印发〈最低生活保障审核确认办法〉的通知》全文]
"""

import re
from collections.abc import Iterator

from gwstd.domain.library import cited
from gwstd.domain.patterns import late
from gwstd.domain.texts import having
from gwstd.domain.titles import titles
from gwstd.model import Corpus, Fault, Fix, Severity

SEVERITY = Severity.WARNING

_NESTED = re.compile("《[^》\n]*?(?=[《〈<＜\n])")  # a mark inside a title: without one there is nothing to put right

_SINGLE = re.compile("^(?:【[^】]+】)?\\s*(?:〈|<<?|＜＜?)([^〈〉<>＜＞《》]+?)(?:〉|>>?|＞＞?)(?!》)")
_HALF = late("《([^《》（(]+[^《》（(\\s])|([^《》（(\\s、，；。.]+)》")


def check(corpus: Corpus) -> Iterator[Fault]:
    for item, path, text in having(corpus, _NESTED):
        for title, right in titles(text):
            if title != right:
                yield Fault(
                    item.place(*path), f"{title}里面一层的书名号应是“〈〉”", f"改为{right}", find=title, fix=Fix(right)
                )
    yield from _outer(corpus)


def _outer(corpus: Corpus) -> Iterator[Fault]:
    """The marks around a law's name in 公开依据: lost on one side, or the inner ones."""
    for found in cited(corpus):
        if found.reading.law is None:
            continue
        match = _SINGLE.search(found.text)
        half = None if match or found.text.count("《") == found.text.count("》") else _HALF.search(found.text)
        if match is None and half is None:
            continue
        written, name = (match[0], match[1]) if match else (half[0], half[1] or half[2]) if half else ("", "")
        message = f"{name}外面的书名号应是“《》”" if match else f"{name}的书名号丢了一半"
        fix = Fix(f"《{name}》") if found.once(written) else None
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index), message, f"改为《{name}》", find=found.caret(written), fix=fix
            )  # fmt: skip
