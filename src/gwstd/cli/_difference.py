"""What a command would change in a file, as a unified diff of its decoded text."""

from __future__ import annotations


def unified(path: str, before: bytes, after: bytes) -> str:
    """The diff under the file's ``path``; where only the encoding or the BOM changes, a line that says so."""
    from difflib import unified_diff

    from gwstd import source

    old, new = (source.lines(source.decode(path, data)[0]) for data in (before, after))
    out = []
    for line in unified_diff(old, new, path, path):
        out.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(out) or f"# {path}：只改文件编码或 BOM 标记\n"
