"""The columns of the form, and what the cells of an item say: the one map between columns and keys of an item's YAML.

A column has an id that stands in the hidden first row of its sheet: the key itself (``公开时限``), key and choice for a
cell that is ticked (``公开渠道/政府网站``), key and part for a text beside ticks or in a mapping (``调整=事由``).
``show`` writes a value into cells; ``read`` makes a value of cells, near the value that stood there before: what cells
cannot say (the order of ticked channels, blanks at the end of a text) stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any, Final, NamedTuple

from gwstd import slips, source
from gwstd import vocabulary as v
from gwstd.spreadsheet import CELL_LIMIT, clean, utf16_length

Value = Any
"""A value as the YAML has it: a text, a list, a mapping."""
Values = Mapping[str, Value]
"""Key of an item → value."""
Cells = Mapping[str, str]
"""Id of a column → text."""

TICK: Final = "√"
LINE_IN_LINE: Final = "↵"
"""A line end inside one element of a list that has a line for each element."""
TOO_LONG: Final = "〔内容太长，表格放不下，请在事项文件里改〕"
CODE: Final = "编码"
NUMBER: Final = "序号"
OTHER: Final = f"公开渠道/{v.OTHER_CHANNEL}"
OTHER_NOTE: Final = "公开渠道=写明"
EVERYONE: Final = f"公开对象/{v.EVERYONE}"
CERTAIN: Final = f"公开对象={v.CERTAIN_GROUP}"
DEFAULT_STATUS: Final = "正式"

REQUIRED: Final = frozenset({"一级事项", "公开内容", *v.REQUIRED_ELEMENTS})
"""Keys that every item must have, itself or by 默认."""

_TICKED: Final = frozenset("√✓✔☑■▣●▇✅RþþvVyY1是有对") | {"TRUE", "√√", "Yes", "yes", "YES"}
_UNTICKED: Final = frozenset("□☐×✕✗✘xXnN0否无空—-－─/／") | {"", "FALSE", "No", "no", "NO", "——"}
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_DATE: Final = re.compile(r"(\d{4})[年./\-—](\d{1,2})[月./\-—](\d{1,2})日?(?: 0?0:00(?::00)?)?")


_SERIAL: Final = re.compile("[3-6][0-9]{4}")


class UnfitError(Exception):
    """What stands in a cell makes no value; ``column`` is the id of its column. The message says what to write."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


@cache
def key_of(column: str) -> str:
    """The key of the YAML that a column belongs to: ``公开渠道/政府网站`` → 公开渠道."""
    return re.split("[/=]", column, maxsplit=1)[0]


@cache
def part_of(column: str) -> str:
    """What of its key a column is about: ``公开渠道/政府网站`` → 政府网站."""
    return re.split("[/=]", column, maxsplit=1)[-1]


