"""Mild to hard: a department's own list: no 公开主体, header in one row with its groups in it, 五公开, 公开格式, 更新周期, 备注 as
extra columns, 公开时限 长期公开 beside 更新周期, three tables in one sheet with titles （一）…, outline numbers 一、 and （一）."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, laws, special, tick
from truth import LAWS, Item, read, write
from write import xlsx

FILE = "区市场监督管理局主动公开基本目录.xlsx"
EXTRA = ("五公开", "公开格式", "更新周期", "备注")
ITEMS = """
机构信息 | 机构职能 | 单位名称、主要职责、办公地址、办公时间、办公电话、负责人姓名 | 信 | 长期公开 | | 网 | 公 | 主 | | 管理公开^文本^形成或变更20个工作日内^
" | 领导信息 | 姓名、职务、照片、工作分工 | " | " | | 网 | " | " | | 管理公开^文本、图片^形成或变更7个工作日内^任免文件为准
" | 内设机构 | 机构名称；机构职责；负责人；联系方式 | " | " | | 网 | " | " | | 管理公开^文本^形成或变更20个工作日内^
政策文件 | 行政规范性文件 | 文件标题、文号、发布日期、正文、有效性 | 信 意见 | " | | 网报政 | " | " | | 决策公开^文本、附件^形成或变更20个工作日内^
" | 政策解读 | 文字解读；图表解读；视频解读 | 细则 | 文件发布3个工作日内 | | 网微 | " | " | | 决策公开^文本、图片、视频^即时^
" | 意见征集 | 征求意见稿；征集方式；征集结果反馈 | 重大行政决策程序暂行条例#国务院令第713号 | 征求意见期限一般不少于30日 | | 网微会 | " | " | | 决策公开^文本^即时^
财政信息 | 财政预算、决算 | 部门预算；部门决算；“三公”经费 | 预算 | 批复后20日内 | | 网 | " | " | | 管理公开^表格^按年^
行政许可 | 企业设立登记 | 办理条件；申请材料；办理流程；办理结果 | 中华人民共和国市场主体登记管理条例#国务院令第746号 | 长期公开 | | 网政 | " | " | | 服务公开^文本、表格^动态调整^
" | 食品经营许可 | " | 食 食品经营许可和备案管理办法#国家市场监督管理总局令第78号 | " | | 网政 | " | " | | 服务公开^文本、表格^动态调整^
" | 特种设备使用登记 | " | 中华人民共和国特种设备安全法 | " | | 网政 | " | " | | 服务公开^文本、表格^动态调整^
双随机、一公开 | 抽查事项清单 | 抽查依据、抽查主体、抽查内容、抽查方式 | 三项 | " | | 网他:国家企业信用信息公示系统 | " | " | | 执行公开^表格^动态调整^
" | 抽查结果 | 抽查对象；抽查时间；抽查结果；处理措施 | 企业信息公示暂行条例#国务院令第654号 | 抽查结束后20个工作日内 | | 网他:国家企业信用信息公示系统 | " | " | | 结果公开^表格^按次^
行政处罚 | 行政处罚决定 | 行政相对人名称；违法事实；处罚依据；处罚内容；决定日期 | 罚 三项 | 自作出行政处罚决定之日起7个工作日内 | | 网他:国家企业信用信息公示系统+信用中国网站 | " | " | | 结果公开^文本^即时^按规定期限撤下
质量监督 | 产品质量监督抽查 | 抽查计划；抽查结果；不合格产品处理情况 | 中华人民共和国产品质量法 | 结果确认后10个工作日内 | | 网微纸 | " | " | | 结果公开^表格^按批次^
消费维权 | 投诉举报公示 | 投诉数量；投诉处理结果 | 中华人民共和国消费者权益保护法 | 每月10日前 | | 网微 | " | " | | 结果公开^表格^按月^
" | 消费警示 | 警示内容；防范措施 | " | 及时 随时公布 | | 网微视栏 | " | " | | 服务公开^文本^即时^
知识产权 | 专利奖补 | 申报条件；奖补名单；奖补金额 | 中华人民共和国专利法 | 公示7日 | | 网 | 公特:申报单位 | " | | 结果公开^表格^按年^
依申请公开 | 企业登记档案查询 | 查询条件；查询流程 | 信 | 即时 | | 政推 | 特:申请人 | 依 | | 服务公开^文本^动态调整^
"""
GROUPS = ((0, 7, "（一）综合政务"), (7, 13, "（二）行政执法"), (13, 18, "（三）监管服务"))
CHINESE = "一二三四五六七八九十"


def _table(items: list[Item], title: str) -> Table:
    table = Table()
    table.add(title, *[None] * 14)
    table.merge(0, 0, 0, 14)
    table.add("序 号", "公开事项\n一级栏目", "公开事项\n二级栏目", "公开内容及要求", "依据", "公开时限", "更新周期", "公开渠道",
              "公开对象\n全社会", "公开对象\n特定群体", "公开方式\n主动", "公开方式\n依申请公开", "五公开", "公开格式", "备注")  # fmt: skip
    group, last, second = -1, "", 0
    for item in items:
        if item.level1 != last:
            group, last, second = group + 1, item.level1, 0
        names = [c for c in item.channels if c != "其他"] + item.others
        table.add(
            int(item.seq or 0), f"{CHINESE[group]}、{item.level1}", f"（{CHINESE[second]}）{item.level2}",
            "；".join(item.content), laws(item.bases, "、"), item.limit, item.extra.get("更新周期"), " ".join(names),
            tick(item.public), special(item), tick(item.proactive), tick(item.on_request),
            item.extra.get("五公开"), item.extra.get("公开格式"), item.extra.get("备注"),
        )  # fmt: skip
        second += 1
    table.merge_equal(1, 2, len(table.rows) - 1)
    table.merge_equal(4, 2, len(table.rows) - 1, within=1)
    return table


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, (), EXTRA)
    table = Table()
    table.add("区市场监督管理局主动公开基本目录", *[None] * 14)
    table.merge(0, 0, 0, 14)
    for start, stop, title in GROUPS:
        for number, item in enumerate(items[start:stop], 1):
            item.seq = str(number)
        table.extend(_table(items[start:stop], title))
        table.add(*[None] * 15)
    for item in items:
        if " " in item.limit:
            item.accept["time_limit_text"] = [item.limit, "及时、随时公布", "及时；随时公布"]
    table.add("审核：　　　　　　　　填表人：　　　　　　　　联系电话：", *[None] * 14)
    xlsx(out / FILE, [("目录", table)])
    notes = [
        "no 公开主体 column: subjects is empty",
        "three tables one below the other, each with a title （一）… that names no field, numbered anew",
        "outline numbers 一、 and （一） before the names",
        "五公开, 公开格式, 更新周期, 备注 are extra; channels are bare words apart by blanks",
    ]
    write(out, FILE, items, "区市场监督管理局主动公开基本目录", (), notes)
