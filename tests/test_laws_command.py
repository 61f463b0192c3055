"""``gwstd laws``: the list, one law with its items, what in the library needs work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT
from gwstd.cli import _run

CATALOGS = ROOT / "catalogs"
Laws = Callable[..., tuple[int, str, str]]


@pytest.fixture
def laws(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> Laws:
    """Runs ``gwstd laws`` on the small catalogue (or another); gives the exit code and what it printed."""

    def run(*arguments: str, folder: Path = catalogue) -> tuple[int, str, str]:
        code = _run(["laws", *arguments, "--catalog", str(folder)])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def edit(catalogue: Path, name: str, old: str, new: str) -> None:
    file = catalogue / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_the_list_has_every_law_with_its_state(laws: Laws) -> None:
    code, out, _ = laws()
    lines = out.splitlines()
    assert code == 0
    assert "失效    法律          中华人民共和国环境噪声污染防治法" in lines
    assert "有效    规范性文件    最低生活保障审核确认办法（民发〔2021〕57号）  1 项引用，未核" in lines
    assert "有效    行政法规      中华人民共和国政府信息公开条例（国务院令第711号）" in lines
    assert "中华人民共和国社会救助法  3 项引用" in out
    assert lines[-1].startswith("共 8 部（按 2026-11-22：有效 6、失效 2），事项引用了其中 2 部")


def test_another_day_gives_other_states(laws: Laws) -> None:
    out = laws("--date", "2026-06-30")[1]
    assert "有效    法律          中华人民共和国噪声污染防治法" in out
    assert "未施行  法律          中华人民共和国社会救助法" in out
    code, _, err = laws("--date", "明天")
    assert code == 2 and "2026-08-15" in err


@pytest.mark.parametrize("name", ["环境噪声污染防治法", "中华人民共和国环境噪声污染防治法", "《环境噪声污染防治法》"])
def test_one_law_says_whether_it_holds_and_what_replaces_it(name: str, laws: Laws) -> None:
    code, out, _ = laws(name)
    assert code == 0
    assert "有效性    失效（2022-06-05 起）" in out
    assert "替代      《中华人民共和国噪声污染防治法》（失效），再由《中华人民共和国生态环境法典》（有效）" in out
    assert "没有事项引用它" in out


def test_one_law_names_every_item_that_cites_it(laws: Laws, catalogue: Path) -> None:
    edit(
        catalogue, "mzj/shjz.yaml", "公开依据: [社会救助法, 最低", "状态: 停用\n    公开依据: [社会救助法 第十条, 最低"
    )
    out = laws("社会救助法")[1]
    assert "引用它的事项（3 项）：" in out
    lines = out.splitlines()
    assert "  shjz-mzj-001      综合业务 / 政策法规文件  mzj/shjz.yaml:10" in lines, "written in 默认"
    assert "  shjz-mzj-002      最低生活保障 / 审核信息（停用）  第十条  mzj/shjz.yaml:22" in lines
    assert any(line.startswith("  shjz-zhenjie-001  最低生活保障 / 受理窗口  zhenjie/shjz.yaml:") for line in lines)


def test_a_law_is_found_by_number_former_name_and_part_of_a_name(laws: Laws) -> None:
    assert laws("国务院令第711号")[1].startswith("中华人民共和国政府信息公开条例\n")
    assert "文号 国务院令第492号，失效 2019-05-15" in laws("国令第492号")[1]
    assert laws("临江区社会救助工作办法")[1].startswith("临江区社会救助工作规程\n")
    several = laws("噪声")[1]
    assert "中华人民共和国噪声污染防治法" in several and "中华人民共和国环境噪声污染防治法" in several
    assert "共 2 部" in several
    assert laws("临江区社会")[1].startswith("临江区社会救助工作规程\n"), "the only one with these words"
    code, out, err = laws("社会救济法")
    assert (code, out) == (2, "") and "是不是“社会救助法”？" in err


def test_a_doubtful_law_says_so(laws: Laws, catalogue: Path) -> None:
    edit(catalogue, "laws.yaml", "核实: 未核\n    未核项: [文号]", "核实: 待核\n    说明: 社会救助法施行后须复核")
    out = laws("最低生活保障审核确认办法")[1]
    assert "是否有效待核，见说明" in out and "说明      社会救助法施行后须复核" in out


def test_check_finds_what_needs_work(laws: Laws, catalogue: Path) -> None:
    code, out, _ = laws("--check")
    assert code == 0
    assert "前后矛盾：0 处" in out
    assert "  未核  最低生活保障审核确认办法：文号（1 项引用）" in out
    assert "没有引用：6 部" in out and "  社会保险费征缴暂行条例" in out.splitlines()
    edit(catalogue, "laws.yaml", "失效: 2022-06-05,", "")
    edit(catalogue, "laws.yaml", "公布: 2026-04-30, 施行: 2026-07-01", "公布: 2026-04-30, 施行: 2026-01-01")
    code, out, _ = laws("--check")
    assert code == 1
    assert "前后矛盾：2 处" in out
    assert "《中华人民共和国社会救助法》：2026-01-01 施行，却在 2026-04-30 才公布" in out
    assert "《中华人民共和国环境噪声污染防治法》：写了由什么替代，没有写失效日期" in out


def test_check_takes_no_name(laws: Laws) -> None:
    code, _, err = laws("社会救助法", "--check")
    assert code == 2 and "不能同时写名称" in err


def test_a_broken_library_is_said_to_be_broken(laws: Laws, catalogue: Path) -> None:
    (catalogue / "laws.yaml").write_text("依据库: [\n", "utf-8")
    code, out, err = laws()
    assert (code, out) == (2, "") and "gwstd validate" in err


def test_the_district_library_is_sound(laws: Laws) -> None:
    code, out, _ = laws("--check", folder=CATALOGS)
    assert code == 0 and out.startswith("前后矛盾：0 处")
    shown = laws("环境保护法", folder=CATALOGS)[1]
    assert "失效（2026-08-15 起）" in shown and "《中华人民共和国生态环境法典》（有效）" in shown
