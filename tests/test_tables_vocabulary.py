"""Catalogues with words of their own: traditional characters, translations, classes, codes, headings that say something."""

from __future__ import annotations

import pytest

from grids import HEADER, MERGED_HEADER, TOP, grid, line, piece, table
from gwstd import tables
from gwstd.draft import Draft, Fate
from gwstd.grid import Grid
from gwstd.tables import _traditional, labels, legends, places, titles
from gwstd.tables.elements import Element

PLAIN = "序号|事项名称|公开内容|公开依据|公开时限|公开渠道"


def draft(*grids: Grid) -> Draft:
    return tables.read(grids, "目录.xlsx")


# ------------------------------------------------------------------------------------------- traditional characters


def test_a_page_in_traditional_characters_is_read_and_its_texts_stay_as_printed() -> None:
    head = "序號|一級事項|二級事項|公開內容(要素)|公開依據|公開時限|公開主體|公開渠道和載體|全社會|特定羣衆|主動|依申請公開"
    body = (
        "1|招生管理|招生計劃|1.招生計劃↵2.招生範圍|《教師資格條例》（國務院令第188號）|信息形成或者變更之日起20個工作日內"
        "|鎮教體文旅局|■政府網站 ■兩微一端 □廣播電視|√|家長|√|"
    )
    (item,) = draft(grid(f"{head}\n{body}")).items
    assert item.names[:2] == ("招生管理", "招生計劃")
    assert item.contents == ("招生計劃", "招生範圍")
    assert [(basis.title, basis.number) for basis in item.bases] == [("教師資格條例", "國務院令第188號")]
    assert item.time_limit == "信息形成或者變更之日起20個工作日內"
    assert item.subjects == ("鎮教體文旅局",)
    assert item.channels.national == ("政府网站", "两微一端")
    assert (item.public, item.specific, item.proactive, item.on_request) == (True, "家長", True, False)


def test_the_field_of_a_title_in_traditional_characters_is_its_own_words() -> None:
    assert titles.field_of("民衆鎮義務教育領域基層政務公開標準目錄") == "義務教育領域"


def test_each_traditional_character_has_one_simplified_one() -> None:
    every = _traditional._TO_SIMPLIFIED
    assert all(chr(one) != chr(other) for one, other in every.items() if isinstance(other, int))
    assert not set(every) & set(every.values())


def test_blanks_of_a_text_stay_when_its_characters_come_back() -> None:
    assert _traditional.restored(("开放 Wi-Fi 热点",), "1.開放 Wi-Fi 熱點") == ("開放 Wi-Fi 熱點",)


# ------------------------------------------------------------------------------------------- labels


@pytest.mark.parametrize(
    ("label", "element"),
    [
        ("公开时限↵Time limit".replace("↵", "\n"), Element.LIMIT),
        ("一级事项\nLevel 1", Element.LEVEL1),
        ("公开主体Publisher (body)", Element.SUBJECT),
        ("内容描述", Element.CONTENT),
        ("受众", Element.AUDIENCE),
        ("大类", Element.LEVEL1),
        ("小类", Element.LEVEL2),
    ],
)
def test_labels_with_a_translation_or_in_other_words(label: str, element: Element) -> None:
    scores = labels.of_text(label)
    assert max(scores, key=lambda each: scores[each]) is element


def test_levels_are_called_without_their_translation() -> None:
    parts = "全社会↵Public|特定群体↵Group|主动↵Proactive|依申请↵Request|区级↵District|街道级↵Town"
    head = f"{TOP}\n|一级事项↵Level 1|二级事项↵Level 2||||||{parts}"
    result = draft(grid(f"{head}\n{line()}", MERGED_HEADER))
    assert result.level_columns == ("区级", "街道级")
    assert [item.names[1] for item in result.items] == ["最低生活保障"]


def test_the_class_of_information_is_its_name_where_there_is_no_other() -> None:
    (item,) = draft(
        grid(
            "信息类别|内容描述|责任主体|公开方式|公开时限\n领导信息|姓名、分工|办公室|县人民政府网站的县教育局栏目|长期公开"
        )
    ).items
    assert item.names[0] == "领导信息"
    assert item.channels.national == ("政府网站",)
    assert (item.proactive, item.on_request) == (False, False)


def test_a_class_over_several_names_is_the_first_name() -> None:
    rows = "1|法律服务|法律援助|条件|《法律援助法》|长期\n2||公证服务|事项|《公证法》|长期\n3|户政管理|户口登记|条件|《户口登记条例》|长期"
    found = draft(grid(f"编号|事项类别|事项名称|具体内容|法律依据|公开时间\n{rows}")).items
    assert [item.names[:2] for item in found] == [
        ("法律服务", "法律援助"), ("法律服务", "公证服务"), ("户政管理", "户口登记"),
    ]  # fmt: skip


def test_a_class_beside_two_names_stays_an_extra() -> None:
    head, body = HEADER.replace("\n", "|类别\n"), f"{line()}|行政许可\n{line('2', '', '特困供养')}|行政许可"
    found = draft(grid(f"{head}\n{body}", MERGED_HEADER)).items
    assert [item.extra for item in found] == [{"类别": "行政许可"}] * 2


# ------------------------------------------------------------------------------------------- codes of channels

NOTE = "注：公开渠道代码：1—政府网站 2—政府公报 3—两微一端 8—政务服务中心 13—其他（请注明）"


