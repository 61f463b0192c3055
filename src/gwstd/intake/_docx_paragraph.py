"""One paragraph of a Word file → its text as it is seen: symbols, fields, boxes to tick, numbers, tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from gwstd.intake._docx_equations import equation
from gwstd.intake._docx_numbers import Numbers
from gwstd.intake._docx_styles import ListPlace, Look, Styles, list_place, look
from gwstd.intake._pieces import Piece, quoted, struck, told
from gwstd.intake._symbols import drawn
from gwstd.intake._wordxml import RELATION, WORD_2010, attribute, child, children, is_on, local, w

if TYPE_CHECKING:
    from lxml.etree import _Element

TICKED: Final = "☑"
UNTICKED: Final = "□"

_READ: Final = "read"
"""Marks in the tree which texts have been read or told."""
_THROUGH: Final = frozenset(("hyperlink", "ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo"))
_DELETED: Final = frozenset(("del", "moveFrom"))
_PLAIN: Final = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SAME_AGAIN: Final = re.compile(r"[\t\r\n]+")
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


@dataclass
class Story:
    """What paragraphs need to know of their document, and what has been counted and told so far.

    ``notes``: the texts of comments, footnotes and endnotes by kind and number; each is told once, where it hangs.
    """

    styles: Styles = field(default_factory=Styles)
    numbers: Numbers = field(default_factory=Numbers)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    _places: dict[str, ListPlace] = field(default_factory=dict)

    def place_of(self, style: str) -> ListPlace:
        """The list that a paragraph style belongs to."""
        if style not in self._places:
            self._places[style] = self.styles.list_place(style, self.numbers.style_levels)
        return self._places[style]


class Paragraph(NamedTuple):
    """A paragraph's text, what was seen in it, and the text boxes that are anchored there; the texts in it that are
    struck out, and the text without them."""

    text: str
    seen: tuple[str, ...]
    boxes: tuple[_Element, ...]
    struck: tuple[str, ...] = ()
    rest: str = ""


def paragraph(element: _Element, story: Story, *, numbered: bool = True) -> Paragraph:
    """Read a w:p. ``numbered``: whether it takes part in automatic numbering (what no one sees does not)."""
    if not len(element) and not story.place_of(story.styles.default_paragraph).number:
        return Paragraph("", (), ())
    if any(_is_prompt(control) for control in element.iterancestors(w("sdt"))):
        return Paragraph("", _prompt(plain_text(element)), ())
    properties = child(element, "pPr")
    style = attribute(child(properties, "pStyle"), "val") or story.styles.default_paragraph
    runs = _Runs(story, story.styles.look(style))
    runs.read(element)
    number = _number(properties, style, story) if numbered else ""
    pieces = [piece for piece in runs.pieces if not piece.deleted and not piece.hidden]
    out = struck(pieces)
    text, rest = ("".join(piece.text for piece in pieces if not (left_out and piece.struck)) for left_out in (0, out))
    unseen = not text.strip() and any(piece.hidden and piece.text.strip() for piece in runs.pieces)
    return Paragraph(
        (number + text) if text.strip() else "" if unseen else number.rstrip(),
        tuple(runs.told()),
        tuple(runs.boxes),
        out,
        number + rest if rest.strip() else "",
    )


def _number(properties: _Element | None, style: str, story: Story) -> str:
    if child(child(properties, "rPr"), "del") is not None:
        return ""
    place = list_place(properties)
    if not place.number or place.depth is None:
        of_style = story.place_of(style)
        place = place._replace(
            number=place.number or of_style.number, depth=place.depth if place.depth is not None else of_style.depth
        )
    return story.numbers.next(place.number, place.depth or 0)


@dataclass
class _Field:
    """An open field: how many pieces stand before it, its code, whether its result has begun."""

    pieces: int
    code: str = ""
    shows: bool = False


class _Runs:
    """Gathers the pieces of one paragraph."""

    def __init__(self, story: Story, base: Look) -> None:
        self.story = story
        self.base = base
        self.pieces: list[Piece] = []
        self.boxes: list[_Element] = []
        self.seen: list[str] = []
        self.fields: list[_Field] = []
        """The open fields, the inner ones last."""

    def read(self, parent: _Element, *, deleted: bool = False) -> None:
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element, deleted)
            elif name in _THROUGH:
                before = len(self.pieces)
                self.read(element, deleted=deleted)
                if name == "fldSimple" and len(self.pieces) == before:
                    self._overlay(attribute(element, "instr"), Look(), deleted)
            elif name in _DELETED:
                self.read(element, deleted=True)
            elif name == "sdt":
                self._control(element, deleted)
            elif name == "AlternateContent":
                for chosen in alternative(element):
                    self.read(chosen, deleted=deleted)
            elif name in ("oMath", "oMathPara"):
                self._add("".join(t.text or "" for t in element.iter(_MATHS)), Look(), deleted)

    def told(self) -> Iterator[str]:
        """What there is to say of the paragraph."""
        yield from told(self.pieces, leaves_hidden=True)
        yield from self.seen

    def _add(self, text: str, seen_as: Look, deleted: bool) -> None:
        if text and all(each.shows for each in self.fields):
            self.pieces.append(Piece(text, bool(seen_as.struck), bool(seen_as.hidden), deleted))

    def _run(self, run: _Element, deleted: bool) -> None:
        properties = child(run, "rPr")
        own = look(properties)
        if style := attribute(child(properties, "rStyle"), "val"):
            own = own.over(self.story.styles.look(style))
        self._run_content(run, own.over(self.base), deleted)

    def _run_content(self, run: _Element, seen_as: Look, deleted: bool) -> None:
        for element in run:
            name = local(element)
            if name in ("t", "delText"):
                element.set(_READ, "")
                text = _SAME_AGAIN.sub(" ", element.text or "")
                self._add(drawn(text, seen_as.font), seen_as, deleted or name == "delText")
            elif name in _PLAIN:
                self._add(_PLAIN[name], seen_as, deleted)
            elif name == "sym" and self.fields and not self.fields[-1].shows:
                self.fields[-1].code += _symbol(element)
            elif name == "sym":
                self._add(_symbol(element), seen_as, deleted)
            elif name == "fldChar":
                self._field(element, seen_as, deleted)
            elif name == "instrText" and self.fields:
                self.fields[-1].code += element.text or ""
            elif name == "ruby":
                for base in children(element, "rubyBase"):
                    self.read(base, deleted=deleted)
            elif name == "AlternateContent":
                for chosen in alternative(element):
                    self._run_content(chosen, seen_as, deleted)
            elif name in ("drawing", "pict", "object"):
                self._drawing(element)
            elif name in ("footnoteReference", "endnoteReference", "commentReference"):
                self._note(name.removesuffix("Reference"), attribute(element, "id"))

    def _field(self, element: _Element, seen_as: Look, deleted: bool) -> None:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._add(_form_field(child(element, "ffData")), Look(), deleted)
            self.fields.append(_Field(len(self.pieces)))
        elif self.fields and kind == "separate":
            self.fields[-1].shows = True
        elif self.fields and kind == "end":
            ended = self.fields.pop()
            if len(self.pieces) == ended.pieces:
                self._overlay(ended.code, seen_as, deleted)

    def _overlay(self, code: str, seen_as: Look, deleted: bool) -> None:
        """What a formula field draws, which has no text to show: a tick in a box, a number in a circle."""
        drawn_by_it = equation(code)
        if drawn_by_it is None:
            if code.split(None, 1)[:1] in (["eq"], ["EQ"]):
                self.seen.append(quoted("公式没有读入", code.strip()))
            return
        self._add(drawn_by_it, seen_as, deleted)

    def _control(self, element: _Element, deleted: bool) -> None:
        """A content control: what it shows, but for a prompt to fill it in."""
        before = len(self.pieces)
        for content in children(element, "sdtContent"):
            self.read(content, deleted=deleted)
        if _is_prompt(element):
            prompt = "".join(piece.text for piece in self.pieces[before:]).strip()
            del self.pieces[before:]
            self.seen.extend(_prompt(prompt))

    def _drawing(self, element: _Element) -> None:
        self.boxes.extend(outermost(element, "txbxContent"))
        names = {local(inner) for inner in element.iter()}
        if names & {"blip", "imagedata"}:
            self.seen.append("有图片，图中文字没有读")
        if "OLEObject" in names:
            self.seen.append("有嵌入的文件，没有读")
        elif names & {"chart", "relIds"}:
            self.seen.append("有图表，其中文字没有读")
        for inner in element.iter("{urn:schemas-microsoft-com:vml}textpath"):
            if text := (inner.get("string") or "").strip():
                self.seen.append(quoted("艺术字没有读入", text))

    def _note(self, kind: str, number: str) -> None:
        if text := self.story.notes.pop((kind, number), ""):
            self.seen.append(note(kind, text))


NOTES: Final[Mapping[str, str]] = {"comment": "批注", "footnote": "脚注", "endnote": "尾注"}


def note(kind: str, text: str) -> str:
    """What is told of a comment or a note."""
    return quoted(f"{NOTES[kind]}没有读入", text)


def alternative(element: _Element) -> Iterator[_Element]:
    """The one of an mc:AlternateContent's branches that a new Word shows."""
    branches = [branch for branch in element if local(branch) in ("Choice", "Fallback")]
    yield from [branch for branch in branches if len(branch)][:1]


