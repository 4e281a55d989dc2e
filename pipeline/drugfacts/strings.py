"""Strings that spaCy makes anew at every look, made once: those of a vocabulary, and the text of a Doc."""

from __future__ import annotations

from functools import lru_cache
from weakref import WeakKeyDictionary

from spacy.strings import StringStore
from spacy.tokens import Doc

from drugfacts.kept import MOST_KEPT, Kept

Names = Kept[int, str]
"""Strings by their number in a vocabulary."""

PLAIN = str.maketrans("’‘\u2010\u2011\u00a0\u2009\u202f", "''--   ")
"""Marks of good typography for those of a typewriter, one for one: apostrophes, hyphens that do not break, such blanks."""

PLAIN_WORDS: Kept[str, str] = Kept(lambda word: word.translate(PLAIN))
"""Words with such marks, as they are read."""

_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()
_PLAIN_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


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


def plain_text_of(doc: Doc) -> str:
    """The text of a Doc as it is searched: with the marks of a typewriter, and as long as it was.

    Examples
    --------
    >>> import spacy
    >>> plain_text_of(spacy.blank("en")("Crohn’s, off\u2011label"))
    "Crohn's, off-label"
    """
    text = _PLAIN_TEXTS.get(doc)
    if text is None:
        text = _PLAIN_TEXTS[doc] = text_of(doc).translate(PLAIN)
    return text
