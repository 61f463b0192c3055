"""Bytes of a text file → its text, whatever encoding it was saved in."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDER: Final = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030"}
"""Who says gb2312 means what Windows means: all of GBK and more."""
_SAMPLE: Final = 4096
_USUAL: Final = re.compile("[\t\r\n -~\u2010-\u2312\u2500-\u27bf\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")
_UNREADABLE: Final = "\ufffd"


class Decoded(NamedTuple):
    """A text, and what to tell of it where signs of it could not be read."""

    text: str
    seen: tuple[str, ...] = ()


def decoded(data: bytes, declared: str = "") -> Decoded:
    """The text of a file. A byte order mark decides; else UTF-8 if it fits (Chinese in another encoding never does by
    chance), then what the file declares, then GB18030. NULs are dropped: no text has any."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _best(data[len(mark) :], [encoding])
    if wide := _without_mark(data):
        return _best(data, [wide])
    if _is_chinese_utf8(text := data.decode("utf-8", "replace")):
        return _told(text)
    own = declared.strip().lower()
    return _best(data, [*([_WIDER.get(own, own)] if own else []), "gb18030"])


def _is_chinese_utf8(text: str) -> bool:
    """Whether what was read as UTF-8 is it: a cut or damaged file still is, where only few signs cannot be read."""
    bad = text.count(_UNREADABLE)
    return not bad or bad * 2 < sum(not char.isascii() for char in text) - bad


def _without_mark(data: bytes) -> str:
    """The UTF-16 that a file is in, if it is, and does not say so: some of its bytes are NUL, and read like that, nearly
    all of it is Chinese and ASCII."""
    sample = data[:_SAMPLE]
    if sample.count(0) * 100 < len(sample) or not sample:
        return ""
    shares = {}
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        usual = len(_USUAL.findall(text))
        shares[encoding] = usual / len(text) if sum(map(str.isascii, text)) * 2 >= sample.count(0) else 0
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] > 0.9 else ""


def _best(data: bytes, encodings: list[str]) -> Decoded:
    """The first encoding that fits throughout; if none does, the one with the fewest signs that cannot be read."""
    texts: list[str] = []
    for encoding in encodings:
        try:
            texts.append(data.decode(encoding, "replace"))
        except (LookupError, UnicodeError):
            continue
        if _UNREADABLE not in texts[-1]:
            break
    return _told(min(texts, key=lambda text: text.count(_UNREADABLE)))


def _told(text: str) -> Decoded:
    bad = text.count(_UNREADABLE)
    says = f"有{bad}处读不出是什么字，读成了“{_UNREADABLE}”。请对照原文件改正"
    return Decoded(text.replace("\0", ""), (says,) if bad else ())
