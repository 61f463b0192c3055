"""A catalogue folder → checked, or built, the way one writes it first: the plain implementation to compare with.

    python benchmarks/plain.py validate DIR
    python benchmarks/plain.py build DIR OUT
    python benchmarks/plain.py word DIR OUT [--rows 50] [--cells row|table]

The libraries as their manuals show them: ruamel.yaml round-trip (it keeps line numbers), jsonschema for every item,
openpyxl with styles and merge_cells for every cell, python-docx with ``row.cells`` and ``paragraph.style``, jinja2 for
the pages. The outputs hold what gwstd's hold: a table for each field in Word, a sheet for all, one by bodies and one
for each field in Excel, a page for each field and each item, every field's own Word and CSV, JSON and CSV. ``word
--cells table`` uses ``table.cell(row, column)`` instead, which takes quadratic time, on one table of so many rows.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Final

SCHEMAS: Final = Path(__file__).resolve().parents[1] / "schemas"
REGISTRIES: Final = {"departments": "单位", "fields": "领域", "channels": "渠道", "laws": "依据库"}
HEAD: Final = (
    ("序号", ""), ("一级事项", "公开事项"), ("二级事项", "公开事项"), ("公开内容（要素）", ""), ("公开依据", ""),
    ("公开时限", ""), ("公开主体", ""), ("公开渠道和载体", ""), ("全社会", "公开对象"), ("特定群体", "公开对象"),
    ("主动", "公开方式"), ("依申请", "公开方式"), ("区级", "公开层级"), ("镇街级", "公开层级"),
)  # fmt: skip
WIDTHS: Final = (6, 12, 14, 30, 30, 18, 16, 40, 6, 10, 6, 6, 6, 6)
STYLE: Final = "目录正文"

Item = dict[str, Any]
Row = list[str]


# ---------------------------------------------------------------------------------------------- read and check


def load(root: Path) -> tuple[dict[str, Any], list[tuple[str, Any]]]:
    """The registries by name, and the item files with their names."""
    from ruamel.yaml import YAML, RoundTripConstructor

    class Texts(RoundTripConstructor):
        """Dates and numbers stay the text that was written."""

    for kind in ("timestamp", "int", "float", "bool"):
        Texts.add_constructor(f"tag:yaml.org,2002:{kind}", RoundTripConstructor.construct_scalar)

    def read(path: Path) -> Any:
        yaml = YAML()
        yaml.Constructor = Texts
        return yaml.load(path.read_text("utf-8"))

    registries = {name: read(root / f"{name}.yaml") for name in ("catalog", *REGISTRIES)}
    files = [(path.relative_to(root).as_posix(), read(path)) for path in sorted(root.glob("*/*.yaml"))]
    return registries, files


def validate(registries: dict[str, Any], files: list[tuple[str, Any]]) -> list[str]:
    from jsonschema import Draft202012Validator

    errors = []
    for name, value in registries.items():
        schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
        for error in Draft202012Validator(schema).iter_errors(value):
            errors.append(f"{name}.yaml: {error.message}")
    schema = json.loads((SCHEMAS / "items.schema.json").read_text("utf-8"))
    item_schema = {"$schema": schema["$schema"], "$ref": "#/$defs/item", "$defs": schema["$defs"]}
    validator = Draft202012Validator(item_schema)
    laws = {n for law in registries["laws"]["依据库"] for n in (law["名称"], *law.get("简称", ()))}
    known = {n for d in registries["departments"]["单位"] for n in (d["全称"], d["简称"])}
    codes: set[str] = set()
    for name, value in files:
        for index, item in enumerate(value["事项"]):
            line, column = value["事项"].lc.item(index)
            where = f"{name}:{line + 1}:{column + 1}"
            errors += [f"{where}: {error.message}" for error in validator.iter_errors(item)]
            errors += [f"{where}: {text}" for text in _references({**value["默认"], **item}, laws, known)]
            if item["编码"] in codes:
                errors.append(f"{where}: {item['编码']} 重复")
            codes.add(item["编码"])
    return errors


def _references(item: Item, laws: set[str], known: set[str]) -> Iterator[str]:
    for basis in item.get("公开依据", ()):
        if basis not in laws and basis.rpartition(" ")[0] not in laws:
            yield f"依据 {basis} 不在依据库"
    for subject in item.get("公开主体", ()):
        if subject not in known:
            yield f"单位 {subject} 没有登记"


# ---------------------------------------------------------------------------------------------- rows


def chapters(registries: dict[str, Any], files: list[tuple[str, Any]]) -> list[tuple[str, list[Row], list[Item]]]:
    """Each field's name, printed rows and items."""
    laws = {n: law for law in registries["laws"]["依据库"] for n in (law["名称"], *law.get("简称", ()))}
    national = {c["名称"]: c.get("归入", c["名称"]) for c in registries["channels"]["渠道"]}
    order = {d["简称"]: number for number, d in enumerate(registries["departments"]["单位"])}
    out = []
    for field in registries["fields"]["领域"]:
        own = sorted((v for _, v in files if v["领域"] == field["名称"]), key=lambda v: order[v["部门"]])
        items = [{**value["默认"], **item} for value in own for item in value["事项"]]
        first: dict[str, int] = {}
        for item in items:
            first.setdefault(item["一级事项"], len(first))
        items.sort(key=lambda item: first[item["一级事项"]])
        if items:
            rows = [_row(number, item, laws, national) for number, item in enumerate(items, 1)]
            out.append((field["名称"], rows, items))
    return out


