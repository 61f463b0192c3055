"""The value of one file against the packaged JSON Schema → flaws in Chinese, at the exact key or value.

``jsonschema_rs`` (or jsonschema where it is missing) says yes or no; only the parts of a file that fail are handed to
jsonschema, whose errors are put into the clerk's words by keyword. A catalogue without a fault never imports it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from gwstd import resources
from gwstd.domain.nearest import meant, nearest
from gwstd.domain.patterns import late
from gwstd.model import Fault, Fix, Flaw, KeyPath, Place
from gwstd.vocabulary import CERTAIN_GROUP, EVERYONE, ITEMS_KEY

_TYPE_WORDS: Final = {"string": "一段文字", "array": "一个列表", "object": "一组“键: 值”"}
_NAMED: Final = frozenset({"公开渠道", "公开层级", "五公开"})
"""Lists of fixed names that hold no 、: a text there with several names is meant as several entries."""
_BOTH: Final = "两种都有的，按内容分成两个事项写"
_LONGEST_QUOTE: Final = 24
_MOST_KEYS: Final = 16
"""How many possible keys are listed."""
_DATE: Final = late(r"((?:19|20)\d\d)(?:[年./\-—]|(?=\d{4}$))(\d{1,2})(?:[月./\-—]|(?=\d\d$))(\d{1,2})日?")
"""A date in the ways in which offices write it."""


def sound(kind: str, value: object) -> bool:
    """Whether a file's value satisfies the schema ``kind``."""
    try:
        return _verdict(kind)(value)
    except (TypeError, ValueError):  # a key or a number that JSON has not
        return False


def check(name: str, kind: str, value: object) -> tuple[list[Flaw], set[int]]:
    """Flaws of a file's value against the schema ``kind``, and the indexes of the 事项 that have one.

    ``name`` is the file; an item file (``kind`` items) is explained item by item, so one bad item among three
    thousand costs one explanation.
    """
    if _verdict(kind)(value):
        return [], set()
    errors: list[tuple[KeyPath, Any]] = []
    bad: set[int] = set()
    entries = value.get(ITEMS_KEY) if isinstance(value, dict) and kind == "items" else None
    if isinstance(entries, list):
        for index, entry in enumerate(entries):
            if not _verdict(kind, "item")(entry):
                bad.add(index)
                errors.extend(((ITEMS_KEY, index), error) for error in _errors(kind, entry, "item"))
        rest = {**value, ITEMS_KEY: [entry for index, entry in enumerate(entries) if index not in bad]}  # type: ignore[dict-item]
        if not _verdict(kind)(rest):
            head = [error for error in _errors(kind, rest) if not (bad and list(error.absolute_path) == [ITEMS_KEY])]
            errors.extend(((), error) for error in head)
    else:
        errors.extend(((), error) for error in _errors(kind, value))
    flaws = [Flaw(rule, fault) for base, error in errors for rule, fault in _explain(name, base, error)]
    return flaws, bad


_PYTHONS_END: Final = r"(?!\\n)"
"""Behind $ in the text of our schemas: to Python, $ alone may be before a last line end."""


