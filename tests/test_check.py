"""What the check says of a catalogue: schema faults in Chinese, the field's rules, exemptions, severities, places.

Each case is one change to the small catalogue and the one finding that it must give; correct wordings give none.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from gwstd import check as checking
from gwstd.check import check, rule, rule_ids, worst
from gwstd.domain.nearest import nearest
from gwstd.load import load
from gwstd.model import Finding, Severity

ROOT = Path(__file__).parent.parent
SHJZ = "mzj/shjz.yaml"


def alter(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def found(catalogue: Path, *changes: tuple[str, str], file: str = SHJZ) -> tuple[Finding, ...]:
    alter(catalogue / file, *changes)
    return check(load(catalogue))


def only(catalogue: Path, *changes: tuple[str, str], file: str = SHJZ) -> Finding:
    (finding,) = found(catalogue, *changes, file=file)
    return finding


# ---------------------------------------------------------------------------------------------- one slip, one finding

MODE, WHO, LEVEL, WHERE = "公开方式: 主动公开", "公开对象: 全社会", "公开层级: [区级]", "[政府网站, 政务服务中心]"
BODY, LAW, STAGE = "公开主体: [区民政局]", "公开依据: [社会救助法]", "    五公开: [结果]"
END = STAGE + "\n    审查: 公开前由社会救助科审查，隐去身份证件号码、住址"  # of the last item

SLIPS = [
    # (old, new, rule, line, column, what the help says)
    (MODE, "公开方式: 主动", "value-choice", 7, 9, "是不是“主动公开”"),
    (MODE, "公开方式: 依申请", "value-choice", 7, 9, "是不是“依申请公开”"),
    (MODE, "公开方式: [主动公开]", "value-type", 7, 9, "方括号"),
    (MODE, "公开方法: 主动公开", "key-unknown", 7, 3, "是不是“公开方式”"),
    (WHO, "公开对象: 社会公众", "value-choice", 6, 9, "“全社会”"),
    (WHO, "公开对象: 特定群体：低保家庭", "value-choice", 6, 9, "{特定群体: 低保家庭}"),
    (WHO, "公开对象: 申请低保的家庭", "value-choice", 6, 9, "{特定群体: 申请低保的家庭}"),
    (WHO, "公开对象: 特定群体", "audience-undefined", 6, 9, "谁、如何界定"),
    (WHO, "公开对象: {特定群体: 相关群众}", "audience-undefined", 6, 16, "谁、如何界定"),
    (WHO, "公开对象: {特定群体: }", "value-length", 6, 10, "填上内容"),
    (WHO, "公开对象: {特定群众: 低保家庭}", "key-unknown", 6, 10, "是不是“特定群体”"),
    (LEVEL, "公开层级: [县级]", "value-choice", 8, 10, "是不是“区级”"),
    (LEVEL, "公开层级: 区级", "value-type", 8, 9, "[区级]"),
    (LEVEL, "公开层级: 区级、镇街级", "value-type", 8, 9, "[区级, 镇街级]"),
    (LEVEL, "公开层级: [区级、镇街级]", "value-choice", 8, 10, "[区级, 镇街级]"),
    (LEVEL, "公开层级: [镇街级]", "level-subject", 8, 10, "改为“区级”"),
    (LEVEL, "公开层级: [区级, 镇街级]", "level-subject", 8, 14, "去掉“镇街级”"),
    ("公开层级: [区级, 镇街级]", "公开层级: [区级]", "level-subject", 23, 11, "加上“镇街级”"),
    (WHERE, "[政府网站，政务服务中心]", "channel-unknown", 5, 10, "[政府网站, 政务服务中心]"),
    (WHERE, "[政府网站、政务服务中心]", "channel-unknown", 5, 10, "[政府网站, 政务服务中心]"),
    (WHERE, "[政府网站 政务服务中心]", "channel-unknown", 5, 10, "[政府网站, 政务服务中心]"),
    (WHERE, "[政府 网站]", "channel-unknown", 5, 10, "应写“政府网站”"),
    (WHERE, "[政府网站, 行政服务中心]", "channel-unknown", 5, 16, "应写“政务服务中心”"),
    (WHERE, "[政府网站, ■政务服务中心]", "channel-unknown", 5, 16, "应写“政务服务中心”"),
    (WHERE, "[政府网站, □政务服务中心]", "channel-unknown", 5, 16, "没有勾选"),
    (WHERE, "[政府网站, 其他：村务微信群]", "channel-unknown", 5, 16, "{其他: 村务微信群}"),
    (WHERE, "[政府网站, 村务微信群]", "channel-unknown", 5, 16, "{其他: 村务微信群}"),
    (WHERE, "[政府网站, 其他]", "other-without-text", 5, 16, "{其他: 具体名称}"),
    (WHERE, "[政府网站, {其它: 微信群}]", "key-unknown", 5, 17, "是不是“其他”"),
    (WHERE, "[政务服务中心]", "website-missing", 5, 9, "“政府网站”"),
    (WHERE, "[政府网站, 政府网站]", "value-repeated", 5, 16, "删去"),
    (WHERE, "[]", "value-length", 5, 9, "渠道"),
    (BODY, "公开主体: [民政局]", "department-unknown", 9, 10, "是不是“区民政局”"),
    (BODY, "公开主体: [区民政局、区公安分局]", "department-unknown", 9, 10, "[区民政局, 区公安分局]"),
    (BODY, "公开主体: [相关部门]", "department-unknown", 9, 10, "departments.yaml"),
    (BODY, "公开主体: [区民政和优抚局]", "department-former", 9, 10, "“区民政局”"),
    ("部门: 区民政局", "部门: 民政局", "department-unknown", 1, 5, "是不是“区民政局”"),
    ("部门: 区民政局", "部门: 区公安分局", "file-place", 1, 5, "“区民政局”"),
    ("部门: 区民政局\n", "", "key-missing", 1, 1, "“部门: ……”"),
    ("领域: 社会救助", "领域: 社救", "field-unknown", 2, 5, "应写“社会救助”"),
    ("领域: 社会救助", "领域: 社会救济", "field-unknown", 2, 5, "是不是“社会救助”"),
    (LAW, "公开依据: [社会求助法]", "law-unknown", 10, 10, "是不是“社会救助法”"),
    (LAW, "公开依据: [社会救助法、政府信息公开条例]", "law-several", 10, 10, "[社会救助法, 政府信息公开条例]"),
    (LAW, "公开依据: [噪声污染防治法 第三条]", "law-repealed", 10, 10, "《中华人民共和国生态环境法典》"),
    (LAW, "公开依据: [环境噪声污染防治法]", "law-repealed", 10, 10, "《中华人民共和国生态环境法典》"),
    (LAW, "公开依据: [社会救助法, 《政府信息公开条例》（国务院令第492号）]", "law-repealed", 10, 18, "国务院令第711号"),
    (
        LAW,
        "公开依据: [社会救助法, 《政府信息公开条例》(中华人民共和国国务院令第492号)]",
        "law-repealed",
        10,
        18,
        "国务院令第711号",
    ),
    (STAGE, "    五公开: 结果", "value-type", 24, 10, "[结果]"),
    (STAGE, "    五公开: [结果公开]", "value-choice", 24, 11, "是不是“结果”"),
    (STAGE, STAGE + "\n    公开时限:", "value-length", 25, 5, "填上内容"),
    (STAGE, STAGE + "\n    公开时限: 同上", "same-as-above", 25, 11, "默认"),
    (STAGE, STAGE + "\n    公开时限: /", "element-missing", 25, 11, "具体内容"),
    (STAGE, STAGE + "\n    备注: 由xx区民政局负责", "placeholder-name", 25, 10, "真实名称"),
    (STAGE, STAGE + "\n    生效: 2026年12月1日", "value-format", 25, 9, "2026-"),
    (STAGE, STAGE + "\n    备注:\n      - 一", "value-type", 26, 7, "方括号"),
    (STAGE, STAGE + "\n    联系人: 张三", "key-unknown", 25, 5, "联系电话"),
    ("[初审对象名单及相关信息]", "\n      - 办事指南: 内容", "value-type", 21, 9, "全角“：”"),
    ("[初审对象名单及相关信息]", "【初审名单，公示】", "value-type", 20, 11, "[初审名单, 公示]"),
    ("- 编码: shjz-mzj-002", "- 编码: shjz-mzj-001", "code-duplicate", 17, 9, "shjz-mzj-002"),
    ("- 编码: shjz-mzj-002", "- 编码: shjz-mzj-2", "code-shape", 17, 9, "shjz-mzj-002"),
    ("- 编码: shjz-mzj-002", "- 编码: hjgl-mzj-002", "code-shape", 17, 9, "shjz-mzj-"),
    ("  - 编码: shjz-mzj-002\n    一级", "  - 一级", "code-missing", 17, 5, "“编码: shjz-mzj-002”"),
    ("  - 编码: shjz-mzj-002\n", "    编码: shjz-mzj-002\n", "duplicate-key", 17, 5, "“- ”"),
    ("事项:\n", "备注: 无\n事项:\n", "key-unknown", 12, 1, "部门、领域、默认、事项"),
    ("事项:\n", "公开事项:\n", "key-unknown", 12, 1, "是不是“事项”"),
    ("  公开时限: 自制定或者获取信息之日起10个工作日内\n", "", "element-missing", 3, 1, "默认"),
]


@pytest.mark.parametrize(("old", "new", "rule_id", "line", "column", "words"), SLIPS)
def test_one_slip_is_one_finding(
    old: str, new: str, rule_id: str, line: int, column: int, words: str, catalogue: Path
) -> None:
    finding = only(catalogue, (old, new))
    assert (finding.rule, *finding.position[:2]) == (rule_id, line, column)
    assert words in finding.help
    assert finding.severity is rule(rule_id).SEVERITY


@pytest.mark.parametrize(
    ("file", "old", "new", "rule_id", "words"),
    [
        ("departments.yaml", "类型: 镇", "类型: 乡", "value-choice", "部门、镇、街道、组"),
        ("departments.yaml", "代码: gaj", "代码：gaj", "fullwidth-colon", "“代码: ”"),
        ("departments.yaml", "代码: gaj", "代码: GAJ", "value-format", "小写"),
        ("departments.yaml", "[lhz, jbjd]", "[lhz, jbj]", "registry-reference", "是不是“jbjd”"),
        ("departments.yaml", "[lhz, jbjd]", "[lhz, mzj]", "registry-reference", "镇、街道"),
        ("departments.yaml", "全称: 临江区公安分局", "全称: 临江区民政局", "registry-duplicate", "不同"),
        ("fields.yaml", "牵头单位: [区民政局]", "牵头单位: [民政局]", "registry-reference", "是不是“区民政局”"),
        ("fields.yaml", "类别: 基础", "类别: 基本", "value-choice", "基础"),
        ("channels.yaml", "  - 名称: 政府公报\n", "", "channels-national", "顺序"),
        ("channels.yaml", "归入: 其他", "归入: 其它", "value-choice", "是不是“其他”"),
        ("laws.yaml", "施行: 2026-07-01", "施行: 2026年7月1日", "value-format", "2019-05-15"),
        ("catalog.yaml", "2026-11-22", "2026-02-30", "value-format", "确有这一天"),
        ("catalog.yaml", "地区: 临江区", "地区: XX区", "placeholder-name", "真实"),
    ],
)
def test_one_slip_in_a_registry_is_one_finding(
    file: str, old: str, new: str, rule_id: str, words: str, catalogue: Path
) -> None:
    finding = only(catalogue, (old, new), file=file)
    assert (finding.file, finding.rule) == (file, rule_id)
    assert words in finding.help


def test_a_short_name_belongs_to_one_law(catalogue: Path) -> None:
    findings = found(catalogue, ("简称: [噪声污染防治法]", "简称: [社会救助法]"), file="laws.yaml")
    (second,) = [f for f in findings if f.rule == "registry-duplicate"]
    assert (second.position[:2], second.related[0].position[:2]) == ((32, 10), (11, 10))


def test_two_laws_in_one_entry_are_told_apart(catalogue: Path) -> None:
    finding = only(catalogue, (LAW, "公开依据: [《社会救助法》《政府信息公开条例》]"))
    assert (finding.rule, finding.position.line) == ("law-several", 10)
    assert "[《社会救助法》, 《政府信息公开条例》]" in finding.help


# ---------------------------------------------------------------------------------------------- no false alarms

HARMLESS = (
    "某些家庭情况特殊的", "会同上级民政部门", "由同上级部门联合发文", "同前款规定的家庭", "同上年相比", "共同上报", "同上述规定办理的事项",
    "X光检查", "XX 不是占位，型号XX-200", "某市场主体的登记信息", "某区域内的家庭", "X区块链平台", "某镇长热线", "某局部地区", "一式X份",
    "不同款项的发放", "原区民政和优抚局移交的档案", "某村民小组", "联系电话：12345", "办理时间 9:00—17:00", "见附件", "如下",
)  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_words_are_no_findings(text: str, catalogue: Path) -> None:
    assert found(catalogue, (STAGE, f"{STAGE}\n    备注: '{text}'")) == ()


@pytest.mark.parametrize(
    "text", ["xx区", "××街道办", "XX人民政府", "某某镇", "____", "●●区", "□□镇", "X个工作日内", "××管理局"]
)
def test_what_was_left_of_a_template_is_found(text: str, catalogue: Path) -> None:
    assert only(catalogue, (STAGE, f"{STAGE}\n    备注: '{text}'")).rule == "placeholder-name"


@pytest.mark.parametrize(
    "text", ["同上", "同 上", "同上。", "同前", "见上", "同上一条", "时限同上", "同左", "〃", "同上（区级）", "同第1项"]
)
def test_what_says_only_the_same_is_found(text: str, catalogue: Path) -> None:
    assert only(catalogue, (STAGE, f"{STAGE}\n    备注: '{text}'")).rule == "same-as-above"


def test_a_present_name_that_holds_a_former_one_is_no_finding(catalogue: Path) -> None:
    alter(catalogue / "departments.yaml", ("曾用名: [区民政和优抚局]", "曾用名: [区民政]"))
    assert check(load(catalogue)) == ()


@pytest.mark.parametrize(
    "basis",
    ["社会救助法第十条", "社会救助法 第十条第（二）项", "《中华人民共和国社会救助法》第十条", "《最低生活保障审核确认办法》（民发〔2021〕57号）第三条",
     "《政府信息公开条例》（国务院令第711号）第二十条第（五）项、第二十一条", "生态环境法典"],
)  # fmt: skip
def test_the_ways_to_cite_a_law_in_force(basis: str, catalogue: Path) -> None:
    assert found(catalogue, (LAW, f"公开依据: [{basis}]")) == ()


def test_the_published_catalogue_has_no_findings() -> None:
    assert check(load(ROOT / "catalogs")) == ()


# ---------------------------------------------------------------------------------------------- the field's rules


def test_the_day_decides_whether_a_law_holds(catalogue: Path) -> None:
    alter(catalogue / SHJZ, (LAW, "公开依据: [噪声污染防治法]"))
    for day, rules in (("2026-08-14", []), ("2026-08-15", ["law-repealed"]), ("2022-06-04", ["law-not-effective"])):
        path = catalogue / "catalog.yaml"
        whole = path.read_text("utf-8")
        alter(path, ("2026-11-22", day))
        judged = [f.rule for f in check(load(catalogue)) if f.rule in ("law-repealed", "law-not-effective")
                  and f.path[:2] == ("默认", "公开依据")]  # fmt: skip
        assert judged == rules, day
        path.write_text(whole, "utf-8")


ON_REQUEST = ("公开方式: 主动公开", "公开方式: 依申请公开")


def test_on_request_lists_where_to_ask_and_never_publishes(catalogue: Path) -> None:
    finding = only(catalogue, ON_REQUEST)
    assert (finding.rule, *finding.position[:2]) == ("on-request-channels", 5, 10)
    assert "政务服务中心" in finding.help
    assert found(catalogue, (WHERE, "[政务服务中心, 公开查阅点, {其他: 信函}]")) == ()


def test_a_local_channel_counts_as_the_national_one(catalogue: Path) -> None:
    assert found(catalogue, ON_REQUEST, (WHERE, "[政务服务中心, 一网通办]")) == ()
    alter(catalogue / "channels.yaml", ("归入: 其他", "归入: 两微一端"))
    assert [f.rule for f in check(load(catalogue))] == ["on-request-channels"]


def test_a_retired_item_is_judged_no_more(catalogue: Path) -> None:
    assert (
        found(
            catalogue,
            (
                STAGE,
                f"{STAGE}\n    状态: 停用\n    调整: {{事由: 取消, 说明: 职能划转}}\n    公开渠道: [旧渠道]\n    备注: 同上",
            ),
        )
        == ()
    )


def test_a_retired_items_code_is_never_given_again(catalogue: Path) -> None:
    new = "\n  - 编码: shjz-mzj-002\n    一级事项: 新\n    公开内容: [新]\n"
    finding = only(catalogue, (END, f"{END}\n    状态: 停用\n    调整: {{事由: 取消, 说明: 职能划转}}{new}"))
    assert (finding.rule, finding.help) == ("code-duplicate", "这一个改为 shjz-mzj-003")


def test_a_copied_file_makes_the_copy_look_wrong_not_the_true_one(catalogue: Path) -> None:
    (catalogue / "lhz").mkdir()
    (catalogue / "lhz/shjz.yaml").write_bytes((catalogue / SHJZ).read_bytes())
    alter(
        catalogue / "departments.yaml",
        ("  - {代码: mzj", "  - {代码: mzj0, 全称: x局, 简称: x局, 类型: 部门}\n  - {代码: mzj"),
    )
    (catalogue / "mzj0").mkdir()
    (catalogue / "mzj0/shjz.yaml").write_bytes((catalogue / SHJZ).read_bytes())
    findings = check(load(catalogue))
    assert {f.file for f in findings if f.rule.startswith("code")} == {"lhz/shjz.yaml", "mzj0/shjz.yaml"}
    assert [f.help[-60:].count(f"shjz-lhz-00{n}") for n, f in enumerate(
        (f for f in findings if f.rule == "code-shape" and f.file.startswith("lhz")), 1)] == [1, 1]  # fmt: skip


def test_a_duplicate_item_names_the_other(catalogue: Path) -> None:
    item = "\n  - 编码: shjz-mzj-003\n    一级事项: 综合业务\n    二级事项: 政策法规文件\n    公开内容: [社会救助法规规章, 本区社会救助政策文件]"
    finding = only(catalogue, (END, END + item))
    assert (finding.rule, finding.related[0].position[:2]) == ("item-duplicate", (14, 11))


def test_one_fault_in_the_defaults_names_every_item_it_reaches(catalogue: Path) -> None:
    finding = only(catalogue, (WHERE, "[政府网站, 政务大厅]"))
    assert finding.item == ""
    assert [(r.item, r.position.line) for r in finding.related] == [("shjz-mzj-001", 13), ("shjz-mzj-002", 17)]


# ---------------------------------------------------------------------------------------------- exemptions


def exempt(catalogue: Path, *entries: str) -> tuple[Finding, ...]:
    path = catalogue / "catalog.yaml"
    path.write_text(path.read_text("utf-8") + "豁免:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries), "utf-8")
    return check(load(catalogue))


def test_an_exemption_covers_one_item_for_one_rule(catalogue: Path) -> None:
    alter(catalogue / SHJZ, (WHERE, "[政务服务中心]"))
    (finding,) = exempt(catalogue, "规则: website-missing, 对象: shjz-mzj-001, 理由: 只在村内公示")
    assert [r.item for r in finding.related] == ["shjz-mzj-002"]


def test_an_exemption_may_cover_a_file(catalogue: Path) -> None:
    alter(catalogue / SHJZ, (WHERE, "[政务服务中心]"))
    assert exempt(catalogue, f"规则: website-missing, 对象: {SHJZ}, 理由: 只在村内公示") == ()


@pytest.mark.parametrize(
    ("entry", "line", "column", "words"),
    [
        ("规则: website-missing, 对象: shjz-mzj-001, 理由: 试", 7, 6, "删去这一条豁免"),
        ("规则: website-mising, 对象: shjz-mzj-001, 理由: 试", 7, 10, "是不是“website-missing”"),
    ],
)
def test_an_exemption_that_matches_nothing_is_a_finding(
    entry: str, line: int, column: int, words: str, catalogue: Path
) -> None:
    (finding,) = exempt(catalogue, entry)
    assert (finding.rule, finding.position[:2]) == ("exemption-unused", (line, column))
    assert words in finding.help


def test_an_exemption_without_a_reason_is_refused(catalogue: Path) -> None:
    (finding,) = exempt(catalogue, "规则: website-missing, 对象: shjz-mzj-001")
    assert (finding.rule, "理由" in finding.message) == ("key-missing", True)


def test_what_cannot_be_read_cannot_be_excused(catalogue: Path) -> None:
    (catalogue / SHJZ).write_text("部门：区民政局\n", "utf-8")
    rules = {f.rule for f in exempt(catalogue, f"规则: fullwidth-colon, 对象: {SHJZ}, 理由: 试")}
    assert "fullwidth-colon" in rules


# ---------------------------------------------------------------------------------------------- the check itself


def test_findings_are_sorted_and_the_same_every_time(catalogue: Path) -> None:
    alter(catalogue / SHJZ, (MODE, "公开方式: 主动"), (STAGE, "    五公开: 结果"))
    alter(catalogue / "zhenjie/shjz.yaml", ("[政府网站, 便民服务站]", "[政府网，便民站]"))
    first = check(load(catalogue))
    assert list(first) == sorted(first, key=lambda f: (f.file, f.position))
    assert check(load(catalogue)) == first


def test_a_rule_cannot_choose_its_own_id_or_severity(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule("website-missing"), "SEVERITY", Severity.INFO)
    finding = only(catalogue, (WHERE, "[政务服务中心]"))
    assert (finding.rule, finding.severity) == ("website-missing", Severity.INFO)
    assert worst([finding]) is Severity.INFO
    assert worst([]) is None


def test_an_unknown_rule_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        rule("no-such-rule")
    assert isinstance(checking.rule(rule_ids()[0]), ModuleType)


# ---------------------------------------------------------------------------------------------- “是不是……”

OFFICES = (
    "区民政局",
    "区人力资源社会保障局",
    "区卫生健康委",
    "区城管执法局",
    "区文化旅游局",
    "柳河镇人民政府",
    "各镇人民政府、街道办事处",
)


@pytest.mark.parametrize(
    ("word", "choice"),
    [("民政局", "区民政局"), ("人社局", "区人力资源社会保障局"), ("卫健委", "区卫生健康委"), ("城管局", "区城管执法局"), ("文旅局", "区文化旅游局"),
     ("区民正局", "区民政局"), ("各镇政府", "各镇人民政府、街道办事处"), ("柳河镇政府", "柳河镇人民政府"), ("相关部门", None), ("", None)],
)  # fmt: skip
def test_the_name_that_was_meant(word: str, choice: str | None) -> None:
    assert nearest(word, OFFICES) == choice
    assert nearest(word, reversed(OFFICES)) == choice