def normal(text: str) -> str:
    """A cell's text without what spreadsheets and pasting add: odd line ends, blanks at the ends, unseen signs."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if source.ODD.search(text):
        text = source.ODD.sub(_visible, text)
    lines = [line.strip(" \t\u3000") for line in text.split("\n")]
    return "\n".join(lines).strip("\n")


def _visible(match: re.Match[str]) -> str:
    fix = slips.invisible(match[0])
    return fix.text if fix is not None else ""


# ---------------------------------------------------------------------------------------------- value → cells


def show(values: Values) -> dict[str, str]:
    """Everything that an item says, as cells; those without text are left out."""
    cells: dict[str, str] = {}
    for key, value in values.items():
        if key in v.ITEM and key != CODE:
            cells.update(show_key(key, value))
    return cells


def show_key(key: str, value: Value) -> dict[str, str]:
    """One value as cells."""
    made = _SHAPES.get(key, _TEXT).show(key, value)
    texts = {column: clean(text) for column, text in made.items()}
    return {column: text if utf16_length(text) <= CELL_LIMIT else TOO_LONG for column, text in texts.items() if text}


def read(key: str, cells: Cells, before: Value | None) -> Value | None:
    """The value that the cells of a key mean, None where they are empty. ``before``: the value as it was, if any.

    Raises UnfitError.
    """
    for column, text in cells.items():
        if TOO_LONG in text and text != TOO_LONG:
            raise UnfitError(column, "原来的内容太长，没有放进表格；要改请在事项文件里改，或写一份完整的短一些的")
    return _SHAPES.get(key, _TEXT).read(key, cells, before)


class _Shape(NamedTuple):
    """How the values of a key go into cells and come out of them."""

    show: Callable[[str, Value], dict[str, str]]
    read: Callable[[str, Cells, Value | None], Value | None]


def _ticked(column: str, cells: Cells) -> bool:
    text = normal(cells.get(column, ""))
    if text in _TICKED:
        return True
    if text in _UNTICKED:
        return False
    raise UnfitError(column, f"这一格只打“{TICK}”或留空，写了“{text}”看不懂")


def _kept(text: str, before: Value | None) -> str:
    """The text, or the one before where they differ only in what a cell does not show."""
    if isinstance(before, str):
        if normal(before) == text:
            return before
        if before.endswith("\n") and text:
            return text + "\n"
    return text


# ------------------------------------------------------------------------------------------ one text, one a line


def _read_text(key: str, cells: Cells, before: Value | None) -> Value | None:
    text = normal(cells.get(key, ""))
    if key == "生效":
        text = _day(text)
    return _kept(text, before) or None


def _day(text: str) -> str:
    """A date in ISO form, as offices write it or as spreadsheets count it (days from the end of 1899)."""
    if match := _DATE.fullmatch(text):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    return (date(1899, 12, 30) + timedelta(int(text))).isoformat() if _SERIAL.fullmatch(text) else text


def _show_lines(key: str, value: Value) -> dict[str, str]:
    return {key: "\n".join(element.replace("\n", LINE_IN_LINE) for element in value)}


def _read_lines(key: str, cells: Cells, before: Value | None) -> Value | None:
    """Elements whose line did not change stay as they were written, to the last blank."""
    known: dict[str, list[str]] = {}
    for element in before or ():
        known.setdefault(normal(element.replace("\n", LINE_IN_LINE)), []).append(element)
    made: list[str] = []
    for line in normal(cells.get(key, "")).split("\n"):
        if line:
            same = known.get(line)
            made.append(same.pop(0) if same else line.replace(LINE_IN_LINE, "\n").strip("\n"))
    twice = next((element for element in made if made.count(element) > 1), None)
    if twice is not None:
        raise UnfitError(key, f"“{twice}”写了两遍，删去一遍")
    return made or None


# ------------------------------------------------------------------------------------------ ticks


def _show_ticks(key: str, value: Value) -> dict[str, str]:
    return {f"{key}/{choice}": TICK for choice in value}


def _read_ticks(key: str, cells: Cells, before: Value | None) -> Value | None:
    columns = [column for column in cells if column.startswith(f"{key}/")]
    chosen = [part_of(column) for column in columns if _ticked(column, cells)]
    return _in_order(chosen, [part_of(column) for column in columns], before or []) or None


def _in_order(chosen: list[Value], order: list[Value], before: list[Value]) -> list[Value]:
    """The chosen ones: those that were there in their old order; new ones in the order of the columns where the old
    ones follow it, else behind them."""
    kept = [one for one in before if one in chosen]
    new = [one for one in chosen if one not in kept]
    ranks = [order.index(one) for one in kept if one in order]
    if len(ranks) == len(kept) and ranks == sorted(ranks):
        return sorted([*kept, *new], key=order.index)
    return [*kept, *new]


def _show_mode(key: str, value: Value) -> dict[str, str]:
    return {f"{key}/{value}": TICK}


def _read_mode(key: str, cells: Cells, before: Value | None) -> Value | None:
    columns = [column for column in cells if _ticked(column, cells)]
    if len(columns) > 1:
        raise UnfitError(columns[1], "主动、依申请只能选一种；两种都有的，分成两行写")
    return part_of(columns[0]) if columns else None


# ------------------------------------------------------------------------------------------ 公开渠道


def _show_channels(key: str, value: Value) -> dict[str, str]:
    notes = [entry[v.OTHER_CHANNEL] for entry in value if isinstance(entry, dict)]
    cells = _show_ticks(key, [entry for entry in value if isinstance(entry, str)])
    return cells | ({OTHER: TICK, OTHER_NOTE: "\n".join(notes)} if notes else {})


def _read_channels(key: str, cells: Cells, before: Value | None) -> Value | None:
    columns = [column for column in cells if column.startswith(f"{key}/") and column != OTHER]
    known: dict[str, list[str]] = {}
    for entry in before or ():
        if isinstance(entry, dict):
            known.setdefault(normal(entry[v.OTHER_CHANNEL]), []).append(entry[v.OTHER_CHANNEL])
    notes = [line for line in normal(cells.get(OTHER_NOTE, "")).split("\n") if line]
    others: list[Value] = [{v.OTHER_CHANNEL: known[note].pop(0) if known.get(note) else note} for note in notes]
    if notes and not _ticked(OTHER, cells) and (before is None or any(one in before for one in others)):
        raise UnfitError(
            OTHER_NOTE, f"“其他”没有打“{TICK}”，却写了“{notes[0]}”：要公开在那里就打“{TICK}”，否则删去文字"
        )
    if v.OTHER_CHANNEL in (before or ()) or (not notes and _ticked(OTHER, cells)):
        others.insert(0, v.OTHER_CHANNEL) if _ticked(OTHER, cells) else None
    chosen: list[Value] = [part_of(column) for column in columns if _ticked(column, cells)]
    order = [part_of(column) for column in columns]
    return _in_order([*chosen, *others], [*order, v.OTHER_CHANNEL, *others], before or []) or None


# ------------------------------------------------------------------------------------------ 公开对象


def _show_audience(key: str, value: Value) -> dict[str, str]:
    if isinstance(value, dict):
        return {CERTAIN: value[v.CERTAIN_GROUP]}
    return {EVERYONE if value == v.EVERYONE else CERTAIN: TICK}


def _read_audience(key: str, cells: Cells, before: Value | None) -> Value | None:
    group = normal(cells.get(CERTAIN, ""))
    old = before[v.CERTAIN_GROUP] if isinstance(before, dict) else ""
    nobody = group in _UNTICKED and (not group or group != normal(old))
    if _ticked(EVERYONE, cells):
        if not nobody:
            raise UnfitError(CERTAIN, f"全社会和特定群体只能选一种：要么删去“{group}”，要么去掉全社会的“{TICK}”")
        return v.EVERYONE
    if nobody:
        return None
    if group == TICK and not old:
        return v.CERTAIN_GROUP
    return {v.CERTAIN_GROUP: _kept(group, old)}


# ------------------------------------------------------------------------------------------ 调整, 扩展


def _show_parts(key: str, value: Value) -> dict[str, str]:
    return {f"{key}={part}": text for part, text in value.items()}


def _read_parts(key: str, cells: Cells, before: Value | None) -> Value | None:
    old = before if isinstance(before, dict) else {}
    parts = {part_of(column): normal(text) for column, text in cells.items()}
    kept = {
        part: old[part] if parts[part] == TOO_LONG else _kept(parts[part], old[part]) for part in old if parts.get(part)
    }
    return {**kept, **{part: text for part, text in parts.items() if text and part not in kept}} or None


_TEXT: Final = _Shape(lambda key, value: {key: value}, _read_text)
_LINES: Final = _Shape(_show_lines, _read_lines)
_TICKS: Final = _Shape(_show_ticks, _read_ticks)
_PARTS: Final = _Shape(_show_parts, _read_parts)
_SHAPES: Final[Mapping[str, _Shape]] = {
    "公开内容": _LINES,
    "公开依据": _LINES,
    "公开主体": _LINES,
    "法定事项": _LINES,
    "对应事项": _LINES,
    "公开渠道": _Shape(_show_channels, _read_channels),
    "公开对象": _Shape(_show_audience, _read_audience),
    "公开方式": _Shape(_show_mode, _read_mode),
    "公开层级": _TICKS,
    "五公开": _TICKS,
    "调整": _PARTS,
    "扩展": _PARTS,
}


# ---------------------------------------------------------------------------------------------- the columns


class Column(NamedTuple):
    """One column of the form.

    ``about``: what its input message says. ``choices``: what its drop-down offers; with ``strict`` nothing else may
    be typed. ``width`` is in half-widths.
    """

    id: str
    title: str
    group: str = ""
    width: int = 10
    about: str = ""
    choices: tuple[str, ...] = ()
    strict: bool = False

    @property
    def key(self) -> str:
        return key_of(self.id)

    @property
    def ticked(self) -> bool:
        return "/" in self.id

    @property
    def centered(self) -> bool:
        return self.ticked or self.id in (NUMBER, *v.NAMES)


_WIDTHS: Final = {
    "一级事项": 14, "二级事项": 18, "三级事项": 12, "公开内容": 38, "公开依据": 34, "公开时限": 22, "公开主体": 20,
    "法定事项": 18, "对应事项": 34, "解读": 26, "回应": 26, "审查": 22, "状态": 7, "生效": 11, "责任科室": 14,
    "联系电话": 14, "备注": 20,
}  # fmt: skip
_SHORT: Final = {"主动公开": "主动", "依申请公开": "依申请"}


class Words(NamedTuple):
    """What the schema and the catalogue say about the keys: key → title, explanation, and what can be chosen."""

    title: Callable[[str], str]
    about: Callable[[str], str]
    choices: Mapping[str, tuple[str, ...]]


def columns(words: Words, channels: Iterable[str], extensions: Iterable[str]) -> tuple[Column, ...]:
    """All columns of a sheet in their order: the national layout, then the other elements of an item.

    ``channels``: the registered ones and those that its items name beside them; ``extensions``: the names of 扩展.
    """
    made = [Column(CODE, CODE), Column(NUMBER, NUMBER, "", 5)]
    for key in v.ITEM:
        if key in v.NAMES:
            made.append(_single(words, key, "公开事项"))
        elif key == "公开渠道":
            made += _channel_columns(words, channels)
        elif key == "公开对象":
            made += _audience_columns(words)
        elif key in ("公开方式", "公开层级", "五公开"):
            made += [_tick(words, f"{key}/{choice}", _SHORT.get(choice, choice)) for choice in words.choices[key]]
        elif key == "调整":
            reasons = words.choices["调整=事由"]
            made.append(Column("调整=事由", "事由", key, 11, words.about("调整=事由"), reasons, strict=True))
            made.append(Column("调整=说明", "说明", key, 24, words.about("调整=说明")))
        elif key == "扩展":
            made += [Column(f"{key}={name}", name, key, 16, words.about(key)) for name in extensions]
        elif key != CODE:
            made.append(_single(words, key))
    return tuple(made)


def _single(words: Words, key: str, group: str = "") -> Column:
    choices = words.choices.get(key, ())
    return Column(key, words.title(key), group, _WIDTHS[key], words.about(key), choices, strict=key == "状态")


def _tick(words: Words, column: str, title: str, group: str = "") -> Column:
    return Column(column, title, group or key_of(column), 5, words.about(column), (TICK,), strict=True)


def _channel_columns(words: Words, channels: Iterable[str]) -> list[Column]:
    group = "公开渠道和载体"
    names = [name for name in dict.fromkeys(channels) if name != v.OTHER_CHANNEL]
    made = [_tick(words, f"公开渠道/{name}", name, group) for name in names]
    made.append(_tick(words, OTHER, v.OTHER_CHANNEL, group))
    return [*made, Column(OTHER_NOTE, "其他（写明）", group, 16, words.about(OTHER_NOTE))]


def _audience_columns(words: Words) -> list[Column]:
    return [
        _tick(words, EVERYONE, v.EVERYONE),
        Column(CERTAIN, "特定群体（写明）", "公开对象", 16, words.about(CERTAIN)),
    ]
