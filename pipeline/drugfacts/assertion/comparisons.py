"""Whether what seems denied is only compared: "not as much nausea as X", "less sedating than X"."""

from __future__ import annotations

import re

from drugfacts.frames import Candidate, View, grammar

from .cues import Cues
from .denied_slots import nouns_over

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PERCENT = frozenset({"%", "percent"})
_TWO = 2
_TO_PLACEBO = 8  # words of "16 patients in the placebo"
_AUXILIARY = frozenset({"do", "have", "can", "could", "will", "would", "may", "might"})
_LESSER = frozenset({"lower", "reduced", "decreased", "fewer", "less", "smaller", "diminished", "lesser"})
_LESS_OF = frozenset({"reduction", "reductions", "decrease", "decreases", "decline", "drop", "fall"})
_LOWERED = _LESSER | _LESS_OF
_MORE = frozenset({"more", "commoner", "oftener", "higher", "greater", "worse"})
_IN_WHOM = frozenset({"in", "with", "on", "among", "under"})
_ELSEWHERE = frozenset({"than", "against", "versus", "vs", "but", ",", ";"})
_TO_UNTREATED = 8  # words of "more often reported in the placebo group"
_SELDOM = frozenset({"rarely", "seldom", "hardly", "scarcely", "barely", "infrequently", "ever"})


def is_compared(candidate: Candidate, known: Cues) -> bool:
    """Whether a denial compares: "does not cause as much nausea as X", "does not work as well"."""
    tree, term = candidate.clause.tree, candidate.term
    heads = [candidate.clause.at]
    if term is not None and term.view.tree is tree:
        heads.append(term.head)
    degrees = [k for at in heads for k in (at, *tree.kids[at]) if tree.lower(k) in known.negation.degrees]
    return any(tree.lower(n) == "as" and n < k and tree.dep[n] == "advmod" for k in degrees for n in tree.kids[k])


def also_acts(candidate: Candidate) -> bool:
    """Whether a drug acts on one thing more than another, which does not: Y in "unlike Y, X also blocks T"."""
    tree, at = candidate.clause.tree, candidate.clause.at
    if candidate.frame.fact != "mechanism" or "unlike" not in tree.lowers or not candidate.flipped:
        return False
    return any(tree.lower(k) in {"also", "too"} for k in tree.children(at, "advmod"))


def is_outnumbered(candidate: Candidate) -> bool:
    """Whether more people got a harm on placebo than on the drug: "in 5 on X and 16 on placebo"."""
    tree, term = candidate.clause.tree, candidate.term
    if (
        candidate.frame.fact != "side_effect"
        or term is None
        or term.view.tree is not tree
        or "placebo" not in tree.lowers
    ):
        return False
    placebo = tree.lowers.index("placebo")
    numbers = [i for i in range(term.end, placebo) if _NUMBER.fullmatch(tree.words[i])]
    shares = [i for i in numbers if tree.lower(i + 1) in _PERCENT]
    counted = shares or numbers
    if len(counted) != _TWO or placebo - counted[1] > _TO_PLACEBO:
        return False
    if any(candidate.view.mention(i, "condition") is not None for i in range(*counted)):
        return False  # "nausea in 5 %, and headache in 8 % against placebo"
    own, other = (float(tree.words[i].replace(",", "")) for i in counted)
    return other > own


def is_less(candidate: Candidate) -> bool:
    """Whether an adjective that names the harm is said to hold less: "less sedating than X"."""
    tree, at = candidate.clause.tree, candidate.clause.at
    return candidate.frame.names_harm and any(tree.lower(k) in {"less", "least"} for k in tree.kids[at])


def is_lowered(candidate: Candidate) -> bool:
    """Whether it is less of the harm that the drug is told to bring: "a lower risk of C", "a reduction in C".

    Not where another drug brings more: "linked to a lower risk of C than Y".
    """
    tree, term = candidate.clause.tree, candidate.term
    if (
        candidate.frame.fact != "side_effect"
        or term is None
        or term.view.tree is not tree
        or (_LOWERED | {"more"}).isdisjoint(tree.forms)
    ):
        return False
    if "than" in tree.lowers and any(
        candidate.view.mention(i, "drug") for i in range(tree.lowers.index("than"), len(tree))
    ):
        return False
    at = candidate.clause.at
    if any(tree.lower(k) in _LESSER - {"less"} for k in tree.children(at, "acomp")):
        return True  # "E were fewer on X"
    if tree.lower(term.start) in _LESSER and grammar().isa(tree.lemma[term.head], "hard_outcome"):
        return True  # "lower cancer mortality"
    if tree.lowers[max(term.start - 2, 0) : term.start] == ["no", "more"] and "than" not in tree.lowers:
        return True  # "no more panic attacks"
    for noun in (term.head, *nouns_over(candidate)):
        if noun != term.head and tree.lower(noun) in _LESS_OF:
            return True
        if any(tree.lower(k) in _LESSER for k in tree.children(noun, "amod", "nmod") if not term.start <= k < term.end):
            return True
    return False


def is_seldom(candidate: Candidate) -> bool:
    """Whether a clause says that it hardly ever comes to it, so that another drug set against its own does it."""
    tree = candidate.clause.tree
    return any(tree.lower(k) in _SELDOM for k in tree.children(candidate.clause.at, "advmod"))


def is_elided(candidate: Candidate) -> bool:
    """Whether the drug has a clause of its own that takes up the predicate: Y in "X rarely causes C, but Y does"."""
    tree, drug = candidate.clause.tree, candidate.drug
    if not drug.said or drug.view is not candidate.view or tree.dep[drug.end - 1] not in {"nsubj", "nsubjpass"}:
        return False
    verb = tree.head[drug.end - 1]
    return tree.lemma[verb] in _AUXILIARY and verb not in candidate.clause.links


def is_spared(candidate: Candidate, known: Cues) -> bool:
    """Whether a harm is said to come less often than without the drug: "strokes were less frequent than on placebo"."""
    tree, at = candidate.clause.tree, candidate.clause.at
    if candidate.frame.fact != "side_effect":
        return False
    said = (at, *tree.children(at, "acomp", "advmod", "attr"))
    less = next((k for i in said for k in (i, *tree.kids[i]) if tree.lower(k) in known.comparison.less), None)
    rest = range(less + 1, len(tree)) if less is not None else ()
    return any(tree.lower(i) in known.comparison.untreated for i in rest)


def is_commoner_without(candidate: Candidate, known: Cues) -> bool:
    """Whether a harm is said to be more of those who did not get the drug: "was more common in the placebo group".

    Not where the drug stands between, nor "than": "was more common with X than with placebo".
    """
    tree, view, term = candidate.clause.tree, candidate.view, candidate.term
    if candidate.frame.fact != "side_effect" or known.comparison.without.isdisjoint(tree.lowers):
        return False
    if term is None or term.view is not view:
        return False
    for more in (i for i, word in enumerate(tree.lowers) if word in _MORE):
        behind = next((i for i in range(more + 1, len(tree)) if _is_who(tree.lower(i), known) or _is_drug(view, i)), 0)
        if tree.lower(behind) not in known.comparison.without or behind - more > _TO_UNTREATED:
            continue
        if any(tree.lower(i) in _IN_WHOM for i in range(more, behind)):
            return True
    return False


def _is_who(word: str, known: Cues) -> bool:
    return word in _ELSEWHERE or word in known.comparison.without


def _is_drug(view: View, at: int) -> bool:
    return view.mention(at, "drug", "drug_class") is not None
