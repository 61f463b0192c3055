"""Hard: Word, the catalogue a table inside a layout table, names with 1. / 1.1 numbers, channels as a numbered list, ・ marks,
seq with a full stop, title in a text box, three ticks per item written √ / ✔ / ☑, a cell with a soft hyphen and zero-width blanks."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, laws, special, tick
from truth import LAWS, NATIONAL, read, write
from write import W, docx, paragraph, word_table

FILE = "就业领域基层政务公开标准目录.docx"
LEVELS = ("县级", "乡镇级")
ITEMS = """
就业信息服务 | 就业政策法规咨询 | 就业创业政策项目；对象范围；政策申请条件；政策申请材料；办理流程；办理地点（方式）；咨询电话 | A | 公开事项信息形成或变更之日起20个工作日内公开 | 县级人力资源社会保障部门；公共就业服务机构 | 网微政便户栏他:基层公共服务平台 | 公 | 主 | 12
" | 岗位信息发布 | 招聘单位；岗位要求；福利待遇；招聘流程；应聘方式；咨询电话 | " | " | " | 网微政便栏他:基层公共服务平台 | " | " | 12
" | 求职信息登记 | 服务对象；提交材料；办理流程；服务时间；服务地点（方式）；咨询电话 | " | " | " | 网政他:基层公共服务平台 | " | " | 12
" | 市场工资指导价位信息发布 | 市场工资指导价位信息；相关说明信息 | " | " | " | 网微 | " | " | 1
" | 职业培训信息发布 | 培训项目；对象范围；培训内容；培训课时；授课地点；补贴标准；报名材料；报名地点（方式）；咨询电话 | A | " | " | 网微栏 | " | " | 12
职业介绍、职业指导和创业开业指导 | 职业介绍 | 服务内容；服务对象；提交材料；服务时间；服务地点（方式）；咨询电话 | " | " | " | 网政便 | " | " | 12
" | 职业指导 | 服务内容；服务对象；提交材料 | " | " | " | 网政便 | " | " | 12
" | 创业开业指导 | 服务内容；服务对象 | " | " | " | 网政 | " | " | 12
公共就业服务专项活动 | 公共就业服务专项活动 | 活动通知；活动时间；参与方式；相关材料；活动地址；咨询电话 | B | " | " | 网微户栏他:基层公共服务平台 | " | " | 12
就业失业登记 | 失业登记 | 对象范围；申请人权利和义务；申请条件；申请材料 | " | " | 公共就业服务机构 | 网政他:基层公共服务平台 | " | " | 12
" | 就业登记 | " | " | " | " | 网政 | " | " | 12
" | 《就业创业证》申领 | 对象范围；申请条件；申请材料；证件送达方式 | " | " | " | 网政 | " | " | 12
创业服务 | 创业补贴申领 | 文件依据；补贴标准；申请条件；申请材料；公示名单 | C | 公示期不少于5个工作日 | 县级人力资源社会保障部门 | 网栏 | 公特:申领人 | " | 12
" | 创业担保贷款申请 | 文件依据；贷款额度；申请条件；办理流程；贷款办理结果 | " | 贷款办结后5个工作日内 | 公共就业服务机构；经办银行 | 网政 | 公 | " | 1
对就业困难人员实施就业援助 | 就业困难人员认定 | 文件依据；对象范围；申请条件；申请材料；办理流程 | A | 公开事项信息形成或变更之日起20个工作日内公开 | 县级人力资源社会保障部门；公共就业服务机构 | 网政 | " | " | 12
" | 就业困难人员社会保险补贴申领 | 文件依据；补贴标准；发放结果 | A | 每季度末 | " | 网栏推 | 公特:补贴对象 | " | 12
" | 公益性岗位补贴申领 | 文件依据；补贴标准；发放结果 | " | " | " | 网栏 | 公 | " | 12
" | 求职创业补贴申领 | 文件依据；补贴标准；申请材料 | " | " | " | 网 | " | " | 1
高校毕业生就业服务 | 高等学校等毕业生接收手续办理 | 对象范围；申请材料；办理流程 | D | 公开事项信息形成或变更之日起20个工作日内公开 | 公共就业服务机构 | 网政 | " | " | 1
" | 就业见习补贴申领 | 文件依据；补贴标准；申请条件；公示名单 | " | 收到申请之日起20个工作日内 | 县级人力资源社会保障部门 | 网 | 公特:见习单位 | " | 1
" | 求职创业补贴申领 | 文件依据；补贴标准；申请条件；申请材料 | " | 公开事项信息形成或变更之日起20个工作日内公开 | " | 网 | 公 | " | 1
劳动人事争议 | 劳动人事争议仲裁申请 | 受理范围；申请书样本；举证须知 | 中华人民共和国劳动争议调解仲裁法 | 收到申请之日起5日内 | 劳动人事争议仲裁委员会 | 政 | 特:争议当事人 | 依 | 1
"""
ITEM_LAWS = {
    "A": "信 中华人民共和国就业促进法 人力资源市场暂行条例#国务院令第700号",
    "B": "信 中华人民共和国就业促进法 就业服务与就业管理规定#劳动和社会保障部令第28号",
    "C": "信 国务院关于进一步做好新形势下就业创业工作的意见#国发〔2015〕23号",
    "D": "信 中华人民共和国就业促进法",
}


def make(out: Path) -> None:
    text = ITEMS
    for key, words in ITEM_LAWS.items():
        text = text.replace(f"| {key} |", f"| {words} |")
    items = read(text, LAWS, LEVELS)
    table = Table()
    table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
              "公开方式", None, "公开层级", None)  # fmt: skip
    table.add(None, "一级\v事项", "二级\v事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请", *LEVELS)
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(0, column, 1, column)
    for column in (1, 8, 10, 12):
        table.merge(0, column, 0, column + 1)
    group, second, last = 0, 0, ""
    for item in items:
        if item.level1 != last:
            group, second, last = group + 1, 0, item.level1
        second += 1
        names = [c for c in NATIONAL[:-1] if c in item.channels] + [f"其他（{o}）" for o in item.others]
        content = "\v".join(f"◇{e}" if len(item.content) > 1 else e for e in item.content)
        content = content.replace("政策", "政\u200b策")
        table.add(
            f"{item.seq}.", f"{group}.{item.level1}", f"{group}.{second}{item.level2}", content,
            laws(item.bases, " ", "1."), item.limit, "、".join(item.subjects),
            "\n".join(f"{n}.{name}" for n, name in enumerate(names, 1)), tick(item.public, "√"), special(item),
            tick(item.proactive, "✔"), tick(item.on_request, "✔"),
            tick("县级" in item.levels, "☑"), tick("乡镇级" in item.levels, "☑"),
        )  # fmt: skip
    table.merge_equal(1, 2, len(table.rows) - 1)
    box = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{paragraph('就业领域基层政务公开标准目录')}</w:txbxContent></wps:txbx></wps:wsp></wp:inline>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{paragraph('就业领域基层政务公开标准目录')}"
        "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert "xmlns:wps" in W
    layout = Table()
    layout.add(word_table(table, headers=2))
    docx(
        out / FILE,
        box + word_table(layout, width=15000) + paragraph("注：基层公共服务平台指乡镇（街道）公共服务机构。"),
    )
    notes = [
        "the catalogue is a table inside the only cell of a layout table",
        "the title stands in a text box (twice in the XML: choice and fallback)",
        "outline numbers 1. and 1.1 before the names, seq as “1.”",
        "channels are a numbered list of the ticked ones; ◇ marks, zero-width blanks",
    ]
    write(out, FILE, items, "就业领域", LEVELS, notes)
