"""Faults that readers of real catalogues know, seeded into the example catalogue: each found at its exact place, nothing else.

``‹›`` marks the wrong text: the finding must begin where it begins. A new seed is a new row. All faults of values are seeded at
once, one an item; accidents of typing and faults of registries each alone, since they can keep a file from being read.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from gwstd.check import check
from gwstd.load import load
from gwstd.model import Finding

CATALOGS = Path(__file__).parent.parent / "catalogs"


class Seed(NamedTuple):
    """A value seeded into an item: what stands under the key (‹wrong text› marked), the rule, what the finding names."""

    item: str
    key: str
    value: str
    rule: str
    names: str


SEEDS = (
    # the law: repealed, expired, another text, another number
    Seed("hjgl-gaj-005", "公开依据", "[户口登记条例, ‹收养法›]", "law-repealed", "中华人民共和国民法典"),
    Seed("shjz-mzj-002", "公开依据", "[社会救助法, ‹信访条例›]", "law-repealed", "信访工作条例"),
    Seed("shjz-mzj-011", "公开依据", "[《‹最低生活保障审核审批办法（试行）›》（民发〔2012〕220号）]", "law-repealed", "最低生活保障审核确认办法"),
    Seed("ndbg-qzfb-010", "公开依据", "[《‹中华人民共和国政府信息公开条例›》（国务院令第492号）]", "law-repealed", "国务院令第711号"),
    Seed("wtty-wlj-003", "公开依据", "[公共文化服务保障法, ‹2021—2023年农机购置补贴实施指导意见›]", "law-repealed", "失效"),
    Seed("wtty-wlj-022", "公开依据", "[文物保护法, ‹环境噪声污染防治法› 第三条]", "law-repealed", "生态环境法典"),
    Seed("ndbg-qzfb-001", "公开依据", "[《重大行政决策程序暂行条例》（‹国务院令第731号›）]", "number-mismatch", "国务院令第713号"),
    Seed("jycy-rsj-020", "公开依据", "[《社会保险费征缴暂行条例》（‹国务院令第710号›）]", "amending-order", "国务院令第259号"),
    Seed("jycy-rsj-001", "公开依据", "[《中华人民共和国就业促进法》‹（2009年8月27日修正）›]", "law-outdated-year", "2015-04-24"),
    Seed("jycy-rsj-002", "公开依据", "[‹网络招聘管理办法›]", "law-unknown", "laws.yaml"),
    Seed("jycy-rsj-003", "公开依据", "[‹有关法律法规›]", "law-vague", "一部一项"),
    Seed("jycy-rsj-007", "公开依据", "[就业促进法‹及相关规定›]", "law-vague", "及相关规定"),
    Seed("jycy-rsj-012", "公开依据", "[就业促进法, ‹中华人民共和国就业促进法 第十条›]", "law-twice", "条款写在一起"),
    Seed("jycy-rsj-013", "公开依据", "[‹【条例】›关于进一步完善就业失业登记管理办法的通知]", "law-kind-label", "规范性文件"),
    # how a citation is written
    Seed("ndbg-qzfb-008", "公开依据", "[政府信息公开条例 ‹第二十条第七款›]", "article-structure", "第（七）项"),
    Seed("ndbg-qzfb-007", "公开依据", "[政府信息公开条例 ‹第33条›]", "article-structure", "第三十三条"),
    Seed("wtty-wlj-006", "公开依据", "[《关于全面推进政务公开工作的意见》（‹中办发﹝2016﹞8号›）]", "number-brackets", "中办发〔2016〕8号"),
    Seed("wtty-wlj-007", "公开依据", '["《关于加快构建现代公共文化服务体系的意见》（‹中办发[2015]2号›）"]', "number-brackets", "中办发〔2015〕2号"),
    Seed("wtty-wlj-009", "公开依据", "[《关于加快构建现代公共文化服务体系的意见》（‹中办发〔20152号›）]", "number-malformed", "中办发〔2015〕2号"),
    Seed("wtty-wlj-010", "公开依据", "[《公共文化体育设施条例》（‹国令第382号›）]", "order-wording", "国务院令第382号"),
    Seed("shjz-mzj-015", "公开依据", "[‹《民政部关于贯彻落实《国务院关于进一步健全特困人员救助供养制度的意见》的通知》›]", "title-marks", "〈"),
    # time limits
    Seed("jycy-rsj-032", "公开时限", "‹及时公开›", "limit-vague", "20个工作日"),
    Seed("jycy-rsj-050", "公开时限", "‹长期公开›", "limit-vague", "之日起"),
    Seed("jycy-rsj-051", "公开时限", "‹20个工作日›", "limit-vague", "之日起"),
    Seed("jycy-rsj-052", "公开时限", "自信息形成或者变更之日起20个工作日内；‹其他信息按有关规定公开›", "limit-vague", "之日起"),
    Seed("shjz-mzj-034", "公开时限", "自信息形成或者变更之日起‹30个工作日›内", "limit-too-long", "20个工作日"),
    Seed("shjz-mzj-008", "公开时限", "‹自信息形成或者变更之日起20个工作日内›", "limit-penalty", "7个工作日"),
    Seed("shjz-zhenjie-004", "公开时限", "‹自信息形成之日起20个工作日内›", "limit-notice-period", "公示期7日"),
    # who, to whom, how, where
    Seed("wtty-wlj-001", "公开主体", "[‹区文化局›]", "department-former", "区文化旅游局"),
    Seed("wtty-wlj-002", "公开主体", "[‹文化和旅游行政部门›]", "department-unknown", "区文化旅游局"),
    Seed("wtty-wlj-012", "公开主体", "[区文化旅游局, ‹相关部门›]", "department-unknown", "departments.yaml"),
    Seed("wtty-wlj-013", "公开主体", "[‹区文化旅游局、区体育局›]", "department-unknown", "[区文化旅游局, 区体育局]"),
    Seed("wtty-wlj-015", "公开主体", "[‹区文化旅游居›]", "department-unknown", "“区文化旅游局”"),
    Seed("wtty-wlj-023", "公开内容", "[保护范围公告, ‹xx区›文物分布图]", "placeholder-name", "xx区"),
    Seed("wtty-wlj-024", "公开内容", "[开放单位名称, ‹全县›文物建筑分布图]", "foreign-place", "全区"),
    Seed("wtty-wlj-025", "备注", "由‹区文广局›负责解释", "department-former", "区文化旅游局"),
    Seed("wtty-tyj-001", "公开层级", "[‹镇街级›]", "level-subject", "区级"),
    Seed("shjz-zhenjie-001", "公开层级", "[‹县级›]", "value-choice", "区级"),
    Seed("wtty-tyj-003", "公开渠道", "‹[公开查阅点, 纸质媒体]›", "website-missing", "政府网站"),
    Seed("wtty-tyj-004", "公开渠道", "[政府网站, ‹其他›]", "other-without-text", "{其他: 具体名称}"),
    Seed("wtty-tyj-005", "公开渠道", "[政府网站, ‹行政服务中心›]", "channel-unknown", "“政务服务中心”"),
    Seed("wtty-tyj-006", "公开渠道", "[‹政府网站、公开查阅点›]", "channel-unknown", "[政府网站, 公开查阅点]"),
    Seed("wtty-tyj-009", "公开渠道", "[‹■政府网站›, 公开查阅点]", "channel-unknown", "“政府网站”"),
    Seed("hjgl-gaj-053", "公开渠道", "[公开查阅点, ‹政府网站›]", "on-request-channels", "公开查阅点"),
    Seed("wtty-tyj-010", "公开对象", "‹特定群体›", "audience-undefined", "{特定群体:"),
    Seed("wtty-tyj-011", "公开对象", "{‹全社会›: √, 特定群体: 运动员}", "value-choice", "分成两个事项"),
    Seed("wtty-tyj-012", "公开对象", "‹社会公众›", "value-choice", "全社会"),
    Seed("wtty-tyj-013", "公开方式", "‹主动›", "value-choice", "“主动公开”"),
    Seed("wtty-tyj-014", "公开方式", "‹[›主动公开, 依申请公开]", "value-type", "分成两个事项"),
    Seed("wtty-tyj-016", "五公开", "[服务, ‹实施›]", "value-choice", "执行"),
    # contents, codes, dates
    Seed("shjz-mzj-003", "公开内容", "[‹同上›]", "same-as-above", "同上"),
    Seed("shjz-mzj-004", "公开内容", "[低保对象人数, 资金支出, ‹低保对象人数›]", "value-repeated", "删去"),
    Seed("shjz-mzj-006", "公开内容", "‹[]›", "value-length", "公开"),
    Seed("shjz-mzj-007", "公开内容", "‹检查计划、检查结果›", "value-type", "“- "),
    Seed("shjz-mzj-012", "公开内容", "[低保标准, 联系人身份证号码：‹11010519491231002X›]", "personal-data", "身份证"),
    Seed("shjz-mzj-010", "公开时限", "‹/›", "element-missing", "公开时限"),
    Seed("shjz-mzj-013", "法定事项", "[‹第二十条第（十六）项›]", "value-format", "（一）至（十五）项"),
    Seed("shjz-mzj-014", "法定事项", "[‹第二十一条第（六）项›]", "statutory-article", "第二十一条"),
    Seed("shjz-mzj-016", "生效", "‹2026年12月1日›", "value-format", "改为 2026-12-01"),
    Seed("shjz-mzj-017", "生效", "‹2026-02-30›", "value-format", "确有这一天"),
    Seed("shjz-mzj-018", "状态", "‹试运行›", "value-choice", "“试行”"),
    Seed("shjz-mzj-019", "编码", "‹shjz-mzj-001›", "code-duplicate", "shjz-mzj-0"),
    Seed("shjz-mzj-021", "编码", "‹shjz-mj-021›", "code-shape", "以 shjz-mzj- 开头"),
    Seed("shjz-mzj-022", "编码", "‹shjz-mzj-22›", "code-shape", "三位"),
    # keys and lost text
    Seed("shjz-mzj-024", "‹公开主題›", "[区民政局]", "key-unknown", "“公开主体”"),
    Seed("shjz-mzj-025", "‹公开时间›", "自信息形成之日起10个工作日内", "key-unknown", "已经写了“公开时限”"),
    Seed("shjz-mzj-026", "备注", "受理地点：政务服务中心二楼 ‹#3›窗口", "text-cut", "单引号"),
    Seed("shjz-mzj-027", "备注", "‹#›本事项由市级办理", "text-cut", "单引号"),
    Seed("shjz-mzj-028", "公开内容", "\n      - 公告文本\n        ‹联系电话›", "text-joined", "前面加“- ”"),
    Seed("shjz-mzj-029", "公开内容", "\n      - 工作情况\n        ‹-› 统计表", "text-joined", "对齐"),
    Seed("shjz-mzj-031", "备注", "\n      ‹-› 无", "value-type", "备注: 无"),
)  # fmt: skip
"""One fault an item; the item's other keys stay as they are."""


