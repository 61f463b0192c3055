"""What somebody calls a field or a department on the command line → the registered one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from gwstd.model import Corpus, Department, Field


def field(corpus: Corpus, name: str) -> Field:
    """The field of that name, code or alias. Raises BadParameter (exit 2)."""
    from gwstd.domain.nearest import meant

    known = {**{alias: f for f in corpus.fields for alias in f.aliases}, **corpus.field_named()}
    if name not in known:
        raise typer.BadParameter(f"没有“{name}”这个领域。{meant(name, [f.name for f in corpus.fields])}")
    return known[name]


def department(corpus: Corpus, name: str) -> Department:
    """The department of that name or code, or the only one whose name begins so. Raises BadParameter (exit 2)."""
    from gwstd.domain.nearest import meant

    known = corpus.department_named()
    if name in known:
        return known[name]
    alike = [d for d in corpus.departments if d.name.startswith(name) or d.full_name.startswith(name)]
    if len(alike) == 1:
        return alike[0]
    raise typer.BadParameter(f"没有“{name}”这个单位。{meant(name, [d.name for d in corpus.departments])}")
