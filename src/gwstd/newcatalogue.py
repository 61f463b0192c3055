"""A region's name and a day → every file of a new catalogue, ready for ``validate`` and ``build``.

The files are ``templates/init``; the schemas beside them are the packaged ones, so that an editor helps from the
first minute (``gwstd schema --write`` puts in the district's own names later).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from gwstd import cifiles, resources
from gwstd.cifiles import FORGES
from gwstd.vocabulary import SCHEMA_OF

REGION: Final = "临江区"
"""An invented district: what a catalogue is called until its office replaces it."""

SCHEMA_FOLDER: Final = "catalogs/schemas"

_PLAIN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]{2,30}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def files(base_date: str, region: str = REGION, forge: str = FORGES[0]) -> dict[str, bytes]:
    """Relative path (with ``/``) → UTF-8 bytes with LF, sorted by path.

    ``base_date`` is the 基准日, ``2026-11-22``; ``region`` the district's name as people write it, 临江区; ``forge``
    whose CI files it gets (``cifiles.FORGES``). Raises ValueError for a region that is no plain Chinese name (it goes
    into YAML as it is) and for a date that is no day.
    """
    if not _PLAIN.fullmatch(region):
        raise ValueError(f"地区要写汉字名称，如 {REGION}：{region}")
    if not _is_day(base_date):
        raise ValueError(f"基准日写成 2026-11-22 的样子：{base_date}")
    words = {"{{地区}}": region, "{{基准日}}": base_date, "{{年份}}": base_date[:4]}
    folder = resources.templates("init")
    made = {}
    for path in folder.rglob("*"):
        if path.is_file():
            text = path.read_text("utf-8")
            for placeholder, word in words.items():
                text = text.replace(placeholder, word)
            made[path.relative_to(folder).as_posix()] = text.encode()
    for name in (*SCHEMA_OF.values(), "items"):
        made[f"{SCHEMA_FOLDER}/{name}.schema.json"] = resources.schema(name).read_bytes()
    return dict(sorted({**made, **cifiles.files(forge)}.items()))


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False
