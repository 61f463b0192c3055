"""A form as a clerk fills it in, for the tests: exported from a catalogue, edited with openpyxl, read back."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from gwstd import form
from gwstd.form import Proposal
from gwstd.load import load
from gwstd.model import Finding

HEAD = 5
"""Rows over the first item."""
SHJZ = "区民政局·社会救助"
TOWNS = "各镇人民政府、街道办事处·社会救助"


class Filled:
    """The form of a catalogue, open for editing; cells are named by the item's 编码 and the id of the column."""

    def __init__(self, catalogue: Path, findings: Iterable[Finding] = ()) -> None:
        corpus = load(catalogue)
        self.catalogue = catalogue
        self.path = catalogue.parent / "填报表.xlsx"
        exported = form.export(corpus, [f.name for f in corpus.item_files], findings)
        self.path.write_bytes(exported.data)
        self.book = load_workbook(self.path)

    def sheet(self, name: str = SHJZ) -> Any:
        return self.book[name]

    def columns(self, name: str = SHJZ) -> dict[str, int]:
        return {cell.value: cell.column for cell in self.sheet(name)[1] if cell.value}

    def row(self, code: str, name: str = SHJZ) -> int:
        """The row of an item."""
        return next(
            n for n in range(HEAD + 1, self.sheet(name).max_row + 1) if self.sheet(name).cell(n, 1).value == code
        )

    def set(self, code: str, column: str, text: Any, name: str = SHJZ) -> None:
        self.sheet(name).cell(self.row(code, name), self.columns(name)[column]).value = text

    def get(self, code: str, column: str, name: str = SHJZ) -> Any:
        return self.sheet(name).cell(self.row(code, name), self.columns(name)[column]).value

    def put(self, row: int, cells: dict[str, Any], name: str = SHJZ) -> None:
        """Fill cells of a row."""
        for column, text in cells.items():
            self.sheet(name).cell(row, self.columns(name)[column]).value = text

    def back(self, retire: bool = False) -> Proposal:
        """What the form would change now."""
        self.book.save(self.path)
        return form.read_changes(load(self.catalogue), self.path, retire)


def difference(proposal: Proposal) -> list[str]:
    """The changed lines of all files, as ``-`` and ``+``."""
    lines = []
    for before, after in proposal.files.values():
        texts = (before.decode().splitlines(), after.decode().splitlines())
        lines += [line for line in difflib.unified_diff(*texts, lineterm="", n=0) if line[:3] not in ("---", "+++")]
    return [line for line in lines if not line.startswith("@@")]


def untouched(proposal: Proposal) -> bool:
    """Whether the form says nothing at all."""
    return not (
        proposal.files or proposal.lines or proposal.conflicts or proposal.retire or proposal.problems or proposal.notes
    )
