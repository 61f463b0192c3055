"""Hard: what Excel itself does: TRUE and 1/0 for ticks, the 1904 calendar, a number with a text format, phonetic guides in the
shared strings, _x000D_ at line ends, error values beside the table, a filter, a hidden column of the layout itself."""

# ruff: noqa: E501
from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

from render import Table, boxes, laws, listed, special
from truth import LAWS, read, write
from write import date, rezip, xlsx

FILE = "人民防空领域政务公开标准目录.xlsx"
LEVELS = ("市级", "县级")
EXTRA = ("更新次数",)
ITEMS = """
机构概况 | 机构职能 | 主要职责；内设机构；联系方式 | 信 | 20个工作日 | 市人民防空办公室 | 网查 | 公 | 主 | 1 | 每年1次
" | 领导信息 | 姓名；职务；分工 | 信 | 7个工作日 | " | 网 | " | " | 1 | 每年1次
政策法规 | 法律法规 | 法律；法规；规章 | 中华人民共和国人民防空法 | 20个工作日 | " | 网政 | " | " | 12 | 每年2次
" | 规范性文件 | 文件全文；解读 | 中华人民共和国人民防空法 信 | 3个工作日 | 市人民防空办公室；县人民防空办公室 | 网微 | " | " | 12 | 每年4次
行政许可 | 人防工程建设审批 | 申请条件；申请材料；审批结果 | 许 中华人民共和国人民防空法 | 7个工作日 | " | 网政 | " | " | 12 | 每年12次
" | 易地建设费征收 | 征收标准；减免政策 | 中华人民共和国人民防空法 | 2021年1月1日 | " | 网政 | 公特:建设单位 | " | 12 | 每年1次
" | 人防工程拆除审批 | 申请条件；审批结果 | 许 中华人民共和国人民防空法 | 7个工作日 | " | 网政 | 公 | " | 12 | 每年12次
平时利用 | 人防工程平时使用登记 | 登记条件；登记结果 | 人民防空工程平时开发利用管理办法#国人防办字〔2001〕第211号 | 20个工作日 | 县人民防空办公室 | 网政 | " | " | 2 | 每年4次
" | 纳凉点开放 | 名称；地址；开放时间 | 信 | 2021年6月15日 | " | 网微视栏 | " | " | 2 | 每年1次
战备建设 | 防空警报试鸣 | 试鸣时间；信号规定；注意事项 | 中华人民共和国人民防空法 | 5个工作日 | 市人民防空办公室 | 网微视纸栏 | " | " | 12 | 每年1次
" | 人员掩蔽场所 | 名称；位置；容量 | 中华人民共和国人民防空法 | 20个工作日 | 市人民防空办公室；县人民防空办公室 | 网栏 | " | " | 12 | 每年1次
宣传教育 | 知识普及 | 活动时间；活动地点；教材 | 中华人民共和国人民防空法 | 3个工作日 | " | 网微户栏 | 公特:学生、社区居民 | " | 12 | 每年4次
依申请公开 | 工程档案查询 | 查询结果 | 信 | 20个工作日 | 市人民防空办公室 | 推 | 特:申请人 | 依 | 1 | 每年12次
"""
DATES = {"2021年1月1日": (2021, 1, 1), "2021年6月15日": (2021, 6, 15)}


def _phonetic(data: bytes) -> bytes:
    """Phonetic guides on the names of two items, and _x000D_ before the line breaks, as some versions of Excel write."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            if name == "xl/sharedStrings.xml":
                text = body.decode()
                for word, sound in (("防空警报试鸣", "fang kong jing bao"), ("纳凉点开放", "na liang")):
                    guide = f'<rPh sb="0" eb="2"><t>{sound}</t></rPh><phoneticPr fontId="1"/>'
                    assert f"<t>{word}</t>" in text
                    text = text.replace(f"<t>{word}</t>", f"<t>{word}</t>{guide}")
                text = re.sub(r"(?<=[^>])\n", "_x000D_\n", text)
                body = text.encode()
            target.writestr(name, body)
    return out.getvalue()


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS, EXTRA)
    items[7].accept["bases"] = [
        [{"title": "人民防空工程平时开发利用管理办法", "doc_number": "国人防办字〔2001〕211号"}]
    ]
    table = Table()
    table.add("人民防空领域政务公开标准目录", *[None] * 14)
    table.merge(0, 0, 0, 14)
    table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
              "公开方式", None, "公开层级", None, "更新次数")  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请", *LEVELS, None)
    for column in (0, 3, 4, 5, 6, 7, 14):
        table.merge(1, column, 2, column)
    for column in (1, 8, 10, 12):
        table.merge(1, column, 1, column + 1)
    for item in items:
        limit: Any = item.limit
        if item.limit in DATES:
            limit = date(*DATES[item.limit])
            y, m, d = DATES[item.limit]
            item.accept["time_limit_text"] = [f"{y}-{m:02d}-{d:02d}"]
        elif item.limit.removesuffix("个工作日").isdigit():
            limit = int(item.limit.removesuffix("个工作日"))
        table.add(
            int(item.seq or 0), item.level1, item.level2, listed(item.content, "1."), laws(item.bases, "\n"), limit,
            "、".join(item.subjects), boxes(item, other="其他{}"), True if item.public else None, special(item),
            int(item.proactive), int(item.on_request), *(True if level in item.levels else None for level in LEVELS),
            int(item.extra["更新次数"][2:-1]),
        )  # fmt: skip
    table.merge_equal(1, 3, len(table.rows) - 1)

    def dress(book: Any) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904
        sheet = book["人防"]
        for row in range(4, len(table.rows) + 1):
            cell = sheet.cell(row, 6)
            cell.number_format = 'yyyy"年"m"月"d"日"' if cell.is_date else '0"个工作日"'
            sheet.cell(row, 15).number_format = '"每年"0"次"'
        sheet.column_dimensions["M"].hidden = True
        sheet.auto_filter.ref = f"A3:O{len(table.rows)}"

    xlsx(out / FILE, [("人防", table)], dress)
    path = out / FILE
    path.write_bytes(rezip(_phonetic(path.read_bytes())))
    notes = [
        "TRUE and 1 are ticks, 0 is none",
        'dates in the 1904 calendar; numbers in the formats 0"个工作日" and "每年"0"次" read as they are shown',
        "phonetic guides of the shared strings are no text; _x000D_ is a line end",
        "the level column 市级 is hidden: it is read all the same",
    ]
    write(out, FILE, items, "人民防空领域", LEVELS, notes)
