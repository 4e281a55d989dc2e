"""Reads prose about medicines and writes the facts that the prose states."""

from __future__ import annotations

from drugfacts._version import __version__

__all__ = ["__version__"]
