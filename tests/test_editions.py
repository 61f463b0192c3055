"""The printed editions: what a 征求意见稿 and a 公报版 have that the 汇编 has not, and what they leave out."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest

from gwstd.document import Chart, Contents, Cover, Document, Flow, Heading, Orientation, Paragraph, Table
from gwstd.load import load
from gwstd.merge import for_fields, merge
from gwstd.model import Compendium
from gwstd.render.docx import render
from gwstd.reports.compendium import Imprint, report
from test_build import CATALOGS, gwstd, words


@pytest.fixture(scope="module")
def compendium() -> Compendium:
    whole = merge(load(CATALOGS))
    return for_fields(whole, [chapter.field.code for chapter in whole.chapters[:2]])


def titles(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def tables(document: Document) -> dict[str, Table]:
    return {block.name: block for block in document.blocks if isinstance(block, Table)}


def page_heads(document: Document) -> list[Any]:
    """The page heads of the Word file, three a section."""
    sections = docx.Document(io.BytesIO(render(document))).sections
    return [head for one in sections for head in (one.header, one.even_page_header, one.first_page_header)]


# ------------------------------------------------------------------------------------------------ the table


def test_a_row_of_many_bodies_names_them_one_after_the_other() -> None:
    few, many = ("区民政局", "各镇人民政府、街道办事处"), ("区教育局", "区民政局", "区司法局", "区财政局")
    whole = merge(load(CATALOGS))
    chapter = whole.chapters[0]
    rows = tuple(chapter.rows[0]._replace(subjects=subjects) for subjects in (few, many))
    table = tables(report(whole._replace(chapters=(chapter._replace(rows=rows),))))[chapter.field.name]
    column = [one.title for one in table.columns].index("公开主体")
    assert [row[column] for row in table.rows] == [
        "区民政局\n各镇人民政府、街道办事处",
        "区教育局、区民政局、区司法局、区财政局",
    ]


# ------------------------------------------------------------------------------------------------ 征求意见稿


def test_a_draft_says_so_on_its_cover_and_behind_the_text_of_every_page(compendium: Compendium) -> None:
    draft = report(compendium, imprint=Imprint("征求意见稿"))
    (cover,) = [block for block in draft.blocks if isinstance(block, Cover)]
    assert "（征求意见稿）" in cover.subtitles
    heads = page_heads(draft)
    assert len(heads) > 6
    for head in heads:
        assert not head.is_linked_to_previous
        assert b'string="\xe5\xbe\x81\xe6\xb1\x82\xe6\x84\x8f\xe8\xa7\x81\xe7\xa8\xbf"' in head.part.blob
    assert b"textpath" not in b"".join(head.part.blob for head in page_heads(report(compendium)))


def test_a_draft_asks_for_comments_with_a_day_and_a_place(compendium: Compendium) -> None:
    draft = report(compendium, imprint=Imprint("征求意见稿", until="2026-12-20"))
    text = "".join(block.text for block in draft.blocks if isinstance(block, Paragraph))
    assert titles(draft)[0] == "征求意见说明"
    assert "请于2026年12月20日前反馈" in text
    assert compendium.edition.contact in text
    open_ended = report(compendium, imprint=Imprint("征求意见稿"))
    assert any("年　　月　　日前反馈" in b.text for b in open_ended.blocks if isinstance(b, Paragraph))


def test_each_field_of_a_draft_ends_with_a_form_to_write_in(compendium: Compendium) -> None:
    draft = report(compendium, imprint=Imprint("征求意见稿"))
    for chapter in compendium.chapters:
        form = tables(draft)[f"{chapter.field.name}意见"]
        assert len(form.rows) >= 5
        assert not any(cell.strip() for row in form.rows for cell in row)
        assert max(cell.count("\n") for cell in form.rows[0]) >= 2  # high enough for a hand
        assert tables(draft)[chapter.field.name].rows == tables(report(compendium))[chapter.field.name].rows


def test_a_mark_and_a_watermark_stand_on_the_same_pages(compendium: Compendium) -> None:
    stamped = report(compendium.stamped("未通过校验"), imprint=Imprint("征求意见稿"))
    for head in page_heads(stamped):
        assert head.paragraphs[0].text == "未通过校验"
        assert b"textpath" in head.part.blob


# ------------------------------------------------------------------------------------------------ 公报版


def test_a_gazette_has_no_cover_and_its_name_and_number_on_every_page(compendium: Compendium) -> None:
    gazette = report(compendium, imprint=Imprint("公报版", issue="2026年第5期"))
    assert not [block for block in gazette.blocks if isinstance(block, Cover | Chart | Flow)]
    assert gazette.blocks[0] == Paragraph(gazette.title, "title")
    assert {head.paragraphs[0].text for head in page_heads(gazette)} == {
        f"{compendium.edition.region}人民政府公报　2026年第5期"
    }


def test_a_gazette_prints_every_table_one_after_the_other(compendium: Compendium) -> None:
    gazette = report(compendium, imprint=Imprint("公报版"))
    whole = tables(report(compendium))
    for chapter in compendium.chapters:
        assert tables(gazette)[chapter.field.name].rows == whole[chapter.field.name].rows
    assert tables(gazette)["依据"] == whole["依据"]
    assert [block.landscape for block in gazette.blocks if isinstance(block, Orientation)] == [True]
    assert not any(isinstance(block, Contents) for block in gazette.blocks)


def test_a_gazette_of_many_fields_lists_them_and_sets_its_preface_small() -> None:
    gazette = report(merge(load(CATALOGS)), imprint=Imprint("公报版"))
    assert sum(isinstance(block, Contents) for block in gazette.blocks) == 1
    assert "编制说明" not in titles(gazette)
    small = [block.text for block in gazette.blocks if isinstance(block, Paragraph) and block.kind == "heading"]
    assert "　　一、编制范围" in small


# ------------------------------------------------------------------------------------------------ appendices


def test_the_table_of_laws_names_the_items_that_cite_each(compendium: Compendium) -> None:
    rows = tables(report(compendium))["依据"].rows
    numbers = {chapter.field.name: len(chapter.rows) for chapter in compendium.chapters}
    for row in rows:
        named = 0
        for place in row[-1].split("；"):
            field, _, listed = place.partition("：")
            for run in listed.split("、"):
                first, _, last = run.partition("—")
                assert 1 <= int(first) <= int(last or first) <= numbers[field]
                named += int(last or first) - int(first) + 1
        assert named == int(row[6]) > 0


def test_changes_are_listed_and_a_catalogue_without_any_says_so(compendium: Compendium) -> None:
    assert "附录四 调整记录" in titles(report(compendium))
    assert any("没有登记调整" in b.text for b in report(compendium).blocks if isinstance(b, Paragraph))
    first = compendium.chapters[0]
    row = first.rows[0]
    item = row.item._replace(change_kind="依据变更", change_text="社会救助法施行", effective="2026-12-01")
    rows = (row._replace(item=item), *first.rows[1:])
    chapters = (first._replace(rows=rows), *compendium.chapters[1:])
    changed = report(compendium._replace(chapters=chapters))
    (line,) = tables(changed)["调整记录"].rows
    assert line == ("1", item.code, first.field.name, "1", item.title, "依据变更", "社会救助法施行", "2026-12-01")


# ------------------------------------------------------------------------------------------------ the command


def test_build_makes_an_edition_in_word_alone(tmp_path: Path) -> None:
    done = gwstd("build", "--catalog", CATALOGS, "--field", "社会救助", "--edition", "征求意见稿", "--until", "2026-12-20",
                 "--out", tmp_path / "draft", cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "draft").iterdir()) == ["compendium.docx", "manifest.json"]
    assert "2026年12月20日" in words(tmp_path / "draft" / "compendium.docx")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--edition", "简版"], "汇编、征求意见稿、公报版"),
        (["--until", "2026-12-20"], "--edition 征求意见稿"),
        (["--issue", "2026年第5期"], "--edition 公报版"),
        (["--edition", "征求意见稿", "--until", "12月20日"], "2026-12-31"),
        (["--edition", "公报版", "--only", "html"], "只做 Word"),
    ],
)
def test_an_edition_asked_for_wrongly_says_what_there_is(arguments: list[str], said: str, tmp_path: Path) -> None:
    done = gwstd("build", "--catalog", CATALOGS, "--out", tmp_path / "out", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert said in "".join(done.stderr.split("\n"))
    assert not (tmp_path / "out").exists()


def test_an_edition_is_the_same_whatever_the_language_and_time_zone(tmp_path: Path) -> None:
    made: list[bytes] = []
    for name, settings in (
        ("a", {"LC_ALL": "C", "TZ": "UTC"}),
        ("b", {"LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"}),
    ):
        done = gwstd("build", "--catalog", CATALOGS, "--field", "社会救助", "--edition", "公报版", "--out",
                     tmp_path / name, cwd=tmp_path, PYTHONHASHSEED=str(len(made)), **settings)  # fmt: skip
        assert done.returncode == 0, done.stderr
        made.append((tmp_path / name / "compendium.docx").read_bytes())
    assert made[0] == made[1]


# ------------------------------------------------------------------------------------------------ an office's own


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("compendium.docx", "not a Word file", "打不开，不是 Word 2007 以后的 .docx 文件"),
        ("preface.txt.j2", "共 {{ cuont }} 项", "第 1 行写错了（没有 cuont 这个名称）"),
        ("elements.txt.j2", "甲\n{% if count %}", "第 2 行写错了（{{ … }} 或 {% … %} 没有写对）"),
    ],
)
def test_a_template_of_the_offices_own_that_is_wrong_is_one_line_and_no_fault_of_the_program(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    shutil.copytree(CATALOGS, tmp_path / "catalogs")
    own = tmp_path / "catalogs" / "templates" / name
    own.parent.mkdir()
    own.write_text(text, "utf-8")
    done = gwstd("build", "--field", "社会救助", "--only", "docx", cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert name in done.stderr and said in done.stderr
