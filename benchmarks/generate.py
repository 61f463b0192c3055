"""The catalogue of this checkout → a catalogue folder of any size, clean, for measuring.

    python benchmarks/generate.py DIR --items 3000 [--files 150] [--seed 1]

Registries are copied; departments.yaml gets as many invented departments and towns as the files need. Every item is
one of the real ones moved to another place: names, contents, limits and bases are varied, so that no two are alike
and an item has about 1.1 KB of YAML. The same arguments and the same ``catalogs/`` give the same bytes.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gwstd import source

CATALOGS: Final = Path(__file__).resolve().parents[1] / "catalogs"
REGISTRIES: Final = ("catalog.yaml", "channels.yaml", "fields.yaml", "laws.yaml")
ITEMS_A_FILE: Final = 20
"""How many items an item file has when ``--files`` is not given."""
FIELDS_A_DEPARTMENT: Final = 8
TOWN_EVERY: Final = 3
"""Every third generated body is a town, whose items are 镇街级; the others are district departments."""
ITEM_BYTES: Final = 1130
"""What an item is filled up to, its share of the file's head left out."""
TOWNS: Final = "各镇人民政府、街道办事处"

FIRST: Final = "青云松柳梅兰竹荷桂榆枫杏桃樟槐柏莲菊枣橘凤龙鹤鹭雁金银玉珠碧翠紫朱白丹长安永宁太和"
SECOND: Final = "山溪湖坪岭峰塘湾港洲桥渡亭台坝泉岗垭墩堡川原野田园林坡沟浦津"
WORKS: Final = ("粮储", "水务", "林草", "商贸", "交运", "住建", "统计", "审计", "科技", "医保", "市管", "退役")
MORE: Final = (
    "办理依据、受理条件和所需材料清单",
    "承办机构、办公地址、办公时间和咨询电话",
    "办理流程、法定期限和承诺期限",
    "办理结果、送达方式和查询途径",
    "资金来源、分配办法、数额和使用情况",
    "监督检查的方式、频次、结果和整改情况",
    "投诉举报电话、受理范围和答复期限",
    "享受对象、标准、申请程序和发放情况",
    "年度计划、执行进度和完成情况说明",
    "常见问题和解答，政策文件原文和解读的链接",
    "表格样式、填写说明和样例下载入口",
    "公示期限、异议提出的方式和处理结果",
)
LIMITS: Final = (
    "自制定或者获取信息之日起{n}个工作日内",
    "自信息形成或者变更之日起{n}个工作日内",
    "每季度终了之日起{n}个工作日内，遇有调整的随时更新",
    "自作出决定之日起{n}个工作日内；公示期不少于{m}日",
    "每年{k}月底前公布上年度情况，变动之日起{n}个工作日内更新",
)
_PLAIN: Final = re.compile(r"[\u4e00-\u9fffA-Za-z][^\x00-\x1f#\[\]{},\"'&*!|>%@`\\]*[^\x00-\x20#\[\]{},:\"'&*!|>%@`\\]")


@dataclass(frozen=True)
class Body:
    """A generated department or town."""

    code: str
    full_name: str
    name: str
    town: bool


@dataclass(frozen=True)
class Model:
    """A real item, the defaults of its file filled in, as it stands in YAML."""

    values: Mapping[str, Any]


