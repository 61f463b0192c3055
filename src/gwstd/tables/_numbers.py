"""A 文号 as a cell prints it → the 文号 alone: no dates of amendment, no 中华人民共和国, broken year brackets repaired."""

from __future__ import annotations

import re
from typing import Final

from gwstd.domain import number_forms
from gwstd.domain.citation import COUNTRY
from gwstd.tables._titles import one_line

_DAY: Final = r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?"
_ACT: Final = "修[正订改]|通过|公布|施行|发布|批准|实施"
_DATED: Final = re.compile(
    rf"(?:根据|经)?{_DAY}[^号，；]*?(?:{_ACT})(?:[，；]|$)|^{_DAY}(?!第?\d+号)(?=\D)|^(?:19|20)\d\d-\d\d-\d\d由?|(?<=号)(?:{_ACT})$"
)
_ENACTED: Final = re.compile(rf"\d{{4}}年.*(?:{_ACT})")
_ORDER: Final = re.compile(
    rf"(?:{COUNTRY})?(?:国务院|主席|[\u4e00-\u9fff]{{1,20}}?[部委局会署])令第?[\d一二三四五六七八九十百]+号"
    r"|[\u4e00-\u9fff]{1,12}[〔\[]\d{4}[〕\]]\d+号"
)


def printed(text: str) -> tuple[str, list[str]]:
    """What was read as 文号 → as printed, and what was repaired; several stay apart by ，."""
    parts = [part for part in re.split("[，；;]", text) if number_forms.is_like(part)] or ([text] if text else [])
    repairs: list[str] = []
    return "，".join(filter(None, (_one(part, repairs) for part in parts))), repairs


def _one(text: str, repairs: list[str]) -> str:
    number = re.sub(r"(?<=\d) (?=\d)", "", one_line(text.strip()))
    dated = _DATED.sub("", number)
    if dated != number and number_forms.is_like(dated):
        number = dated.strip()
    if _ENACTED.search(number) and (order := _ORDER.search(number)):
        number = order[0]
    number = re.sub(rf"{COUNTRY}(?=国务院令|主席令)", "", number)
    fault = number_forms.fault(number)
    if fault is None or not (fault.certain or "〕" in fault.meant) or re.search("……|年份", fault.meant):
        return number
    meant = re.sub("^国务院令", "国令", fault.meant) if number.startswith("国令") else fault.meant
    repairs.append(f"文号“{text.strip()}”读作“{meant}”")
    return meant
