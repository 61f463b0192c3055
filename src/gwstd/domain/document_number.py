"""文号 as written → what of it is not as GB/T 9704-2012 has it, and the certain right text.

Where a 文号 stands: with the title in a 公开依据 (《名称》（文号）) or alone, and under 文号 in laws.yaml.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from gwstd.domain.library import cited
from gwstd.domain.number_forms import numbers
from gwstd.domain.numerals import counted
from gwstd.domain.patterns import HAN, late
from gwstd.model import Corpus, Fault, Fix, Place

_YEAR: Final = late(
    rf"(?<={HAN})\s*[\[(（﹝【〔［]\s*([1１2２][9９0０][0-9０-９]{{2}})\s*年?\s*[\])）﹞】〕］]\s*(?=第?\s*[0-9０-９]+\s*号)"
)
_NUMBER_AFTER: Final = late(r"(?<=〕)(第?)\s*([0-9０-９]+)\s*号")

_BODY: Final = "国务院|主席|[部委局院署会厅]|政府"
_DIGITS: Final = "[0-9０-９]+"
_ORDER: Final = late(
    rf"(?P<body>{_BODY}|(?<!{HAN})国)\s*令\s*(?:[〔﹝\[（(]\d{{4}}[〕﹞\]）)]\s*)?第?\s*(?P<n>{_DIGITS})\s*(?:号(?!\s*号)(?:\s*令)?|(?P<open>(?=[）)]|$)))"
    rf"|(?P<before>{_BODY})\s*第?\s*(?P<m>{_DIGITS})\s*号\s*令|(?P<bare>国务院|主席)\s*第\s*(?P<k>{_DIGITS})\s*号(?!\s*令)"
)


def year_brackets(number: str) -> str:
    """A 文号 with its year in 〔〕 and plain digits: 国办发[2019]54号 → 国办发〔2019〕54号 (7.2.5)."""
    year = _YEAR.sub(lambda match: f"〔{_digits(match[1])}〕", number)
    return _NUMBER_AFTER.sub(lambda match: f"{match[1]}{_digits(match[2])}号", year)


def order(number: str) -> str:
    """An order by its right name: 国令第711号, 国务院令711号 → 国务院令第711号; 公安部第109号令 → 公安部令第109号 (10.2).

    Orders of the President are counted in Chinese numerals: 主席令第7号 → 主席令第七号.
    """
    return _ORDER.sub(_named, number)


def _named(match: re.Match[str]) -> str:
    body = match["body"] or match["before"] or match["bare"]
    digits = _digits(match["n"] or match["m"] or match["k"])
    if match["open"] is not None and body not in ("国", "国务院"):
        return match[0]  # 民政部令第66: number-malformed says that 号 is missing
    if body == "主席":
        return f"主席令第{counted(int(digits)) if 1 <= int(digits) <= 9999 else digits}号"
    return f"{'国务院' if body == '国' else body}令第{digits}号"


def _digits(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def faults(corpus: Corpus, right: Callable[[str], str], message: Callable[[str], str]) -> Iterator[Fault]:
    """A fault, with its fix, for each 文号 of the catalogue that ``right`` changes; ``message`` says what is wrong."""
    for found in cited(corpus):
        number = found.reading.citation.number
        new = _mended(number, right)
        if new == number or number not in found.text:
            continue
        fix = Fix(new) if found.once(number) else None
        for item, index in found.uses:
            place = item.place("公开依据", index)
            yield Fault(place, message(number), f"改为“{new}”", find=found.caret(number), fix=fix)
    for index, law in enumerate(corpus.laws):
        for at, version in enumerate(law.versions):
            new = _mended(version.number, right)
            if new != version.number:
                place = Place("laws.yaml", ("依据库", index, "版本", at, "文号"))
                yield Fault(
                    place, message(version.number), f"改为“{new}”", find=version.number, fix=Fix(new)
                )  # fmt: skip


def _mended(number: str, right: Callable[[str], str]) -> str:
    return number if not number or numbers(number) == (number,) else right(number)
