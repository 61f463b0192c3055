"""The schemas: what a clerk's editor explains and completes, what they let through and what they refuse."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import ROOT
from gwstd import load, source, vocabulary
from gwstd.enriched import NAMES, enriched, schema_files
from gwstd.model import Corpus, Law, LawVersion

EXAMPLES = ROOT / "tests" / "schemas"
CATALOGUE = ROOT / "catalogs"
CHINESE = re.compile("[\u4e00-\u9fff]")
Schema = dict[str, Any]

PACKAGED: dict[str, Schema] = {n: json.loads((ROOT / "schemas" / f"{n}.schema.json").read_text("utf-8")) for n in NAMES}


def parts(schema: object, where: str = "#") -> Iterator[tuple[str, Schema]]:
    """Every subschema with its place, without entering instances (examples, snippets)."""
    if isinstance(schema, list):
        for index, entry in enumerate(schema):
            yield from parts(entry, f"{where}/{index}")
    elif isinstance(schema, dict):
        yield where, schema
        for keyword, value in schema.items():
            if keyword in ("properties", "$defs"):
                for name, part in value.items():
                    yield from parts(part, f"{where}/{keyword}/{name}")
            elif keyword not in ("examples", "defaultSnippets", "enum", "const", "required"):
                yield from parts(value, f"{where}/{keyword}")


def everywhere() -> list[Any]:
    return [pytest.param(name, part, id=f"{name}{where}") for name, s in PACKAGED.items() for where, part in parts(s)]


def validator(schema: Schema, part: Schema | None = None) -> Draft202012Validator:
    """For the whole schema, or for one part of it with the definitions that the part may refer to."""
    return Draft202012Validator(schema if part is None else {**part, "$defs": schema.get("$defs", {})})


def resolved(schema: Schema, part: Schema) -> Schema:
    reference = part.get("$ref", "")
    return schema["$defs"][reference.removeprefix("#/$defs/")] if reference else part


def filled(body: Any) -> Any:
    """A snippet's body as it stands after pressing Tab through it: each placeholder's own text, each first choice."""
    if isinstance(body, dict):
        return {key: filled(value) for key, value in body.items()}
    if isinstance(body, list):
        return [filled(value) for value in body]
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", body)
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)


def read(path: Path) -> object:
    text, flaws = source.decode(path.name, path.read_bytes())
    value, more = source.parse(path.name, text)
    assert not flaws and not more, (path, flaws, more)
    return value


# ---------------------------------------------------------------------------------------------- the schemas themselves


@pytest.mark.parametrize("name", NAMES)
def test_is_a_valid_schema_for_both_engines_and_needs_no_network(name: str) -> None:
    schema = PACKAGED[name]
    Draft202012Validator.check_schema(schema)
    jsonschema_rs.Draft202012Validator(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    references = [part["$ref"] for _, part in parts(schema) if "$ref" in part]
    assert all(r.startswith("#/$defs/") and r.removeprefix("#/$defs/") in schema["$defs"] for r in references)


@pytest.mark.parametrize("name", NAMES)
def test_file_is_laid_out_for_a_diff(name: str) -> None:
    data = (ROOT / "schemas" / f"{name}.schema.json").read_bytes()
    assert data == (json.dumps(PACKAGED[name], ensure_ascii=False, indent=2) + "\n").encode()


@pytest.mark.parametrize(("name", "part"), everywhere())
def test_editor_explains_every_key_in_chinese(name: str, part: Schema) -> None:
    for key, raw in part.get("properties", {}).items():
        if set(raw) == {"const"}:  # the condition of an if, never shown
            continue
        shown = resolved(PACKAGED[name], raw)
        assert CHINESE.search(shown["title"]) and CHINESE.search(shown["description"]), key
        assert "正例：" in shown["markdownDescription"] and "出处：" in shown["markdownDescription"], key
        assert shown["markdownDescription"].startswith(shown["description"]), key
        assert shown["examples"], key
    for raw in [*part.get("oneOf", []), *([part["items"]] if "items" in part else [])]:
        shown = resolved(PACKAGED[name], raw)
        assert CHINESE.search(shown["title"]) and CHINESE.search(shown["description"])


@pytest.mark.parametrize(("name", "part"), everywhere())
def test_examples_and_snippets_are_right(name: str, part: Schema) -> None:
    check = validator(PACKAGED[name], part)
    for example in part.get("examples", []):
        check.validate(example)
    for snippet in part.get("defaultSnippets", []):
        assert CHINESE.search(snippet["label"]) and CHINESE.search(snippet["description"])
        check.validate(filled(snippet["body"]))


@pytest.mark.parametrize(("name", "part"), everywhere())
def test_keys_are_closed_choices_described_and_sizes_bounded(name: str, part: Schema) -> None:
    if part.get("type") == "object":
        assert "additionalProperties" in part
    if "enum" in part:
        assert len(part["enum"]) == len(part["enumDescriptions"]) and all(map(CHINESE.search, part["enumDescriptions"]))
    if part.get("type") == "array" and part["items"] != {"$ref": "#/$defs/item"}:
        assert "maxItems" in part
    if part.get("type") == "string" and "enum" not in part:
        assert part.get("maxLength", 0) in range(1, 2001) or not validator(PACKAGED[name], part).is_valid("9" * 100)
    if part.get("type") == "string":
        assert not validator(PACKAGED[name], part).is_valid("")
        assert not validator(PACKAGED[name], part).is_valid("　 \n")


@pytest.mark.parametrize(("name", "part"), [p for p in everywhere() if "pattern" in p.values[1]])
def test_patterns_mean_the_same_in_every_engine(name: str, part: Schema) -> None:
    pattern = part["pattern"]
    re.compile(pattern)
    assert CHINESE.search(part["patternErrorMessage"])
    assert not re.search(r"\\[pPdwsDWSbB]|\(\?<|\(\?P|\\[AZz]", pattern), "classes that engines read differently"
    fast = jsonschema_rs.Draft202012Validator({"type": "string", "pattern": pattern})
    slow = Draft202012Validator({"type": "string", "pattern": pattern})
    plain = jsonschema_rs.Draft202012Validator({"type": "string", "pattern": pattern.replace(r"(?!\n)", "")})
    whole = pattern.endswith(r"$(?!\n)")
    assert whole or part["patternErrorMessage"].startswith("不能只有空格")
    samples = [
        *part.get("examples", []),
        "mzj",
        "2019",
        "2019-05-15",
        "不详",
        "website-missing",
        "第二十条第（五）项",
        "　",
        "con",
    ]
    for sample in [s for s in samples if isinstance(s, str)]:
        for text in (sample, sample + "\n", "\n" + sample, sample + " ", sample + "\u2028", "𠀀" + sample):
            assert fast.is_valid(text) == slow.is_valid(text) == plain.is_valid(text), text
            assert not (whole and text.endswith("\n") and slow.is_valid(text)), text


def test_every_day_of_two_centuries_and_no_other() -> None:
    day = validator(PACKAGED["catalog"]["properties"]["基准日"])
    pattern = re.compile(PACKAGED["catalog"]["properties"]["基准日"]["pattern"])
    real = {str(date(1900, 1, 1) + timedelta(n)) for n in range((date(2100, 1, 1) - date(1900, 1, 1)).days)}
    for year in range(1900, 2100):
        for month in range(14):
            for number in range(33):
                text = f"{year}-{month:02}-{number:02}"
                assert bool(pattern.search(text)) == (text in real), text
    assert not any(
        day.is_valid(text) for text in ("1899-12-31", "2100-01-01", "26-11-22", "2026-1-1", "２０２６-11-22")
    )


def test_keys_are_those_of_the_vocabulary() -> None:
    def keys(name: str, *path: str) -> list[str]:
        part = PACKAGED[name]
        for step in path:
            part = part[step]
        return list(part["properties"])

    entry = {name: ("properties", vocabulary.REGISTRIES[f"{name}.yaml"], "items") for name in ("departments", "fields")}
    assert set(keys("catalog")) == set(vocabulary.EDITION)
    assert keys("catalog", "properties", "网站") == list(vocabulary.WEBSITE)
    assert keys("catalog", "properties", "豁免", "items") == list(vocabulary.EXEMPTION)
    assert keys("departments", *entry["departments"]) == list(vocabulary.DEPARTMENT)
    assert keys("departments", *entry["departments"], "properties", "工作组") == list(vocabulary.WORK_GROUP)
    assert keys("fields", *entry["fields"]) == list(vocabulary.FIELD)
    assert keys("fields", *entry["fields"], "properties", "工作流程", "items") == list(vocabulary.STEP)
    assert keys("channels", "properties", "渠道", "items") == list(vocabulary.CHANNEL)
    assert keys("laws", "properties", "依据库", "items") == list(vocabulary.LAW)
    assert keys("laws", "properties", "依据库", "items", "properties", "版本", "items") == list(vocabulary.LAW_VERSION)
    assert keys("items", "$defs", "item") == list(vocabulary.ITEM)
    assert keys("items", "$defs", "item", "properties", "调整") == list(vocabulary.CHANGE)
    only_in_items = {"编码", "一级事项", "二级事项", "三级事项", "公开内容", "对应事项", "调整", "生效", "备注", "扩展"}
    assert keys("items", "properties", "默认") == [key for key in vocabulary.ITEM if key not in only_in_items]
    shared = PACKAGED["items"]["properties"]["默认"]["properties"]
    assert all(part == PACKAGED["items"]["$defs"]["item"]["properties"][key] for key, part in shared.items())


def test_choices_are_those_of_the_vocabulary() -> None:
    defs = PACKAGED["items"]["$defs"]
    assert defs["stages"]["items"]["enum"] == list(vocabulary.STAGES)
    assert defs["levels"]["items"]["enum"] == list(vocabulary.LEVELS)
    assert defs["mode"]["enum"] == [vocabulary.PROACTIVE, vocabulary.ON_REQUEST]
    assert defs["channels"]["items"]["oneOf"][0]["examples"] == list(vocabulary.NATIONAL_CHANNELS)
    channel = PACKAGED["channels"]["properties"]["渠道"]["items"]["properties"]
    assert channel["归入"]["enum"] == list(vocabulary.NATIONAL_CHANNELS)
    code = re.compile(PACKAGED["departments"]["properties"]["单位"]["items"]["properties"]["代码"]["pattern"])
    assert not [name for name in vocabulary.RESERVED_FOLDERS if code.search(name)]


# ---------------------------------------------------------------------------------------------- files


def files(kind: str) -> list[Any]:
    found = sorted(EXAMPLES.glob(f"*/{kind}/*.yaml"))
    assert found
    return [pytest.param(path.parents[1].name, path, id=f"{path.parents[1].name}-{path.stem}") for path in found]


@pytest.mark.parametrize(("name", "path"), files("valid"))
def test_lets_through(name: str, path: Path) -> None:
    value = read(path)
    validator(PACKAGED[name]).validate(value)
    assert jsonschema_rs.Draft202012Validator(PACKAGED[name]).is_valid(value)


@pytest.mark.parametrize(("name", "path"), files("invalid"))
def test_refuses_at_the_right_place(name: str, path: Path) -> None:
    value = read(path)
    where = path.read_text("utf-8").splitlines()[0].removeprefix("# 错在 ")
    errors = list(validator(PACKAGED[name]).iter_errors(value))
    assert {"/" + "/".join(map(str, e.absolute_path)) for e in errors} == {where}, [e.message for e in errors]
    assert not jsonschema_rs.Draft202012Validator(PACKAGED[name]).is_valid(value)


def kind_of(path: Path) -> str:
    return "items" if path.parent != CATALOGUE else path.stem


def catalogue_files() -> list[Path]:
    registries = [CATALOGUE / name for name in vocabulary.SCHEMA_OF]
    return registries + [
        p for p in sorted(CATALOGUE.glob("*/*.yaml")) if p.parent.name not in vocabulary.RESERVED_FOLDERS
    ]


@pytest.mark.parametrize("path", catalogue_files(), ids=lambda p: p.relative_to(CATALOGUE).as_posix())
def test_the_example_district_is_valid(path: Path) -> None:
    validator(PACKAGED[kind_of(path)]).validate(read(path))


_VALUES = st.sampled_from(
    ["", " ", "x", "全社会", "政府网站", "2026-11-22", "2026-11-22\n", "不详", "组", "mzj", "第二十条第（五）项", "9" * 3000,
     [], [""], ["x", "x"], ["区级"], {}, {"其他": "x"}, {"特定群体": ""}, {"事由": "其他"}]
)  # fmt: skip


def _places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in entries:
        yield from _places(entry, (*path, key))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_both_engines_agree_on_damaged_files(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(EXAMPLES.glob("*/valid/*.yaml"))))
    value: Any = copy.deepcopy(read(path))
    places = [place for place in _places(value) if place]
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(places))
        parent = value
        try:
            for step in place[:-1]:
                parent = parent[step]
            parent[place[-1]] = copy.deepcopy(data.draw(_VALUES))  # a second blow may land inside it
        except (TypeError, KeyError, IndexError):
            continue  # an earlier blow has removed this place
    schema = PACKAGED[path.parents[1].name]
    assert validator(schema).is_valid(value) == jsonschema_rs.Draft202012Validator(schema).is_valid(value)


# ---------------------------------------------------------------------------------------------- with a district's names


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    loaded = load.load(CATALOGUE)
    assert not loaded.unread
    return loaded


def test_completion_offers_the_districts_own_names(corpus: Corpus) -> None:
    schema: Any = enriched("items", corpus)
    departments = schema["properties"]["部门"]["anyOf"][0]
    assert departments["enum"] == [d.name for d in corpus.departments]
    at = departments["enum"].index("区民政局")
    assert departments["enumDescriptions"][at] == "临江区民政局"
    assert schema["properties"]["领域"]["anyOf"][0]["enum"] == [f.name for f in corpus.fields]
    assert schema["$defs"]["channels"]["items"]["oneOf"][0]["enum"] == [c.name for c in corpus.channels]
    bases = schema["$defs"]["bases"]["items"]["anyOf"][0]
    said = dict(zip(bases["enum"], bases["enumDescriptions"], strict=True))
    assert "国务院令第711号" in said["政府信息公开条例"] and "2019-05-15 起施行" in said["政府信息公开条例"]
    catalog: Any = enriched("catalog", corpus)
    rules = catalog["properties"]["豁免"]["items"]["properties"]["规则"]
    assert "law-repealed" in rules["enum"] and all(map(CHINESE.search, rules["enumDescriptions"]))


def test_a_law_that_no_longer_holds_is_not_offered(corpus: Corpus) -> None:
    old = LawVersion("国办发〔2000〕1号", lapsed="2026-11-22", successor="新办法")
    laws = (
        Law("旧办法", (), "规范性文件", "国务院办公厅", "已核", (old,)),
        Law("不知何时失效的办法", (), "规范性文件", "国务院办公厅", "已核", (old._replace(lapsed="不详"),)),
        Law(
            "明天失效的办法", ("明天失效",), "规范性文件", "国务院办公厅", "已核", (old._replace(lapsed="2026-11-23"),)
        ),
        Law("新办法", (), "规范性文件", "国务院办公厅", "待核", (LawVersion(effective="2027-01-01"),)),
    )
    schema: Any = enriched("items", replace(corpus, laws=laws))
    bases = schema["$defs"]["bases"]["items"]["anyOf"][0]
    said = dict(zip(bases["enum"], bases["enumDescriptions"], strict=True))
    assert list(said) == ["明天失效", "新办法"]
    assert "2026-11-23 起失效，由《新办法》替代" in said["明天失效"]
    assert "尚未施行" in said["新办法"] and "待核" in said["新办法"]


@pytest.mark.parametrize("path", catalogue_files(), ids=lambda p: p.relative_to(CATALOGUE).as_posix())
def test_the_editors_schema_accepts_the_example_district(path: Path, corpus: Corpus) -> None:
    Draft202012Validator(enriched(kind_of(path), corpus)).validate(read(path))


def test_the_editors_schema_marks_a_slip_and_accepts_every_registered_name(corpus: Corpus) -> None:
    schema = enriched("items", corpus)
    Draft202012Validator.check_schema(schema)
    check = jsonschema_rs.Draft202012Validator(schema)
    item = {"一级事项": "综合业务", "公开内容": ["政策文件"]}

    def accepts(department: str = "区民政局", field: str = "社会救助", **elements: object) -> bool:
        return check.is_valid({"部门": department, "领域": field, "事项": [{**item, **elements}]})

    assert accepts() and accepts("mzj", "shjz") and accepts("临江区民政局")
    assert not accepts("区民政") and not accepts(field="社会求助") and not accepts("区民政局\n")
    assert all(accepts(公开主体=[name]) for d in corpus.departments for name in (d.name, d.full_name, *d.former_names))
    assert not accepts(公开主体=["区民正局"])
    assert accepts(公开渠道=["一网通办", {"其他": "公示牌"}]) and not accepts(公开渠道=["网站"])
    assert accepts(公开依据=["政府信息公开条例 第二十条", "《中华人民共和国社会救助法》第十条"])
    assert check.is_valid(
        {"部门": "区民政局", "领域": "社会救助", "事项": [{**item, "联系电话": 12345, "对应事项": [1110]}]}
    )
    laws = jsonschema_rs.Draft202012Validator(enriched("laws", corpus))
    law = {"名称": "甲", "类别": "法律", "制定机关": "乙", "核实": "已核", "版本": [{"施行": 2019}]}
    assert laws.is_valid({"依据库": [law]}), "what an editor takes for a number is text to us"


@pytest.mark.parametrize("name", NAMES)
def test_snippets_choose_among_the_districts_names(name: str, corpus: Corpus) -> None:
    schema: Any = enriched(name, corpus)
    for where, part in parts(schema):
        for snippet in part.get("defaultSnippets", []):
            value = [filled(snippet["body"])] if part.get("type") == "array" else filled(snippet["body"])
            errors = [e.message for e in validator(schema, part).iter_errors(value)]
            assert not errors, (where, snippet["label"], errors)
    if name == "items":
        offered = schema["properties"]["事项"]["defaultSnippets"]
        assert offered == schema["$defs"]["item"]["defaultSnippets"]
        assert "|区民政局,区政府办公室," in json.dumps(offered, ensure_ascii=False)


def test_an_unread_registry_leaves_its_places_free(corpus: Corpus) -> None:
    bare = replace(corpus, departments=(), fields=(), channels=(), laws=())
    for name, schema in PACKAGED.items():
        made: Any = enriched(name, bare)
        Draft202012Validator.check_schema(made)
        for path in EXAMPLES.glob(f"{name}/valid/*.yaml"):
            if name != "catalog":
                validator(made).validate(read(path))
        assert made["title"] == schema["title"]


def test_schema_files_are_the_same_bytes_each_time(corpus: Corpus) -> None:
    made = schema_files(corpus)
    assert sorted(made) == sorted(f"{name}.schema.json" for name in NAMES)
    assert made == schema_files(corpus)
    for data in made.values():
        text = data.decode("utf-8")
        assert text.endswith("}\n") and "\r" not in text and "\\u4e" not in text
        assert json.loads(text)


def test_unknown_schema_name() -> None:
    with pytest.raises(KeyError):
        enriched("opendata", load.load(CATALOGUE))
