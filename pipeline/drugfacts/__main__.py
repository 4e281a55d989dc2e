"""``python -m drugfacts``: the command line."""

from __future__ import annotations

from drugfacts.cli import run

if __name__ == "__main__":
    run()
