"""Hard: a page where the header is repeated before every third item and the level 1 that goes on is blank, no 公开事项 group
(一级, 二级 directly), 公开方式 before 渠道 before 对象, channels as a numbered list run together, 主动 misread as S!, HTML entities."""

# ruff: noqa: E501
from __future__ import annotations

import html
from pathlib import Path

from render import Table, listed, special, tick
from truth import LAWS, NATIONAL, read, write
from write import html_table

FILE = "医疗保障领域政务公开标准目录.html"
EXTRA = ("责任科室（单位）",)
ITEMS = """
法规政策 | 法律法规 | 医疗保障相关法律、法规、规章 | 中华人民共和国社会保险法 医疗保障基金使用监督管理条例#国务院令第735号 | 信息形成或变更之日起20个工作日内 | 市医疗保障局 | 网微 | 公 | 主 | | 办公室
" | 规范性文件 | 参保政策；待遇政策；支付政策 | 信 | " | " | 网微政 | " | " | | 办公室
" | 政策解读 | 政策问答；图解 | 意见 | 关联规范性文件公开3个工作日内 | " | 网微 | " | " | | 办公室
参保登记 | 单位参保登记 | 办理材料；办理时限；办理流程；咨询电话 | 中华人民共和国社会保险法 社会保险费征缴暂行条例#国务院令第259号 | 信息形成或变更之日起20个工作日内 | 市医疗保障服务中心 | 网政便 | " | " | | 参保科
" | 城乡居民参保登记 | 办理材料；办理时限；办理流程；缴费标准 | " | 每年9月1日前 | 市医疗保障服务中心；各镇（街道） | 网微政便户栏 | " | " | | 参保科
" | 参保信息变更 | 办理材料；办理流程 | " | 信息形成或变更之日起20个工作日内 | 市医疗保障服务中心 | 网政便 | " | " | | 参保科
" | 参保凭证打印 | 办理方式；办理地点 | " | " | " | 网政便 | " | " | | 参保科
待遇支付 | 住院费用报销 | 报销范围；报销比例；申报材料；办理时限 | 基本医疗保险用药管理暂行办法#国家医疗保障局令第1号 | " | " | 网政栏 | " | " | | 待遇科
" | 门诊慢特病认定 | 病种目录；认定标准；认定结果 | " | 自收到申请之日起20个工作日内 | " | 网政推 | 公特:申请人 | " | | 待遇科
" | 异地就医备案 | 备案方式；备案材料；定点医疗机构名单 | " | 长期公开 | " | 网微政 | 公 | " | | 待遇科
" | 生育保险待遇 | 待遇标准；申领材料 | 中华人民共和国社会保险法 | 信息形成或变更之日起20个工作日内 | " | 网政 | " | " | | 待遇科
" | 医疗救助 | 救助对象；救助标准；申请流程；救助结果 | 社会救助暂行办法#国务院令第649号 | 每季度首月20日前 | 市医疗保障局；市民政局 | 网栏 | 公特:救助对象 | " | | 救助科
定点管理 | 定点医疗机构申请 | 申请条件；评估流程；拟新增名单公示 | 医疗机构医疗保障定点管理暂行办法#国家医疗保障局令第2号 | 公示期不少于5个工作日 | 市医疗保障局 | 网 | 公 | " | | 医药科
" | 定点零售药店申请 | 申请条件；评估流程；拟新增名单公示 | 零售药店医疗保障定点管理暂行办法#国家医疗保障局令第3号 | " | " | 网 | " | " | | 医药科
" | 协议考核 | 考核办法；考核结果 | " | 考核结束后20个工作日内 | " | 网 | " | " | | 医药科
药品耗材 | 药品集中采购 | 中选品种；中选价格；供应企业 | 国务院办公厅关于推动药品集中带量采购工作常态化制度化开展的意见#国办发〔2021〕2号 | 文件发布3个工作日内 | " | 网微他:医药采购平台 | " | " | | 医药科
" | 医疗服务价格 | 项目名称；项目内涵；价格 | 中华人民共和国价格法 | 执行前10日 | " | 网微栏 | " | " | | 医药科
基金监管 | 基金运行情况 | 基金收入；基金支出；基金结余 | 中华人民共和国社会保险法 | 每年6月30日前 | 市医疗保障局；市财政局 | 网纸 | " | " | | 基金科
" | 监督检查结果 | 检查对象；检查内容；处理结果 | 医疗保障基金使用监督管理条例#国务院令第735号 | 检查完成后20个工作日内 | 市医疗保障局 | 网微 | " | " | | 监管科
" | 行政处罚 | 处罚对象；违法事实；处罚结果 | 罚 医疗保障基金使用监督管理条例#国务院令第735号 | 自作出行政处罚决定之日起7个工作日内 | " | 网他:信用中国网站 | " | " | | 监管科
" | 举报奖励 | 举报方式；奖励标准；奖励流程 | 违法违规使用医疗保障基金举报奖励办法#医保办发〔2022〕22号 | 长期公开 | " | 网微栏 | " | " | | 监管科
公共服务 | 经办机构名录 | 机构名称；地址；电话；办公时间 | 信 | 动态调整 | 市医疗保障服务中心 | 网微政 | " | " | | 综合科
" | 政策宣传活动 | 活动主题；活动时间；活动地点 | 信 | 活动前3日 | " | 网微户栏 | " | " | | 综合科
" | 意见建议 | 征集主题；征集方式；采纳情况 | 信 | 征集结束后15个工作日内 | 市医疗保障局 | 网微 | " | " | | 综合科
依申请公开 | 个人医保账户查询 | 账户余额；消费明细 | 中华人民共和国社会保险法 | 即时办理 | 市医疗保障服务中心 | 政推 | 特:参保人员 | 依 | | 综合科
"""


