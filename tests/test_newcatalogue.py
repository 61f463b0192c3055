"""``gwstd init``: what a district gets before it has written anything, and that it works at once."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath

import pytest
from ruamel.yaml import YAML

from gwstd import check, load
from gwstd.enriched import schema_files
from gwstd.newcatalogue import files

DAY = "2026-11-22"


def write(folder: Path, made: dict[str, bytes]) -> Path:
    for name, data in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "catalogs"


@pytest.mark.parametrize("region", ["临江区", "青山湖区", "博尔塔拉·阿拉山口市"])
def test_new_catalogue_has_no_findings(tmp_path: Path, region: str) -> None:
    corpus = load.load(write(tmp_path, files(DAY, region)))
    assert [(f.rule, f.file, f.position, f.message) for f in check.check(corpus)] == []
    assert corpus.edition.region == region and corpus.edition.base_date == DAY and corpus.edition.version == "2026年版"
    assert len(corpus.items) == 3
    assert len(corpus.fields) == 23 and len(corpus.laws) >= 25
    assert [c.name for c in corpus.channels][:2] == ["政府网站", "政府公报"]
    kinds = [d.kind for d in corpus.departments]
    assert [kinds.count(kind) for kind in ("部门", "镇", "街道", "组")] == [12, 1, 1, 3]


def test_the_regions_name_stands_everywhere_and_no_other() -> None:
    made = files(DAY, "青山湖区")
    for name, data in made.items():
        if "schemas/" in name:
            continue  # their examples are of the invented district
        text = data.decode("utf-8")
        assert "临江" not in text, name
        assert not re.search(r"\{\{[^ }]+\}\}", text), name
        assert not re.search("某某|××|[xX]{2}[区县市]", text), name
    assert "青山湖区人民政府办公室" in made["catalogs/catalog.yaml"].decode()
    assert "青山湖区民政局" in made["catalogs/departments.yaml"].decode()
    assert made["README.md"].decode().startswith("# 青山湖区基层政务公开标准目录\n")


def test_without_a_region_the_readme_says_to_replace_the_invented_one() -> None:
    readme = files(DAY)["README.md"].decode()
    assert "临江区" in readme and "替换" in readme


def test_files_open_the_same_on_every_machine() -> None:
    made = files(DAY)
    assert made == files(DAY) and list(made) == sorted(made)
    for name, data in made.items():
        assert b"\r" not in data and b"\t" not in data and data.endswith(b"\n"), name
        assert not data.startswith(b"\xef\xbb\xbf")
        assert name == PurePosixPath(name).as_posix() and ".." not in name
    assert made[".gitattributes"].startswith(b"*.yaml text eol=lf\n")
    assert "dist/" in made[".gitignore"].decode().splitlines()


def test_each_yaml_file_names_a_schema_that_is_there() -> None:
    made = files(DAY)
    catalogue = [name for name in made if name.startswith("catalogs/") and name.endswith(".yaml")]
    assert len(catalogue) == 6
    for name in catalogue:
        first = made[name].decode().splitlines()[0]
        target = first.removeprefix("# yaml-language-server: $schema=")
        assert target != first
        folder = PurePosixPath(name).parent
        steps = [*folder.parts, *PurePosixPath(target).parts]
        while ".." in steps:
            at = steps.index("..")
            del steps[at - 1 : at + 1]
        assert "/".join(steps) in made, name


def test_editor_settings_point_at_the_same_schemas() -> None:
    made = files(DAY)
    settings = json.loads(made[".vscode/settings.json"])
    assert settings["files.encoding"] == "utf8" and settings["files.eol"] == "\n"
    assert settings["yaml.schemaStore.enable"] is False and settings["editor.tabSize"] == 2
    assert all(path.removeprefix("./") in made for path in settings["yaml.schemas"])
    assert json.loads(made[".vscode/extensions.json"])["recommendations"] == ["redhat.vscode-yaml"]


def test_ci_validates_and_builds() -> None:
    workflow = YAML(typ="safe", pure=True).load(files(DAY)[".github/workflows/gwstd.yml"].decode())
    commands = [step["run"] for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    assert commands[0] == "pip install gwstd" and commands[-1] == "gwstd build"
    assert commands[1].startswith("gwstd validate --format github")
    owners = files(DAY)[".github/CODEOWNERS"].decode().splitlines()
    assert all(line.startswith("#") for line in owners)


def test_readme_names_the_commands_of_a_first_week() -> None:
    readme = files(DAY)["README.md"].decode()
    assert all(
        command in readme for command in ("gwstd validate", "gwstd build", "gwstd explain", "gwstd schema --write")
    )


def test_editor_schemas_can_be_made_from_it(tmp_path: Path) -> None:
    made = schema_files(load.load(write(tmp_path, files(DAY, "青山湖区"))))
    assert "青山湖区民政局" in made["items.schema.json"].decode()


@pytest.mark.parametrize("region", ["", "区", "a区", "临江区\n地区: 别的", "{{地区}}", "临江: 区", "#区", "区" * 31])
def test_a_region_that_would_break_the_files_is_refused(region: str) -> None:
    with pytest.raises(ValueError, match="地区"):
        files(DAY, region)


@pytest.mark.parametrize("day", ["", "2026", "2026年11月22日", "2026-11-22\n", "2026-02-30"])
def test_no_day_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match="基准日"):
        files(day)
