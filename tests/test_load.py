"""Loading a catalogue folder: whatever lies in it, the rest is still read, and nothing raises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gwstd import files
from gwstd.check import check
from gwstd.load import NoCatalogueError, find_root, load
from gwstd.model import Finding, Severity

SHJZ = "mzj/shjz.yaml"
REGISTRIES = ("departments.yaml", "fields.yaml", "channels.yaml", "laws.yaml", "catalog.yaml")


def findings(catalogue: Path) -> tuple[Finding, ...]:
    return check(load(catalogue))


def alter(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


# ---------------------------------------------------------------------------------------------- where the catalogue is


def test_the_catalogue_is_found_from_below_and_beside(catalogue: Path, tmp_path: Path) -> None:
    assert find_root(catalogue / "mzj") == catalogue
    assert find_root(tmp_path) == catalogue
    assert find_root(tmp_path / "elsewhere", catalogue) == catalogue


def test_without_a_catalogue_the_user_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoCatalogueError, match="gwstd init"):
        find_root(tmp_path)
    with pytest.raises(NoCatalogueError, match="不是目录文件夹"):
        find_root(tmp_path, tmp_path)


# ---------------------------------------------------------------------------------------------- what is read


def test_items_have_their_defaults_and_know_which(catalogue: Path) -> None:
    first, second, towns = load(catalogue).items
    assert first.subjects == ("区民政局",)
    assert {"公开主体", "五公开", "公开依据"} <= set(first.inherited)
    assert second.subjects == ("区民政局", "各镇人民政府、街道办事处"), "a value of the item replaces the default whole"
    assert "公开主体" not in second.inherited
    assert (towns.department, towns.field, towns.index) == ("zhenjie", "shjz", 0)


def test_line_ends_and_a_bom_change_nothing(catalogue: Path) -> None:
    before = load(catalogue)
    for name in (SHJZ, *REGISTRIES):
        path = catalogue / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    after = load(catalogue)
    assert (after.items, after.edition, after.laws) == (before.items, before.edition, before.laws)
    assert {f.rule for f in check(after)} == {"file-bom"}


def test_texts_dropped_after_loading_give_the_same_findings(catalogue: Path) -> None:
    alter(catalogue / SHJZ, "[政府网站, 政务服务中心]", "[政府网站, 政务中心]")
    assert check(load(catalogue, keep_text=False)) == check(load(catalogue)) != ()


# ---------------------------------------------------------------------------------------------- broken files


def replaced(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def link_out(path: Path) -> None:
    target = path.parents[2] / "elsewhere.yaml"
    target.write_text("部门: 甲\n", "utf-8")
    path.unlink()
    path.symlink_to(target)


def link_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "gone.yaml")


BREAK: dict[str, tuple[Callable[[Path], None], str]] = {
    "empty": (replaced(b""), "file-empty"),
    "folder": (folder, "file-unreadable"),
    "link out": (link_out, "file-unreadable"),
    "link nowhere": (link_nowhere, "file-unreadable"),
    "10 MB": (replaced(("部门: " + "字" * 3_500_000).encode()), "file-size"),
    "brackets": (replaced(b"[" * 1_000_000), "nesting-depth"),
    "zip": (replaced(b"PK\x03\x04" + bytes(range(256)) * 8), "file-encoding"),
    "syntax": (replaced("部门: [区民政局\n领域: 社会救助\n".encode()), "yaml-syntax"),
    "list": (replaced("- 部门: 区民政局\n".encode()), "value-type"),
    "sentence": (replaced("部门 区民政局\n".encode()), "value-type"),
    "only tilde": (replaced(b"~\n"), "value-type"),
}


@pytest.mark.parametrize("how", BREAK)
def test_one_broken_file_is_one_finding_and_the_others_are_checked(how: str, catalogue: Path) -> None:
    ruin, rule = BREAK[how]
    ruin(catalogue / SHJZ)
    alter(catalogue / "zhenjie/shjz.yaml", "公开方式: 主动公开", "公开方式: 主动")
    broken, other = findings(catalogue)
    assert (broken.file, broken.rule, broken.severity) == (SHJZ, rule, Severity.ERROR)
    assert broken.help
    assert (other.file, other.rule) == ("zhenjie/shjz.yaml", "value-choice")


def test_a_file_that_may_not_be_read(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = files.content

    def refuse(path: Path) -> bytes:
        if path.name == "shjz.yaml" and path.parent.name == "mzj":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path)

    monkeypatch.setattr(files, "content", refuse)
    (finding,) = findings(catalogue)
    assert (finding.file, finding.rule) == (SHJZ, "file-unreadable")
    assert "权限" in finding.help


@pytest.mark.parametrize("name", REGISTRIES)
@pytest.mark.parametrize("how", ["missing", "empty", "folder", "syntax", "unknown key", "GBK error"])
def test_a_broken_registry_is_one_finding_not_a_thousand(name: str, how: str, catalogue: Path) -> None:
    path = catalogue / name
    text = path.read_text("utf-8")
    if how in ("missing", "folder"):
        path.unlink()
    if how == "folder":
        path.mkdir()
    changed = {"empty": "", "syntax": text + "\t坏: x\n", "unknown key": text + "多余: 1\n"}
    if how in changed:
        path.write_text(changed[how], "utf-8")
    if how == "GBK error":
        path.write_bytes((text + "多余: 1\n").encode("gbk"))
    found = findings(catalogue)
    assert {f.file for f in found} == {name}
    assert len(found) == (2 if how == "GBK error" else 1)


def test_one_bad_item_does_not_hide_its_neighbours(catalogue: Path) -> None:
    alter(catalogue / SHJZ, "五公开: [结果]", "五公开: 结果")
    alter(catalogue / SHJZ, "编码: shjz-mzj-001", "编码: shjz-mzj-1")
    corpus = load(catalogue)
    assert [item.code for item in corpus.items] == ["shjz-mzj-1", "shjz-zhenjie-001"]
    assert [place.item for place in corpus.unsound] == ["shjz-mzj-002"]
    assert [f.rule for f in check(corpus)] == ["code-shape", "value-type"]


def test_bad_defaults_are_told_once_not_for_every_item(catalogue: Path) -> None:
    for old, new in (("默认:\n", "缺省:\n"), ("  公开方式: 主动公开\n", "  公开方式: 主动\n"), ("默认:\n", "默认：\n")):
        path = catalogue / SHJZ
        whole = path.read_text("utf-8")
        alter(path, old, new)
        assert len(findings(catalogue)) == 1
        path.write_text(whole, "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "rule", "line", "column"),
    [
        ("领域: 社会救助\n", "领域: 社会救助\n　　备注: x\n", "indent-character", 3, 1),
        ("部门: 区民政局\n", "部门: [区民政局]\n", "value-type", 1, 5),
    ],
)
def test_slips_at_the_top_of_a_file(old: str, new: str, rule: str, line: int, column: int, catalogue: Path) -> None:
    alter(catalogue / SHJZ, old, new)
    (finding,) = findings(catalogue)
    assert (finding.rule, finding.position[:2]) == (rule, (line, column))


# ---------------------------------------------------------------------------------------------- what else lies there


@pytest.mark.parametrize(
    "name", ["mzj/shjz (1).yaml", "mzj/shjz.yml", "mzj/shjz.yaml.txt", "mzj/Shjz.yaml", "mzjj/shjz.yaml", "草稿.docx"]
)
def test_a_stray_file_is_never_silently_left_out(name: str, catalogue: Path) -> None:
    target = catalogue / name
    target.parent.mkdir(exist_ok=True)
    target.write_text("x", "utf-8")
    (finding,) = findings(catalogue)
    assert finding.rule == ("item-file-name" if name.endswith((".yaml", ".yml")) else "stray-file")
    assert finding.file in (name, name.partition("/")[0])


@pytest.mark.parametrize(
    "name", [".git/config", ".DS_Store", "Thumbs.db", "mzj/Thumbs.db", "desktop.ini", "mzj/~$shjz.yaml", "README.md",
             "schemas/items.schema.json", "templates/preface.txt.j2", "mzj/README.md"],
)  # fmt: skip
def test_what_other_programs_leave_is_no_finding(name: str, catalogue: Path) -> None:
    target = catalogue / name
    target.parent.mkdir(exist_ok=True)
    target.write_text("x", "utf-8")
    assert findings(catalogue) == ()


# ---------------------------------------------------------------------------------------------- anything at all


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(st.binary(max_size=120), st.text(max_size=80).map(str.encode)),
    name=st.sampled_from((SHJZ, *REGISTRIES)),
)
def test_any_bytes_in_any_file_are_a_finding(data: bytes, name: str, catalogue: Path) -> None:
    path = catalogue / name
    whole = path.read_bytes()
    try:
        path.write_bytes(data)
        found = findings(catalogue)
        assert found
        assert all(f.message and f.help and f.file == name for f in found)
    finally:
        path.write_bytes(whole)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_cut_or_garbled_anywhere_is_never_a_traceback(data: st.DataObject, catalogue: Path) -> None:
    path = catalogue / SHJZ
    whole = path.read_text("utf-8")
    start = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 30))
    put = data.draw(st.text("：:-，[]{}\"'#　\t\n 甲a&*!|>", max_size=4))
    try:
        path.write_text(whole[:start] + put + whole[start + cut :], "utf-8")
        for finding in findings(catalogue):
            assert finding.message
            assert finding.help
            assert finding.position.line >= 1
    finally:
        path.write_text(whole, "utf-8")


def test_the_lists_of_powers_and_services_are_read(catalogue: Path) -> None:
    corpus = load(catalogue)
    assert [(m.file, m.list_kind, m.code, m.department) for m in corpus.matters] == [
        ("lists/powers.yaml", "权责清单", "000511001000", "区民政局")
    ]
    (catalogue / "lists" / "powers.yaml").write_text("清单: 权责清单\n类型: 权力清单\n条目: []\n", "utf-8")
    broken = load(catalogue)
    assert broken.matters == () and "lists/powers.yaml" in broken.unread
    assert {flaw.rule for flaw in broken.flaws} == {"value-choice", "value-length"}
