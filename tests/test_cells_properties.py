"""Whatever a cell holds: reading it never fails, and no letter of it is lost but marks and signs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwstd.tables import bases, channels, contents, limits, names, subjects, ticks, words

ALPHABET = '受理条件办机关政府网站公示栏其他全社会同上局和及或的第一二十条章、，；。：:.()（）《》〈〉【】[]■□√●·123 \n\t-─/"“”*aB5%年月日号令〔〕'
CELLS = st.one_of(st.text(max_size=60), st.text(alphabet=ALPHABET, max_size=80))
READERS = (
    names.read, contents.read, bases.read, limits.read, subjects.read, channels.read, ticks.read,
    words.audience, words.mode, words.levels, words.is_as_above, words.is_none, channels.column,
)  # fmt: skip


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: f"{reader.__module__}.{reader.__name__}")
@settings(deadline=None)
@given(text=CELLS)
def test_any_text_can_be_read(reader, text: str) -> None:  # type: ignore[no-untyped-def]
    reader(text)


@settings(deadline=None)
@given(text=st.text(alphabet=ALPHABET, max_size=80))
def test_contents_keep_every_letter(text: str) -> None:
    kept = "".join(contents.read(text).value)
    assert letters(kept) == letters(text) or words.is_none(text)


@settings(deadline=None)
@given(text=st.text(alphabet=ALPHABET, max_size=40))
def test_names_keep_every_letter(text: str) -> None:
    name, number = names.read(text).value
    assert subsequence(letters(name), letters(text))
    assert letters(name) == letters(text) or number or words.is_none(text)


@settings(deadline=None)
@given(text=st.text(alphabet=ALPHABET, max_size=80))
def test_limits_keep_every_letter(text: str) -> None:
    assert letters(limits.read(text).value) == letters(text) or words.is_none(text)


@given(
    elements=st.lists(
        st.text(alphabet="受理条件办机关政府网站公示程序结果", min_size=4, max_size=12), min_size=2, max_size=9
    ),
    mark=st.sampled_from(["{}.", "{}、", "（{}）", "{}）", "({})"]),
    end=st.sampled_from(["", "\n", "；", "；\n", "。\n", " "]),
)
def test_a_numbered_list_gives_its_elements_back(elements: list[str], mark: str, end: str) -> None:
    cell = end.join(f"{mark.format(number)}{element}" for number, element in enumerate(elements, 1))
    assert contents.read(cell).value == tuple(elements)


def letters(text: str) -> str:
    """Han characters alone; numerals may belong to marks."""
    return re.sub("[^\u4e00-\u9fff]|[一二三四五六七八九十]", "", text)


def subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: f"{reader.__module__}.{reader.__name__}")
@pytest.mark.parametrize("piece", ["、", "《甲", "乙》", "（", "政府网站 ", "区局\n", "1.", "第一条、", "和", "■"])
def test_a_very_long_cell_is_read_or_left_whole(reader, piece: str) -> None:  # type: ignore[no-untyped-def]
    reader(piece * (6000 // len(piece)))


def test_what_is_too_long_to_be_taken_apart_is_left_to_a_person() -> None:
    assert "太长" in subjects.read("区民政局、" * 500).doubts[0]
    assert "太长" in limits.read("信息形成之日起20个工作日内，" * 50).doubts[0]
