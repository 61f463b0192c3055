"""How a finding's file is named to people and to CI: the path from where the command was started."""

from __future__ import annotations

from gwstd.model import Corpus


def path(corpus: Corpus, file: str) -> str:
    """``mzj/shjz.yaml`` → ``catalogs/mzj/shjz.yaml``, with ``/`` on every system."""
    return (corpus.root / file).as_posix()
