"""A text template (编制说明, 要素说明) and the edition's data → blocks.

The templates are Jinja2 texts in ``templates/``; a catalogue may override one in its own ``templates/`` folder. In
the text, a line ``# …`` is a heading of level 2, ``- …`` an entry of a list, every other line a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from gwstd import resources
from gwstd.document import Block, Heading, Listing, Paragraph


def blocks(template: str, data: Mapping[str, object], anchor: str, catalogue: Path | None = None) -> Iterator[Block]:
    """The blocks of a text template. ``anchor`` begins the anchors of its headings.

    Raises jinja2.TemplateError when the office's own template is wrong.
    """
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    text = resources.template(template, catalogue).read_text("utf-8")
    environment = SandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    entries: list[str] = []
    number = 0
    for line in [*environment.from_string(text).render(**data).splitlines(), ""]:
        line = line.strip()
        if entries and not line.startswith("- "):
            yield Listing(tuple(entries))
            entries = []
        if line.startswith("- "):
            entries.append(line[2:])
        elif line.startswith("# "):
            number += 1
            yield Heading(2, line[2:], f"{anchor}-{number}")
        elif line:
            yield Paragraph(line)
