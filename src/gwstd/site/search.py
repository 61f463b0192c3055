"""Compendium in; assets/data.js out: every element of every row, column by column, each distinct text once.

The script scans these texts; 3,000 items take half a megabyte and need no index. With them go the synonyms, the idle
words of questions, and the letters by which names are found by their initials.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from gwstd.domain.library import citer
from gwstd.model import Chapter, Compendium, Row
from gwstd.resources import TemplateError, template
from gwstd.site import letters
from gwstd.site.addresses import page_name
from gwstd.site.subjects import Subjects
from gwstd.site.wording import straight
from gwstd.vocabulary import CERTAIN_GROUP, ITEM, LEVELS, STAGES

T = TypeVar("T", bound=Hashable)
_TITLES: Final = {attribute: key for key, attribute in ITEM.items()}
_UNSAFE: Final = re.compile("[<>&\u2028\u2029]")
_MORE: Final = ("interpretation", "response", "review", "status", "office", "phone", "remark")


class _Distinct(Generic[T]):
    """Values in order of first use, each with its number."""

    def __init__(self) -> None:
        self.numbers: dict[T, int] = {}

    def __call__(self, value: T) -> int:
        return self.numbers.setdefault(value, len(self.numbers))


def data_script(compendium: Compendium, subjects: Subjects, catalogue: Path | None = None) -> bytes:
    """``window.gwstd = {…}`` as a classic script, safe wherever it stands."""
    pairs = [(chapter, row) for chapter in compendium.chapters for row in chapter.rows]
    texts: _Distinct[str] = _Distinct()
    sets: _Distinct[tuple[int, ...]] = _Distinct()
    columns = _columns(compendium)
    synonyms = _listed("synonyms", catalogue)
    named = [word for group in synonyms for word in group]
    codes = [row.item.code for _, row in pairs] + [c.field.code for c in compendium.chapters]
    codes += [subject.value for subject in subjects.all]
    named += [text for chapter, row in pairs for text in (*row.item.names, chapter.field.name, *row.subjects)]
    data = {
        "columns": {
            name: [texts(write(chapter, row)) for chapter, row in pairs] for name, (_, write) in columns.items()
        },
        "facets": _facets(compendium, subjects, pairs, sets),
        "fields": [chapter.field.code for chapter in compendium.chapters],
        "odd": {code: page_name(code) for code in codes if code and page_name(code) != code},
        "idle": _listed("idle", catalogue),
        "letters": letters.letters(),
        "words": letters.words(named),
        "labels": {name: title for name, (title, _) in columns.items()},
        "sets": list(sets.numbers),
        "synonyms": synonyms,
        "texts": list(texts.numbers),
    }
    return straight(f"window.gwstd = {script_text(data)};\n".encode("utf-8", "replace"))


def _listed(name: str, catalogue: Path | None) -> Any:
    """A word list of the column: synonyms (the first word of a group may mean the others), idle words of questions.

    Raises TemplateError where an office's own is no such list.
    """
    path = template(f"site/{name}.json", catalogue)
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise TemplateError(f"{path} 读不懂（{error}）：是不是少了引号、逗号，或者不是 UTF-8？照自带的改正") from error
    sound = _are_words if name == "idle" else _are_groups
    if not sound(found):
        shape = '[["低保", "最低生活保障"], …]' if name == "synonyms" else '["请问", …]'
        raise TemplateError(f"{path} 的格式不对，要写成 {shape}。照自带的改正")
    return found


def _are_words(found: object) -> bool:
    return isinstance(found, list) and all(isinstance(word, str) and word for word in found)


def _are_groups(found: object) -> bool:
    return isinstance(found, list) and all(group and _are_words(group) for group in found)


def script_text(value: object) -> str:
    """JSON that may stand in any script or page: nothing in it can end a script or a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


_Write = Callable[[Chapter, Row], str]