class Accident(NamedTuple):
    """A typing accident in a file: what stood there, what stands there now (‹wrong text› marked)."""

    right: str
    wrong: str
    rule: str
    names: str
    file: str = "mzj/shjz.yaml"


SMALL = """\
部门: 区民政局
领域: 社会救助
默认:
  公开依据: [社会救助法]
  公开时限: 自制定或者获取信息之日起10个工作日内
  公开主体: [区民政局]
  公开渠道: [政府网站]
  公开对象: 全社会
  公开方式: 主动公开
  公开层级: [区级]
事项:
  - 编码: shjz-mzj-001
    一级事项: 综合业务
    公开内容:
      - 政策文件
      - 文号
    备注: |
      联系电话：0000-6200301
      公开时限：以公告为准
  - 编码: shjz-mzj-002   # 原编号2
    一级事项: 办事指南
    公开内容: [申请条件, 申请材料]
    公开依据: [社会救助法, 信访工作条例]
    公开时限: "自信息形成之日起10个工作日内"
  - 编码: shjz-mzj-003
    一级事项: 审核结果
    公开内容: ["名单", "金额"]
  - 编码: shjz-mzj-004
    一级事项: 统计
    公开内容: [月报]
"""

ACCIDENTS = (
    Accident("默认:", "默认‹：›", "fullwidth-colon", "“默认: ”"),
    Accident("一级事项: 办事指南", "一级事项‹：›办事指南", "fullwidth-colon", "“一级事项: ”"),
    Accident("一级事项: 办事指南", "一级事项‹:›办事指南", "yaml-syntax", "空格"),
    Accident("    一级事项: 办事指南", "‹\t›一级事项: 办事指南", "indent-character", "空格"),
    Accident("    一级事项: 办事指南", "‹\u3000\u3000›一级事项: 办事指南", "indent-character", "空格"),
    Accident("    一级事项: 办事指南", "      ‹一级事项›: 办事指南", "yaml-syntax", "左对齐"),
    Accident("  - 编码: shjz-mzj-003", "  ‹-›编码: shjz-mzj-003", "dash-space", "“- ”"),
    Accident("  - 编码: shjz-mzj-003", "  ‹－› 编码: shjz-mzj-003", "dash-space", "“- ”"),
    Accident("  - 编码: shjz-mzj-003", "    ‹编码›: shjz-mzj-003", "duplicate-key", "“- ”"),
    Accident("      - 文号", "     ‹-› 文号", "yaml-syntax", "对齐"),
    Accident("      - 文号", "      ‹1›. 文号", "yaml-syntax", "“- ”"),
    Accident("      - 文号", "      - ‹文号›: 见附件", "value-type", "“：”"),
    Accident("      - 文号", "      - ‹@›文号", "yaml-syntax", "引号"),
    Accident("      - 文号", "      - ‹%›文号", "yaml-syntax", "引号"),
    Accident("      - 文号", "      - ‹*›文号以公告为准", "yaml-syntax", "引号"),
    Accident("[申请条件, 申请材料]", "‹[›申请条件, 申请材料", "yaml-syntax", "[甲, 乙]"),
    Accident("[申请条件, 申请材料]", "[申请条件, 二楼 ‹#3窗口]›", "text-cut", "单引号"),
    Accident("社会救助法, 信访工作条例]", "社会救助法, 国办发‹[2016]›80号]", "yaml-syntax", "〔2016〕"),
    Accident('"名单", "金额"', '"名单, "‹金›额"', "yaml-syntax", "引号"),
    Accident('时限: "自信息形成之日起10个工作日内"', '时限: ‹"›自信息形成之日起10个工作日内', "yaml-syntax", "补上同样的引号"),
    Accident("    一级事项: 统计", "    一级事项: 统计‹:› 月报", "yaml-syntax", "全角“：”"),
    Accident("    一级事项: 统计", "    ‹一级事顶›: 统计", "key-unknown", "“一级事项”"),
    Accident("    一级事项: 统计\n", "", "key-missing", "一级事项"),
    Accident("  - 编码: shjz-mzj-004\n    一级", "  - ‹一级", "code-missing", "shjz-mzj-004"),
    Accident("[月报]", "[月报‹\u200b›]", "odd-character", "删掉"),
    Accident("[月报]", "‹&›y [月报]", "anchor-used", "引号"),
    Accident("部门: 区民政局", "部门: ‹区教育局›", "file-place", "区民政局"),
    Accident("领域: 社会救助", "领域: ‹社会救济›", "field-unknown", "“社会救助”"),
    Accident("  公开渠道: [政府网站]", "  公开渠道: [‹政府门户网站›]", "channel-unknown", "“政府网站”"),
    Accident("默认:\n", "‹缺省›:\n", "key-unknown", "默认"),
    # the registries
    Accident("基准日: 2026-11-22", "基准日: ‹2026年11月22日›", "value-format", "2026-11-22", "catalog.yaml"),
    Accident('"9999010001"', '‹"999901001"›', "value-format", "十位", "catalog.yaml"),
    Accident("列方案: 区级", "列方案: ‹县级›", "value-choice", "区级", "catalog.yaml"),
    Accident("11999901990001036F", "‹11999901990001036X›", "credit-code", "登记", "departments.yaml"),
    Accident("类型: 街道", "类型: ‹街道办›", "value-choice", "“街道”", "departments.yaml"),
    Accident("成员: [lhz, yqz, stz, xbz]", "成员: [lhz, ‹yqx›, stz, xbz]", "registry-reference", "yqz", "departments.yaml"),
    Accident("[区卫生健康委]", "[‹区卫计委›]", "registry-reference", "区卫生健康委", "fields.yaml"),
    Accident("代码: ylws", "代码: ‹hjgl›", "registry-duplicate", "重复", "fields.yaml"),
    Accident("归入: 政务服务中心", "归入: ‹政府服务中心›", "value-choice", "政务服务中心", "channels.yaml"),
    Accident("施行: 2019-09-01", "施行: ‹2019-03-01›", "law-entry", "公布", "laws.yaml"),
    Accident("国办发〔2019〕54号", "国办发‹[2019]›54号", "yaml-syntax", "〔2019〕", "laws.yaml"),
    Accident("政府督查工作条例\n    类别: 行政法规", "政府督查工作条例\n    类别: ‹法规›", "value-choice", "行政法规", "laws.yaml"),
)  # fmt: skip


