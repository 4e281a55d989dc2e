"""The strings of a vocabulary, each decoded once: a StringStore decodes at every look."""

from __future__ import annotations

from functools import lru_cache

from spacy.strings import StringStore

from drugfacts.kept import Kept

Names = Kept[int, str]
"""Strings by their number in a vocabulary."""


@lru_cache(maxsize=1)
def names_of(strings: StringStore) -> Names:
    """The strings of a vocabulary; those of the one asked for last are kept."""
    return Kept(strings.__getitem__)
