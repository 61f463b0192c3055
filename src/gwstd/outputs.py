"""The files of a build: what each was made of, and which of an earlier build still are what would be made.

An office that corrects one item publishes the same three thousand pages again but for a hundred. So files that depend on
a part of the catalogue (the pages of one field's items, its volume, the Word file on what it prints) say what they are
made of; where an earlier build made them of the same, they stay, and are neither made nor written again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gwstd.document import Document
    from gwstd.model import Compendium


class Output(NamedTuple):
    """One file of a build. ``data`` is None where the file that an earlier build made under this name stays as it is.
    ``made_of`` is the digest of all that it depends on, or empty where it is made anew each time."""

    name: str
    size: int
    data: bytes | None = None
    made_of: str = ""


def made(name: str, data: bytes, made_of: str = "") -> Output:
    """A file that was made just now."""
    return Output(name, len(data), data, made_of)


def _nothing(_made_of: str) -> Sequence[Output]:
    return ()


class Earlier:
    """The files of an earlier build, by what they were made of.

    ``program`` says, as a digest, what all files depend on besides the catalogue's data: the program, its templates and
    those of the catalogue. ``find`` gives the files that were made of something, or none. ``Earlier()`` knows of no
    build, and no build to come will know of this one.
    """

    def __init__(self, program: str = "", find: Callable[[str], Sequence[Output]] = _nothing) -> None:
        self._program = program
        self._find = find

    @classmethod
    def of(cls, program: str, outputs: Iterable[Output]) -> Earlier:
        """A build whose files are at hand."""
        known: dict[str, list[Output]] = {}
        for output in outputs:
            known.setdefault(output.made_of, []).append(output)
        return cls(program, lambda made_of: known.get(made_of, ()))

    def below(self, folder: str) -> Earlier:
        """The files of a folder, by their names in it."""

        def find(made_of: str) -> Sequence[Output]:
            return [one._replace(name=one.name.removeprefix(f"{folder}/")) for one in self._find(made_of)]

        return Earlier(self._program, find)

    def or_make(self, made_of: str, make: Callable[[], Iterable[tuple[str, bytes]]]) -> Iterator[Output]:
        """The files of the earlier build that were made of this, or else those that ``make`` makes."""
        found = self._find(made_of) if made_of else ()
        if found:
            yield from found
        else:
            for name, data in make():
                yield made(name, data, made_of)

    def digest(self, *parts: object) -> str:
        """What a file is made of: all values that it depends on, as nouns of the model, blocks of a document and texts.

        They are taken for what they print as, which must say all of them, and the same in each run: no sets, no
        functions, no folders of this computer. Empty where nobody will ask.
        """
        if not self._program:
            return ""
        text = "\0".join([self._program, *map(repr, parts)])
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class FieldFiles:
    """The files that are each about one field of a compendium, or about a few: an earlier build's, or else made."""

    def __init__(self, earlier: Earlier, compendium: Compendium, documents: Mapping[str, Document]) -> None:
        """``documents``: the document of each field by its code."""
        shared = earlier.digest(compendium._replace(chapters=()))
        codes = ((chapter, chapter.field.code) for chapter in compendium.chapters)
        self._fields = {code: earlier.digest(shared, chapter, documents[code]) for chapter, code in codes}
        self._earlier = earlier

    def or_make(
        self, kind: str, fields: Iterable[str], make: Callable[[], Iterable[tuple[str, bytes]]], *parts: object
    ) -> Iterator[Output]:
        """The files of a kind about some fields (by their codes). They may depend on the fields' chapters and documents,
        and on everything that the compendium says but the other chapters; what else they depend on are the ``parts``
        (see Earlier.digest)."""
        made_of = self._earlier.digest(kind, [self._fields[field] for field in fields], *parts)
        return self._earlier.or_make(made_of, make)