def placed(text: str) -> tuple[str, tuple[int, int] | None]:
    """A text without its marks, and the line and column where the first one stood."""
    at = text.find("‹")
    where = (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) if at >= 0 else None
    return text.translate({ord("‹"): None, ord("›"): None}), where


def planted(text: str, seed: Seed) -> str:
    """A file's text with the value of one key of one item replaced (or put below the code), marks and all."""
    head = re.search(rf"^  - 编码: {seed.item}$", text, re.MULTILINE)
    assert head, seed.item
    end = re.compile(r"^(?:  - |  #|\S)|\Z", re.MULTILINE).search(text, head.end() + 1)
    assert end
    block = text[head.start() : end.start()]
    space = "" if seed.value.startswith("\n") else " "
    if seed.key == "编码":
        block = block.replace(seed.item, seed.value, 1)
    else:
        old = re.search(rf"^    {seed.key}:.*\n(?:     .*\n)*", block, re.MULTILINE)
        start, stop = old.span() if old else (block.index("\n") + 1,) * 2
        block = f"{block[:start]}    {seed.key}:{space}{seed.value}\n{block[stop:]}"
    return text[: head.start()] + block + text[end.start() :]


def tells(finding: Finding, names: str) -> bool:
    return names in finding.message + finding.help


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("seeded") / "catalogs"
    shutil.copytree(CATALOGS, root)
    return root


