"""``--changed-since``: what a branch touched and what depends on it, told by git, which is only read."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gwstd import changed
from gwstd.changed import Changes, NoHistoryError, since
from gwstd.check import check
from gwstd.load import load
from gwstd.model import Related

if shutil.which("git") is None:
    pytest.skip("git is not installed", allow_module_level=True)

MZJ = "mzj/shjz.yaml"
TOWNS = "zhenjie/shjz.yaml"
Edit = Callable[[str, str, str], None]


def git(folder: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "commit.gpgsign=false", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def kept(catalogue: Path) -> Path:
    """The small catalogue, committed on main."""
    git(catalogue.parent, "init", "-q", "-b", "main")
    git(catalogue.parent, "add", "-A")
    git(catalogue.parent, "commit", "-q", "-m", "第一版")
    return catalogue


@pytest.fixture
def edit(kept: Path) -> Edit:
    def change(name: str, old: str, new: str) -> None:
        text = (kept / name).read_text("utf-8")
        assert old in text, old
        (kept / name).write_text(text.replace(old, new), "utf-8")

    return change


def changes(kept: Path, ref: str = "main") -> Changes:
    return since(load(kept, keep_text=False), ref)


def items(told: Changes) -> dict[str, str | None]:
    return {item.code: item.kind for item in told.items}


# ---------------------------------------------------------------------------------------------- items


def test_nothing_changed(kept: Path) -> None:
    assert changes(kept) == Changes("main")


def test_only_the_item_that_was_edited_counts_as_changed(kept: Path, edit: Edit) -> None:
    edit(MZJ, "初审对象名单及相关信息", "初审对象名单")
    told = changes(kept)
    assert [(f.kind, f.name) for f in told.files] == [("修改", MZJ)]
    assert items(told) == {"shjz-mzj-002": "修改"}


def test_a_changed_default_changes_the_items_that_have_it(kept: Path, edit: Edit) -> None:
    edit(MZJ, "  公开层级: [区级]\n", "  公开层级: [镇街级]\n")
    assert items(changes(kept)) == {"shjz-mzj-001": "修改"}  # 002 says its own


def test_layout_and_comments_change_no_item(kept: Path, edit: Edit) -> None:
    edit(MZJ, "事项:\n", "# 民政\n事项:\n\n")
    told = changes(kept)
    assert [f.name for f in told.files] == [MZJ] and told.items == ()


def test_added_and_removed_items(kept: Path) -> None:
    file = kept / TOWNS
    text = file.read_text("utf-8")
    file.write_text(text.replace("shjz-zhenjie-001", "shjz-zhenjie-002"), "utf-8")
    assert items(changes(kept)) == {"shjz-zhenjie-002": "新增", "shjz-zhenjie-001": "删除"}


def test_new_deleted_and_renamed_files(kept: Path) -> None:
    (kept / "gaj").mkdir()
    (kept / MZJ).rename(kept / "gaj" / "shjz.yaml")
    (kept / TOWNS).unlink()
    told = changes(kept)
    assert {(f.kind, f.name) for f in told.files} == {("新增", "gaj/shjz.yaml"), ("删除", MZJ), ("删除", TOWNS)}
    # An item that only moved is no new item.
    assert items(told) == {"shjz-mzj-001": "修改", "shjz-mzj-002": "修改", "shjz-zhenjie-001": "删除"}
    git(kept, "add", "-A")
    renamed = changes(kept).files
    assert [(f.kind, f.name, f.before) for f in renamed if f.kind == "改名"] == [("改名", "gaj/shjz.yaml", MZJ)]
    assert items(changes(kept)) == items(told)


def test_items_without_a_code_are_known_by_their_names(kept: Path, edit: Edit) -> None:
    edit(MZJ, "  - 编码: shjz-mzj-001\n    一级事项", "  - 一级事项")
    git(kept, "commit", "-qam", "无编码")
    edit(MZJ, "[社会救助法规规章, 本区社会救助政策文件]", "[社会救助法规规章]")
    told = changes(kept)
    assert sorted((i.kind or "", i.title) for i in told.items) == [("删除", "政策法规文件"), ("新增", "政策法规文件")]


def test_chinese_file_names_come_through(kept: Path) -> None:
    (kept / "说明 文件.txt").write_text("x", "utf-8")
    assert [f.name for f in changes(kept).files] == ["说明 文件.txt"]


def test_what_git_ignores_and_what_lies_outside_is_no_change(kept: Path) -> None:
    (kept.parent / ".gitignore").write_text("*.bak\n", "utf-8")
    (kept / "x.bak").write_text("x", "utf-8")
    (kept.parent / "other.txt").write_text("x", "utf-8")
    assert changes(kept).files == ()


def test_only_this_branch_counts_not_what_main_did_since(kept: Path, edit: Edit) -> None:
    git(kept, "checkout", "-qb", "work")
    edit(MZJ, "初审对象名单及相关信息", "初审对象名单")
    git(kept, "commit", "-qam", "work")
    git(kept, "checkout", "-q", "main")
    edit(TOWNS, "咨询电话", "监督电话")
    git(kept, "commit", "-qam", "main")
    git(kept, "checkout", "-q", "work")
    assert items(changes(kept, "main")) == {"shjz-mzj-002": "修改"}


# ---------------------------------------------------------------------------------------------- what depends on it


def reasons(told: Changes) -> dict[str, tuple[str, ...]]:
    return {item.code: item.reasons for item in told.items if item.kind is None}


def test_items_that_cite_a_changed_law_are_affected(kept: Path, edit: Edit) -> None:
    edit(
        "laws.yaml",
        "{文号: 民发〔2021〕57号, 公布: 2021-06-11",
        "{文号: 民发〔2021〕57号, 失效: 2026-01-01, 公布: 2021-06-11",
    )
    told = changes(kept)
    assert [(e.kind, e.title) for e in told.entries] == [("修改", "最低生活保障审核确认办法")]
    assert reasons(told) == {"shjz-mzj-002": ("依据《最低生活保障审核确认办法》已修改",)}
    found = [f for f in check(load(kept)) if told.concern(f)]
    assert [f.item for f in found if f.rule == "law-repealed"] == ["shjz-mzj-002"]


def test_a_list_that_changed_affects_the_items_that_name_its_codes(kept: Path, edit: Edit) -> None:
    edit(MZJ, "    五公开: [结果]\n", '    五公开: [结果]\n    对应事项: ["000511001000"]\n')
    git(kept.parent, "commit", "-qam", "对应")
    edit("lists/powers.yaml", "000511001000", "000511001009")
    told = changes(kept, "HEAD")
    assert reasons(told) == {"shjz-mzj-002": ("清单事项“最低生活保障审核确认”有变动",)}
    found = [f for f in check(load(kept)) if told.concern(f)]
    assert [(f.rule, f.item) for f in found] == [("matter-unknown", "shjz-mzj-002")]
    assert "是不是“最低生活保障审核确认”000511001009？" in found[0].help


def test_a_law_taken_out_of_the_library_affects_who_cites_it_by_short_name(kept: Path, edit: Edit) -> None:
    edit("laws.yaml", "名称: 中华人民共和国社会救助法\n    简称: [社会救助法]", "名称: 中华人民共和国救助法")
    told = changes(kept)
    assert {e.kind for e in told.entries} == {"新增", "删除"}
    assert set(reasons(told)) == {"shjz-mzj-001", "shjz-mzj-002", "shjz-zhenjie-001"}


def test_a_changed_successor_affects_who_cites_the_lapsed_law(kept: Path, edit: Edit) -> None:
    edit(MZJ, "公开依据: [社会救助法, ", "公开依据: [环境噪声污染防治法, ")
    git(kept, "commit", "-qam", "旧法")
    edit(
        "laws.yaml",
        "失效: 2026-08-15, 替代: 中华人民共和国生态环境法典",
        "失效: 2026-08-16, 替代: 中华人民共和国生态环境法典",
    )
    assert reasons(changes(kept)) == {"shjz-mzj-002": ("依据《中华人民共和国噪声污染防治法》已修改",)}


def test_a_changed_department_affects_its_items_and_those_of_its_group(kept: Path, edit: Edit) -> None:
    edit("departments.yaml", "全称: 临江区柳河镇人民政府", "全称: 临江区柳河镇政府")
    told = reasons(changes(kept))
    assert told == dict.fromkeys(("shjz-mzj-002", "shjz-zhenjie-001"), ("单位“柳河镇人民政府”已修改",))


def test_a_department_that_was_renamed_affects_who_still_uses_the_old_name(kept: Path, edit: Edit) -> None:
    edit("departments.yaml", "简称: 区民政局", "简称: 区民政事务局")
    told = changes(kept)
    assert set(reasons(told)) == {"shjz-mzj-001", "shjz-mzj-002"}
    assert "department-unknown" in {f.rule for f in check(load(kept)) if told.concern(f)}


def test_a_changed_channel_or_field_affects_its_items(kept: Path, edit: Edit) -> None:
    edit("channels.yaml", "便民服务站", "便民服务点")
    assert set(reasons(changes(kept))) == {"shjz-zhenjie-001"}
    git(kept, "checkout", "-q", ".")
    edit("fields.yaml", "名称: 社会救助", "名称: 社会救助事务")
    assert set(reasons(changes(kept))) == {"shjz-mzj-001", "shjz-mzj-002", "shjz-zhenjie-001"}


def test_a_new_base_date_and_a_new_exemption(kept: Path, edit: Edit) -> None:
    edit("catalog.yaml", "基准日: 2026-11-22", "基准日: 2026-11-23")
    assert len(reasons(changes(kept))) == 3
    git(kept, "checkout", "-q", ".")
    file = kept / "catalog.yaml"
    file.write_text(
        file.read_text("utf-8") + "豁免:\n  - {规则: website-missing, 对象: shjz-mzj-001, 理由: 无}\n", "utf-8"
    )
    assert reasons(changes(kept)) == {"shjz-mzj-001": ("豁免“website-missing”有变动",)}


def test_an_old_fault_elsewhere_is_not_reported_but_one_related_to_the_change_is(kept: Path, edit: Edit) -> None:
    edit(TOWNS, "公开主体: [各镇人民政府、街道办事处]", "公开主体: [民政所]")
    git(kept, "commit", "-qam", "旧错")
    edit(MZJ, "初审对象名单及相关信息", "初审对象名单")
    told, [old] = changes(kept), check(load(kept))
    assert not told.concern(old)
    assert told.concern(old._replace(related=(Related(MZJ, old.position),)))
    assert told.concern(old._replace(related=(Related(TOWNS, old.position, "shjz-mzj-002"),)))


def test_what_changed_in_an_item_is_said(kept: Path, edit: Edit) -> None:
    edit(MZJ, "初审对象名单及相关信息", "初审对象名单")
    edit(MZJ, "10个工作日内", "20个工作日内")
    edit(MZJ, "    二级事项: 审核信息\n", "    备注: 新\n")
    told = {item.code: item.reasons for item in changes(kept).items}
    assert told == {
        "shjz-mzj-001": ("改了公开时限",),
        "shjz-mzj-002": ("改了公开内容、公开时限", "加了备注", "删了二级事项"),
    }


def test_where_a_moved_item_came_from_is_said(kept: Path) -> None:
    (kept / "qzfb").mkdir()
    git(kept, "mv", TOWNS, "qzfb/shjz.yaml")
    told = changes(kept)
    assert [(item.kind, item.reasons) for item in told.items] == [("修改", (f"移自 {TOWNS}",))]


@pytest.mark.parametrize("text", ["坏: [\n", ""])
def test_nothing_is_said_to_be_gone_from_a_file_that_cannot_be_read_now(kept: Path, text: str) -> None:
    for name in (MZJ, "laws.yaml"):
        (kept / name).write_text(text, "utf-8")
        told = changes(kept)
        assert told.entries == () and told.items == ()
        assert any(told.concern(f) for f in check(load(kept)) if f.file == name)
        git(kept, "checkout", "-q", ".")


# ---------------------------------------------------------------------------------------------- git itself


def state(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def test_git_is_only_read(kept: Path, edit: Edit) -> None:
    edit(MZJ, "初审对象名单及相关信息", "初审对象名单")
    os.utime(kept / TOWNS)  # a stale stat, which git would like to refresh in its index
    before = state(kept.parent)
    changes(kept)
    assert state(kept.parent) == before


def test_no_program_of_the_repositorys_configuration_is_run(kept: Path, edit: Edit, tmp_path: Path) -> None:
    spy = tmp_path / "spy"
    spy.write_text(f"#!/bin/sh\ntouch {tmp_path}/called\n", "utf-8")
    spy.chmod(0o755)
    (kept.parent / ".gitattributes").write_text("*.yaml diff=spy\n", "utf-8")
    for key in ("diff.external", "core.fsmonitor", "diff.spy.command", "diff.spy.textconv"):
        git(kept, "config", key, str(spy))
    edit(MZJ, "初审对象名单及相关信息", "初审对象名单")
    assert items(changes(kept)) == {"shjz-mzj-002": "修改"}
    assert not (tmp_path / "called").exists()


def test_a_hooks_own_variables_do_not_mislead(kept: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(MZJ, "初审对象名单及相关信息", "初审对象名单")
    for name, value in {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index", "GIT_PREFIX": "catalogs/"}.items():
        monkeypatch.setenv(name, value)
    assert items(changes(kept)) == {"shjz-mzj-002": "修改"}


def test_before_the_first_commit_everything_is_new(catalogue: Path) -> None:
    git(catalogue.parent, "init", "-q")
    git(catalogue.parent, "add", "-A")
    told = changes(catalogue, "HEAD")
    assert set(items(told).values()) == {"新增"} and len(told.items) == 3


def test_histories_without_a_common_commit_are_compared_as_they_are(kept: Path, edit: Edit) -> None:
    git(kept, "checkout", "-q", "--orphan", "other")
    edit(MZJ, "初审对象名单及相关信息", "初审对象名单")
    git(kept, "commit", "-qam", "别的历史")
    assert items(changes(kept, "main")) == {"shjz-mzj-002": "修改"}


def test_a_shallow_clone_without_a_common_commit_is_said(kept: Path, edit: Edit, tmp_path: Path) -> None:
    """Compared with the tip of main, this branch would be blamed for what others did there."""
    git(kept, "checkout", "-q", "-b", "feature")
    edit(MZJ, "初审对象名单及相关信息", "初审对象名单")
    git(kept, "commit", "-qam", "本分支")
    git(kept, "checkout", "-q", "main")
    edit(TOWNS, "受理窗口", "受理地点")
    git(kept, "commit", "-qam", "别人")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", "-b", "feature", kept.parent.as_uri(), "clone")
    git(clone, "fetch", "-q", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    with pytest.raises(NoHistoryError, match="fetch-depth: 0"):
        changes(clone / "catalogs", "origin/main")
    git(clone, "fetch", "-q", "--unshallow", "origin", "main:refs/remotes/origin/main", "feature")
    assert items(changes(clone / "catalogs", "origin/main")) == {"shjz-mzj-002": "修改"}


@pytest.mark.parametrize("ref", ["nowhere", "", "--output=x", "-h", "main:catalogs", "\u7701"])
def test_a_revision_that_is_not_there_is_said(kept: Path, ref: str) -> None:
    with pytest.raises(NoHistoryError, match="没有"):
        changes(kept, ref)
    assert not (kept / "x").exists()


def test_a_folder_outside_git_is_said(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(catalogue.parent.parent))
    with pytest.raises(NoHistoryError, match="git 仓库"):
        changes(catalogue)


def test_a_missing_or_hanging_git_is_said(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = load(kept)
    programs = tmp_path / "bin"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    with pytest.raises(NoHistoryError, match="安装 git"):
        since(corpus, "main")
    (programs / "git").write_text("#!/bin/sh\nexec /bin/sleep 60\n", "utf-8")
    (programs / "git").chmod(0o755)
    monkeypatch.setattr(changed, "TIME_LIMIT", 0.2)
    with pytest.raises(NoHistoryError, match="没有答复"):
        since(corpus, "main")


# ---------------------------------------------------------------------------------------------- the command


def gwstd(catalogue: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gwstd", "validate", "--catalog", str(catalogue), *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_reports_only_this_branch(kept: Path, edit: Edit) -> None:
    edit(TOWNS, "公开主体: [各镇人民政府、街道办事处]", "公开主体: [民政所]")
    git(kept, "commit", "-qam", "旧错")
    edit(MZJ, "公开主体: [区民政局]", "公开主体: [民政部门]")
    everything = json.loads(gwstd(kept, "--format", "json").stdout)
    assert {Path(f["file"]).parent.name for f in everything["findings"]} == {"mzj", "zhenjie"}
    done = gwstd(kept, "--format", "json", "--changed-since", "main")
    assert done.returncode == 1 and "1 个文件" in done.stderr
    assert {Path(f["file"]).parent.name for f in json.loads(done.stdout)["findings"]} == {"mzj"}
    assert gwstd(kept, "--changed-since", "nowhere").returncode == 2
