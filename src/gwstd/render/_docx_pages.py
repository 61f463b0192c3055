"""Heights of a table's rows in, the pages that they fill out: what stands together, and where a merge begins anew.

A cell that is merged over several pages shows its text on the first of them only. So the rows of a page are worked out
here and kept together (``w:keepNext``, which Word, WPS and LibreOffice all follow), and the text is said again at the
top of the next page. A height a little too great costs a line of paper; one too small would part a page in two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gwstd.document import Merge
from gwstd.render._docx_lines import Lines
from gwstd.render._docx_template import Section, Type


class Place(NamedTuple):
    """How far down its page what comes next stands, as far as that can be known, in twips.

    ``used``: what is taken above; ``lead``: what of headings stays with what comes next.
    """

    used: int = 0
    lead: int = 0

    def heading(self, height: int, new_page: bool = False) -> Place:
        """The place after a heading or a title."""
        return Place(0, height) if new_page else Place(self.used, self.lead + height)

    def text(self, text: str, kind: Type, section: Section) -> Place:
        """The place after a paragraph."""
        lines = Lines(section.width / kind.size)[text]
        return Place((self.used + self.lead + lines * kind.line) % section.height)

    def above(self, least: int, height: int) -> int:
        """What of its page is taken above a table whose beginning is so high: its headings go to a new page with it."""
        taken = self.used + self.lead
        return taken if taken + least <= height else self.lead


class Group(NamedTuple):
    """Rows that stand on one page, first and last from 0. ``together``: whether they can be kept there."""

    first: int
    last: int
    together: bool = True


def groups(heights: Sequence[int], room: int, used: int, longest: int) -> list[Group]:
    """The rows page by page. ``room``: what a page has for rows; ``used``: what of the first one is taken already.

    A row higher than ``longest`` may be split, so it begins where the row before it ended.
    """
    found: list[Group] = []
    first, left = 0, room - used
    for index, height in enumerate(heights):
        if height > longest:
            if first < index:
                found.append(Group(first, index - 1))
            found.append(Group(index, index, together=False))
            first, left = index + 1, room - (height - left) % room
        elif height > left:
            if first < index:
                found.append(Group(first, index - 1))
            first, left = index, room - height
        else:
            left -= height
    if first < len(heights):
        found.append(Group(first, len(heights) - 1))
    return _balanced(found, heights, room)


def _balanced(found: list[Group], heights: Sequence[int], room: int) -> list[Group]:
    """The pages with a row of the one before given to a last page that would hold a single row."""
    if len(found) < 2:
        return found
    *_, before, last = found
    alone = last.first == last.last and before.together and last.together
    if not alone or before.last - before.first < 2 or heights[before.last] + heights[last.first] > room:
        return found
    return [*found[:-2], Group(before.first, before.last - 1), Group(before.last, last.last)]


class Parts(NamedTuple):
    """The merges of a table cut at the tops of its pages.

    ``starts``: row → columns where a merge begins; ``continued``: row → columns where one goes on; ``again``: row →
    columns where the text of a merge from the page before is said again.
    """

    starts: dict[int, list[int]]
    continued: dict[int, list[int]]
    again: dict[int, list[int]]


def parts(merges: Iterable[Merge], pages: Sequence[Group]) -> Parts:
    """The merges as they stand on the pages; a part of one row is no merge."""
    cut = Parts({}, {}, {})
    tops = [page.first for page in pages]
    for column, first, last in merges:
        inner = [top for top in tops if first < top <= last]
        for begin, end in zip([first, *inner], [*(top - 1 for top in inner), last], strict=True):
            if begin != first:
                cut.again.setdefault(begin, []).append(column)
            if end > begin:
                cut.starts.setdefault(begin, []).append(column)
            for row in range(begin + 1, end + 1):
                cut.continued.setdefault(row, []).append(column)
    return cut