def seed_all(root: Path) -> dict[tuple[str, int, int, str], Seed]:
    """Write every seed into its file; where each must be found, and by which rule."""
    expected = {}
    for path in sorted(root.glob("*/*.yaml")):
        text = path.read_text("utf-8")
        mine = [seed for code in re.findall("编码: (.*)", text) for seed in SEEDS if seed.item == code]
        for seed in mine:
            text = planted(text, seed)
        marks = [(n, line.index("‹") + 1) for n, line in enumerate(text.split("\n"), 1) if "‹" in line]
        name = path.relative_to(root).as_posix()
        expected |= {(name, *mark, seed.rule): seed for mark, seed in zip(marks, mine, strict=True)}
        path.write_text(placed(text)[0], "utf-8")
    return expected


def test_every_seed_is_found_at_its_place_and_nothing_else(district: Path) -> None:
    expected = seed_all(district)
    assert len(expected) == len({seed.item for seed in SEEDS}) == len(SEEDS) >= 60
    found = {(f.file, *f.position[:2], f.rule): f for f in check(load(district))}
    missed = [seed for place, seed in expected.items() if place not in found]
    more = [(place, finding.message) for place, finding in found.items() if place not in expected]
    assert missed == []
    assert more == []
    assert [(seed, found[place].help) for place, seed in expected.items() if not tells(found[place], seed.names)] == []


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("accidents") / "catalogs"
    root.mkdir()
    for path in CATALOGS.glob("*.yaml"):
        shutil.copy(path, root)
    (root / "mzj").mkdir()
    (root / "mzj" / "shjz.yaml").write_text(SMALL, "utf-8")
    return root


def test_the_small_file_is_clean(small: Path) -> None:
    assert check(load(small)) == ()


@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda a: f"{a.rule}-{ACCIDENTS.index(a)}")
def test_an_accident_of_typing_is_one_finding_at_its_place(accident: Accident, small: Path) -> None:
    sound = (small / accident.file).read_text("utf-8")
    assert accident.right in sound
    text, where = placed(sound.replace(accident.right, accident.wrong, 1))
    findings = check(load(small, instead={accident.file: text.encode()}))
    assert [(f.rule, f.file) for f in findings] == [(accident.rule, accident.file)]
    (finding,) = findings
    assert where is None or finding.position[:2] == where
    assert tells(finding, accident.names)
