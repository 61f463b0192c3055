"""The one map between the Chinese words of the catalogue and the names in the code, and the fixed choices.

Chinese key ↔ attribute, section by section, as the files of a catalogue hold them (README, “目录格式”). Nothing
else in the code spells a key of the YAML.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from gwstd.model import Severity

SEVERITY_WORDS: Final = MappingProxyType({Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"})

# The files of a catalogue folder and the key that holds their list.
CATALOG_FILE: Final = "catalog.yaml"
REGISTRIES: Final = MappingProxyType(
    {
        "departments.yaml": "单位",
        "fields.yaml": "领域",
        "channels.yaml": "渠道",
        "laws.yaml": "依据库",
    }
)
SCHEMA_OF: Final = MappingProxyType(
    {
        CATALOG_FILE: "catalog",
        "departments.yaml": "departments",
        "fields.yaml": "fields",
        "channels.yaml": "channels",
        "laws.yaml": "laws",
    }
)
RESERVED_FOLDERS: Final = frozenset(
    {"schemas", "templates", "lists", "baselines", "releases", "comments", "ledgers", "plans"}
)
LISTS_FOLDER: Final = "lists"
"""Optional: the district's 权责清单 and 政务服务事项, a list a file; 对应事项 of an item name their codes."""
HOLIDAYS_FILE: Final = "holidays.yaml"
"""Optional: the State Council's arrangement for years that the library lacks."""
MAPPING_FILE: Final = "mapping.yaml"
"""Optional: the layouts of foreign tables that a person has explained once; ``import`` reads such tables by it."""
OTHER_FILES: Final = frozenset({HOLIDAYS_FILE, MAPPING_FILE, "README.md", "CODEOWNERS"})

# Keys of the files, key → attribute of the model.
EDITION: Final = MappingProxyType(
    {
        "地区": "region",
        "编制单位": "publisher",
        "名称": "title",
        "版本": "version",
        "基准日": "base_date",
        "发布日期": "publish_date",
        "网站": "website",
        "列方案": "profile",
        "渠道显示": "channel_style",
        "豁免": "exemptions",
        "联系方式": "contact",
    }
)
WEBSITE: Final = MappingProxyType({"名称": "name", "地址": "url", "标识码": "code"})
EXEMPTION: Final = MappingProxyType({"规则": "rule", "对象": "target", "理由": "reason"})
DEPARTMENT: Final = MappingProxyType(
    {
        "代码": "code",
        "全称": "full_name",
        "简称": "name",
        "类型": "kind",
        "曾用名": "former_names",
        "统一社会信用代码": "credit_code",
        "电话": "phone",
        "地址": "address",
        "工作组": "work_group",
        "成员": "members",
    }
)
WORK_GROUP: Final = MappingProxyType({"分管领导": "leader", "联络员": "liaison", "业务科室": "offices"})
FIELD: Final = MappingProxyType(
    {
        "代码": "code",
        "名称": "name",
        "国家指引名称": "guideline",
        "别名": "aliases",
        "类别": "kind",
        "状态": "status",
        "牵头单位": "leads",
        "说明": "text",
        "工作流程": "workflow",
    }
)
STEP: Final = MappingProxyType({"步骤": "name", "责任": "who", "时限": "limit", "说明": "text"})
CHANNEL: Final = MappingProxyType({"名称": "name", "归入": "under", "别名": "aliases", "说明": "text"})
LAW: Final = MappingProxyType(
    {
        "名称": "name",
        "简称": "short_names",
        "曾用名": "former_names",
        "类别": "kind",
        "制定机关": "issuer",
        "核实": "verified",
        "未核项": "unverified",
        "来源": "source",
        "说明": "text",
        "版本": "versions",
    }
)
LAW_VERSION: Final = MappingProxyType(
    {
        "文号": "number",
        "修改令": "amended_by",
        "公布": "issued",
        "施行": "effective",
        "失效": "lapsed",
        "替代": "successor",
    }
)

DEPARTMENT_KEY: Final = "部门"
FIELD_KEY: Final = "领域"
DEFAULTS_KEY: Final = "默认"
ITEMS_KEY: Final = "事项"

ITEM: Final = MappingProxyType(
    {
        "编码": "code",
        "一级事项": "level1",
        "二级事项": "level2",
        "三级事项": "level3",
        "公开内容": "contents",
        "公开依据": "bases",
        "公开时限": "time_limit",
        "公开主体": "subjects",
        "公开渠道": "channels",
        "公开对象": "audience",
        "公开方式": "mode",
        "公开层级": "levels",
        "五公开": "stages",
        "法定事项": "statutory",
        "对应事项": "matters",
        "解读": "interpretation",
        "回应": "response",
        "审查": "review",
        "状态": "status",
        "生效": "effective",
        "调整": "change",
        "责任科室": "office",
        "联系电话": "phone",
        "备注": "remark",
        "扩展": "extension",
    }
)
"""The keys of an item in canonical order."""

