"""The words of qualifiers by what they begin with, so that no list of them is gone through for each candidate."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Qualifying(NamedTuple):
    """The words of one qualifier.

    Attributes
    ----------
    id : str
        The qualifier's.
    kinds : frozenset of str
        The kinds of fact that it says something of.
    words : frozenset of str
        What stands beside the predicate or term, of one word or more.
    above : frozenset of str
        The lemmas that count where they govern the predicate.
    """

    id: str
    kinds: frozenset[str]
    words: frozenset[str]
    above: frozenset[str]


class CueIndex:
    """Finds the qualifiers that a sentence may have by its words."""

    __slots__ = ("_above", "_first", "_governing", "_phrases")

    def __init__(self, qualifiers: Iterable[Qualifying]) -> None:
        self._above: dict[str, frozenset[str]] = {}
        self._phrases: dict[str, list[tuple[str, str, frozenset[str], frozenset[str]]]] = {}
        for cue in qualifiers:
            for lemma in cue.above:
                self._above[lemma] = self._above.get(lemma, frozenset()) | cue.kinds
            for words in cue.words:
                first, *others = words.split(" ")
                self._phrases.setdefault(first, []).append((cue.id, words, cue.kinds, frozenset(others)))
        self._first = frozenset(self._phrases)
        self._governing = frozenset(self._above)

    def opens(self, word: str) -> bool:
        """Whether the words of a qualifier may begin with a word."""
        return word in self._first

    def phrased(self, forms: frozenset[str]) -> frozenset[str]:
        """The kinds of fact that the words of a qualifier may say something of, in a sentence of such words."""
        found: set[str] = set()
        for form in forms & self._first:
            for _, _, kinds, others in self._phrases[form]:
                if others <= forms:
                    found |= kinds
        return frozenset(found)

    def governed(self, forms: frozenset[str]) -> frozenset[str]:
        """The kinds of fact of which a qualifier's lemma above the predicate may say something."""
        found: set[str] = set()
        for form in forms & self._governing:
            found |= self._above[form]
        return frozenset(found)

    def qualifying(self, text: str) -> dict[str, str]:
        """The longest words of each qualifier, by its id, in a text with single blanks around each word."""
        longest: dict[str, str] = {}
        for word in self._first.intersection(text.split(" ")):
            for name, words, _, _ in self._phrases[word]:
                known = longest.get(name, "")
                if (len(words), words) > (len(known), known) and f" {words} " in text:
                    longest[name] = words
        return longest
