"""Each fault as offices really write it, in several forms: the rule that names it finds every form, and ordinary words
of published catalogues that look alike are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from gwstd.check import check
from gwstd.load import load

HEAD = """部门: 区民政局
领域: 社会救助
默认:
  公开时限: 自制定或者获取信息之日起10个工作日内
  公开渠道: [政府网站, 政务服务中心]
  公开对象: 全社会
  公开方式: 主动公开
  公开层级: [区级]
  公开主体: [区民政局]
  公开依据: [社会救助法]
事项:
"""
PLAIN = {"一级事项": "最低生活保障", "二级事项": "低保标准", "公开内容": "[低保标准, 调整日期]"}


def rules(catalogue: Path, **keys: str) -> set[str]:
    """The rules that speak of one item with these keys (as YAML) instead of the plain ones."""
    lines = "".join(f"    {key}: {value}\n" for key, value in {**PLAIN, **keys}.items())
    (catalogue / "mzj/shjz.yaml").write_text(f"{HEAD}  - 编码: shjz-mzj-001\n{lines}", "utf-8")
    return {finding.rule for finding in check(load(catalogue))}


def registry(catalogue: Path, name: str, old: str, new: str) -> set[str]:
    path = catalogue / name
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return {finding.rule for finding in check(load(catalogue))}


FOUND = (
    ("audience-undefined", "公开对象", (
        "特定群体", "{特定群体: 相关单位}", "{特定群体: 符合条件的群众}", "{特定群体: 相关企业和群众}", "{特定群体: 社会公众}",
        "{特定群体: 特定群体（请写明）}", "{特定群体: 是}",
    )),
    ("other-without-text", "公开渠道", (
        "[政府网站, 其他]", "[政府网站, {其他: 其他渠道}]", "[政府网站, {其他: 无}]", "[政府网站, {其他: /}]",
        "[政府网站, {其他: 一网通办}]", "[政府网站, {其他: 行政服务中心}]",
    )),
    ("channel-unknown", "公开渠道", (
        "[t政府网站]", "[口政府网站]", "[■政府网站 ■两微一端]", "[政府网站和政务服务中心]", "[政府网站/政府公报]", "[全部]", "[区政府网]",
    )),
    ("department-unknown", "公开主体", (
        "[公安机关]", "[县级民政部门]", "[县级以上地方人民政府民政部门]", "[相关部门]", "[乡镇人民政府]", "[区民政局社会救助科]",
        "[民政部门、公安机关]", "[区民政局/各镇人民政府、街道办事处]", "[临江区人民政府]", "[区环保局]", "[招标人或者其委托的招标代理机构]",
    )),
    ("element-missing", "二级事项", ("/", "无", "—", "待定", "N/A", "暂无。", '"null"')),
    ("element-missing", "公开内容", ("[略]", "[见附件]", "[……]", "[null]", "[待补充]")),
    ("element-missing", "公开时限", ("无", "——", "见附件", "待定", "N/A")),
    ("same-as-above", "公开内容", (
        "[同上]", "[参照上一条]", "[1.办事指南：内容同上]", "[（同上）]", "[同一级事项]", "[参见上项]", "[与上一事项相同]", "[同序号3事项]",
    )),
    ("placeholder-name", "备注", (
        "由XX区民政局负责", "自xx年xx月起", "咨询电话××××-×××××××", "（请填写）", "待补充", "自2026年  月  日起", "联系人XXX", "TODO",
        "某单位负责", "请在此处填写", "（填写单位名称）", '"None"',
    )),
    ("personal-data", "备注", (
        "张某11010519491231002X", "张某11010519491231002x", "张某110105 19491231 002X", "张某１１０１０５１９４９１２３１００２Ｘ",
        "身份证号110105491231002", "打入6222021234567890128", "打入6222 0212 3456 7890 128",
    )),
    ("mobile-number", "联系电话", ("13812345678", "138 1234 5678", "138-1234-5678", "张三13812345678", "+86 13812345678", "１３８１２３４５６７８")),
    ("phone-shape", "联系电话", ("0000-620030", "021-1234567", "000-00000000", "0000--6200301", "无", "021-612345678")),
    ("agency-renamed", "备注", (
        "由区环保局负责", "由卫生和计划生育局负责", "由区卫计委负责", "由区扶贫办负责", "由区工商局负责", "由区文广新局负责", "由区安监局负责",
        "由区国土资源局负责", "由区食药监局负责", "由区农业局负责", "由区乡村振兴局负责", "向地税局申报",
    )),
    ("foreign-place", "备注", (
        "由县民政局负责解释", "由清河县民政局负责解释", "由赛罕区民政局负责", "适用于全县", "县卫健委公布", "本县居民", "报县政府办公室",
    )),
    ("text-space", "二级事项", ("低保 标准", "低保　审核", "最低 生活 保障", "政策 文件")),
    ("text-space", "公开时限", ("自制定 或者获取信息之日起10个工作日内", "自制定或者获取信息之日起10 个工作日内")),
    ("content-mark", "公开内容", (
        '["1.低保标准", "2.调整日期"]', '["●低保标准"]', '["（一）低保标准", "（二）日期"]', '["①低保标准"]', '["1、标准", "2、日期"]',
        '["1.机关名称2.办公地址3.办公时间"]', '["一、标准", "二、日期"]',
    )),
    ("content-vague", "公开内容", (
        "[相关信息]", "[有关内容]", "[其他]", "[进一步加强社会救助工作]", "[切实保障困难群众基本生活]", "[提升群众满意度]", "[应当公开的信息]",
        "[推进阳光救助]", "[办事指南, 相关信息]",
    )),
    ("content-private", "公开内容", (
        "[救助对象姓名、身份证号码, 金额]", "[低保对象名单, 家庭住址]", "[领取人姓名, 银行卡号]", "[受助人员病情, 金额]", "[补贴对象身份证号]",
        "[公示对象姓名、手机号码]",
    )),
    ("list-unreviewed", "公开内容", ("[低保对象名单]", "[特困人员名单]", "[高龄津贴发放人员花名册]", "[残疾人补贴享受对象公示名单]", "[困难家庭名单]")),
    ("subject-owner", "公开主体", ("[区公安分局]", "[区政府办公室]", "[区政府办公室, 区公安分局]", "[临江区公安分局]", "[gaj]")),
    ("subject-repeated", "公开主体", (
        "[区民政局, 临江区民政局]", "[区民政局, mzj]", "[区民政局, 各镇人民政府、街道办事处, 柳河镇人民政府]",
        "[区民政局, 江滨街道办事处, 各镇人民政府、街道办事处]", "[区民政局, 区公安分局, gaj]",
    )),
    ("retired-reason", "状态", (
        "停用", "停用\n    调整: {事由: 新增}", "停用\n    调整: {事由: 取消}", "停用\n    调整: {事由: 取消, 说明: 无}",
        "正式\n    调整: {事由: 取消, 说明: 依据废止}",
    )),
    ("on-request-channels", "公开方式", (
        "依申请公开\n    公开渠道: [政府网站]", "依申请公开\n    公开渠道: [政务服务中心, 两微一端]", "依申请公开\n    公开渠道: [{其他: 微信公众号}]",
        "依申请公开\n    公开渠道: [广播电视]", "依申请公开\n    公开渠道: [{其他: 政府网站公布}]",
    )),
    ("code-shape", "编码", ("shjz-mzj-0002", "SHJZ-MZJ-002", "shjz_mzj_002", "shjz-mzj-2", "shjz-gaj-002")),
    ("statutory-mismatch", "法定事项", tuple(
        f"[第二十条第（{number}）项]\n    三级事项: {title}" for title, number in (
            ("行政处罚决定", "五"), ("行政许可结果", "六"), ("部门预算", "五"), ("应急预案", "十一"), ("政府采购", "七"), ("行政强制措施", "十一"),
        )
    )),
    ("note-vague", "审查", ("已审", "需审查", "无", "按规定审查", "是")),
    ("note-vague", "解读", ("需要", "有", "及时解读", "无", "按规定进行解读")),
    ("note-vague", "责任科室", ("相关科室", "业务科室", "待定", "有关部门", "/")),
    ("interpretation-missing", "二级事项", ("行政规范性文件", "规范性文件公布", "重大行政决策结果", "重大行政决策", "现行有效规范性文件")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "key", "value"), [(rule, key, value) for rule, key, values in FOUND for value in values]
)
def test_every_form_of_a_fault_is_found(rule: str, key: str, value: str, catalogue: Path) -> None:
    if key == "编码":
        text = HEAD + f"  - 编码: {value}\n    一级事项: 低保\n    公开内容: [标准]\n"
        (catalogue / "mzj/shjz.yaml").write_text(text, "utf-8")
        found = {finding.rule for finding in check(load(catalogue))}
    else:
        found = rules(catalogue, **{key: value})
    assert rule in found


CLEAN = (
    ("公开内容", (
        "国家和地方层面养老服务相关法律、法规、政策文件", "服务指南等信息", "本区域养老机构投资环境简介", "辖区内控辍保学实施情况",
        "先进集体和个人申报表（空白表）", "拟表彰的先进集体名单", "推进重大项目的进展情况", "加强监督检查的措施", "保障性住房建设", "规范性文件全文",
        "提高低保标准的文件", "完善社会救助制度的政策文件", "落实控辍保学的工作方案", "事项名称", "内容", "经营异常企业名单", "养老机构名录",
        "申请材料（身份证、户口簿复印件）", "居民身份证号码变更的条件", "3.15消费维权活动安排", "1人户保障金额", "《环境保护局工作规则》全文",
        "办理机构及地点", "咨询电话：12345", "监督渠道：包括举报电话、地址等", "一次性就业补贴的标准、条件", "优化营商环境政策清单",
        "促进就业的补贴项目和标准", "评选表彰通知", "某些特殊情况的处理办法", "公开查阅点的地址", "其他应当公开的信息, 低保标准",
    )),
    ("备注", (
        "由县级以上人民政府确定", "各县（市、区）民政局执行", "由临江区民政局负责", "向户籍所在地区民政局申请", "由辖区公安派出所办理", "经区民政局审核后公布",
        "由原区环保局制定", "原区扶贫办移交的档案", "区文化旅游局牵头", "区农业农村局牵头", "区城市管理行政执法局", "国家税务总局临江区税务局",
        "东西部协作的清河县人民政府",
        "健全县乡村三级网络", "国家农产品质量安全县", "社区居民委员会公示", "样例中的号码印成138****5678", "统一社会信用代码11511301008778183N",
        "国办发〔2019〕54号", "实施编码11511301008778183N3000112001000", "申请书（填写说明见背面）", "信函注明“政府信息公开申请”字样", "无",
        "同上级部门联合发文",
        "按照上级规定办理", "如遇节假日顺延", "按上年度标准执行", "市、县人民政府", "建成区文化设施", "设区的市人民政府", "自2026年1月起",
    )),
    ("联系电话", ("0000-6200301", "021-61234567转801", "（021）61234567", "0000-6200301、12345", "400-123-4567", "110", "021 61234567",
                  "咨询：0000-6200301", "0000-6200301（工作日）", "0000-6200301/6200302")),
    ("公开对象", ("{特定群体: 申请人及其家庭成员}", "{特定群体: 申请低保的家庭（以受理登记为准）}", "{特定群体: 利害关系人}", "{特定群体: 本区户籍老年人}",
                  "{特定群体: 取得许可的企业}", "{特定群体: 被征收土地所在村的村民}")),
    ("公开渠道", ("[政府网站, {其他: 村务微信群}]", "[政府网站, {其他: 其他基层公共服务平台}]", "[政府网站, {其他: 征收现场公示牌}]",
                  "[政府网站, 一网通办]", "[政府网站, {其他: 投资项目在线审批监管平台}]")),
    ("公开主体", ("[区民政局, 区公安分局]", "[区公安分局, 区民政局]", "[区民政局, 区政府办公室]", "[mzj]", "[临江区民政局]")),
    ("二级事项", ("政策文件", "规范性文件清理", "规范性文件备案", "重大行政决策事项目录", "重大行政决策征求意见", "“双随机、一公开”", "12345热线")),
    ("法定事项", ("[第二十条第（十一）项, 第二十一条]", "[第二十条第（十五）项]", "[第二十一条]",
                  "[第二十条第（六）项]\n    三级事项: 行政处罚的依据", "[第二十条第（一）项]\n    三级事项: 行政许可政策文件")),
    ("审查", ("公开前由办公室审查", "不公布住址", "只列合计数", "隐去身份证号码")),
    ("解读", ("文件公开后3个工作日内图解", "由起草科室解读", "年报附图解")),
    ("责任科室", ("社会救助科", "办公室", "法制支队", "区社会救助事务中心", "各派出所")),
    ("状态", ("正式", "试行", "停用\n    调整: {事由: 取消, 说明: 职能划转}", "停用\n    调整: {事由: 合并, 说明: 并入低保审核信息}")),
)  # fmt: skip
IN_THEIR_OWN_RIGHT = {"limit-penalty", "limit-vague"}
"""What others say of these items' time limits is not the matter here."""


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in CLEAN for value in values])
def test_ordinary_words_are_left_alone(key: str, value: str, catalogue: Path) -> None:
    yaml = value
    if key == "公开内容":
        yaml = f"[{value}, 办事指南]" if ", " in value else f'["{value}", 办事指南]'
    elif key in ("备注", "联系电话"):
        yaml = f'"{value}"'
    assert rules(catalogue, **{key: yaml}) - IN_THEIR_OWN_RIGHT == set()


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        ("departments.yaml", "全称: 临江区民政局", "全称: 赛罕区民政局", "foreign-place"),
        ("catalog.yaml", "编制单位: 临江区", "编制单位: 清河县", "foreign-place"),
        ("catalog.yaml", "名称: 临江区", "名称: 赛罕区", "foreign-place"),
        ("catalog.yaml", "地区: 临江区", "地区: 赛罕区", "foreign-place"),
        ("catalog.yaml", "版本: 2026年版", "版本: 2026年版\n联系方式: 张三 13812345678", "mobile-number"),
        ("catalog.yaml", "版本: 2026年版", "版本: xxxx年版", "placeholder-name"),
        ("departments.yaml", "简称: 区民政局, ", "简称: 区民政局, 电话: 0000-620030, ", "phone-shape"),
        ("departments.yaml", "简称: 区民政局, ", "简称: 区民政局, 电话: 0000-6200301, ", "phone-missing"),
        ("departments.yaml", "全称: 临江区公安分局", "全称: 临江区环境保护局", "agency-renamed"),
    ],
)
def test_a_fault_in_a_registry_is_found(name: str, old: str, new: str, rule: str, catalogue: Path) -> None:
    others = {"phone-missing"} if rule == "phone-shape" else set()  # the other bodies have no phone at all
    assert registry(catalogue, name, old, new) - others == {rule}


