"""公开依据写明是哪一部：不写“无”“有关法律法规”“及相关规定”“及其实施细则”“等”。

公开依据是最低要素之一（国办发〔2019〕54号），群众和评估人员要凭它查到原文；“相关规定”查不到，等于没有依据，评估按依据空缺扣分。有几部写几部，一部一项；实施细则、配套文件写它自己的名称。找不到具体依据的，先问清为什么要公开，再列这个事项。

只写“政府信息公开条例”一部的不报：评估也常按依据不足扣分，但机构概况、目录、年报、依申请公开本来就以条例为依据，国家指引里“政策文件”“投诉举报”等事项也只写条例，够不够要人判断。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [有关法律法规]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法等]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《政府信息公开条例》及其实施细则]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《信息公开条例》及相关规定]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [社会救助法, 最低生活保障审核确认办法 第二十条]
"""

import re
from collections.abc import Iterator

from gwstd.domain.citation import is_nothing, is_vague, vague_ending
from gwstd.domain.library import Cited, Library, cited, shared
from gwstd.model import Corpus, Fault, Law, Severity

SEVERITY = Severity.ERROR


def check(corpus: Corpus) -> Iterator[Fault]:
    library = shared(corpus.laws)
    for found in cited(corpus):
        citation = found.reading.citation
        ending = vague_ending(citation)
        whole = found.reading.law is None and is_vague(citation)
        if not ending and not whole:
            continue
        find = found.text.strip() if whole or (found.reading.law is None and len(found.parts) == 1) else ending
        message = "没有写依据" if whole and is_nothing(citation) else f"“{find}”没有说明是哪一部"
        for item, index in found.uses:
            yield Fault(
                item.place("公开依据", index),
                message,
                _advice(found, whole, library),
                find=found.caret(find),
            )


def _advice(found: Cited, whole: bool, library: Library) -> str:
    law = found.reading.law
    if whole:
        return "写出具体的法律、法规或者文件名称，一部一项"
    if law is None:
        return f"写出《{found.reading.citation.name}》的规范名称和其余各部的名称，一部一项"
    if named := _implementing(law, vague_ending(found.reading.citation), library):
        return f"保留《{law.name}》，另起一项写“{named}”"
    return f"保留《{law.name}》，其余的各写名称，一部一项；没有别的就删去“{vague_ending(found.reading.citation)}”"


def _implementing(law: Law, ending: str, library: Library) -> str:
    """The library's name of what 及其实施细则 means after this law; nothing where it has none, or more than one."""
    match = re.search("实施(?:细则|办法|条例)", ending)
    names = [n for n in library.names if match and n.endswith(match[0]) and n.strip("《").startswith(law.name)]
    return names[0] if len(names) == 1 else ""