def generate(target: Path, items: int, files: int | None = None, seed: int = 1) -> None:
    """Write the catalogue. Raises ValueError for numbers that make no catalogue, FileExistsError for a used folder."""
    count = files if files is not None else max(1, -(-items // ITEMS_A_FILE))
    if not 1 <= count <= items:
        raise ValueError(f"{items} items cannot be put into {count} files")
    if target.exists() and any(target.iterdir()):
        raise FileExistsError(f"{target} is not empty")
    target.mkdir(parents=True, exist_ok=True)
    models = _models()
    fields = _entries("fields.yaml", "领域")
    bodies = _bodies(-(-count // min(FIELDS_A_DEPARTMENT, len(fields))))
    _write_registries(target, bodies)
    written = 0
    for number, (body, field) in enumerate(_places(bodies, fields, count)):
        share = items * (number + 1) // count - written
        chance = random.Random(f"{seed}/{body.code}/{field['代码']}")
        own = [m for m in models if m.values["编码"].startswith(f"{field['代码']}-")]
        text = _file(body, field, share, own or models, chance)
        folder = target / body.code
        folder.mkdir(exist_ok=True)
        (folder / f"{field['代码']}.yaml").write_text(text, "utf-8", newline="\n")
        written += share


def spoil(target: Path) -> int:
    """Put one error into every item file of a generated catalogue; the number of files."""
    files = sorted(target.glob("*/*.yaml"))
    for path in files:
        text = path.read_text("utf-8")
        path.write_text(text.replace("\n    一级事项: ", "\n    一级事顶: ", 1), "utf-8", newline="\n")
    return len(files)


# ---------------------------------------------------------------------------------------------- what there is


def _entries(name: str, key: str) -> list[dict[str, Any]]:
    value, _ = source.parse(name, (CATALOGS / name).read_text("utf-8"))
    if not isinstance(value, dict):
        raise ValueError(f"{name} cannot be read")
    entries: list[dict[str, Any]] = value[key]
    return entries


def _models() -> list[Model]:
    """The real items that may stand in any department: those that everybody may see and that refer to no other."""
    models = []
    for path in sorted(CATALOGS.glob("*/*.yaml")):
        value, flaws = source.parse(path.name, path.read_text("utf-8"))
        if flaws or not isinstance(value, dict):
            continue
        for entry in value.get("事项", ()):
            merged = {**value.get("默认", {}), **entry}
            if merged.get("公开方式") == "主动公开" and merged.get("状态") is None and "公开内容" in merged:
                models.append(Model(merged))
    if not models:
        raise ValueError(f"{CATALOGS.name} has no item to start from")
    return models


def _bodies(count: int) -> list[Body]:
    """``count`` departments and towns with names that no real registry entry has."""
    places = [a + b for a in FIRST for b in SECOND]
    random.Random(0).shuffle(places)
    bodies = []
    for number in range(count):
        place = places[number % len(places)] + ("" if number < len(places) else f"{number // len(places)}")
        town = number % TOWN_EVERY == TOWN_EVERY - 1
        name = f"{place}镇人民政府" if town else f"区{place}{WORKS[number % len(WORKS)]}局"
        full = f"临江区{name}" if town else f"临江{name}"
        bodies.append(Body(f"x{number:05d}", full, name, town))
    return bodies


def _places(
    bodies: Sequence[Body], fields: Sequence[dict[str, Any]], count: int
) -> Iterator[tuple[Body, dict[str, Any]]]:
    """Which body writes for which field: each for some neighbouring fields, all fields in turn."""
    width = min(FIELDS_A_DEPARTMENT, len(fields))
    for number in range(count):
        index = number // width
        yield bodies[index], fields[(index * width + number % width) % len(fields)]


def _write_registries(target: Path, bodies: Sequence[Body]) -> None:
    for name in REGISTRIES:
        (target / name).write_bytes((CATALOGS / name).read_bytes())
    text = (CATALOGS / "departments.yaml").read_text("utf-8").rstrip("\n")
    lines = [text]
    for number, body in enumerate(bodies):
        lines += [
            f"  - 代码: {body.code}",
            f"    全称: {body.full_name}",
            f"    简称: {body.name}",
            f"    类型: {'镇' if body.town else '部门'}",
            f"    电话: 0000-7{number:06d}",
            f"    地址: 临江区{body.name[:4]}路{number + 1}号",
        ]
    (target / "departments.yaml").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


# ---------------------------------------------------------------------------------------------- what is made of it


def _file(body: Body, field: Mapping[str, Any], items: int, models: Sequence[Model], chance: random.Random) -> str:
    levels = "镇街级" if body.town else "区级"
    head = [
        "# yaml-language-server: $schema=../schemas/items.schema.json",
        f"部门: {body.name}",
        f"领域: {field['名称']}",
        "默认:",
        "  公开时限: 自制定或者获取信息之日起10个工作日内",
        f"  公开主体: [{body.name}]",
        "  公开渠道: [政府网站, 政务服务中心]",
        "  公开对象: 全社会",
        "  公开方式: 主动公开",
        f"  公开层级: [{levels}]",
        "  五公开: [服务]",
        "  责任科室: 办公室",
        "事项:",
    ]
    chosen = [models[number % len(models)] for number in range(items)]
    chosen.sort(key=lambda model: model.values["一级事项"])  # as real files do: items of one 一级事项 together
    for number, model in enumerate(chosen, 1):
        code = f"{field['代码']}-{body.code}-{number:03d}"
        head.extend(_item(code, number, body, model.values, chance))
    return "\n".join(head) + "\n"


def _item(code: str, number: int, body: Body, values: Mapping[str, Any], chance: random.Random) -> list[str]:
    place = chance.choice(FIRST) + chance.choice(SECOND)
    year = chance.randrange(2019, 2027)
    second = values.get("二级事项", values["一级事项"])
    contents = [f"{text}（{place}片区{chance.randrange(1, 400)}项）" for text in values["公开内容"]]
    lines = [
        f"  - 编码: {code}",
        f"    一级事项: {_text(values['一级事项'])}",
        f"    二级事项: {_text(f'{second}（{place}{year}年第{number}批）')}",
    ]
    tail = _tail(body, values, chance)
    more = list(MORE)
    chance.shuffle(more)
    while more and _size([*lines, *tail, *contents]) + 9 * len(contents) < ITEM_BYTES - 60:
        contents.append(f"{place}{year}年{more.pop()}（{chance.randrange(1, 60)}项）")
    lines.append("    公开内容:")
    lines += [f"      - {_text(text)}" for text in contents]
    return lines + tail


def _tail(body: Body, values: Mapping[str, Any], chance: random.Random) -> list[str]:
    lines = [f"    公开依据: {_list(values['公开依据'])}"]
    if "行政" in values["一级事项"] + values.get("二级事项", ""):
        lines.append(f"    公开时限: {_text(values['公开时限'])}")  # a decision has its own limit by law
    elif chance.random() < 0.7:
        limit = chance.choice(LIMITS).format(
            n=chance.randrange(3, 21), m=chance.randrange(5, 31), k=chance.randrange(1, 7)
        )
        lines.append(f"    公开时限: {limit}")
    if not body.town and chance.random() < 0.3:
        lines += [f"    公开主体: [{body.name}, {TOWNS}]", "    公开层级: [区级, 镇街级]"]
    channels = [c for c in values["公开渠道"] if isinstance(c, str)]
    if "政府网站" in channels:
        lines.append(f"    公开渠道: {_list(channels)}")
    audience = values["公开对象"]
    if isinstance(audience, dict):
        lines.append(f"    公开对象: {{特定群体: {_text(audience['特定群体'])}}}")
    for key in ("五公开", "法定事项"):
        if key in values:
            lines.append(f"    {key}: {_list(values[key])}")
    for key in ("解读", "回应"):
        wanted = key in values and chance.random() < 0.4
        explained = key == "解读" and key in values and re.search("规范性文件|行政决策", values.get("二级事项", ""))
        if wanted or explained:  # what documents and decisions must have
            lines.append(f"    {key}: {_text(values[key])}")
    if "审查" in values:  # lists of persons say how they are reviewed
        lines.append(f"    审查: {_text(values['审查'])}")
    return lines


def _size(lines: Sequence[str]) -> int:
    return len("\n".join(lines).encode())


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    """A scalar as YAML: plain where that is safe inside brackets too, else in double quotes."""
    if _PLAIN.fullmatch(text) and ": " not in text:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a clean catalogue of any size for measuring.")
    parser.add_argument("target", type=Path, metavar="DIR")
    parser.add_argument("--items", type=int, default=3000)
    parser.add_argument("--files", type=int, help=f"default: {ITEMS_A_FILE} items a file")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    try:
        generate(given.target, given.items, given.files, given.seed)
    except (ValueError, FileExistsError) as error:
        sys.exit(f"generate: {error}")


if __name__ == "__main__":
    main()
