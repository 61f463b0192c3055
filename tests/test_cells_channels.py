"""公开渠道和载体 cells: which channels the user gets ticked, for every glyph, spelling and layout."""

from __future__ import annotations

import pytest

from gwstd.draft import Ticked
from gwstd.tables import channels

SITE, PAPER, MEDIA, MEETING = "政府网站", "政府公报", "两微一端", "发布会/听证会"
AIR, PRESS, PLACE, CENTRE = "广播电视", "纸质媒体", "公开查阅点", "政务服务中心"
STATION, VISIT, BOARD, PUSH = "便民服务站", "入户/现场", "社区/企事业单位/村公示栏（电子屏）", "精准推送"
NATIONAL = (SITE, PAPER, MEDIA, MEETING, AIR, PRESS, PLACE, CENTRE, STATION, VISIT, BOARD, PUSH)


def form(ticked: str, empty: str, *chosen: str, other: str = "其他") -> str:
    """The whole national list, two a line, as the form prints it."""
    boxes = [f"{ticked if name in chosen else empty}{name}" for name in NATIONAL]
    boxes.append(f"{ticked if other != '其他' else empty}{other}")
    return "\n".join(" ".join(boxes[i : i + 2]) for i in range(0, len(boxes), 2))


GLYPHS = (
    "■□", "☑□", "☑☐", "√□", "✓□", "✔☐", "☒☐", "▇□", "█□", "▄口", "■口", "◼◻", "●○", "●〇", "◆◇", "R£", "þ¨", "þ□", "t□",
    "no", "P£", "ü□", "\uf0fe\uf0a8", "\uf052\uf0a3",
)  # fmt: skip


@pytest.mark.parametrize("glyphs", GLYPHS)
def test_the_whole_form_with_every_pair_of_boxes(glyphs: str) -> None:
    cell = form(glyphs[0], glyphs[1], SITE, CENTRE, BOARD, other="其他便民服务窗口")
    reading = channels.read(cell)
    assert reading.value.national == (SITE, CENTRE, BOARD)
    assert reading.value.others == ("便民服务窗口",)
    assert reading.value.other
    assert not reading.doubts


@pytest.mark.parametrize(
    ("ticked", "empty"), [("[√]", "[ ]"), ("（√）", "（ ）"), ("【√】", "【】"), ("(■)", "(□)"), ("[V]", "[]")]
)
def test_boxes_drawn_with_brackets(ticked: str, empty: str) -> None:
    assert channels.read(form(ticked, empty, MEDIA, PUSH)).value.national == (MEDIA, PUSH)


@pytest.mark.parametrize("glyphs", ["■□", "√□", "☑☐"])
def test_boxes_behind_the_names(glyphs: str) -> None:
    cell = " ".join(f"{name}{glyphs[0] if name in (SITE, MEETING) else glyphs[1]}" for name in NATIONAL)
    assert channels.read(cell).value.national == (SITE, MEETING)


