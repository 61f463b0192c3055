"""A catalogue whose findings have fixes → the bytes of its files with the fixes applied, everything else untouched.

A fix is an edit of exact characters: comments, order, quotes, line ends, BOM and encoding stay. After each round the
whole catalogue is read and checked again; a file that is worse than before (no longer readable, or with a new
finding) is taken back whole and mended rule by rule, and one that still cannot be read when nothing more can be mended
stays as it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from gwstd import layout, source
from gwstd.check import check
from gwstd.domain.codes import free
from gwstd.load import load
from gwstd.model import Corpus, Finding, Fix
from gwstd.vocabulary import ITEMS_KEY

ROUNDS: Final = 10
CODES: Final = frozenset({"code-missing", "value-length"})
"""The rules whose fixes give codes: to an item without the key, and to one with nothing after it."""
SYNTAX: Final = frozenset({"fullwidth-colon", "indent-character", "dash-space", "yaml-syntax"})
"""The rules whose fixes are YAML itself and not text in it."""
_ENCODINGS: Final = (
    (b"", "utf-8"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"", "gb18030"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


@dataclass(frozen=True)
class Mended:
    """``files``: name → (bytes before, bytes after) of each file that changes. ``counts``: how many fixes each got.
    ``corpus`` and ``findings`` are those of the catalogue as it will be, ``before`` as it was."""

    files: Mapping[str, tuple[bytes, bytes]]
    counts: Mapping[str, int]
    corpus: Corpus
    findings: tuple[Finding, ...]
    before: tuple[Finding, ...]


@dataclass
class _State:
    """The catalogue as mended so far. Mutable only while ``mended`` runs."""

    corpus: Corpus
    findings: tuple[Finding, ...]
    given: Mapping[str, bytes]
    files: dict[str, bytes] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    careful: set[str] = field(default_factory=set)
    """Files in which all fixes at once did harm: one rule a round there."""
    given_up: set[tuple[str, str]] = field(default_factory=set)
    """(file, rule) whose fixes do harm there."""


def mended(
    root: Path,
    wanted: Callable[[str], bool] = lambda name: True,
    rules: Collection[str] | None = None,
    instead: Mapping[str, bytes] | None = None,
) -> Mended:
    """Apply the fixes of all findings (or only those of ``rules``) in the files that are ``wanted``. Writes nothing.

    ``instead`` gives some files' bytes as an editor has them (name → bytes).
    """
    corpus = load(root, instead=instead)
    state = _State(corpus, _checked(corpus), instead or {})
    before = state.findings
    rounds = 0
    while rounds < ROUNDS:
        trial, counts, tried = _trial(state, wanted, rules)
        if not trial:
            break
        rounds += 1
        after = load(root, instead={**state.given, **state.files, **trial})
        found = _checked(after)
        if bad := _worse(state, after, found, trial):
            rounds -= 1  # bounded all the same: each time a file becomes careful, or a rule is given up in it
            state.careful |= {name for name in bad if len(tried[name]) > 1}
            state.given_up |= {(name, rule) for name in bad for rule in tried[name] if len(tried[name]) == 1}
            continue
        state.files.update(trial)
        state.counts.update(counts)
        state.corpus, state.findings = after, found
    if still := {name for name, data in state.files.items() if not readable(name, data)}:
        for name in still:
            del state.files[name], state.counts[name]
        state.corpus = load(root, instead={**state.given, **state.files})
        state.findings = _checked(state.corpus)
    files = {name: (_original(state, name), data) for name, data in sorted(state.files.items())}
    return Mended(files, dict(state.counts), state.corpus, state.findings, before)


def readable(name: str, data: bytes) -> bool:
    """Whether a file's bytes give a value (not: whether it is free of findings)."""
    return source.parse(name, source.decode(name, data)[0])[0] is not None


def _checked(corpus: Corpus) -> tuple[Finding, ...]:
    """Every finding; that of a 编码 which is left empty gets its fix, the next free one, as where the key is missing."""
    findings = check(corpus)
    used = {item.code for item in corpus.items} | {place.item for place in corpus.unsound}
    used |= {f.fix.text.removeprefix("编码: ") for f in findings if f.rule == "code-missing" and f.fix}
    out = []
    for finding in findings:
        if finding.rule == "value-length" and _left_empty(corpus, finding):
            department, _, chapter = finding.file.removesuffix(".yaml").partition("/")
            code = str(free(chapter, department, used))
            used.add(code)
            out.append(finding._replace(fix=Fix(code)))
        else:
            out.append(finding)
    return tuple(out)


