"""The elements of a web page in their order → its lines and tables. Without recursion: pages nest as deep as they like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from gwstd.grid import UnreadableError
from gwstd.intake._flow import DEEPEST, Block, Line, all_seen, has_text
from gwstd.intake._html_style import Look, Style, look
from gwstd.intake._html_table import Spanned, Tags, span
from gwstd.intake._html_text import Flow, Numbering, control, has_own_mark, joined, numbering, picture
from gwstd.intake._pieces import quoted

if TYPE_CHECKING:
    from lxml.etree import _Element

_NO_TEXT: Final = frozenset(
    ("script", "style", "noscript", "template", "nav", "svg", "math", "object", "iframe", "head", "canvas", "audio",
     "video", "map", "datalist", "rp", "select")
)  # fmt: skip
"""Elements whose inner text is not shown, or not all of it: of a choice only the chosen entry."""
_LINES: Final = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "hr", "pre", "blockquote",
     "center", "address", "section", "article", "header", "footer", "main", "aside", "form", "fieldset", "legend",
     "figure", "figcaption", "details", "summary", "caption", "table", "tr", "td", "th", "body", "html", "textarea")
)  # fmt: skip


@dataclass
class _Open:
    """An element that has not ended yet: what holds inside it, and what it gathers."""

    tag: str
    look: Look
    list: Numbering | None = None
    flow: Flow | None = None
    """Where the text inside goes, if it does not go where that of the parent goes."""
    table: Tags | None = None
    in_cell: bool = False
    concealed: bool = False
    """Whether it lies in a part of the page that is hidden as a whole; such a part is told of, not each text in it."""


@dataclass
class Walk:
    """Takes the start and end of each element, and the text behind each."""

    rules: Mapping[str, Style]
    flows: list[Flow] = field(default_factory=lambda: [Flow()])
    tables: list[Tags] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=lambda: [_Open("", Look())])

    def blocks(self) -> list[Block]:
        """What has been gathered of the page."""
        self.flows[0].end_line()
        return self.flows[0].blocks

    def start(self, element: _Element) -> bool:
        """An element begins; False: nothing inside it is text of the page."""
        tag = _name(element)
        above = self.stack[-1]
        own = look(element, tag, above.look, self.rules)
        opened = _Open(tag, own, above.list, in_cell=above.in_cell, concealed=above.concealed)
        self.stack.append(opened)
        if tag in _LINES:
            self.flows[-1].end_line()
        if tag in ("input", "select"):
            self.flows[-1].put(control(element, tag), own)
        if tag in _NO_TEXT:
            return False
        if tag in ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup", "caption"):
            self._start_of_table(element, opened)
        elif tag in ("ol", "ul"):
            opened.list = numbering(element, tag)
        elif tag == "li":
            self._entry(element, opened)
        elif tag == "br":
            self.flows[-1].put("\n", own)
        elif tag == "img":
            self._picture(element, own, opened.in_cell)
        if opened.look.hidden and not opened.in_cell and tag in _LINES:
            self._open_flow(opened)
        if element.text:
            self.flows[-1].add(element.text, opened.look)
        return True

    def end(self, element: _Element) -> None:
        """An element ends; what stands behind it belongs to its parent."""
        opened = self.stack.pop()
        if opened.tag in _LINES:
            self.flows[-1].end_line()
        if opened.flow is not None:
            self._close_flow(element, opened, self.flows.pop())
        if opened.table is not None:
            self.tables.pop()
            self.flows[-1].blocks.append(opened.table.table())
        if element.tail:
            self.flows[-1].add(element.tail, self.stack[-1].look)

    # ------------------------------------------------------------------------------------------ parts of tables

    def _start_of_table(self, element: _Element, opened: _Open) -> None:
        """A part of a table. What hides a table, a row or a column is told of it, and no longer of the text inside."""
        tag, hidden = opened.tag, opened.look.hidden
        if tag == "table":
            if len(self.tables) >= DEEPEST:
                raise UnreadableError(
                    f"网页里表格一层套一层，超过{DEEPEST}层，读不了。请把目录表格单独复制到一个新文件里再读。"
                )
            opened.table = Tags(hidden or opened.concealed)
            self.tables.append(opened.table)
            opened.look = opened.look._replace(hidden=False)
            opened.list, opened.concealed = None, False
        elif not self.tables:
            if tag in ("td", "th", "tr"):
                self.flows[-1].end_line()
        elif tag in ("thead", "tbody", "tfoot"):
            self.tables[-1].part(tag)
        elif tag == "tr":
            self.tables[-1].row(hidden=hidden)
            opened.look = opened.look._replace(hidden=False)
        elif tag in ("td", "th"):
            opened.in_cell = True
            self._open_flow(opened)
        elif tag == "col" or (tag == "colgroup" and element.find("col") is None):
            self.tables[-1].column(span(element.get("span")), hidden=hidden)

    def _open_flow(self, opened: _Open) -> None:
        """A cell, or a hidden part of the page, begins."""
        opened.flow = Flow()
        self.flows.append(opened.flow)
        if opened.look.hidden:
            opened.concealed = True
            opened.look = opened.look._replace(hidden=False)

    def _close_flow(self, element: _Element, opened: _Open, flow: Flow) -> None:
        """A cell, or a hidden part of the page, is complete."""
        flow.end_line()
        is_cell = opened.tag in ("td", "th") and bool(self.tables)
        if is_cell and not opened.concealed:
            asked = span(element.get("rowspan")), span(element.get("colspan"))
            self.tables[-1].cell(Spanned(tuple(flow.blocks), *asked))
        elif any(not isinstance(block, Line) and has_text((block,)) for block in flow.blocks):
            self.flows[-1].blocks.extend(flow.blocks)
        else:
            what = "单元格" if is_cell else "文字"
            text = joined([block.text for block in flow.blocks if isinstance(block, Line)])
            says = (*([quoted(f"网页上隐藏的{what}没有读入", text)] if text else ()), *all_seen(flow.blocks))
            if is_cell:
                self.tables[-1].seen.extend(says)
            elif says:
                self.flows[-1].blocks.append(Line("", says))

    # ------------------------------------------------------------------------------------------ what is shown as text

    def _entry(self, element: _Element, opened: _Open) -> None:
        """An entry of a list shows its number; outside of tables bullets are mostly the design of a menu."""
        if opened.list is None:
            return
        mark = opened.list.next(element, opened.look)
        if mark and (opened.in_cell or opened.list.ordered) and not has_own_mark(element):
            self.flows[-1].put(mark, opened.look)

    def _picture(self, element: _Element, own: Look, in_cell: bool) -> None:
        sign, says = picture(element)
        self.flows[-1].put(sign, own)
        if says and (in_cell or sign):
            self.flows[-1].seen.append(says)


def _name(element: _Element) -> str:
    """An element's name; Word writes some with a prefix (o:p, v:shape)."""
    return element.tag.lower() if isinstance(element.tag, str) else ""
