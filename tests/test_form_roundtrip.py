"""The clerk's form, there and back: without an edit no byte changes; edits give exactly the values that were wanted."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from filled_form import Filled, untouched
from gwstd import form, layout, source
from gwstd.form import edit
from gwstd.form.columns import key_of, normal, read, show_key
from gwstd.form.plan import content
from gwstd.load import load
from gwstd.vocabulary import ITEM, ITEMS_KEY, NATIONAL_CHANNELS
from typed_files import SEVERAL, WORDS, TypedFile

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "catalogue"
FILE = "mzj/shjz.yaml"

# ---------------------------------------------------------------------------------------------- random items

lines = st.sampled_from([word for word in WORDS if word.strip(" \t\u3000") and len(word) < 100])
texts = st.one_of(lines, st.sampled_from([text for text in SEVERAL if text.strip(" \t\n\u3000")]))
several = st.lists(texts, min_size=1, max_size=6, unique=True)
names = st.lists(lines, min_size=1, max_size=4, unique=True)
channels = st.lists(
    st.one_of(st.sampled_from([*NATIONAL_CHANNELS, "一网通办", "没登记的"]), lines.map(lambda text: {"其他": text})),
    min_size=1, max_size=6, unique_by=repr,
)  # fmt: skip
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "一级事项": lines, "二级事项": lines, "三级事项": lines, "公开内容": several, "公开依据": names, "公开时限": texts,
    "公开主体": names, "公开渠道": channels,
    "公开对象": st.one_of(st.sampled_from(["全社会", "特定群体"]), lines.map(lambda text: {"特定群体": text})),
    "公开方式": st.sampled_from(["主动公开", "依申请公开"]),
    "公开层级": st.lists(st.sampled_from(["区级", "镇街级"]), min_size=1, unique=True),
    "五公开": st.lists(st.sampled_from(["决策", "执行", "管理", "服务", "结果"]), min_size=1, unique=True),
    "法定事项": st.just(["第二十条第（五）项", "第十九条"]), "对应事项": st.just(["000111001000", "012345"]),
    "解读": texts, "回应": texts, "审查": texts, "状态": st.sampled_from(["正式", "试行", "停用"]),
    "生效": st.just("2026-12-01"), "责任科室": lines, "联系电话": lines, "备注": texts,
    "调整": st.one_of(st.just({"事由": "新增"}), texts.map(lambda text: {"说明": text, "事由": "其他"})),
    "扩展": st.dictionaries(st.sampled_from(["索引号", "更新", "a b", "=1"]), texts, min_size=1),
}  # fmt: skip
items = st.fixed_dictionaries(
    {"一级事项": VALUES["一级事项"], "公开内容": VALUES["公开内容"]},
    optional={key: value for key, value in VALUES.items() if key not in ("一级事项", "公开内容")},
)
CHOICES = {
    "公开渠道": NATIONAL_CHANNELS, "公开对象": ("全社会",), "公开方式": ("主动公开", "依申请公开"),
    "公开层级": ("区级", "镇街级"), "五公开": ("决策", "执行", "管理", "服务", "结果"),
}  # fmt: skip
"""Key → what can be ticked."""
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""Each example makes and reads a workbook: making a failing one smaller would take minutes."""
COMMON = ("公开依据", "公开时限", "公开渠道", "公开对象", "五公开", "责任科室")


@st.composite
def item_files(draw: st.DrawFn) -> str:
    """An item file without fault, with comments, blank lines and either line end."""
    made = ["部门: 区民政局", "领域: 社会救助  # 注"]
    if draw(st.booleans()):
        made.append("默认:")
        for key in draw(st.lists(st.sampled_from(COMMON), min_size=1, unique=True)):
            made += layout.key_lines(key, draw(VALUES[key]), 2)
    made.append("事项:")
    for number, values in enumerate(draw(st.lists(items, min_size=1, max_size=4)), 1):
        code = {} if draw(st.integers(0, 5)) == 0 else {"编码": f"shjz-mzj-{number:03}"}
        made += ["", "  # 说明"] if draw(st.booleans()) else []
        made += layout.element_lines(code | values, 2)
    return draw(st.sampled_from(["\n", "\r\n"])).join(made) + "\n"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=NO_SHRINKING)
@given(item_files())
def test_without_an_edit_no_byte_of_any_catalogue_changes(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "catalogs"
        shutil.copytree(BASE, root)
        (root / FILE).write_bytes(text.encode())
        filled = Filled(root)
        assert untouched(form.read_changes(load(root), filled.path))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=NO_SHRINKING)
