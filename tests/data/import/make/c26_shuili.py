"""Hard: the table begins at C4, a row of column numbers below the header, 续表 and page rows inside, a total row, ticks as V, v, 对,
● and × for none, boxes [√] and [ ], 〃 for as above."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path
from typing import Any

from render import Table, boxes, laws, listed, special
from truth import LAWS, Item, read, write
from write import xlsx

FILE = "水利领域基层政务公开标准目录.xlsx"
LEVELS = ("县（市、区）级", "镇、村级")
ITEMS = """
规划计划 | 水利发展规划 | 规划文本；规划图；环评说明 | 中华人民共和国水法 信 | 批复之日起20个工作日内 | 县水利局 | 网 | 公 | 主 | 1
" | 年度工程计划 | 项目名称；总投资；建设地点 | " | 下达之日起20个工作日内 | " | 网 | " | " | 1
水资源管理 | 取水许可 | 申请条件；申请材料；审批结果 | 取水许可和水资源费征收管理条例#国务院令第460号 | 自作出行政决定之日起7个工作日内 | " | 网政 | " | " | 1
" | 节约用水 | 用水定额；节水型单位名单 | 节约用水条例#国务院令第776号 | 信息形成之日起20个工作日内 | " | 网微栏 | " | " | 12
" | 水源地保护 | 保护区范围；水质状况 | 中华人民共和国水污染防治法 | 每月10日前 | 县水利局；市生态环境局分局 | 网微 | " | " | 12
河湖管理 | 河长湖长名单 | 姓名；职责；监督电话 | 中华人民共和国水法 | 人员变动之日起10个工作日内 | 县河长制办公室；各镇人民政府 | 网栏 | " | " | 12
" | 河道采砂许可 | 许可条件；许可结果；禁采期 | " | 自作出行政决定之日起7个工作日内 | 县水利局 | 网政 | " | " | 1
" | 水域岸线划界 | 划界成果；界桩位置 | " | 公告之日起20个工作日内 | " | 网栏 | " | " | 12
水土保持 | 水土保持方案审批 | 审批结果；批复文号 | 中华人民共和国水土保持法 | 自作出行政决定之日起7个工作日内 | " | 网政 | " | " | 1
" | 水土保持补偿费征收 | 征收标准；征收程序 | " | 长期公开 | 县税务局 | 网政 | 公特:缴费单位 | " | 1
农村供水 | 饮水安全工程 | 工程名称；受益人口；水质检测结果 | 信 | 每季度首月15日前 | 县水利局；各镇人民政府 | 网栏户 | 公 | " | 12
" | 水价 | 水价标准；收费方式 | 中华人民共和国价格法 | 调整前30日 | 县水利局；供水单位 | 网微栏 | " | " | 12
移民后扶 | 移民人口核定 | 核定条件；核定名单 | 大中型水利水电工程建设征地补偿和移民安置条例#国务院令第471号 | 公示不少于7日 | 各镇人民政府；各村民委员会 | 栏户 | 特:移民 | " | 2
" | 直补资金发放 | 发放标准；发放名单 | " | 发放后5个工作日内 | " | 栏 | 特:移民 | 主依 | 2
"""


def _head(table: Table) -> None:
    top = table.add("序号", "公开事项", None, "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
                    "公开方式", None, "公开层级", None)  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请", *LEVELS)
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(top, column, top + 1, column)
    for column in (1, 8, 10, 12):
        table.merge(top, column, top, column + 1)


def _cells(item: Item, sign: str) -> list[Any]:
    flags = (item.public, item.proactive, item.on_request, *(level in item.levels for level in LEVELS))
    public, proactive, request, *levels = [sign if flag else "×" for flag in flags]
    return [
        int(item.seq or 0), item.level1, item.level2, listed(item.content, "（1）", "；"), laws(item.bases, "；"), item.limit,
        "、".join(item.subjects), boxes(item, "[√]", "[ ]", gap="  "), public, special(item) or "×", proactive, request,
        *levels,
    ]  # fmt: skip


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    table.add("水利领域基层政务公开标准目录", *[None] * 13)
    table.merge(0, 0, 0, 13)
    _head(table)
    table.add(*range(1, 15))
    above: list[Any] = []
    for at, item in enumerate(items):
        if at == 8:
            table.add("第1页，共2页", *[None] * 13)
            table.merge(len(table.rows) - 1, 0, len(table.rows) - 1, 13)
            table.add("水利领域基层政务公开标准目录（续表）", *[None] * 13)
            table.merge(len(table.rows) - 1, 0, len(table.rows) - 1, 13)
            _head(table)
        cells = _cells(item, "Vv对●"[at % 4])
        shown = list(cells)
        for column in (4, 5, 6):
            if above and at != 8 and cells[column] == above[column]:
                shown[column] = "〃"
        above = cells
        table.add(*shown)
    starts = [row for row, cells in enumerate(table.rows) if isinstance(cells[0], int) and isinstance(cells[1], str)]
    for first, last in ((0, 1), (2, 4), (5, 7), (8, 9), (10, 11), (12, 13)):
        table.merge(starts[first], 1, starts[last], 1)
    table.add("合计", "14项", *[None] * 12)
    shifted = Table()
    for _ in range(3):
        shifted.add(*[None] * 16)
    for row in table.rows:
        shifted.add(None, None, *row)
    shifted.merges = [(r1 + 3, c1 + 2, r2 + 3, c2 + 2) for r1, c1, r2, c2 in table.merges]
    xlsx(out / FILE, [("水利", shifted)])
    notes = [
        "the table begins at C4; below the header a row of column numbers",
        "a page row, a 续表 title and a repeated header inside; the last row is a total",
        "ticks V, v, 对, ●; × means no; 〃 means as above; [√] ticked, [ ] empty",
    ]
    write(out, FILE, items, "水利领域", LEVELS, notes)
