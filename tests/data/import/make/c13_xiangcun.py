"""Very hard: header repeated inside the sheet with level 1 blank below it, level 1 merged across into the empty 二级事项, an empty
numbered row, a hidden row, one content and one basis merged over two items of different names, sixteen bodies in one cell, 同上."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path
from typing import Any

from render import Table, boxes, laws, listed, special, tick
from truth import LAWS, Item, read, write
from write import xlsx

FILE = "乡村振兴（扶贫）领域基层政务公开标准目录.xlsx"
LEVELS = ("县级", "乡、村级")
MANY = "县发展改革局；县教育局；县民政局；县财政局；县人力资源社会保障局；县自然资源局；县住房城乡建设局；县交通运输局；县水利局；县农业农村局；县文化广电旅游局；县卫生健康局；县医疗保障局；县林业局；县残联；各乡镇人民政府"
ITEMS = """
政策文件 | 行政法规、规章 | 中央及地方政府涉及乡村振兴领域的行政法规；中央及地方政府涉及乡村振兴领域的规章 | 信短 乡 | 信息形成（变更）20个工作日内 | 县农业农村局；各乡镇人民政府 | 网政便栏 | 公 | 主 | 12
" | 规范性文件 | 各级政府及部门涉及乡村振兴领域的规范性文件 | " | " | " | 网政栏 | " | " | 12
" | 其他政策文件 | 涉及乡村振兴领域其他政策文件；政策解读 | " | " | " | 网微政栏 | " | " | 12
监测对象 | 识别标准 | 国定标准；省定标准 | 信短 乡 | 信息形成（变更）20个工作日内 | 县农业农村局；各乡镇人民政府 | 网栏户 | " | " | 12
" | 识别程序 | 农户申请；民主评议；公示公告；逐级审核 | 信短 乡 | " | " | 网栏户 | " | " | 12
" | 识别结果 | 监测对象名单（姓名、识别时间、返贫致贫风险）；数据汇总 | " | 信息形成（变更）20个工作日内，村内公示不少于5日 | 各乡镇人民政府；各村民委员会 | 栏 | 公特:本村村民 | " | 2
风险消除 | | 风险消除标准；风险消除程序；风险消除结果 | " | 信息形成（变更）20个工作日内 | " | 栏户 | " | " | 2
帮扶资金 | 财政专项资金分配结果 | 资金名称；分配结果 | 信短 衔接 | 分配结果确定后20个工作日内 | 县财政局；县农业农村局 | 网栏 | 公 | " | 12
" | 年度计划 | 年度衔接资金项目计划安排情况；计划完成情况 | " | 信息形成（变更）20个工作日内 | M | 网栏 | " | " | 12
" | 精准帮扶贷款 | 贷款对象；贷款用途；贷款金额；享受贴息等情况 | " | " | 县农业农村局；承贷金融机构 | 网栏户 | 公特:贷款对象 | " | 12
帮扶项目 | 项目库建设 | 申报流程；结果公示；项目库名单 | " | 公示期不少于10日 | 县农业农村局；各乡镇人民政府 | 网栏 | 公 | " | 12
" | 项目实施 | 项目名称；实施地点；建设任务；责任单位；资金来源及规模；实施期限；绩效目标；带贫机制 | " | 信息形成（变更）20个工作日内 | " | 网栏 | " | " | 12
" | 项目招标投标 | 招标公告；中标结果 | 招标 | 自中标通知书发出之日起5个工作日内 | 项目单位 | 网他:公共资源交易平台 | " | " | 1
" | 项目竣工验收 | 验收时间；验收结果 | 信短 衔接 | 信息形成（变更）20个工作日内 | 县农业农村局；各乡镇人民政府 | 网栏 | " | " | 12
监督管理 | 监督举报 | 监督举报电话（12317）；地址；受理部门 | " | 长期，最新有效 | " | 网微栏户 | " | " | 12
" | 审计结果 | 衔接资金审计结果；整改情况 | 中华人民共和国审计法 | 收到审计结果报告之日起20个工作日内 | 县审计局 | 网 | " | " | 1
" | 驻村帮扶 | 驻村工作队名单；联系方式；帮扶单位 | 信短 乡 | 动态调整 | 县农业农村局；各乡镇人民政府 | 栏户 | 公特:本村村民 | " | 2
"""
HIDDEN = "监督管理 | 脱贫人口退出 | 退出计划；退出标准；退出程序 | 信短 | 信息形成（变更）20个工作日内 | 县农业农村局 | 网 | 公 | 主 | 1"


def _row(item: Item) -> list[Any]:
    return [
        int(item.seq or 0), item.level1, item.level2, listed(item.content, "●"),
        laws(item.bases, "、"), item.limit, "、".join(item.subjects), boxes(item, "■", "口", per_line=3, gap="　", other="其他{}"),
        tick(item.public), special(item, with_sign=True), tick(item.proactive), tick(item.on_request),
        *(tick(level in item.levels) for level in LEVELS),
    ]  # fmt: skip


def _head(table: Table) -> int:
    top = table.add("序号", "公开事项", None, "公开内容\n（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
                    "公开对象", None, "公开方式", None, "公开层级", None)  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请", "县级", "乡、村级")
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(top, column, top + 1, column)
    for column in (1, 8, 10, 12):
        table.merge(top, column, top, column + 1)
    return top


def make(out: Path) -> None:
    from truth import Basis

    local = LAWS | {
        "乡": Basis("中华人民共和国乡村振兴促进法"),
        "衔接": Basis("中央财政衔接推进乡村振兴补助资金管理办法", "财农〔2021〕19号"),
        "招标": Basis("中华人民共和国招标投标法"),
    }
    items = read(ITEMS.replace("| M |", f"| {MANY} |"), local, LEVELS)
    (hidden,) = read(HIDDEN, local, LEVELS)
    # the empty numbered row takes 10: those after it count on from 11
    for at, item in enumerate(items):
        item.seq = str(at + 1 if at < 9 else at + 2)
    hidden.seq = "99"
    # the first content and basis of 监测对象 stand merged over two rows in the sheet
    items[4].content = items[3].content
    table = Table()
    table.add("乡村振兴（扶贫）领域基层政务公开标准目录", *[None] * 13)
    table.merge(0, 0, 0, 13)
    _head(table)
    rows: dict[int, int] = {}
    for at, item in enumerate(items):
        if at in (5, 12):
            _head(table)
        rows[at] = table.add(*_row(item))
        if at in (5, 12):
            table.rows[rows[at]][1] = None
        if at == 8:
            table.add(10, *[None] * 13)
        if at == 15:
            rows[-1] = table.add(*_row(hidden))
    for start, stop in ((0, 2), (3, 4), (7, 9), (10, 11), (14, 16)):
        table.merge(rows[start], 1, rows[stop], 1)
    # the page break: blank, merged over the rest of the group
    table.merge(rows[12], 1, rows[13], 1)
    table.merge(rows[6], 1, rows[6], 2)
    table.merge(rows[3], 3, rows[4], 3)
    table.merge(rows[3], 4, rows[4], 4)
    table.rows[rows[11]][4] = "同上"
    table.rows[rows[16]][9] = "√本村村民"
    items[6].accept["level2"] = ["风险消除"]
    table.add("备注：“■”表示必选项，“口”表示可选项。", *[None] * 13)

    def dress(book: Any) -> None:
        book["Sheet1"].row_dimensions[rows[-1] + 1].hidden = True

    xlsx(out / FILE, [("Sheet1", table)], dress)
    notes = [
        "the header is repeated twice inside the sheet; the level 1 that goes on is blank below it",
        "风险消除 is merged over 一级事项 and 二级事项: there is no level 2",
        "row 10 has a number and nothing else: no item",
        "one row is hidden: it may be read or left out (optional_items)",
        "公开内容 and 公开依据 of 识别标准 and 识别程序 are one merged cell",
        "口 (the character) is the empty box",
    ]
    write(out, FILE, items, "乡村振兴（扶贫）领域", LEVELS, notes, [hidden])
