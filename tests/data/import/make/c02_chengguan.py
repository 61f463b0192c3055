"""Hard: header of three rows with cut labels, 三级事项, 序号 counts the level-1 groups and is merged, three levels, ▲ and ◆ boxes."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, laws, listed, special, tick, ticked
from truth import LAWS, read, write
from write import xlsx

FILE = "城市综合执法领域政务公开目录（市、县、乡三级）.xlsx"
LEVELS = ("市级", "县（区）级", "乡级")
ITEMS = """
机构职能 | 机构设置> | 内设机构；所属单位；办公地址、办公时间、联系方式 | 信短 | 信息形成（变更）20个工作日内 | 城市管理行政执法部门 | 网查 | 公 | 主 | 123
" | 执法主体> | 执法主体资格；执法人员名单；执法证件编号 | 罚 三项 | " | " | 网 | " | " | 12
行政许可 | 市容环境卫生类>设置大型户外广告许可 | 许可条件；申请材料；办理流程；许可结果 | 许 城市市容和环境卫生管理条例#国务院令第101号 | 自作出行政决定之日起7个工作日内公示 | 城市管理行政执法部门；行政审批部门 | 网政 | " | " | 12
" | 市容环境卫生类>城市建筑垃圾处置核准 | " | 许 固 城市建筑垃圾管理规定#建设部令第139号 | " | " | " | " | " | 12
" | 市容环境卫生类>拆除环境卫生设施许可 | " | 许 城市市容和环境卫生管理条例#国务院令第101号 | " | " | " | " | " | 2
" | 市政公用类>市政设施建设类审批 | " | 许 城市道路管理条例#国务院令第198号 | " | " | " | " | " | 12
" | 市政公用类>城镇污水排入排水管网许可 | " | 许 城镇排水与污水处理条例#国务院令第641号 | " | " | " | " | " | 12
" | 市政公用类>燃气经营许可证核发 | " | 许 城镇燃气管理条例#国务院令第583号 | " | " | " | " | " | 2
" | 园林绿化类>改变绿化规划、绿化用地的使用性质审批 | " | 许 城市绿化条例#国务院令第100号 | " | " | " | " | " | 2
行政处罚 | 市容环境卫生类>未经批准设置大型户外广告的处罚 | 处罚依据；处罚程序；处罚结果 | 罚 城市市容和环境卫生管理条例#国务院令第101号 | 执法决定信息在决定作出之日起7个工作日内公开，其他相关信息形成或变更之日起20个工作日内公开 | 城市管理行政执法部门 | 网他:信用中国网站 | " | " | 12
" | 市容环境卫生类>未按规定分类投放生活垃圾的处罚 | " | 罚 固 | " | " | " | " | " | 123
" | 市政公用类>擅自占用、挖掘城市道路的处罚 | " | 罚 城市道路管理条例#国务院令第198号 | " | " | " | " | " | 12
" | 规划类>未取得建设工程规划许可证进行建设的处罚 | " | 罚 规划 | " | " | " | " | " | 12
行政强制 | 查封施工现场>查封、扣押场所、设施或者财物 | 强制依据；强制程序；强制决定 | 强 规划 | " | 县级以上地方人民政府；城市管理行政执法部门 | 网 | 特:行政相对人 | 主依 | 2
" | 强制拆除>强制拆除违法建筑物、构筑物 | " | " | " | " | 网栏 | 公特:行政相对人 | 主 | 23
公共服务 | 便民服务>公共停车设施 | 点位；收费标准；开放时间 | 城市管理执法办法#住房和城乡建设部令第34号 | 信息形成或变更之日起3个工作日内 | 城市管理行政执法部门 | 网微他:城市管理公众号 | 公 | " | 12
" | 便民服务>公共厕所 | 点位；开放时间 | " | " | " | 网微 | " | " | 123
" | 投诉举报>城管热线 | 电话号码；受理时间；办理流程 | " | 长期公开 | " | 网微视栏 | " | " | 123
"""


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    table.add("×× 市 城 市 管 理 局 政 务 公 开 目 录", *[None] * 15)
    table.merge(0, 0, 0, 15)
    table.add("填报单位：市城市管理局", *[None] * 9, "填报时间：2023年6月", *[None] * 5)
    table.merge(1, 0, 1, 9)
    table.merge(1, 10, 1, 15)
    table.add("序 号", "公 开 事 项", None, None, "公开内容\n（要素）", "公开\n依据", "公开\n时限", "公开\n主体",
              "公开渠道\n和载体", "公开对象", None, "公开方式", None, "公开层级", None, None)  # fmt: skip
    table.add(None, "一级\n事项", "二级\n事项", "三级\n事项", *[None] * 5, "全\n社\n会", "特定", "主 动", "依\n申请",
              "市级", "县（区）级", "乡级")  # fmt: skip
    table.add(*[None] * 10, "群体", *[None] * 5)
    for column in (0, 4, 5, 6, 7, 8):
        table.merge(2, column, 4, column)
    for column in (1, 2, 3, 9, 11, 12, 13, 14, 15):
        table.merge(3, column, 4, column)
    table.merge(2, 1, 2, 3)
    for column in (9, 11):
        table.merge(2, column, 2, column + 1)
    table.merge(2, 13, 2, 15)
    top = len(table.rows)
    group, last = 0, ""
    for at, item in enumerate(items):
        group += item.level1 != last
        last = item.level1
        item.seq, item.lenient = str(group), ["seq"]
        sign = "◆" if at >= 15 else "▲"
        table.add(
            group, item.level1, item.level2, item.level3,
            listed(item.content, "（1）", end="；", last="。"), laws(item.bases, "\n"),
            item.limit, "、".join(item.subjects), ticked(item, sign, other="其他：{}" if at >= 10 else "{}"),
            tick(item.public), special(item), tick(item.proactive), tick(item.on_request),
            *(tick(level in item.levels) for level in LEVELS),
        )  # fmt: skip
    end = len(table.rows) - 1
    table.merge_equal(1, top, end)
    table.merge_equal(0, top, end)
    table.merge_equal(2, top, end, within=1)
    for column in (6, 7):
        table.merge_equal(column, top, end, within=1)
    table.add("填表说明：1.“▲”为必选渠道，“◆”为可选渠道；2.本目录由市城市管理局动态调整。", *[None] * 15)
    table.merge(end + 1, 0, end + 1, 15)
    xlsx(out / FILE, [("Sheet1", table)])
    notes = [
        "序号 counts the level-1 groups and is merged over them: seq is not scored",
        "level 2 merged inside level 1; no 三级事项 in the first two rows",
        "bases without a mark between, one a line",
    ]
    write(out, FILE, items, "城市综合执法领域", LEVELS, notes)
