"""Words as the pieces that an encoder knows: a word that it has never met is put together from such as it has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

GOES_ON = "##"
"""Stands before a piece that goes on with a word: "drow", "##sin", "##ess"."""


def pieces_of(word: str, number_of: Mapping[str, int]) -> list[int] | None:
    """Return the numbers of a word's pieces, from its start the longest that is known each; None if it has others.

    A word that is known itself is one piece; accents do not count, and marks stand for themselves. (Wu et al. 2016,
    "Google's neural machine translation system", as BERT has it.)

    Examples
    --------
    >>> pieces_of("drowsy", {"drow": 3, "drowsiness": 4, "##sy": 5})
    [3, 5]
    >>> pieces_of("long-acting", {"long": 0, "acting": 1, "-": 2})
    [0, 2, 1]
    """
    if word in number_of:
        return [number_of[word]]
    found: list[int] = []
    for part in _parts(word):
        at = 0
        while at < len(part):
            before = GOES_ON if at else ""
            end = next((end for end in range(len(part), at, -1) if before + part[at:end] in number_of), None)
            if end is None:
                return None
            found.append(number_of[before + part[at:end]])
            at = end
    return found or None


def _parts(word: str) -> Iterator[str]:
    """The stretches of letters and digits, and each mark."""
    held = ""
    for c in unicodedata.normalize("NFD", word):
        if unicodedata.combining(c):
            continue
        if c.isalnum():
            held += c
            continue
        if held:
            yield held
        held = ""
        if not c.isspace():
            yield c
    if held:
        yield held
