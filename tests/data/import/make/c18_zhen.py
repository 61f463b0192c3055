"""Hard: a town's Word file: prose before, five tables with title rows （一）… inside the table, one field each, notes after the
last; numbers anew in each; ☐ before unticked and ☑ before ticked, □其他 with text but unticked, local channels."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, laws, listed, special, tick
from truth import LAWS, NATIONAL, Item, read, write
from write import docx, paragraph, word_table

FILE = "永宁街道基层政务公开标准目录汇编.docx"
LEVELS = ("区级", "镇街级")
GROUPS = {
    "公共资源交易领域": """
项目公告 | 招标公告 | 项目名称；招标条件；投标人资格；获取招标文件的方式 | 中华人民共和国招标投标法 | 自招标文件开始发出之日起不少于5日 | 街道经济发展办公室 | 网他:公共资源交易平台 | 公 | 主 | 12
" | 采购公告 | 采购项目名称；采购预算；供应商资格 | 中华人民共和国政府采购法 | 3个工作日内 | " | 网他:公共资源交易平台+中国政府采购网 | " | " | 2
结果公示 | 中标候选人公示 | 中标候选人名称；投标报价；评标情况 | 中华人民共和国招标投标法实施条例#国务院令第613号 | 自收到评标报告之日起3日内，公示期不少于3日 | " | 网他:公共资源交易平台 | " | " | 12
" | 中标结果 | 中标人；中标价 | " | 中标通知书发出之日起2个工作日内 | " | 网 | " | " | 12
""",
    "市政服务领域": """
市政设施 | 道路养护 | 养护计划；养护单位；完工时间 | 城市道路管理条例#国务院令第198号 | 信息形成之日起20个工作日内 | 街道城市管理办公室 | 网栏 | 公 | 主 | 12
" | 占道施工 | 施工地点；施工时间；绕行提示 | " | 施工前3日 | " | 微栏 | " | " | 2
环境卫生 | 生活垃圾分类 | 投放点位；投放时间；分类标准 | 固 | 长期公开 | 街道城市管理办公室；各社区居民委员会 | 微户栏 | " | " | 2
" | 病媒生物防制 | 消杀时间；消杀范围；注意事项 | 信 | 提前3日 | " | 栏他:业主微信群 | 公特:辖区居民 | " | 2
供水供热 | 停水停热通知 | 停供范围；停供时间；恢复时间 | 城市供水条例#国务院令第158号 | 提前24小时 | 供水、供热企业 | 微视栏 | " | " | 12
""",
    "国有土地上房屋征收与补偿领域": """
国家层面法规政策 | 法律法规 | 法律；行政法规 | 国有土地上房屋征收与补偿条例#国务院令第590号 | 信息形成或者变更之日起20个工作日内 | 区房屋征收部门 | 网政 | 公 | 主 | 12
房屋征收决定 | 社会稳定风险评估 | 社会稳定风险评估结果 | " | " | 区房屋征收部门；街道办事处 | 栏 | 特:征收范围内 | 依 | 12
" | 房屋征收补偿方案 | 征求意见情况；方案修改情况 | " | 征求意见期限不得少于30日 | " | 网栏 | 公特:征收范围内 | 主 | 12
" | 房屋征收决定公告 | 征收补偿方案；行政复议、行政诉讼权利 | " | 及时公告 | 区人民政府 | 网栏 | 公特:征收范围内 | " | 12
房屋征收评估、补偿 | 房地产估价机构确定 | 估价机构名单；选定结果 | " | 选定后3日内 | 区房屋征收部门 | 栏 | 特:征收范围内 | " | 12
" | 被征收房屋评估 | 分户的初步评估结果 | 国有土地上房屋征收评估办法#建房〔2011〕77号 | 分户评估结果公示期不得少于7日 | 区房屋征收部门；房地产估价机构 | 栏 | 特:征收范围内 | " | 12
""",
    "就业创业领域": """
