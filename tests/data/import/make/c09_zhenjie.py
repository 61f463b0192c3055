"""Very hard: a town's workbook: cover sheet, three sheets of items (two of one field, one with a 相应领域 column and its own
layout), one hidden sheet with last year's notes, one level column only, 一级事项 merged, 公示栏 under local names."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path
from typing import Any

from render import Table, laws, listed, special, tick, ticked
from truth import LAWS, Item, read, write
from write import xlsx

FILE = "青石镇基层政务公开标准目录.xlsx"
LEVELS = ("镇街级",)
AID = """
综合业务 | 政策法规文件 | 中央及地方政府相关政策法规文件 | 社会救助暂行办法#国务院令第649号 各地配套政策法规文件 | 制定或获取信息之日起10个工作日内 | 青石镇人民政府 | 网栏 | 公 | 主 | 1
" | 监督检查 | 社会救助信访通讯地址；社会救助投诉举报电话 | " | " | " | 网微栏户 | " | " | 1
最低生活保障 | 政策法规文件 | 《国务院关于进一步加强和改进最低生活保障工作的意见》；《最低生活保障审核确认办法》；各地配套政策法规文件 | 城市居民最低生活保障条例#国务院令第271号 国务院关于进一步加强和改进最低生活保障工作的意见#国发〔2012〕45号 | " | " | 网栏便 | " | " | 1
" | 办事指南 | 办理事项；办理条件；最低生活保障标准；申请材料；办理流程；办理时间、地点；联系方式 | " | " | " | 网栏便 | " | " | 1
" | 审核信息 | 初审对象名单及相关信息 | " | 制定或获取信息之日起10个工作日内，公示7个工作日 | " | 栏 | " | " | 1
" | 审批信息 | 低保对象名单及相关信息 | " | " | " | 网栏 | " | " | 1
特困人员救助供养 | 办事指南 | 办理事项；办理条件；救助供养标准；申请材料；办理流程 | 农村五保供养工作条例#国务院令第456号 特困人员认定办法#民发〔2021〕43号 | " | " | 网栏 | " | " | 1
" | 审核信息 | 初审对象名单及相关信息；终止供养名单 | " | " | " | 栏 | " | " | 1
临时救助 | 审核审批信息 | 支出型临时救助对象名单；救助金额；救助事由 | 国务院关于全面建立临时救助制度的通知#国发〔2014〕47号 | " | " | 栏 | 公特:申请人 | " | 1
"""
CARE = """
养老服务通用政策 | 国家和地方层面养老服务相关法律、法规、政策文件 | 文件名称；文号；发文部门 | 中华人民共和国老年人权益保障法 信短 | 20个工作日内 | 镇社会事务办 | 网便 | 公 | 主 | 1
养老服务业务办理 | 老年人补贴 | 补贴名称；补贴依据；补贴标准；申请材料清单及格式 | 国务院办公厅关于推进养老服务发展的意见#国办发〔2019〕5号 | " | " | 网便栏 | " | " | 1
" | 老年人补贴发放 | 发放对象；发放金额 | " | 每月15日前 | " | 栏 | 特:老年人及其家属 | " | 1
养老服务行业管理信息 | 养老机构安全检查 | 检查时间；检查结果；整改情况 | 养老机构管理办法#民政部令第66号 | 检查结束之日起20个工作日内 | 镇社会事务办；镇应急管理办 | 网栏 | 公 | " | 1
"""
TOWN = """
机构信息 | 机关简介 | 工作职责；办公地址；联系电话；办公时间 | 信 | 信息产生、变更之日起20个工作日内公开，保持长期公开 | 镇党政综合办 | 网栏 | 公 | 主 | 1 | 综合政务
" | 领导信息 | 姓名；职务；分工；照片 | " | 任期内 | " | 网 | " | " | 1 | 综合政务
农业农村 | 农村土地承包 | 承包合同签订情况；土地流转情况 | 中华人民共和国农村土地承包法 | 每半年至少更新1次 | 镇农业农村办；各村村民委员会 | 栏 | 特:本集体经济组织成员 | " | 1 | 农业农村
" | 惠农补贴 | 补贴政策；补贴名单；补贴金额 | 财政部_农业部关于全面推开农业“三项补贴”改革工作的通知#财农〔2016〕26号 | 发放后7日内 | " | 网栏户 | 公 | " | 1 | 农业农村
" | 村级财务 | 收入；支出；资产；负债 | 村 | 每季度的首个月20日（集体财务往来较多的，财务收支情况应每月公布一次） | 各村村民委员会 | 栏 | 特:本村村民 | " | 1 | 农村集体资产
平安建设 | 防溺水宣传 | 危险水域；警示标志；救援电话 | 中华人民共和国未成年人保护法 | 每年5月底前 | 镇平安建设办；各学校 | 微户栏他:学校宣传栏 | 公 | " | 1 | 义务教育
" | 矛盾纠纷调解 | 调解组织；调解员名单；调解程序 | 中华人民共和国人民调解法 | 长期公开 | 镇司法所 | 网栏他:镇矛盾调解中心 | " | " | 1 | 公共法律服务
" | 消防安全检查 | 检查计划；检查结果 | 消 | 检查完成后10日内 | 镇应急管理办 | 网栏 | " | " | 1 | 安全生产
公共卫生 | 家庭医生签约 | 团队成员；服务内容；签约流程 | 中华人民共和国基本医疗卫生与健康促进法 | 长期公开，及时更新 | 镇卫生院 | 微户栏 | " | " | 1 | 医疗卫生
" | 疫苗接种日 | 接种时间；接种地点；疫苗种类 | 中华人民共和国疫苗管理法 | 每周一更新 | " | 微栏他:接种门诊 | " | " | 1 | 医疗卫生
财政 | 镇级预算 | 预算报告；预算表 | 预算 信 | 镇人民代表大会批准后20日内 | 镇财政所 | 网栏 | " | " | 1 | 财政预决算
" | 镇级决算 | 决算报告；决算表 | " | " | " | 网栏 | " | " | 1 | 财政预决算
依申请公开 | 申请受理 | 受理机构；申请方式；收费标准 | 信 | 收到申请之日起20个工作日内答复 | 镇党政综合办 | 网便 | 特:申请人 | 依 | 1 | 综合政务
"""
BOARD = "社区/企事业单位/村公示栏（电子屏）"


def _sheet(items: list[Item], title: str, domain: bool, names: dict[str, str]) -> Table:
    table = Table()
    width = 14 if domain else 13
    table.add(title, *[None] * (width - 1))
    table.merge(0, 0, 0, width - 1)
    lead = ["序号", "相应领域"] if domain else ["序号"]
    shift = len(lead)
    table.add(*lead, "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体",
              "公开渠道和载体\n（“■”表示必选项，“□”表示可选项）", "公开对象", None, "公开方式", None, "公开层级")  # fmt: skip
    table.add(
        *[None] * shift, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请公开", "镇街级"
    )
    for column in [*range(shift), *range(shift + 2, shift + 7)]:
        table.merge(1, column, 2, column)
    for column in (shift, shift + 7, shift + 9):
        table.merge(1, column, 1, column + 1)
    top = len(table.rows)
    for item in items:
        table.add(
            int(item.seq or 0), *([item.extra["相应领域"]] if domain else []), item.level1, item.level2,
            listed(item.content, "1.", end="；" if not domain else "", last="。" if not domain else ""),
            laws(item.bases, "\n", "1. " if not domain else ""), item.limit, "、".join(item.subjects),
            ticked(item, "■", "\n" if domain else "  ", names, "其他：{}"), tick(item.public), special(item),
            tick(item.proactive), tick(item.on_request), tick(bool(item.levels)),
        )  # fmt: skip
    end = len(table.rows) - 1
    table.merge_equal(shift, top, end)
    for column in (shift + 3, shift + 4, shift + 5):
        table.merge_equal(column, top, end, within=shift)
    return table


def make(out: Path) -> None:
    aid = read(AID, LAWS, LEVELS)
    care = read(CARE, LAWS, LEVELS)
    town = read(TOWN, LAWS, LEVELS, ("相应领域",))
    for group, name in ((aid, "社会救助领域"), (care, "养老服务领域")):
        for item in group:
            item.field = name
    for item in aid:
        if item.bases and item.bases[-1].title == "各地配套政策法规文件":
            # printed without 《》: a basis by its words, or none
            item.accept["bases"] = [[{"title": b.title, "doc_number": b.number} for b in item.bases[:-1]]]
    aid_table = _sheet(aid, "（一）社会救助领域基层政务公开标准目录", False, {BOARD: "镇村公示公开栏"})
    for row in aid_table.rows:
        if isinstance(row[4], str):
            row[4] = row[4].replace("《各地配套政策法规文件》", "各地配套政策法规文件")
    care_table = _sheet(care, "（二）养老服务领域基层政务公开标准目录", False, {BOARD: "社区/村公示栏"})
    town_table = _sheet(town, "青石镇政务公开事项（综合）", True, {BOARD: "公告示栏"})
    cover = Table()
    cover.add("青石镇基层政务公开标准目录")
    cover.add("（2024年版）")
    cover.add("青石镇人民政府办公室编制")
    cover.add("目　录")
    cover.add("一、社会救助领域")
    cover.add("二、养老服务领域")
    cover.add("三、其他事项")
    old = Table()
    old.add("修改记录", None)
    old.add("2023-11-20", "删去“农村危房改造”一项")
    old.add("2024-01-08", "社会救助增加公示期")

    def dress(book: Any) -> None:
        book["修改记录"].sheet_state = "veryHidden"
        book["其他事项"].auto_filter.ref = "A3:N16"

    sheets = [
        ("封面", cover),
        ("社会救助", aid_table),
        ("养老", care_table),
        ("其他事项", town_table),
        ("修改记录", old),
    ]
    xlsx(out / FILE, sheets, dress)
    notes = [
        "three sheets of items; cover and the hidden record of changes are none",
        "the third sheet has a 相应领域 column, extra",
        "one level column only (镇街级), its group label not merged",
        "镇村公示公开栏, 社区/村公示栏 and 公告示栏 are the national notice board",
        "各地配套政策法规文件 stands without 《》",
    ]
    write(out, FILE, [*aid, *care, *town], ["社会救助领域", "养老服务领域"], LEVELS, notes)
