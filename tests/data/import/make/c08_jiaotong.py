"""Hard: numbers and dates typed by Excel (formats 0"个工作日", m月d日, 00), extra columns (责任科室, 咨询电话 as a number,
hidden column 内部编码), full-width ticks in wrong columns none; 公开渠道 as one tick column a channel."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path
from typing import Any

from render import Table, laws, listed, special, tick
from truth import LAWS, read, write
from write import date, xlsx

FILE = "交通运输领域政务公开事项目录.xlsx"
LEVELS = ("区县级", "乡镇级")
EXTRA = ("责任科室", "咨询电话")
ITEMS = """
机构信息 | 机构职能 | 单位名称、职责、办公地址、办公时间、联系方式 | 信 | 20个工作日 | 县交通运输局 | 网查 | 公 | 主 | 1 | 办公室^63221001
" | 权责清单 | 权力事项名称；实施依据；责任事项 | 信 意见 | 1月31日 | " | 网政 | " | " | 1 | 法规科^63221002
规划计划 | 交通运输发展规划 | 规划文本；年度计划；完成情况 | 信 中华人民共和国公路法 | 20个工作日 | " | 网 | " | " | 1 | 规划科^63221003
" | 农村公路建设计划 | 建设里程；补助标准；项目清单 | 农村公路条例#国务院令第813号 信 | 3月31日 | 县交通运输局；各乡镇人民政府 | 网栏 | " | " | 12 | 规划科^63221003
行政许可 | 公路超限运输许可 | 许可条件；申请材料；许可结果 | 许 公路安全保护条例#国务院令第593号 | 7个工作日 | 县交通运输局 | 网政 | " | " | 1 | 审批科^63221004
" | 涉路施工活动许可 | " | " | 7个工作日 | " | 网政 | " | " | 1 | 审批科^63221004
" | 道路旅客运输经营许可 | " | 许 中华人民共和国道路运输条例#国务院令第406号 | 7个工作日 | " | 网政 | " | " | 1 | 审批科^63221004
" | 港口经营许可 | " | 许 中华人民共和国港口法 | 7个工作日 | " | 网政 | " | " | 1 | 审批科^63221004
行政处罚 | 超限超载处罚 | 违法事实；处罚依据；处罚结果 | 罚 公路安全保护条例#国务院令第593号 | 7个工作日 | 县交通运输综合行政执法大队 | 网微 | 公特:当事人 | " | 1 | 执法大队^63221010
" | 非法营运处罚 | " | 罚 中华人民共和国道路运输条例#国务院令第406号 | 7个工作日 | " | 网微 | 公特:当事人 | " | 1 | 执法大队^63221010
公共服务 | 公交线路调整 | 线路名称；调整原因；调整时间 | 城市公共交通条例#国务院令第793号 | 提前10日 | 县交通运输局 | 网微视栏 | 公 | " | 12 | 运管科^63221005
" | 道路通行信息 | 封闭路段；绕行路线；预计恢复时间 | 中华人民共和国公路法 | 实时公开 | " | 网微视 | " | " | 12 | 养护科^63221006
" | 水路客运班次 | 航线；班次；票价 | 国内水路运输管理条例#国务院令第625号 | 3个工作日 | " | 网微 | " | " | 1 | 港航科^63221007
" | 驾驶员从业资格考试 | 报名条件；考试时间；成绩查询方式 | 道路运输从业人员管理规定#交通部令2006年第9号 | 15个工作日 | " | 网政推 | 特:报考人员 | 主依 | 1 | 运管科^63221005
财务信息 | 部门预算 | 收支预算总表；“三公”经费预算表 | 预算 信 | 2月20日 | " | 网 | 公 | 主 | 1 | 财务科^63221008
" | 部门决算 | 收支决算总表；“三公”经费决算表 | " | 10月31日 | " | 网 | " | " | 1 | 财务科^63221008
监督保障 | 安全生产监督检查 | 检查计划；检查结果 | 安 | 20个工作日 | " | 网 | " | " | 12 | 安监科^63221009
" | 投诉举报 | 投诉电话；办理流程 | 信 | 长期公开 | " | 网微栏 | " | " | 12 | 办公室^63221001
"""
DATES = {"1月31日": (1, 31), "3月31日": (3, 31), "2月20日": (2, 20), "10月31日": (10, 31)}
COLUMNS = (
    "政府网站",
    "两微一端",
    "广播电视",
    "公开查阅点",
    "政务服务中心",
    "社区/企事业单位/村公示栏（电子屏）",
    "精准推送",
    "其他",
)


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS, EXTRA)
    table = Table()
    channels = [c.replace("社区/企事业单位/村公示栏（电子屏）", "公示栏") for c in COLUMNS]
    before = ["内部编码", "序号", "公开事项", None, "公开内容", "公开依据", "公开时限", "公开主体"]
    heads = [
        "公开渠道和载体",
        *[None] * 7,
        "公开对象",
        None,
        "公开方式",
        None,
        "公开层级",
        None,
        "责任科室",
        "咨询电话",
    ]
    table.add("交通运输领域政务公开事项目录", *[None] * 23)
    table.merge(0, 0, 0, 23)
    table.add(*before, *heads)
    table.add(None, None, "一级目录", "二级目录", *[None] * 4, *channels, "全社会", "特定主体", "主动公开", "申请公开",
              *LEVELS, None, None)  # fmt: skip
    for column in (0, 1, 4, 5, 6, 7, 22, 23):
        table.merge(1, column, 2, column)
    for left, right in ((2, 3), (8, 15), (16, 17), (18, 19), (20, 21)):
        table.merge(1, left, 1, right)
    top = len(table.rows)
    for item in items:
        limit: Any = item.limit
        if item.limit in DATES:
            limit = date(2024, *DATES[item.limit])
        elif item.limit.removesuffix("个工作日").isdigit():
            limit = int(item.limit.removesuffix("个工作日"))
        seq = int(item.seq or 0)
        item.accept["seq"] = [str(seq)]
        item.seq = f"{seq:02d}"
        table.add(
            f"JT{seq:04d}", seq, item.level1, item.level2, listed(item.content, "1．"), laws(item.bases, "；"), limit,
            "、".join(item.subjects), *(tick(name in item.channels) for name in COLUMNS), tick(item.public),
            special(item), tick(item.proactive), tick(item.on_request), *(tick(x in item.levels) for x in LEVELS),
            item.extra["责任科室"], int(item.extra["咨询电话"]),
        )  # fmt: skip
        item.extra = {"内部编码": f"JT{seq:04d}", **item.extra}
        item.accept["extra"] = [{k: v for k, v in item.extra.items() if k != "内部编码"}]
    table.merge_equal(2, top, len(table.rows) - 1)

    def dress(book: Any) -> None:
        sheet = book["目录"]
        sheet.column_dimensions["A"].hidden = True
        for row in range(top + 1, len(table.rows) + 1):
            sheet.cell(row, 2).number_format = "00"
            cell = sheet.cell(row, 7)
            if cell.is_date:
                cell.number_format = 'm"月"d"日"'
            elif isinstance(cell.value, int):
                cell.number_format = '0"个工作日"'

    xlsx(out / FILE, [("目录", table)], dress)
    notes = [
        '公开时限: numbers in the format 0"个工作日" and dates in the format m月d日 read as they are shown',
        "序号 in the format 00: 01 and 1 are both right",
        "one tick column a channel; 责任科室 and 咨询电话 are extra; 内部编码 stands in a hidden column",
    ]
    write(out, FILE, items, "交通运输领域", LEVELS, notes)
