"""Ten mistakes as clerks make them, in ten files: ten findings, each at its line and column, each saying what to write."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from gwstd.check import check
from gwstd.load import load
from gwstd.model import Finding

HERE = Path(__file__).parent

DEPARTMENTS = (
    ("mzj", "区民政局"), ("rsj", "区人力资源社会保障局"), ("wjw", "区卫生健康委"), ("cgj", "区城管执法局"),
    ("nyw", "区农业农村委"), ("jyj", "区教育局"), ("hbj", "区生态环境局"), ("yjj", "区应急局"), ("tyj", "区体育局"),
    ("wlj", "区文化旅游局"),
)  # fmt: skip


class Mistake(NamedTuple):
    department: str
    right: str
    wrong: str
    line: int
    column: int
    rule: str
    write: str  # what the help must name


MISTAKES = (
    Mistake("mzj", "公开时限: 自信息", "公开时限：自信息", 4, 7, "fullwidth-colon", "“公开时限: ”"),
    Mistake("rsj", "[政府网站, 政务服务中心]", "[政府网站，政务服务中心]", 5, 10, "channel-unknown", "[政府网站, 政务服务中心]"),
    Mistake("wjw", "    公开内容: [办事指南, 联系方式]", "\t公开内容: [办事指南, 联系方式]", 15, 1, "indent-character", "空格"),
    Mistake("cgj", "shjz-cgj-001", "shjz-cjg-001", 12, 9, "code-shape", "shjz-cgj-"),
    Mistake("nyw", "主体: [区农业农村委]", "主体: [农业农村委]", 9, 10, "department-unknown", "“区农业农村委”"),
    Mistake("jyj", "五公开: [服务]", "五公开: 服务", 16, 10, "value-type", "[服务]"),
    Mistake("hbj", "依据: [生态环境法典]", "依据: [社会救助法, 噪声污染防治法 第三条]", 10, 17, "law-repealed",
            "中华人民共和国生态环境法典"),
    Mistake("yjj", "公开方式: 主动公开", "公开方式: 主动", 7, 9, "value-choice", "“主动公开”"),
    Mistake("tyj", "二级事项: 办理\n", "二级事顶: 办理\n", 14, 5, "key-unknown", "“二级事项”"),
    Mistake("wlj", "公开内容: [办事指南, 联系方式]", "公开内容: [办事指南, 由临江区旅游局负责]", 15, 21, "department-former",
            "“区文化旅游局”"),
)  # fmt: skip


def item_file(code: str, name: str) -> str:
    return f"""部门: {name}
领域: 社会救助
默认:
  公开时限: 自信息形成之日起20个工作日内
  公开渠道: [政府网站, 政务服务中心]
  公开对象: 全社会
  公开方式: 主动公开
  公开层级: [区级]
  公开主体: [{name}]
  公开依据: [生态环境法典]
事项:
  - 编码: shjz-{code}-001
    一级事项: {name}事项
    二级事项: 办理
    公开内容: [办事指南, 联系方式]
    五公开: [服务]
"""


@pytest.fixture
def district(tmp_path: Path) -> Path:
    root = tmp_path / "catalogs"
    shutil.copytree(HERE / "catalogue", root)
    shutil.rmtree(root / "mzj")
    shutil.rmtree(root / "zhenjie")
    lines = [f"  - {{代码: {c}, 全称: 临江{n}, 简称: {n}, 类型: 部门}}" for c, n in DEPARTMENTS]
    lines[-1] = lines[-1].replace("}", ", 曾用名: [区旅游局]}")
    (root / "departments.yaml").write_text("单位:\n" + "\n".join(lines) + "\n", "utf-8")
    fields = "领域:\n  - {代码: shjz, 名称: 社会救助, 类别: 重点, 状态: 正式, 牵头单位: [区民政局]}\n"
    (root / "fields.yaml").write_text(fields, "utf-8")
    for code, name in DEPARTMENTS:
        (root / code).mkdir()
        (root / code / "shjz.yaml").write_text(item_file(code, name), "utf-8")
    return root


def spoil(root: Path, mistake: Mistake) -> None:
    path = root / mistake.department / "shjz.yaml"
    text = path.read_text("utf-8")
    assert text.count(mistake.right) == 1
    path.write_text(text.replace(mistake.right, mistake.wrong), "utf-8")


def is_told(finding: Finding, mistake: Mistake) -> None:
    assert finding.file == f"{mistake.department}/shjz.yaml"
    assert (finding.rule, *finding.position[:2]) == (mistake.rule, mistake.line, mistake.column)
    assert mistake.write in finding.help
    assert finding.message


def test_the_district_is_clean_before(district: Path) -> None:
    assert check(load(district)) == ()


def test_ten_mistakes_are_ten_findings(district: Path) -> None:
    for mistake in MISTAKES:
        spoil(district, mistake)
    found = check(load(district))
    assert len(found) == len(MISTAKES) == 10
    for finding, mistake in zip(found, sorted(MISTAKES), strict=True):
        is_told(finding, mistake)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.rule)
def test_each_alone_is_one_finding_and_mending_it_ends_it(mistake: Mistake, district: Path) -> None:
    spoil(district, mistake)
    (finding,) = check(load(district))
    is_told(finding, mistake)
    spoil(district, mistake._replace(right=mistake.wrong, wrong=mistake.right))
    assert check(load(district)) == ()
