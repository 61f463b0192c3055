"""Hard: CSV that is UTF-16 with tabs (Excel's “Unicode text”), the tick behind the channel's name, √ with words in tick cells,
empty lines before the title, level 1 repeated, quotes doubled, lines ended by CR LF inside cells."""

# ruff: noqa: E501
from __future__ import annotations

import csv
import io
from pathlib import Path

from render import Table, laws, listed
from truth import LAWS, NATIONAL, read, write

FILE = "气象和地震领域政务公开标准目录.csv"
LEVELS = ("县级", "乡级")
ITEMS = """
气象服务 | 天气预报 | 短期预报；中期预报；生活指数 | 中华人民共和国气象法 | 每日发布 | 县气象局 | 网微视 | 公 | 主 | 12
" | 灾害预警信号 | 预警名称；预警级别；防御指南 | 中华人民共和国气象法 气象灾害防御条例#国务院令第570号 | 即时发布 | " | 网微视栏推 | 公特:受影响区域群众 | " | 12
" | 人工影响天气作业公告 | 作业时间；作业地点；注意事项 | 人工影响天气管理条例#国务院令第348号 | 作业前1日 | 县气象局；县人工影响天气办公室 | 网微视 | 公特:作业区群众 | " | 12
" | 农业气象服务 | 农用天气预报；墒情监测 | 中华人民共和国气象法 | 每旬一次 | 县气象局 | 网微栏 | 公特:“三农”服务对象 | " | 12
行政许可 | 雷电防护装置设计审核 | 许可条件；申请材料；许可结果 | 许 气象灾害防御条例#国务院令第570号 | 自作出行政许可决定之日起7个工作日内 | " | 网政 | 公 | " | 1
" | 雷电防护装置竣工验收 | 验收条件；验收结果 | " | " | " | 网政 | " | " | 1
" | 升放气球活动审批 | 许可条件；许可结果 | 许 通用航空飞行管制条例#国务院_中央军委令第371号 | " | " | 网政 | " | " | 1
行政执法 | 双随机抽查 | 抽查对象；抽查结果 | 三项 | 抽查结束后20个工作日内 | " | 网 | " | " | 1
" | 行政处罚 | 处罚决定书文号；处罚结果 | 罚 | 自作出行政处罚决定之日起7个工作日内 | " | 网他:信用中国网站 | " | " | 1
防震减灾 | 地震应急预案 | 预案全文；应急响应级别 | 中华人民共和国防震减灾法 | 修订之日起20个工作日内 | 县应急管理局 | 网 | " | " | 12
" | 抗震设防要求 | 设防标准；审定结果 | 中华人民共和国防震减灾法 建设工程抗震管理条例#国务院令第744号 | 信息形成之日起20个工作日内 | " | 网政 | " | " | 1
" | 避难场所 | 名称；位置；容量 | 中华人民共和国防震减灾法 | 长期公开 | 县应急管理局；各乡镇人民政府 | 网微栏 | " | " | 12
依申请公开 | 历史气象资料 | 资料目录；提供方式 | 信 | 收到申请之日起20个工作日内 | 县气象局 | 推政 | 特:申请人 | 依 | 1
"""


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    table.add(*[None] * 14)
    table.add("气象和地震领域政务公开标准目录", *[None] * 13)
    table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
              "公开方式", None, "公开层级", None)  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请", *LEVELS)
    for item in items:
        channels = [name + ("√" if name in item.channels else "□") for name in NATIONAL[:-1]]
        channels.append("其他" + (f"：{item.others[0]}√" if item.others else "□"))
        table.add(
            item.seq, item.level1, item.level2, listed(item.content, "1．", "\r\n"), laws(item.bases, "\r\n"), item.limit,
            "、".join(item.subjects), " ".join(channels), "√全社会" if item.public else "",
            f"√{item.specific}" if item.specific else "", "√主动" if item.proactive else "", "√依申请" if item.on_request else "",
            *(f"√{level}" if level in item.levels else "" for level in LEVELS),
        )  # fmt: skip
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\r\n")
    for row in table.rows:
        writer.writerow(["" if value is None else value for value in row])
    out.joinpath(FILE).write_bytes(text.getvalue().encode("utf-16"))
    notes = [
        "UTF-16 with tabs",
        "the tick stands behind the channel's name: 政府网站√ 政府公报□",
        "√全社会, √主动, √县级 in the tick cells",
    ]
    write(out, FILE, items, "气象和地震领域", LEVELS, notes)