def _columns(compendium: Compendium) -> dict[str, tuple[str, _Write]]:
    """Name → title and text of each searched column. 依据 are searched as printed and as the clerk wrote them."""
    cite = citer(compendium.laws, compendium.edition.base_date)

    def bases(_: Chapter, row: Row) -> str:
        printed = [cite(text) for text in row.item.bases]
        return "\n".join(dict.fromkeys((*printed, *row.item.bases)))

    def field(chapter: Chapter, _: Row) -> str:
        return chapter.field.name

    def audience(_: Chapter, row: Row) -> str:
        item = row.item
        return f"{item.audience}：{item.audience_note}" if item.audience == CERTAIN_GROUP else item.audience

    return {
        "code": (_TITLES["code"], lambda _, row: row.item.code),
        "field": ("领域", field),
        "level1": (_TITLES["level1"], lambda _, row: row.item.level1),
        "level2": (_TITLES["level2"], lambda _, row: row.item.level2),
        "level3": (_TITLES["level3"], lambda _, row: row.item.level3),
        "contents": (_TITLES["contents"], lambda _, row: "\n".join(row.item.contents)),
        "subjects": (_TITLES["subjects"], lambda _, row: "\n".join(row.subjects)),
        "limit": (_TITLES["time_limit"], lambda _, row: row.item.time_limit),
        "bases": (_TITLES["bases"], bases),
        "channels": (
            _TITLES["channels"],
            lambda _, row: "、".join(filter(None, (*row.item.channels, row.item.channel_note))),
        ),
        "audience": (_TITLES["audience"], audience),
        "mode": (_TITLES["mode"], lambda _, row: row.item.mode),
        "levels": (_TITLES["levels"], lambda _, row: "、".join(row.item.levels)),
        "stages": (_TITLES["stages"], lambda _, row: "、".join(row.item.stages)),
        "more": ("其他要素", _more),
    }


def _more(chapter: Chapter, row: Row) -> str:
    """The elements that only some items have, and the codes of the other items that stand in the row."""
    item = row.item
    plain = [(_TITLES[name], getattr(item, name)) for name in _MORE]
    lists = [(_TITLES[name], "、".join(getattr(item, name))) for name in ("statutory", "matters")]
    others = ("相同事项", "、".join(other.code for other in row.also))
    aliases = ("领域别名", "、".join(chapter.field.aliases))
    return "\n".join(
        f"{title}：{text}" for title, text in (*plain, *lists, *item.extension.items(), others, aliases) if text
    )


_Pairs = Sequence[tuple[Chapter, Row]]
_Option = tuple[str, str]


def _facets(
    compendium: Compendium, subjects: Subjects, pairs: _Pairs, sets: _Distinct[tuple[int, ...]]
) -> list[dict[str, object]]:
    fields = [(c.field.code, c.field.name) for c in compendium.chapters]
    departments = [(s.value, s.name) for s in subjects.all]
    used = {name for _, row in pairs for name in row.item.channels}
    registered = [c.name for c in compendium.channels if c.name in used]
    channels = registered + sorted(used - set(registered))

    def facet(key: str, title: str, options: list[_Option], values: Iterable[Iterable[str]]) -> dict[str, object]:
        number = {value: i for i, (value, _) in enumerate(options)}
        rows = [sets(tuple(number[value] for value in own if value in number)) for own in values]
        return {"key": key, "title": title, "options": options, "rows": rows}

    return [
        facet("f", "领域", fields, ((chapter.field.code,) for chapter, _ in pairs)),
        facet("d", "部门", departments, ([s.value for s in subjects.of(row)] for _, row in pairs)),
        facet("c", "渠道", [(name, name) for name in channels], (row.item.channels for _, row in pairs)),
        facet("s", "五公开", [(name, name) for name in STAGES], (row.item.stages for _, row in pairs)),
        facet("l", "层级", [(name, name) for name in LEVELS], (row.item.levels for _, row in pairs)),
    ]
