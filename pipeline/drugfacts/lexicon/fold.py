"""Folding of a text to the form that terms are stored in, one character for one, so that offsets hold."""

from __future__ import annotations

import re
import unicodedata

from drugfacts.kept import Kept

#: A word: letters and digits without a break. Matches begin and end at the borders of words.
WORD = re.compile(r"[^\W_]+")

# Hyphens and the spaces of one width: "5-HT2A receptor" and "5 HT2A-receptor" are one term. A line break counts as a
# space, for wrapped text; two in a row do not, so no term runs over a paragraph. Em dashes separate, so they stay.
_SPACES = dict.fromkeys("-\u00ad\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d\t\n\r\u00a0\u2002\u2003\u2009\u202f", " ")
_QUOTES = dict.fromkeys("\u2018\u2019\u02bc\u00b4\u0060\u2032\uff07", "'")
_GREEK = {"\u00b5": "\u03bc", "\u03c2": "\u03c3", "\u03d1": "\u03b8", "\u03d5": "\u03c6"}


def _fold_character(character: str) -> str:
    """The folded form of one character; the character itself where that form is longer than one."""
    lowered = character.lower()
    if len(lowered) != 1:
        return character
    decomposed = unicodedata.normalize("NFKD", lowered)
    # An accent is dropped (e acute); a compatibility form is resolved (subscript two); fractions and ligatures stay.
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    folded = bare.lower() if len(bare) == 1 and len(bare.lower()) == 1 else lowered
    # What a compatibility form resolves to may itself fold: the vertical form of a dash is a dash, and so a space.
    return _SPACES.get(folded) or _QUOTES.get(folded) or _GREEK.get(folded, folded)


def _fold_code(code: int) -> str:
    character = chr(code)
    return _SPACES.get(character) or _QUOTES.get(character) or _fold_character(character)


_TABLE = Kept(_fold_code)


def fold(text: str) -> str:
    """Fold case, accents, hyphens, spaces and quotes, keeping the length.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        A text of the same length in code points: position *i* of one is position *i* of the other.

    Examples
    --------
    >>> fold("Sj\u00f6gren\u2019s 5-HT\u2082A")
    "sjogren's 5 ht2a"
    >>> len(fold("\u0130\ufb01")) == 2
    True
    """
    return text.translate(_TABLE)


def fold_term(term: str) -> str:
    """Fold a term for storage or look-up: as `fold`, with single spaces and without outer punctuation.

    Examples
    --------
    >>> fold_term(" N-methyl-D-aspartate  receptor.")
    'n methyl d aspartate receptor'
    """
    folded = " ".join(fold(term).split())
    start, end = 0, len(folded)
    while start < end and not folded[start].isalnum():
        start += 1
    while end > start and not folded[end - 1].isalnum():
        end -= 1
    return folded[start:end]
