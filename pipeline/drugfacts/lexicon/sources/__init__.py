"""Published lists: each module reads one package of the `lexicon` extra and adds its concepts to a catalog."""

from __future__ import annotations

from drugfacts.lexicon.build import Source

SOURCES: tuple[Source, ...] = ()


def common_words() -> list[str]:
    """The commonest English words."""
    return []