def _row(number: int, item: Item, laws: dict[str, Any], national: dict[str, str]) -> Row:
    chosen = {national.get(c, "其他") if isinstance(c, str) else "其他" for c in item["公开渠道"]}
    boxes = [("■" if name in chosen else "□") + name for name in dict.fromkeys(national.values())]
    audience = item["公开对象"]

    def tick(holds: bool) -> str:
        return "√" if holds else ""

    return [
        str(number),
        item["一级事项"],
        item.get("二级事项", ""),
        "\n".join(f"{i}.{text}" for i, text in enumerate(item["公开内容"], 1)),
        "\n".join(_cited(basis, laws) for basis in item["公开依据"]),
        item["公开时限"],
        "\n".join(item["公开主体"]),
        "\n".join(boxes),
        tick(audience == "全社会"),
        audience["特定群体"] if isinstance(audience, dict) else "",
        tick(item["公开方式"] == "主动公开"),
        tick(item["公开方式"] == "依申请公开"),
        tick("区级" in item["公开层级"]),
        tick("镇街级" in item["公开层级"]),
    ]


def _cited(basis: str, laws: dict[str, Any]) -> str:
    name, _, article = (basis, "", "") if basis in laws else basis.rpartition(" ")
    if name not in laws:
        return basis
    number = laws[name]["版本"][-1].get("文号", "")
    return f"《{laws[name]['名称']}》{f'（{number}）' if number else ''}{article}"


def _runs(rows: list[Row]) -> Iterator[tuple[int, int]]:
    """First and last index of the runs of rows with one 一级事项."""
    at = 0
    for _, group in groupby(rows, key=lambda row: row[1]):
        size = len(list(group))
        if size > 1:
            yield at, at + size - 1
        at += size


def _groups() -> Iterator[tuple[str, int, int]]:
    at = 0
    for key, group in groupby(enumerate(HEAD), key=lambda pair: pair[1][1] or str(pair[0])):
        size = len(list(group))
        yield ("" if key.isdigit() else key), at, at + size - 1
        at += size


# ---------------------------------------------------------------------------------------------- write