@given(item_files(), st.data())
def test_an_edited_cell_says_in_the_file_what_it_says_in_the_form(text: str, data: st.DataObject) -> None:
    """Any value in any cells of any item: it stands in the catalogue afterwards, or it is told why not; and nothing
    else in the catalogue says anything else."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "catalogs"
        shutil.copytree(BASE, root)
        (root / FILE).write_bytes(text.encode())
        filled = Filled(root)
        before = {entry.mark: dict(entry.values) for entry in content(load(root), FILE).entries}
        mark = data.draw(st.sampled_from(sorted(before)))
        keys = data.draw(st.lists(st.sampled_from(list(VALUES)), min_size=1, max_size=3, unique=True))
        for key in keys:
            shown = show_key(key, data.draw(VALUES[key]))
            for column in filled.columns():
                if key_of(column) == key:
                    filled.set(mark, column, shown.get(column))
        wanted = {
            column: normal(filled.get(mark, column) or "") for column in filled.columns() if key_of(column) in keys
        }
        proposal = filled.back()
        after = load(root, instead={name: new for name, (_, new) in proposal.files.items()})
        assert not after.unsound
        now = {entry.mark: dict(entry.values) for entry in content(after, FILE).entries}
        assert now.keys() == before.keys() and not proposal.retire
        for other in now:
            for key in {*now[other], *before[other]} - (set(keys) if other == mark else set()):
                assert now[other].get(key) == before[other].get(key)
        told = {problem.where.rpartition("!")[2] for problem in proposal.problems}
        for key in keys:
            columns = [column for column in wanted if key_of(column) == key]
            places = {filled.sheet().cell(filled.row(mark), filled.columns()[column]).coordinate for column in columns}
            cells = show_key(key, now[mark][key]) if key in now[mark] else {}
            same = all(meaning(column, cells.get(column, "")) == meaning(column, wanted[column]) for column in columns)
            assert same or told & places, (key, now[mark].get(key), wanted)


def meaning(column: str, text: str) -> str:
    """What is the same to a reader of the form: no status is 正式, no line begins or ends with a mark of a line end."""
    lines = [line.strip("↵") for line in normal(text).split("\n")]
    return "\n".join(lines) or ("正式" if column == "状态" else "")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([key for key in VALUES if key != "编码"]).flatmap(lambda k: st.tuples(st.just(k), VALUES[k])))
def test_every_value_comes_back_from_its_cells(pair: tuple[str, Any]) -> None:
    key, value = pair
    cells = show_key(key, value)
    columns = {f"{key}/{name}": "" for name in CHOICES.get(key, ())}
    assert read(key, {**columns, **cells}, value) == value
    assert {column: normal(text) for column, text in show_key(key, read(key, cells, value)).items()} == {
        column: normal(text) for column, text in cells.items()
    }


def test_without_an_edit_no_byte_of_the_district_changes(tmp_path: Path) -> None:
    corpus = load(ROOT / "catalogs")
    exported = form.export(corpus, [item_file.name for item_file in corpus.item_files])
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(exported.data)
    assert exported.items == len(corpus.items) > 1000 and not exported.unsound
    assert untouched(form.read_changes(corpus, path))


def test_the_same_catalogue_gives_the_same_bytes(catalogue: Path) -> None:
    corpus = load(catalogue)
    assert form.export(corpus, [FILE]).data == form.export(load(catalogue), [FILE]).data


# ---------------------------------------------------------------------------------------------- exact edits

typed_files = st.integers(0, 2**63).map(TypedFile)


def random_value(pick: random.Random, old: object) -> Any:
    if isinstance(old, list) and pick.random() < 0.8:
        new = pick.sample(old, len(old)) if pick.random() < 0.4 else list(old)
        for _ in range(pick.randrange(3)):
            if new and pick.random() < 0.4:
                new.pop(pick.randrange(len(new)))
            else:
                new.insert(
                    pick.randrange(len(new) + 1), pick.choice([*(w for w in WORDS if w.strip()), {"其他": "甲"}])
                )
        return new or ["一"]
    choices = ["文", "a: b", "一\n二", ["甲", "乙"], {"特定群体": "x"}, {"事由": "新增", "说明": "b\nc"}, "长" * 60]
    return pick.choice(choices)


@settings(max_examples=300, deadline=None)
@given(typed_files, st.integers(0, 2**32))
def test_any_file_edited_says_exactly_what_was_wanted_or_is_left(typed: TypedFile, seed: int) -> None:
    """In whatever way it was typed: the wanted values and no others, every comment but those of what went."""
    value, flaws = source.parse(FILE, typed.text)
    entries = value.get(ITEMS_KEY) if isinstance(value, dict) else None
    if flaws or not isinstance(entries, list) or not entries or not all(isinstance(e, dict) for e in entries):
        return
    pick = random.Random(seed)
    index = pick.randrange(len(entries))
    keys = pick.sample([*dict.fromkeys([*entries[index], *ITEM])], 3)
    gone = {key for key in keys if key in entries[index] and pick.random() < 0.3}
    wanted = {key: edit.REMOVED if key in gone else random_value(pick, entries[index].get(key)) for key in keys}
    addition = edit.Addition(index, {"编码": "shjz-mzj-009", "一级事项": "新", "公开内容": ["甲", "乙", "丙"]})
    try:
        made = edit.edited(FILE, typed.text, {index: wanted}, [addition])
    except edit.NotExactError:
        return
    again = source.parse(FILE, made)[0]
    assert isinstance(again, dict)
    changed = {key: text for key, text in {**entries[index], **wanted}.items() if key not in gone}
    expected = [*entries[:index], changed, dict(addition.values), *entries[index + 1 :]]
    assert again == {**value, ITEMS_KEY: expected}
    if not gone and not any(isinstance(entries[index].get(key), list) for key in keys):
        assert Counter(layout.comments(made)) == Counter(layout.comments(typed.text))


def test_most_files_can_be_edited() -> None:
    """The test above is worth its name: few of the files are left alone."""
    done = left = 0
    for seed in range(800):
        text = TypedFile(seed).text
        value, flaws = source.parse(FILE, text)
        entries = value.get(ITEMS_KEY) if isinstance(value, dict) else None
        if flaws or not isinstance(entries, list) or not entries or not isinstance(entries[0], dict):
            continue
        try:
            edit.edited(FILE, text, {0: {"备注": "一\n二", "公开渠道": ["政府网站"]}})
            done += 1
        except edit.NotExactError:
            left += 1
    assert done > 200 and left < done / 10


@pytest.mark.parametrize("name", ["mzj/shjz.yaml", "gaj/hjgl.yaml", "wjw/ylws.yaml"])
def test_a_canonical_file_stays_canonical_and_its_other_lines_stay(name: str) -> None:
    text = (ROOT / "catalogs" / name).read_text("utf-8")
    value = source.parse(name, text)[0]
    assert isinstance(value, dict)
    pick = random.Random(name)
    entries = value[ITEMS_KEY]
    chosen = pick.sample(range(len(entries)), 12)
    wanted = {
        index: {key: random_value(pick, entries[index].get(key)) for key in pick.sample(list(ITEM)[1:], 3)}
        for index in chosen
    }
    made = edit.edited(name, text, wanted)
    assert layout.layout(name, made) == made
    kept = [index for index in range(len(entries)) if index not in chosen]
    for index in kept:
        block = "\n".join(layout.element_lines(entries[index], 2))
        assert (block in text) == (block in made)


# ---------------------------------------------------------------------------------------------- what a value becomes


@pytest.mark.parametrize(
    ("key", "before", "cells", "after"),
    [
        (
            "公开渠道",
            ["政务服务中心", "政府网站"],
            {"公开渠道/政府公报": "√"},
            ["政务服务中心", "政府网站", "政府公报"],
        ),
        (
            "公开渠道",
            ["政府网站", "政务服务中心"],
            {"公开渠道/政府公报": "√"},
            ["政府网站", "政府公报", "政务服务中心"],
        ),
        (
            "公开渠道",
            ["政府网站", {"其他": "甲 "}],
            {"公开渠道=写明": "甲\n乙"},
            ["政府网站", {"其他": "甲 "}, {"其他": "乙"}],
        ),
        ("公开渠道", ["其他"], {"公开渠道/政府网站": "√"}, ["政府网站", "其他"]),
        ("公开对象", {"特定群体": "申请人"}, {"公开对象=特定群体": "申请人本人"}, {"特定群体": "申请人本人"}),
        ("公开对象", "全社会", {"公开对象/全社会": "", "公开对象=特定群体": "√"}, "特定群体"),
        ("公开内容", [" 甲", "乙"], {"公开内容": "乙\n甲"}, ["乙", " 甲"]),
        ("备注", "甲\n", {"备注": "乙"}, "乙\n"),
        ("调整", {"说明": "甲", "事由": "新增"}, {"调整=事由": "取消"}, {"说明": "甲", "事由": "取消"}),
    ],
)
def test_what_cells_cannot_say_stays_as_it_was(key: str, before: Any, cells: dict[str, str], after: Any) -> None:
    order = {f"公开渠道/{name}": "" for name in NATIONAL_CHANNELS} if key == "公开渠道" else {}
    made = read(key, {**order, **show_key(key, before), **cells}, before)
    assert made == after and (not isinstance(made, dict) or list(made) == list(after))
