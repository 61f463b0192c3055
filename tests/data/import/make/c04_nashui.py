"""Mild: an 就业-like layout where 序号 has no name and stands after 一级事项, word boxes with ☑ ☐, header flattened to one row."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, boxes, laws, listed, special, tick
from truth import LAWS, read, write
from write import xlsx

FILE = "税收管理领域基层政务公开标准目录（2021版）.xlsx"
LEVELS = ("县级", "乡级")
ITEMS = """
政策法规 | 税收法律法规 | 税收法律；税收行政法规；税务部门规章 | 税 信 | 信息形成或者变更之日起20个工作日内 | 县税务局 | 网政他:办税服务厅 | 公 | 主 | 1
" | 税收规范性文件 | 文件全文；政策解读 | " | 文件发布3个工作日内 | " | 网微 | " | " | 1
" | 减税降费政策 | 政策名称、适用对象、享受条件、办理方式 | " | 颁布或印发之日起5个工作日内 | " | 网微户推他:办税服务厅 | 公特:符合条件的纳税人 | " | 12
纳税服务 | 纳税人权利与义务 | 纳税人权利；纳税人义务 | " | 长期公开 | " | 网政 | 公 | " | 1
" | A级纳税人名单公告 | 纳税人识别号、纳税人名称、评价年度 | 纳税信用管理办法（试行）#国家税务总局公告2014年第40号 | 每年4月1日之前 | " | 网 | " | " | 1
" | 办税地图 | 办税服务厅地址、办公时间、联系电话 | 税 | 动态调整 | 县税务局；各税务分局（所） | 网微政便他:办税服务厅 | " | " | 12
" | 办税日历 | 各税种申报期限 | " | 每年1月31日前 | 县税务局 | 网微 | " | " | 1
" | 办税指南 | 设定依据、申请条件、办理材料、办理地点、办理机构、收费标准、办理时间、联系电话、办理流程、办理结果 | " | 及时公开 | " | 网政他:办税服务厅 | " | " | 1
行政许可 | 增值税专用发票最高开票限额审批 | 许可条件；许可程序；许可结果 | 许 税 | 自作出行政决定之日起7个工作日内公示 | " | 网他:办税服务厅 | " | " | 1
定期定额户 | 个体工商户定额公示 | 纳税人名称、经营地点、核定销售额、应纳税额 | 个体工商户税收定期定额征收管理办法#国家税务总局令第16号 | 公示期限为5个工作日 | 各税务分局（所） | 栏他:办税服务厅 | 特:定期定额户 | " | 12
欠税公告 | 欠税公告 | 欠税人名称、纳税人识别号、欠税税种、欠税余额 | 欠税公告办法（试行）#国家税务总局令第9号 | 每季度终了后公告 | 县税务局 | 网视纸他:办税服务厅 | 公 | " | 1
委托代征 | 委托代征公告 | 代征人名称；代征税种；代征期限 | 委托代征管理办法#国家税务总局公告2013年第24号 | 委托代征协议签订之日起10个工作日内 | " | " | " | " | 1
行政处罚 | 行政处罚决定 | 处罚对象、违法事实、处罚依据、处罚结果 | 罚 三项 | 自作出行政决定之日起7个工作日内公示 | " | 网 | " | " | 1
非正常户公告 | 非正常户公告 | 纳税人名称、法定代表人、认定日期 | 税务登记管理办法#国家税务总局令第7号 | 每季度的首个月20日 | " | 网 | " | " | 1
"""


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    table.add("一级事项", None, "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道",
              "公开对象（全社会）", "公开对象（特定对象）", "公开方式（主动）", "公开方式（依申请）",
              "公开层级（县级）", "公开层级（乡级）")  # fmt: skip
    for item in items:
        table.add(
            item.level1, int(item.seq or 0), item.level2, listed(item.content, "1、", end="；", last="。"),
            laws(item.bases, "\n", "1."), item.limit, "，".join(item.subjects),
            boxes(item, "☑", "☐", per_line=3, gap="  ", other="其他：{}"),
            tick(item.public, "✓"), special(item), tick(item.proactive, "✓"), tick(item.on_request, "✓"),
            *(tick(level in item.levels, "✓") for level in LEVELS),
        )  # fmt: skip
    xlsx(out / FILE, [("税收管理", table)])
    notes = [
        "one header row; the column of the numbers has no name and stands after 一级事项; level 1 repeated in each row"
    ]
    write(out, FILE, items, "税收管理领域", LEVELS, notes)
