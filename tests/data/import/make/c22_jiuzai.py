"""Very hard: a page saved from Word (o:p, mso styles, gb2312): one p a line with one to four characters, nbsp paragraphs, rowspans,
header words cut and letters lost, ASCII punctuation, dates as the page wraps them."""

# ruff: noqa: E501
from __future__ import annotations

import html
from pathlib import Path

from render import Table, boxes, laws, listed, special, tick
from truth import LAWS, read, write
from write import html_table

FILE = "救灾领域基层政务公开标准目录.htm"
LEVELS = ("县级", "乡级")
ITEMS = """
政策文件 | 法律法规 | 与救灾有关的法律、法规 | 突 自然灾害救助条例#国务院令第577号 | 自该信息形成或者变更之日起20个工作日内 | 县应急管理局 | 网政栏 | 公 | 主 | 12
" | 部门和地方规章 | 与救灾有关的部门和地方规章 | 信 | " | " | 网政 | " | " | 12
" | 其他政策文件 | 救灾政策性文件；救灾工作方案 | " | " | " | 网 | " | " | 12
" | 救灾领域有关标准 | 国家标准；行业标准；地方标准 | " | " | " | 网 | " | " | 1
" | 重大决策草案 | 决策草案；草案说明；意见反馈渠道 | 重大行政决策程序暂行条例#国务院令第713号 | 征求意见期限不少于30日 | " | 网会 | " | " | 1
" | 重要会议 | 会议时间；会议议题；会议决定 | 信 意见 | 会议结束后10个工作日内 | " | 网微 | " | " | 1
备灾管理 | 综合减灾示范社区 | 分布情况（其具体位置、创建时间、创建级别等） | 信 | 自该信息形成或者变更之日起20个工作日内 | 县应急管理局；乡镇人民政府（街道办事处） | 网栏 | " | " | 12
" | 灾害信息员队伍 | 县乡两级灾害信息员工作职责和办公电话 | " | " | " | 网栏户 | " | " | 12
" | 预警信息 | 气象、水文、海洋、地质、森林等预警信息 | 突 | 实时公开 | " | 网微视栏户 | " | " | 12
" | 应急避难场所 | 名称；位置；容纳人数；启用条件 | 突 中华人民共和国防震减灾法 | 自该信息形成或者变更之日起20个工作日内 | " | 网微栏 | " | " | 12
" | 救灾物资储备 | 储备品种；储备数量；储备点 | 自然灾害救助条例#国务院令第577号 | 每年1月31日前 | 县应急管理局 | 网 | " | " | 1
灾后救助 | 灾情核定信息 | 本行政区域内因自然灾害造成的损失情况（受灾时间、灾害种类、受灾范围、灾害造成的损失等） | 自然灾害救助条例#国务院令第577号 | 核定后及时公开 | 县应急管理局；乡镇人民政府（街道办事处） | 网微栏 | " | " | 12
" | 救助审定信息 | 自然灾害救助的救助对象；申报材料；办理程序及时限；发放结果 | " | " | " | 网栏 | 公特:受灾群众 | " | 12
" | 应急管理部门审批 | 救助款物通知及划拨情况 | " | 自该信息形成或者变更之日起20个工作日内 | 县应急管理局 | 网 | 公 | " | 1
" | 因灾过渡期生活救助 | 救助标准；救助对象评议结果公示（7个工作日）；救助名单 | " | 公示7个工作日 | 乡镇人民政府（街道办事处） | 栏 | 公特:受灾群众 | " | 2
" | 居民住房恢复重建救助 | 居民住房恢复重建救助标准；救助对象评议结果公示；补助资金发放情况 | " | " | 县应急管理局；乡镇人民政府（街道办事处） | 网栏 | 公特:受灾群众 | " | 12
" | 旱灾冬春救助 | 救助标准；救助名单；救助金额 | " | 每年5月底前 | " | 网栏 | 公特:受灾群众 | " | 12
款物管理 | 捐赠款物信息 | 年度捐赠款物信息；款物使用情况 | 中华人民共和国慈善法 | 接受捐赠之日起15日内 | 县应急管理局；县红十字会；县慈善总会 | 网微 | 公 | " | 1
" | 年度款物使用情况 | 年度救灾资金和救灾物资等使用情况 | 自然灾害救助条例#国务院令第577号 | 次年3月31日前 | 县应急管理局 | 网栏 | " | " | 12
防汛抗旱 | 防汛抗旱预案 | 预案全文；责任人名单 | 中华人民共和国防洪法 中华人民共和国抗旱条例#国务院令第552号 | 汛期前公开 | 县水利局；县应急管理局 | 网微 | " | " | 12
" | 汛情旱情信息 | 雨情；水情；旱情；险情 | 中华人民共和国防汛条例#国务院令第86号 | 即时公开 | 县水利局 | 网微视 | " | " | 12
" | 水库调度 | 调度指令；泄洪预警 | " | 泄洪前6小时 | " | 微视栏户 | 公特:下游群众 | " | 12
森林防火 | 禁火令 | 禁火时间；禁火区域；禁止事项 | 森林防火条例#国务院令第541号 | 发布之日起1个工作日内 | 县人民政府 | 网微视栏户 | 公 | " | 12
" | 火灾调查结果 | 起火原因；损失情况；处理结果 | " | 调查结束后20个工作日内 | 县林业局；县应急管理局 | 网 | " | " | 1
依申请公开 | 灾害调查评估资料 | 评估报告摘要 | 信 | 收到申请之日起20个工作日内 | 县应急管理局 | 推 | 特:申请人 | 依 | 1
"""
WIDTH = {1: 2, 2: 4, 4: 12, 5: 4, 6: 4}


