"""``python -m gwstd``: the same as the ``gwstd`` command."""

from gwstd.cli import main

if __name__ == "__main__":
    main()