def test_channels_given_as_numbers_are_those_of_the_note() -> None:
    rows = (
        line(channel="1、8"),
        line("2", "", "特困供养", channel="3、13（信用网站）"),
        line("3", "", "临时救助", channel="12"),
    )
    result = draft(table(*rows, NOTE))
    first, second, third = (item.channels for item in result.items)
    assert first.national == ("政府网站", "政务服务中心")
    assert (second.national, second.others) == (("两微一端",), ("信用网站",))
    assert third.national == ()  # a number that the note does not explain
    assert any("代码“1、8”" in remark.text for remark in result.remarks if remark.fate is Fate.REPAIRED)


def test_a_note_with_a_list_of_other_things_is_no_legend() -> None:
    assert legends.of(["注：1.公开内容按要素列出；2.公开依据写全称；3.时限从严"]) == {}


def test_colours_that_mean_something_are_told() -> None:
    result = draft(table(line(), "说明：公开层级列绿色底纹为选中"))
    assert any("颜色" in remark.text for remark in result.remarks if remark.fate is Fate.DECIDE)
    assert not any("颜色" in remark.text for remark in draft(table(line())).remarks)


# ------------------------------------------------------------------------------------------- headings and other rows


def test_a_heading_that_names_the_subject_holds_for_its_group() -> None:
    rows = "公开主体：区司法局\n1|法律援助|条件|《法律援助法》|长期|网站\n公开主体：区公安分局\n2|户口登记|条件|《户口登记条例》|长期|网站"
    one = grid(f"{PLAIN}\n{rows}", {(1, 0): (1, 5), (3, 0): (3, 5)})
    result = draft(one)
    assert [item.subjects for item in result.items] == [("区司法局",), ("区公安分局",)]
    assert [item.names[0] for item in result.items] == ["法律援助", "户口登记"]
    assert result.items[0].cells["subjects"] == ("目录!A2",)
    assert places.unnamed([one], result) == ()


def test_a_heading_that_is_a_body_is_the_subject_of_a_table_without_subjects() -> None:
    one = grid(f"{PLAIN}\n区司法局\n1|法律援助|条件|《法律援助法》|长期|网站", {(1, 0): (1, 5)})
    result = draft(one)
    assert result.items[0].subjects == ("区司法局",)
    assert any("区司法局" in remark.text for remark in result.remarks if remark.fate is Fate.DECIDE)


def test_a_tick_over_two_levels_holds_for_both_and_one_over_one_for_it() -> None:
    rows = (line(ticks="√||√||√|"), line("2", "", "特困供养", ticks="√||√||√|"))
    found = draft(table(*rows, merges={(0, 12): (0, 13)})).items
    assert [item.levels for item in found] == [("县级", "乡级"), ("县级",)]


def test_rows_that_only_help_to_fill_in_or_add_up_are_no_items() -> None:
    counted = "甲|乙|丙|丁|" + "|".join(f"（{number}）" for number in range(1, 11))
    rows = (
        counted,
        line("示例", "社会保险", "社会保险登记"),
        line(),
        piece(level2="（以下由街道填写）"),
        line("2", "", "特困供养"),
        "合计||2项|||||||1|2|0|2|1",
    )
    result = draft(table(*rows))
    assert [item.names[1] for item in result.items] == ["最低生活保障", "特困供养"]
    assert places.unnamed([table(*rows)], result) == ()


def test_numbers_of_laws_in_a_column_of_their_own_belong_to_the_laws() -> None:
    top = "序号|事项名称|公开内容|公开依据||公开时限\n|||名称|文号|"
    body = "1|低保|标准|《社会救助暂行办法》↵《慈善法》|国务院令第649号↵—|长期公开\n2|特困|标准|《慈善法》|甲令第1号↵乙令第2号|长期公开"
    result = draft(grid(f"{top}\n{body}", {(0, 3): (0, 4)}))
    first, second = result.items
    assert [(basis.title, basis.number) for basis in first.bases] == [
        ("社会救助暂行办法", "国务院令第649号"), ("慈善法", ""),
    ]  # fmt: skip
    assert first.extra == {}
    assert second.extra == {"文号": "甲令第1号\n乙令第2号"}
    assert any("对不上" in remark.text for remark in result.remarks if remark.item == 1)


def test_lists_for_choosing_beside_the_table_are_left_out_and_told() -> None:
    one = grid(f"{HEADER}\n{line()}|||政府网站|是\n{line('2', '', '特困供养')}|||政府公报|否", MERGED_HEADER)
    result = draft(one)
    assert [item.extra for item in result.items] == [{}, {}]
    assert {"目录!Q3", "目录!R4"} <= {remark.where for remark in result.remarks if remark.fate is Fate.LEFT}


def test_a_hidden_row_without_a_name_is_no_part_of_the_item_over_it() -> None:
    result = draft(table(line(), piece(content="（旧）统计数"), line("2", "", "特困供养"), hidden_rows=frozenset({3})))
    assert [item.contents for item in result.items] == [("办事指南", "审核结果")] * 2
    assert any("（旧）统计数" in remark.text for remark in result.remarks if remark.fate is Fate.DECIDE)


def test_a_name_again_at_the_head_of_a_page_is_the_same_name() -> None:
    found = draft(table(line(), line("2", "社会救助（续上表）", "特困供养"))).items
    assert [item.names[0] for item in found] == ["社会救助", "社会救助"]
