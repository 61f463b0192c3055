"""Quick reading: what yaml-rs reads and the schema finds sound is what the event stream would have given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwstd import shape, source
from gwstd.load import load

pytest.importorskip("yaml_rs", reason="the extra “fast” is not installed")

HERE = Path(__file__).resolve().parent
CATALOGUES = (HERE / "catalogue", HERE.parent / "catalogs")
REGISTRIES = ("catalog", "channels", "departments", "fields", "laws")
ITEMS_OF = ("mzj", "zhenjie")


def kind_of(path: Path) -> str:
    return path.stem if path.stem in REGISTRIES else "items"


@cache
def written() -> tuple[tuple[str, str], ...]:
    """(kind, text) of registries and of the beginnings of item files, some thirty lines each."""
    files = [CATALOGUES[0] / f"{name}.yaml" for name in REGISTRIES]
    files += [path for folder in ITEMS_OF for path in sorted((CATALOGUES[0] / folder).glob("*.yaml"))]
    files += sorted(CATALOGUES[1].glob("[a-m]*/*.yaml"))[:12]
    texts = ((kind_of(path), path.read_text("utf-8")) for path in files)
    return tuple((kind, text if kind != "items" else "".join(text.splitlines(True)[:34])) for kind, text in texts)


TYPED = (
    " ", "  ", "\n", "\n\n", "- ", ": ", ":", "#", " #", " # 注", '"', "'", "[", "]", "{", "}", ", ", ",", "，", "：",
    "&a ", "*a", "!t ", "|\n", ">\n", "|", ">", "? ", "?", "---\n", "...\n", "%", "\t", "\r\n", "\r", "\\n", "~", "null",
    "012", "1e3", "yes", "true", ".5", "0x1", "1:2", "2024-01-01", "<<: ", "\u2028", "\u0085", "\u00a0", "\ufeff", "=",
    "@", "`", '""', "''", "'a", "-", "--", "- -", ":\n", "中", "\n  ", "\n    ", "#x\n", '"a"b', "[a, b]", "[]", "{}",
    "[a,]", "[,a]", "{特定群体: 低保}", "1_000", "+1", ".inf", "|-\n  a\n  b\n", "'a\n b'", '"a\n\n b"',
)  # fmt: skip


@st.composite
def mistyped(draw: st.DrawFn) -> tuple[str, str]:
    """(kind, text) of a real file with one to three slips of the keyboard in it."""
    kind, text = draw(st.sampled_from(written()))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        if draw(st.booleans()):  # most slips that matter stand where a line, its key or its value begins
            at = text.find(draw(st.sampled_from(["\n", ": ", "- ", "[", ", "])), at) + 1 or at
        lost = draw(st.sampled_from([0, 0, 0, 1, 2, 5]))
        text = text[:at] + draw(st.sampled_from(("", *TYPED))) + text[at + lost :]
    return kind, text


@settings(max_examples=1500, deadline=None)
@given(mistyped())
def test_what_is_read_quickly_is_what_stands_there(typed: tuple[str, str]) -> None:
    kind, text = typed
    value = source.quick(text.encode(), text)
    if value is not None and shape.sound(kind, value):
        assert source.parse("x", text) == (value, [])


@pytest.mark.parametrize(
    "text",
    ["a: [政府网站, 公?示栏]", "a: [9:00开始]", "a: {b:c}", "a: {b\n : c}", "a: [b,\n c]", "a: *b", "a: &b c", "a: !t c", "<<: {a: b}", "? a\n: b", "a: |\n  b",
     "a: b\n...", "...\na: b", "%YAML 1.2\n---\na: b", 'a: "b\\n"', "a:\tb", "a: b\r\n", "a: b\u200b", "a: b\na: c", "a: 'b",
     "\ufeffa: b", "a: @b", "[a]: b\n[a]: c", "- " * 40000 + "a", "".join(f"{' ' * n}a:\n" for n in range(2000)),
     "[" * 40000],
)  # fmt: skip
def test_what_needs_a_closer_look_is_not_read_quickly(text: str) -> None:
    assert source.quick(text.encode(), text) is None


@pytest.mark.parametrize(
    "text", ["a: 012", "a: 2024", "a: yes\nb: true", "a:", "a: ~", "a: 1.5", "1: a", "a: .inf", "- a", "a"]
)
def test_what_yaml_rs_takes_for_no_text_is_not_sound(text: str) -> None:
    value = source.quick(text.encode(), text)
    assert value is not None
    assert not any(shape.sound(kind, value) for kind in ("items", *REGISTRIES))


def leaves(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each subschema that says itself what a value is."""
    if isinstance(schema, list):
        for index, part in enumerate(schema):
            yield from leaves(part, f"{path}/{index}")
    elif isinstance(schema, dict):
        below = [key for key in ("properties", "$defs") if key in schema]
        for key in below:
            for name, part in schema[key].items():
                yield from leaves(part, f"{path}/{key}/{name}")
        for key in ("items", "additionalProperties", "oneOf", "anyOf", "allOf"):
            if key in schema and schema[key] is not False:
                yield from leaves(schema[key], f"{path}/{key}")
        if not below and not {"items", "oneOf", "anyOf", "allOf", "$ref", "required"} & schema.keys():
            yield path, schema
    else:
        yield path, schema


READ = [path for path in sorted((HERE.parent / "schemas").glob("*.json")) if path.name != "opendata.schema.json"]
"""The schemas of what gwstd reads, not of what it writes."""


@pytest.mark.parametrize("file", READ, ids=lambda path: path.stem)
def test_every_value_of_a_catalogue_is_text(file: Path) -> None:
    """Else a number that yaml-rs made of a text (012 → 12) could pass for sound."""
    for path, leaf in leaves(json.loads(file.read_text("utf-8"))):
        fixed = leaf.get("enum", [leaf["const"]] if "const" in leaf else None)
        assert leaf.get("type") in ("string", "object") or (fixed and all(isinstance(one, str) for one in fixed)), path


@pytest.mark.parametrize("root", CATALOGUES, ids=lambda path: path.name)
def test_a_catalogue_is_the_same_without_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quickly = load(root)
    monkeypatch.setattr(source, "_quick_parser", lambda: None)
    slowly = load(root)
    assert quickly.items == slowly.items
    assert (quickly.laws, quickly.fields, quickly.departments) == (slowly.laws, slowly.fields, slowly.departments)
    assert quickly.flaws == slowly.flaws


def test_almost_every_file_is_read_quickly() -> None:
    files = [path for root in CATALOGUES for path in (*root.glob("*.yaml"), *root.glob("[a-z]*/*.yaml"))]
    read = [source.quick(path.read_bytes(), path.read_text("utf-8")) is not None for path in files]
    assert sum(read) > 0.9 * len(read)
