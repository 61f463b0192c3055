"""Very hard: Word with check boxes as content controls and as old form fields, content controls around cells and rows, hyperlinks,
tabs, and the channels of each item in a table of their own inside the cell."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, laws, listed, special, tick
from truth import LAWS, NATIONAL, Item, read, write
from write import docx, paragraph, word_table

FILE = "婚姻殡葬和区划地名管理公开标准目录.docx"
LEVELS = ("市级", "县级")
ITEMS = """
婚姻登记 | 结婚登记 | 登记条件；所需材料；办理流程；登记机关名录 | 中华人民共和国民法典 婚姻登记条例#国务院令第804号 | 长期公开 | 县民政局 | 网微政 | 公 | 主 | 2
" | 离婚登记 | 登记条件；所需材料；办理流程；离婚冷静期 | " | " | " | 网微政 | " | " | 2
" | 补领婚姻登记证 | 登记条件；所需材料 | " | " | " | 网政 | " | " | 2
" | 婚姻登记档案查询 | 查询条件；查询结果 | 婚姻登记档案管理办法#民政部_国家档案局令第32号 | 即时办理 | " | 政 | 特:婚姻当事人 | 依 | 2
殡葬管理 | 殡葬服务机构名录 | 机构名称；地址；服务电话 | 殡葬管理条例#国务院令第824号 | 信息形成或变更之日起20个工作日内 | 市民政局；县民政局 | 网栏 | 公 | 主 | 12
" | 殡葬服务收费 | 收费项目；收费标准；惠民政策 | " | 价格变动之日起10个工作日内 | " | 网栏 | " | " | 12
" | 公益性公墓审批 | 审批条件；审批结果 | " | 自作出行政决定之日起7个工作日内 | 县民政局 | 网政 | " | " | 2
" | 节地生态安葬奖补 | 奖补对象；奖补标准；奖补名单 | " | 公示不少于5个工作日 | " | 网栏 | 公特:逝者家属 | " | 2
区划地名 | 行政区划变更 | 变更批复；变更时间 | 行政区划管理条例#国务院令第704号 | 批准之日起5个工作日内 | 市民政局；县民政局 | 网微报 | 公 | " | 12
" | 地名命名更名公告 | 标准地名；罗马字母拼写；含义 | 地名管理条例#国务院令第753号 | 自批准之日起15日内 | " | 网微 | " | " | 12
" | 界线联检 | 联检计划；联检结果 | 行政区域界线管理条例#国务院令第353号 | 联检结束后20个工作日内 | " | 网 | " | " | 12
社会组织 | 社会组织登记 | 登记条件；登记结果；章程 | 社会团体登记管理条例#国务院令第250号 民办非企业单位登记管理暂行条例#国务院令第251号 | 自作出行政决定之日起7个工作日内 | 县民政局 | 网政他:社会组织信用信息公示平台 | " | " | 2
" | 社会组织年检 | 年检通知；年检结论 | " | 每年6月30日前 | " | 网 | " | " | 2
" | 慈善组织认定 | 认定条件；认定结果 | 中华人民共和国慈善法 | 自作出决定之日起20个工作日内 | " | 网他:慈善中国 | " | " | 2
"""
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def _modern(ticked: bool) -> str:
    """A check box as a content control."""
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="{W14}"><w14:checked w14:val="{int(ticked)}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
        f"</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>{'☒' if ticked else '☐'}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _old(ticked: bool) -> str:
    """A check box as a form field of old: it has no text."""
    state = "<w:checked/>" if ticked else '<w:checked w:val="0"/>'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="c"/><w:enabled/><w:checkBox><w:sizeAuto/>'
        f'<w:default w:val="0"/>{state}</w:checkBox></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _word(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _channels(item: Item, old: bool) -> str:
    """The list of boxes, two a row, as a table inside the cell (old form fields) or as lines (content controls)."""
    box = _old if old else _modern
    shown = [box(name in item.channels) + _word(name) for name in NATIONAL[:-1]]
    shown.append(box(bool(item.others)) + _word("其他" + "、".join(item.others)))
    if not old:
        lines = ["<w:r><w:tab/></w:r>".join(shown[at : at + 2]) for at in range(0, len(shown), 2)]
        return "".join(f"<w:p>{line}</w:p>" for line in lines)
    inner = Table()
    for at in range(0, len(shown), 2):
        pair = [f"<w:p>{cell}</w:p>" for cell in shown[at : at + 2]]
        inner.add(*pair, *[None] * (2 - len(pair)))
    return word_table(inner)


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
              "公开方式", None, "公开层级", None)  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请", *LEVELS)
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(0, column, 1, column)
    for column in (1, 8, 10, 12):
        table.merge(0, column, 0, column + 1)
    for at, item in enumerate(items):
        name = item.level2
        if at == 0:
            name = f'<w:p><w:hyperlink w:anchor="a">{_word(str(item.level2))}</w:hyperlink></w:p>'
        table.add(
            item.seq, item.level1, name, listed(item.content, "1."), laws(item.bases, ""), item.limit,
            "、".join(item.subjects), _channels(item, old=at >= 7), tick(item.public), special(item),
            tick(item.proactive), tick(item.on_request), *(tick(level in item.levels) for level in LEVELS),
        )  # fmt: skip
    table.merge_equal(1, 2, len(table.rows) - 1)
    table.merge_equal(4, 2, len(table.rows) - 1, within=1)
    xml = word_table(table, headers=2)
    # Word puts content controls around a cell and around a row
    cell = f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr>{paragraph("离婚登记")}</w:tc>'
    assert cell in xml
    xml = xml.replace(cell, f"<w:sdt><w:sdtPr/><w:sdtContent>{cell}</w:sdtContent></w:sdt>")
    rows = xml.split("<w:tr>")
    at = next(n for n, row in enumerate(rows) if "殡葬服务收费" in row)
    row = "<w:tr>" + rows[at]
    xml = (
        "<w:tr>".join(rows[:at])
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{row}</w:sdtContent></w:sdt><w:tr>"
        + "<w:tr>".join(rows[at + 1 :])
    )
    docx(out / FILE, paragraph("婚姻殡葬和区划地名管理公开标准目录") + xml)
    notes = [
        "check boxes are content controls (☒/☐) in the first seven items, old form fields without a text in the others",
        "from the eighth item on the channels stand in a table inside the cell",
        "one cell and one row stand in content controls; one name is a link",
    ]
    write(out, FILE, items, "婚姻殡葬和区划地名管理", LEVELS, notes)
