"""Strings that spaCy makes anew at every look, made once: those of a vocabulary, and the text of a Doc."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from weakref import WeakKeyDictionary

from spacy.strings import StringStore
from spacy.tokens import Doc

from drugfacts.kept import MOST_KEPT, Kept

Names = Kept[int, str]
"""Strings by their number in a vocabulary."""

PLAIN = str.maketrans("’‘\u2010\u2011\u00a0\u2009\u202f", "''--   ")
"""Marks of good typography for those of a typewriter, one for one: apostrophes, hyphens, blanks that do not break."""

PLAIN_WORDS: Kept[str, str] = Kept(lambda word: word if word.isspace() else word.translate(PLAIN))
"""Words with such marks, as they are read."""

_BLANKS = frozenset(" \t")  # of a keyboard: two of them in a row are a gap between columns
_PASSED = frozenset({"*", "**", "***", "_", "__", "___"})  # around words in bold or italics
_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


def read_in(words: Sequence[str], start: int, end: int) -> list[int]:
    r"""The tokens of a sentence that are its words, by their numbers.

    None is a mark around words in bold or italics, and none within it is the end of a line: a text whose lines are
    wrapped is read as one whose lines are not. Blanks between columns are words, for they part cells.

    Examples
    --------
    >>> words = ["**", "It", "**", "may", "\n", "cause", "    ", "pain", "\n"]
    >>> [words[i] for i in read_in(words, 0, len(words))]
    ['It', 'may', 'cause', '    ', 'pain', '\n']
    """
    last = end
    while last > start and words[last - 1].isspace():
        last -= 1
    read = [i for i in range(start, last) if words[i] not in _PASSED and not _is_line_end(words[i])]
    return [*read, *range(last, end)] if read else list(range(start, end))


def _is_line_end(word: str) -> bool:
    return word.isspace() and ("\n" in word or _BLANKS.isdisjoint(word))


@lru_cache(maxsize=1)
def names_of(strings: StringStore) -> Names:
    """The strings of a vocabulary; those of the one asked for last are kept."""
    return Kept(strings.__getitem__, 4 * MOST_KEPT)  # words, lemmas, tags, arcs and names together


def text_of(doc: Doc) -> str:
    """The text of a Doc, which never changes: tokens may be split and merged, but keep their characters.

    Examples
    --------
    >>> import spacy
    >>> doc = spacy.blank("en")("It helps.")
    >>> text_of(doc) == doc.text, text_of(doc) is text_of(doc)
    (True, True)
    """
    text = _TEXTS.get(doc)
    if text is None:
        text = _TEXTS[doc] = doc.text
    return text
