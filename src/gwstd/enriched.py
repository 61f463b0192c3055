"""A packaged schema and a corpus → the schema with that catalogue's own choices, for an editor to complete from.

The packaged schema judges; this one only helps to write. It accepts whatever the packaged schema accepts in a
catalogue without errors: names that a clerk should not see offered (codes, full names, former names) stay allowed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from gwstd import plugins, resources
from gwstd.model import Corpus, Department, Law
from gwstd.vocabulary import (
    CATALOG_FILE,
    DEPARTMENT_KEY,
    FIELD_KEY,
    MATTERS_KEY,
    REGISTRIES,
    SCHEMA_OF,
    UNKNOWN_DATE,
)

_Schema = dict[str, Any]

NAMES: Final = (*SCHEMA_OF.values(), "holidays", "list", "guideline", "mapping", "items")
"""The schemas of a catalogue's files; the schema of the open data is none of them."""

_END: Final = r"$(?!\n)"
_PLACEHOLDER: Final = re.compile(r"\$\{(\d+):([^{}|]*)\}")
_LONGEST_CHOICE: Final = 60


def enriched(name: str, corpus: Corpus) -> dict[str, object]:
    """The packaged schema ``name`` with the choices of ``corpus`` put in. Raises KeyError for an unknown name.

    A registry that could not be read, or is empty, leaves its places as they were.
    """
    if name not in NAMES:
        raise KeyError(name)
    schema: _Schema = json.loads(resources.schema(name).read_text("utf-8"))
    for part in _parts(schema):
        _allow_numbers(part)
    if name in _CHOICES:
        _CHOICES[name](schema, corpus)
    _choose_in_snippets(schema, corpus)
    for part in _parts(schema):
        _offer_new_entries(part, schema)
    return schema


def schema_files(corpus: Corpus) -> dict[str, bytes]:
    """What ``schemas/`` of a catalogue holds: file name → UTF-8 JSON, two spaces, LF, a final newline."""
    return {
        f"{name}.schema.json": (json.dumps(enriched(name, corpus), ensure_ascii=False, indent=2) + "\n").encode()
        for name in NAMES
    }


# ---------------------------------------------------------------------------------------------- choices by file


def _catalog(schema: _Schema, corpus: Corpus) -> None:
    rules = {}
    for name in plugins.names("rules"):
        manual = (plugins.module("rules", name).__doc__ or "").strip()
        rules[name.replace("_", "-")] = manual.partition("\n")[0]
    exemption = schema["properties"]["豁免"]["items"]["properties"]
    _offer(exemption["规则"], rules)


def _departments(schema: _Schema, corpus: Corpus) -> None:
    members = {d.code: d.full_name for d in corpus.departments if d.kind != "组"}
    _offer(schema["properties"][REGISTRIES["departments.yaml"]]["items"]["properties"]["成员"]["items"], members)


def _fields(schema: _Schema, corpus: Corpus) -> None:
    leads = schema["properties"][REGISTRIES["fields.yaml"]]["items"]["properties"]["牵头单位"]["items"]
    _offer(leads, _department_choices(corpus), _other_department_names(corpus))


def _laws(schema: _Schema, corpus: Corpus) -> None:
    law = schema["properties"][REGISTRIES["laws.yaml"]]["items"]
    successor = law["properties"]["版本"]["items"]["properties"]["替代"]
    _suggest(successor, {law.name: _standing_words(law, corpus.edition.base_date) for law in corpus.laws})


def _list(schema: _Schema, corpus: Corpus) -> None:
    entry = schema["properties"][MATTERS_KEY]["items"]["properties"]
    _offer(entry["单位"], _department_choices(corpus), _other_department_names(corpus))
    _suggest(entry["依据"]["items"], _law_choices(corpus))


def _guideline(schema: _Schema, corpus: Corpus) -> None:
    _offer(schema["properties"][FIELD_KEY], _field_choices(corpus), [f.code for f in corpus.fields])