def write_excel(title: str, found: list[tuple[str, list[Row], list[Item]]], path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    everything = [[name, *row] for name, rows, _ in found for row in rows]
    _sheet(book.create_sheet("总表"), title, (("领域", ""), *HEAD), (10, *WIDTHS), everything, merged=False)
    duties = [[subject, name, *row] for name, rows, _ in found for row in rows for subject in row[6].split("\n")]
    head = (("单位", ""), ("领域", ""), *HEAD)
    _sheet(book.create_sheet("应公开事项"), title, head, (16, 10, *WIDTHS), sorted(duties), merged=False)
    for name, rows, _ in found:
        _sheet(book.create_sheet(name), f"{name}领域政务公开标准目录", HEAD, WIDTHS, rows, merged=True)
    book.save(path)


def _sheet(sheet: Any, title: str, head: Any, widths: Any, rows: list[Any], merged: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(head))
    sheet.cell(1, 1, title).font = Font(name="黑体", size=15)
    for number, (text, _) in enumerate(head, 1):
        cell = sheet.cell(2, number, text)
        cell.font = Font(name="宋体", size=9, bold=True)
        cell.fill = PatternFill("solid", fgColor="DCE6F1")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for at, row in enumerate(rows, 3):
        for number, text in enumerate(row, 1):
            side = Side(style="thin", color="7F7F7F")
            cell = sheet.cell(at, number, text)
            cell.font = Font(name="宋体", size=9)
            cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
            cell.border = Border(left=side, right=side, top=side, bottom=side)
        sheet.row_dimensions[at].height = 13 * max(text.count("\n") + 1 for text in row)
    if merged:
        for first, last in _runs(rows):
            sheet.merge_cells(start_row=first + 3, start_column=2, end_row=last + 3, end_column=2)
    sheet.freeze_panes = "A3"


def write_word(title: str, found: list[tuple[str, list[Row], list[Item]]], path: Path, by_table: bool = False) -> None:
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    style = document.styles.add_style(STYLE, 1)
    style.font.name, style.font.size = "宋体", Pt(9)
    document.add_heading(title, 0)
    for name, rows, _ in found:
        document.add_heading(f"{name}领域", 1)
        table = document.add_table(rows=len(rows) + 2, cols=len(HEAD), style="Table Grid")
        (_fill_by_table if by_table else _fill_by_row)(table, rows)
    document.save(path)


def _lines(rows: list[Row]) -> list[Row]:
    """The cells of both head rows and the body, empty where a merge covers them."""
    upper, lower = [""] * len(HEAD), [text if group else "" for text, group in HEAD]
    for group, first, _ in _groups():
        upper[first] = group or HEAD[first][0]
    covered = {row for first, last in _runs(rows) for row in range(first + 1, last + 1)}
    body = [[*row[:1], "" if at in covered else row[1], *row[2:]] for at, row in enumerate(rows)]
    return [upper, lower, *body]


def _merges(rows: list[Row]) -> Iterator[tuple[int, int, int, int]]:
    for group, first, last in _groups():
        yield (0, first, 0, last) if group else (0, first, 1, first)
    for top, bottom in _runs(rows):
        yield top + 2, 1, bottom + 2, 1


def _fill_by_row(table: Any, rows: list[Row]) -> None:
    grid = []
    for row, texts in zip(table.rows, _lines(rows), strict=True):
        cells = row.cells
        grid.append(cells)
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
            cell.paragraphs[0].style = STYLE
    for top, left, bottom, right in _merges(rows):
        grid[top][left].merge(grid[bottom][right])


def _fill_by_table(table: Any, rows: list[Row]) -> None:
    for at, texts in enumerate(_lines(rows)):
        for number, text in enumerate(texts):
            cell = table.cell(at, number)
            cell.text = text
            cell.paragraphs[0].style = STYLE
    for top, left, bottom, right in _merges(rows):
        table.cell(top, left).merge(table.cell(bottom, right))


PAGE: Final = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
{% if names %}<ul>{% for name in names %}<li><a href="{{ name }}.html">{{ name }}</a></li>{% endfor %}</ul>{% endif %}
<table><thead><tr>{% for text, group in head %}<th>{{ text }}</th>{% endfor %}</tr></thead><tbody>
{% for row in rows %}<tr>{% for text in row %}<td>{{ text }}</td>{% endfor %}</tr>
{% endfor %}</tbody></table></body></html>
"""


ITEM_PAGE: Final = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ name }}－{{ title }}</title></head><body>
<p><a href="../index.html">{{ title }}</a> › <a href="../{{ field }}.html">{{ field }}</a></p><h1>{{ name }}</h1><dl>
{% for (label, group), text in standard %}<dt>{{ group }} {{ label }}</dt><dd>{{ text }}</dd>
{% endfor %}</dl></body></html>
"""


def write_pages(title: str, found: list[tuple[str, list[Row], list[Item]]], out: Path) -> None:
    from jinja2 import Environment

    page = Environment(autoescape=True).from_string(PAGE)
    out.mkdir(parents=True, exist_ok=True)
    names = [name for name, _, _ in found]
    everything = [row for _, rows, _ in found for row in rows]
    (out / "index.html").write_text(page.render(title=title, names=names, head=HEAD, rows=everything), "utf-8")
    for name, rows, _ in found:
        (out / f"{name}.html").write_text(page.render(title=f"{name}领域", names=(), head=HEAD, rows=rows), "utf-8")
    item_page = Environment(autoescape=True).from_string(ITEM_PAGE)
    (out / "item").mkdir(exist_ok=True)
    for name, rows, items in found:
        for row, item in zip(rows, items, strict=True):
            filled = [(label, text) for label, text in zip(HEAD, row, strict=True) if text]
            text = item_page.render(title=title, field=name, name=row[2] or row[1], standard=filled)
            (out / "item" / f"{item['编码']}.html").write_text(text, "utf-8")


def write_volumes(found: list[tuple[str, list[Row], list[Item]]], out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for one in found:
        write_word(f"{one[0]}领域政务公开标准目录", [one], out / f"{one[0]}.docx")
        write_csv([one], out / f"{one[0]}.csv")


def write_data(found: list[tuple[str, list[Row], list[Item]]], out: Path) -> None:
    records = [{"领域": name, **item} for name, _, items in found for item in items]
    (out / "catalog.json").write_text(json.dumps(records, ensure_ascii=False, indent=2), "utf-8")
    write_csv(found, out / "catalog.csv")


def write_csv(found: list[tuple[str, list[Row], list[Item]]], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["领域", *(text for text, _ in HEAD)])
        writer.writerows([name, *row] for name, rows, _ in found for row in rows)


def build(root: Path, out: Path) -> int:
    registries, files = load(root)
    errors = validate(registries, files)
    if errors:
        print("\n".join(errors), file=sys.stderr)
        return 1
    found = chapters(registries, files)
    title = registries["catalog"]["名称"]
    out.mkdir(parents=True, exist_ok=True)
    write_word(title, found, out / "compendium.docx")
    write_excel(title, found, out / "compendium.xlsx")
    write_pages(title, found, out / "site")
    write_volumes(found, out / "site" / "files")
    write_data(found, out)
    return 0


def read_workbook(path: Path) -> Iterator[dict[str, str]]:
    """The rows of every sheet by the labels of its first header row, as openpyxl's manual shows it."""
    from openpyxl import load_workbook

    for sheet in load_workbook(path):
        rows = sheet.iter_rows(values_only=True)
        labels = [str(value or "") for value in next(rows, ())]
        for row in rows:
            yield {label: str(value or "") for label, value in zip(labels, row, strict=False)}


def main() -> int:
    parser = argparse.ArgumentParser(description="Check or build a catalogue the plain way.")
    parser.add_argument("step", choices=("validate", "build", "word", "import"))
    parser.add_argument("root", type=Path, metavar="DIR")
    parser.add_argument("out", type=Path, metavar="OUT", nargs="?")
    parser.add_argument("--rows", type=int, default=50, help="word: rows of the one table")
    parser.add_argument("--cells", choices=("row", "table"), default="row")
    given = parser.parse_args()
    if given.step == "validate":
        errors = validate(*load(given.root))
        print("\n".join(errors) or "OK")
        return 1 if errors else 0
    if given.step == "import":
        print(sum(1 for _ in read_workbook(given.root)))
        return 0
    if given.out is None:
        parser.error("OUT is missing")
    if given.step == "build":
        return build(given.root, given.out)
    given.out.mkdir(parents=True, exist_ok=True)
    found = chapters(*load(given.root))
    rows = [row for _, some, _ in found for row in some][: given.rows]
    write_word("目录", [("全部", rows, [])], given.out / "compendium.docx", given.cells == "table")
    return 0


if __name__ == "__main__":
    sys.exit(main())
