"""A corpus and a Git revision → what this branch changed, and what depends on it.

Files are compared with the merge base of the revision and HEAD, as they lie in the work tree now. A changed entry of
a registry reaches the items that use it: those that cite the law, have the department (or its group) as a subject,
use the channel, stand in the field. Git is only read: no lock, no hook, no helper program of the repository's own
configuration, no network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from gwstd import source
from gwstd import vocabulary as v
from gwstd.domain.library import Library
from gwstd.model import Corpus, Finding, Item, Law

Kind = Literal["新增", "修改", "删除", "改名"]

TIME_LIMIT: Final = 30
"""Seconds that one call of git may take."""

_KEY_OF: Final = {"departments.yaml": "代码", "fields.yaml": "代码", "channels.yaml": "名称", "laws.yaml": "名称"}
_NAMES_OF: Final = {
    "departments.yaml": ("代码", "全称", "简称", "曾用名"),
    "fields.yaml": ("代码", "名称", "别名"),
    "channels.yaml": ("名称", "别名"),
    "laws.yaml": ("名称", "简称"),
}
_WHAT: Final = {"departments.yaml": "单位", "fields.yaml": "领域", "channels.yaml": "渠道", "laws.yaml": "依据"}


class NoHistoryError(Exception):
    """Git cannot tell what changed; the text is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file of the catalogue, named from its root; ``before`` is its old name where it was renamed."""

    kind: Kind
    name: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry of a registry: the file, its title for people, every name it goes or went by."""

    kind: Kind
    file: str
    title: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that the branch added, altered or took away (``kind``), or that depends on a change (no kind).

    ``reasons``: which of its keys changed, and which change elsewhere reaches it.
    """

    code: str
    title: str
    department: str
    file: str
    kind: Kind | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since ``ref``: files, entries of registries, items changed and items affected."""

    ref: str
    files: tuple[FileChange, ...] = ()
    entries: tuple[EntryChange, ...] = ()
    items: tuple[ItemChange, ...] = ()
    _names: frozenset[str] = field(default=frozenset())
    _codes: frozenset[str] = field(default=frozenset())

    def concern(self, finding: Finding) -> bool:
        """Whether a finding is about a changed file, an affected item, or something related to one of them."""
        if finding.file in self._names or (finding.item and finding.item in self._codes):
            return True
        return any(r.file in self._names or (r.item and r.item in self._codes) for r in finding.related)


# ---------------------------------------------------------------------------------------------- git


def _git(root: Path, *arguments: str, check: bool = True, index: str = "") -> bytes | None:
    """What git prints; None when it fails and ``check`` is off. ``index``: a copy to use in place of the index.

    Raises NoHistoryError.
    """
    own = ("GIT_CONFIG", "GIT_CEILING", "GIT_EXEC_PATH")  # the user's; the others belong to the hook that called us
    environment = {k: value for k, value in os.environ.items() if not k.startswith("GIT_") or k.startswith(own)}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    environment |= {"GIT_INDEX_FILE": index} if index else {}
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotepath=false", *arguments]
    try:
        done = subprocess.run(
            command, cwd=root, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT,
            check=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise NoHistoryError("没有找到 git 命令，无法知道改了哪些文件；请安装 git，或去掉 --changed-since") from error
    except subprocess.TimeoutExpired as error:
        raise NoHistoryError(f"git 在 {TIME_LIMIT} 秒内没有答复（git {arguments[0]}）") from error
    if done.returncode == 0:
        return done.stdout
    if not check:
        return None
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    raise NoHistoryError(f"git {arguments[0]} 没有成功：{said[0] if said else f'返回 {done.returncode}'}")


def _base(root: Path, ref: str) -> str:
    """The commit (or empty tree) to compare with: the merge base of ``ref`` and HEAD, or ``ref`` where there is none."""
    if (inside := _git(root, "rev-parse", "--is-inside-work-tree", check=False)) is None or inside.strip() != b"true":
        _git(root, "--version")  # a missing git is said as such
        raise NoHistoryError(f"{root} 不在 git 仓库里（或 git 不信任这个文件夹的属主），无法知道改了哪些文件")
    commit = None
    if ref and not ref.startswith("-"):
        commit = _git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}", check=False)
    if commit is None and ref == "HEAD":  # no commit yet: everything is new
        return _text(_git(root, "hash-object", "-t", "tree", "--stdin"))
    if commit is None:
        raise NoHistoryError(
            f"git 里没有“{ref}”这个分支、标签或提交；CI 里要取全部历史（fetch-depth: 0），并写 origin/分支名"
        )
    base = _git(root, "merge-base", _text(commit), "HEAD", check=False)
    if not base and _text(_git(root, "rev-parse", "--is-shallow-repository")) == "true":
        raise NoHistoryError(
            f"取回的历史太浅，找不到与“{ref}”分开的地方；CI 里要取全部历史（GitHub 写 fetch-depth: 0，GitLab 写 "
            "GIT_DEPTH: 0），本机用 git fetch --unshallow"
        )
    return _text(base) if base else _text(commit)