def outermost(element: _Element, name: str) -> Iterator[_Element]:
    """The descendants of that name that lie in no other, of alternatives the shown one only."""
    for inner in element:
        kind = local(inner)
        if kind == name:
            yield inner
        elif kind == "AlternateContent":
            for chosen in alternative(inner):
                yield from outermost(chosen, name)
        elif kind:
            yield from outermost(inner, name)


def _symbol(element: _Element) -> str:
    code = attribute(element, "char")
    number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,6}", code) else 0
    if 0x20 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF:
        return drawn(chr(number), attribute(element, "font"))
    return ""


def _form_field(data: _Element | None) -> str:
    """The sign of a box to tick of an old form, or the chosen entry of its list."""
    if (box := child(data, "checkBox")) is not None:
        checked = child(box, "checked")
        return TICKED if is_on(checked if checked is not None else child(box, "default")) else UNTICKED
    if (choices := child(data, "ddList")) is not None:
        chosen = attribute(child(choices, "result"), "val") or attribute(child(choices, "default"), "val")
        entries = [attribute(entry, "val") for entry in children(choices, "listEntry")]
        index = int(chosen) if chosen.isdecimal() else 0
        return entries[index] if index < len(entries) else ""
    return ""


def _is_prompt(control: _Element) -> bool:
    return is_on(child(child(control, "sdtPr"), "showingPlcHdr"))


