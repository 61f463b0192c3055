"""Random item files as somebody might have typed them, for the tests of ``gwstd fmt``.

Every style that YAML has for a text, a list and a mapping; any key order, indentation and line end; comments wherever
one may stand. Each comment holds a mark that stands nowhere else, so that a test can look for it without our reader.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from gwstd import source
from gwstd.vocabulary import ITEM

WORDS = (
    "社会救助", "区民政局", "自信息形成之日起20个工作日内", "国办发〔2019〕54号", "《法》（国办发〔2019〕54号）", "“引号”：全角", "甲：乙", "甲:乙", "末尾:",
    "a: b", "a:b", "x: ", ": y", ":a", ":", "a #b", "是 # 不是注释", "# z", "#井", "- x", "- 甲", "-", "-a", "--- x", "---", "...", "?", "? x", "?a", "a?",
    "'", '"', "''", "'单'", '"双"', "it's", "\\", "\\n", "\\反", "a\\", "no", "yes", "On", "y", "N", "true", "null", "~", "=", "<<", "012", "1.5", "1e3",
    "0x1F", "1_000", "+1", "-1", ".5", ".inf", ".nan", "12:30", "2024-01-01", "9:00—17:00", "http://a.cn/#x", "http://a.cn/?a=b&c={d}", "a, b", "a,b", ",a",
    "甲, 乙",
    "[", "]", "{", "}", "a]", "a}", "a[b", "甲{乙", "[方]", "{花}", "*星", "&和", "!叹", "%百", "%YAML", "@at", "`反引", "|", "> x", "  前", "后  ", "　",
    "　全角空格", "全角　空格", "a\tb", "\t前", "后\t", "😀", "区😀 民", "𠀀字", "é", "a\u0301", "，", "、", "—", "一句很长的话" * 12, "一二三，" * 20,
)  # fmt: skip
"""Texts that some way of writing YAML would read as something else."""
SEVERAL = (
    "一\n二", "一\n二\n", "\n空", "\n\n空\n", " 空\n次", "尾 \n次", "一\n\n二\n\n", "甲\n  乙\n丙", "甲\n\t乙", "\t甲\n乙", "\n", "\n\n", " \n", " \n甲",
    "甲\n ", "甲\n\n\n乙\n", "# 甲\n# 乙\n", "- a\n- b\n", "a: b\nc: d", "甲\n---\n乙", "...\n", "甲\n\n  # 乙\n丙\n\n\n", "甲 \n 乙 ", "😀\n😀",
)  # fmt: skip
KEYS = (*ITEM, "自造键", "no", "012", "a b", "键, 逗", "'k", "k#k", "2024-01-01", "[k", "?k", "事项", "默认", "长" * 40)


class TypedFile:
    """One random file: its ``text``, and the ``marks`` of its comments."""

    def __init__(self, seed: int) -> None:
        self.marks: list[str] = []
        self._pick = random.Random(seed)
        self._lines: list[str] = []
        self._document()
        text = "\n".join(self._lines) + self._one_of("\n", "\n", "", "\n\n", "\n  \n")
        self.text = text.replace("\n", self._one_of(*["\n"] * 8, "\r\n", "\r\n", "\r\n", "\r"))

    def _one_of(self, *choices: str) -> str:
        return self._pick.choice(choices)

    def _often(self, share: float) -> bool:
        return self._pick.random() < share

    # ------------------------------------------------------------------------------------------ comments

    def _comment(self) -> str:
        self.marks.append(f"注{len(self.marks):04}终")
        lead, tail = self._one_of("# ", "#", "## "), self._one_of("", "", ": [x] 'y", " - {", ' "', "  ", " # 又")
        return lead + self.marks[-1] + tail

    def _beside(self) -> str:
        return self._one_of(" ", "  ", "\t") + self._comment() if self._often(0.25) else self._one_of("", "", "", " ")

    def _between(self, column: int) -> None:
        """Blank lines and comments before an entry, at its column or somewhere else."""
        for _ in range(self._pick.choice((0, 0, 0, 0, 1, 1, 2))):
            at = self._pick.choice((column, column, column, 0, column + 2, max(0, column - 2), column + 1))
            self._lines.append(" " * at + self._comment() if self._often(0.6) else " " * self._pick.choice((0, 0, 3)))

    # ------------------------------------------------------------------------------------------ texts

    def _text(self, flow: bool, key: bool = False) -> str:
        value = self._one_of(*(KEYS if key else WORDS))
        ways = [f'"{"".join(map(self._escaped, value))}"']
        if "\t" not in value:
            ways.append("'" + value.replace("'", "''") + "'")
        if _plain(value, flow, key):
            ways += [value] * 4
        return self._one_of(*ways)

    def _escaped(self, char: str) -> str:
        if char in '\\"':
            return f"\\{char}"
        if char == "\t" and self._often(0.7):
            return "\\t"
        if self._often(0.03):
            return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
        return char

    def _block(self, start: str, column: int) -> None:
        value, step = self._one_of(*SEVERAL), self._pick.choice((1, 2, 2, 4))
        needs = value.startswith("\n") or any(line[:1] in (" ", "\t") for line in value.split("\n"))
        depth, end = str(step) if needs or self._often(0.15) else "", self._one_of("", "-", "+")
        comment = f" {self._comment()}" if self._often(0.2) else ""
        self._lines.append(start + self._one_of("|", ">") + self._one_of(depth + end, end + depth) + comment)
        for line in value.split("\n"):
            empty = self._one_of("", "", "", " " * self._pick.randrange(column + step))
            self._lines.append(" " * (column + step) + line if line or self._often(0.2) else empty)
        self._lines.extend([""] * self._pick.choice((0, 0, 0, 1, 2)))

    def _folded(self, start: str, column: int) -> None:
        """A text, quoted or not, that goes on in the next lines."""
        quote = self._one_of("", '"', "'")
        first, *rest = self._pick.choice((("甲乙", "丙丁"), ("a", "", "b"), ("一句", "二句", "三句")))
        self._lines.append(start + quote + first)
        self._lines.extend(" " * (column + self._pick.randrange(1, 5)) + line if line else "" for line in rest)
        self._lines[-1] += quote + self._beside()

    # ------------------------------------------------------------------------------------------ collections

    def _flow(self, column: int, depth: int = 0) -> str:
        """A list or mapping in brackets, perhaps over several lines with comments in them."""
        broken = self._often(0.35)

        def gap() -> str:
            if not broken or self._often(0.4):
                return self._one_of("", " ")
            first = f" {self._comment()}" if self._often(0.3) else ""
            more = f"\n{' ' * (column + self._pick.randrange(1, 5))}{self._comment()}" if self._often(0.25) else ""
            return f"{first}{more}{self._one_of('', '', '', chr(10))}\n{' ' * (column + self._pick.randrange(1, 5))}"

        mapping = self._often(0.4)
        parts = [self._flow_entry(column, depth, mapping, f"键{n}") for n in range(self._pick.randrange(5))]
        made = gap()
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            made += part + ("" if last and self._often(0.9) else f"{gap()},{gap() or ' '}")
        return f"{{{made}{gap()}}}" if mapping else f"[{made}{gap()}]"

    def _flow_entry(self, column: int, depth: int, mapping: bool, key: str) -> str:
        if mapping and self._often(0.15):
            return self._one_of(key, f"{key}:")
        if not mapping:
            key = self._text(True, key=True) if self._often(0.05) else ""
        value = self._flow(column, depth + 1) if depth < 2 and self._often(0.15) else self._text(True)
        return f"{key}: {value}" if key else value

    def _value(self, start: str, column: int, depth: int, dash: bool = False) -> None:
        """What stands after ``start``, a key with its colon or a dash, whose entry begins at ``column``."""
        gap = self._one_of(" ", " ", " ", "  ", "   ")
        ways: list[tuple[float, Callable[[], None]]] = [
            (0.40, lambda: self._lines.append(start + gap + self._text(False) + self._beside())),
            (0.58, lambda: self._lines.append(start + gap + self._flow(column) + self._beside())),
            (0.68, lambda: self._block(start + gap, column)),
            (0.72, lambda: self._lines.append(start + self._beside())),
            (0.75, lambda: self._below(start, column)),
            (0.79, lambda: self._folded(start + gap, column)),
            (2.0 if depth > 3 else 0.9, lambda: self._list(start, column, depth, dash)),
            (2.0, lambda: self._nested(start, column, depth, dash)),
        ]
        chance = self._pick.random()
        next(way for share, way in ways if chance < share)()

    def _below(self, start: str, column: int) -> None:
        self._lines.append(start + self._beside())
        self._between(column + 2)
        value = self._text(False) if self._often(0.5) else self._flow(column + 2)
        self._lines.append(" " * (column + 2) + value + self._beside())

    def _list(self, start: str, column: int, depth: int, dash: bool) -> None:
        at = column + (0 if not dash and self._often(0.3) else self._pick.choice((1, 2, 2, 4)))
        if dash and self._often(0.5):  # - - 甲
            at = len(start) + 1
            self._value(f"{start} -", at, depth + 1, dash=True)
        else:
            self._lines.append(start + self._beside())
        for _ in range(self._pick.randrange(1, 4)):
            self._between(at)
            self._value(" " * at + "-", at, depth + 2, dash=True)

    def _nested(self, start: str, column: int, depth: int, dash: bool) -> None:
        if dash and self._often(0.7):
            self._mapping(len(start) + 1, depth + 1, f"{start} ")
            return
        self._lines.append(start + self._beside())
        self._mapping(column + self._pick.choice((1, 2, 2, 3, 4)), depth + 1)

    def _mapping(self, column: int, depth: int, first: str = "") -> None:
        seen: set[str] = set()
        for number in range(self._pick.randrange(1, 6)):
            start = first if first and number == 0 else " " * column
            if start != first:
                self._between(column)
            key = self._text(False, key=True)
            [value] = source.parse("x", f"{key}: 1")[0]  # type: ignore[misc]
            if value in seen:
                key = value = f"键{number}"
            seen.add(str(value))
            if self._often(0.02):
                self._lines.append(f"{start}? {key}{self._beside()}")
                self._value(" " * column + ":", column, depth)
            else:
                self._value(f"{start}{key}:", column, depth)

    def _document(self) -> None:
        self._lines.extend(self._pick.choice(([], [], [], ["---"], ["%YAML 1.2", "---"])))
        if self._often(0.3):
            self._lines.append("# yaml-language-server: $schema=../schemas/items.schema.json")
        if self._often(0.5):
            self._mapping(0, 1)
        else:
            for key in self._pick.sample(("部门", "领域", "默认", "事项"), 4):
                self._between(0)
                self._part(key)
        self._between(0)
        if self._often(0.05):
            self._lines.append("..." + self._beside())

    def _part(self, key: str) -> None:
        if key not in ("默认", "事项"):
            self._value(f"{key}:", 0, 3)
            return
        self._lines.append(f"{key}:{self._beside()}")
        if key == "默认":
            self._mapping(self._pick.choice((1, 2, 4)), 1)
            return
        at = self._pick.choice((0, 2, 4))
        for _ in range(self._pick.randrange(1, 4)):
            self._between(at)
            chance = self._pick.random()
            if chance < 0.1:
                self._lines.append(" " * at + "-" + self._beside())
                self._between(at + 2)
                self._mapping(at + 2, 1)
            elif chance < 0.2:
                self._lines.append(" " * at + "- " + self._flow(at + 2) + self._beside())
            else:
                self._mapping(at + 2, 1, " " * at + "- ")


def _plain(value: str, flow: bool, key: bool) -> bool:
    """Whether the text is itself where it is written without quotes."""
    if key:
        text, wanted = f"{{{value}: v}}" if flow else f"{value}: v", {value: "v"}
    else:
        text = f"k: [{value}, z]" if flow else f"k: {value}\nz: 1"
        wanted = {"k": [value, "z"]} if flow else {"k": value, "z": "1"}  # type: ignore[dict-item]
    found, flaws = source.parse("x", text)
    return not flaws and found == wanted