就业信息服务 | 就业政策法规咨询 | 政策名称；政策内容；咨询电话 | 中华人民共和国就业促进法 人力资源市场暂行条例#国务院令第700号 | 公开事项信息形成或变更之日起20个工作日内公开 | 街道社会保障所 | 网微便栏他:基层公共服务平台 | 公 | 主 | 12
" | 岗位信息发布 | 招聘单位；岗位要求；福利待遇；招聘期限 | " | 及时更新 | " | 微栏他:基层公共服务平台 | " | " | 12
就业困难人员援助 | 就业困难人员认定 | 文件依据；对象范围；申请人权利和义务；申请条件 | 中华人民共和国就业促进法 | 公示7日 | " | 网栏他:基层公共服务平台 | " | " | 12
" | 公益性岗位补贴申领 | 申请条件；补贴标准；拨付名单 | " | " | " | 网栏他:基层公共服务平台 | 公特:申领单位 | " | 12
" | 求职创业补贴申领 | 申请条件；补贴标准 | " | 公开事项信息形成或变更之日起20个工作日内公开 | " | 网 | 公 | " | 12
""",
    "退役军人事务领域": """
优抚安置 | 优待证申领 | 申领条件；申领流程；优待项目 | 中华人民共和国退役军人保障法 | 长期公开 | 街道退役军人服务站 | 网微户便 | 公特:退役军人及其他优抚对象 | 主 | 12
" | 抚恤补助发放 | 发放标准；发放对象；发放时间 | 军人抚恤优待条例#国务院令第788号 | 每月25日前 | " | 推 | 特:优抚对象 | 依 | 2
烈士褒扬 | 烈士纪念设施 | 名称；地址；开放时间 | 烈士褒扬条例#国务院令第791号 | 信息形成之日起10个工作日内 | " | 网微 | 公 | 主 | 12
信访服务 | 来访接待 | 接待地点；接待时间；联系电话 | 信访工作条例 | 长期公开 | " | 网栏 | " | " | 2
""",
}
NAMES = {
    "社区/企事业单位/村公示栏（电子屏）": "社区/企事业单位、村公示栏",
    "纸质媒体": "纸质载体",
    "公开查阅点": "公开查询点",
}


def _boxes(item: Item, loose: bool) -> str:
    shown = []
    for name in NATIONAL[:-1]:
        shown.append(("☑" if name in item.channels else "☐") + NAMES.get(name, name))
    tail = [f"☑{other}" for other in item.others] or (["☐其他   基层公共服务平台"] if loose else ["☐其他"])
    return "\n".join([" ".join(shown[at : at + 3]) for at in range(0, len(shown), 3)] + tail)


def _table(items: list[Item], title: str, last: bool) -> Table:
    table = Table()
    table.add(title, *[None] * 13)
    table.merge(0, 0, 0, 13)
    table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
              "公开方式", None, "公开层级", None)  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群体", "主动", "依申请", *LEVELS)
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(1, column, 2, column)
    for column in (1, 8, 10, 12):
        table.merge(1, column, 1, column + 1)
    for item in items:
        table.add(
            item.seq, item.level1, item.level2, listed(item.content, "·"), laws(item.bases, "\n"), item.limit,
            "、".join(item.subjects), _boxes(item, last), tick(item.public), special(item), tick(item.proactive),
            tick(item.on_request), *(tick(level in item.levels) for level in LEVELS),
        )  # fmt: skip
    table.merge_equal(1, 3, len(table.rows) - 1)
    table.merge_equal(4, 3, len(table.rows) - 1, within=1)
    return table


def make(out: Path) -> None:
    body = paragraph("永宁街道基层政务公开标准目录汇编")
    body += paragraph("一、总体要求") + paragraph(
        "根据《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》（国办发〔2019〕54号）要求，结合街道实际，编制本目录。"
    )
    body += (
        paragraph("二、适用范围")
        + paragraph("本目录适用于街道各科室、各社区，公开主体为街道办事处。")
        + paragraph("三、标准目录")
    )
    items: list[Item] = []
    for number, (name, text) in enumerate(GROUPS.items()):
        group = read(text, LAWS, LEVELS)
        for item in group:
            item.field = name
            if item.subjects == ["供水、供热企业"]:
                item.lenient = ["subjects"]
        title = f"（{'一二三四五'[number]}）{name}基层政务公开标准目录"
        body += word_table(_table(group, title, number == 3)) + paragraph("")
        items += group
    body += paragraph("附件：标准目录要素说明") + paragraph("1.公开事项：一级事项、二级事项按照国家部委标准指引确定。")
    body += paragraph("2.公开渠道和载体：“☑”表示应当公开的渠道，“☐”表示不作要求。")
    docx(out / FILE, body)
    notes = [
        "five tables, one field each, numbered anew; the title is the first row of each table",
        "prose before and notes after the tables are no items",
        "☐其他   基层公共服务平台: not ticked, though it has a text",
    ]
    write(out, FILE, items, list(GROUPS), LEVELS, notes)