def _left_empty(corpus: Corpus, finding: Finding) -> bool:
    """Whether a finding is about the 编码 of an item after which nothing is written."""
    at_code = len(finding.path) == 3 and finding.path[0] == ITEMS_KEY and finding.path[2] == "编码"
    return at_code and source.cut(corpus.sources[finding.file].text, finding.position) in ("编码", "''", '""')


def _bytes(state: _State, name: str) -> bytes:
    """A file as mended so far."""
    return state.files.get(name) or _original(state, name)


def _original(state: _State, name: str) -> bytes:
    """A file as it is on the disk, or as it was given instead."""
    given = state.given.get(name)
    return state.corpus.sources[name].path.read_bytes() if given is None else given


def _fixable(state: _State, wanted: Callable[[str], bool], rules: Collection[str] | None) -> dict[str, list[Finding]]:
    """The findings to mend in the next round, by file."""
    found: dict[str, list[Finding]] = {}
    for finding in state.findings:
        chosen = rules is None or finding.rule in rules
        if (
            finding.fix is not None
            and chosen
            and wanted(finding.file)
            and (finding.file, finding.rule) not in state.given_up
        ):
            found.setdefault(finding.file, []).append(finding)
    for name in state.careful & found.keys():
        first = min(finding.rule for finding in found[name])
        found[name] = [finding for finding in found[name] if finding.rule == first]
    return found


_Trial = tuple[dict[str, bytes], dict[str, int], dict[str, set[str]]]
"""The files that a round changes; how many fixes went into each; the rules of these fixes."""


def _trial(state: _State, wanted: Callable[[str], bool], rules: Collection[str] | None) -> _Trial:
    """One round of fixes."""
    trial: dict[str, bytes] = {}
    counts: dict[str, int] = {}
    tried: dict[str, set[str]] = {}
    for name, findings in _fixable(state, wanted, rules).items():
        if name not in state.corpus.sources:
            continue
        data = _bytes(state, name)
        text = source.decode(name, data)[0]
        codec = _codec(data, text)
        if codec is None:
            continue
        new, count = apply(text, findings)
        if new != text:
            trial[name] = codec[0] + new.encode(codec[1])
            counts[name] = count
            tried[name] = {finding.rule for finding in findings}
    return trial, counts, tried


def lossless(name: str, data: bytes) -> bool:
    """Whether reading a file's text lost nothing of its bytes, whatever its encoding."""
    return _codec(data, source.decode(name, data)[0]) is not None


def recoded(name: str, data: bytes, text: str) -> bytes | None:
    """A new text of a file in the encoding of its bytes, with their BOM; None where reading them lost something, or
    where that encoding cannot write the text."""
    codec = _codec(data, source.decode(name, data)[0])
    with suppress(UnicodeEncodeError):
        return codec[0] + text.encode(codec[1]) if codec is not None else None
    return None


def _codec(data: bytes, text: str) -> tuple[bytes, str] | None:
    """The mark and the encoding that give these very bytes; None where reading them lost something."""
    for mark, encoding in _ENCODINGS:
        with suppress(UnicodeEncodeError):
            if mark + text.encode(encoding) == data:
                return mark, encoding
    return None


def _worse(state: _State, after: Corpus, found: tuple[Finding, ...], trial: Mapping[str, bytes]) -> set[str]:
    """The changed files that a round made worse: unreadable, or with more findings of any rule than before.

    A file that could not be read before, or an item that no rule could judge, shows what was hidden in it; such new
    findings are not the fix's doing.
    """
    hidden, hidden_now = (Counter(place.file for place in corpus.unsound) for corpus in (state.corpus, after))
    was_readable = {name for name in trial if readable(name, _bytes(state, name))}
    judged = {name for name in was_readable if hidden_now[name] >= hidden[name]}
    counts, counts_now = _by_file(state.findings), _by_file(found)
    risen = {name for name, rules in counts_now.items() if rules - counts.get(name, Counter())}
    bad = {name for name in was_readable if name in risen & judged or not readable(name, trial[name])}
    if bad or len(judged) < len(trial):
        return bad
    return set(trial) if risen else set()


