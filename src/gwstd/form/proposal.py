"""A form that came back → what it would change in the catalogue: the bytes of files, and everything to be told.

Nothing is written here, and nothing is deleted: an item that the form no longer has is only proposed for retirement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from ruamel.yaml.error import YAMLError

from gwstd import layout, mend, source
from gwstd.form import edit
from gwstd.form.changes import Change, FileChanges, New, Retirement, Told, changes
from gwstd.form.sheet import FormRows, read
from gwstd.grid import UnreadableError
from gwstd.model import RETIRED, Corpus

_RETIRED: Final = {"状态": RETIRED, "调整": {"事由": "取消"}}


@dataclass(frozen=True)
class Proposal:
    """What a form would change.

    ``files``: name → (bytes before, bytes after). ``lines``: each change in words, item by item. ``conflicts``: what
    the form and the catalogue both changed; ``problems``: cells that were not applied, or not wholly; both name the
    cell. ``retire``: items that the form no longer has. ``notes``: what is good to know.
    """

    files: Mapping[str, tuple[bytes, bytes]]
    lines: tuple[str, ...] = ()
    conflicts: tuple[Told, ...] = ()
    retire: tuple[Retirement, ...] = ()
    problems: tuple[Told, ...] = ()
    notes: tuple[Told, ...] = ()


_HEADLESS: Final = "这张表隐藏的第一行不在了，对不上各是哪一栏，没有读；重新导出一份，把改动贴过去"


class _Applied(NamedTuple):
    """A file's new text, what went into it, what did not."""

    text: str
    done: tuple[Change | New, ...]
    left: tuple[Told, ...]


def read_changes(corpus: Corpus, path: Path, retire: bool = False) -> Proposal:
    """What the form at ``path`` would change in ``corpus``. With ``retire`` the items that it no longer has become
    停用 for the reason 取消. Raises UnreadableError for what is no form of this catalogue, with a sentence for the user.
    """
    rows = read(path)
    edition = corpus.edition
    if rows.region != edition.region and rows.title != edition.title:
        raise UnreadableError(
            f"{path.name} 是“{rows.title}”的填报表，不是“{edition.title}”的；换一个目录文件夹，或换一份表"
        )
    files: dict[str, tuple[bytes, bytes]] = {}
    lines: list[str] = []
    found = list(changes(corpus, rows))
    problems, notes = [Told(name, _HEADLESS) for name in rows.headless], _notes(corpus, rows)
    for one in found:
        problems += one.problems
        notes += one.notes
        if retire:
            one.changes += _retired(one)
        applied = _applied(one)
        problems += applied.left
        data = corpus.sources[one.file].path.read_bytes()
        made = mend.recoded(one.file, data, applied.text)
        if applied.done and made is None:
            problems.append(Told(one.file, "文件不是 UTF-8 编码，写回会丢字，没有改；先另存为 UTF-8"))
        elif applied.done and made is not None:
            lines += [str(change) for change in applied.done]
            files[one.file] = (data, made)
            notes += _lost_comments(one, applied.text)
    return Proposal(
        files=files,
        lines=tuple(lines),
        conflicts=tuple(told for one in found for told in one.conflicts),
        retire=tuple(item for one in found for item in one.retire),
        problems=tuple(problems),
        notes=tuple(notes),
    )


def _notes(corpus: Corpus, rows: FormRows) -> list[Told]:
    """What became of whole sheets."""
    known = {item_file.name for item_file in corpus.item_files}
    read_files = {sheet.file for sheet in rows.sheets}
    notes = [
        Told(title, "这张表没有交回来，没有动")
        for file, title in rows.files.items()
        if file not in read_files and title not in rows.headless
    ]
    notes += [Told(name, "这是另一张表的副本，没有读") for name in rows.copies]
    notes += [
        Told(sheet.name, f"目录里已经没有 {sheet.file}，这张表没有读")
        for sheet in rows.sheets
        if sheet.file not in known
    ]
    return notes


def _retired(one: FileChanges) -> list[Change]:
    """The changes that retire what the form no longer has."""
    entries = {entry.mark: entry for entry in one.content.entries}
    made = []
    for item in one.retire:
        entry = entries[item.code]
        for key, value in _RETIRED.items():
            old = entry.values.get(key)
            if key == "状态" or old is None:
                made.append(Change(entry.index, item.code, item.title, key, old, value, item.file))
    return made


def _applied(one: FileChanges) -> _Applied:
    """The text with all changes; where the file's way of writing does not allow them together, with those it allows."""
    wanted: list[Change | New] = [*one.changes, *one.new]
    if not wanted:
        return _Applied(one.content.text, (), ())
    made = _edited(one, wanted)
    if made is not None:
        return _Applied(made, tuple(wanted), ())
    text = one.content.text
    done: list[Change | New] = []
    left: list[Told] = []
    for change in wanted:
        made = _edited(one, [*done, change])
        if made is None:
            left.append(
                Told(change.where, f"事项文件 {one.file} 在这里的写法特殊，没有改，请直接在文件里改（{change}）")
            )
        else:
            text = made
            done.append(change)
    return _Applied(text, tuple(done), tuple(left))


def _edited(one: FileChanges, wanted: list[Change | New]) -> str | None:
    by_item: dict[int, dict[str, object]] = {}
    for change in wanted:
        if isinstance(change, Change):
            by_item.setdefault(change.index, {})[change.key] = change.new
    additions = [edit.Addition(new.after, new.values) for new in wanted if isinstance(new, New)]
    try:
        return edit.edited(one.file, one.content.text, by_item, additions)
    except edit.NotExactError:
        return None


def _lost_comments(one: FileChanges, text: str) -> list[Told]:
    """The comments that went with what they stood beside."""
    if "#" not in one.content.text:
        return []
    try:
        lost = Counter(layout.comments(one.content.text)) - Counter(layout.comments(text))
    except (layout.UnlayableError, YAMLError):
        return []
    return [Told(one.file, f"注释“{source.ODD.sub('', comment)}”随删去的内容去掉了") for comment in lost]