def _cut(text: str, width: int) -> str:
    """Lines of a few characters, as a narrow column breaks them."""
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    table.add("序\n号", "公开事项", None, "开内容\n(要素)", "公开依据", "公开\n时限", "公开\n主体", "公开渠道和载\n体",
              "公开对\n象", None, "公开方\n式", None, "公开层级", None)  # fmt: skip
    table.add(
        None,
        "一级\n事项",
        "二级\n事项",
        *[None] * 5,
        "全\n社\n会",
        "特定\n群体",
        "主\n动",
        "依申\n请",
        "县\n级",
        "乡\n级",
    )
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(0, column, 1, column)
    for column in (1, 8, 10, 12):
        table.merge(0, column, 0, column + 1)
    for item in items:
        row = [
            item.seq, item.level1, item.level2, listed(item.content, "1.", end=";", last="。"), laws(item.bases, "、"),
            item.limit, "、".join(item.subjects), boxes(item, "■", "□", per_line=1, names={"公开查阅点": "公开查阅点 "}),
            tick(item.public), special(item), tick(item.proactive), tick(item.on_request),
            *(tick(level in item.levels) for level in LEVELS),
        ]  # fmt: skip
        for column, width in WIDTH.items():
            row[column] = _cut(str(row[column]), width)
        table.add(*row)
    table.merge_equal(1, 2, len(table.rows) - 1)
    table.merge_equal(4, 2, len(table.rows) - 1, within=1)

    def cell(text: str) -> str:
        style = "class=MsoNormal align=center style='text-align:center;line-height:14.0pt;mso-line-height-rule:exactly'"
        lines = text.split("\n") if text else []
        shown = [
            f"<p {style}><span style='font-size:9.0pt;font-family:宋体'>{html.escape(line)}<o:p></o:p></span></p>"
            for line in lines
        ]
        blank = f"<p {style}><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"
        return "".join([blank, *shown] if len(shown) != 1 else shown) or blank

    page = f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15">
<title>救灾领域基层政务公开标准目录</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{margin:0cm;}} @page WordSection1 {{size:841.9pt 595.3pt;}} --></style></head>
<body lang=ZH-CN><div class=WordSection1>
<p class=MsoNormal align=center><b><span style='font-size:18.0pt'>救灾领域基层政务公开标准目录<o:p></o:p></span></b></p>
{html_table(table, cell, "class=MsoTableGrid border=1 cellspacing=0 cellpadding=0")}
<p class=MsoNormal><span>说明：县级指县（市、区）级，乡级指乡镇（街道）级。<o:p></o:p></span></p>
</div></body></html>
"""
    out.joinpath(FILE).write_bytes(page.encode("gbk"))
    notes = [
        "saved from Word: one p a line of one to four characters, blank nbsp paragraphs",
        "开内容 lost its 公; level 1 and the bases have rowspans",
    ]
    write(out, FILE, items, "救灾领域", LEVELS, notes)
