"""One file of any kind → its grids: each module reads one file format by ``read(path) -> Iterable[Grid]``.

A reader raises UnreadableError with a sentence for the user; what it had to repair stands in the grids.
"""
