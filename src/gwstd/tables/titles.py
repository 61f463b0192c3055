"""Texts that stand alone beside or between the items: titles and their fields, notes, signatures, page numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from gwstd.draft import Fate
from gwstd.tables._traditional import restored, simplified
from gwstd.tables.merged import bare

_CATALOGUE: Final = r"(?:基层)?(?:政务|政府信息|信息)?(?:主动)?公开(?:事项)?(?:标准|基本)?(?:化)?(?:规范化?)?(?:事项)?(?:标准)?(?:目录|清单|指引|一览表)"
_END: Final = re.compile(
    rf"(?:{_CATALOGUE}|目录|清单|一览表|领域|标准指引)(?:表|[（(][^（）()]{{1,20}}[)）]|[0-9]{{4}}年?版?|[一二三四五六七八九十]|续表?)*$"
)
_PROSE: Final = re.compile(
    "[。；;>＞»]|编制本|现予|现将|公布如下|通知|根据|为了|按照|按《|依据|请参照|见《|^附件[:：]?.{0,3}$|当前位置|您现在"
)
_OUTLINE: Final = re.compile(
    r"^(?:附件?\s*\d*[-－]?\d*[:：]?|[（(]?[一二三四五六七八九十百]{1,4}[）)、.．]|[（(]\d{1,3}[）)]|\d{1,3}(?:[、．]|\.(?!\d))|第[一二三四五六七八九十]+[部分章节、]+)+"
)
_NOTE: Final = re.compile(
    r"^[（(【\[]?(?:注|备注|说明|填表说明|填报说明|编制说明|附注|要素说明|标准目录要素说明|提示|\*|※|★)\s*\d*[:：、.．】\])）]|^(?:备注|说明|填表说明|填报说明|编制说明)$|^“[■●√].{0,8}表示|^[（(]?(?:以[上下]|本页|此处)[^，。]{0,20}(?:填写|填报|填列|空白)|^(?:本目录|本表|表中|以上|上述)"
)
_SIGNED: Final = re.compile(
    r"^[（(]?(?:填报|填表|制表|编制|审核|审批|复核|负责|联系|主管|分管|经办|单位|日期|时间|盖章|公章|签字|签章|电话|填制|编报|责任|监督|校对|报送|更新|发布|来源|打印|咨询)"
    r"[\u4e00-\u9fff（）()]{0,10}[:：]|^[（(]?(?:盖章|公章|签字|签章)[)）]?$|^\d{4}[年./-]\d{1,2}(?:[月./-]\d{1,2})?[日月]?$|^单位[（(]盖章[)）]"
)
_PAGE: Final = re.compile(
    r"第\d+页(?:[,，/共]*\d*页?)?|共\d+页|[-—–－]{1,2}\d+[-—–－]{1,2}|\d+/\d+|第[一二三四五六七八九十]+页(?:共.{1,3}页)?|\d+页"
)
_TOTAL: Final = re.compile(r"^(?:合计|总计|小计|共计|总数|累计)(?:[:：]|\d|$|共)|^共\d+[项条个]")
_PLACE: Final = re.compile(
    r"^(?:(?:[\u4e00-\u9fff]{2,7}?|[×xX*某○〇…_]{1,4})(?:自治州|自治县|自治旗|自治区|省|市(?!政服务|政公用|场|容|民|域)|区(?!域|划|级|片)|县(?!级|域)|旗|州|盟"
    r"|镇(?!化|村|级|街)|乡(?!村|镇|级|土|、)|街道(?!级)))+(?:办事处|人民政府)?"
)
_BODY: Final = re.compile(r"^[\u4e00-\u9fff]{1,10}?(?:局|委员会|委|办公室|厅)(?=[\u4e00-\u9fff、（）()]{2,20}领域)")
_NO_FIELD: Final = re.compile(
    r"(?:各|全|26个|二十六个|试点|重点|相关|所有|本级)*(?:领域)?|基层|(?:基层)?(?:政务|信息|政府信息)公开.*|[镇乡街道区县市]{1,2}|附件?\d*"
)
_VERSION: Final = re.compile(r"[（(](?:试行|修订|更新|续|\d{4}|[^（）()]*版)[^（）()]*[)）]$|\d{4}年?版?$|^\d{4}年度?")


def is_title(text: str) -> bool:
    """Whether a text that stands alone is the title of a catalogue, or of one field in it."""
    word = simplified(bare(text))
    return 3 <= len(word) <= 60 and bool(_END.search(word)) and not _PROSE.search(word) and not _NOTE.match(word)


@lru_cache(maxsize=16384)
def fate_of(text: str) -> Fate | None:
    """What a text that stands alone is; None where it says nothing about itself."""
    word = simplified(bare(text))
    if _PAGE.fullmatch(word) or _TOTAL.match(word) or (_SIGNED.match(word) and len(word) <= 60):
        return Fate.FOOTER
    if _NOTE.match(word):
        return Fate.NOTE
    return Fate.TITLE if is_title(text) else None


def is_signed(text: str) -> bool:
    """Whether a cell is a part of a line of signatures: 填报单位：…, 2023年5月."""
    return fate_of(text) is Fate.FOOTER


def is_example(text: str) -> bool:
    """Whether a first cell says that its row only shows how to fill in the table: 示例, 例：."""
    return (
        re.fullmatch(r"[（(【]?(?:填写|填报)?(?:示例|样例|范例|举例|例子|例如|例)\d?[）)】]?[:：]?", bare(text))
        is not None
    )


def is_page(text: str) -> bool:
    """Whether a text is the number of a page: - 3 -, 第3页 共9页."""
    return bool(_PAGE.fullmatch(bare(text)))


def is_outlined(text: str) -> bool:
    """Whether a text begins with 一、 or （一） or 第一部分."""
    word = bare(text)
    return bool(_OUTLINE.match(word)) and len(word) <= 40


def without_outline(text: str) -> str:
    """一、行政许可类 → 行政许可类."""
    return _OUTLINE.sub("", bare(text))


def field_of(title: str) -> str:
    """A title → the field that it names, without outline number and place: （三）青山区社会救助领域基层政务公开标准目录 →
    社会救助领域. "" where it names none."""
    word = _VERSION.sub("", _VERSION.sub("", without_outline(simplified(title))))
    if "领域" in word:
        word = word[: word.rindex("领域")] + "领域"
        word = re.sub(rf"^.*?{_CATALOGUE}[-—–:：（(]*", "", word) or word
    else:
        word = re.sub(rf"{_CATALOGUE}.*$|(?:标准)?(?:目录|清单|一览表)$", "", word)
    word = re.sub("^[省市县区旗](?=.{2,}(?:局|委|办|厅)$)", "", _BODY.sub("", _PLACE.sub("", word)))
    word = word.strip("·-—–:：（）()《》“”\"'、，, ")
    return "" if _NO_FIELD.fullmatch(word) else restored(word, title)


def is_heading_only(text: str) -> bool:
    """附件3, 附件：: what stands over a title and is none."""
    return re.fullmatch(r"附[件表]?\s*[\d一二三四五六七八九十]*[-－]?\d*[:：.]?", bare(text)) is not None


def town_of(title: str) -> str:
    """The title of a whole town's or district's catalogue without the place's own name: 柳河镇政务公开标准目录（试行）→
    镇政务公开标准目录."""
    word = _VERSION.sub("", without_outline(title))
    match = re.match(r"^.*?[\u4e00-\u9fff]{2,4}?(?=(?:镇|乡|街道|区|县|市)(?:人民政府|办事处)?(?:基层)?政务公开)", word)
    return word[match.end() :] if match else word
