"""The lemmas that a word may have, whatever its part of speech: more than it has, never fewer."""

from __future__ import annotations

from functools import lru_cache

from drugfacts.kept import MOST_KEPT

from .grammar import words as grammar

_RULES = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ves", "f"),
    ("ves", "fe"),
    ("ses", "sis"),
    ("ed", ""),
    ("ed", "e"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ying", "ie"),
    ("er", ""),
    ("er", "e"),
    ("ier", "y"),
    ("est", ""),
    ("est", "e"),
    ("iest", "y"),
)
_DOUBLED = ("ed", "ing", "er", "est")


@lru_cache(maxsize=MOST_KEPT)
def possible_lemmas(word: str) -> frozenset[str]:
    """Return the lemmas that a word in lower case may have, the word itself among them.

    Examples
    --------
    >>> sorted(possible_lemmas("stopped"))
    ['stop', 'stopp', 'stoppe', 'stopped']
    >>> "give" in possible_lemmas("gave")
    True
    """
    found = {word, *_irregular().get(word, ())}
    for ending, instead in _RULES:
        if word.endswith(ending):
            found.add(word[: len(word) - len(ending)] + instead)
    for ending in _DOUBLED:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and stem[-1] == stem[-2]:
            found.add(stem[:-1])
    return frozenset(found)


@lru_cache(maxsize=MOST_KEPT)
def licensing_verb(word: str) -> str | None:
    """Return the verb for what a regulator does to a drug that a word is a form of, None where it is of none.

    Examples
    --------
    >>> licensing_verb("authorised"), licensing_verb("popular")
    ('authorise', None)
    """
    return next((form for form in sorted(possible_lemmas(word)) if form in grammar("licensing")), None)


@lru_cache(maxsize=MOST_KEPT)
def verb_of(word: str) -> str:
    """The verb that a word may be a form of: "bind" for "binds", "binding"; nothing where it is of none."""
    return next((form for form in sorted(possible_lemmas(word)) if form != word and is_plain(form)), "")


def is_plain(word: str) -> bool:
    """Whether a word may be the plain form of a verb: "bind"."""
    return any(word in grammar(name) for name in ("verb_form", "verb_like", "verb_acting", "verb_alone"))


@lru_cache(maxsize=1)
def _irregular() -> dict[str, list[str]]:
    """Irregular forms: each with its lemmas."""
    found: dict[str, list[str]] = {}
    for line in grammar("irregular"):
        lemma, _, forms = line.partition(": ")
        for form in forms.split():
            found.setdefault(form, []).append(lemma)
    return found
