"""Score readings of foreign catalogues against the right ones: items found, missed, invented; fields right by attribute.

    python tests/score_import.py                             read with gwstd in this process
    python tests/score_import.py --command "gwstd import --format json {file}"
    python tests/score_import.py --readings FOLDER           NAME.json or NAME.expected.json for each file
    python tests/score_import.py -v [FILE…]                  each difference, of some files

A reading has the shape that tests/data/import/README.md defines. Items are aligned in order by the likeness of their
names and contents. What an expected item calls ``lenient`` is not scored; ``accept`` names other right answers.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import shlex
import subprocess
import sys
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).parent / "data" / "import"
ATTRIBUTES: Final = (
    "level1",
    "level2",
    "level3",
    "content",
    "bases",
    "time_limit_text",
    "subjects",
    "channels",
    "channels_other",
    "audience.public",
    "audience.specific",
    "mode",
    "levels",
    "extra",
    "seq",
)
SAME: Final = 0.5
"""How alike two items must be to be taken for one."""

Value = Any
Reading = dict[str, Any]


def get(item: Reading, attribute: str) -> Value:
    value: Value = item
    for key in attribute.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


_BRACKETS: Final = str.maketrans("[【﹝（(]】﹞）)〈〉<>", "〔〔〔〔〔〕〕〕〕〕《》《》")


def plain(text: str) -> str:
    """A text without what no reader can see or should care for: blanks, widths, kinds of brackets, a final stop."""
    text = re.sub(r"[\s\u200b-\u200d\ufeff\u00ad]", "", unicodedata.normalize("NFKC", text))
    return text.translate(_BRACKETS).rstrip("。；;")


def norm(attribute: str, value: Value) -> Value:
    """A value in a form that compares: null, absent, empty are one; sets where order means nothing."""
    if value in (None, "", [], {}, False):
        return None
    if attribute == "mode":
        return tuple(name for name in ("proactive", "on_request") if value.get(name)) or None
    if attribute == "extra":
        shown = {plain(str(key)): plain(str(text)) for key, text in value.items() if text not in (None, "")}
        return tuple(sorted(shown.items())) or None
    if attribute == "bases":
        return tuple((plain(basis["title"]), plain(basis.get("doc_number") or "")) for basis in value)
    if attribute == "channels_other":
        return tuple(sorted(part for part in re.split("[、，,；;]", plain(str(value))) if part))
    if attribute == "seq":
        return plain(str(value)).rstrip(".、．")
    if isinstance(value, list):
        texts = tuple(plain(str(text)) for text in value)
        return tuple(sorted(texts)) if attribute in ("channels", "levels", "subjects") else texts
    return plain(value) if isinstance(value, str) else value


def right(attribute: str, wanted: Reading, got: Reading) -> bool:
    """Whether the reading's value is the expected one, or one that is accepted, or is not scored."""
    key = attribute.replace(".", "_")
    if {attribute, key} & set(wanted.get("lenient", ())):
        return True
    accept = wanted.get("accept", {})
    answers = [get(wanted, attribute), *accept.get(key, ()), *accept.get(attribute, ())]
    value = norm(attribute, get(got, attribute))
    return any(value == norm(attribute, answer) for answer in answers)


def alike(wanted: Reading, got: Reading) -> float:
    """Likeness of two items, 0 to 1: their names count most, then what they publish."""

    def names(item: Reading) -> str:
        return plain("/".join(item.get(key) or "" for key in ("level1", "level2", "level3", "level4")))

    def ratio(a: str, b: str) -> float:
        return 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()

    last = [plain(i.get("level3") or i.get("level2") or i.get("level1") or "") for i in (wanted, got)]
    contents = [plain("".join(item.get("content") or ()))[:120] for item in (wanted, got)]
    return 0.35 * ratio(names(wanted), names(got)) + 0.4 * ratio(*last) + 0.25 * ratio(*contents)


def align(wanted: list[Reading], got: list[Reading]) -> list[tuple[int | None, int | None]]:
    """Pairs in order that are most alike in sum; None: no partner."""
    n, m = len(wanted), len(got)
    score = [[alike(w, g) for g in got] for w in wanted]
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            pair = score[i][j] + best[i + 1][j + 1] if score[i][j] >= SAME else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < n or j < m:
        if i < n and j < m and score[i][j] >= SAME and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif i < n and (j == m or best[i][j] == best[i + 1][j]):
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return pairs


@dataclass
class Score:
    """What came of one file (or of all)."""

    found: int = 0
    missed: int = 0
    invented: int = 0
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.found += other.found
        self.missed += other.missed
        self.invented += other.invented
        self.right.update(other.right)
        self.wrong.update(other.wrong)

    @property
    def items(self) -> float:
        return self.found / max(1, self.found + self.missed)

    @property
    def fields(self) -> float:
        """Share of right fields; those of a missed item are wrong."""
        missed = self.missed * len(ATTRIBUTES)
        return self.right.total() / max(1, self.right.total() + self.wrong.total() + missed)