def _head(table: Table, noisy: bool) -> None:
    top = table.add("序号", "一级 事项", "二级 事项", "公开内容 （要素）", "公开依据", "公开时限", "公开主体", "公开方式", None,
                    "公开渠道和载体", "公开对象", None, "责任科室（单位）")  # fmt: skip
    table.add(*[None] * 7, "S!" if noisy else "主动", "依申 请", None, "全社 会", "特定群体", None)
    for column in (*range(7), 9, 12):
        table.merge(top, column, top + 1, column)
    table.merge(top, 7, top, 8)
    table.merge(top, 10, top, 11)


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, (), EXTRA)
    table = Table()
    last = ""
    for at, item in enumerate(items):
        if at % 3 == 0:
            _head(table, noisy=at == 6)
        names = [c for c in NATIONAL[:-1] if c in item.channels] + item.others
        carried = item.level1 == last
        last = item.level1
        table.add(
            item.seq, None if carried else item.level1, item.level2, listed(item.content, "1.", " "),
            "".join(basis.text() for basis in item.bases).replace("〔", "﹝").replace("〕", "﹞"), item.limit,
            " ".join(item.subjects), tick(item.proactive), tick(item.on_request),
            " ".join(f"{n}.{name}" for n, name in enumerate(names, 1)), tick(item.public), special(item),
            item.extra["责任科室（单位）"],
        )  # fmt: skip
        if len(item.subjects) > 1:
            item.accept["subjects"] = ["".join(item.subjects).split("\0")]

    def cell(text: str) -> str:
        return html.escape(text).replace("√", "&radic;").replace("《", "&#12298;") or "&nbsp;"

    page = f"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>医疗保障领域政务公开标准目录_市医疗保障局</title></head>
<body><header><ul><li>首页</li><li>信息公开</li></ul></header><article><h1>医疗保障领域政务公开标准目录</h1>
<p>来源：市医疗保障局 发布时间：2023-05-06</p><div class="pages_content">
{html_table(table, cell, 'border="1"', th=2)}</div></article>
<footer>版权所有：市人民政府办公室</footer></body></html>
"""
    out.joinpath(FILE).write_text(page, encoding="utf-8")
    notes = [
        "the header stands again before every third item; one of them has S! for 主动",
        "level 1 blank (not merged) where it goes on, the header between or not",
        "no group 公开事项; 公开方式 before 公开渠道 before 公开对象; 责任科室（单位） is extra",
        "two bodies apart by a blank; contents and channels as numbered lists in one line",
    ]
    write(out, FILE, items, "医疗保障领域", (), notes)
