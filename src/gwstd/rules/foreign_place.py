"""目录里不留外地的名称：本区的目录不写“本县”“县民政局”，也不写别的区县的机关。

套用外地目录、忘记换成本地名称，是评估中常见的扣分项（国办发〔2019〕54号要求结合本地实际编制）。编制单位、目录名称、网站名称、单位全称里的地名要和“地区”一致。引用的文件名称写在“公开依据”里，不受此限；“县级以上”“区（县）”“市、县”是法律用语，说对口帮扶、协作的不报。地区是自治区、地级市的不看。

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 适用于全县困难群众

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 由县民政局负责解释

错例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 由清河县民政局、赛罕区卫生健康委负责解释

错例（departments.yaml）::

    单位:
      - {代码: mzj, 全称: 清河县民政局, 简称: 区民政局, 类型: 部门}

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 已创建国家农产品质量安全县，健全县乡村三级网络；对口帮扶的清河县民政局另行公布

正例::

    部门: 区民政局
    领域: 社会救助
    事项:
      - 编码: shjz-mzj-001
        一级事项: 最低生活保障
        公开内容: [低保标准]
        备注: 由县级以上人民政府确定，各县（市、区）民政局执行，适用于全区困难群众，向户籍所在地区民政局申请
"""

import re
from collections.abc import Iterator

from gwstd.domain.patterns import HAN, late, words
from gwstd.domain.texts import KEYS, having
from gwstd.model import Corpus, Fault, Place, Severity

SEVERITY = Severity.WARNING

_BODY = (
    "(?:人民政府|政府|县?委(?!托|员|派|屈|内|会)|民政局|教育局|教体局|公安(?:分?局)|财政局|司法局|审计局|统计局|信访局|卫生健康|卫健|医疗保障局|医保局"
    "|人力资源|人社局|住房|住建|城市管理|城管|综合行政执法|农业农村|生态环境局|应急管?理?局|文化|文旅|文广|体育局|市场监督|市场监管局|发展改革|发展和改革"
    "|发改|自然资源|交通运输局|水务局|水利局|行政审批|退役军人|大数据|税务局|直(?:属|各)?部门)"
)
# 农产品质量安全县, 健全县乡村网络, 本县（市、区） do not speak of the catalogue's own place; before 县民政局 a 市、 or 区 is
# the law's way of naming a class.
_OWN_COUNTY = "(?<![安健齐保])(?<![基日])[本我全]县(?![级城乡域镇区市、/（(])"
_NOT_OF_A_NAME = "区市县各、/（()）每该等两多外邻级本我全"
_COUNTY_BODY = f"(?![由向经报在到至从为对与和及]){HAN}{{1,3}}(?<![{_NOT_OF_A_NAME}])县{_BODY}"
_COUNTY = late(f"{_OWN_COUNTY}|(?:^|(?<=[由向经报在到，。；：]))县{_BODY}|{_COUNTY_BODY}")
_OWN_BODY = (
    "(?:民政局|教育局|公安(?:分)?局|财政局|司法局|审计局|卫生健康[委局]|卫健[委局]|医疗保障局|人力资源(?:和)?社会保障局|人社局|住建局|城管(?:执法)?局"
    "|城市管理|农业农村[委局]|生态环境局|应急(?:管理)?局|文化(?:和)?旅游局|体育局|市场监管局|市场监督管理局|自然资源|交通运输局|水务局|水利局|行政审批|退役军人)"
)
# A district's own name stands before its body: 由赛罕区民政局. Ordinary words that end in 区 (辖区, 地区, 社区) are no
# names, nor is what stands before 区民政局 alone (当年区民政局); districts whose names end like these are given up.
_DISTRICT = late(
    f"(?:^|(?<=[由向经报在到至从和及与，、。；：（])){HAN}{{2}}"
    "(?<![社辖园地灾景校小厂库牧林片发新特治护街全本各该我市郊县老农区港矿战防分居民活学教济作业验税易术能宅商年月日来自与和由向经报在到对从及的后前时成送交请商转报托派])区"
    f"{_OWN_BODY}"
)
_SIGNS = (*words({"本县", "我县", "全县"}), re.compile(f"县{_BODY}"), re.compile(f"区{_OWN_BODY}"))
_ELSEWHERE = late("对口|帮扶|支援|协作|结对|合作|毗邻|相邻|跨区|跨县|异地|外地|迁入|迁出|户籍地|居住地|所在")
_LEFT_OPEN = late("[某xXｘＸ×○〇●]")  # placeholder-name speaks of it
_PLACE = re.compile(f"^(?:{HAN}{{2,8}}[省市州盟])?({HAN}{{1,6}}?[区县旗])(?!域)")


def check(corpus: Corpus) -> Iterator[Fault]:
    region = corpus.edition.region
    if not region.endswith("区") or region.endswith("自治区"):
        return
    yield from _registries(corpus)
    for item, path, text in having(corpus, _SIGNS, _is_named, KEYS - {"公开依据"}):
        for name in dict.fromkeys(_COUNTY.findall(text)):
            if not (len(name) > 3 and _ELSEWHERE.search(text)):
                advice = (
                    f"改为“{name.replace('县', '区')}”，或写出本地名称" if name.find("县") < 2 else "改为本区的机关"
                )
                yield Fault(item.place(*path), f"“{name}”不是本区的写法", advice, find=name)
        for name in dict.fromkeys(_DISTRICT.findall(text)):
            own = name[: name.index("区") + 1]
            if not region.endswith(own[-3:]) and not _ELSEWHERE.search(text):
                yield Fault(item.place(*path), f"“{name}”不是本区的机关（本区是{region}）", "改为本区的机关", find=name)


def _is_named(text: str) -> bool:
    return bool(("县" in text and _COUNTY.search(text)) or _DISTRICT.search(text))


def _registries(corpus: Corpus) -> Iterator[Fault]:
    """Where the edition, or a body's full name, begins with another district's or county's name. When most of them do,
    it is the 地区 that is wrong."""
    edition = corpus.edition
    bodies = [(Place("departments.yaml", ("单位", d.order, "全称")), d.full_name) for d in corpus.departments]
    foreign = [(place, name) for place, text in bodies if (name := _other(text, edition.region))]
    if len(foreign) > len(bodies) // 2 and len(foreign) > 1:
        if not _LEFT_OPEN.search(edition.region):
            yield Fault(
                Place("catalog.yaml", ("地区",)), f"地区写的是“{edition.region}”，单位全称却多是“{foreign[0][1]}”的",
                f"地区改为“{foreign[0][1]}”，或改 departments.yaml 的全称",
            )  # fmt: skip
        return
    for key, text in (("编制单位", edition.publisher), ("名称", edition.title)):
        if name := _other(text, edition.region):
            foreign.append((Place("catalog.yaml", (key,)), name))
    if name := _other(edition.website.name, edition.region):
        foreign.append((Place("catalog.yaml", ("网站", "名称")), name))
    for place, name in foreign:
        yield Fault(place, f"“{name}”不是本区（本区是{edition.region}）", f"改为{edition.region}的名称", find=name)


def _other(text: str, region: str) -> str:
    """The district's or county's name that a text begins with, when it is not this one's."""
    match = _PLACE.match(text)
    if match is None or len(match[1]) < 3 or region in text or region.endswith(match[1]) or match[1].endswith(region):
        return ""
    return match[1]
