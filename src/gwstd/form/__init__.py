"""The clerk's form: item files as a workbook with drop-downs and messages, and back as exact edits of these files."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from gwstd.form.plan import plan
from gwstd.form.proposal import Proposal, read_changes
from gwstd.form.sheet import is_form
from gwstd.form.workbook import workbook
from gwstd.model import Corpus, Finding

__all__ = ["Exported", "Proposal", "export", "is_form", "read_changes"]


class Exported(NamedTuple):
    """A form: its bytes, how many sheets and items it has, how many items of its files could not be shown."""

    data: bytes
    sheets: int
    items: int
    unsound: int


def export(corpus: Corpus, names: Collection[str], findings: Iterable[Finding] = ()) -> Exported:
    """The form of these item files; of the findings those that are about them are listed in it."""
    sheets = plan(corpus, lambda name: name in names)
    unsound = sum(place.file in names for place in corpus.unsound)
    return Exported(workbook(corpus, sheets, findings), len(sheets), sum(len(s.entries) for s in sheets), unsound)
