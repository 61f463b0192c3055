"""schemas/ and templates/: inside the wheel, or beside src/ in a checkout; a catalogue may override a template."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_HERE = Path(__file__).parent
_ROOT = _HERE if (_HERE / "schemas").is_dir() else _HERE.parents[1]


OWN_TEMPLATES: Final = {
    "compendium.docx": "Word 的样式、封面、页眉、页脚",
    "preface.txt.j2": "编制说明",
    "elements.txt.j2": "要素说明",
    "site/synonyms.json": "网页检索的同义词：每组第一个词可以指后面的词",
    "site/idle.json": "网页检索里不算数的词，如“请问”“怎么”",
}
"""The templates that an office may want to change, and what each is."""


class TemplateError(ValueError):
    """A template that an office has changed so that it cannot be used; the message says what is wrong, in Chinese."""


def schema(name: str) -> Path:
    """The packaged schema of a kind of file: ``schema("items")``."""
    return _ROOT / "schemas" / f"{name}.schema.json"


def template(name: str, catalogue: Path | None = None) -> Path:
    """A template by file name: the catalogue's own ``templates/NAME`` if it has one, else the packaged one."""
    if catalogue is not None:
        own = catalogue / "templates" / name
        if own.is_file():
            return own
    return _ROOT / "templates" / name


def templates(folder: str) -> Path:
    """A folder of packaged templates (``init``)."""
    return _ROOT / "templates" / folder
