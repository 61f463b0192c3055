"""A cited law that the library does not have → the entry to propose for ``laws.yaml``: only what the citation says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from gwstd.draft import Basis

UNCHECKED: Final = "待核"
TO_ADD: Final = "待补"
"""What a person writes in before the entry goes into laws.yaml."""
_UNVERIFIED: Final = ("文号", "公布", "施行")
_ORDER: Final = re.compile(r"([\u4e00-\u9fff、 ]{2,40}?)令")
_ISSUERS: Final = (("国办发", "国务院办公厅"), ("国办函", "国务院办公厅"), ("国发", "国务院"), ("国函", "国务院"))
_LOCAL: Final = re.compile(r"[\u4e00-\u9fff]{2,8}?[省市州]|[\u4e00-\u9fff]{2,6}自治区")


def proposals(unknown: Iterable[Basis]) -> list[dict[str, Any]]:
    """One entry a title, in the order of first use. 类别 and 制定机关 are what title and 文号 let expect; all of it is
    待核, and a 文号 is only ever the one that was cited."""
    made: dict[str, dict[str, Any]] = {}
    for basis in unknown:
        if not basis.title:
            continue
        entry = made.setdefault(basis.title, {})
        if not entry or (basis.number and entry["版本"][0]["文号"] == TO_ADD):
            made[basis.title] = _entry(basis)
    return list(made.values())


def _entry(basis: Basis) -> dict[str, Any]:
    kind, issuer = _kind(basis)
    return {
        "名称": basis.title,
        "类别": kind,
        "制定机关": issuer,
        "核实": UNCHECKED,
        "未核项": list(_UNVERIFIED),
        "说明": "导入的目录引用，名称、文号照原表，类别、制定机关是推断的，全部待核",
        "版本": [{"文号": basis.number or TO_ADD}],
    }


def _kind(basis: Basis) -> tuple[str, str]:
    """(类别, 制定机关) as title and 文号 let expect."""
    number, title = basis.number, basis.title
    if number.startswith(("主席令", "中华人民共和国主席令")) or re.fullmatch("中华人民共和国.+法", title):
        return "法律", "全国人民代表大会常务委员会"
    if "国务院令" in number:
        return "行政法规", "国务院"
    if order := _ORDER.match(number):
        return "部门规章", order[1].strip()
    if _LOCAL.match(title) and title.endswith("条例"):
        return "地方性法规", UNCHECKED
    if title.startswith("中国共产党"):
        return "党内法规", UNCHECKED
    return "规范性文件", next((issuer for sign, issuer in _ISSUERS if number.startswith(sign)), UNCHECKED)
