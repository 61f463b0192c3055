"""The clerk's form: item files as a workbook with drop-downs and messages, and back as exact edits of these files."""

from gwstd.form.proposal import Proposal, read_changes
from gwstd.form.sheet import is_form

__all__ = ["Proposal", "is_form", "read_changes"]
