"""Hard: boxes inside the cells of object, mode and level (■全社会 □特定群体（…）), numbers 1-1 and （一）, thousands of empty formatted rows, a second sheet that only holds contact data."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path
from typing import Any

from render import Table, boxes, laws, listed
from truth import LAWS, Item, read, write
from write import xlsx

FILE = "残疾人服务和红十字工作公开标准目录.xlsx"
LEVELS = ("区级", "街镇级", "村居级")
ITEMS = """
康复服务 | 残疾儿童康复救助 | 救助对象；救助标准；定点机构名单；申请流程 | 国务院关于建立残疾儿童康复救助制度的意见#国发〔2018〕20号 | 信息形成或变更之日起20个工作日内 | 区残疾人联合会 | 网微便 | 公特:残疾儿童监护人 | 主 | 12
" | 辅助器具适配补贴 | 补贴目录；补贴标准；申请流程 | 中华人民共和国残疾人保障法 | " | " | 网便栏 | 公 | " | 123
" | 家庭医生签约 | 服务内容；签约方式 | 中华人民共和国残疾人保障法 | 每年3月底前 | 区残疾人联合会；各社区卫生服务中心 | 户栏 | 特:持证残疾人 | " | 23
就业培训 | 职业技能培训 | 培训项目；报名条件；培训时间 | 残疾人就业条例#国务院令第488号 | 开班前10个工作日 | 区残疾人联合会 | 网微栏 | 公 | " | 123
" | 按比例就业年审 | 年审对象；年审时间；所需材料 | 残疾人就业条例#国务院令第488号 | 每年3月1日前 | " | 网政 | 公特:用人单位 | " | 1
" | 超比例奖励 | 奖励标准；奖励名单 | " | 公示5个工作日 | " | 网 | 公 | " | 1
权益保障 | 残疾人证核发 | 办理条件；办理流程；评定机构名单 | 中华人民共和国残疾人证管理办法#残联发〔2017〕34号 | 自作出决定之日起7个工作日内 | 区残疾人联合会；各街镇残联 | 网政便 | " | " | 12
" | 两项补贴 | 补贴标准；发放对象；发放金额 | 国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见#国发〔2015〕52号 | 每月10日前 | 区民政局；区残疾人联合会 | 网栏 | 公特:补贴对象 | " | 123
" | 无障碍改造 | 改造对象；改造内容；验收结果 | 中华人民共和国无障碍环境建设法 | 验收后20个工作日内 | 区残疾人联合会 | 网栏 | 公 | " | 12
" | 法律援助 | 援助范围；申请方式 | 中华人民共和国法律援助法 | 长期公开 | 区司法局；区残疾人联合会 | 网便 | 公 | " | 12
红十字工作 | 捐赠款物公示 | 捐赠人；捐赠金额；使用去向 | 中华人民共和国红十字会法 | 接受捐赠之日起15个工作日内 | 区红十字会 | 网微 | 公 | " | 1
" | 应急救护培训 | 培训时间；培训地点；报名方式 | " | 开班前5个工作日 | " | 网微栏 | 公 | " | 123
" | 器官捐献登记 | 登记方式；登记信息 | 人体器官捐献和移植条例#国务院令第767号 | 自收到申请之日起20个工作日内 | " | 推 | 特:登记人本人 | 依 | 1
"""


def _object(item: Item) -> str:
    who = f"（{item.specific}）" if item.specific else "（　　）"
    return f"{'■' if item.public else '□'}全社会\n{'■' if item.specific else '□'}特定群体{who}"


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    table.add("残疾人服务和红十字工作公开标准目录", *[None] * 10)
    table.merge(0, 0, 0, 10)
    table.add("编制单位：区残疾人联合会　　编制日期：2024年4月　　单位：项", *[None] * 10)
    table.merge(1, 0, 1, 10)
    table.add(
        "编号",
        "一级事项",
        "二级事项",
        "公开内容",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
        "公开对象",
        "公开方式",
        "公开层级",
    )
    group, second, last = 0, 0, ""
    for item in items:
        if item.level1 != last:
            group, second, last = group + 1, 0, item.level1
        second += 1
        item.seq = f"{group}-{second}"
        mode = f"{'■' if item.proactive else '□'}主动公开\n{'■' if item.on_request else '□'}依申请公开"
        levels = "\n".join(("■" if level in item.levels else "□") + level for level in LEVELS)
        table.add(
            item.seq, f"（{'一二三四'[group - 1]}）{item.level1}", item.level2, listed(item.content, "（1）", "；"),
            laws(item.bases, "、"), item.limit, "、".join(item.subjects), boxes(item, per_line=1), _object(item), mode, levels,
        )  # fmt: skip
    end = len(table.rows) - 1
    table.merge_equal(1, 3, end)
    contacts = Table()
    contacts.add("单位", "联系人", "联系电话")
    contacts.add("区残疾人联合会", "办公室", "63220001")
    contacts.add("区红十字会", "综合科", "63220002")

    def dress(book: Any) -> None:
        from openpyxl.styles import Alignment

        sheet = book["公开目录"]
        for row in range(end + 2, end + 2500):
            sheet.cell(row, 1).alignment = Alignment(wrap_text=True)
        sheet.print_title_rows = "3:3"

    xlsx(out / FILE, [("公开目录", table), ("联系方式", contacts)], dress)
    notes = [
        "object, mode and level are one column each with boxes inside the cell: what is ticked there counts",
        "numbers 1-1; （一） before level 1; the columns of the levels are the words in the cells",
        "the second sheet holds contacts, no items; thousands of empty rows below",
    ]
    write(out, FILE, items, "残疾人服务和红十字工作", LEVELS, notes)
