"""What became of a use that was tried or hoped for: "tested in C, but the trial showed no benefit", "hopes faded"."""

from __future__ import annotations

from drugfacts.clauses import Tree
from drugfacts.clauses.lists import conjuncts
from drugfacts.frames import Candidate, TermHit, View, grammar

from .cues import Cues, Negation
from .denying_words import is_some
from .scope import chain, first, text_of
from .status import in_trial

_ENDS = frozenset({";", ":"})
_STOPS = frozenset({";", ":", ","})
_JUDGING = frozenset({"shown", "found", "proved", "proven", "judged", "declared", "seen", "turned", "turns"})
_OF_USE = frozenset({"in", "for", "against"})
_IS = frozenset({"'s", "'"})  # as the tagger leaves "it's"
_ALL = frozenset({"both", "neither", "all", "none"})  # of the trials, so that all that was tried failed
_WORDS = 4  # before a condition, from "in"


def came_to_nothing(candidate: Candidate, known: Cues) -> str | None:
    """The words by which a use that was only tried is said to have failed: further on, or in the sentence after.

    Between the use and these words no other condition may be named, for the failure may be one in that.
    """
    term, view = candidate.term, candidate.view
    if candidate.frame.fact != "indication" or term is None or term.view is not view:
        return None
    end = max(conjuncts(view.tree, term.head)[-1] + 1, term.end)
    if (said := _verdict(view, end, known, term)) is not None:
        return said
    tried = any(view.tree.lemma[at] in known.outcome.tried for at in chain(candidate))
    if not tried and (said := _of_study(candidate, term, end, known)) is not None:
        return said
    if not tried and candidate.frame.fixed.get("status") != "investigational" and not in_trial(candidate):
        return None
    if _other_condition(view, term.end, end) and "latter" in view.tree.lowers[end:]:
        return None
    found = _failure(view, end, known) if tried else None
    after = view.after
    if found is None and after is not None and after.block_index == view.block_index and _goes_on(after, known):
        of_all = not _ALL.isdisjoint(after.tree.lowers[:1])
        others = not of_all and _other_condition(view, end, len(view.tree))
        found = None if others else _failure(after, 0, known, term)
    return found


def _verdict(view: View, end: int, known: Cues, term: TermHit) -> str | None:
    """The words joined to a use that judge it: "and found to be useless"; not where they name another condition."""
    if _JUDGING.isdisjoint(view.tree.lowers):
        return None
    found = known.outcome.verdict.search(text_of(view.tree, list(range(end, len(view.tree)))))
    if found is None:
        return None
    said = found.group().strip()
    at = _first_of(view, end, said)
    elsewhere = _other_condition(view, end, at) or _fails_in_another(view, at + said.count(" ") + 1, term)
    return None if elsewhere else said


def _of_study(candidate: Candidate, term: TermHit, end: int, known: Cues) -> str | None:
    """The words by which a study, or its results, say it of what is read by weight: "In C results were negative".

    Nobody may be said to use the drug in between: "It is used in C, although trials showed no benefit".
    """
    view, tree = term.view, term.view.tree
    start = max((i + 1 for i in range(end) if tree.words[i] in _ENDS), default=0)
    if not (candidate.frame.is_weighed or candidate.frame.fixed.get("status") == "investigational"):
        return None
    found = known.outcome.finding.search(text_of(tree, list(range(end, len(tree)))))
    if found is None:
        return None
    said = found.group().strip()
    at = _first_of(view, end, said)
    fronted = any(tree.lower(i) in _OF_USE for i in range(max(term.start - _WORDS, start), term.start))
    studied = any(tree.lemma[i] in known.outcome.studies for i in range(start, at + 1 if fronted else term.start))
    used = any(grammar().isa(tree.lemma[i], "take_verb") for i in range(end, at))
    elsewhere = _other_condition(view, end, at) or _fails_in_another(view, at + said.count(" ") + 1, term)
    return said if studied and not used and not elsewhere else None


def _failure(view: View, start: int, known: Cues, term: TermHit | None = None) -> str | None:
    """The words of failure after a place, unless another condition or "the former" stands before them.

    In a sentence of its own they may be of another condition than the term, which stands after them as well.
    """
    found = known.outcome.failure.search(text_of(view.tree, list(range(start, len(view.tree)))))
    if found is None:
        return None
    said = found.group().strip()
    at = _first_of(view, start, said)
    halved = any(view.tree.lower(i) == "former" for i in range(start, at))
    if halved or _other_condition(view, start, at):
        return None
    return None if term is not None and _fails_in_another(view, at + said.count(" ") + 1, term) else said