def _items(schema: _Schema, corpus: Corpus) -> None:
    top, defs = schema["properties"], schema["$defs"]
    _offer(top[DEPARTMENT_KEY], _department_choices(corpus), _other_department_names(corpus))
    _offer(top[FIELD_KEY], _field_choices(corpus), [f.code for f in corpus.fields])
    _offer(defs["subjects"]["items"], _department_choices(corpus), _other_department_names(corpus))
    channels = {c.name: c.text + (f"（归入 {c.under}）" if c.under else "") for c in corpus.channels}
    _offer(defs["channels"]["items"]["oneOf"][0], channels)
    _suggest(defs["bases"]["items"], _law_choices(corpus))


_CHOICES: Final[Mapping[str, Callable[[_Schema, Corpus], None]]] = {
    SCHEMA_OF[CATALOG_FILE]: _catalog,
    "departments": _departments,
    "fields": _fields,
    "laws": _laws,
    "items": _items,
    "list": _list,
    "guideline": _guideline,
}


def _field_choices(corpus: Corpus) -> dict[str, str]:
    return {f.name: f"{f.kind}领域" + (f"，国家指引：{f.guideline}" if f.guideline else "") for f in corpus.fields}


def _department_choices(corpus: Corpus) -> dict[str, str]:
    codes = {d.code: d.name for d in corpus.departments}
    return {d.name: _department_words(d, codes) for d in corpus.departments}


def _department_words(department: Department, names: Mapping[str, str]) -> str:
    members = "、".join(names.get(code, code) for code in department.members)
    return f"{department.full_name}（{members}）" if members else department.full_name


def _other_department_names(corpus: Corpus) -> list[str]:
    return [name for d in corpus.departments for name in (d.code, d.full_name, *d.former_names)]


def _law_choices(corpus: Corpus) -> dict[str, str]:
    """Each law that holds on the 基准日, by the name that an item should use: its first short name if it has one."""
    day = corpus.edition.base_date
    return {
        law.short_names[0] if law.short_names else law.name: _standing_words(law, day)
        for law in corpus.laws
        if not _lapsed(law, day)
    }


def _lapsed(law: Law, day: str) -> bool:
    """Whether no text of the law holds or is still to come on ``day``; a day that nobody knows counts as past."""
    return all(v.lapsed and (v.lapsed == UNKNOWN_DATE or v.lapsed <= day) for v in law.versions)


def _standing_words(law: Law, day: str) -> str:
    """Full name, 文号, whether it holds and what replaces it: ``行政法规，国务院令第711号，2019-05-15 起施行``."""
    version = law.current
    words = [law.name if law.short_names else "", law.kind, version.number]
    if version.effective:
        words.append(f"{version.effective} 起施行" + ("（基准日尚未施行）" if version.effective > day else ""))
    if version.lapsed:
        known = "已经失效" if version.lapsed == UNKNOWN_DATE else f"{version.lapsed} 起失效"
        words.append(known + (f"，由《{version.successor}》替代" if version.successor else ""))
    if law.verified == "待核":
        words.append("是否有效待核")
    return "，".join(word for word in words if word)


# ---------------------------------------------------------------------------------------------- putting them in


def _offer(part: _Schema, choices: Mapping[str, str], also: Iterable[str] = ()) -> None:
    """Only these may be written; ``also`` may be written too but is not offered (a pattern offers nothing)."""
    if not choices:
        return
    silent = [name for name in dict.fromkeys(also) if name not in choices]
    for keyword in ("pattern", "patternErrorMessage", "minLength", "maxLength", "examples"):
        part.pop(keyword, None)
    choice = _choice(choices)
    if silent:
        pattern = f"^(?:{'|'.join(_literal(name) for name in silent)}){_END}"
        part.pop("type")
        part["anyOf"] = [choice, {"type": "string", "pattern": pattern, "patternErrorMessage": "写名录里的名称"}]
    else:
        part.update(choice)


