"""Very hard: Word with tracked changes (inserted text counts, deleted does not), wrong header words (一级事项 twice, 公开方式 twice:
the second is 公开层级), 序号 merged over level-1 groups, ticks as the Wingdings letter t, merged subjects, a note inside channels."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, laws, listed, special, tick, ticked
from truth import LAWS, read, write
from write import docx, paragraph, word_table

FILE = "公共法律服务领域基层政务公开标准目录.docx"
LEVELS = ("县级", "乡级")
ITEMS = """
法治宣传教育 | 法律知识普及服务 | 法律法规资讯；普法动态资讯；普法讲师团信息 | 全国人民代表大会常务委员会关于开展第八个五年法治宣传教育的决议 信- | 自制作或获取该信息之日起20个工作日内公开 | 县司法局；乡镇司法所 | 网微政栏户 | 公 | 主 | 12
" | 推广法治文化服务 | 辖区内法治文化阵地信息；法治文化作品、产品 | " | " | " | 网微栏 | " | " | 12
" | 以案释法 | 典型案例；释法说理 | " | " | " | 网微 | " | " | 1
" | 法治示范创建 | 创建条件；创建名单 | " | 自作出决定之日起20个工作日内 | " | 网 | " | " | 12
律师 | 律师执业许可 | 许可条件；申请材料；许可结果 | 许 中华人民共和国律师法 | 自作出行政决定之日起7个工作日内公示 | 县司法局 | 网政他:法律服务网 | " | " | 1
" | 对律师、律师事务所的处罚 | 行政处罚决定书（法律、法规、规章另有规定的除外） | 罚 中华人民共和国律师法 | " | " | 网 | " | " | 1
" | 律师事务所年度检查考核 | 考核结果 | 中华人民共和国律师法 律师事务所年度检查考核办法#司法部令第121号 | 每年7月底前 | " | 网他:法律服务网 | " | " | 1
公证 | 公证员执业审批 | 审批条件；审批程序；审批结果 | 许 中华人民共和国公证法 | 自制作或获取该信息之日起20个工作日内公开 | " | 网政 | " | " | 1
" | 公证机构名录 | 机构名称；地址；联系电话；公证员名单 | 中华人民共和国公证法 | " | " | 网政便 | " | " | 1
" | 公证服务收费 | 收费项目；收费标准 | " | 长期公开 | 公证机构 | 网栏 | " | " | 1
法律援助 | 法律援助指南 | 申请条件；申请材料；办理流程；受理机构 | 中华人民共和国法律援助法 | 长期公开 | 县司法局；乡镇司法所 | 网微政便栏 | " | " | 12
" | 法律援助受理审查 | 受理决定书；不予援助决定书 | " | 自收到申请之日起7日内 | 县法律援助中心 | 推 | 特:申请人 | 依 | 1
" | 对法律援助机构的监督 | 投诉渠道；处理结果 | " | 自制作或获取该信息之日起20个工作日内公开 | 县司法局 | 网 | 公 | 主 | 1
基层法律服务 | 基层法律服务工作者执业核准 | 核准条件；核准结果 | 许 基层法律服务工作者管理办法#司法部令第138号 | 自作出行政决定之日起7个工作日内公示 | " | 网政 | " | " | 1
" | 基层法律服务所名录 | 名称；地址；负责人 | 基层法律服务所管理办法#司法部令第137号 | 自制作或获取该信息之日起20个工作日内公开 | " | 网栏 | " | " | 12
司法鉴定 | 司法鉴定机构名录 | 机构名称；业务范围；联系方式 | 全国人民代表大会常务委员会关于司法鉴定管理问题的决定 | " | " | 网 | " | " | 1
人民调解 | 人民调解组织 | 调解委员会名称；调解员名单；受理范围 | 中华人民共和国人民调解法 | 长期公开 | 县司法局；乡镇司法所 | 网栏户 | " | " | 12
" | 表彰奖励 | 表彰对象；表彰事由 | " | 表彰决定作出之日起20个工作日内 | " | 网微 | " | " | 12
社区矫正 | 社区矫正工作制度 | 监督管理制度；教育帮扶措施 | 中华人民共和国社区矫正法 | 自制作或获取该信息之日起20个工作日内公开 | " | 网 | " | " | 12
" | 社会力量参与 | 招募条件；报名方式 | " | " | " | 网微 | 公特:社会组织、志愿者 | " | 12
行政复议 | 行政复议指南 | 受理范围；申请条件；申请方式；办理流程 | 中华人民共和国行政复议法 | 长期公开 | 县司法局（行政复议局） | 网政 | 公 | " | 1
" | 行政复议决定书 | 行政复议决定书（涉及国家秘密、商业秘密、个人隐私的除外） | " | 作出决定之日起20个工作日内 | " | 网 | " | " | 1
"""
CHANGED = {
    "法律法规资讯": "{del:法规}{ins:法律法规}资讯",
    "每年7月底前": "每年{del:6}{ins:7}月底前",
    "县法律援助中心": "县法律援助{cut:中|心}",
    "机构名称": "机构{ins:名称}{del:全称及代码}",
    "受理范围": "受理{cut:范|围}",
}


def _changed(text: str) -> str:
    for old, new in CHANGED.items():
        text = text.replace(old, new)
    return text


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
              "公开方式", None, "公开方式", None)  # fmt: skip
    table.add(None, "一级事项", "一级事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请公开", "县级", "乡级")
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(0, column, 1, column)
    for column in (1, 8, 10, 12):
        table.merge(0, column, 0, column + 1)
    group, last = 0, ""
    for item in items:
        group += item.level1 != last
        last = item.level1
        item.seq, item.lenient = str(group), ["seq"]
        channels = ticked(item, "{W:74}", "\n")
        if item.level1 == "律师" and item.others:
            channels += "\n注：有关公开信息可推送或归集至本省级法律服务网。"
        table.add(
            str(group), item.level1, item.level2, _changed(listed(item.content, "（1）", end="；", last="。")),
            laws(item.bases), _changed(item.limit), _changed("、".join(item.subjects)), channels,
            *(tick(flag, "{W:FC}") for flag in (item.public,)), special(item),
            *(tick(flag, "{W:FC}") for flag in (item.proactive, item.on_request)),
            *(tick(level in item.levels, "{W:FC}") for level in LEVELS),
        )  # fmt: skip
    end = len(table.rows) - 1
    table.merge_equal(1, 2, end)
    table.merge_equal(0, 2, end)
    table.merge_equal(6, 2, end, within=1)
    body = paragraph("公共法律服务领域基层政务公开标准目录") + paragraph("（2023年{del:5}{ins:9}月修订）")
    docx(out / FILE, body + word_table(table, headers=2))
    notes = [
        "tracked changes: inserted text counts, deleted text does not",
        "header slips: the second 一级事项 is 二级事项, the second 公开方式 is 公开层级",
        "序号 merged over the groups: not scored",
        "boxes are w:sym Wingdings 74 (the letter t), ticks Wingdings FC",
        "注：… in the cell of 公开渠道 is no channel",
    ]
    write(out, FILE, items, "公共法律服务领域", LEVELS, notes)
