"""The command line with a pipeline that does what texts say (`spoiled.py`), for runs that are to be disturbed."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import spoiled

if __name__ == "__main__":
    from drugfacts.cli import extract, run

    extract.Pipeline = lambda *args, **kwargs: spoiled.process  # type: ignore[misc,assignment]
    run()
