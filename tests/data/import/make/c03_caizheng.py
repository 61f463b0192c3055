"""Hard: no level columns, unit and date row, one item over several rows (公开内容 in pieces), merged basis and time, ①②③, ASCII brackets."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, special, tick
from truth import LAWS, Basis, read, write
from write import xls

FILE = "财政预决算领域基层政务公开标准目录.xls"
ITEMS = """
财政预决算 | 政府预算 | 一般公共预算收入表；一般公共预算支出表；一般公共预算本级支出表；政府性基金收入表；政府性基金支出表；国有资本经营预算收入表；国有资本经营预算支出表；没有数据的表格应当列出空表并说明 | A | 本级人民代表大会或其常务委员会批准后20日内 | 地方各级财政部门 | 网报 | 公 | 主
" | 政府决算 | 一般公共预算收入决算表；一般公共预算支出决算表；政府性基金收入决算表；政府性基金支出决算表；对举借债务、预算绩效工作开展情况进行说明 | " | " | " | " | " | "
" | 部门预算 | 部门收支总体情况表；部门收入总体情况表；部门支出总体情况表；一般公共预算“三公”经费支出表 | B | 部门预算经本级政府财政部门批复后20日内 | 各部门（单位） | 网 | " | "
" | 部门决算 | 收入支出决算总表；收入决算表；支出决算表；财政拨款“三公”经费支出决算表 | " | 部门决算经本级政府财政部门批复后20日内 | " | " | " | "
政府债务 | 债务限额和余额 | 上年度政府债务限额、余额决算数 | C | " | 地方各级财政部门 | " | " | "
" | 债券发行 | 债券名称；发行规模；期限；利率 | " | 信息形成个20个工作日内 | " | " | " | "
财政专项资金 | 专项资金管理清单 | 专项资金名称；设立依据；主管部门；管理办法 | D | 信息形成（变更）下发至本单位20个工作日内 | 地方各级财政部门；各部门（单位） | 网查 | " | "
" | 惠民惠农补贴资金 | 补贴项目；补贴对象；补贴标准；发放结果 | D | 分配结果确定后20个工作日内 | " | 网栏 | 公特:补贴对象 | "
政府采购 | 采购公告 | 采购项目名称、采购人、采购预算、采购需求 | E | 3个工作日内 | 采购人；采购代理机构 | 网他:中国政府采购网 | 公 | "
" | 中标（成交）结果 | 中标供应商；中标金额；评审专家名单 | " | 自中标通知书发出之日起2个工作日内 | " | " | " | "
" | 采购合同 | 采购合同文本 | " | 自合同签订之日起2个工作日内 | " | " | " | "
" | 投诉处理结果 | 投诉人；被投诉人；处理决定 | " | 自作出决定之日起5个工作日内 | 地方各级财政部门 | " | " | "
行政事业性收费 | 收费目录清单 | 收费项目；收费标准；收费依据 | F | 20工作日 | " | 网报政 | " | "
行政执法 | 会计监督检查 | 检查对象；检查结果 | 中华人民共和国会计法 罚 | 作出行政决定之日起7个工作日内，法律法规另有规定的从其规定 | " | 网 | " | "
依申请公开 | 依申请公开答复 | 申请渠道；答复文书 | 信 | 收到申请之日起20个工作日内答复 | " | 推 | 特:申请人 | 依
"""


def make(out: Path) -> None:
    laws = LAWS | {
        "预规": Basis("地方预决算公开操作规程", "财预〔2016〕143号"),
        "债": Basis("财政部关于印发〈地方政府债务信息公开办法（试行）〉的通知", "财预〔2018〕209号"),
        "采": Basis("中华人民共和国政府采购法"),
        "采例": Basis("中华人民共和国政府采购法实施条例", "国务院令第658号"),
        "费": Basis("财政部关于印发《政府非税收入管理办法》的通知", "财税〔2016〕33号"),
        "惠": Basis("关于进一步加强惠民惠农财政补贴资金“一卡通”管理的指导意见", "财办〔2020〕37号"),
    }
    groups = {
        "A": "预算 信短 预规",
        "B": "预算 信短 预规",
        "C": "预算 债",
        "D": "信短 惠",
        "E": "采 采例",
        "F": "费 信短",
    }
    text = ITEMS
    for key, words in groups.items():
        text = text.replace(f"| {key} |", f"| {words} |")
    items = read(text, laws)
    items[12].accept["bases"] = [
        [
            {"title": "财政部关于印发〈政府非税收入管理办法〉的通知", "doc_number": "财税〔2016〕33号"},
            {"title": "政府信息公开条例", "doc_number": None},
        ]
    ]
    items[5].accept["time_limit_text"] = ["信息形成20个工作日内", "信息形成之日起20个工作日内"]
    printed = {
        "债": "《财政部关于印发<地方政府债务信息公开办法(试行)>的通知》(财预〔2018〕209号)",
        "费": "《财政部关于印发《政府非税收入管理办法》的通知》(财税〔2016〕33号)",
    }
    titles = {laws[key].title: value for key, value in printed.items()}

    def basis_cell(bases: list[Basis], tail: str) -> str:
        shown = [titles.get(b.title) or f"《{b.title}》" + (f"({b.number})" if b.number else "") for b in bases]
        return "、".join(shown) + tail

    table = Table()
    table.add("财政预决算领域基层政务公开标准目录", *[None] * 11)
    table.merge(0, 0, 0, 11)
    table.add("填报单位:县财政局", *[None] * 7, "填报日期:2022年11月", *[None] * 3)
    table.merge(1, 0, 1, 7)
    table.merge(1, 8, 1, 11)
    table.add("序号", "公开事项", None, "公开内容(要素)及要求", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
              "公开对象", None, "公开方式", None)  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群众", "主动公开", "依申请")
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(2, column, 3, column)
    for column in (1, 8, 10):
        table.merge(2, column, 2, column + 1)
    top = len(table.rows)
    # the content of the first two items in three and two rows of the sheet, as the pages cut it
    pieces: dict[int, list[str]] = {
        0: [
            "一般公共预算：①一般公共预算收入表。②一般公共预算支出表。③一般公共预算本级支出表。",
            "政府性基金和国有资本经营预算：①政府性基金收入表。②政府性基金支出表。③国有资本经营预算收入表。④国有资本经营预算支出表。",
            "没有数据的表格应当列出空表并说明。",
        ],
        1: [
            "①一般公共预算收入决算表。②一般公共预算支出决算表。③政府性基金收入决算表。④政府性基金支出决算表。",
            "对举借债务、预算绩效工作开展情况进行说明。",
        ],
    }
    items[0].lenient.append("content")
    for at, item in enumerate(items):
        lines = pieces.get(at)
        if lines is None:
            lines = [
                "".join(f"{'①②③④⑤⑥⑦'[n]}{e}；" for n, e in enumerate(item.content))
                if len(item.content) > 1
                else item.content[0]
            ]
        start = len(table.rows)
        for line, content in enumerate(lines):
            if line:
                table.add(None, None, None, content, *[None] * 8)
                continue
            tail = "等法律法规和文件规定" if at in (0, 1, 2, 3) else ""
            table.add(
                item.seq, item.level1, item.level2, content, basis_cell(item.bases, tail), item.limit,
                "、".join(item.subjects),
                "\n".join(f"■{c}" for c in item.channels) + "".join(f"\n■其他({o})" for o in item.others),
                tick(item.public), special(item), tick(item.proactive), tick(item.on_request),
            )  # fmt: skip
        for column in (0, 2, 4, 5, 6, 7, 8, 9, 10, 11):
            table.merge(start, column, len(table.rows) - 1, column)
    end = len(table.rows) - 1
    column_one = [(row, table.rows[row][1]) for row in range(top, end + 1) if table.rows[row][1]]
    starts = [row for at, (row, name) in enumerate(column_one) if at == 0 or name != column_one[at - 1][1]]
    for start, stop in zip(starts, [*starts[1:], end + 1], strict=True):
        table.merge(start, 1, stop - 1, 1)
    xls(out / FILE, [("财政预决算", table)])
    notes = [
        "the first two items run over three and two rows (公开内容 in pieces, all else merged)",
        "等法律法规和文件规定 behind the bases is no basis; <…> stands for 〈…〉",
        "信息形成个20个工作日内 is a slip of the file",
        "no 公开层级 columns",
    ]
    write(out, FILE, items, "财政预决算领域", (), notes)
