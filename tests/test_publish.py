"""What a build offers with the portal column: the volume of each field, the description of the data."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

from gwstd import publish
from gwstd.load import load
from gwstd.merge import merge

CATALOGUE = Path(__file__).parent / "catalogue"


def made(*kinds: str) -> dict[str, bytes]:
    return {one.name: one.data or b"" for one in publish.outputs(merge(load(CATALOGUE)), kinds, CATALOGUE)}


def test_each_field_can_be_had_by_itself() -> None:
    files = made("docx", "csv", "html")
    rows = list(csv.DictReader(io.StringIO(files["site/files/shjz.csv"].decode("utf-8-sig"))))
    assert {row["领域"] for row in rows} == {"社会救助"} and len(rows) == 3
    with zipfile.ZipFile(io.BytesIO(files["site/files/shjz.docx"])) as archive:
        text = archive.read("word/document.xml").decode("utf-8")
    # the title of the volume before its first heading, and that of its table
    assert (
        text.index("社会救助领域政务公开标准目录")
        < text.index("（一）说明")
        < text.rindex("社会救助领域政务公开标准目录")
    )
    assert 'href="../files/shjz.docx"' in files["site/fields/shjz.html"].decode()
    assert "files/shjz.csv" in files["site/downloads.html"].decode()


def test_only_what_was_asked_for_is_made_and_offered() -> None:
    files = made("html")
    assert not [name for name in files if not name.startswith("site/") or name.startswith("site/files/")]
    assert "catalog.json" not in files["site/downloads.html"].decode()
    assert set(made("csv")) == {"catalog.csv"}


def test_the_data_come_with_their_description() -> None:
    files = made("json", "html")
    schema = json.loads(files["catalog.schema.json"])
    assert schema["title"].startswith("基层政务公开标准目录开放数据")
    assert 'href="../catalog.schema.json"' in files["site/downloads.html"].decode()
