"""Hard: the Jiading layout: 事项名称 only (one item column), words for object and mode, 公开属性 and 理由, 不予公开 rows, no levels."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from render import Table
from truth import LAWS, read, write
from write import xlsx

FILE = "户籍管理政务公开事项清单.xlsx"
EXTRA = ("公开属性", "理由", "公开时长")
ITEMS = """
户籍管理政策法规 | | 户籍管理相关法律、法规、规章及规范性文件 | 中华人民共和国户口登记条例 信 | 信息形成或变更之日起20个工作日内 | 公安分局 | 网政 | 公 | 主 | | 主动公开^^长期
出生登记 | | 办理条件；申报材料；办理时限；办理地点 | 中华人民共和国户口登记条例 | " | 公安分局；各派出所 | 网政微 | " | " | | 主动公开^^长期
收养登记 | | " | 中华人民共和国户口登记条例 中国公民收养子女登记办法 | " | " | 网政 | " | " | | 主动公开^^长期
死亡注销 | | " | 中华人民共和国户口登记条例 | " | " | 网政微 | " | " | | 主动公开^^长期
服兵役注销户口 | | " | " | " | " | 网政 | " | " | | 主动公开^^长期
回国（入境）恢复户口 | | " | 中华人民共和国出境入境管理法 | " | " | 网政 | " | " | | 主动公开^^长期
变更姓名 | | " | 中华人民共和国民法典 中华人民共和国户口登记条例 | " | " | 网政 | " | " | | 主动公开^^长期
更正出生日期 | | " | 公安部三局关于对更正出生日期问题的批复#公治〔1995〕135号 | " | " | 网政 | " | " | | 主动公开^^长期
变更民族成份 | | " | 中国公民民族成份登记管理办法#国家民族事务委员会_公安部令第2号 | " | " | 网政 | " | " | | 主动公开^^长期
户口迁移 | | 迁入条件；迁出流程；申报材料；办理时限 | 国务院办公厅关于印发推动1亿非户籍人口在城市落户方案的通知#国办发〔2016〕72号 | 政策变更之日起10个工作日内 | " | 网政微栏 | " | " | | 主动公开^^长期
居住证申领 | | 申领条件；申报材料；办理时限；签注 | 居住证暂行条例#国务院令第663号 | 信息形成或变更之日起20个工作日内 | 各派出所；社区事务受理服务中心 | 网政便 | " | " | | 主动公开^^长期
居民身份证申领、换领、补领 | | 办理条件；收费标准；办理时限 | 中华人民共和国居民身份证法 | " | 各派出所 | 网政便 | " | " | | 主动公开^^长期
临时居民身份证 | | " | 中华人民共和国居民身份证法 中华人民共和国临时居民身份证管理办法#公安部令第78号 | " | " | 网政 | " | " | | 主动公开^^长期
户籍人口统计数据 | | 总户数；总人口；出生、死亡、迁入、迁出人数 | 中华人民共和国统计法 | 每年3月底前 | 公安分局 | 网 | " | " | | 主动公开^^1年
户籍档案查询 | | 查询结果 | 中华人民共和国户口登记条例 信 | 收到申请之日起20个工作日内答复 | 各派出所 | 推 | 特:户籍当事人 | 依 | | 依申请公开^涉及个人隐私^
户籍证明开具 | | 证明内容 | 中华人民共和国户口登记条例 | 即时 | " | 政便 | 特:户籍当事人 | 依 | | 依申请公开^涉及个人隐私^
个人户籍登记资料 | | 常住人口登记表、户口簿内页 | 中华人民共和国个人信息保护法 | | 公安分局 | | | | | 不予公开^涉及个人隐私^
户口审批内部会商记录 | | 会商记录 | 信 | | " | | | | | 不予公开^内部事务信息、过程性信息^
投诉举报 | | 监督电话；通信地址；受理时间 | 信 | 长期公开 | 公安分局 | 网微他:12345政务服务热线 | 公 | 主 | | 主动公开^^长期
行政复议和诉讼途径 | | 复议机关；诉讼管辖；期限 | 中华人民共和国行政复议法 中华人民共和国行政诉讼法 | 长期公开 | " | 网政 | " | " | | 主动公开^^长期
"""
NAMES = {"社区/企事业单位/村公示栏（电子屏）": "社区公示栏", "政务服务中心": "行政服务中心", "两微一端": "一微一端"}


def make(out: Path) -> None:
    items = read(ITEMS, LAWS, (), EXTRA)
    table = Table()
    table.add("序号", "事项名称", "公开内容", "公开主体", "公开属性", "公开对象", "公开方式", "理由", "公开时限", "公开时长",
              "公开渠道", "公开依据")  # fmt: skip
    for item in items:
        mode = "主动公开" if item.proactive else "依申请公开" if item.on_request else "不予公开"
        shown = [NAMES.get(c, c) for c in item.channels if c != "其他" or not item.others] + item.others
        table.add(
            int(item.seq or 0), item.level1, "；".join(item.content), "、".join(item.subjects), item.extra["公开属性"],
            "全社会" if item.public else item.specific, mode, item.extra.get("理由", "—"), item.limit or "—",
            item.extra.get("公开时长", "/"), "、".join(shown) or "/", "".join(basis.text() for basis in item.bases),
        )  # fmt: skip
        # whether a sign for nothing is kept in an extra column is a matter of taste
        filled = {"理由": item.extra.get("理由", "—"), "公开时长": item.extra.get("公开时长", "/")}
        item.accept["extra"] = [item.extra | filled]
        if not item.channels:
            item.accept["time_limit_text"] = ["—"]
    xlsx(out / FILE, [("清单", table)])
    notes = [
        "one item column: 事项名称 is level 1, there is no level 2",
        "不予公开: neither 主动 nor 依申请; — and / mean nothing",
        "公开属性, 理由 and 公开时长 are extra",
        "一微一端 = 两微一端, 行政服务中心 = 政务服务中心; 12345政务服务热线 is an other channel",
    ]
    write(out, FILE, items, "户籍管理", (), notes)
