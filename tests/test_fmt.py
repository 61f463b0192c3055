"""gwstd fmt: one canonical way to write a file; the same values, every comment; what is canonical stays as it is."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from gwstd import source
from gwstd.cli import application
from gwstd.enriched import schema_files
from gwstd.layout import UnlayableError, comments, layout, modeline
from gwstd.load import load
from typed_files import SEVERAL, WORDS, TypedFile

ITEMS = "mzj/shjz.yaml"
HEAD = modeline(ITEMS) + "\n"
CATALOGS = Path(__file__).parents[1] / "catalogs"


def laid(text: str, name: str = ITEMS) -> str:
    made = layout(name, text)
    assert layout(name, made) == made, "laying out twice changes nothing more"
    assert source.parse(name, made)[0] == source.parse(name, text)[0]
    return made


def fmt(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(application(), ["fmt", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


# ---------------------------------------------------------------------------------------------- random files

typed_files = st.integers(0, 2**63).map(TypedFile)


@settings(max_examples=400, deadline=None)
@given(typed_files)
def test_any_file(typed: TypedFile) -> None:
    """Same values, every comment once, nothing more to change the second time, LF, one line end at the end."""
    text = typed.text
    value, flaws = source.parse(ITEMS, text)
    if not isinstance(value, dict) or flaws:
        with pytest.raises(UnlayableError):
            layout(ITEMS, text)
        return
    made = laid(text)
    assert {mark: made.count(mark) for mark in typed.marks} == dict.fromkeys(typed.marks, 1)
    assert sorted(made_comments(made)) == sorted(made_comments(text))
    assert "\r" not in made and made.endswith("\n") and not made.endswith("\n\n")
    assert made.startswith("# yaml-language-server: $schema=")


@settings(max_examples=120, deadline=None)
@given(typed_files, st.integers(0, 2**32))
def test_any_file_with_invisible_characters(typed: TypedFile, seed: int) -> None:
    """Wherever they stand, the values and comments stay; what cannot be laid out for them says so."""
    pick, text = random.Random(seed), typed.text
    for _ in range(pick.randrange(1, 4)):
        at = pick.randrange(len(text) + 1)
        text = text[:at] + pick.choice("\u200b\xa0\ufeff\ue000\x01\u2028\t\u3000") + text[at:]
    try:
        made = laid(text)
    except UnlayableError as error:
        # A full-width blank behind the only colon leaves a file without a key.
        assert any(words in str(error) for words in ("读不通", "看不见", "应以“键: 值”开头"))
        return
    assert sorted(made_comments(made)) == sorted(made_comments(text))


def test_a_full_width_blank_that_leaves_no_key_is_said() -> None:
    with pytest.raises(UnlayableError, match="应以“键: 值”开头"):
        layout(ITEMS, "a b:\u3000 \n\u200b\n")


@pytest.mark.parametrize("text", ["事项:\n  - 备注: '一\u3000'\n", "备注: '一\u3000'\n", "备注: '\u3000一'\n"])
def test_a_full_width_blank_at_the_end_of_a_text_is_kept_where_it_is_seen(text: str) -> None:
    assert '"一\u3000"' in laid(text) or '"\u3000一"' in laid(text)


def made_comments(text: str) -> list[str]:
    return [line for line in comments(text) if "yaml-language-server" not in line]


def test_random_files_are_mostly_layable() -> None:
    """The generator is worth its name: it makes files that parse, with comments, in both line ends."""
    texts = _examples(200)
    good = [text for text in texts if source.parse(ITEMS, text)[0] is not None and not source.parse(ITEMS, text)[1]]
    assert len(good) > 120
    assert sum("注0000终" in text for text in good) > 60 and sum("\r\n" in text for text in good) > 20


def _examples(count: int) -> list[str]:
    made: list[str] = []

    @settings(max_examples=count, deadline=None, derandomize=True, database=None)
    @given(typed_files)
    def collect(typed: TypedFile) -> None:
        made.append(typed.text)

    collect()
    return made


# ---------------------------------------------------------------------------------------------- what it looks like

BEFORE = """\
# 民政局的社会救助事项
领域:   社会救助
部门: "区民政局"
默认:
    公开方式: '主动公开'      # 都一样
    公开渠道:
    - 政府网站
    - 政务服务中心


    公开对象: {特定群体: "低保对象"}
# 下面是事项