LISTS = (
    # only what is ticked is printed
    ("■政府网站\n■两微一端", (SITE, MEDIA), ()),
    ("■政府网站    ■两微一端    ■政务服务中心", (SITE, MEDIA, CENTRE), ()),
    ("■政府网站■公开查阅点", (SITE, PLACE), ()),
    ("R政府网站 R政府公报", (SITE, PAPER), ()),
    ("þ政府网站\nþ公示栏", (SITE, BOARD), ()),
    ("t政府网站 t精准推送", (SITE, PUSH), ()),
    ("√政府网站、√两微一端", (SITE, MEDIA), ()),
    ("■政府网站、政务新媒体", (SITE, MEDIA), ()),
    # no boxes
    ("政府网站", (SITE,), ()),
    ("政府网站、两微一端", (SITE, MEDIA), ()),
    ("政府网站，两微一端；公开查阅点。", (SITE, MEDIA, PLACE), ()),
    ("政府网站 两微一端 社区/企事业单位/村公示栏（电子屏）", (SITE, MEDIA, BOARD), ()),
    ("政府网站\n发布会/听证会\n入户/现场", (SITE, MEETING, VISIT), ()),
    ("政府网站/政府公报/两微一端", (SITE, PAPER, MEDIA), ()),
    ("政府网站和政务服务中心", (SITE, CENTRE), ()),
    ("1.政府网站\n2.两微一端", (SITE, MEDIA), ()),
    ("1、政府网站2、两微一端3、公示栏", (SITE, MEDIA, BOARD), ()),
    ("①政府网站②两微一端", (SITE, MEDIA), ()),
    ("·政府网站 ·两微一端", (SITE, MEDIA), ()),
    ("政府公报、政府网站、新闻发布会、报刊、广播、电视或其他便于公众知晓的方式", (PAPER, SITE, MEETING, PRESS, AIR), ()),
    ("通过政府网站、政务新媒体等方式公开", (SITE, MEDIA), ()),
    # broken lines
    ("■政府网\n站 □政府公\n报 ■社区/企事业单\n位/村公示栏（电子\n屏）", (SITE, BOARD), ()),
    ("■政 府 网 站 □政 府 公 报", (SITE,), ()),
    ("■社区/企事业单-\n位/村公示栏（电子屏）", (BOARD,), ()),
    ("■征地信息公\n开平台", (), ("征地信息公开平台",)),
    ("政府网站\n征地信息公\n开平台", (SITE,), ("征地信息公开平台",)),
    # other spellings
    ("■政府服务中心", (CENTRE,), ()),
    ("■行政服务中心", (CENTRE,), ()),
    ("■区政务服务大厅", (CENTRE,), ()),
    ("■公开查询点", (PLACE,), ()),
    ("■国家档案馆 ■图书馆", (PLACE,), ()),
    ("■纸质载体", (PRESS,), ()),
    ("■发布会", (MEETING,), ()),
    ("■发布会听证会", (MEETING,), ()),
    ("■入户现场", (VISIT,), ()),
    ("■人户/现场", (VISIT,), ()),
    ("■入户/现场宣传", (VISIT,), ()),
    ("■社区/企事业单位、村公示栏", (BOARD,), ()),
    ("■村居/企事业单位公示栏", (BOARD,), ()),
    ("■单位/村委会公示栏(电子屏)", (BOARD,), ()),
    ("■一微一端", (MEDIA,), ()),
    ("■精准报送", (PUSH,), ()),
    ("■县公众信息网站", (SITE,), ()),
    ("■铁力市政府网站", (SITE,), ()),
    ("■区政府门户网站（www.example.gov.cn）", (SITE,), ()),
    ("■政府网站（线上） ■公示栏（线下）", (SITE, BOARD), ()),
    ("■两微一端：临江发布", (MEDIA,), ()),
    ("政府网站等", (SITE,), ()),
    ("线上：政府网站；线下：公示栏", (SITE, BOARD), ()),
    ("☑政府网站\n☐政府公报\n其他：无", (SITE,), ()),
    # channels of their own
    ("■政府网站 ■公共资源交易平台 ■信用中国网站", (SITE,), ("公共资源交易平台", "信用中国网站")),
    ("■12345政务服务热线", (), ("12345政务服务热线",)),
    ("■办税服务厅", (), ("办税服务厅",)),
    ("■山东政务服务网", (), ("山东政务服务网",)),
    ("■公共文化服务中心公示栏", (), ("公共文化服务中心公示栏",)),
    ("■会议", (), ("会议",)),
    ("政府网站、公众号", (SITE,), ("公众号",)),
    ("─", (), ()),
    ("", (), ()),
)  # fmt: skip


@pytest.mark.parametrize(("cell", "national", "others"), LISTS)
def test_lists(cell: str, national: tuple[str, ...], others: tuple[str, ...]) -> None:
    reading = channels.read(cell)
    assert (reading.value.national, reading.value.others) == (national, others)
    assert not reading.doubts


OTHERS = (
    ("■其他基层公共服务平台", ("基层公共服务平台",)),
    ("■其他：办税服务厅", ("办税服务厅",)),
    ("■其他（微信公众号、宣传册）", ("微信公众号", "宣传册")),
    ("■其它 信用中国网站", ("信用中国网站",)),
    ("■其他__办税服务厅__", ("办税服务厅",)),
    ("■其他_", ()),
    ("■其他（请注明）", ()),
    ("■其他渠道", ()),
    ("■其他：无", ()),
    ("政府网站、其他（　　）", ()),
    ("■政府网站 ■其他（  ）", ()),
    ("1.政府网站\n2.其他", ()),
)


@pytest.mark.parametrize(("cell", "others"), OTHERS)
def test_other_with_and_without_a_text(cell: str, others: tuple[str, ...]) -> None:
    reading = channels.read(cell)
    assert reading.value.other
    assert reading.value.others == others


def test_other_that_is_not_ticked_is_told_with_its_text() -> None:
    reading = channels.read("■政府网站 □其他   基层公共服务平台")
    assert reading.value == Ticked((SITE,), (), (SITE,), False)
    assert "基层公共服务平台" in reading.repairs[0]


def test_a_note_in_the_cell_is_no_channel_and_is_told() -> None:
    reading = channels.read("■政府网站\n注：有关信息可归集至本省级法律服务网。")
    assert reading.value.national == (SITE,)
    assert "法律服务网" in reading.repairs[0]


def test_an_address_is_no_channel_and_is_told() -> None:
    reading = channels.read("■政府网站 http://www.example.gov.cn/zwgk ■公示栏")
    assert reading.value.national == (SITE, BOARD)
    assert "www.example.gov.cn" in reading.repairs[0]


