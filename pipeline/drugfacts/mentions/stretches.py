"""A text cut at its stops and brackets, with the words of each piece: where a word is not, no pattern need be tried."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[a-z0-9]+")
_STRETCH = re.compile(r"[^.;:!?()\[\]]+[.;:!?()\[\]]?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text: up to and with the next stop or bracket.

    Attributes
    ----------
    start, end : int
        Half-open span in code points of the text.
    words : frozenset of str
        Its words in lower case: letters and digits without a break.
    """

    start: int
    end: int
    words: frozenset[str]


@lru_cache(maxsize=2)
def stretches(text: str) -> tuple[Stretch, ...]:
    """The pieces of a text in order; those of the text at hand are kept, for all who ask.

    Examples
    --------
    >>> [(s.start, s.end, sorted(s.words)) for s in stretches("It aches. Badly")]
    [(0, 9, ['aches', 'it']), (9, 15, ['badly'])]
    """
    low = lower(text)
    found = (match.span() for match in _STRETCH.finditer(low))
    return tuple(Stretch(start, end, frozenset(WORD.findall(low, start, end))) for start, end in found)


def matches(regex: re.Pattern[str], text: str, of: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that needs one of some words, and holds no stop and no bracket.

    Parameters
    ----------
    regex
        The pattern. It may look behind its match, and no further ahead than the next character.
    text
        The text, of which `of` may be another form of the same length.
    of
        What is searched.
    words
        In lower case; with letters and digits only.
    """
    for stretch in _with(words, text):
        yield from regex.finditer(of, stretch.start, stretch.end)


@lru_cache(maxsize=2)
def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case."""
    return frozenset[str]().union(*(stretch.words for stretch in stretches(text)))


def _with(words: frozenset[str], text: str) -> list[Stretch]:
    """The pieces of a text that have one of some words."""
    if words.isdisjoint(words_of(text)):
        return []
    return [stretch for stretch in stretches(text) if not words.isdisjoint(stretch.words)]


def places_of(text: str, words: frozenset[str]) -> Iterator[int]:
    """Where each of some words begins, in order."""
    low = lower(text)
    for stretch in _with(words, text):
        for match in WORD.finditer(low, stretch.start, stretch.end):
            if match.group() in words:
                yield match.start()


@lru_cache(maxsize=2)
def lower(text: str) -> str:
    """A text in lower case with straight quotes, and as long as it was."""
    straight = text.replace("’", "'").replace("‘", "'")
    low = straight.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in straight)