NAMES: Final = ("一级事项", "二级事项", "三级事项")
"""The keys of an item's names, as ``Item.names`` has them."""

REQUIRED_ELEMENTS: Final = ("公开依据", "公开时限", "公开主体", "公开渠道", "公开对象", "公开方式", "公开层级")
"""What every item must have after 默认 (国办发〔2019〕54号: at least name, content, basis, limit, subject, mode,
channel, audience; the level column comes from the ministries' guidelines)."""

ARRANGEMENTS_KEY: Final = "放假安排"
ARRANGEMENT: Final = MappingProxyType({"年份": "year", "来源": "source", "休": "off", "班": "on"})

MATTERS_KEY: Final = "条目"
MATTER_LIST: Final = MappingProxyType(
    {"清单": "list_name", "类型": "list_kind", "说明": "text", MATTERS_KEY: "matters"}
)
MATTER: Final = MappingProxyType(
    {"编码": "code", "名称": "name", "类别": "kind", "单位": "department", "依据": "bases"}
)
"""An entry of a list: 权责清单 names the power and its body, 政务服务事项 what is done at a counter."""

GUIDELINES_FOLDER: Final = "baselines"
"""Optional: the standards of superiors (标准指引) that the catalogue is held against, a guideline and field a file."""
GUIDELINE: Final = MappingProxyType(
    {"名称": "name", "层级": "level", "领域": "field", "印发机关": "issuer", "文号": "number", "来源": "source", "说明": "text",
     ITEMS_KEY: "items"}
)  # fmt: skip
GUIDELINE_ITEM: Final = MappingProxyType(
    {
        "序号": "number",
        "一级事项": "level1",
        "二级事项": "level2",
        "三级事项": "level3",
        "公开内容": "contents",
        "公开依据": "bases",
        "公开时限": "time_limit",
        "公开主体": "subjects",
        "公开渠道": "channels",
        "公开对象": "audience",
        "公开方式": "mode",
        "公开层级": "levels",
        "扩展": "extension",
    }
)
"""A row of a guideline's table, in its own words: what it names need not be registered here."""

MAPPING: Final = MappingProxyType({"位置": "place", "表头行": "row", "列": "columns"})
MAPPING_COLUMN: Final = MappingProxyType({"列号": "letters", "表头": "label", "例": "samples", "读作": "element"})
TABLES_KEY: Final = "表"

CHANGE: Final = MappingProxyType({"事由": "change_kind", "说明": "change_text"})

# Fixed choices.
EVERYONE: Final = "全社会"
CERTAIN_GROUP: Final = "特定群体"
OTHER_CHANNEL: Final = "其他"
GOVERNMENT_WEBSITE: Final = "政府网站"
PROACTIVE: Final = "主动公开"
ON_REQUEST: Final = "依申请公开"
DISTRICT_LEVEL: Final = "区级"
TOWN_LEVEL: Final = "镇街级"
LEVELS: Final = (DISTRICT_LEVEL, TOWN_LEVEL)
STAGES: Final = ("决策", "执行", "管理", "服务", "结果")
TRIAL: Final = "试行"
UNKNOWN_DATE: Final = "不详"
NATIONAL_CHANNELS: Final = (
    "政府网站",
    "政府公报",
    "两微一端",
    "发布会/听证会",
    "广播电视",
    "纸质媒体",
    "公开查阅点",
    "政务服务中心",
    "便民服务站",
    "入户/现场",
    "社区/企事业单位/村公示栏（电子屏）",
    "精准推送",
    "其他",
)
"""The 13 channels of the national catalogue table, in its order."""

RECEIVING_CHANNELS: Final = frozenset({"公开查阅点", "政务服务中心", "便民服务站", "入户/现场", "精准推送", "其他"})
"""Where a request may be handed in and answered (Regulations art. 27–29, 40); every other channel publishes."""

_TABLES: Final = (
    EDITION, WEBSITE, EXEMPTION, DEPARTMENT, WORK_GROUP, FIELD, STEP, CHANNEL, LAW, LAW_VERSION, ITEM, CHANGE,
    ARRANGEMENT, MATTER_LIST, MATTER, GUIDELINE, GUIDELINE_ITEM, MAPPING,
    MAPPING_COLUMN,
)  # fmt: skip
ALL_KEYS: Final = frozenset(key for table in _TABLES for key in table) | {
    DEPARTMENT_KEY, FIELD_KEY, DEFAULTS_KEY, ITEMS_KEY, *REGISTRIES.values(), CERTAIN_GROUP, OTHER_CHANNEL,
    ARRANGEMENTS_KEY, TABLES_KEY,
}  # fmt: skip
"""Every key that a file of the catalogue may hold; a line that starts with one and a full-width colon is a slip."""
