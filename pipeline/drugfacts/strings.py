"""The strings of a vocabulary, each decoded once: a StringStore decodes at every look."""

from __future__ import annotations

from functools import lru_cache

from spacy.strings import StringStore


class Names(dict[int, str]):
    """Strings by their number in a vocabulary, filled as they are asked for."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        name = self[number] = self._strings[number]
        return name


@lru_cache(maxsize=1)
def names_of(strings: StringStore) -> Names:
    """The strings of a vocabulary; those of the one asked for last are kept."""
    return Names(strings)
