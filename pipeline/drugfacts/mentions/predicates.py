"""Whether a pronoun can stand for a drug, from its predicate: expletives, verbs of agencies, verbs of symptoms."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from .anaphora_words import FILE, nouns, section
from .knowledge import load, words
from .view import Stretch, View

_BE = frozenset({"is", "are", "was", "were", "be", "been", "'s", "'re"})
_SUBJECT = ("nsubj", "nsubjpass")
_OF_PASSIVE = frozenset({"is", "was", "be", "been", "being", "are", "were", "'s", "'re"})
_DONE_TO = ("heal", "settle", "resolve")
_INNER = frozenset({"compound", "poss", "prep", "pobj", "appos", "conj", "nmod", "amod"})


class Fit(Enum):
    """How well a drug fits a place in a sentence."""

    NO = "no"
    OPEN = "open"
    YES = "yes"


@cache
def forms(group: str) -> frozenset[str]:
    """The words of a list of verbs in all their forms.

    Examples
    --------
    >>> {"blocks", "blocked", "blocking"} <= forms("drug_subject")
    True
    """
    found: set[str] = set()
    for line in section("verbs")[group]:
        for verb in (v.strip() for v in line.split("|")):
            stem = verb.removesuffix("e")
            found |= {verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing", f"{verb}ed"}
            found |= {f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"}
            if verb.endswith("y"):
                found |= {f"{verb[:-1]}ies", f"{verb[:-1]}ied"}
    return frozenset(found)


@cache
def _expletives() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((r["id"], re.compile(r["pattern"].replace("<it>", "\x01"))) for r in load(FILE)["expletive"])


def expletive(sentence: str, position: int) -> str | None:
    """The rule by which an "it" refers to nothing, or None.

    Parameters
    ----------
    sentence
        In lower case, with straight quotes.
    position
        Where the "it" stands in it, in code points.

    Examples
    --------
    >>> expletive("it is not known whether it helps", 0)
    'expletive.that_clause'
    >>> expletive("it is not known whether it helps", 24) is None
    True
    """
    marked = f"{sentence[:position]}\x01{sentence[position + 2 :]}"
    return next((name for name, pattern in _expletives() if pattern.search(marked)), None)


def fit(view: View, token: int, sentence: Stretch) -> Fit:
    """How well a drug fits where a pronoun stands."""
    lower = view.lowers[token]
    if lower in ("its", "their"):
        return _possessed(view, token, sentence)
    dep = view.deps[token]
    if lower == "it" and _after_kind(view, token, sentence):
        return Fit.YES
    if dep in _SUBJECT or not view.parsed:
        return _as_subject(view, token, sentence)
    if dep in ("dobj", "dative"):
        return _as_object(view.lowers[view.heads[token]])
    if dep == "pobj":
        return _after_preposition(view, token)
    return Fit.OPEN


def _after_kind(view: View, token: int, sentence: Stretch) -> bool:
    """Whether a sentence, or what follows a colon, says before "it" what kind of drug that is: "An N, it blocks"."""
    first = token
    while first > sentence.start and view.lowers[first - 1] not in (":", ";", "–", "—"):
        first -= 1
    before = view.lowers[first:token]
    if len(before) < 3 or before[0] not in ("a", "an", "another") or before[-1] != ",":
        return False
    end = next(i for i in range(first, token) if view.lowers[i] in (",", "of", "that", "which", "at", "for", "with"))
    head = view.lowers[end - 1]
    named = view.named_at(end - 1)
    return (named is not None and named.is_class) or head in nouns("drug") or head in words(FILE, "acting")


def _possessed(view: View, token: int, sentence: Stretch) -> Fit:
    lists = section("possessed")
    following = view.lowers[token + 1 : min(token + 4, sentence.end)]
    if any(w in lists["agency"] for w in following[:2]) or (following and following[0] in lists["condition"]):
        return Fit.NO
    return Fit.YES if following and (following[0] in lists["drug"] or _in_list(following, lists["drug"])) else Fit.OPEN


def _in_list(following: list[str], nouns: list[str]) -> bool:
    """Whether one of the next two words is listed ("its broad clinical use")."""
    return any(w in nouns for w in following[:3] if w.isalpha())


def _as_subject(view: View, token: int, sentence: Stretch) -> Fit:
    verbs = predicate(view, token, sentence)
    passive = view.deps[token] == "nsubjpass" or _passive(view, token, sentence)
    head = verbs[0] if verbs else ""
    if any(v in forms("drug_passive") for v in verbs) and passive:
        return Fit.YES
    if not passive and (head in forms("agent_subject") or head in words(FILE, "patient_did")):
        return Fit.NO
    if any(v in forms("drug_subject") for v in verbs):
        return Fit.YES
    if not passive and head in forms("event_subject") and not _only_seems(view, token) and not _heals(view, token):
        return Fit.NO
    return Fit.YES if _is_a_drug(view, token, sentence) else Fit.OPEN


def _heals(view: View, token: int) -> bool:
    """Whether what else befalls an illness is done to one: "it heals ulcers", not "it heals"."""
    verb = view.heads[token]
    done_to = (c for c in view.children(verb) if view.deps[c] == "dobj")
    return view.lowers[verb].startswith(_DONE_TO) and any(done_to)


def _only_seems(view: View, token: int) -> bool:
    """Whether the verb says that something seems so, and what is said stands behind: "it appears to calm"."""
    verb = view.heads[token]
    behind = (c for c in view.children(verb) if view.deps[c] == "xcomp")
    return view.lowers[verb].startswith("appear") and any(view.tags[c] == "VB" for c in behind)


def predicate(view: View, token: int, sentence: Stretch) -> list[str]:
    """The verbs of which a token is the subject, the finite one first: "is thought to work" gives thought, work."""
    if not view.parsed:
        window = view.lowers[token + 1 : min(token + 6, sentence.end)]
        small = {"is", "was", "has", "can", "may", "also", "not", "be", "been", "to", "'s", "does", "did", "should"}
        return [w for w in window if w not in small and w.isalpha()]
    head = view.heads[token]
    found, chain = [head], [head]
    while chain:
        current = chain.pop()
        for child in view.children(current):
            own_subject = any(view.deps[c] in _SUBJECT for c in view.children(child))
            if view.deps[child] in ("xcomp", "conj") and not own_subject:
                found.append(child)
                chain.append(child)
    return [view.lowers[i] for i in found if i != token]


def _passive(view: View, token: int, sentence: Stretch) -> bool:
    return not _OF_PASSIVE.isdisjoint(view.lowers[token + 1 : min(token + 5, sentence.end)])


def _is_a_drug(view: View, token: int, sentence: Stretch) -> bool:
    """Whether the predicate names a drug or class: "it is an antibiotic", "they're medicines"."""
    if _BE.isdisjoint(view.lowers[token + 1 : min(token + 5, sentence.end)]):
        return False
    for i in range(token + 2, min(token + 12, sentence.end)):
        word = view.lowers[i]
        if word in {",", "that", "which", "of", "for", "to", "in", "by", ";", "with", "than"}:
            return False
        named = view.named_at(i)
        if (named and named.is_class) or word in nouns("drug"):
            return True
    return False


def _as_object(verb: str) -> Fit:
    if verb in forms("condition_object"):
        return Fit.NO
    return Fit.YES if verb in forms("drug_object") else Fit.OPEN


def _after_preposition(view: View, token: int) -> Fit:
    at = view.heads[token]
    preposition = view.lowers[at]
    if preposition in words(FILE, "condition_prepositions"):
        return Fit.NO
    owner = view.lowers[view.heads[at]]
    if preposition in ("with", "to", "on", "of", "off") and (
        owner in forms("drug_object") or owner in forms("drug_passive") or owner in words(FILE, "tied_to_a_drug")
    ):
        return Fit.YES
    return Fit.OPEN


def other_subjects(view: View, start: int, end: int, plural: bool, verb: int = -1) -> list[int]:
    """Subjects between two tokens that are no drugs, persons or pronouns, in the number asked for."""
    persons = words(FILE, "persons")
    wanted = ("NNS", "NNPS") if plural else ("NN", "NNP")
    found = []
    for i in [i for i, dep in enumerate(view.deps[start:end], start) if dep in _SUBJECT]:
        if view.heads[i] == verb or view.lowers[i] in persons:
            continue
        coordinated = plural and any(view.deps[c] == "conj" for c in view.children(i))
        if (view.tags[i] in wanted or coordinated) and not _has_drug(view, i):
            found.append(i)
    return found


def _has_drug(view: View, head: int) -> bool:
    """Whether a noun phrase is, holds or belongs to a drug: "ketamine", "ketamine's mechanism", "the use of it"."""
    stack, steps = [head], 0
    while stack and steps < 40:
        token = stack.pop()
        steps += 1
        if view.named_at(token) is not None:
            return True
        stack += [c for c in view.children(token) if view.deps[c] in _INNER]
    return False
