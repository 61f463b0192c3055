"""公开时限: what a clerk may write, what it is taken to say, what is named vague, and how it is printed.

The first table holds the 91 phrasings that published catalogues use, in the order of the survey, as they were seen
(typing slips included); the second, phrasings of statutes and of other catalogues.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from gwstd import source
from gwstd.domain import timelimit
from gwstd.domain._timelimit_words import number, plain, words
from gwstd.domain.timelimit import (
    Ahead,
    AtOnce,
    Clause,
    Cycle,
    Dated,
    Extension,
    Notice,
    Retention,
    Saving,
    Span,
    TimeLimit,
    Vague,
    Within,
    parse,
    render,
)
from gwstd.rules import limit_vague

WD, D, M, H = "工作日", "日", "月", "小时"
LONG = Clause(Retention("长期"))
SAVING = Clause(Saving())


def within(amount: int, unit: Any, event: str = "", **more: Any) -> Clause:
    return Clause(Within(Span(amount, unit), event), **more)


def ahead(amount: int, unit: Any, event: str = "", **more: Any) -> Clause:
    return Clause(Ahead(Span(amount, unit), event), **more)


def notice(amount: int, unit: Any = D, least: bool = True, sort: str = "公示", event: str = "", **more: Any) -> Clause:
    return Clause(Notice(Span(amount, unit), least, sort, event), **more)


def yearly(month: int, day: int, **more: Any) -> Clause:
    return Clause(Dated("年", month, day), **more)


def extension(amount: int, unit: Any, case: str = "", total: bool = False, **more: Any) -> Clause:
    return Clause(Extension(Span(amount, unit), total), case=case, **more)


def vague(kind: Any, said: str, **more: Any) -> Clause:
    return Clause(Vague(kind, said), **more)


def joined(clause: Clause) -> Clause:
    return dataclasses.replace(clause, joined=True)


COMPLEX = "情况复杂的，经本单位负责人批准"

SURVEY: list[tuple[str, list[Clause], str]] = [
    # N working days from forming or change
    ("公开事项信息形成或变更之日起20个工作日内公开", [within(20, WD, "公开事项信息形成或变更")], ""),
    ("信息形成或者变更之日起20个工作日内", [within(20, WD, "信息形成或者变更")], ""),
    ("信息形成或变更之日起20个工作日内公开", [within(20, WD, "信息形成或变更")], ""),
    ("自信息形成或者变更之日起20个工作日内予以公开", [within(20, WD, "信息形成或者变更")], ""),
    ("自该信息形成或者变更之日起20个工作日内", [within(20, WD, "该信息形成或者变更")], ""),
    ("自该政府信息形成或者变更之日起20个工作日内及时公开", [within(20, WD, "该政府信息形成或者变更")], ""),
    ("形成或者变更之日起20个工作日内予以公开", [within(20, WD, "形成或者变更")], ""),
    ("自政府信息形成或者变更之日起20个工作日内。法律、法规对政府信息公开的期限另有规定的，从其规定",
     [within(20, WD, "政府信息形成或者变更"), SAVING], ""),
    ("自该信息形成或者变更之日起20个工作日内予以公开，法律法规另有规定的除外",
     [within(20, WD, "该信息形成或者变更"), joined(SAVING)], ""),
    ("信息形成之日起20个工作日内", [within(20, WD, "信息形成")], ""),
    ("信息形成之后20个工作日内", [within(20, WD, "信息形成")], ""),
    ("信息形成（变更）20个工作日内", [within(20, WD, "信息形成（变更）")], ""),
    ("信息获取（形成变更）20个工作日内", [within(20, WD, "信息获取（形成变更）")], ""),
    ("信息形成（变更）下发至本单位20个工作日内", [within(20, WD, "信息形成（变更）下发至本单位")], ""),
    ("信息形成或变更之日起20工作日内", [within(20, WD, "信息形成或变更")], ""),
    ("信息形成个20个工作日内", [within(20, WD, "信息形成")], ""),
    ("信息产生、变更之日起20个工作日内公开，保持长期公开", [within(20, WD, "信息产生、变更"), joined(LONG)], ""),
    ("20个工作日", [within(20, WD)], "缺起算"),
    ("20工作日", [within(20, WD)], "缺起算"),
    ("20个工作日（自该政府信息形成或者变更之日起）", [within(20, WD, "该政府信息形成或者变更")], ""),
    ("信息形成之日起7个工作日内", [within(7, WD, "信息形成")], ""),
    ("自信息形成或者变更之日起7个工作日内予以公开", [within(7, WD, "信息形成或者变更")], ""),
    ("信息形成或变更之日起3个工作日内", [within(3, WD, "信息形成或变更")], ""),
    ("3个工作日内", [within(3, WD)], "缺起算"),
    ("颁布或印发之日起5个工作日内", [within(5, WD, "颁布或印发")], ""),
    ("自该政府信息形成或者变更之日起5个工作日内；长期公示", [within(5, WD, "该政府信息形成或者变更"), LONG], ""),
    ("15个工作日", [within(15, WD)], "缺起算"),
    ("文件发布3个工作日内", [within(3, WD, "文件发布")], ""),
    ("关联规范性文件公开3个工作日内", [within(3, WD, "关联规范性文件公开")], ""),
    ("分配结果确定后20个工作日内", [within(20, WD, "分配结果确定")], ""),
    # from making or getting
    ("制定或获取信息之日起10个工作日内", [within(10, WD, "制定或获取信息")], ""),
    ("制定或获取文件之日起10个工作日内", [within(10, WD, "制定或获取文件")], ""),
    ("制定或获取扶持政策措施之日起10个工作日内", [within(10, WD, "制定或获取扶持政策措施")], ""),
    ("制定或获取指南之日起10个工作日内", [within(10, WD, "制定或获取指南")], ""),
    ("制定或获取备案政策之日起10个工作日内", [within(10, WD, "制定或获取备案政策")], ""),
    ("制定或获取扶持补贴政策之日起10个工作日内", [within(10, WD, "制定或获取扶持补贴政策")], ""),
    ("制定或获取信息之日起20个工作日内", [within(20, WD, "制定或获取信息")], ""),
    ("自制作或获取该信息之日起20个工作日内公开", [within(20, WD, "制作或获取该信息")], ""),
    ("制作或获取信息之日起7个工作日内", [within(7, WD, "制作或获取信息")], ""),
    # from a decision, approval or another event
    ("自作出行政决定之日起7个工作日内公示", [within(7, WD, "作出行政决定", act="公示")], ""),
    ("作出行政决定之日起7个工作日内，法律法规另有规定的从其规定",
     [within(7, WD, "作出行政决定"), joined(SAVING)], ""),
    ("作出决定之日起7个工作日内；情况复杂的，经本单位负责人批准，可延长7个工作日",
     [within(7, WD, "作出决定"), extension(7, WD, COMPLEX)], ""),
    ("执法决定信息在决定作出之日起7个工作日内公开，其他相关信息形成或变更之日起20个工作日内公开",
     [within(7, WD, "决定作出", subject="执法决定信息"), joined(within(20, WD, "其他相关信息形成或变更"))], ""),
    ("信息形成20个工作日内公开；其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示",
     [within(20, WD, "信息形成"), within(7, WD, "作出行政决定", subject="行政许可、行政处罚事项", act="公示")], ""),
    ("信息形成之日起20个工作日内；行政许可和行政处罚决定作出后7个工作日内",
     [within(20, WD, "信息形成"), within(7, WD, "行政许可和行政处罚决定作出")], ""),
    ("1.除处罚决定外其他内容：长期公开（动态调整）；2.处罚决定：20个工作日内",
     [Clause(Retention("长期"), "除处罚决定外其他内容"), vague("动态", "动态调整", joined=True),
      within(20, WD, subject="处罚决定")], "动态 缺起算"),
    ("收到征地批准文件之日起10个工作日内公开", [within(10, WD, "收到征地批准文件")], ""),
    ("拟征收土地现状调查结束后5个工作日内，在村公示栏公开",
     [within(5, WD, "拟征收土地现状调查结束", note="在村公示栏公开")], ""),
    ("本级人民代表大会或其常务委员会批准后20日内", [within(20, D, "本级人民代表大会或其常务委员会批准")], ""),
    ("本级政府财政部门批复后20日内", [within(20, D, "本级政府财政部门批复")], ""),
    ("部门预算经本级财政部门批复后20日内公开", [within(20, D, "部门预算经本级财政部门批复")], ""),
    ("人民代表大会批准后20内", [vague("缺单位", "人民代表大会批准后20内")], "缺单位"),
    ("自该信息形成或者变更之日起30日内予以公开", [within(30, D, "该信息形成或者变更")], ""),
    ("批后公布应在规划批准后20个工作日内向社会公布",
     [within(20, WD, "规划批准", subject="批后公布", act="向社会公布")], ""),
    # 收到……之日起
    ("自收到申请之日起20个工作日内公开", [within(20, WD, "收到申请")], ""),
    ("接到申请之日起20个工作日内", [within(20, WD, "接到申请")], ""),
    ("自收到申请之日起20个工作日内自该信息形成或者变更之日起20个工作日内",
     [within(20, WD, "收到申请"), within(20, WD, "该信息形成或者变更")], ""),
    # 公示期
    ("制定或获取信息之日起10个工作日内，公示7个工作日",
     [within(10, WD, "制定或获取信息"), joined(notice(7, WD, least=False))], ""),
    ("调查登记结束后公示期不得少于7日", [notice(7, event="调查登记结束")], "只有公示期"),
    ("分户评估结果公示期不得少于7日", [notice(7, subject="分户评估结果")], "只有公示期"),
    ("批前公示时间不得少于30日", [notice(30, subject="批前")], "只有公示期"),
    ("信息形成或者变更之日起20个工作日内予以公开；征求意见期限不得少于30日",
     [within(20, WD, "信息形成或者变更"), notice(30, sort="征求意见")], ""),
    ("①《听证通知书》在组织听证7个工作日前予以公开；②其他听证公开内容为依申请公开",
     [ahead(7, WD, "组织听证", subject="《听证通知书》"), vague("方式", "其他听证公开内容为依申请公开")], "方式"),
    # 即时, 实时, 及时
    ("实时公开", [vague("实时", "实时公开")], "实时"),
    ("及时公开", [vague("及时", "及时公开")], "及时"),
    ("及时", [vague("及时", "及时")], "及时"),
    ("随时公布", [vague("随时", "随时公布")], "随时"),
    ("及时公开 随时公开", [vague("及时", "及时公开"), vague("随时", "随时公开")], "及时 随时"),
    ("在实地启动拟征收土地工作时，在村公示栏公开",
     [Clause(AtOnce("实地启动拟征收土地工作"), note="在村公示栏公开")], ""),
    ("启动拟征收土地工作时实时公开", [Clause(AtOnce("启动拟征收土地工作"))], ""),
    ("按进展情况及时公开", [vague("及时", "按进展情况及时公开")], "及时"),
    ("重大决策作出后及时公开", [vague("及时", "重大决策作出后及时公开")], "及时"),
    ("提前一周发通知邀请", [ahead(7, D, act="发通知邀请")], "缺起算"),
    # 长期
    ("长期公开", [LONG], "只有时长"),
    ("长期", [LONG], "只有时长"),
    ("永久公开", [Clause(Retention("永久"))], "只有时长"),
    ("长期公开 随时公开", [LONG, vague("随时", "随时公开")], "随时"),
    ("动态调整", [vague("动态", "动态调整")], "动态"),
    ("长期，最新有效", [LONG, vague("动态", "最新有效", joined=True)], "动态"),
    ("任期内", [Clause(Retention("任期内"))], "只有时长"),
    # by year, quarter, month, date
    ("半年至少更新1次", [Clause(Cycle("半年", 1, True), act="更新")], ""),
    ("按年公开", [Clause(Cycle("年"))], ""),
    ("每季度的首个月20日", [Clause(Dated("季度", 1, 20))], ""),
    ("每季度的首个月20日（集体财务往来较多的，财务收支情况应每月公布一次）",
     [Clause(Dated("季度", 1, 20)),
      Clause(Cycle("月"), "财务收支情况", "集体财务往来较多的", "公布", joined=True)], ""),
    ("每年1月31日前", [yearly(1, 31)], ""),
    ("每年1月31日前公开上一年度公开年度报告", [yearly(1, 31, act="公开上一年度公开年度报告")], ""),
    ("每年4月1日之前", [yearly(4, 1)], ""),
    # by other rules
    ("按通知要求动态调整", [vague("动态", "按通知要求动态调整")], "动态"),
    ("法律法规另有规定的从其规定", [SAVING], "按规定"),
    ("条目化展示、信息形成（变更）20个工作日内",
     [vague("方式", "条目化展示"), within(20, WD, "信息形成（变更）")], "方式"),
    ("同上", [vague("同上", "同上")], "同上"),
]  # fmt: skip

OTHERS: list[tuple[str, list[Clause], str]] = [
    # statutes
    ("自收到评标报告之日起3日内公示中标候选人，公示期不得少于3日",
     [within(3, D, "收到评标报告", act="公示中标候选人"), joined(notice(3))], ""),
    ("政府采购合同自签订之日起2个工作日内", [within(2, WD, "签订", subject="政府采购合同")], ""),
    ("自中标、成交结果确定之日起两个工作日内公告", [within(2, WD, "中标、成交结果确定", act="公告")], ""),
    ("事故发生后24小时内", [within(24, H, "事故发生")], ""),
    ("每学期开学后1个月内", [within(1, M, "每学期开学")], ""),
    ("自行政处罚决定作出之日起七个工作日内", [within(7, WD, "行政处罚决定作出")], ""),
    ("作出行政许可决定之日起二十个工作日内", [within(20, WD, "作出行政许可决定")], ""),
    ("应当自收到申请之日起20个工作日内予以答复；需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人，"
     "延长的期限最长不得超过20个工作日",
     [within(20, WD, "收到申请", act="答复"),
      extension(20, WD, "需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人")], ""),
    ("决定被依法变更、撤销的，3日内撤回并公开说明理由",
     [within(3, D, case="决定被依法变更、撤销的", act="撤回并公开说明理由")], ""),
    ("听证会举行7日前公告", [ahead(7, D, "听证会举行", act="公告")], ""),
    ("土地征收补偿安置方案公告时间不得少于三十日", [notice(30, sort="公告", subject="土地征收补偿安置方案")], "只有公示期"),
    ("国务院财政部门批复后20日内由本部门向社会公开",
     [within(20, D, "国务院财政部门批复", act="由本部门向社会公开")], ""),
    ("预算年度开始后一个月内", [within(1, M, "预算年度开始")], ""),
    ("年度终了后4个月内", [within(4, M, "年度终了")], ""),
    ("每季度终了之日起15日内", [within(15, D, "每季度终了")], ""),
    ("集体财务收支每季度至少公布一次", [Clause(Cycle("季度", 1, True), "集体财务收支", act="公布")], ""),
    ("最迟不得超过十五日", [within(15, D)], "缺起算"),
    ("公示7日无异议的，自公示期满之日起3日内", [within(3, D, "公示期满", case="公示7日无异议的")], ""),
    # other catalogues
    ("自 信 息 形\n成 之 日 起 ２０ 个 工 作 日 内。", [within(20, WD, "信息形成")], ""),
    ("自发布之日起，3个工作日内", [within(3, WD, "发布")], ""),
    ("自主管部门批准之日起20个工作日内", [within(20, WD, "主管部门批准")], ""),
    ("自主创新成果自认定之日起10个工作日内", [within(10, WD, "认定", subject="自主创新成果")], ""),
    ("选址方案形成之日起5个工作日内", [within(5, WD, "选址方案形成")], ""),
    ("办事指南：自信息形成之日起20个工作日内；办理结果：自作出决定之日起7个工作日内",
     [within(20, WD, "信息形成", subject="办事指南"), within(7, WD, "作出决定", subject="办理结果")], ""),
    ("（一）办事指南自形成之日起20个工作日内；（二）其他长期公开",
     [within(20, WD, "形成", subject="办事指南"), Clause(Retention("长期"), "其他")], ""),
    ("自信息形成之日起20个工作日内（法律、法规另有规定的，从其规定）",
     [within(20, WD, "信息形成"), joined(SAVING)], ""),
    ("自形成之日起20个工作日内，特殊情况可延长至30个工作日",
     [within(20, WD, "形成"), joined(extension(30, WD, "特殊情况的", True))], ""),
    ("预告不迟于举办前5个工作日", [ahead(5, WD, "举办", subject="预告")], ""),
    ("公示或者公布前1个工作日内", [Clause(Ahead(Span(1, WD), "公示或者公布", True))], ""),
    ("信息变更后即时更新", [Clause(AtOnce("信息变更"), act="更新")], ""),
    ("岗位信息收集后即予发布，最迟不超过3个工作日",
     [Clause(AtOnce("岗位信息收集"), act="发布"), joined(within(3, WD))], ""),
    ("用工结束次日撤下", [Clause(AtOnce("用工结束", "次日"), act="撤下")], ""),
    ("每年第一季度公布上一年度情况", [yearly(3, 0, act="公布上一年度情况")], ""),
    ("每年年底前", [yearly(12, 0)], ""),
    ("每年3月公布", [yearly(3, 0, act="公布")], ""),
    ("每月10日前", [Clause(Dated("月", 0, 10))], ""),
    ("每月底前更新", [Clause(Dated("月"), act="更新")], ""),
    ("每季度末归档一次", [Clause(Dated("季度", 3, 0), act="归档一次")], ""),
    ("次年1月31日前", [Clause(Dated("年", 1, 31, following=True))], ""),
    ("2026年12月31日前", [Clause(Dated("", 12, 31, 2026))], ""),
    ("二〇二六年十二月三十一日前", [Clause(Dated("", 12, 31, 2026))], ""),
    ("每日更新", [Clause(Cycle("日"), act="更新")], ""),
    ("半年内", [within(6, M)], "缺起算"),
    ("公开期限不少于5年", [Clause(Retention("", Span(5, "年"), True))], "只有时长"),
    ("公示5个工作日以上", [notice(5, WD)], "只有公示期"),
    ("长期护理保险政策自印发之日起20个工作日内", [within(20, WD, "印发", subject="长期护理保险政策")], ""),
    ("自信息形成之日起20个工作日内（涉密的除外）", [within(20, WD, "信息形成", note="涉密的除外")], ""),
    ("即时公开", [vague("实时", "即时公开")], "实时"),
    ("尽快公布", [vague("及时", "尽快公布")], "及时"),
    ("定期公布", [vague("随时", "定期公布")], "随时"),
    ("按有关规定执行", [vague("按规定", "按有关规定执行")], "按规定"),
    ("参照上一行", [vague("同上", "参照上一行")], "同上"),
]  # fmt: skip

NOT_UNDERSTOOD = (
    "自形成之日起X个工作日内",
    "见附件",
    "自形成之日起0个工作日内",
    "每年13月31日前",
)


def numbered(table: list[tuple[str, list[Clause], str]]) -> list[Any]:
    return [pytest.param(*row, id=f"{at}-{row[0][:30]}") for at, row in enumerate(table, 1)]


def test_the_survey_is_whole() -> None:
    assert len(SURVEY) == 91 and len(OTHERS) >= 40


@pytest.mark.parametrize(("text", "clauses", "kinds"), numbered(SURVEY) + numbered(OTHERS))
def test_reads(text: str, clauses: list[Clause], kinds: str) -> None:
    limit = parse(text)
    assert limit == TimeLimit(tuple(clauses))
    assert [v.kind for v in limit.vague] == kinds.split()
    assert parse(render(limit)) == limit


@pytest.mark.parametrize("text", [row[0] for row in (*SURVEY, *OTHERS)])
def test_the_rule_s_shortcut_passes_over_nothing_vague(text: str) -> None:
    limit = parse(text)
    told = [v for v in limit.vague if v.kind != "同上" and not (v.kind in ("随时", "动态") and limit.limits)]
    assert not told or limit_vague._doubtful(text)


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_kept_as_written(text: str) -> None:
    assert parse(text) == TimeLimit(unparsed=(text,))
    assert not parse(text).limits and not parse(text).vague


def test_a_part_not_understood_leaves_the_rest() -> None:
    limit = parse("办事指南自形成之日起20个工作日内；见附件；每年1月31日前")
    assert limit == TimeLimit((within(20, WD, "形成", subject="办事指南"), yearly(1, 31)), ("见附件",))
    assert parse(render(limit)) == limit


def test_empty() -> None:
    assert parse("") == parse(" 。") == TimeLimit() and render(TimeLimit()) == "" and TimeLimit().vague == ()


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("信息形成后20工作日公开", "自信息形成之日起20个工作日内"),
        ("事故发生之日起24小时内", "自事故发生之时起24小时内"),
        ("竞赛规程于报名开始前5个工作日公布", "竞赛规程于报名开始5个工作日前公布"),
        ("每年四月一日之前", "每年4月1日前"),
        ("每季度的首个月20日", "每季度首月20日前"),
        ("半年至少更新1次", "每半年至少更新1次"),
        ("调查登记结束后公示期不得少于7天", "调查登记结束后公示期不少于7日"),
        ("征求意见时间30日", "征求意见期限30日"),
        ("经批准，可以再延长十个工作日", "经批准，可延长10个工作日"),
        ("法律、行政法规另有规定的除外", "法律、法规另有规定的，从其规定"),
        ("自开班计划确定之日起5个工作日内，且不迟于报名截止前5个工作日",
         "自开班计划确定之日起5个工作日内，且报名截止5个工作日前"),
        ("能够当场答复的当场答复", "能够当场答复的，当场答复"),
        ("保持长期公示", "长期公开"),
    ],
)  # fmt: skip
def test_prints_the_canonical_wording(text: str, canonical: str) -> None:
    assert render(parse(text)) == canonical
    assert render(parse(canonical)) == canonical


# ---------------------------------------------------------------------------------------------- real catalogues


def limits_of(value: object, keys: tuple[str, ...]) -> list[str]:
    if isinstance(value, list):
        return [text for entry in value for text in limits_of(entry, keys)]
    if not isinstance(value, dict):
        return []
    own = [text for key, text in value.items() if key in keys and isinstance(text, str)]
    return own + [text for entry in value.values() for text in limits_of(entry, keys)]


def example_limits() -> list[str]:
    found: dict[str, None] = {}
    for path in sorted((ROOT / "catalogs").glob("**/*.yaml")):
        value, _ = source.parse(path.name, path.read_text("utf-8"))
        found.update(dict.fromkeys(limits_of(value, ("公开时限", "时限"))))
    return list(found)


@pytest.mark.parametrize("text", example_limits())
def test_the_example_district_is_understood_without_vagueness(text: str) -> None:
    limit = parse(text)
    assert limit.clauses and not limit.unparsed and not limit.vague
    assert parse(render(limit)) == limit
    amounts = re.findall(r"(\d+)(?:个?工作日|[日天]|个月|小时)", re.sub(r"\d+月", "", text))
    assert sorted(re.findall(r"(\d+)(?:个工作日|日|个月|小时)", re.sub(r"\d+月", "", render(limit)))) == sorted(amounts)


# ---------------------------------------------------------------------------------------------- properties

EVENTS = ["信息形成或者变更", "作出行政决定", "收到申请", "制定或者获取信息", "信息形成（变更）", "每季度终了", "选址方案形成",
          "主管部门批准", "《听证通知书》送达", "内容变更", "公示期满", "评审结束", "起草完成", "自评结果确定"]  # fmt: skip
SUBJECTS = ["办事指南", "行政许可决定", "中止、延期", "上一年度情况", "自主创新成果", "年度报告公示", "村（社区）名单"]
CASES = ["情况复杂的", "因维修等原因暂停开放的", "决定被撤销的，经负责人批准", "公示7日无异议的"]
ACTS = ["公示", "公布", "撤下", "答复", "向社会公布", "归档并提供检索", "公布上一年度报告"]
NOTES = ["并载入年度报告", "在村公示栏公开", "节假日除外"]
SAID: dict[Any, list[str]] = {
    "及时": ["及时公开", "结果作出后及时公布"], "实时": ["实时公开"], "随时": ["随时公开", "定期公布"], "动态": ["动态调整"],
    "按规定": ["按有关规定", "法定时限内"], "时段": ["年初公布", "10个工作日左右"],
    "缺期限": ["会议结束后公布"], "同上": ["同上"], "方式": ["依申请公开"], "缺单位": ["批准后20内"],
}  # fmt: skip

spans = st.one_of(
    st.builds(Span, st.integers(1, 9999), st.sampled_from([WD, D, M, H, "分钟"])),
    st.builds(Span, st.integers(1, 999), st.just("年")),
)
events, maybe_event = st.sampled_from(EVENTS), st.sampled_from(["", *EVENTS])
values = st.one_of(
    st.builds(Within, spans, maybe_event),
    st.builds(
        lambda span, event, during: Ahead(span, event, bool(event) and during), spans, maybe_event, st.booleans()
    ),
    st.builds(lambda m, d, f: Dated("年", m, d, following=f), st.integers(1, 12), st.integers(0, 28), st.booleans()),
    st.builds(lambda m, n: Dated("年", m, every=n), st.integers(1, 12), st.integers(2, 20)),
    st.builds(lambda d, f: Dated("月", 0, d, following=f and d > 0), st.integers(0, 31), st.booleans()),
    st.builds(lambda m, d: Dated("季度", m, d), st.integers(1, 3), st.integers(0, 31)),
    st.builds(lambda d, f: Dated("周", 0, d, following=f), st.integers(1, 7), st.booleans()),
    st.builds(lambda y, m, d: Dated("", m, d, y), st.integers(1900, 2999), st.integers(1, 12), st.integers(0, 28)),
    st.builds(
        Cycle,
        st.sampled_from(["年", "半年", "学期", "季度", "月", "半月", "周", "日"]),
        st.integers(1, 99),
        st.booleans(),
    ),
    st.builds(
        Cycle, st.sampled_from(["年", "季度", "月", "周"]), st.integers(1, 99), st.booleans(), st.integers(2, 20)
    ),
    st.builds(AtOnce, events, st.sampled_from(["即时", "当场", "当日", "次日"])),
    st.builds(AtOnce, st.just("与区政府年度报告"), st.sampled_from(["同时", "同日"])),
    st.builds(Notice, spans, st.booleans(), st.sampled_from(["公示", "征求意见", "公告"]), maybe_event),
    st.builds(Retention, st.sampled_from(["长期", "永久", "任期内", "有效期内"])),
    st.builds(lambda span, least, event: Retention("", span, least, event), spans, st.booleans(), maybe_event),
    st.builds(Extension, spans, st.booleans()),
    st.just(Saving()),
    st.sampled_from([Vague(kind, said) for kind, texts in SAID.items() for said in texts]),
)


@st.composite
def clauses(draw: st.DrawFn, first: bool) -> Clause:
    """What a clause can be: a remark, case, act and content only where Chinese has a place for them."""
    value = draw(values)
    mute = isinstance(value, Vague | Saving | Extension | Retention)
    subject = "" if mute or getattr(value, "sort", "") else draw(st.sampled_from(["", *SUBJECTS]))
    if (isinstance(value, Ahead) and not value.event) or (isinstance(value, AtOnce) and value.how in ("同时", "同日")):
        subject = ""
    act = "" if mute or isinstance(value, Notice) else draw(st.sampled_from(["", *ACTS]))
    if isinstance(value, Cycle | AtOnce) and act:
        act = draw(st.sampled_from(["公布", "更新", "答复"]))
    return Clause(
        value, subject,
        "" if isinstance(value, Vague) and value.kind in ("同上", "实时") else draw(st.sampled_from(["", *CASES])), act,
        draw(st.sampled_from(["", *NOTES])), not first and draw(st.booleans()),
    )  # fmt: skip


@st.composite
def time_limits(draw: st.DrawFn) -> TimeLimit:
    first = draw(clauses(True))
    rest = draw(st.lists(clauses(False), max_size=3))
    # Behind a comma a vague word is bounded by the limit after it (及时公开，最迟…), or a remark on the one before.
    rest = [
        dataclasses.replace(clause, joined=clause.joined and not {Vague} & {type(before.value), type(clause.value)})
        for before, clause in zip([first, *rest], rest, strict=False)
    ]
    return TimeLimit((first, *rest), tuple(draw(st.lists(st.sampled_from(["见附件", "与通知要求一致"]), max_size=2))))


@settings(max_examples=600, deadline=None)
@given(time_limits())
def test_a_printed_limit_reads_back_as_itself(limit: TimeLimit) -> None:
    assert parse(render(limit)) == limit


PIECES = [*EVENTS, *SUBJECTS, *CASES, *ACTS, *NOTES, *(said for texts in SAID.values() for said in texts),
          "自", "于", "在", "之日起", "之时起", "后", "前", "内", "以上", "20个工作日", "7日", "24小时", "1个月", "十十日", "20", "0日",
          "每年", "每季度", "每月", "半年", "首月", "1月31日", "13月", "2月30日", "底", "末", "至少", "一次", "提前", "不迟于", "公示期", "不少于",
          "可延长", "至", "长期公开", "法律法规另有规定的", "从其规定", "当日", "当场", "同时", "即时", "；", "，", "。", "（", "）", "、", "：",
          "1.", "①", "（一）", " ", "\n", "２０", "半个月内", "的", "时", "一", "年", "日", "月"]  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=14).map("".join)))
def test_any_text_is_read_without_an_error_and_its_wording_is_stable(text: str) -> None:
    limit = parse(text)
    assert parse(render(limit)) == limit
    assert render(parse(render(limit))) == render(limit)
    assert "".join(word.text for word in words(plain(text))) == plain(text)
    assert limit.clauses or limit.unparsed or not plain(text)
    assert not limit.clauses or not limit.clauses[0].joined


def test_a_long_hostile_text_is_read_quickly() -> None:
    for piece in ("在", "（", "自", "法律、", "每", "一", "予以", "按", "，的", "20个工作日内", "1.", "；"):
        parse(piece * 2000)


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 9999))
def test_numbers(value: int) -> None:
    digits = "零一二三四五六七八九"
    spelt = "".join(digits[int(d)] for d in str(value))
    assert number(str(value)) == number(spelt) == value
    text, zero = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + unit
        zero = not digit and bool(text) if not digit else False
    assert number(text) == value


def test_the_usual_small_numbers() -> None:
    assert [number(text) for text in ("十", "十五", "二十", "两", "三十", "一百八十", "二〇", "十十")] == [
        10,
        15,
        20,
        2,
        30,
        180,
        20,
        0,
    ]


def test_reading_is_pure() -> None:
    text = "自信息形成之日起20个工作日内"
    timelimit.parse.cache_clear()
    assert parse(text) == parse(text) and hash(parse(text)) == hash(parse(text))
