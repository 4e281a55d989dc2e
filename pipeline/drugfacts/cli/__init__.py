"""The command line: each command parses in :mod:`.commands` and works in a module of its own."""

from .main import main, run

__all__ = ["main", "run"]
