"""What denies a whole clause from its front: "in none of our patients was C seen", "what you will not see is C"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate

from .cues import Negation

_PREPOSITIONS = frozenset({"in", "at", "under", "on", "with", "by", "for", "during", "to", "from", "after", "among"})
_NONE = frozenset({"no", "none", "neither", "nobody"})
_ONE = ("not a single", "not one", "not once", "not even once")
_NO_DENIAL = frozenset({"time", "doubt", "case", "treatment", "exception", "small", "wonder", "other"})
"""Nouns and adjectives with which "no" denies something else: "in no time", "with no treatment"."""

_FRONT = 9  # words of "in none of the patients who took it"
_CLEFT = 10  # words of "the one thing that you will not see with X"
_OPENS_CLEFT = frozenset({"what", "thing", "something"})
_DENIABLE = frozenset(
    "see find get do cause bring give produce happen suffer feel meet encounter treat cure help relieve prevent".split()
)
"""What nobody does is not there; what nobody knows, says or expects may well be."""

_IS = frozenset({"is", "are", "was", "were", "'s"})
_STEPPING = frozenset({"do", "be", "have", "can", "could", "will", "would", "may", "might", "should"})
_PARTS = frozenset({";", ":", "–", "—"})
_TURNS = frozenset({"but", "yet", "although", "though", "while", "whereas"})


def denied_from_front(candidate: Candidate, negation: Negation) -> int | None:
    """The word at the front of a clause that denies all behind it, where the predicate or the term stands behind."""
    tree, term = candidate.clause.tree, candidate.term
    if negation.words.isdisjoint(tree.lowers):
        return None
    if term is None or term.anaphoric or term.view.tree is not tree:
        at = candidate.clause.at
    else:
        at = max(candidate.clause.at, term.head)
    start = max((i + 1 for i in range(at) if tree.words[i] in _PARTS or tree.lower(i) in _TURNS), default=0)
    if any(tree.dep[i] == "conj" and tree.has_subject(i) and i > start for i in (at, *tree.ancestors(at))):
        return None  # "at no time did X cause C, and D was rare"
    found = _inverted(tree, start, at)
    return _cleft(tree, start, at, negation) if found is None else found


def is_fronted(tree: Tree, word: int) -> bool:
    """Whether a word denies from the front of its clause, so that a verb has stepped over its subject."""
    start = word - 1 if word > 0 and tree.lower(word - 1) in _PREPOSITIONS else word
    return _inverted(tree, start, len(tree)) == word


def _inverted(tree: Tree, start: int, at: int) -> int | None:
    """The "no" of a phrase before which a verb has stepped over its subject: "at no time did X cause C"."""
    if start >= len(tree):
        return None
    opening = " ".join(tree.lowers[start : start + 3])
    if opening.startswith(_ONE):
        denying = start
    elif tree.lower(start) in _PREPOSITIONS and tree.lower(min(start + 1, len(tree) - 1)) in _NONE:
        denying = start + 1
    else:
        return None
    if not _NO_DENIAL.isdisjoint(tree.lowers[denying + 1 : denying + 3]):
        return None
    for verb in range(denying + 1, min(denying + _FRONT, at)):
        if tree.words[verb] in {",", "("}:
            return None
        if _steps_over(tree, verb):
            return denying
    return None


def _steps_over(tree: Tree, verb: int) -> bool:
    """Whether an auxiliary or "be" stands before its subject: "did" in "did X cause C", "was" in "was C seen"."""
    if tree.tag[verb] not in {"MD", "VBD", "VBZ", "VBP"} or tree.lemma[verb] not in _STEPPING:
        return False
    behind = tree.tag[verb + 1] if verb + 1 < len(tree) else ""
    return behind[:2] in {"NN", "DT", "PR", "JJ", "CD", "EX"}


def _cleft(tree: Tree, start: int, at: int, negation: Negation) -> int | None:
    """The "not" of what is then named: "what you will not see with X is C", "the one thing it does not treat is C"."""
    front = range(start, min(start + _CLEFT, at))
    opens = next((i for i in front[:4] if tree.lower(i) in _OPENS_CLEFT), None)
    verb = next((i for i in front if tree.lower(i) in _IS and tree.lower(i + 1) not in negation.words), None)
    if opens is None or verb is None or any(tree.words[i] == "," for i in range(opens, verb)):
        return None
    denied = (
        i
        for i in range(opens + 1, verb)
        if tree.lower(i) in negation.words and tree.dep[i] == "neg" and tree.lemma[tree.head[i]] in _DENIABLE
    )
    found = next(denied, None)
    return found if found is not None and tree.head[found] < verb else None
