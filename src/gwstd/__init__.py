"""gwstd：基层政务公开标准目录的编制工具。

The pipe, one verb a step: ``load`` a catalogue folder, ``check`` it, ``merge`` it by field, ``report`` it as a
Document, ``render`` the Document to bytes. Each verb is a pure function in the module of that name.
"""

__version__ = "0.1.0"
