"""Hard: level 1 as section rows over the whole width (一、…), one item column below 公开事项, four level columns, the header in two
rows with the groups repeated instead of merged, numbers that go on over the sections."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, laws, listed, special, tick, ticked
from truth import LAWS, read, write
from write import xlsx

FILE = "民族宗教和侨务事务公开目录.xlsx"
LEVELS = ("省级", "市级", "县级", "乡级")
ITEMS = """
行政许可 | 宗教活动场所设立审批 | 许可条件；申请材料；许可结果 | 宗教事务条例#国务院令第686号 | 自作出行政许可决定之日起7个工作日内 | 县民族宗教事务局 | 网政 | 公 | 主 | 123
" | 宗教活动场所内改建或者新建建筑物许可 | 许可条件；申请材料；许可结果 | " | " | " | 网政 | " | " | 23
" | 清真食品生产经营资格审批 | 许可条件；许可结果 | 许 | " | " | 网政 | " | " | 3
行政确认 | 公民民族成份变更 | 申请条件；申请材料；办理流程；办理结果 | 中国公民民族成份登记管理办法#国家民族事务委员会_公安部令第2号 | 信息形成或变更之日起20个工作日内 | " | 网政 | 公特:申请人 | " | 23
" | 宗教教职人员备案 | 备案条件；备案名单 | 宗教教职人员管理办法#国家宗教事务局令第15号 | " | " | 网 | 公 | " | 23
" | 华侨身份认定 | 认定条件；认定流程 | 中华人民共和国归侨侨眷权益保护法 | " | 县侨务办公室 | 网政 | 公特:申请人 | " | 23
资金项目 | 少数民族发展资金 | 资金名称；分配结果；项目清单 | 信 | 分配结果确定后20个工作日内 | 县民族宗教事务局；县财政局 | 网栏 | 公 | " | 234
" | 民族团结进步示范创建 | 创建标准；命名名单 | " | 命名之日起10个工作日内 | 县民族宗教事务局 | 网微 | " | " | 234
公共服务 | 宗教活动场所名录 | 名称；教别；地址；负责人 | 宗教事务条例#国务院令第686号 | 动态调整 | " | 网 | " | " | 1234
" | 民族政策宣传 | 活动时间；活动内容 | 信 | 活动前5日 | 县民族宗教事务局；各乡镇人民政府 | 网微视栏 | " | " | 34
" | 侨法咨询 | 咨询电话；咨询地点 | 中华人民共和国归侨侨眷权益保护法 | 长期公开 | 县侨务办公室 | 网便他:侨胞之家 | 公特:归侨侨眷 | " | 34
监督检查 | 宗教活动场所财务检查 | 检查时间；检查结果 | 宗教活动场所财务管理办法#国家宗教事务局令第18号 | 检查结束后20个工作日内 | 县民族宗教事务局 | 网 | 特:场所教职人员和信教公民 | 主依 | 3
" | 行政处罚 | 处罚决定书文号；处罚结果 | 罚 | 自作出行政决定之日起7个工作日内 | " | 网他:信用中国网站 | 公 | 主 | 3
"""


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    width = 15
    table.add("民族宗教和侨务事务公开目录", *[None] * (width - 1))
    table.merge(0, 0, 0, width - 1)
    table.add("序号", "公开事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "公开对象",
              "公开方式", "公开方式", "公开层级", "公开层级", "公开层级", "公开层级")  # fmt: skip
    table.add("序号", "公开事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "全社会", "特定群体",
              "主动", "依申请", *LEVELS)  # fmt: skip
    last, group = "", 0
    for item in items:
        if item.level1 != last:
            last = item.level1
            row = table.add(f"{'一二三四五六'[group]}、{item.level1}", *[None] * (width - 1))
            table.merge(row, 0, row, width - 1)
            group += 1
        table.add(
            int(item.seq or 0), item.level2, listed(item.content, "1.", end="；", last="。"), laws(item.bases), item.limit,
            "、".join(item.subjects), ticked(item, "●", " ", other="其他（{}）"), tick(item.public), special(item),
            tick(item.proactive), tick(item.on_request), *(tick(level in item.levels) for level in LEVELS),
        )  # fmt: skip
        # a reader that sees no level in the section rows may take the name for level 1
        item.accept["level1"], item.accept["level2"] = [item.level2], [None]
    xlsx(out / FILE, [("目录", table)])
    notes = [
        "level 1 stands in section rows over the whole width; the item column holds level 2 (as level 1 it is accepted)",
        "the groups of the header are repeated, not merged; four level columns",
        "● before the ticked channels, nothing else is listed",
    ]
    write(out, FILE, items, "民族宗教和侨务", LEVELS, notes)
