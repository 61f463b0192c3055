"""Mild: CSV in GB18030, blanks under merged cells, full-width digits, channel words without a box, ticks as ✔, a note row."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table, laws, listed, special, tick
from truth import LAWS, read, write
from write import csv_text

FILE = "公共文化服务领域基层政务公开标准目录.csv"
LEVELS = ("市/区级", "街道镇")
ITEMS = """
机构职责 | 公共文化机构名录 | 机构名称；开放时间；机构地址；联系电话；临时停止开放信息 | 文 公共文化体育设施条例#国务院令第382号 | 信息形成之日起7个工作日内 | 区文化旅游局；相关公共文化服务机构 | 网微栏他:图书馆 | 公 | 主 | 12
" | 机构职能 | 部门职责；内设机构；领导分工 | 信 | 信息形成或变更之日起20工作日内 | 区文化旅游局 | 网查 | " | " | 1
政策文件 | 公共文化服务政策 | 法律法规、规章、规范性文件 | 文 信 | " | " | 网查政 | " | " | 1
" | 政策解读 | 解读材料；图解 | 信 意见 | 关联规范性文件公开3个工作日内 | " | 网微 | " | " | 1
公共服务 | 公益性文化活动 | 活动时间；活动地点；活动主题；参与方式 | 文 关于加快构建现代公共文化服务体系的意见#中办发〔2015〕2号 | 活动开展前7个工作日 | 区文化旅游局；各街道办事处、镇人民政府 | 网微视栏 | " | " | 12
" | 免费开放信息 | 开放场馆；开放时间；服务项目 | 文 | 长期公开 | 相关公共文化服务机构 | 网微栏他:公共文化服务中心公示栏 | " | " | 12
" | 下基层辅导、演出、展览 | 时间；单位；内容 | 文 | 信息形成或变更之日起3个工作日内 | " | 网微户栏 | " | " | 12
" | 特殊群体公共文化服务 | 服务对象；服务项目；服务方式 | 文 中华人民共和国残疾人保障法 | " | " | 网户推 | 特:老年人、未成年人、残疾人、农村留守妇女儿童 | " | 12
非物质文化遗产 | 代表性项目名录 | 项目名称；项目类别；保护单位 | 中华人民共和国非物质文化遗产法 | 自作出决定之日起20个工作日内 | 区文化旅游局 | 网微纸 | 公 | " | 1
" | 代表性传承人评审公示 | 拟认定人员名单；公示期限；受理电话 | " | 公示不少于20日 | " | 网 | " | " | 1
文物保护 | 不可移动文物名录 | 文物名称；级别；地址；保护范围 | 中华人民共和国文物保护法 中华人民共和国文物保护法实施条例#国务院令第377号 | 核定公布之日起10个工作日内 | " | 网 | " | " | 12
" | 文物修缮审批 | 申请条件；审批结果 | 许 中华人民共和国文物保护法 | 自作出行政决定之日起7个工作日内 | " | 网政 | " | " | 1
行政执法 | 行政处罚 | 执法主体；执法程序；处罚决定 | 罚 三项 营业性演出管理条例#国务院令第439号 | " | 区文化市场行政执法大队 | 网 | " | " | 1
" | 双随机、一公开 | 随机抽查事项清单；抽查结果及查处情况 | 三项 | 抽查结束后20个工作日内 | " | 网 | " | " | 1
依申请 | 依申请公开的文化信息 | 申请条件；申请材料；答复 | 信 | 接到申请之日起20个工作日内 | 区文化旅游局 | 推政 | 特:申请人 | 依 | 1
"""
NAMES = {
    "社区/企事业单位/村公示栏（电子屏）": "村居/企事业单位公示栏",
    "公开查阅点": "公开查询点",
    "入户/现场": "入户现场",
}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, LEVELS)
    table = Table()
    width = 14
    table.add("某区公共文化服务领域基层政务公开标准目录", *[None] * (width - 1))
    table.add("序号", "公开事项", None, "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
              "公开对象", None, "公开方式", None, "公开层级", None)  # fmt: skip
    table.add(None, "一级事项", "二级事项", *[None] * 5, "全社会", "特定对象", "主动", "依申请", *LEVELS)
    top = len(table.rows)
    for item in items:
        shown = [NAMES.get(c, c) for c in item.channels if c != "其他" or not item.others] + item.others
        table.add(
            (item.seq or "").translate(WIDE), item.level1, item.level2, listed(item.content, "①", ""),
            laws(item.bases, "\n", "●"), item.limit.translate(WIDE), "，".join(item.subjects).replace("、镇", "及镇"),
            "、".join(shown), tick(item.public, "✔"), special(item), tick(item.proactive, "✔"),
            tick(item.on_request, "✔"), *(tick(level in item.levels, "✔") for level in LEVELS),
        )  # fmt: skip
        if "各街道办事处、镇人民政府" in item.subjects:
            item.subjects = ["区文化旅游局", "各街道办事处", "镇人民政府"]
            item.lenient = ["subjects"]
        item.accept["seq"] = [(item.seq or "").translate(WIDE)]
        if item.limit != item.limit.translate(WIDE):
            item.accept["time_limit_text"] = [item.limit.translate(WIDE)]
    table.blank_equal(1, top, len(table.rows) - 1)
    table.add(
        "注：1.公共文化服务机构包括图书馆、文化馆、博物馆、美术馆等；2.本目录自发布之日起施行。", *[None] * (width - 1)
    )
    out.joinpath(FILE).write_bytes(csv_text(table).encode("gb18030"))
    notes = [
        "GB18030; level 1 blank below the first row of its group",
        "channel words only, 、 between; 图书馆 and 公共文化服务中心公示栏 are other channels",
        "full-width digits in 序号 and 公开时限: both widths are right",
        "●《…》 each on its own line of the basis cell; ①② run on without a break in the content",
        "the last row is a note",
    ]
    for item in items:
        if item.others == ["公共文化服务中心公示栏"]:
            item.lenient += ["channels"]
            item.accept["channels_other"] = [None]
    write(out, FILE, items, "公共文化服务领域", LEVELS, notes)
