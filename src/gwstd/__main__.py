"""``python -m gwstd``: the same as the ``gwstd`` command."""

from gwstd.cli import program

if __name__ == "__main__":
    program()