def _prompt(text: str) -> tuple[str, ...]:
    return (quoted("没有填写的控件，提示文字没有读入", text),) if text else ()


def show_states(root: _Element) -> None:
    """Let each box to tick (a content control in a line, around paragraphs or around a cell) show ☑ or □ in the tree:
    Word's own sign for a ticked one is ☒, which elsewhere means the contrary, and documents may choose others."""
    for box in list(root.iter(f"{WORD_2010}checkbox")):
        control = next(box.iterancestors(w("sdt")), None)
        content = child(control, "sdtContent")
        signs = list(content.iter(w("t"), w("sym"))) if content is not None else []
        for sign in signs:
            if (run := sign.getparent()) is not None:
                run.replace(sign, sign.makeelement(w("t")))
        for sign in islice(content.iter(w("t")), 1) if content is not None else ():
            sign.text = _state(box)


def _state(box: _Element) -> str:
    checked = box.find(f"{WORD_2010}checked")
    value = (checked.get(f"{WORD_2010}val") or "1") if checked is not None else "0"
    return TICKED if value.lower() in ("1", "true", "on") else UNTICKED


def plain_text(element: _Element) -> str:
    """All the text in an element, paragraphs apart by blanks: of comments, and of what was deleted."""
    texts: list[str] = []
    for inner in element.iter(w("p")):
        parts = list(inner.iter(w("t"), w("delText")))
        for part in parts:
            part.set(_READ, "")
        texts.append("".join(part.text or "" for part in parts).strip())
    return " ".join(filter(None, texts))


def unread(root: _Element) -> str:
    """The text that stands where nobody looked, since no version of the format has text there."""
    texts = [
        part.text or ""
        for part in root.iter(w("t"), w("delText"))
        if part.get(_READ) is None and not any(local(above) in ("Fallback", "rt") for above in part.iterancestors())
    ]
    return "".join(texts).strip()


def relation(element: _Element, name: str = "id") -> str:
    """The relation that an element names."""
    return element.get(RELATION + name) or ""
