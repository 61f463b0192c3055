"""名称和文号要是同一部依据的：与 laws.yaml 登记的一致。

名称和文号对不上，汇编时按名称印出库里的文号，读的人会找错文件；多半是抄串了行。两种都报：文号不是这部依据的；文号是库里另一部的，而名称库里没有（国办发〔2019〕54号）。

不能断定的不报：主席令每届从第一号起，公布令和历次修改令并存，只凭号码分不清对错；库里的文号没有核对过原文（未核项有“文号”）、写的号又不是库里另一部的，也不报。引修改令代公布令的见 amending-order，缺括号、缺“号”的见 number-malformed。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《最低生活保障审核确认办法》（国务院令第711号）]

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《关于低保审核的若干意见》（民发〔2021〕57号）]

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        公开依据: [《政府信息公开条例》（中华人民共和国国务院令第711号）, 《民政部关于印发〈最低生活保障审核确认办法〉的通知》（民发〔2021〕57号）]
"""

from collections.abc import Iterator

from gwstd.domain.library import Reading, cited, standing
from gwstd.domain.nearest import meant
from gwstd.domain.number_forms import fault, kind, numbers, same
from gwstd.model import Corpus, Fault, Law, Severity

SEVERITY = Severity.ERROR

_ORDER_OF = {"法律": "主席令", "行政法规": "国务院令"}
"""Which order promulgates a law of this kind (立法法 on promulgation)."""


def check(corpus: Corpus) -> Iterator[Fault]:
    if "laws.yaml" in corpus.unread:
        return
    for found in cited(corpus):
        reading = found.reading
        citation, law = reading.citation, reading.law
        written = numbers(citation.number)
        if not written or not citation.name or fault(citation.number) or (citation.rest and law is None):
            continue
        if law and not reading.owners and standing(law, corpus.edition.base_date).state == "失效":
            continue  # law-repealed: another law is to be cited, whatever its number
        told = _wrong_number(reading, law, written) if law else _wrong_title(reading)
        if told is None:
            continue
        message, advice = told
        find = found.caret(citation.number) if citation.number in found.text else ""
        for item, index in found.uses:
            yield Fault(item.place("公开依据", index), message, advice, find=find)


def _wrong_title(reading: Reading) -> tuple[str, str] | None:
    """A 文号 of the library with a title that the library does not know."""
    if not reading.owners:
        return None
    names = "》《".join(law.name for law in reading.owners)
    number = numbers(reading.citation.number)[0]
    near = meant(reading.citation.name, [law.name for law in reading.owners], 0.5)
    return f"{number}是《{names}》的文号，名称写的是《{reading.citation.name}》", f"{near}对照原文，改名称或者改文号"


def _wrong_number(reading: Reading, law: Law, written: tuple[str, ...]) -> tuple[str, str] | None:
    known = {n for v in law.versions for text in (v.number, *v.amended_by) for n in numbers(text)}
    if any(same(own, number) for own in known for number in written):
        return None
    number = written[0]
    own = law.current.number
    proven = bool(own) and "文号" not in law.unverified
    should = f"《{law.name}》的文号是{own}" if proven else f"核对《{law.name}》的文号"
    if reading.owners:
        return (
            f"{number}是《{reading.owners[0].name}》的文号，不是《{law.name}》的",
            f"{should}；对照原文，改文号或者改名称",
        )
    sort, right = kind(number), _ORDER_OF.get(law.kind)
    if right and sort in _ORDER_OF.values() and sort != right:
        return f"《{law.name}》是{law.kind}，由{right}公布，写的是{number}", f"{should}；只写名称也可以"
    if not proven or sort == "主席令":
        return None
    if sort == kind(own) == "国务院令" and _serial(number) > _serial(own):
        return (
            f"{number}不是《{law.name}》登记的文号：公布令是{own}，这是后来的令，多半是修改决定",
            f"改为{own}；查明是修改令的登记在 laws.yaml 的“修改令”里，是重新公布的登记为新版本",
        )
    return (
        f"{number}不是《{law.name}》的文号，登记的是{own}",
        f"改为{own}；确是另一个文本的文号，先登记在 laws.yaml 的“版本”里",
    )


def _serial(order: str) -> int:
    """711 of 国务院令第711号: the State Council's orders are counted through."""
    return int("".join(char for char in order if char.isdigit()))