def _suggest(part: _Schema, choices: Mapping[str, str]) -> None:
    """These are offered; any text that was allowed stays allowed (an article after a law's name)."""
    if not choices:
        return
    free = {keyword: part.pop(keyword) for keyword in _FREE_TEXT if keyword in part}
    part.pop("examples", None)
    part["anyOf"] = [_choice(choices), free]


_FREE_TEXT: Final = ("type", "minLength", "maxLength", "pattern", "patternErrorMessage")


def _choice(choices: Mapping[str, str]) -> _Schema:
    return {"type": "string", "enum": list(choices), "enumDescriptions": list(choices.values())}


def _literal(text: str) -> str:
    """``text`` as a pattern for itself, in the syntax that every engine shares (no escapes of ordinary characters)."""
    return re.sub(r"[\\^$.|?*+()\[\]{}/]", r"\\\g<0>", text)


# ---------------------------------------------------------------------------------------------- for the editor


def _parts(schema: object) -> Iterator[_Schema]:
    """Every subschema, outermost first; examples and snippets' bodies are instances and are not entered."""
    if isinstance(schema, list):
        for entry in schema:
            yield from _parts(entry)
    elif isinstance(schema, dict):
        yield schema
        for keyword, value in schema.items():
            if keyword in ("properties", "$defs"):
                yield from _parts(list(value.values()))
            elif keyword not in ("examples", "defaultSnippets", "enum", "const", "required"):
                yield from _parts(value)


_DIGITS: Final = ("7", "2019", "1234567890", "123456789012345678")


def _allow_numbers(part: _Schema) -> None:
    """To us every scalar is text; to an editor ``公布: 2019`` is a number and would be marked wrong."""
    digits_fit = any(re.search(part.get("pattern", ""), digits) for digits in _DIGITS)
    if part.get("type") == "string" and "enum" not in part and digits_fit:
        part["type"] = ["string", "number"]


def _offer_new_entries(part: _Schema, schema: _Schema) -> None:
    """An array offers its entries' snippets too: before the ``- `` is typed an editor asks the array alone."""
    items = part.get("items")
    if isinstance(items, dict) and part.get("type") == "array":
        items = schema["$defs"]["item"] if items.get("$ref") == "#/$defs/item" else items
        if items.get("type") == "object" and "defaultSnippets" in items:
            part["defaultSnippets"] = items["defaultSnippets"]


def _choose_in_snippets(schema: _Schema, corpus: Corpus) -> None:
    """A name to fill in becomes a list to choose from: the example's own name first if this catalogue has it."""
    departments = [d.name for d in corpus.departments]
    choices = {
        DEPARTMENT_KEY: departments,
        FIELD_KEY: [f.name for f in corpus.fields],
        "公开主体": departments,
        "牵头单位": departments,
        "成员": [d.code for d in corpus.departments if d.kind != "组"],
    }
    for part in _parts(schema):
        for snippet in part.get("defaultSnippets", ()):
            snippet["body"] = _choosing(snippet["body"], {k: v for k, v in choices.items() if v})


def _choosing(body: object, choices: Mapping[str, list[str]], names: list[str] | None = None) -> object:
    if isinstance(body, dict):
        return {key: _choosing(value, choices, choices.get(key)) for key, value in body.items()}
    if isinstance(body, list):
        return [_choosing(value, choices, names) for value in body]
    if names is None or not isinstance(body, str) or not (match := _PLACEHOLDER.fullmatch(body)):
        return body
    first = [match[2]] if match[2] in names else []
    listed = (first + [name for name in names if name not in first])[:_LONGEST_CHOICE]
    escaped = ",".join(re.sub(r"[$,|}\\]", r"\\\g<0>", name) for name in listed)
    return f"${{{match[1]}|{escaped}|}}"
