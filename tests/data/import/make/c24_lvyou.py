"""Hard: CSV in UTF-8 with BOM, four item columns (一级目录 to 四级目录), 同上 in several columns, ─ and 空 for none, words for mode
and object, 网址 as an extra column, an empty column between, trailing commas, a header flattened with brackets."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path
from typing import Any

from render import Table, laws, listed
from truth import LAWS, read, write
from write import csv_text

FILE = "文化旅游体育领域政务公开标准目录.csv"
LEVELS = ("市级", "镇街（园区）级")
EXTRA = ("网址",)
ITEMS = """
新闻出版版权 | 行政许可>出版物零售单位设立审批> | 审批依据；申请材料；审批结果 | 许 出版管理条例#国务院令第343号 | 作出决定之日起7个工作日内 | 市文化广电旅游体育局 | 网政 | 公 | 主 | 1 | http://www.example.gov.cn/xk/1
" | 行政许可>印刷企业设立审批> | 审批依据；申请材料；审批结果 | 许 印刷业管理条例#国务院令第315号 | " | " | 网政 | " | " | 1 |
" | 行政许可>电影放映单位设立审批> | 审批依据；申请材料；审批结果 | 许 中华人民共和国电影产业促进法 | " | " | 网政 | " | " | 1 |
" | 行政处罚>擅自从事出版物发行>行政处罚决定 | 处罚决定书 | 罚 出版管理条例#国务院令第343号 | " | 市文化市场综合执法支队 | 网 | " | " | 1 |
" | 行政处罚>侵犯著作权>行政处罚决定 | 处罚决定书 | 罚 中华人民共和国著作权法 | " | " | 网 | " | " | 1 |
旅游管理 | 旅行社管理>旅行社经营许可>办事指南 | 申请条件；申请材料；办理时限 | 中华人民共和国旅游法 旅行社条例#国务院令第550号 | 20个工作日 | 市文化广电旅游体育局 | 网政 | " | " | 1 |
" | 旅行社管理>旅行社经营许可>许可结果 | 旅行社名称；许可证号；许可日期 | 中华人民共和国旅游法 旅行社条例#国务院令第550号 | 作出决定之日起7个工作日内 | " | 网 | " | " | 1 |
" | 旅行社管理>旅行社质量保证金>缴存和退还 | 缴存标准；退还条件 | 旅行社条例#国务院令第550号 | 20个工作日 | " | 网 | 公特:旅行社 | " | 1 |
" | A级旅游景区> | 景区名称；等级；地址；开放时间 | 中华人民共和国旅游法 | 评定结果公布之日起10个工作日内 | " | 网微他:旅游咨询中心 | 公 | " | 12 |
" | 旅游安全提示> | 提示内容；救援电话 | 中华人民共和国旅游法 突 | 实时公开 | " | 网微视 | " | " | 12 | http://www.example.gov.cn/ly/tx
" | 旅游投诉>投诉受理> | 投诉电话；受理条件；处理时限 | 旅游投诉处理办法#国家旅游局令第32号 | 长期公开 | " | 网微栏 | " | " | 12 |
" | 旅游投诉>投诉处理结果> | 处理结果 | 旅游投诉处理办法#国家旅游局令第32号 | 自作出处理决定之日起5个工作日内 | " | 推 | 特:投诉人 | 依 | 1 |
广播电视 | 行政许可>广播电视节目制作经营单位设立审批> | 审批依据；申请材料；审批结果 | 许 广播电视管理条例#国务院令第228号 | 作出决定之日起7个工作日内 | " | 网政 | 公 | 主 | 1 |
" | 行政许可>卫星电视广播地面接收设施安装审批> | 审批依据；申请材料；审批结果 | 许 卫星电视广播地面接收设施管理规定#国务院令第129号 | " | " | 网政 | " | " | 1 |
" | 公益广告> | 播出单位；播出时长 | 中华人民共和国广告法 | 每季度首月20日前 | " | 网 | " | " | 1 |
体育管理 | 全民健身>全民健身设施目录> | 设施名称；位置；开放时间；管理单位 | 全民健身条例#国务院令第560号 公共文化体育设施条例#国务院令第382号 | 20个工作日 | 市文化广电旅游体育局；各镇街（园区） | 网微栏 | " | " | 12 |
" | 全民健身>健身活动> | 活动名称；时间；地点；报名方式 | 全民健身条例#国务院令第560号 | 活动开展前7日 | " | 网微栏 | " | " | 12 |
" | 全民健身>社会体育指导员> | 指导员名单；项目；等级 | 中华人民共和国体育法 | 每半年 | " | 网 | " | " | 12 |
" | 竞技体育>运动员技术等级> | 等级标准；授予名单 | 中华人民共和国体育法 | 授予之日起20个工作日内 | 市文化广电旅游体育局 | 网 | 公特:运动员 | " | 1 |
" | 高危险性体育项目>经营许可>许可结果 | 经营者名称；许可项目；有效期 | 许 全民健身条例#国务院令第560号 | 作出决定之日起7个工作日内 | " | 网政 | 公 | " | 1 |
" | 体育彩票公益金> | 使用规模；资助项目；实际效果 | 彩票管理条例#国务院令第554号 | 每年6月底前 | " | 网纸 | " | " | 1 |
综合 | 机构信息> | 机构职能；联系方式；领导分工 | 信 | 任期内 | " | 网查 | " | " | 1 |
" | 年度报告> | 政府信息公开工作年度报告 | 信 | 每年1月31日前公开上一年度年度报告 | " | 网 | " | " | 1 |
" | 建议提案办理> | 答复全文；办理情况汇总 | 信 国务院办公厅关于做好全国人大代表建议和全国政协委员提案办理结果公开工作的通知#国办发〔2014〕46号 | 答复后30日内 | " | 网 | " | " | 1 |
" | 意见征集>征集公告> | 征集主题；起止时间；参与方式 | 重大行政决策程序暂行条例#国务院令第713号 | 征集期限不少于30日 | " | 网微会 | " | " | 1 |
"""
NAMES = {
    "政府网站": "政府门户网站",
    "两微一端": "政务新媒体",
    "社区/企事业单位/村公示栏（电子屏）": "公示栏",
    "发布会/听证会": "发布会听证会",
}


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS, EXTRA)
    table = Table()
    width = 18
    table.add("文化旅游体育领域政务公开标准目录", *[None] * (width - 1))
    table.add("单位：市文化广电旅游体育局", *[None] * (width - 1))
    table.add("序号", "一级目录", "二级目录", "三级目录", "四级目录", "公开内容", "公开依据", "公开时限", "公开主体", None,
              "公开渠道和载体", "公开对象", "特定对象", "公开方式", "公开层级（市级）", "公开层级（镇街（园区）级）", "网址", None)  # fmt: skip
    above: list[Any] = []
    for item in items:
        shown = [NAMES.get(c, c) for c in item.channels if c != "其他"] + item.others
        row: list[Any] = [
            item.seq, item.level1, item.level2, item.level3 or "─", item.level4 or "─", listed(item.content, "1、", "\n"),
            laws(item.bases, "\n", "1、"), item.limit, "、".join(item.subjects), None, "/".join(shown).replace("/", "；"),
            "全社会" if item.public else "空", item.specific or "空", "主动" if item.proactive else "依申请",
            *("是" if level in item.levels else "否" for level in LEVELS), item.extra.get("网址"), None,
        ]  # fmt: skip
        printed = list(row)
        for column in (5, 6, 7, 8):
            if above and above[column] == row[column]:
                printed[column] = "同上"
        for column in (1, 2):
            if above and above[1 : column + 1] == row[1 : column + 1]:
                printed[column] = None
        above = row
        table.add(*printed)
        item.level4 = item.level4 or None
    table.add("备注：政府门户网站指市政府门户网站信息公开专栏。", *[None] * (width - 1))
    out.joinpath(FILE).write_bytes(b"\xef\xbb\xbf" + csv_text(table).encode())
    notes = [
        "四级目录 is a fourth item column (level4, not scored); ─ and 空 mean none",
        "blank 一级目录 and 二级目录 go on from above; 同上 in content, basis, limit, subject",
        "是 / 否 in the level columns, words for object and mode",
        "政府门户网站, 政务新媒体, 公示栏, 发布会听证会 are national channels; 旅游咨询中心 is another",
        "网址 is extra; one column has neither header nor content",
    ]
    write(out, FILE, items, "文化旅游体育领域", LEVELS, notes)
