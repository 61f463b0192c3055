"""Tick cells, and the words that stand in their place: what the user gets for every glyph and wording."""

from __future__ import annotations

import pytest

from gwstd.tables import ticks, words


@pytest.mark.parametrize(
    "cell",
    [
        "√",
        "✓",
        "✔",
        "■",
        "☑",
        "☒",
        "●",
        "▲",
        "◆",
        "是",
        "有",
        "Y",
        "y",
        "1",
        "1.0",
        "V",
        "v",
        "＊",
        "*",
        "R",
        "þ",
        "ü",
        "t",
        "P",
        "（√）",
        "[√]",
        "【√】",
        "√√",
        "√□",
        "\uf0fe",
        "\uf0fc",
        "\uf052",
        "☑是",
        "√\n",
    ],
)
def test_ticked(cell: str) -> None:
    assert ticks.read(cell).value == (True, "")


@pytest.mark.parametrize(
    "cell",
    [
        "",
        " ",
        "\n",
        "─",
        "—",
        "——",
        "-",
        "/",
        "×",
        "✗",
        "□",
        "☐",
        "○",
        "〇",
        "否",
        "无",
        "空",
        "0",
        "N",
        "£",
        "口",
        "( )",
        "\uf0a8",
    ],
)
def test_not_ticked(cell: str) -> None:
    assert ticks.read(cell).value == (False, "")


@pytest.mark.parametrize(
    ("cell", "group"),
    [
        ("申请人", "申请人"),
        ("项目单位", "项目单位"),
        ("√面向拟征收土地所在地的村集体成员", "拟征收土地所在地的村集体成员"),
        ("√（申请人）", "申请人"),
        ("√\n申请人", "申请人"),
        ("√ 申请人及利害关系人（限本人）", "申请人及利害关系人（限本人）"),
        ("特定群体：申请人", "申请人"),
        ("特定群体（参保人员）", "参保人员"),
        ("请写明：项目单位", "项目单位"),
        ("■本村村民", "本村村民"),
        ("征收范\n围内", "征收范围内"),
        ("þ被征地农民", "被征地农民"),
        ("R面向村民", "村民"),
    ],
)
def test_words_in_a_tick_cell_name_the_group(cell: str, group: str) -> None:
    assert ticks.read(cell).value == (True, group)


def test_the_words_of_the_form_name_nobody() -> None:
    assert ticks.read("√特定群体（请写明）").value == (True, "")


def test_an_empty_box_before_words_is_left_to_a_person() -> None:
    reading = ticks.read("□申请人")
    assert reading.value == (False, "")
    assert "申请人" in reading.doubts[0]


AUDIENCES = (
    ("全社会", (True, "")),
    ("社会公众", (True, "")),
    ("面向全社会", (True, "")),
    ("向社会公开", (True, "")),
    ("公民、法人和其他组织", (True, "")),
    ("特定群体：申请人", (False, "申请人")),
    ("特定群体（申请人）", (False, "申请人")),
    ("特定群体", (False, "√")),
    ("特定群体（请写明）", (False, "√")),
    ("申请人", (False, "申请人")),
    ("申请人、利害关系人", (False, "申请人、利害关系人")),
    ("面向村民", (False, "村民")),
    ("全社会、特定群体(被征地农民)", (True, "被征地农民")),
    ("全社会；特定群体：项目单位", (True, "项目单位")),
    ("全社会/特定群体", (True, "√")),
    ("√全社会 □特定群体", (True, "")),
    ("□全社会 ■特定群体：项目单位", (False, "项目单位")),
    ("□全社会\n√特定群体（申请人）", (False, "申请人")),
    ("■全社会■特定群体：申请人", (True, "申请人")),
    ("全社会√", (True, "")),
    ("全社会√ 特定群体□", (True, "")),
    ("全社会□ 特定群体√", (False, "√")),
    ("R全社会 £特定群体", (True, "")),
    ("全社\n会", (True, "")),
    ("─", (False, "")),
)


@pytest.mark.parametrize(("cell", "audience"), AUDIENCES)
def test_audience_in_words(cell: str, audience: tuple[bool, str]) -> None:
    reading = words.audience(cell)
    assert reading.value == audience
    assert not reading.doubts


MODES = (
    ("主动公开", (True, False)),
    ("主动", (True, False)),
    ("依申请公开", (False, True)),
    ("依申请", (False, True)),
    ("申请公开", (False, True)),
    ("主动公开、依申请公开", (True, True)),
    ("主动公开或依申请公开", (True, True)),
    ("主动公开\n依申请公开", (True, True)),
    ("■主动 □依申请公开", (True, False)),
    ("□主动公开 √依申请公开", (False, True)),
    ("主动公开√ 依申请公开□", (True, False)),
    ("主 动", (True, False)),
    ("依申\n请公开", (False, True)),
    ("", (False, False)),
)


@pytest.mark.parametrize(("cell", "mode"), MODES)
def test_mode_in_words(cell: str, mode: tuple[bool, bool]) -> None:
    reading = words.mode(cell)
    assert reading.value == mode
    assert not reading.doubts


def test_a_mode_that_is_none_is_left_to_a_person() -> None:
    reading = words.mode("不予公开")
    assert reading.value == (False, False)
    assert "不予公开" in reading.doubts[0]


def test_boxes_without_any_tick_are_left_to_a_person() -> None:
    assert words.mode("□主动公开 □依申请公开").doubts
    assert words.audience("□全社会 □特定群体").doubts
    assert words.levels("□县级 □乡级").doubts


LEVELS = (
    ("县、乡", ("县级", "乡级")),
    ("区/街道", ("区级", "街道级")),
    ("县", ("县级",)),
    ("市和县", ("市级", "县级")),
    ("县级|乡级", ("县级", "乡级")),
    ("■县 □乡", ("县级",)),
    ("县级", ("县级",)),
    ("县级、乡级", ("县级", "乡级")),
    ("区级/镇街级", ("区级", "镇街级")),
    ("县级 乡级", ("县级", "乡级")),
    ("县级\n乡级", ("县级", "乡级")),
    ("市级、区级、镇街级", ("市级", "区级", "镇街级")),
    ("区级和镇街级", ("区级", "镇街级")),
    ("■县级 □乡级", ("县级",)),
    ("√县级√乡级", ("县级", "乡级")),
    ("县级√ 乡级□", ("县级",)),
    ("乡、村级", ("乡、村级",)),
    ("镇（街道）级", ("镇（街道）级",)),
    ("县级及以下", ("县级及以下",)),
    ("/", ()),
)


@pytest.mark.parametrize(("cell", "levels"), LEVELS)
def test_levels_in_words(cell: str, levels: tuple[str, ...]) -> None:
    assert words.levels(cell).value == levels


@pytest.mark.parametrize(
    "cell",
    [
        "同上",
        "同上。",
        "（同上）",
        "同前",
        "同上一项",
        "内容同上",
        "与上同",
        "同1",
        "同序号3",
        "同左",
        "〃",
        "″",
        '"',
        "同 上",
        "同\n上",
        "1.办事指南：内容同上",
    ],
)
def test_as_above(cell: str) -> None:
    assert words.is_as_above(cell)


@pytest.mark.parametrize("cell", ["", "会同上级民政部门", "同上级", "上年度决算", "“双随机”", "同步公开", "1"])
def test_not_as_above(cell: str) -> None:
    assert not words.is_as_above(cell)


@pytest.mark.parametrize("cell", ["无偿献血", "0", "1", "无障碍环境建设", "√"])
def test_not_nothing(cell: str) -> None:
    assert not words.is_none(cell)
