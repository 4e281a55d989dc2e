"""Whether the term or the drug itself is denied: "no nausea", "lack of effect on X", "leaves X alone"."""

from __future__ import annotations

from collections.abc import Iterator

from drugfacts.clauses import Tree
from drugfacts.frames import Candidate

from .cues import Cues, Negation
from .denying_words import is_not_only, not_before
from .scope import first

_REACH = 12  # words from a term to what it is left: "leaves COX-1, which protects the stomach, largely alone"
_SELDOM_NOT = frozenset({"not", "n't", "never", "hardly", "scarcely", "rarely", "seldom"})
_APART_FROM = frozenset({("other", "than"), ("independent", "of"), ("independently", "of")})
_IN_PLACE_OF = frozenset({("rather", "than"), ("instead", "of")})
_BEFORE_DRUG = frozenset({"by", "from", "with", "to", "the", "a", "an"})
_DOINGS = frozenset({"side_effect", "mechanism"})
_FROM = frozenset({"by", "from", "to", "with", "on"})
_HOLDS = frozenset({"of", "in", "on", "for", "to", "between", "with", "from"})


def needs_nothing(candidate: Candidate, known: Cues) -> bool:
    """Whether a drug is only had without what does not matter: "sold without a prescription for C"."""
    tree, term = candidate.clause.tree, candidate.term
    if term is None or term.view.tree is not tree:
        return False
    return any(
        tree.lower(k) == "without" and is_dispensed_with(tree, k, known.negation)
        for at in (term.head, *tree.ancestors(term.head))
        for k in (at, *tree.kids[at])
    )


def is_dispensed_with(tree: Tree, preposition: int, negation: Negation) -> bool:
    """Whether what is wanting does not matter: "sold without a prescription for C"."""
    return any(tree.lemma[p] in negation.dispensable for p in tree.children(preposition, "pobj", "pcomp"))


def is_not_without(tree: Tree, preposition: int) -> bool:
    """Whether a "without" is denied itself: "is not without danger", "rarely without cramps"."""
    return preposition > 0 and tree.lower(preposition) == "without" and tree.lower(preposition - 1) in _SELDOM_NOT


def is_subject(candidate: Candidate) -> bool:
    """Whether a term is the subject of the verb over it, which the verb does not deny: "C failed"."""
    source = candidate.sources.get("term")
    return source is not None and source.tree.dep[source.head] in {"nsubj", "nsubjpass"}


def denied_slot(candidate: Candidate, negation: Negation) -> int | None:
    """The word that denies one of the slots itself: "no nausea", "lack of effect on X"."""
    tree, term = candidate.clause.tree, candidate.term
    if _is_of_another(candidate):
        return None
    if (word := _prefixed(candidate)) is not None or (word := _not_by_it(candidate)) is not None:
        return word
    heads = [a.head for a in candidate.sources.values() if a.tree is tree]
    own = term.head if term is not None and term.view.tree is tree and not term.anaphoric else None
    if own is not None:
        heads.append(own)
    if (word := first(_argument_denied(tree, at, negation) for at in heads)) is not None or own is None:
        return word
    if candidate.frame.fact == "mechanism" and (word := _acts_without(tree, own)) is not None:
        return word
    if (word := _left_unchanged(candidate, negation)) is not None:
        return word
    word = first(_noun_over_denies(tree, at, negation) for at in nouns_over(candidate))
    return word if word is not None else _none_right_before(candidate, negation)


def _not_by_it(candidate: Candidate) -> int | None:
    """The "not" or "than" by which a drug is said not to do it: "caused by A, not by X", "A rather than X causes C"."""
    tree, drug = candidate.clause.tree, candidate.drug
    if candidate.frame.fact not in _DOINGS:
        return None
    if not drug.said:
        return _not_with_it(candidate)
    if drug.view is not candidate.view:
        return None
    before = drug.start - 1
    while before > 0 and tree.lower(before) in _BEFORE_DRUG:
        before -= 1
    if before > 0 and (tree.lower(before - 1), tree.lower(before)) in _IN_PLACE_OF:
        return before
    at = drug.end - 1
    if candidate.frame.fact != "side_effect" or tree.dep[at] != "pobj":
        return None
    return _not_from(tree, tree.head[at])


def _not_with_it(candidate: Candidate) -> int | None:
    """The "not" by which a drug is excepted that the clause does not name: "seen with placebo but not with X"."""
    view, tree = candidate.view, candidate.view.tree
    own = {m.start for found in view.mentions.values() for m in found if m.key == candidate.drug.key}
    if len(own) != 1 or candidate.clause.tree is not tree:
        return None
    return _not_from(tree, own.pop() - 1)


def _not_from(tree: Tree, preposition: int) -> int | None:
    """The "not" right before a preposition that names what something comes of."""
    return not_before(tree, preposition) if preposition > 0 and tree.lower(preposition) in _FROM else None


def _prefixed(candidate: Candidate) -> int | None:
    """The "non" that takes an adjective back which names a harm: "non-drowsy", "non - addictive"."""
    term = candidate.term
    if candidate.frame.fact != "side_effect" or term is None or term.anaphoric:
        return None
    tree, at = term.view.tree, term.head
    if at < 2 or tree.lower(at - 2) != "non" or tree.words[at - 1] != "-":
        return None
    return at - 2 if term.end == at + 1 and term.start >= at - 2 else None


