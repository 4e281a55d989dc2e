"""Reads prose about medicines and writes the facts that the prose states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drugfacts._version import __version__

if TYPE_CHECKING:
    from drugfacts.language import extract, load, pipe

__all__ = ["__version__", "extract", "load", "pipe"]


def __getattr__(name: str) -> Any:
    """Import the pipeline when it is first asked for: ``drugfacts --version`` must not wait for spaCy."""
    if name in {"extract", "load", "pipe"}:
        from drugfacts import language

        return getattr(language, name)
    raise AttributeError(f"module 'drugfacts' has no attribute {name!r}")
