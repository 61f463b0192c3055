"""A text template (编制说明, 要素说明) and the edition's data → blocks.

The templates are Jinja2 texts in ``templates/``; a catalogue may override one in its own ``templates/`` folder. In
the text, a line ``# …`` is a heading of level 2, ``- …`` an entry of a list, every other line a paragraph.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

from gwstd import resources
from gwstd.document import Block, Heading, Listing, Paragraph


def blocks(template: str, data: Mapping[str, object], anchor: str, catalogue: Path | None = None) -> Iterator[Block]:
    """The blocks of a text template. ``anchor`` begins the anchors of its headings.

    Raises TemplateError when the office's own template is wrong.
    """
    entries: list[str] = []
    number = 0
    for line in [*_filled(resources.template(template, catalogue), data).splitlines(), ""]:
        line = line.strip()
        if entries and not line.startswith("- "):
            yield Listing(tuple(entries))
            entries = []
        if line.startswith("- "):
            entries.append(line[2:])
        elif line.startswith("# "):
            number += 1
            yield Heading(2, line[2:], f"{anchor}-{number}")
        elif line:
            yield Paragraph(line)


def _filled(path: Path, data: Mapping[str, object]) -> str:
    from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    try:
        return environment.from_string(path.read_text("utf-8-sig")).render(**data)
    except UnicodeDecodeError as error:
        raise resources.TemplateError(f"文字模板 {path} 不是 UTF-8 编码：另存为 UTF-8 再试") from error
    except TemplateSyntaxError as error:
        wrong = f"第 {error.lineno} 行写错了（{{{{ … }}}} 或 {{% … %}} 没有写对）"
        raise resources.TemplateError(f"文字模板 {path} {wrong}。照自带的模板改正") from error
    except UndefinedError as error:
        raise resources.TemplateError(f"文字模板 {path} {_unknown(error)}。照自带的模板改正") from error
    except (TemplateError, TypeError, ValueError) as error:
        raise resources.TemplateError(f"文字模板 {path} 用不了（{error}）。照自带的模板改正") from error


def _unknown(error: Exception) -> str:
    """What a name that there is not is called, and on which line of the template it stands."""
    name = re.search(r"'([^']*)'(?: is undefined)?$", str(error))
    places = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    line = f"第 {places[-1]} 行" if places else ""
    return f"{line}写错了（没有 {name.group(1)} 这个名称）" if name else f"{line}写错了"
