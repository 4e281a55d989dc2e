"""Strings that spaCy makes anew at every look, made once: those of a vocabulary, and the text of a Doc."""

from __future__ import annotations

from functools import lru_cache
from weakref import WeakKeyDictionary

from spacy.strings import StringStore
from spacy.tokens import Doc

from drugfacts.kept import MOST_KEPT, Kept

Names = Kept[int, str]
"""Strings by their number in a vocabulary."""

_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


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