def _text(printed: bytes | None) -> str:
    return (printed or b"").decode("utf-8", "surrogateescape").strip()


def _names(printed: bytes | None) -> list[str]:
    return (printed or b"").decode("utf-8", "surrogateescape").split("\0")[:-1]


def _diff(root: Path, base: str) -> list[str]:
    """What ``git diff --name-status`` says. It would refresh the index while it looks, so it gets a copy of it."""
    index = Path(os.fsdecode((_git(root, "rev-parse", "--git-path", "index") or b"").rstrip(b"\r\n")))
    with tempfile.TemporaryDirectory(prefix="gwstd-") as folder:
        copy = Path(folder) / "index"
        if (root / index).is_file():
            shutil.copyfile(root / index, copy)
        return _names(_git(root, "diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", "--relative",
                           "--ignore-submodules", base, "--", ".", index=str(copy)))  # fmt: skip


def _files(root: Path, base: str) -> Iterator[FileChange]:
    """Changed files below the catalogue folder, and those that git does not know yet."""
    told = iter(_diff(root, base))
    for status in told:
        name = next(told)
        if status.startswith(("R", "C")):
            renamed = status[0] == "R"
            yield FileChange("改名" if renamed else "新增", next(told), name if renamed else "")
        else:
            yield FileChange({"A": "新增", "D": "删除"}.get(status[0], "修改"), name)  # type: ignore[arg-type]
    for name in _names(_git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")):
        yield FileChange("新增", name)


def _old(root: Path, base: str, name: str) -> object:
    """The parsed value of a file as it was; None when it was not there or could not be read."""
    data = _git(root, "cat-file", "blob", f"{base}:./{name}", check=False)
    if data is None or len(data) > source.MAX_BYTES:
        return None
    text, _ = source.decode(name, data)
    return source.parse(name, text)[0] if text else None


def _now(corpus: Corpus, name: str) -> object:
    """The parsed value of a file as it is; None when it is gone or could not be read."""
    known = corpus.sources.get(name)
    if known is None:
        return None
    text = known.text
    if not text and known.path.is_file():  # dropped after loading
        text, _ = source.decode(name, known.path.read_bytes())
    return source.parse(name, text)[0] if text else None


# ---------------------------------------------------------------------------------------------- what changed


def since(corpus: Corpus, ref: str) -> Changes:
    """What changed in the catalogue since ``ref``. Raises NoHistoryError when git cannot tell."""
    base = _base(corpus.root, ref)
    files = tuple(sorted(set(_files(corpus.root, base)), key=lambda f: f.name))
    entries: list[EntryChange] = []
    own: dict[int, ItemChange] = {}
    gone: list[ItemChange] = []
    reasons: dict[int, list[str]] = {}
    for change in files:
        if change.name in v.REGISTRIES and not change.before:
            entries.extend(_entries(corpus, change.name, _old(corpus.root, base, change.name)))
        elif change.name == v.CATALOG_FILE:
            _edition_reasons(corpus, _old(corpus.root, base, change.name), reasons)
        elif change.name.startswith(f"{v.LISTS_FOLDER}/"):
            _list_reasons(corpus, change.name, _old(corpus.root, base, change.before or change.name), reasons)
        elif "/" in change.name:
            for name in (change.before, change.name):  # a file under a new name is one that went and one that came
                old = _old(corpus.root, base, name) if name and (name == change.before or not change.before) else None
                changed, lost = _items(corpus, name, old)
                own.update(changed)
                gone.extend(lost)
    moved = {item.code for item in own.values() if item.kind == "新增" and item.code}
    lost_items = [item for item in gone if item.code not in moved]
    _entry_reasons(corpus, entries, reasons)
    items = [*_listed(corpus, own, reasons, {item.code: item.file for item in gone}), *lost_items]
    names = frozenset(n for f in files for n in (f.name, f.before) if n)
    codes = frozenset(item.code for item in items if item.code)
    return Changes(ref, files, tuple(entries), tuple(items), names, codes)


def _listed(
    corpus: Corpus, own: Mapping[int, ItemChange], reasons: Mapping[int, list[str]], gone: Mapping[str, str]
) -> Iterator[ItemChange]:
    """Changed and affected items in the order of the corpus; one that only moved to another file is altered, not new."""
    for index, item in enumerate(corpus.items):
        why = tuple(dict.fromkeys(reasons.get(index, ())))
        if index in own:
            change = own[index]
            came = gone.get(item.code) if change.kind == "新增" and item.code else None
            kind: Kind | None = "修改" if came else change.kind
            what = (*change.reasons, *([f"移自 {came}"] if came else ()), *why)
            yield ItemChange(change.code, change.title, change.department, change.file, kind, what)
        elif why:
            yield ItemChange(item.code, item.title, item.department, item.file, None, why)


# ---------------------------------------------------------------------------------------------- registries


def _by_key(file: str, value: object) -> dict[str, dict[str, Any]]:
    """The entries of a registry by what identifies them; what is misshapen is left out."""
    listed = value.get(v.REGISTRIES[file]) if isinstance(value, dict) else None
    found = [e for e in listed if isinstance(e, dict)] if isinstance(listed, list) else []
    return {str(e[_KEY_OF[file]]): e for e in found if _KEY_OF[file] in e}


def _entries(corpus: Corpus, file: str, old_value: object) -> Iterator[EntryChange]:
    """The entries that came, went or changed; none of a file that cannot be read now: they are there, only unseen."""
    if file in corpus.unread and _now(corpus, file) is None:
        return
    new, old = _by_key(file, _now(corpus, file)), _by_key(file, old_value)
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        kind: Kind = "新增" if before is None else "删除" if after is None else "修改"
        names = frozenset(name for entry in (before, after) if entry for name in _entry_names(file, entry))
        shown = (after or before or {}).get("简称") if file == "departments.yaml" else key
        yield EntryChange(kind, file, shown if isinstance(shown, str) else key, names)


def _entry_names(file: str, entry: Mapping[str, Any]) -> Iterator[str]:
    for key in _NAMES_OF[file]:
        value = entry.get(key, ())
        yield from [value] if isinstance(value, str) else (n for n in value if isinstance(n, str))


def _entry_reasons(corpus: Corpus, entries: Iterable[EntryChange], reasons: dict[int, list[str]]) -> None:
    """Note, for each item that uses a changed entry, which one."""
    uses = _Uses(corpus, tuple(entries))
    if not uses.entries:
        return
    for index, item in enumerate(corpus.items):
        for entry in uses.of(item):
            quoted = f"《{entry.title}》" if entry.file == "laws.yaml" else f"“{entry.title}”"
            reasons.setdefault(index, []).append(f"{_WHAT[entry.file]}{quoted}已{entry.kind}")


class _Uses:
    """Which changed entries an item uses."""

    def __init__(self, corpus: Corpus, entries: tuple[EntryChange, ...]) -> None:
        self.entries = entries
        self._named: dict[tuple[str, str], EntryChange] = {}
        for entry in entries:
            for name in sorted(entry.names):
                self._named.setdefault((entry.file, name), entry)
        laws = [e for e in entries if e.file == "laws.yaml"]
        self._library = Library(_named_only(e.title, sorted(e.names)) for e in laws)
        self._law = {e.title: e for e in laws}
        self._follow_groups(corpus)
        self._follow_successors(corpus)

    def _follow_groups(self, corpus: Corpus) -> None:
        """A group changes with its members."""
        for department in corpus.departments:
            for code in department.members:
                if entry := self._named.get(("departments.yaml", code)):
                    for name in (department.code, department.name, department.full_name):
                        self._named.setdefault(("departments.yaml", name), entry)

    def _follow_successors(self, corpus: Corpus) -> None:
        """What is to be cited instead of a lapsed law depends on the laws that replace it."""
        library = Library(corpus.laws)
        waiting = [law for law in corpus.laws if law.name not in self._law]
        extra: dict[str, EntryChange] = {}
        for law in waiting:
            seen = {law.name}
            successor: Law | None = law
            while successor is not None and (name := successor.current.successor):
                target = library.resolve(name).law
                entry = self._law.get(target.name if target else name)
                if entry is not None:
                    extra[law.name] = entry
                    break
                successor = target if target is not None and target.name not in seen else None
                seen.add(name if target is None else target.name)
        direct = [_named_only(title, sorted(entry.names)) for title, entry in self._law.items()]
        self._library = Library([*direct, *(law for law in waiting if law.name in extra)])
        self._law |= extra

    def of(self, item: Item) -> Iterator[EntryChange]:
        for basis in item.bases:
            for _, reading in self._library.readings(basis):
                if reading.law is not None:
                    yield self._law[reading.law.name]
        wanted = [("departments.yaml", name) for name in (item.department, *item.subjects)]
        wanted += [("channels.yaml", name) for name in item.channels]
        wanted.append(("fields.yaml", item.field))
        for key in wanted:
            if key in self._named:
                yield self._named[key]


def _named_only(title: str, names: Iterable[str]) -> Law:
    """A law of which only the names are known (its entry may be gone)."""
    return Law(title, tuple(name for name in names if name != title), "", "", "", ())


def _edition_reasons(corpus: Corpus, old_value: object, reasons: dict[int, list[str]]) -> None:
    """A new 基准日 concerns whatever cites a law; an exemption that came or went, its item or file."""
    old = old_value if isinstance(old_value, dict) else {}
    edition = corpus.edition
    new_day = old.get("基准日") != edition.base_date and v.CATALOG_FILE not in corpus.unread
    exempted = old.get("豁免")
    before = {_exemption(e) for e in exempted if isinstance(e, dict)} if isinstance(exempted, list) else set()
    after = {(e.rule, e.target, e.reason) for e in edition.exemptions}
    targets = {target: rule for rule, target, _ in sorted(before ^ after)}
    for index, item in enumerate(corpus.items):
        if new_day and item.bases:
            reasons.setdefault(index, []).append("基准日已修改")
        for target in (item.code, item.file):
            if target and target in targets:
                reasons.setdefault(index, []).append(f"豁免“{targets[target]}”有变动")


def _list_reasons(corpus: Corpus, name: str, old_value: object, reasons: dict[int, list[str]]) -> None:
    """An entry of a list that came, went or changed concerns the items that name its code."""
    value = _now(corpus, name)
    if value is None and name in corpus.sources:  # it cannot be read now: nothing in it is gone
        return
    new, old = _matters(value), _matters(old_value)
    altered = {code for code in (*new, *old) if new.get(code) != old.get(code)}
    for index, item in enumerate(corpus.items):
        for code in item.matters:
            if code in altered:
                matter = new.get(code) or old[code]
                reasons.setdefault(index, []).append(f"清单事项“{matter.get('名称', code)}”有变动")


def _matters(value: object) -> dict[str, dict[str, Any]]:
    """The entries of a list by their code; what is misshapen is left out."""
    listed = value.get(v.MATTERS_KEY) if isinstance(value, dict) else None
    found = [e for e in listed if isinstance(e, dict)] if isinstance(listed, list) else []
    return {str(e["编码"]): e for e in found if "编码" in e}


def _exemption(entry: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(entry.get("规则", "")), str(entry.get("对象", "")), str(entry.get("理由", ""))


# ---------------------------------------------------------------------------------------------- items

_Identity = tuple[str, ...]


def _items(corpus: Corpus, name: str, old_value: object) -> tuple[dict[int, ItemChange], list[ItemChange]]:
    """Of one item file: the changed items by their index in the corpus, and those that are gone."""
    value = _now(corpus, name)
    if value is None and name in corpus.sources:  # it cannot be read now: nothing in it is gone
        return {}, []
    new, old = _effective(value), _effective(old_value)
    before = {_identity(values): values for values in old}
    there = {index: i for i, item in enumerate(corpus.items) if item.file == name for index in [item.index]}
    changed = {}
    for index, values in enumerate(new):
        earlier = before.get(_identity(values))
        if index in there and earlier != values:
            item = corpus.items[there[index]]
            kind: Kind = "新增" if earlier is None else "修改"
            parts = () if earlier is None else tuple(_altered(earlier, values))
            changed[there[index]] = ItemChange(item.code, item.title, item.department, name, kind, parts)
    present = {_identity(values) for values in new}
    department = name.partition("/")[0]
    lost = [
        ItemChange(_word(values, "编码"), _title(values), department, name, "删除")
        for values in old
        if _identity(values) not in present
    ]
    return changed, lost


def _altered(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """Which keys of an item changed, in the order of the catalogue, in words."""
    keys = [key for key in dict.fromkeys((*v.ITEM, *before, *after)) if before.get(key) != after.get(key)]
    for kind, chosen in (
        ("改了", [key for key in keys if key in before and key in after]),
        ("加了", [key for key in keys if key not in before]),
        ("删了", [key for key in keys if key not in after]),
    ):
        if chosen:
            yield f"{kind}{'、'.join(chosen)}"


def _effective(value: object) -> list[dict[str, Any]]:
    """The entries of an item file with its defaults filled in, as far as they have a usable shape."""
    if not isinstance(value, dict) or not isinstance(value.get(v.ITEMS_KEY), list):
        return []
    defaults = value.get(v.DEFAULTS_KEY)
    defaults = defaults if isinstance(defaults, dict) else {}
    return [{**defaults, **entry} if isinstance(entry, dict) else {} for entry in value[v.ITEMS_KEY]]


def _identity(values: Mapping[str, Any]) -> _Identity:
    """The code, or (where there is none yet) the names and the content."""
    if code := _word(values, "编码"):
        return (code,)
    return ("", *(_word(values, key) for key in v.NAMES), str(values.get("公开内容")))


def _title(values: Mapping[str, Any]) -> str:
    return next((word for key in ("三级事项", "二级事项", "一级事项") if (word := _word(values, key))), "")


def _word(values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""
