"""Very hard: Word, one item over several table rows (content in pieces, without a merge: blanks below), two limits in one cell,
þ and o lost to plain letters, header cut (公开对, 特定), level 1 written one character a line, no 公开层级."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path
from typing import Any

from render import Table, boxes, laws, special, tick
from truth import LAWS, read, write
from write import docx, paragraph, word_table

FILE = "医疗卫生领域基层政务公开标准目录.docx"
ITEMS = """
行政许可事项 | 医疗机构设置审批（含港澳台） | 行政许可服务指南；申请材料清单；审批结果 | 许 医疗机构管理条例#国务院令第149号 | 自作出行政许可决定之日起7个工作日内 | 县卫生健康局 | 网政 | 公 | 主
" | 医疗机构执业登记（人体器官移植除外） | 行政许可服务指南；登记结果 | 许 医疗机构管理条例#国务院令第149号 医疗机构管理条例实施细则#卫生部令第35号 | " | " | 网政 | " | "
" | 护士执业注册 | 行政许可服务指南；注册结果 | 护士条例#国务院令第517号 | " | " | 网政 | " | "
" | 公共场所卫生许可（除饭馆、咖啡馆、酒吧、茶座等） | 行政许可服务指南；许可结果 | 公共场所卫生管理条例 公共场所卫生管理条例实施细则#卫生部令第80号 | " | " | 网政 | " | "
" | 饮用水供水单位卫生许可 | 行政许可服务指南；许可结果 | 中华人民共和国传染病防治法 | " | " | 网政 | " | "
" | 放射源诊疗技术和医用辐射机构许可 | 行政许可服务指南；许可结果；许可证有效期 | 中华人民共和国职业病防治法 | " | " | 网政 | " | "
行政处罚事项 | 对违反《医疗机构管理条例》等行为的行政处罚 | 处罚决定书文号；违法事实；处罚依据；处罚内容 | 罚 医疗机构管理条例#国务院令第149号 | 信息形成20个工作日内公开；其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示 | 县卫生健康局；县卫生监督机构 | 网 | " | "
" | 对违反《护士条例》行为的行政处罚 | 处罚决定书文号；违法事实；处罚依据；处罚内容 | 罚 护士条例#国务院令第517号 | " | " | 网 | " | "
" | 对违反《公共场所卫生管理条例》行为的行政处罚 | 处罚决定书文号；违法事实；处罚依据；处罚内容 | 罚 公共场所卫生管理条例 | " | " | 网 | " | "
行政强制事项 | 查封或者暂扣涉嫌违反规定的场所、物品 | 强制决定书；强制措施内容 | 强 中华人民共和国传染病防治法 | " | " | 网 | 特:行政相对人 | 主依
行政检查 | 对医疗机构的监督检查 | 检查计划；检查结果；整改情况 | 医疗机构管理条例#国务院令第149号 | 信息形成或变更之日起20个工作日内 | " | 网微 | 公 | 主
" | 对学校卫生的监督检查 | 检查计划；检查结果 | 学校卫生工作条例 | " | " | 网 | " | "
行政确认 | 医疗事故争议处理 | 申请条件；办理流程；办理结果 | 医疗事故处理条例#国务院令第351号 | 自收到申请之日起20个工作日内 | 县卫生健康局 | 推 | 特:当事人 | 依
行政奖励 | 对在艾滋病防治工作中做出显著成绩和贡献的单位和个人给予表彰和奖励 | 表彰奖励办法；表彰对象 | 艾滋病防治条例#国务院令第457号 | 表彰决定作出之日起20个工作日内 | " | 网微纸 | 公 | 主
公共服务事项 | 预防接种 | 免疫规划疫苗种类；接种单位名称、地址、电话；接种流程 | 中华人民共和国疫苗管理法 | 长期公开 | 县疾病预防控制中心；各接种单位 | 网微户栏 | " | "
" | 儿童健康管理 | 服务对象；服务内容；服务流程 | 国家基本公共卫生服务规范（第三版）#国卫基层发〔2017〕13号 | 信息形成或变更之日起20个工作日内 | 县妇幼保健院；乡镇卫生院 | 网微栏 | 公特:0～6岁儿童家长 | "
" | 孕产妇健康管理 | 服务对象；服务内容；服务流程 | 国家基本公共卫生服务规范（第三版）#国卫基层发〔2017〕13号 | " | " | 网微栏 | 公特:孕产妇 | "
" | 老年人健康管理 | 服务对象；服务内容；服务流程 | 国家基本公共卫生服务规范（第三版）#国卫基层发〔2017〕13号 | " | 乡镇卫生院 | 网微户栏 | 公特:65岁及以上老年人 | "
" | 计划生育家庭特别扶助 | 扶助对象；扶助标准；确认结果 | 中华人民共和国人口与计划生育法 | 每年1月31日前公开上一年度确认结果 | 县卫生健康局；各乡镇人民政府 | 网栏 | 公 | "
" | 无偿献血 | 献血点位；献血条件；用血报销流程 | 中华人民共和国献血法 | 长期公开 | 县卫生健康局 | 网微 | " | "
" | 突发公共卫生事件信息 | 预警信息；防控措施；健康提示 | 突发公共卫生事件应急条例#国务院令第376号 | 实时公开 | " | 网微会视 | " | "
医疗服务信息 | 医疗服务价格 | 服务项目；收费标准 | 医疗卫生机构信息公开管理办法#国卫办发〔2021〕43号 | 价格变动之日起5个工作日内 | 各医疗机构 | 网栏 | " | "
"""
UPRIGHT = {"行政强制事项", "行政确认", "行政奖励"}


def make(out: Path) -> None:
    items = read(ITEMS, LAWS)
    table = Table()
    table.add(
        "序号",
        "公开事项",
        None,
        "公开内容（要素）",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
        "公开对",
        None,
        "公开方式",
        None,
    )
    table.add(None, "一级\n事项", "二级\n事项", *[None] * 5, "全社\n会", "特定", "主动", "依申请公开")
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(0, column, 1, column)
    for column in (1, 8, 10):
        table.merge(0, column, 0, column + 1)
    spread = {0, 6, 14, 15}
    marks: list[tuple[int, str]] = []
    for at, item in enumerate(items):
        content = [f"{n}.{e}" for n, e in enumerate(item.content, 1)] if len(item.content) > 1 else item.content
        pieces = content if at in spread else ["\n".join(content)]
        for n, piece in enumerate(pieces):
            row: list[Any] = [None] * 12
            if n == 0:
                name = "\n".join(item.level1) if item.level1 in UPRIGHT else item.level1
                row = [
                    item.seq, name, item.level2, None, laws(item.bases, "、"),
                    item.limit.replace("公开；其中", "公开；\n其中"), "、".join(item.subjects),
                    boxes(item, "þ", "o", names={"入户/现场": "人户/现场", "精准推送": "精准报送"}), tick(item.public),
                    special(item), tick(item.proactive), tick(item.on_request),
                ]  # fmt: skip
            row[3] = piece
            marks.append((table.add(*row), item.level1))
    start = 0
    for at in range(1, len(marks) + 1):
        if at == len(marks) or marks[at][1] != marks[start][1]:
            table.merge(marks[start][0], 1, marks[at - 1][0], 1)
            start = at
    docx(out / FILE, paragraph("医疗卫生领域基层政务公开标准目录") + word_table(table, headers=2))
    notes = [
        "four items run over several rows: one element a row, everything else blank below (not merged)",
        "þ ticked and o empty: Wingdings letters that lost their font; 人户/现场 and 精准报送 are slips",
        "公开对 and 特定 are cut; level 1 of some groups has one character a line",
        "no 公开层级",
    ]
    write(out, FILE, items, "医疗卫生领域", (), notes)