@cache
def _schema(kind: str, definition: str = "", guard: str = _PYTHONS_END) -> dict[str, Any]:
    text = resources.schema(kind).read_text("utf-8")
    schema: dict[str, Any] = json.loads(text.replace(_PYTHONS_END, guard))
    if definition:
        return {"$schema": schema["$schema"], "$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]}
    return schema


@cache
def _verdict(kind: str, definition: str = "") -> Callable[[object], bool]:
    try:
        import jsonschema_rs
    except ImportError:  # pragma: no cover - a platform without its wheels
        return _validator(kind, definition).is_valid  # type: ignore[no-any-return]
    # To Rust, $ is the end alone; with the guard every text would take twice as long.
    schema = _schema(kind, definition, guard="")
    valid: Callable[[object], bool] = jsonschema_rs.Draft202012Validator(schema).is_valid
    return valid


@cache
def _validator(kind: str, definition: str = "") -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(_schema(kind, definition))


def _errors(kind: str, value: object, definition: str = "") -> list[Any]:
    errors = _validator(kind, definition).iter_errors(value)
    return sorted(errors, key=lambda error: [(str(type(part)), part) for part in error.absolute_path])


# ---------------------------------------------------------------------------------------------- in the clerk's words

_Explained = Iterator[tuple[str, Fault]]


def _explain(name: str, base: KeyPath, error: Any) -> _Explained:
    """One jsonschema error as faults with the ids of their rules. A choice between forms (oneOf, anyOf) is explained
    by the form whose type fits what was written."""
    if error.validator in ("oneOf", "anyOf"):
        yield from _explain_choice(name, base, error)
        return
    place = Place(name, (*base, *error.absolute_path))
    explain = _BY_KEYWORD.get(error.validator)
    if explain is None:
        yield "value-format", Fault(place, f"这里的内容不符合要求：{_quote(error.instance)}", _described(error))
    else:
        yield from explain(place, error)


def _explain_choice(name: str, base: KeyPath, error: Any) -> _Explained:
    branches: dict[int, list[Any]] = {}
    for sub in error.context:
        branches.setdefault(sub.schema_path[0], []).append(sub)
    fitting = [subs for subs in branches.values() if not any(s.validator == "type" and not s.path for s in subs)]
    if fitting:
        for sub in min(fitting, key=len):
            yield from _explain(name, base, sub)
        return
    types = [t for subs in branches.values() for s in subs if s.validator == "type" for t in [s.validator_value]]
    place = Place(name, (*base, *error.absolute_path))
    yield "value-type", _type_fault(place, error.instance, [str(t) for t in types])


def _unknown_key(place: Place, error: Any) -> _Explained:
    known = list(error.schema.get("properties", {}))
    for key in error.instance:
        if key in known:
            continue
        if key.startswith("\u3000"):
            where = Place(place.file, (*place.path, key), on_key=True)
            yield "indent-character", Fault(where, "行首缩进用了全角空格", "改成半角空格，每层两个", find="\u3000")
            continue
        head, wide, _ = key.partition("：")
        if wide and head in known:  # only inside {…} or at the end of a block does this still read as a key
            yield "fullwidth-colon", Fault(
                Place(place.file, (*place.path, key), on_key=True), f"“{head}”后面用了全角冒号“：”",
                f"改成半角冒号加一个空格：“{head}: ”", find="：", fix=Fix(": "),
            )  # fmt: skip
            continue
        where = Place(place.file, (*place.path, key), on_key=True)
        if known == [CERTAIN_GROUP] and key == EVERYONE:
            yield "value-choice", Fault(where, "公开对象只能选一种：全社会，或者特定群体", _ONE_AUDIENCE)
        else:
            yield "key-unknown", Fault(where, f"没有“{key}”这个键", _key_meant(key, known, error.instance))


_ONE_AUDIENCE: Final = f"人人可以看的写“公开对象: {EVERYONE}”，只给一部分人的写 {{{CERTAIN_GROUP}: 谁、如何界定}}；两种内容都有的，分成两个事项"


def _key_meant(key: str, known: list[str], written: Mapping[str, object]) -> str:
    """What to write instead of an unknown key, whether or not the key that is meant stands there already."""
    likely = nearest(key, known, 0.4)
    if likely in written and likely != nearest(key, [k for k in known if k not in written], 0.6):
        return (
            f"已经写了“{likely}”：重复的删去这一行；另有内容的写在“备注”里"
            if "备注" in known
            else f"已经写了“{likely}”，删去这一行"
        )
    if near := meant(key, [k for k in known if k not in written], 0.4):
        return near
    return f"这里可以写：{'、'.join(known)}" if len(known) <= _MOST_KEYS else "改成标准的键名；自己加的内容写在“扩展”里"


def _missing_key(place: Place, error: Any) -> _Explained:
    properties = error.schema.get("properties", {})
    unknown = [key for key in error.instance if key not in properties]
    missing = next(k for k in error.validator_value if k not in error.instance and error.message.startswith(f"'{k}'"))
    if any(nearest(wrong, [missing], 0.4) for wrong in unknown):
        return  # a misspelt key is reported once, as the misspelling
    described = properties.get(missing, {}).get("description", "")
    yield "key-missing", Fault(place, f"缺少“{missing}”", f"补上一行“{missing}: ……”。{described}")


def _wrong_type(place: Place, error: Any) -> _Explained:
    wanted = error.validator_value
    yield "value-type", _type_fault(place, error.instance, [wanted] if isinstance(wanted, str) else list(wanted))


def _type_fault(place: Place, value: object, wanted: list[str]) -> Fault:
    words = "或".join(_TYPE_WORDS.get(t, t) for t in dict.fromkeys(wanted))
    key = next((part for part in reversed(place.path) if isinstance(part, str)), "")
    if value == "":
        return Fault(place, f"“{key}”后面没有填写" if key else "这里没有填写", f"填上{words}；没有内容就删去这一行")
    if isinstance(value, dict) and wanted == ["string"]:
        first = next(iter(value), "")
        return Fault(
            place,
            "这里应是一段文字，却因为半角冒号“: ”被读成了“键: 值”",
            f"把“{first}”后面的冒号改成全角“：”，或给整句加英文引号",
        )
    if isinstance(value, str) and "array" in wanted:
        parts = _split(
            value.strip("[]【】［］"), "，,；;、" if key in _NAMED else "，,；;" if value[:1] in "【［" else ""
        )
        return Fault(
            place,
            f"这里应是{words}，写的是一段文字",
            f"写成 [{_clip(', '.join(parts))}]，或另起一行写“- {_clip(parts[0])}”",
        )
    if isinstance(value, str) and "object" in wanted:
        colon = "；冒号要用半角“: ”" if "：" in value else ""
        return Fault(place, f"这里应是{words}，写的是一段文字 {_quote(value)}", f"按“键: 值”逐行写{colon}")
    if isinstance(value, list) and "array" not in wanted and "string" in wanted and len(value) > 1:
        return Fault(place, f"“{key}”只写一个，这里写了 {len(value)} 个", "留下一个；两种情况都有的，分成两个事项")
    if isinstance(value, list):
        one = f"，写成 {key}: {_clip(value[0])}" if len(value) == 1 and isinstance(value[0], str) else ""
        return Fault(place, f"这里应是{words}，写的是一个列表", f"去掉多余的“- ”或方括号{one}")
    return Fault(place, f"这里应是{words}，写的是一组“键: 值”", f"写成{words}")


def _wrong_choice(place: Place, error: Any) -> _Explained:
    value = error.instance
    if not isinstance(value, str) and "type" in error.schema:
        return  # reported as a value of the wrong type
    choices = [str(c) for c in error.validator_value] if error.validator == "enum" else [str(error.validator_value)]
    parts = _split(str(value), "，,；;、/／和")
    if CERTAIN_GROUP in choices and len(parts) > 1 and {EVERYONE, CERTAIN_GROUP} <= set(parts):
        advice = f"只选一种：{'、'.join(choices)}；{_BOTH}"
    elif CERTAIN_GROUP in choices:
        who = str(value).removeprefix(CERTAIN_GROUP).lstrip("：: ")
        advice = f"{meant(str(value), choices[:1], 0.34)}全体公众写“{EVERYONE}”；一部分人写 {{{CERTAIN_GROUP}: {_clip(who)}}}"
    elif len(parts) > 1 and set(parts) <= set(choices) and place.path and isinstance(place.path[-1], int):
        advice = f"分成几项，用半角逗号隔开：[{', '.join(parts)}]"
    elif len(parts) > 1 and set(parts) <= set(choices):
        advice = f"只选一种：{'、'.join(choices)}；{_BOTH}"
    else:
        near = "" if str(value)[:1] in "不非未" else meant(str(value), choices, 0.34)
        advice = f"{near}只能写：{'、'.join(choices)}"
    yield "value-choice", Fault(place, f"没有“{_clip(value)}”这个选项", advice)


def _wrong_format(place: Place, error: Any) -> _Explained:
    if error.instance == "":
        return  # the empty value is reported as such
    message, described = f"格式不对：{_quote(error.instance)}", _described(error)
    if described.startswith("日期") and (day := _day(error.instance)):
        yield "value-format", Fault(place, message, f"改为 {day}。{described}", find=error.instance, fix=Fix(day))
    else:
        yield "value-format", Fault(place, message, described)


def _day(text: str) -> str | None:
    """2026年12月1日, 2026/12/1, 20261201 → 2026-12-01; None for what is no day of the calendar."""
    match = _DATE.fullmatch(text.strip())
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None


def _wrong_length(place: Place, error: Any) -> _Explained:
    limit = error.validator_value
    size = len(error.instance)
    if size == 0:
        yield "value-length", _empty(place, error)
    elif error.validator in ("minLength", "minItems", "minProperties"):
        yield "value-length", Fault(place, f"太少：只有 {size}，至少要 {limit}", _described(error))
    else:
        unit = "字" if isinstance(error.instance, str) else "条"
        yield (
            "value-length",
            Fault(place, f"太长：有 {size} {unit}，最多 {limit} {unit}", "拆成几条，或删去不必公开的说明"),
        )


def _empty(place: Place, error: Any) -> Fault:
    """A key without a value, an empty entry of a list, or an empty list."""
    key = next((part for part in reversed(place.path) if isinstance(part, str)), "")
    described = _described(error)
    if isinstance(error.instance, str) and place.path and isinstance(place.path[-1], int):
        return Fault(place, f"“{key}”的第 {place.path[-1] + 1} 项是空的", "填上内容，或删去这一项")
    if isinstance(error.instance, str):
        return Fault(place, f"“{key}”后面没有填写", f"填上内容；没有内容就删去这一行。{described}")
    example = next((e for e in error.schema.get("examples", ()) if isinstance(e, list)), None)
    like = f"，如 [{', '.join(map(str, example))}]" if example and all(isinstance(e, str) for e in example) else ""
    return Fault(
        place,
        f"“{key}”是空的" if key else "这里没有填写",
        f"{described.rstrip('。')}{like}" if described else "填上内容",
    )


def _repeated(place: Place, error: Any) -> _Explained:
    seen: list[object] = []
    for index, value in enumerate(error.instance):
        if value in seen:
            first = Place(place.file, (*place.path, seen.index(value)))
            yield (
                "value-repeated",
                Fault(
                    Place(place.file, (*place.path, index)),
                    f"{_quote(value)}在这个列表里写了两次",
                    "删去重复的一个",
                    (first,),
                ),
            )
        seen.append(value)


_BY_KEYWORD: Final[Mapping[str, Callable[[Place, Any], _Explained]]] = {
    "additionalProperties": _unknown_key,
    "required": _missing_key,
    "type": _wrong_type,
    "enum": _wrong_choice,
    "const": _wrong_choice,
    "pattern": _wrong_format,
    "minLength": _wrong_length,
    "maxLength": _wrong_length,
    "minItems": _wrong_length,
    "maxItems": _wrong_length,
    "minProperties": _wrong_length,
    "uniqueItems": _repeated,
}


def _described(error: Any) -> str:
    """What the schema itself says to write: the pattern's message, else the description and an example."""
    schema = error.schema
    if message := schema.get("patternErrorMessage"):
        return str(message)
    examples = [e for e in schema.get("examples", []) if isinstance(e, str)]
    return f"{schema.get('description', '')}{f'例：{examples[0]}' if examples else ''}"


def _split(text: str, marks: str) -> list[str]:
    """The parts of a text between any of the marks, without blanks; the whole text where there is none."""
    parts = re.split(f"[{marks}]", text) if marks else [text]
    return [part.strip() for part in parts if part.strip()] or [text]


def _clip(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "……"


def _quote(value: object) -> str:
    return f"“{_clip(value)}”"
