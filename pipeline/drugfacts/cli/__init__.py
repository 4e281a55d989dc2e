"""The command line: each command parses in :mod:`.commands` and works in a module of its own."""

from __future__ import annotations

import gc
import os
import sys

__all__ = ["run"]

_OBJECTS_BEFORE_COLLECTION = 300_000  # a loaded pipeline is 200,000; a long run holds 40 MB more than by default


def run() -> None:
    """Run the command that the program was started with, and exit.

    Nearly all that a run makes before its first text is kept to the end. To look through it for garbage again and again
    while it grows, and once more at the end, takes a fifth of the time of a short run and finds none.

    Processes work side by side (``--workers``), so NumPy has one core in each.
    """
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    # Before NumPy is there: its products are small, and threads wait.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from .main import heed_sigterm, main

    heed_sigterm()
    try:
        sys.exit(main())
    finally:
        gc.freeze()
