"""Compendium → how many items of each field belong to each of the five stages (五公开): a table to be drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gwstd.document import Column, Table
from gwstd.model import Compendium
from gwstd.vocabulary import STAGES


def matrix(compendium: Compendium) -> Iterator[Table]:
    """One table with a row a field, or none where no item has a stage. An item of two stages counts in both."""
    rows: list[tuple[str, ...]] = []
    for chapter in compendium.chapters:
        counts = Counter(stage for row in chapter.rows for stage in row.item.stages)
        figures = (*(counts[stage] for stage in STAGES), len(chapter.rows))
        rows.append((str(len(rows) + 1), chapter.field.name, *map(str, figures)))
    if not any(row.item.stages for row in compendium.rows):
        return
    columns = (
        Column("序号", 10, centered=True),
        Column("领域", 50),
        *(Column(stage, 16, "五公开", centered=True) for stage in STAGES),
        Column("事项数", 16, centered=True),
    )
    counted = tuple(range(2, len(columns)))
    yield Table("五公开", "各领域五公开事项数", columns, tuple(rows), numbers=counted, stacked=counted[:-1])
