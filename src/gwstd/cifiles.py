"""A forge's name → its CI files, as ``gwstd init --ci`` lays them into a repository."""

from __future__ import annotations

from typing import Final

from gwstd import resources

FORGES: Final = ("github", "gitlab", "gitee")
"""Where the files go: GitHub Actions, GitLab CI, Gitee Go."""


def files(forge: str) -> dict[str, bytes]:
    """Path from the repository's root (with ``/``) → UTF-8 bytes with LF, sorted. Raises KeyError for another forge."""
    if forge not in FORGES:
        raise KeyError(forge)
    folder = resources.templates("ci") / forge
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8").encode()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