事项:
- 一级事项: 最低生活保障
  # 编码不能改
  编码: shjz-mzj-001
  公开内容: [甲, 乙, 丙]
  公开依据: [社会救助法,   # 第二章
    最低生活保障审核确认办法]
  备注: |
     第一行
     第二行
  联系电话: 62001010
- {编码: shjz-mzj-002, 一级事项: 特困, 公开内容: [救助 供养 ，标准]}
  # 文件到此为止
"""
AFTER = """\
# yaml-language-server: $schema=../schemas/items.schema.json
# 民政局的社会救助事项
部门: 区民政局
领域: 社会救助
默认:
  公开渠道: [政府网站, 政务服务中心]

  公开对象: {特定群体: 低保对象}
  公开方式: 主动公开  # 都一样
# 下面是事项

事项:
  # 编码不能改
  - 编码: shjz-mzj-001
    一级事项: 最低生活保障
    公开内容:
      - 甲
      - 乙
      - 丙
    公开依据:
      - 社会救助法  # 第二章
      - 最低生活保障审核确认办法
    联系电话: "62001010"
    备注: |
      第一行
      第二行
  - {编码: shjz-mzj-002, 一级事项: 特困, 公开内容: [救助 供养 ，标准]}
  # 文件到此为止
"""


def test_canonical_form() -> None:
    assert laid(BEFORE) == AFTER


def test_the_schema_line_comes_first_and_has_the_right_path() -> None:
    assert (
        laid("依据库: []\n", "laws.yaml").splitlines()[0] == "# yaml-language-server: $schema=schemas/laws.schema.json"
    )
    moved = laid(f"# 说明\n{HEAD}部门: 区民政局\n")
    assert moved.splitlines() == [HEAD.strip(), "# 说明", "部门: 区民政局"]
    own = "# yaml-language-server: $schema=https://example.cn/items.json\n部门: 区民政局\n"
    assert laid(own) == own


ASTRAY = ("no", "yes", "On", "y", "N", "true", "null", "~", "=", "<<", "012", "1.5", "1e3", "0x1F", "1_000", "+1", ".5", ".inf",
          ".nan", "12:30", "...")  # fmt: skip
"""Texts that other programs would read as something else."""


@pytest.mark.parametrize("word", [w for w in WORDS if w])
def test_quotes_only_where_needed(word: str) -> None:
    made = laid("部门: '" + word.replace("'", "''") + "'\n").splitlines()[1]
    plain = f"部门: {word}"
    reads_as_written = source.parse(ITEMS, plain + "\n")[0] == {"部门": word}
    assert made == plain or not reads_as_written or word in ASTRAY or word[0] in "-?:%,|>\u3000" or "\t" in word


@pytest.mark.parametrize("text", SEVERAL)
def test_texts_of_several_lines(text: str) -> None:
    quoted = "备注: " + '"' + text.replace("\n", "\\n") + '"\n'
    assert source.parse(ITEMS, laid(quoted))[0] == {"备注": text}


def test_a_folded_text_keeps_its_lines() -> None:
    text = HEAD + "备注: >-\n  一二三\n  四五六\n\n  七八九\n"
    assert laid(text) == text


@pytest.mark.parametrize("end", ["", "-", "+"])
@pytest.mark.parametrize("mark", "|>")
def test_a_line_of_spaces_in_a_block_text_is_text_and_no_blank_line(mark: str, end: str) -> None:
    for body in ("  甲\n    \n", "  甲\n     \n  乙\n", "  甲\n\n\n  乙\n\n\n", "  甲\n      \n \n"):
        text = f"备注: {mark}{end}\n{body}领域: x\n"
        laid(text)
        laid(text.replace("\n", "\r"))


def test_comments_in_empty_brackets_go_above() -> None:
    text = "事项:\n  - 编码: a\n    公开内容: [\n      # 待补\n      ]\n    扩展: {甲: [ # 也待补\n      ]}\n"
    assert laid(text) == HEAD + (
        "事项:\n  - 编码: a\n    # 待补\n    公开内容: []\n    扩展:\n      甲: []  # 也待补\n"
    )
    assert laid("{}\n") == HEAD + "{}\n" and laid("{ # 空\n}\n") == HEAD + "# 空\n{}\n"


def test_the_holidays_have_their_own_order_and_schema(catalogue: Path) -> None:
    made = laid("放假安排:\n- 班: []\n  年份: 2027\n  休: [2027-01-01]\n", "holidays.yaml")
    assert made == (
        "# yaml-language-server: $schema=schemas/holidays.schema.json\n"
        '放假安排:\n  - 年份: "2027"\n    休: [2027-01-01]\n    班: []\n'
    )
    assert "holidays.schema.json" in schema_files(load(catalogue))


def test_comments_inside_deeper_blocks_stay_there() -> None:
    text = HEAD + "默认:\n  公开对象: 全社会\n  # 属于默认\n# 属于事项\n事项:\n  - 编码: a\n    # 属于 a\n  - 编码: b\n"
    assert laid(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "部门: *x\n",
        "部门: a\n部门: b\n",
        "部门: [a\n",
        "甲: 1\n---\n乙: 2\n",
        "- 甲\n",
        "一句话\n",
        "",
        "部门：区民政局\n领域：x\n",
    ],
)
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    with pytest.raises(UnlayableError):
        layout(ITEMS, text)


def test_invisible_characters_are_left_to_fix() -> None:
    assert laid("部门: 区\u200b民政局\n") == HEAD + "部门: 区\u200b民政局\n"


def test_the_pure_parser_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [BEFORE, *(text.replace("\t", " ") for text in _examples(40))]  # it takes no TAB between words
    fast = [_laid_or_none(text) for text in texts]
    monkeypatch.setattr("gwstd.source._values.CParser", None)
    for text, made in zip(texts, fast, strict=True):
        assert made is None or layout(ITEMS, text) == made


def _laid_or_none(text: str) -> str | None:
    try:
        return layout(ITEMS, text)
    except UnlayableError:
        return None


# ---------------------------------------------------------------------------------------------- the command


def test_command_lays_out_and_says_what(catalogue: Path) -> None:
    before = load(catalogue)
    code, said = fmt("--check", "--catalog", str(catalogue))
    assert code == 1 and "要排版" in said
    assert load(catalogue).items == before.items
    code, said = fmt("--catalog", str(catalogue))
    assert code == 0 and "shjz.yaml" in said
    assert fmt("--check", "--catalog", str(catalogue))[0] == 0
    after = load(catalogue)
    assert (after.items, after.laws, after.departments, after.fields, after.channels, after.edition) == (
        before.items, before.laws, before.departments, before.fields, before.channels, before.edition,
    )  # fmt: skip


def test_command_gives_missing_codes(catalogue: Path) -> None:
    path = catalogue / "mzj" / "shjz.yaml"
    path.write_text(path.read_text("utf-8").replace("  - 编码: shjz-mzj-001\n    一级", "  - 一级"), "utf-8")
    assert fmt("--catalog", str(catalogue))[0] == 0
    assert [item.code for item in load(catalogue).items][:2] == ["shjz-mzj-003", "shjz-mzj-002"]
    assert "  - 编码: shjz-mzj-003\n    一级事项: 综合业务\n" in path.read_text("utf-8")


def test_diff_writes_nothing(catalogue: Path) -> None:
    path = catalogue / "mzj" / "shjz.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    code, said = fmt("--diff", "--catalog", str(catalogue), str(path))
    assert code == 0 and f"+{HEAD}" in said and path.read_bytes() == before
    assert fmt("--diff", "--check", "--catalog", str(catalogue), str(path))[0] == 1


def test_unreadable_file_is_left_alone_and_the_others_are_done(catalogue: Path) -> None:
    path = catalogue / "mzj" / "shjz.yaml"
    path.write_text("部门: [区民政局\n", "utf-8")
    code, said = fmt("--catalog", str(catalogue))
    assert code == 1 and "没有动" in said and "括号" in said
    assert path.read_text("utf-8") == "部门: [区民政局\n"
    assert (catalogue / "zhenjie" / "shjz.yaml").read_text("utf-8").startswith("# yaml-language-server")


def test_an_empty_file_is_said_to_be_empty(catalogue: Path) -> None:
    (catalogue / "mzj" / "shjz.yaml").write_text("# 只有注释\n", "utf-8")
    code, said = fmt("--catalog", str(catalogue))
    assert code == 1 and "文件是空的，没有排版" in said


def test_links_permissions_and_files_outside_are_left_as_they_are(catalogue: Path, tmp_path: Path) -> None:
    path, inside, outside = catalogue / "mzj" / "shjz.yaml", catalogue / "mzj" / ".own.yaml", tmp_path / "x.yaml"
    inside.write_bytes(path.read_bytes())
    outside.write_bytes(path.read_bytes())
    inside.chmod(0o640)
    path.unlink()
    path.symlink_to(inside.name)
    assert fmt("--catalog", str(catalogue), str(path))[0] == 0
    assert path.is_symlink() and inside.read_text("utf-8").startswith(HEAD) and inside.stat().st_mode & 0o777 == 0o640
    path.unlink()
    path.symlink_to(outside)
    before = outside.read_bytes()
    assert fmt("--catalog", str(catalogue))[0] == 1 and outside.read_bytes() == before


def by_stdin(folder: Path, text: bytes, *words: str, name: str = "catalogs/mzj/shjz.yaml") -> tuple[int, bytes, str]:
    command = [sys.executable, "-m", "gwstd", "fmt", "-", "--stdin-filename", name, *words]
    done = subprocess.run(command, cwd=folder, input=text, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr.decode()


def test_what_an_editor_has_not_saved_comes_back_laid_out(catalogue: Path) -> None:
    path = catalogue / "mzj" / "shjz.yaml"
    saved = path.read_bytes()
    unsaved = saved.decode().replace("编码: shjz-mzj-001\n    一级", "一级")
    code, made, said = by_stdin(catalogue.parent, unsaved.encode())
    assert (code, said) == (0, "") and made.decode().startswith(HEAD) and "编码: shjz-mzj-003\n" in made.decode()
    assert by_stdin(catalogue.parent, made)[1] == made and by_stdin(catalogue.parent, made, "--check")[0] == 0
    assert by_stdin(catalogue.parent, unsaved.encode(), "--check")[0] == 1
    slip = saved.replace("公开方式: ".encode(), "公开方式：".encode()).replace(b"\n", b"\r\n")
    assert by_stdin(catalogue.parent, slip, "--fix")[:2] == (0, saved.replace(b"\n", b"\r\n"))
    new = by_stdin(catalogue.parent, "领域: 社会救助\n部门: 区公安局\n".encode(), name="catalogs/mzj/ndbg.yaml")
    assert new[:2] == (0, f"{HEAD}部门: 区公安局\n领域: 社会救助\n".encode())
    assert path.read_bytes() == saved and not (catalogue / "mzj" / "ndbg.yaml").exists()


def test_nothing_comes_back_for_what_cannot_be_laid_out(catalogue: Path) -> None:
    code, made, said = by_stdin(catalogue.parent, b"a: [\n")
    assert (code, made) == (1, b"") and "yaml-syntax" in said
    assert by_stdin(catalogue.parent, b"a: b\n", name="catalogs/mzj/nothing.yaml")[:2] == (2, b"")
    assert fmt("-", "--catalog", str(catalogue))[0] == 2


def test_gbk_becomes_utf8(catalogue: Path) -> None:
    path = catalogue / "mzj" / "shjz.yaml"
    text = path.read_text("utf-8")
    path.write_bytes(text.encode("gb18030"))
    assert fmt("--catalog", str(catalogue))[0] == 0
    assert source.parse(ITEMS, path.read_text("utf-8"))[0] == source.parse(ITEMS, text)[0]


def test_only_the_paths_named(catalogue: Path) -> None:
    other = (catalogue / "laws.yaml").read_bytes()
    assert fmt("--catalog", str(catalogue), str(catalogue / "mzj"))[0] == 0
    assert (catalogue / "laws.yaml").read_bytes() == other
    assert (catalogue / "mzj" / "shjz.yaml").read_text("utf-8").startswith(HEAD)
    assert fmt("--catalog", str(catalogue), "nowhere.yaml")[0] == 2
    (catalogue / "README.md").write_text("说明", "utf-8")
    assert fmt("--catalog", str(catalogue), str(catalogue / "README.md"))[0] == 2


def test_a_write_that_fails_leaves_the_file_whole(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = catalogue / "mzj" / "shjz.yaml"
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    done = CliRunner().invoke(application(), ["fmt", "--catalog", str(catalogue)])
    assert isinstance(done.exception, OSError) and path.read_bytes() == before
    assert not [p for p in catalogue.rglob(".*") if p.is_file()]


@pytest.mark.parametrize("name", sorted(p.relative_to(CATALOGS).as_posix() for p in CATALOGS.glob("**/*.yaml")))
def test_the_district_s_own_catalogue_is_canonical(name: str) -> None:
    """Run ``gwstd fmt`` when this fails."""
    text = (CATALOGS / name).read_text("utf-8")
    assert layout(name, text) == text
