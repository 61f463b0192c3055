"""公开时限 cells: the sentence that the user gets, and what is left to a person."""

from __future__ import annotations

import pytest

from gwstd.tables import limits

READ = (
    ("信息形成或变更之日起20个工作日内", "信息形成或变更之日起20个工作日内"),
    ("自信息形成 或变更之 日起20个 工作日内", "自信息形成或变更之日起20个工作日内"),
    ("自信息形\n成或者变\n更之日起\n20个工作\n日内予以\n公开", "自信息形成或者变更之日起20个工作日内予以公开"),
    ("制 定 或 获 取 信 息 之 日 起 1 0 个 工 作 日 内", "制定或获取信息之日起10个工作日内"),
    ("信\n息\n形\n成\n之\n日\n起\n2\n0\n个\n工\n作\n日\n内", "信息形成之日起20个工作日内"),
    ("信息形成之日起２０个工作日内", "信息形成之日起20个工作日内"),
    ("信息形成之日起20 个工作日内。", "信息形成之日起20个工作日内"),
    (
        "1.除处罚决定外其他内容：长期公开（动态调整）；\n2.处罚决定：20个工作日",
        "1.除处罚决定外其他内容：长期公开（动态调整）；2.处罚决定：20个工作日",
    ),
    ("每年1月31日\n前", "每年1月31日前"),
    ("同上", "同上"),
    ("─", ""),
    ("", ""),
)


@pytest.mark.parametrize(("cell", "limit"), READ)
def test_one_sentence(cell: str, limit: str) -> None:
    assert limits.read(cell).value == limit


@pytest.mark.parametrize(
    "cell",
    [
        "自该信息形成或者变更之日起20个工作日内予以公开，法律法规另有规定的除外",
        "每年1月31日前",
        "变更前7日",
        "20个工作日（自该政府信息形成或者变更之日起）",
    ],
)
def test_a_clear_limit_raises_no_doubt(cell: str) -> None:
    assert limits.read(cell) == (cell, (), ())


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("及时公开", "哪一天"),
        ("长期公开", "哪一天"),
        ("20个工作日", "从哪一天起算"),
        ("20", "只有数字"),
        ("20.0", "只有数字"),
        ("与通知要求一致", "没有看懂"),
    ],
)
def test_vague_and_unknown_words_stay_and_are_left_to_a_person(cell: str, word: str) -> None:
    reading = limits.read(cell)
    assert reading.value == cell.removesuffix(".0")
    assert word in reading.doubts[0]


def test_two_limits_on_two_lines_are_left_to_a_person() -> None:
    reading = limits.read("自收到申请之日起20个工作日内\n自该信息形成或者变更之日起20个工作日内")
    assert "两个时限" in reading.doubts[0]