def test_the_same_item_is_known_in_other_signs_and_order(catalogue: Path) -> None:
    for names, contents in (
        ("低保标准", "[调整日期, 低保标准]"),
        ("“低保标准”", "[低保标准, 调整日期]"),
        ("低保标准", "[低保标准。, 调整日期；]"),
    ):
        more = f"  - 编码: shjz-mzj-002\n    一级事项: 最低生活保障\n    二级事项: {names}\n    公开内容: {contents}\n"
        first = "".join(f"    {key}: {value}\n" for key, value in PLAIN.items())
        (catalogue / "mzj/shjz.yaml").write_text(f"{HEAD}  - 编码: shjz-mzj-001\n{first}{more}", "utf-8")
        assert [finding.rule for finding in check(load(catalogue))] == ["item-duplicate"], (names, contents)


@pytest.mark.parametrize(
    ("subject", "own"),
    [
        ("公安机关", "“区公安分局”"), ("县级以上人民政府民政部门", "“区民政局”"), ("乡（镇）人民政府", "“各镇人民政府、街道办事处”"),
        ("街道办事处", "“各镇人民政府、街道办事处”"), ("相关部门", "就写“区民政局”"), ("区民政局社会救助科", "主体写机关“区民政局”"),
        ("临江区人民政府", "“区政府办公室”"),
    ],
)  # fmt: skip
def test_a_class_of_bodies_is_told_the_districts_own(subject: str, own: str, catalogue: Path) -> None:
    rules(catalogue, 公开主体=f"[{subject}]")
    [finding] = check(load(catalogue))
    assert own in finding.help