def _by_file(findings: Iterable[Finding]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {}
    for finding in findings:
        counts.setdefault(finding.file, Counter())[finding.rule] += 1
    return counts


# ---------------------------------------------------------------------------------------------- one file


class _Text(NamedTuple):
    """A scalar in the text: its characters, the style it is written in, and what it stands in."""

    start: int
    end: int
    style: str
    value: str
    flow: bool
    dash: int
    """Column (from 0) of the dash or bracket of the list that it is an element of; -1 where it is none."""


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def apply(text: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """The text with the fixes of these findings, and how many there were. Of two that overlap the first is applied."""
    scalars = _scalars(text)
    made = [
        (edit, number)
        for number, finding in enumerate(sorted(findings, key=lambda f: f.position))
        for edit in _edits(text, scalars, finding)
    ]
    parts: list[str] = []
    used: set[int] = set()
    at = 0
    last = -1
    for edit, number in sorted(made):
        if edit.start < at or edit.start == last:
            continue
        parts += (text[at : edit.start], edit.text)
        at, last = edit.end, edit.start
        used.add(number)
    return "".join((*parts, text[at:])), len(used)


def edits(text: str, findings: Iterable[Finding]) -> list[tuple[tuple[int, int, str], ...]]:
    """What the fix of each finding changes: where it starts and ends in the text (from 0), what is to stand there."""
    scalars = _scalars(text)
    return [tuple(_edits(text, scalars, finding)) if finding.fix is not None else () for finding in findings]


def _edits(text: str, scalars: list[_Text], finding: Finding) -> Iterator[_Edit]:
    assert finding.fix is not None
    start, end = source.offsets(text, finding.position)
    if (
        finding.rule == "odd-character" and len(text[start:end]) == 1
    ):  # one finding speaks for every place where the character stands
        for match in re.finditer(re.escape(text[start:end]), text):
            yield _Edit(match.start(), match.end(), finding.fix.text)
        return
    inside = _scalar_at(scalars, start, end)
    if finding.path[-1:] == (text[start:end],) and inside is not None and not finding.fix.line:
        at = text.index(":", end) + 1  # at the key, because nothing is written after it
        yield _Edit(at, at, f" {layout.written(finding.fix.text, flow=inside.flow)}")
    elif finding.fix.line:
        indent = " " * (finding.position.column - 1)
        yield _Edit(start, start, finding.fix.text + (", " if inside and inside.flow else _line_end(text) + indent))
    elif inside is None or finding.rule in SYNTAX:
        yield _Edit(start, end, finding.fix.text)
    else:
        edit = _inside(text, inside, start, end, finding.fix.text)
        if edit is not None:
            yield edit


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _inside(text: str, scalar: _Text, start: int, end: int, new: str) -> _Edit | None:
    """A replacement in a scalar, written so that it is read as ``new``; None where that cannot be done.

    New text of several lines in place of a whole element becomes that many elements of the list.
    """
    if (start, end) == (scalar.start, scalar.end):
        parts = [layout.requoted(part, scalar.style, scalar.flow) for part in new.split("\n")]
        if len(parts) == 1:
            return _Edit(start, end, parts[0]) if scalar.style not in ("|", ">") else None
        if scalar.dash < 0:
            return None
        joint = ", " if scalar.flow else f"{_line_end(text)}{' ' * scalar.dash}- "
        return _Edit(start, end, joint.join(parts))
    if "\n" in new:
        return None
    if scalar.style == "'":
        return _Edit(start, end, new.replace("'", "''"))
    if scalar.style == '"':
        return _Edit(start, end, new.replace("\\", "\\\\").replace('"', '\\"'))
    if scalar.style in ("|", ">"):
        return _Edit(start, end, new)
    whole = text[scalar.start : start] + new + text[end : scalar.end]
    if layout.plain_safe(whole, scalar.flow) or text[scalar.start : scalar.end] != scalar.value:
        return _Edit(start, end, new)
    return _Edit(scalar.start, scalar.end, layout.written(whole, flow=scalar.flow))


def _scalar_at(scalars: list[_Text], start: int, end: int) -> _Text | None:
    """The scalar that holds these characters."""
    index = bisect_right(scalars, start, key=lambda scalar: scalar.start) - 1
    return scalars[index] if index >= 0 and end <= scalars[index].end else None


def _scalars(text: str) -> list[_Text]:
    """Every scalar of a text in order; none for a text that cannot be read."""
    get = source.events(source.ODD.sub(" ", text))
    found: list[_Text] = []
    stack: list[tuple[bool, int]] = []
    try:
        while type(event := get()) is not StreamEndEvent:
            kind = type(event)
            if kind is ScalarEvent:
                flow, dash = stack[-1] if stack else (False, -1)
                span = (event.start_mark.index, event.end_mark.index)
                found.append(_Text(*span, event.style or "", event.value, flow, dash))
            elif kind is SequenceStartEvent:
                stack.append((bool(event.flow_style), event.start_mark.column))
            elif kind is MappingStartEvent:
                stack.append((bool(event.flow_style), -1))
            elif kind in (SequenceEndEvent, MappingEndEvent):
                stack.pop()
    except YAMLError:
        return []
    return found
