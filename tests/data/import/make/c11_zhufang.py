"""Hard: level columns with the word 州级 or 县级 in the cell, contents marked ● required 〇 optional, three-column audience cut
over lines, ASCII-bracketed and broken document numbers, two limits in one cell, seq from 11 with a jump."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, boxes, special, tick
from truth import LAWS, read, write
from write import xlsx

FILE = "保障性住房领域基层政务公开标准目录.xlsx"
LEVELS = ("州级", "县级")
ITEMS = """
法规政策 | 法律法规、规章、规范性文件 | 文件名称；文号；发布时间；发布单位；有效性 | 信 公租 | 信息形成或变更之日起20个工作日内，法律、法规另有规定的从其规定 | 住房和城乡建设部门 | 网报政 | 公 | 主 | 12
" | 保障性住房其他政策文件 | " | " | " | " | 网 | " | " | 12
" | 政策解读 | 解读材料；解读方式；媒体评论 | 意见 细则 | 关联规范性文件公开3个工作日内 | " | 网微会 | " | " | 12
规划计划 | 住房保障发展规划 | 规划文本；规划期限；建设目标 | 信 | 信息形成或变更之日起20个工作日内 | 州、县人民政府；住房和城乡建设部门 | 网 | " | " | 12
" | 年度建设计划 | 计划任务量；计划项目信息；计划户型 | 信 保障房通知 | " | 住房和城乡建设部门 | 网 | " | " | 12
建设管理 | 立项信息 | 保障性住房项目立项批复 | " | " | 发展改革部门 | 网 | " | " | 2
" | 开工项目清单 | 项目名称；建设地址；建设方式；建设总套数；开工时间 | " | " | 住房和城乡建设部门 | 网栏 | " | " | 2
" | 基本建成项目清单 | 项目名称；建设地址；已基本建成套数；竣工时间 | " | " | " | 网栏 | " | " | 2
" | 竣工验收 | 验收单位；验收时间；验收结果 | 信 建设工程质量管理条例#国务院令第279号 | 竣工验收备案后7个工作日内 | " | 网 | " | " | 2
配给管理 | 保障性住房分配政策 | 分配办法；分配范围；分配程序 | 公租 | 信息形成或变更之日起20个工作日内 | " | 网政栏 | " | " | 2
" | 申请受理 | 申请条件；申请材料；受理地点；咨询电话 | " | " | 县住房和城乡建设局；乡（镇）人民政府 | 网政便栏 | " | " | 2
" | 住房保障资格审核 | 申请对象姓名、身份证号（隐藏部分号码）、申请类型、审核结果 | " | ①初审结果公示期不少于7日；②审核结果确定后20个工作日内公开 | " | 网栏 | 公特:申请人 | " | 2
" | 轮候 | 轮候规则；轮候名册 | " | 信息形成或变更之日起20个工作日内 | 县住房和城乡建设局 | 网栏 | " | " | 2
" | 房源信息 | 项目名称；房源数量；户型面积；租金标准 | " | 分配前7日 | " | 网微栏 | 公 | " | 2
" | 选房入住 | 选房名单；选房顺序；选房结果 | " | 选房结果确定后5个工作日内 | " | 网栏 | 公特:轮候对象 | " | 2
" | 租赁补贴发放 | 发放对象；发放金额；发放时间 | 住房城乡建设部_财政部关于做好城镇住房保障家庭租赁补贴工作的指导意见#建保〔2016〕281号 | 每季度首月15日前 | " | 网栏推 | 特:补贴对象 | " | 2
配后管理 | 资格定期审核 | 审核结果；取消保障资格的对象 | 公租 | 信息形成或变更之日起20个工作日内 | " | 网栏 | 公 | " | 2
" | 运营管理 | 房屋使用管理；维修养护；物业服务 | " | " | " | 网栏 | " | " | 2
" | 违规处理 | 违规对象；违规情形；处理结果 | 公租 罚 | 作出行政决定之日起7个工作日内 | " | 网 | " | " | 2
监督管理 | 年度审计 | 审计结果及整改情况 | 中华人民共和国审计法 | 收到审计报告之日起20个工作日内 | " | 网 | " | " | 12
" | 信访举报 | 举报电话；受理部门；处理时限 | 信访工作条例 | 长期公开 | " | 网微栏 | " | " | 12
"""
SEQ = [*range(11, 20), *range(22, 34)]
BROKEN = {
    "建保〔2016〕281号": "建保〔2016281号",
    "国办发〔2016〕80号": "国办发﹝2016﹞80 号",
    "中办发〔2016〕8号": "中办发[2016]8号",
    "国务院令第711号": "国务院令第711",
    "国办发〔2017〕42号": "国办发〔2017)42号",
}


def make(out: Path) -> None:
    from truth import Basis

    local = LAWS | {
        "公租": Basis("公共租赁住房管理办法", "住房和城乡建设部令第11号"),
        "保障房通知": Basis("国务院办公厅关于保障性安居工程建设和管理的指导意见", "国办发〔2011〕45号"),
    }
    items = read(ITEMS, local, LEVELS)
    table = Table()
    table.add("附件3", *[None] * 13)
    table.add("××州保障性住房领域基层政务公开标准目录", *[None] * 13)
    table.merge(1, 0, 1, 13)
    table.add("序号", "公开事项", None, "公开内容\n（“●”表示必选项，“〇”表示可选项）", "公开依据", "公开时限", "公开主体",
              "公开渠道和载体（“■”表示必选项，“□”表示可选项）", "公开对象", None, "公开方式", None, "公开层级", None)  # fmt: skip
    table.add(
        None, "一级\n事项", "二级\n事项", *[None] * 5, "社会", "特定\n群众", "主动", "依申\n请公\n开", "州级", "县级"
    )
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(2, column, 3, column)
    for column in (1, 8, 10, 12):
        table.merge(2, column, 2, column + 1)
    top = len(table.rows)
    for at, item in enumerate(items):
        item.seq = str(SEQ[at])
        content = "\n".join(("〇" if n and n == len(item.content) - 1 else "●") + e for n, e in enumerate(item.content))
        bases = []
        for n, basis in enumerate(item.bases, 1):
            number = BROKEN.get(basis.number or "", basis.number)
            bases.append(f"{n}.《{basis.title}》" + (f"（{number}）" if number else ""))
        if any(basis.number in BROKEN for basis in item.bases):
            raw = [{"title": b.title, "doc_number": BROKEN.get(b.number or "", b.number)} for b in item.bases]
            item.accept["bases"] = [raw]
        table.add(
            SEQ[at], item.level1, item.level2, content, "\n".join(bases) if len(bases) > 1 else bases[0][2:],
            item.limit.replace("；②", "；\n②"), "、".join(item.subjects), boxes(item, other="其他{}", per_line=1),
            tick(item.public), special(item), tick(item.proactive), tick(item.on_request),
            "州级" if "州级" in item.levels else None, "县级" if "县级" in item.levels else None,
        )  # fmt: skip
        if len(item.subjects) == 2 and item.subjects[0].startswith("州、"):
            item.lenient.append("subjects")
    table.merge_equal(1, top, len(table.rows) - 1)
    xlsx(out / FILE, [("目录", table)])
    notes = [
        "the level columns hold the word 州级 or 县级 in place of a tick",
        "● required, 〇 optional element: the marks go, the elements stay",
        "numbers with broken brackets: repaired or as printed",
        "seq from 11, 20 and 21 are missing",
    ]
    write(out, FILE, items, "保障性住房领域", LEVELS, notes)
