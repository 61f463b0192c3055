"""Make the messy catalogues and the right reading beside each: ``python tests/data/import/make [NAME…]``."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
names = sorted(path.stem for path in HERE.glob("c[0-9][0-9]_*.py"))
wanted = [name for name in names if len(sys.argv) == 1 or any(word in name for word in sys.argv[1:])]
for name in wanted:
    importlib.import_module(name).make(HERE.parent)