def _name(item: Reading) -> str:
    names = [item.get(key) for key in ("level1", "level2", "level3")]
    return f"[{item.get('seq') or '–'}] " + "/".join(name for name in names if name)


def score(expected: Reading, reading: Reading) -> Score:
    """One file's reading against the right one."""
    result = Score()
    wanted, got = expected["items"], reading.get("items", [])
    optional = list(expected.get("optional_items", ()))
    for i, j in align(wanted, got):
        if i is None and j is not None:
            if any(alike(item, got[j]) >= 0.8 for item in optional):
                continue
            result.invented += 1
            result.differences.append(f"  + invented {_name(got[j])}")
        elif i is not None and j is None:
            result.missed += 1
            result.differences.append(f"  - missed {_name(wanted[i])}")
        elif i is not None and j is not None:
            result.found += 1
            _compare(wanted[i], got[j], result)
    return result


def _compare(wanted: Reading, got: Reading, result: Score) -> None:
    for attribute in ATTRIBUTES:
        if right(attribute, wanted, got):
            result.right[attribute] += 1
            continue
        result.wrong[attribute] += 1
        shown = [json.dumps(get(item, attribute), ensure_ascii=False) for item in (wanted, got)]
        result.differences.append(
            f"  {_name(wanted)} {attribute}\n      expected {shown[0]}\n      got      {shown[1]}"
        )


def by_command(command: str) -> Callable[[Path], Reading]:
    def read(path: Path) -> Reading:
        words = [word.replace("{file}", str(path)) for word in shlex.split(command)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=300)
        if "Traceback" in done.stderr:
            raise RuntimeError(done.stderr[-2000:])
        value: Any = json.loads(done.stdout)
        reading: Reading = value[0] if isinstance(value, list) else value
        return reading

    return read


def by_folder(folder: Path) -> Callable[[Path], Reading]:
    def read(path: Path) -> Reading:
        for name in (f"{path.stem}.json", f"{path.name}.json", f"{path.stem}.expected.json"):
            if (folder / name).exists():
                value: Reading = json.loads((folder / name).read_text(encoding="utf-8"))
                return value
        raise FileNotFoundError(f"no reading of {path.name} in {folder}")

    return read


def in_process(path: Path) -> Reading:
    parts: dict[str, Any] = {
        name: importlib.import_module(f"gwstd.{name}") for name in ("intake", "tables", "draft_json")
    }
    grids = list(parts["intake"].grids(path))
    value: Reading = parts["draft_json"].value(parts["tables"].read(grids, path.name))
    return value


def source(expected: Path) -> Path:
    """The catalogue that an expected reading belongs to."""
    file: str = json.loads(expected.read_text(encoding="utf-8"))["file"]
    return expected.with_name(file)


def run(paths: Iterable[Path], read: Callable[[Path], Reading], verbose: bool) -> Score:
    """Score every file, print the table, give the sum."""
    total = Score()
    print(f"{'found':>7}{'missed':>7}{'invent':>7}{'items':>8}{'fields':>8}{'sec':>6}  file")
    for path in paths:
        expected = json.loads(path.read_text(encoding="utf-8"))
        start = time.perf_counter()
        failure = ""
        try:
            reading = read(source(path))
        except Exception:
            failure = traceback.format_exc(limit=-3)
            reading = {"items": []}
        took = time.perf_counter() - start
        one = score(expected, reading)
        total.add(one)
        _line(one, expected["file"] + ("  — FAILED" if failure else ""), took)
        if verbose:
            print("\n".join(one.differences))
        if failure:
            print(failure if verbose else "    " + failure.strip().splitlines()[-1], file=sys.stderr)
    _line(total, "total", 0.0)
    print()
    for attribute in ATTRIBUTES:
        good, bad = total.right[attribute], total.wrong[attribute]
        print(f"{good / max(1, good + bad):8.1%}  {attribute:<18} {bad or ''}")
    return total


def _line(one: Score, name: str, took: float) -> None:
    numbers = f"{one.found:7}{one.missed:7}{one.invented:7}"
    print(f"{numbers}{one.items:8.1%}{one.fields:8.1%}{took:6.1f}  {name}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="parts of file names; none: all")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the catalogues and NAME.expected.json")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--command", help="prints the JSON of one catalogue; {file} is its path")
    way.add_argument("--readings", type=Path, help="folder of JSON readings")
    way.add_argument("--python", action="store_true", help="read with gwstd in this process (the default)")
    parser.add_argument("-v", "--verbose", action="store_true", help="show every difference")
    options = parser.parse_args()
    paths = sorted(options.data.glob("*.expected.json"))
    paths = [path for path in paths if not options.files or any(word in path.name for word in options.files)]
    read: Callable[[Path], Reading] = in_process
    if options.command:
        read = by_command(options.command)
    elif options.readings:
        read = by_folder(options.readings)
    total = run(paths, read, options.verbose)
    return 0 if total.items >= 0.97 and total.fields >= 0.95 else 1


if __name__ == "__main__":
    sys.exit(main())
