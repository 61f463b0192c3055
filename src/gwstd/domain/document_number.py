"""文号 as written → what of it is not as GB/T 9704-2012 has it, and the certain right text.

Where a 文号 stands: after the title in a 公开依据 (《名称》（文号）), and under 文号 in laws.yaml.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Final

from gwstd.model import Corpus, Fault, Fix, Place

_YEAR: Final = re.compile(
    r"(?<=[\u4e00-\u9fff])\s*[\[(（﹝【〔［]\s*([1１2２][9９0０][0-9０-９]{2})\s*[\])）﹞】〕］]\s*(?=第?\s*[0-9０-９]+\s*号)"
)
_NUMBER_AFTER: Final = re.compile(r"(?<=〕)(第?)\s*([0-9０-９]+)\s*号")
_ORDER: Final = re.compile(
    r"(?:国务院令|(?<![\u4e00-\u9fff])国令)\s*第?\s*([0-9０-９]+)\s*(?:号(?!\s*[号令])|(?=[）)]|$))"
    r"|国务院第\s*([0-9０-９]+)\s*号令"
)


def year_brackets(number: str) -> str:
    """A 文号 with its year in 〔〕 and plain digits: 国办发[2019]54号 → 国办发〔2019〕54号 (7.2.5)."""
    year = _YEAR.sub(lambda match: f"〔{_digits(match[1])}〕", number)
    return _NUMBER_AFTER.sub(lambda match: f"{match[1]}{_digits(match[2])}号", year)


def order(number: str) -> str:
    """The order of the State Council by its name: 国令第711号, 国务院令711号 → 国务院令第711号 (10.2)."""
    return _ORDER.sub(lambda match: f"国务院令第{_digits(match[1] or match[2])}号", number)


def _digits(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def faults(corpus: Corpus, right: Callable[[str], str], message: str) -> Iterator[Fault]:
    """A fault, with its fix, for each 文号 of the catalogue that ``right`` changes. ``message`` has a place for it."""
    for place, text, number in _numbers(corpus):
        new = right(number)
        if new == number:
            continue
        wrong, better = _difference(number, new)
        if text.count(wrong) != 1:
            wrong, better = number, new
        yield Fault(place, message.format(wrong), f"改为“{better}”", find=wrong, fix=Fix(better))


def _numbers(corpus: Corpus) -> Iterator[tuple[Place, str, str]]:
    """(where, the text there, the part of it in which the 文号 is) of every 文号."""
    for item in corpus.live:
        for index, text in enumerate(item.bases):
            title_end = text.rfind("》")
            if text.lstrip().startswith("《") and title_end > 0:
                yield item.place("公开依据", index), text, text[title_end:]
    for index, law in enumerate(corpus.laws):
        for number, version in enumerate(law.versions):
            place = Place("laws.yaml", ("依据库", index, "版本", number, "文号"))
            yield place, version.number, version.number


def _difference(old: str, new: str) -> tuple[str, str]:
    """The whole document number inside the brackets of a title's tail, in both texts."""
    match_old, match_new = re.search(r"[（(](.*)[）)]", old), re.search(r"[（(](.*)[）)]", new)
    if match_old and match_new and match_old.span(1)[0] == match_new.span(1)[0] and old.startswith("》"):
        return match_old[1], match_new[1]
    return old, new
