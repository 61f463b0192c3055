"""gwstd fmt --fix: certain repairs and nothing else; every other byte stays, no new finding, a second run does nothing."""

from __future__ import annotations

import difflib
import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from gwstd.check import check
from gwstd.cli import application
from gwstd.load import load
from gwstd.mend import mended
from gwstd.model import Finding, Fix, Position, Severity

BASE = Path(__file__).parent / "catalogue"
HEAD = "部门: 区民政局\n领域: 社会救助\n"
REST = (
    "    公开时限: 自制定或者获取信息之日起10个工作日内\n    公开主体: [区民政局]\n    公开对象: 全社会\n"
    "    公开方式: 主动公开\n    公开层级: [区级]\n"
)


def fix(catalogue: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(application(), ["fmt", "--fix", "--catalog", str(catalogue), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def fixed(catalogue: Path, text: str, name: str = "mzj/shjz.yaml") -> str:
    """The text of a file after ``gwstd fmt --fix``; a second run changes nothing."""
    path = catalogue / name
    path.write_bytes(text.encode())
    fix(catalogue)
    once = path.read_bytes()
    fix(catalogue)
    assert path.read_bytes() == once
    return once.decode()


def item(**changes: str) -> str:
    keys = {"公开内容": "[低保标准]", "公开依据": "[社会救助法]", "公开渠道": "[政府网站]", **changes}
    return f"{HEAD}事项:\n  - 编码: shjz-mzj-001\n    一级事项: 最低生活保障\n" + "".join(
        f"    {key}: {value}\n" for key, value in keys.items()
    ) + REST  # fmt: skip


# ---------------------------------------------------------------------------------------------- what is mended

REPAIRS = [
    ("公开渠道", "[政府网站, 行政服务中心]", "[政府网站, 政务服务中心]"),
    ("公开渠道", "[政府网站, '行政服务中心']  # 窗口", "[政府网站, '政务服务中心']  # 窗口"),
    ("公开渠道", "[政府网站，政务服务中心]", "[政府网站, 政务服务中心]"),
    ("公开渠道", '["政府网站、政务服务中心", 广播电视]', '["政府网站", "政务服务中心", 广播电视]'),
    (
        "公开渠道",
        "\n    - 政府网站；政务新媒体  # 两个\n    - 广播电视",
        "\n    - 政府网站\n    - 两微一端  # 两个\n    - 广播电视",
    ),
    ("公开渠道", "[政府网站, 社区/企事业单位/村公示栏(电子屏)]", "[政府网站, 社区/企事业单位/村公示栏（电子屏）]"),
    (
        "公开依据",
        '["《最低生活保障审核确认办法》（民发[2021]57号）"]',
        '["《最低生活保障审核确认办法》（民发〔2021〕57号）"]',
    ),
    (
        "公开依据",
        "[《最低生活保障审核确认办法》（民发﹝２０２１﹞57号）第二十条]",
        "[《最低生活保障审核确认办法》（民发〔2021〕57号）第二十条]",
    ),
    ("公开依据", "[《政府信息公开条例》（国令第711号）]", "[《政府信息公开条例》（国务院令第711号）]"),
    (
        "公开依据",
        "['《政府信息公开条例》（国务院令711号）第二十条']",
        "['《政府信息公开条例》（国务院令第711号）第二十条']",
    ),
    ("公开内容", "[《关于印发<低保审核办法>的通知》全文]", "[《关于印发〈低保审核办法〉的通知》全文]"),
    ("公开内容", "[《关于《低保》《特困》的通知》]", "[《关于〈低保〉〈特困〉的通知》]"),
    ("公开内容", "[低保\u200b标准, 公示\xa0名单]", "[低保标准, 公示 名单]"),
]


@pytest.mark.parametrize(("key", "wrong", "right"), REPAIRS)
def test_repairs(catalogue: Path, key: str, wrong: str, right: str) -> None:
    assert fixed(catalogue, item(**{key: wrong})) == item(**{key: right})


NOT_CERTAIN = [
    ("公开渠道", "[政府网站, 政务服务中心, 行政服务中心]"),  # would stand there twice
    ("公开渠道", "[政府网站, 微信小程序]"),
    ("公开渠道", "[政府网站、微信小程序]"),
    ("公开依据", "[《最低生活保障审核确认办法》（民发2021157号）]"),
    ("公开内容", "[《低保》标准》]"),
    ("公开内容", "[收入<3000元的家庭]"),
    ("公开内容", "[区民政和优抚局职责]"),  # a former name inside a text may be history
]


@pytest.mark.parametrize(("key", "text"), NOT_CERTAIN)
def test_what_is_not_certain_stays(catalogue: Path, key: str, text: str) -> None:
    assert fixed(catalogue, item(**{key: text})) == item(**{key: text})


SLIPS = [
    ("部门：区民政局\n领域：  社会救助\n", HEAD.replace("领域: ", "领域:  ")),
    ("部门:区民政局\n领域: 社会救助\n", HEAD),
]


@pytest.mark.parametrize(("wrong", "right"), SLIPS)
def test_slips_of_the_head(catalogue: Path, wrong: str, right: str) -> None:
    body = item().removeprefix(HEAD)
    assert fixed(catalogue, wrong + body) == right + body


def test_full_width_colons_dashes_and_tabs(catalogue: Path) -> None:
    wrong = item().replace("事项:\n  - 编码: ", "事项：\n  -编码：").replace("    一级事项: ", "\t\t一级事项：")
    assert fixed(catalogue, wrong) == item()


def test_a_tab_of_unknown_width_stays(catalogue: Path) -> None:
    text = item() + "    扩展:\n      甲: 一\n\t  乙: 二\n"
    assert fixed(catalogue, text) == text


def test_a_tab_before_an_element_of_a_list_is_as_wide_as_the_list_is_deep(catalogue: Path) -> None:
    """Eight columns would make “甲 - 乙” one text of it, which nobody means who begins a line with a dash."""
    right = item(公开内容="\n      - 甲\n      - 乙\n      - 丙")
    assert fixed(catalogue, right.replace("      - 乙", "\t  - 乙")) == right
    assert fixed(catalogue, right.replace("    公开依据:", "\t公开依据:")) == right


def test_slips_inside_a_block_text_stay(catalogue: Path) -> None:
    text = item(备注="|\n      说明：甲\n      备注：乙").replace("部门: ", "部门：")
    assert fixed(catalogue, text) == text.replace("部门：", "部门: ")


def test_a_file_that_stays_unreadable_is_not_touched(catalogue: Path) -> None:
    text = item().replace("部门: ", "部门：").replace("[低保标准]", "[低保标准")
    assert fixed(catalogue, text) == text
    code, said = fix(catalogue)
    assert code == 1 and "没有动" in said


def test_missing_codes(catalogue: Path) -> None:
    text = item().replace("编码: shjz-mzj-001\n    ", "")
    assert fixed(catalogue, text) == item()
    one_line = text.replace("  - 一级事项: 最低生活保障\n", "  - {一级事项: 最低生活保障}\n").splitlines()[:4]
    short = "\n".join([*one_line[:2], "默认:", *(line[2:] for line in item().splitlines()[6:]), *one_line[2:]]) + "\n"
    made = fixed(catalogue, short.replace("最低生活保障}", "最低生活保障, 公开内容: [甲]}"))
    assert "- {编码: shjz-mzj-001, 一级事项: 最低生活保障, 公开内容: [甲]}" in made


@pytest.mark.parametrize(
    ("empty", "filled"),
    [
        ("编码:", "编码: shjz-mzj-008"),
        ("编码:   # 待编", "编码: shjz-mzj-008   # 待编"),
        ("编码: ''", "编码: 'shjz-mzj-008'"),
    ],
)
def test_codes_left_empty(catalogue: Path, empty: str, filled: str) -> None:
    """A template has “编码:” with nothing after it; the number is the next one of all files, retired items included."""
    more = "  - {编码: shjz-mzj-006, 一级事项: 低保, 公开内容: [甲], 状态: 停用, 公开依据: [社会救助法], 公开渠道: [政府网站]}\n"
    last = "  - 一级事项: 临时救助\n    公开内容: [乙]\n    公开依据: [社会救助法]\n    公开渠道: [政府网站]\n"
    text = item() + more + last + REST
    coded = last.replace("  - ", "  - 编码: shjz-mzj-007\n    ")
    made = fixed(catalogue, text.replace("编码: shjz-mzj-001", empty))
    assert made == text.replace("编码: shjz-mzj-001", filled).replace(last, coded)


def test_a_code_is_given_though_the_item_then_shows_other_faults(catalogue: Path) -> None:
    text = item(公开依据="[不存在的法]").replace("编码: shjz-mzj-001", "编码:")
    assert fixed(catalogue, text) == item(公开依据="[不存在的法]")


def test_names_of_departments_and_fields(catalogue: Path) -> None:
    wrong = item().replace("部门: 区民政局", "部门: 区民政和优抚局").replace("领域: 社会救助", '领域: "社救"')
    wrong = wrong.replace("[区民政局]", "[区民政和优抚局]")
    assert fixed(catalogue, wrong) == item().replace("领域: 社会救助", '领域: "社会救助"')


def test_numbers_in_the_law_library(catalogue: Path) -> None:
    laws = catalogue / "laws.yaml"
    text = laws.read_text("utf-8")
    laws.write_text(
        text.replace("民发〔2021〕57号", '"民发[2021]57号"').replace("国务院令第711号", "国令第711号"), "utf-8"
    )
    assert fix(catalogue)[0] == 0
    assert laws.read_text("utf-8") == text.replace("民发〔2021〕57号", '"民发〔2021〕57号"')


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_line_ends_and_encoding_stay(catalogue: Path, encoding: str) -> None:
    path = catalogue / "mzj" / "shjz.yaml"
    wrong, right = (
        item(公开渠道=f"[政府网站, {name}]").replace("\n", "\r\n") for name in ("行政服务中心", "政务服务中心")
    )
    path.write_bytes(wrong.removesuffix("\r\n").encode(encoding))
    assert fix(catalogue)[0] == 0
    assert path.read_bytes() == right.removesuffix("\r\n").encode(encoding)


def test_a_fix_that_would_do_harm_is_taken_back(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that breaks the file loses its fixes there; those of other rules are made all the same."""
    from gwstd.rules import title_marks

    honest = title_marks.check
    monkeypatch.setattr(title_marks, "check", lambda corpus: (f._replace(fix=Fix("[{")) for f in honest(corpus)))
    monkeypatch.setattr(
        "gwstd.mend._inside", lambda text, scalar, start, end, new: __import__("gwstd.mend").mend._Edit(start, end, new)
    )
    wrong = item(公开内容="[《关于<低保办法>的通知》]", 公开渠道="[政府网站, 行政服务中心]")
    assert fixed(catalogue, wrong) == item(公开内容="[《关于<低保办法>的通知》]", 公开渠道="[政府网站, 政务服务中心]")


def test_a_replacement_that_plain_text_cannot_hold_is_quoted() -> None:
    from gwstd.mend import apply

    def finding(column: int, length: int, new: str) -> Finding:
        return Finding("x", Severity.ERROR, "f", Position(1, column, 1, column + length), "", fix=Fix(new))

    assert apply("k: [甲乙]", [finding(5, 2, "甲, 乙")])[0] == 'k: ["甲, 乙"]'
    assert apply("k: [甲乙]", [finding(5, 1, "丙: ")])[0] == 'k: ["丙: 乙"]'
    assert apply("k: '甲乙'", [finding(5, 1, "it's")])[0] == "k: 'it''s乙'"
    assert apply('k: "甲乙"', [finding(5, 1, '"')])[0] == 'k: "\\"乙"'
    assert apply("k: 甲乙", [finding(4, 2, "no")])[0] == 'k: "no"'
    assert apply("k: 甲乙", [finding(4, 2, "丙"), finding(5, 1, "丁")]) == ("k: 丙", 1)


def test_diff_and_check_write_nothing(catalogue: Path) -> None:
    path = catalogue / "mzj" / "shjz.yaml"
    path.write_text(item(公开渠道="[政府网站, 行政服务中心]"), "utf-8")
    before = path.read_bytes()
    code, said = fix(catalogue, "--diff")
    assert (
        code == 0
        and "+    公开渠道: [政府网站, 政务服务中心]\n" in said
        and "-    公开渠道: [政府网站, 行政服务中心]\n" in said
    )
    assert fix(catalogue, "--check")[0] == 1 and path.read_bytes() == before
    assert fix(catalogue)[0] == 0 and fix(catalogue, "--check")[0] == 0


def test_what_is_left_is_counted_among_the_paths_named(catalogue: Path) -> None:
    (catalogue / "mzj" / "shjz.yaml").write_text(item(公开渠道="[政府网站, 微信小程序]"), "utf-8")
    assert "还有 1 个问题" in fix(catalogue)[1]
    assert "还有" not in fix(catalogue, str(catalogue / "zhenjie"))[1]


# ---------------------------------------------------------------------------------------------- any mixture of faults

SPOILS = (
    ("政务服务中心", "行政服务中心"), ("政务服务中心", "政务服务中心 "), ("政府网站, 政务服务中心", "政府网站，政务服务中心"),
    ("[区民政局]", "[区民政和优抚局]"), ("民发〔2021〕57号", "民发(2021)57号"), ("国务院令第711号", "国令第711号"), ("〈", "<"), ("〉", ">"),
    ("政策", "政\u200b策"), (" 第二十条", "\xa0第二十条"), ("领域: 社会救助", "领域: 社救"), ("    编码", "    编码"), ("- 编码: shjz-mzj-002\n    ", "- "),
    ("默认:", "默认："), ("  公开时限: ", "  公开时限："), ("区民政局, 各镇", "区民政局，各镇"), ("办法", "办 法"),
)  # fmt: skip


def _spoilt(pick: random.Random) -> bytes:
    text = (BASE / "mzj" / "shjz.yaml").read_text("utf-8")
    text = text.replace("[社会救助法, 最低生活保障审核确认办法 第二十条]",
                        "[社会救助法, 《最低生活保障审核确认办法》（民发〔2021〕57号） 第二十条, 《政府信息公开条例》（国务院令第711号）]")  # fmt: skip
    text = text.replace("[初审对象名单及相关信息]", "[《关于印发〈低保办法〉的通知》, 名单]")
    for right, wrong in pick.sample(SPOILS, pick.randrange(1, 8)):
        text = text.replace(right, wrong, pick.choice((1, -1)))
    lines = text.split("\n")
    for _ in range(pick.randrange(4)):
        at = pick.randrange(len(lines))
        lines[at] = f"{lines[at]}  # 注 [2019] 国令第1号" if lines[at] else "# 注"
    text = "\n".join(lines).replace("\n", pick.choice(("\n", "\r\n")))
    return text.encode(pick.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030" if "\u200b" not in text else "utf-8")))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_promises(seed: int) -> None:
    """After --fix: readable, no new finding, comments and all else as they were; and --fix again changes nothing."""
    data = _spoilt(random.Random(seed))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "catalogs"
        shutil.copytree(BASE, root)
        path = root / "mzj" / "shjz.yaml"
        path.write_bytes(data)
        readable = not any(
            flaw.fault.place.file == "mzj/shjz.yaml" and flaw.rule.endswith(("colon", "syntax"))
            for flaw in load(root).flaws
        )
        done = mended(root)
        assert set(done.files) <= {"mzj/shjz.yaml"}
        after = done.files.get("mzj/shjz.yaml", (data, data))[1]
        path.write_bytes(after)
        found = check(load(root))
        assert found == done.findings
        if readable:
            assert Counter(f.rule for f in found) <= Counter(f.rule for f in done.before)
        assert mended(root).files == {}
        assert after.count(b"\r\n") - data.count(b"\r\n") == (after.count(b"\n") - data.count(b"\n")) * (
            b"\r\n" in data
        )
        _only_the_faults_changed(data, after)


def _only_the_faults_changed(data: bytes, after: bytes) -> None:
    encoding = "gb18030" if not _is_utf8(data) else "utf-8"
    old, new = data.decode(encoding), after.decode(encoding)
    touched = "行网站政务服务中心区民和优抚局〔〕()国院令第〈〉<>\u200b\xa0 社救会助编码: shjz-mzj0123456789，,：\r\n各镇人府、街道办事处"
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        assert tag == "equal" or set(old[i:j] + new[k:m]) <= set(touched), (old[i:j], new[k:m])
    for line in old.splitlines():
        if "#" in line:
            assert line[line.index("#") :] in new


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
