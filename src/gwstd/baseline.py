"""Findings and the known old ones → the new ones; findings → the text of a baseline file.

An old catalogue adopts the tool by writing down what is wrong today (``baselines/NAME.json``); from then on only what
is new is reported. An entry is known by rule, item (or file), key and words, never by line; ``count`` says how often
it occurs. What makes a whole file unreadable cannot be written down: it would hide everything else in that file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from gwstd.model import Corpus, Finding, Position, Severity

VERSION: Final = "1"
FOLDER: Final = "baselines"
EXPIRED: Final = "baseline-expired"
EXPIRED_MANUAL: Final = """基线里记下的旧问题改好了，就从基线里删去。

基线（baselines 文件夹）记的是启用工具时已有的问题，校验不再报告它们。改好一个，基线里的那一条就成了空头：同样的错以后再犯也不会报告。用 gwstd validate --baseline 文件 --write-baseline 重写，或手工删去那一行。

错例（baselines/baseline.json）::

    {"rule": "law-repealed", "where": "shjz-mzj-001", "key": "公开依据", "message": "……已经改好的问题……", "count": 1}

正例（baselines/baseline.json）::

    {"version": "1", "findings": []}
"""  # noqa: E501 - a paragraph is one line, as in the rules

_DAY_JUDGED: Final = re.compile(r"基准日 [0-9]{4}(?:-[0-9]{2}){0,2}")


class Mark(NamedTuple):
    """What a finding is known by, however the lines shift: rule, item or file, key, words."""

    rule: str
    where: str
    key: str
    words: str


class Entry(NamedTuple):
    """One line of a baseline file: which finding, how often, and the line in the file."""

    mark: Mark
    times: int
    line: int


class BadBaselineError(Exception):
    """The file is no baseline; the text says what to do."""


def mark(finding: Finding) -> Mark:
    """The mark of a finding. A new 基准日 alone makes no finding new."""
    key = ".".join(part for part in finding.path if isinstance(part, str))
    key = key.removeprefix("事项.").removeprefix("默认.")
    return Mark(finding.rule, finding.item or finding.file, key, _DAY_JUDGED.sub("基准日", finding.message))


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One text a finding (64 hexadecimal digits), unique among them and the same when lines shift."""
    seen: Counter[tuple[Mark, str]] = Counter()
    out = []
    for finding in findings:
        key = (mark(finding), finding.file)
        out.append(hashlib.sha256("\0".join((*key[0], finding.file, str(seen[key]))).encode()).hexdigest())
        seen[key] += 1
    return out


# ---------------------------------------------------------------------------------------------- the file


def write(findings: Iterable[Finding], corpus: Corpus) -> tuple[str, int]:
    """The text of a baseline file, one entry a line, sorted; and how many findings could not be written down."""
    unreadable = _unreadable(corpus)
    kept = [finding for finding in findings if finding.rule != EXPIRED]
    marks = Counter(mark(finding) for finding in kept if finding.file not in unreadable)
    lines = [
        json.dumps({"rule": m.rule, "where": m.where, "key": m.key, "message": m.words, "count": n}, ensure_ascii=False)
        for m, n in sorted(marks.items(), key=lambda entry: (entry[0].where, *entry[0]))
    ]
    body = "[\n" + ",\n".join(f"  {line}" for line in lines) + "\n]" if lines else "[]"
    return f'{{\n"version": "{VERSION}",\n"findings": {body}\n}}\n', len(kept) - sum(marks.values())


def read(text: str) -> tuple[Entry, ...]:
    """The entries of a baseline file. Raises BadBaselineError, with a sentence for the user."""
    try:
        value = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        where = f"第 {error.lineno} 行" if isinstance(error, json.JSONDecodeError) else "内容"
        raise BadBaselineError(f"{where}不符合 JSON 的写法") from error
    if not isinstance(value, dict) or not isinstance(value.get("findings"), list):
        raise BadBaselineError("不是基线文件：里面要有 version 和 findings")
    if value.get("version") != VERSION:
        raise BadBaselineError(f"基线的版本是 {value.get('version')}，本程序认得的是 {VERSION}")
    lines = _entry_lines(text)
    return tuple(_entry(raw, lines[index] if index < len(lines) else 1) for index, raw in enumerate(value["findings"]))


def _entry_lines(text: str) -> list[int]:
    """The line of each entry, by its ``"rule"`` key: our own files have one entry a line."""
    return [text.count("\n", 0, match.start()) + 1 for match in re.finditer(r'"rule"\s*:', text)]


def _entry(raw: object, line: int) -> Entry:
    if isinstance(raw, dict):
        words = [raw.get(key) for key in ("rule", "where", "key", "message")]
        count = raw.get("count", 1)
        if all(isinstance(word, str) for word in words) and type(count) is int and count > 0:
            return Entry(Mark(*(str(word) for word in words)), count, line)
    raise BadBaselineError(f"第 {line} 行不是基线的一条：要有 rule、where、key、message（文字）和 count（正整数）")


def _unreadable(corpus: Corpus) -> frozenset[str]:
    return corpus.unread.union(place.file for place in corpus.unsound if not place.path)


# ---------------------------------------------------------------------------------------------- against findings


def apply(
    findings: Sequence[Finding], entries: Iterable[Entry], corpus: Corpus, name: str
) -> tuple[tuple[Finding, ...], int]:
    """What is not in the baseline, with an info for each entry that is no longer true; and how many were known.

    ``name`` is the baseline file as seen from the catalogue folder. Of more findings than an entry counts, the first
    ones in the file are taken for the old ones.
    """
    entries = tuple(entries)
    left: Counter[Mark] = Counter()
    for entry in entries:
        left[entry.mark] += entry.times
    unreadable = _unreadable(corpus)
    fresh = []
    for finding in findings:
        key = mark(finding)
        if finding.file not in unreadable and left[key] > 0:
            left[key] -= 1
        else:
            fresh.append(finding)
    known = len(findings) - len(fresh)
    expired = [_expired(e, left[e.mark], name) for e in _last(entries) if left[e.mark] and _judged(e, corpus)]
    return (*fresh, *expired), known


def _judged(entry: Entry, corpus: Corpus) -> bool:
    """Whether the rules saw what an entry is about: what cannot be read now may still be wrong, so its entry stays."""
    where = entry.mark.where
    if corpus.unread or where in _unreadable(corpus):
        return False
    return not any(where == place.item or (not place.path and _kept_in(where, place.file)) for place in corpus.unsound)


def _kept_in(code: str, file: str) -> bool:
    """Whether an item of this code stands in that file, by the codes' own form: shjz-mzj-001 is in mzj/shjz.yaml."""
    department, _, field = file.removesuffix(".yaml").partition("/")
    return code.startswith(f"{field}-{department}-")


def _last(entries: Iterable[Entry]) -> Iterable[Entry]:
    return {entry.mark: entry for entry in entries}.values()


def _expired(entry: Entry, count: int, name: str) -> Finding:
    rule, where, _, words = entry.mark
    message = f"基线里的旧问题已经没有了{f'（少了 {count} 处）' if entry.times > 1 else ''}：{where}，{words}（{rule}）"
    place = Position(entry.line, 1, entry.line, 2)
    advice = "从基线里删去这一行，或加 --write-baseline 重写基线"
    return Finding(EXPIRED, Severity.INFO, name, place, message, advice)