def _none_right_before(candidate: Candidate, negation: Negation) -> int | None:
    """The "no" of what stands right before a term, wherever the parser hung it: "no signal for C emerged"."""
    tree, term = candidate.clause.tree, candidate.term
    if term is None or candidate.frame.fact != "side_effect":
        return None
    held = term.start - 2
    if held < 1 or tree.lower(held + 1) not in _HOLDS or tree.lemma[held] not in negation.held:
        return None
    return next((i for i in range(held - 1, max(held - 3, -1), -1) if tree.lower(i) in {"no", "zero"}), None)


def _is_of_another(candidate: Candidate) -> bool:
    """Whether it is told beside of another drug: "no increase in C, which is common with Y", "no C, a danger of Y"."""
    tree, drug, term = candidate.clause.tree, candidate.drug, candidate.term
    if term is None or not drug.said or drug.view is not candidate.view or term.view is not candidate.view:
        return False
    at = candidate.clause.at
    top = next((i for i in (at, *tree.ancestors(at)) if tree.dep[i] in {"relcl", "appos"}), None)
    return (
        top is not None
        and term.head < top
        and drug.end - 1 in tree.subtree(top)
        and _explained(tree, top) in {term.head, *tree.ancestors(term.head)}
    )


def _explained(tree: Tree, top: int) -> int:
    """What a clause or an aside is said of; of "C, a problem that dogs Y" C."""
    noun = tree.head[top]
    return tree.head[noun] if tree.dep[noun] == "appos" else noun


def _left_unchanged(candidate: Candidate, negation: Negation) -> int | None:
    """The word by which a term is left as it was: "leaves T alone", "T is unaffected"."""
    tree, term = candidate.clause.tree, candidate.term
    if term is None or candidate.frame.fixed.get("negated"):
        return None
    after = (i for i in range(term.end, min(term.end + _REACH, len(tree))) if tree.lower(i) in negation.unchanged)
    if any(tree.lemma[i] == "leave" for i in range(max(term.start - 3, 0), term.start)):
        return next(after, None)
    if not candidate.frame.is_weighed or not is_subject(candidate):
        return None
    return first(k for k in tree.children(candidate.clause.at, "acomp", "oprd") if tree.lower(k) in negation.unchanged)


def is_apart_from(tree: Tree, noun: int) -> bool:
    """Whether what a noun says is what a drug acts without: "a way other than T inhibition", "independent of T"."""
    preposition = tree.head[noun]
    apart = (tree.lower(preposition - 1), tree.lower(preposition)) in _APART_FROM
    return apart and preposition > 0 and tree.dep[noun] == "pobj"


def _acts_without(tree: Tree, term: int) -> int | None:
    """The word by which a drug is said to act without a target, or what names it: "independent of T inhibition"."""
    while tree.dep[term] in {"compound", "nmod"} and term < tree.head[term]:
        term = tree.head[term]
    return tree.head[term] - 1 if is_apart_from(tree, term) else None


def nouns_over(candidate: Candidate) -> Iterator[int]:
    """The nouns that hold the term of a candidate, up to its predicate: "deaths" in "deaths from C occurred"."""
    tree, term = candidate.clause.tree, candidate.term
    if term is None or term.view.tree is not tree or term.anaphoric:
        return iter(())
    return _nouns_over(tree, term.head, candidate.clause.at if candidate.clause.at != term.head else -1)


def _nouns_over(tree: Tree, at: int, stop: int) -> Iterator[int]:
    """The nouns that hold a term, up to the predicate: "effect" and "lack" in "lack of effect on C"."""
    while at != stop:
        above = tree.head[at]
        if tree.dep[at] == "conj" and above != stop:
            at = above
            continue
        if tree.dep[at] != "pobj" or tree.lower(above) not in _HOLDS or not tree.is_noun(tree.head[above]):
            return
        at = tree.head[above]
        yield at


def _noun_over_denies(tree: Tree, noun: int, negation: Negation) -> int | None:
    """The denial of a noun that holds the term: "absence of C", "no link between X and C"."""
    if tree.lemma[noun] in negation.holders:
        return noun
    if tree.lemma[noun] not in negation.held:
        return None
    return first(k for k in tree.kids[noun] if k < noun and tree.lower(k) in {"no", "zero"})


def _argument_denied(tree: Tree, at: int, negation: Negation) -> int | None:
    """The denial that a term or drug carries itself: "no nausea", "neither X nor Y", "without nausea"."""
    if tree.lower(at) in {"neither", "none"}:
        return at
    for k in tree.kids[at]:
        if (
            k < at
            and tree.dep[k] in {"det", "neg", "preconj", "advmod", "cc", "nummod"}
            and tree.lower(k) in {"no", "not", "neither", "without", "never", "zero"}
        ):
            return None if is_not_only(tree, k) else k
        if tree.lower(k) == "little" and (word := first(n for n in tree.kids[k] if tree.lower(n) == "no")) is not None:
            return word  # "little or no nausea"
    head = tree.head[at]
    if tree.dep[at] == "conj" and any(tree.lower(i) == "nor" for i in range(head + 1, at)):
        return _argument_denied(tree, head, negation)  # D in "C but neither D nor E", "no D nor E"
    if tree.dep[at] != "pobj":
        return None
    if tree.lower(head) != "without" or tree.lemma[at] in negation.dispensable:
        return None
    return None if is_not_without(tree, head) else head
