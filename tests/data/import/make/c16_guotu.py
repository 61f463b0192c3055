"""Hard: xls, boxes left as R and £ (Wingdings 2 letters), ─ for none, √面向…, 〔*…〕 optional contents, bodies on two lines or
with / 或 以及, numbered laws whose dots are partly lost, blank rows between groups, a signature row."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, boxes, special, tick
from truth import LAWS, read, write
from write import xls

FILE = "国有土地使用权出让和应用领域政务公开标准目录（自然资源）.xls"
LEVELS = ("市（州）级", "县（区）级", "镇（街）级")
ITEMS = """
机构信息 | | 机构职能；办公地址；联系方式 | 信 | 自该信息形成或者变更之日起20个工作日内予以公开 | 自然资源主管部门 | 网 | 公 | 主 | 12
政策法规 | | 法律法规和规章；规范性文件；政策解读 | 土 信 | " | " | 网政 | " | " | 12
国土空间规划 | 规划草案公示 | 规划说明；规划图件；意见反馈方式 | 规划 土 | 批前公示时间不少于30日 | " | 网会栏 | " | " | 123
" | 规划成果公布 | 规划文本；规划图件；批准文件 | " | 批后公布应在规划批准后20个工作日内向社会公布 | 自然资源主管部门；镇人民政府 | 网栏 | " | " | 123
" | 规划修改 | 修改理由；修改方案；公示结果 | " | " | " | 网栏 | 公特:利害关系人 | " | 12
土地供应 | 供应计划 | 国有建设用地供应计划文本；供应总量、结构、布局 | 土 中华人民共和国土地管理法实施条例#国务院令第743号 | 每年3月31日前 | 自然资源主管部门 | 网他:中国土地市场网 | 公 | " | 12
" | 出让公告 | 宗地位置、面积、用途、年限；竞买人资格；起始价和保证金 | 招标拍卖挂牌出让国有建设用地使用权规定#国土资源部令第39号 | 拍卖、挂牌日前20日 | " | 网他:中国土地市场网+公共资源交易平台 | " | " | 12
" | 成交结果公示 | 地块位置；竞得人；成交价 | " | 出让活动结束后10个工作日内 | " | 网他:中国土地市场网+公共资源交易平台 | " | " | 12
" | 划拨用地公示 | 申请人；用途；面积 | 划拨用地目录#国土资源部令第9号 | 公示期不少于10日 | " | 网他:中国土地市场网 | " | " | 2
不动产登记 | 办事指南 | 登记类型；申请材料；办理时限；收费标准 | 不动产登记暂行条例#国务院令第656号 | 长期公开 | 不动产登记机构 | 网政便 | " | " | 2
" | 登记公告 | 拟注销或者更正登记的不动产情况；异议期限 | " | 公告期不少于15个工作日 | " | 网栏 | 公特:权利人、利害关系人 | " | 2
" | 登记资料查询 | 查询结果 | 不动产登记资料查询暂行办法#国土资源部令第80号 | 接到申请之日起5个工作日内 | " | 政 | 特:权利人、利害关系人 | 依 | 2
矿产资源 | 采矿权出让 | 出让公告；出让结果 | 中华人民共和国矿产资源法 | 信息形成或变更之日起7个工作日内 | 自然资源主管部门 | 网他:公共资源交易平台 | 公 | 主 | 12
" | 采矿许可 | 许可条件；许可结果 | 许 中华人民共和国矿产资源法 | 自作出行政决定之日起7个工作日内公示 | " | 网政 | " | " | 12
地质灾害 | 地质灾害防治 | 年度防治方案；隐患点清单；防灾责任人 | 地质灾害防治条例#国务院令第394号 | 汛期前公开，有变化的及时更新 | 自然资源主管部门；镇人民政府 | 网微户栏 | 公特:受威胁群众 | " | 123
测绘管理 | 测绘资质管理 | 资质条件；资质单位名单 | 中华人民共和国测绘法 | 自该信息形成或者变更之日起20个工作日内予以公开 | 自然资源主管部门 | 网 | 公 | " | 12
行政执法 | 行政处罚 | 违法事实；处罚依据；处罚决定 | 罚 土 | 作出决定之日起7个工作日内；情况复杂的，经本单位负责人批准，可延长7个工作日 | 自然资源主管部门；镇人民政府 | 网 | " | " | 123
" | 卫片执法检查 | 检查结果；违法用地整改情况 | 土 | 检查结果下发后20个工作日内 | 自然资源主管部门 | 网 | " | " | 12
"""


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    table.add("国有土地使用权出让和应用领域政务公开标准目录", *[None] * 14)
    table.merge(0, 0, 0, 14)
    table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体",
              "公开渠道和载体（在标注范围内至少选择其一公开，法律法规规章另有规定的从其规定）", "公开对象", None, "公开方式", None, "公开层级", None, None)  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定群众", "主动", "依申请", *LEVELS)
    for column in (0, 3, 4, 5, 6, 7):
        table.merge(1, column, 2, column)
    for column in (1, 8, 10):
        table.merge(1, column, 1, column + 1)
    table.merge(1, 12, 1, 14)
    last = ""
    both = ["自然资源主管部门", "镇人民政府"]
    joins = iter(("/", "\n", "或", "以及"))
    group_start = len(table.rows)
    for at, item in enumerate(items):
        if last and item.level1 != last and at in (5, 9, 12):
            table.merge_equal(1, group_start, len(table.rows) - 1)
            table.add(*[None] * 15)
            group_start = len(table.rows)
        last = item.level1
        content = [f"{n}.{e}" for n, e in enumerate(item.content, 1)] if len(item.content) > 1 else item.content
        if at in (2, 6, 14):
            # an optional element, as the ministry's catalogue stars it
            content[-1] = f"〔*{content[-1]}〕"
            bare = item.content[-1]
            item.accept["content"] = [
                [*item.content[:-1], text] for text in (f"〔*{bare}〕", f"*{bare}", f"〔{bare}〕")
            ]
        bases = [f"{n}{'.' if n == 1 else ''}{b.text()}" for n, b in enumerate(item.bases, 1)]
        join = "、"
        if item.subjects == both:
            join = next(joins)
            if join in ("或", "以及"):
                item.lenient.append("subjects")
            if join == "/":
                item.accept["subjects"] = [both]
        who = item.specific
        if isinstance(who, str):
            item.accept["audience_specific"] = [f"面向{who}"]
        table.add(
            int(item.seq or 0), item.level1, item.level2 or "─", "；\n".join(content) + "。",
            "".join(bases) if len(bases) > 1 else bases[0][2:], item.limit, join.join(item.subjects),
            boxes(item, "R", "£", other="其他：{}") if at % 3 else boxes(item, "R", "£", other="其他{}", per_line=3),
            tick(item.public), f"√面向{who}" if who else special(item), tick(item.proactive), tick(item.on_request),
            *(tick(level in item.levels) for level in LEVELS),
        )  # fmt: skip
    table.merge_equal(1, group_start, len(table.rows) - 1)
    table.add("填报人：", *[None] * 6, "审核人：", *[None] * 4, "日期：2022年5月20日", None, None)
    xls(out / FILE, [("目录", table)])
    notes = [
        "R ticked, £ empty (Wingdings 2 letters that lost their font)",
        "─ in 二级事项 means none; √面向…",
        "1.《…》2《…》: the second number lost its dot",
        "two bodies apart by /, by a line end, by 或, by 以及",
        "blank rows between groups; a signature row at the end",
    ]
    write(out, FILE, items, "国有土地使用权出让和应用领域", LEVELS, notes)
