"""Verbs of action beside known terms, for which the parser reads a plain one: "statins lower cholesterol".

The small tagger takes many of them for nouns or adjectives ("close", "poisons", "impair"), above all the plain forms
after a plural that it does not know. It never errs on "reduce".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from drugfacts.kept import MOST_KEPT, Kept

from .forms import possible_lemmas
from .grammar import words as grammar

if TYPE_CHECKING:
    from .inputs import Sheet, Term

_NEAR = 4  # words from the verb to its object, the first of them included
_OURS = frozenset({"your", "our", "their"})
_THEM = frozenset({"it", "them"})
_ACTED_ON = frozenset({"target", "condition"})
_ACTING = frozenset({"drug", "drug_class"})


def acting(sheet: Sheet) -> dict[int, str]:
    """Return the plain verb to be read in the place of each verb of action, by its token."""
    starts = {term.start: term for term in sheet.terms}
    inside = {i for term in sheet.terms for i in range(term.start, term.end)}
    ends = {term.end: term for term in sheet.terms if term.kind in _ACTING}
    words = sheet.words
    told = {term.end for term in sheet.terms if term.kind == "target"}
    opening = {start: "reduces" for start, _ in sheet.sentences if _opens(words, start, starts)}
    return (
        opening
        | _both(words)
        | _going_on(sheet, ends)
        | _before_others(words, inside)
        | {
            at: stand_in
            for at, stand_in in _verbs(words)
            if at not in inside
            and (_has_subject(words, at, stand_in, ends) or _is_told_to(words, at, told))
            and ((stand_in == "reduces" and _follows_subject(words, at, ends)) or _has_object(words, at, starts))
        }
    )


def _going_on(sheet: Sheet, ends: Mapping[int, Term]) -> dict[int, str]:
    """A plain verb for one in the past after another, which looks like an adjective: "X lowered A, induced B"."""
    words = sheet.words
    named = {term.start for term in sheet.terms}
    found: dict[int, str] = {}
    everywhere = [at for at, word in enumerate(words) if word[-2:] == "ed" and _is_inflected(word)]
    for start, end in sheet.sentences if everywhere else ():
        past = everywhere[bisect_left(everywhere, start + 1) : bisect_left(everywhere, end - 1)]
        if past and (past[0] in ends or words[past[0] - 1].lower() in grammar("acting_before")):
            joined = (at for at in past[1:] if words[at - 1] == "," or words[at - 1] in grammar("joint"))
            found |= {at: "had" for at in joined if at + 1 in named}
    return found


def _both(words: list[str]) -> dict[int, str]:
    """A plain verb for two that "both" joins: "can both stimulate and block Y"."""
    if "both" not in words:
        return {}
    joined = (at for at in range(3, len(words) - 1) if words[at - 3] == "both" and words[at - 1] == "and")
    pairs = (at for at in joined if {words[at - 2], words[at]} <= grammar("verb_form"))
    return {k: "reduce" for at in pairs for k in (at - 2, at)}


def _before_others(words: list[str], inside: Container[int]) -> dict[int, str]:
    """A plain verb for a form that what follows shows to be one: "accounts for B", "crosses into", "and tears it"."""
    found: dict[int, str] = {}
    with_preposition, of_body, joint = _prepositions(), grammar("verb_of_body"), grammar("joint")
    for at in [at for at, word in enumerate(words[1:-2], 1) if word[-1:] == "s"]:
        word, after = words[at], words[at + 1]
        if at in inside:
            continue
        if word in with_preposition and words[at + 1 + after.endswith("ly")] in with_preposition[word]:
            found[at] = "goes"
        elif word in of_body and at > 1 and words[at - 2].lower() in _OURS:
            found[at] = "makes"
        elif after in _THEM and words[at - 1] in joint and word[-2:] != "ss":
            found[at] = "takes"
    return found


@cache
def _prepositions() -> dict[str, set[str]]:
    """Verbs, each with the prepositions that show it to be one."""
    found: dict[str, set[str]] = {}
    for phrase in grammar("verb_with_preposition"):
        verb, _, preposition = phrase.partition(" ")
        found.setdefault(verb, set()).add(preposition)
    return found


def _is_inflected(word: str) -> bool:
    """Whether a word is another form of a verb of action than the plain one."""
    return _is_of(word, "verb_alone") or _is_of(word, "verb_form")


@lru_cache(maxsize=MOST_KEPT)
def _is_of(word: str, name: str) -> bool:
    """Whether a word may be a form of a verb of a list, other than the plain one."""
    return any(lemma in grammar(name) for lemma in possible_lemmas(word) if lemma != word)


def _opens(words: list[str], at: int, starts: Mapping[int, Term]) -> bool:
    """Whether a sentence opens with a verb whose subject is left unsaid: "Binds to the ribosome", "Blocks renin"."""
    verb, following = words[at].lower(), words[at + 1].lower() if at + 1 < len(words) else ""
    if not words[at].istitle() or at in starts or verb not in grammar("verb_opening"):
        return False
    return at + 1 in starts or following in grammar("pointing_article") | {"to"} or following.endswith("ly")


def _verbs(words: list[str]) -> Iterator[tuple[int, str]]:
    plain, noun_like, last = _PLAIN, grammar("noun_like_before"), ""
    for at, word in enumerate(words):
        if at and (stand_in := plain[word]):
            yield at, stand_in
        elif at > 1 and last in noun_like and word.endswith("s") and _is_inflected(word):
            yield at, "reduces"  # "X both binds and blocks", "X at first raises"
        last = word


def _plain(word: str) -> str:
    """A form of "reduce" for that of a verb of action that is taken for something else; nothing for other words.

    Examples
    --------
    >>> _plain("poisons"), _plain("antagonises"), _plain("lower"), _plain("lowers"), _plain("table")
    ('reduces', 'reduces', 'reduce', '', '')
    """
    if not word.islower():
        return ""
    if word in grammar("verb_third") or (word.endswith(("ises", "izes")) and _is_of(word, "verb_alone")):
        return "reduces"
    common = word in grammar("verb_form") and word not in grammar("causative") | grammar("verb_plain")
    return "reduce" if common or word in grammar("verb_like") or word in grammar("verb_acting") else ""


_PLAIN = Kept(_plain)


def _has_object(words: list[str], at: int, starts: Mapping[int, Term]) -> bool:
    """Whether a known term that may be acted on follows, with nothing but adjectives before it, or an article."""
    for i in range(at + 1, min(at + 1 + _NEAR, len(words))):
        term = starts.get(i)
        if term is not None and term.kind in _ACTED_ON:
            return True
        if term is not None or words[i].lower() in grammar("between_no_object"):
            return False
        if i == at + 1 and (words[i] in grammar("pointing_article") or (words[i].isupper() and len(words[i]) > 1)):
            return True
    return False


def _follows_subject(words: list[str], at: int, ends: Mapping[int, Term]) -> bool:
    return words[at - 1].lower() in grammar("acting_before") | grammar("adverb_before_verb") or at in ends


def _has_subject(words: list[str], at: int, stand_in: str, ends: Mapping[int, Term]) -> bool:
    """Whether what stands before it, less adverbs, is what acts, or joins it to a verb before."""
    before = _before_adverbs(words, at)
    last = words[before - 1].lower()
    term = ends.get(before)
    if stand_in == "reduces":
        return term is not None or last in grammar("acting_before") | grammar("joint") or last == ","
    if term is None:
        joined = words[at] in grammar("verb_alone") and _is_joined(words, before, ends)
        return joined or last in grammar("acting_before_plain")
    plural = term.kind == "drug_class" and last.endswith("s")
    return plural or (term.start > 1 and words[term.start - 1].lower() in grammar("joint"))


def _before_adverbs(words: list[str], at: int) -> int:
    """Where the adverbs before a verb begin: "also directly blocks", "at first raises"."""
    while at > 1:
        if words[at - 1] in grammar("adverb_before_verb") or words[at - 1].endswith("ly"):
            at -= 1
        elif at > 2 and f"{words[at - 2]} {words[at - 1]}" in grammar("adverb_of_two"):
            at -= 2
        else:
            break
    return at


def _is_told_to(words: list[str], at: int, told: Container[int]) -> bool:
    """Whether it is what a target is brought to do: "clear" in "prompts microglia to clear amyloid"."""
    return at - 1 in told and words[at - 1] == "to" and words[at] in grammar("verb_acting")


def _is_joined(words: list[str], before: int, ends: Mapping[int, Term]) -> bool:
    """Whether "and" stands before a verb, or a drug and something of it: "X and its metabolite inhibit Y"."""
    if words[before - 1] in grammar("joint"):
        return True
    its = before > 3 and words[before - 2] in grammar("pointing_article")
    return its and words[before - 3] in grammar("joint") and before - 3 in ends