def _fails_in_another(view: View, start: int, term: TermHit) -> bool:
    """Whether a failure is said to be one in something else: "found no reduction in D", "did not prevent D"."""
    end = next((i for i in range(start, len(view.tree)) if view.tree.words[i] in _STOPS), len(view.tree))
    named = (view.mention(i, "condition") for i in range(start, end))
    return any(m is not None and (term.mention is None or m.key != term.mention.key) for m in named)


def _first_of(view: View, start: int, said: str) -> int:
    """Where words that were found begin."""
    words = said.split(" ")
    places = (i for i in range(start, len(view.tree)) if view.tree.lowers[i : i + len(words)] == words)
    return next(places, len(view.tree))


def _other_condition(view: View, start: int, end: int) -> bool:
    return any(view.mention(i, "condition") is not None for i in range(start, end))


def _goes_on(view: View, known: Cues) -> bool:
    """Whether a sentence goes on about what was tried before: "But the trial ...", "The results ..."."""
    opening = view.tree.lowers[:3]
    words = {word.removesuffix("s") for word in view.tree.lowers}  # it need not be parsed
    if not known.outcome.tells.isdisjoint(words) and not view.has("drug", "drug_class", "condition"):
        return True
    return not known.outcome.opens.isdisjoint(opening[:2]) or not known.outcome.tried.isdisjoint(opening)


def failed(tree: Tree, links: list[int], known: Cues) -> int | None:
    """The word that says at the predicate, or at what governs it, that a use came to nothing."""
    negation = known.negation
    for at in links:
        for found in (_in_vain(tree, at, negation), _did_nothing(tree, at, negation), _is_useless(tree, at, negation)):
            if found is not None:
                return found
    return _faded(tree, links, known)


def _in_vain(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word by which a use came to nothing: "tried without success", "ended in failure", "to no avail"."""
    for prep in tree.children(at, "prep"):
        for noun in tree.children(prep, "pobj"):
            none = tree.lower(prep) == "without" or any(_none_of(tree, k) for k in tree.kids[noun])
            if any(tree.lower(k) in negation.harms or tree.lower(k) == "on" for k in tree.kids[noun]):
                continue  # "without an effect on survival" says it of that
            bare = tree.lower(prep) == "in" and not tree.kids[noun]
            if (none and tree.lemma[noun] in negation.outcomes) or (bare and tree.lemma[noun] in negation.nouns):
                return noun
    return None


def _did_nothing(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word that says that a drug did nothing for a use: "it made no difference in C", "showed little effect"."""
    if not tree.is_verb(at):
        return None
    for k in tree.children(at, "dobj"):
        if tree.lower(k) == "nothing" or (tree.lower(k) == "little" and not is_some(tree, k)):
            return k
        if tree.lemma[k] in negation.outcomes:
            return first(n for n in tree.kids[k] if n < k and _none_of(tree, n))
    return None


def _none_of(tree: Tree, word: int) -> bool:
    """Whether a word says that there is none, or as good as none: "no", "little", but not "a little"."""
    return tree.lower(word) == "no" or (tree.lower(word) == "little" and not is_some(tree, word))


def _is_useless(tree: Tree, at: int, negation: Negation) -> int | None:
    """The word that calls a drug useless: "for C it is useless"."""
    if tree.lemma[at] != "be" and tree.lower(at) not in _IS:
        return None
    return first(k for k in tree.children(at, "acomp", "attr") if tree.lemma[k] in negation.useless)


def _faded(tree: Tree, links: list[int], known: Cues) -> int | None:
    """The verb by which a hope came to nothing: "hopes that X would help C faded", "in C hopes were dashed"."""
    over = [*links[1:], *(tree.head[at] for at in links)]
    own = (
        k for at in links if tree.lemma[at] in known.outcome.fadings for k in tree.children(at, "nsubj", "nsubjpass")
    )
    hopes = (at for at in (*over, *own) if tree.lemma[at] in known.outcome.hopes and not tree.is_verb(at))
    return next((tree.head[at] for at in hopes if tree.lemma[tree.head[at]] in known.outcome.fadings), None)
