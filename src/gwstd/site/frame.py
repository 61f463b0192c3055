"""A template and its values in; one page of the column out, in the frame that all of them have.

The frame: the national tags, the strict policy, the masthead with the ways through the column, the colophon.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from gwstd.model import Compendium
from gwstd.resources import TemplateError, template
from gwstd.site import tags, wording
from gwstd.site.standings import Standings

if TYPE_CHECKING:
    from jinja2 import Environment


class _Shared(NamedTuple):
    head: Markup
    masthead: Markup
    colophon: Markup


class Frame:
    """The templates of one column (the catalogue's own before the packaged ones) and what each page of it shows."""

    def __init__(self, compendium: Compendium, catalogue: Path | None = None) -> None:
        self.compendium = compendium
        self.column = column_title(compendium)
        self.standings = Standings(compendium)
        self.environment = _environment(catalogue)
        self._own = _has_own(catalogue)
        self._known: dict[tuple[str, str], _Shared] = {}
        self.environment.globals.update(
            column=self.column, edition=compendium.edition, stamp=compendium.stamp, owner=compendium.owner
        )
        # Made once: thousands of pages say them.
        self.environment.globals.update(
            base_day=Markup.escape(wording.day(compendium.edition.base_date)),
            publish_day=Markup.escape(wording.day(compendium.edition.publish_date)),
        )

    def page(self, name: str, title: str, root: str = "", own_tags: Sequence[tags.Tag] = (), **values: object) -> bytes:
        """The page of a template. ``root`` leads from the page to the column's folder; ``title`` is the page's own.

        Raises TemplateError where one of the office's own templates cannot be used.
        """
        import jinja2

        whole = title if title == self.column else f"{title}－{self.column}"
        try:
            page = self.environment.get_template(f"{name}.html.j2").render(
                values, title=whole, tags=tags.markup(own_tags), root=root, shared=self._shared(root, name)
            )
        except (jinja2.TemplateError, UnicodeDecodeError) as error:
            if not self._own:
                raise
            where = (
                f"{error.name or name} 第 {error.lineno} 行" if isinstance(error, jinja2.TemplateSyntaxError) else name
            )
            raise TemplateError(
                f"templates/site 里的网页模板用不了（{where}：{error}）。照自带的改正，或者删掉，就用自带的"
            ) from error
        return wording.straight(page.encode("utf-8", "replace"))

    def _shared(self, root: str, name: str) -> _Shared:
        """The parts that do not differ from page to page: thousands of pages take them ready made."""
        if (root, name) not in self._known:
            macros: Any = self.environment.get_template("frame.html.j2").module
            shared = tags.markup(tags.column_tags(self.compendium.edition, self.column))
            made = _Shared(macros.head(root, shared), macros.masthead(root, name), macros.colophon())
            self._known[root, name] = made
        return self._known[root, name]


def column_title(compendium: Compendium) -> str:
    """What the column is called: the edition's name, or the owner's own catalogue."""
    owner = compendium.owner
    return f"{owner.full_name}政务公开标准目录" if owner else compendium.edition.title


def _has_own(catalogue: Path | None) -> bool:
    """Whether the catalogue has templates of pages; its own lists of words alone are none."""
    return catalogue is not None and any((catalogue / "templates" / "site").glob("*.j2"))


def _environment(catalogue: Path | None) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    def load(name: str) -> str:
        return template(f"site/{name}", catalogue).read_text(encoding="utf-8")

    # An office's own templates are data, not code: they get the sandbox.
    kind: type[Environment] = SandboxedEnvironment if _has_own(catalogue) else Environment
    made = kind(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters.update(day=wording.day, phones=wording.phones)
    return made
