"""Very hard: a file full of slips: no 公开内容 column in its second table, codes 0101 before the names, laws with article texts,
history, a lost 》, a law twice, 【2021】 and a doubled 号, sentences run together, ▇ boxes, a glyph lost, ☐ before everything."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, boxes, listed, special, tick
from truth import LAWS, Basis, Item, read, write
from write import xlsx

FILE = "商务和粮食物资领域政务公开标准目录（汇总稿）.xlsx"
LEVELS = ("区县级", "乡镇级")
TRADE = """
行政许可类事项 | 成品油零售经营资格审批 | 申请条件；申请材料；办理流程；办理结果 | 许 成品油 | 自作出行政决定之日起7个工作日内 | 区商务局 | 网政 | 公 | 主 | 1
" | 单用途商业预付卡备案 | 备案条件；备案结果 | 单用途商业预付卡管理办法（试行）#商务部令2012年第9号 | 信息形成或变更之日起20个工作日内法律法规另有规定的从其规定 | " | 网政 | " | " | 1
" | 对外劳务合作经营资格核准 | 申请条件；办理结果 | 对外劳务合作管理条例#国务院令第620号 | 自作出行政决定之日起7个工作日内 | " | 网政 | " | " | 1
行政处罚类事项 | 违反成品油管理规定的处罚 | 处罚依据；处罚结果 | 罚 | 自作出行政决定之日起7个工作日内 | " | 网 | " | " | 1
" | 违反家电维修管理规定的处罚 | 处罚依据；处罚结果 | 罚 | 自作出行政决定之日起7个工作日内 | " | 网 | " | " | 1
公共服务类事项 | 促消费活动 | 活动名称；活动时间；参与方式 | 消费 | 活动开始前3日 | " | 网微视 | " | " | 12
" | 家政服务机构名录 | 机构名称；服务项目；联系电话 | 家政 | 每季度末更新 | " | 网栏 | " | " | 12
" | 再生资源回收网点 | 网点名称；地址；回收品类 | 再生资源回收管理办法#商务部令2007年第8号 | 信息形成或变更之日起20个工作日内 | 区商务局；各乡镇人民政府 | 网栏 | " | " | 12
" | 生活必需品市场监测 | 监测品种；价格；供应情况 | 突 | 每周一更新 | 区商务局 | 网微 | " | " | 1
行政奖励类事项 | 外贸企业奖励资金 | 申报指南；评审结果；奖励金额 | 信 外贸 | 公示期不少于7个工作日 | " | 网 | 公特:申报企业 | " | 1
其他类事项 | 招商引资政策 | 政策全文；优惠措施 | 优化营商环境条例#国务院令第722号 | 文件发布3个工作日内 | " | 网报微 | 公 | " | 1
" | 招标投标信息 | 招标公告；中标结果 | 招投标 | 按进展情况及时公开 | " | 网他:公共资源交易平台 | " | " | 1
"""
GRAIN = """
粮食收购 | 粮食收购企业备案 | | 粮食流通管理条例#国务院令第740号 | 备案完成后20个工作日内 | 区发展和改革局 | 网政 | 公 | 主 | 1
" | 粮食收购价格 | | " | 收购期间每日更新 | " | 网微栏 | " | " | 12
粮食储备 | 储备粮轮换 | | 中华人民共和国粮食安全保障法 | 轮换结束后20个工作日内 | " | 网 | " | " | 1
" | 应急供应网点 | | " | 动态调整 | 区发展和改革局；各乡镇人民政府 | 网栏 | " | " | 12
监督检查 | 粮食质量抽检 | | 粮食质量安全监管办法#国家发展改革委令2023年第4号 | 抽检完成后20个工作日内 | 区发展和改革局 | 网 | " | " | 1
" | 粮食流通执法 | | 粮食流通管理条例#国务院令第740号 罚 | 7个工作日 | " | 网 | " | " | 1
物资储备 | 救灾物资储备目录 | | 自然灾害救助条例#国务院令第577号 | 每年1月31日前 | " | 网 | " | " | 1
依申请公开 | 储备粮承储企业资料 | | 信 | 收到申请之日起20个工作日内 | " | 推 | 特:申请人 | 依 | 1
"""
PRINTED = {
    "成品油": "《国务院对确需保留的行政审批项目设定行政许可的决定》（2004年6月29日国务院令第412号公布 根据2016年8月25日国务院令第671号修正）",
    "消费": "《国务院办公厅关于进一步释放消费潜力促进消费持续恢复的意见》（国办发〔2022〕9 号）、",
    "家政": "《国务院办公厅关于促进家政服务业提质扩容的意见》(国办发【2019】30号)",
    "外贸": "《国务院办公厅关于推动外贸保稳提质的意见》（国办发〔2022〕18号 号）",
    "招投标": "《中华人民共和国招标投标法、《中华人民共和国招标投标法实施条例》（国务院令第613号）、《中华人民共和国招标投标法》",
}
NAMES = {
    "公开查阅点": "国家档案馆",
    "政务服务中心": "政府服务中心",
    "发布会/听证会": "发布会",
    "入户/现场": "入户/现场宣传",
    "社区/企事业单位/村公示栏（电子屏）": "线下公示栏",
}


def _bases(item: Item, keys: dict[str, str]) -> str:
    """The printed basis: as the slips of the file have it."""
    text = ""
    for basis in item.bases:
        shown = keys.get(basis.title)
        if shown:
            return text + shown
        text += basis.text()
    if item.bases == [LAWS["罚"]]:
        text += "第三十九条：行政处罚的实施机关、立案依据、实施程序和救济渠道等信息应当公示。"
    return text


def _head(table: Table, content: bool) -> None:
    middle = ["公开内容（要素）"] if content else []
    top = table.add("序号", "公开事项", None, *middle, "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", None,
                    "公开方式", None, "公开层级", None, *([] if content else [None]))  # fmt: skip
    width = len(middle) + 4
    table.add(
        None,
        "一级事项",
        "二级事项",
        *[None] * width,
        "全社会",
        "特定群体",
        "主动",
        "依申请",
        *LEVELS,
        *([] if content else [None]),
    )
    for column in (0, *range(3, 3 + width)):
        table.merge(top, column, top + 1, column)
    for column in (1, 3 + width, 5 + width, 7 + width):
        table.merge(top, column, top, column + 1)


def _rows(table: Table, items: list[Item], keys: dict[str, str], content: bool) -> None:
    group, second, last = 0, 0, ""
    top = len(table.rows)
    for at, item in enumerate(items):
        if item.level1 != last:
            group, second, last = group + 1, 0, item.level1
        second += 1
        channels = boxes(item, "▇", "□", names=NAMES, other="其他：{}")
        if not content and at == 3:
            channels = channels.replace("▇", "☐").replace("□", "☐")
            item.lenient += ["channels", "channels_other"]
        if content and at == 7:
            channels = channels.replace("□便民服务站", "便民服务站")
            item.lenient += ["channels"]
        if content and at == 10:
            channels = "政府公报、政府网站、新闻发布会、报刊、广播、电视或其他便于公众知晓的方式"
            item.lenient += ["channels", "channels_other"]
        code = (f"{group:02d}", f"{group:02d}{second:02d}") if content else ("", "")
        table.add(
            item.seq, f"{code[0]} {item.level1}".strip(), f"{code[1]}{item.level2}",
            *([listed(item.content, "1.", " ")] if content else []), _bases(item, keys), item.limit,
            "、".join(item.subjects), channels, tick(item.public), special(item), tick(item.proactive),
            tick(item.on_request), *(tick(level in item.levels) for level in LEVELS), *([] if content else [None]),
        )  # fmt: skip
    table.merge_equal(1, top, len(table.rows) - 1)


def make(out: Path) -> None:
    local = LAWS | {
        "成品油": Basis("国务院对确需保留的行政审批项目设定行政许可的决定", "国务院令第412号"),
        "消费": Basis("国务院办公厅关于进一步释放消费潜力促进消费持续恢复的意见", "国办发〔2022〕9号"),
        "家政": Basis("国务院办公厅关于促进家政服务业提质扩容的意见", "国办发〔2019〕30号"),
        "外贸": Basis("国务院办公厅关于推动外贸保稳提质的意见", "国办发〔2022〕18号"),
        "招投标": Basis("中华人民共和国招标投标法"),
    }
    keys = {local[key].title: text for key, text in PRINTED.items()}
    trade, grain = read(TRADE, local, LEVELS), read(GRAIN, local, LEVELS)
    for item in trade:
        item.field = "商务领域"
        title = item.bases[-1].title
        if title == local["成品油"].title:
            # the history in brackets is no number of its own; what of it is kept is a matter of taste
            item.lenient.append("bases")
        if title == local["招投标"].title:
            law, rule = local["招投标"], Basis("中华人民共和国招标投标法实施条例", "国务院令第613号")
            item.bases = [law, rule]
            twice = [{"title": b.title, "doc_number": b.number} for b in (law, rule, law)]
            item.accept["bases"] = [twice]
    for item in grain:
        item.field = "粮食和物资储备领域"
    table = Table()
    table.add("商务领域政务公开标准目录", *[None] * 13)
    table.merge(0, 0, 0, 13)
    _head(table, content=True)
    _rows(table, trade, keys, content=True)
    table.add(*[None] * 14)
    top = table.add("粮食和物资储备领域政务公开标准目录", *[None] * 13)
    table.merge(top, 0, top, 13)
    _head(table, content=False)
    _rows(table, grain, keys, content=False)
    xlsx(out / FILE, [("汇总", table)])
    notes = [
        "two tables in one sheet with different columns: the second has no 公开内容 (content is empty)",
        "codes 01 and 0101 before the names",
        "《…法、 lost its 》; one law twice; 【2019】; 号 号; a text of an article behind its law; history in brackets (not scored)",
        "☐ before every channel, a lost glyph, channels as prose: not scored",
        "two sentences without a stop stay as they are",
    ]
    write(out, FILE, [*trade, *grain], ["商务领域", "粮食和物资储备领域"], LEVELS, notes)
