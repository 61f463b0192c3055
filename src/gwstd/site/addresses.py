"""A code in; the name of its page out: the same for ever, and a safe file name on every system.

A sound code is its own name. Any other (a build with ``--force`` has what the clerk wrote: a path, a blank, capitals
that some systems do not tell apart) is spelled out, so that no code leads out of its folder or onto another's page.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

_SOUND: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED: Final = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for devices, with any ending."""
_LONGEST: Final = 100


def page_name(code: str) -> str:
    """The name, without ``.html``, of the page of an item, a field or a department. Different codes, different names."""
    if _SOUND.fullmatch(code) and len(code) <= _LONGEST and not _RESERVED.fullmatch(code):
        return code
    spelled = "_" + "".join(sign if _SOUND.fullmatch(sign) else f"{ord(sign):x}_" for sign in code)
    if len(spelled) <= _LONGEST:
        return spelled
    return "_" + sha256(code.encode("utf-8", "surrogatepass")).hexdigest()