def test_a_tick_without_a_name_is_left_to_a_person() -> None:
    reading = channels.read("√")
    assert reading.value == Ticked()
    assert reading.doubts


def test_the_legend_is_no_channel() -> None:
    reading = channels.read("在标注范围内至少选择其一公开：\n■政府网站\n□政府公报")
    assert reading.value.national == (SITE,)
    assert not reading.value.others


def test_a_name_without_the_box_that_others_have_is_left_to_a_person() -> None:
    reading = channels.read("■政府网站 □政府公报 两微一端\n■政务服务中心 □其他")
    assert reading.value.national == (SITE, CENTRE)
    assert "两微一端" in reading.doubts[0]


def test_other_without_the_box_that_others_have_is_left_to_a_person() -> None:
    reading = channels.read("■政府网站 ■两微一端\n其他")
    assert not reading.value.other
    assert "其他" in reading.doubts[0]


def test_empty_boxes_before_a_few_channels_mean_these_and_are_left_to_a_person() -> None:
    reading = channels.read("☐政府网站 ☐两微一端")
    assert reading.value.national == (SITE, MEDIA)
    assert "空框" in reading.doubts[0]


def test_the_form_without_any_tick_says_nothing() -> None:
    reading = channels.read(form("■", "□"))
    assert reading.value == Ticked()
    assert "没有勾选" in reading.doubts[0]


def test_a_triangle_is_an_optional_channel_and_told() -> None:
    reading = channels.read("■政府网站 ▲政务服务中心")
    assert reading.value.national == (SITE, CENTRE)
    assert "▲" in reading.repairs[0]


def test_what_is_spelled_is_kept() -> None:
    reading = channels.read("■区政府门户网站 ■会议")
    assert reading.value == Ticked((SITE,), ("会议",), ("区政府门户网站", "会议"), False)


@pytest.mark.parametrize(
    ("header", "channel"),
    [
        ("政府网站", Ticked((SITE,), (), ("政府网站",))),
        ("政府\n网站", Ticked((SITE,), (), ("政府网站",))),
        ("□公示栏", Ticked((BOARD,), (), ("公示栏",))),
        ("征地信息公开平台", Ticked((), ("征地信息公开平台",), ("征地信息公开平台",))),
        ("其他", Ticked((), (), ("其他",), True)),
    ],
)
def test_a_column_for_one_channel(header: str, channel: Ticked) -> None:
    assert channels.column(header) == channel


@pytest.mark.parametrize("header", ["", "备注", "公开时限", "全社会", "县级", "咨询电话"])
def test_a_column_for_something_else(header: str) -> None:
    assert channels.column(header) is None


def test_ticked_columns_together_are_one_value() -> None:
    site, meeting = channels.column("政府网站"), channels.column("会议")
    assert site is not None and meeting is not None
    assert channels.together([site, meeting, site]) == Ticked((SITE,), ("会议",), ("政府网站", "会议"))


def test_a_catalogue_brings_its_own_names() -> None:
    own = channels.Names({"政府网站": SITE, "社区通": None, "临江发布": MEDIA})
    assert channels.read("■临江发布 ■社区通", own).value == Ticked((MEDIA,), ("社区通",), ("临江发布", "社区通"))


@pytest.mark.parametrize(
    ("cell", "national"),
    [
        ("政府网站：是；政府公报：否；两微一端：是", (SITE, MEDIA)),
        ("政府网站:是\n政府公报:否\n其他：：否", (SITE,)),
        ("政府网站（是）、两微一端（否）、公示栏（是）", (SITE, BOARD)),
        ("政府网站=否 两微一端=是", (MEDIA,)),
        ("政府网站|两微一端|社区/企事业单位/村公示栏（电子屏）", (SITE, MEDIA, BOARD)),
        ("■政府网站｜□政府公报｜■两微一端", (SITE, MEDIA)),
    ],
)
def test_exports_of_programs_with_answers_and_strokes(cell: str, national: tuple[str, ...]) -> None:
    ticked = channels.read(cell).value
    assert (ticked.national, ticked.others, ticked.other) == (national, (), False)


def test_an_answer_behind_a_local_channel_is_not_its_name() -> None:
    assert channels.read("政府网站：是；12345热线：是；会议：否").value.others == ("12345热线",)


@pytest.mark.parametrize(
    "cell",
    [
        "政府网站√\n政府公报\n两微一端√\n广播电视",
        "政府网站√ 政府公报 两微一端√ 广播电视",
        "政府网站√、政府公报、两微一端√、广播电视",
        "政府网站（√）\n政府公报\n两微一端（√）\n广播电视",
        "政府公报\n政府网站■\n广播电视\n两微一端■",
    ],
)
def test_ticks_behind_names_belong_to_the_name_before_them(cell: str) -> None:
    assert channels.read(cell).value.national == ("政府网站", "两微一端")
