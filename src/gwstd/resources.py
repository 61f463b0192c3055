"""schemas/ and templates/: inside the wheel, or beside src/ in a checkout; a catalogue may override a template."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent
_ROOT = _HERE if (_HERE / "schemas").is_dir() else _HERE.parents[1]


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
