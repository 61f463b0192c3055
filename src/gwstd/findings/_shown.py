"""How findings are shown alike in every format: the file's path from where the command was started, the advice."""

from __future__ import annotations

from gwstd.model import Corpus, Finding


def path(corpus: Corpus, file: str) -> str:
    """``mzj/shjz.yaml`` → ``catalogs/mzj/shjz.yaml``, with ``/`` on every system."""
    return (corpus.root / file).as_posix()


def advice(finding: Finding) -> str:
    """What to write instead and, in brackets, the article or standard that asks for it; empty where neither is known."""
    from gwstd import manual

    source = manual.source(finding.rule)
    if not source or source in finding.message + finding.help:
        return finding.help
    return f"{finding.help}（依据：{source}）"
